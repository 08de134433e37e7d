"""The motions of an item and the votes on them, as Popolo tells them.

A motion is the proposal that lay before the meeting, what a member moved, a single point that was
voted on, what was adopted where that is worded otherwise, or an election. A vote event is a vote on
one motion; of two that were put against each other there is one for each.
"""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.composition import fell, proposed_points, won
from sognko_tui.meeting.decisions import as_text, same_wording
from sognko_tui.meeting.elections import elected
from sognko_tui.meeting.result import prevailed, tied
from sognko_tui.meeting.state import Ballot, Item, Meeting, Motion, Post, Vote
from sognko_tui.protocol.data.casting import Cast, asked, cast, cast_in_round, nameless, votes
from sognko_tui.protocol.data.identity import Identity, role
from sognko_tui.protocol.data.writing import known
from sognko_tui.protocol.elections import nominee_name, post_words
from sognko_tui.protocol.outcomes import decision_lines, proposal_lines
from sognko_tui.protocol.telling import Telling
from sognko_tui.protocol.wording import Line, lines, one_line

MAIN = "main"
"""What the text in VEDTAK is called in a vote."""

DECISION = "decision"
"""What the adopted text is called, where it is worded otherwise than all that was proposed."""

_CHOICES = {
    "for": "yes",
    "against": "no",
    "blank": "abstain",
    "refused": "not voting",
    "away": "absent",
    "disqualified": "not voting",
}
_CLASSES = {"counter": "counter-proposal", "close": "close the meeting", "take_up": "take up"}


def text_of(written: tuple[Line, ...]) -> str:
    """The lines as a text, each with its marker."""
    return "\n".join(f"{line.marker} {line.text}".strip() for line in written)


# Motions


def of_item(telling: Telling, ids: Identity, item: Item) -> Iterator[dict[str, object]]:
    """Everything that was moved in the item, what lay before the meeting first."""

    def motion(
        key: str, kind: str, text: str, result: str, *more: str, by: str = ""
    ) -> dict[str, object]:
        return known(
            id=ids.item(item, "motion", key, *more),
            organization_id=ids.board,
            legislative_session_id=ids.item(item),
            creator_id=ids.person(by) if telling.meeting.person(by) else "",
            identifier=telling.number(item),
            classification=kind,
            text=text,
            result=result,
        )

    if item.proposal or _on_main(item):
        text = text_of(proposal_lines(item))
        yield motion(MAIN, "proposal", text, _result_of_main(item))
    for moved in item.motions:
        kind = _CLASSES.get(moved.kind, moved.kind)
        wording = asked(telling, item, moved.id) or text_of(lines(moved.text))
        yield motion(moved.id, kind, wording, _result(item, moved), by=moved.mover)
    for key in (MAIN, *(m.id for m in item.motions)):
        points = proposed_points(item, key)
        for point, vote in item.points_voted(key).items():
            words = one_line(points.get(point, ""))
            yield motion(key, f"point {point}", words, _passed(vote.carried), str(point))
    if _worded_anew(item):
        yield motion(DECISION, "decision", text_of(decision_lines(item)), "passed")
    for post in item.posts:
        found = elected(post)
        result = f"elected: {nominee_name(telling, found.nominee)}" if found else ""
        yield motion(f"post-{post.id}", "election", post_words(telling, item, post), result)


def _on_main(item: Item) -> bool:
    """Whether there was a vote on the text in VEDTAK that was not on the decision as it stands."""
    return any(MAIN in (_motion_key(item, vote), vote.opposed) for vote in votes(item))


def _result(item: Item, moved: Motion) -> str:
    if moved.withdrawn:
        return "withdrawn"
    if moved.kind != "counter" and not moved.procedural:
        return "passed" if won(item, moved.id) else "failed" if fell(item, moved.id) else ""
    vote = item.vote_on(moved.id)
    if vote is None or tied(vote):
        return ""
    return _passed(prevailed(vote, moved.id))


def _result_of_main(item: Item) -> str:
    """What became of the proposal that lay before the meeting."""
    match item.outcome:
        case "open" | "handled":
            return ""
        case "adopted" if item.adopted_motion not in (MAIN, "election"):
            return "failed"
        case "adopted" if not same_wording(item.adopted or "", as_text(item.proposal)):
            return "passed with changes"
        case "adopted":
            return "passed"
        case "rejected":
            return "failed"
        case other:
            return other


def _worded_anew(item: Item) -> bool:
    """Whether what was adopted is worded as nothing that was proposed."""
    if item.outcome != "adopted" or not item.adopted:
        return False
    proposed = [as_text(item.proposal), *(m.text for m in item.motions if not m.procedural)]
    return not any(same_wording(item.adopted, text) for text in proposed)


def _passed(carried: bool) -> str:
    return "passed" if carried else "failed"


# Votes


def votes_of_item(telling: Telling, ids: Identity, item: Item) -> Iterator[dict[str, object]]:
    """The votes of the item in the order they were taken, then the rounds of its elections."""
    number = 0
    for number, vote in enumerate(votes(item), start=1):
        yield _event(telling, ids, item, vote, number, _motion_key(item, vote), turned=False)
        if vote.opposed:
            yield _event(telling, ids, item, vote, number, vote.opposed, turned=True)
    for post in item.posts:
        found = elected(post)
        for round_, ballot in enumerate(post.ballots, start=1):
            number += 1
            yield _round(telling, ids, item, post, ballot, round_, number)
            if found is not None and found.round == round_:
                break


def _motion_key(item: Item, vote: Vote) -> str:
    """The motion a vote was on: the decision itself where that is what was voted on in VEDTAK."""
    whole = vote.motion == MAIN and not vote.point and not vote.opposed
    return DECISION if whole and _worded_anew(item) and item.adopted_motion == MAIN else vote.motion


def _event(
    telling: Telling, ids: Identity, item: Item, vote: Vote, number: int, key: str, *, turned: bool
) -> dict[str, object]:
    """A vote on one motion; `turned` for the one that it was put against: those against are for it."""
    sides = {"for": "against", "against": "for"} if turned else {}
    at = ids.item(item, "vote", str(vote.seq), *(("opposed",) if turned else ()))
    ayes, noes = (vote.noes, vote.ayes) if turned else (vote.ayes, vote.noes)
    counts = [("yes", ayes), ("no", noes), ("abstain", vote.blanks)]
    counts += [("not voting", len(vote.refused)), ("absent", len(vote.away))]
    point = (str(vote.point),) if vote.point and not vote.opposed else ()
    kind = "put against another motion" if vote.opposed else vote.method.replace("_", " ")
    return known(
        id=at,
        organization_id=ids.board,
        legislative_session_id=ids.item(item),
        identifier=f"{telling.number(item)} ({number})",
        motion_id=ids.item(item, "motion", key, *point),
        classification=kind,
        result=_outcome(vote, key if turned else vote.motion),
        counts=_counts(counts),
        votes=[
            _vote(telling.meeting, ids, at, one, _CHOICES[sides.get(one.option, one.option)], vote)
            for one in cast(telling.meeting, item, vote)
        ],
    )


def _counts(found: list[tuple[str, int]]) -> list[dict[str, object]]:
    """Those for and against always, the rest where there were any; none where nobody was counted."""
    told = [(o, n) for o, n in found if n or o in ("yes", "no")]
    return [{"option": o, "value": n} for o, n in told] if any(n for _, n in told) else []


def _outcome(vote: Vote, motion: str) -> str:
    """Whether this motion passed by the vote, and what settled a tie."""
    if tied(vote):
        return "tied"
    by = " by lot" if vote.lot else " by casting vote" if vote.casting is not None else ""
    return _passed(prevailed(vote, motion)) + by


def _vote(
    meeting: Meeting, ids: Identity, event: str, one: Cast, option: str, taken: Vote | Ballot
) -> dict[str, object]:
    person = meeting.person(one.person)
    what = role(person) if person is not None else ""
    if one.option == "disqualified":
        what = "disqualified"
    elif one.person == taken.casting and not taken.lot:
        what = "casting vote"
    return known(vote_event_id=event, voter_id=ids.person(one.person), option=option, role=what)


def _round(
    telling: Telling,
    ids: Identity,
    item: Item,
    post: Post,
    ballot: Ballot,
    round_: int,
    number: int,
) -> dict[str, object]:
    """A round of an election, in which the options are the nominees by name."""
    at = ids.item(item, "ballot", post.id, str(ballot.seq))
    names = {n.id: nominee_name(telling, n) for n in post.nominees}
    counts = [(names.get(v.nominee, v.nominee), v.count) for v in ballot.votes if v.count]
    counts += [(word, n) for word, n in _others(ballot) if n]
    found = elected(post)
    result = ""
    if found is not None and found.round == round_:
        how = {"lot": " by lot", "chair": " by casting vote"}.get(found.how, "")
        result = f"elected{how}: {names[found.nominee.id]}"
    return known(
        id=at,
        organization_id=ids.board,
        legislative_session_id=ids.item(item),
        identifier=f"{telling.number(item)} ({number})",
        motion_id=ids.item(item, "motion", f"post-{post.id}"),
        classification=f"election, round {round_}{', written' if nameless(ballot) else ''}",
        result=result or "no result",
        counts=[{"option": option, "value": n} for option, n in counts],
        votes=[
            _vote(
                telling.meeting,
                ids,
                at,
                one,
                names.get(nominee, nominee) if nominee else _CHOICES[one.option],
                ballot,
            )
            for one, nominee in cast_in_round(telling.meeting, item, ballot)
        ],
    )


def _others(ballot: Ballot) -> tuple[tuple[str, int], ...]:
    missing = (("not voting", len(ballot.refused)), ("absent", len(ballot.away)))
    return (("abstain", ballot.blanks), *missing)
