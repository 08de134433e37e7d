"""The list of items in front of a pack: entries that come again as headings below."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from sognko_tui.agenda.candidates import STRONG, Candidate, in_list, is_twin
from sognko_tui.agenda.labels import Label
from sognko_tui.agenda.named import Titles
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.titles import same_title

_LIST_HEADING = re.compile(
    r"(?i)(?:sak(?:s)?liste|dagsorden|agenda|saker)\b.{0,40}$|.{0,40}\bsak(?:s)?liste\s*:?$"
)

_LETTERED = re.compile(r"[A-Ha-h][.)]\s")
_TABLE_HEAD = re.compile(r"(?i)\|\s*(?:\w{1,12}-?\s?)?saks?[ -]?(?:nr|nummer)?\.?\s*\|")
"""The head of a table of items: «| Utvals- saksnr | Innhald | Lukka |»."""
Key = tuple[str, str, int, int]

_SHORT_BODY = 3
"""Lines that may stand under an entry of a list of items before it is more than a list."""


def front_list(rows: Rows, found: list[Candidate], titles: Titles) -> list[Candidate]:
    """The list of items in front, when its entries come again as headings; else nothing."""
    later: dict[Key, list[Candidate]] = {}
    for one in found:
        later.setdefault(one.number.key, []).append(one)
    papers = next((at for at, one in enumerate(rows.labels) if _opens_papers(one)), len(rows))
    for run in _runs(rows, found):
        if run[0].at > papers:
            break
        again = sum(1 for entry in run if _comes_again(entry, run[-1].at, later))
        if again >= 2 or (again and _under_list_heading(rows, run[0].at)):
            return run
        end = run[-1].end
        if sum(1 for one in found if one.at >= end and _is_part_listed(run, one)) >= 2:
            return run
        named = sum(1 for one in run if titles.find(one.title, end, len(rows)))
        if named >= 2 and named * 2 >= len(run):
            return run
    return []


def _opens_papers(one: Label | None) -> bool:
    """Whether a label is of an item's papers: the list of items stands above all such."""
    return one is not None and one.kind in ("proposal", "background", "attachments", "none")


def _under_list_heading(rows: Rows, at: int) -> bool:
    above = next((row for row in range(at - 1, max(-1, at - 4), -1) if rows.text(row)), -1)
    text = rows.text(above) if above >= 0 else ""
    return bool(_LIST_HEADING.match(text) or _TABLE_HEAD.match(text))


def _runs(rows: Rows, found: list[Candidate]) -> Iterator[list[Candidate]]:
    """Candidates with nearly nothing between them, their numbers rising."""
    run: list[Candidate] = []
    seen: set[Key] = set()
    for one in found:
        indent = rows.lines[one.at].indent
        if run and indent > rows.lines[run[0].at].indent + 1 and one.number.family == "plain":
            # «5. Innkomne saker» with its own list under it goes on with 6.
            continue
        if run and _is_part_of(run[-1], one) and _packed(rows, run[-1], one):
            # «Sak 9», «9.1», «9.2», «Sak 10».
            run.append(one)
            continue
        again = bool(run) and in_list(rows, run[-1], one) and is_twin(rows, run[-1], one)
        rises = (
            not run or one.number.family in STRONG or one.number.key[2:] > run[-1].number.key[2:]
        )
        rises = rises or again
        # «Sak 1» right under «8. Val» is where the papers begin.
        other = bool(run) and _is_strong(one) != _is_strong(run[0])
        if run and (
            other
            or not rises
            or (one.number.key in seen and not again)
            or not _packed(rows, run[-1], one)
        ):
            if len(run) > 1:
                yield run
            run = []
            seen.clear()
        run.append(one)
        seen.add(one.number.key)
    if len(run) > 1:
        yield run


def _is_part_of(above: Candidate, one: Candidate) -> bool:
    """Whether a line is 9.1 right under «Sak 9», or 9.2 under 9.1."""
    if one.number.family != "dotted" or above.number.key[2] != one.number.key[2]:
        return False
    return one.number.key[3] == above.number.key[3] + 1


def _is_part_listed(run: list[Candidate], one: Candidate) -> bool:
    """Whether a heading is «Sak 5 A» where the list has a 5."""
    number = one.number
    if number.family not in STRONG or not number.key[3] or number.key[1]:
        return False
    return any(entry.number.key[1:3] == number.key[1:3] for entry in run)


def _is_strong(one: Candidate) -> bool:
    return one.number.family in STRONG


def _comes_again(entry: Candidate, end: int, later: dict[Key, list[Candidate]]) -> bool:
    """Whether the entry's number and title stand below the list; a few places are looked at."""
    same = later[entry.number.key]
    first = bisect_right(same, end, key=lambda one: one.at)
    return any(_same(entry, other) for other in same[first : first + 12])


def _packed(rows: Rows, one: Candidate, other: Candidate) -> bool:
    """Whether nearly nothing stands between two lines, as in a list of items."""
    at, count = rows.next[one.end - 1], 0
    while at < other.at:
        count += not _LETTERED.match(rows.text(at))
        found = rows.labels[at]
        if count > _SHORT_BODY or len(rows.text(at)) > 140:
            return False
        if found is not None and found.kind != "meta":
            return False
        at = rows.next[at]
    return True


def _same(one: Candidate, other: Candidate) -> bool:
    if is_coded(one) or same_title(one.title, other.title):
        return True
    # «Sak 2» alone, over the papers of what the list calls «2. Budsjett».
    return not other.title and (not one.title or other.number.family in STRONG)


def is_coded(one: Candidate) -> bool:
    """Whether the number alone names the item, as 12/26 does and 12 does not."""
    return one.number.family in STRONG and bool(one.number.key[1])
