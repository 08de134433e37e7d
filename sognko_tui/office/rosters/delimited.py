"""A roster as text with a sign between the cells: CSV as programs and spreadsheets write it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from sognko_tui.documents.clean import clean
from sognko_tui.office.rosters.table import MOST, Row, Table
from sognko_tui.office.trouble import Trouble
from sognko_tui.spreadsheets import unguarded

_SEPARATOR = re.compile(r"\s*sep=(.)[ \t]*\n", re.IGNORECASE)
"""What Excel itself puts on top, to be told by it which sign it used."""


def table(data: bytes, name: str) -> Table:
    """The rows of the file. Raises `Trouble`."""
    return Table(name, tuple(_rows(clean(_decoded(data, name)), name)))


def _decoded(data: bytes, name: str) -> str:
    # Excel's «Unicode text».
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in data and not wide:
        raise Trouble("not_text", {"name": name})
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise Trouble("not_text", {"name": name})


def _rows(text: str, name: str) -> Iterator[Row]:
    told = _SEPARATOR.match(text)
    before = 0
    if told is not None and told[1] in ",;\t":
        before, text = text[: told.end()].count("\n"), text[told.end() :]
        delimiter = told[1]
    else:
        first = text.lstrip().partition("\n")[0]
        delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    columns = rows = 0
    try:
        for cells in reader:
            row = Row(reader.line_num + before, tuple(" ".join(c.split()) for c in cells))
            if row.blank:
                continue
            columns, rows = columns or len(cells), rows + 1
            if len(cells) > columns:
                params = {"line": row.line, "cells": len(cells), "columns": columns}
                raise Trouble("roster_cells", {"name": name, **params})
            if rows > MOST + 1:
                raise Trouble("roster_too_many", {"name": name, "limit": MOST})
            yield Row(row.line, tuple(unguarded(cell) for cell in row.cells))
    except csv.Error:
        line = reader.line_num + before
        raise Trouble("roster_quotes", {"name": name, "line": line}) from None
