"""Møte, the part that writes down: the proposal, statements, follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting.attendance import present
from sognko_tui.meeting.composition import MAIN
from sognko_tui.meeting.points import reworded
from sognko_tui.meeting.result import deciding
from sognko_tui.office.preview import would_write
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.entry import a_person, one_of
from sognko_tui.tui.screens.meeting_view import MeetingView

if TYPE_CHECKING:
    from sognko_tui.tui.dialogs.form import Answers


class Records(MeetingView):
    """What is written down beside the decision itself."""

    # The proposal

    def action_restore(self) -> None:
        """F4: the proposal back into VEDTAK; in REFERAT the subheadings from the pack."""
        if not self.may_write():
            return
        if self.focused_field == "minutes":
            self._subheadings()
            return
        text = self.proposal_as_text
        if not text:
            self.say(_("Saka har ikkje noko framlegg å setje inn."))
            return
        event = self.rewrite("decision", text)
        vote = deciding(self.item)
        if event is None:
            self.say(_("VEDTAK er alt likt framlegget."))
            return
        # F4 undoes F8 b: that all were for what a member moved is no vote on what stands there again.
        put_in = vote is not None and vote.motion != MAIN and vote.method == "unanimous"
        undone: list[e.Event] = []
        if vote is not None and put_in and not vote.opposed:
            undone.append(e.VoteWithdrawn(item=self.item_id, motion=vote.motion))
        if self.act(*undone, event):
            self.text("decision").focus()
            said = _("Framlegget står i VEDTAK att. Ctrl+Z tek det tilbake.")
            if vote is not None and undone:
                said = _(
                    "Framlegget står att, og røystinga {result} er stroken. Ctrl+Z angrar begge."
                )
                said = said.format(result=f"{vote.ayes}–{vote.noes}")
            self.say(said)

    def _subheadings(self) -> None:
        headings = [h for h in self.item.agenda.subtopics if h not in self.item.minutes]
        if not headings:
            self.say(_("Sakspapiret har ingen underoverskrifter å setje inn her."))
            return
        before = self.item.minutes.rstrip("\n")
        added = "\n\n".join(f"{heading}: " for heading in headings)
        event = self.rewrite("minutes", f"{before}\n\n{added}" if before else added)
        if event is not None:
            self.act(event)

    def action_slip(self) -> None:
        """A slip of the pen in the proposal is put right; it is logged and stays the proposal."""
        if not self.may_write(open_item=True):
            return
        points = self.item.proposal
        if not points:
            self.say(_("Saka har ikkje noko framlegg å rette."))
            return
        asks = [
            Ask(str(n), p.marker or str(n + 1), p.text, required=True) for n, p in enumerate(points)
        ]

        def answered(answers: Answers | None) -> None:
            if answers is None:
                return
            changed = reworded(points, tuple(answers[str(n)] for n in range(len(points))))
            if changed == points:
                return
            event = e.ProposalCorrected(item=self.item_id, proposal=changed)
            if self.act(event):
                self.say(_("Skrivefeilen er retta. Det står i loggen."))

        self.app.push_screen(FormDialog(_("Rett skrivefeil i framlegget"), asks), answered)

    def action_line_each(self) -> None:
        """A line for each represented municipality, in the field with the cursor."""
        if not self.may_write():
            return
        field = self.focused_field or "minutes"
        names = list(dict.fromkeys(p.represents or p.name for p in self.meeting.board.seats))
        before = getattr(self.item, field).rstrip("\n")
        lines = "\n".join(f"{name}: " for name in names)
        start = len(before) + 1 if before else 0
        event = self.rewrite(field, f"{before}\n{lines}" if before else lines)
        if event is not None and self.act(event):
            self.text(field).focus()
            # The first answer comes first.
            self.text(field).place_cursor(start + len(names[0]) + 2)

    # Beside the decision

    def action_statement(self) -> None:
        """A statement to the protocol."""
        if not self.may_write():
            return
        people = (*self.meeting.board.people, *self.meeting.guests)
        there = present(self.meeting, self.item) or people
        initials = tuple(p.initials for p in there if p.initials)
        asks = [
            Ask("person", _("Frå"), "", initials, required=True, check=one_of(people)),
            Ask("text", _("Tilførsel"), required=True),
        ]

        def statement(answers: Answers) -> e.StatementRecorded | None:
            person = a_person(people, answers["person"])
            if person is None:
                return None
            return e.StatementRecorded(item=self.item_id, person=person.id, text=answers["text"])

        def preview(answers: Answers) -> str:
            event = statement(answers) if answers["text"] else None
            at = self.sognko.desk.clock.now()
            return "\n".join(would_write(self.meeting, event, at=at)) if event else ""

        def answered(answers: Answers | None) -> None:
            event = statement(answers) if answers is not None else None
            if event is not None and self.act(event):
                self.say(_("Protokolltilførselen er ført."))

        form = FormDialog(_("Protokolltilførsel"), asks, preview=preview)
        self.app.push_screen(form, answered)
