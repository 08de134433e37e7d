"""A text that is drawn anew only when it is another: what is the same is not sent at every key."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Steady(Static):
    """A `Static` for what is worked out at every key and seldom differs."""

    _put: Content | None = None

    def put(self, content: Content) -> bool:
        """Show this; whether it is another text, or otherwise marked, than what is shown."""
        # Contents are equal where their words are; bold and colours count here.
        before = self._put
        if before is not None and (before.plain, before.spans) == (content.plain, content.spans):
            return False
        self._put = content
        self.update(content)
        return True
