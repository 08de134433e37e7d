"""Writes a document as OpenDocument text, with real styles, lists, tables and links.

What a protocol looks like is in `styles.xml`; the same document is always the same bytes.
"""

from sognko_tui.protocol.odt.writing import render

__all__ = ["render"]
