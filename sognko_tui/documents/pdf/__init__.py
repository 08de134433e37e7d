"""A PDF becomes lines: what stands where on its pages, put in the order somebody reads it."""

from sognko_tui.documents.pdf.read import read_pdf

__all__ = ["read_pdf"]
