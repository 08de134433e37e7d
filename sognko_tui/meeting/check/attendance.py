"""Whether everybody is accounted for, and takes part as the board may."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.attendance import attendance_taken, unaccounted
from sognko_tui.meeting.check.finding import Finding, name_of
from sognko_tui.meeting.rules import applies
from sognko_tui.meeting.state import Meeting


def found(meeting: Meeting) -> Iterator[Finding]:
    """What there is to find about who is there."""
    if not attendance_taken(meeting):
        yield Finding(code="no_attendance", rule="protocol")
        return
    for person in unaccounted(meeting):
        yield Finding(code="unaccounted", rule="protocol", params={"person": person.name})
    if applies(meeting.board, "remote"):
        return
    remote = [
        p.person
        for p in meeting.presences
        if any(stay.remote or any(mode.remote for mode in stay.modes) for stay in p.stays)
    ]
    if remote:
        names = ", ".join(name_of(meeting, person) for person in remote)
        yield Finding(code="remote_not_allowed", rule="remote", params={"person": names})
