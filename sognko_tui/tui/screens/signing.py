"""On Protokoll: who signed the approved protocol, and taking in what was signed outside the program."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sognko_tui.office import restricted, sentences
from sognko_tui.office.sentences.verifying import KINDS
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.choose_file import ChooseFileDialog
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.dialogs.signatures import SignaturesDialog
from sognko_tui.tui.dialogs.working import Working, WorkingDialog
from sognko_tui.tui.entry import a_date, show_date, wrong_date
from sognko_tui.tui.screens.exporting import LETTERS
from sognko_tui.tui.screens.protocol_view import ProtocolView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sognko_tui.meeting.events import SignedBy
    from sognko_tui.office.signing import Made
    from sognko_tui.office.ssh_keys import AgentKey
    from sognko_tui.tui.dialogs.form import Answers
    from sognko_tui.tui.dialogs.signatures import Wish

OUTSIDE: tuple[SignedBy, ...] = ("paper", "bankid", "other")
"""How somebody may have signed outside, the most usual first."""


class Signing(ProtocolView):
    """The signatures of the protocol that is shown."""

    def action_signatures(self) -> None:
        """U: who signed, and whether anything has changed since."""
        if self._opened.meeting.approved is None:
            self.say(
                _("Protokollen er ikkje godkjend enno. Det er den godkjende som blir signert.")
            )
            return
        try:
            found = self.sognko.desk.verify(self._opened.id)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
            return
        self.app.push_screen(SignaturesDialog(found), self._wished)

    def _wished(self, wish: Wish | None) -> None:
        if wish is None:
            return
        if self._opened.session is None:
            self.say(_("Møtet er ope berre for lesing: ingenting vart endra."), "warning")
            return
        desk = self.sognko.desk
        if wish == "key":
            self._choose_key(desk.agent_keys())
            return
        title, wanted = _("Fila som vart signert"), _("Her er ikkje noka fil enno.")
        dialog = ChooseFileDialog(title, desk.inbox_folder, desk.inbox, wanted)
        self.app.push_screen(dialog, self._chosen)

    def _choose_key(self, keys: Sequence[AgentKey]) -> None:
        if not keys:
            told = _(
                "Her er ingen nøkkel å signere med: ssh-agent er ikkje her, eller har ingen. Lukk "
                "møtet, og bruk «sognko sign {meeting} NØKKEL»."
            )
            if restricted.on():
                told = _("Her kan du ikkje signere med nøkkel. Signer heime, og ta inn fila med I.")
            self.say(told.format(meeting=self._opened.id), "warning")
            return
        choices = [
            Choice(key.public, letter, key.name) for letter, key in zip(LETTERS, keys, strict=False)
        ]

        def chosen(public: str | None) -> None:
            key = next((key for key in keys if key.public == public), None)
            if key is not None:
                self._sign(key)

        self.app.push_screen(MenuDialog(_("Signer med"), choices), chosen)

    def _sign(self, key: AgentKey) -> None:
        """Beside the screen: the agent may be far away, and ask somebody there."""
        desk = self.sognko.desk

        def made(found: Made | Trouble) -> None:
            try:
                if isinstance(found, Trouble):
                    raise found
                signed = desk.keep_signatures(self._opened, found)
            except Trouble as trouble:
                self.say(sentences.trouble(trouble), "error")
                return
            said = _("Signert av {who}: {path}")
            if not signed.known:
                said = _("Signert: {path}. Nøkkelen står ikkje i allowed_signers for styret enno.")
            path = f"{self._opened.id}/{signed.paths[0].name}"
            self.say(said.format(who=signed.event.who, path=path))

        def work(_progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> Made:
            signatures = desk.make_signatures(self._opened, key)
            if stopped():
                raise Trouble("sign_stopped")
            return signatures

        title = _("Signer med {key}").format(key=key.name)
        dialog = partial(WorkingDialog, title, "")
        Working(self, work, made, dialog, Trouble("not_verified")).start()

    def _chosen(self, file: Path | None) -> None:
        if file is None:
            return
        today = self.sognko.desk.clock.now().date()
        board = self._opened.meeting.board
        kinds: dict[str, SignedBy] = {_(KINDS[kind]): kind for kind in OUTSIDE}
        asks = [
            Ask(
                "who",
                _("Kven signerte"),
                choices=tuple(person.name for person in board.people),
                required=True,
                hint=_("namn, slik det skal stå; er det fleire, skriv alle"),
            ),
            Ask("on", _("Når"), show_date(today), required=True, check=wrong_date),
            Ask("kind", _("Korleis"), next(iter(kinds)), tuple(kinds), required=True, only=True),
        ]

        def wrong(answers: Answers) -> str:
            on = a_date(answers["on"])
            if on is not None and on > today:
                return _("Protokollen kan ikkje vere signert etter i dag.")
            return "" if answers["kind"] in kinds else _("Vel korleis det vart signert.")

        def preview(answers: Answers) -> str:
            told = _("{file} blir lagd ved sida av protokollen, som signert av {who}.")
            who = answers["who"]
            return told.format(file=file.name, who=who) if who else ""

        def answered(answers: Answers | None) -> None:
            on = a_date(answers["on"]) if answers is not None else None
            if answers is None or on is None:
                return
            try:
                signed = self.sognko.desk.signed_outside(
                    self._opened.id, file, answers["who"], on, kinds[answers["kind"]]
                )
            except Trouble as trouble:
                self.say(sentences.trouble(trouble), "error")
                return
            path = f"{self._opened.id}/{signed.paths[0].name}"
            self.say(_("Teken inn: {path}").format(path=path))

        form = FormDialog(_("Signert utanfor programmet"), asks, preview=preview, wrong=wrong)
        self.app.push_screen(form, answered)
