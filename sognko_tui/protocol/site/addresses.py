"""Where each thing of the site lies: addresses that stay what they are when something is added.

A board has its id, a meeting the day in its own id, an item its printed number. All of them are
relative to the site's root and end in a slash, as folders do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import count

from sognko_tui import naming

SEARCH = "sok/"
FEED = "feed.xml"
STYLE, SCRIPT = "site.css", "search.js"
ITEMS = "items.json"
"""The file in a meeting's folder that tells the search page what its items are called."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_RESERVED = frozenset({SEARCH.rstrip("/")})


@lru_cache(maxsize=256)
def of_board(board_id: str) -> str:
    """The folder of a board."""
    made = naming.slug(board_id)
    return f"styre-{made}/" if made in _RESERVED else f"{made}/"


def of_year(board_id: str, year: int | str) -> str:
    """The folder of a board's year."""
    return f"{of_board(board_id)}{year}/"


def of_meeting(meeting_id: str, board_id: str, board_name: str) -> str:
    """The folder of a meeting: its day, and for the second of a board that day `-2`.

    An id that is not made of the board's name as it was keeps what stands in it after the day.
    """
    day = meeting_id[:10] if _DAY.match(meeting_id) else "0000-00-00"
    rest = meeting_id[len(day) :].lstrip("-")
    named = naming.slug(board_name)
    number = rest.removeprefix(named).lstrip("-") if rest.startswith(named) else None
    if number == "":
        name = day
    elif number is not None and number.isascii() and number.isdigit():
        name = f"{day}-{number}"
    else:
        name = f"{day}-{naming.slug(rest)}"
    return f"{of_year(board_id, day[:4])}{name}/"


def whole(meeting_id: str, board_id: str) -> str:
    """The folder of a meeting whose short address another one has: with all of its id."""
    return f"{of_year(board_id, meeting_id[:4])}{meeting_id[:10]}-{naming.slug(meeting_id[10:])}/"


def of_items(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The folder of each item in its meeting's, by its id; `items` are ids with printed numbers.

    Where two have the same number, the first has the address that says it.
    """
    given: dict[str, str] = {}
    taken: set[str] = set()
    waiting: list[tuple[str, str]] = []
    for item_id, number in items:
        name = f"sak-{naming.slug(number or item_id)}"
        if name in taken:
            waiting.append((item_id, name))
        else:
            taken.add(name)
            given[item_id] = f"{name}/"
    for item_id, name in waiting:
        free = next(f"{name}-{n}" for n in count(2) if f"{name}-{n}" not in taken)
        taken.add(free)
        given[item_id] = f"{free}/"
    return given
