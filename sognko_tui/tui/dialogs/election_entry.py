"""What the secretary types of an election: who is put forward, and how a round of voting went."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.elections import tied
from sognko_tui.meeting.events import BallotTaken, Nominee, VotesFor
from sognko_tui.meeting.presiding import chair
from sognko_tui.meeting.rounds import missing, tried, with_casting
from sognko_tui.meeting.rules import advises
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.dialogs.vote_entry import Unclear
from sognko_tui.tui.entry import a_person, people_in, who_begins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sognko_tui.meeting.board import Person
    from sognko_tui.meeting.events import Method
    from sognko_tui.meeting.facts import Post
    from sognko_tui.meeting.state import Item, Meeting

_NUMBER = re.compile(r"\d{1,3}")
_INITIALS = 3
"""Characters of a word that is taken for initials, and not for the name of somebody from outside."""


def electable(meeting: Meeting) -> tuple[Person, ...]:
    """Everybody who can be named by initials: those with a seat first."""
    seats = meeting.board.seats
    others = (p for p in (*meeting.board.people, *meeting.guests) if p not in seats)
    return (*seats, *others)


def nominees_in(meeting: Meeting, post: Post, text: str) -> tuple[Nominee, ...]:
    """Those put forward, with commas between them: people of the board, or outsiders by their names.

    Raises `Unclear` for initials that are nobody's and for somebody who is put forward already.
    """
    found: list[Nominee] = []
    people = electable(meeting)
    taken = {n.id for n in post.nominees}
    for name in _names(people, text):
        person = a_person(people, name)
        several = who_begins(people, name) if person is None else []
        if several:
            raise Unclear(
                _("«{text}» kan vere fleire: {who}").format(
                    text=name, who=", ".join(f"{p.initials} {p.name}" for p in several)
                )
            )
        if person is None and len(name) <= _INITIALS:
            raise Unclear(
                _("«{text}» er ingen i styret. Skriv heile namnet til ein utanfrå.").format(
                    text=name
                )
            )
        known = person.name if person is not None else name
        same = known.casefold()
        if any(n.name.casefold() == same for n in (*post.nominees, *found)):
            raise Unclear(_("{who} er føreslegen alt.").format(who=known))
        nominee_id = person.id if person is not None else _free_id(taken)
        taken.add(nominee_id)
        found.append(
            Nominee(id=nominee_id, name=known, person=person.id if person is not None else None)
        )
    return tuple(found)


def _names(people: Sequence[Person], text: str) -> Iterator[str]:
    """What stands between the commas; initials need none between them."""
    known = {person.initials.casefold() for person in people if person.initials}
    for part in text.split(","):
        words = part.split()
        if all(word.casefold() in known for word in words):
            yield from words
        else:
            yield " ".join(words)


def _is_rest(text: str) -> bool:
    """Whether all who are not named elsewhere are meant."""
    return text.strip().casefold() in (_("alle"), _("resten"))


def _free_id(taken: set[str]) -> str:
    number = 1
    while f"n{number}" in taken:
        number += 1
    return f"n{number}"


def a_nominee(meeting: Meeting, nominees: tuple[Nominee, ...], text: str) -> Nominee | None:
    """Whoever of these is meant: by initials, by the name, or by a word of it that only one has."""
    wanted = " ".join(text.casefold().split())
    if not wanted:
        return None
    for nominee in nominees:
        person = meeting.person(nominee.person)
        initials = person.initials.casefold() if person is not None else ""
        if wanted in (nominee.name.casefold(), initials):
            return nominee
    found = [n for n in nominees if any(w.startswith(wanted) for w in _endings(n.name))]
    return found[0] if len(found) == 1 else None


def _endings(name: str) -> list[str]:
    words = name.casefold().split()
    return [" ".join(words[n:]) for n in range(len(words))]


class Round(NamedTuple):
    """A round as far as it is typed: the event, and how many votes are still to be accounted for.

    `lacking` are those whose votes they are, where names are known. `between` are those who share
    most votes where that has to be settled now; `asks` is whether it has to be typed by what.
    """

    event: BallotTaken
    missing: int
    lacking: tuple[Person, ...] = ()
    between: tuple[Nominee, ...] = ()
    asks: bool = False


class BallotEntry:
    """Reads what is typed of one round over a post, and holds it against who may vote."""

    def __init__(self, meeting: Meeting, item: Item, post: Post) -> None:
        self.meeting = meeting
        self.item = item
        self.post = post
        self.voters = may_vote(meeting, item)
        self._known = (*meeting.board.people, *meeting.guests)

    def read(self, fields: Mapping[str, str], *, openly: bool = False) -> Round:
        """The round that was typed. Raises `Unclear`.

        `fields` has the votes of each nominee by id, and `blank`, `away`, `refused`, `chosen` and
        `drew`. Numbers are ballot papers, or with `openly` hands that were counted.
        """
        given = {n.id: fields.get(n.id, "").strip() for n in self.post.nominees}
        blank = fields.get("blank", "").strip()
        away, refused = (
            self._people(fields.get("away", "")),
            self._people(fields.get("refused", "")),
        )
        words = [text for text in (*given.values(), blank) if text and not _is_rest(text)]
        numbers = [text for text in words if _NUMBER.fullmatch(text)]
        if sum(map(_is_rest, (*given.values(), blank))) > 1:
            raise Unclear(_("«resten» kan berre stå ein stad."))
        if numbers and len(numbers) < len(words):
            raise Unclear(_("Skriv anten berre tal eller berre initialar."))
        if numbers or not any((*given.values(), blank)):
            method: Method = "counted" if openly else "written"
            event = self._by_numbers(given, blank, away, refused, method)
        else:
            event = self._by_names(given, blank, away, refused)
        self._apart(event)
        return self._settled(event, fields)

    def _by_numbers(
        self, given: Mapping[str, str], blank: str, away: list[str], refused: list[str], how: Method
    ) -> BallotTaken:
        """The round of which only numbers are known; «resten» is all that are left over."""
        sides = {**given, "": blank}
        counts = {who: 0 if _is_rest(text) else int(text or 0) for who, text in sides.items()}
        for who in (who for who, text in sides.items() if _is_rest(text)):
            left = len(self.voters) - len({*away, *refused}) - sum(counts.values())
            counts[who] = max(0, left)
        return BallotTaken(
            item=self.item.id,
            post=self.post.id,
            method=how,
            votes=tuple(VotesFor(nominee=w, count=counts[w]) for w in given if counts[w]),
            blank_count=counts[""],
            away=tuple(away),
            refused=tuple(refused),
        )

    def _by_names(
        self, given: Mapping[str, str], blank: str, away: list[str], refused: list[str]
    ) -> BallotTaken:
        """The round in which it is known who voted for whom; «resten» is all the others."""
        sides = {**given, "": blank}
        rest = [who for who, text in sides.items() if _is_rest(text)]
        named = {who: self._people(text) for who, text in sides.items() if who not in rest}
        for who in rest:
            taken = {*away, *refused, *(p for people in named.values() for p in people)}
            named[who] = [p.id for p in self.voters if p.id not in taken]
        return BallotTaken(
            item=self.item.id,
            post=self.post.id,
            method="by_names",
            votes=tuple(
                VotesFor(nominee=who, count=len(named[who]), voters=tuple(named[who]))
                for who in given
                if named[who]
            ),
            blank=tuple(named[""]),
            away=tuple(away),
            refused=tuple(refused),
        )

    def _apart(self, event: BallotTaken) -> None:
        """That nobody stands twice, and that there are no more votes than there are voters."""
        voters = (p for votes in event.votes for p in votes.voters)
        everybody = [*voters, *event.blank, *event.away, *event.refused]
        if len(set(everybody)) < len(everybody):
            raise Unclear(_("Den same står to gonger. Kvar røystar berre ein gong."))
        over = -missing(self.meeting, self.item, event)
        if over > 0:
            raise Unclear(
                ngettext(
                    "{count} røyst for mykje: {voting} kan røyste.",
                    "{count} røyster for mykje: {voting} kan røyste.",
                    over,
                ).format(count=over, voting=len(self.voters))
            )

    def _settled(self, event: BallotTaken, fields: Mapping[str, str]) -> Round:
        """The round with what settles a tie in it, as far as that is known."""
        left = missing(self.meeting, self.item, event)
        if left or not event.votes:
            given = {p for votes in event.votes for p in votes.voters}
            given |= {*event.blank, *event.away, *event.refused}
            lacking = tuple(p for p in self.voters if p.id not in given)
            return Round(event, left, lacking if event.method == "by_names" else ())
        between = tied(tried(self.post, event))
        if not between:
            return Round(event, 0)
        rule = "casting_vote" if self.post.settled_by == "chair" else "lot"
        if not advises(self.meeting, rule, self.item.id):
            return Round(event, 0, (), between)
        if self.post.settled_by == "chair" and event.method == "by_names":
            return Round(with_casting(self.meeting, self.item, event), 0, (), between)
        presiding = chair(self.meeting, self.item)
        by_chair = self.post.settled_by == "chair"
        if by_chair and (presiding is None or presiding not in self.voters):
            return Round(event, 0, (), between)
        text = fields.get("chosen", "").strip()
        chosen = a_nominee(self.meeting, between, text)
        if text and chosen is None:
            raise Unclear(
                _("«{text}» er ingen av desse: {known}").format(
                    text=text, known=", ".join(n.name for n in between)
                )
            )
        if chosen is None:
            return Round(event, 0, (), between, asks=True)
        if by_chair and presiding is not None:
            settled = replace(event, chosen=chosen.id, casting=presiding.id)
        else:
            settled = replace(event, chosen=chosen.id, lot=self._drew(fields.get("drew", "")))
        return Round(settled, 0, (), between, asks=True)

    def _drew(self, text: str) -> str:
        if not text.strip():
            raise Unclear(_("Skriv kven som trekte loddet."))
        person = a_person(self._known, text)
        return person.id if person is not None else text.strip()

    def _people(self, text: str) -> list[str]:
        found, unknown = people_in(text, self.voters, self._known)
        if unknown:
            raise Unclear(
                _("«{word}» er ingen som kan røyste her. Desse kan: {initials}").format(
                    word=unknown, initials=", ".join(p.initials or p.name for p in self.voters)
                )
            )
        return [p.id for p in found]
