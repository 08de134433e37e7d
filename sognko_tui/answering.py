"""What the command line answers with: exit statuses, lines, JSON, and one line for what is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from sognko_tui import first

GOOD, FINDINGS, BAD, LOCKED = 0, 1, 2, 3
"""The exit statuses: done; something was found; bad use or unreadable; somebody else has it open."""


def lines(said: Iterable[str]) -> None:
    """Print lines, with nothing in them that acts on a terminal."""
    from sognko_tui.office import printable

    for line in said:
        print(printable.text(line))


def as_json(value: object) -> None:
    """Print a value as JSON."""
    from sognko_tui.office import printable

    print(printable.as_json(value))


def complain(sentence: str) -> None:
    """Say what is wrong, in one line on stderr."""
    from sognko_tui.office import printable

    # What stands in the terminal while the program loads gives way to what there is to say.
    first.undo()
    print(f"sognko: {printable.line(sentence)}", file=sys.stderr)
