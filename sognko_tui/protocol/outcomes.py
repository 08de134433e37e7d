"""What became of an item: the decision with what led to it, or the sentence that stands instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sognko_tui.meeting.adoption import ELECTION
from sognko_tui.meeting.composition import origins, parts_of
from sognko_tui.meeting.decisions import as_text, only_filled, same_wording, status
from sognko_tui.meeting.state import Item, Vote
from sognko_tui.protocol.document import Block, Quote, paragraph
from sognko_tui.protocol.subjects import said, subject
from sognko_tui.protocol.telling import Telling, joined
from sognko_tui.protocol.votes import lines as vote_lines
from sognko_tui.protocol.votes import plainly_unanimous, point_by_point, settling, told
from sognko_tui.protocol.wording import Line, lines, one_line, quoted

_NEXT_MEETING = re.compile(r"\bneste (?:\w*møte)", re.IGNORECASE)


def proposal_lines(item: Item) -> tuple[Line, ...]:
    """The proposal as the protocol prints it, with the pack's own numbers."""
    return lines(as_text(item.proposal))


def decision_lines(item: Item) -> tuple[Line, ...]:
    """The adopted text as the protocol prints it, its points numbered as they stand."""
    return lines(item.adopted or "", renumber=True)


def destination(telling: Telling, item: Item) -> str:
    """Where or till when an item was sent, as it stands in a sentence after «til».

    The next meeting gets its date, where that is known.
    """
    to = sent_to(item.destination)
    following = telling.meeting.next_meeting
    if item.outcome != "postponed" or following is None or not _NEXT_MEETING.search(to):
        return to
    day = telling.date(following.date)
    return to if day in to else telling.phrases.say("decision.dated", to=to, date=day)


def sent_to(text: str) -> str:
    """The words as they stand after «til»."""
    return one_line(text).rstrip(". ").removeprefix("til ")


def decision(telling: Telling, item: Item) -> Iterator[Block]:
    """What stands under the heading of the decision; nothing for an item without an outcome."""
    say = telling.phrases.say
    if item.outcome == "adopted":
        lead = adopted_by(telling, item)
        if lead:
            yield paragraph(lead)
        yield Quote(blocks=quoted(decision_lines(item)))
        for sentence in where_from(telling, item):
            yield paragraph(sentence, emphasis=True)
    elif item.outcome == "rejected":
        yield paragraph(say("decision.rejected"))
    elif item.outcome in ("postponed", "returned", "forwarded"):
        to = destination(telling, item)
        yield paragraph(say(f"decision.{item.outcome}{'_to' if to else ''}", to=to))


def adopted_by(telling: Telling, item: Item) -> str:
    """The words that lead to the adopted text.

    None where the vote has been told in full and the text is the one that was voted on: then they
    would only say it again.
    """
    vote, votes = settling(item), told(item)
    kind = as_what(telling, item)
    all_for = told_by_lead(telling, item) is not None
    last = bool(votes) and vote is votes[-1] and not vote.opposed
    if last and not all_for and kind in ("as_proposed", "bare", "other"):
        return ""
    return telling.phrases.say(
        f"decision.{kind}{'_unanimous' if all_for else ''}",
        subject=subject(telling, item, item.adopted_motion, within=kind == "points_other"),
        parts=composed_of(telling, item),
    )


def told_by_lead(telling: Telling, item: Item) -> Vote | None:
    """The vote of which the words before the decision tell all there is, that all were for."""
    vote = settling(item)
    unanimous = plainly_unanimous(vote) and as_what(telling, item) in (
        "as_proposed",
        "filled",
        "amended",
        "bare",
        "other",
        "other_amended",
    )
    return vote if unanimous else None


def vote_words(telling: Telling, item: Item, vote: Vote) -> tuple[str, ...]:
    """How one vote is told: where the votes are, or by the words before the decision."""
    if vote == told_by_lead(telling, item):
        return (adopted_by(telling, item),)
    return vote_lines(telling, item, vote)


def as_what(telling: Telling, item: Item) -> str:
    """How an adopted text came to be and how it stands to what was proposed.

    By `election` or `appointment`, or voted on by `points` (`points_other`: of what a member moved),
    or `composed` of several proposals; else
    `as_proposed`, `filled` where only its blanks were filled in, `amended` or `bare`, and for a
    proposal that a member moved `other`, or `other_amended` where the text is not what was moved.
    """
    item = telling.as_decided(item)
    found: str = status(item)
    if item.adopted_motion == ELECTION:
        lots = any(post.settled_by == "lot" for post in item.posts)
        as_proposed = "_as_proposed" if item.proposal and found == "adopted" else ""
        return ("election" if lots else "appointment") + as_proposed
    as_it_lay = bool(item.proposal) and found == "adopted"
    if len(parts_of(item)) > 1 and not as_it_lay:
        return "composed"
    moved = item.motion(item.adopted_motion)
    if point_by_point(item) and moved is not None:
        return "points_other"
    if point_by_point(item):
        return "points" if found == "adopted" else "points_amended"
    if moved is not None and not same_wording(moved.text, item.adopted or ""):
        return "other_amended"
    if found == "adopted":
        return "as_proposed" if item.proposal else "bare"
    return "filled" if found == "amended" and only_filled(item) else found


def composed_of(telling: Telling, item: Item) -> str:
    """The proposals a decision was put together from, in a row."""
    names = tuple(subject(telling, item, part, within=True) for part in parts_of(item))
    return joined(names, telling.phrases["words.and"])


def where_from(telling: Telling, item: Item) -> Iterator[str]:
    """Where the points of a decision came from that was voted on point by point.

    Of a point that stands as it stood in the proposal nothing is told.
    """
    if not point_by_point(item):
        return
    phrases = telling.phrases
    for origin in origins(telling.as_decided(item)):
        if not origin.place:
            continue
        if not origin.motion:
            yield phrases.say("origin.new", place=origin.place)
            continue
        alike = origin.place == origin.point and not origin.changed
        if alike and origin.motion == item.adopted_motion:
            continue
        yield phrases.say(
            f"origin.{'point' if origin.point else 'whole'}{'_changed' if origin.changed else ''}",
            place=origin.place,
            point=origin.point,
            source=_source(telling, item, origin.motion),
        )


def _source(telling: Telling, item: Item, motion_id: str) -> str:
    if motion_id == "main":
        return said(telling.phrases, "vote.main", within=True)
    return subject(telling, item, motion_id, within=True)


def summary(telling: Telling, item: Item) -> str:
    """What became of the item, in a few words for the list of decisions; empty if only handled."""
    if item.id in telling.closed:
        return telling.phrases["summary.closed"]
    item = telling.as_decided(item)
    found: str = status(item)
    if found == "handled":
        return ""
    if found == "adopted" and not item.proposal:
        found = "adopted_bare"
    if found == "amended" and only_filled(item):
        found = "filled"
    return telling.phrases[f"summary.{found}"]
