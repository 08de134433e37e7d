"""Who may vote, worked out a second time in the simplest way: a picture of the room, act by act.

It knows nothing of logs, places or stays. Whoever is here sits in their own seat or in the one of the
member they came for; each seat has at most one vote.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

Verb = Literal["arrive", "leave", "deputy", "disqualify", "vote"]


class Act(NamedTuple):
    """Something that happens. `who` comes, goes or has no part; a deputy comes for `seat`."""

    verb: Verb
    who: str = ""
    seat: str = ""


class Impossible(Exception):
    """The act makes no sense as the room stands."""


@dataclass(frozen=True)
class NaiveRoom:
    """The room at the item at hand, and who voted in the items before it."""

    members: tuple[str, ...]
    here: frozenset[str] = frozenset()
    sits_for: tuple[tuple[str, str], ...] = ()
    came_late: frozenset[str] = frozenset()
    """Who came during the item at hand, and so takes part from the next."""
    stepping_down: frozenset[str] = frozenset()
    """Deputies whose member has come: they sit until the item at hand is over."""
    coming_back: tuple[tuple[str, str], ...] = ()
    """Of those, who is called in again and for whom, from the next item on."""
    disqualified: frozenset[str] = frozenset()
    voted: tuple[frozenset[str], ...] = field(default=())

    @property
    def begun(self) -> bool:
        return bool(self.voted)

    def deputies_in(self, seat: str) -> set[str]:
        """Who sits for this member at the item at hand."""
        return {d for d, s in self.sits_for if s == seat and d in self.here}

    def staying_in(self, seat: str) -> set[str]:
        """Who will sit for this member at the next item, as it is now."""
        back = {d for d, s in self.coming_back if s == seat}
        return (self.deputies_in(seat) - self.stepping_down) | back

    def after(self, act: Act) -> NaiveRoom:
        """The room after the act. Raises `Impossible`."""
        if act.verb == "arrive":
            return self._arrives(act.who)
        if act.verb == "deputy":
            return self._is_called(act.who, act.seat)
        if act.verb == "leave":
            return self._goes(act.who)
        if act.verb == "disqualify":
            if act.who in self.disqualified:
                raise Impossible
            return replace(self, disqualified=self.disqualified | {act.who})
        return self._votes()

    def _arrives(self, member: str) -> NaiveRoom:
        if member in self.here:
            raise Impossible
        room = self._lets_in(member)
        for deputy in self.staying_in(member):
            if (deputy, member) in room.coming_back:
                back = tuple(pair for pair in room.coming_back if pair[0] != deputy)
                room = replace(room, coming_back=back)
            elif self.begun:
                room = replace(room, stepping_down=room.stepping_down | {deputy})
            else:
                room = replace(room, here=room.here - {deputy})
        return room

    def _is_called(self, deputy: str, seat: str) -> NaiveRoom:
        if self.staying_in(seat) or deputy in {d for d, _ in self.coming_back}:
            raise Impossible
        if deputy in self.stepping_down:
            return replace(self, coming_back=(*self.coming_back, (deputy, seat)))
        if deputy in self.here:
            raise Impossible
        room = self._lets_in(deputy)
        others = tuple(pair for pair in room.sits_for if pair[0] != deputy)
        return replace(room, sits_for=(*others, (deputy, seat)))

    def _lets_in(self, who: str) -> NaiveRoom:
        room = replace(self, here=self.here | {who})
        return replace(room, came_late=room.came_late | {who}) if self.begun else room

    def _goes(self, who: str) -> NaiveRoom:
        if who in {d for d, _ in self.coming_back}:
            back = tuple(pair for pair in self.coming_back if pair[0] != who)
            return replace(self, coming_back=back)
        if who not in self.here or who in self.stepping_down:
            raise Impossible
        return replace(self, here=self.here - {who}, came_late=self.came_late - {who})

    def _votes(self) -> NaiveRoom:
        back = dict(self.coming_back)
        sits_for = tuple(pair for pair in self.sits_for if pair[0] not in back)
        return NaiveRoom(
            members=self.members,
            here=(self.here - self.stepping_down) | set(back),
            sits_for=(*sits_for, *self.coming_back),
            voted=(*self.voted, self.may_vote()),
        )

    def may_vote(self) -> frozenset[str]:
        """Who may vote in the item at hand: the member of each seat, else whoever came for them."""
        taking_part = self.here - self.came_late - self.disqualified
        voters = set()
        for seat in self.members:
            if seat in taking_part:
                voters.add(seat)
            else:
                voters |= {d for d in self.deputies_in(seat) if d in taking_part}
        return frozenset(voters)
