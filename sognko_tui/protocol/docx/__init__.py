"""Writes a document for Word: real styles, lists, tables and links, so that programs find their way.

What a protocol looks like is in `template/`, the parts of an empty file as text; they are packed and
filled when a document is written, and the same document is always the same bytes.
"""

from sognko_tui.protocol.docx.writing import render

__all__ = ["render"]
