"""What the items of a pack refer to, and which days and amounts they propose, for its JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sognko_tui.agenda.reading import Reading
from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.enclosures import Lack, lacks
from sognko_tui.meeting.mentions import Amount, Day, Here, here, of_proposal, referred_to


def place_of(reading: Reading) -> Here:
    """The meeting that the pack is for."""
    on = date.fromisoformat(reading.date) if reading.date else None
    return here(on, reading.board or "", reading.items)


def mentioned(item: AgendaItem, place: Here, lack_text: Callable[[Lack], str]) -> dict[str, Any]:
    """The part of an item's JSON that tells what follows from it."""
    proposed = of_proposal(item, place)
    return {
        "references": [
            {
                "words": one.words,
                "date": one.day.isoformat() if one.day is not None else None,
                "year": one.year or None,
                "number": one.number or None,
                "point": one.point or None,
            }
            for one in referred_to(item, place)
        ],
        "dates": [
            {"words": one.words, "date": one.day.isoformat(), "deadline": one.deadline}
            for one in proposed
            if isinstance(one, Day)
        ],
        "amounts": [
            {"words": one.words, "value": float(one.value), "unit": one.unit}
            for one in proposed
            if isinstance(one, Amount)
        ],
        "missing": [{"code": one.code, "text": lack_text(one)} for one in lacks(item)],
    }
