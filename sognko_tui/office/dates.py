"""Dates as a secretary types them."""

from __future__ import annotations

import re
from datetime import date

from sognko_tui.meeting.written import MONTHS

_NORWEGIAN = re.compile(r"(\d{1,2})[./]\s?(\d{1,2})[./]\s?(\d{4})", re.ASCII)
_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})[.:](\d\d)", re.ASCII)
_WRITTEN = re.compile(
    rf"\b(\d{{1,2}})\.\s?({'|'.join(MONTHS)}|\d{{1,2}})\b\.?(?:\s?(\d{{4}}))?",
    re.IGNORECASE | re.ASCII,
)


def past(text: str, before: date) -> date | None:
    """The day that is named in a text, before another day: `9. februar 2026`, `9.2.2026`, `9. februar`.

    Without a year it is the last such day. None where none is named, or none that can be.
    """
    found = _WRITTEN.search(text)
    if found is None:
        return None
    named = found[2].casefold()
    month = int(named) if named.isdecimal() else MONTHS.index(named) + 1
    years = (int(found[3]),) if found[3] else (before.year, before.year - 1)
    for year in years:
        try:
            day = date(year, month, int(found[1]))
        except ValueError:
            continue
        if day < before:
            return day
    return None


def parse(text: str) -> date | None:
    """The date meant by `2025-12-09` or `9.12.2025`, or None."""
    text = text.strip()
    norwegian = _NORWEGIAN.fullmatch(text)
    try:
        if norwegian:
            return date(int(norwegian[3]), int(norwegian[2]), int(norwegian[1]))
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def parse_time(text: str) -> str | None:
    """The time meant by `9:00`, `09.00` or `kl. 9.00` as `HH:MM`, or None."""
    found = _TIME.fullmatch(text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return f"{int(found[1]):02}:{found[2]}"
