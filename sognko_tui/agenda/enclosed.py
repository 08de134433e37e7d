"""What is odd about a list of attachments as it is printed: nothing in it, or a number that is skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sognko_tui.agenda.reading import PackWarning
from sognko_tui.agenda.rows import Rows

_NOTHING = re.compile(r"(?i)(?:ingen(?: vedlegg)?|ikkje vedlegg|ikke vedlegg|-|–|nei|n/a)\.?$")
_NUMBER = re.compile(
    r"(?i)(?:(?:vedlegg|bilag|nr\.?)\s{0,3}(\d{1,2})(?!\d)|(\d{1,2})[.):]\s?(?!\d))"
)


def doubtful(
    rows: Rows, at: int, body: Sequence[int], inline: str, names: Sequence[str], number: str
) -> Iterator[PackWarning]:
    """What to tell of the attachments of an item: `at` is their label's row, `names` what was read."""
    texts = [text for text in (inline, *(rows.text(row) for row in body)) if text]
    line = rows.lines[at].number
    if not names:
        if not any(_NOTHING.match(text) for text in texts[:1]):
            yield PackWarning(line, "attachments_empty", {"number": number})
        return
    before = 0
    for row in body:
        found = _NUMBER.match(rows.text(row)[:40])
        if found is None:
            continue
        here = int(found[1] or found[2])
        # Only a list that counts from one: else the numbers are of something else.
        if before == 0 and here > 1:
            return
        for missing in range(before + 1, here) if 0 < here - before <= 5 else ():
            params = {"number": number, "missing": str(missing)}
            yield PackWarning(rows.lines[row].number, "attachment_number_missing", params)
        before = max(before, here)
