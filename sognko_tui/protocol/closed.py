"""What the full protocol tells of a session that was closed to the public (kommunelova § 11-5)."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.state import Item
from sognko_tui.protocol.disqualified import ground, names
from sognko_tui.protocol.document import Paragraph, Run, paragraph
from sognko_tui.protocol.subjects import act
from sognko_tui.protocol.telling import Telling, clock
from sognko_tui.protocol.votes import tally, unanimous


def opening(telling: Telling, item: Item) -> Iterator[Paragraph]:
    """Who moved to close the meeting, how the vote on it went, from when it was closed and why."""
    phrases = telling.phrases
    for motion in (m for m in item.motions if m.kind == "close"):
        if motion.mover:
            who = Run(text=telling.name(motion.mover), strong=True)
            words = phrases["act.close"]
            yield Paragraph(runs=phrases.runs("item.procedural", person=who, act=words))
        if motion.withdrawn:
            yield paragraph(phrases["item.motion_withdrawn"], emphasis=True)
        yield from _vote(telling, item, motion.id)
    closure = item.closure
    if closure is None:
        return
    basis = ground(closure.basis)
    closed = phrases.say("closed.closed", time=clock(closure.closed_at), ground=basis)
    yield paragraph(closed, emphasis=True)
    if closure.stayed:
        stayed = phrases.say("closed.stayed", names=telling.names(closure.stayed))
        yield paragraph(stayed, emphasis=True)


def _vote(telling: Telling, item: Item, motion_id: str) -> Iterator[Paragraph]:
    vote = item.vote_on(motion_id)
    if vote is None:
        return
    phrases, what = telling.phrases, act(telling.phrases, "close")
    if unanimous(vote):
        told = phrases.say("vote.unanimous", subject=what)
    else:
        key = "vote.carried" if vote.carried else "vote.fell"
        told = phrases.say(key, subject=what, names="", **tally(telling, vote))
    yield paragraph(told, emphasis=True)
    yield from names(telling, item, motion_id)


def ending(telling: Telling, item: Item) -> Iterator[Paragraph]:
    """When the meeting was open to the public again."""
    if item.closure is not None and item.closure.opened_at is not None:
        opened = telling.phrases.say("closed.opened", time=clock(item.closure.opened_at))
        yield paragraph(opened, emphasis=True)
