"""Cells that are safe to open in a spreadsheet: what would begin a formula there gets an apostrophe.

Also after a comma, a semicolon or a tab inside a cell: a spreadsheet that divides the line at
another sign than ours would let a cell begin there.
"""

from __future__ import annotations

import re

_ACTING = "=+\\-@\t\r＝＋－＠"
_UNGUARDED = re.compile(rf"((?:^|(?<=[,;\t]))[ \"]{{0,20}})('{{0,50}})(?=[{_ACTING}])")
_GUARDED = re.compile(rf"((?:^|(?<=[,;\t]))[ \"]{{0,20}})'('{{0,50}})(?=[{_ACTING}])")


def guarded(cell: str) -> str:
    """The cell as it is written out."""
    return _UNGUARDED.sub(r"\1'\2", cell)


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return _GUARDED.sub(r"\1\2", cell)
