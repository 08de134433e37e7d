"""What we ask of Textual's inside, and nothing else may: small, and stepping aside when it changes."""

from __future__ import annotations

from queue import Empty
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from queue import Queue
    from typing import Any

    from textual.app import App
    from textual.driver import Driver
    from textual.message import Message


def tell_escape_digits_apart() -> None:
    """Let Esc followed at once by a digit arrive as `alt+1` … instead of as `¡`, `™`, `£` …

    Without this, Esc 6 typed fast could not be told from a paragraph sign.
    """
    try:
        from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
    except ImportError:
        return
    for digit in "1234567890":
        ANSI_SEQUENCES_KEYS.pop(f"\x1b{digit}", None)  # type: ignore[attr-defined]


def key_parser() -> Callable[[str], Iterable[Message]] | None:
    """What makes events of the characters a terminal sends; an empty text tells that time passed.

    None where Textual has it no longer: its own loop then reads the keys.
    """
    try:
        from textual._xterm_parser import XTermParser

        parser = XTermParser()
        feed, tick = parser.feed, parser.tick
    except (ImportError, AttributeError, TypeError):
        return None
    return lambda text: feed(text) if text else tick()


def stalled(driver: Driver) -> bool:
    """Whether the queue to the terminal is full, so that the program stands still."""
    queue = _queue(driver)
    return queue is not None and queue.full()


def free_the_writer(driver: Driver) -> None:
    """Throw away what waits to be written, so that whoever waits to add to it goes on."""
    queue = _queue(driver)
    try:
        while queue is not None:
            queue.get(timeout=0.1)
    except Empty:
        return


def _queue(driver: Driver) -> Queue[str | None] | None:
    return getattr(getattr(driver, "_writer_thread", None), "_queue", None)


def let_go_of_closed(app: App[Any]) -> None:
    """Let the app forget text areas that are closed; Textual keeps them for when the theme changes.

    With each of them it would keep the screen it stood on, and the meeting that was taken there.
    """
    watchers = vars(app).get("__watchers")
    if not isinstance(watchers, dict):
        return
    for watching in watchers.values():
        if isinstance(watching, list):
            watching[:] = [pair for pair in watching if getattr(pair[0], "is_attached", True)]
