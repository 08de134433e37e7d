"""Reads one item of a protocol back: its parts by their headings, its votes by their sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from sognko_tui.protocol.document import Block, Heading, List, Paragraph, Quote, Table, text_of
from sognko_tui.protocol.names import Names
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.public_meeting import (
    MAIN,
    PublicFollowUp,
    PublicItem,
    PublicMotion,
    PublicVote,
    Spoken,
)
from sognko_tui.protocol.standing import NOTHING
from sognko_tui.protocol.subjects import KINDS, said
from sognko_tui.protocol.vote_reading import VoteReader
from sognko_tui.protocol.wording import Line, one_line, read_lines

PARTS = ("proposal", "handling", "voting", "decision", "statements", "followups")


_STATUS = {
    "as_proposed": "adopted",
    "filled": "amended",
    "bare": "adopted",
    "other_amended": "other",
}
"""How an item ended by the words that lead to its decision, where the two are not alike."""


def read_item(
    item: PublicItem, blocks: list[Block], level: int, phrases: Phrases, names: Names
) -> PublicItem:
    """The item with everything that stands under its heading, whose parts have this level."""
    return _ItemReader(item, phrases, names).read(blocks, level)


class _ItemReader:
    def __init__(self, item: PublicItem, phrases: Phrases, names: Names) -> None:
        self.item = item
        self.phrases = phrases
        self.names = names

    def read(self, blocks: list[Block], level: int) -> PublicItem:
        part = "standing"
        within: dict[str, list[Block]] = {}
        titles = {self.phrases[f"item.{name}"]: name for name in PARTS}
        for block in blocks:
            if isinstance(block, Heading) and block.level == level:
                part = titles.get(text_of(block.runs), "")
            else:
                within.setdefault(part, []).append(block)
        # The votes name the proposals that were moved, so the parts are read in their order.
        self._standing(within.get("standing", []))
        self._proposal(within.get("proposal", []))
        self._handling(within.get("handling", []))
        self._voting(within.get("voting", []))
        self._decision(within.get("decision", []))
        self._set(statements=tuple(_spoken(within.get("statements", []), self._says_so)))
        self._followups(within.get("followups", []))
        return self.item

    def _set(self, **changes: object) -> None:
        self.item = replace(self.item, **changes)

    def _match(self, key: str, sentence: str) -> dict[str, str] | None:
        return self.phrases.match(key, sentence)

    def _standing(self, blocks: list[Block]) -> None:
        for sentence in (text_of(b.runs) for b in blocks if isinstance(b, Paragraph)):
            if sentence == self.phrases["closed.only"]:
                self._set(closed=True)
            elif sentence == self.phrases["item.added"]:
                self._set(added=True)
            elif sentence == self.phrases["item.open"]:
                self._set(status="open")
            elif sentence == self.phrases["item.withdrawn"]:
                self._set(status="withdrawn")
            elif self.item.status == "withdrawn" and (
                found := self._match("item.reason", sentence)
            ):
                self._set(reason=found["reason"])
            elif found := self._match("item.raised", sentence):
                self._set(raised_by=found["by"])
            elif sentence not in (self.phrases[key] for key in NOTHING):
                self._set(standing=(*self.item.standing, sentence))

    def _proposal(self, blocks: list[Block]) -> None:
        words = [block for block in blocks if not _set_apart(block)]
        self._set(proposal=read_lines(words), corrected=len(words) < len(blocks))

    def _handling(self, blocks: list[Block]) -> None:
        minutes: list[Block] = []
        motions: list[PublicMotion] = []
        noted: list[str] = []
        last = ""
        for block in blocks:
            if isinstance(block, Paragraph) and (_begins_strong(block) or _set_apart(block)):
                sentence = one_line(text_of(block.runs))
                motion = self._moved(block) if _begins_strong(block) else None
                if motion is not None:
                    motions.append(motion)
                    last = "motion"
                elif last == "words" and sentence == self.phrases["item.motion_withdrawn"]:
                    motions[-1] = replace(motions[-1], withdrawn=True)
                    last = ""
                else:
                    noted.append(sentence)
                    last = ""
            elif isinstance(block, Quote) and last == "motion":
                motions[-1] = replace(motions[-1], text=read_lines(block.blocks))
                last = "words"
            elif not isinstance(block, Quote):
                minutes.append(block)
        self._set(minutes=read_lines(minutes), motions=tuple(motions), noted=tuple(noted))

    def _moved(self, block: Paragraph) -> PublicMotion | None:
        """What the sentence says was moved, or None where it says something else."""
        who, sentence = _strong(block), text_of(block.runs)
        kinds = "|".join(self._kind_pattern(kind) for kind in KINDS)
        for key in ("item.moved", "item.moved_lettered"):
            nobody = who == sentence
            found = self.phrases.match(
                key + "_nobody" * nobody, sentence, person=re.escape(who), kind=kinds
            )
            if found is not None:
                kind, point = self._kind(found["kind"])
                return PublicMotion(name="" if nobody else who, kind=kind, point=point)
        return None

    def _kind_pattern(self, kind: str) -> str:
        word = self.phrases[f"kind.{kind}"]
        with_point = self.phrases.say("kind.to_point", kind=word, count="\0")
        return f"{re.escape(word)}|{re.escape(with_point).replace(re.escape(chr(0)), '[0-9]+')}"

    def _kind(self, words: str) -> tuple[str, int]:
        for kind in KINDS:
            word = self.phrases[f"kind.{kind}"]
            if words == word:
                return kind, 0
            found = self.phrases.match("kind.to_point", words, kind=re.escape(word))
            if found is not None:
                return kind, int(found["count"])
        return KINDS[0], 0

    def _says_so(self, sentence: str) -> bool:
        return self._match("item.statement", sentence) is not None

    def _followups(self, blocks: list[Block]) -> None:
        rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
        noted = ([text_of(cell) for cell in row] + ["", "", ""] for row in rows)
        self._set(followups=tuple(PublicFollowUp(who=r[0], what=r[1], due=r[2]) for r in noted))

    # Votes and decisions

    def _voting(self, blocks: list[Block]) -> None:
        reader = VoteReader(self.item.motions, self.phrases, self.names)
        votes: list[PublicVote] = []
        elections: list[str] = []
        electing = True
        for block in blocks:
            if isinstance(block, Paragraph):
                sentence = text_of(block.runs)
                vote = reader.vote(sentence)
                electing = vote is None
                if vote is None:
                    elections.append(one_line(sentence))
                else:
                    votes.append(vote)
            elif isinstance(block, List):
                for item in block.items:
                    if electing:
                        elections.append(one_line(text_of(item)))
                    else:
                        votes[-1] = reader.listed(votes[-1], text_of(item))
        self._set(votes=tuple(votes), elections=tuple(elections))

    def _decision(self, blocks: list[Block]) -> None:
        at = next((n for n, block in enumerate(blocks) if isinstance(block, Quote)), None)
        before = blocks if at is None else blocks[:at]
        leads = [text_of(b.runs) for b in before if isinstance(b, Paragraph)]
        lead = leads[0] if leads else ""
        quote = blocks[at] if at is not None else None
        if isinstance(quote, Quote) and at is not None:
            told = (b for b in blocks[at + 1 :] if isinstance(b, Paragraph))
            self._set(origins=tuple(one_line(text_of(b.runs)) for b in told))
            self._adopted(lead, read_lines(quote.blocks))
        elif lead == self.phrases["decision.rejected"]:
            self._set(status="rejected")
        else:
            for outcome in ("postponed", "returned", "forwarded"):
                if lead == self.phrases[f"decision.{outcome}"]:
                    self._set(status=outcome)
                    return
                found = self._match(f"decision.{outcome}_to", lead)
                if found is not None:
                    self._set(status=outcome, destination=found["to"])
                    return

    def _adopted(self, lead: str, text: tuple[Line, ...]) -> None:
        self._set(decision=text)
        if self._composed(lead) or self._otherwise(lead):
            return
        votes = self.item.votes
        # Without words before it, the text is the one the last vote was on.
        subject = votes[-1].subject if votes and not lead else MAIN
        status, all_for = ("adopted" if subject == MAIN else "other"), False
        subjects = VoteReader(self.item.motions, self.phrases, self.names).subjects
        allowed = "|".join(re.escape(words) for words in subjects)
        for kind in ("as_proposed", "filled", "amended", "bare", "other_amended", "other"):
            for word in ("_unanimous", ""):
                found = self.phrases.match(f"decision.{kind}{word}", lead, subject=allowed)
                if found is not None:
                    status = _STATUS.get(kind, kind)
                    subject = subjects.get(found.get("subject", ""), MAIN)
                    all_for = bool(word)
                    break
            else:
                continue
            break
        if all_for:
            votes = (*votes, PublicVote(subject=subject, unanimous=True))
        self._set(status=status, votes=votes)

    def _composed(self, lead: str) -> bool:
        """A decision put together from several proposals; the first is the one it rests on."""
        found = self._match("decision.composed", lead)
        if found is None:
            return False
        main = said(self.phrases, "vote.main", within=True)
        rests = found["parts"].startswith((f"{main}, ", f"{main} {self.phrases['words.and']} "))
        own = "amended" if self.item.proposal else "adopted"
        self._set(status=own if rests else "other", composed=found["parts"])
        return True

    def _otherwise(self, lead: str) -> bool:
        """A decision made by an election, an appointment, or votes on its points."""
        for kind in ("election", "appointment"):
            if lead == self.phrases[f"decision.{kind}_as_proposed"]:
                self._set(status="adopted")
                return True
            if lead == self.phrases[f"decision.{kind}"]:
                self._set(status="amended" if self.item.proposal else "adopted")
                return True
        for kind, status in (("points", "adopted"), ("points_amended", "amended")):
            if lead == self.phrases[f"decision.{kind}"]:
                self._set(status=status)
                return True
        if self._match("decision.points_other", lead) is not None:
            self._set(status="other")
            return True
        return False


def _strong(block: Paragraph) -> str:
    return text_of(run for run in block.runs if run.strong)


def _begins_strong(block: Paragraph) -> bool:
    return bool(block.runs) and any(run.strong for run in block.runs)


def _set_apart(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(run.emphasis for run in block.runs)


def _spoken(blocks: list[Block], speaks: Callable[[str], bool]) -> Iterator[Spoken]:
    """Each name that leads to a quote, with what is quoted."""
    name: str | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and _begins_strong(block):
            if name is not None:
                yield Spoken(name=name)
            name = _strong(block) if speaks(text_of(block.runs)) else None
        elif isinstance(block, Quote) and name is not None:
            yield Spoken(name=name, text=read_lines(block.blocks))
            name = None
    if name is not None:
        yield Spoken(name=name)
