"""Dates and times of day as people type and read them."""

from __future__ import annotations

import re
from datetime import date

from sognko_tui.office import dates
from sognko_tui.texts import _

_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(?P<d>\d{1,2})[. _-]+(?P<m>\d{1,2})[. _-]+(?P<y>\d{4})(?!\d)")


def day_in(name: str) -> date | None:
    """The first date in a file's name, or None."""
    for pattern in (_ISO, _DOTTED):
        for match in pattern.finditer(name):
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                continue
    return None


def shown(on: date | None) -> str:
    """The date as it is written in Norwegian, 9.12.2025; nothing for none."""
    return f"{on.day}.{on.month}.{on.year}" if on else ""


def check_day(typed: str) -> str:
    """What is wrong with a date that was typed, or nothing."""
    return "" if dates.parse(typed) else _("Skriv datoen slik: 9.12.2025")


def check_time(typed: str) -> str:
    """What is wrong with a time of day that was typed, or nothing."""
    return "" if dates.parse_time(typed) else _("Skriv klokkeslettet slik: 09:30")
