"""What the screens need of a terminal, and which need plain signs; known without Textual, at once."""

from __future__ import annotations

from sognko_tui.texts import _

LEAST_WIDTH, LEAST_HEIGHT = 60, 16
"""Cells and lines below which nothing can be shown that would be of use."""

WIDE = 120
"""Columns from which there is room for the case beside the item."""

PLAIN_TERMINALS = ("vt", "linux", "ansi", "cons25", "xterm-r5", "sun", "wyse")
"""What the names of terminals begin with that have few signs, or draw their lines another way."""


def too_small(width: int, height: int) -> bool:
    """Whether a window of this size has too little room; one that tells no size has enough."""
    return 0 < width < LEAST_WIDTH or 0 < height < LEAST_HEIGHT


def sentence() -> str:
    """What is wrong, and what to do about it."""
    said = _("Vindauget er for lite: det må ha minst {width} teikn og {height} linjer.")
    return said.format(width=LEAST_WIDTH, height=LEAST_HEIGHT)


def plain(term: str) -> bool:
    """Whether a terminal of this name is shown nothing but the plainest signs."""
    return term.startswith(PLAIN_TERMINALS)
