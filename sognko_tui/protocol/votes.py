"""How the votes in an item went, in sentences and with names."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.result import prevailed, tied
from sognko_tui.meeting.state import Item, Vote
from sognko_tui.protocol.document import Block, List, paragraph, plain
from sognko_tui.protocol.subjects import point, subject
from sognko_tui.protocol.telling import Telling

NAMED = ("in_favour", "against", "blank", "refused", "away")
"""The lists of people a vote may be told with, in the order they stand."""

ELSEWHERE = ("close", "take_up", "disqualify")
"""The kinds of proposals whose votes are told where they were taken, and not under the votes."""


def told(item: Item) -> tuple[Vote, ...]:
    """The votes that are told, in the order they were taken: the last on each question.

    A vote on the text in VEDTAK counts where that text was adopted or fell, and not where the item
    was only handled or postponed in the end; one on what a member moved is always told. Trial votes
    are never told.
    """
    last = {
        (frozenset((vote.motion, vote.opposed)) if vote.opposed else vote.motion, vote.point): vote
        for vote in item.votes
        if not vote.trial
    }
    decided = item.outcome in ("adopted", "rejected")
    return tuple(sorted((v for v in last.values() if _is_told(item, v, decided)), key=_place))


def _place(vote: Vote) -> int:
    return vote.seq


def _is_told(item: Item, vote: Vote, decided: bool) -> bool:
    motion = item.motion(vote.motion)
    if motion is not None and motion.procedural:
        return motion.kind not in ELSEWHERE
    return decided or vote.motion != "main"


def settling(item: Item) -> Vote | None:
    """The vote by which what stands under the decision was adopted, of whole texts only."""
    if item.outcome != "adopted":
        return None
    on_it = (v for v in told(item) if item.adopted_motion in (v.motion, v.opposed) and not v.point)
    return max(on_it, key=_place, default=None)


def point_by_point(item: Item) -> bool:
    """Whether the adopted text came of votes on its single points, with none on the whole after."""
    if item.outcome != "adopted":
        return False
    points = [v.seq for v in told(item) if v.point and v.motion == item.adopted_motion]
    whole = settling(item)
    return bool(points) and (whole is None or whole.seq < max(points))


def unanimous(vote: Vote) -> bool:
    """Whether everybody who voted was for."""
    dissent = vote.noes or vote.blanks or vote.refused
    # A protocol that was read may tell no more than that all were for, and not who they were.
    unnamed = vote.method == "unanimous" and vote.tie == "for"
    return bool(vote.ayes or unnamed) and not dissent and vote.method != "written"


def plainly_unanimous(vote: Vote | None) -> bool:
    """Whether the vote says no more than that all were for, so that one word tells it."""
    return vote is not None and unanimous(vote) and not vote.away and not vote.opposed


def named(vote: Vote) -> dict[str, tuple[str, ...]]:
    """Who is named in each list.

    A written ballot names nobody who voted; where all were for nobody need be named; of a count
    only the minority is, in the sentence itself.
    """
    lists = {name: getattr(vote, name) for name in NAMED}
    if vote.method == "written":
        lists = {"refused": vote.refused, "away": vote.away}
    elif unanimous(vote) and not vote.opposed:
        lists = {"away": vote.away}
    elif vote.method == "counted" and (vote.counts or len(vote.in_favour) != len(vote.against)):
        lists = {name: lists[name] for name in ("blank", "refused", "away")}
    return {name: people for name, people in lists.items() if people}


def minority(vote: Vote) -> tuple[str, ...]:
    """Who is named in the sentence of a counted vote; nobody where it was a tie."""
    if vote.method != "counted" or vote.ayes == vote.noes:
        return ()
    return vote.against if vote.noes < vote.ayes else vote.in_favour


def what(telling: Telling, item: Item, vote: Vote) -> str:
    """What was voted on, as it stands first in a sentence."""
    if not vote.point:
        return subject(telling, item, vote.motion)
    of = "" if vote.motion == "main" else subject(telling, item, vote.motion, within=True)
    return point(telling.phrases, vote.point, of)


def voting(telling: Telling, item: Item, *, without: Vote | None) -> Iterator[Block]:
    """The votes of the item, each a sentence and lists of names.

    `without` is the one that the words before the decision tell already.
    """
    for vote in told(item):
        if vote is without:
            continue
        first, *listed = lines(telling, item, vote)
        yield paragraph(first)
        if listed:
            yield List(items=tuple(plain(text) for text in listed))


def lines(telling: Telling, item: Item, vote: Vote) -> tuple[str, ...]:
    """How one vote is told: a sentence, and what stands under it."""
    return (sentence(telling, item, vote), *rows(telling, item, vote))


def rows(telling: Telling, item: Item, vote: Vote) -> list[str]:
    """What stands under the sentence: who voted how, and what settled a tie between two."""
    say = telling.phrases.say
    found: list[str] = []
    if vote.method == "written":
        found.append(say("vote.written", count=vote.blanks))
    elif vote.counts is not None and vote.blanks:
        found.append(say("vote.blank_count", count=vote.blanks))
    for name, people in named(vote).items():
        key, of = f"vote.{name}", ""
        if vote.opposed and name in ("in_favour", "against"):
            key = "vote.in_favour_of"
            side = vote.motion if name == "in_favour" else vote.opposed
            of = subject(telling, item, side, within=True)
        elif vote.point and name == "in_favour":
            key = "vote.in_favour_point"
        found.append(say(key, count=len(people), names=telling.names(people), subject=of))
    if vote.opposed:
        found += _who_won(telling, item, vote)
    drawn_by = telling.who(vote.lot)
    if drawn_by:
        found.append(say("vote.drawn", person=drawn_by))
    return found


def _who_won(telling: Telling, item: Item, vote: Vote) -> Iterator[str]:
    """Which of two proposals put against each other got the majority, and by what at a tie."""
    winner = next((m for m in (vote.motion, vote.opposed) if prevailed(vote, m)), None)
    if winner is None:
        yield telling.phrases["vote.won_none"]
        return
    by_chair = vote.casting is not None
    key = "vote.won_lot" if vote.lot else "vote.won_casting" if by_chair else "vote.won"
    words = subject(telling, item, winner, within=key != "vote.won")
    yield telling.phrases.say(key, subject=words)


def sentence(telling: Telling, item: Item, vote: Vote) -> str:
    """How the vote went, as a sentence."""
    phrases = telling.phrases
    # What was adopted is not «framlegget» where that was changed, or where there was none.
    changed = status(telling.as_decided(item)) != "adopted" or not item.proposal
    whole = vote.motion == "main" and not vote.point and not point_by_point(item)
    bare = "_bare" if whole and changed else ""
    if unanimous(vote) and not vote.opposed:
        return phrases.say(f"vote.unanimous{bare}", subject=what(telling, item, vote))
    few = minority(vote)
    values = tally(telling, vote)
    values["subject"] = what(telling, item, vote)
    values["names"] = " " + phrases.say("vote.names", names=telling.names(few)) if few else ""
    if vote.opposed:
        values["opposed"] = subject(telling, item, vote.opposed, within=True)
        return phrases.say("vote.opposed", **values)
    if tied(vote):
        return phrases.say("vote.tied", **values)
    return phrases.say(f"vote.carried{bare}" if vote.carried else "vote.fell", **values)


def tally(telling: Telling, vote: Vote) -> dict[str, str | int]:
    """The numbers of a vote as they stand in a sentence, and what settled a tie."""
    phrases = telling.phrases
    settled = phrases["vote.casting"] if vote.casting is not None else ""
    if vote.lot:
        settled = phrases["vote.lot"]
    return {
        "for": vote.ayes,
        "against": vote.noes,
        "votes": phrases["vote.vote_one" if vote.noes == 1 else "vote.vote_many"],
        "casting": settled,
    }
