"""A meeting's fold as plain tables: for whoever reads the file with TinyDB, and for `--json`."""

from __future__ import annotations

from datetime import date, datetime

from sognko_tui.archive.store.progress import state
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.decisions import open_blanks, status
from sognko_tui.meeting.elections import elected
from sognko_tui.meeting.events import Moment
from sognko_tui.meeting.facts import (
    Ballot,
    Circulation,
    Closure,
    FollowUp,
    Motion,
    Post,
    Receipt,
    Signature,
    Source,
    Stay,
)
from sognko_tui.meeting.next_meeting import day_meant
from sognko_tui.meeting.order import OutOfOrder, all_out_of_order, moved
from sognko_tui.meeting.state import Item, Meeting, Vote

Row = dict[str, object]


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
        "source": _source(meeting.source),
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
        "skipped": [
            {"deputy": s.deputy, "seat": s.seat, "reason": s.reason} for s in meeting.skipped
        ],
        "next_meeting": _next_meeting(meeting),
        **_protocol(meeting),
    }


def _source(source: Source | None) -> Row | None:
    """The protocol that a meeting was read in by machine; null for one that was minuted here."""
    if source is None:
        return None
    return {
        "file": source.file,
        "sha256": source.sha256,
        "ours": source.ours,
        "doubts": [{"code": d.code, "item": d.item, "text": d.text} for d in source.doubts],
    }


def _next_meeting(meeting: Meeting) -> Row | None:
    following = meeting.next_meeting
    if following is None:
        return None
    return {
        "date": iso(following.date),
        "time": following.time,
        "place": following.place,
        "item": following.item,
        "meeting": following.meeting or None,
    }


def _protocol(meeting: Meeting) -> Row:
    """The approval of the protocol, its versions, and the remarks of later meetings on it."""
    return {
        "circulated": _circulated(meeting.circulated),
        "approved": iso(meeting.approved),
        "approved_where": meeting.approved_where,
        "version": meeting.version,
        "correcting": meeting.correcting,
        "corrections": [
            {"version": c.version, "at": iso(c.at), "reason": c.reason, "who": c.who}
            for c in meeting.corrections
        ],
        "remarks_received": [
            {"meeting": r.meeting, "date": iso(r.date), "number": r.number}
            for r in meeting.received
        ],
        **(
            {"signatures": [_signature(s) for s in meeting.signatures]}
            if meeting.signatures
            else {}
        ),
        **({"receipts": [_receipt(r) for r in meeting.receipts]} if meeting.receipts else {}),
    }


def _signature(signature: Signature) -> Row:
    return {
        "who": signature.who,
        "date": iso(signature.on),
        "kind": signature.kind,
        "version": signature.version,
        "file": signature.file,
        "sha256": signature.sha256,
        "key": signature.key,
    }


def _receipt(receipt: Receipt) -> Row:
    return {
        "reference": receipt.reference,
        "date": iso(receipt.on),
        "version": receipt.version,
        "system": receipt.system,
        "sha256": receipt.sha256,
        "file": receipt.file,
        "file_sha256": receipt.file_sha256,
    }


def _circulated(sent: Circulation | None) -> Row | None:
    if sent is None:
        return None
    return {"on": iso(sent.on), "due": iso(sent.due), "manner": sent.manner}


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
        "present": [_stay(stay) for stay in presence.stays],
    }


def _stay(stay: Stay) -> Row:
    return {
        "from": _moment(stay.arrived),
        "to": _moment(stay.left) if stay.left is not None else None,
        "seat": stay.seat,
        "remote": stay.remote,
        "modes": [{"from": _moment(m.moment), "remote": m.remote} for m in stay.modes],
    }


def _moment(moment: Moment) -> Row:
    return {"at": iso(moment.at), "item": moment.item, "relation": moment.relation}


def items(meeting: Meeting) -> list[Row]:
    """The items as they stand on the sakliste, without their votes and without NOTAT."""
    elsewhere, handled = moved(meeting), all_out_of_order(meeting)
    return [
        {
            **_item(meeting, item),
            "moved": item.id in elsewhere,
            "handled_after": _handled_after(handled.get(item.id)),
        }
        for item in meeting.items
    ]


def _item(meeting: Meeting, item: Item) -> Row:
    return {
        "id": item.id,
        "number": item.number,
        "position": item.position,
        "parent": item.parent,
        "title": item.title,
        "kind": item.agenda.kind,
        "added": item.added,
        "raised_by": item.raised_by,
        "approved_in": item.approved_in,
        "history": [
            {"meeting": e.meeting, "date": e.date, "number": e.number, "outcome": e.outcome}
            for e in item.agenda.history
        ],
        "status": status(item),
        "proposal": [{"marker": p.marker, "text": p.text, "blank": p.blank} for p in item.proposal],
        "decision": item.decision,
        "open_blanks": len(open_blanks(item)),
        "adopted": item.adopted,
        "adopted_at": iso(item.ended) if item.adopted is not None else None,
        "adopted_motion": item.adopted_motion if item.adopted is not None else None,
        "destination": item.destination,
        "reason": item.reason,
        "motions": [_motion(m) for m in item.motions],
        "disqualified": [
            {
                "person": d.person,
                "ground": d.ground,
                "presides": d.presides,
                "deputy": d.deputy,
                "motion": d.motion or None,
            }
            for d in item.disqualified
        ],
        "posts": [_post(p) for p in item.posts],
        "minutes": item.minutes,
        "statements": [{"person": s.person, "text": s.text} for s in item.statements],
        "remarks": [
            {"person": r.person, "text": r.text, "on": iso(r.on), "meeting": r.meeting or None}
            for r in item.remarks
        ],
        "followups": [_follow_up(meeting, f) for f in item.followups],
        "started": iso(item.started),
        "ended": iso(item.ended),
        "session": "open" if item.closure is None else "closed",
        "closure": _closure(item.closure),
    }


def _handled_after(told: OutOfOrder | None) -> Row | None:
    """After which item (null: before all others) one was handled that was out of its order."""
    if told is None:
        return None
    return {"item": told.after.id if told.after is not None else None}


def _motion(motion: Motion) -> Row:
    return {
        "id": motion.id,
        "mover": motion.mover,
        "text": motion.text,
        "kind": motion.kind,
        "point": motion.point,
        "persons": list(motion.persons),
        "withdrawn": motion.withdrawn,
    }


def _post(post: Post) -> Row:
    return {
        "id": post.id,
        "title": post.title,
        "period": post.period,
        "settled_by": post.settled_by,
        "deputy_for": post.deputy_for or None,
        "nominees": [
            {"id": n.id, "name": n.name, "person": n.person, "by": n.by or None}
            for n in post.nominees
        ],
        "ballots": [_ballot(b) for b in post.ballots],
        "elected": _elected(post),
    }


def _elected(post: Post) -> Row | None:
    found = elected(post)
    if found is None:
        return None
    return {"nominee": found.nominee.id, "how": found.how, "round": found.round}


def _ballot(ballot: Ballot) -> Row:
    return {
        "at": iso(ballot.at),
        "method": ballot.method,
        "votes": [
            {"nominee": v.nominee, "count": v.count, "voters": list(v.voters)} for v in ballot.votes
        ],
        "blank": list(ballot.blank),
        "blanks": ballot.blanks,
        "away": list(ballot.away),
        "refused": list(ballot.refused),
        "lot": ballot.lot or None,
        "casting": ballot.casting,
        "chosen": ballot.chosen or None,
    }


def _follow_up(meeting: Meeting, noted: FollowUp) -> Row:
    """Who is to do what; `date` is the day that `due` comes to, as far as is known."""
    on = day_meant(meeting, noted.due)
    return {
        "who": noted.who,
        "what": noted.what,
        "due": noted.due,
        "date": iso(on),
        "done": iso(noted.done_on),
        "note": noted.note,
    }


def _closure(closure: Closure | None) -> Row | None:
    if closure is None:
        return None
    return {
        "basis": closure.basis,
        "from": iso(closure.closed_at),
        "to": iso(closure.opened_at),
        "neutral_title": closure.neutral_title,
        "motion": closure.motion or None,
        "stayed": list(closure.stayed),
    }


def votes(meeting: Meeting) -> list[Row]:
    """Every vote that stands, each with the id of its item."""
    return [{"item": item.id, **vote(v)} for item in meeting.items for v in item.votes]


def vote(taken: Vote) -> Row:
    """One vote, by person ids. `counts` stands for the names where only numbers are known."""
    counts = taken.counts
    return {
        "at": iso(taken.at),
        "motion": taken.motion,
        "opposed": taken.opposed or None,
        "point": taken.point,
        "trial": taken.trial,
        "method": taken.method,
        "carried": taken.carried,
        "in_favour": list(taken.in_favour),
        "against": list(taken.against),
        "blank": list(taken.blank),
        "away": list(taken.away),
        "refused": list(taken.refused),
        "counts": {
            "in_favour": counts.in_favour,
            "against": counts.against,
            "blank": counts.blank,
        }
        if counts is not None
        else None,
        "casting": taken.casting,
        "lot": taken.lot or None,
        "tie": taken.tie or None,
    }


def iso(moment: date | datetime | None) -> str | None:
    """ISO 8601, times with their offset."""
    return moment.isoformat() if moment is not None else None
