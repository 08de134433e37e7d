"""Where references to earlier decisions lead: to which meeting and item of the archive.

Only the meetings that are referred to are read, each once. Those of a day or a year are told by
their folders' names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

import msgspec

from sognko_tui.archive.store import Archive, ArchiveError
from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.check import Finding, found_in
from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.earlier import references_in
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.mentions import Here, Reference, of_meeting, referred_to
from sognko_tui.meeting.public import closed_items, public_part
from sognko_tui.meeting.state import Item, Meeting, Status

ALIKE = 0.5
"""The share of the words of an item's title that the citing item has too, for it to be the one meant."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
"""Characters by which words are held to be the same: «nettverka» and «nettverket» are."""

_POINT = re.compile(r"^\s*(\d{1,2})[.)]\s", re.MULTILINE)


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A reference and what it leads to. Without a `meeting` it leads to nothing in the archive.

    With a meeting and no `number`, the meeting is there, but which item is meant is not told.
    `likely` is where it was not told either, but only one item is about the same. `decision` is
    empty where the item was closed to the public. `unread` is a meeting whose file cannot be read.
    """

    reference: Reference
    meeting: str = ""
    date: date | None = None
    number: str = ""
    title: str = ""
    outcome: Status | None = None
    decision: str = ""
    likely: bool = False
    closed: bool = False
    unread: bool = False


def of_item(archive: Archive, meeting: Meeting, item: Item) -> tuple[Link, ...]:
    """What the papers of an item refer to. Raises `OSError`."""
    finder = Finder(archive, meeting)
    references = referred_to(item.agenda, of_meeting(meeting))
    found = (finder.find(one, item.agenda) for one in references)
    return tuple(link for link in found if link is not None)


def unknown(archive: Archive, meeting: Meeting) -> Iterator[Finding]:
    """The items referred to in what was decided and said that the archive does not have.

    Raises `OSError`.
    """
    finder = Finder(archive, meeting)
    place = Here(day=meeting.date, board=meeting.board.name)
    by_year = meeting.board.numbering == "year"
    for item in meeting.items:
        text = "\n".join((item.decision if item.adopted is None else item.adopted, item.minutes))
        for one in references_in(text, place):
            # A number with the year is the board's own only where it counts by the year: «sak
            # 21/15» else is that of some council.
            told = one.number and (one.day is not None or (one.year and by_year))
            link = finder.find(one) if told else None
            if link is not None and not link.number and not link.unread:
                yield found_in(item, "unknown_reference", severity="note", reference=one.words)


class Finder:
    """Finds decisions of the board's meetings in the archive."""

    def __init__(self, archive: Archive, meeting: Meeting) -> None:
        """`meeting` is the one that refers."""
        self._archive = archive
        self._meeting = meeting
        self._read: dict[str, Meeting | None] = {}

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        # Most items refer to nothing: the archive is looked through where one does.
        return self._archive.meetings.ids()

    def find(self, wanted: Reference, citing: AgendaItem | None = None) -> Link | None:
        """What is referred to; None where the reference does not say enough to lead anywhere.

        `citing` is the item that refers, by which an item that is not named may be known.
        """
        if not wanted.leads:
            return Link(reference=wanted) if wanted.point else None
        best: Link | None = None
        for meeting_id in self._meetings(wanted):
            other = self._look(meeting_id)
            if other is None:
                best = best or Link(reference=wanted, meeting=meeting_id, unread=True)
                continue
            link = _in_meeting(other, wanted, citing, meeting_id)
            if link.number:
                return link
            # Of a year, the meeting is not known where none has the item.
            if wanted.day is not None or wanted.previous:
                best = link
        return best or Link(reference=wanted)

    def _meetings(self, wanted: Reference) -> Iterator[str]:
        """The ids of the meetings of the board that may be meant, newest first."""
        on = self._meeting.date
        for meeting_id in self._ids:
            if wanted.day is not None:
                fits = meeting_id.startswith(wanted.day.isoformat())
            elif wanted.previous:
                fits = on is not None and meeting_id[:10] < on.isoformat()
            else:
                fits = meeting_id.startswith(f"{wanted.year:04}-")
            if fits and self._is_ours(meeting_id):
                yield meeting_id
                if wanted.previous:
                    return

    def _is_ours(self, meeting_id: str) -> bool:
        """Whether it is a meeting of this board; where that cannot be read, it may be."""
        if meeting_id == self._meeting.id:
            return True
        try:
            head = self._archive.meetings.listed(meeting_id).head
        except (ArchiveError, OSError):
            return False
        return head is None or head.board.get("id") == self._meeting.board.id

    def _look(self, meeting_id: str) -> Meeting | None:
        """The meeting as it stands, or None where it cannot be read."""
        if meeting_id == self._meeting.id:
            return self._meeting
        if meeting_id not in self._read:
            try:
                found = fold(self._archive.meetings.read(meeting_id).entries)
            except (ArchiveError, OSError):
                self._read[meeting_id] = None
            else:
                self._read[meeting_id] = found
        return self._read[meeting_id]


def _in_meeting(
    other: Meeting, wanted: Reference, citing: AgendaItem | None, meeting_id: str
) -> Link:
    """What is meant in the meeting; what was closed to the public is not told of elsewhere."""
    closed = closed_items(other)
    shown = public_part(other)
    made = Link(reference=wanted, meeting=meeting_id, date=other.date)
    item = next((one for one in shown.items if _is_number(one.number, wanted.number)), None)
    likely = item is None and not wanted.number and citing is not None
    if likely and citing is not None:
        item = _alike(shown, citing)
    if item is None:
        return made
    return msgspec.structs.replace(
        made,
        number=item.number,
        title=item.title,
        outcome=status(item) if item.id not in closed else None,
        decision=_point(item.adopted or "", wanted.point) if item.id not in closed else "",
        likely=likely,
        closed=item.id in closed,
    )


def _is_number(printed: str, wanted: str) -> bool:
    """Whether an item has this number: `PS 7/26` and `007/26` are cited as 7."""
    bare = printed.split("/")[0].split()[-1:]
    return bool(wanted) and bool(bare) and bare[0].lstrip("0") == wanted.lstrip("0")


def _alike(meeting: Meeting, citing: AgendaItem) -> Item | None:
    """The one item with a decision that is about the same as the citing one; None where in doubt."""
    told = _stems(citing.title) | _stems(" ".join(point.text for point in citing.proposal))
    weighed: list[tuple[float, Item]] = []
    for item in meeting.items:
        stems = _stems(item.title)
        share = len(stems & told) / len(stems) if stems else 0.0
        if item.adopted and citing.kind != "formality" and share >= ALIKE:
            weighed.append((share, item))
    weighed.sort(key=lambda one: -one[0])
    if not weighed or (len(weighed) > 1 and weighed[0][0] == weighed[1][0]):
        return None
    return weighed[0][1]


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text[:10_000].casefold())}


def _point(decision: str, wanted: str) -> str:
    """The one point of a decision that is referred to, where it has it; else the whole of it."""
    if not wanted.isdigit():
        return decision
    starts = [*_POINT.finditer(decision)]
    for at, found in enumerate(starts):
        if int(found[1]) == int(wanted):
            end = starts[at + 1].start() if at + 1 < len(starts) else len(decision)
            return decision[found.start() : end].strip()
    return decision
