"""Plain text, as a PDF reader or a mail gives it: wrapped or not, with or without page furniture."""

from __future__ import annotations

from textwrap import wrap

from benchmarks.packs.structure import Look, Pack, Piece

_PAGE = 46
_BREAK = "\f"


def write(pack: Pack) -> bytes:
    """The pack as UTF-8."""
    lines: list[str] = []
    above: Piece | None = None
    for piece in _torn(pack.pieces):
        if piece.kind == "page":
            lines.append(_BREAK)
            above = None
            continue
        if above is not None:
            lines += [""] * _gap(pack.look, above, piece)
        lines += _lines(pack.look, piece)
        above = piece
    return ("\n".join(_paged(pack, lines)) + "\n").encode()


def _torn(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the signs of torn entries on lines of their own."""
    out: list[Piece] = []
    texts: list[Piece] = []
    for piece in pieces:
        if piece.torn != "all":
            out += texts
            texts = []
        if not piece.torn:
            out.append(piece)
            continue
        sign = piece.mark.rstrip(".") if piece.torn == "each" else piece.mark
        out.append(Piece("line", sign, tight=piece.tight))
        words = Piece("text", piece.text, depth=piece.depth, tight=True)
        if piece.torn == "all":
            texts.append(words)
        else:
            out.append(words)
    return out + texts


def _gap(look: Look, above: Piece, piece: Piece) -> int:
    """How many blank lines stand between two pieces."""
    if piece.tight or look.spacing == "tight":
        return 0
    heads = piece.kind in ("heading", "group", "subheading")
    if look.spacing == "headings apart":
        return 1 if heads or (piece.apart and piece.kind in ("listed", "line")) else 0
    if heads:
        return {"double": 2, "items far apart": 3}.get(look.spacing, 1)
    if above.kind == "label" or above.kind == "heading":
        return 1 if look.spacing != "blank" or above.kind == "heading" else 0
    if piece.apart or piece.kind == "label":
        return 2 if look.spacing == "double" else 1
    between = above.kind != piece.kind and piece.kind in ("text", "table", "entry")
    return 1 if between or (piece.kind == "text" and above.kind == "text") else 0


def _lines(look: Look, piece: Piece) -> list[str]:
    if piece.kind == "table":
        return _table(piece)
    # A line to fill in stays with the words before it.
    text = piece.text.replace("\n", " ").replace(" ____", "\xa0____")
    mark = piece.mark
    heads = piece.kind in ("title", "heading", "group", "listed", "subheading")
    first = hang = ("" if heads else " " * look.indent) + "   " * piece.depth
    if mark:
        first += mark.removesuffix("\0") if mark.endswith("\0") else f"{mark} "
    if look.width in (72, 90):
        hang = " " * len(first)
    if not look.width or piece.kind in ("title", "line"):
        return [first + text.replace("\xa0", " ")]
    lines = wrap(
        text,
        look.width,
        initial_indent=first,
        subsequent_indent=hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\xa0", " ") for line in lines]


def _table(piece: Piece) -> list[str]:
    if piece.mark == "exploded":
        return [cell for row in piece.rows for cell in row]
    widths = [max(len(row[at]) for row in piece.rows) for at in range(len(piece.rows[0]))]
    return [
        "   ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in piece.rows
    ]


def _paged(pack: Pack, lines: list[str]) -> list[str]:
    """The lines with headers and footers where the look has them; a page ends where one must."""
    pages: list[list[str]] = [[]]
    for line in lines:
        if line == _BREAK or len(pages[-1]) >= _PAGE:
            pages.append([])
        if line != _BREAK:
            pages[-1].append(line)
    furniture = pack.look.furniture
    if furniture == "none":
        return [line for page in pages for line in ([*page, ""] if len(page) < _PAGE else page)]
    out: list[str] = []
    board, count = pack.facts.board or "", len(pages)
    for at, page in enumerate(pages, start=1):
        if furniture == "header and numbers" and at > 1:
            out += [board, ""]
        elif furniture == "header with number" and at > 1:
            out += [f"{board.ljust(60)} Side {at}", ""]
        elif furniture == "form feeds" and at > 1:
            out += [f"\f{board}", ""]
        out += page
        if furniture in ("numbers", "header and numbers"):
            out += ["", f"Side {at} av {count}", ""]
        elif furniture == "form feeds":
            out += ["", f"{at}"]
    return out
