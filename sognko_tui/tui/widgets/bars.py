"""Bars that show how large numbers are beside each other, of signs that every terminal has."""

from __future__ import annotations

FULL, HALF = "█", "▌"


def bar(part: float | None, width: int) -> str:
    """A bar of this share of the width, in exactly so many cells; blank where nothing is known.

    What is more than nothing is seen as such, and only what is all fills everything.
    """
    if part is None or part <= 0 or width <= 0:
        return " " * max(width, 0)
    halves = round(min(part, 1.0) * 2 * width)
    halves = max(1, halves if part >= 1 else min(halves, 2 * width - 1))
    return (FULL * (halves // 2) + HALF * (halves % 2)).ljust(width)
