"""Working on the points of a decision: striking one, and filling a blank."""

from __future__ import annotations

import re

from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.decisions import Span

_SUB_POINT = re.compile(r"^\s*(?:[a-zæøå][.)]|[-–•*])\s", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\s*)(\d+)([.)])(?=\s)")


def strike_point(text: str, span: Span) -> str:
    """The text without the point (the line) that holds this span; the points after it move up.

    With a numbered point go the letters and bullets under it, which are its sub-points.
    """
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before = text[:start]
    after = "" if end == -1 else text[end + 1 :]
    struck = _NUMBERED.match(text[start : len(text) if end == -1 else end])
    if struck is not None:
        after = _moved_up(_past_sub_points(after), int(struck.group(2)))
    return (before + after).rstrip("\n") if not after else before + after


def _past_sub_points(text: str) -> str:
    """The lines from the first on that is no letter or bullet."""
    lines = text.split("\n")
    while lines and _SUB_POINT.match(lines[0]):
        del lines[0]
    return "\n".join(lines)


def _moved_up(text: str, gap: int) -> str:
    """The lines with the numbers that follow `gap` one lower, as far as they follow each other."""
    expected = gap + 1
    lines = text.split("\n")
    for n, line in enumerate(lines):
        number = _NUMBERED.match(line)
        if number is None:
            continue
        if int(number.group(2)) != expected:
            break
        lines[n] = f"{number.group(1)}{expected - 1}{number.group(3)}{line[number.end() :]}"
        expected += 1
    return "\n".join(lines)


def fill(text: str, span: Span, filling: str) -> str:
    """The text with `filling` in the place of a blank, with a space before it where one is due."""
    gap = " " if span.start and not text[span.start - 1].isspace() else ""
    return text[: span.start] + gap + filling + text[span.end :]


def reworded(points: tuple[Point, ...], texts: tuple[str, ...]) -> tuple[Point, ...]:
    """The same points with other words; raises `ValueError` where the counts differ."""
    return tuple(
        Point(marker=point.marker, text=text, blank=point.blank)
        for point, text in zip(points, texts, strict=True)
    )
