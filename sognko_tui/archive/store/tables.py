"""A meeting's fold as plain tables: for whoever reads the file with TinyDB, and for `--json`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from sognko_tui.meeting.board import Person
from sognko_tui.meeting.decisions import open_blanks, status
from sognko_tui.meeting.events import Moment
from sognko_tui.meeting.state import Item, Meeting, Vote

Row = dict[str, object]

State = Literal["planned", "underway", "finished"]


def state(meeting: Meeting) -> State:
    """How far the meeting has come: closing its first item starts it, the last one ends it."""
    closed = sum(not item.open for item in meeting.items)
    if meeting.ended is not None and closed == len(meeting.items):
        return "finished"
    return "underway" if closed or meeting.started is not None else "planned"


def head(meeting: Meeting) -> Row:
    """The meeting as a whole."""
    return {
        "id": meeting.id,
        "board": {
            "id": meeting.board.id,
            "name": meeting.board.name,
            "language": meeting.board.language,
            "rules": meeting.board.rules,
        },
        "date": iso(meeting.date),
        "time": meeting.time,
        "place": meeting.place,
        "form": meeting.form,
        "notice": {"date": iso(meeting.notice.date), "manner": meeting.notice.manner},
        "pack": {"file": meeting.pack.file, "sha256": meeting.pack.sha256}
        if meeting.pack
        else None,
        "state": state(meeting),
        "presiding": meeting.presiding or None,
        "secretary": meeting.secretary,
        "started": iso(meeting.started),
        "ended": iso(meeting.ended),
        "breaks": [
            {"from": iso(b.start), "to": iso(b.end), "item": b.item} for b in meeting.breaks
        ],
        "overrides": [
            {"rule": o.rule, "reason": o.reason, "item": o.item} for o in meeting.overrides
        ],
    }


def attendance(meeting: Meeting) -> list[Row]:
    """Everybody on the roster and every guest, with when they were in the room."""
    return [_person(meeting, p) for p in (*meeting.board.people, *meeting.guests)]


def _person(meeting: Meeting, person: Person) -> Row:
    presence = meeting.presence(person.id)
    return {
        "person": person.id,
        "name": person.name,
        "initials": person.initials,
        "function": person.function,
        "represents": person.represents,
        "deputy_for": list(person.deputy_for),
        "absent": presence.absent or None,
        "present": [
            {
                "from": _moment(stay.arrived),
                "to": _moment(stay.left) if stay.left is not None else None,
                "seat": stay.seat,
                "remote": stay.remote,
            }
            for stay in presence.stays
        ],
    }


def _moment(moment: Moment) -> Row:
    return {"at": iso(moment.at), "item": moment.item, "relation": moment.relation}


def items(meeting: Meeting) -> list[Row]:
    """The items in the order handled, without their votes and without NOTAT."""
    return [_item(item) for item in meeting.items]


def _item(item: Item) -> Row:
    return {
        "id": item.id,
        "number": item.number,
        "position": item.position,
        "parent": item.parent,
        "title": item.title,
        "kind": item.agenda.kind,
        "raised_by": item.raised_by,
        "status": status(item),
        "proposal": [{"marker": p.marker, "text": p.text, "blank": p.blank} for p in item.proposal],
        "decision": item.decision,
        "open_blanks": len(open_blanks(item)),
        "adopted": item.adopted,
        "adopted_at": iso(item.ended) if item.adopted is not None else None,
        "destination": item.destination,
        "reason": item.reason,
        "motions": [{"id": m.id, "mover": m.mover, "text": m.text} for m in item.motions],
        "disqualified": [
            {"person": d.person, "ground": d.ground, "presides": d.presides}
            for d in item.disqualified
        ],
        "minutes": item.minutes,
        "statements": [{"person": s.person, "text": s.text} for s in item.statements],
        "followups": [{"who": f.who, "what": f.what, "due": f.due} for f in item.followups],
        "started": iso(item.started),
        "ended": iso(item.ended),
        # Sessions closed to the public are not recorded yet.
        "session": "open",
    }


def votes(meeting: Meeting) -> list[Row]:
    """Every vote that stands, each with the id of its item."""
    return [{"item": item.id, **vote(v)} for item in meeting.items for v in item.votes]


def vote(taken: Vote) -> Row:
    """One vote, by person ids."""
    return {
        "at": iso(taken.at),
        "motion": taken.motion,
        "method": taken.method,
        "carried": taken.carried,
        "in_favour": list(taken.in_favour),
        "against": list(taken.against),
        "blank": list(taken.blank),
        "away": list(taken.away),
        "refused": list(taken.refused),
        "casting": taken.casting,
    }


def iso(moment: date | datetime | None) -> str | None:
    """ISO 8601, times with their offset."""
    return moment.isoformat() if moment is not None else None
