"""Items in parts: 7.1 and 7.2 under 7, or only the chapters of a paper."""

from __future__ import annotations

from sognko_tui.agenda import chain
from sognko_tui.agenda.candidates import Candidate
from sognko_tui.agenda.rows import Rows


def with_parts(rows: Rows, heads: list[Candidate], dotted: list[Candidate]) -> list[Candidate]:
    """Adds 7.1, 7.2 under 7 where each is dealt with for itself, not a paper's own sections."""
    kept: list[Candidate] = []
    for at, head in enumerate(heads):
        kept.append(head)
        stop = heads[at + 1].at if at + 1 < len(heads) else len(rows)
        parts = [
            one
            for one in dotted
            if head.at < one.at < stop and one.number.key[2] == head.number.value
        ]
        if not parts:
            continue
        above = [rows.labels[row] for row in range(head.end, parts[0].at)]
        if any(found is not None and found.kind != "meta" for found in above):
            continue
        if _are_chapters(rows, parts, stop):
            continue
        words = sum(len(rows.text(row)) for row in range(head.end, parts[0].at))
        if any(one.sure for one in parts) or words < 200:
            part = chain.best(rows, parts[0].number.series, parts)
            kept += part.heads
    return kept


def _are_chapters(rows: Rows, parts: list[Candidate], stop: int) -> bool:
    """Whether 2.1, 2.2, 2.3 are chapters of a paper: the one proposal stands at the end of the last.

    The last of «Innkomne forslag» may be the only one with a proposal, but has it from its sender.
    """
    if len(parts) < 2 or any(one.confirmed for one in parts):
        return False
    ends = [*(one.at for one in parts[1:]), stop]
    proposed = [
        sum(1 for row in range(one.end, end) if _proposes(rows, row))
        for one, end in zip(parts, ends, strict=True)
    ]
    last = [row for row in range(parts[-1].end, stop) if rows.text(row)]
    first = bool(last) and _proposes(rows, last[0])
    return proposed[-1] == 1 and not any(proposed[:-1]) and not first


def _proposes(rows: Rows, at: int) -> bool:
    mark = rows.labels[at]
    return mark is not None and mark.kind == "proposal"
