"""How an event changes a meeting: where each kind registers, and what they all need."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.presiding import presides_over
from sognko_tui.meeting.state import Item, Meeting, Presence


class Inapplicable(Exception):
    """The event does not fit the meeting as it stands: a code with parameters."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


Apply = Callable[[Meeting, e.Entry, Any], Meeting]
"""From the meeting before an event, its entry and the event itself, the meeting after it."""

APPLY: dict[type[e.Event], Apply] = {}
"""What each kind of event does."""

_E = TypeVar("_E", bound=e.Event)


def on(kind: type[_E]) -> Callable[[Callable[[Meeting, e.Entry, _E], Meeting]], Apply]:
    """Register what this kind of event does."""

    def register(function: Callable[[Meeting, e.Entry, _E], Meeting]) -> Apply:
        APPLY[kind] = function
        return function

    return register


def find_item(meeting: Meeting, item_id: str) -> Item:
    """The item with this id; `Inapplicable` where there is none."""
    item = meeting.item(item_id)
    if item is None:
        raise Inapplicable("no_such_item", item=item_id)
    return item


def find_open_item(meeting: Meeting, item_id: str) -> Item:
    """The item with this id, which must be open; otherwise `Inapplicable`."""
    item = find_item(meeting, item_id)
    if not item.open:
        raise Inapplicable("item_closed", number=item.number)
    return item


def with_item(meeting: Meeting, item: Item) -> Meeting:
    """The meeting with this item in the place of the one with its id."""
    items = tuple(item if i.id == item.id else i for i in meeting.items)
    return replace(meeting, items=items)


def known(meeting: Meeting, person_id: str) -> None:
    """Make sure that the person is on the roster or a guest; otherwise `Inapplicable`."""
    if meeting.person(person_id) is None:
        raise Inapplicable("no_such_person", person=person_id)


def must_preside(meeting: Meeting, item: Item, person_id: str, motion: str = "main") -> None:
    """Make sure that the person presides, as the casting vote on this asks; else `Inapplicable`."""
    presiding = presides_over(meeting, item, motion)
    if presiding is None or presiding.id != person_id:
        raise Inapplicable("not_presiding", number=item.number, person=person_id)


def with_presence(meeting: Meeting, presence: Presence) -> Meeting:
    """The meeting with this record of one person's attendance."""
    others = tuple(p for p in meeting.presences if p.person != presence.person)
    return replace(meeting, presences=(*others, presence))


def begun(item: Item, entry: e.Entry) -> Item:
    """The item with the work on it begun, where it had not before.

    By the step: a checkpoint that squashes typing keeps that, and not its first sequence number.
    """
    return replace(item, began=min(item.began, float(entry.step)))
