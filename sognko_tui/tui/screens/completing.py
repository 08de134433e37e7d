"""Møte, the part about words: the one before the cursor completed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting.completion import completions, word_before
from sognko_tui.office.phrases import OFFICES, abbreviations
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.screens.meeting_view import MeetingView

if TYPE_CHECKING:
    from sognko_tui.meeting.completion import Completion
    from sognko_tui.meeting.events import Field


class Completing(MeetingView):
    """Standard sentences by their abbreviation, and the names of those who are spoken of."""

    def action_complete(self) -> None:
        """Ctrl+O: complete the word before the cursor; without a word choose from everything."""
        field = self.focused_field
        if not self.may_write(open_item=field == "decision"):
            return
        if field is None:
            self.say(_("Set skrivemerket i VEDTAK, REFERAT eller NOTAT først."))
            return
        board = self.meeting.board
        text = getattr(self.item, field)
        at = self.text(field).cursor_offset
        word = word_before(text, at)
        people = (*board.people, *self.meeting.guests)
        found = completions(word, abbreviations(board), people, OFFICES[board.language])
        if not found:
            self.say(
                _("Ingenting byrjar på «{word}». Ctrl+O etter eit mellomrom viser alt.").format(
                    word=word
                )
            )
        elif len(found) == 1:
            self._put_in_place(field, at, word, found[0])
        else:
            self._choose_completion(field, at, word, found)

    def _choose_completion(
        self, field: Field, at: int, word: str, found: tuple[Completion, ...]
    ) -> None:
        choices = [
            Choice(
                str(n), str(n + 1) if n < 9 else "", f"{one.short:<5} {one.text}", also=one.short
            )
            for n, one in enumerate(found)
        ]

        def chosen(key: str | None) -> None:
            if key is not None:
                self._put_in_place(field, at, word, found[int(key)])

        title = _("Fullfør «{word}»").format(word=word) if word else _("Set inn")
        self.app.push_screen(MenuDialog(title, choices), chosen)

    def _put_in_place(self, field: Field, at: int, word: str, one: Completion) -> None:
        """Put it in the place of the word, as one step."""
        text = getattr(self.item, field)
        start = at - len(word)
        event = self.rewrite(field, text[:start] + one.text + text[at:])
        if event is not None and self.act(event):
            self.text(field).focus()
            self.text(field).place_cursor(start + len(one.text))
