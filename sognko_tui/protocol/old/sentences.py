"""The sentences that our protocols tell the handling with, taken back to what they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import Earlier
from sognko_tui.meeting.written import days_in
from sognko_tui.protocol.names import Names
from sognko_tui.protocol.old.crowd import Crowd
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.public_meeting import PublicItem, PublicMeeting, PublicVote
from sognko_tui.protocol.subjects import ACTS
from sognko_tui.protocol.telling import item_label
from sognko_tui.protocol.vote_reading import VoteReader

_OVERRIDES = ("quorum", "outside_agenda", "information_decision")
_PAST = ("postponed", "withdrawn", "returned", "forwarded", "other")
_LONG_AGO = date(1900, 1, 1)


class Act(NamedTuple):
    """A proposal on the handling: what it wants, who moved it, its words where they are told."""

    kind: str
    mover: str
    text: str
    withdrawn: bool


class Noted:
    """Reads the sentences of one protocol."""

    def __init__(self, told: PublicMeeting, crowd: Crowd, phrases: Phrases, prefix: str) -> None:
        self._told = told
        self._crowd = crowd
        self.phrases = phrases
        self._prefix = prefix
        self.names = Names([p.name for p in told.people], phrases)

    def _find(self, key: str, sentences: tuple[str, ...], **patterns: str) -> dict[str, str] | None:
        found = (self.phrases.match(key, sentence, **patterns) for sentence in sentences)
        return next((one for one in found if one is not None), None)

    # Under the heading

    def history(self, told: PublicItem) -> tuple[Earlier, ...]:
        """The meetings the item was before already."""
        found: list[Earlier] = []
        for sentence in told.standing:
            for outcome in _PAST:
                one = self.phrases.match(f"item.history_{outcome}", sentence)
                days = days_in(one["date"], _LONG_AGO) if one is not None else ()
                if one is not None and days:
                    number = one["item"].rpartition(" ")[2]
                    day = days[-1].day.isoformat()
                    found.append(Earlier(meeting="", date=day, number=number, outcome=outcome))
                    break
        return tuple(found)

    def approved_in(self, told: PublicItem) -> bool:
        """Whether the item was put on the sakliste when that was approved."""
        return self.phrases["item.approved_in"] in told.standing

    def not_taken_up(self, told: PublicItem) -> bool:
        """Whether the item was not on the sakliste, and somebody saw to it that it was not taken up."""
        return self.phrases["item.not_taken_up"] in told.standing

    def order(self) -> list[str]:
        """The numbers of the items in the order they were handled."""
        numbers = [item.number for item in self._told.items]
        order = list(numbers)
        for item in self._told.items:
            if self.phrases["item.order_first"] in item.standing:
                order.remove(item.number)
                order.insert(0, item.number)
                continue
            found = self._find("item.order_after", item.standing)
            after = next(
                (
                    n
                    for n in numbers
                    if found and item_label(self.phrases, self._prefix, n) == found["item"]
                ),
                None,
            )
            if after is not None and after != item.number:
                order.remove(item.number)
                order.insert(order.index(after) + 1, item.number)
        return order

    # Closed doors

    def closed(self, told: PublicItem) -> tuple[str, str] | None:
        """When the meeting was closed for the item, and on what ground."""
        found = self._find("closed.closed", told.noted)
        return (found["time"], found["ground"]) if found is not None else None

    def vote_to_close(self, told: PublicItem) -> tuple[str, PublicVote | None] | None:
        """Who moved to close the meeting, and the vote on it where one is told; None where neither is."""
        words = re.escape(self.phrases["act.close"])
        said = self._find("item.procedural", told.noted, act=words)
        vote = None
        reader = VoteReader(told.motions, self.phrases, self.names)
        for sentence in told.noted:
            found = reader.vote(sentence)
            if found is not None and found.subject == "close":
                vote = found
            elif vote is not None:
                vote = reader.listed(vote, sentence)
        if said is None and vote is None:
            return None
        return (said or {}).get("person", ""), vote

    def stayed(self, told: PublicItem) -> tuple[str, ...]:
        """Who stayed in the room besides the members, while it was closed."""
        found = self._find("closed.stayed", told.noted)
        return self._crowd.ids(self._split(found["names"])) if found is not None else ()

    def opened(self, told: PublicItem) -> str:
        """When it was open again."""
        found = self._find("closed.opened", told.noted)
        return found["time"] if found is not None else ""

    def _split(self, words: str) -> tuple[str, ...]:
        """The names in a row, however many they are."""
        for count in range(1, words.count(", ") + 3):
            found = self.names.taken_apart(words, count)
            if found is not None:
                return found
        return ()

    # What was moved of the handling

    def acts(self, told: PublicItem) -> Iterator[Act]:
        """Each proposal on the handling, with what is told right after it."""
        for n, sentence in enumerate(told.noted):
            for act in (a for a in ACTS if a != "close"):
                words = re.escape(self.phrases[f"act.{act}"])
                found = self.phrases.match("item.procedural", sentence, act=words)
                nobody = self.phrases.match("item.procedural_nobody", sentence, act=words)
                if found is None and nobody is None:
                    continue
                following = told.noted[n + 1 :]
                said = self._find("item.procedural_text", following[:1])
                following = following[1 if said is not None else 0 :]
                yield Act(
                    kind=act,
                    mover=(found or {}).get("person", ""),
                    text=(said or {}).get("text", ""),
                    withdrawn=following[:1] == (self.phrases["item.motion_withdrawn"],),
                )

    # The rest

    def events(self, item_id: str, told: PublicItem) -> Iterator[e.Event]:
        """What else the sentences tell: rules set aside, remarks, objections."""
        for sentence in told.noted:
            for rule in _OVERRIDES:
                found = self.phrases.match(f"item.{rule}", sentence)
                if found is not None:
                    yield e.RuleOverridden(rule=rule, reason=found["reason"], item=item_id)
            yield from self._remark(item_id, sentence)
        yield from self._objections(item_id, told)

    def _remark(self, item_id: str, sentence: str) -> Iterator[e.Event]:
        for key in ("item.remark", "item.remark_undated"):
            found = self.phrases.match(key, sentence, person=self.names.pattern)
            if found is not None:
                days = days_in(found.get("date", ""), _LONG_AGO)
                yield e.RemarkRecorded(
                    item=item_id,
                    person=self._crowd.id(found["person"]),
                    text=found["text"],
                    on=days[0].day if days else None,
                )
                return

    def _objections(self, item_id: str, told: PublicItem) -> Iterator[e.Event]:
        """Who objected to taking the item up, or to a decision under an information item."""
        for sentence in (*told.standing, *told.noted):
            for key in (
                "objected",
                "objected_stopped",
                "information_objected",
                "information_stopped",
            ):
                found = self.phrases.match(f"item.{key}", sentence)
                if found is not None:
                    yield from self._taken_up(item_id, self._crowd.ids(self._split(found["names"])))
            if sentence in (self.phrases["item.objected_none"], self.phrases["item.information"]):
                yield from self._taken_up(item_id, ())

    def _taken_up(self, item_id: str, against: tuple[str, ...]) -> Iterator[e.Event]:
        yield e.ProposalMoved(item=item_id, proposal="take_up", mover="", text="", kind="take_up")
        voters = [self._crowd.id(p.name) for p in self._told.people if p.group == "members"]
        yield e.VoteTaken(
            item=item_id,
            motion="take_up",
            method="by_names" if against else "unanimous",
            in_favour=tuple(v for v in voters if v not in against),
            against=against,
        )

    # Between the items

    def skipped(self) -> Iterator[e.DeputySkipped]:
        """Deputies whose turn it was and who were not called in."""
        for sentence in self._told.noted:
            found = self.phrases.match(
                "change.skipped", sentence, person=self.names.pattern, seat=self.names.pattern
            )
            if found is not None:
                yield e.DeputySkipped(
                    deputy=self._crowd.id(found["person"]),
                    seat=self._crowd.id(found["seat"]),
                    reason=found["reason"],
                )

    def next_meeting(self, held: date) -> e.NextMeetingSet | None:
        """When the board meets next, where the protocol says so."""
        found = self.phrases.match("end.next", self._told.next_meeting)
        days = days_in(found["when"], held) if found is not None else ()
        if found is None or not days:
            return None
        rest = found["when"][days[0].end :]
        timed = re.match(r" kl\. (\d{1,2})\.(\d\d)", rest)
        place = rest[timed.end() if timed else 0 :].removeprefix(", ").strip()
        time = f"{int(timed[1]):02}:{timed[2]}" if timed else ""
        return e.NextMeetingSet(date=days[0].day, time=time, place=place)
