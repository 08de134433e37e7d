"""How data is written: ids that stay the same, JSON that is the same bytes for the same meeting."""

from __future__ import annotations

import json
from uuid import UUID, uuid5

OURS = UUID("2c0e1d0c-6f0b-4c55-9d6c-2a8f8f1b7d35")
"""The name space of the ids that are made here."""

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def stable_id(*path: str) -> UUID:
    """An id that is always the same for the same path, and tells nothing of it.

    The ids of the archive are made of names and titles, and so are for nobody else.
    """
    return uuid5(OURS, json.dumps(path))


def prefixed_id(prefix: str, made: UUID) -> str:
    """The id as 26 signs after a prefix, Base32 in the alphabet without i, l, o and u."""
    signs = "".join(_DIGITS[made.int >> shift & 31] for shift in range(125, -1, -5))
    return f"{prefix}_{signs}"


def known(**fields: object) -> dict[str, object]:
    """The fields of which something is known, in their order."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}


def json_file(value: object) -> bytes:
    """The value as a file: indented UTF-8, nothing escaped that need not be."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
