"""One item of anybody's protocol: its decision, vote and outcome, and what was said before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.decisions import as_text
from sognko_tui.meeting.events import Doubt
from sognko_tui.meeting.state import Status
from sognko_tui.protocol.old.aside import spoken, unable
from sognko_tui.protocol.old.motions import about_a_motion, moved
from sognko_tui.protocol.old.parts import Part
from sognko_tui.protocol.old.verdicts import (
    Tally,
    Verdict,
    as_it_lay,
    rejected,
    says_only_the_vote,
    tally,
    verdict,
)
from sognko_tui.protocol.public_meeting import (
    PublicItem,
    PublicMotion,
    PublicVote,
)
from sognko_tui.protocol.wording import Line, lines

_SENTENCES = re.compile(r"(?<=[^\d\s][.!?])\s+(?=[«\"]?[A-ZÆØÅ])")


_IN_PARENTHESIS = re.compile(
    r"(?i)\s*\((?:vart |ble )?(?:samrøystes|enstemmig|einstemmig|\d{1,2}\s*(?:mot|[-–])\s*\d{1,2})[^()]{0,40}\)\s*\.?$"
)
_POINT = re.compile(r"(?i)(?:til\s+)?(?:punkt|pkt\.?)\s+\d")


class Decided(NamedTuple):
    """The item as told, the background Markdown without what was decided, and the doubts."""

    item: PublicItem
    background: str
    doubts: tuple[Doubt, ...]


def decide(
    agenda: AgendaItem, parts: Sequence[Part], names: frozenset[str], voters: int, item_id: str
) -> Decided:
    """What the parts tell. `names` are those who met, `voters` how many of them may vote."""
    return _Deciding(agenda, parts, names, voters, item_id).decided()


class _Deciding:
    def __init__(
        self,
        agenda: AgendaItem,
        parts: Sequence[Part],
        names: frozenset[str],
        voters: int,
        item_id: str,
    ) -> None:
        self._agenda = agenda
        self._names = names
        self._voters = voters
        self._id = item_id
        self._doubts: list[Doubt] = []
        self._proposal = list(lines(as_text(agenda.proposal)))
        self._background: list[Part] = [p for p in parts if p.kind == "background"]
        self._handling: list[Line] = [x for p in parts if p.kind == "handling" for x in p.lines]
        self._voting: list[Line] = [x for p in parts if p.kind == "voting" for x in p.lines]
        self._decisions = [p for p in parts if p.kind == "decision"]
        self._motions: tuple[PublicMotion, ...] = ()
        self._motion_votes: tuple[PublicVote, ...] = ()
        self._statements = [p for p in parts if p.kind == "statement"]
        self._tally: Tally | None = None
        self._verdict: Verdict | None = None

    def _doubt(self, code: str, text: str = "") -> None:
        doubt = Doubt(code=code, item=self._id, text=text)
        if doubt not in self._doubts:
            self._doubts.append(doubt)

    def decided(self) -> Decided:
        self._from_proposal()
        self._unheaded()
        self._moved()
        decision = self._labelled() if self._decisions else self._unlabelled()
        for line in self._voting:
            self._note(line.text)
        if self._tally is None and self._decisions:
            self._told_before()
        status, text = self._status(decision)
        statements, left = spoken(self._statements, self._names)
        self._handling += left
        told = [*self._handling, *(x for p in self._background for x in p.lines)]
        item = PublicItem(
            number=self._agenda.number,
            title=self._agenda.title,
            status=status,
            proposal=tuple(self._proposal),
            minutes=self._minutes(),
            disqualified=unable(told, self._names),
            decision=tuple(text),
            destination=self._verdict.to
            if self._verdict and status in ("postponed", "returned", "forwarded")
            else "",
            reason="",
            statements=statements,
        )
        item = self._with_votes(item, self._vote(status))
        return Decided(item, _markdown(self._background), tuple(self._doubts))

    # Where the decision is

    def _from_proposal(self) -> None:
        """What ends the proposal and tells already how the vote went: it is no point of it."""
        while len(self._proposal) > 1 or (self._proposal and self._decisions):
            last = self._proposal[-1]
            found = verdict(last.text)
            only = says_only_the_vote(last.text, self._names)
            moved_on = found is not None and found.fate != "adopted" and len(last.text) < 120
            if last.marker or not (only or moved_on):
                return
            self._note(last.text)
            self._proposal.pop()

    def _unheaded(self) -> None:
        """What stands under no heading was said in the meeting, unless a proposal follows it."""
        if self._proposal:
            return
        for part in [p for p in self._background if not p.words]:
            self._background.remove(part)
            self._handling = [*part.lines, *self._handling]

    def _moved(self) -> None:
        """What members moved, and the votes on that, taken out of the text they are told in."""
        texts = [p.lines for p in self._background]
        found = moved([*texts, self._handling, self._voting], self._names)
        self._motions, self._motion_votes = found.motions, found.votes
        *texts, handling, voting = found.lines
        self._handling, self._voting = list(handling), list(voting)
        self._background = [
            part._replace(lines=lines) for part, lines in zip(self._background, texts, strict=True)
        ]

    def _labelled(self) -> list[Line]:
        """What stands under «Vedtak», without the sentences on the vote after it."""
        *earlier, part = self._decisions
        for one in earlier:
            # An earlier body's decision («Vedtak i formannskapet») or the vote told before the text.
            self._handling += [Line("", f"{one.words}:"), *one.lines] if one.lines else []
        self._note(part.words, label=True)
        found = list(part.lines)
        if found and (how := _IN_PARENTHESIS.search(found[-1].text)):
            self._note(how[0])
            found[-1] = found[-1]._replace(text=found[-1].text[: how.start()].rstrip())
        only: list[Line] = []
        while found and self._is_vote(found[-1].text):
            only.insert(0, found.pop())
            self._note(only[0].text)
        if found and not found[-1].marker:
            pieces = _SENTENCES.split(found[-1].text)
            while len(pieces) > 1 and self._is_vote(pieces[-1]):
                self._note(pieces.pop())
            found[-1] = Line("", " ".join(pieces))
        while len(found) > 1 and self._is_vote(found[0].text):
            self._note(found.pop(0).text)
        if not found:
            return list(self._proposal) or only
        whole = " ".join(line.text for line in found)
        if len(found) == 1:
            told = verdict(found[0].text)
            if told is not None and told.fate != "adopted":
                self._verdict = told
                self._note(found[0].text)
                return []
            if as_it_lay(found[0].text):
                self._note(found[0].text)
                if self._proposal:
                    return list(self._proposal)
        if self._tally is None:
            said = tally(whole)
            if said is not None:
                self._tally = said
        return found

    def _told_before(self) -> None:
        """How the vote went, where that is told in what was said before the decision."""
        for line in reversed(self._handling):
            for sentence in reversed(_SENTENCES.split(line.text)):
                about = about_a_motion(sentence, self._names) or _POINT.match(sentence)
                if self._is_vote(sentence) and not about and not rejected(sentence):
                    self._tally = tally(sentence)
                    return

    def _is_vote(self, text: str) -> bool:
        return says_only_the_vote(text, self._names)

    def _note(self, text: str, *, label: bool = False) -> None:
        """What a sentence tells of the vote and the outcome; the first that tells is believed."""
        if _POINT.match(text):
            self._doubt("vote_unclear", text)
            if all(line.text != text for line in self._voting):
                self._handling.append(Line("", text))
            return
        if about_a_motion(text, self._names):
            return
        found = tally(text)
        if found is not None and (self._tally is None or self._tally.ayes is None):
            self._tally = found
        elif found is not None and found != self._tally and not label:
            self._doubt("vote_unclear", text)
        told = verdict(text) if not label else None
        if told is not None and (self._verdict is None or self._verdict.fate == "adopted"):
            self._verdict = told

    def _unlabelled(self) -> list[Line]:
        """A decision told in a sentence of the text, where nothing heads it."""
        pools: list[list[Line]] = [self._voting, self._handling]
        for pool in pools:
            found = self._take(pool)
            if found is not None:
                return found
        for at in range(len(self._background) - 1, -1, -1):
            part = self._background[at]
            pool = list(part.lines)
            found = self._take(pool)
            if found is not None:
                self._background[at] = part._replace(lines=tuple(pool))
                return found
        return list(self._proposal) if self._tally is not None or self._verdict is not None else []

    def _take(self, pool: list[Line]) -> list[Line] | None:
        """The last sentence that says what became of the item, taken out of these lines."""
        for at in range(len(pool) - 1, -1, -1):
            line = pool[at]
            pieces = _SENTENCES.split(line.text)
            for n in range(len(pieces) - 1, -1, -1):
                told = verdict(pieces[n])
                if told is None:
                    if says_only_the_vote(pieces[n], self._names):
                        self._note(pieces[n])
                    continue
                self._note(pieces[n])
                rest = [Line(line.marker, " ".join(pieces[:n]))] if n else []
                if told.fate != "adopted":
                    pool[at : at + 1] = rest
                    return []
                if self._is_vote(pieces[n]) or as_it_lay(pieces[n]):
                    if self._proposal:
                        pool[at : at + 1] = rest
                        return list(self._proposal)
                    listed = self._listed_above(pool, at) if not n else []
                    if listed:
                        return listed
                after = [p for p in pieces[n + 1 :] if not self._is_vote(p)]
                text = [Line("", " ".join([pieces[n], *after]))]
                pool[at : at + 1] = rest
                while not n and at and self._goes_with(pool[at - 1]):
                    at -= 1
                    text.insert(0, pool.pop(at))
                return text
        return None

    def _goes_with(self, line: Line) -> bool:
        """Whether a whole line says as well what was decided: one of several chosen, or approved."""
        pieces = _SENTENCES.split(line.text)
        told = verdict(line.text) if len(pieces) == 1 else None
        return told is not None and told.fate == "adopted"

    def _listed_above(self, pool: list[Line], at: int) -> list[Line]:
        """The points right above «Samrøystes vedteke.»: it is they that were adopted."""
        start = at
        while start and pool[start - 1].marker:
            start -= 1
        text = pool[start:at]
        if text:
            self._doubt("decision_edge", text[0].text)
            del pool[start : at + 1]
        return text

    # What became of it

    def _status(self, decision: list[Line]) -> tuple[Status, list[Line]]:
        fate = self._verdict.fate if self._verdict is not None else "adopted"
        told_otherwise = self._decisions and decision and fate != "rejected"
        if fate != "adopted" and not told_otherwise:
            if fate == "rejected" and decision and decision != self._proposal:
                return self._adopted(decision)
            return fate, []
        if decision:
            return self._adopted(decision)
        if self._proposal:
            self._doubt("no_outcome")
            return "open", []
        return "handled", []

    def _adopted(self, decision: list[Line]) -> tuple[Status, list[Line]]:
        if not self._proposal:
            return "adopted", decision
        same = [x.text.casefold() for x in decision] == [x.text.casefold() for x in self._proposal]
        return ("adopted" if same else "amended"), decision

    def _vote(self, status: str) -> PublicVote | None:
        found = self._tally
        if found is None or status in (
            "postponed",
            "withdrawn",
            "returned",
            "forwarded",
            "open",
            "handled",
        ):
            return None
        if found.unanimous:
            return PublicVote(unanimous=True)
        ayes = found.ayes
        if ayes is None:
            # «Vedtatt mot 2 stemmer»: the others are those who were there, if all of them voted.
            ayes = self._voters - found.noes - found.blank
            if ayes <= found.noes:
                self._doubt("vote_unclear", f"mot {found.noes}")
                return None
            self._doubt("votes_counted", f"{ayes}–{found.noes}")
        noes = found.noes
        if self._voters and ayes + noes + found.blank > self._voters:
            self._doubt("too_many_votes", f"{ayes}–{noes}")
        carried = ayes > noes if ayes != noes else status != "rejected"
        if status == "rejected" and ayes > noes:
            ayes, noes = noes, ayes
            carried = False
            self._doubt("vote_unclear", f"{noes}–{ayes}")
        few = tuple(n for n in sorted(self._names) if n and n in found.names)
        return PublicVote(
            counts=(ayes, noes),
            blank_count=found.blank,
            carried=carried,
            casting=found.casting and ayes == noes,
            by_lot=found.lot and ayes == noes,
            minority=few if len(few) == min(ayes, noes) else (),
        )

    def _with_votes(self, item: PublicItem, vote: PublicVote | None) -> PublicItem:
        """The item with its votes: on what members moved, then on what was adopted.

        Where one of those passed and its words are the decision, that is what was adopted.
        """
        votes = self._motion_votes
        passed = next((v for v in votes if v.carried and self._is_decision(item, v.subject)), None)
        item = replace(item, motions=self._motions)
        if passed is not None:
            others = tuple(v for v in votes if v is not passed)
            return replace(item, status="other", votes=(*others, passed))
        return replace(item, votes=(*votes, *((vote,) if vote is not None else ())))

    def _is_decision(self, item: PublicItem, subject: str) -> bool:
        text = self._motions[int(subject) - 1].text
        decided = " ".join(line.text for line in item.decision).casefold().rstrip(".")
        return bool(decided) and decided == " ".join(line.text for line in text).casefold().rstrip(
            "."
        )

    # The rest

    def _minutes(self) -> tuple[Line, ...]:
        told = [*self._handling, *(x for x in self._voting if not self._is_vote(x.text))]
        return tuple(told)


def _markdown(parts: Sequence[Part]) -> str:
    """The background as the reader of packs writes it: a heading for each part that has one."""
    pieces: list[str] = []
    for part in parts:
        body = "\n\n".join(
            f"{line.marker} {line.text}" if line.marker and line.marker != "#" else line.text
            for line in part.lines
            if line.text
        )
        if body:
            pieces.append(f"### {part.words}\n\n{body}" if part.words else body)
    return "\n\n".join(pieces)
