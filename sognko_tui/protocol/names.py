"""The names in a protocol, by which a row of names is taken apart again."""

from __future__ import annotations

import re

from sognko_tui.protocol.phrases import Phrases


class Names:
    """The names in the attendance, by which a row of names is taken apart."""

    def __init__(self, names: list[str], phrases: Phrases) -> None:
        self._names = sorted(set(names), key=len, reverse=True)
        self._last = f" {phrases['words.and']} "
        alternatives = "|".join(re.escape(name) for name in self._names if name)
        self.pattern = f"(?:{alternatives})" if alternatives else ".+"

    def split(self, words: str, count: int) -> tuple[str, ...]:
        """The `count` names in a row like «a, b og c»; they may hold commas themselves."""
        return self.taken_apart(words, count) or tuple(
            re.split(f", |{re.escape(self._last)}", words) if words else ()
        )

    def taken_apart(self, words: str, count: int) -> tuple[str, ...] | None:
        """As `split`, or None where the words are no row of `count` known names."""
        if count <= 1:
            return (words,) if words in self._names else None
        joint = self._last if count == 2 else ", "
        for name in self._names:
            if words.startswith(name + joint):
                rest = self.taken_apart(words[len(name) + len(joint) :], count - 1)
                if rest is not None:
                    return (name, *rest)
        return None
