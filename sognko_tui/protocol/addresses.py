"""E-mail addresses of persons, which never leave: whoever typed one into the roster gave it to us alone."""

from __future__ import annotations

import re

GONE = "…"
"""What stands where an address stood."""

_AT = r"(?:[@＠﹫]|%40|&#64;|&commat;)"
_AT_SAID = (
    rf"\s?(?:{_AT}|[(\[{{]\s?(?:at|krøllalfa|alfakrøll)\s?[)\]}}]|\b(?:krøllalfa|alfakrøll)\b)\s?"
)
_DOT_SAID = r"(?:\.|\s?[(\[{]\s?(?:dot|punktum|prikk)\s?[)\]}]\s?)"

_WHO = r"""(?:"[^"\n]{1,64}"|[^\s@＠﹫%&<>()"«»,;:\[\]{}]{1,64}+)"""
_WHERE = rf"""(?:{_AT}[^\s@<>()"«»,;:]{{1,255}}+)+"""
# As it is said aloud, or with spaces: only where a name of the net follows.
_WHERE_SAID = (
    rf"{_AT_SAID}[\w-]{{1,63}}(?:{_DOT_SAID}[\w-]{{1,63}}){{0,8}}{_DOT_SAID}[^\W\d_]{{2,}}"
)

_SIGN = re.compile(_AT_SAID, re.IGNORECASE)
_ADDRESS = re.compile(f"{_WHO}(?:{_WHERE}|{_WHERE_SAID})", re.IGNORECASE)


def without_addresses(text: str) -> str:
    """What is said of a person, or by others, without e-mail addresses, however they are spelt.

    What a board proposed, said and decided is never put through this: it stands as it was adopted.
    """
    return _ADDRESS.sub(GONE, text) if _SIGN.search(text) else text
