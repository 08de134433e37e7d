"""Whether what was adopted is what was voted on, and all that was moved was voted on."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sognko_tui.meeting.check.finding import Finding, found_in
from sognko_tui.meeting.composition import composed, letters, uncomposed, undecided
from sognko_tui.meeting.decisions import same_wording
from sognko_tui.meeting.elections import elected
from sognko_tui.meeting.result import settled
from sognko_tui.meeting.state import Item


def found(item: Item) -> Iterator[Finding]:
    """What there is to find between the votes of an item and its outcome."""
    if item.outcome == "handled":
        handled = settled(item)
        if handled is not None and handled.carried:
            yield found_in(item, "fell_though_carried", severity="hard")
        yield from _moved(item)
    if item.outcome not in ("adopted", "rejected"):
        return
    result = settled(item)
    if result is None:
        if not item.posts or any(elected(post) is None for post in item.posts):
            # F8 n: nobody says how the vote went, and the protocol has to.
            yield found_in(item, "no_result", rule="protocol")
        return
    if item.outcome == "rejected":
        if result.carried:
            yield found_in(item, "fell_though_carried", severity="hard")
        return
    if not result.carried:
        yield found_in(item, "not_carried", severity="hard")
    elif uncomposed(replace(item, decision=item.adopted or item.decision, adopted=None)):
        yield found_in(item, "not_as_voted")
    elif item.edited > result.vote.seq and not _as_voted(item):
        yield found_in(item, "edited_after_vote")
    yield from _moved(item)


def _as_voted(item: Item) -> bool:
    """Whether the text adopted is that of the proposal that won, or what the votes put together."""
    adopted = item.adopted or ""
    moved = item.motion(item.adopted_motion)
    if moved is not None and same_wording(moved.text, adopted):
        return True
    # What was put together was written after the last vote, out of the text it was taken over.
    voted_on = replace(item, decision=item.voted_text, adopted=None)
    return same_wording(composed(voted_on), adopted)


def _moved(item: Item) -> Iterator[Finding]:
    """What was moved and neither voted on nor withdrawn."""
    called = letters(item)
    for motion in undecided(item):
        yield found_in(
            item, "never_voted_on", rule="alternatives", motion=called.get(motion.id, "")
        )
