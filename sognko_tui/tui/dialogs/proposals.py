"""F8 m: the proposals in an item, the votes on them in their order, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle
from sognko_tui.meeting.attendance import attendance_taken
from sognko_tui.meeting.composition import MAIN, fell, proposed_points, uncomposed
from sognko_tui.meeting.procedural import ended, free_id
from sognko_tui.meeting.questions import Question
from sognko_tui.meeting.result import stands, unsettled
from sognko_tui.meeting.voting import carried, entitled
from sognko_tui.office import sentences
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.composition import CompositionDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.dialogs.proposal_form import (
    LETTERS,
    TITLES,
    ProposalDialog,
    handling_form,
    movers,
)
from sognko_tui.tui.dialogs.proposals_view import ProposalsView
from sognko_tui.tui.dialogs.vote import VoteDialog
from sognko_tui.tui.entry import a_person
from sognko_tui.tui.widgets.proposal_list import (
    Row,
    question,
)
from sognko_tui.tui.widgets.proposal_words import named, question_words

if TYPE_CHECKING:
    from textual.binding import BindingType

    from sognko_tui.meeting.procedural import Putting
    from sognko_tui.tui.dialogs.form import Answers


class ProposalsDialog(ProposalsView):
    """The proposals of the item at hand of `table`, through which everything done here is recorded.

    Returns what is left to record when the secretary goes on from here: the decision put together,
    or the end of an item that is put off. None for Esc.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next_vote", show=False, priority=True),
        Binding("v,V,f5", "vote", show=False),
        Binding("n,N", "new", show=False),
        Binding("m,M", "against", show=False),
        Binding("p,P", "trial", show=False),
        Binding("k,K", "points", show=False),
        Binding("t,T", "withdraw", show=False),
        Binding("b,B", "put_in", show=False),
        Binding("s,S", "put_together", show=False),
        Binding("plus", "earlier", show=False),
        Binding("minus", "later", show=False),
        Binding("ctrl+z", "undo", show=False),
    ]

    # New proposals

    def action_new(self) -> None:
        """A new proposal: first what it wants."""
        lacking = "" if self._item.proposal else _("saka har ikkje noko framlegg å endre")
        choices = [
            Choice(kind, LETTERS[kind], _(title), lacking if kind == "amendment" else "")
            for kind, title in TITLES.items()
        ]
        self.app.push_screen(MenuDialog(_("Kva slags framlegg?"), choices), self._new)

    def _new(self, kind: str | None) -> None:
        wanted = next((k for k in TITLES if k == kind), None)
        if wanted is None:
            return
        meeting, item = self._meeting, self._item
        if wanted in e.PROCEDURAL:

            def moved(answers: Answers) -> e.ProposalMoved:
                mover = a_person(movers(meeting), answers["mover"])
                return e.ProposalMoved(
                    item=item.id,
                    proposal=free_id(item),
                    mover=mover.id if mover is not None else "",
                    text=answers["to"],
                    kind=wanted,
                )

            def answered(answers: Answers | None) -> None:
                self._moved(moved(answers) if answers is not None else None)

            def preview(answers: Answers) -> str:
                return self._table.written(moved(answers))

            self.app.push_screen(handling_form(meeting, item, wanted, preview), answered)
            return
        dialog = ProposalDialog(
            meeting, item, wanted, written=self._table.written, keep=self._table.recorded
        )
        self.app.push_screen(dialog, self._moved)

    def _moved(self, event: e.ProposalMoved | None) -> None:
        if event is not None and self._record(event):
            self._show(Row(event.proposal))
            self.say(
                _("Ført: {what}.").format(what=named(self._item, event.proposal)),
                "",
            )

    def _record(self, *events: e.Event) -> bool:
        wrong = self._table.recorded(*events)
        self.say(wrong)
        self._show()
        return not wrong

    # Votes

    def action_next_vote(self) -> None:
        """Enter: the next vote in the order that is shown."""
        questions = self._questions()
        if questions:
            self._ask(questions[0])
        else:
            self._all_voted()

    def action_vote(self) -> None:
        """V: vote on the marked one, whatever the order."""
        marked = self._list.marked
        if marked is not None:
            self._ask(question(self._item, marked))

    def action_trial(self) -> None:
        """P: a trial vote on the marked one, which binds nobody."""
        marked = self._list.marked
        if marked is not None:
            self._ask(question(self._item, marked), trial=True)

    def action_against(self) -> None:
        """M: mark a proposal, and then the one it is put against."""
        marked, first = self._list.marked, self._waiting
        if marked is None:
            return
        if marked.point or self._kind(marked) not in ("counter", "amendment", "addition"):
            self.say(_("Berre framlegg om ordlyden kan setjast opp mot kvarandre."))
            return
        if first is None or (self._item.motion(first.motion) is None and first.motion != MAIN):
            self._waiting = marked
            self._show()
            self.say(_("Merk det andre framlegget med M òg: då røystar de over dei to."), "")
            return
        self._waiting = None
        self._show()
        if first == marked:
            self.say("")
        elif self._kind(first) != self._kind(marked):
            self.say(_("Berre framlegg av same slag kan setjast opp mot kvarandre."))
        else:
            # What a member moved is told first, as the one that is put up against the other.
            one, other = (marked, first) if first.motion == MAIN else (first, marked)
            self._ask(Question(one.motion, other.motion, kind="counter"))

    def _kind(self, line: Row) -> str:
        motion = self._item.motion(line.motion)
        return motion.kind if motion is not None else "counter"

    def _ask(self, asked: Question, *, trial: bool = False) -> None:
        meeting, item = self._meeting, self._item
        for proposal in filter(None, (asked.motion, asked.opposed)):
            motion = item.motion(proposal)
            if motion is not None and motion.withdrawn:
                self.say(_("Framlegget er trekt."))
                return
        if not attendance_taken(meeting) or not entitled(meeting, item, asked.motion):
            self.say(sentences.obstacle(Obstacle("attendance"), item))
            return
        title = _("Prøverøysting: {what}") if trial else _("Røysting: {what}")
        dialog = VoteDialog(
            meeting,
            item,
            title.format(what=question_words(item, asked)),
            motion=asked.motion,
            point=asked.point,
            opposed=asked.opposed,
            trial=trial,
        )

        def voted(vote: e.VoteTaken | None) -> None:
            if vote is not None:
                self._voted(vote)

        self.app.push_screen(dialog, voted)

    def _voted(self, vote: e.VoteTaken) -> None:
        item = self._item
        events: list[e.Event] = [vote]
        before = item.vote_on(vote.motion, vote.point)
        if not vote.trial and before is not None and before.opposed == vote.opposed:
            # Taken anew, it takes the place of the one before.
            events.insert(0, e.VoteWithdrawn(item=item.id, motion=vote.motion, point=vote.point))
        motion = item.motion(vote.motion)
        passed = not vote.trial and carried(self._meeting, item, vote)
        if motion is not None and motion.procedural and passed:
            how: Putting = motion.kind  # type: ignore[assignment]  # no other kind is in the list
            self.dismiss((*events, ended(item, how, motion.text)))
        elif self._record(*events) and not vote.trial:
            if not self._questions():
                self._all_voted()

    def _all_voted(self) -> None:
        """With the last vote taken the decision is put together, where it is another text."""
        if uncomposed(self._item):
            self.action_put_together()
        elif self._item.last_vote is not None:
            self.say(_("Alle røystingane er tekne. Esc, så avsluttar F2 saka."), "")
        else:
            self.say(_("Her er ikkje noko å røyste over enno."))

    # The rest

    def action_points(self) -> None:
        """K: the points of what stands, each to be voted on by itself; again, and they are folded."""
        proposal = stands(self._item)
        if not proposed_points(self._item, proposal):
            self.say(_("Framlegget har berre eitt punkt."))
            return
        marked = self._list.marked
        self._by_point = not self._by_point
        self._show(marked if marked is not None and not marked.point else Row(proposal))

    def action_withdraw(self) -> None:
        """T: whoever moved the marked proposal does not uphold it."""
        marked = self._list.marked
        motion = self._item.motion(marked.motion) if marked is not None else None
        if motion is None:
            self.say(_("Berre det nokon har sett fram i møtet, kan trekkjast."))
        elif motion.withdrawn:
            self.say(_("Framlegget er trekt."))
        else:
            self._record(e.ProposalWithdrawn(item=self._item.id, proposal=motion.id))

    def action_earlier(self) -> None:
        """+: the vote on the marked one comes earlier."""
        self._move(-1)

    def action_later(self) -> None:
        """-: the vote on the marked one comes later."""
        self._move(1)

    def _move(self, step: int) -> None:
        marked, questions = self._list.marked, [*self._questions()]
        at = next(
            (
                n
                for n, q in enumerate(questions)
                if marked is not None
                and marked.motion in (q.motion, q.opposed)
                and marked.point == q.point
            ),
            None,
        )
        if at is None:
            self.say(_("Det merkte står ikkje for tur til røysting."))
        elif 0 <= at + step < len(questions):
            questions[at], questions[at + step] = questions[at + step], questions[at]
            self._wanted = tuple(questions)
            self._show_next()
            self.say("")

    def action_put_in(self) -> None:
        """B: the marked proposal into VEDTAK as it is; see `Proposals.choosing`."""
        marked = self._list.marked
        motion = self._item.motion(marked.motion) if marked is not None else None
        if motion is None or motion.kind != "counter" or motion.withdrawn:
            self.say(_("Merk eit alternativt framlegg: B set det inn i VEDTAK."))
        elif fell(self._item, motion.id):
            self.say(_("Framlegget fall."))
        else:
            self.dismiss(self._table.choosing(motion))

    def action_put_together(self) -> None:
        """S: the decision as the votes have it."""
        if not self._item.votes:
            self.say(_("Her er ikkje røysta over noko enno."))
            return
        if unsettled(self._item) is not None:
            self.say(sentences.obstacle(Obstacle("tie"), self._item))
            return

        def answered(text: str | None) -> None:
            if text is not None:
                event = self._table.rewrite("decision", text)
                self.dismiss(() if event is None else (event,))

        dialog = CompositionDialog(self._item, self._table.written_of_decision())
        self.app.push_screen(dialog, answered)

    def action_undo(self) -> None:
        """Take back the last thing that was done here, and nothing from before."""
        self.say(self._table.taken_back(self._since), "")
        self._show()
