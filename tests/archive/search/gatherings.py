"""Meetings as an index takes them in, small enough to be read in the test they stand in."""

from collections.abc import Sequence
from datetime import date

from sognko_tui.archive.search.asking import Filters, Order, asked
from sognko_tui.archive.search.index import Cited, Entry, FollowUp, Gathering, Index, Votes
from sognko_tui.archive.search.words import vocabulary, words
from sognko_tui.meeting.agenda import Kind
from sognko_tui.meeting.state import Status

EVERYTHING = Filters()


def item(
    title: str,
    decision: str = "",
    background: str = "",
    *,
    number: str = "",
    kind: Kind = "decision",
    outcome: Status = "adopted",
    closed: bool = False,
    votes: Votes | None = None,
    seconds: int = 0,
    municipalities: Sequence[str] = (),
    people: Sequence[str] = (),
    matter: bool = False,
    followups: Sequence[FollowUp] = (),
    cites: Sequence[Cited] = (),
) -> Entry:
    """An item that is decided where it has a decision; with `matter`, others of its title are the same."""
    return Entry(
        item="",
        position=0,
        number=number,
        title=title,
        kind=kind,
        outcome=outcome,
        closed=closed,
        decided=bool(decision),
        votes=votes,
        seconds=seconds,
        text=vocabulary(f"{number} {title}\n{decision}\n{background}"),
        in_title=vocabulary(title),
        in_decision=vocabulary(decision),
        municipalities=tuple(municipalities),
        people=tuple(people),
        matter=" ".join(words(title)) if matter else "",
        followups=tuple(followups),
        cites=tuple(cites),
    )


def meeting(day: str, *items: Entry, board: str = "styret", folder: str = "", **more) -> Gathering:
    """A meeting of that day with these items, numbered i1, i2 … as they stand on the agenda."""
    from msgspec.structs import replace

    numbered = tuple(
        replace(one, item=f"i{n}", position=n, number=one.number or str(n))
        for n, one in enumerate(items, 1)
    )
    return Gathering(
        **{
            "id": folder or f"{day}-{board}",
            "stamp": f"m1.{len(items)}",
            "day": date.fromisoformat(day),
            "board": board,
            "board_name": board.capitalize(),
            "held": True,
            "entries": numbered,
            **more,
        }
    )


def found(
    index: Index,
    typed: str = "",
    filters: Filters = EVERYTHING,
    *,
    order: Order = "newest",
    limit: int = 100,
    skip: int = 0,
) -> list[str]:
    """What is found by what is typed into the search field: the titles, as they stand in the list."""
    hits = index.find(asked(typed), filters, order=order, limit=limit, skip=skip)
    return [hit.title for hit in hits]


def take_in(index: Index, *meetings: Gathering) -> None:
    """As another decision is taken in, a moment after it was made."""
    with index.writing():
        index.put(meetings)


def build(index: Index, *meetings: Gathering) -> None:
    """Begin anew with these, by the names of their folders, as an archive lists them."""
    with index.writing():
        index.build(sorted(meetings, key=lambda one: one.id))
