"""Writes a document as a PDF that is fit for the archive and can be read by everybody.

Set by typst with one template, or a board's own; tagged, after PDF/A-2a and PDF/UA-1, the same bytes
for the same document wherever it is made.
"""

from sognko_tui.protocol.mark import Mark, NotAMark
from sognko_tui.protocol.pdf.typesetting import render

__all__ = ["Mark", "NotAMark", "render"]
