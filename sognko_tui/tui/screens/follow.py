"""The second screen: the item at hand, large, to be read by those in the room."""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits

from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.result import deciding, unsettled
from sognko_tui.office import printable, sentences
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.entry import show_date, show_time
from sognko_tui.tui.least import plain
from sognko_tui.tui.screens.base import BaseScreen
from sognko_tui.tui.widgets.follow_page import blocks, page
from sognko_tui.tui.widgets.item_views import result_words
from sognko_tui.tui.widgets.item_words import STATUS_WORDS
from sognko_tui.tui.widgets.lines import MessageLine, StatusLine
from sognko_tui.tui.widgets.room_words import room_words
from sognko_tui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sognko_tui.meeting.projected import Projected
    from sognko_tui.meeting.state import Item
    from sognko_tui.office.second_screen import SecondScreen

READING = 0.1
"""Seconds between two looks at what the writer has written; nothing is sent where that is nothing."""

WHO_WRITES = 5
"""Every so many looks it is seen whether the meeting is still open for writing."""

SEARCHING = 1.0
"""Seconds at least between two searches for a meeting that is open for writing."""

SHARE = 50
"""A search is followed by so many times its own length: an archive of thousands is searched less often."""

LARGE_DIGITS = frozenset("0123456789.:-")
"""What a number can hold to be shown in large digits."""


ROOMY_WIDTH, ROOMY_HEIGHT = 120, 40
"""From this size on numbers are shown in large digits."""


class FollowScreen(BaseScreen):
    """Follows one meeting, or with none named the one that is open, whichever that becomes.

    Closed items are shown by number and neutral title, unless `closed`.
    """

    NAME: ClassVar[str] = "follow"

    def __init__(self, meeting_id: str | None = None, *, closed: bool = False) -> None:
        super().__init__()
        self._named = meeting_id
        self._all = closed
        self._second: SecondScreen | None = None
        self._looks = 0
        self._search_at = 0.0

    def compose(self) -> ComposeResult:
        """Board and attendance; number and title; proposal and decision; the vote; how it stands."""
        yield StatusLine(id="status")
        with Vertical(id="projected"):
            with Horizontal(id="headline"):
                yield Digits(id="number")
                with Vertical(id="heading"):
                    yield Steady(id="title")
                    yield Steady(id="state")
            yield Steady(id="page")
            with Horizontal(id="tally"):
                yield Digits(id="counts")
                yield Steady(id="outcome")
        yield MessageLine(id="message")

    def on_mount(self) -> None:
        """Find the meeting, show it, and look what is written from here on."""
        self._find()
        self.set_interval(READING, self._look)

    def on_resize(self) -> None:
        """Another room holds other lines."""
        self.call_after_refresh(self._show)

    def action_close(self) -> None:
        """End the program."""
        self.app.exit(0)

    # What is followed

    def _find(self) -> None:
        """The meeting asked for; else the one that is open for writing, else the next to be held."""
        desk = self.sognko.desk
        began = monotonic()
        try:
            wanted = self._named
            if wanted is None:
                wanted = next(iter(desk.being_written()), None)
            if wanted is None and self._second is None:
                coming = desk.listing().next_one(desk.clock.now().date())
                wanted = coming.id if coming is not None else None
            if wanted is not None and (self._second is None or self._second.id != wanted):
                self._second = desk.second_screen(wanted, closed=self._all)
                self._second.look()
                self._second.look_who_writes()
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
        self._search_at = monotonic() + max(SEARCHING, SHARE * (monotonic() - began))
        self._show()

    def _look(self) -> None:
        second = self._second
        self._looks += 1
        changed = second is not None and second.look()
        if second is not None and self._looks % WHO_WRITES == 0:
            changed = second.look_who_writes() or changed
        if changed:
            self._show()
        idle = second is None or second.writer is None
        if idle and self._named is None and monotonic() >= self._search_at:
            self._find()

    # Showing

    def _show(self) -> None:
        second = self._second
        if second is None:
            self.status.show("Sognko")
            self._show_words(_("Ingen har eit møte ope."), "")
            self.say(_("Ventar på at eit møte blir opna."))
            return
        shown = second.shown
        meeting = shown.meeting
        item = shown.item
        parts = [f"{meeting.board.name} {show_date(meeting.date)}"]
        if item is not None and not shown.withheld:
            parts.append(room_words(meeting, item, self.app.size.width))
        self.status.show(*parts)
        if item is None:
            self._show_words(_("Møtet er ikkje byrja."), self._invitation(shown))
        elif shown.withheld:
            self._show_words(_("Lukka sak"), shown.neutral_title, number=item.number)
        else:
            self._show_item(shown, item, second.at)
        self._tell(second)

    def _invitation(self, shown: Projected) -> str:
        meeting = shown.meeting
        return "\n".join(
            filter(None, (meeting.board.name, show_date(meeting.date), meeting.time, meeting.place))
        )

    def _show_words(self, title: str, words: str, *, number: str = "") -> None:
        """No item, or one of which no more may be shown."""
        self._put_number(number)
        self._put("#title", self._numbered(title, number))
        self._put("#state", "")
        self._put("#page", words)
        self._put("#outcome", "")
        self._put_counts("")

    def _show_item(self, shown: Projected, item: Item, at: int) -> None:
        meeting = shown.meeting
        self._put_number(item.number)
        self._put("#title", self._numbered(item.title, item.number))
        self._put("#state", _(STATUS_WORDS[status(item)]) if not item.open else "")
        room = self.query_one("#page").size
        found = blocks(meeting, item, at)
        words = page(found, room.width, room.height) if found and room.height else Content("")
        self.query_one("#page", Steady).put(words)
        vote = unsettled(item) or deciding(item)
        said = ""
        if vote is not None or item.posts:
            said = result_words(meeting, item, len(may_vote(meeting, item)))
        lead = Content.styled(_("RØYSTING"), "bold") + Content(f"  {printable.line(said)}")
        self.query_one("#outcome", Steady).put(lead if said else Content(""))
        counted = vote is not None and not vote.opposed and not vote.point
        self._put_counts(f"{vote.ayes}-{vote.noes}" if vote is not None and counted else "")

    def _tell(self, second: SecondScreen) -> None:
        """How it stands with the meeting itself, at the bottom."""
        meeting, done = second.shown.meeting, second.shown.done
        if second.trouble is not None:
            self.say(sentences.trouble(second.trouble), "error")
        elif second.writer is None and meeting.current is not None:
            self.say(_("Ingen fører møtet no. Her kjem det fram att når nokon opnar det."))
        elif second.writer is None:
            self.say(_("Ventar på at møtet blir opna."))
        elif meeting.ended is not None and second.shown.item is not None:
            self.say(_("Møtet er slutt kl. {time}.").format(time=show_time(meeting.ended)))
        elif done is not None and done.id != meeting.current:
            word = _(STATUS_WORDS[status(done)])
            result = result_words(meeting, done, 0) if deciding(done) is not None else ""
            said = _("Sak {number}: {word}").format(number=done.number, word=word)
            self.say(f"{said}, {result}" if result else said)
        else:
            self.say("")

    def _numbered(self, title: str, number: str) -> str:
        """The title, with the number before it where that does not stand in large digits."""
        large = self.query_one("#number").display
        return f"{number} {title}".strip() if not large else title

    def _put(self, selector: str, text: str) -> None:
        self.query_one(selector, Steady).put(Content(printable.text(text)))

    def _put_number(self, number: str) -> None:
        self._put_digits("#number", number)

    def _put_counts(self, counts: str) -> None:
        self._put_digits("#counts", counts)

    def _put_digits(self, selector: str, text: str) -> None:
        """Large digits where there is room for them and they can show all of it."""
        digits = self.query_one(selector, Digits)
        # They are drawn with lines, which some terminals have not got.
        plainly = plain(os.environ.get("TERM", ""))
        roomy = (
            not plainly
            and self.app.size.width >= ROOMY_WIDTH
            and self.app.size.height >= ROOMY_HEIGHT
        )
        digits.display = roomy and bool(text) and set(text) <= LARGE_DIGITS
        if digits.display and digits.value != text:
            digits.update(text)
