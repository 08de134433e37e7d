"""Sentences out of the vocabulary: about a topic, with numbers, dates, places and references.

A text has its topic's words besides everybody's, and repeats a few of its own, as real ones do:
without that every item would hold other words, and a search for two of them would find nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from benchmarks.archives.words import Lemma, Vocabulary, vocabulary

OF_TOPIC, OF_ITEM = 0.15, 0.14
"""The share of the words that are the topic's, and that are the item's own."""

_LEMMAS = 120
_OWN = 24
_NEW = 0.05
"""How often a sentence has a compound that stands nowhere else."""

_TOLD = 0.3
"""How often a sentence tells of a day, a sum, a place, a number or an earlier decision."""

MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "desember",
)  # fmt: skip


def written(day: date) -> str:
    """The day with figures alone, as in a reference: 9.12.2025."""
    return f"{day.day}.{day.month}.{day.year}"


def spelt(day: date) -> str:
    """The day with its month's name: 9. desember 2025."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


@cache
def topic_words(topic: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The forms that belong to a topic, with the sums of their frequencies."""
    chance = random.Random(f"topic {topic}")
    stock = vocabulary()
    known, made = _sums_of(stock.known), _sums_of(stock.made)
    near = chance.choices(stock.known, cum_weights=known, k=_LEMMAS // 3)
    far = chance.choices(stock.made, cum_weights=made, k=_LEMMAS - len(near))
    lemmas = list(dict.fromkeys(word for pair in zip(near, far, strict=False) for word in pair))
    lemmas += far[len(near) :]
    forms = [form for rank in range(4) for lemma in lemmas for form in lemma.forms[rank : rank + 1]]
    return tuple(forms), tuple(accumulate((rank + 4) ** -0.9 for rank in range(len(forms))))


@cache
def _sums_of(lemmas: tuple[Lemma, ...]) -> list[float]:
    """By how likely each word is to be a topic's: the shorter, the commoner it is."""
    return list(accumulate(1.4 ** -len(lemma.forms[0]) for lemma in lemmas))


class Prose:
    """The text of one item: every sentence is drawn from the same topic and the item's own words."""

    def __init__(
        self, chance: random.Random, topic: str, day: date, references: Sequence[str]
    ) -> None:
        """`day` is the meeting's; `references` are the earlier decisions it may mention."""
        self._chance = chance
        self._stock: Vocabulary = vocabulary()
        self._forms, self._sums = topic_words(topic)
        drawn = chance.choices(self._forms, cum_weights=self._sums, k=_OWN)
        self._own = [*topic.split(), *drawn]
        self._day = day
        self._references = references

    def words(self, count: int) -> list[str]:
        """So many words in a row."""
        chance = self._chance
        found = chance.choices(self._stock.forms, cum_weights=self._stock.sums, k=count)
        last = ""
        for at, word in enumerate(found):
            lot = chance.random()
            if lot < OF_ITEM:
                found[at] = chance.choice(self._own)
            elif lot < OF_ITEM + OF_TOPIC or word == last:
                found[at] = chance.choices(self._forms, cum_weights=self._sums)[0]
            last = found[at]
        return found

    def sentence(self, opening: str = "") -> str:
        """One sentence, which may begin with given words."""
        chance = self._chance
        words = self.words(chance.randint(6, 21))
        if chance.random() < _NEW:
            words.append(self._compound())
        if chance.random() < _TOLD:
            words.insert(chance.randrange(3, len(words)), self._told())
        if len(words) > 11:
            words[len(words) // 2] += ","
        text = " ".join(words)
        return f"{opening} {text}." if opening else f"{text[0].upper()}{text[1:]}."

    def _compound(self) -> str:
        first, last = self._chance.sample(self._stock.made, 2)
        return first.joint + self._chance.choice(last.forms)

    def _told(self) -> str:
        chance = self._chance
        tellers: tuple[Callable[[], str], ...] = (
            lambda: written(self._near()),
            lambda: spelt(self._near()),
            lambda: f"{chance.randint(2, 990)} {chance.randint(0, 9)}00 000 kroner",
            lambda: f"{chance.randint(1, 99)},{chance.randint(0, 9)} prosent",
            lambda: f"{chance.choice(self._stock.places)} kommune",
            lambda: f"{self._day.year}/{chance.randint(1, 9999)}",
            lambda: str(chance.randint(2, 400)),
            lambda: f"({chance.choice(self._references)})" if self._references else "i år",
        )
        return chance.choice(tellers)()

    def _near(self) -> date:
        return self._day + timedelta(days=self._chance.randint(-300, 300))
