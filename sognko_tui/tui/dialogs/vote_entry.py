"""What the secretary types of a vote, read as one: initials, names, or numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from sognko_tui.meeting.events import Counts
from sognko_tui.meeting.result import even
from sognko_tui.meeting.voting import count_vote, entitled, settled_by, take_vote
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.entry import a_person, people_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sognko_tui.meeting.board import Person
    from sognko_tui.meeting.events import Side, VoteTaken
    from sognko_tui.meeting.state import Item, Meeting

_NUMBER = re.compile(r"\d{1,3}")
_NUMBERS = re.compile(r"(\d{1,3})\s*(?:[-–:]|mot|\s)\s*(\d{1,3})", re.IGNORECASE)


class Question(NamedTuple):
    """What is voted on: a proposal, a point of it, or (`opposed`) which of two is the stronger."""

    motion: str = "main"
    point: int = 0
    opposed: str = ""


@dataclass(frozen=True)
class Typed:
    """The fields as they stand. `written` is whether the vote was by ballot papers."""

    fields: Mapping[str, str]
    written: bool = False
    trial: bool = False

    def __getitem__(self, key: str) -> str:
        return self.fields.get(key, "").strip()

    @property
    def by_numbers(self) -> bool:
        """Whether numbers stand where names may: then no names are known."""
        against = self["against"]
        return self.written or bool(_NUMBER.fullmatch(against) or _NUMBERS.fullmatch(against))


class Unclear(ValueError):
    """What was typed is no vote; the sentence says why."""


class Entry:
    """Reads what is typed of a vote in one item, and holds it against who may vote."""

    def __init__(self, meeting: Meeting, item: Item, question: Question) -> None:
        self.meeting = meeting
        self.item = item
        self.question = question
        self.voters = entitled(meeting, item, question.motion)
        self._known = (*meeting.board.people, *meeting.guests)

    @property
    def settled_by(self) -> str:
        """What settles a tie in this vote; see `voting.settled_by`."""
        return settled_by(self.meeting, self.item, self.question.motion)

    def vote(self, typed: Typed) -> VoteTaken:
        """The vote that was typed. Raises `Unclear`."""
        away, refused = self._people(typed["away"]), self._people(typed["refused"])
        if typed.by_numbers:
            vote = self._counted(typed, away, refused)
        else:
            against, blank = self._people(typed["against"]), self._people(typed["blank"])
            everybody = [*against, *blank, *away, *refused]
            if len(set(everybody)) < len(everybody):
                raise Unclear(_("Den same står to gonger. Kvar røystar berre ein gong."))
            vote = take_vote(
                self.meeting,
                self.item,
                against=against,
                blank=blank,
                away=away,
                refused=refused,
                motion=self.question.motion,
                point=self.question.point,
                opposed=self.question.opposed,
                trial=typed.trial,
                tie="" if self.settled_by == "lot" else self._side(typed["tie"]),
            )
        vote = self._with_lot(vote, typed)
        if vote.tie == "for" and vote.casting is None and not vote.lot:
            # kommunelova § 11-9: only whoever presides, and has voted, makes a majority of a tie.
            raise Unclear(
                _("Ingen har dobbeltrøyst her, så det vart ikkje fleirtal: skriv «imot».")
            )
        return vote

    def _counted(self, typed: Typed, away: list[str], refused: list[str]) -> VoteTaken:
        if len({*away, *refused}) < len(away) + len(refused):
            raise Unclear(_("Den same står to gonger. Kvar røystar berre ein gong."))
        voting = len(self.voters) - len(away) - len(refused)
        blank = self._number(typed["blank"])
        both = _NUMBERS.fullmatch(typed["against"])
        if both is not None:
            ayes, noes = int(both[1]), int(both[2])
        else:
            noes = self._number(typed["against"])
            ayes = voting - noes - blank
        given = ayes + noes + blank
        if ayes < 0 or given > voting:
            over = given - voting if ayes >= 0 else noes + blank - voting
            raise Unclear(
                ngettext(
                    "{count} røyst for mykje: {voting} kan røyste.",
                    "{count} røyster for mykje: {voting} kan røyste.",
                    over,
                ).format(count=over, voting=voting)
            )
        if given < voting:
            raise Unclear(
                ngettext(
                    "{count} røyst manglar: {voting} kan røyste.",
                    "{count} røyster manglar: {voting} kan røyste.",
                    voting - given,
                ).format(count=voting - given, voting=voting)
            )
        return count_vote(
            self.meeting,
            self.item,
            Counts(in_favour=ayes, against=noes, blank=blank),
            written=typed.written,
            away=away,
            refused=refused,
            motion=self.question.motion,
            point=self.question.point,
            opposed=self.question.opposed,
            trial=typed.trial,
            tie=self._side(typed["tie"]),
        )

    def _number(self, text: str) -> int:
        if not text:
            return 0
        if not _NUMBER.fullmatch(text):
            raise Unclear(_("Skriv berre tal her når røystinga er ført med tal."))
        return int(text)

    def _with_lot(self, vote: VoteTaken, typed: Typed) -> VoteTaken:
        """A tie that the lot settles, with which way it went and who drew."""
        if not even(vote) or self.settled_by != "lot":
            return vote
        side = self._side(typed["tie"])
        drew = typed["lot"]
        if not side:
            return vote
        if not drew:
            raise Unclear(_("Skriv kven som trekte loddet."))
        person = a_person(self._known, drew)
        return replace(vote, tie=side, lot=person.id if person is not None else drew)

    @staticmethod
    def _side(text: str) -> Side:
        word = text.casefold()
        if word and _("for").startswith(word):
            return "for"
        if word and _("imot").startswith(word):
            return "against"
        if word:
            raise Unclear(_("Skriv «for» eller «imot»."))
        return ""

    def _people(self, text: str) -> list[str]:
        """The people typed in a field, by id."""
        found, unknown = people_in(text, self.voters, self._known)
        if unknown:
            initials = ", ".join(p.initials or p.name for p in self.voters)
            raise Unclear(
                _("«{word}» er ingen som kan røyste her. Desse kan: {initials}").format(
                    word=unknown, initials=initials
                )
            )
        return [p.id for p in found]


def completions(voters: tuple[Person, ...], text: str) -> tuple[Person, ...]:
    """Whom the last word of a field may mean, while it is typed; nobody where it is plain."""
    word = re.split(r"[\s,]", text)[-1].casefold()
    if not word or any((p.initials or "").casefold() == word for p in voters):
        return ()
    return tuple(
        p
        for p in voters
        if (p.initials or "").casefold().startswith(word)
        or any(part.casefold().startswith(word) for part in p.name.split())
    )
