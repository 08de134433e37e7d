"""A file becomes lines with their evidence; what the lines mean is decided elsewhere."""

from sognko_tui.documents.lines import Document, Line, Unreadable
from sognko_tui.documents.read import TEXT_LIMIT, read, read_file

__all__ = ["TEXT_LIMIT", "Document", "Line", "Unreadable", "read", "read_file"]
