"""What both kinds of roster file come to: rows of cells, each row with its number in the file."""

from __future__ import annotations

from typing import Literal

import msgspec

Odd = Literal["date", "number", "error", "logical"]
"""What a cell of a workbook holds where it does not hold words."""

LONGEST = 200
"""Characters of a cell. No name is longer."""

MOST = 1000
"""People on a roster."""


class Row(msgspec.Struct, frozen=True):
    """One row. `odd` tells of cells that hold no words what they hold, by their place."""

    line: int
    cells: tuple[str, ...]
    odd: dict[int, Odd] = {}

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


class Table(msgspec.Struct, frozen=True):
    """The rows that are not blank; the first one has the headings. `name` is the file's, for sentences."""

    name: str
    rows: tuple[Row, ...]
