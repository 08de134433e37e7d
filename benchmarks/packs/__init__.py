"""Agenda packs of our own: made from structured items, so that what is right is known.

Nothing here imports the reader: a pack and its gold come from the same items, and the reader sees
only the bytes.
"""

from benchmarks.packs.draw import draw
from benchmarks.packs.structure import FORMATS, Format, Item, Pack
from benchmarks.packs.writers import SUFFIX, write

__all__ = ["FORMATS", "SUFFIX", "Format", "Item", "Pack", "draw", "write"]
