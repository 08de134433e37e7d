"""E-mail addresses of persons, which never leave: whoever typed one into the roster gave it to us alone."""

from __future__ import annotations

import re

GONE = "…"
"""What stands where an address stood."""

_ADDRESS = re.compile(r"[^\s@<>()\"«»,;:]{1,64}+@[^\s@<>()\"«»,;:]{1,255}+")


def without_addresses(text: str) -> str:
    """What is said of a person, or by others, without e-mail addresses.

    What a board proposed, said and decided is never put through this: it stands as it was adopted.
    """
    return _ADDRESS.sub(GONE, text) if "@" in text else text
