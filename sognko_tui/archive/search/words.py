"""Words as the index knows them: without case, accents or Norwegian letters, and by their stems.

`okonomi`, `oekonomi` and `Økonomi` are one word, and so are `Sæbø`, `saebo` and `SÆBØ`: not every
keyboard has the letters, and not every pack was written on one that had them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

LONGEST = 64
"""Characters of a word that count; what is longer is no word of any language."""

_WORD = re.compile(r"[^\W_]+|[^\w\s\u0000-\u00bf\u2000-\u206f\ud800-\udfff]")
"""Letters and digits, and each sign that is a picture: an emoji is a word too, half of one is not."""

_LETTERS = (("å", "a"), ("ø", "o"), ("æ", "ae"))
_SPELT_OUT = (("aa", "a"), ("ae", "a"), ("oe", "o"))


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word of a text in the letters a to z, as far as it is written in letters made of them."""
    folded = word.lower()
    if not folded.isascii():
        for letter, plain in _LETTERS:
            folded = folded.replace(letter, plain)
        if not folded.isascii():
            apart = unicodedata.normalize("NFKD", folded.casefold())
            folded = "".join(c for c in apart if not unicodedata.combining(c) and c.isprintable())
            # What was put together of capitals, as ᴬ is, was not small before it was taken apart.
            folded = "".join(c for c in folded if c.isalnum() or not c.isascii()).lower() or word
    for spelt, plain in _SPELT_OUT:
        folded = folded.replace(spelt, plain)
    return folded[:LONGEST]


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return [fold(word) for word in _WORD.findall(_composed(text))]


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text, folded, each once."""
    return frozenset(map(fold, set(_WORD.findall(_composed(text)))))


def _composed(text: str) -> str:
    """The text with one character for each letter, as some packs do not have it."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


def spellings(text: str) -> frozenset[str]:
    """The words of a text as they are written there, each once."""
    return frozenset(_WORD.findall(text))


def spans_of(spelt: Collection[str], text: str) -> Iterator[tuple[int, int]]:
    """Where in a text these words stand, as they are spelt there: by characters, in order."""
    if spelt:
        # Only where one of them is does Python see anything of the text.
        longest_first = "|".join(map(re.escape, sorted(spelt, key=len, reverse=True)))
        pattern = re.compile(rf"(?<![^\W_])(?:{longest_first})(?![^\W_])")
        yield from (found.span() for found in pattern.finditer(text))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a folded word: `kommunane`, `kommunen` and `kommune` have the same.

    By Snowball's Norwegian stemmer, the one that PostgreSQL has too.
    """
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    # The generated class itself: the package's front loads the stemmers of thirty languages.
    from snowballstemmer.norwegian_stemmer import NorwegianStemmer

    return NorwegianStemmer()


def slug(name: str) -> str:
    """A name as one word, by which a filter knows it."""
    return "-".join(words(name))
