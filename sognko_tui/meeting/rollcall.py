"""Taking the attendance: a draft that is worked on, and the events it comes to.

Toggling back and forth leaves nothing: only the difference between how things stood and how they
stand when the draft is done becomes events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import occupant, voted_on
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.deputies import free_in, passed_over, passed_over_in, seat_of
from sognko_tui.meeting.questions import vote_order
from sognko_tui.meeting.state import Meeting, Stay

Mark = Literal["unknown", "present", "with_notice", "without_notice", "left"]
"""How it stands with one person."""


@dataclass(frozen=True)
class Row:
    """One person in the draft. `moment` is when the change happened, where one was set by hand.

    `seat` is the member a deputy sits for; `disqualified` is so in the item at hand; `remote` is how
    they take part now.
    """

    person: Person
    mark: Mark
    seat: str | None = None
    stay: Stay | None = None
    moment: e.Moment | None = None
    disqualified: bool = False
    remote: bool = False


class RollCall:
    """The draft, for the item that is at hand (None: the meeting as a whole).

    Nothing it does changes the meeting; `events` says what would.
    """

    def __init__(self, meeting: Meeting, item_id: str | None, now: datetime) -> None:
        self._meeting = meeting
        self._item = meeting.item(item_id)
        self._now = now
        self._before = {row.person.id: row for row in self._standing()}
        self._rows = dict(self._before)
        self._corrected: list[e.PresenceCorrected] = []
        self._guests: list[Person] = []
        self._skips: dict[tuple[str, str], str] = {}
        self._called: dict[str, str] = {}

    def copy(self) -> RollCall:
        """A draft that begins as this one stands, to see what would come of it."""
        other = RollCall(self._meeting, self._item.id if self._item else None, self._now)
        other._rows = dict(self._rows)
        other._corrected = [*self._corrected]
        other._guests = [*self._guests]
        other._skips = dict(self._skips)
        other._called = dict(self._called)
        return other

    def _standing(self) -> list[Row]:
        noted = {d.person for d in self._item.disqualified} if self._item else set()
        rows = []
        for person in (*self._meeting.board.people, *self._meeting.guests):
            presence = self._meeting.presence(person.id)
            last = presence.stays[-1] if presence.stays else None
            mark: Mark = "unknown"
            if presence.here:
                mark = "present"
            elif last is not None:
                mark = "left"
            elif presence.absent:
                mark = presence.absent
            rows.append(
                Row(
                    person=person,
                    mark=mark,
                    seat=last.seat if last and presence.here else None,
                    stay=last,
                    disqualified=person.id in noted,
                    remote=presence.here and last is not None and last.remote_now,
                )
            )
        return rows

    @property
    def rows(self) -> tuple[Row, ...]:
        """Everybody, in roster order, guests last."""
        return tuple(self._rows.values())

    def row(self, person_id: str) -> Row:
        """One person's row. Raises `KeyError` for somebody who is not in the draft."""
        return self._rows[person_id]

    def changed(self, person_id: str) -> bool:
        """Whether the draft says something else of this person than the meeting does."""
        return self._rows[person_id] != self._before.get(person_id)

    def moment(self) -> e.Moment:
        """When a change made now is taken to have happened.

        Before the meeting has begun, or when nobody was noted yet, that is its start; else now, in
        the item at hand (edge case 7: who comes during an item takes part from the next). Where that
        one is closed and only looked back at, it is after the item closed last.
        """
        begun = self._meeting.started is not None or voted_on(self._meeting)
        if not begun or not self._meeting.presences or self._item is None:
            return e.Moment()
        if self._item.open and self._item.judged_at is None:
            return e.Moment(at=self._now, item=self._item.id, relation="during")
        closed = (item for item in self._meeting.items if not item.open)
        last = max(closed, key=lambda item: item.place, default=None)
        return e.Moment(at=self._now, item=last.id if last else None, relation="after")

    def sitting_for(self, seat: str) -> Row | None:
        """The deputy who sits for this member in the draft, if any."""
        return next((r for r in self.rows if r.mark == "present" and r.seat == seat), None)

    # What the keys do

    def all_present(self) -> None:
        """Mark every member of whom no absence is noted; deputies are called one by one."""
        for row in self.rows:
            if row.person.seated and row.mark == "unknown":
                self.present(row.person.id)

    def present(self, person_id: str, *, seat: str | None = None) -> None:
        """Mark somebody as being there, a deputy in the seat of `seat`."""
        before = self._before.get(person_id)
        if before is not None and before.mark == "present" and before.seat == seat:
            self._rows[person_id] = before
            self._drop_correction(person_id)
            return
        self._rows[person_id] = replace(
            self._rows[person_id], mark="present", seat=seat, moment=None
        )
        deputy = self.sitting_for(person_id)
        if deputy is not None and deputy != self._before.get(deputy.person.id):
            self._rows[deputy.person.id] = self._before[deputy.person.id]

    def toggle(self, person_id: str) -> None:
        """There becomes not there, and the other way round."""
        row, before = self._rows[person_id], self._before.get(person_id)
        if row.mark != "present":
            was_here = before is not None and before.mark == "present"
            self.present(person_id, seat=before.seat if before and was_here else None)
        elif before is None or before.mark != "present":
            back = before.mark if before is not None else "unknown"
            self._rows[person_id] = replace(row, mark=back, seat=None, moment=None, remote=False)
        else:
            gone: Mark = "unknown" if self._not_begun else "left"
            self._rows[person_id] = replace(row, mark=gone, seat=None, moment=None, remote=False)

    def arriving(self, person_id: str) -> bool:
        """Whether the draft lets somebody come who was not there before."""
        row, before = self._rows[person_id], self._before.get(person_id)
        return row.mark == "present" and (before is None or before.mark != "present")

    @property
    def _not_begun(self) -> bool:
        return self._meeting.started is None

    def absent(self, person_id: str, *, notice: bool) -> None:
        """Mark somebody as not coming; pressed again, it is taken back.

        Who was there after the meeting began has left, and is not absent.
        """
        row, before = self._rows[person_id], self._before[person_id]
        wanted: Mark = "with_notice" if notice else "without_notice"
        if before.stay is not None and not self._not_begun:
            wanted = "left"
        mark = before.mark if row.mark == wanted and before.mark != wanted else wanted
        self._rows[person_id] = replace(row, mark=mark, seat=None, moment=None, remote=False)

    def passed_over(self, deputy_id: str, seat_id: str) -> tuple[Person, ...]:
        """Whose turn it was before this deputy's, and who are neither away nor sit for somebody."""
        seat, deputy = self._meeting.board.person(seat_id), self._rows[deputy_id].person
        if seat is None:
            return ()
        busy = {
            row.person.id
            for row in self.rows
            if row.mark in ("with_notice", "without_notice")
            or (row.mark == "present" and row.seat is not None)
        }
        return passed_over(self._meeting, seat, deputy, busy)

    def deputise(self, deputy_id: str, seat: str, skipped: Mapping[str, str] | None = None) -> None:
        """Call a deputy in for a member, who is absent with notice if nothing else is noted.

        `skipped` has the reasons for passing over those whose turn it was, by their id.
        """
        if self._rows[seat].mark == "unknown":
            self.absent(seat, notice=True)
        self.present(deputy_id, seat=seat)
        self._skips |= {(deputy, seat): reason for deputy, reason in (skipped or {}).items()}

    def free_for(self, person_id: str) -> tuple[Person, ...]:
        """The deputies who may sit for somebody disqualified, in the item at hand; none where one does."""
        person, item = self._rows[person_id].person, self._item
        seat = seat_of(self._meeting, person, item) if item is not None else None
        if item is None or seat is None or person_id in self._called:
            return ()
        if occupant(self._meeting, seat, item) is not None:
            return ()
        taken = {*self._called.values(), *(r.person.id for r in self.rows if r.seat is not None)}
        return tuple(d for d in free_in(self._meeting, seat, item) if d.id not in taken)

    def passed_over_for(self, person_id: str, deputy_id: str) -> tuple[Person, ...]:
        """Whose turn it was to sit for somebody disqualified before this deputy's."""
        person, deputy = self._rows[person_id].person, self._rows[deputy_id].person
        seat = seat_of(self._meeting, person, self._item) if self._item is not None else None
        if seat is None:
            return ()
        return passed_over_in(self._meeting, seat, deputy, self.free_for(person_id))

    def call_in(
        self, person_id: str, deputy_id: str, skipped: Mapping[str, str] | None = None
    ) -> None:
        """Call a deputy in for somebody disqualified, for the item at hand alone.

        `skipped` has the reasons for passing over those whose turn it was, by their id.
        """
        row, item = self._rows[deputy_id], self._item
        seat = seat_of(self._meeting, self._rows[person_id].person, item) if item else None
        if item is None or seat is None:
            return
        if row.mark != "present":
            moment = e.Moment(at=self._now, item=item.id, relation="before")
            self._rows[deputy_id] = replace(row, mark="present", seat=None, moment=moment)
        self._called[person_id] = deputy_id
        self._skips |= {(deputy, seat.id): why for deputy, why in (skipped or {}).items()}

    def called_for(self, deputy_id: str) -> str | None:
        """The id of whoever is disqualified in the item at hand and has this deputy sitting in."""
        noted = {d.person: d.deputy for d in self._item.disqualified} if self._item else {}
        return next((p for p, d in (noted | self._called).items() if d == deputy_id), None)

    def take_part(self, person_id: str, *, remote: bool) -> None:
        """Note that somebody who is there takes part remotely, or in the room."""
        self._rows[person_id] = replace(self._rows[person_id], remote=remote)

    def guest(self, person: Person) -> None:
        """Note somebody who is not on the roster."""
        self._guests.append(person)
        self._rows[person.id] = Row(person=person, mark="present")

    def coming_late(self) -> tuple[Row, ...]:
        """Those who come to a seat while the item at hand is open, as the draft has it."""
        moment = self.moment()
        if moment.item is None or moment.relation != "during":
            return ()
        return tuple(r for r in self.rows if r.moment is None and self._takes_a_seat(r))

    def _takes_a_seat(self, row: Row) -> bool:
        """Whether somebody has a vote in the draft and had none before."""
        before = self._before.get(row.person.id)
        here = before is not None and before.mark == "present"
        if row.mark != "present" or (here and before is not None and before.seat == row.seat):
            return False
        return row.person.seated or row.seat is not None

    @property
    def vote_to_come(self) -> bool:
        """Whether there is still something to vote on in the item at hand."""
        item = self._item
        if item is None or not item.open or not vote_order(item):
            return False
        return bool(item.proposal or item.motions or item.posts or item.decision.strip())

    def from_now(self, people: Iterable[Row]) -> None:
        """Let them take part in the item at hand already (edge case 7)."""
        if self._item is not None:
            now = e.Moment(at=self._now, item=self._item.id, relation="before")
            for row in people:
                self.at(row.person.id, now)

    def at(self, person_id: str, moment: e.Moment) -> None:
        """Set when the change in the draft happened."""
        self._rows[person_id] = replace(self._rows[person_id], moment=moment)

    def correct(self, person_id: str, arrived: e.Moment, left: e.Moment | None) -> None:
        """Set when somebody's last stay began and ended, for what was noted before this draft.

        Who is there and leaves at a time set by hand leaves: that is no correction.
        """
        stays = self._meeting.presence(person_id).stays
        stood, row = stays[-1], self._rows[person_id]
        self._drop_correction(person_id)
        mark: Mark = "present" if left is None else "left"
        if stood.arrived == arrived and (stood.left == left or self._leaves_now(stood)):
            seat = stood.seat if left is None else None
            moment = left if stood.left is None else None
            self._rows[person_id] = replace(row, stay=stood, mark=mark, seat=seat, moment=moment)
            return
        event = e.PresenceCorrected(
            person=person_id, stay=len(stays) - 1, arrived=arrived, left=left
        )
        self._corrected.append(event)
        stay = replace_stay(row.stay, arrived, left)
        self._rows[person_id] = replace(row, stay=stay, mark=mark)

    def _leaves_now(self, stood: Stay) -> bool:
        return stood.left is None and not self._not_begun

    def _drop_correction(self, person_id: str) -> None:
        self._corrected = [c for c in self._corrected if c.person != person_id]

    # What it comes to

    def events(self) -> tuple[e.Event, ...]:
        """What has to be recorded: who left before who came, and who was passed over in between."""
        left: list[e.Event] = []
        came: list[e.Event] = []
        changed: list[e.Event] = []
        corrected = {
            c.person: replace(self._before[c.person], mark="present" if c.left is None else "left")
            for c in self._corrected
        }
        for row in self.rows:
            before = self._before.get(row.person.id)
            if before is None:
                if row.mark == "present":
                    came.append(e.GuestNoted(person=row.person, moment=row.moment or self.moment()))
                    changed += self._changing(replace(row, remote=False), row)
                continue
            stands = corrected.get(row.person.id, before)
            left += self._leaving(stands, row)
            came += self._coming(stands, row)
            changed += self._changing(before, row)
        return (*self._corrected, *left, *self._skipping(), *came, *changed, *self._calling())

    def _calling(self) -> list[e.Event]:
        """Who sits for somebody disqualified in the item at hand."""
        if self._item is None:
            return []
        return [
            e.DisqualificationCompleted(item=self._item.id, person=person, deputy=deputy)
            for person, deputy in self._called.items()
            if self._rows[deputy].mark == "present"
        ]

    def _skipping(self) -> list[e.Event]:
        """Who was passed over for a seat in which somebody else is to sit."""
        return [
            e.DeputySkipped(deputy=deputy, seat=seat, reason=reason)
            for (deputy, seat), reason in self._skips.items()
            if self._in_seat(seat) - {deputy}
        ]

    def _in_seat(self, seat: str) -> set[str]:
        """The deputies who are to sit for a member, the whole time or in the item at hand."""
        sitting = self.sitting_for(seat)
        found = {sitting.person.id} if sitting is not None else set()
        for person, deputy in self._called.items():
            there = self._item and seat_of(self._meeting, self._rows[person].person, self._item)
            if there and there.id == seat and self._rows[deputy].mark == "present":
                found.add(deputy)
        return found

    def _changing(self, before: Row, row: Row) -> list[e.Event]:
        """Who stays and takes part in another way."""
        stays = before.mark == row.mark == "present" and before.seat == row.seat
        if not stays or before.remote == row.remote:
            return []
        moment = row.moment or self.moment()
        return [e.ParticipationChanged(person=row.person.id, remote=row.remote, moment=moment)]

    def _leaving(self, before: Row, row: Row) -> list[e.Event]:
        moved_seat = row.mark == "present" and row.seat != before.seat
        if before.mark == "present" and (row.mark != "present" or moved_seat):
            if self._not_begun:
                return [e.AttendanceCleared(person=row.person.id)]
            return [e.MemberLeft(person=row.person.id, moment=row.moment or self.moment())]
        if before.mark in ("with_notice", "without_notice") and row.mark == "unknown":
            return [e.AttendanceCleared(person=row.person.id)]
        return []

    def _coming(self, before: Row, row: Row) -> list[e.Event]:
        person = row.person.id
        if row.mark == "present" and (before.mark != "present" or row.seat != before.seat):
            moment = row.moment or self.moment()
            return [e.MemberArrived(person=person, moment=moment, seat=row.seat, remote=row.remote)]
        if row.mark != before.mark and row.mark in ("with_notice", "without_notice"):
            return [e.AbsenceNoted(person=person, notice=row.mark == "with_notice")]
        return []


def replace_stay(stay: Stay | None, arrived: e.Moment, left: e.Moment | None) -> Stay:
    """A stay with its moments set anew, for showing; the fold works out the places."""
    seat = stay.seat if stay is not None else None
    return Stay(arrived=arrived, since=0.0, left=left, seat=seat)
