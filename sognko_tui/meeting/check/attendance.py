"""Whether everybody is accounted for, and takes part as the board may."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.attendance import at_odds, attendance_taken, stay_in, unaccounted
from sognko_tui.meeting.check.finding import Finding, found_in, name_of
from sognko_tui.meeting.rules import applies
from sognko_tui.meeting.state import Item, Meeting


def found(meeting: Meeting) -> Iterator[Finding]:
    """What there is to find about who is there."""
    if not attendance_taken(meeting):
        yield Finding(code="no_attendance", rule="protocol")
        return
    for person in unaccounted(meeting):
        yield Finding(code="unaccounted", rule="protocol", params={"person": person.name})
    for item in meeting.items:
        yield from _spoke(meeting, item)
    yield from _at_odds(meeting)
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


def _at_odds(meeting: Meeting) -> Iterator[Finding]:
    """Who came or went at a time that does not go with the times of the item it is noted by."""
    for presence in meeting.presences:
        moments = [m for stay in presence.stays for m in (stay.arrived, stay.left) if m is not None]
        for moment in moments:
            item = meeting.item(moment.item)
            if item is not None and not item.open and at_odds(meeting, moment):
                person = name_of(meeting, presence.person)
                yield found_in(item, "moment_at_odds", rule="times", person=person)


def _spoke(meeting: Meeting, item: Item) -> Iterator[Finding]:
    """Members and deputies who moved or stated something in an item they were not there for."""
    said = [("mover_away", m.mover) for m in item.motions if not m.withdrawn]
    said += [("mover_away", n.by) for post in item.posts for n in post.nominees]
    said += [("statement_away", s.person) for s in item.statements]
    for code, who in dict.fromkeys(said):
        person = meeting.board.person(who)
        if person is not None and (person.seated or person.function == "deputy"):
            stays = meeting.presence(who).stays
            gone = any(s.left is not None and s.left.item == item.id for s in stays)
            if not gone and stay_in(meeting, who, item) is None:
                yield found_in(item, code, person=person.name)
