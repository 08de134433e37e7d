"""On Protokoll: sending it round, and that it was approved; each asks first, and says what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting.approval import lacks, proposed_due
from sognko_tui.office import approving, sentences
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.entry import a_date, show_date, wrong_date
from sognko_tui.tui.screens.protocol_view import ProtocolView

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
            said = _("{files} i {folder} blir skriven: send rundt {on}, merknader innan {due}.")
            return said.format(on=show_date(on), due=show_date(due), **self._goes_to())

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
                "{files} i {folder} blir skriven som godkjend i {where}, og står sidan som han er. "
                "Det som er skrive og sletta att undervegs, blir borte for godt."
            )
            return said.format(where=answers["where"], **self._goes_to())

        def act(answers: Answers, aside: Callable[[Path], None]) -> tuple[Path, ...]:
            return approving.approve(self._opened, answers["where"], aside)

        hint = _("møtet som godkjende, eller korleis og når det vart gjort")
        where = approving.approving_meeting(meeting)
        ask = Ask("where", _("Godkjend i"), where, required=True, hint=hint)
        form = FormDialog(_("Protokollen er godkjend"), [ask], preview=preview)
        self._ask(form, act, _("Godkjend og skriven: {path}"))

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

    def _goes_to(self) -> dict[str, str]:
        """What will be written, and the folder of the archive where."""
        return {"files": ", ".join(self._opened.files()), "folder": self._opened.id}

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
