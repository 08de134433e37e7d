"""The order in which the items were handled, against the order in which they stand on the sakliste."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from sognko_tui.meeting.state import Item, Meeting


class OutOfOrder(NamedTuple):
    """An item was handled out of its order: after this one, or (None) before all others."""

    after: Item | None


def out_of_order(meeting: Meeting, item: Item) -> OutOfOrder | None:
    """After which item this one was handled, if that is not its place on the sakliste.

    As few items as possible are said to be out of order: where one was put off till the end it is
    that one, and not all those that were handled before it; and rather one that was moved than one
    that was not. An item is handled where the work on it
    began; what somebody said of it goes before what the log tells (`ItemMoved` on a closed item).
    """
    return all_out_of_order(meeting).get(item.id)


def all_out_of_order(meeting: Meeting) -> dict[str, OutOfOrder]:
    """What `out_of_order` says, by the ids of the items it says something of."""
    handled = _handled(meeting)
    keeping = {i.id for i in _in_order(meeting, handled)}
    found: dict[str, OutOfOrder] = {}
    for before, item in zip((None, *handled), handled, strict=False):
        if item.told_after is not None:
            told = _as_told(meeting, item)
        else:
            told = None if item.id in keeping else OutOfOrder(before)
        if told is not None:
            found[item.id] = told
    return found


def handled_after(meeting: Meeting, item: Item) -> Item | None:
    """After which item this closed one was handled, as somebody said or as the log tells."""
    if item.told_after is not None:
        return meeting.item(item.told_after)
    handled = _handled(meeting)
    at = [i.id for i in handled].index(item.id)
    return handled[at - 1] if at else None


def before_on_agenda(meeting: Meeting, item: Item) -> Item | None:
    """The item that stands before this one on the sakliste."""
    tops = [i for i in meeting.items if i.parent is None]
    at = [i.id for i in tops].index(item.id)
    return tops[at - 1] if at else None


def moved(meeting: Meeting) -> frozenset[str]:
    """The items that are taken elsewhere than where they stand on the sakliste, by id.

    As few as possible, as in `out_of_order`; what was raised under an item goes with it.
    """
    taken = [i for i in meeting.in_order if i.parent is None]
    keeping = {i.id for i in _keeping(meeting, taken)}
    return frozenset(i.id for i in taken if i.id not in keeping)


def _handled(meeting: Meeting) -> list[Item]:
    """The closed items of the sakliste in the order they were handled."""
    closed = [i for i in meeting.items if not i.open and i.parent is None]
    return sorted(closed, key=lambda i: (min(i.began, i.place), i.place))


def _as_told(meeting: Meeting, item: Item) -> OutOfOrder | None:
    """What was said of the item: nothing to tell where it is the one before it on the sakliste."""
    before = before_on_agenda(meeting, item)
    kept = item.told_after == (before.id if before is not None else "")
    return None if kept else OutOfOrder(meeting.item(item.told_after))


def _in_order(meeting: Meeting, handled: list[Item]) -> list[Item]:
    """The row of items that were handled in the order of the sakliste.

    Items of which somebody has said where they were handled stand outside of it.
    """
    return _keeping(meeting, [item for item in handled if item.told_after is None])


def _keeping(meeting: Meeting, row: list[Item]) -> list[Item]:
    """The most items of a row that stand in the order of the sakliste.

    One that nobody moved counts for more than all that somebody did: of two that changed places it
    is the moved one that is elsewhere.
    """
    place = {item.id: n for n, item in enumerate(meeting.items)}
    if all(place[one.id] < place[other.id] for one, other in pairwise(row)):
        return row  # as nearly always, and it is asked for each item
    # For each item the weight of the heaviest row that ends with it, and the one before it there.
    weights: list[int] = []
    before: list[int | None] = []
    for item in row:
        earlier = [n for n in range(len(weights)) if place[row[n].id] < place[item.id]]
        last = max(earlier, key=weights.__getitem__, default=None)
        before.append(last)
        weight = 1 if item.moved else len(row) + 1
        weights.append(weight + (weights[last] if last is not None else 0))
    found: list[Item] = []
    at = max(range(len(row)), key=weights.__getitem__, default=None)
    while at is not None:
        found.append(row[at])
        at = before[at]
    return found
