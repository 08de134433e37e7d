"""How a list's numbers are printed: 1, a, A, i, I."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_HOLLOW = {"o": "◦", "§": "•", "Ø": "•", "ü": "•", "v": "•", "q": "•", "à": "•", "è": "•", "n": "•"}
"""Letters that symbol fonts draw as bullets."""


def letters(value: int, repeated: bool = False) -> str:
    """1 as a, 26 as z; after that as spreadsheets count (aa, ab), or `repeated` (aa, bb)."""
    if not 0 < value <= 26 * 26:
        return str(value)
    if repeated:
        times, at = divmod(value - 1, 26)
        return chr(ord("a") + at) * (times + 1)
    found = ""
    while value:
        value, at = divmod(value - 1, 26)
        found = chr(ord("a") + at) + found
    return found


def roman(value: int) -> str:
    """1 as i, 4 as iv. Past 3999 the digits."""
    if not 0 < value < 4000:
        return str(value)
    found = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        found += sign * times
    return found


def bullet(sign: str, symbolic: bool = False) -> str:
    """The bullet as one would see it: symbol fonts draw signs as letters. `sign` is cleaned.

    A sign without a likeness, as a picture, is the common bullet.
    """
    sign = sign.strip()[:4]
    if not sign:
        return "•"
    if sign == "o":
        return "◦"
    return _HOLLOW.get(sign, sign if not sign.isalnum() else "•") if symbolic else sign
