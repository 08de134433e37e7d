"""Citing an earlier item: «vedtak i sak 7, 9.12.2025, punkt 2», in the words of whoever writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sognko_tui.meeting import numbering
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.state import Status
from sognko_tui.office.phrases import proposed

_POINT = re.compile(r"^[ \t]*(\d{1,3})[.)][ \t]+(?=\S)", re.MULTILINE)

DECIDED: frozenset[Status] = frozenset({"adopted", "amended", "other", "rejected"})
"""What an item ended with where there is a decision to cite."""


def citation(number: str, day: date, outcome: Status, of: Board, by: Board, point: str = "") -> str:
    """An item of the board `of`, as the board `by` cites it, in its written language.

    The number is as the first prints it. Of another board than one's own the name is told.
    """
    cited = numbering.cited(number, of, day)
    if cited == numbering.printed(number, of, day):
        cited = proposed("cited_item", by).replace("{number}", cited)
    key = "cited_decision" if outcome in DECIDED else "cited_matter"
    if of.id != by.id:
        key += "_of_other"
    told = proposed(key, by).replace("{date}", f"{day.day}.{day.month}.{day.year}")
    if point:
        told = proposed("cited_point", by).replace("{cited}", told).replace("{point}", point)
    # What comes from the pack and the roster goes in last: it is never taken for a place to fill.
    return told.replace("{board}", of.name).replace("{item}", cited)


def points(decision: str) -> Iterator[tuple[str, str]]:
    """The numbered points of a decision, each with its number and how it begins."""
    for found in _POINT.finditer(decision):
        end = decision.find("\n", found.end())
        yield found[1], decision[found.end() : None if end == -1 else end].strip()
