"""The parts of an item in anybody's protocol, by the words that head them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from sognko_tui.protocol.wording import Line

PartKind = Literal["background", "handling", "voting", "decision", "statement"]


class Part(NamedTuple):
    """A part of an item: what it is, its heading as printed, and its lines, wrapped ones joined."""

    kind: PartKind
    words: str
    lines: tuple[Line, ...]


class Heading(NamedTuple):
    """What a line opens, its words, and what follows them on the same line."""

    kind: PartKind
    words: str
    rest: str = ""


_BODY = r"(?:[A-ZÆØÅ]?[\wæøå-]*(?:styre|utval|utvalg|råd|nemnd|møte|tinge?t?|skap|komit[eé])\w*)"
_WHOSE = rf"(?:{_BODY}(?:s)?\s+(?:si(?:tt|n|ne)?\s+)?)?"
_HOW = r"(?:(?:endele[gi]g?e?|samrøystes|enstemmige?|einstemmige?|samrøystt|gjeldande|vedtatt|fatta|fattet)\s+)?"
_IN = rf"(?:\s+(?:i|frå|fra|av)\s+(?:sak(?:a|en)?\s*[\w/.-]*|møtet|{_BODY}[\wæøå .,-]{{0,60}}))?"
_NUMBERED = r"(?:\s+(?:nr\.?\s*)?(?:sak\s+)?(?:[A-ZÆØÅ]{1,3}\s?)?\d{1,3}(?:\s?[/-]\s?\d{2,4})?)?"
_AFTER = r"(?:\s*\((?P<how>[^()]{3,60})\))?"

_DECISION = rf"(?:{_WHOSE}{_HOW}(?:vedtak|beslutning|avgjerd|avgjørelse|saksvedtak|møtevedtak){_NUMBERED}{_IN}){_AFTER}"
_HANDLING = (
    rf"(?:(?:{_WHOSE}(?:handsaming|behandling|drøfting(?:ar|er)?|drøftelser?|diskusjon|ordskifte|møtehandsaming|møtebehandling)"
    rf"(?:a|en)?(?:\s+i\s+(?:møtet|{_BODY}[\wæøå .,-]{{0,60}}))?)|saksprotokoll(?:\s+i\s+[^:]{{3,60}})?|referat|merknad(?:er|ar)?|innspel|innspill|frå\s+(?:møtet|ordskiftet|drøftinga)|fra\s+(?:møtet|behandlingen|diskusjonen)|oppsummering(?:\s+i\s+møtet)?)"
)
_VOTING = r"(?:(?:av)?røysting(?:a)?|røysteresultat|votering(?:a|en)?|avstemm?ing(?:a|en)?|avstemning(?:en)?|stemmegivning)"
_STATEMENT = r"(?:protokolltilførs(?:el|le|ler|lar)|protokollmerknad|merknad\s+til\s+protokollen)(?:\s+(?:frå|fra|av)\s+(?P<who>[^:]{2,80}))?"

_KINDS: tuple[tuple[PartKind, str], ...] = (
    ("decision", _DECISION),
    ("handling", _HANDLING),
    ("voting", _VOTING),
    ("statement", _STATEMENT),
)
_WHOLE = tuple((k, re.compile(rf"(?i){p}\s*[:.]?\s*$")) for k, p in _KINDS)
_INLINE = tuple((k, re.compile(rf"(?i){p}\s*:\s*(?P<rest>\S.*)$")) for k, p in _KINDS)

_SHORT = re.compile(r"V(?:edt)?\.?\s*:\s*(?P<rest>\S.*)$")
_DID = re.compile(
    r"(?i)\b(?:(?:gjorde|gjort|fatta|fattet|fattede|treff|traff|truffet)\b[^.:]{0,60}\bvedtak\w*|(?:slikt?|følgj?[ae]nde|fylgjande)\b[^.:]{0,30}\bvedtak\w*[^.:]{0,40}\b(?:gjort|fatta|fattet|vedteke)"
    r"|(?:vedtok|vedtatt|vedteke)(?:\s+(?:samrøystes|enstemmig|einstemmig|dette|slikt?|følgj?[ae]nde|fylgjande|å))*)"
    r"(?:\s+(?:samrøystes|enstemmig|vart|ble|blei|gjort|fatta|fattet|med\b[^.:]{3,40}))*\s*:\s*(?P<rest>.*)$"
)
"""«Styret gjorde slikt samrøystes vedtak:», «Følgende vedtak ble fattet:»."""


def heading(text: str) -> Heading | None:
    """What a line heads, or None for one that heads nothing of a protocol's own."""
    bare = text.strip().strip("*_").strip()
    if not bare or len(bare) > 4000:
        return None
    if len(bare) <= 120:
        for kind, pattern in _WHOLE:
            # «Samrøystes vedtak.» ends a decision and heads none.
            found = pattern.match(bare) if not bare.endswith(".") else None
            if found is not None and (bare[0].isupper() or bare.endswith(":")):
                return Heading(kind, bare.rstrip(":. "), "")
    short = _SHORT.match(bare)
    if short is not None:
        return Heading("decision", "Vedtak", short["rest"])
    if ":" in bare[:160]:
        for kind, pattern in _INLINE:
            found = pattern.match(bare)
            if found is not None and bare[0].isupper():
                return Heading(kind, bare[: found.start("rest")].rstrip(": "), found["rest"])
        did = _DID.search(bare[:220])
        if did is not None and bare[0].isupper():
            at = did.start("rest")
            return Heading("decision", bare[:at].rstrip(": "), bare[at:])
    return None


def speaker(words: str) -> str:
    """Whose statement it is, by the heading; empty where that does not say."""
    found = re.match(rf"(?i){_STATEMENT}", words)
    return (found["who"] or "").strip() if found is not None else ""
