"""Tables as spreadsheets open them: CSV with a semicolon, and no cell that would act there.

What would begin a formula gets an apostrophe. Also after a comma, a semicolon, a tab or a new line
inside a cell: a spreadsheet that divides the line at another sign than ours would let a cell begin
there.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

DELIMITER = ";"
"""What spreadsheets with Norwegian settings divide a line at when they open it."""

BOM = "\ufeff"
"""Without it Excel takes the letters of a text for those of Windows."""

_ACTING = "=+\\-@\t\r＝＋－＠"
_UNGUARDED = re.compile(rf"((?:^|(?<=[,;\t\n]))[ \"]{{0,20}})('{{0,50}})(?=[{_ACTING}])")
_GUARDED = re.compile(rf"((?:^|(?<=[,;\t\n]))[ \"]{{0,20}})'('{{0,50}})(?=[{_ACTING}])")


def guarded(cell: str) -> str:
    """The cell as it is written out."""
    return _UNGUARDED.sub(r"\1'\2", cell)


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return _GUARDED.sub(r"\1\2", cell)


def csv_rows(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Each row of guarded cells as CSV, with the end of its line, one at a time."""
    for row in rows:
        written = io.StringIO()
        # All in quotation marks: what divides a line elsewhere does not divide a cell of ours.
        csv.writer(
            written, delimiter=DELIMITER, quoting=csv.QUOTE_ALL, lineterminator="\r\n"
        ).writerow([guarded(cell) for cell in row])
        yield written.getvalue()


def csv_file(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The rows as a file that a spreadsheet opens, in pieces."""
    yield BOM.encode()
    for row in csv_rows(rows):
        yield row.encode()
