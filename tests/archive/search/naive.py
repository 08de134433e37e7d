"""What should be found, told in the plainest way: every word of every text is looked at."""

from collections.abc import Iterable

from sognko_tui.archive.search.asking import Filters, Order, Wanted, Where
from sognko_tui.archive.search.index import Entry, Gathering
from sognko_tui.archive.search.words import slug

Found = tuple[str, str]
"""The ids of a meeting and of its item."""


def find(
    meetings: Iterable[Gathering], wanted: Wanted, filters: Filters, order: Order
) -> list[Found]:
    """All items that are meant, in the order they are to be listed in."""
    newest = sorted(meetings, key=lambda one: (one.day, one.id), reverse=True)
    places = [
        (meeting, entry)
        for meeting in newest
        for entry in sorted(meeting.entries, key=lambda one: one.position)
        if _passes(meeting, entry, filters) and _has(entry, wanted, filters.where)
    ]
    if order == "best" and filters.where == "anywhere" and wanted.having:
        places.sort(key=lambda place: _tier(place[1], wanted))
    return [(meeting.id, entry.item) for meeting, entry in places]


def _has(entry: Entry, wanted: Wanted, where: Where) -> bool:
    there = {"anywhere": entry.text, "title": entry.in_title, "decision": entry.in_decision}[where]
    return all(any(word.fits(one) for one in there) for word in wanted.having) and not any(
        word.fits(one) for word in wanted.without for one in entry.text
    )


def _tier(entry: Entry, wanted: Wanted) -> int:
    tiers: tuple[Where, ...] = ("title", "decision", "anywhere")
    return next(n for n, where in enumerate(tiers) if _has(entry, wanted, where))


def _passes(meeting: Gathering, entry: Entry, filters: Filters) -> bool:
    return (
        (filters.boards is None or meeting.board in filters.boards)
        and (not filters.year or meeting.day.year == filters.year)
        and (not filters.kind or entry.kind == filters.kind)
        and (not filters.outcome or entry.outcome == filters.outcome)
        and (not filters.decided or entry.decided)
        and _named(filters.municipality, entry.municipalities)
        and _named(filters.person, entry.people)
    )


def _named(wanted: str, names: Iterable[str]) -> bool:
    return not wanted or slug(wanted) in {slug(name) for name in names}
