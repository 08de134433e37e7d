"""Amounts in a text: sums of money and shares, as Norwegian papers write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sognko_tui.meeting.mentions import Amount, Unit, plain

_GAP = "[ \u00a0\u202f]"
_NUMBER = rf"(?:\d{{1,3}}(?:{_GAP}\d{{3}}){{1,4}}|\d{{1,3}}(?:\.\d{{3}}){{1,4}}|\d{{1,9}})(?:[.,]\d{{1,2}})?(?![\d])"
_MANY = r"(?:mill(?:ion(?:ar|er|en)?)?\b\.?|mrd\b\.?|milliard(?:ar|er|en)?\b|tusen\b)"
_DASH = r"(?:,[-–—]{1,2})"
_RANGE = rf"(?:{_NUMBER}{_GAP}?[-–]{_GAP}?)?"

_AMOUNT = re.compile(
    rf"(?<![\w§])(?<![\d][.,/:-])(?:"
    # kr 250 000, NOK 1,2 mill.
    rf"(?P<before>kr\b\.?|kroner\b|NOK\b|MNOK\b|EUR\b|€){_GAP}?{_RANGE}(?P<sum>{_NUMBER})"
    rf"(?:{_DASH}|{_GAP}?(?P<many>{_MANY}))?(?:{_GAP}(?:kroner|kr)\b)?"
    # 250.000,- kroner, 1,2 mill. kroner, 500 000 kr, 300 000,-
    rf"|{_RANGE}(?P<other>{_NUMBER})(?:"
    rf"{_DASH}(?:{_GAP}?(?:kroner|kr|NOK)\b)?"
    rf"|{_GAP}?(?P<millions>{_MANY}){_GAP}?(?P<coin>norske{_GAP}kroner|kroner|kr\b|NOK\b|euro\b|EUR\b)"
    rf"|{_GAP}?(?P<after>kroner|kr\b|NOK\b|MNOK\b|euro\b|EUR\b|€)"
    # «1,2 mill.» alone is money in these papers; «2 millionar innbyggjarar» is not.
    rf"|{_GAP}?(?P<short>mill\.|mrd\.)(?!{_GAP}?(?!(?:og|til|i|for|frå|fra|per|pr|av|som|eller|på|er)\b)[a-zæøå])"
    rf"|{_GAP}?(?P<percent>%|prosent(?:poeng)?\b|pst\b\.?)"
    rf"))",
    re.IGNORECASE,
)
_TIMES = (
    ("mnok", 1_000_000),
    ("mill", 1_000_000),
    ("mrd", 1_000_000_000),
    ("milliard", 1_000_000_000),
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")


def amounts_in(text: str) -> Iterator[Amount]:
    """The amounts, in reading order. Telephone numbers, accounts and plain numbers are none."""
    for found in _AMOUNT.finditer(text):
        told = found["sum"] or found["other"]
        coin = (found["before"] or found["coin"] or found["after"] or "").casefold()
        many = (found["many"] or found["millions"] or found["short"] or "").casefold()
        unit: Unit = "percent" if found["percent"] else "NOK"
        if coin in ("euro", "eur", "€"):
            unit = "EUR"
        yield Amount(
            start=found.start(),
            end=found.end(),
            words=plain(found.group()),
            value=_value(told) * _times(many or coin),
            unit=unit,
        )


def _value(told: str) -> Decimal:
    bare = re.sub(_GAP, "", told)
    if _THOUSANDS.fullmatch(bare):
        bare = bare.replace(".", "")
    return Decimal(bare.replace(",", "."))


def _times(many: str) -> int:
    if many.startswith("tusen"):
        return 1000
    # «milliard» begins as «mill» does.
    longest = sorted(_TIMES, key=lambda one: -len(one[0]))
    return next((times for word, times in longest if many.startswith(word)), 1)
