"""Questions to the archive, put by a thread of its own: typing waits for no answer.

Of each kind only the newest question is put, and only the newest is answered: what was asked
before it is of no use to whoever has typed on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from sognko_tui.office.trouble import Trouble

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

    from sognko_tui.office.searching import Searching

T = TypeVar("T")

Kind = Literal["list", "more", "text", "form"]
"""What is asked for: a list, the lines after its last, a text beside it, what a form offers."""

KINDS: tuple[Kind, ...] = ("list", "more", "text", "form")
"""In the order they are put where several wait."""


class _Question(NamedTuple):
    number: int
    put: Callable[[Searching], Any]
    answered: Callable[[Any], None]


class Asking:
    """One thread with the archive's index, from the first question until it is closed.

    `answered` and `failed` are called where the screen is drawn, never in that thread.
    """

    def __init__(
        self,
        searching: Callable[[], Searching],
        screen: MessagePump,
        failed: Callable[[Trouble], None],
    ) -> None:
        """`searching` opens the index, which may take long where it is on a server."""
        self._searching = searching
        self._screen = screen
        self._failed = failed
        self._turn = threading.Condition()
        self._waiting: dict[Kind, _Question] = {}
        self._newest: dict[Kind, int] = {}
        self._number = 0
        self._closed = False
        self._thread: threading.Thread | None = None

    def ask(self, kind: Kind, put: Callable[[Searching], T], answered: Callable[[T], None]) -> None:
        """Ask, instead of what is still open of this kind; another list has other lines and texts."""
        with self._turn:
            if kind == "list":
                for stale in ("more", "text"):
                    self._waiting.pop(stale, None)
                    self._newest.pop(stale, None)
            self._number += 1
            self._newest[kind] = self._number
            self._waiting[kind] = _Question(self._number, put, answered)
            self._turn.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="asking", daemon=True)
            self._thread.start()

    def is_open(self, *kinds: Kind) -> bool:
        """Whether a question of one of these kinds has not been answered yet."""
        return any(kind in self._newest for kind in kinds)

    def close(self) -> None:
        """Ask no more. Waits for nothing: a question that is under way lets go of the index itself."""
        with self._turn:
            self._closed = True
            self._waiting.clear()
            self._newest.clear()
            self._turn.notify()

    def _work(self) -> None:
        searching: Searching | None = None
        while (next_one := self._next()) is not None:
            kind, question = next_one
            try:
                searching = searching or self._searching()
                answer = question.put(searching)
            except Trouble as trouble:
                self._tell(self._settle, kind, question.number, self._failed, trouble)
            except Exception as error:  # noqa: BLE001 - raised again where it is seen
                self._tell(_raise, error)
            else:
                self._tell(self._settle, kind, question.number, question.answered, answer)
        if searching is not None:
            with suppress(Trouble):
                searching.close()

    def _next(self) -> tuple[Kind, _Question] | None:
        with self._turn:
            while not self._waiting and not self._closed:
                self._turn.wait()
            if self._closed:
                return None
            kind = next(kind for kind in KINDS if kind in self._waiting)
            return kind, self._waiting.pop(kind)

    def _tell(self, callback: Callable[..., None], *args: object) -> None:
        tell(self._screen, callback, *args)

    def _settle(
        self, kind: Kind, number: int, callback: Callable[..., None], *args: object
    ) -> None:
        if self._newest.get(kind) == number:
            del self._newest[kind]
            callback(*args)


def tell(screen: MessagePump, callback: Callable[..., None], *args: object) -> None:
    """Call back where the screen is drawn, from another thread; not at all where it is gone."""
    # The app is gone, or its loop: nobody waits for an answer any more.
    with suppress(RuntimeError):
        screen.call_later(callback, *args)


def _raise(error: Exception) -> None:
    raise error
