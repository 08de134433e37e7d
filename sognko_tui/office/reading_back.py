"""A protocol that somebody edited by hand, held against the record: compared, taken over or dropped.

What the file said when the program wrote it is found again in the log, so that what has been recorded
since is no difference, and is not taken back. Where it cannot be found the record as it stands is
what the file is held against, and `sure` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sognko_tui.archive.store import FULL, Archive, ClosedPartMissing
from sognko_tui.meeting.events import CorrectionBegun, Entry, Event
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.public import kept_apart
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import restricted, sealing, writing
from sognko_tui.office.hand_edits import Planned, planned
from sognko_tui.office.recording import record, session_of
from sognko_tui.office.trouble import Trouble, told
from sognko_tui.office.writing import Aside
from sognko_tui.protocol import markdown
from sognko_tui.protocol.differences import Change, differences
from sognko_tui.protocol.document import Fact
from sognko_tui.protocol.edited import UNREADABLE, Read, Unread, as_written, decoded, edited
from sognko_tui.protocol.head import STRUCTURE
from sognko_tui.protocol.parsing import NotAProtocol, front_and_body

if TYPE_CHECKING:
    from sognko_tui.office.opened import OpenMeeting

LIMIT = 1_000_000
"""Bytes of a protocol; the longest we know are a fifth of it."""


class Comparison(NamedTuple):
    """How a file differs from the record. `name` is what the protocol is called in the archive.

    `foreign` is why nothing of it was compared: `meeting` or `board` (of another one, which `whose`
    names), `newer` (by a later program). `sure` is whether the file as it was written was found in
    the log. `correction` tells that the protocol is approved: it is only put right in a new version.
    `seq` is the last event of the meeting it was held against, `written` what was written before it
    was edited.
    """

    name: str
    data: bytes
    seq: int
    written: str = ""
    changes: tuple[Planned, ...] = ()
    unread: tuple[Unread, ...] = ()
    sure: bool = True
    correction: bool = False
    foreign: str = ""
    whose: str = ""

    @property
    def empty(self) -> bool:
        """Whether the file says what the record says."""
        return not (self.changes or self.unread or self.foreign)

    @property
    def to_take(self) -> tuple[Planned, ...]:
        """What can be taken over."""
        return tuple(one for one in self.changes if not one.why)

    @property
    def rest(self) -> tuple[Planned, ...]:
        """What cannot."""
        return tuple(one for one in self.changes if one.why)


class Recorded(NamedTuple):
    """The meeting a file is held against, with its log, and the time."""

    archive: Archive
    meeting: Meeting
    entries: Sequence[Entry]
    now: datetime


def compare(record: Recorded) -> tuple[Comparison, ...]:
    """The protocols beside the meeting that were edited by hand, each with how it differs.

    Raises `ArchiveError`, `OSError`.
    """
    archive, meeting = record.archive, record.meeting
    if kept_apart(meeting):
        raise ClosedPartMissing(meeting=meeting.id)
    found = []
    for name in writing.edited(archive, meeting.id, meeting):
        data, _written = archive.papers.as_written(meeting.id, name)
        if data is not None:
            found.append(_compared(record, name, data))
    return tuple(found)


def compare_copy(record: Recorded, path: Path) -> Comparison:
    """A copy of a protocol that came from somewhere, by what it says of itself.

    Raises `Trouble`, `ArchiveError`, `OSError`.
    """
    if kept_apart(record.meeting):
        raise ClosedPartMissing(meeting=record.meeting.id)
    data = restricted.read(path, LIMIT)
    if len(data) > LIMIT:
        raise Trouble("too_large", {"name": path.name, "limit": LIMIT})
    return _compared(record, _own_name(data), data)


def take(
    archive: Archive,
    opened: OpenMeeting,
    found: Comparison,
    *,
    reason: str = "",
    who: str = "",
    aside: Aside | None = None,
) -> None:
    """Record what can be taken over as one step, and write the protocol; the file is kept aside.

    An approved protocol is put right by a correction, for which there must be a `reason`. Raises
    `Trouble`; where that is not for the writing nothing has been recorded.
    """
    session = session_of(opened)
    if session.meeting.last_seq != found.seq:
        raise Trouble("compared_before", {"name": found.name})
    events: list[Event] = [event for one in found.to_take for event in one.events]
    if not events:
        raise Trouble("nothing_to_take", {"name": found.name})
    if found.correction:
        if not reason.strip():
            raise Trouble("no_correction_reason", {"name": found.name})
        events.insert(0, CorrectionBegun(reason=reason, who=who))
        # What was approved stands as it was approved; the new version has a name of its own.
        drop(archive, opened.id, session.meeting, found, aside=aside)
    record(opened, *events, refused="not_taken_over")
    if found.correction:
        opened.write(aside)
    else:
        drop(archive, opened.id, session.meeting, found, aside=aside)


def drop(
    archive: Archive,
    meeting_id: str,
    meeting: Meeting,
    found: Comparison,
    *,
    aside: Aside | None = None,
) -> None:
    """Let the record stand: keep the edited file aside, once, and write the protocol as recorded.

    Raises `Trouble`.
    """
    with told():
        there, _written = archive.papers.as_written(meeting_id, found.name)
        if there != found.data:
            kept = archive.papers.keep_aside(meeting_id, found.name, found.data)
            if aside is not None:
                aside(kept)
        if there is not None and not meeting.locked:
            writing.write(archive, meeting_id, meeting, aside)
        elif there == found.data and _may_be_put_back(archive, meeting_id, meeting, found):
            data = found.written.encode("utf-8", "replace")
            _path, kept_now = archive.papers.write(meeting_id, found.name, data, found.seq)
            if kept_now is not None and aside is not None:
                aside(kept_now)


def _may_be_put_back(
    archive: Archive, meeting_id: str, meeting: Meeting, found: Comparison
) -> bool:
    """Whether an approved protocol comes out as it was sealed; else the file is not touched."""
    full = Path(found.name).stem.endswith(FULL)
    sealed = sealing.manifest(archive, meeting_id, meeting.version, full=full)
    return sealed is None or sealed.hashed(found.name) == _hash(found.written)


# What is compared with what


def _compared(record: Recorded, name: str, data: bytes) -> Comparison:
    bare = Comparison(name=name, data=data, seq=record.meeting.last_seq)
    written, sure = _as_it_was(record, name)
    bare = bare._replace(written=written)
    text = decoded(data) if len(data) <= LIMIT else None
    if text is None:
        return bare._replace(unread=(UNREADABLE,))
    before, after = as_written(written), edited(text, written)
    foreign, whose = _foreign(before.front, after.front)
    if foreign:
        return bare._replace(foreign=foreign, whose=whose)
    now = as_written(_rendered(record.meeting, name))
    changes, stale = _apart(differences(before, after), differences(before, now))
    meeting = record.meeting
    return bare._replace(
        changes=(
            *planned(meeting, changes, record.now),
            *(Planned(change, "changed_since") for change in stale),
        ),
        unread=_not_told_twice(after, (*changes, *stale)),
        sure=sure,
        correction=meeting.locked,
    )


def _as_it_was(record: Recorded, name: str) -> tuple[str, bool]:
    """The protocol as it was written last, and whether it is known to be that one."""
    now = _rendered(_version(record.meeting, name), name)
    known = record.archive.papers.last_written(record.meeting.id, name)
    if _hash(now) in {one.sha256 for one in known}:
        return now, True
    for written in sorted(known, key=lambda one: -one.seq):
        past = fold(entry for entry in record.entries if entry.seq <= written.seq)
        if past.convened:
            text = _rendered(past, name)
            if _hash(text) == written.sha256:
                return text, True
    return now, False


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _version(meeting: Meeting, name: str) -> Meeting:
    """The meeting as the version of its protocol with this name tells it."""
    asked = _VERSION.search(name)
    number = int(asked[1]) if asked else 1
    return meeting.corrections[number - 1].before if number < meeting.version else meeting


_VERSION = re.compile(r"-v(\d{1,4})\b")


def _rendered(meeting: Meeting, name: str) -> str:
    return markdown.render(writing.document(meeting, public=not Path(name).stem.endswith(FULL)))


def _own_name(data: bytes) -> str:
    """What a copy would be called in the archive, by its front matter."""
    text = decoded(data) or ""
    try:
        front, _body = front_and_body(text)
    except NotAProtocol:
        front = {}
    version = front.get("version")
    numbered = f"-v{version}" if isinstance(version, int) and 1 < version < 10_000 else ""
    return f"{writing.NAME}{numbered}{FULL if front.get('access') == 'full' else ''}.md"


def _foreign(ours: dict[str, Fact], theirs: dict[str, Fact]) -> tuple[str, str]:
    structure = theirs.get("sognko", STRUCTURE)
    if isinstance(structure, int) and structure > STRUCTURE:
        return "newer", str(structure)
    for key in ("meeting", "board"):
        if theirs.get(key, ours.get(key)) != ours.get(key):
            return key, str(theirs[key])
    return "", ""


def _apart(
    changes: Iterable[Change], since: Iterable[Change]
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """The changes where the record stands as it stood, and those where it does not.

    One that has been recorded since is neither.
    """
    recorded = set(since)
    elsewhere = {(one.part, one.item) for one in recorded}
    left = [one for one in changes if one not in recorded]
    stale = tuple(one for one in left if (one.part, one.item) in elsewhere)
    return tuple(one for one in left if (one.part, one.item) not in elsewhere), stale


def _not_told_twice(read: Read, changes: Iterable[Change]) -> tuple[Unread, ...]:
    """What is unread, without what only repeats a change: in the front matter, or in the list of
    all follow-ups.
    """
    changed = tuple(changes)
    head = {value for one in changed if not one.item for value in one.new}
    front = {key for key, value in read.front.items() if value in head}
    noted = {cells for one in changed if one.part == "followups" for cells in (one.old, one.new)}

    def repeats(one: Unread) -> bool:
        if one.why == "front":
            return one.text.partition(":")[0].strip() in front
        return tuple(cell.strip() for cell in one.text.split(" | "))[1:] in noted - {()}

    return tuple(one for one in read.unread if not repeats(one))
