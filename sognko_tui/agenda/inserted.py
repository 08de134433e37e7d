"""An earlier meeting's protocol inside the pack: its items are not this meeting's."""

from __future__ import annotations

import re

from sognko_tui.agenda.candidates import STRONG, Candidate
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.titles import same_title

_BEGINS = re.compile(
    r"(?i)(?:vedlegg\s*\d*\s*[:.–-]\s*)?(?:møte|styre|års)?(?:protokoll|referat|møtebok)\b.{0,90}$"
)
_ATTENDANCE = re.compile(
    r"(?i)(?:til\s?stades?|til\s?stede|frammøtt?e?|fremmøtt?e?|møtte|desse møtte|følgende (?:medlemm?er )?møtte|"
    r"(?:møtande|møtende|deltakande) medlem\w*|deltakar(?:ar)?|deltakere|forfall|meldt forfall|møtet vart sett)\b"
)
_DECIDED = re.compile(
    r"(?i)\b(?:samrøystes|enstemmig|einstemmig|røysta (?:for|imot)|stemte (?:for|mot|imot)|"
    r"(?:vart|blei|ble) (?:samrøystes )?(?:vedteke|vedteken|vedtatt|godkjend?e?t?|teken?\b.{0,12}til (?:vitande|orientering)|"
    r"tatt til (?:orientering|etterretning)))"
)


def inserted_protocol(rows: Rows, found: list[Candidate]) -> tuple[int, int] | None:
    """The rows, first and past the last, of a protocol that stands inside the pack, or None.

    It begins at a heading that names a protocol and has attendance right below, holds decisions
    already made, and ends where this meeting's own numbers go on.
    """
    for at, line in enumerate(rows.lines):
        if not line.text or line.text[0] in "0123456789" or len(line.text) > 110:
            continue
        if _BEGINS.match(line.text) and not line.text.endswith(".") and _has_attendance(rows, at):
            end = _end(rows, found, at)
            if end:
                return _title(rows, at), end
    return None


def _title(rows: Rows, at: int) -> int:
    """The row where the protocol itself begins: below the attachment's name, if that is above."""
    below = at
    for _ in range(6):
        below = rows.next[below]
        if below >= len(rows) or _ATTENDANCE.match(rows.text(below)):
            break
        apart = rows.before[below] > 0 or rows.lines[below].whole
        if apart and _BEGINS.match(rows.text(below)):
            return below
    return at


def _has_attendance(rows: Rows, at: int) -> bool:
    for _ in range(25):
        at = rows.next[at]
        if at >= len(rows):
            return False
        text = rows.text(at)
        if _ATTENDANCE.match(text):
            return True
        found = rows.labels[at]
        if found is not None and found.kind in ("proposal", "background"):
            return False
    return False


def _end(rows: Rows, found: list[Candidate], start: int) -> int:
    decided = [at for at in range(start, len(rows)) if _is_decided(rows, at)]
    if not decided:
        return 0
    main = _last_head(found, start)
    after = [one for one in found if one.at > start]
    for index, one in enumerate(after):
        follows = main is None or (
            one.number.series == main.number.series
            and main.number.value + (not _is_twin(main, one)) <= one.number.value
            and one.number.value <= main.number.value + 2
        )
        if not follows or not (one.sure or one.score >= 1.0):
            continue
        stop = next(
            (
                later.at
                for later in after[index + 1 :]
                if later.number.series == one.number.series
                and later.number.value == one.number.value + 1
            ),
            len(rows),
        )
        if not any(one.at < at < stop for at in decided):
            return one.at if any(at < one.at for at in decided) else 0
    return len(rows)


def _is_twin(main: Candidate, one: Candidate) -> bool:
    """Whether a heading has the number of the one above the protocol by a slip of the pen."""
    strong = one.number.family in STRONG and one.sure
    return strong and bool(one.title) and not same_title(main.title, one.title)


def _last_head(found: list[Candidate], start: int) -> Candidate | None:
    above = [one for one in found if one.at < start and (one.sure or one.score >= 1.5)]
    # «3. Saka kjem attende.» in a quoted decision is no heading where those are PS 12/26.
    strong = [one for one in above if one.number.family in STRONG]
    if len(strong) > 1:
        return strong[-1]
    return above[-1] if above else None


def _is_decided(rows: Rows, at: int) -> bool:
    found = rows.labels[at]
    if found is not None and found.kind == "record":
        return True
    return bool(rows.lines[at].text) and bool(_DECIDED.search(rows.lines[at].text[:400]))
