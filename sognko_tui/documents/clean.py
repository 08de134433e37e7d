"""Text without anything that acts: no controls, escapes, reversals or invisible characters."""

from __future__ import annotations

import re
import unicodedata

# A whole escape sequence goes, not only its first character: «[31m» is no word of the pack's.
_ESCAPE = re.compile(
    r"\x1b\[[0-?]{0,64}[ -/]{0,16}[@-~]"
    r"|\x1b\][^\x07\x1b\n]{0,4096}(?:\x07|\x1b\\)"
    r"|\x1b[PX^_][^\x1b\n]{0,4096}\x1b\\"
    r"|\x9b[0-?]{0,64}[ -/]{0,16}[@-~]"
    r"|\x1b[ -/]{0,4}[0-~]"
)
# Controls but tab, newline and form feed; bidi; zero width; soft hyphen; annotations; tags.
_ACTING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BREAKS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
# Word and PDF writers print bullets from symbol fonts' private codes.
_SYMBOL_BULLET = re.compile("[\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d\uf06f\u2022\u25cf\u25aa\u2023]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def clean(text: str) -> str:
    """The same text, safe to print: line ends are unified, form feeds and tabs stay for the caller."""
    text = _BREAKS.sub("\n", text)
    if "\x1b" in text or "\x9b" in text:
        text = _ESCAPE.sub("", text)
    if not text.isascii():
        text = _SPACES.sub(" ", text)
        text = _SYMBOL_BULLET.sub("•", text)
        text = _PRIVATE.sub("", text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    return _ACTING.sub("", text)
