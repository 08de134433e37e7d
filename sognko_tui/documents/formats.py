"""What is in a zip: a Word file, an OpenDocument text, or something that is not read."""

from __future__ import annotations

from sognko_tui.documents.lines import Document, Unreadable
from sognko_tui.documents.package import kind_of_zip


def read_zip(data: bytes, name: str) -> Document:
    """Read a text document that is kept in a zip. Raises `Unreadable`."""
    kind = kind_of_zip(data)
    if kind == "docx":
        from sognko_tui.documents.word import read_docx

        return read_docx(data, name)
    if kind == "odt":
        from sognko_tui.documents.odt import read_odt

        return read_odt(data, name)
    raise Unreadable("unsupported_office" if kind == "office" else "unsupported_zip", name=name)
