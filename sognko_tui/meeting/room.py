"""What events do to who is in the room: coming and going, deputies, guests, disqualification."""

from __future__ import annotations

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.applying import (
    Inapplicable,
    begun,
    find_item,
    find_open_item,
    known,
    on,
    with_item,
    with_presence,
)
from sognko_tui.meeting.attendance import is_ahead, judged
from sognko_tui.meeting.facts import Disqualification, Mode, Presence, Skip, Stay
from sognko_tui.meeting.state import Item, Meeting


def _place(meeting: Meeting, moment: e.Moment, seq: int) -> float:
    """Where in the log a moment stands: here, or at the item it names where that one is closed.

    An item that is open only to be mended stands where it was closed.
    """
    if moment.item is None:
        return float(seq)
    item = find_item(meeting, moment.item)
    if is_ahead(meeting, item):
        raise Inapplicable("not_come_to", number=item.number)
    if item.open and item.judged_at is None:
        return float(seq)
    return judged(item) + (0.5 if moment.relation == "after" else -0.5)


@on(e.MemberArrived)
def _arrived(meeting: Meeting, entry: e.Entry, event: e.MemberArrived) -> Meeting:
    known(meeting, event.person)
    presence = meeting.presence(event.person)
    if presence.here:
        raise Inapplicable("already_here", person=event.person)
    seat = None if event.seat == event.person else event.seat
    if seat is not None:
        _free_seat(meeting, event.person, seat)
    deputy = _sitting_in(meeting, event.person)
    since = _place(meeting, event.moment, entry.seq)
    if event.moment.item is None and not presence.stays:
        # From the start, unless somebody has sat in the seat in the meantime.
        since = 0.0 if deputy is None or meeting.started is None else since
    if presence.stays and since < presence.stays[-1].until:
        raise Inapplicable("stays_overlap", person=event.person)
    stay = Stay(arrived=event.moment, since=since, seat=seat, remote=event.remote)
    meeting = with_presence(meeting, Presence(person=event.person, stays=(*presence.stays, stay)))
    if deputy is None:
        return meeting
    # Edge case 5: the deputy steps down when the member arrives, between two items.
    stepped, until = event.moment, since
    if stepped.item is not None and stepped.relation == "during":
        # The time is when the member came; when the item was over is not known yet.
        stepped = replace(stepped, relation="after", at=None)
        until = _place(meeting, stepped, entry.seq)
    return _leave(meeting, deputy, stepped, until)


def _free_seat(meeting: Meeting, person_id: str, seat_id: str) -> None:
    seat, person = meeting.board.person(seat_id), meeting.board.person(person_id)
    if seat is None or not seat.seated:
        raise Inapplicable("no_such_seat", person=seat_id)
    if person is not None and person.seated:
        raise Inapplicable("has_own_seat", person=person_id)
    if _sitting_in(meeting, seat_id) is not None:
        raise Inapplicable("seat_taken", person=seat_id)


def _sitting_in(meeting: Meeting, seat: str) -> Presence | None:
    return next((p for p in meeting.presences if p.here and p.stays[-1].seat == seat), None)


def _leave(meeting: Meeting, presence: Presence, moment: e.Moment, until: float) -> Meeting:
    last = presence.stays[-1]
    if until < last.since:
        raise Inapplicable("leaves_before_arriving", person=presence.person)
    stays = presence.stays[:-1]
    if until > last.since:
        stays = (*stays, replace(last, left=moment, until=until))
    # Who came and went between the same two items was not there for anything.
    return with_presence(meeting, replace(presence, stays=stays))


@on(e.MemberLeft)
def _left(meeting: Meeting, entry: e.Entry, event: e.MemberLeft) -> Meeting:
    presence = meeting.presence(event.person)
    if not presence.here:
        raise Inapplicable("not_here", person=event.person)
    until = _place(meeting, event.moment, entry.seq)
    if event.moment.item is None and meeting.started is None:
        until = 0.0
    return _leave(meeting, presence, event.moment, until)


@on(e.AbsenceNoted)
def _absent(meeting: Meeting, _: e.Entry, event: e.AbsenceNoted) -> Meeting:
    known(meeting, event.person)
    presence = meeting.presence(event.person)
    if presence.here:
        raise Inapplicable("already_here", person=event.person)
    if presence.stays:
        raise Inapplicable("was_here", person=event.person)
    absent = "with_notice" if event.notice else "without_notice"
    return with_presence(meeting, replace(presence, absent=absent))


@on(e.AttendanceCleared)
def _cleared(meeting: Meeting, _: e.Entry, event: e.AttendanceCleared) -> Meeting:
    known(meeting, event.person)
    others = tuple(p for p in meeting.presences if p.person != event.person)
    guests = tuple(g for g in meeting.guests if g.id != event.person)
    return replace(meeting, presences=others, guests=guests)


@on(e.PresenceCorrected)
def _corrected(meeting: Meeting, entry: e.Entry, event: e.PresenceCorrected) -> Meeting:
    presence = meeting.presence(event.person)
    if not 0 <= event.stay < len(presence.stays):
        raise Inapplicable("no_such_stay", person=event.person, stay=event.stay)
    before, stay = presence.stays[: event.stay], presence.stays[event.stay]
    after = presence.stays[event.stay + 1 :]
    since = stay.since
    if event.arrived.item is None:
        since = stay.since if before else 0.0
    elif _elsewhere(event.arrived, stay.arrived):
        since = _place(meeting, event.arrived, entry.seq)
    until = stay.until
    if event.left is None:
        until = float("inf")
        if stay.left is not None and stay.seat is not None:
            _free_seat(meeting, event.person, stay.seat)
    elif stay.left is None or _elsewhere(event.left, stay.left):
        at_the_end = event.left.item is None
        until = float("inf") if at_the_end else _place(meeting, event.left, entry.seq)
    if until < since:
        raise Inapplicable("leaves_before_arriving", person=event.person)
    if (before and since < before[-1].until) or (after and after[0].since < until):
        raise Inapplicable("stays_overlap", person=event.person)
    stay = replace(stay, arrived=event.arrived, since=since, left=event.left, until=until)
    return with_presence(meeting, replace(presence, stays=(*before, stay, *after)))


def _elsewhere(one: e.Moment, other: e.Moment) -> bool:
    return (one.item, one.relation) != (other.item, other.relation)


@on(e.ParticipationChanged)
def _mode(meeting: Meeting, _: e.Entry, event: e.ParticipationChanged) -> Meeting:
    presence = meeting.presence(event.person)
    if not presence.here:
        raise Inapplicable("not_here", person=event.person)
    last = presence.stays[-1]
    if last.remote_now == event.remote:
        raise Inapplicable("takes_part_so", person=event.person)
    if meeting.started is None:
        stay = replace(last, remote=event.remote, modes=())
    else:
        stay = replace(last, modes=(*last.modes, Mode(moment=event.moment, remote=event.remote)))
    return with_presence(meeting, replace(presence, stays=(*presence.stays[:-1], stay)))


@on(e.DeputySkipped)
def _skipped(meeting: Meeting, _: e.Entry, event: e.DeputySkipped) -> Meeting:
    seat, deputy = meeting.board.person(event.seat), meeting.board.person(event.deputy)
    if seat is None or not seat.seated:
        raise Inapplicable("no_such_seat", person=event.seat)
    if deputy is None or deputy.function != "deputy":
        raise Inapplicable("no_such_deputy", person=event.deputy)
    if not event.reason.strip():
        raise Inapplicable("no_reason", rule="deputy_order")
    skip = Skip(deputy=event.deputy, seat=event.seat, reason=event.reason)
    others = tuple(s for s in meeting.skipped if (s.deputy, s.seat) != (skip.deputy, skip.seat))
    return replace(meeting, skipped=(*others, skip))


@on(e.GuestNoted)
def _guest(meeting: Meeting, entry: e.Entry, event: e.GuestNoted) -> Meeting:
    if meeting.person(event.person.id) is not None:
        raise Inapplicable("already_known", person=event.person.id)
    if event.person.seated or event.person.function == "deputy":
        raise Inapplicable("guest_with_seat", person=event.person.name)
    meeting = replace(meeting, guests=(*meeting.guests, event.person))
    since = 0.0 if event.moment.item is None else _place(meeting, event.moment, entry.seq)
    stay = Stay(arrived=event.moment, since=since)
    return with_presence(meeting, Presence(person=event.person.id, stays=(stay,)))


@on(e.Disqualified)
def _disqualified(meeting: Meeting, entry: e.Entry, event: e.Disqualified) -> Meeting:
    item = find_open_item(meeting, event.item)
    known(meeting, event.person)
    _instead(meeting, item, event)
    if event.motion and item.motion(event.motion) is None:
        raise Inapplicable("no_such_proposal", number=item.number)
    if any(d.person == event.person for d in item.disqualified):
        raise Inapplicable("already_disqualified", person=event.person)
    noted = Disqualification(
        person=event.person,
        ground=event.ground,
        presides=event.presides,
        deputy=event.deputy,
        motion=event.motion,
    )
    return with_item(meeting, begun(replace(item, disqualified=(*item.disqualified, noted)), entry))


@on(e.DisqualificationCompleted)
def _completed(meeting: Meeting, _: e.Entry, event: e.DisqualificationCompleted) -> Meeting:
    item = find_open_item(meeting, event.item)
    stood = next((d for d in item.disqualified if d.person == event.person), None)
    if stood is None:
        raise Inapplicable("not_disqualified", person=event.person)
    _instead(meeting, item, event)
    noted = replace(
        stood, deputy=event.deputy or stood.deputy, presides=event.presides or stood.presides
    )
    disqualified = tuple(noted if d is stood else d for d in item.disqualified)
    return with_item(meeting, replace(item, disqualified=disqualified))


def _instead(
    meeting: Meeting, item: Item, event: e.Disqualified | e.DisqualificationCompleted
) -> None:
    """That who presides and who sits in the place of somebody disqualified can do that."""
    if event.presides is not None:
        known(meeting, event.presides)
        if event.presides == event.person:
            raise Inapplicable("presides_disqualified", person=event.person)
    if event.deputy is not None:
        _called_in(meeting, item, event.deputy)


def _called_in(meeting: Meeting, item: Item, deputy_id: str) -> None:
    known(meeting, deputy_id)
    deputy = meeting.person(deputy_id)
    if deputy is not None and deputy.seated:
        raise Inapplicable("has_own_seat", person=deputy_id)
    if any(d.deputy == deputy_id for d in item.disqualified):
        raise Inapplicable("seat_taken", person=deputy_id)


@on(e.DisqualificationLifted)
def _lifted(meeting: Meeting, _: e.Entry, event: e.DisqualificationLifted) -> Meeting:
    item = find_open_item(meeting, event.item)
    left = tuple(d for d in item.disqualified if d.person != event.person)
    if left == item.disqualified:
        raise Inapplicable("not_disqualified", person=event.person)
    return with_item(meeting, replace(item, disqualified=left))
