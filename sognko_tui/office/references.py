"""References to earlier decisions of the board, «sak 4 den 4. juni», and whether the archive has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sognko_tui.archive.store import Archive, ArchiveError
from sognko_tui.meeting.check import Finding, found_in
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.state import Meeting
from sognko_tui.meeting.written import DAY, day_in
from sognko_tui.office import listing

# A number with the year is a board's own only where it counts by the year: «sak 21/15» else is that
# of some council.
_BY_YEAR = re.compile(
    r"(?<![\w-])(?:sak|sakene|saken|saka|PS)\s+(?P<number>\d{1,3})/(?P<year>\d{4}|\d\d)\b", re.I
)
_BY_DAY = re.compile(
    rf"(?<![\w-])(?:sak|saka|saken)\s+(?P<number>\d{{1,3}}(?:\.\d+)?)\s*,?\s+"
    rf"(?:(?:i|på|frå|fra)\s+(?:styre)?møtet?\s+|frå\s+|fra\s+)?(?P<day>{DAY})",
    re.IGNORECASE,
)
_YEAR = timedelta(days=365)


class Reference(NamedTuple):
    """An item that is referred to: by its number, and the day or the year of its meeting."""

    words: str
    number: str
    day: date | None = None
    year: int = 0


def references(text: str, meeting: Meeting) -> Iterator[Reference]:
    """The items of earlier meetings that a text refers to, as the board cites itself."""
    on = meeting.date
    for found in _BY_DAY.finditer(text):
        # A day without a year is the last such day before the meeting.
        day = day_in(found["day"], on - _YEAR) if on is not None else None
        if day is not None and on is not None and day < on:
            yield Reference(found.group(), found["number"], day=day)
    if meeting.board.numbering == "year":
        for found in _BY_YEAR.finditer(text):
            year = int(found["year"])
            yield Reference(found.group(), found["number"], year=year + 2000 * (year < 100))


def unknown(archive: Archive, meeting: Meeting) -> Iterator[Finding]:
    """The references in what was decided and said that lead nowhere. Raises `ArchiveError`, `OSError`."""
    known: dict[tuple[str, date | None, int], bool] = {}
    for item in meeting.items:
        text = "\n".join((item.decision if item.adopted is None else item.adopted, item.minutes))
        for reference in references(text, meeting):
            key = reference.number, reference.day, reference.year
            if key not in known:
                known[key] = _there(archive, meeting, reference)
            if not known[key]:
                yield found_in(
                    item, "unknown_reference", severity="note", reference=reference.words
                )


def _there(archive: Archive, meeting: Meeting, wanted: Reference) -> bool:
    """Whether a meeting of the board has such an item; what cannot be read is taken to have it."""
    for summary in listing.summaries(archive):
        day = summary.date
        if summary.board_id != meeting.board.id or day is None:
            continue
        if day != wanted.day and day.year != wanted.year:
            continue
        try:
            other = (
                meeting
                if summary.id == meeting.id
                else fold(archive.meetings.read(summary.id).entries)
            )
        except (ArchiveError, OSError):
            return True
        if any(item.number.split("/")[0].split()[-1:] == [wanted.number] for item in other.items):
            return True
    return False
