"""Reads a protocol that somebody may have edited by hand: what it says, and what of it nobody can read.

It is held against the one that was written. The facts it is read with (the language, the numbers of
the items, the board's own phrases) are those of the written one: somebody else's file decides nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from msgspec.structs import replace

from sognko_tui.documents.clean import clean
from sognko_tui.protocol.document import Document, Fact, Facts, Head, Heading
from sognko_tui.protocol.parsing import NotAProtocol, front_and_body
from sognko_tui.protocol.pieces import Piece, take_apart, without
from sognko_tui.protocol.public_meeting import PublicMeeting
from sognko_tui.protocol.reading import read_document

Why = Literal[
    "not_read", "taken_out", "front", "front_missing", "item_missing", "more", "unreadable"
]
"""Why something is told with its line and not as a difference.

`not_read`: no reader looks there, as at a free paragraph. `taken_out`: something of that kind was
taken out. `front`: a line of the front matter; `front_missing`: all of it. `item_missing`: the
heading of an item. `more`: more than is looked at one by one, from this line on. `unreadable`:
nothing of it is a protocol.
"""

LOOKED_AT = 120
"""Pieces that are looked at one by one; in a file where more is another, little is left to compare."""


class Unread(NamedTuple):
    """A place in the edited file that no difference tells of; `line` counts from 1, 0 for none."""

    why: Why
    line: int = 0
    text: str = ""


WORK = 200_000
"""Blocks that are read again and again to look at pieces, all in all: of a flood little is looked at."""

MORE = 500
"""Pieces beyond thrice those that were written: so much more is no edit of a protocol."""

UNREADABLE = Unread("unreadable", 1)


class Read(NamedTuple):
    """What an edited protocol says. `facts` are those at its head, by the names printed there."""

    meeting: PublicMeeting
    facts: dict[str, str]
    front: dict[str, Fact]
    unread: tuple[Unread, ...] = ()


def decoded(data: bytes) -> str | None:
    """The text of a file that came from an editor somewhere; None for what is no text.

    What would act on a terminal is gone from it.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return clean(data.decode("utf-16", "replace"))
    if b"\0" in data:
        return None
    try:
        return clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        # Older editors under Windows write æ, ø and å so.
        return clean(data.decode("cp1252", "replace"))


def as_written(markdown: str) -> Read:
    """A protocol of our own. Raises `NotAProtocol` where it is none."""
    front, body = front_and_body(clean(markdown))
    document = take_apart(body, Head.of(front), 1).document
    return Read(read_document(document), _facts(document), front)


def edited(text: str, written: str) -> Read:
    """What `text` says, read as an edited version of what was `written`.

    Total: whatever cannot be read is told in `unread`. Raises `NotAProtocol` only where `written` is
    no protocol.
    """
    base, unread = clean(written), []
    front, base_body = front_and_body(base)
    own, body, first, missing = _own_front(text)
    if missing:
        unread.append(Unread("front_missing", 1))
    else:
        unread += _front_changed(front, own, text)
    head = Head.of(front)
    before = take_apart(base_body, head, 1)
    after = take_apart(body, head, first)
    if len(after.pieces) > MORE + 3 * len(before.pieces):
        return Read(read_document(before.document), _facts(before.document), own, (UNREADABLE,))
    document, gone = _readable(after.document)
    if gone and not document.head.items:
        return Read(read_document(before.document), _facts(before.document), own, (UNREADABLE,))
    unread += (Unread("item_missing", 0, number) for number in gone)
    new, old = _unmatched(before.pieces, after.pieces), _unmatched(after.pieces, before.pieces)
    if gone:
        # What stands under a heading that is broken is where it was: that is told once.
        new, old = _unmatched(old, new, loosely=True), _unmatched(new, old, loosely=True)
    unread += _not_read(document, new)
    unread += _half_read(document, new, before.document, old)
    unread += (Unread("taken_out", 0, one.text) for one in _not_read(before.document, old))
    return Read(read_document(document), _facts(document), own, tuple(unread))


def _unmatched(
    there: Iterable[Piece], pieces: Iterable[Piece], *, loosely: bool = False
) -> list[Piece]:
    """The pieces that are not there already; `loosely`, wherever they stand."""
    left = Counter(_key(piece, loosely) for piece in there)
    found: list[Piece] = []
    for piece in pieces:
        key = _key(piece, loosely)
        if left[key]:
            left[key] -= 1
        else:
            found.append(piece)
    return found


def _key(piece: Piece, loosely: bool) -> tuple[object, ...]:
    return piece.key[1:] if loosely else piece.key


def _own_front(text: str) -> tuple[dict[str, Fact], str, int, bool]:
    """The file's own facts, what stands after them, on which line that begins; whether they are gone."""
    try:
        front, body = front_and_body(text)
    except NotAProtocol:
        lines = text.split("\n")
        # The title is the first line after them, whatever became of them.
        title = next((n for n, line in enumerate(lines) if line.startswith("# ")), 0)
        return {}, "\n".join(lines[title:]), title + 1, True
    return front, body, text.count("\n") - body.count("\n") + 1, False


def _front_changed(front: dict[str, Fact], own: dict[str, Fact], text: str) -> Iterator[Unread]:
    lines = text.split("\n")
    for key in (*own, *(key for key in front if key not in own)):
        if front.get(key) != own.get(key):
            at = next((n for n, x in enumerate(lines, 1) if x.partition(":")[0].strip() == key), 0)
            yield Unread("front", at, lines[at - 1].strip() if at else key)


def _readable(document: Document) -> tuple[Document, tuple[str, ...]]:
    """The document as far as the headings of its items are there, and the numbers of the rest."""
    gone: list[str] = []
    while True:
        try:
            read_document(document)
        except NotAProtocol as missing:
            numbers = list(document.head.items or ())
            if missing.detail not in numbers:
                raise
            numbers.remove(missing.detail)
            gone.append(missing.detail)
            document = replace(document, head=replace(document.head, items=tuple(numbers)))
        else:
            return document, tuple(gone)


def _not_read(document: Document, pieces: Iterable[Piece]) -> Iterator[Unread]:
    """The pieces without which the document would say the same: nobody reads them."""
    said: tuple[PublicMeeting, dict[str, str]] | None = None
    for looked_at, piece in enumerate(pieces):
        if looked_at == _looks(document):
            yield Unread("more", piece.line, piece.text)
            return
        if piece.place is not None:
            said = said or _said(document)
            if _said(without(document, piece.place)) != said:
                continue
        yield Unread("not_read", piece.line, piece.text)


def _looks(document: Document) -> int:
    return min(LOOKED_AT, WORK // (1 + len(document.blocks)))


def _half_read(
    document: Document, new: Iterable[Piece], before: Document, old: Iterable[Piece]
) -> Iterator[Unread]:
    """Paragraphs that say the same as the ones before them, and have other words all the same.

    Such are words beside a name that leads to a quote: the name is read, and they are not.
    """
    said: tuple[PublicMeeting, dict[str, str]] | None = None
    left = [one for one in old if one.place is not None and one.is_paragraph]
    for piece in [one for one in new if one.place is not None and one.is_paragraph][
        : _looks(document)
    ]:
        was = next((one for one in left if one.under == piece.under), None)
        if was is None or was.place is None or piece.place is None:
            continue
        left.remove(was)
        said = said or _said(document)
        blocks = list(document.blocks)
        blocks[piece.place[0]] = before.blocks[was.place[0]]
        if _said(replace(document, blocks=tuple(blocks))) == said:
            yield Unread("not_read", piece.line, piece.text)


def _said(document: Document) -> tuple[PublicMeeting, dict[str, str]] | None:
    try:
        return read_document(document), _facts(document)
    except NotAProtocol:
        return None


def _facts(document: Document) -> dict[str, str]:
    """The facts at the head, by the names printed there."""
    facts: dict[str, str] = {}
    for block in document.blocks:
        if isinstance(block, Heading):
            break
        if isinstance(block, Facts):
            facts |= dict(block.pairs)
    return facts
