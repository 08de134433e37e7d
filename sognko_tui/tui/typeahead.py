"""Keys are taken one at a time: each when the screen stands as the one before it left it.

On a slow line many keys arrive at once. Textual hands them out as they come, so that F2 overtakes
the letters typed before it, and `F6 a Enter` reaches the dialog before it is there.
"""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from textual.app import App
from textual.events import Key, Paste

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.driver import Driver
    from textual.events import Event
    from textual.message_pump import MessagePump

T = TypeVar("T")

CLOSE = 0.05
"""Seconds: a key that follows another so closely waits until that one has had its effect."""

AT_MOST = 1.0
"""Seconds a key waits at most for what does not answer; then it is taken as things stand."""

HELD = 0.01
"""Seconds between two looks whether a screen still holds the keys back."""

TURN = 0.05
"""What a wait counts for at most. While the program itself is busy, as where a meeting comes from a
slow disk, nothing could answer: that is no reason to hand a key to a screen that is not there yet.
"""


class TypeAhead(App[T]):
    """An app in which keys and pastes have their effect in the order they were made."""

    def __init__(self, css_path: Sequence[Path], driver_class: type[Driver] | None = None) -> None:
        super().__init__(css_path=[*css_path], driver_class=driver_class)
        self._open = False
        self._waiting: deque[Event] = deque()
        self._taking = False
        self._taken_at = 0.0

    async def on_event(self, event: Event) -> None:
        """Hand out a key at once where nothing is under way, as when somebody just types."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._taking or not self._open or self._under_way():
            self._waiting.append(event)
            self._take_those_waiting()
        else:
            await self._hand_out(event)

    @property
    def idle(self) -> float:
        """Seconds since a key had its effect; none where some still wait for it."""
        return 0.0 if self._waiting else monotonic() - self._taken_at

    def take_keys(self) -> None:
        """The first screen is there: hand out what was typed while it came, and what follows."""
        self._open = True
        self._take_those_waiting()

    def _take_those_waiting(self) -> None:
        if self._waiting and self._open and not self._taking:
            self._taking = True
            self.run_worker(self._take())

    async def _hand_out(self, event: Event) -> None:
        try:
            await super().on_event(event)
        finally:
            self._taken_at = monotonic()

    def _under_way(self) -> bool:
        close = monotonic() - self._taken_at < CLOSE
        coming = not self.screen.is_mounted or self._held()
        return close or coming or any(pump.message_queue_size for pump in self._pumps())

    def _held(self) -> bool:
        """Whether what the last key asked for on this screen is still being looked for."""
        return bool(getattr(self.screen, "holds_keys", False))

    def _pumps(self) -> list[MessagePump]:
        return [self, *self.screen.walk_children(with_self=True)]

    async def _take(self) -> None:
        try:
            while self._waiting:
                await self._settled()
                await self._hand_out(self._waiting.popleft())
        finally:
            self._taking = False

    async def _settled(self) -> None:
        """Wait until the screen is there, all on it has done what it had to, and nothing came up."""
        patience = AT_MOST
        before: list[MessagePump] = []
        while patience > 0 or not self.screen.is_mounted:
            if self._held() and patience > 0:
                await asyncio.sleep(HELD)
                patience -= HELD
                continue
            pumps, there = self._pumps(), self.screen.is_mounted
            if there and pumps == before and not any(pump.message_queue_size for pump in pumps):
                return
            before = pumps
            patience -= await _passed(pumps, max(TURN, patience))


async def _passed(pumps: list[MessagePump], patience: float) -> float:
    """Wait until each has come to a message that is put last in its queue now; what that counts for."""
    loop = asyncio.get_running_loop()
    passed = [loop.create_future() for _ in pumps]
    for pump, future in zip(pumps, passed, strict=True):
        if not pump.call_later(_pass, future):
            _pass(future)
    waited = 0.0
    while waited < patience and not all(future.done() for future in passed):
        began = monotonic()
        await asyncio.wait(passed, timeout=TURN)
        waited += min(TURN, monotonic() - began)
    return waited


def _pass(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
