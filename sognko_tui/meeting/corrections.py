"""What a correction of an approved protocol changed: the meeting before it against the one after.

Only what a protocol tells is compared; texts word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from sognko_tui.meeting.decisions import as_text, status
from sognko_tui.meeting.facts import Vote
from sognko_tui.meeting.order import all_out_of_order
from sognko_tui.meeting.state import Item, Meeting

Text = Literal["proposal", "minutes", "decision", "destination"]
"""The texts of an item that are compared word by word."""

Fact = Literal[
    "motions",
    "disqualified",
    "election",
    "outcome",
    "statements",
    "followups",
    "remarks",
    "closure",
    "order",
    "overrides",
]
"""What is compared as a whole."""

What = (
    Text
    | Fact
    | Literal[
        "vote",
        "added",
        "attendance",
        "start",
        "end",
        "place",
        "form",
        "presiding",
        "secretary",
        "breaks",
        "notice",
        "planned",
        "next_meeting",
        "skipped",
    ]
)
"""What a difference is in."""

_TOKENS = re.compile(r"\d+(?:[\s.,:/]\d+)*|[^\W\d]+|\s+|[^\w\s]|_+", re.UNICODE)


class Difference(NamedTuple):
    """One thing that was put right: in an item or (None) in the whole meeting.

    `old` and `new` are words, a status for an `outcome`; both are empty where the meetings
    themselves have to tell. `person` is whose attendance it is.
    """

    what: What
    item: str | None = None
    person: str | None = None
    old: str = ""
    new: str = ""


def differences(before: Meeting, after: Meeting) -> tuple[Difference, ...]:
    """What was put right, the meeting as a whole first, then item by item as on the sakliste."""
    found = [*_head(before, after), *_attendance(before, after)]
    for item in after.items:
        was = before.item(item.id)
        if was is None:
            found.append(Difference("added", item.id))
        else:
            found += _item(was, item)
            found += (Difference(fact, item.id) for fact in _around(before, after, item.id))
    return tuple(found)


def _around(before: Meeting, after: Meeting, item_id: str) -> Iterator[Fact]:
    """What the protocol tells at an item and the item itself does not hold."""
    if _order(before).get(item_id) != _order(after).get(item_id):
        yield "order"
    if _reasons(before, item_id) != _reasons(after, item_id):
        yield "overrides"


def _order(meeting: Meeting) -> dict[str, str]:
    """After which item those are told to have been handled that were not taken in their order."""
    found = all_out_of_order(meeting)
    return {item: told.after.id if told.after else "" for item, told in found.items()}


def _reasons(meeting: Meeting, item_id: str) -> list[tuple[str, str]]:
    return [(o.rule, o.reason) for o in meeting.overrides if o.item == item_id]


def _head(before: Meeting, after: Meeting) -> Iterator[Difference]:
    if before.started != after.started:
        yield Difference("start")
    if before.ended != after.ended:
        yield Difference("end")
    for what, old, new in (
        ("place", before.place, after.place),
        ("form", before.form, after.form),
        ("presiding", before.presiding, after.presiding),
        ("secretary", before.secretary, after.secretary),
    ):
        if old != new:
            yield Difference(what, old=old, new=new)  # type: ignore[arg-type]
    if before.breaks != after.breaks:
        yield Difference("breaks")
    if before.notice != after.notice:
        yield Difference("notice")
    if before.started is None and before.time != after.time:
        yield Difference("planned", old=before.time, new=after.time)
    if _following(before) != _following(after):
        yield Difference("next_meeting")
    if before.skipped != after.skipped:
        yield Difference("skipped")


def _following(meeting: Meeting) -> tuple[object, ...]:
    """When and where the next meeting is; that it has been made is nothing that is told."""
    found = meeting.next_meeting
    return (found.date, found.time, found.place) if found is not None else ()


def _attendance(before: Meeting, after: Meeting) -> Iterator[Difference]:
    for person in (*after.board.people, *after.guests):
        if before.presence(person.id) != after.presence(person.id):
            yield Difference("attendance", person=person.id)


def _item(before: Item, after: Item) -> Iterator[Difference]:
    texts: tuple[tuple[Text, str, str], ...] = (
        ("proposal", as_text(before.proposal), as_text(after.proposal)),
        ("minutes", before.minutes, after.minutes),
        ("decision", before.adopted or "", after.adopted or ""),
        ("destination", before.destination, after.destination),
    )
    for text, was, now in texts:
        for removed, inserted in changed_words(was, now):
            yield Difference(text, after.id, old=removed, new=inserted)
    if _told(before.votes) != _told(after.votes):
        yield Difference("vote", after.id)
    if before.outcome != after.outcome:
        yield Difference("outcome", after.id, old=status(before), new=status(after))
    facts: tuple[tuple[Fact, object, object], ...] = (
        ("motions", before.motions, after.motions),
        ("disqualified", before.disqualified, after.disqualified),
        ("election", before.posts, after.posts),
        ("statements", before.statements, after.statements),
        ("followups", _decided(before), _decided(after)),
        ("remarks", before.remarks, after.remarks),
        ("closure", before.closure, after.closure),
    )
    for fact, one, other in facts:
        if one != other:
            yield Difference(fact, after.id)


def _decided(item: Item) -> list[tuple[str, str, str]]:
    """The follow-ups as they were decided: that one of them is done since is no correction."""
    return [noted.decided for noted in item.followups]


def _told(votes: tuple[Vote, ...]) -> list[tuple[object, ...]]:
    """The votes without their place in the log: one that was entered anew alike is no change."""
    return [
        (
            *(v.motion, v.point, v.opposed, v.trial, v.method, v.counts, v.carried, v.casting),
            *(v.lot, v.in_favour, v.against, v.blank, v.refused, v.away),
        )
        for v in votes
    ]


def changed_words(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The stretches of two texts that differ: what went and what came in its place.

    A number is one word with its groups of digits («40 000»), and what only white space keeps apart
    is one change.
    """
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    runs: list[tuple[list[str], list[str], bool]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        one, other, same = old[i1:i2], new[j1:j2], tag == "equal"
        between = same and bool(runs) and not "".join(one).strip() and i2 < len(old)
        if runs and not runs[-1][2] and (between or not same):
            runs[-1] = (runs[-1][0] + one, runs[-1][1] + other, False)
        else:
            runs.append((one, other, same))
    changed = ((_words(one), _words(other)) for one, other, same in runs if not same)
    return tuple((one, other) for one, other in changed if one != other)


def _words(tokens: list[str]) -> str:
    return " ".join("".join(tokens).split())


def slip_put_right(meeting: Meeting, item: Item) -> bool:
    """Whether a slip of the pen in the proposal was put right in the meeting itself.

    What only a correction of the approved protocol put right is told with that correction.
    """
    first = meeting.corrections[0].before.item(item.id) if meeting.corrections else item
    stood = (first or item).proposal
    return bool(stood) and stood != item.agenda.proposal
