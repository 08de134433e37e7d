"""The numbers of items: the next free one in the form the board uses, and how an item is cited.

Some boards number each meeting anew (`7`), others through the year (`7/25`, `PS 7/25`, `021/15`). A
number that was printed in a pack never changes: people have it on paper.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sognko_tui.meeting.board import Board

_FORM = re.compile(r"(?P<before>(?:.*\D)?)(?P<count>\d+)(?P<after>\D*)", re.ASCII)
_YEAR = re.compile(
    r"(?P<before>(?:.*[^\d/-])?)(?P<one>\d+)(?P<sign>[/-])(?P<other>\d+)(?P<after>\D*)", re.ASCII
)


class _Number(NamedTuple):
    """A number taken apart: what counts, and what stands around it."""

    before: str
    counts: str
    after: str

    @property
    def form(self) -> tuple[str, str]:
        return self.before, self.after


def next_number(taken: Iterable[str], day: date | None = None, beyond: str = "") -> str:
    """The number after these, in the form most of them have; `1` where there is none.

    `day` is that of the meeting: it tells which part of `7/25` is the year. `beyond` is the number
    that the board's other meetings have come to: it counts beyond that one too.
    """
    used = [number.strip() for number in taken]
    numbers = _apart(used, day)
    if not numbers:
        return str(len(used) + 1)
    forms = Counter(number.form for number in numbers)
    # Of forms that are as common as each other, the one of the last item.
    most = max(forms.values())
    form = next(n.form for n in reversed(numbers) if forms[n.form] == most)
    same = [n.counts for n in numbers if n.form == form]
    padded = max((len(c) for c in same if c.startswith("0")), default=0)
    elsewhere = [n.counts for n in _apart([beyond.strip()], day)]
    count = max(int(c) for c in (*same, *elsewhere)) + 1
    while (number := f"{form[0]}{count:0{padded}}{form[1]}") in used:
        count += 1
    return number


def _apart(used: list[str], day: date | None) -> list[_Number]:
    with_year = [found for number in used if (found := _YEAR.fullmatch(number))]
    first = _counts_first(with_year, day)
    parts = (_parts(number, counts_first=first) for number in used)
    return [one for one in parts if one is not None]


def _parts(number: str, *, counts_first: bool) -> _Number | None:
    year = _YEAR.fullmatch(number)
    if year is not None:
        before, one, sign, other, after = year.group("before", "one", "sign", "other", "after")
        if counts_first:
            return _Number(before, one, f"{sign}{other}{after}")
        return _Number(f"{before}{one}{sign}", other, after)
    plain = _FORM.fullmatch(number)
    # 16.1 is an item under 16 and says nothing of what comes after it.
    if plain is None or "." in plain["before"]:
        return None
    return _Number(plain["before"], plain["count"], plain["after"])


def meant(numbers: Sequence[str], named: str, board: Board, day: date | None) -> int | None:
    """Which of the numbers somebody means: as it stands, as it is cited, or what counts of it alone.

    `7` is `PS 007/25` where no other number counts seven; None where none is meant, or several.
    """
    wanted = " ".join(named.split())
    stripped = [number.strip() for number in numbers]
    if wanted and wanted in stripped:
        return stripped.index(wanted)
    first = _counts_first([m for n in stripped if (m := _YEAR.fullmatch(n))], day)
    found = []
    for at, number in enumerate(stripped):
        parts = _parts(number, counts_first=first)
        alone = parts is not None and wanted.isdecimal() and int(parts.counts) == int(wanted)
        if alone or (number and wanted in (printed(number, board, day), cited(number, board, day))):
            found.append(at)
    return found[0] if len(found) == 1 else None


def _counts_first(found: list[re.Match[str]], day: date | None) -> bool:
    """Whether what counts is the first part of `7/25`, and not the second of `25/7`."""
    ones, others = {m["one"] for m in found}, {m["other"] for m in found}
    if len(ones) != len(others):
        return len(ones) > len(others)
    years = {str(day.year), f"{day.year % 100:02}"} if day is not None else set()
    return not (ones & years and not others & years)


def highest(numbers: Iterable[str], day: date | None = None) -> str:
    """The one of these numbers that counts highest, or an empty text where none counts."""
    used = [number.strip() for number in numbers]
    best = ""
    for number, parts in ((n, _apart([n], day)) for n in used):
        if parts and (not best or int(parts[0].counts) > int(_apart([best], day)[0].counts)):
            best = number
    return best


def of_year(numbers: Iterable[str], board: Board, day: date) -> tuple[str, ...]:
    """Those of the numbers that are counted through the year of this day.

    All of them where the board counts so, else those that were printed with that year.
    """
    years = {str(day.year), f"{day.year % 100:02}"}
    return tuple(
        number
        for number in numbers
        if board.numbering == "year"
        or ((found := _YEAR.fullmatch(number.strip())) and years & {found["one"], found["other"]})
    )


def printed(number: str, board: Board, day: date | None) -> str:
    """A number as the board prints it: with the year after it where items are counted by it."""
    if board.numbering != "year" or day is None or not number or "/" in number:
        return number
    return f"{number}/{day.year % 100:02}"


def cited(number: str, board: Board, day: date | None) -> str:
    """A number as the board cites an item by it: `7`, `7/25`, `PS 7/25`."""
    return prefixed(" ".join(board.prefix.split()), printed(number, board, day))


def prefixed(prefix: str, number: str) -> str:
    """A number with the board's prefix before it, once: a pack may print `PS 7/25` itself."""
    return f"{prefix} {without_prefix(prefix, number)}".strip()


def without_prefix(prefix: str, number: str) -> str:
    """A number without the board's prefix, where it has it."""
    rest = number.removeprefix(prefix)
    apart = rest[:1].isspace() or (rest[:1].isdigit() and not prefix[-1:].isdigit())
    return rest.strip() if prefix and apart else number
