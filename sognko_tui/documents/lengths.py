"""Lengths as OpenDocument and style sheets write them."""

from __future__ import annotations

import re

_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(pt|cm|mm|in|inch|pc|px)$")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "inch": 72.0, "pc": 12.0, "px": 0.75}


def points(length: str | None) -> float | None:
    """A length in points; None for percentages and what is no length."""
    match = _LENGTH.match(length) if length and len(length) < 20 else None
    return float(match[1]) * _POINTS[match[2]] if match else None
