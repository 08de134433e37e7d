"""On Protokoll: who signed the approved protocol, and taking in what was signed outside the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office import restricted, sentences
from sognko_tui.office.sentences.verifying import KINDS
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.choose_file import ChooseFileDialog
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.signatures import SignaturesDialog
from sognko_tui.tui.entry import a_date, show_date, wrong_date
from sognko_tui.tui.screens.letting_go import LettingGo

if TYPE_CHECKING:
    from pathlib import Path

    from sognko_tui.meeting.events import SignedBy
    from sognko_tui.office.opened import OpenMeeting
    from sognko_tui.tui.dialogs.form import Answers
    from sognko_tui.tui.dialogs.signatures import Wish

OUTSIDE: tuple[SignedBy, ...] = ("paper", "bankid", "other")
"""How somebody may have signed outside, the most usual first."""


class Signing(LettingGo):
    """The signatures of the protocol that is shown."""

    _opened: OpenMeeting

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
        key = _("NØKKEL")
        command = "" if restricted.on() else f"sognko sign {self._opened.id} {key}"
        self.app.push_screen(SignaturesDialog(found, command), self._wished)

    def _wished(self, wish: Wish | None) -> None:
        if wish is None:
            return
        if self._opened.session is None:
            self.say(_("Møtet er ope berre for lesing: ingenting vart endra."), "warning")
            return
        desk = self.sognko.desk
        title, wanted = _("Fila som vart signert"), _("Her er ikkje noka fil enno.")
        dialog = ChooseFileDialog(title, desk.inbox_folder, desk.inbox, wanted)
        self.app.push_screen(dialog, self._chosen)

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
