"""The door: bytes or a path in, a `Document` out, or `Unreadable` with the reason."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from sognko_tui.documents import markdown
from sognko_tui.documents.clean import clean
from sognko_tui.documents.decode import decode
from sognko_tui.documents.kinds import HEAD, LIMITS, kind_of
from sognko_tui.documents.lines import LINE_LIMIT, Document, Format, Line, Unreadable

TEXT_LIMIT = LIMITS["text"]
"""Bytes of a text."""

FILE_LIMIT = max(LIMITS.values())
"""Bytes of any file."""

Progress = Callable[[int, int], None]
"""Is told how much is done, of how much."""

Stopped = Callable[[], bool]
"""Says whether the reading is to end."""

_QUOTE = re.compile(r"^[^\S\n]{0,4}(?:>[^\S\n]?){1,9}", re.M)
_MARKDOWN_NAMES = (".md", ".markdown", ".mkd")


def read_file(
    path: Path | str, progress: Progress | None = None, stopped: Stopped | None = None
) -> Document:
    """Read the file at `path`, as `read_open` does. Raises `Unreadable`."""
    path = Path(path)
    try:
        file = path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise Unreadable("missing", name=path.name) from None
    except IsADirectoryError:
        raise Unreadable("is_folder", name=path.name) from None
    except PermissionError:
        raise Unreadable("denied", name=path.name) from None
    except (OSError, ValueError) as error:
        raise Unreadable("failed", name=path.name, reason=type(error).__name__) from None
    with file:
        return read_open(file, path.name, progress, stopped)


def read_open(
    file: BinaryIO, name: str, progress: Progress | None = None, stopped: Stopped | None = None
) -> Document:
    """Read an open file from its beginning. Raises `Unreadable`; what lies on disk is not held as a whole.

    `progress` is told how much is done of how much; reading ends when `stopped` says so. Both are
    of use where it takes time: for what is read in a process of its own.
    """
    name = _one_line(name)
    try:
        if not file.seekable():
            # A pipe comes once and has no end to look at.
            return read(file.read(FILE_LIMIT + 1), name, progress, stopped)
        size = file.seek(0, 2)
        file.seek(max(size - HEAD, 0))
        tail = file.read(HEAD)
        file.seek(0)
        kind = kind_of(file.read(HEAD), tail, name)
        if size > LIMITS[kind]:
            raise Unreadable("too_large", name=name, limit=LIMITS[kind])
        file.seek(0)
        if kind == "text":
            return _read_text(file.read(TEXT_LIMIT + 1), name)
    except OSError as error:
        raise Unreadable("failed", name=name, reason=type(error).__name__) from None
    from sognko_tui.documents.apart import read_apart

    # The other process begins to read where this descriptor stands, not where the buffer does.
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    document = read_apart(file.fileno(), kind, name, progress, stopped)
    if len(document.lines) > LINE_LIMIT:
        raise Unreadable("too_many_lines", name=name, limit=LINE_LIMIT)
    return document


def read(
    data: bytes, name: str, progress: Progress | None = None, stopped: Stopped | None = None
) -> Document:
    """Make lines of a file's bytes, as `read_open` does. Raises `Unreadable`."""
    name = _one_line(name)
    kind = kind_of(data[:HEAD], data[-HEAD:], name)
    if len(data) > LIMITS[kind]:
        raise Unreadable("too_large", name=name, limit=LIMITS[kind])
    if kind == "text":
        return _read_text(data, name)
    from tempfile import TemporaryFile

    with TemporaryFile() as file:
        file.write(data)
        file.flush()
        return read_open(file, name, progress, stopped)


def _one_line(name: str) -> str:
    return clean(name).replace("\n", " ").replace("\f", " ")


def _read_text(data: bytes, name: str) -> Document:
    """Make lines of a text or Markdown file's bytes."""
    # Slow to load, and many need no more of this part than `clean`.
    import hashlib

    if len(data) > TEXT_LIMIT:
        raise Unreadable("too_large", name=name, limit=TEXT_LIMIT)
    text = clean(decode(data, name)) if data else ""
    if not text.strip():
        raise Unreadable("empty", name=name)
    if text.count("\n") + text.count("\f") > LINE_LIMIT:
        raise Unreadable("too_many_lines", name=name, limit=LINE_LIMIT)
    is_markdown = name.lower().endswith(_MARKDOWN_NAMES) or markdown.looks_like_markdown(text)
    kind: Format = "markdown" if is_markdown else "text"
    front: dict[str, str] = {}
    if is_markdown:
        text = markdown.without_comments(text) if "<!--" in text else text
        front, lines = _markdown_lines(text)
    else:
        raw_lines = _raw_lines(_unquoted(text) if ">" in text else text)
        lines = [_plain(number, raw, page) for number, page, raw in raw_lines]
    return Document(
        format=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=tuple(lines),
        name=name,
        front=front,
    )


def _unquoted(text: str) -> str:
    """A mail without the signs in front of what it quotes, where that is a good part of it."""
    written = len(re.findall(r"^[^\S\n]*\S", text, re.M))
    quoted = len(_QUOTE.findall(text))
    return _QUOTE.sub("", text) if quoted >= 5 and quoted * 3 >= written else text


def _raw_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Number, page and untrimmed text of each line; a form feed ends a page."""
    page = 1
    for number, row in enumerate(text.split("\n"), start=1):
        if "\f" in row:
            for at, part in enumerate(row.split("\f")):
                page += at > 0
                yield number, page, part
        else:
            yield number, page, row


def _plain(number: int, raw: str, page: int) -> Line:
    raw = raw.replace("\t", "    ").rstrip()
    text = raw.lstrip()
    return Line(number=number, text=text, page=page, indent=len(raw) - len(text))


def _markdown_lines(text: str) -> tuple[dict[str, str], list[Line]]:
    front: dict[str, str] = {}
    lines: list[Line] = []
    in_front = False
    open_fence = ""
    for number, page, raw in _raw_lines(text):
        raw = raw.replace("\t", "    ").rstrip()
        if number == 1 and raw == "---" and "\n---\n" in text[:8000]:
            in_front = True
            continue
        if in_front:
            in_front = raw != "---"
            key, colon, value = raw.partition(":")
            if in_front and colon:
                front[key.strip().lower()] = value.strip().strip("\"'")
            continue
        mark = markdown.fence(raw) if "```" in raw or "~~~" in raw else ""
        if mark and (not open_fence or mark.startswith(open_fence)):
            open_fence = "" if open_fence else mark
            lines.append(Line(number=number, text="", page=page))
            continue
        if open_fence:
            words = raw.lstrip()
            lines.append(
                Line(
                    number=number,
                    text=words,
                    page=page,
                    indent=len(raw) - len(words),
                    verbatim=True,
                )
            )
            continue
        lines.append(_markdown_line(number, raw, page, lines))
    return front, lines


def _markdown_line(number: int, raw: str, page: int, before: list[Line]) -> Line:
    above = before[-1] if before else None
    rank = markdown.underline_rank(raw) if raw[:4].strip()[:1] in ("=", "-") else 0
    if rank and above and above.text and not above.level and len(raw.strip()) > 2:
        if len(above.text) <= 160 and above.text[0] not in "-*+|>":
            before[-1] = Line(
                number=above.number, text=above.text, page=above.page, level=rank, links=above.links
            )
            return Line(number=number, text="", page=page)
    found = markdown.heading(raw) if "#" in raw[:4] else None
    level, words = found if found else (0, raw.lstrip())
    indent = 0 if found else len(raw) - len(words)
    while words.startswith(">"):
        words = words[1:].lstrip()
    text, links, lead, bold, italic = markdown.inline(words)
    return Line(
        number=number,
        text=text,
        page=page,
        indent=indent,
        level=level,
        bold=bold,
        italic=italic,
        lead=lead,
        links=links,
    )
