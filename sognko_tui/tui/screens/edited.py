"""What somebody edited in a protocol by hand, in one list: to be taken over, or to be let be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sognko_tui.office import sentences
from sognko_tui.office.telling_edits import lines, summary
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.entry import show_date
from sognko_tui.tui.screens.letting_go import LettingGo
from sognko_tui.tui.widgets.columns import indented
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize

    from sognko_tui.office.opened import OpenMeeting
    from sognko_tui.office.reading_back import Comparison
    from sognko_tui.tui.dialogs.form import Answers

Done = Callable[[str], None]
"""Is told what was done, in a sentence."""


class EditedScreen(LettingGo):
    """One edited file at a time, the public protocol before the full one."""

    NAME: ClassVar[str] = "edited"

    def __init__(self, opened: OpenMeeting, done: Done) -> None:
        super().__init__()
        self._opened = opened
        self._done = done
        self._found: Comparison | None = None

    def compose(self) -> ComposeResult:
        """Status, the differences, messages, keys."""
        yield StatusLine(id="status")
        yield OptionList(id="findings")
        yield MessageLine(id="message")
        yield KeyLine(self.NAME)

    def on_mount(self) -> None:
        """Compare the file with the meeting as it stands."""
        meeting = self._opened.meeting
        self.status.show(meeting.board.name, show_date(meeting.date), _("Endra for hand"))
        try:
            self._found = next(iter(self._opened.compare()), None)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
        self._show(self.app.size.width)
        self.query_one(OptionList).focus()
        if self._found is not None:
            self.say(summary(self._found))

    def on_resize(self, event: Resize) -> None:
        """Wrap the sentences at the width there is."""
        self._show(event.size.width)

    def _show(self, width: int) -> None:
        shown = self.query_one(OptionList)
        marked = shown.highlighted
        shown.clear_options()
        for line in lines(self._found) if self._found is not None else ():
            sign, _space, said = line.partition(" ")
            shown.add_option(Option(Content(indented(f" {sign} ", said, width - 2))))
        shown.highlighted = marked or 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a difference: all that can be is taken over, whichever is marked."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Take over what can be; of an approved protocol who puts it right, and why, is asked first."""
        found = self._found
        if found is None or not found.to_take:
            self.say(_("Her er ingenting som kan takast inn. X let møtet stå."), "warning")
        elif self._opened.session is None:
            self.say(_("Møtet er ope berre for lesing: ingenting vart endra."), "warning")
        elif found.correction:
            self._ask_why(found)
        else:
            self._take(found, "", "")

    def _ask_why(self, found: Comparison) -> None:
        meeting = self._opened.meeting
        person = meeting.person(meeting.secretary)
        who = person.name if person is not None else meeting.secretary
        asks = [
            Ask("who", _("Kven rettar"), who, required=True),
            Ask("reason", _("Kvifor"), required=True),
        ]

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._take(found, answers["reason"], answers["who"])

        title = _("Protokollen er godkjend: dette blir ei retting")
        self.app.push_screen(FormDialog(title, asks), answered)

    def _take(self, found: Comparison, reason: str, who: str) -> None:
        kept: list[Path] = []
        try:
            self._opened.take_edits(found, reason, who, kept.append)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
            return
        self._leave(_("Teke inn, og protokollen er skriven."), kept)

    def action_drop(self) -> None:
        """X: the meeting stands, and the edited file is kept aside."""
        if self._found is None:
            return
        kept: list[Path] = []
        try:
            self._opened.drop_edits(self._found, kept.append)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
            return
        self._leave(_("Møtet står, og protokollen er skriven på nytt."), kept)

    def _leave(self, said: str, kept: list[Path]) -> None:
        self.dismiss(None)
        aside = [sentences.kept_aside(path.name) for path in dict.fromkeys(kept)]
        self.app.call_later(self._done, " ".join((said, *aside)))

    def action_back(self) -> None:
        """Esc: nothing is done, and the file is as it is."""
        self.dismiss(None)
