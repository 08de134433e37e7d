"""An app that lets nobody out of it where the program is shut in: Textual has ways of its own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App, SuspendNotSupported

from sognko_tui.office import restricted

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")


class ShutIn(App[T]):
    """Shut in, it opens no address, writes no file, and does not step aside for a shell."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        if not restricted.on():
            super().open_url(url, new_tab=new_tab)

    def deliver_text(self, *what: Any, **how: Any) -> str | None:
        return None if restricted.on() else super().deliver_text(*what, **how)

    def deliver_binary(self, *what: Any, **how: Any) -> str | None:
        return None if restricted.on() else super().deliver_binary(*what, **how)

    def save_screenshot(self, *what: Any, **how: Any) -> str:
        return "" if restricted.on() else super().save_screenshot(*what, **how)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        if restricted.on():
            raise SuspendNotSupported
        with super().suspend():
            yield

    def action_suspend_process(self) -> None:
        if not restricted.on():
            super().action_suspend_process()
