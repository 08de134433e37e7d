"""What is typed into the search field, understood: words, quoted words, and words that must not be there.

Two signs mean something: `"…"` are words that stand so, in this order, and `-ord` is a word that is
not there. Everything else is text, `AND`, `*` and emoji too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from sognko_tui.archive.search.words import places, stem, words

Where = Literal["anywhere", "title", "decision"]
"""In which part of an item the words are looked for."""

Order = Literal["newest", "best"]
"""Newest first; or those with the words in the title first, then in the decision."""

_PIECE = re.compile(r'(?P<without>(?<!\S)-)?(?:"(?P<quoted>[^"]*)(?P<ended>"?)|(?P<word>[^\s"]+))')


class Word(msgspec.Struct, frozen=True):
    """A word that is asked for, folded: as the beginning of one and in all its forms, or `exact`."""

    text: str
    exact: bool = False

    def fits(self, word: str) -> bool:
        """Whether a folded word of a text is one that is meant."""
        if self.exact:
            return word == self.text
        return word.startswith(self.text) or stem(word) == stem(self.text)


class Wanted(msgspec.Struct, frozen=True):
    """Each of `having` must be there and none of `without`; each of `phrases` as it stands."""

    having: tuple[Word, ...] = ()
    without: tuple[Word, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing is asked for: then everything fits."""
        return not (self.having or self.without)


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What the hits are narrowed to; empty is everything.

    `boards` are ids; None is every board, no id is none. `municipality` and `person` are names, in
    the letters that `words.slug` makes of them or as they are written.
    """

    boards: frozenset[str] | None = None
    year: int = 0
    kind: str = ""
    outcome: str = ""
    municipality: str = ""
    person: str = ""
    where: Where = "anywhere"
    decided: bool = False


def asked(typed: str) -> Wanted:
    """What a search field asks for. A quotation that has not ended yet ends in the part of a word."""
    having: list[Word] = []
    without: list[Word] = []
    phrases: list[tuple[Word, ...]] = []
    for piece in _PIECE.finditer(typed):
        quoted = piece["quoted"]
        if quoted is None:
            # One letter or figure begins every other word: it is itself, «sak 7».
            found = tuple(Word(word, exact=len(word) == 1) for word in words(piece["word"]))
        else:
            found = tuple(Word(word, exact=True) for word in words(quoted))
            if found and not piece["ended"] and not quoted[-1:].isspace():
                last = found[-1].text
                found = (*found[:-1], Word(last, exact=len(last) == 1))
        if piece["without"]:
            # Of several words at once, «-mva/avgift», only the first can be the one not to be there.
            without += found[:1] if quoted is None else found
        else:
            having += found
            if quoted is not None and len(found) > 1:
                phrases.append(found)
    return Wanted(tuple(dict.fromkeys(having)), tuple(dict.fromkeys(without)), tuple(phrases))


def stands_in(phrase: Sequence[Word], text: str) -> bool:
    """Whether a text has these words in this order, with nothing but signs between them."""
    there = words(text)
    length = len(phrase)
    return any(
        all(word.fits(there[at + n]) for n, word in enumerate(phrase))
        for at in range(len(there) - length + 1)
    )


class Mark(msgspec.Struct, frozen=True):
    """A stretch of a text that was asked for, by characters."""

    start: int
    end: int


def marks(wanted: Wanted, text: str) -> tuple[Mark, ...]:
    """Where in a text stands what was asked for."""
    if not wanted.having:
        return ()
    return tuple(
        Mark(place.start, place.end)
        for place in places(text)
        if any(word.fits(place.word) for word in wanted.having)
    )
