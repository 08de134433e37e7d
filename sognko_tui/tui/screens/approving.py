"""On Protokoll: sending it round, and that it was approved; each asks first, and says what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting.approval import lacks, proposed_due
from sognko_tui.office import approving, sentences
from sognko_tui.office.recording import record
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.working import Working, WorkingDialog
from sognko_tui.tui.entry import a_date, show_date, wrong_date
from sognko_tui.tui.screens.protocol_view import ProtocolView

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sognko_tui.meeting.events import ProtocolApproved
    from sognko_tui.tui.dialogs.form import Answers


class Approving(ProtocolView):
    """What takes the protocol that is shown from a draft to an approved record."""

    def action_circulate(self) -> None:
        """Note that the protocol is sent round, and write what is to be sent."""
        meeting = self._opened.meeting
        if self._hindered(but_for="faults"):
            return
        today = self.sognko.desk.clock.now().date()
        sent = meeting.circulated
        manner = sent.manner if sent is not None else approving.usual_manner(meeting.board)
        asks = [
            Ask("on", _("Send rundt"), show_date(today), required=True, check=wrong_date),
            Ask(
                "due",
                _("Merknader innan"),
                show_date(proposed_due(meeting, today)),
                required=True,
                check=wrong_date,
            ),
            Ask("manner", _("Korleis"), manner, hint=_("til dømes e-post")),
        ]

        def wrong(answers: Answers) -> str:
            on, due = a_date(answers["on"]), a_date(answers["due"])
            if on is not None and due is not None and due < on:
                return _("Fristen for merknader er før dagen protokollen blir send rundt.")
            return ""

        def preview(answers: Answers) -> str:
            on, due = a_date(answers["on"]), a_date(answers["due"])
            if on is None or due is None:
                return ""
            said = _(
                "Send rundt {on}, merknader innan {due}. Desse filene blir skrivne i {folder}: {files}"
            )
            files = ", ".join(self._opened.files_sent())
            return said.format(
                on=show_date(on), due=show_date(due), folder=self._opened.id, files=files
            )

        def act(answers: Answers, aside: Callable[[Path], None]) -> tuple[Path, ...]:
            on, due = a_date(answers["on"]), a_date(answers["due"])
            assert on is not None  # the form has looked at both
            return approving.circulate(self._opened, on, due, answers["manner"], aside)

        form = FormDialog(_("Send protokollen rundt"), asks, preview=preview, wrong=wrong)
        self._ask(form, act, _("Ført som send rundt, og skriven: {path}"))

    def action_approve(self) -> None:
        """The board has approved the protocol: from here on it is only corrected, in new versions."""
        meeting = self._opened.meeting
        if self._hindered():
            return

        def preview(answers: Answers) -> str:
            if not answers["where"]:
                return ""
            said = _(
                "Godkjend i {where}; protokollen står sidan som han er. Det som er skrive og sletta "
                "att undervegs, blir borte for godt. Desse filene blir skrivne i {folder}: {files}"
            )
            files = ", ".join(self._opened.files_sealed())
            return said.format(where=answers["where"], folder=self._opened.id, files=files)

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._make_ready(answers["where"])

        hint = _("møtet som godkjende, eller korleis og når det vart gjort")
        where = approving.approving_meeting(meeting)
        ask = Ask("where", _("Godkjend i"), where, required=True, hint=hint)
        form = FormDialog(_("Protokollen er godkjend"), [ask], preview=preview)
        self.app.push_screen(form, answered)

    def _make_ready(self, where: str) -> None:
        """See beside the screen that it can be approved: with a template of the board's it takes time."""

        def work(
            _progress: Callable[[int, int], None], stopped: Callable[[], bool]
        ) -> tuple[ProtocolApproved, ...]:
            event = approving.approval(self._opened, where)
            return () if stopped() else (event,)

        Working(
            self,
            work,
            self._record_approval,
            lambda stop: WorkingDialog(_("Gjer klart til godkjenning"), "", stop),
            Trouble("export_failed"),
        ).start()

    def _record_approval(self, found: tuple[ProtocolApproved, ...] | Trouble) -> None:
        """Record it, and write beside the screen what was approved.

        What is recorded is approved. Where the program ends before all is written, `sognko verify`
        names what lacks, and writing the protocol again completes it.
        """
        try:
            if isinstance(found, Trouble):
                raise found
            if not found:
                self.say(_("Stoppa: ingenting er ført."))
                return
            record(self._opened, *found)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
            return
        kept: list[Path] = []
        Working(
            self,
            lambda _progress, _stopped: self._opened.write(kept.append),
            lambda written: self._say_approved(written, kept),
            lambda _stop: WorkingDialog(_("Skriv den godkjende protokollen"), "", None),
            Trouble("export_failed"),
        ).start()

    def _say_approved(self, written: tuple[Path, ...] | Trouble, kept: list[Path]) -> None:
        self.show_paper()
        if isinstance(written, Trouble):
            self.say(sentences.trouble(written), "error")
            return
        said = _("Godkjend og skriven: {path}").format(path=self.lies(written))
        self.say_written(said, kept)

    def _hindered(self, but_for: str = "") -> bool:
        """Say why the protocol cannot go on its way, where it cannot."""
        meeting = self._opened.meeting
        if self._opened.session is None:
            self.say(_("Møtet er ope berre for lesing: ingenting vart endra."), "warning")
            return True
        lack = lacks(meeting)
        if lack is None or lack == but_for:
            return False
        if lack == "approved":
            self.say(_("Protokollen er godkjend alt. {where}").format(where=meeting.approved_where))
        elif lack == "read":
            self.say(_("Protokollen er lesen av ei maskin: originalen gjeld."), "warning")
        else:
            self.say(_("Dette er eit utkast: G viser kva som står att."), "warning")
        return True

    def _ask(
        self,
        form: FormDialog,
        act: Callable[[Answers, Callable[[Path], None]], tuple[Path, ...]],
        said: str,
    ) -> None:
        """Ask, do what was answered, show the protocol as it reads now and `said` of it."""

        def answered(answers: Answers | None) -> None:
            if answers is None:
                return
            kept: list[Path] = []
            try:
                paths = act(answers, kept.append)
            except Trouble as trouble:
                self.show_paper()
                self.say(sentences.trouble(trouble), "error")
                return
            self.show_paper()
            self.say_written(said.format(path=self.lies(paths)), kept)

        self.app.push_screen(form, answered)
