"""What became of an item: the decision with what led to it, or the sentence that stands instead."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.decisions import as_text, only_filled, same_wording, status
from sognko_tui.meeting.state import Item
from sognko_tui.protocol.document import Block, Paragraph, Quote, paragraph
from sognko_tui.protocol.telling import Telling
from sognko_tui.protocol.votes import plainly_unanimous, settling, subject
from sognko_tui.protocol.wording import Line, lines, one_line, quoted


def proposal_lines(item: Item) -> tuple[Line, ...]:
    """The proposal as the protocol prints it, with the pack's own numbers."""
    return lines(as_text(item.proposal))


def decision_lines(item: Item) -> tuple[Line, ...]:
    """The adopted text as the protocol prints it, its points numbered as they stand."""
    return lines(item.adopted or "", renumber=True)


def destination(text: str) -> str:
    """Where or till when an item was sent, as it stands in a sentence after «til»."""
    return one_line(text).rstrip(". ").removeprefix("til ")


def standing(telling: Telling, item: Item) -> Iterator[Paragraph]:
    """The lines right under the heading: what is special about the item, whatever became of it."""
    say = telling.phrases.say
    if item.added and item.parent is None:
        yield paragraph(say("item.added"), emphasis=True)
    if one_line(item.raised_by):
        yield paragraph(say("item.raised", by=one_line(item.raised_by)), emphasis=True)
    if item.open:
        yield paragraph(say("item.open"), emphasis=True)
    if item.outcome == "withdrawn":
        yield paragraph(say("item.withdrawn"), emphasis=True)
        if one_line(item.reason):
            reason = say("item.reason", reason=one_line(item.reason))
            yield paragraph(reason, emphasis=True)


def decision(telling: Telling, item: Item) -> Iterator[Block]:
    """What stands under the heading of the decision; nothing for an item without an outcome."""
    say = telling.phrases.say
    if item.outcome == "adopted":
        lead = adopted_by(telling, item)
        if lead:
            yield paragraph(lead)
        yield Quote(blocks=quoted(decision_lines(item)))
    elif item.outcome == "rejected":
        yield paragraph(say("decision.rejected"))
    elif item.outcome in ("postponed", "returned", "forwarded"):
        to = destination(item.destination)
        yield paragraph(say(f"decision.{item.outcome}{'_to' if to else ''}", to=to))


def adopted_by(telling: Telling, item: Item) -> str:
    """The words that lead to the adopted text.

    None where the vote has been told in full and the text is the one that was voted on: then they
    would only say it again.
    """
    vote = settling(item)
    kind = as_what(item)
    all_for = plainly_unanimous(vote)
    if vote is not None and not all_for and kind in ("as_proposed", "bare", "other"):
        return ""
    what = subject(telling, item, item.adopted_motion)
    return telling.phrases.say(f"decision.{kind}{'_unanimous' if all_for else ''}", subject=what)


def as_what(item: Item) -> str:
    """How an adopted text stands to what was proposed.

    `as_proposed`, `filled` where only its blanks were filled in, `amended` or `bare`, and for a proposal that a member moved `other`, or
    `other_amended` where the text is not the one that was moved.
    """
    found: str = status(item)
    moved = next((m for m in item.motions if m.id == item.adopted_motion), None)
    if moved is not None and not same_wording(moved.text, item.adopted or ""):
        return "other_amended"
    if found == "adopted":
        return "as_proposed" if item.proposal else "bare"
    return "filled" if found == "amended" and only_filled(item) else found


def summary(telling: Telling, item: Item) -> str:
    """What became of the item, in a few words for the list of decisions; empty if only handled."""
    found: str = status(item)
    if found == "handled":
        return ""
    if found == "adopted" and not item.proposal:
        found = "adopted_bare"
    if found == "amended" and only_filled(item):
        found = "filled"
    return telling.phrases[f"summary.{found}"]
