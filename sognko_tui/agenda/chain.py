"""The best series of headings: numbers that rise, each with evidence, found in one pass."""

from __future__ import annotations

from sognko_tui.agenda.candidates import STRONG, Candidate, is_twin
from sognko_tui.agenda.rows import Rows

_LARGEST_GAP = 8
_STEP = 1.0
_GAP = -0.7
_RESTART = -2.5
_TAIL = -3.5
"""What it costs to take the end of a list whose beginning is not taken."""
_LOOSE_TAIL = -1.5
_TWIN = -0.5
"""What it costs to give two items in a row the same number."""
_LATE = -2.0
"""What it costs to begin at a 1 that is not the document's first."""


class Chain:
    """Headings of one series in order, and how much speaks for them together."""

    def __init__(self, series: str, heads: list[Candidate], score: float) -> None:
        self.series = series
        self.heads = heads
        self.score = score


def best(rows: Rows, series: str, members: list[Candidate]) -> Chain:
    """The highest scoring rising series among the members.

    A series begins anew only where its numbering is of a kind that does («Sak 1» under a new
    heading). Work is linear: a number is joined to those at most eight lower.
    """
    score: list[float] = []
    back: list[int] = []
    clean: list[bool] = []
    position = {id(one): at for at, one in enumerate(members)}
    top: dict[int, int] = {}
    of_major: dict[int, int] = {}
    best_at = -1
    restarts = bool(members) and (
        members[0].number.family in STRONG or members[0].number.family == "proposal"
    )
    groups = _group_counts(rows) if restarts or any(one.level for one in members) else []
    for at, one in enumerate(members):
        before = position.get(id(one.previous)) if one.previous is not None else None
        value = one.number.value
        choice, base, is_clean = -1, _beginning(one), True
        cost = _LOOSE_TAIL if one.leaves_list else _TAIL
        if value == 1 and 1 in top and not one.sure:
            base += _LATE
        if before is not None and not one.sure:
            base += cost
            is_clean = False
        major = one.number.key[2]
        links = [top[low] for low in range(value - 1, value - 1 - _LARGEST_GAP, -1) if low in top]
        if at and is_twin(rows, members[at - 1], one):
            links.append(at - 1)
        if before is not None:
            links.append(before)
        in_parts = value != major
        if in_parts:
            links += [of_major[low] for low in (major - 1, major - 2) if low in of_major]
        for link in links:
            gap = value - members[link].number.value
            if gap > _LARGEST_GAP and in_parts:
                # From 2.4 to 3.1, or from 7b to 8.
                gap = major - members[link].number.key[2]
            joined = score[link]
            step = _STEP if gap == 1 else _TWIN if gap == 0 else _GAP * min(gap - 1, 6)
            joined += _STEP if gap == 0 and one.in_list else step
            follows = link == before
            tail = before is not None and not one.sure and not (follows and clean[link])
            joined += cost if tail else 0.0
            if joined > base:
                choice, base, is_clean = link, joined, not tail or one.leaves_list
        if best_at >= 0 and (restarts or one.level) and value <= 1 < at + 1:
            anew = score[best_at] + (
                -0.5 if groups[one.at] > groups[members[best_at].at] else _RESTART
            )
            if anew > base and (restarts or groups[one.at] > groups[members[best_at].at]):
                choice, base, is_clean = best_at, anew, True
        score.append(base + one.score)
        back.append(choice)
        clean.append(is_clean)
        if value not in top or score[at] >= score[top[value]]:
            top[value] = at
        if major not in of_major or score[at] >= score[of_major[major]]:
            of_major[major] = at
        if best_at < 0 or score[at] > score[best_at]:
            best_at = at
    heads: list[Candidate] = []
    at = best_at
    while at >= 0:
        heads.append(members[at])
        at = back[at]
    return Chain(series, heads[::-1], score[best_at] if best_at >= 0 else 0.0)


def _beginning(one: Candidate) -> float:
    """What it costs to begin here: nothing at 1 or where numbers run through the year."""
    if one.number.key[1] or one.number.value <= 1:
        return 0.0
    return -0.4 * min(one.number.value - 1, 6)


def _group_counts(rows: Rows) -> list[int]:
    """How many group headings stand above each row."""
    counts: list[int] = []
    count = 0
    for at, line in enumerate(rows.lines):
        if line.text and (line.level == 1 or (rows.before[at] and rows.is_group(at))):
            count += 1
        counts.append(count)
    return counts
