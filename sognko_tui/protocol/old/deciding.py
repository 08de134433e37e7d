"""One item of anybody's protocol: its decision, vote and outcome, and what was said before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.decisions import as_text
from sognko_tui.meeting.events import Doubt
from sognko_tui.protocol.old.parts import Part, speaker
from sognko_tui.protocol.old.verdicts import (
    Tally,
    Verdict,
    as_it_lay,
    says_only_the_vote,
    tally,
    verdict,
)
from sognko_tui.protocol.public_meeting import (
    PublicDisqualification,
    PublicItem,
    PublicVote,
    Spoken,
)
from sognko_tui.protocol.wording import Line, lines

_SENTENCES = re.compile(r"(?<=[^\d\s][.!?])\s+(?=[«\"]?[A-ZÆØÅ])")
_UNABLE = re.compile(
    r"(?i)\b(?:vart|ble|blei|er|var)\b[^.]{0,40}\b(?:u?gilde?|inhabile?)\b(?:\s+etter\s+(?P<ground>[^.]+?))?(?:,?\s+(?:og|jf\.?)\b.*)?$"
)


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
        self._statements = [p for p in parts if p.kind == "statement"]
        self._tally: Tally | None = None
        self._verdict: Verdict | None = None

    def _doubt(self, code: str, text: str = "") -> None:
        doubt = Doubt(code=code, item=self._id, text=text)
        if doubt not in self._doubts:
            self._doubts.append(doubt)

    def decided(self) -> Decided:
        self._from_proposal()
        decision = self._labelled() if self._decisions else self._unlabelled()
        for line in self._voting:
            self._note(line.text)
        status, text = self._status(decision)
        item = PublicItem(
            number=self._agenda.number,
            title=self._agenda.title,
            status=status,  # type: ignore[arg-type]
            proposal=tuple(self._proposal),
            minutes=self._minutes(),
            disqualified=tuple(self._unable()),
            decision=tuple(text),
            destination=self._verdict.to
            if self._verdict and status in ("postponed", "returned", "forwarded")
            else "",
            reason="",
            statements=self._spoken(),
        )
        vote = self._vote(status)
        if vote is not None:
            item = replace(item, votes=(vote,))
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

    def _labelled(self) -> list[Line]:
        """What stands under «Vedtak», without the sentences on the vote after it."""
        *earlier, part = self._decisions
        for one in earlier:
            # An earlier body's decision («Vedtak i formannskapet») or the vote told before the text.
            self._handling += [Line("", f"{one.words}:"), *one.lines]
        self._note(part.words, label=True)
        found = list(part.lines)
        while found and self._is_vote(found[-1].text):
            self._note(found.pop().text)
        if found and not found[-1].marker:
            pieces = _SENTENCES.split(found[-1].text)
            while len(pieces) > 1 and self._is_vote(pieces[-1]):
                self._note(pieces.pop())
            found[-1] = Line("", " ".join(pieces))
        while len(found) > 1 and self._is_vote(found[0].text):
            self._note(found.pop(0).text)
        if not found:
            return list(self._proposal)
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

    def _is_vote(self, text: str) -> bool:
        return says_only_the_vote(text, self._names)

    def _note(self, text: str, *, label: bool = False) -> None:
        """What a sentence tells of the vote and the outcome; the first that tells is believed."""
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
                if self._is_vote(pieces[n]) or as_it_lay(pieces[n]):
                    if self._proposal:
                        pool[at : at + 1] = [Line(line.marker, " ".join(pieces[:n]))] if n else []
                        return list(self._proposal)
                    text = self._before(pool, at, pieces, n)
                    if text:
                        return text
                    continue
                rest = " ".join(pieces[:n])
                after = [p for p in pieces[n + 1 :] if not self._is_vote(p)]
                pool[at : at + 1] = [Line(line.marker, rest)] if rest else []
                if told.fate != "adopted":
                    return []
                return [Line("", " ".join([pieces[n], *after]))]
        return None

    def _before(self, pool: list[Line], at: int, pieces: list[str], n: int) -> list[Line]:
        """What was adopted where only the vote is told: what stands right before that."""
        text: list[Line] = []
        if n:
            text = [Line(pool[at].marker, " ".join(pieces[:n]))]
            del pool[at]
        elif at:
            text = [pool[at - 1]]
            start = at - 1
            while start and pool[start].marker and pool[start - 1].marker:
                start -= 1
                text.insert(0, pool[start])
            del pool[start : at + 1]
        if text:
            self._doubt("decision_edge", text[0].text)
        return text

    # What became of it

    def _status(self, decision: list[Line]) -> tuple[str, list[Line]]:
        fate = self._verdict.fate if self._verdict is not None else ""
        if (
            fate
            and fate != "adopted"
            and not (self._decisions and decision and fate not in ("rejected",))
        ):
            if fate == "rejected" and decision and decision != self._proposal:
                return self._adopted(decision)
            return fate, []
        if decision:
            return self._adopted(decision)
        if self._proposal:
            self._doubt("no_outcome")
            return "open", []
        return "handled", []

    def _adopted(self, decision: list[Line]) -> tuple[str, list[Line]]:
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

    # The rest

    def _minutes(self) -> tuple[Line, ...]:
        told = [*self._handling, *(x for x in self._voting if not self._is_vote(x.text))]
        return tuple(told)

    def _unable(self) -> list[PublicDisqualification]:
        """Who is told to have had no part in the item, of those who met."""
        found: dict[str, PublicDisqualification] = {}
        everything = [*self._handling, *(x for p in self._background for x in p.lines)]
        for line in everything:
            for sentence in _SENTENCES.split(line.text):
                said = _UNABLE.search(sentence.rstrip(". "))
                if said is None or re.search(r"(?i)\b(?:ikkje|ikke)\b", sentence):
                    continue
                for name in self._names:
                    if sentence.startswith(name):
                        ground = (said["ground"] or "").strip(" ,")
                        found[name] = PublicDisqualification(name=name, ground=ground)
        return list(found.values())

    def _spoken(self) -> tuple[Spoken, ...]:
        found: list[Spoken] = []
        for part in self._statements:
            who = speaker(part.words)
            text = list(part.lines)
            if not who and text:
                first, colon, rest = text[0].text.partition(":")
                named = next((n for n in self._names if n in first), "")
                if colon and named:
                    who = named
                    text = [Line("", rest.strip()), *text[1:]] if rest.strip() else text[1:]
            known = next((n for n in self._names if who and (n in who or who in n)), "")
            if known and text:
                found.append(Spoken(name=known, text=tuple(text)))
            elif text:
                self._handling += [Line("", f"{part.words}:"), *text]
        return tuple(found)


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
