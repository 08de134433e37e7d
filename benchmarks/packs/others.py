"""Documents that are no packs: nothing may be found in them, or the reader must say that it doubts."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from benchmarks.packs.choices import Choices, split
from benchmarks.packs.draw import draw
from benchmarks.packs.looks import draw_look
from benchmarks.packs.structure import Facts, Pack, Piece


def others(held_out: bool) -> list[Pack]:
    """Every document of this side, and a text layer that is a cipher, each in a look of its own."""
    found = [_laid_out(name, held_out) for name in split("others", sorted(_documents()), held_out)]
    return [*found, _cipher(held_out)]


def _laid_out(name: str, held_out: bool) -> Pack:
    choose = Choices(sum(map(ord, name)), held_out)
    look = draw_look(choose, "nn")
    look.furniture = "none"
    pieces = [_piece(line) for line in _documents()[name]]
    return Pack(f"no pack: {name}", "nn", held_out, [], Facts(), _tables(pieces), look)


def _piece(line: str) -> Piece:
    if line.startswith("## "):
        return Piece("heading", line[3:], apart=True)
    if line.startswith("# "):
        return Piece("title", line[2:])
    if line.startswith("- "):
        return Piece("entry", line[2:], "-")
    head, dot, rest = line.partition(". ")
    if dot and head.isdigit():
        return Piece("entry", rest, f"{head}.")
    if line.startswith("|"):
        return Piece("table", rows=(tuple(cell.strip() for cell in line.strip("|").split("|")),))
    return Piece("text", line, apart=True)


def _tables(pieces: list[Piece]) -> list[Piece]:
    """Rows that stand together as one table."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.kind == "table" and found and found[-1].kind == "table":
            found[-1].rows += piece.rows
        else:
            found.append(piece)
    return found


def _cipher(held_out: bool) -> Pack:
    """A pack whose letters are shifted, as a font without a table of its signs gives them."""
    pack = draw(7, held_out)
    shift = random.Random(f"cipher {held_out}").choice((-29, 3, 5))
    for piece in pack.pieces:
        piece.text = "".join(
            chr(ord(sign) + shift) if sign.isalpha() else sign for sign in piece.text
        )
        piece.rows = ()
    kept = [piece for piece in pack.pieces if piece.text]
    return Pack("no pack: cipher", "nn", held_out, [], Facts(), kept, pack.look)


@cache
def _documents() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    text = (Path(__file__).parent / "words" / "others.txt").read_text("utf-8")
    for line in text.splitlines()[2:]:
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            found[name] = []
        elif line:
            found[name].append(line)
    return found
