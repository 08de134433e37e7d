"""An item's body divided at its labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from sognko_tui.agenda.labels import Label
from sognko_tui.agenda.numbering import without_bars
from sognko_tui.agenda.rows import Rows, ends_open

SectionKind = Literal["body", "proposal", "attachments", "background", "record", "facts"]

_SECONDARY = re.compile(
    r"(?i)^(?:alternativ|subsidiær|mindretal|endrings|mot|tilleggs)|^(?:framlegg|fremlegg|forslag)\s+fr[åa]\b"
)
_AGAINST = re.compile(r"(?i)alternativ|subsidiær|mot(?:framlegg|forslag)|endrings|tilleggs")
_ADVICE = re.compile(r"(?i)\S (?:innstilling|tilr[åa]d(?:ing|ning))$")
"""«Styrets innstilling» on what somebody else proposes."""
_ADVISES = re.compile(
    r"(?i)\b(?:forslage[tn]e?|framlegge[tn]e?|st[øy]tt[ae]?[rs]?|avvis\w*|nedstemm?\w*|forkast\w*|tilr[åa]r\w*|vedta(?:s|kast)|oversend\w*|går\s+(?:i|mot|inn))\b"
)
NUMBERED_PROPOSAL = re.compile(
    r"(?P<marker>(?:Forslag|Framlegg|Endringsforslag|Saksforslag)\s+(?:nr\.?\s*)?(?:\d{1,2}|[A-H]))\s*(?:[:.–-]\s*(?P<rest>.*)|\([^()]{2,80}\))?$"
)
_PAPER = re.compile(r"(?i)saks(?:framlegg|fremlegg|papir|utgreiing|utredning|framstilling)$")
_CASE_ROW = re.compile(
    r"(?i)(?:(?:utvalg?s?sak(?:snr)?|saks?\s?nr|utvalg?|organ|møtedato|dato|saksgang|handsama av|behandlet av|type)\b[.:]?\s*){2,}$|"
    r"(?:\d\s+)?[\wæøå-]*(?:styret?|skapet?|utval(?:g|get|et)?|råd(?:et)?|nemnda?|tinget)\s+\d{1,2}\.\d{1,2}\.\d{4}(?:\s+\S{1,10})?$"
)
_LETTERED = re.compile(r"[a-zæøå][.)](?:\s|$)")
_HEAD_FACTS = 12
"""How far below a heading facts such as «Sakshandsamar: …» are looked for."""


class Section:
    """The rows under one label. `words` is the label as printed; `inline` what followed it."""

    __slots__ = ("at", "inline", "kind", "rows", "sure", "words")

    def __init__(
        self, kind: SectionKind, words: str, at: int, inline: str = "", sure: bool = True
    ) -> None:
        self.kind = kind
        self.words = words
        self.at = at
        self.inline = inline
        self.rows: list[int] = []
        self.sure = sure

    @property
    def is_secondary(self) -> bool:
        """Whether a proposal's label says that it stands against another, or comes from one member."""
        return bool(_SECONDARY.search(self.words))

    @property
    def marker(self) -> str:
        """«Forslag 2», without what the proposal is called."""
        match = NUMBERED_PROPOSAL.match(self.words)
        return match["marker"] if match else ""

    def advises(self, words: str) -> bool:
        """Whether it says what somebody thinks of the proposal above it: «Styret støtter forslaget»."""
        told = bool(_ADVISES.search(words)) or words.casefold().startswith("samme")
        return bool(_ADVICE.search(self.words)) and len(words) <= 300 and told

    @property
    def is_numbered(self) -> bool:
        """Whether it is one of several proposals that the item gathers: «Forslag 2»."""
        return bool(NUMBERED_PROPOSAL.match(self.words))


def divide(rows: Rows, body: Sequence[int]) -> list[Section]:
    """Divide a body. The first section is what stands before any label; it may be empty."""
    current = Section("body", "", body[0] if body else 0)
    found = [current]
    in_head = True
    begin = 0
    for place, at in enumerate(body):
        position = place - begin
        line = rows.lines[at]
        mark = rows.labels[at]
        if mark is not None and mark.kind == "meta":
            if in_head and position <= _HEAD_FACTS and current.is_numbered:
                found.insert(len(found) - 1, Section("background", current.words, at))
                found[-2].rows.append(at)
                continue
            if in_head and position <= _HEAD_FACTS:
                facts = Section("facts", mark.words, at, mark.rest)
                found.insert(len(found) - 1, facts)
                continue
            mark = None
        if in_head and position <= _HEAD_FACTS and is_case_table(rows, at):
            continue
        gathered = NUMBERED_PROPOSAL.match(line.text) if line.text[:1] in "FES" else None
        if gathered and len(line.text) <= 120:
            in_head, begin = True, place
            current = Section("proposal", line.text, at, sure=False)
            found.append(current)
            continue
        if mark is not None and _accepted(rows, at, mark, current):
            in_head = False
            current = _opened(mark, at)
            found.append(current)
            continue
        if line.level and line.text:
            in_head = False
            current = Section("background", line.text, at)
            found.append(current)
            continue
        if line.text:
            in_head = in_head and len(line.text) < 60 and position <= _HEAD_FACTS
        current.rows.append(at)
    return found


def is_case_table(rows: Rows, at: int) -> bool:
    """Whether a row is of the table of where a case goes, or the «Saksframlegg» over its facts."""
    text = without_bars(rows.text(at))
    if not text or len(text) > 120:
        return False
    if not text.strip("-: "):
        above = rows.previous[at]
        return above >= 0 and rows.text(above).startswith("|") and is_case_table(rows, above)
    if _CASE_ROW.match(text):
        return True
    below = rows.next[at]
    mark = rows.labels[below] if below < len(rows) else None
    return bool(_PAPER.match(text)) and mark is not None and mark.kind == "meta"


def _opened(mark: Label, at: int) -> Section:
    kind: SectionKind = "background"
    if mark.kind in ("proposal", "record"):
        kind = "proposal" if mark.kind == "proposal" else "record"
    elif mark.kind in ("attachments", "none"):
        kind = "attachments"
    words = "" if mark.kind == "none" else mark.words
    return Section(kind, words, at, mark.rest, sure=mark.sure)


def _accepted(rows: Rows, at: int, mark: Label, current: Section) -> bool:
    """Whether a label opens a section here, or is only a word that begins a line."""
    line = rows.lines[at]
    emphasised = bool(line.lead or line.bold or line.level)
    apart = rows.before[at] > 0 or emphasised or not any(rows.text(row) for row in current.rows)
    ended = apart or _ended(rows.text(rows.previous[at]))
    if mark.kind in ("assessment", "background") and mark.rest:
        # «Kostnader: kr 5 000» inside a proposal is one of its lines.
        cost = mark.words.lower().startswith(("kostnad", "økonomi", "konsekvens"))
        return apart or current.kind != "proposal" or (ended and not cost)
    if mark.kind == "record":
        return apart or (mark.sure and (ended or not mark.rest))
    if mark.kind == "attachments" and current.kind == "attachments":
        # «Vedlegg 2: Kart» and «Vedlegg 1 Plan» under «Vedlegg» are its entries.
        if mark.words[-1].isdigit() or (mark.rest[:1].isdigit() and ":" not in line.text[:10]):
            return False
    if mark.sentence and current.kind == "proposal" and current.sure and not current.inline:
        # Under the label «Tilråding» it is what the proposal begins with.
        return _has_words(rows, current)
    below = rows.text(rows.next[at])
    begins = not below[:1].islower() or _LETTERED.match(below) is not None
    if mark.kind == "proposal" and not (begins or emphasised or mark.rest or rows.after(at)):
        # «Forslag til vedtak i slike saker», and its sentence goes on below.
        return line.text.endswith(":")
    if mark.sure:
        return True
    if current.kind == "proposal" and current.sure and not emphasised and _has_words(rows, current):
        if mark.rest and ended and _ADVICE.search(mark.words):
            return True
        other = bool(mark.rest) and bool(_AGAINST.match(mark.words))
        alone = not mark.rest and rows.after(at) > 0
        return mark.kind == "proposal" and apart and (other or alone)
    if mark.rest:
        return ended
    return ended and (rows.after(at) > 0 or emphasised or begins)


def _ended(above: str) -> bool:
    """Whether the line above a word such as «Innstilling» was the last of its paragraph."""
    if not above.strip("-–—=_*~ "):
        # The line drawn under a heading.
        return True
    full_stop = above.endswith((".", "!", "?", ":", "»"))
    return full_stop or (len(above) < 60 and not ends_open(above))


def _has_words(rows: Rows, section: Section) -> bool:
    return bool(section.inline) or any(rows.text(row) for row in section.rows)
