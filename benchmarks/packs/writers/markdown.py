"""Markdown, as an association keeps its papers."""

from __future__ import annotations

from textwrap import wrap

from benchmarks.packs.structure import Look, Pack, Piece

_RANKS = {"title": 1, "group": 1, "heading": 2, "subheading": 3, "label": 3}


def write(pack: Pack) -> bytes:
    """The pack as UTF-8."""
    lines: list[str] = []
    above: Piece | None = None
    for piece in pack.pieces:
        if piece.kind == "page":
            lines += ["", "---"]
            continue
        if above is not None and _apart(above, piece):
            lines.append("")
        elif above is not None and above.kind == piece.kind == "line":
            # Two spaces keep lines apart that belong together.
            lines[-1] += "  "
        lines += _lines(pack.look, piece)
        above = piece
    return ("\n".join(lines) + "\n").encode()


def _apart(above: Piece, piece: Piece) -> bool:
    same = above.kind == piece.kind
    if same and piece.kind in ("entry", "line", "listed"):
        return piece.apart
    return not (piece.kind == "line" and piece.tight)


def _lines(look: Look, piece: Piece) -> list[str]:
    text = piece.text.replace("\n", " ")
    if piece.kind == "table":
        head, *rows = piece.rows
        cells = [" | ".join(row) for row in rows]
        return [
            f"| {' | '.join(head)} |",
            "|---" * len(head) + "|",
            *(f"| {row} |" for row in cells),
        ]
    if piece.link:
        return [f"[{text}]({piece.link})"]
    if piece.kind in _RANKS:
        return [_headed(look, piece, text)]
    mark = "-" if piece.mark == "•" else piece.mark
    if piece.kind == "listed":
        counts = look.numbering in ("7.", "7)", "7", "# 1")
        return [f"- {text}" if look.listing == "spaced" and not counts else f"{text}  "]
    begins = f"{'   ' * piece.depth}{mark} " if mark else ""
    if look.width in (80, 90) and piece.kind in ("text", "entry"):
        return wrap(
            text,
            look.width,
            initial_indent=begins,
            subsequent_indent=" " * len(begins),
            break_long_words=False,
            break_on_hyphens=False,
        )
    return [begins + text]


def _headed(look: Look, piece: Piece, text: str) -> str:
    rank = "#" * _RANKS[piece.kind]
    if piece.kind == "label" and (
        look.headings not in ("styled", "sized") or not text.endswith(":")
    ):
        words, colon, inline = text.partition(":")
        return f"**{words}{colon}**{inline}"
    if look.headings == "bold":
        return f"**{text}**"
    if look.headings == "bare" and piece.kind != "title":
        return text
    if piece.kind == "label" and not text.endswith(":"):
        return text
    return f"{rank} **{text}**" if look.headings == "bold and sized" else f"{rank} {text}"
