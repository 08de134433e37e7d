"""Two versions of a file and the one both come from, as one: only where nothing is lost by it.

Boards are merged by board, person and field. A meeting is one log: the longer of two is taken where
it only goes on from the other. All else is for people to judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from sognko_tui.archive.store import boards, checkpoint
from sognko_tui.archive.store.head import Unsound
from sognko_tui.archive.store.storage import Tables, serialise
from sognko_tui.meeting.board import Board

_GONE: Any = object()
"""In place of what one of the versions does not have."""


class Conflict(Exception):
    """Both sides changed the same, or what they come to together is not sound."""


# Boards


def merge_boards(base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """`boards.json` with what either side changed. Raises `Conflict`."""
    before, here, there = (_boards(data) for data in (base, ours, theirs))
    by_id = _three(_by_id(before), _by_id(here), _by_id(there))
    for board_id, board in by_id.items():
        _must_be_sound(board_id, board, (_by_id(here), _by_id(there)))
    numbered = {number: by_id[board["id"]] for number, board in here if board["id"] in by_id}
    last = max(map(int, numbered), default=0)
    new = [b for i, b in by_id.items() if i not in _by_id(here)]
    numbered |= {str(number): board for number, board in enumerate(new, start=last + 1)}
    return serialise({boards.TABLE: numbered})


def _boards(data: bytes) -> list[tuple[str, dict[str, Any]]]:
    """The boards in a file, with their numbers; none in an empty one."""
    if not data.strip():
        return []
    try:
        tables = msgspec.json.decode(data, type=Tables)
        msgspec.convert(tables.get(boards.TABLE, {}), dict[str, Board])
        found = sorted(tables.pop(boards.TABLE, {}).items(), key=lambda row: int(row[0]))
    except (msgspec.DecodeError, msgspec.ValidationError, ValueError, RecursionError):
        raise Conflict from None
    if tables or len({board["id"] for _, board in found}) < len(found):
        raise Conflict
    return found


def _by_id(rows: list[tuple[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    return {board["id"]: board for _number, board in rows}


def _three(base: Any, ours: Any, theirs: Any) -> Any:
    """What both sides together made of `base`. Raises `Conflict`."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    three = (base, ours, theirs)
    if all(isinstance(one, Mapping) for one in three):
        keys = dict.fromkeys((*ours, *theirs))
        merged = {key: _three(*(one.get(key, _GONE) for one in three)) for key in keys}
        return {key: value for key, value in merged.items() if value is not _GONE}
    if all(_are_people(one) for one in three):
        return _people(base, ours, theirs)
    raise Conflict


def _are_people(value: Any) -> bool:
    """Whether this is a list of what is known by its id."""
    return isinstance(value, list) and all(isinstance(x, Mapping) and "id" in x for x in value)


def _people(base: Any, ours: Any, theirs: Any) -> list[Any]:
    """The roster in the order of the side that changed the order, what only the other has last."""
    before, here, there = ([one["id"] for one in people] for people in (base, ours, theirs))
    if any(len(set(ids)) < len(ids) for ids in (before, here, there)):
        raise Conflict
    order = here
    if _ordered_as(here, before) and not _ordered_as(there, before):
        order = there
    elif not _ordered_as(here, before) and not _ordered_as(there, before):
        raise Conflict
    by_id = _three(*({one["id"]: one for one in people} for people in (base, ours, theirs)))
    return [by_id[i] for i in dict.fromkeys((*order, *here, *there)) if i in by_id]


def _ordered_as(ids: list[str], before: list[str]) -> bool:
    both = set(ids) & set(before)
    return [i for i in ids if i in both] == [i for i in before if i in both]


def _must_be_sound(board_id: str, plain: Any, sides: tuple[dict[str, Any], ...]) -> None:
    """Raise `Conflict` where together they have what neither had: two chairs, initials of two."""
    try:
        wrong = _at_odds(msgspec.convert(plain, Board))
        for side in sides:
            if board_id in side:
                wrong -= _at_odds(msgspec.convert(side[board_id], Board))
    except msgspec.ValidationError:
        raise Conflict from None
    if wrong:
        raise Conflict


def _at_odds(board: Board) -> set[tuple[str, str]]:
    held = Counter(_only_one_has(board))
    nobody = {x for p in board.people for x in p.deputy_for} - {p.id for p in board.people}
    return {one for one, count in held.items() if count > 1} | {("deputy_for", x) for x in nobody}


def _only_one_has(board: Board) -> Iterator[tuple[str, str]]:
    for person in board.people:
        if person.initials:
            yield "initials", person.initials.casefold()
        if person.function in ("chair", "deputy_chair"):
            yield "function", person.function


# Meetings


def merge_meetings(base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """The longer of two `meeting.json`, where it goes on from the other. Raises `Conflict`.

    Where only one side has changed it that side's is taken: an approval settles the typing, so that
    the log before is not the beginning of the one after. What was handled for closed doors is not in the file: where one side has had more of that than
    both come from, that side is not taken for the beginning of the other.
    """
    here, there = _meeting(ours), _meeting(theirs)
    if base in (ours, theirs):
        return ours if base == theirs else theirs
    apart = _meeting(base).head.apart if base.strip() else 0
    shorter, longer, data = here, there, theirs
    if len(there.entries) < len(here.entries):
        shorter, longer, data = there, here, ours
    count = len(shorter.entries)
    goes_on = longer.entries[:count] == shorter.entries and shorter.head.apart == apart
    if here.head.id != there.head.id or not goes_on:
        raise Conflict
    if len(longer.entries) == count:
        if (here.head.apart, here.head.last_seq) != (there.head.apart, there.head.last_seq):
            raise Conflict
        return ours
    if shorter.head.last_seq >= longer.entries[count].seq:
        raise Conflict
    return data


def _meeting(data: bytes) -> checkpoint.Public:
    try:
        found = checkpoint.parse(data)
    except Unsound:
        raise Conflict from None
    if found.newer:
        raise Conflict
    return found
