"""Archives of any size for measuring: meetings that were held, in words that come as real ones do."""

from benchmarks.archives.making import Figures, kept, make, text_bytes
from benchmarks.archives.plan import Plan

__all__ = ["Figures", "Plan", "kept", "make", "text_bytes"]
