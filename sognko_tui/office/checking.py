"""What is missing or does not agree: in the meeting by its rules, and in its files."""

from __future__ import annotations

from sognko_tui.archive.store import Archive, agreement
from sognko_tui.meeting.check import Finding, check
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import references, remarks


def check_meeting(archive: Archive, meeting_id: str) -> tuple[Finding, ...]:
    """All findings, those about other meetings and the files last. Raises `ArchiveError`, `OSError`."""
    log = archive.meetings.read(meeting_id)
    meeting = fold(log.entries)
    findings = [*check(meeting), *beyond(archive, meeting)]
    if log.newer:
        findings.append(Finding(code="newer_events", params={"count": log.newer}))
    if log.missing:
        findings.append(Finding(code="old_checkpoint"))
    tables = agreement.differing(archive.meetings.folder(meeting_id))
    if tables and not log.newer:
        findings.append(Finding(code="tables_differ", params={"tables": ", ".join(tables)}))
    return tuple(findings)


def beyond(archive: Archive, meeting: Meeting) -> tuple[Finding, ...]:
    """What does not agree with other meetings. Raises `ArchiveError`, `OSError`."""
    return (*remarks.unlinked(archive, meeting), *references.unknown(archive, meeting))
