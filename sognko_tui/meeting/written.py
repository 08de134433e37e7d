"""Norwegian as decisions are written: where a sentence ends, and which day and time it names."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
"""The months, the same in both written languages."""

_MONTH = "|".join((*MONTHS, *(f"{month[:3]}\\." for month in MONTHS)))
_WEEKDAY = "(?:mån|man|tys|tirs|ons|tors|fre|laur|lør|sun|søn)dag"

DAY = (
    rf"(?:(?:den\s+)?{_WEEKDAY}\s+)?(?:den\s+)?(?:"
    rf"\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}\.?\s?(?:{_MONTH})(?:\s\d{{4}}\b)?"
    rf"|\d{{1,2}}[./]\s?\d{{1,2}}\b(?:[./]\s?(?:\d{{4}}|\d\d)\b|\.)?"
    rf")"
)
"""A day as it is written in a sentence, for a pattern that ignores case; `day_in` reads it."""

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_BY_NAME = re.compile(rf"(\d{{1,2}})\.?\s?({_MONTH})(?:\s(\d{{4}}))?", re.IGNORECASE)
_FIGURES = re.compile(r"(\d{1,2})[./]\s?(\d{1,2})\b(?:[./]\s?(\d{4}|\d\d)\b)?", re.ASCII)
_DAY = re.compile(rf"(?<![\w§]){DAY}", re.IGNORECASE | re.ASCII)
_TIME = re.compile(r"\b(?:kl\.?|klokka|klokken)\s*(\d{1,2})(?:[.:](\d\d))?\b", re.IGNORECASE)

_MARKER = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-zæøå][.)]|[-–•*])\s+", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[«\"(]?[A-ZÆØÅ])|;\s+")
_ABBREVIATED = re.compile(r"(?:\b(?:kl|nr|jf|jfr|ca|pkt|m|f|bl|o|t|inkl|evt|ev)|^\s*\d+)\.$", re.I)


class Named(NamedTuple):
    """A day that stands in a text, and where: by character offsets."""

    day: date
    start: int
    end: int


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a decision, each on one line and without the marker of its point.

    A line that goes on in the midst of a sentence is joined to the one before it.
    """
    found: list[str] = []
    for paragraph in _paragraphs(text):
        start = 0
        for end in _ENDS.finditer(paragraph):
            if not _ABBREVIATED.search(paragraph[: end.start()]):
                found.append(paragraph[start : end.start()].strip())
                start = end.end()
        found.append(paragraph[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def _paragraphs(text: str) -> list[str]:
    joined: list[str] = []
    for line in text.splitlines():
        marker = _MARKER.match(line)
        bare = " ".join(line[marker.end() if marker else 0 :].split())
        goes_on = joined and not marker and bare[:1].islower() and joined[-1][-1:] not in ".:;!?"
        if goes_on and joined[-1]:
            joined[-1] += f" {bare}"
        else:
            joined.append(bare)
    return joined


def day_in(written: str, after: date) -> date | None:
    """The day that is meant by something `DAY` finds; without a year the next one after `after`."""
    named = _named(written)
    if named is None or named.year:
        return _real(named.year, named.month, named.day) if named else None
    # Within four years, for the 29th of February.
    days = (_real(after.year + n, named.month, named.day) for n in range(5))
    return next((day for day in days if day is not None and day > after), None)


def day_before(written: str, before: date) -> date | None:
    """The day that is meant, where that is past: without a year the last one before `before`."""
    named = _named(written)
    if named is None:
        return None
    years = (named.year,) if named.year else (before.year - n for n in range(9))
    days = (_real(year, named.month, named.day) for year in years)
    return next((day for day in days if day is not None and day < before), None)


def has_year(written: str) -> bool:
    """Whether something `DAY` finds says which year it is."""
    named = _named(written)
    return named is not None and bool(named.year)


class _Figures(NamedTuple):
    year: int
    month: int
    day: int


def _named(written: str) -> _Figures | None:
    """The figures of a day; the year is 0 where none is told."""
    if found := _ISO.search(written):
        return _Figures(int(found[1]), int(found[2]), int(found[3]))
    if found := _BY_NAME.search(written):
        named = found[2].casefold()[:3]
        month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(named))
    elif found := _FIGURES.search(written):
        month = int(found[2])
    else:
        return None
    year = int(found[3]) if found[3] else 0
    return _Figures(2000 + year if 0 < year < 100 else year, month, int(found[1]))


def days_in(text: str, after: date) -> tuple[Named, ...]:
    """The days a text names, in reading order."""
    found = ((day_in(m.group(), after), m) for m in _DAY.finditer(text))
    return tuple(Named(day, m.start(), m.end()) for day, m in found if day is not None)


def time_in(text: str) -> str:
    """The time of day a text names, `kl. 9.30` or `klokka 9`, as `HH:MM`; empty where there is none."""
    for found in _TIME.finditer(text):
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    return ""


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
