"""Text that is safe to print: nothing in it acts on a terminal or lies about its direction."""

from __future__ import annotations

import re

# Controls but tab and newline, zero width, bidi, line separators, half characters.
_ACTING = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
_STRIP = re.compile(_ACTING)


def text(value: str) -> str:
    """The text with its lines as they are, and nothing that acts."""
    return _STRIP.sub("", value).expandtabs(4)


def line(value: str) -> str:
    """The text on one line."""
    return " ".join(_STRIP.sub(" ", value).split())


def as_json(value: object) -> str:
    """JSON that is not escaped, but for what would act on a terminal.

    `json` escapes only what it must, which leaves the second set of controls as it was.
    """
    import json

    return escaped(json.dumps(value, ensure_ascii=False, indent=2))


def escaped(plain: str) -> str:
    """JSON with what would act on a terminal escaped: it means the same."""
    return _STRIP.sub(lambda found: f"\\u{ord(found.group()):04x}", plain)
