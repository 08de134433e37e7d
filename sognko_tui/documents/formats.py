"""Which reader a file is for, told by its content: names lie."""

from __future__ import annotations

from collections.abc import Callable

from sognko_tui.documents.lines import Document, Unreadable

Reader = Callable[[bytes, str], Document]

_OTHER_WORD = (b"<w:wordDocument", b"<pkg:package")
"""Word's files in one piece of XML."""


def reader_of(data: bytes, name: str) -> Reader | None:
    """The reader of a Word, OpenDocument or HTML file; None for any other content.

    Raises `Unreadable` for kinds of office files that are not read. The readers are loaded when
    they are needed: they are slow to load, and most commands read no pack.
    """
    from sognko_tui.documents.package import is_zip, kind_of_zip, refuse_ole

    refuse_ole(data, name)
    if is_zip(data):
        kind = kind_of_zip(data)
        if kind == "docx":
            from sognko_tui.documents.word import read_docx

            return read_docx
        if kind == "odt":
            from sognko_tui.documents.odt import read_odt

            return read_odt
        raise Unreadable("unsupported_office" if kind == "office" else "unsupported_zip", name=name)
    head = data[:4096]
    if b"<" not in head:
        return None
    if any(mark in head for mark in _OTHER_WORD):
        raise Unreadable("unsupported_word", name=name)
    if b"<office:document" in head and b"opendocument.text" in head:
        from sognko_tui.documents.odt import read_odt

        return read_odt
    from sognko_tui.documents.web_text import is_html

    if is_html(head):
        from sognko_tui.documents.html import read_html

        return read_html
    return None
