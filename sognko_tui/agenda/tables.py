"""Rows of tables, as the formats give them: `| one | two |`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BETWEEN = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+$")


def is_row(text: str) -> bool:
    """Whether a line is a row."""
    return len(text) > 2 and text.startswith("|") and text.endswith("|")


def cells(row: str) -> list[str]:
    """What stands in the cells of a row."""
    row = row.strip().removeprefix("|")
    if not row.endswith("\\|"):
        row = row.removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in _BETWEEN.split(row)]


def markdown(rows: Sequence[str]) -> str:
    """The rows as a Markdown table: the first is its head, and all have as many cells."""
    said = [cells(row) for at, row in enumerate(rows) if at != 1 or not _SEPARATOR.match(row)]
    width = max(map(len, said), default=0)
    lines = [_row(row, width) for row in said]
    return "\n".join([*lines[:1], f"|{' --- |' * width}", *lines[1:]])


def _row(row: Sequence[str], width: int) -> str:
    padded = [" ".join(cell.split()).replace("|", "\\|") for cell in row]
    padded += [""] * (width - len(padded))
    return f"| {' | '.join(padded)} |"
