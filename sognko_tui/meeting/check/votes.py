"""Whether each vote was given by those who may vote, by all of them, and can stand as it is."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.attendance import held_against, quorate, stay_at, stay_in
from sognko_tui.meeting.check.finding import Finding, found_in, name_of
from sognko_tui.meeting.elections import elected
from sognko_tui.meeting.facts import Vote
from sognko_tui.meeting.result import unsettled
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.voting import adds_up


def found(meeting: Meeting, item: Item) -> Iterator[Finding]:
    """What there is to find in the votes of an item, trial votes and elections apart."""
    if item.open or item.outcome == "withdrawn":
        return
    counted = [vote for vote in item.votes if not vote.trial]
    for vote in counted:
        yield from _voters(meeting, item, vote)
    if item.outcome in ("adopted", "rejected", "handled") and unsettled(item) is not None:
        yield found_in(item, "tie", severity="hard")
    yield from _once(found for vote in counted for found in _manner(meeting, item, vote))
    if item.outcome in ("adopted", "rejected"):
        yield from _movements(meeting, item)
        if not quorate(meeting, item) and (counted or _elected(item)):
            yield found_in(item, "not_quorate", rule="quorum")


def _voters(meeting: Meeting, item: Item, vote: Vote) -> Iterator[Finding]:
    """Those who voted and may not, a member and the deputy both, and a sum that is another."""
    may = held_against(meeting, item, vote)
    last = vote == item.last_vote
    voted = tuple(dict.fromkeys((*vote.in_favour, *vote.against, *vote.blank, *vote.refused)))
    for voter in voted:
        stay = stay_in(meeting, voter, item) if last else None
        if stay is None and voter in may:
            stay = stay_at(meeting, voter, item, vote.seq)
        if stay is not None and stay.seat in voted:
            names = {"person": name_of(meeting, voter), "member": name_of(meeting, stay.seat)}
            yield found_in(item, "member_and_deputy", severity="hard", **names)
        elif voter not in may or stay is None:
            code = "may_not_vote" if stay is not None else "voter_not_present"
            yield found_in(item, code, severity="hard", person=name_of(meeting, voter))
    if not adds_up(meeting, item, vote):
        count = vote.voted if vote.counts is not None else len(voted)
        yield found_in(item, "tally", severity="hard", voted=count, entitled=len(may))


def _manner(meeting: Meeting, item: Item, vote: Vote) -> Iterator[Finding]:
    """A ballot on paper where none is meant, numbers where names are due, a vote refused."""
    if vote.method == "written" and item.agenda.kind != "election" and not item.posts:
        yield found_in(item, "written_vote", rule="written_ballot")
    elif vote.method == "counted" and vote.ayes and vote.noes:
        yield found_in(item, "no_names", rule="names")
    for person in vote.refused:
        yield found_in(
            item,
            "refused_to_vote",
            severity="note",
            rule="duty_to_vote",
            person=name_of(meeting, person),
        )


def _once(findings: Iterator[Finding]) -> Iterator[Finding]:
    seen: list[Finding] = []
    for one in findings:
        if one not in seen:
            seen.append(one)
            yield one


def _elected(item: Item) -> bool:
    return bool(item.posts) and any(elected(post) is not None for post in item.posts)


def _movements(meeting: Meeting, item: Item) -> Iterator[Finding]:
    """Who came or left by this item as the protocol will tell it, and yet counts otherwise in it.

    So it is where an item was left open or taken up again, and others sat there at its vote.
    """
    for person in meeting.board.people:
        stays = meeting.presence(person.id).stays
        there = stay_in(meeting, person.id, item)
        left = [s.left for s in stays if s.left is not None and s.left.item == item.id]
        came = [s.arrived for s in stays if s is there and s.arrived.item == item.id]
        code = ""
        if there is None and any(moment.relation == "after" for moment in left):
            code = "left_too_early"
        elif any(moment.relation != "before" for moment in came):
            code = "came_too_late"
        if code:
            yield found_in(item, code, person=person.name)
