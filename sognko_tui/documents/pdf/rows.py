"""The lines of a page: pieces that stand on one line, and what they say together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sognko_tui.documents.pdf.fragments import Fragment

Row = list[Fragment]
"""The pieces of one line, from left to right."""

MARKER = re.compile(
    r"(?i)(?:[•*·▪◦●○■□➢►▸‣⁃∙→✓✔+–—-]|o|\(?[a-zæøå][.)]|\(?[ivx]{1,4}[.)]|§\s?\d+[a-z]?|"
    r"\(?\d{1,4}(?:[./-]\d{1,4}){0,3}[.):]?|#\s?\d{1,3}|"
    r"(?:[a-zæøå]*sak(?:\s?nr\.?)?|(?:ved)?legg|vedlegg|pkt\.?|punkt|forslag|[A-ZÆØÅ]{1,4})\s?-?\s?\d{1,4}(?:\s?[/-]\s?\d{1,4})?\s?[.):–-]?)$"
)
"""What stands before a line's words with some room after it: a list's sign, an item's number."""
_FAR = 2.0
"""How many sizes of the type apart two pieces are that are not merely spaced out."""


def rows_of(fragments: Sequence[Fragment]) -> list[Row]:
    """Pieces on one line put together, from the top."""
    rows: list[Row] = []
    for one in sorted(fragments, key=lambda one: one.base):
        if rows:
            above = rows[-1][0]
            near = (
                0.35 * min(one.size, above.size)
                if abs(one.size - above.size) < 1
                else 0.5 * max(one.size, above.size)
            )
            if one.base - above.base <= near and not (one.table or above.table):
                rows[-1].append(one)
                continue
        rows.append([one])
    for row in rows:
        row.sort(key=lambda one: one.left)
    return rows


def join(row: Row) -> Fragment:
    """The pieces of a line as one; where they stand far apart, four spaces say so."""
    first = row[0]
    if len(row) == 1:
        return first
    text, right = first.text, first.right
    heaviest = max(row, key=lambda one: len(one.text))
    for one in row[1:]:
        gap = one.left - right
        far = gap > _FAR * one.size and not MARKER.match(text)
        text += ("    " if far else " " if gap > 0.1 * one.size else "") + one.text
        right = max(right, one.right)
    made = Fragment(text, first.left, right, heaviest.base, heaviest.size, first.order)
    words = [one for one in row if not MARKER.match(one.text)] or row
    made.bold = all(one.bold for one in words)
    made.italic = all(one.italic for one in words)
    made.lead = len(text) if made.bold else first.lead if first.lead else 0
    made.links = tuple(dict.fromkeys(link for one in row for link in one.links))
    return made


def row_text(cells: Sequence[str]) -> str:
    """Cells as a table's row in Markdown."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def cell_text(pieces: Sequence[Fragment]) -> str:
    """What stands in a cell, its wrapped lines joined."""
    text = ""
    for row in rows_of(pieces):
        line = " ".join(join(row).text.split())
        if text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower():
            text = text[:-1] + line
        elif text.endswith("–") and text[-2:-1].isdigit() and line[:1].isdigit():
            text += line
        else:
            text = f"{text} {line}" if text else line
    return text


def row_of(cells: Sequence[str], pieces: Sequence[Fragment], table: int) -> Fragment:
    """A table's row in the place of its pieces: it begins where the first stands."""
    first = min(pieces, key=lambda one: (one.base, one.left))
    text = row_text(cells)
    left, right = min(one.left for one in pieces), max(one.right for one in pieces)
    made = Fragment(text, left, right, first.base, first.size, min(one.order for one in pieces))
    made.table = table
    made.bold = all(one.bold for one in pieces)
    made.lead = len(text) if made.bold else 0
    made.links = tuple(dict.fromkeys(link for one in pieces for link in one.links))
    return made
