"""Text that is no text: a font whose letters have other letters' codes, or no codes at all.

Whatever language a pack is in, its letters come about as often as in any other; a cipher's do not.
Nothing is guessed: such a page counts as unread.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from math import sqrt

# How often each letter comes in Norwegian and the languages round it, in thousandths.
_USUAL = {
    "e": 155, "r": 84, "n": 82, "t": 78, "s": 64, "i": 66, "a": 72, "d": 45, "l": 53, "o": 55,
    "g": 37, "k": 40, "m": 33, "v": 26, "f": 20, "p": 19, "u": 20, "b": 14, "h": 18, "å": 14,
    "y": 9, "j": 11, "ø": 9, "c": 6, "æ": 2, "w": 4, "z": 1, "x": 1, "q": 1,
}  # fmt: skip
_LENGTH = sqrt(sum(count * count for count in _USUAL.values()))
_COMMON = "enratisdlo"
_LEAST_LETTERS = 120
_LEAST_DISTINCT = 14
_LEAST_LIKENESS = 0.68
_WORDS = re.compile(
    r"(?i)\b(?:og|i|til|av|på|som|er|for|det|at|med|den|en|ein|et|eit|om|ikke|ikkje|kl|side|sak|nr|the|and|of|to|in|is|"
    r"och|att|der|die|und|ja|on|ahte|lea|de|la)\b"
)
"""Words a page of a code has by chance only: it is the commonest that are here."""
_ADDRESS = re.compile(r"\w+://\S+")
_SENSELESS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\uffff]")


def is_garbled(raw: str, count: int) -> bool:
    """Whether a page with so many characters, of which these letters came out, has no real text."""
    if count < _LEAST_LETTERS:
        return False
    # Most pages are decided here, by the commonest letters alone.
    common = sum(raw.count(letter) for letter in _COMMON)
    if common * 2 > count:
        return False
    if len(raw) * 2 < count:
        return True
    senseless = len(_SENSELESS.findall(raw))
    raw = _ADDRESS.sub("", raw)
    written = sum(1 for sign in raw if not sign.isspace())
    if senseless * 8 > written:
        return True
    letters = Counter(
        unicodedata.normalize("NFD", letter)[0] if letter not in "åøæ" else letter
        for letter in raw.lower()
        if letter.isalpha()
    )
    latin = sum(number for letter, number in letters.items() if letter < "\u0250")
    # Of another alphabet, a table of figures or a few words again and again, letters tell nothing.
    if latin < _LEAST_LETTERS or latin * 2 < letters.total() or latin * 5 < written * 3:
        return False
    if len(letters) < _LEAST_DISTINCT or likeness(letters) >= _LEAST_LIKENESS:
        return False
    return len(_WORDS.findall(raw)) * 40 < len(raw.split())


def likeness(letters: Counter[str]) -> float:
    """How alike letters are spread to those of the languages a pack may be in: 1 is quite so."""
    length = sqrt(sum(number * number for number in letters.values()))
    product = sum(number * _USUAL.get(letter, 0) for letter, number in letters.items())
    return product / (length * _LENGTH) if length else 0.0
