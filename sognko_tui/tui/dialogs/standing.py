"""How it stands with a post: in a few words, and with those put forward and each round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting.elections import elected
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.ballot import outcome_words

if TYPE_CHECKING:
    from sognko_tui.meeting.facts import Ballot, Post
    from sognko_tui.meeting.state import Meeting


def stands(post: Post) -> str:
    """How it stands with a post, in a few words."""
    found = elected(post)
    if found is not None:
        return _("√ {name}").format(name=found.nominee.name)
    if post.ballots:
        return _("ikkje avgjort")
    return _("føreslegne: {count}").format(count=len(post.nominees)) if post.nominees else "–"


def standing(meeting: Meeting, post: Post) -> list[str]:
    """Those put forward for a post, and each round."""
    names = [
        _("{name} (utanfrå)").format(name=n.name) if meeting.person(n.person) is None else n.name
        for n in post.nominees
    ]
    settles = _("lodd") if post.settled_by == "lot" else _("møteleiaren")
    facts = filter(None, (post.title, post.period, _("likt: {what}").format(what=settles)))
    lines = [
        " · ".join(facts),
        _("Føreslegne: {names}").format(names=" · ".join(names) or "–"),
    ]
    for number, ballot in enumerate(post.ballots, start=1):
        votes = _votes(post, ballot)
        lines.append(_("Røysting {number}: {votes}").format(number=number, votes=votes))
    found = elected(post)
    if found is not None:
        lines.append(outcome_words(found))
    return lines


def _votes(post: Post, ballot: Ballot) -> str:
    parts = [f"{n.name} {ballot.count(n.id)}" for n in post.nominees if ballot.count(n.id)]
    if ballot.blanks:
        parts.append(_("blanke {count}").format(count=ballot.blanks))
    return ", ".join(parts)
