"""Arkiv, the part that shows: what was typed, what was found, and the text of what is marked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input

from sognko_tui.office.searching import AT_ONCE, Filters
from sognko_tui.texts import _
from sognko_tui.tui.asking import Asking
from sognko_tui.tui.commands import bindings
from sognko_tui.tui.screens.opening import Opening
from sognko_tui.tui.widgets.hit_list import HitList
from sognko_tui.tui.widgets.hit_text import HitText
from sognko_tui.tui.widgets.hit_words import Passage, passages
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine
from sognko_tui.tui.widgets.rows import Found, Rows, found
from sognko_tui.tui.widgets.search_field import SearchField
from sognko_tui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.office.searching import Hit, Order, Searching, Shown, Wanted
    from sognko_tui.office.trouble import Trouble
    from sognko_tui.tui.screens.looking_up import LookingUp


class Question(NamedTuple):
    """What is asked of the archive."""

    typed: str = ""
    filters: Filters = Filters()
    order: Order = "newest"


Lines = Callable[["Searching", int], Rows]
"""Gets lines out of the archive, so many at most where there may be many."""


class Answer(NamedTuple):
    """The lines, which of them is marked, and the text of that one."""

    rows: Rows
    at: int = 0
    page: Page | None = None


class Page(NamedTuple):
    """The text beside the list, and what can be done with it."""

    shown: Shown
    passages: tuple[Passage, ...]


MOVING = (
    Binding("down", "mark('cursor_down')", show=False),
    Binding("up", "mark('cursor_up')", show=False),
    Binding("pagedown", "mark('page_down')", show=False),
    Binding("pageup", "mark('page_up')", show=False),
    Binding("ctrl+home", "mark('first')", show=False, priority=True),
    Binding("ctrl+end", "mark('last')", show=False, priority=True),
)
"""The keys that move the mark in a list while the field above it has the typing."""


class ArchiveView(Opening):
    """The archive on the screen. The field at the top always has the typing."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("archive"), *MOVING]
    ALL: ClassVar[Filters] = Filters()
    """What is shown where nothing is narrowed."""

    def __init__(self, origin: LookingUp | None = None, *, typed: str = "") -> None:
        """`origin` is the meeting one came from; None is Heim. `typed` stands in the field already."""
        super().__init__()
        self._typed = typed
        self.origin = origin
        self.question = Question(filters=self.ALL)
        self.rows: Rows = Found()
        self.page: Page | None = None
        self._beside: tuple[str, str] | None = None
        self._then: Callable[[], None] | None = None
        self._lines: Lines = partial(_search, self.question)
        self._marked: Hit | None = None

    def compose(self) -> ComposeResult:
        """Status, what is typed, what it is narrowed to, the list, the text, messages and keys."""
        yield StatusLine(id="status")
        yield SearchField()
        yield Steady(id="narrowed")
        yield Steady(id="building")
        yield from self.heads()
        with Container(id="hits"):
            yield HitList(id="hit-list")
            yield HitText()
        yield MessageLine(id="message")
        yield KeyLine(self.NAME)

    def heads(self) -> ComposeResult:
        """What stands above the list."""
        yield from ()

    @property
    def title_of_list(self) -> str:
        """What the screen is called."""
        return _("Arkiv")

    def on_mount(self) -> None:
        """Show the newest items."""
        self.asking = Asking(self.sognko.desk.searching, self, self.failed)
        self.query_one("#narrowed").display = False
        self.query_one("#building").display = False
        field = self.query_one(SearchField)
        field.value = self._typed
        field.focus()
        self.question = self.question._replace(typed=field.value)
        self.show_status()
        self.ask()

    def on_unmount(self) -> None:
        """Let go of the index, however the screen came to its end."""
        self.asking.close()

    # Asking

    def on_input_changed(self, event: Input.Changed) -> None:
        """A key was typed: ask at once, whatever is under way."""
        event.stop()
        if event.value != self.question.typed:
            self.question = self.question._replace(typed=event.value)
            self.say("")
            self.ask()

    def ask(self, *, keep: bool = False) -> None:
        """Ask what stands in the field; with `keep` the item that is marked stays so."""
        self._then = None
        self._ask(partial(_search, self.question), self.marked_hit if keep else None)

    def ask_for(self, put: Callable[[Searching], Rows]) -> None:
        """Ask for other lines than those of a search; the marked item stays so, if it is there."""
        self._then = None
        self._ask(lambda searching, _limit: put(searching), self.marked_hit)

    def ask_again(self) -> None:
        """Ask the same of an index that has changed: as many lines as there are already."""
        marked = self._marked if self.asking.is_open("list") else self.marked_hit
        self._ask(self._lines, marked, max(AT_ONCE, self.rows.count))

    def _ask(self, lines: Lines, marked: Hit | None, limit: int = AT_ONCE) -> None:
        self._lines, self._marked = lines, marked
        self.asking.ask("list", partial(_answer, lines, limit, marked), self.show_answer)

    def show_answer(self, answer: Answer) -> None:
        """Show what was found, all of it at once."""
        before = self.rows
        self.rows = answer.rows
        self._put(answer.page)
        hits = self.query_one(HitList)
        if before != answer.rows or hits.marked is None:
            hits.show(self, answer.at)
        self.show_status()
        self._answered()

    def _answered(self) -> None:
        if self._then is not None and not self.asking.is_open("list", "text"):
            then, self._then = self._then, None
            then()

    def when_answered(self, then: Callable[[], None]) -> None:
        """Do this with what is marked; where that is still being looked for, when it is there."""
        if self.asking.is_open("list", "text"):
            self._then = then
        else:
            then()

    @property
    def holds_keys(self) -> bool:
        """Whether a key waits for an answer: those typed behind it are for what comes of it."""
        return self._then is not None

    def failed(self, trouble: Trouble) -> None:
        """It could not be asked."""
        self._then = None
        self.tell(trouble)

    # The lines of the list

    def at_least(self, _count: int | None) -> int:
        """How many lines there are; more of them are asked for when these come to their end."""
        return self.rows.count

    def line(self, at: int) -> str:
        """A line of the list."""
        return self.rows.line(at, self.query_one(HitList).room)

    @property
    def marked_hit(self) -> Hit | None:
        """The item on the marked line."""
        at = self.query_one(HitList).marked
        return self.rows.hit(at) if at is not None and at < self.rows.count else None

    def action_mark(self, way: str) -> None:
        """Mark another line; the field keeps the typing."""
        getattr(self.query_one(HitList), f"action_{way}")()

    def on_hit_list_marked(self) -> None:
        """Fetch the text of the line that is marked now."""
        hit = self.marked_hit
        if hit is None:
            self._show_other()
        elif (hit.meeting, hit.item) != self._beside:
            self._beside = hit.meeting, hit.item
            at = self.query_one(HitList).marked or 0
            self.asking.ask("text", partial(_page, hit, self.rows.wanted_at(at)), self._show_page)

    def on_hit_list_near_end(self) -> None:
        """Fetch the lines that follow."""
        rows = self.rows
        if isinstance(rows, Found) and rows.more and not self.asking.is_open("list", "more"):
            self.asking.ask("more", partial(_more, self.question, rows.count), self._show_more)

    def _show_more(self, more: Found) -> None:
        if isinstance(self.rows, Found):
            self.rows = self.rows.and_then(more)
            self.query_one(HitList).grown()
            self.show_status()

    # The text beside it

    def _show_page(self, page: Page) -> None:
        self._put(page)
        self._answered()

    def _put(self, page: Page | None) -> None:
        self.page = page
        if page is None:
            self._show_other()
            return
        hit = page.shown.hit
        self._beside = hit.meeting, hit.item
        self.query_one(HitText).show(page.passages)

    def _show_other(self) -> None:
        """What is shown where no item is marked."""
        self.page = self._beside = None
        at = self.query_one(HitList).marked
        about = self.rows.about(at) if at is not None and self.rows.count else self.rows.nothing()
        self.query_one(HitText).show(about)

    def action_read_on(self) -> None:
        """Read on in the text."""
        self.query_one(HitText).read_on(1)

    def action_read_back(self) -> None:
        """Read back in the text."""
        self.query_one(HitText).read_on(-1)

    # The strips

    def show_status(self) -> None:
        """How many there are, in which order, and where a citation goes."""
        parts = [self.title_of_list, self.how_many()]
        if isinstance(self.rows, Found):
            parts.append(
                _("nyaste først") if self.question.order == "newest" else _("beste treff først")
            )
        where = self.origin.where_cited() if self.origin is not None else ""
        if where:
            parts.append(_("F2 siterer i {where}").format(where=where))
        self.status.show(*parts)

    def how_many(self) -> str:
        """How many lines there are, and of what."""
        return self.rows.told()

    def show_narrowed(self, told: str) -> None:
        """Say what the search is narrowed to."""
        line = self.query_one("#narrowed", Steady)
        line.display = bool(told)
        line.put(Content(told))


def _search(question: Question, searching: Searching, limit: int) -> Rows:
    came = searching.find(question.typed, question.filters, order=question.order, limit=limit)
    return found(came.hits, came.wanted, more=came.more)


def _answer(lines: Lines, limit: int, marked: Hit | None, searching: Searching) -> Answer:
    rows = lines(searching, limit)
    at = rows.place(marked)
    hit = rows.hit(at) if rows.count else None
    if hit is None:
        return Answer(rows)
    return Answer(rows, at, _page(hit, rows.wanted_at(at), searching))


def _page(hit: Hit, wanted: Wanted, searching: Searching) -> Page:
    shown = searching.shown(hit)
    return Page(shown, passages(shown, wanted))


def _more(question: Question, skip: int, searching: Searching) -> Found:
    came = searching.find(question.typed, question.filters, order=question.order, skip=skip)
    return found(came.hits, came.wanted, more=came.more)
