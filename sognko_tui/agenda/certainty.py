"""How sure the reader is of each item, and what speaks for and against it."""

from __future__ import annotations

from collections.abc import Sequence

from sognko_tui.agenda.candidates import STRONG
from sognko_tui.agenda.outline import Entry
from sognko_tui.agenda.reading import UNSETTLED, Certainty, PackWarning, Role
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.titles import CUSTOMARY, FORMAL, same_title

Placed = tuple[tuple[int, Role], ...]

_FOR = {
    "listed": 0.35,
    "labelled": 0.25,
    "coded": 0.2,
    "heading": 0.15,
    "sequence": 0.15,
    "named": 0.15,
    "list_only": 0.15,
    "apart": 0.05,
}
_AGAINST = {
    "unnumbered": 0.1,
    "weak_number": 0.15,
    "out_of_order": 0.15,
    "sentence": 0.2,
    "long": 0.15,
    "untitled": 0.2,
}
_BEGIN = 0.45
_UNSETTLED_AT_MOST = 0.5
"""How sure an item can be that a warning leaves a doubt about, or that is in no agenda at all."""
_OF_MEETING = frozenset({"listed", "list_only", "labelled", "coded", "named"})
"""What speaks for an agenda, and is not found in a report or a book of recipes."""


def certainties(
    rows: Rows,
    entries: Sequence[Entry],
    placed: Sequence[Placed],
    warnings: Sequence[PackWarning],
) -> list[Certainty]:
    """One for each entry, in order; `placed` are the rows of each."""
    told: dict[int, list[str]] = {}
    for warning in warnings:
        if warning.code in UNSETTLED:
            told.setdefault(warning.line, []).append(warning.code)
    found: list[Certainty] = []
    all_grounds = [
        _grounds(rows, entry, entries[at - 1] if at else None, placed[at])
        for at, entry in enumerate(entries)
    ]
    # A report's numbered chapters follow each other too, and are set as headings.
    of_meeting = any(_OF_MEETING & {*grounds} for grounds in all_grounds)
    for at, entry in enumerate(entries):
        before = entries[at - 1] if at else None
        grounds = all_grounds[at]
        doubts = _doubts(entry, before, grounds, of_meeting)
        sure = _BEGIN + sum(_FOR[one] for one in grounds) - sum(_AGAINST[one] for one in doubts)
        lines = {rows.lines[row].number for row, _ in placed[at]} | {rows.lines[entry.at].number}
        open_ones = sorted({code for line in lines for code in told.get(line, ())})
        if open_ones or not of_meeting:
            sure = min(sure, _UNSETTLED_AT_MOST)
        sure = round(min(max(sure, 0.0), 0.99), 2)
        found.append(Certainty(sure, tuple(grounds), (*doubts, *open_ones)))
    return found


def _grounds(rows: Rows, entry: Entry, before: Entry | None, placed: Placed) -> list[str]:
    found: list[str] = []
    head = entry.head
    if entry.entry is not None and head is not None:
        if not entry.title or same_title(head.title, entry.entry.title) or not head.title:
            found.append("listed")
    elif entry.entry is not None:
        found.append("list_only")
    if (head is not None and head.sure) or _labelled(rows, placed):
        found.append("labelled")
    if entry.number is not None and entry.number.family in STRONG:
        found.append("coded")
    line = rows.lines[entry.at]
    if line.level or line.bold:
        found.append("heading")
    if (before is None and _first(entry)) or (before is not None and _follows(before, entry)):
        found.append("sequence")
    if FORMAL.match(entry.title) or CUSTOMARY.match(entry.title):
        found.append("named")
    if rows.before[entry.at] and head is not None and rows.after(head.end - 1):
        found.append("apart")
    return found


def _labelled(rows: Rows, placed: Placed) -> bool:
    """Whether a label for a proposal stands in it that is nothing else."""
    marks = (rows.labels[at] for at, role in placed if role in ("label", "proposal"))
    return any(mark is not None and mark.kind == "proposal" and mark.sure for mark in marks)


def _first(entry: Entry) -> bool:
    number = entry.number
    return number is not None and (number.key[2] <= 1 or bool(number.key[1]))


def _follows(before: Entry, entry: Entry) -> bool:
    one, two = before.number, entry.number
    if one is None or two is None:
        return False
    if one.key[:2] != two.key[:2]:
        # Another series begins.
        return two.family in STRONG
    return two.key[2] == one.key[2] + 1 or (two.key[2] == one.key[2] and two.key[3] > one.key[3])


def _doubts(
    entry: Entry, before: Entry | None, grounds: Sequence[str], of_meeting: bool
) -> list[str]:
    found: list[str] = []
    number, title = entry.number, entry.title
    if number is None:
        found.append("unnumbered")
    elif number.family not in STRONG and not (
        {"listed", "labelled", "heading", "named"} & {*grounds} and of_meeting
    ):
        found.append("weak_number")
    if number is not None and before is not None and "sequence" not in grounds:
        found.append("out_of_order")
    if not title:
        found.append("untitled")
    elif title[0].islower() or title.endswith((";", ",")):
        found.append("sentence")
    if len(title) > 180:
        found.append("long")
    return found
