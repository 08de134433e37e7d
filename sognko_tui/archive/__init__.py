"""Keeps meetings, boards and packs on disk, and finds them again."""
