"""Items whose number stands only in the table of where their case goes.

    Saksnr    Utval            Møtedato
    61/26     Plan og miljø    14.10.2026

The title is a line of its own under the table, or above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sognko_tui.agenda.candidates import WENT_TO, Candidate
from sognko_tui.agenda.numbering import Numbered, parse, without_bars
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.sections import is_case_table

_HEAD = re.compile(r"(?i)saks?\s?nr|utval(?:g)?s?sak|saksgang|utval(?:g)?\b|møtedato")
_NEAR = 14
"""How many rows from its table a title may stand."""

Case = tuple[Numbered, str, int]
"""A row of a table: the number, the body that deals with it, and the row."""


def case_heads(rows: Rows, heads: Sequence[Candidate]) -> list[Candidate]:
    """Headings for the cases that no heading names, by their tables."""
    tables = _tables(rows)
    # The table leaves out the code that the heading has: «K-sak 33/26» is its 33/26.
    named = {head.number.key[1:] for head in heads}
    new = [table for table in tables if not any(case[0].key[1:] in named for case in table)]
    if not new:
        return []
    bodies = Counter(case[1] for table in tables for case in table)
    found: list[Candidate] = []
    for table in new:
        number, _, _ = max(table, key=lambda case: (bodies[case[1]], case[2]))
        if number.key[1:] in named:
            continue
        one = _titled(rows, table, number, found[-1].end if found else 0)
        if one is not None:
            named.add(number.key[1:])
            found.append(one)
    return found


def _tables(rows: Rows) -> list[list[Case]]:
    tables: list[list[Case]] = []
    last = -9
    for at, line in enumerate(rows.lines):
        text = without_bars(line.text)
        if not text or len(text) > 140 or not text[:1].isalnum():
            continue
        number = parse(text)
        match = WENT_TO.match(number.rest) if number is not None else None
        if number is None or match is None:
            continue
        case = (number, (match["body"] or match["named"]).casefold(), at)
        above = rows.previous[at]
        if above >= 0 and not rows.text(above).strip("|-: "):
            # The line between a table's head and its rows.
            above = rows.previous[above]
        if above == last:
            tables[-1].append(case)
        elif match["named"] or (above >= 0 and _HEAD.search(rows.text(above))):
            tables.append([case])
        else:
            continue
        last = at
    return tables


def _titled(rows: Rows, table: list[Case], number: Numbered, begin: int) -> Candidate | None:
    first, last = table[0][2], table[-1][2]
    top = _top(rows, first, begin)
    at = rows.next[last]
    for _ in range(_NEAR):
        if at >= len(rows) or _is_paper(rows, at):
            break
        if _is_title(rows, at):
            end = at + 1
            title = rows.text(at)
            while len(title) <= 220 and rows.text(end) and rows.labels[end] is None:
                title, end = f"{title} {rows.text(end)}", end + 1
            if len(title) <= 220 and not title.endswith("."):
                return Candidate(top, number, title, end, rows.lines[at].level)
            break
        at = rows.next[at]
    at = rows.previous[first]
    for _ in range(_NEAR):
        if at < begin or _is_paper(rows, at):
            break
        if _is_title(rows, at) and rows.after(at) > 0:
            return Candidate(at, number, rows.text(at), last + 1, rows.lines[at].level)
        at = rows.previous[at]
    return None


def _top(rows: Rows, at: int, begin: int) -> int:
    """Where the case's own page begins: its facts and «Saksframlegg» stand above the table."""
    top = at
    for _ in range(_NEAR):
        above = rows.previous[top]
        mark = rows.labels[above] if above >= begin else None
        fact = mark is not None and mark.kind == "meta"
        if above < begin or not (fact or rows.is_group(above) or _HEAD.search(rows.text(above))):
            break
        top = above
    return top


def _is_paper(rows: Rows, at: int) -> bool:
    mark = rows.labels[at]
    return mark is not None and mark.kind != "meta"


def _is_title(rows: Rows, at: int) -> bool:
    text = rows.text(at)
    return (
        rows.labels[at] is None
        and 3 < len(text) <= 160
        and text[0].isupper()
        and not text.endswith((".", ":", ","))
        and not rows.is_group(at)
        and not _HEAD.match(text)
        and not is_case_table(rows, at)
    )
