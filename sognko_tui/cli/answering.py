"""What the command line answers with: exit statuses, lines, JSON, and one line for what is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TextIO

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


def as_json_rows(rows: Iterable[object]) -> None:
    """Print a list as JSON, each of its values as it comes: there may be more than there is room for."""
    from sognko_tui.office import printable

    between = "[\n"
    for row in rows:
        inside = "\n".join(f"  {line}" for line in printable.as_json(row).split("\n"))
        print(f"{between}{inside}", end="")
        between = ",\n"
    print("[]" if between == "[\n" else "\n]")


def complain(sentence: str) -> None:
    """Say what is wrong, in one line on stderr."""
    from sognko_tui.office import printable

    # What stands in the terminal while the program loads gives way to what there is to say.
    first.undo()
    print(f"sognko: {printable.line(sentence)}", file=sys.stderr)


def beside(sentence: str) -> None:
    """Say something about the answer, on stderr: a program that reads the answer does not see it."""
    from sognko_tui.office import printable

    print(printable.line(sentence), file=sys.stderr)


def now(line: str) -> None:
    """Print a line at once, for a program that waits for it."""
    print(line, flush=True)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at it; one that is closed is None."""
    return stream is not None and stream.isatty()


def raw(data: bytes) -> None:
    """Print bytes as they are."""
    if sys.stdout is not None:
        sys.stdout.buffer.write(data)


def can_show_screens() -> bool:
    """Whether there is a terminal with room enough; complains where there is not."""
    from sognko_tui.texts import _

    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        complain(_("Programmet treng ein terminal. «sognko --help» viser kommandoane."))
        return False
    if os.environ.get("TERM", "dumb") == "dumb":
        complain(
            _("Terminalen (TERM=dumb) kan ikkje vise skjermbilete. Set TERM, til dømes xterm.")
        )
        return False
    from sognko_tui.tui import least

    # A terminal that knows no size of its own says 0: the app will find out.
    with suppress(OSError):
        if least.too_small(*os.get_terminal_size(1)):
            complain(least.sentence())
            return False
    return True


@contextmanager
def how_far(line_of: str = "") -> Iterator[Callable[[int, int], None]]:
    """Gives what is to be told how much is done and of how much: who waits at a terminal sees it.

    `line_of` is what they see, with `{done}` and `{of}` in it; without it, it is pages.
    """
    from sognko_tui.texts import _

    line_of = line_of or _("side {done} av {of}")
    began = last = monotonic()
    width = 0

    def told(done: int, of: int) -> None:
        nonlocal last, width
        now = monotonic()
        if not sys.stderr.isatty() or not of or now - began < 0.5 or now - last < 0.25:
            return
        if not width:
            first.undo()
        line = line_of.format(done=min(done, of), of=of)
        width, last = max(width, len(line)), now
        print(f"\r{line:<{width}}", end="", file=sys.stderr, flush=True)

    try:
        yield told
    finally:
        if width:
            print(f"\r{'':<{width}}\r", end="", file=sys.stderr, flush=True)
