"""From places on paper to what a text file would show: blank lines, and indents in characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from copy import copy
from itertools import pairwise

from sognko_tui.documents.lines import Line
from sognko_tui.documents.pdf.fragments import Fragment
from sognko_tui.documents.pdf.layout import Column

_USUAL_LEADING = 1.3
_BLANK, _BIG = 0.3, 1.7
"""Sizes of the type more than the usual leading that make one empty line, and two."""
_CHARACTER = 0.5
"""The width of a character, in sizes of the type."""
_MOST_INDENT = 60
_ENOUGH = 60
"""Pages that show how a document is set."""
_ADDRESS = re.compile(r"[\w/?=&%.:;@~+#!$'()*,-]+")

Pages = Sequence[tuple[int, list[Column]]]
"""Each page's number, from 1, and its columns."""


def to_lines(pages: Pages) -> list[Line]:
    """The lines of all pages, numbered, with their empty lines."""
    leading = _leading(pages)
    margins = _margins(pages)
    lines: list[Line] = []
    above: Fragment | None = None
    edge = 0.0
    for page, columns in pages:
        for column in columns:
            margin = _margin(column, margins[page % 2] if len(columns) == 1 else None)
            column = _whole_headings(_whole_addresses(column))
            begins = True
            for one in column:
                if above is not None:
                    if begins:
                        blanks = int(_is_apart(above, one, edge))
                    else:
                        blanks = _blanks(above, one, leading)
                    for _ in range(blanks):
                        lines.append(Line(number=len(lines) + 1, text="", page=page))
                indent = (one.left - margin) / (_CHARACTER * one.size) if one.size > 0 else 0.0
                lines.append(
                    Line(
                        len(lines) + 1,
                        one.text,
                        page=page,
                        indent=min(round(indent), _MOST_INDENT) if indent >= 1 else 0,
                        bold=one.bold,
                        italic=one.italic,
                        lead=one.lead,
                        links=one.links,
                        size=round(one.size, 1),
                        x=round(one.left, 1),
                        y=round(one.base, 1),
                    )
                )
                above, begins = one, False
            edge = max(one.right for one in column)
    return lines


def _is_apart(above: Fragment, one: Fragment, edge: float) -> bool:
    """Whether the first line of a page or a column begins something new.

    The last line before it, which ends at `edge` where it is full, had room for its first word.
    """
    if above.table or one.table or above.bold != one.bold or abs(above.size - one.size) > 0.6:
        return above.table != one.table or not one.table
    first = one.text.split(" ", 1)[0]
    return edge - above.right > _CHARACTER * one.size * (len(first) + 3)


def _whole_addresses(column: Column) -> Column:
    """The lines with an address that is broken where the paper ends made whole."""
    if not any("://" in one.text for one in column):
        return column
    edge = max(one.right for one in column)
    whole: Column = []
    for one in column:
        above = whole[-1] if whole else None
        if above is not None and _goes_on(above, one, edge):
            made = copy(above)
            made.text, made.base, made.right = above.text + one.text, one.base, one.right
            made.links = tuple(dict.fromkeys((*above.links, *one.links)))
            whole[-1] = made
        else:
            whole.append(one)
    return whole


def _goes_on(above: Fragment, one: Fragment, edge: float) -> bool:
    """Whether a line is more of the address that fills the line above."""
    return (
        "://" in above.text.rpartition(" ")[2]
        and edge - above.right < 6 * above.size
        and one.base - above.base < 1.7 * one.size
        and len(one.text) > 2
        and bool(_ADDRESS.fullmatch(one.text))
    )


def _whole_headings(column: Column) -> Column:
    """The bold lines made one where each begins with a word that had no room on the one above.

    So a title or a label in a narrow column is what it is where there is room for it. Lines of which
    one may begin something new stay as they are.
    """
    if not any(one.bold and above.bold for above, one in pairwise(column)):
        return column
    edge = max(one.right for one in column)
    whole: Column = []
    block: Column = []
    for one in column:
        if block and not _is_full_above(block[-1], one, edge):
            whole += _one_heading(block)
            block = []
        block.append(one)
    return whole + _one_heading(block)


def _is_full_above(above: Fragment, one: Fragment, edge: float) -> bool:
    """Whether a bold line may go on with the one above, which had no room for its first word."""
    word = (len(one.text.split(" ", 1)[0]) + 1) * (one.right - one.left) / len(one.text)
    return (
        above.bold
        and one.bold
        and not (above.table or one.table)
        and abs(above.size - one.size) < 0.3
        and abs(above.left - one.left) < 2.5
        and 0 < one.base - above.base < 1.5 * one.size
        and above.right + word > edge
    )


def _one_heading(block: Column) -> Column:
    """Full bold lines as one, where each clearly goes on with the one above."""
    text = block[0].text
    for one in block[1:]:
        if text[-1] == "–" and text[-2:-1].isdigit() and one.text[0].isdigit():
            text += one.text
        elif text[-1] not in ".:;-" and (one.text[0].islower() or one.text[0] in "(–"):
            text += f" {one.text}"
        else:
            return block
    if len(block) == 1 or len(text) > 300:
        return block
    made = copy(block[0])
    made.text, made.lead = text, len(text)
    made.base, made.right = block[-1].base, block[-1].right
    made.links = tuple(dict.fromkeys(link for one in block for link in one.links))
    return [made]


def _blanks(above: Fragment, one: Fragment, leading: float) -> int:
    """How many empty lines stand between two lines."""
    if above.table or one.table:
        return 0 if above.table == one.table else 1
    room = (one.base - above.base) / max((above.size + one.size) / 2, 1.0) - leading
    return 0 if room < _BLANK else 1 if room < _BIG else 2


def _leading(pages: Pages) -> float:
    """The distance from line to line inside paragraphs, in sizes of the type.

    A full line's neighbour below goes on with its paragraph, so their distance is it.
    """
    wrapped: Counter[float] = Counter()
    every: Counter[float] = Counter()
    for _, columns in pages[:_ENOUGH]:
        for column in columns:
            edge = max(one.right for one in column)
            left = min(one.left for one in column)
            for above, one in pairwise(column):
                if abs(above.size - one.size) > 0.6 or one.table or one.size <= 0:
                    continue
                step = round((one.base - above.base) / one.size * 20) / 20
                if not 0.9 <= step <= 2.6:
                    continue
                every[step] += 1
                if edge - above.right < 0.1 * (edge - left) and len(above.text) > 20:
                    wrapped[step] += 1
    if wrapped.total() >= 4:
        return wrapped.most_common(1)[0][0]
    if not every:
        return _USUAL_LEADING
    # Of a list of single lines it is not known which distance is the paragraphs'.
    least = min(step for step, count in every.items() if count * 12 >= every.total())
    return max(least, 1.1) if least < 1.6 else _USUAL_LEADING


def _margins(pages: Pages) -> tuple[float, float]:
    """Where the text of even and of odd pages begins, most often."""
    found: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for page, columns in pages[:_ENOUGH]:
        if len(columns) == 1:
            margin = _margin(columns[0], None)
            found[page % 2][round(margin)] += len(columns[0])
    both = found[0] + found[1]
    if not both:
        return 0.0, 0.0
    usual = both.most_common(1)[0][0]
    even, odd = (
        float(one.most_common(1)[0][0]) if one.total() > 40 else float(usual) for one in found
    )
    return even, odd


def _margin(column: Column, usual: float | None) -> float:
    """Where a column's text begins: the place furthest out that several lines share.

    A page with nothing but an indented list has the document's own, where that is near.
    """
    lefts = sorted(round(one.left) for one in column)
    # So many further in, the line there is within a point of it where they share a place.
    shared = max(1, len(column) // 12 - 1)
    margin = float(lefts[0])
    for at in range(len(lefts) - shared):
        if lefts[at + shared] - lefts[at] <= 1:
            margin = float(lefts[at])
            break
    if usual is not None and 0 < margin - usual < 60:
        return usual
    return margin
