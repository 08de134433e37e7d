"""Packs whose items have no numbers: headings with labels under them, or a plain list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sognko_tui.agenda.candidates import STRONG
from sognko_tui.agenda.named import Titles
from sognko_tui.agenda.numbering import parse
from sognko_tui.agenda.outline import Entry, Outline
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.titles import CUSTOMARY, FORMAL, join_words, tidy

_LIST = re.compile(
    r"(?i)(?:sak(?:s)?liste|dagsorden|agenda|saker|saker til (?:handsaming|behandling))\s*:?$"
)
_BULLET = re.compile(r"(?:[•*·▪●–-]|[a-zæøåA-H][.)])\s+(?P<text>\S.{1,180})$")


def unnumbered(rows: Rows) -> Outline:
    """Items by their looks alone; an outline without entries where there is too little."""
    for find in (_by_rank, _by_list, _by_size, _by_label):
        entries = find(rows)
        if entries:
            _bodies(rows, entries)
            return Outline(entries, entries[0].at, [])
    return Outline([], len(rows), [])


def rather_listed(rows: Rows, found: Outline) -> Outline:
    """What was found by numbers, unless these are chapters in the papers of a list without numbers.

    Under «Sakliste» stand several titles, and most of them are printed again; none of the numbers is.
    """
    if any(entry.listed or entry.number is None for entry in found.entries):
        return found
    if any(entry.number and entry.number.family in STRONG for entry in found.entries):
        return found
    titles = Titles(rows)
    entries = _by_list(rows)
    again = sum(1 for entry in entries if titles.count(entry.title) > 1)
    first = min((entry.at for entry in entries), default=len(rows))
    if len(entries) < 3 or again * 2 < len(entries) or first > found.front:
        return found
    _bodies(rows, entries)
    return Outline(entries, first, [])


def _by_rank(rows: Rows) -> list[Entry]:
    """Headings of one rank, where at least two have a proposal or are customary items."""
    ranks: dict[int, list[int]] = {}
    for at, line in enumerate(rows.lines):
        if line.level and line.text and rows.labels[at] is None and not rows.is_group(at):
            ranks.setdefault(line.level, []).append(at)
    return _best(rows, ranks.values())


def _by_size(rows: Rows) -> list[Entry]:
    """Headings of one size, larger than the text, where a format knows no ranks."""
    sizes: dict[tuple[int, bool], list[int]] = {}
    for at, line in enumerate(rows.lines):
        if not line.text or not rows.is_large(at) or len(line.text) > 160 or line.size is None:
            continue
        if rows.labels[at] is None and not rows.is_group(at):
            sizes.setdefault((round(line.size * 2), line.bold), []).append(at)
    return _best(rows, sizes.values())


def _best(rows: Rows, groups: Iterable[list[int]]) -> list[Entry]:
    best: list[int] = []
    telling = 1
    for places in groups:
        good = sum(1 for at in places if _has_proposal(rows, at) or _is_customary(rows.text(at)))
        if good > telling and good * 3 >= len(places):
            best, telling = places, good
    return [Entry(None, tidy(rows.text(at)), at) for at in best]


def _by_list(rows: Rows) -> list[Entry]:
    """Bullets under «Sakliste», or short lines that are printed again further down."""
    titles = Titles(rows)
    for at, line in enumerate(rows.lines):
        if not line.text or not _LIST.match(line.text):
            continue
        entries, below = _listed_again(rows, titles, at)
        if len(entries) >= 2:
            return _at_headings(titles, entries, below)
        entries = _listed_alone(rows, at)
        if entries:
            return entries
    return []


def _listed_again(rows: Rows, titles: Titles, at: int) -> tuple[list[Entry], int]:
    """The bullets, or the lines that are printed again further down, under a list's heading."""
    entries: list[Entry] = []
    below = rows.next[at]
    while below < len(rows) and len(entries) < 200:
        match = _BULLET.match(rows.text(below))
        if match is None and rows.is_named_group(below):
            below = rows.next[below]
            continue
        title = tidy(match["text"] if match else rows.text(below))
        if not any(map(str.isalpha, title)):
            break
        end = below + 1
        whole = join_words(title, tidy(rows.text(end)))
        goes_on = rows.text(end)[:1].islower() or titles.find(title, end, len(rows)) is None
        if goes_on and rows.text(end) and titles.find(whole, end + 1, len(rows)) is not None:
            # A title over two lines, in the list and below.
            title, end = whole, end + 1
        if rows.lines[below].level or (
            match is None and titles.find(title, end, len(rows)) is None
        ):
            break
        number = parse(title) if match else None
        entries.append(Entry(number, tidy(number.rest) if number else title, below))
        below = rows.next[end - 1]
    return entries, below


def _listed_alone(rows: Rows, at: int) -> list[Entry]:
    """Short lines of one look under a list's heading, where several are such as every meeting has."""
    entries: list[Entry] = []
    below = rows.next[at]
    gap = -1
    while below < len(rows) and len(entries) < 200:
        text = tidy(rows.text(below))
        if rows.is_named_group(below):
            gap = -1
            below = rows.next[below]
            continue
        if entries and gap < 0:
            gap = rows.before[below]
        if entries and rows.before[below] != gap and not rows.turned[below]:
            break
        if entries and not gap and text[:1].islower():
            entries[-1].title = join_words(entries[-1].title, text)
        elif _is_entry(rows, below):
            entries.append(Entry(None, text, below))
        else:
            break
        below = rows.next[below]
    customary = sum(1 for entry in entries if _is_customary(entry.title))
    return entries if len(entries) >= 2 and customary >= 2 else []


def _is_entry(rows: Rows, at: int) -> bool:
    """Whether a line may be a title in a list: short, and no sentence, label or heading."""
    text = rows.text(at)
    if not 3 < len(text) <= 160 or not text[0].isupper() or text.endswith((".", ":", "!", "?")):
        return False
    return rows.labels[at] is None and not rows.lines[at].level


def _at_headings(titles: Titles, entries: list[Entry], begin: int) -> list[Entry]:
    """The entries moved to where their titles are printed again, if most of them are."""
    moved: list[tuple[Entry, int]] = []
    for entry in entries:
        where = titles.find(entry.title, begin, len(titles.rows))
        if where:
            moved.append((entry, where[1] - 1))
            begin = where[1]
    if len(moved) * 2 < len(entries):
        return entries
    for entry, at in moved:
        entry.at = at
    return entries


def _by_label(rows: Rows) -> list[Entry]:
    """Short lines over a proposal's label, right above it or over the text that leads to it.

    «Godkjenning av referat» and the like are items without a proposal too.
    """
    entries: list[Entry] = []
    opener = -1
    for at, line in enumerate(rows.lines):
        if not line.text:
            continue
        found = rows.labels[at]
        if found is None and _opens(rows, at):
            if opener >= 0 and _is_customary(rows.text(opener)):
                entries.append(Entry(None, tidy(rows.text(opener)), opener))
            opener = at
        elif found is not None and found.kind == "proposal" and found.sure and opener >= 0:
            entries.append(Entry(None, tidy(rows.text(opener)), opener))
            opener = -1
    if opener >= 0 and entries and _is_customary(rows.text(opener)):
        entries.append(Entry(None, tidy(rows.text(opener)), opener))
    return entries if any(not _is_customary(entry.title) for entry in entries) else []


def _opens(rows: Rows, at: int) -> bool:
    """Whether a line looks like a title: short, after a blank line, and no sentence."""
    text = rows.text(at)
    if not rows.before[at] or not 3 < len(text) <= 120 or not text[0].isupper():
        return False
    if text.endswith((".", ",", ";", ":")) or _LIST.match(text):
        return False
    below = rows.next[at]
    labelled = below < len(rows) and rows.labels[below] is not None
    return labelled or rows.after(at) > 0 or (len(text) <= 60 and rows.is_cut_short(below))


def _bodies(rows: Rows, entries: list[Entry]) -> None:
    for place, entry in enumerate(entries):
        stop = entries[place + 1].at if place + 1 < len(entries) else len(rows)
        level = rows.lines[entry.at].level
        for at in range(entry.at + 1, stop):
            if level and 0 < rows.lines[at].level < level:
                break
            entry.bodies.append(at)


def _has_proposal(rows: Rows, at: int) -> bool:
    for _ in range(40):
        at = rows.next[at]
        if at >= len(rows):
            return False
        found = rows.labels[at]
        if found is not None and found.kind == "proposal":
            return True
        if rows.lines[at].level and found is None:
            return False
    return False


def _is_customary(title: str) -> bool:
    return bool(FORMAL.match(title) or CUSTOMARY.match(title))
