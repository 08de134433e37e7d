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
_PLACE = re.compile(r"\{(\w+)\}")

DECIDED: frozenset[Status] = frozenset({"adopted", "amended", "other", "rejected"})
"""What an item ended with where there is a decision to cite."""


def citation(number: str, day: date, outcome: Status, of: Board, by: Board, point: str = "") -> str:
    """An item of the board `of`, as the board `by` cites it, in its written language.

    The number is as the first prints it. Of another board than one's own the name is told.
    """
    item = numbering.cited(number, of, day)
    if item[:1].isdigit():
        item = _filled(proposed("cited_item", by), number=item)
    key = "cited_decision" if outcome in DECIDED else "cited_matter"
    if of.id != by.id:
        key += "_of_other"
    told = _filled(
        proposed(key, by), item=item, board=of.name, date=f"{day.day}.{day.month}.{day.year}"
    )
    return _filled(proposed("cited_point", by), cited=told, point=point) if point else told


def _filled(phrase: str, **values: str) -> str:
    """The phrase with each place filled once: what is put in is never taken for a place itself."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), phrase)


def points(decision: str) -> Iterator[tuple[str, str]]:
    """The numbered points of a decision, each with its number and how it begins."""
    for found in _POINT.finditer(decision):
        end = decision.find("\n", found.end())
        yield found[1], decision[found.end() : None if end == -1 else end].strip()
