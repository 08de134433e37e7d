"""What is read beside what is written: the proposal, the difference, the vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from sognko_tui.meeting.composition import MAIN, letters, origins
from sognko_tui.meeting.decisions import as_text, difference, open_blanks
from sognko_tui.meeting.elections import elected, unfilled
from sognko_tui.meeting.mentions import of_meeting
from sognko_tui.meeting.questions import asked_in
from sognko_tui.meeting.result import deciding, unsettled
from sognko_tui.office import printable
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.widgets.case import marked, plain
from sognko_tui.tui.widgets.item_text import rule
from sognko_tui.tui.widgets.proposal_words import (
    KINDS,
    named,
    origin_words,
    question_words,
    state_words,
)
from sognko_tui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from sognko_tui.meeting.decisions import Change
    from sognko_tui.meeting.state import Item, Meeting, Motion

CONTEXT = 24
"""Characters of unchanged text shown on either side of a change."""


class TitledView(Vertical):
    """A text to read under a title. With `can_focus`, Tab reaches it and the arrows scroll it."""

    def __init__(self, view_id: str, *, can_focus: bool = False) -> None:
        super().__init__(id=view_id, classes="view")
        self._title = Steady(classes="rule")
        self._text = Steady(classes="view-text")
        self._scroll = VerticalScroll(self._text, can_focus=can_focus)
        self._heading = ""
        self._share: float | None = None

    def compose(self) -> ComposeResult:
        """The title and the text."""
        yield self._title
        yield self._scroll

    def show(self, title: str, text: Content) -> None:
        """Show this text."""
        self._heading = title
        if self._text.put(text):
            self.call_after_refresh(self._tell_lines)

    def _tell_lines(self) -> None:
        """Say which lines are to be seen where not all of them are."""
        seen, lines = self._scroll.size.height, self._text.size.height
        note = ""
        if 0 < seen < lines:
            first = round(self._scroll.scroll_offset.y) + 1
            note = _("{first}–{last} av {lines}").format(
                first=first, last=min(lines, first + seen - 1), lines=lines
            )
        self._title.put(rule(self._heading, note))

    def on_resize(self) -> None:
        """Another height shows other lines."""
        self.call_after_refresh(self._stay)

    def scroll_to_share(self, share: float) -> None:
        """Scroll to this share of the text, 0 to 1, without movement in between, and stay there."""
        self._share = share
        self._stay()

    def _stay(self) -> None:
        if self._share is not None:
            there = self._share * self._scroll.max_scroll_y
            self._scroll.scroll_to(y=there, animate=False, immediate=True)
        self.call_after_refresh(self._tell_lines)


def proposal_text(meeting: Meeting, item: Item, *, mark: bool = False) -> Content:
    """The proposal as it is now, and the proposals that members moved.

    With `mark`, the days and amounts in it are marked.
    """
    text = as_text(item.proposal)
    shown = marked(text, of_meeting(meeting)) if mark else plain(text)
    parts = [shown] if item.proposal else []
    for motion in (m for m in item.motions if m.kind in KINDS):
        lead = printable.line(_lead(meeting, item, motion))
        parts.append(Content.styled(lead, "bold") + plain(f" {motion.text}"))
    return Content("\n").join(parts)


def _lead(meeting: Meeting, item: Item, motion: Motion) -> str:
    """Whose proposal it is, and with several which; how it went where it was voted on."""
    mover = meeting.person(motion.mover)
    name = named(item, motion.id)
    if motion.kind == "counter" and len(letters(item)) == 1:
        name = _("framlegg")
    name = name[:1].upper() + name[1:]
    if mover is not None:
        name = _("{proposal} frå {person}").format(proposal=name, person=mover.name)
    if motion.withdrawn or item.vote_on(motion.id) is not None:
        name += f" ({state_words(item, motion.id)})"
    return f"{name}:"


def difference_text(item: Item) -> Content:
    """How VEDTAK differs from the proposal: signs for what came and went, a little round each.

    Where it was put together from several proposals or points, where each point came from goes first.
    """
    before = as_text(item.proposal)
    told = _origins_text(item)
    if not before:
        return told
    changes = difference(before, item.decision)
    if all(change.kind == "same" for change in changes):
        return Content(_("likt framlegget"))
    if told.plain:
        told += "\n"
    return told + changes_text(changes)


def changes_text(changes: Sequence[Change]) -> Content:
    """What came and went in a text, with a little of what stayed round each."""
    return Content.assemble(*(_shown(change, n, changes) for n, change in enumerate(changes)))


def _origins_text(item: Item) -> Content:
    """Where each point of VEDTAK came from, where that is more than the proposal as it was."""
    if not item.points_voted() and not letters(item):
        return Content("")
    found = origins(item)
    if all(o.motion in (MAIN, "") and o.point in (o.place, 0) for o in found):
        return Content("")
    told = (
        f"{o.place} {origin_words(item, o)}" if o.place else origin_words(item, o) for o in found
    )
    return Content.styled(printable.line(" · ".join(told)), "bold")


def _shown(change: Change, at: int, changes: Sequence[Change]) -> Content:
    if change.kind == "added":
        return Content.styled("{+" + printable.text(change.text) + "+}", "bold $text-success")
    if change.kind == "removed":
        return Content.styled("[-" + printable.text(change.text) + "-]", "$text-error")
    text = printable.text(change.text).replace("\n", " ")
    first, last = at == 0, at == len(changes) - 1
    if first and len(text) > CONTEXT:
        text = "…" + _end(text)
    elif last and len(text) > CONTEXT:
        text = _beginning(text) + "…"
    elif len(text) > 2 * CONTEXT:
        text = _beginning(text) + " … " + _end(text)
    return Content(text)


def _beginning(text: str) -> str:
    """The first words, as many as there is room for."""
    return text[:CONTEXT].rpartition(" ")[0] or text[:CONTEXT]


def _end(text: str) -> str:
    """The last words, as many as there is room for."""
    return text[-CONTEXT:].partition(" ")[2] or text[-CONTEXT:]


def vote_text(meeting: Meeting, item: Item, voters: int) -> Content:
    """How the vote stands, and how many blanks are open."""
    result = result_words(meeting, item, voters)
    trials = [v for v in item.votes if v.trial]
    if trials and item.open:
        result += _(" · prøverøysting {ayes}–{noes}").format(
            ayes=trials[-1].ayes, noes=trials[-1].noes
        )
    blanks = len(open_blanks(item)) if item.open else 0
    parts = [result, ngettext("{count} ope felt", "{count} opne felt", blanks).format(count=blanks)]
    if item.statements:
        parts.append(_("tilførsel: {count}").format(count=len(item.statements)))
    if item.followups:
        parts.append(_("oppfølging: {count}").format(count=len(item.followups)))
    return Content.styled(_("RØYSTING"), "bold") + Content(f"  {' · '.join(parts)}")


def result_words(meeting: Meeting, item: Item, voters: int) -> str:
    """How the vote that decides went, or how it will go by F2."""
    tie = unsettled(item)
    vote = tie or deciding(item)
    if item.outcome in ("handled", "postponed", "withdrawn", "returned", "forwarded"):
        return _("inga røysting")
    if item.posts and vote is None:
        return _election(item)
    if vote is None and not item.decision.strip():
        return _("inga røysting: VEDTAK er tomt")
    if vote is None and not item.open:
        # An old protocol may tell the decision and not the vote.
        return _("det er ikkje fortalt korleis røystinga gjekk")
    if vote is None:
        return _("samrøystes ({count}) ved F2").format(count=voters)
    points = item.points_voted(vote.motion)
    if vote.point and points and tie is None:
        passed = sum(1 for v in points.values() if v.carried)
        return _("punktvis: {passed} av {points} punkt vedtekne").format(
            passed=passed, points=len(points)
        )
    if vote.method == "unanimous" and not vote.in_favour:
        return _("samrøystes")
    if vote.method == "unanimous":
        return _("samrøystes ({count})").format(count=len(vote.in_favour))
    result = _("{ayes} mot {noes}").format(ayes=vote.ayes, noes=vote.noes)
    if vote.opposed:
        result = _("{ayes} for {one}, {noes} for {other}").format(
            ayes=vote.ayes,
            one=named(item, vote.motion),
            noes=vote.noes,
            other=named(item, vote.opposed),
        )
    elif tie is not None and (vote.motion != MAIN or vote.point):
        result = f"{question_words(item, asked_in(vote))}: {result}"
    against = [p.initials or p.name for p in map(meeting.person, vote.against) if p]
    if against:
        result += f" ({', '.join(against)})"
    if vote.casting is not None:
        result += _(", dobbeltrøyst")
    elif vote.lot:
        result += _(", lodd")
    elif tie is not None:
        result += _(", ikkje avgjort")
    return result


def _election(item: Item) -> str:
    """How far the election has come."""
    left = unfilled(item)
    if not left:
        names = [found.nominee.name for found in map(elected, item.posts) if found is not None]
        return printable.line(
            ngettext("vald: {names}", "valde: {names}", len(names)).format(names=", ".join(names))
        )
    return _("val: {title} står att (F5)").format(title=printable.line(left[0].title))
