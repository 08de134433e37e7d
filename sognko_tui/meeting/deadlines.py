"""Days in a text that decides something: when something is due, begins or takes place."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from sognko_tui.meeting.mentions import Day, plain
from sognko_tui.meeting.written import MONTHS, day_before, day_in, has_year

_MONTH = "|".join(MONTHS)
_WEEKDAY = "(?:mån|man|tys|tirs|ons|tors|fre|laur|lør|sun|søn)dag"
_ONE_DAY = re.compile(
    rf"(?<![\w§])(?<!\d[.,/:-])(?:"
    rf"(?P<named>\d{{1,2}}\.?\s?(?:{_MONTH}|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|des)\.)(?:\s\d{{4}}\b)?)"
    rf"|(?P<figures>\d{{4}}-\d\d-\d\d(?![\w-])|\d{{1,2}}[./]\s?\d{{1,2}}[./]\s?\d{{4}}(?!\w)|\d{{1,2}}\.\d{{1,2}}\.\d\d(?![\w.]))"
    rf"|(?P<bare>\d{{1,2}}\.\s?\d{{1,2}}\.(?!\d)|\d{{1,2}}/\d{{1,2}}(?![\w/-]))"
    rf"|(?P<end>(?:utgangen|slutten)\s{{1,3}}av\s{{1,3}}(?:(?P<month>{_MONTH})(?:\s(?P<year>20\d\d))?|(?P<whole>20\d\d))(?!\w))"
    rf")",
    re.IGNORECASE | re.ASCII,
)
_DUE = re.compile(
    r"(?:\b(?:innan|innen|før|seinast|senest|fram\s+til|frem\s+til|inntil"
    r"|(?:\w{0,20}frist(?:en|a)?)(?:\s+(?:er|blir|vert|settes|sett|til|på|for\s+\w{1,20}))*:?))"
    rf"\s+(?:(?:på\s+)?{_WEEKDAY}\s+)?(?:den\s+)?$",
    re.IGNORECASE,
)
_SET = re.compile(rf"(?:\b(?:den|dato:?|møtet?|frå|fra|til|på|og|{_WEEKDAY}))\s+$", re.IGNORECASE)
"""What stands before figures that are a day, and not a fraction or the number of something."""

_OTHER = re.compile(
    r"(?:§{1,2}|\b(?:kl\.?|klokka|klokken|pkt\.?|punkt|kap\.?|kapittel|sak|saka|nr\.?|side|s\.|versjon"
    r"|v\.?|gnr\.?|bnr\.?|tlf\.?|tabell|figur|vedlegg|PS|artikkel))\s{0,2}$",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:datert|dagsett|motteken|mottatt|brev\s+av|brev\s+(?:frå|fra))\s+(?:den\s+)?$", re.I)  # fmt: skip
_BEFORE = 60
"""Characters before a day in which it is told what sort of day it is."""

_LONG_AGO = 30


def days_in(text: str, on: date | None) -> Iterator[Day]:
    """The days a text names, in reading order.

    Without a year it is the next such day from the meeting on, or the last one where the text says
    that something is dated so. Where the meeting's day is not known, only days with a year count.
    """
    for found in _ONE_DAY.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        if not found["named"] and not found["end"] and _OTHER.search(before):
            continue
        due = bool(found["end"]) or _DUE.search(before) is not None
        if found["bare"] and not (due or _SET.search(before) or _DATED.search(before)):
            continue
        day = _last(found, on) if found["end"] else _day(found.group(), before, on)
        if day is None or (found["figures"] and not _likely(day, on)):
            continue
        yield Day(
            start=found.start(),
            end=found.end(),
            words=plain(found.group()),
            day=day,
            deadline=due,
        )


def _day(written: str, before: str, on: date | None) -> date | None:
    if on is None and not has_year(written):
        return None
    if _DATED.search(before):
        return day_before(written, on or date.max)
    return day_in(written, on - timedelta(days=1) if on is not None and on > date.min else date.min)


def _last(found: re.Match[str], on: date | None) -> date | None:
    """The last day of a month or a year."""
    if found["whole"]:
        return date(int(found["whole"]), 12, 31)
    month = MONTHS.index(found["month"].casefold()) + 1
    if found["year"]:
        year = int(found["year"])
    elif on is None:
        return None
    else:
        year = on.year + (month < on.month)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def _likely(day: date, on: date | None) -> bool:
    """Whether figures are a day somebody would write of; those of a chapter are not."""
    return abs(day.year - (on.year if on is not None else 2020)) <= _LONG_AGO
