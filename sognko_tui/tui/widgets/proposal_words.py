"""Proposals and the votes on them in few words, as lists and views name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting.composition import MAIN, letters, proposed_points
from sognko_tui.meeting.result import prevailed, tied
from sognko_tui.texts import N_, _

if TYPE_CHECKING:
    from sognko_tui.meeting.composition import Origin
    from sognko_tui.meeting.facts import Motion, Vote
    from sognko_tui.meeting.questions import Question
    from sognko_tui.meeting.state import Item

KINDS = {
    "counter": N_("framlegg"),
    "amendment": N_("endring"),
    "addition": N_("tillegg"),
    "postpone": N_("utsetjing"),
    "return": N_("tilbakesending"),
    "forward": N_("oversending"),
}
"""The kinds of proposals that a list of proposals has, a word each."""


def kind_words(motion: Motion) -> str:
    """What sort of proposal it is, with the point that it changes."""
    words = _(KINDS[motion.kind])
    return (
        _("{kind} pkt. {point}").format(kind=words, point=motion.point) if motion.point else words
    )


def short_name(item: Item, proposal: str) -> str:
    """What a proposal is called in a list: its letter, `0` the one that lay before the meeting."""
    motion = item.motion(proposal)
    if motion is None:
        return "0"
    return letters(item).get(proposal) or _(KINDS.get(motion.kind, motion.kind))


def state_words(item: Item, proposal: str, point: int = 0) -> str:
    """How it stands with a proposal or a point of it: withdrawn, voted on and how, or not yet."""
    motion = item.motion(proposal)
    if motion is not None and motion.withdrawn:
        return _("trekt")
    vote = item.vote_on(proposal, point)
    voted = item.points_voted(proposal) if not point else {}
    if vote is not None and all(vote.seq > of.seq for of in voted.values()):
        return _result(item, vote, proposal)
    if voted:
        return _("punktvis: {done} av {all}").format(
            done=len(voted), all=max(len(voted), len(proposed_points(item, proposal)))
        )
    trial = next(
        (v for v in reversed(item.votes) if v.trial and v.motion == proposal and v.point == point),
        None,
    )
    if trial is not None:
        return _("prøve {ayes}–{noes}").format(ayes=trial.ayes, noes=trial.noes)
    return _("ikkje røysta")


def _result(item: Item, vote: Vote, proposal: str) -> str:
    ayes, noes = vote.ayes, vote.noes
    if tied(vote):
        return _("likt {ayes}–{noes}, ikkje avgjort").format(ayes=ayes, noes=noes)
    if not vote.opposed:
        if vote.carried and vote.method == "unanimous":
            return _("samrøystes ({count})").format(count=ayes)
        said = _("vedteke {ayes}–{noes}") if vote.carried else _("fall {ayes}–{noes}")
        return said.format(ayes=ayes, noes=noes)
    other = vote.opposed
    if proposal != vote.motion:
        ayes, noes, other = noes, ayes, vote.motion
    won = prevailed(vote, proposal)
    if other == MAIN:
        said = _("vann {ayes}–{noes} mot framlegget")
        if not won:
            said = _("tapte {ayes}–{noes} mot framlegget")
        return said.format(ayes=ayes, noes=noes)
    said = _("vann {ayes}–{noes} mot {other}") if won else _("tapte {ayes}–{noes} mot {other}")
    return said.format(other=short_name(item, other), ayes=ayes, noes=noes)


def named(item: Item, proposal: str) -> str:
    """A proposal in a sentence: `framlegget`, `framlegg A`, `endring pkt. 2 (C)`."""
    motion = item.motion(proposal)
    if motion is None:
        return _("framlegget")
    letter = letters(item).get(proposal, "")
    if not letter:
        return _(KINDS.get(motion.kind, motion.kind))
    if motion.kind == "counter":
        return _("framlegg {letter}").format(letter=letter)
    return _("{kind} ({letter})").format(kind=kind_words(motion), letter=letter)


def question_words(item: Item, question: Question) -> str:
    """A vote that remains."""
    first = named(item, question.motion)
    if question.point and question.motion != MAIN:
        return _("punkt {point} i {proposal}").format(point=question.point, proposal=first)
    if question.point:
        return _("punkt {point}").format(point=question.point)
    if not question.opposed:
        return first
    return _("{one} mot {other}").format(one=first, other=named(item, question.opposed))


def origin_words(item: Item, origin: Origin) -> str:
    """Where a point came from: `frå A`, `frå framlegget pkt. 3, endra`, `nytt`."""
    if not origin.motion:
        return _("nytt")
    whole = origin.motion == MAIN
    name = _("framlegget") if whole else short_name(item, origin.motion)
    said = _("frå {proposal} pkt. {point}") if origin.point else _("frå {proposal}")
    told = said.format(proposal=name, point=origin.point)
    return _("{told}, endra").format(told=told) if origin.changed else told
