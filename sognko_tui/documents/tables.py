"""Tables of data and tables that only hold the page together: which is which, and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sognko_tui.documents.printed import Cell, Paragraph, Table

_NOUN = r"(?:framlegg|fremlegg|forslag|innstilling|tilr[åa]ding|tilrådning)"
_LABEL = re.compile(
    rf"(?i)(?:(?:\S+ ){{0,3}}{_NOUN}(?:\s+til\s+(?:vedtak|innstilling|uttale|uttalelse))?|"
    r"saks(?:framstilling|fremstilling|utgreiing|utredning|opplysn?ing\w*|framlegg|orientering)|"
    r"bakgrunn(?: for sak\w*)?|vurdering(?:ar|er)?|vedlegg|konklusjon)\s*:?$"
)
"""The words over a section of an item's papers, as a form has them in a cell of their own."""
_LABELLED = re.compile(
    rf"(?i)(?:(?:\S+ ){{0,3}}{_NOUN}(?:\s+til\s+\w+)?|vedlegg|bakgrunn|vurdering)\s*:"
)
_RUNNING = 60
"""Signs in a paragraph of running text, at least."""
_COLUMNS = 64


def arranged(table: Table) -> list[Paragraph | Cell]:
    """A table as rows of text, or its cells to be opened in reading order; nothing if it is empty."""
    rows = _filled(table)
    if not rows:
        return []
    if _is_form(rows):
        return [part for row in rows for part in _section(row)]
    if _is_opened(rows):
        return [cell for row in rows for cell in row if not _is_empty(cell)]
    return [*(_facts(rows) or (one for row in rows for one in _row(row)))]


def _filled(table: Table) -> list[list[Cell]]:
    """The rows that say something, without the columns that are only space."""
    rows = [row[:_COLUMNS] for row in table.rows]
    rows = [row for row in rows if not all(map(_is_empty, row))]
    if len({len(row) for row in rows}) != 1:
        return rows
    kept = [at for at in range(len(rows[0])) if not all(_is_empty(row[at]) for row in rows)]
    return [[row[at] for at in kept] for row in rows]


def _is_empty(cell: Cell) -> bool:
    return not any(
        bool(block.text) if isinstance(block, Paragraph) else not _says_nothing(block)
        for block in cell
    )


def _says_nothing(table: Table) -> bool:
    if table.empty is None:
        table.empty = all(_is_empty(cell) for row in table.rows for cell in row)
    return table.empty


def _texts(cell: Cell) -> list[Paragraph]:
    return [block for block in cell if isinstance(block, Paragraph) and block.text]


def _is_opened(rows: list[list[Cell]]) -> bool:
    """Whether a table is no table: a frame, a form, columns of running text."""
    if all(len(row) == 1 for row in rows):
        return True
    for row in rows:
        for at, cell in enumerate(row):
            if _is_text(cell):
                return True
            said = _texts(cell)
            if at == 0 and len(row) == 2 and len(said) == 1 and _is_section(said[0], row[1]):
                return True
    return False


def _is_form(rows: list[list[Cell]]) -> bool:
    """Whether a table has the name of a section on the left of each row, and what it says on the right."""
    pairs = [(_said(row[0]), _said(row[1])) for row in rows if len(row) == 2]
    return len(pairs) == len(rows) and is_form(pairs)


def _section(row: list[Cell]) -> list[Paragraph | Cell]:
    """A row of a form: a section's name and its text, or a fact on one line."""
    name, said = _said(row[0]), _texts(row[1])
    if names_section(name) or not name or len(said) != 1:
        return [cell for cell in row if not _is_empty(cell)]
    return [_joined([*_texts(row[0]), *said], f"{name.rstrip(' :')}: {said[0].text}")]


def names_section(text: str) -> bool:
    """Whether a cell's words are the name of a section of an item's papers."""
    return bool(_LABEL.match(text))


def is_form(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether pairs of cells are names of sections and their texts, one of them a proposal or its grounds."""
    named = [text for name, text in pairs if text and _LABEL.match(name)]
    told = sum(1 for text in named if len(text.split()) >= 4 or text.endswith("."))
    return bool(told) and told * 2 >= len(named) and all(len(name) <= 40 for name, _ in pairs)


def _is_text(cell: Cell) -> bool:
    """Whether a cell holds what stands in papers, not in tables."""
    if any(isinstance(block, Table) and not _says_nothing(block) for block in cell):
        return True
    said = _texts(cell)
    if len(said) < 2:
        return False
    if _LABEL.match(said[0].text) or any(one.level for one in said):
        return True
    if sum(one.entry for one in said) >= 2:
        return True
    return sum(len(one.text) >= _RUNNING for one in said) >= 2


def _is_section(label: Paragraph, said: Cell) -> bool:
    """Whether the two cells of a row are a section's label and the section."""
    texts = _texts(said)
    words = sum(len(one.text) for one in texts)
    return bool(_LABEL.match(label.text)) and (len(texts) > 1 or words >= _RUNNING)


def _facts(rows: list[list[Cell]]) -> list[Paragraph]:
    """«Møtestad: | Kommunehuset» as lines, where a table is made of such; else nothing."""
    if any(len(row) not in (2, 4) for row in rows):
        return []
    pairs = [(row[at], row[at + 1]) for row in rows for at in range(0, len(row), 2)]
    named = [pair for pair in pairs if not _is_empty(pair[0])]
    if not named or sum(_said(pair[0]).endswith(":") for pair in named) * 5 < len(named) * 3:
        return []
    made: list[Paragraph] = []
    for label, fact in pairs:
        words = f"{_said(label)} {_said(fact)}".strip()
        if words:
            made.append(_joined([*_texts(label), *_texts(fact)], words))
    return made


def _row(row: list[Cell]) -> list[Paragraph]:
    """A row, and below it what a cell says of it under a label: «Forslag til vedtak: …»."""
    below: list[Paragraph] = []
    kept: list[Cell] = []
    for cell in row:
        said = _texts(cell)
        first = next((at for at, one in enumerate(said) if _LABELLED.match(one.text)), 0)
        below += said[first:] if first else []
        kept.append([*said[:first]] if first else cell)
    cells = (_said(cell).replace("|", "\\|") for cell in kept)
    written = [one for cell in kept for one in _texts(cell)]
    return [_joined(written, f"| {' | '.join(cells)} |"), *below]


def _said(cell: Cell) -> str:
    return " ".join(" ".join(one.text for one in _texts(cell)).split())


def _joined(parts: list[Paragraph], text: str) -> Paragraph:
    sizes = [one.size for one in parts if one.size]
    return Paragraph(
        text=text,
        page=parts[0].page if parts else 1,
        bold=bool(parts) and all(one.bold for one in parts),
        italic=bool(parts) and all(one.italic for one in parts),
        lead=parts[0].lead if parts and not text.startswith("|") else 0,
        links=tuple(dict.fromkeys(link for one in parts for link in one.links)),
        size=max(sizes) if sizes else None,
    )
