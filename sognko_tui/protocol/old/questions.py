"""Questions of disqualification: who was asked about, how the vote went, who presided and sat."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from sognko_tui.meeting import events as e
from sognko_tui.protocol.names import Names
from sognko_tui.protocol.old.crowd import Crowd
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.public_meeting import PublicItem, PublicVote


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Whether somebody is disqualified: the vote, None where none is told, and what came of it."""

    name: str
    found: bool
    vote: PublicVote | None = None
    raised: bool = True


def questions(told: PublicItem, phrases: Phrases, names: Names) -> tuple[Question, ...]:
    """The questions the sentences of an item tell of, in their order."""
    asked: list[Question] = []
    for sentence in told.noted:
        one = _question(sentence, phrases, names)
        if one is not None:
            asked.append(one)
        elif asked and asked[-1].vote is not None:
            asked[-1] = _with_names(asked[-1], sentence, phrases, names)
    return tuple(asked)


def _question(sentence: str, phrases: Phrases, names: Names) -> Question | None:
    unanimously = phrases["disqualified.unanimously"]
    patterns = {
        "person": names.pattern,
        "how": f"(?:{re.escape(unanimously)} )?",
        "counted": r"(?: \D+\d+ \D+ \d+ [^\d]*?)?",
        "basis": ".*",
        "left": ".*",
        "votes": r"[^\W\d]+",
        "casting": ".*",
    }
    for key in ("found", "exempted"):
        found = phrases.match(f"disqualified.{key}", sentence, **patterns)
        if found is None:
            continue
        numbers = re.findall(r"\d+", found["counted"])
        vote = None
        if found["how"]:
            vote = PublicVote(subject="disqualify", unanimous=True)
        elif len(numbers) == 2:
            counts = (int(numbers[0]), int(numbers[1]))
            vote = PublicVote(subject="disqualify", counts=counts)
        return Question(name=found["person"], found=True, vote=vote, raised=vote is not None)
    for key in ("not_found", "not_exempted"):
        found = phrases.match(f"disqualified.{key}", sentence, **patterns)
        if found is not None:
            counts = (int(found["for"]), int(found["against"]))
            vote = PublicVote(subject="disqualify", counts=counts, carried=False)
            return Question(name=found["person"], found=False, vote=vote)
    found = phrases.match("disqualified.asked", sentence, **patterns)
    return Question(name=found["person"], found=False) if found is not None else None


def _with_names(one: Question, sentence: str, phrases: Phrases, names: Names) -> Question:
    """The question with what a row under it tells of who voted how."""
    from msgspec.structs import replace

    for key, side in (
        ("disqualified.in_favour", "in_favour"),
        ("vote.against", "against"),
        ("vote.blank", "blank"),
        ("vote.refused", "refused"),
        ("vote.away", "away"),
    ):
        found = phrases.match(key, sentence)
        if found is not None and one.vote is not None:
            people = names.split(found["names"], int(found["count"]))
            return replace(one, vote=replace(one.vote, **{side: people}))
    return one


def raised_together(
    told: PublicItem, asked: tuple[Question, ...], phrases: Phrases, crowd: Crowd
) -> tuple[str, ...]:
    """The ids of those raised at once, where the protocol says that they had no part in it."""
    if not any(phrases.match("disqualified.apart", s) for s in told.noted):
        return ()
    return crowd.ids(tuple(one.name for one in asked))


def moved(
    item_id: str,
    asked: tuple[Question, ...],
    together: tuple[str, ...],
    crowd: Crowd,
    told: PublicItem,
) -> Iterator[tuple[Question, e.ProposalMoved]]:
    """Each question as a proposal: first the one it is about, then those raised with them."""
    grounds = {noted.name: noted.ground for noted in told.disqualified}
    for n, one in enumerate(asked, start=1):
        if not one.raised:
            continue
        person = crowd.id(one.name)
        others = tuple(p for p in together if p != person)
        yield (
            one,
            e.ProposalMoved(
                item=item_id,
                proposal=f"q{n}",
                mover="",
                text=grounds.get(one.name, ""),
                kind="disqualify",
                persons=(person, *(others if together else ())),
            ),
        )
