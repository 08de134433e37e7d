"""Reads one item of a protocol back: its parts by their headings, its votes by their sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from sognko_tui.protocol.document import Block, Heading, List, Paragraph, Quote, Table, text_of
from sognko_tui.protocol.items import PRINTED_OVERRIDES
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.public_meeting import (
    MAIN,
    PublicDisqualification,
    PublicFollowUp,
    PublicItem,
    PublicVote,
    Spoken,
)
from sognko_tui.protocol.telling import letter
from sognko_tui.protocol.votes import NAMED
from sognko_tui.protocol.wording import Line, read_lines

PARTS = ("proposal", "handling", "voting", "decision", "statements", "followups")


_STATUS = {
    "as_proposed": "adopted",
    "filled": "amended",
    "bare": "adopted",
    "other_amended": "other",
}
"""How an item ended by the words that lead to its decision, where the two are not alike."""


class Names:
    """The names in the attendance, by which a row of names is taken apart."""

    def __init__(self, names: list[str], phrases: Phrases) -> None:
        self._names = sorted(set(names), key=len, reverse=True)
        self._last = f" {phrases['words.and']} "
        alternatives = "|".join(re.escape(name) for name in self._names if name)
        self.pattern = f"(?:{alternatives})" if alternatives else ".+"

    def split(self, words: str, count: int) -> tuple[str, ...]:
        """The `count` names in a row like «a, b og c»; they may hold commas themselves."""
        return self.taken_apart(words, count) or tuple(
            re.split(f", |{re.escape(self._last)}", words) if words else ()
        )

    def taken_apart(self, words: str, count: int) -> tuple[str, ...] | None:
        """As `split`, or None where the words are no row of `count` known names."""
        if count <= 1:
            return (words,) if words in self._names else None
        joint = self._last if count == 2 else ", "
        for name in self._names:
            if words.startswith(name + joint):
                rest = self.taken_apart(words[len(name) + len(joint) :], count - 1)
                if rest is not None:
                    return (name, *rest)
        return None


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
            if sentence == self.phrases["item.added"]:
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

    def _proposal(self, blocks: list[Block]) -> None:
        words = [block for block in blocks if not _set_apart(block)]
        self._set(proposal=read_lines(words), corrected=len(words) < len(blocks))

    def _handling(self, blocks: list[Block]) -> None:
        minutes: list[Block] = []
        for block in blocks:
            if isinstance(block, Paragraph) and _begins_strong(block):
                self._noted(block)
            elif isinstance(block, Paragraph) and _set_apart(block):
                self._reason(text_of(block.runs))
            elif not isinstance(block, Quote):
                minutes.append(block)
        self._set(minutes=read_lines(minutes), motions=tuple(_spoken(blocks, self._moves)))

    def _moves(self, sentence: str) -> bool:
        keys = ("item.moved", "item.moved_lettered")
        return any(self._match(key, sentence) is not None for key in keys)

    def _says_so(self, sentence: str) -> bool:
        return self._match("item.statement", sentence) is not None

    def _noted(self, block: Paragraph) -> None:
        who, sentence = _strong(block), text_of(block.runs)
        noted = self.item.disqualified
        person = re.escape(who)
        if self.phrases.match("item.presided", sentence, person=person) is not None:
            if noted:
                last = replace(noted[-1], presides=who)
                self._set(disqualified=(*noted[:-1], last))
            else:
                self._set(presided=who)
            return
        for key in ("", "_ground", "_away", "_away_ground"):
            found = self.phrases.match(f"item.disqualified{key}", sentence, person=person)
            if found is not None:
                added = PublicDisqualification(name=who, ground=found.get("ground", ""))
                self._set(disqualified=(*noted, added))
                return

    def _reason(self, sentence: str) -> None:
        for rule in PRINTED_OVERRIDES:
            found = self._match(f"item.{rule}", sentence)
            if found is not None:
                self._set(reasons=(*self.item.reasons, (rule, found["reason"])))
                return

    def _followups(self, blocks: list[Block]) -> None:
        rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
        noted = ([text_of(cell) for cell in row] + ["", "", ""] for row in rows)
        self._set(followups=tuple(PublicFollowUp(who=r[0], what=r[1], due=r[2]) for r in noted))

    # Votes and decisions

    def _subjects(self) -> dict[str, str]:
        """What may be voted on, by the words for it."""
        motions = self.item.motions
        say = self.phrases.say
        if len(motions) == 1:
            moved = {say("vote.motion", person=motions[0].name): "1"}
        else:
            moved = {
                say("vote.motion_lettered", person=motion.name, letter=letter(n)): str(n + 1)
                for n, motion in enumerate(motions)
            }
        return {**moved, self.phrases["vote.main"]: MAIN}

    def _voting(self, blocks: list[Block]) -> None:
        votes: list[PublicVote] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                vote = self._vote(text_of(block.runs))
                if vote is not None:
                    votes.append(vote)
            elif isinstance(block, List) and votes:
                for item in block.items:
                    votes[-1] = self._listed(votes[-1], text_of(item))
        self._set(votes=tuple(votes))

    def _vote(self, sentence: str) -> PublicVote | None:
        if sentence == self.phrases["vote.unanimous_bare"]:
            return PublicVote(unanimous=True)
        subjects = self._subjects()
        allowed = {
            "subject": "|".join(re.escape(words) for words in subjects),
            "names": r"(?: .+)?",
            "casting": f"(?:{re.escape(self.phrases['vote.casting'])})?",
            "votes": "|".join(
                re.escape(self.phrases[f"vote.{key}"]) for key in ("vote_one", "vote_many")
            ),
        }
        found = self.phrases.match("vote.unanimous", sentence, **allowed)
        if found is not None:
            return PublicVote(subject=subjects[found["subject"]], unanimous=True)
        for key in ("vote.carried", "vote.carried_bare", "vote.fell"):
            found = self.phrases.match(key, sentence, **allowed)
            if found is None:
                continue
            counts = (int(found["for"]), int(found["against"]))
            few = self.phrases.match("vote.names", found["names"].strip())
            return PublicVote(
                subject=subjects.get(found.get("subject", ""), MAIN),
                carried=key != "vote.fell",
                counts=counts,
                minority=self.names.split(few["names"], min(counts)) if few else (),
                casting=bool(found["casting"]),
            )
        return None

    def _listed(self, vote: PublicVote, sentence: str) -> PublicVote:
        written = self._match("vote.written", sentence)
        if written is not None:
            return replace(vote, written=True, blank_count=int(written["count"]))
        for name in NAMED:
            found = self._match(f"vote.{name}", sentence)
            if found is not None:
                people = self.names.split(found["names"], int(found["count"]))
                return replace(vote, **{name: people})
        return vote

    def _decision(self, blocks: list[Block]) -> None:
        leads = [text_of(b.runs) for b in blocks if isinstance(b, Paragraph)]
        lead = leads[0] if leads else ""
        quotes = [block for block in blocks if isinstance(block, Quote)]
        if quotes:
            self._adopted(lead, read_lines(quotes[0].blocks))
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
        votes = self.item.votes
        # Without words before it, the text is the one the last vote was on.
        subject = votes[-1].subject if votes and not lead else MAIN
        status, all_for = ("adopted" if subject == MAIN else "other"), False
        subjects = self._subjects()
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
        self._set(status=status, decision=text, votes=votes)


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
