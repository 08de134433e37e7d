"""Whether people are called by one name each: no name spelt two ways, no two people of one name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sognko_tui.meeting.check.finding import Finding, found_in
from sognko_tui.meeting.state import Item, Meeting

_NAME = re.compile(r"[A-ZÆØÅ][\w'-]+(?:\s+(?:(?:for|av|frå|fra|i|de|van|von)\s+)?[A-ZÆØÅ][\w'-]+)+")
_SHORTEST = 4
"""Letters of a word from which one that differs a little is taken for the same, spelt otherwise."""


def found(meeting: Meeting) -> Iterator[Finding]:
    """Two people who cannot be told apart, and guests called nearly as somebody on the roster."""
    people = (*meeting.board.people, *meeting.guests)
    called = Counter((p.name, p.represents) for p in people)
    for (name, represents), count in called.items():
        if count > 1:
            params: dict[str, str | int] = {"person": f"{name} {represents}".strip()}
            yield Finding(code="same_name", severity="note", rule="identity", params=params)
    known = _known(meeting)
    for guest in meeting.guests:
        meant = _meant(guest.name, known - {guest.name})
        if meant and guest.name not in {p.name for p in meeting.board.people}:
            other: dict[str, str | int] = {"name": guest.name, "person": meant}
            yield Finding(code="guest_spelt", rule="identity", params=other)


def found_in_item(meeting: Meeting, item: Item) -> Iterator[Finding]:
    """Names in what was written of an item that are nearly, but not quite, somebody's."""
    known = _known(meeting)
    texts = (
        item.decision if item.adopted is None else item.adopted,
        item.minutes,
        *(statement.text for statement in item.statements),
        *(follow_up.who for follow_up in item.followups),
        *(name for post in item.posts for n in post.nominees for name in (n.name, n.by)),
    )
    seen: set[str] = set()
    for text in texts:
        for match in _NAME.finditer(text):
            name = " ".join(match.group().split())
            meant = _meant(name, known)
            if meant and name not in seen:
                seen.add(name)
                yield found_in(item, "name_spelt", rule="identity", name=name, person=meant)


def _known(meeting: Meeting) -> set[str]:
    people = (*meeting.board.people, *meeting.guests)
    return {" ".join(p.name.split()) for p in people}


def _meant(name: str, known: set[str]) -> str:
    """Whose name this nearly is; empty where it is somebody's, or like nobody's."""
    if name in known:
        return ""
    words = name.split()
    for other in sorted(known):
        theirs = other.split()
        if len(theirs) != len(words):
            continue
        unlike = [(a, b) for a, b in zip(words, theirs, strict=True) if a != b]
        if len(unlike) == 1 and _misspelt(*unlike[0]):
            return other
    return ""


def _misspelt(word: str, right: str) -> bool:
    """Whether a word is another with one letter wrong, missing or too much; an ending is no slip."""
    one, other = word.casefold(), right.casefold()
    if min(len(one), len(other)) < _SHORTEST or one.startswith(other):
        return False
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rests = one[start:], other[start:]
    swapped = rests[0][:2] == rests[1][:2][::-1] and rests[0][2:] == rests[1][2:]
    return (
        swapped
        or rests[0][1:] == rests[1][1:]
        or rests[0][1:] == rests[1]
        or rests[0] == rests[1][1:]
    )
