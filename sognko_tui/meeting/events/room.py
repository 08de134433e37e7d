"""Who is in the room: coming and going, deputies, guests, disqualification."""

from __future__ import annotations

from sognko_tui.meeting.board import Person
from sognko_tui.meeting.events.kinds import Event, Moment


class MemberArrived(Event, frozen=True, kw_only=True):
    """Somebody took part from this moment on. `seat` is the member a deputy sits for."""

    person: str
    moment: Moment = Moment()
    seat: str | None = None
    remote: bool = False


class MemberLeft(Event, frozen=True, kw_only=True):
    """Somebody no longer took part from this moment on."""

    person: str
    moment: Moment = Moment()


class AbsenceNoted(Event, frozen=True, kw_only=True):
    """A member is not there; `notice` tells whether they said so beforehand."""

    person: str
    notice: bool


class AttendanceCleared(Event, frozen=True, kw_only=True):
    """What was noted of this person's presence and absence was a mistake: as if never noted."""

    person: str


class PresenceCorrected(Event, frozen=True, kw_only=True):
    """The arrival or departure of one stay (counted from 0) is set to another moment."""

    person: str
    stay: int
    arrived: Moment
    left: Moment | None = None


class ParticipationChanged(Event, frozen=True, kw_only=True):
    """Somebody who is there takes part remotely, or no longer does, from this moment on.

    Kommunelova § 11-7. Before the meeting has begun it holds from the start. Losing the line is no
    change of this kind: it is leaving.
    """

    person: str
    remote: bool
    moment: Moment = Moment()


class DeputySkipped(Event, frozen=True, kw_only=True):
    """A deputy whose turn it was is not called in for the member `seat`, and why."""

    deputy: str
    seat: str
    reason: str


class GuestNoted(Event, frozen=True, kw_only=True):
    """Somebody who is not on the roster was there: guest or from the administration."""

    person: Person
    moment: Moment = Moment()


class Disqualified(Event, frozen=True, kw_only=True):
    """A person has no part in one item. `ground` is the legal basis as it will be printed.

    `presides` is who chairs the item instead, where the chair is the one concerned; `deputy` is who
    sits for the person in this item alone; `motion` is the proposal by which the board found so,
    empty where no vote is recorded (kommunelova § 11-10, forvaltningslova §§ 6 and 8).
    """

    item: str
    person: str
    ground: str
    presides: str | None = None
    deputy: str | None = None
    motion: str = ""


class DisqualificationCompleted(Event, frozen=True, kw_only=True):
    """What was found out after somebody was found disqualified: who sits for them, who presides.

    None leaves what stood.
    """

    item: str
    person: str
    deputy: str | None = None
    presides: str | None = None


class DisqualificationLifted(Event, frozen=True, kw_only=True):
    """The person takes part in the item after all."""

    item: str
    person: str
