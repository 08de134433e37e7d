"""How two protocols differ in what they say: item by item and part by part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from sognko_tui.protocol.edited import Read
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.public_meeting import PublicItem, PublicMeeting
from sognko_tui.protocol.wording import SUBHEADING, Line

Head = Literal["date", "time", "place", "form", "notice", "presiding", "secretary"]
HEAD: tuple[Head, ...] = ("date", "time", "place", "form", "notice", "presiding", "secretary")
"""The facts at the head, by the names of their phrases."""

Part = Literal[
    "fact",
    "attendance",
    "breaks",
    "next_meeting",
    "versions",
    "item",
    "title",
    "standing",
    "proposal",
    "minutes",
    "motions",
    "noted",
    "disqualified",
    "votes",
    "elections",
    "outcome",
    "decision",
    "statements",
    "followups",
]

_LISTS: tuple[tuple[Part, str], ...] = (
    ("motions", "motions"),
    ("noted", "noted"),
    ("disqualified", "disqualified"),
    ("votes", "votes"),
    ("elections", "elections"),
    ("statements", "statements"),
    ("followups", "followups"),
)
_TEXTS: tuple[Literal["proposal", "minutes", "decision"], ...] = ("proposal", "minutes", "decision")


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is said otherwise: in an item, by its number, or in the whole meeting.

    `old` and `new` are its cells, one for a text; none where it is not there. `place` is where it
    was in a list, from 0, or where it came to be. `closed` says that the protocol it was changed in
    tells nothing of the item.
    """

    part: Part | Head
    item: str = ""
    place: int = 0
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    closed: bool = False


def differences(before: Read, after: Read) -> tuple[Change, ...]:
    """What `after` says otherwise than `before`, the meeting as a whole first."""
    return (
        *_head(before, after),
        *_meeting(before.meeting, after.meeting),
        *_items(before, after),
    )


def text(lines: Sequence[Line]) -> str:
    """The lines as somebody would type them."""
    return "\n".join(
        f"{line.marker} {line.text}" if line.marker not in ("", SUBHEADING) else line.text
        for line in lines
    )


def _head(before: Read, after: Read) -> Iterator[Change]:
    replaced = before.front.get("phrases", {})
    phrases = Phrases(before.meeting.language, replaced if isinstance(replaced, Mapping) else {})
    if before.facts and not after.facts:
        # Nobody takes away all of them one by one: the list itself is gone, or is none any more.
        yield Change(part="fact", old=tuple(before.facts.values()))
        return
    names = {phrases[f"head.{fact}"]: fact for fact in HEAD}
    for name in dict.fromkeys((*names, *before.facts, *after.facts)):
        old, new = before.facts.get(name, ""), after.facts.get(name, "")
        if old == new:
            continue
        if name in names:
            yield Change(part=names[name], old=_cell(old), new=_cell(new))
        else:
            yield Change(part="fact", old=_cell(old, name), new=_cell(new, name))


def _cell(value: str, *before: str) -> tuple[str, ...]:
    return (*before, value) if value else ()


def _meeting(before: PublicMeeting, after: PublicMeeting) -> Iterator[Change]:
    lists: tuple[tuple[Part, Sequence[object], Sequence[object]], ...] = (
        ("attendance", before.people, after.people),
        ("attendance", before.movements, after.movements),
        ("attendance", before.noted, after.noted),
        ("breaks", before.breaks, after.breaks),
        ("versions", before.versions, after.versions),
    )
    for part, old, new in lists:
        yield from _of_list(part, "", old, new)
    if before.next_meeting != after.next_meeting:
        old_next, new_next = _cell(before.next_meeting), _cell(after.next_meeting)
        yield Change(part="next_meeting", old=old_next, new=new_next)


def _items(before: Read, after: Read) -> Iterator[Change]:
    gone = {one.text for one in after.unread if one.why == "item_missing"}
    there = iter(after.meeting.items)
    for item in before.meeting.items:
        if item.number not in gone:
            yield from _of_item(item, next(there))


def _of_item(before: PublicItem, after: PublicItem) -> Iterator[Change]:
    number, closed = before.number, before.closed

    def change(part: Part, old: tuple[str, ...], new: tuple[str, ...]) -> Change:
        return Change(part=part, item=number, old=old, new=new, closed=closed)

    if before.title != after.title:
        yield change("title", _cell(before.title), _cell(after.title))
    if _standing(before) != _standing(after):
        yield change("standing", _standing(before), _standing(after))
    for name in _TEXTS:
        old, new = text(getattr(before, name)), text(getattr(after, name))
        if old != new:
            yield change(name, _cell(old), _cell(new))
    for part, listed in _LISTS:
        for one in _of_list(part, number, getattr(before, listed), getattr(after, listed)):
            yield msgspec.structs.replace(one, closed=closed)
    if _outcome(before) != _outcome(after):
        yield change("outcome", _outcome(before), _outcome(after))


def _standing(item: PublicItem) -> tuple[str, ...]:
    return (
        *item.standing,
        *_cell(item.raised_by),
        *("✓" for one in (item.closed, item.added, item.corrected) if one),
    )


def _outcome(item: PublicItem) -> tuple[str, ...]:
    told = (item.composed, *item.origins, item.destination, item.reason)
    return (item.status, *(one for one in told if one))


def _of_list(
    part: Part, item: str, old: Sequence[object], new: Sequence[object]
) -> Iterator[Change]:
    """What came, went or was put in place of another in a list."""
    one, other = [_cells(x) for x in old], [_cells(x) for x in new]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for n in range(max(i2 - i1, j2 - j1)):
            was = one[i1 + n] if i1 + n < i2 else ()
            now = other[j1 + n] if j1 + n < j2 else ()
            place = i1 + n if was else j1 + n
            yield Change(part=part, item=item, place=place, old=was, new=now)


def _cells(value: object) -> tuple[str, ...]:
    """What an entry of a list says, cell by cell; empty ones of a struct stay in their places."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, msgspec.Struct):
        fields = value.__struct_fields__
        return tuple(_as_cell(getattr(value, name)) for name in fields)
    assert isinstance(value, tuple)
    return tuple(_as_cell(one) for one in value)


def _as_cell(value: object) -> str:
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, tuple) and value and isinstance(value[0], Line):
        return text(value)
    if isinstance(value, tuple):
        joined = ", ".join(str(one) for one in value)
        return "–".join(map(str, value)) if value and isinstance(value[0], int) else joined
    return str(value) if value else ""
