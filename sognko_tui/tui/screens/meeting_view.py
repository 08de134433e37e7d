"""Møte, the part that shows: the item at hand, moving between items, and typing in its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Horizontal, Vertical
from textual.content import Content

from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.decisions import as_text, open_blanks
from sognko_tui.meeting.events import Event, Field, ItemOpened
from sognko_tui.meeting.session import Refused, Session
from sognko_tui.office import printable, sentences
from sognko_tui.office.deeds import FIELDS
from sognko_tui.office.sentences import sessions
from sognko_tui.texts import _
from sognko_tui.tui.least import WIDE
from sognko_tui.tui.screens.base import BaseScreen
from sognko_tui.tui.widgets.agenda_list import AgendaList
from sognko_tui.tui.widgets.case import case_text
from sognko_tui.tui.widgets.item_text import ItemText, TextField
from sognko_tui.tui.widgets.item_views import (
    TitledView,
    difference_text,
    proposal_text,
    vote_text,
)
from sognko_tui.tui.widgets.item_words import field_notes, state
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine
from sognko_tui.tui.widgets.status_words import on_disk, whereabouts
from sognko_tui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.widgets import TextArea

    from sognko_tui.meeting.agenda import AgendaItem
    from sognko_tui.meeting.state import Item, Meeting
    from sognko_tui.office.links import Link
    from sognko_tui.office.opened import OpenMeeting


def _nothing() -> None:
    """What there is to stop before anything was started."""


class MeetingView(BaseScreen):
    """The meeting on the screen. What changes it goes through `act` and `typed`, the session's doors."""

    def __init__(self, opened: OpenMeeting, *, at: str = "") -> None:
        """Shown first is the item `at`, where there is such a one."""
        super().__init__()
        self.opened = opened
        self._first = at
        self.item_id = ""
        self.just_closed = ""
        self.arrived_at = 0.0
        self._stop_listening: Callable[[], None] = _nothing
        self._saved_at = ""
        self._waited = 0
        self._linked: tuple[AgendaItem | None, tuple[Link, ...]] = (None, ())
        self._arrived_with = (0, 0)

    # What there is

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.opened.meeting

    @property
    def session(self) -> Session | None:
        """The session, or None where the meeting is open for reading only."""
        return self.opened.session

    @property
    def item(self) -> Item:
        """The item at hand. Raises `LookupError` in a meeting without items."""
        item = self.meeting.item(self.item_id)
        if item is None:
            raise LookupError(self.item_id)
        return item

    @property
    def approved(self) -> bool:
        """Whether the protocol is approved and no correction of it has begun."""
        return self.meeting.locked

    def compose(self) -> ComposeResult:
        """Status, sakliste, the item with its fields, the case, messages and keys."""
        yield StatusLine(id="status")
        with Horizontal(id="body"):
            yield AgendaList()
            with Vertical(id="item"):
                with Horizontal(id="item-head"):
                    yield Steady(id="item-title")
                    yield Steady(id="item-status")
                yield TitledView("proposal")
                for field in FIELDS:
                    yield TextField(field, self.typed)
                yield TitledView("difference")
                yield Steady(id="vote")
            yield TitledView("case", can_focus=True)
        yield MessageLine(id="message")
        yield KeyLine("meeting")

    def on_mount(self) -> None:
        """Show the item that was at hand last, or the first open one."""
        self.now_saved()
        self.listen()
        meeting = self.meeting
        if not meeting.items:
            self.say_empty()
            self.show_status()
            return
        first = meeting.item(self._first) or meeting.item(meeting.current)
        if first is None or (not first.open and first.id != self._first):
            first = next((i for i in meeting.in_order if i.open), first or meeting.in_order[0])
        self.go(first.id)
        self._greet()

    def listen(self) -> None:
        """Hear of what is recorded from here on, where this session is the one that writes."""
        if self.session is not None:
            self._stop_listening = self.session.listen(self._changed)

    def say_empty(self) -> None:
        """Say that there are no items, and what to do about it."""
        self.say(_("Saklista er tom. F8 y legg til ei sak."), "warning")

    def _greet(self) -> None:
        """Say what the secretary should know about how the meeting was opened."""
        holder = self.opened.holder
        if self.session is None and holder is not None:
            self.say(sessions.held_by(holder), "warning")
        elif self.session is None:
            self.say(sentences.read_only(self.opened.read_only, self.opened.id), "warning")
        elif self.opened.aside:
            told = _("Lagt til sides: {file}. Møtet held fram slik møtefila hadde det.")
            self.say(told.format(file=self.opened.aside))
        elif self.opened.recovered is not None:
            self.say(sentences.recovered(self.opened.recovered))
        elif self.meeting.correcting:
            self.say(_("Retting av den godkjende protokollen. F9 skriv den nye versjonen."))
        elif self.approved:
            self.say(_("Protokollen er godkjend. F8 - byrjar ei retting."))
        elif all(item.open for item in self.meeting.items):
            self.say(_("F6 fører frammøtet, F2 vedtek og går vidare. F1 hjelper."))

    def on_unmount(self) -> None:
        """Let go of the meeting, however the screen came to its end."""
        self.let_go()

    def let_go(self) -> None:
        """Stop listening and close the meeting; doing it twice is harmless."""
        self._stop_listening()
        self._stop_listening = _nothing
        self.opened.close()

    def flush(self, patience: float) -> None:
        """Have what waits for the disk written, waiting at most so many seconds."""
        self.opened.flush(patience)

    # Changing

    def may_write(self, *, open_item: bool = False) -> bool:
        """Whether the meeting, and with `open_item` this item, can be changed; says why not."""
        if self.session is None:
            self.act()
            return False
        if open_item and not self.item.open:
            self.say(_("Saka er avslutta. F8 a tek ho opp att."), "warning")
            return False
        return True

    def act(self, *events: Event) -> bool:
        """Record events as one step; where they are refused, say why. Whether they were recorded."""
        if self.session is None:
            self.say(_("Møtet er ope berre for lesing: ingenting vart endra."), "warning")
            return False
        try:
            self.session.record(*events)
        except Refused as refused:
            self.say(sentences.refused(refused, self.meeting), "warning")
            return False
        return True

    def typed(self, field: Field, at: int, removed: str, inserted: str) -> bool:
        """Make one edit of a field durable, before it is shown. Whether it was."""
        if self.session is None:
            self.say(_("Møtet er ope berre for lesing: ingenting vart endra."), "warning")
            return False
        try:
            self.session.type(self.item_id, field, at, removed, inserted)
        except Refused as refused:
            self.say(sentences.refused(refused, self.meeting), "warning")
            return False
        return True

    def rewrite(self, field: Field, text: str) -> Event | None:
        """The event that makes a field read `text`, or None where it does already."""
        from sognko_tui.meeting.editing import difference

        return difference(self.item_id, field, getattr(self.item, field), text)

    def now_saved(self) -> None:
        """Note the time, for the status line."""
        now = self.sognko.desk.clock.now()
        self._saved_at = f"{now.hour}:{now.minute:02}"

    # Moving

    def go(self, item_id: str, *, focus: bool = True) -> None:
        """Go to an item: its texts, the cursor where it is wanted first."""
        if self.session is not None and item_id != self.meeting.current:
            self.session.record(ItemOpened(item=item_id))
        self.item_id = item_id
        self.just_closed = ""
        self.arrived_at = self.sognko.monotonic()
        item = self.item
        for field in FIELDS:
            self.text(field).load(getattr(item, field))
        self._arrived_with = self.text("decision").cursor_location
        self.set_class(bool(item.proposal or item.motions), "has-proposal")
        self.refresh_item()
        self.query_one(AgendaList).mark(item_id)
        self._show_case()
        if focus:
            # Without a proposal there is nothing to adopt yet: what is said goes into REFERAT.
            self.text("decision" if item.proposal else "minutes").focus()

    def text(self, field: Field) -> ItemText:
        """The text area of a field."""
        return self.query_one(f"#text-{field}", ItemText)

    @property
    def focused_field(self) -> Field | None:
        """The field the cursor is in, if it is in one."""
        return self.focused.field if isinstance(self.focused, ItemText) else None

    def on_agenda_list_chosen(self, message: AgendaList.Chosen) -> None:
        """An item was chosen in the list."""
        message.stop()
        self.go(message.item_id)

    def _neighbour(self, step: int) -> None:
        ids = [i.id for i in self.meeting.in_order]
        at = ids.index(self.item_id) + step if self.item_id in ids else 0
        if 0 <= at < len(ids):
            self.go(ids[at])
            self.say("")
        else:
            self.say(_("Dette er den siste saka.") if step > 0 else _("Dette er den første saka."))

    def action_previous(self) -> None:
        """Go to the item before; never asks, never loses."""
        self._neighbour(-1)

    def action_next(self) -> None:
        """Go to the item after; never asks, never loses."""
        self._neighbour(1)

    def action_case(self) -> None:
        """Show the case beside what is being written, or put it away."""
        self.toggle_class("with-case")
        self._show_case()
        self.call_after_refresh(self.follow_cursor)
        if not self.has_class("with-case") and self.focused is None:
            self.text("decision").focus()

    def _show_case(self) -> None:
        """Show the case. Where its references lead is looked up while it is seen, and not before."""
        if not self.meeting.items:
            return
        meeting, item = self.meeting, self.item
        seen = (self.app.size.width >= WIDE) != self.has_class("with-case")
        if seen and self._linked[0] is not item.agenda:
            # Other meetings are read for it: once, not whenever something is done in the item.
            self._linked = item.agenda, self.sognko.desk.links(meeting, item)
        links = self._linked[1] if seen else None
        self.query_one("#case", TitledView).show(_("SAKA"), case_text(meeting, item, links))

    def action_tall(self) -> None:
        """Give VEDTAK the whole height, or give it back."""
        self.toggle_class("tall-decision")
        self.text("decision").focus()

    # Showing

    def _changed(self, meeting: Meeting) -> None:
        """Something was recorded: show it. Called by the session after it is on disk."""
        self.now_saved()
        self.say("")
        if meeting.item(self.item_id) is None:
            return
        item = self.item
        for field in FIELDS:
            self.text(field).follow(getattr(item, field))
        self.refresh_item()

    def refresh_item(self) -> None:
        """Show the item at hand and the strips as they stand."""
        if not self.meeting.items:
            self.show_status()
            return
        meeting, item = self.meeting, self.item
        title = printable.line(f"{item.number} {item.title}")
        self.query_one("#item-title", Steady).put(Content.styled(title, "bold"))
        self.query_one("#item-status", Steady).put(Content(state(item)))
        proposal = proposal_text(meeting, item, mark=True)
        self.query_one("#proposal", TitledView).show(_("FRAMLEGG"), proposal)
        self.query_one("#difference", TitledView).show(_("SKILNAD"), difference_text(item))
        voters = len(may_vote(meeting, item))
        self.query_one("#vote", Steady).put(vote_text(meeting, item, voters))
        self._show_titles()
        self.query_one(AgendaList).show(meeting, self.item_id)
        self.show_status()

    def _show_titles(self) -> None:
        """The name of each field, with how much stands in it; the one with the cursor is marked."""
        item = self.item
        for field, name in FIELDS.items():
            mark = "►" if self.focused_field == field else " "
            self.query_one(f"#field-{field}", TextField).title(
                f"{mark}{_(name)}", " · ".join(field_notes(item, field))
            )

    def on_descendant_focus(self) -> None:
        """Mark the field that the cursor has gone to."""
        if self.meeting.item(self.item_id) is not None:
            self._show_titles()

    def on_resize(self) -> None:
        """Another width has room for other words in the status line."""
        if self.is_mounted:
            self.show_status()

    def show_status(self) -> None:
        """Show where we are, whether the board is quorate, and whether all is on disk."""
        meeting, session = self.meeting, self.session
        item = meeting.item(self.item_id)
        parts = whereabouts(meeting, item, self.app.size.width, approved=self.approved)
        saved = on_disk(session, self._saved_at)
        if session is not None and session.unsaved:
            self._waited = max(self._waited, cell_len(saved))
        # A slow disk says so in words only: the whole line would change its colour at every key.
        loud = session is not None and session.unsaved > 0 and session.failure is not None
        self.status.show(*parts, saved, loud=loud, room=self._waited)

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Let the proposal follow the cursor in VEDTAK, once it is there to be scrolled."""
        if event.text_area is self.text("decision"):
            self.call_after_refresh(self.follow_cursor)

    def follow_cursor(self) -> None:
        """Show of the proposal what stands where the cursor is in VEDTAK."""
        area = self.text("decision")
        row, lines = area.cursor_location[0], area.document.line_count
        # On arrival the cursor stands at the end; what is proposed is read from its beginning.
        if area.cursor_location == self._arrived_with:
            row = 0
        else:
            self._arrived_with = (-1, -1)
        self.query_one("#proposal", TitledView).scroll_to_share(row / max(1, lines - 1))

    def blank_at_hand(self) -> tuple[int, int] | None:
        """The blank under the cursor in VEDTAK, else the first one: its offsets."""
        blanks = open_blanks(self.item)
        if not blanks:
            return None
        cursor = self.text("decision").cursor_offset
        return next((b for b in blanks if b.start <= cursor <= b.end), blanks[0])

    @property
    def proposal_as_text(self) -> str:
        """The proposal at hand, or the board's phrase, as VEDTAK started."""
        return as_text(self.item.proposal) or self.item.agenda.phrase
