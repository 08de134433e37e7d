"""Which items there are, and which rows belong to each: the list in front and the headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from sognko_tui.agenda import chain
from sognko_tui.agenda.candidates import STRONG, Candidate, find, in_list
from sognko_tui.agenda.cases import case_heads
from sognko_tui.agenda.inserted import inserted_protocol
from sognko_tui.agenda.listing import front_list, is_coded
from sognko_tui.agenda.named import Titles, named_heads
from sognko_tui.agenda.numbering import Numbered
from sognko_tui.agenda.parts import with_parts
from sognko_tui.agenda.reading import PackWarning
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.tables import cells
from sognko_tui.agenda.titles import is_template, join_words, same_title, tidy

_LAST = re.compile(r"(?i)(?:eventuelt|ymse)\W*$")
Key = tuple[str, str, int, int]


class Entry:
    """One item before its body is read: number, title as printed, and the rows of its body.

    `head` is its heading in the papers, `entry` its line in the list of items; one of them may be
    wanting, both are where the item was found by its looks alone.
    """

    __slots__ = ("at", "bodies", "entry", "head", "listed", "number", "title")

    def __init__(self, number: Numbered | None, title: str, at: int) -> None:
        self.number = number
        self.title = title
        self.at = at
        self.head: Candidate | None = None
        self.entry: Candidate | None = None
        self.bodies: list[int] = []
        self.listed = ""


class Outline:
    """The items in order, where the front ends, and what was odd."""

    def __init__(self, entries: list[Entry], front: int, warnings: list[PackWarning]) -> None:
        self.entries = entries
        self.front = front
        self.warnings = warnings


def outline(rows: Rows, *, protocol: bool = False) -> Outline:
    """Find the items. An outline without entries means that nothing looks like one.

    In a pack an earlier meeting's protocol is passed over; in a `protocol` that is what is read.
    """
    found = find(rows)
    warnings: list[PackWarning] = []
    excluded = bytearray(len(rows))
    inserted = None if protocol else inserted_protocol(rows, found)
    if inserted:
        first, stop = inserted
        found = [one for one in found if not first <= one.at < stop]
        excluded[first:stop] = b"\x01" * (stop - first)
        lines = {"first": str(rows.lines[first].number), "last": str(rows.lines[stop - 1].number)}
        warnings.append(PackWarning(rows.lines[first].number, "protocol_inside", lines))
    titles = Titles(rows)
    listing = front_list(rows, found, titles)
    for one in listing:
        one.listed = True
        excluded[one.at : one.end] = b"\x01" * (one.end - one.at)
    heads = _heads(rows, [one for one in found if not one.listed], listing)
    if listing:
        listed = _listed(heads, listing)
        named = named_heads(rows, titles, listing, listed)
        if named and not listed:
            # Lists inside the papers, nothing more.
            heads = []
        named = [one for one in named if not excluded[one.end - 1]]
        heads = sorted([*heads, *named], key=lambda one: one.at)
    if not heads:
        heads, listing = _heads(rows, found, []), []
    if heads:
        # A form left unfilled counts with no series, and still ends the item above it.
        forms = [one for one in found if _is_form(one) and one not in heads]
        heads = sorted([*heads, *forms], key=lambda one: one.at)
    heads = _with_cases(rows, heads, excluded)
    entries = _merge(rows, heads, listing, warnings)
    last = _below_the_list(rows, entries, listing) or _below_the_papers(rows, entries, excluded)
    if last is not None:
        excluded[last.at] = 1
        entries.append(last)
    _bodies(rows, entries, heads, excluded)
    front = min((entry.at for entry in entries), default=len(rows))
    texts = [line.text for line in rows.lines[: min(front, 40)] if len(line.text) > 3]
    rows.masthead = frozenset(texts[:6])
    kept = [entry for entry in entries if not _dropped(rows, entry, warnings)]
    _odd_numbers(rows, kept, warnings)
    _left_outside(rows, entries, excluded, warnings)
    return Outline(kept, front, warnings)


def _is_form(one: Candidate) -> bool:
    """Whether a line is «Sak xx: Skriv inn tittel»."""
    return one.number.blank and is_template(one.title)


def _equal(one: str, other: str) -> bool:
    return one.lower() == other.lower()


def _with_cases(rows: Rows, heads: list[Candidate], excluded: bytearray) -> list[Candidate]:
    """The headings and the cases known by their tables; those are not taken against a series.

    A list inside the papers («1. Statsforvaltaren») is no series of headings beside them.
    """
    cases = [one for one in case_heads(rows, heads) if not excluded[one.at]]
    if not cases:
        return heads
    strong = [one for one in heads if one.number.family in STRONG or one.level]
    inside = {at for case in cases for at in range(case.at, case.end)}
    kept = [one for one in strong if one.at not in inside]
    return sorted([*kept, *cases], key=lambda one: one.at)


def _listed(heads: list[Candidate], listing: list[Candidate]) -> list[Candidate]:
    """The headings that are of listed items."""
    entries = {one.number.key: one for one in listing}
    return [
        head
        for head in heads
        if (one := entries.get(head.number.key)) is not None
        and (is_coded(one) or same_title(head.title, one.title) or not head.title)
    ]


def _heads(rows: Rows, found: list[Candidate], listing: list[Candidate]) -> list[Candidate]:
    """The headings: the best chain, and those of series that go with it."""
    wanted: dict[Key, list[Candidate]] = {}
    for entry in listing:
        wanted.setdefault(entry.number.key, []).append(entry)
    series: dict[str, list[Candidate]] = {}
    exact = {
        one.number.key
        for one in found
        if any(_equal(entry.title, one.title) for entry in wanted.get(one.number.key, ()))
    }
    for one in found:
        entries = wanted.get(one.number.key, ())
        alike = _equal if one.number.key in exact else same_title
        if any(alike(entry.title, one.title) or is_coded(one) for entry in entries):
            one.score += 4.0
            one.confirmed = any(alike(entry.title, one.title) for entry in entries)
        series.setdefault(one.number.series, []).append(one)
    chains = [chain.best(rows, name, members) for name, members in series.items()]
    chains = [one for one in chains if one.heads and _stands(one)]
    if not chains:
        return []
    main = max(chains, key=_weight)
    heads = list(main.heads)
    for other in chains:
        if other is not main and _goes_with(main, other) and not _is_inside(rows, main, other):
            heads += [one for one in other.heads if one.score >= 1.5]
    heads.sort(key=lambda one: one.at)
    dotted = [
        one for name, members in series.items() if name.startswith("dotted") for one in members
    ]
    if dotted and not main.series.startswith("dotted"):
        heads = with_parts(rows, heads, dotted)
    return heads


def _weight(one: chain.Chain) -> float:
    strong = one.heads[0].number.family in STRONG or one.heads[0].level > 0
    return one.score * (1.5 if strong else 1.0)


def _stands(one: chain.Chain) -> bool:
    first = one.heads[0]
    if first.number.family in ("plain", "bare", "dotted", "proposal", "point") and not first.level:
        return one.score >= 2.0 and (len(one.heads) > 1 or first.sure)
    return one.score >= 2.0


def _goes_with(main: chain.Chain, other: chain.Chain) -> bool:
    """Whether two series are of one meeting: PS, OS and RS with the same year."""
    one, two = main.heads[0].number, other.heads[0].number
    if two.family not in ("sak", "code", "slash") or one.family not in ("sak", "code", "slash"):
        return False
    return one.key[1] == two.key[1] and other.score >= 2.0


def _is_inside(rows: Rows, main: chain.Chain, other: chain.Chain) -> bool:
    """Whether a series is only a list of letters in one item: «RS 1/26», «RS 2/26» under «Referatsaker».

    As items they stand in the list of items, or are set as the other headings are.
    """
    places = [head.at for head in main.heads]
    inside = {bisect_right(places, one.at) for one in other.heads}
    if len(inside) != 1 or not places or 0 in inside:
        return False
    if any(one.confirmed or (one.sure and one.level) for one in other.heads):
        return False
    follow = all(in_list(rows, a, b) for a, b in pairwise(other.heads))
    lesser = not any(_is_set_off(rows, one.at) for one in other.heads)
    return follow and lesser and all(_is_set_off(rows, at) for at in places)


def _merge(
    rows: Rows, heads: list[Candidate], listing: list[Candidate], warnings: list[PackWarning]
) -> list[Entry]:
    entries: list[Entry] = []
    by_key: dict[Key, list[Entry]] = {}
    for head in heads:
        entry = Entry(head.number, head.title, head.at)
        entry.head = head
        entry.bodies.append(head.end)
        entries.append(entry)
        by_key.setdefault(head.number.key, []).append(entry)
    if not listing:
        return entries
    at = 0
    numbers = Counter(key[1:] for key in {one.number.key for one in listing})
    for one in listing:
        same = by_key.get(one.number.key, [])
        if not same and one.number.key[1] and numbers[one.number.key[1:]] == 1:
            # The papers of the list's «PS 15/26» may say 15/26 alone.
            same = by_key.get(("", *one.number.key[1:]), [])
        match = next((entry for entry in same if same_title(entry.title, one.title)), None)
        match = match or next((entry for entry in same if not entry.listed), None)
        match = match or next((entry for entry in entries if _titled(entry, one)), None)
        if match is None:
            match = Entry(one.number, one.title, one.at)
            while at < len(entries) and _is_part(entries[at], one.number.key[2]):
                at += 1
            entries.insert(at, match)
        elif _is_shouted(match.title, one.title):
            match.title = one.title
        elif _is_shouted(match.title, whole := join_words(one.title, rows.text(one.end))):
            # The list breaks a long title by hand.
            match.title = " ".join(whole.split())
        elif not same_title(match.title, one.title):
            params = {"number": one.number.printed, "listed": one.title, "heading": match.title}
            warnings.append(PackWarning(rows.lines[match.at].number, "title_differs", params))
        if match.number is not None and not match.number.key[0]:
            match.number = one.number
        match.listed = one.title or one.number.printed
        match.entry = one
        at = entries.index(match) + 1
    for entry in entries:
        number = entry.number
        if not entry.listed and number and not number.key[3] and not number.blank:
            params = {"number": number.printed, "title": entry.title}
            warnings.append(PackWarning(rows.lines[entry.at].number, "not_listed", params))
    return entries


def _below_the_list(rows: Rows, entries: list[Entry], listing: list[Candidate]) -> Entry | None:
    """«Eventuelt» right below the list's last item, without a number of its own."""
    at = rows.next[listing[-1].end - 1] if listing else len(rows)
    words = [cell for cell in cells(rows.text(at)) if cell]
    title = tidy(words[0]) if words else ""
    if not _LAST.match(title) or rows.before[at] > 1 or rows.turned[at]:
        return None
    if rows.before[at] and not rows.lines[at].bold and len(words) == 1:
        # As loose as a heading over items that never came.
        return None
    if any(_LAST.match(entry.title) for entry in entries):
        return None
    return Entry(None, title, at)


def _below_the_papers(rows: Rows, entries: list[Entry], excluded: bytearray) -> Entry | None:
    """«Ymse» set off below the last item's papers, and no chapter of them; it was never proposed."""
    heads = [entry.head for entry in entries if entry.head is not None]
    if not heads or any(_LAST.match(entry.title) for entry in entries):
        return None
    above = max(heads, key=lambda one: one.at)
    for at in range(len(rows) - 1, above.end - 1, -1):
        if rows.labels[at] is not None or excluded[at]:
            break
        if _LAST.match(title := tidy(rows.text(at))):
            loose = rows.before[at] > 0 and not rows.text(at + 1)
            if rows.lines[at].level > above.level or not (loose or _is_set_off(rows, at)):
                break
            last = Entry(None, title, at)
            last.bodies.append(at + 1)
            return last
    return None


def _is_shouted(title: str, listed: str) -> bool:
    """Whether the heading says no more than the list, in capitals or not at all."""
    return not title or (title.isupper() and title.lower() == listed.lower())


def _is_part(entry: Entry, before: int) -> bool:
    """Whether an entry is 7.1 or 7a, and so stands before the item of a higher number."""
    return entry.number is not None and entry.number.key[3] > 0 and entry.number.key[2] < before


def _titled(entry: Entry, one: Candidate) -> bool:
    return not entry.listed and len(one.title) > 8 and entry.title.lower() == one.title.lower()


def _bodies(rows: Rows, entries: list[Entry], heads: list[Candidate], excluded: bytearray) -> None:
    """Gives each entry the rows that follow its heading, up to the next heading of any kind."""
    unnumbered = [entry.at for entry in entries if entry.head is None and entry.bodies]
    starts = sorted([*(head.at for head in heads), *unnumbered])
    levels = {head.at: head.level for head in heads}
    for entry in entries:
        if not entry.bodies:
            continue
        begin = entry.bodies.pop()
        following = bisect_right(starts, entry.at)
        stop = starts[following] if following < len(starts) else len(rows)
        level = levels.get(entry.at, 0)
        last = stop >= len(rows)
        for at in range(begin, stop):
            line = rows.lines[at]
            if level and 0 < line.level < level:
                break
            if excluded[at]:
                continue
            if _closes_group(rows, at, stop, last):
                continue
            entry.bodies.append(at)


def _closes_group(rows: Rows, at: int, stop: int, last: bool) -> bool:
    """Whether a row is a group's heading that stands right above the next item's heading."""
    below = rows.next[at]
    while below < stop and not rows.text(below).strip("-–—*_=~ "):
        below = rows.next[below]
    if last or below != stop:
        return False
    above = rows.labels[rows.previous[at]] if rows.previous[at] >= 0 else None
    if above is not None and above.kind != "meta" and not above.rest:
        # «Forslag til leigereglement» right under «Vedlegg» is what the label is over.
        return False
    if rows.names_papers(at) and not _is_set_off(rows, at):
        return False
    if not rows.is_group(at) or not (rows.before[at] > 0 or rows.is_named_group(at)):
        return False
    return rows.is_named_group(at) or not _is_set_off(rows, stop) or _is_set_off(rows, at)


def _is_set_off(rows: Rows, at: int) -> bool:
    """Whether a row's looks make it a heading."""
    line = rows.lines[at]
    return bool(line.level or line.bold) or rows.is_large(at)


def _dropped(rows: Rows, entry: Entry, warnings: list[PackWarning]) -> bool:
    number = entry.number
    if number is None or not (number.blank or is_template(entry.title)):
        return False
    params = {"number": number.printed, "title": entry.title}
    warnings.append(PackWarning(rows.lines[entry.at].number, "template_dropped", params))
    return True


def _left_outside(
    rows: Rows, entries: list[Entry], excluded: bytearray, warnings: list[PackWarning]
) -> None:
    """Proposals that stand in no item, as between the list and the first heading."""
    inside = {at for entry in entries for at in entry.bodies}
    for at, mark in enumerate(rows.labels):
        if mark is None or mark.kind != "proposal" or not mark.sure:
            continue
        if at not in inside and not excluded[at]:
            params = {"label": mark.words}
            warnings.append(PackWarning(rows.lines[at].number, "proposal_outside", params))


def _odd_numbers(rows: Rows, entries: list[Entry], warnings: list[PackWarning]) -> None:
    seen: set[str] = set()
    last: dict[tuple[str, str], Numbered] = {}
    for entry in entries:
        number = entry.number
        if number is None:
            continue
        line = rows.lines[entry.at].number
        if number.printed in seen:
            warnings.append(PackWarning(line, "number_twice", {"number": number.printed}))
        seen.add(number.printed)
        series = number.key[:2]
        before = last.get(series)
        if number.key[3]:
            continue
        if before is not None:
            warnings += [
                PackWarning(line, "number_missing", {"number": str(missing)})
                for missing in range(before.key[2] + 1, min(number.key[2], before.key[2] + 6))
            ]
        last[series] = number
