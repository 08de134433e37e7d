"""Putting a decision together from what passed, and telling where each point of it came from.

Which votes there are to take, in which order, stands here too: what is moved of the handling first,
then amendments, then alternatives against each other until one is left, additions last. It is a
proposal to the secretary, and whoever chairs may put them otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from sognko_tui.meeting.decisions import as_text, blanks_in, same_wording
from sognko_tui.meeting.events import MotionKind
from sognko_tui.meeting.facts import Motion
from sognko_tui.meeting.state import Item
from sognko_tui.meeting.voting import settled

MAIN = "main"
"""The proposal that lay before the meeting, or the text in VEDTAK that comes of it."""

LIKE = 0.5
"""How much of its words a point must share with another to be taken for it with changes."""

_MARKER = re.compile(r"^\s*(\d{1,3}[.)]|[a-zæøå][.)]|[-–•*])\s+", re.IGNORECASE)
_FIRST = ("postpone", "return", "forward")


class Part(NamedTuple):
    """One point of a text: its marker, empty for a paragraph, and its words, which may hold lines."""

    marker: str
    text: str


def points_of(text: str) -> tuple[Part, ...]:
    """A text cut into points: a line with a marker begins one, in a text without any each line does."""
    lines = [line for line in text.split("\n") if line.strip()]
    marked = any(_MARKER.match(line) for line in lines)
    found: list[Part] = []
    for line in lines:
        marker = _MARKER.match(line)
        if marker is not None:
            found.append(Part(marker[1], line[marker.end() :].rstrip()))
        elif marked and found and found[-1].marker:
            last = found[-1]
            found[-1] = Part(last.marker, f"{last.text}\n{line.rstrip()}")
        else:
            found.append(Part("", line.strip()))
    return tuple(found)


def written(parts: Sequence[Part]) -> str:
    """The points as a text, a line each, those with a number numbered anew from 1."""
    number = 0
    lines = []
    for part in parts:
        marker = part.marker
        if marker[:1].isdigit():
            number += 1
            marker = f"{number}{marker[-1]}"
        lines.append(f"{marker} {part.text}" if marker else part.text)
    return "\n".join(lines)


# Where each point came from


class Origin(NamedTuple):
    """Where point `place` of the decision (counted from 1) came from.

    `motion` is "main", the id of what a member moved, or empty for words that are new; `point` is
    its number there, 0 where that is a single paragraph.
    """

    place: int
    motion: str
    point: int
    changed: bool


class _Source(NamedTuple):
    motion: str
    point: int
    text: str
    blank: bool = False


def origins(item: Item) -> tuple[Origin, ...]:
    """The origin of each point of the adopted text, or of what stands in VEDTAK."""
    text = item.adopted if item.adopted is not None else item.decision
    return _origins(points_of(text), tuple(_sources(item)))


def _sources(item: Item) -> Iterator[_Source]:
    """Everything that was proposed as wording, what passed before what is still to be voted on."""
    moved = [m for m in item.motions if not m.procedural and not m.withdrawn]
    moved.sort(key=lambda motion: not _won(item, motion.id))
    for motion in moved:
        if not _fell(item, motion.id):
            yield from _points(motion.id, points_of(motion.text))
    main = points_of(as_text(item.proposal))
    blanks = [point.blank for point in item.proposal]
    for n, part in enumerate(main):
        blank = blanks[n] if len(blanks) == len(main) else False
        yield _Source(MAIN, n + 1 if len(main) > 1 else 0, part.text, blank)


def _points(motion: str, parts: Sequence[Part]) -> Iterator[_Source]:
    for n, part in enumerate(parts, start=1):
        yield _Source(motion, n if len(parts) > 1 else 0, part.text)


def _origins(parts: Sequence[Part], sources: Sequence[_Source]) -> tuple[Origin, ...]:
    """Each point with the source most like it, no source twice."""
    likeness = [
        (_likeness(part.text, source), -at, -n, at, n)
        for at, part in enumerate(parts)
        for n, source in enumerate(sources)
    ]
    found: dict[int, Origin] = {}
    used: set[int] = set()
    for like, _, _, at, n in sorted(likeness, reverse=True):
        if like < LIKE or at in found or n in used:
            continue
        used.add(n)
        found[at] = Origin(at + 1, sources[n].motion, sources[n].point, like < 1)
    return tuple(found.get(at, Origin(at + 1, "", 0, True)) for at in range(len(parts)))


def _likeness(text: str, source: _Source) -> float:
    """1 for the same words, or the same with its blank filled in; less for what was changed."""
    if same_wording(text, source.text) or (source.blank and _filled(text, source.text)):
        return 1.0
    words, others = text.casefold().split(), source.text.casefold().split()
    return 0.999 * SequenceMatcher(None, words, others, autojunk=False).ratio()


def _filled(text: str, pattern: str) -> bool:
    spans = blanks_in(pattern, ())
    if not spans:
        return text.startswith(pattern.rstrip())
    before, after = pattern[: spans[0].start].strip(), pattern[spans[-1].end :].strip()
    return text.startswith(before) and text.endswith(after) and len(text) > len(before + after)


def parts_of(item: Item) -> tuple[str, ...]:
    """The proposals the decision was put together from, the one it rests on first.

    "main" among them where points of the proposal stand in it.
    """
    found = settled(item)
    base = item.adopted_motion if item.adopted is not None else (found.motion if found else MAIN)
    used = {origin.motion for origin in origins(item) if origin.motion}
    others = (m.id for m in item.motions if m.id in used and m.id != base)
    main = (MAIN,) if MAIN in used and base != MAIN else ()
    return (base, *main, *others)


# Putting it together


def composed(item: Item) -> str:
    """The decision as the votes have it: what passed, without the points that fell, numbered anew.

    It starts from what stands in VEDTAK as far as that is the proposal that passed, so that a blank
    filled in or a word put right in it stays.
    """
    found = settled(item)
    base = found.motion if found is not None and found.carried else MAIN
    parts = _base(item, base)
    fallen = {n for n, vote in item.points_voted(base).items() if not vote.carried}
    places = _places(item, base, parts)
    kept = [part for part, place in zip(parts, places, strict=True) if place not in fallen]
    where = [place for place in places if place not in fallen]
    for motion in _passed(item, "amendment"):
        _amend(kept, where, motion)
    for motion in _passed(item, "addition"):
        _add(kept, motion)
    return written(kept)


def _base(item: Item, base: str) -> tuple[Part, ...]:
    """The points of the proposal that passed: those in VEDTAK, where they are of it."""
    added = [p for m in _passed(item, "addition") for p in points_of(m.text)]
    there = points_of(item.decision)
    own = tuple(p for p in there if not any(same_wording(p.text, a.text) for a in added))
    source = points_of(_wording(item, base))
    if not source:
        return own
    alternatives = [MAIN, *(m.id for m in item.motions if m.kind == "counter")]
    sources = [s for motion in alternatives for s in _numbered(item, motion)]
    of_it = sum(1 for origin in _origins(own, sources) if origin.motion == base)
    return own if of_it and 2 * of_it >= len(own) else source


def _wording(item: Item, proposal: str) -> str:
    motion = item.motion(proposal)
    return motion.text if motion is not None else as_text(item.proposal)


def _numbered(item: Item, proposal: str) -> list[_Source]:
    """The points of a proposal, counted from 1 also where it has but one."""
    parts = points_of(_wording(item, proposal))
    return [_Source(proposal, n, part.text) for n, part in enumerate(parts, start=1)]


def _places(item: Item, base: str, parts: Sequence[Part]) -> list[int]:
    """Which point of its proposal each point is; 0 for a point that is new."""
    sources = _numbered(item, base)
    amended = [
        _Source(base, m.point, m.text)
        for m in _passed(item, "amendment")
        if m.point and base == MAIN
    ]
    return [origin.point for origin in _origins(parts, [*sources, *amended])]


def _amend(parts: list[Part], places: list[int], motion: Motion) -> None:
    """Put an amendment in the place of the point it changes."""
    new = points_of(motion.text)
    words = "\n".join(part.text for part in new)
    for at, place in enumerate(places):
        if motion.point and place == motion.point:
            parts[at] = Part(parts[at].marker, words)
            return
    if not motion.point and len(parts) == 1:
        parts[0] = Part(parts[0].marker, words)


def _add(parts: list[Part], motion: Motion) -> None:
    """Put an addition at the end, numbered where the rest is."""
    for part in points_of(motion.text):
        if any(same_wording(part.text, other.text) for other in parts):
            continue
        marker = parts[-1].marker if parts else part.marker
        if len(parts) == 1 and not marker:
            # One paragraph and something added: two points of the same decision.
            parts[0] = Part("1.", parts[0].text)
            marker = "2."
        parts.append(Part(marker, part.text))


def _passed(item: Item, kind: MotionKind) -> list[Motion]:
    return [m for m in item.motions if m.kind == kind and not m.withdrawn and _won(item, m.id)]


def _won(item: Item, motion: str) -> bool:
    vote = item.vote_on(motion)
    return vote is not None and vote.won(motion)


def _fell(item: Item, motion: str) -> bool:
    vote = item.vote_on(motion)
    return vote is not None and not vote.won(motion)


# The order of the votes


class Question(NamedTuple):
    """A vote that remains: on `motion`, or with `opposed` on which of the two is the stronger."""

    motion: str
    opposed: str = ""
    point: int = 0
    kind: str = "main"


def vote_order(item: Item) -> tuple[Question, ...]:
    """The votes that remain, in the order they are proposed to be taken.

    Of the alternatives only the next vote is there: who wins it meets the one after.
    """
    live = [m for m in item.motions if not m.withdrawn]
    open_ = [m for m in live if item.vote_on(m.id) is None]
    first = [Question(m.id, kind=m.kind) for m in open_ if m.kind in _FIRST]
    changes = sorted((m for m in open_ if m.kind == "amendment"), key=lambda m: m.point)
    amendments = [Question(m.id, point=0, kind=m.kind) for m in changes]
    additions = [Question(m.id, kind=m.kind) for m in open_ if m.kind == "addition"]
    return (*first, *amendments, *_alternatives(item, live), *additions)


def _alternatives(item: Item, live: Iterable[Motion]) -> Iterator[Question]:
    """The next vote among the alternatives, or on the one that is left."""
    counters = [m.id for m in live if m.kind == "counter"]
    everything = [*counters, *([MAIN] if item.proposal or not counters else [])]
    standing = [motion for motion in everything if not _fell(item, motion)]
    if not standing:
        yield from _strongest(item, everything)
        return
    if len(standing) > 1:
        yield Question(standing[0], standing[1], kind="counter")
    elif item.vote_on(standing[0]) is None and not item.points_voted(standing[0]):
        yield Question(standing[0], kind=MAIN if standing[0] == MAIN else "counter")


def _strongest(item: Item, everything: Sequence[str]) -> Iterator[Question]:
    """Where three or more fell one by one, the two with most votes meet."""
    votes = {motion: item.vote_on(motion) for motion in everything}
    alone = [m for m, vote in votes.items() if vote is not None and not vote.opposed]
    if len(alone) < 3 or len(alone) < len(everything):
        return
    ranked = sorted(alone, key=lambda m: -(v.ayes if (v := votes[m]) else 0))
    yield Question(ranked[0], ranked[1], kind="counter")
