"""Drawing at random, with a third of everything held apart for the final figure."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """A seeded source of choices that only ever sees its own part of each list.

    Which third of a list is held out depends on the list's name alone, so no seed can see it by
    chance. A list of one or two is too short to divide, and is seen by both.
    """

    def __init__(self, seed: int, held_out: bool) -> None:
        self.held_out = held_out
        self.random = random.Random(f"{seed} {held_out}")

    def part(self, name: str, options: Sequence[T]) -> list[T]:
        """The options of this side, in an order that is the same each time."""
        return split(name, options, self.held_out)

    def one(self, name: str, options: Sequence[T]) -> T:
        """One of this side's options."""
        return self.random.choice(self.part(name, options))

    def some(self, name: str, options: Sequence[T], count: int) -> list[T]:
        """So many different ones of this side's options, or all where there are fewer."""
        part = self.part(name, options)
        return self.random.sample(part, min(count, len(part)))

    def chance(self, share: float) -> bool:
        """True so often."""
        return self.random.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self.random.randint(low, high)


def split(name: str, options: Sequence[T], held_out: bool) -> list[T]:
    """The third of the options that is held out, or the rest."""
    if len(options) < 3:
        return list(options)
    order = list(range(len(options)))
    random.Random(name).shuffle(order)
    apart = set(order[: max(1, len(options) // 3)])
    return [option for at, option in enumerate(options) if (at in apart) == held_out]
