"""What stands right under an item's heading: what is special about it, whatever became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from sognko_tui.meeting.facts import Vote
from sognko_tui.meeting.order import out_of_order
from sognko_tui.meeting.state import Item
from sognko_tui.protocol.document import Paragraph, paragraph
from sognko_tui.protocol.telling import Telling, typed_name
from sognko_tui.protocol.wording import one_line

_ANY_OTHER_BUSINESS = re.compile(r"(?:ymse|eventuelt|anna|annet|andre saker)\b", re.IGNORECASE)
_PAST = ("postponed", "withdrawn", "returned", "forwarded")

NOTHING = ("item.nothing_raised", "item.no_decision")
"""The sentences for an item of which there is nothing to tell."""


def standing(telling: Telling, item: Item) -> Iterator[Paragraph]:
    """The lines under the heading, each set apart."""
    say = telling.phrases.say
    for sentence in special(telling, item):
        yield paragraph(sentence, emphasis=True)
    if taken_up(item):
        yield paragraph(say("item.added"), emphasis=True)
        for sentence in objections(telling, item):
            yield paragraph(sentence, emphasis=True)
    if typed_name(item.raised_by):
        yield paragraph(say("item.raised", by=typed_name(item.raised_by)), emphasis=True)
    if item.open:
        yield paragraph(say("item.open"), emphasis=True)
    if item.outcome == "handled" and item.agenda.kind == "information":
        yield paragraph(say("item.no_decision"), emphasis=True)
    if item.outcome == "withdrawn":
        yield paragraph(say("item.withdrawn"), emphasis=True)
        if one_line(item.reason):
            reason = say("item.reason", reason=one_line(item.reason))
            yield paragraph(reason, emphasis=True)


def nothing_told(item: Item) -> str:
    """The sentence for an item of which there is nothing to tell."""
    business = _ANY_OTHER_BUSINESS.match(one_line(item.title))
    return NOTHING[0] if business else NOTHING[1]


def special(telling: Telling, item: Item) -> Iterator[str]:
    """That the item was before the board already, taken out of its order, or put on the sakliste."""
    say = telling.phrases.say
    for earlier in item.agenda.history:
        key = earlier.outcome if earlier.outcome in _PAST else "other"
        day, number = _day(earlier.date), one_line(earlier.number)
        yield say(
            f"item.history_{key}",
            date=telling.date(day) if day else one_line(earlier.date),
            item=telling.label(telling.numbered(number, day)),
        )
    out = out_of_order(telling.meeting, item)
    if out is not None and out.after is not None:
        yield say("item.order_after", item=telling.item(out.after))
    elif out is not None:
        yield say("item.order_first")
    if item.added and item.parent is None and item.approved_in is not None:
        yield say("item.approved_in")
    elif _outside(item) and not taken_up(item):
        yield say("item.not_taken_up")
        yield from objections(telling, item)


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def _outside(item: Item) -> bool:
    """Whether the item was not on the sakliste, nor put there when that was approved.

    What is raised under «Ymse» is told of so only where somebody asked whether it may be decided.
    """
    asked = item.parent is None or taking_up(item) is not None
    return item.added and item.approved_in is None and asked


def taken_up(item: Item) -> bool:
    """Whether an item from outside the sakliste was taken up: nobody hindered it."""
    vote = taking_up(item)
    return _outside(item) and (vote is None or vote.carried)


def taking_up(item: Item) -> Vote | None:
    """The vote on taking up the item, or on deciding in it though it was there as information."""
    votes = (item.vote_on(m.id) for m in item.motions if m.kind == "take_up" and not m.withdrawn)
    return next((vote for vote in votes if vote is not None), None)


def objections(telling: Telling, item: Item) -> Iterator[str]:
    """Who objected to taking up an item from outside the sakliste (kommunelova § 11-3)."""
    vote = taking_up(item)
    if vote is None:
        return
    if not vote.noes:
        yield telling.phrases["item.objected_none"]
    else:
        key = "item.objected" if vote.carried else "item.objected_stopped"
        yield telling.phrases.say(key, names=_objecting(telling, vote))


def information(telling: Telling, item: Item) -> Iterator[str]:
    """That something was decided under an information item, and who objected to that."""
    vote = taking_up(item)
    if vote is None or item.added:
        return
    if not vote.carried:
        yield telling.phrases.say("item.information_stopped", names=_objecting(telling, vote))
    elif item.outcome == "adopted":
        key = "item.information_objected" if vote.noes else "item.information"
        yield telling.phrases.say(key, names=_objecting(telling, vote))


def _objecting(telling: Telling, vote: Vote) -> str:
    return telling.names(vote.against) or str(vote.noes)
