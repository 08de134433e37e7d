"""Who was in the room at a time of day, by all that was noted of it, also afterwards."""

from __future__ import annotations

from datetime import datetime

import msgspec

from sognko_tui.meeting.attendance import earlier, is_disqualified
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.events import Moment
from sognko_tui.meeting.facts import Stay
from sognko_tui.meeting.state import Item, Meeting


class InRoom(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who was there. `instead_of` is the member whose seat a deputy filled.

    `disqualified` tells that they had no part in the item that was handled then.
    """

    person: Person
    instead_of: Person | None = None
    remote: bool = False
    disqualified: bool = False


def item_at(meeting: Meeting, at: datetime) -> Item | None:
    """The item that was being handled at this time, or None between two of them."""
    for item in reversed(meeting.in_order):
        begun = item.started is not None and not earlier(at, item.started)
        if begun and (item.ended is None or earlier(at, item.ended)):
            return item
    return None


def in_the_room(meeting: Meeting, at: datetime, item: Item | None = None) -> tuple[InRoom, ...]:
    """Everybody who was there at this time, in roster order, guests last.

    Before the meeting began and after it ended that is nobody. `item` is the one at hand, else the
    one that was handled then. Where it is only noted by which item somebody came or went, the times
    of that item tell: who came during it was there from its end, who left during it until it began.
    """
    if meeting.started is not None and earlier(at, _minute(meeting.started)):
        return ()
    if meeting.ended is not None and not earlier(at, _after(meeting.ended)):
        return ()
    item = item or item_at(meeting, at)
    found: list[InRoom] = []
    for person in (*meeting.board.people, *meeting.guests):
        stay = next((s for s in meeting.presence(person.id).stays if _covers(meeting, s, at)), None)
        if stay is not None:
            instead_of = meeting.person(stay.seat) if stay.seat != person.id else None
            found.append(
                InRoom(
                    person=person,
                    instead_of=instead_of,
                    remote=_remote(meeting, stay, at),
                    disqualified=item is not None and is_disqualified(item, person.id),
                )
            )
    return tuple(found)


def changes(meeting: Meeting) -> tuple[datetime, ...]:
    """The times at which somebody came or went, as far as they are known, and the start."""
    stays = [stay for presence in meeting.presences for stay in presence.stays]
    times = {_time(meeting, stay.arrived, coming=True) for stay in stays}
    times |= {_time(meeting, stay.left, coming=False) for stay in stays if stay.left is not None}
    if stays:
        times.add(meeting.started)
    known = {_minute(at) for at in times if at is not None}
    return tuple(sorted(known, key=lambda at: at.replace(tzinfo=None)))


def _covers(meeting: Meeting, stay: Stay, at: datetime) -> bool:
    came = _time(meeting, stay.arrived, coming=True)
    if came is not None and earlier(at, _minute(came)):
        return False
    went = _time(meeting, stay.left, coming=False) if stay.left is not None else None
    return went is None or earlier(at, _minute(went))


def _time(meeting: Meeting, moment: Moment, *, coming: bool) -> datetime | None:
    """When it was, as far as that is known; None for the start of the meeting, or its end."""
    item = meeting.item(moment.item)
    if moment.at is not None or item is None:
        return moment.at
    if moment.relation == "during":
        return item.ended if coming else item.started
    return item.started if moment.relation == "before" else item.ended


def _remote(meeting: Meeting, stay: Stay, at: datetime) -> bool:
    remote = stay.remote
    for mode in stay.modes:
        since = _time(meeting, mode.moment, coming=True)
        if since is None or not earlier(at, since):
            remote = mode.remote
    return remote


def _minute(at: datetime) -> datetime:
    """The whole minute: times are asked for by it."""
    return at.replace(second=0, microsecond=0)


def _after(at: datetime) -> datetime:
    """The end of the minute in which something ended."""
    return at.replace(second=59, microsecond=999999)
