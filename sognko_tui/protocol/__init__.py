"""Writes a meeting as a protocol, in the board's language, and reads it back."""
