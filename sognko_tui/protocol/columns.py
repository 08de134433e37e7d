"""How wide the columns of a table are, in letters: the same for every writer that sets a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sognko_tui.protocol.document import Table, text_of

_MOST = 40
"""No column asks for more: a text in it runs over lines."""


def widths(tables: Iterable[Table]) -> dict[str, int]:
    """How many letters wide each column is, by its name: one of the same name stands alike everywhere."""
    found: dict[str, int] = {}
    for table in tables:
        for n, name in enumerate(table.header):
            longest = max((len(text_of(row[n])) for row in table.rows), default=0)
            found[name] = max(found.get(name, 0), len(name), min(longest, _MOST))
    return found


def columns(table: Table, widths: Mapping[str, int], *, line: int, gutter: int) -> list[int]:
    """How the columns share the line, in letters.

    Where there is room, each has what it asks for, and the rest goes to the first that holds more
    than it may ask for, else to the last. Where there is not, the narrow ones have what they ask for
    and the others share what is left.
    """
    wanted = [widths[name] + gutter for name in table.header]
    spare = line - sum(wanted)
    if spare >= 0:
        most = _MOST + gutter
        wanted[wanted.index(most) if most in wanted else -1] += spare
        return wanted
    fair, left, open_ = 0, line, len(wanted)
    for width in sorted(wanted):
        fair = left // open_
        if width > fair:
            break
        left, open_ = left - width, open_ - 1
    return [min(width, fair) for width in wanted]
