"""What Word, OpenDocument and HTML have in common: paragraphs and tables as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sognko_tui.documents.clean import clean

_WRAPPED = 50
"""Signs in a line broken by hand as a typewriter does, where the sentence goes on below."""
_LINK = 2000


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it is printed. `before` and `after` are its space, in points.

    `entry` is true in a list; `turns` where an explicit page break stands above it; `whole` is
    false for a line broken by hand inside a sentence.
    """

    text: str = ""
    page: int = 1
    indent: int = 0
    level: int = 0
    bold: bool = False
    italic: bool = False
    lead: int = 0
    links: tuple[str, ...] = ()
    size: float | None = None
    before: float = 0.0
    after: float = 0.0
    entry: bool = False
    turns: bool = False
    verbatim: bool = False
    whole: bool = True


Cell: TypeAlias = "list[Paragraph | Table]"


@dataclass(slots=True)
class Table:
    """A table: rows of cells, each with what stands in it. A merged cell is empty but the first.

    `empty` is worked out once by whoever asks: tables may lie deep in tables.
    """

    rows: list[list[Cell]] = field(default_factory=list)
    empty: bool | None = None


Block: TypeAlias = Paragraph | Table


@dataclass(slots=True)
class Run:
    """Some words of one look. `text` is clean; a line break in it is one the writer made."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float | None = None
    link: str = ""


def address(target: str | None) -> str:
    """A link's target if it leads out of the document and is an address, else nothing."""
    target = clean(target or "").strip().replace("\n", "")
    outside = target[:8].lower().startswith(("http://", "https://"))
    return target if outside and len(target) <= _LINK and " " not in target else ""


def paragraphs(runs: Sequence[Run], look: Paragraph) -> list[Paragraph]:
    """The lines of one paragraph: as many as its line breaks make. `look` is what they share."""
    rows: list[list[Run]] = [[]]
    for run in runs:
        if "\n" not in run.text:
            rows[-1].append(run)
            continue
        for at, part in enumerate(run.text.split("\n")):
            if at:
                rows.append([])
            if part:
                rows[-1].append(Run(part, run.bold, run.italic, run.size, run.link))
    # A break at the very end is not seen.
    if len(rows) > 1 and not any(run.text.strip() for run in rows[-1]):
        rows.pop()
    made = [_paragraph(row, look) for row in rows]
    for at, one in enumerate(made):
        one.before = look.before if at == 0 else 0.0
        one.after = look.after if at == len(made) - 1 else 0.0
        one.turns = look.turns and at == 0
        if at:
            above = made[at - 1]
            above.whole = not (len(above.text) >= _WRAPPED and one.text[:1].islower())
    return made


def _paragraph(runs: Sequence[Run], look: Paragraph) -> Paragraph:
    joined = "".join(run.text for run in runs).replace("\t", "    ")
    text = joined.strip()
    indent = look.indent + (len(joined) - len(joined.lstrip()) if text else 0)
    inked = [run for run in runs if run.text.strip()]
    lead = 0
    for run in runs:
        if not run.bold and run.text.strip():
            break
        lead += len(run.text.replace("\t", "    "))
    lead = min(max(0, lead - (len(joined) - len(joined.lstrip()))), len(text))
    lead = len(text[:lead].rstrip()) if any(run.bold for run in inked) else 0
    sizes = [run.size for run in inked if run.size]
    return Paragraph(
        text=text,
        page=look.page,
        indent=min(indent, 200),
        level=look.level,
        bold=bool(text) and lead == len(text),
        italic=bool(inked) and all(run.italic for run in inked),
        lead=lead,
        links=tuple(dict.fromkeys(run.link for run in inked if run.link)),
        size=max(sizes) if sizes else look.size,
        entry=look.entry,
        verbatim=look.verbatim,
    )
