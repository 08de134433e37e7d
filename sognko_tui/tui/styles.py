"""Styles as a terminal is told of them, and the shortest way from one to another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_PARTS = re.compile(r"[34]8;(?:2;\d+;\d+;\d+|5;\d+)|\d+")


class Style(NamedTuple):
    """Attributes by their numbers, and the two colours as they are told; empty: the terminal's own."""

    attributes: frozenset[str]
    front: str
    back: str


@lru_cache(maxsize=4096)
def parsed(told: str) -> Style:
    """The style that these numbers make, beginning from none."""
    attributes: set[str] = set()
    front = back = ""
    for part in _PARTS.findall(told):
        number = int(part.partition(";")[0])
        if number in (38, *range(30, 38), *range(90, 98)):
            front = part
        elif number in (48, *range(40, 48), *range(100, 108)):
            back = part
        else:
            attributes.add(part)
    return Style(frozenset(attributes), front, back)


@lru_cache(maxsize=4096)
def change(before: str | None, after: str) -> str:
    """What makes a terminal go from one style to another; None: it is not known which it has."""
    whole = f"\x1b[0;{after}m" if after else "\x1b[m"
    if before is None:
        return whole
    old, new = parsed(before), parsed(after)
    lost_colour = (old.front and not new.front) or (old.back and not new.back)
    if lost_colour or not old.attributes <= new.attributes:
        # Taking away a single attribute is a number that not every terminal knows.
        return whole
    parts = sorted(new.attributes - old.attributes, key=int)
    parts += [part for part in (new.front,) if part != old.front]
    parts += [part for part in (new.back,) if part != old.back]
    return min(f"\x1b[{';'.join(parts)}m", whole, key=len) if parts else ""
