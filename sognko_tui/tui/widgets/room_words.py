"""Who may vote in an item, and whether that is enough, in the few words the status line has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting.attendance import attendance_taken, occupant, quorate, voting
from sognko_tui.texts import _

if TYPE_CHECKING:
    from sognko_tui.meeting.board import Person
    from sognko_tui.meeting.state import Item, Meeting

WIDE = 120
"""Columns from which there is room for the initials of all who may vote."""

SHOWN = 4
"""Those without a vote who are named; of a board that is half away the number says enough."""


def room_words(meeting: Meeting, item: Item, width: int) -> str:
    """How many may vote here of how many seats, whether that is a quorum, and who is left out.

    Left out are the disqualified, the members whose seat nobody fills, and who was away from the vote.
    """
    here = voting(meeting, item)
    word = _("VEDTAKSFØR") if quorate(meeting, item) else _("IKKJE VEDTAKSFØR")
    text = f"{len(here)}/{len(meeting.board.seats)} {word}"
    if not attendance_taken(meeting):
        return text
    if width >= WIDE:
        text += " " + " ".join(map(_initials, here))
    out = _left_out(meeting, item, here)
    if out:
        more = "…" if len(out) > SHOWN else ""
        text += " −" + ",".join(map(_initials, out[:SHOWN])) + more
    return text


def _left_out(meeting: Meeting, item: Item, here: tuple[Person, ...]) -> list[Person]:
    noted = {d.person for d in item.disqualified}
    out = [p for p in meeting.board.people if p.id in noted]
    for seat in meeting.board.seats:
        sits = occupant(meeting, seat, item)
        missing = sits if sits is not None else seat
        if missing not in here and missing not in out:
            out.append(missing)
    return out


def _initials(person: Person) -> str:
    return person.initials or person.name
