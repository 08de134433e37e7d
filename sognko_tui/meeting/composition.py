"""Putting a decision together from what passed, and telling where each point of it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from sognko_tui.meeting.decisions import as_text, blanks_in, same_wording
from sognko_tui.meeting.events import MotionKind
from sognko_tui.meeting.facts import Motion
from sognko_tui.meeting.result import prevailed, settled, tied
from sognko_tui.meeting.state import Item

MAIN = "main"
"""The proposal that lay before the meeting, or the text in VEDTAK that comes of it."""

LIKE = 0.5
"""How much of its words a point must share with another to be taken for it with changes."""

_MARKER = re.compile(r"^\s*(\d{1,3}[.)]|[a-zæøå][.)]|[-–•*])\s+", re.IGNORECASE)


class Part(NamedTuple):
    """One point of a text: its marker, empty for a paragraph, and its words, which may hold lines."""

    marker: str
    text: str


def points_of(text: str) -> tuple[Part, ...]:
    """A text cut into points: a line with a marker begins one, in a text without any each line does.

    Letters and bullets under a numbered point are its sub-points, and bullets those of a letter:
    they belong to it, as lines of its words.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    marked = any(_MARKER.match(line) for line in lines)
    found: list[Part] = []
    for line in lines:
        marker = _MARKER.match(line)
        above = found[-1].marker if found else ""
        if marker is not None and not (above and _rank(above) < _rank(marker[1])):
            found.append(Part(marker[1], line[marker.end() :].rstrip()))
        elif marked and found and found[-1].marker:
            last = found[-1]
            found[-1] = Part(last.marker, f"{last.text}\n{line.rstrip()}")
        else:
            found.append(Part("", line.strip()))
    return tuple(found)


def _rank(marker: str) -> int:
    """How deep points with a marker of this sort lie: numbers, letters under them, bullets."""
    return 0 if marker[0].isdigit() else 1 if marker[0].isalpha() else 2


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


def numbers(parts: Sequence[Part]) -> tuple[int, ...]:
    """What the points are called: the number before each, 0 for a paragraph among numbered points.

    Where none has a number, or they do not count upwards, they are counted from 1.
    """
    printed = [int(p.marker[:-1]) for p in parts if p.marker[:1].isdigit()]
    if printed and all(one < other for one, other in pairwise(printed)):
        return tuple(int(p.marker[:-1]) if p.marker[:1].isdigit() else 0 for p in parts)
    return tuple(range(1, len(parts) + 1))


def proposed_points(item: Item, proposal: str = MAIN) -> dict[int, str]:
    """The points of a proposal by their numbers; none where it is a single paragraph."""
    parts = points_of(_wording(item, proposal))
    if len(parts) < 2:
        return {}
    return {n: part.text for n, part in zip(numbers(parts), parts, strict=True) if n}


def letters(item: Item) -> dict[str, str]:
    """The letters of the proposals about the decision, by their ids: A, B … Z, AA.

    What was moved about the handling has none.
    """
    texts = [m for m in item.motions if not m.procedural]
    return {motion.id: _letter(n) for n, motion in enumerate(texts)}


def _letter(n: int) -> str:
    return ("" if n < 26 else _letter(n // 26 - 1)) + chr(ord("A") + n % 26)


# Where each point came from


class Origin(NamedTuple):
    """Where the point with the number `place` in the decision came from (0: a paragraph before them).

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
    moved.sort(key=lambda motion: not won(item, motion.id))
    for motion in moved:
        if not fell(item, motion.id):
            yield from _points(motion.id, points_of(motion.text))
    main = points_of(as_text(item.proposal))
    blanks = [" ".join(as_text((point,)).split()) for point in item.proposal if point.blank]
    for n, part in zip(numbers(main), main, strict=True):
        words = " ".join(f"{part.marker} {part.text}".split())
        blank = any(asked in words for asked in blanks)
        yield _Source(MAIN, n if len(main) > 1 else 0, part.text, blank)


def _points(motion: str, parts: Sequence[Part]) -> Iterator[_Source]:
    for n, part in zip(numbers(parts), parts, strict=True):
        yield _Source(motion, n if len(parts) > 1 else 0, part.text)


def _origins(parts: Sequence[Part], sources: Sequence[_Source]) -> tuple[Origin, ...]:
    """Each point with the source most like it, no source twice."""
    found: dict[int, int] = {}
    left = dict(enumerate(sources))
    for at, part in enumerate(parts):
        same = next((n for n, source in left.items() if _same(part.text, source)), None)
        if same is not None:
            found[at] = same
            del left[same]
    changed = [
        (_likeness(part.text, source.text), -at, -n)
        for at, part in enumerate(parts)
        for n, source in left.items()
        if at not in found
    ]
    alike: dict[int, int] = {}
    for like, at, n in sorted(changed, reverse=True):
        if like >= LIKE and -at not in alike and -n in left:
            alike[-at] = -n
            del left[-n]
    told = []
    for at, place in enumerate(numbers(parts)):
        source = sources[(found | alike)[at]] if at in found or at in alike else _Source("", 0, "")
        told.append(Origin(place, source.motion, source.point, at not in found))
    return tuple(told)


def _same(text: str, source: _Source) -> bool:
    """Whether the words are the same, or the same with the blank filled in."""
    return same_wording(text, source.text) or (source.blank and _filled(text, source.text))


@lru_cache(maxsize=2048)
def _likeness(text: str, other: str) -> float:
    """How much of their words two points share, from 0 to 1. Kept, since it is asked at every key."""
    return SequenceMatcher(
        None, text.casefold().split(), other.casefold().split(), autojunk=False
    ).ratio()


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
    # Voted on point by point, another proposal has numbers of its own.
    other = base != MAIN and bool(item.points_voted(base))
    for motion in () if other else passed(item, "amendment"):
        _amend(kept, where, motion, whole=base == MAIN)
    for motion in passed(item, "addition"):
        _add(kept, motion)
    return written(kept)


def uncomposed(item: Item) -> bool:
    """Whether what passed does not stand in VEDTAK yet, or a point that fell still does."""
    found = settled(item)
    if not item.votes or (found is not None and not found.carried):
        return False
    here = origins(item)
    wanted = origins(replace(item, decision=composed(item)))
    missing = {o.motion for o in wanted if o.motion} - {o.motion for o in here}
    base = found.motion if found is not None else MAIN
    fallen = {n for n, vote in item.points_voted(base).items() if not vote.carried}
    moved = item.motion(base)
    if moved is not None and moved.kind == "addition":
        # Nothing passed but additions: of the proposal they were to be added to no word is left.
        return bool(missing) or any(o.motion == MAIN for o in here)
    return bool(missing) or any(o.motion == base and o.point in fallen for o in here)


def _base(item: Item, base: str) -> tuple[Part, ...]:
    """The points of the proposal that passed: those in VEDTAK, where they are of it."""
    added = [p for m in passed(item, "addition") for p in points_of(m.text)]
    there = points_of(item.decision)
    own = tuple(p for p in there if not any(same_wording(p.text, a.text) for a in added))
    source = points_of(_wording(item, base))
    if not source:
        return own
    alternatives = [MAIN, *(m.id for m in item.motions if m.kind == "counter")]
    sources = [s for motion in alternatives for s in _numbered(item, motion)]
    here = [origin.motion for origin in _origins(own, sources)]
    # What is nobody's proposal is the secretary's own wording of the one in VEDTAK.
    if base == MAIN and own and not any(motion not in ("", MAIN) for motion in here):
        return own
    of_it = here.count(base)
    return own if of_it and 2 * of_it >= len(own) else source


def _wording(item: Item, proposal: str) -> str:
    motion = item.motion(proposal)
    return motion.text if motion is not None else as_text(item.proposal)


def _numbered(item: Item, proposal: str) -> list[_Source]:
    """The points of a proposal with their numbers, also where it has but one."""
    parts = points_of(_wording(item, proposal))
    called = zip(numbers(parts), parts, strict=True)
    return [_Source(proposal, n, part.text) for n, part in called]


def _places(item: Item, base: str, parts: Sequence[Part]) -> list[int]:
    """Which point of the proposal that lay before the meeting each point is; 0 for any other.

    Points of another proposal that passed are such points where they say the same.
    """
    if base != MAIN and not item.points_voted(base):
        there = _numbered(item, MAIN)
        same = (next((s.point for s in there if same_wording(p.text, s.text)), 0) for p in parts)
        return [*same]
    sources = _numbered(item, base)
    changes = passed(item, "amendment") if base == MAIN else []
    amended = [_Source(base, m.point, m.text) for m in changes if m.point]
    return [origin.point for origin in _origins(parts, [*sources, *amended])]


def _amend(parts: list[Part], places: list[int], motion: Motion, *, whole: bool) -> None:
    """Put an amendment in the place of the point it changes; several points in the place of one."""
    new = _worded(motion)
    at = places.index(motion.point) if motion.point and motion.point in places else -1
    if not motion.point and whole and len(parts) == 1:
        at = 0
    if at < 0 or not new:
        return
    marker = parts[at].marker
    if not any(part.marker for part in new):
        new = (Part("", "\n".join(part.text for part in new)),)
    parts[at : at + 1] = [Part(marker or part.marker, part.text) for part in new]
    places[at + 1 : at + 1] = [0] * (len(new) - 1)


def _worded(motion: Motion) -> tuple[Part, ...]:
    """The points of what is put into another text; one where it is a sentence with sub-points."""
    parts = points_of(motion.text)
    signs = [part.marker for part in parts]
    beneath = any(signs) and not signs[0] and not any(sign[:1].isdigit() for sign in signs)
    return (Part("", written(parts)),) if beneath else parts


def _add(parts: list[Part], motion: Motion) -> None:
    """Put an addition at the end, numbered where the rest is."""
    for part in _worded(motion):
        if any(same_wording(part.text, other.text) for other in parts):
            continue
        marker = parts[-1].marker if parts else part.marker
        if len(parts) == 1 and not marker:
            # One paragraph and something added: two points of the same decision.
            parts[0] = Part("1.", parts[0].text)
            marker = "2."
        parts.append(Part(marker, part.text))


def undecided(item: Item) -> tuple[Motion, ...]:
    """What was moved about the decision and neither voted on nor withdrawn."""
    asked = {motion for vote in item.binding for motion in (vote.motion, vote.opposed)}
    return tuple(
        m for m in item.motions if not m.procedural and not m.withdrawn and m.id not in asked
    )


def passed(item: Item, kind: MotionKind) -> list[Motion]:
    """The proposals of this kind that passed, in the order they were moved."""
    return [m for m in item.motions if m.kind == kind and not m.withdrawn and won(item, m.id)]


def won(item: Item, proposal: str) -> bool:
    """Whether a proposal passed. An amendment that is only stronger than another one has not yet."""
    vote, motion = item.vote_on(proposal), item.motion(proposal)
    if vote is None or not prevailed(vote, proposal):
        return False
    against_another = bool(vote.opposed) and MAIN not in (vote.motion, vote.opposed)
    return not against_another or motion is None or motion.kind == "counter"


def fell(item: Item, proposal: str) -> bool:
    """Whether a proposal fell, alone or against another; not while a tie is to be settled."""
    vote = item.vote_on(proposal)
    return vote is not None and not tied(vote) and not prevailed(vote, proposal)
