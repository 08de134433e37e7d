"""The document's lines with what stands round them, worked out once for everybody."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from sognko_tui.agenda.labels import Label, label
from sognko_tui.agenda.tables import cells
from sognko_tui.agenda.typography import body_size
from sognko_tui.documents import Line

_GROUP = re.compile(
    r"(?i)(?:sak(?:s?liste|er|sframlegg)?|dagsorden|agenda|møteplan|program)\b.{0,40}$|"
    r"(?:vedtak|beslutning|avgjerd|orientering|drøfting|referat|melding|diskusjon|lukka|lukkede|open|åpne|opne|"
    r"delegert\w*|faste|andre|øvrige|formelle|politiske)\s?s?(?:sak(?:er|ar)?|del|møte|punkt(?:er)?)\s*:?$|"
    r"(?:saker|saksliste|forslag|saksforslag|vedtektsforslag)\s+(?:til|for|frå|fra)\s.{2,60}$|"
    r"(?:saksforslag|vedtektsforslag|delegasjonssaker|referatsaker|meldinger|meldingar)\s*:?$"
)


_SORT_OF_ITEMS = re.compile(r"[A-ZÆØÅ][a-zæøå]{3,30}s?sak(?:er|ar)\s*:?$")
_LARGER = 1.06
"""How much larger than the text a heading's type is at least."""
_USUAL_WIDTH = 72
_IN_CELL = re.compile(
    r"(?:^|[.!?]\s|\|\s)(?P<label>(?:[A-ZÆØÅ]\w+ )?(?i:forslag|framlegg|fremlegg|innstilling|tilråding)(?:\stil\s\w+)?:\s)"
)
_DOCUMENTS = re.compile(r"(?i)dokument(?:er|a)?\s*:?$")
_COUNTED = re.compile(r"\d{1,2}(?:\.\d{1,2})?[.)]?\s+(?P<words>[A-ZÆØÅ].*)$")
_RUNNING = 50
"""Signs in a line of running text, at least."""
_HALF_LABEL = re.compile(
    r"(?:[\wæøåÆØÅ.]+ ){0,6}(?i:framlegg|fremlegg|forslag|tilråding|innstilling|følgjande|følgende|slikt?|vedtak)(?: til)?$"
)
_OPEN = re.compile(
    r"(?i)(?:\b(?:og|eller|i|for|til|av|med|på|om|frå|fra|ved|mot|mellom|samt|under|som|etter|at|å|den|det|dei|de|ein|en|ei|eit|et|"
    r"er|vert|blir|innan|innen|når|enn|slik|skal|kan|kr|nr|pkt|jf|inkl|§|hos|hjå|over|gjennom|utan|uten|sin|si|sitt|sine)\b\.?|"
    r"[-–,/(&§])$"
)


def ends_open(text: str) -> bool:
    """Whether a line's last word or sign wants something after it."""
    return bool(_OPEN.search(text[-16:]))


class Rows:
    """Lines, their labels, and the blank lines round each; `len` and indexing are by row."""

    def __init__(self, lines: Sequence[Line], wrapped: bool = True) -> None:
        lines = _whole_labels(_opened_rows(lines))
        self.lines = lines
        self.masthead: frozenset[str] = frozenset()
        """The first lines of the document, which may be printed again at the top of an item."""
        size = len(lines)
        self.labels: list[Label | None] = [None] * size
        self.before = [0] * size
        """Blank lines above each row (2 at a page's top)."""
        self.next = [size] * (size + 1)
        """The next row with text, after this one."""
        self.previous = [-1] * size
        """The row with text above each one, -1 for the first."""
        self.turned = [False] * size
        """Whether a page ended right above each row."""
        above = -1
        blank = 2
        passed = 0
        page = lines[0].page if lines else 1
        for at, line in enumerate(lines):
            if line.page != page:
                # A paragraph knows its own space, and goes on over a page's end without a sign.
                page, blank = line.page, blank if line.whole else 2
            if not line.text:
                blank += 1
                passed += 1
                continue
            self.before[at] = blank
            # Lines are missing where a page's header or number has been taken out.
            missing = above >= 0 and line.number > lines[above].number + passed + 1
            turned = above >= 0 and (missing or line.page != lines[above].page)
            self.turned[at] = turned and not lines[above].whole
            passed = 0
            self.previous[at] = above
            above = at
            blank = 0
            if not line.verbatim:
                self.labels[at] = (
                    label(line.text, line.lead) or _in_entry(line.text) or _as_heading(line)
                )
                if line.text[0].islower() and self._is_mid_sentence(at):
                    # «… med følgende forslag til» and «vedtak:».
                    self.labels[at] = None
        following = size
        for at in range(size - 1, -1, -1):
            self.next[at] = following
            if lines[at].text:
                following = at
        self.first = following
        self.body = body_size(lines)
        """The size most of the text is set in; None where a format does not say."""
        self.width = _width(lines) if wrapped else 0
        """How long a full line is; 0 where lines say nothing of paragraphs, as in Markdown."""

    def __len__(self) -> int:
        return len(self.lines)

    def _is_mid_sentence(self, at: int) -> bool:
        over = self.previous[at]
        if over < 0 or self.before[at] or self.lines[over].whole or self.labels[over] is not None:
            return False
        return len(self.lines[over].text) >= _RUNNING and ends_open(self.lines[over].text)

    def after(self, at: int) -> int:
        """Blank lines below a row; many at the end of the document."""
        below = self.next[at]
        return self.before[below] if below < len(self.lines) else 9

    def is_cut_short(self, at: int) -> bool:
        """Whether the row above ends well before it was full, and this one begins something new.

        A wrapped line is broken where the next word has no room; that one had room for it.
        """
        below = self.lines[at].text
        if not self.width or self.previous[at] < 0:
            return False
        line = self.lines[self.previous[at]]
        ended = line.text.endswith((".", "!", "?", ":", ".»", '."'))
        if not (below[:1].isupper() or (below[:1] in '«"“§' and ended)):
            return False
        if ends_open(line.text) or (self.turned[at] and not line.text.endswith(".")):
            return False
        room = self.width - line.indent - len(line.text) - 1
        share = 5 if line.text.endswith((".", "!", "?", ".»", '."')) else 3
        return room > max(self.width // share, len(below.split(maxsplit=1)[0]))

    def text(self, at: int) -> str:
        """A row's words; an empty string past the end."""
        return self.lines[at].text if at < len(self.lines) else ""

    def is_large(self, at: int) -> bool:
        """Whether a row is set in a larger type than the text."""
        size = self.lines[at].size
        return size is not None and self.body is not None and size > self.body * _LARGER

    def names_papers(self, at: int) -> bool:
        """Whether a row stands among attachments that are called proposals: «Forslag til reglement»."""
        if not self.lines[at].text.startswith(("Forslag til ", "Framlegg til ")):
            return False
        labels = (self.labels[row] for row in range(at - 1, max(-1, at - 40), -1))
        nearest = next((found for found in labels if found is not None), None)
        return nearest is not None and nearest.kind == "attachments"

    def is_named_group(self, at: int) -> bool:
        """Whether a row says what sort of items follow in one word: «Orienteringssaker»."""
        return bool(_SORT_OF_ITEMS.match(self.lines[at].text))

    def is_group(self, at: int) -> bool:
        """Whether a row is a heading over several items («Orienteringssaker»), and no item."""
        text = self.lines[at].text
        if self.labels[at] is not None:
            return False
        return 3 < len(text) <= 80 and not text.endswith((".", ",")) and bool(_GROUP.match(text))


def _as_heading(line: Line) -> Label | None:
    """The label a heading is: «3. Forslag til vedtak» in a form, «Dokumenter» over a case's papers."""
    if not (line.level or line.bold) or len(line.text) > 60:
        return None
    if _DOCUMENTS.match(line.text):
        return Label(kind="attachments", words=line.text.rstrip(" :"))
    match = _COUNTED.match(line.text)
    found = label(match["words"]) if match else None
    if found is None or found.rest or not found.sure or found.kind in ("meta", "record"):
        return None
    return found


def _in_entry(text: str) -> Label | None:
    """The label that a list's entry begins with: «- Forslag: Benkene kjøpes.»"""
    if text[:2] not in ("- ", "• ", "* "):
        lettered = text[1:3] in (". ", ") ") and text[0].islower() and ":" in text[:40]
        found = label(text[3:].lstrip()) if lettered else None
        return found if found is not None and found.kind == "proposal" and found.sure else None
    if ":" not in text[:40]:
        return None
    found = label(text[2:].lstrip())
    return found if found is not None and found.kind in ("proposal", "background") else None


def _opened_rows(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with what a table of items says in a cell under a label made lines of its own.

    «| 3/26 | Vernerunder | Planen er vedlagt. Forslag til vedtak: AMU vedtar planen. | Leder |»
    """
    if not any(line.text.startswith("|") and _IN_CELL.search(line.text[:4000]) for line in lines):
        return lines
    opened: list[Line] = []
    for line in lines:
        said = cells(line.text) if line.text.startswith("|") else []
        at = next((at for at in range(1, len(said)) if _IN_CELL.search(said[at][:4000])), 0)
        if not at or not said[0][:1].isalnum() or not any(sign.isdigit() for sign in said[0]):
            opened.append(line)
            continue
        label_at = _IN_CELL.search(said[at])
        begin = label_at.start("label") if label_at else 0
        words = said[at][:begin].strip()
        kept = [*said[:at], *([words] if at == 1 else []), *said[at + 1 :]]
        opened.append(msgspec.structs.replace(line, text=f"| {' | '.join(kept)} |"))
        texts = [*([words] if at > 1 and words else []), said[at][begin:]]
        opened += [
            msgspec.structs.replace(line, text=text, whole=True, bold=False, lead=0)
            for text in texts
        ]
    return opened


def _whole_labels(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with «Framlegg til / vedtak:» in a narrow column made one line."""
    whole = list(lines)
    for at, line in enumerate(lines[:-1]):
        below = lines[at + 1]
        if line.whole or not below.text or len(below.text) > 30 or not line.text[0:1].isupper():
            continue
        if line.bold != below.bold or line.size != below.size or not _HALF_LABEL.match(line.text):
            continue
        text = f"{line.text} {below.text}"
        if label(text) is not None and (label(line.text) is None or line.text.endswith(" til")):
            lead = len(text) if line.bold else line.lead
            whole[at] = msgspec.structs.replace(line, text=text, lead=lead)
            whole[at + 1] = msgspec.structs.replace(below, text="")
    return whole


def _width(lines: Sequence[Line]) -> int:
    """The length nearly all lines keep within, or the usual one where there are too few to say.

    Columns and rows of dots are as wide as they like, and tell nothing of the text.
    """
    full = sorted(
        line.indent + len(line.text)
        for line in lines[:20_000]
        if len(line.text) > 40 and "   " not in line.text and "...." not in line.text
    )
    found = min(full[len(full) * 19 // 20], 400) if full else 0
    return found if len(full) >= 12 else max(found, _USUAL_WIDTH)
