"""A file becomes lines with their evidence; what the lines mean is decided elsewhere.

What reads files is loaded when a file is read: every program cleans its texts, few read a document.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sognko_tui.documents.lines import Document, Line, Unreadable

if TYPE_CHECKING:
    from sognko_tui.documents.reading import FILE_LIMIT, TEXT_LIMIT, read, read_file, read_open

__all__ = [
    "FILE_LIMIT",
    "TEXT_LIMIT",
    "Document",
    "Line",
    "Unreadable",
    "read",
    "read_file",
    "read_open",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.reading"), name)
    globals()[name] = found
    return found
