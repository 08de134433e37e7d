"""Queries as they stand in the search field while somebody types, drawn from the texts themselves.

A word is drawn where it stands: so the commonest are asked for most, as in life, and every query
of two letters that a search must bear is among them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.state import Item

Sort = Literal["beginning", "word", "words", "told", "miss"]

SHARES: dict[Sort, int] = {"beginning": 50, "word": 10, "words": 25, "told": 5, "miss": 10}
"""How many of a hundred queries are of which sort.

The beginning of a word, from two letters on; a whole word; two or three words of one item, the last
of them begun; a number, a date or a reference; and what stands nowhere.
"""

SHORTEST = 2
_WORD = re.compile(r"[^\W\d_]+")
_TOLD = re.compile(r"\b\d+\.\d+\.\d{4}\b|\b\d{4}/\d+\b|\bsak \d+\b|\b\d+,\d\b")
_FROM = 120
"""Meetings that the words are drawn from."""


class Query(msgspec.Struct, frozen=True):
    """What stands in the field."""

    text: str
    sort: Sort


def text_of(item: Item) -> str:
    """Everything of an item that is searched, apart from its title."""
    proposal = "\n".join(point.text for point in item.proposal)
    decision = item.decision if item.adopted is None else item.adopted
    return "\n".join((item.agenda.background, proposal, decision, item.minutes))


def drawn(archive: Archive, count: int, seed: int = 1) -> tuple[Query, ...]:
    """So many queries, the same each time for the same archive."""
    chance = random.Random(f"queries {seed}")
    texts = texts_of(archive, chance)
    sorts = chance.choices(list(SHARES), list(SHARES.values()), k=count)
    return tuple(Query(_query(chance, sort, texts), sort) for sort in sorts)


def texts_of(archive: Archive, chance: random.Random) -> list[str]:
    """The texts of all items of some meetings."""
    ids = archive.meetings.ids()
    some = chance.sample(ids, min(_FROM, len(ids)))
    read = (fold(archive.meetings.read(one).entries) for one in some)
    return [text_of(item) for meeting in read for item in meeting.items]


def _query(chance: random.Random, sort: Sort, texts: Sequence[str]) -> str:
    text = chance.choice(texts)
    match sort:
        case "beginning":
            return _begun(chance, _word(chance, text))
        case "word":
            return _word(chance, text)
        case "words":
            several = [_word(chance, text) for _ in range(chance.randint(1, 2))]
            return " ".join((*several, _begun(chance, _word(chance, text))))
        case "told":
            found = _TOLD.findall(text)
            return chance.choice(found) if found else _word(chance, text)
        case "miss":
            return _begun(chance, _word(chance, text)) + chance.choice(("qz", "xq", "wzx"))


def _word(chance: random.Random, text: str) -> str:
    """A word of the text, drawn where it stands."""
    return chance.choice([word for word in _WORD.findall(text) if len(word) >= SHORTEST])


def _begun(chance: random.Random, word: str) -> str:
    return word[: chance.randint(SHORTEST, len(word))]
