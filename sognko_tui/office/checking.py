"""What is missing or does not agree: in the meeting by its rules, and in its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

from msgspec.structs import replace

from sognko_tui.archive.store import Archive, NoSuchMeeting, agreement
from sognko_tui.archive.store.traces import Trace
from sognko_tui.meeting import approval
from sognko_tui.meeting.check import Finding, Severity, check, found_in
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.numbering import cited, of_year
from sognko_tui.meeting.public import closed_items, public_part
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.office import following, links, remarks, retention, sealing, writing
from sognko_tui.office.trouble import Trouble


def check_meeting(
    archive: Archive, meeting_id: str, today: date | None = None
) -> tuple[Finding, ...]:
    """All findings, those about other meetings and the files last.

    With a day it is told too what is overdue, what the lawful archive lacks, and what need not be
    kept here any longer. Raises `ArchiveError`, `OSError`.
    """
    log = archive.meetings.read(meeting_id)
    meeting = fold(log.entries)
    findings = [*check(meeting), *overdue(meeting, today), *beyond(archive, meeting)]
    if log.newer:
        findings.append(Finding(code="newer_events", params={"count": log.newer}))
    if log.missing:
        findings.append(Finding(code="old_checkpoint"))
    aside = archive.meetings.set_aside(meeting_id)
    if aside:
        findings.append(Finding(code="set_aside", params={"files": ", ".join(aside)}))
    tables = agreement.differing(archive.meetings.folder(meeting_id))
    if tables and not log.newer:
        findings.append(Finding(code="tables_differ", params={"tables": ", ".join(tables)}))
    if today is not None:
        findings += retention.findings(archive, meeting, today)
    return tuple(findings)


def overdue(meeting: Meeting, today: date | None) -> Iterator[Finding]:
    """That the time for remarks on the protocol is out, and it is not approved."""
    sent = meeting.circulated
    if today is not None and sent is not None and approval.overdue(meeting, today):
        day = sent.due.isoformat()
        yield Finding(code="remarks_overdue", severity="note", params={"day": day})


def check_archive(archive: Archive) -> tuple[Finding, ...]:
    """What is the matter with the files that belong to no one meeting. Raises `OSError`."""
    return tuple(_told(archive.traces()))


def check_files(archive: Archive, meeting_id: str) -> tuple[Finding, ...]:
    """What is the matter with the files of a meeting, which may not be one that can be read.

    Raises `ArchiveError`, `OSError`.
    """
    return tuple(_told(archive.traces_in(meeting_id)))


def _told(found: Iterable[Trace]) -> Iterator[Finding]:
    return (Finding(code=one.code, severity=_grave(one), params=one.params) for one in found)


def _grave(found: Trace) -> Severity:
    return "note" if found.code in _TO_BE_SEEN else "hard"


_TO_BE_SEEN = frozenset({"board_missing", "left_by_merge"})
"""Traces by which nothing is doubtful in the meeting itself."""


def public_findings(meeting: Meeting, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What may be told of the findings outside the meeting.

    In a closed item that is which kind they are of, the number and the neutral title.
    """
    closed = closed_items(meeting)
    bare = public_part(meeting)
    return tuple(
        replace(one, params={"number": item.number, "title": item.title})
        if one.item in closed and (item := bare.item(one.item)) is not None
        else one
        for one in findings
    )


def beyond(archive: Archive, meeting: Meeting) -> tuple[Finding, ...]:
    """What does not agree with other meetings and with the written protocol. Raises `ArchiveError`, `OSError`."""
    return (
        *remarks.unlinked(archive, meeting),
        *links.unknown(archive, meeting),
        *_numbered_twice(archive, meeting),
        *(_sealed(archive, meeting) if meeting.locked else _outdated(archive, meeting)),
    )


def _numbered_twice(archive: Archive, meeting: Meeting) -> Iterator[Finding]:
    """Items with the number of one in another of the board's meetings that is of the same year."""
    here = _numbered(meeting)
    for other in following.meetings_of(archive, meeting.board.id, but=[meeting.id]):
        same_year = meeting.date and other.date and meeting.date.year == other.date.year
        for number in here.keys() & _numbered(other).keys() if same_year else ():
            yield found_in(here[number], "numbered_twice", meeting=other.id)


def _numbered(meeting: Meeting) -> dict[str, Item]:
    """The items that are counted through the year, by the number they are cited by."""
    if meeting.date is None:
        return {}
    tops = {item.number: item for item in meeting.items if item.parent is None}
    return {
        cited(number, meeting.board, meeting.date): tops[number]
        for number in of_year(tops, meeting.board, meeting.date)
    }


def _sealed(archive: Archive, meeting: Meeting) -> Iterator[Finding]:
    """The files of an approved protocol are not as they were approved; the public ones are looked at."""
    with suppress(NoSuchMeeting):
        name = sealing.manifest_name(meeting.version)
        try:
            sealed = sealing.manifest(archive, meeting.id, meeting.version)
        except Trouble:
            yield Finding(code="sealed_changed", params={"file": name})
            return
        if sealed is None:
            yield Finding(code="unsealed", severity="note", params={"file": name})
            return
        for code, file in sealing.unlike(archive, meeting.id, sealed):
            told = "sealed_changed" if code == sealing.CHANGED else "sealed_missing"
            yield Finding(code=told, params={"file": file})


def _outdated(archive: Archive, meeting: Meeting) -> Iterator[Finding]:
    """The protocol on disk is not the one that would be written now."""
    with suppress(NoSuchMeeting):
        by_hand = writing.edited(archive, meeting.id, meeting)
        for name in writing.outdated(archive, meeting.id, meeting):
            code = "protocol_edited" if name in by_hand else "protocol_outdated"
            yield Finding(code=code, params={"file": name})
