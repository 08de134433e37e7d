"""A file becomes lines with their evidence; what the lines mean is decided elsewhere."""

from sognko_tui.documents.lines import Document, Line, Unreadable
from sognko_tui.documents.read import FILE_LIMIT, TEXT_LIMIT, read, read_file, read_open

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
