"""Møte, the part that closes items: F2, and the other ways an item can end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle, close_item, next_open
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.decisions import Span
from sognko_tui.meeting.points import fill, strike_point
from sognko_tui.meeting.result import settled, tied, unsettled
from sognko_tui.meeting.voting import carried
from sognko_tui.office import sentences
from sognko_tui.office.preview import would_write
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.dialogs.vote import VoteDialog
from sognko_tui.tui.screens.handling import TAKING_UP, Handling

if TYPE_CHECKING:
    from collections.abc import Callable

    from sognko_tui.tui.dialogs.form import Answers

DOUBLED_KEY = 0.5
"""Seconds after an item is opened in which F2 is taken for a doubled key."""

NONE = "ingen"
"""What a blank is filled with where there is nothing to fill in; the same in both languages."""

FATES = {
    "reject": N_("framlegget fall"),
    "postpone": N_("saka vart utsett"),
    "withdraw": N_("saka vart trekt"),
    "return_item": N_("saka vart send tilbake"),
    "forward_item": N_("saka vart send over til ein annan"),
    "handled": N_("saka vart handsama utan vedtak"),
}
"""What may have become of an item whose VEDTAK was emptied."""


class Outcomes(Handling):
    """How items end."""

    @property
    def doubled(self) -> bool:
        """Whether a key comes so close upon the item's opening that it was meant for the one before."""
        return self.sognko.monotonic() - self.arrived_at < DOUBLED_KEY

    def action_adopt(self) -> None:
        """F2: adopt what stands in VEDTAK, or lead on to what is missing."""
        if self.session is None:
            self.act()
            return
        if self.doubled:
            self.say(_("F2 kom for tett på: sjå over saka og trykk ein gong til."), "warning")
            return
        if self._shut_for_another(self.action_adopt):
            return
        item_id, now = self.item_id, self.session.clock.now()
        try:
            closing = close_item(self.meeting, item_id, now)
        except Obstacle as obstacle:
            self._lead_on(obstacle)
            return
        if self.act(*closing):
            self._onwards(item_id)

    def _lead_on(self, obstacle: Obstacle) -> None:
        code = obstacle.code
        if code == "blank":
            self._to_blank(obstacle.spans[0])
            return
        said = sentences.obstacle(obstacle, self.item)
        following = next_open(self.meeting, self.item_id) if code == "closed" else None
        if following is not None:
            self.go(following.id)
        # Last, since what is recorded wipes what was said before.
        self.say(said, "warning")
        if code == "attendance":
            # The dialog hides what is said here: it says why itself.
            self.call_later(self.run_action, f"attendance({said!r})")
        elif code == "emptied":
            self._ask_what_became()
        elif code in ("vote_outdated", "tie"):
            self.call_later(self.run_action, "vote")
        elif code in ("election", "ballot_outdated"):
            self.call_later(self.run_action, "election")
        elif code in TAKING_UP:
            self._ask_taking_up(code)
        elif code == "quorum":
            self._ask_for_reason(code)

    # Blanks

    def _to_blank(self, span: Span) -> None:
        area = self.text("decision")
        area.focus()
        area.select_span(*span)
        said = _("Ope felt: skriv det inn · Ctrl+N «{none}» · Ctrl+T stryk punktet")
        if self.item.agenda.kind == "election":
            said = _("Ope felt: F8 q fører valet · eller skriv det inn · Ctrl+N «{none}»")
        self.say(said.format(none=NONE), "warning")

    def action_fill_none(self) -> None:
        """Put «ingen» into the blank at hand."""
        self._change_at_blank(lambda text, span: fill(text, span, NONE))

    def action_strike_point(self) -> None:
        """Strike the point that holds the blank at hand."""
        self._change_at_blank(strike_point)

    def _change_at_blank(self, change: Callable[[str, Span], str]) -> None:
        if not self.may_write(open_item=True):
            return
        blank = self.blank_at_hand()
        if blank is None:
            self.say(_("Her er ikkje noko ope felt."))
            return
        event = self.rewrite("decision", change(self.item.decision, Span(*blank)))
        if event is not None and self.act(event):
            following = self.blank_at_hand()
            if following is not None:
                self._to_blank(Span(*following))
            else:
                self.text("decision").focus()
                self.say(_("Ingen opne felt att. Ctrl+Z tek det tilbake."))

    # Other ends than adoption

    def action_reject(self) -> None:
        """The proposal fell: with the vote that is noted, else with the one that is asked for."""
        if not self.may_write(open_item=True):
            return
        item = self.item
        found = settled(item)
        if unsettled(item) is not None:
            self._lead_on(Obstacle("tie"))
        elif found is not None and found.carried:
            self.say(_("Røystinga seier at framlegget fekk fleirtal. F5 rettar henne."), "warning")
        elif found is not None or not may_vote(self.meeting, item):
            self._close(e.ProposalRejected(item=item.id))
        else:
            title = _("Sak {number}: kven røysta imot?").format(number=item.number)
            self.app.push_screen(VoteDialog(self.meeting, item, title, fell=True), self._fell)

    def _fell(self, vote: e.VoteTaken | None) -> None:
        """Record the vote, and that the proposal fell where it says so."""
        if vote is None:
            return
        meeting, item = self.meeting, self.item
        said = ""
        if vote.trial:
            said = _("Prøverøystinga er ført. Ho tel ikkje i resultatet.")
        elif carried(meeting, item, vote):
            said = _("Fleirtalet er for, så framlegget fall ikkje. F2 vedtek.")
        elif tied(vote):
            said = sentences.obstacle(Obstacle("tie"), item)
        if not said:
            self._close(vote, e.ProposalRejected(item=item.id))
        elif self.act(vote):
            self.say(said, "warning")

    def action_handled(self) -> None:
        """The item was handled without a decision."""
        if self.may_write(open_item=True):
            self._close(e.ItemHandled(item=self.item_id))

    def action_withdraw(self) -> None:
        """Withdraw the item; asks why."""
        if not self.may_write(open_item=True):
            return

        def event(answers: Answers) -> e.ItemWithdrawn:
            return e.ItemWithdrawn(item=self.item_id, reason=answers["to"])

        def preview(answers: Answers) -> str:
            return "\n".join(would_write(self.meeting, event(answers), at=self._now))

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._close(event(answers))

        heading = _("Trekk saka: {number} {title}").format(
            number=self.item.number, title=self.item.title
        )
        ask = Ask("to", _("Grunn (kan stå tom)"))
        self.app.push_screen(FormDialog(heading, [ask], preview=preview), answered)

    def _ask_what_became(self) -> None:
        """VEDTAK was emptied: ask what became of the proposal."""
        letters = {"reject": "n", "postpone": "u", "withdraw": "t", "return_item": "r"}
        letters |= {"forward_item": "s", "handled": "o"}
        choices = [Choice(key, letters[key], _(text)) for key, text in FATES.items()]

        def chosen(key: str | None) -> None:
            if key is not None:
                self.call_later(self.run_action, key)

        title = _("VEDTAK er tomt. Kva vart det til?")
        self.app.push_screen(MenuDialog(title, choices), chosen)

    def action_reopen(self) -> None:
        """Take up again the closed item at hand."""
        if not self.may_write():
            return
        if self.item.open:
            self.say(_("Saka er open alt."))
        elif not self.item.votes and not any(post.ballots for post in self.item.posts):
            self._reopen("anew")
        else:
            choices = [
                Choice("mend", "r", _("Rett teksten: frammøte og røysting står")),
                Choice("vote", "v", _("Rett røystinga: ho vart ført feil")),
                Choice("anew", "n", _("Ny handsaming: saka blir røysta over på nytt")),
            ]
            title = _("Ta opp att sak {number}").format(number=self.item.number)
            self.app.push_screen(MenuDialog(title, choices), self._reopen)

    def _where_voted(self) -> str:
        """The command that shows how it was voted: the list where several proposals were."""
        item = self.item
        if item.posts:
            return "election"
        return "motion" if item.motions else "vote"

    def _reopen(self, how: str | None) -> None:
        if how is None:
            return
        if self.act(e.ItemReopened(item=self.item_id, mend=how != "anew")):
            self.go(self.item_id)
            if how == "vote":
                self.say(_("Rett røystinga. F2 avsluttar saka att."))
                self.call_later(self.run_action, self._where_voted())
            elif how == "mend":
                self.text("decision").focus()
                self.say(_("Rett teksten. F2 avsluttar saka att, med same røysting."))
            else:
                if self.item.decision:
                    self.text("decision").focus()
                self.say(_("Saka er open att. Loggen har det som stod."))
