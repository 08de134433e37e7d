"""A pack's pieces as the bytes of a file, one writer for each format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from benchmarks.packs.structure import Format, Pack
from benchmarks.packs.writers import docx, html, markdown, odt, pdf, text

WRITERS: dict[Format, Callable[[Pack], bytes]] = {
    "text": text.write,
    "markdown": markdown.write,
    "html": html.write,
    "docx": docx.write,
    "odt": odt.write,
    "pdf": pdf.write,
}
SUFFIX: dict[Format, str] = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "docx": ".docx",
    "odt": ".odt",
    "pdf": ".pdf",
}


def write(pack: Pack, form: Format) -> bytes:
    """The pack in a format."""
    if form != "text":
        # A link's target comes loose only where there are no links.
        kept = [piece for piece in pack.pieces if not piece.link or piece.link != piece.text]
        pack = replace(pack, pieces=kept)
    return WRITERS[form](pack)
