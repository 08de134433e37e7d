"""An item's explanatory text as clean Markdown, and the topics it is divided into."""

from __future__ import annotations

import re

from sognko_tui.agenda import tables
from sognko_tui.agenda.blocks import Block

_STARTS_SOMETHING = re.compile(
    r"(?:#{1,6}(?=\s|$)|>|[-*+](?=\s)|\d{1,9}[.)](?=\s)|`{3}|~{3}|\||={3,}$)"
)

_TWO_SENTENCES = re.compile(r"[a-zæøå]{2}[.!?] [A-ZÆØÅ]")
# Where and when a paper was signed is no heading over the name below.
_SIGNED = re.compile(r"(?i)^\D{2,40}\d{1,2}\.\s?(?:\d{1,2}\.|[a-z]{3,9})\s?(?:20)?\d\d$")


def markdown(parts: list[tuple[str, list[Block]]]) -> str:
    """Markdown of labelled parts: the label as a heading, then paragraphs, lists, subheadings.

    A label with nothing under it is left out.
    """
    pieces: list[str] = []
    for words, found in parts:
        body = _body(found)
        if body:
            pieces += [f"### {_line(words)}", body] if words else [body]
    return "\n\n".join(pieces)


def topics(found: list[Block]) -> tuple[str, ...]:
    """The unnumbered short subheadings of a body."""
    return tuple(
        block.text.rstrip(":")
        for at, block in enumerate(found)
        if is_subheading(found, at) and not block.text.endswith(":")
    )


def is_subheading(found: list[Block], at: int) -> bool:
    """Whether a block heads what follows: a short line alone that is no sentence."""
    block = found[at]
    if block.kind == "heading":
        return True
    if block.kind != "paragraph" or len(block.lines) != 1 or not block.gap:
        return False
    text = block.text
    if not 2 < len(text) <= 80 or not (text[0].isupper() or text[0].isdigit()):
        return False
    if _SIGNED.search(text):
        return False
    if text.endswith((".", ",", ";", "!", "?")) or "http" in text or at + 1 >= len(found):
        return False
    if _TWO_SENTENCES.search(text):
        return False
    following = found[at + 1]
    if following.kind == "entry":
        # A short line that ends in a colon leads into its list; without one it heads it.
        return not text.endswith(":")
    return following.kind == "paragraph" and following.gap


def _body(found: list[Block]) -> str:
    out: list[str] = []
    before: Block | None = None
    code = False
    for at, block in enumerate(found):
        if (block.kind == "code") != code:
            out.append(("\n" if not code and out else "") + "```")
            code = not code
            if not code:
                before = None
        if block.kind == "divider":
            continue
        text = block.text if block.kind == "code" else _line(block.text)
        if not text:
            continue
        if block.kind == "code":
            out.append(block.lines[0])
        elif block.kind == "table":
            if before is None or before.kind != "table":
                out += ([""] if out else []) + [tables.markdown(_table_from(found, at))]
        elif is_subheading(found, at):
            out += ([""] if out else []) + [f"### {text.rstrip(':') or text}"]
        elif block.kind == "entry":
            tight = before is not None and before.kind == "entry"
            mark = f"{block.value}." if block.value else "-"
            out += ([] if tight or not out else [""]) + [f"{mark} {text}"]
        else:
            safe = _STARTS_SOMETHING.match(text)
            out += ([""] if out else []) + [
                "\\" + text if safe and not text[0].isdigit() else _numbered(text)
            ]
        before = block
    if code:
        out.append("```")
    return "\n".join(out).strip()


def _table_from(found: list[Block], at: int) -> list[str]:
    """The rows that follow each other from here."""
    rows: list[str] = []
    for block in found[at:]:
        if block.kind != "table":
            break
        rows.append(block.text)
    return rows


def _numbered(text: str) -> str:
    """A paragraph that happens to begin with «7. » is kept from becoming a list."""
    match = re.match(r"(\d{1,9})([.)])(?=\s)", text)
    return f"{match[1]}\\{match[2]}{text[match.end() :]}" if match else text


def _line(text: str) -> str:
    return " ".join(text.split())
