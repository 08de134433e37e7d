"""What anybody's protocol tells beside the decision: who had no part in it, and statements."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from sognko_tui.protocol.old.parts import Part, speaker
from sognko_tui.protocol.public_meeting import PublicDisqualification, Spoken
from sognko_tui.protocol.wording import Line

_UNABLE = re.compile(
    r"(?i)\b(?:vart|ble|blei|er|var|erklærte\s+seg|melde\s+seg|meldte\s+seg)\b[^.]{0,40}\b(?:ugilde?|inhabile?)\b"
    r"(?:\s+etter\s+(?P<ground>[^.]+?))?(?:,?\s+(?:og|jf\.?)\b.*)?$"
)
_SENTENCES = re.compile(r"(?<=[^\d\s][.!?])\s+(?=[«\"]?[A-ZÆØÅ])")


def unable(lines: Iterable[Line], names: Collection[str]) -> tuple[PublicDisqualification, ...]:
    """Who is told to have had no part in the item, of those whose names are known."""
    found: dict[str, PublicDisqualification] = {}
    for line in lines:
        for sentence in _SENTENCES.split(line.text):
            said = _UNABLE.search(sentence.rstrip(". "))
            if said is None or re.search(r"(?i)\b(?:ikkje|ikke)\b", sentence):
                continue
            ground = (said["ground"] or "").strip(" ,")
            for name in (name for name in names if sentence.startswith(name)):
                found[name] = PublicDisqualification(name=name, ground=ground)
    return tuple(found.values())


def spoken(
    parts: Sequence[Part], names: Collection[str]
) -> tuple[tuple[Spoken, ...], tuple[Line, ...]]:
    """The statements with who made them, and the lines of those of whom that is not known."""
    found: list[Spoken] = []
    left: list[Line] = []
    for part in parts:
        who, text = speaker(part.words), list(part.lines)
        if not who and text:
            first, colon, rest = text[0].text.partition(":")
            named = next((name for name in names if name in first), "")
            if colon and named:
                who = named
                text = [*([Line("", rest.strip())] if rest.strip() else []), *text[1:]]
        known = next((name for name in names if who and (name in who or who in name)), "")
        if known and text:
            found.append(Spoken(name=known, text=tuple(text)))
        elif text:
            left += [Line("", f"{part.words}:"), *text]
    return tuple(found), tuple(left)
