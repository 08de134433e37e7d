"""Møte, the part about proposals: what members move, and the decision put together from what passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting import log as steps
from sognko_tui.meeting.adoption import Obstacle, close_item
from sognko_tui.meeting.composition import composed, fell, letters, points_of, uncomposed, undecided
from sognko_tui.meeting.result import deciding, unsettled
from sognko_tui.meeting.session import Refused
from sognko_tui.meeting.supposing import supposing
from sognko_tui.meeting.voting import take_vote
from sognko_tui.office import sentences
from sognko_tui.office.deeds import deed
from sognko_tui.office.preview import would_write
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.dialogs.composition import CompositionDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.dialogs.proposals import ProposalsDialog
from sognko_tui.tui.screens.outcomes import Outcomes
from sognko_tui.tui.widgets.proposal_words import kind_words

if TYPE_CHECKING:
    from sognko_tui.meeting.state import Motion

ENDS = (e.ItemPostponed, e.ItemReturned, e.ItemForwarded)
"""The ways an item ends where a proposal to put it off is carried."""


class Proposals(Outcomes):
    """What is moved in an item, and what comes of it."""

    _as_it_stands = ""

    def action_motion(self) -> None:
        """F8 m: the proposals in the item at hand."""
        if self.may_write(open_item=True):
            self.app.push_screen(ProposalsDialog(self), self._left)

    def _left(self, events: tuple[e.Event, ...] | None) -> None:
        """Go on from the proposals: the decision is put in, or the item is put off."""
        item = self.item
        self.set_class(bool(item.proposal or item.motions), "has-proposal")
        if events is None:
            return
        if events and isinstance(events[-1], ENDS):
            self._close(*events)
        elif not events or self.act(*events):
            self._in_vedtak(_("Det som fekk fleirtal, står i VEDTAK. F2 vedtek."))

    def _in_vedtak(self, said: str) -> None:
        area = self.text("decision")
        area.focus()
        area.move_cursor(area.document.end)
        self.say(said)

    def action_adopt(self) -> None:
        """F2: what was moved and not voted on, or put together and not in VEDTAK, comes first.

        Before that comes a tie, since it says what there is to vote on and to put together.
        """
        item = self.item
        if unsettled(item) is not None:
            super().action_adopt()
            return
        stands = f"{item.id} {len(item.votes)} {item.decision}"
        if self.session is not None and item.open and undecided(item) and not self.doubled:
            self._ask_undecided()
            return
        if (
            self.session is None
            or not item.open
            or not uncomposed(item)
            or self._as_it_stands == stands
        ):
            super().action_adopt()
        else:
            self._as_it_stands = stands
            dialog = CompositionDialog(item, self.written_of_decision())
            self.app.push_screen(dialog, self._composed)

    def _ask_undecided(self) -> None:
        """What became of the proposals that nobody voted on."""
        item = self.item
        left, called = undecided(item), letters(item)
        named = ", ".join(called[m.id] for m in left)
        title = ngettext(
            "Framlegg {named} er verken røysta over eller trekt.",
            "Framlegg {named} er verken røysta over eller trekne.",
            len(left),
        ).format(named=named)
        choices = [
            Choice("vote", "r", _("røyst over det no (F8 m)")),
            Choice("withdraw", "t", _("det er trekt")),
            Choice("as_it_is", "v", _("vedta det som står: det vart ikkje røysta over")),
        ]

        def chosen(what: str | None) -> None:
            if what == "vote":
                self.action_motion()
            elif what == "as_it_is":
                super(Proposals, self).action_adopt()
            elif what == "withdraw":
                gone = (e.ProposalWithdrawn(item=item.id, proposal=m.id) for m in left)
                if self.act(*gone):
                    self.say(_("Det er ført som trekt. F2 vedtek det som står."))

        self.app.push_screen(MenuDialog(title, choices), chosen)

    def _composed(self, text: str | None) -> None:
        if text is None:
            self.say(_("VEDTAK er ikkje som røystingane. F2 ein gong til vedtek det som står."))
            return
        event = self.rewrite("decision", text)
        if event is None or self.act(event):
            self._in_vedtak(_("Det som fekk fleirtal, står i VEDTAK. F2 vedtek."))

    # What the list of proposals asks of the meeting

    def recorded(self, *events: e.Event) -> str:
        """Record events as one step; the sentence that says why not, empty where they were."""
        if self.session is None:
            return _("Møtet er ope berre for lesing: ingenting vart endra.")
        try:
            self.session.record(*events)
        except Refused as refused:
            return sentences.refused(refused, self.meeting)
        return ""

    def taken_back(self, since: int) -> str:
        """Take back the last step, unless it is older than this place in the log; what it was."""
        step = steps.last_done(self.session.log) if self.session is not None else None
        if self.session is None or step is None or step.id <= since:
            return _("Her er ikkje noko å angre.")
        try:
            self.session.undo()
        except Refused as refused:
            return sentences.refused(refused, self.meeting)
        return _("Angra: {what}").format(what=deed(step, self.meeting))

    def written(self, *events: e.Event) -> str:
        """What the protocol would hold after these events, and does not now."""
        return "\n".join(would_write(self.meeting, *events, at=self.sognko.desk.clock.now()))

    def written_of_decision(self) -> str:
        """What the protocol would say of the votes, if the decision were put together and adopted."""
        item, now = self.item, self.sognko.desk.clock.now()
        text = composed(item)
        edit = self.rewrite("decision", text)
        edits = () if edit is None else (edit,)
        after = supposing(self.meeting, *edits, at=now)
        if after is None:
            return ""
        try:
            closing = close_item(after, item.id, now)
        except Obstacle:
            return ""
        rows = text.split("\n")
        points = {row.strip() for row in rows} | {p.text for row in rows for p in points_of(row)}
        lines = would_write(self.meeting, *edits, *closing, at=now)
        return "\n".join(line for line in lines if line not in points)

    def choosing(self, motion: Motion) -> tuple[e.Event, ...]:
        """The events that put a member's proposal into VEDTAK.

        All vote for it until F5 says more, where no vote was taken; one that was taken stands.
        """
        item = self.item
        rewritten = self.rewrite("decision", motion.text)
        events = () if rewritten is None else (rewritten,)
        if deciding(item) is not None:
            return events
        return (*events, take_vote(self.meeting, item, motion=motion.id))

    def action_choose_motion(self) -> None:
        """F8 b: put a member's proposal into VEDTAK, to be voted on."""
        if not self.may_write(open_item=True):
            return
        motions = [m for m in self.item.motions if m.kind == "counter" and not m.withdrawn]
        if not motions:
            self.say(_("Ingen har sett fram noko framlegg i saka. F8 m fører eitt."))
            return

        def chosen(motion_id: str | None) -> None:
            motion = next((m for m in motions if m.id == motion_id), None)
            if motion is None:
                return
            if fell(self.item, motion.id):
                self.say(_("Framlegget fall."))
                return
            events = self.choosing(motion)
            if not events or self.act(*events):
                self._in_vedtak(
                    _("Medlemsframlegget står i VEDTAK. F5 endrar røystinga, F2 vedtek.")
                )

        if len(motions) == 1:
            chosen(motions[0].id)
            return
        called = letters(self.item)
        choices = [
            Choice(m.id, called[m.id], f"{kind_words(m)}: {m.text}", also=str(n))
            for n, m in enumerate(motions, start=1)
        ]
        self.app.push_screen(MenuDialog(_("Kva framlegg?"), choices), chosen)
