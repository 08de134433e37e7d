"""Sognko: take the minutes of a board's meeting, item by item, in a terminal."""

__version__ = "0.1.0"
