"""The decision as text: how it starts from the proposal, what is still blank, how it differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from string import whitespace
from typing import Literal, NamedTuple

from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.blanks import BLANK, PLACEHOLDER
from sognko_tui.meeting.state import Item, Status

BULLETS = "-–•"
"""The signs that stand alone on a line where something is to be listed."""

_UNDERSCORES = re.compile(r"_{3,}")
_UNIT = re.compile(r"kr\.?\s*", re.IGNORECASE)
_ENDS_EMPTY = re.compile(r":\s*(?:[-–•]\s*)?$")
_WORDS = re.compile(r"\s+|[^\W_]+|_+|[^\w\s]", re.UNICODE)
_MARKER = re.compile(r"^\s*(?:\d+[.)]|[a-zæøå][.)]|[-–•*])\s+")


class Span(NamedTuple):
    """A stretch of a text, by character offsets; `end` is not part of it."""

    start: int
    end: int


class Change(NamedTuple):
    """A stretch of two texts compared: in both, only in the proposal, or only in the decision."""

    kind: Literal["same", "removed", "added"]
    text: str


def as_text(points: tuple[Point, ...]) -> str:
    """The proposal as it is put into VEDTAK: a point a line, each with its marker.

    A point that asks for something without showing where gets a visible blank at its end.
    """
    lines = []
    for point in points:
        text = point.text.strip()
        if point.blank and not PLACEHOLDER.search(text):
            text = f"{text.rstrip(BULLETS + whitespace)} {BLANK}".strip()
        lines.append(f"{point.marker} {text}" if point.marker else text)
    return "\n".join(lines)


def initial_text(points: tuple[Point, ...], phrase: str) -> str:
    """What VEDTAK starts with: the proposal, or the board's standard phrase where it has one."""
    return as_text(points) or phrase


def open_blanks(item: Item) -> tuple[Span, ...]:
    """The places in the decision where something is still to be filled in, in reading order.

    A run of underscores counts wherever it stands; `xx`, `(namn)`, «kr ,-» and the like only where
    the proposal had the same; a point that asked for something and now ends in a bare colon counts too,
    unless what it asked for stands on the lines below it.
    """
    return blanks_in(item.decision, item.proposal)


def blanks_in(text: str, proposal: tuple[Point, ...]) -> tuple[Span, ...]:
    """As `open_blanks`, for any text held against a proposal."""
    spans = {Span(*m.span()) for m in _UNDERSCORES.finditer(text)}
    for point in (p for p in proposal if p.blank):
        shown = as_text((point,))
        for printed in {m.group().strip() for m in PLACEHOLDER.finditer(shown)}:
            if not _UNDERSCORES.fullmatch(printed):
                # The unit before a sum stays: what is typed is the sum.
                unit = _UNIT.match(printed)
                spans |= {
                    Span(m.start() + (unit.end() if unit else 0), m.end())
                    for m in re.finditer(rf"(?<!\w){re.escape(printed)}(?!\w)", text)
                }
        spans |= _left_empty(text, point, proposal)
    return tuple(sorted(spans))


def _left_empty(text: str, point: Point, proposal: tuple[Point, ...]) -> set[Span]:
    """Lines that still begin as the point does and end in a colon with nothing after it."""
    opening = _opening(point.text)
    if not opening or not _ENDS_EMPTY.search(point.text.rstrip(BLANK + " ")):
        return set()
    found: set[Span] = set()
    start = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        ends = _ENDS_EMPTY.search(line)
        begins = ends is not None and _opening(line) == opening
        if ends is not None and begins and not _goes_on(lines[number + 1 :], point, proposal):
            colon = start + ends.start() + 1
            found.add(Span(colon, start + len(line)))
        start += len(line) + 1
    return found


def _goes_on(below: list[str], point: Point, proposal: tuple[Point, ...]) -> bool:
    """Whether the lines below a point go on with it, instead of with the point that comes next."""
    for line in below:
        marker = _MARKER.match(line)
        rest = line[marker.end() if marker else 0 :].strip()
        if not rest.strip(BULLETS + " "):
            continue
        if any(_opening(rest) == _opening(other.text) for other in proposal):
            return False
        sign = marker.group().strip() if marker else ""
        return not sign or _sort(sign) != _sort(point.marker)
    return False


def _sort(marker: str) -> str:
    """Which row of points a marker belongs to: numbers, letters, or one bullet sign."""
    sign = marker.strip()
    if sign[:1].isdigit():
        return "number"
    return "letter" if sign[:1].isalpha() else sign


def _opening(text: str) -> list[str]:
    return _words(_MARKER.sub("", text))[:4]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def tokens(text: str) -> list[str]:
    """The text cut into words, white space and single signs; joined they are the text again."""
    return _WORDS.findall(text)


def difference(before: str, after: str) -> tuple[Change, ...]:
    """How `after` differs from `before`, word by word.

    `same` and `removed` stretches joined give `before`; `same` and `added` joined give `after`.
    """
    old, new = tokens(before), tokens(after)
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = _runs(old[start : len(old) - tail], new[start : len(new) - tail])
    runs = [(old[:start], old[:start]), *middle, (old[len(old) - tail :], old[len(old) - tail :])]
    return tuple(_changes(_readable(runs)))


_Run = tuple[list[str], list[str]]
"""A stretch of words before and after: equal, or one put in the place of the other."""

_STRAY = 2
"""Words that stand unchanged between changes and are too few to help the reader."""


def _runs(old: list[str], new: list[str]) -> Iterator[_Run]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        yield old[i1:i2], new[j1:j2]


def _readable(runs: list[_Run]) -> Iterator[_Run]:
    """The runs with changes that only a stray word or two keeps apart made one.

    A sentence that was written anew shares a «for» and a «til» with the old one; telling them
    apart word by word says nothing.
    """
    waiting: _Run = ([], [])
    for at, (before, after) in enumerate(runs):
        words = sum(1 for token in before if token.strip())
        changed_before = waiting[0] != waiting[1]
        more = at + 1 < len(runs) and runs[at + 1][0] != runs[at + 1][1]
        if before == after and not (changed_before and more and words <= _STRAY):
            if changed_before:
                yield waiting
            yield before, after
            waiting = ([], [])
        else:
            waiting = (waiting[0] + before, waiting[1] + after)
    if waiting[0] != waiting[1]:
        yield waiting


def _changes(runs: Iterable[_Run]) -> Iterator[Change]:
    """The runs as changes, without empty ones."""
    for before, after in runs:
        old, new = "".join(before), "".join(after)
        if before == after:
            if old:
                yield Change("same", old)
            continue
        if old:
            yield Change("removed", old)
        if new:
            yield Change("added", new)


def same_wording(one: str, other: str) -> bool:
    """Whether two texts say the same, spacing and line ends apart."""
    return one.split() == other.split()


def corrected(decision: str, before: tuple[Point, ...], after: tuple[Point, ...]) -> str:
    """The decision with a slip put right in it as well, where the old wording still stands in it."""
    if len(before) != len(after):
        return decision
    for old, new in zip(before, after, strict=True):
        was, is_now = as_text((old,)), as_text((new,))
        if was != is_now and decision.count(was) == 1:
            decision = decision.replace(was, is_now)
    return decision


def only_filled(item: Item) -> bool:
    """Whether the adopted text is the proposal with its blanks filled in and nothing else."""
    text = as_text(item.proposal)
    blanks = blanks_in(text, item.proposal)
    if item.adopted is None or not blanks:
        return False
    edges = [0, *(edge for blank in blanks for edge in blank), len(text)]
    first, *between = (
        " ".join(text[start:end].split())
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    )
    adopted = " ".join(item.adopted.split())
    if not adopted.startswith(first):
        return False
    at = len(first)
    for part in between[:-1]:
        # What was filled in is something: the part after it does not follow at once.
        at = adopted.find(part, at + 1)
        if at == -1:
            return False
        at += len(part)
    return adopted.endswith(between[-1]) and bool(adopted[at : len(adopted) - len(between[-1])])


def status(item: Item) -> Status:
    """How the item ended, seen against its proposal."""
    if item.outcome != "adopted":
        return item.outcome
    if item.motion(item.adopted_motion) is not None:
        return "other"
    if not item.proposal or same_wording(item.adopted or "", as_text(item.proposal)):
        return "adopted"
    return "amended"
