"""Who had no part in an item: what was asked and voted, who presided and who sat instead."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.attendance import attendance_taken, may_vote, seats_filled, stay_in
from sognko_tui.meeting.facts import Disqualification, Motion, Vote
from sognko_tui.meeting.presiding import OFFICES, chair, elected_in, presided_in
from sognko_tui.meeting.rules.grounds import exempts
from sognko_tui.meeting.state import Item
from sognko_tui.protocol.document import Paragraph, Run, paragraph
from sognko_tui.protocol.head import presided, presided_instead, presiding
from sognko_tui.protocol.telling import Telling
from sognko_tui.protocol.votes import minority, named, tally, unanimous
from sognko_tui.protocol.wording import one_line


def ground(text: str) -> str:
    """The legal basis as it stands in a sentence, after «etter» and before whatever follows."""
    bare = one_line(text).rstrip(". ")
    for word in ("etter ", "jf. "):
        bare = bare.removeprefix(word)
    return bare


def before(telling: Telling, item: Item) -> Iterator[Paragraph]:
    """The sentences that stand before what was said in the item."""
    instead = presided_instead(telling, item)
    presides = presided(telling, item)
    if elected_in(telling.meeting) == item.id:
        who = Run(text=presiding(telling), strong=True)
        yield Paragraph(runs=telling.phrases.runs("item.presiding_elected", person=who))
    if presides and not any(instead):
        yield _led(telling, item, presides)
    for noted, name in zip(item.disqualified, instead, strict=True):
        yield from _found(telling, item, noted)
        deputy = sat_instead(telling, item, noted)
        if deputy:
            yield _sat(telling, item, deputy)
        if name:
            yield _led(telling, item, name)
    yield from _not_found(telling, item)
    yield from _apart(telling, item)


def after(telling: Telling, item: Item) -> Iterator[Paragraph]:
    """That the usual chair took over again, where the next item tells that it was so."""
    usual = chair(telling.meeting)
    if usual is None or not any(presided_instead(telling, item)):
        return
    later = [i for i in telling.meeting.items if not i.open and i.place > item.place]
    following = min(later, key=lambda i: i.place, default=None)
    there = presided_in(telling.meeting, following) if following is not None else None
    if there is not None and there.id == usual.id:
        who = Run(text=telling.name(usual.id), strong=True)
        yield Paragraph(runs=telling.phrases.runs("disqualified.handed_back", person=who))


def _led(telling: Telling, item: Item, name: str) -> Paragraph:
    """Who presided; that they were elected to it where the board has not given them the office."""
    who = Run(text=name, strong=True)
    person = presided_in(telling.meeting, item)
    office = person is not None and person.function in OFFICES
    key = "item.presided" if office else "item.presided_elected"
    return Paragraph(runs=telling.phrases.runs(key, person=who))


def _found(telling: Telling, item: Item, noted: Disqualification) -> Iterator[Paragraph]:
    phrases = telling.phrases
    vote = item.vote_on(noted.motion) if noted.motion else None
    basis = ground(noted.ground)
    there = stay_in(telling.meeting, noted.person, item) or not attendance_taken(telling.meeting)
    all_for = vote is not None and unanimous(vote)
    counted = ""
    if vote is not None and not all_for:
        counted = _piece(telling, "disqualified.counted", **tally(telling, vote))
    yield Paragraph(
        runs=phrases.runs(
            "disqualified.exempted" if exempts(noted.ground) else "disqualified.found",
            person=Run(text=telling.name(noted.person), strong=True),
            how=phrases["disqualified.unanimously"] + " " if all_for else "",
            counted=counted,
            basis=_piece(telling, "disqualified.basis", ground=basis) if basis else "",
            left=_piece(telling, "disqualified.left") if there else "",
        )
    )
    if vote is not None and not all_for:
        yield from names(telling, item, noted.motion)


def _piece(telling: Telling, key: str, **values: str | int) -> str:
    """A piece of a sentence, with the space it begins with."""
    return " " + telling.phrases.say(key, **values)


def names(telling: Telling, item: Item, motion_id: str) -> Iterator[Paragraph]:
    """Who voted how on a question of the handling that is told where it was asked."""
    vote = item.vote_on(motion_id)
    if vote is None:
        return
    lists = dict(named(vote))
    few = minority(vote)
    if few:
        side = "in_favour" if few == vote.in_favour else "against"
        lists = {side: few, **lists}
    for side, people in lists.items():
        motion = item.motion(motion_id)
        asked = side == "in_favour" and motion is not None and motion.kind == "disqualify"
        key = "disqualified.in_favour" if asked else f"vote.{side}"
        row = telling.phrases.say(key, count=len(people), names=telling.names(people))
        yield paragraph(row, emphasis=True)


def _not_found(telling: Telling, item: Item) -> Iterator[Paragraph]:
    """Those of whom it was asked and who were not found so."""
    found = {noted.motion for noted in item.disqualified}
    for motion in _questions(item):
        if motion.id in found or motion.withdrawn:
            continue
        vote = item.vote_on(motion.id)
        who = Run(text=telling.name(motion.persons[0]), strong=True)
        if vote is None:
            asked = telling.phrases.say("disqualified.asked", person=who.text)
            yield paragraph(asked, emphasis=True)
        elif not vote.carried:
            numbers = {k: str(v) for k, v in tally(telling, vote).items()}
            yield Paragraph(runs=telling.phrases.runs(_denied(motion), person=who, **numbers))
            yield from names(telling, item, motion.id)


def _denied(motion: Motion) -> str:
    return "disqualified.not_exempted" if exempts(motion.text) else "disqualified.not_found"


def _questions(item: Item) -> list[Motion]:
    return [m for m in item.motions if m.kind == "disqualify" and m.persons]


def _apart(telling: Telling, item: Item) -> Iterator[Paragraph]:
    """That those raised together had no vote on any of the questions (forvaltningslova § 8).

    Who was raised at another time is told of apart: others may have been there then. With them the
    deputies who were called in for the questions.
    """
    rounds: dict[frozenset[str], list[tuple[Motion, Vote]]] = {}
    for motion in _questions(item):
        vote = item.vote_on(motion.id)
        if vote is not None and len(motion.persons) > 1:
            rounds.setdefault(frozenset(motion.persons), []).append((motion, vote))
    for asked in rounds.values():
        people = asked[0][0].persons
        voters = {person for _motion, vote in asked for person in vote.entitled}
        everybody = "everybody" if len(rounds) == 1 else "everybody_of"
        told = "apart" if voters.isdisjoint(people) else everybody
        sentence = telling.phrases.say(f"disqualified.{told}", names=telling.names(people))
        yield paragraph(sentence, emphasis=True)
        called = tuple(d for d in asked[0][0].deputies if d in voters)
        if called:
            sentence = telling.phrases.say("disqualified.called", names=telling.names(called))
            yield paragraph(sentence, emphasis=True)


def sat_instead(telling: Telling, item: Item, noted: Disqualification) -> str:
    """The id of the deputy who sat for somebody disqualified, where one did."""
    sitting = {person.id for person in may_vote(telling.meeting, item)}
    return noted.deputy if noted.deputy in sitting else ""


def _sat(telling: Telling, item: Item, deputy: str) -> Paragraph:
    seats = seats_filled(telling.meeting, deputy, item)
    who = Run(text=telling.name(deputy), strong=True)
    return Paragraph(
        runs=telling.phrases.runs("disqualified.sat", person=who, seat=telling.names(seats))
    )
