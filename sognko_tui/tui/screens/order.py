"""Møte, the part about which items there are and in which order: adding one, moving one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.editing import difference
from sognko_tui.meeting.order import before_on_agenda, handled_after
from sognko_tui.meeting.state import Item
from sognko_tui.meeting.supposing import supposing
from sognko_tui.office import sentences
from sognko_tui.office.following_up import ITEM_ID, beginning, following_up
from sognko_tui.office.phrases import approves_agenda, with_added
from sognko_tui.office.preview import would_write
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.order import FIRST, OrderDialog
from sognko_tui.tui.entry import a_person, an_item
from sognko_tui.tui.screens.meeting_view import MeetingView

if TYPE_CHECKING:
    from sognko_tui.tui.dialogs.form import Answers

_SUNDRY = re.compile(r"\b(?:ymse|eventuelt|eventuelle|diverse)\b", re.IGNORECASE)


class Order(MeetingView):
    """Which items there are, in which order. Numbers never change: people have paper copies."""

    def action_add_item(self) -> None:
        """A new item: under Ymse as 16.1 …, or with a free number at the end.

        As long as the sakliste is not approved, it is approved with this item on it: an item of its
        own, unless Ymse is at hand, and nobody asks later whether it may be taken up.
        """
        if not self.may_write():
            return
        meeting = self.meeting
        try:
            beyond = self.sognko.desk.numbered_beyond(meeting)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
            return
        there = may_vote(meeting, self.item) if self.item_id else ()
        there = there or meeting.board.seats
        approving = self._unapproved
        sundry = self._sundry()
        parent = self._sundry_here() if approving is not None else sundry
        asks = [
            Ask("title", _("Tittel"), required=True),
            Ask("raised_by", _("Meldt av"), "", tuple(p.initials for p in there)),
        ]
        if sundry is not None:
            asks.append(
                Ask(
                    "under",
                    _("Under sak"),
                    parent.number if parent is not None else "",
                    check=self._wrong_parent,
                    hint=_("tomt: ei sak for seg sjølv, med ledig nummer til sist"),
                )
            )
        ids = {i.id for i in meeting.items}
        count = len(ids) + 1
        while f"i{count}" in ids:
            count += 1

        def event(answers: Answers) -> e.ItemAdded:
            above = an_item(meeting, answers.get("under", ""))
            under = above.id if above is not None else None
            raised_by = a_person(meeting.board.people, answers["raised_by"])
            number = meeting.free_number(under, beyond)
            return e.ItemAdded(
                item=AgendaItem(id=f"i{count}", number=number, title=answers["title"]),
                parent=under,
                raised_by=raised_by.name if raised_by else answers["raised_by"],
                approved_in=approving.id if approving is not None else None,
            )

        def preview(answers: Answers) -> str:
            added = event(answers)
            told = would_write(meeting, added, at=self.sognko.desk.clock.now())
            heading = _("Sak {number}").format(number=added.item.number)
            return "\n".join((f"{heading} {added.item.title}", *told))

        def answered(answers: Answers | None) -> None:
            if answers is None:
                return
            added = event(answers)
            if self.act(added, *self._approved_with(added)):
                self.go(added.item.id)
                said = _(
                    "Sak {number} er lagd til. Skriv vedtaket i VEDTAK (Tab). F2 utan: handsama."
                )
                self.say(said.format(number=added.item.number))

        number = meeting.free_number(parent.id if parent is not None else None, beyond)
        title = _("Ny sak {number}").format(number=number)
        self.app.push_screen(FormDialog(title, asks, preview=preview), answered)

    @property
    def _unapproved(self) -> Item | None:
        """The item in which the sakliste is to be approved, as long as it is not."""
        return next((i for i in self.meeting.items if i.open and approves_agenda(i.agenda)), None)

    def _approved_with(self, added: e.ItemAdded) -> list[e.Event]:
        """The board's phrase for the approval, as long as it stands as it was proposed."""
        approving = self.meeting.item(added.approved_in)
        if approving is None:
            return []
        on_it = [i.number for i in self.meeting.items if i.approved_in == approving.id]
        phrase, board = approving.agenda.phrase, self.meeting.board
        if approving.decision != with_added(phrase, board, on_it):
            return []
        text = with_added(phrase, board, [*on_it, added.item.number])
        edit = difference(approving.id, "decision", approving.decision, text)
        return [edit] if edit is not None else []

    def action_follow_decisions(self) -> None:
        """An item with what earlier meetings asked for and is not done; REFERAT has a line for each."""
        if not self.may_write():
            return
        meeting = self.meeting
        if meeting.item(ITEM_ID) is not None:
            self.go(ITEM_ID)
            self.say(_("Saka om oppfølging står på saklista alt."))
            return
        desk = self.sognko.desk
        try:
            rows = desk.open_follow_ups(meeting)
            number = meeting.free_number(None, desk.numbered_beyond(meeting))
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
            return
        if not rows:
            self.say(_("Ingenting frå tidlegare møte står att å følgje opp."))
            return
        approving = self._unapproved
        added = e.ItemAdded(
            item=following_up(rows, meeting.board, number),
            approved_in=approving.id if approving is not None else None,
        )
        said = beginning(rows, meeting.board)
        edit = e.TextEdited(item=ITEM_ID, field="minutes", at=0, inserted=said)
        if self.act(added, edit, *self._approved_with(added)):
            self.go(ITEM_ID)
            # What is said of the first one comes first.
            self.text("minutes").place_cursor(len(said.partition("\n")[0]))
            told = ngettext(
                "Sak {number}: {count} oppfølging. Skriv det som blir sagt, etter linja.",
                "Sak {number}: {count} oppfølgingar. Skriv det som blir sagt, etter kvar linje.",
                len(rows),
            )
            self.say(told.format(number=number, count=len(rows)))

    def _sundry(self) -> Item | None:
        """The item under which a new one is raised, unless somebody says otherwise."""
        tops = (i for i in reversed(self.meeting.items) if i.parent is None)
        last = next((i for i in tops if _SUNDRY.search(i.title)), None)
        return self._sundry_here() or last

    def _sundry_here(self) -> Item | None:
        """The item at hand, or the one above it, where it is such an item."""
        here = self.meeting.item(self.item.parent) or self.item if self.item_id else None
        return here if here is not None and _SUNDRY.search(here.title) else None

    def _wrong_parent(self, number: str) -> str:
        if an_item(self.meeting, number) is not None:
            return ""
        return _("Inga sak har nummeret «{text}».").format(text=number)

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
            return _("Rekkjefølgje: {numbers}").format(numbers=" · ".join(numbers))

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
            told = would_write(bare, event, at=now) if event != in_place else ()
            return "\n".join(told) or _("Protokollen nemner ikkje rekkjefølgja.")

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
