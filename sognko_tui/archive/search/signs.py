"""The words that an index has of an item besides those of its text, each with a sign before it that no text has.

They are the words of its title and of its decision, to be looked for there alone, and the facts to
filter by. So one question to the full-text search finds what has the words and passes the filters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sognko_tui.archive.search.asking import Filters, Where
from sognko_tui.archive.search.index import Entry, Gathering
from sognko_tui.archive.search.words import slug

# Folding makes plain digits of these.
TITLE, DECISION, FACT, STEM = "\u00b9", "\u00b2", "\u00b3", "\u2074"
"""What stands before a word of a title, one of a decision, a fact, and a stem."""

OF_PART: dict[Where, str] = {"anywhere": "", "title": TITLE, "decision": DECISION}
"""What stands before the words of a part of an item."""

TIERS: tuple[Where, ...] = ("title", "decision", "anywhere")
"""Where the words stand, the best first."""

EVERY = FACT + "a"
"""The word that every item has."""

_PLAIN = re.compile(r"[^a-z0-9-]")


def facts_of(meeting: Gathering, entry: Entry) -> Iterator[str]:
    """What an item can be filtered by."""
    yield EVERY
    yield _fact("b", _plain(meeting.board))
    yield _fact("y", str(meeting.day.year))
    yield _fact("k", entry.kind)
    yield _fact("o", entry.outcome)
    if entry.decided:
        yield _fact("d")
    yield from (_fact("m", slug(name)) for name in entry.municipalities)
    yield from (_fact("p", slug(name)) for name in entry.people)


def facts_asked(filters: Filters) -> Iterator[tuple[str, ...]]:
    """What an item must have, one of each tuple, to pass; `boards` must not be empty."""
    if filters.boards is not None:
        yield tuple(_fact("b", _plain(board)) for board in sorted(filters.boards))
    if filters.year:
        yield (_fact("y", str(filters.year)),)
    if filters.kind:
        yield (_fact("k", _plain(filters.kind)),)
    if filters.outcome:
        yield (_fact("o", _plain(filters.outcome)),)
    if filters.municipality:
        yield (_fact("m", slug(filters.municipality)),)
    if filters.person:
        yield (_fact("p", slug(filters.person)),)
    if filters.decided:
        yield (_fact("d"),)


def _fact(kind: str, value: str = "") -> str:
    return f"{FACT}{kind}{value}"


def _plain(name: str) -> str:
    """An id in signs that are part of a word, so that no two ids become one."""
    return _PLAIN.sub(lambda found: f"\u00b7{ord(found.group()):x}\u00b7", name)
