"""Writes a document as one HTML file that needs nothing else and can be read by everybody."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from sognko_tui.protocol.document import (
    Block,
    Document,
    Facts,
    Heading,
    List,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
    text_of,
)
from sognko_tui.protocol.layout import flat, opening, whole
from sognko_tui.protocol.mark import Mark
from sognko_tui.protocol.phrases import standard_phrases

_MAIN = "protocol"
"""Where the first link leads; no anchor of a heading is called so."""


def render(document: Document, *, mark: Mark | None = None) -> str:
    """The document as HTML: no script, nothing from elsewhere, every text escaped.

    What stands before the first heading becomes the page's header, with the mark over it, each part
    after it a section with its heading as its name; a list of the parts leads to them, and the first
    link past them all. Raises `NotAMark` where the mark is no picture.
    """
    before, after = opening(document)
    title = escape(document.title)
    phrases = standard_phrases(document.head.language)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{document.head.tag}" dir="ltr">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(pictures=mark is not None)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>{_style()}</style>",
            "</head>",
            "<body>",
            f'<a class="skip" href="#{_MAIN}">{escape(phrases["contents.skip"])}</a>',
            "<header>",
            *([_picture(mark)] if mark is not None else []),
            f"<h1>{title}</h1>",
            *(_opening(block) for block in before),
            "</header>",
            *_contents(after, phrases["contents.heading"]),
            f'<main id="{_MAIN}" tabindex="-1">',
            *sections(after),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def fragment(blocks: Iterable[Block]) -> str:
    """The blocks as HTML that is put into somebody else's page: every text escaped, nothing to run."""
    return _lines(blocks)


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")


@cache
def _policy(*, pictures: bool) -> str:
    """What the page may do: show its own style, and the mark that stands in it."""
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    allowed = f"default-src 'none'; style-src 'sha256-{digest}'; "
    return allowed + "img-src data:; " * pictures + "base-uri 'none'; form-action 'none'"


def _picture(mark: Mark) -> str:
    """The mark in the page itself; a picture's scripts and links, if it has any, do nothing there."""
    kind = "image/png" if mark.file.endswith(".png") else "image/svg+xml"
    data = b64encode(mark.data).decode()
    return f'<img class="mark" src="data:{kind};base64,{data}" alt="{escape(flat(mark.words))}">'


def _opening(block: Block) -> str:
    if isinstance(block, Quote):  # the notice that this is a draft
        return f'<div class="draft" role="note">\n{_lines(block.blocks)}\n</div>'
    return _block(block)


def _contents(blocks: tuple[Block, ...], name: str) -> Iterable[str]:
    parts = [b for b in blocks if isinstance(b, Heading) and b.level == 2 and b.anchor]
    if parts:
        yield f'<nav aria-label="{escape(name)}">'
        yield "<ul>"
        for part in parts:
            link = f'<a href="#{escape(part.anchor)}">{escape(text_of(part.runs))}</a>'
            yield f"<li>{link}</li>"
        yield "</ul>"
        yield "</nav>"


def _nothing(_block: Block) -> Iterable[str]:
    return ()


def sections(
    blocks: Iterable[Block], beneath: Callable[[Block], Iterable[str]] = _nothing
) -> Iterable[str]:
    """The blocks in sections, each named by its heading; what is to stand `beneath` a block follows it."""
    within = False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            if within:
                yield "</section>"
            named = f' aria-labelledby="{escape(block.anchor)}"' if block.anchor else ""
            yield f"<section{named}>"
            within = True
        yield _block(block)
        yield from beneath(block)
    if within:
        yield "</section>"


def _lines(blocks: Iterable[Block]) -> str:
    return "\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Heading():
            anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
            return f"<h{block.level}{anchor}>{_runs(block.runs)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_runs(block.runs)}</p>"
        case Facts():
            pairs = (
                f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
                for name, value in block.pairs
            )
            return "\n".join(("<dl>", *pairs, "</dl>"))
        case List():
            return _list(block)
        case Table():
            return _table(block)
        case Quote():
            return f"<blockquote>\n{_lines(block.blocks)}\n</blockquote>"


def _list(block: List) -> str:
    items = (f"<li>{_runs(item)}</li>" for item in block.items)
    if block.start is None:
        return "\n".join(("<ul>", *items, "</ul>"))
    start = f' start="{block.start}"' if block.start != 1 else ""
    return "\n".join((f"<ol{start}>", *items, "</ol>"))


def _table(table: Table) -> str:
    header = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.header)
    rows = []
    for name, *cells in table.rows:
        rest = "".join(f"<td>{_runs(cell)}</td>" for cell in cells)
        rows.append(f'<tr><th scope="row">{_runs(name)}</th>{rest}</tr>')
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    kept = ' class="whole"' if whole(table) else ""
    return "\n".join(
        (
            f"<table{kept}>{caption}",
            f"<thead><tr>{header}</tr></thead>",
            "<tbody>",
            *rows,
            "</tbody></table>",
        )
    )


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    written = escape(run.text)
    if run.strong:
        written = f"<strong>{written}</strong>"
    if run.emphasis:
        written = f"<em>{written}</em>"
    if run.anchor:
        written = f'<a href="#{escape(run.anchor)}">{written}</a>'
    return written
