"""Møte, the part about earlier decisions: looking them up in the archive, and citing them."""

from __future__ import annotations

from sognko_tui.office.deeds import FIELDS
from sognko_tui.texts import _
from sognko_tui.tui.screens.meeting_view import MeetingView

GLUED = "([«\"'/–-"
"""After these no space is due."""


class LookingUp(MeetingView):
    """The archive is a key away; the cursor stays where it is meanwhile."""

    def action_archive(self) -> None:
        """Ctrl+F: what was decided earlier; Esc there comes back to the same cursor."""
        from sognko_tui.tui.screens.archive import ArchiveScreen

        self.app.push_screen(ArchiveScreen(self))

    def where_cited(self) -> str:
        """Where a citation goes, in words: the field with the cursor and its item; empty for none."""
        field = self.focused_field
        if field is None or self.session is None or self.meeting.item(self.item_id) is None:
            return ""
        return _("{field}, sak {number}").format(field=_(FIELDS[field]), number=self.item.number)

    def cite(self, text: str) -> bool:
        """Put a citation in at the cursor, as one step; whether that was done. Says so, or why not."""
        field = self.focused_field
        if field is None or not self.may_write(open_item=field == "decision"):
            return False
        area = self.text(field)
        start, end = sorted(map(area.offset_of, area.selection))
        there = getattr(self.item, field)
        put_in = _spaced(there[:start], text, there[end:])
        event = self.rewrite(field, there[:start] + put_in + there[end:])
        if event is None or not self.act(event):
            return False
        area.place_cursor(start + len(put_in.rstrip(" ")))
        self.say(_("Sitert: {text}. Ctrl+Z tek det tilbake.").format(text=text))
        return True


def _spaced(before: str, text: str, after: str) -> str:
    """The text with a space on the sides where words stand next to it."""
    if before and not before[-1].isspace() and before[-1] not in GLUED:
        text = " " + text
    return text + " " * (after[:1].isalnum())
