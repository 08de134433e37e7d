"""A decision as a line of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office.listing_hits import SHORT_OUTCOMES
from sognko_tui.texts import _
from sognko_tui.tui.widgets.columns import fit
from sognko_tui.tui.widgets.hit_words import DAY, NUMBER, in_figures, vote_words

if TYPE_CHECKING:
    from sognko_tui.office.searching import Hit

OUTCOME, VOTE = 8, 15
"""Cells of what became of it, and of how the vote went."""

BOARD, BOARD_FROM = 22, 90
"""Cells of the name of the board, and of a line from which there is room for it."""


def head(width: int, *, board: bool) -> str:
    """What the columns are called."""
    day = f"{_('Dato'):>{DAY}}"
    return _row((day, _("Sak"), _("Tittel"), _("Utfall"), _("Røysting"), _("Styre")), width, board)


def line(hit: Hit, width: int, *, board: bool) -> str:
    """A decision in so many cells; with the name of the `board`, where there is room."""
    outcome = _(SHORT_OUTCOMES.get(hit.outcome, ""))
    title = f"{hit.title} ({_('maskinlesen')})" if hit.machine else hit.title
    day = f"{in_figures(hit.day):>{DAY}}"
    return _row((day, hit.number, title, outcome, vote_words(hit), hit.board_name), width, board)


def _row(cells: tuple[str, str, str, str, str, str], width: int, board: bool) -> str:
    day, number, title, outcome, vote, name = cells
    last = BOARD + 1 if board and width >= BOARD_FROM else 0
    room = max(width - DAY - NUMBER - OUTCOME - VOTE - last - 4, 10)
    parts = [day, fit(number, NUMBER), fit(title, room), fit(outcome, OUTCOME), fit(vote, VOTE)]
    if last:
        parts.append(fit(name, BOARD))
    return " ".join(parts)
