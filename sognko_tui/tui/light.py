"""What we ask of Textual's inside, and nothing else may: small, and stepping aside when it changes."""

from __future__ import annotations


def tell_escape_digits_apart() -> None:
    """Let Esc followed at once by a digit arrive as `alt+1` … instead of as `¡`, `™`, `£` …

    Without this, Esc 6 typed fast could not be told from a paragraph sign.
    """
    try:
        from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
    except ImportError:
        return
    for digit in "1234567890":
        ANSI_SEQUENCES_KEYS.pop(f"\x1b{digit}", None)  # type: ignore[attr-defined]
