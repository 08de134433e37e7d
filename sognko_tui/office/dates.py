"""Dates as a secretary types them."""

from __future__ import annotations

import re
from datetime import date

_NORWEGIAN = re.compile(r"(\d{1,2})[./]\s?(\d{1,2})[./]\s?(\d{4})", re.ASCII)
_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})[.:](\d\d)", re.ASCII)


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
