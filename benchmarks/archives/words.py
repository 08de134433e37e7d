"""The vocabulary: real words of boards' papers at the top, made ones of Norwegian sound below.

There is no word list to be had that may lie here, and no text is needed that means something: what
a search engine meets is how often words come, how long they are, what they begin with and how many
forms and compounds they have. Those are as in Nynorsk prose: function words first, then by Zipf and
Mandelbrot, most forms of all seen once or never.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

FORMS = 150_000
"""Word forms of the vocabulary; compounds that a text makes up for itself come on top."""

EXPONENT = 1.13
SHIFT = 2.7
"""Of Zipf's law as Mandelbrot put it: the form of rank r comes as often as (r + SHIFT) ** -EXPONENT."""

NOUNS = {
    "m": ("", "en", "ar", "ane"),
    "f": ("", "a", "er", "ene"),
    "i": ("", "a", "ar", "ane"),
    "n": ("", "et", "", "a"),
}
"""Endings by class: singular and plural, each indefinite and definite."""

VERBS = {"a": ("e", "ar", "a", "ande"), "e": ("e", "er", "te", "ande")}
ADJECTIVE = ("", "t", "e", "are")

_LONGER, _MEAN = 1.3, 8
"""How much rarer a form is for every letter that it is longer than the mean."""

_FORM_SHARE = (1.0, 1.6, 2.4, 3.5)
"""How much further down each form of a word stands than the word itself."""

_ONSETS = (
    "b 50 br 18 bl 9 d 34 dr 12 f 55 fj 7 fl 10 fr 26 g 34 gj 12 gl 6 gr 20 h 52 hj 7 j 10 k 50 kj 12 "
    "kl 13 kn 6 kr 18 kv 9 l 48 m 52 n 34 p 30 pl 9 pr 18 r 50 s 46 sj 14 sk 26 skj 8 skr 7 sl 12 sm 6 "
    "sn 8 sp 10 st 40 str 14 sv 12 t 44 tr 20 tv 5 v 46 u 14 a 26 o 14 i 12 e 16 ø 7 å 6 ei 6"
)
_INNER = "b 10 d 30 f 14 g 26 j 6 k 24 l 40 m 24 n 40 p 12 r 44 s 30 t 40 v 22 st 12 sk 8 nd 10 rd 8 ld 8 nt 8 kk 6 tt 6 ll 8"
_NUCLEI = "a 60 e 66 i 44 o 36 u 26 y 12 æ 5 ø 14 å 14 ei 12 au 6 øy 5"
_CODAS = (
    "_ 30 n 16 r 18 l 14 s 10 t 14 k 10 m 9 g 9 d 8 nd 7 ng 8 rd 4 rk 4 rm 3 rn 2 rt 4 ld 4 lt 2 lk 2 st 7 sk 4 "
    "kk 4 tt 4 ll 5 nn 4 ss 3 pp 3 ft 3 kt 4 v 5"
)
_DERIVED = ("ing", "skap", "leik", "ar", "sjon", "nad", "dom", "leg", "sam", "bar", "else", "tek")
_THRICE = re.compile(r"(.)\1\1")
_BEFORE = (
    "for",
    "for",
    "for",
    "u",
    "be",
    "ut",
    "opp",
    "inn",
    "av",
    "til",
    "på",
    "over",
    "under",
    "sam",
    "fram",
    "med",
    "vidare",
    "om",
)


@dataclass(frozen=True)
class Lemma:
    """A word with its forms, the commonest first, and what it is as the first part of a compound."""

    forms: tuple[str, ...]
    joint: str


@dataclass(frozen=True)
class Vocabulary:
    """The forms by rank, with the sums of their frequencies, and what texts are named after."""

    forms: tuple[str, ...]
    sums: tuple[float, ...]
    known: tuple[Lemma, ...]
    made: tuple[Lemma, ...]
    places: tuple[str, ...]
    topics: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, the same each time it is made."""
    chance = random.Random("vocabulary")
    stock = _stock()
    known = _known(stock)
    compounds = _compounds(stock)
    chance.shuffle(known)
    chance.shuffle(compounds)
    made = _made(chance, taken={form for lemma in (*known, *compounds) for form in lemma.forms})
    function = " ".join(stock["function"]).split()
    score = {form: float(rank) for rank, form in enumerate(dict.fromkeys(function), 1)}
    made = [*made[: len(compounds)], *compounds, *made[len(compounds) :]]
    for rank, lemma in enumerate((*known, *made)):
        for form, share in zip(lemma.forms, _FORM_SHARE, strict=False):
            # The real words lie near the top; and the commoner a word is, the shorter.
            place = (100 + 2.0 * rank) * share * chance.lognormvariate(0.0, 0.35)
            score.setdefault(form, place * _LONGER ** (len(form) - _MEAN))
    forms = tuple(sorted(score, key=lambda form: (score[form], form)))[:FORMS]
    weights = ((rank + SHIFT) ** -EXPONENT for rank in range(1, len(forms) + 1))
    return Vocabulary(
        forms=forms,
        sums=tuple(accumulate(weights)),
        known=tuple(known),
        made=tuple(made),
        places=tuple(" ".join(stock["places"]).split()),
        topics=tuple(stock["topics"]),
    )


def _stock() -> dict[str, list[str]]:
    """The sections of the file beside this one, by name."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in (Path(__file__).parent / "nynorsk.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            sections[name] = []
        elif line and not line.startswith("#"):
            sections[name].append(line)
    return sections


def _known(stock: dict[str, list[str]]) -> list[Lemma]:
    """The real words of the trade."""
    found = [_noun(*noun) for noun in _nouns(stock)]
    for line in stock["verbs"]:
        kind, stem = line.split()
        found.append(_inflected(stem, VERBS[kind]))
    found += [_inflected(word, ADJECTIVE) for word in stock["adjectives"]]
    return found


def _compounds(stock: dict[str, list[str]]) -> list[Lemma]:
    """What the real nouns make with one another."""
    chance = random.Random("compounds")
    nouns = _nouns(stock)
    return [
        _noun(kind, first + word, first + joint)
        for kind, word, joint in nouns
        for _, _, first in chance.sample(nouns, 12)
    ]


def _nouns(stock: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    """Class, word and first part of a compound."""
    found: list[tuple[str, str, str]] = []
    for line in stock["nouns"]:
        kind, both = line.split()
        word, joint = both.split("/")
        found.append((kind, word, joint))
    return found


def _made(chance: random.Random, taken: set[str]) -> list[Lemma]:
    """Made words, as many as it takes to fill the vocabulary; a third are compounds of others."""
    found: list[Lemma] = []
    stems: list[str] = []
    count = len(taken)
    while count < FORMS * 1.06:
        if len(stems) > 500 and chance.random() < 0.35:
            first, last = chance.choice(stems), chance.choice(stems)
            stem = first + ("s" if chance.random() < 0.4 else "") + last
        else:
            stem = _stem(chance)
            stems.append(stem)
        if stem in taken:
            continue
        kind = chance.choices(("m", "f", "i", "n", "a", "e", ""), (30, 12, 10, 22, 12, 6, 8))[0]
        if kind == "i" and not stem.endswith("ing"):
            stem += "ing"
        lemma = (
            _noun(kind, stem, stem)
            if kind in NOUNS
            else _inflected(stem, VERBS.get(kind, ADJECTIVE))
        )
        found.append(lemma)
        before = len(taken)
        taken.update(lemma.forms)
        count += len(taken) - before
    return found


def _noun(kind: str, word: str, joint: str) -> Lemma:
    endings = NOUNS[kind]
    root = word[:-1] if word.endswith("e") else word
    forms = [word]
    for ending in endings[1:]:
        stem = root if ending[:1] in ("e", "a") else word
        forms.append(stem + ending)
    # A definite form is the commonest of most nouns of a board: saka, møtet, kommunane.
    return Lemma(tuple(dict.fromkeys((forms[1], forms[0], forms[3], forms[2]))), joint)


def _inflected(stem: str, endings: tuple[str, ...]) -> Lemma:
    return Lemma(tuple(dict.fromkeys(stem + ending for ending in endings)), stem)


def _stem(chance: random.Random) -> str:
    """One to three syllables, sometimes with a word before it or an ending that makes it another."""
    syllables = chance.choices((1, 2, 3), (45, 45, 10))[0]
    stem = _drawn(chance, _ONSETS)
    if stem[-1] not in "aeiouyæøå":
        stem += _drawn(chance, _NUCLEI)
    for _ in range(syllables - 1):
        stem += _drawn(chance, _INNER) + _drawn(chance, _NUCLEI)
    stem += _drawn(chance, _CODAS).strip("_")
    if chance.random() < 0.15:
        stem = chance.choice(_BEFORE) + stem
    if chance.random() < 0.25:
        stem += chance.choice(_DERIVED)
    return _THRICE.sub(r"\1\1", stem)


def _drawn(chance: random.Random, table: str) -> str:
    options, weights = _table(table)
    return chance.choices(options, cum_weights=weights)[0]


@cache
def _table(table: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    parts = table.split()
    return tuple(parts[::2]), tuple(accumulate(map(int, parts[1::2])))
