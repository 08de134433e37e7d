"""The document's lines with what stands round them, worked out once for everybody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sognko_tui.agenda.labels import Label, label
from sognko_tui.documents import Line

_GROUP = re.compile(
    r"(?i)(?:sak(?:s?liste|er|sframlegg)?|dagsorden|agenda|møteplan|program)\b.{0,40}$|"
    r"(?:vedtak|beslutning|avgjerd|orientering|drøfting|referat|melding|diskusjon|lukka|lukkede|open|åpne|opne|"
    r"delegert\w*|faste|andre|øvrige|formelle|politiske)\s?s?(?:sak(?:er|ar)?|del|møte|punkt(?:er)?)\s*:?$|"
    r"(?:saker|saksliste|forslag|saksforslag|vedtektsforslag)\s+(?:til|for|frå|fra)\s.{2,60}$|"
    r"(?:saksforslag|vedtektsforslag|delegasjonssaker|referatsaker|meldinger|meldingar)\s*:?$"
)


class Rows:
    """Lines, their labels, and the blank lines round each; `len` and indexing are by row."""

    def __init__(self, lines: Sequence[Line]) -> None:
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
        above = -1
        blank = 2
        page = lines[0].page if lines else 1
        for at, line in enumerate(lines):
            if line.page != page:
                page, blank = line.page, 2
            if not line.text:
                blank += 1
                continue
            self.before[at] = blank
            self.previous[at] = above
            above = at
            blank = 0
            if not line.verbatim:
                self.labels[at] = label(line.text, line.lead)
        following = size
        for at in range(size - 1, -1, -1):
            self.next[at] = following
            if lines[at].text:
                following = at
        self.first = following

    def __len__(self) -> int:
        return len(self.lines)

    def after(self, at: int) -> int:
        """Blank lines below a row; many at the end of the document."""
        below = self.next[at]
        return self.before[below] if below < len(self.lines) else 9

    def text(self, at: int) -> str:
        """A row's words; an empty string past the end."""
        return self.lines[at].text if at < len(self.lines) else ""

    def is_group(self, at: int) -> bool:
        """Whether a row is a heading over several items («Orienteringssaker»), and no item."""
        text = self.lines[at].text
        return 3 < len(text) <= 80 and not text.endswith((".", ",")) and bool(_GROUP.match(text))
