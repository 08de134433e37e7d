"""Tal: what the meetings come to, year by year, as numbers with a bar beside each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.widgets import Static

from sognko_tui import naming
from sognko_tui.office import figures, printable, sentences
from sognko_tui.office.figures import Year
from sognko_tui.office.trouble import Trouble
from sognko_tui.spreadsheets import csv_file
from sognko_tui.texts import N_, _
from sognko_tui.tui.screens.kept import Kept
from sognko_tui.tui.widgets.bars import bar
from sognko_tui.tui.widgets.columns import fit
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine
from sognko_tui.tui.widgets.long_list import LongList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from sognko_tui.office.searching import Figures, Searching

YEAR, MEETINGS, NUMBER = 5, 6, 6
"""Cells of the year, of how many meetings there were, and of a number with a bar."""


class _Plot(NamedTuple):
    """A column: its heading, what it shows of a year, that in words, and whether it is a share."""

    heading: str
    value: Callable[[Year], float | None]
    told: Callable[[float | None], str]
    share: bool = False


def _whole(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


PLOTS = (
    _Plot(N_("Frammøte %"), lambda year: year.attendance, figures.percent, share=True),
    _Plot(N_("Min./møte"), lambda year: year.minutes, _whole),
    _Plot(N_("Min./sak"), lambda year: year.item_minutes, figures.decimal),
    _Plot(N_("Samrøyst. %"), lambda year: year.unanimous, figures.percent, share=True),
    _Plot(N_("Opne oppf."), lambda year: float(year.open_followups), _whole),
)
"""The columns, in the order they stand in."""


class FiguresScreen(Kept):
    """The years of all boards together, or of one; Tab goes on to the next."""

    NAME: ClassVar[str] = "figures"

    def __init__(self) -> None:
        super().__init__()
        self._counted: tuple[Figures, ...] = ()
        self._years: tuple[Year, ...] = ()
        self._boards: tuple[tuple[str, str], ...] = ()
        self._board = ""

    def compose(self) -> ComposeResult:
        """Status, the heads of the columns, the years, messages, keys."""
        yield StatusLine(id="status")
        yield Static(id="figures-head")
        yield LongList(id="years")
        yield MessageLine(id="message")
        yield KeyLine(self.NAME)

    def on_mount(self) -> None:
        """Show what the index has counted."""
        self.query_one(LongList).focus()
        self._show()
        self.begin(self.look)

    def on_resize(self) -> None:
        """Give the bars the width there is."""
        self._show_head()
        self.query_one(LongList).refresh()

    def look(self) -> None:
        """Count anew."""

        def put(searching: Searching) -> tuple[Figures, ...]:
            return searching.figures()

        self.asking.ask("list", put, self._counted_anew)

    def _counted_anew(self, counted: tuple[Figures, ...]) -> None:
        if counted == self._counted:
            return
        self._counted = counted
        named = {one.board: one.board_name for one in counted}
        self._boards = tuple(sorted(named.items(), key=lambda one: (one[1].casefold(), one[0])))
        if self._board not in named:
            self._board = ""
        self._show()

    def _show(self) -> None:
        counted = (one for one in self._counted if self._board in ("", one.board))
        self._years = tuple(reversed(figures.by_year(counted)))
        years = self.query_one(LongList)
        years.show(self, 0)
        self._show_head()
        which = ""
        if len(self._boards) > 1 and self._board:
            here = [board for board, _name in self._boards].index(self._board) + 1
            which = _("styre {here} av {all}").format(here=here, all=len(self._boards))
        self.status.show(_("Tal"), self._board_name or _("alle styra"), which)

    @property
    def _board_name(self) -> str:
        if len(self._boards) == 1:
            return self._boards[0][1]
        return dict(self._boards).get(self._board, "")

    def _show_head(self) -> None:
        width = self._column
        heads = ["  " + fit(_(plot.heading), width - 2) for plot in PLOTS]
        first = f"{_('År'):>{YEAR}}{_('Møte'):>{MEETINGS}}"
        self.query_one("#figures-head", Static).update(Content(first + "".join(heads)))

    @property
    def _column(self) -> int:
        """Cells of a column, its number and its bar."""
        return (self.app.size.width - 2 - YEAR - MEETINGS) // len(PLOTS)

    # The lines of the list

    def at_least(self, _count: int | None) -> int:
        """How many years there are: all are known."""
        return len(self._years)

    def line(self, at: int) -> str:
        """A year in a line."""
        year = self._years[at]
        told = f"{year.year:>{YEAR}}{year.meetings:>{MEETINGS}}"
        for plot in PLOTS:
            value = plot.value(year)
            most = 1.0 if plot.share else max(plot.value(one) or 0 for one in self._years)
            part = None if value is None or not most else value / most
            told += f"{plot.told(value):>{NUMBER}} {bar(part, self._column - NUMBER - 1)}"
        return told

    # The keys

    def action_next_board(self) -> None:
        """The next board; after the last all of them together."""
        ids = ["", *(board for board, _name in self._boards)]
        if len(ids) < 3:
            self.say(_("Her er ikkje fleire styre."))
            return
        self._board = ids[(ids.index(self._board) + 1) % len(ids)]
        self._show()
        self.say("")

    def action_save(self) -> None:
        """Lay what is shown in a file in the inbox, for a spreadsheet."""
        if not self._years:
            self.say(_("Her er ingen tal enno: ingen møte er førte."), "warning")
            return
        data = b"".join(csv_file(figures.table(reversed(self._years))))
        stem = naming.slug(f"{_('Tal')} {self._board_name}")
        try:
            path = self.sognko.desk.lay_in_inbox(stem, ".csv", data)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
            return
        self.say(_("Lagra i innboksen: {file}.").format(file=printable.line(path.name)))

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss(None)
