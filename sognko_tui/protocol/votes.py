"""How the votes in an item went, in sentences and with names."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.state import Item, Vote
from sognko_tui.protocol.document import Block, List, paragraph, plain
from sognko_tui.protocol.telling import Telling

NAMED = ("in_favour", "against", "blank", "refused", "away")
"""The lists of people a vote may be told with, in the order they stand."""


def told(item: Item) -> tuple[Vote, ...]:
    """The votes that are told: the last on each proposal, the one that settled the item at the end.

    Nothing was voted on where an item was only handled. A vote on the text in VEDTAK counts where
    that text was adopted or fell, and not where the item was postponed in the end.
    """
    if item.outcome == "handled":
        return ()
    last = {vote.motion: vote for vote in item.votes}
    if item.outcome not in ("adopted", "rejected"):
        last.pop("main", None)
    settling = item.adopted_motion if item.outcome == "adopted" else "main"
    return tuple(sorted(last.values(), key=lambda vote: (vote.motion == settling, vote.seq)))


def settling(item: Item) -> Vote | None:
    """The vote by which what stands under the decision was adopted."""
    if item.outcome != "adopted":
        return None
    return next((v for v in told(item) if v.motion == item.adopted_motion), None)


def unanimous(vote: Vote) -> bool:
    """Whether everybody who voted was for."""
    dissent = vote.against or vote.blank or vote.refused
    return bool(vote.in_favour) and not dissent and vote.method != "written"


def plainly_unanimous(vote: Vote | None) -> bool:
    """Whether the vote says no more than that all were for, so that one word tells it."""
    return vote is not None and unanimous(vote) and not vote.away


def spelt_out(item: Item) -> tuple[Vote, ...]:
    """The votes that need a part of their own; the word «samrøystes» tells the others."""
    last = settling(item)
    return tuple(v for v in told(item) if not (v is last and plainly_unanimous(v)))


def named(vote: Vote) -> dict[str, tuple[str, ...]]:
    """Who is named in each list.

    A written ballot names nobody who voted; where all were for nobody need be named; of a count
    only the minority is, in the sentence itself.
    """
    lists = {name: getattr(vote, name) for name in NAMED}
    if vote.method == "written" or unanimous(vote):
        lists = {"away": vote.away}
    elif vote.method == "counted" and len(vote.in_favour) != len(vote.against):
        lists = {name: lists[name] for name in ("blank", "refused", "away")}
    return {name: people for name, people in lists.items() if people}


def minority(vote: Vote) -> tuple[str, ...]:
    """Who is named in the sentence of a counted vote; nobody where it was a tie."""
    if vote.method != "counted" or len(vote.in_favour) == len(vote.against):
        return ()
    return min(vote.in_favour, vote.against, key=len)


def subject(telling: Telling, item: Item, motion_id: str) -> str:
    """What was voted on: the proposal, or the one that somebody moved."""
    motion = next((m for m in item.motions if m.id == motion_id), None)
    if motion is None:
        return telling.phrases["vote.main"]
    person, letter = telling.name(motion.mover), telling.letter(item, motion)
    if letter:
        return telling.phrases.say("vote.motion_lettered", person=person, letter=letter)
    return telling.phrases.say("vote.motion", person=person)


def voting(telling: Telling, item: Item) -> Iterator[Block]:
    """The votes of the item that need more than a word, each a sentence and lists of names."""
    for vote in spelt_out(item):
        yield paragraph(sentence(telling, item, vote))
        rows = [
            telling.phrases.say(f"vote.{name}", count=len(people), names=telling.names(people))
            for name, people in named(vote).items()
        ]
        if vote.method == "written":
            rows.insert(0, telling.phrases.say("vote.written", count=len(vote.blank)))
        if rows:
            yield List(items=tuple(plain(text) for text in rows))


def sentence(telling: Telling, item: Item, vote: Vote) -> str:
    """How the vote went, as a sentence."""
    phrases = telling.phrases
    # What was adopted is not «framlegget» where that was changed, or where there was none.
    changed = status(item) != "adopted" or not item.proposal
    bare = "_bare" if vote.motion == "main" and changed else ""
    what = subject(telling, item, vote.motion)
    if unanimous(vote):
        return phrases.say(f"vote.unanimous{bare}", subject=what)
    few = minority(vote)
    word = "vote.vote_one" if len(vote.against) == 1 else "vote.vote_many"
    values: dict[str, str | int] = {
        "subject": what,
        "for": len(vote.in_favour),
        "against": len(vote.against),
        "votes": phrases[word],
        "names": " " + phrases.say("vote.names", names=telling.names(few)) if few else "",
        "casting": phrases["vote.casting"] if vote.casting else "",
    }
    return phrases.say(f"vote.carried{bare}" if vote.carried else "vote.fell", **values)
