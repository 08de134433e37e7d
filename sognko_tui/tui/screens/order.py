"""Møte, the part about the order of the items: moving one, and saying where one was handled."""

from __future__ import annotations

from sognko_tui.meeting import events as e
from sognko_tui.meeting.order import before_on_agenda, handled_after
from sognko_tui.meeting.state import Item
from sognko_tui.meeting.supposing import supposing
from sognko_tui.office.preview import would_write
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.order import FIRST, OrderDialog
from sognko_tui.tui.screens.meeting_view import MeetingView


class Order(MeetingView):
    """In which order the items are taken. Their numbers never change: people have paper copies."""

    def action_move_item(self) -> None:
        """Take the item at another place; of a closed one, say after which it was handled."""
        if not self.may_write():
            return
        item = self.item
        if item.open:
            self._move(item)
        elif item.parent is not None:
            self.say(_("Protokollen fortel rekkjefølgja berre for hovudsakene."), "warning")
        else:
            self._tell_order(item)

    def _move(self, item: Item) -> None:
        meeting = self.meeting
        # What was raised under an item stays under it.
        beside = [i for i in meeting.in_order if i.parent == item.parent and i.id != item.id]
        before = [i for i in beside if i.position < item.position]
        stands = before[-1].id if before else FIRST

        def event(after: str) -> e.ItemMoved:
            return e.ItemMoved(item=item.id, after=after or item.parent)

        def preview(after: str) -> str:
            now = self.sognko.desk.clock.now()
            supposed = supposing(meeting, event(after), at=now) or meeting
            numbers = (
                f"[{i.number}]" if i.id == item.id else i.number
                for i in supposed.in_order
                if i.parent == item.parent
            )
            return f"{_('Rekkjefølgje:')} {' · '.join(numbers)}"

        def answered(after: str | None) -> None:
            if after is None:
                return
            if after == stands:
                self.say(_("Rekkjefølgja står som ho stod."))
            elif self.act(event(after)):
                self.refresh_item()
                self.say(_("Saka er flytta. Nummeret står."))

        title = _("Flytt sak {number}: når blir ho teken?").format(number=item.number)
        dialog = OrderDialog(title, beside, stands, preview, first=_("Først"))
        self.app.push_screen(dialog, answered)

    def _tell_order(self, item: Item) -> None:
        """The protocol tells where a closed item was handled; what it tells is put right."""
        meeting, now = self.meeting, self.sognko.desk.clock.now()
        natural = before_on_agenda(meeting, item)
        in_place = e.ItemMoved(item=item.id, after=natural.id if natural else None)
        bare = supposing(meeting, in_place, at=now) or meeting
        places = [
            i
            for i in meeting.items
            if i.parent is None and i.id != item.id and (not i.open or i is natural)
        ]
        then = handled_after(meeting, item)
        stands = then.id if then is not None else FIRST

        def preview(after: str) -> str:
            event = e.ItemMoved(item=item.id, after=after or None)
            sentences = would_write(bare, event, at=now) if event != in_place else ()
            return "\n".join(sentences) or _("Protokollen nemner ikkje rekkjefølgja.")

        def answered(after: str | None) -> None:
            if after is None:
                return
            if after == stands:
                self.say(_("Rekkjefølgja står som ho stod."))
            elif self.act(e.ItemMoved(item=item.id, after=after or None)):
                self.say(_("Rekkjefølgja er retta."))

        title = _("Etter kva sak vart sak {number} handsama?").format(number=item.number)
        first = _("Før alle andre")
        self.app.push_screen(OrderDialog(title, places, stands, preview, first=first), answered)
