"""Møte, the part that closes items: F2, and the other ways an item can end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle, close_item, next_open, with_times
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.decisions import Span, status
from sognko_tui.meeting.points import fill, strike_point
from sognko_tui.office import sentences
from sognko_tui.office.phrases import proposed
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.dialogs.vote import VoteDialog
from sognko_tui.tui.screens.meeting_view import STATUS_WORDS, MeetingView

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


class Outcomes(MeetingView):
    """How items end."""

    def action_adopt(self) -> None:
        """F2: adopt what stands in VEDTAK, or lead on to what is missing."""
        if self.session is None:
            self.act()
            return
        if self.sognko.monotonic() - self.arrived_at < DOUBLED_KEY:
            self.say(_("F2 kom for tett på: sjå over saka og trykk ein gong til."), "warning")
            return
        item_id, now = self.item_id, self.session.clock.now()
        try:
            closing = close_item(self.meeting, item_id, now)
        except Obstacle as obstacle:
            self._lead_on(obstacle)
            return
        if self.act(*closing):
            self._onwards(item_id)

    def _onwards(self, closed: str) -> None:
        """Say how the item ended and go to the next open one."""
        item = self.meeting.item(closed)
        following = next_open(self.meeting, closed)
        if item is None:
            return
        said = f"{_('Sak {number}').format(number=item.number)}: {_(STATUS_WORDS[status(item)])}"
        if following is None:
            self.refresh_item()
            self.say(f"{said}. {_('Alle sakene er ferdige: F9 viser protokollen.')}")
            return
        earlier = following.position < item.position
        self.go(following.id)
        self.say(f"{said}. {_('Dette er ei sak som vart hoppa over.')}" if earlier else f"{said}.")

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
        elif code in ("quorum", "outside_agenda"):
            self._ask_for_reason(code)

    # Blanks

    def _to_blank(self, span: Span) -> None:
        area = self.text("decision")
        area.focus()
        area.select_span(*span)
        self.say(
            _("Ope felt: skriv det inn · Ctrl+N «{none}» · Ctrl+T stryk punktet").format(none=NONE),
            "warning",
        )

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

    def _close(self, *events: e.Event) -> None:
        """Record how an item ended, with the meeting's start and end where they are due."""
        if self.session is None:
            self.act()
            return
        item_id = self.item_id
        if self.act(*with_times(self.meeting, self.item, events, self.session.clock.now())):
            self._onwards(item_id)

    def action_reject(self) -> None:
        """The proposal fell: with the vote that is noted, else with the one that is asked for."""
        if not self.may_write(open_item=True):
            return
        item = self.item
        if item.vote is not None and item.vote.carried:
            self.say(_("Røystinga seier at framlegget fekk fleirtal. F5 rettar henne."), "warning")
        elif item.vote is not None or not may_vote(self.meeting, item):
            self._close(e.ProposalRejected(item=item.id))
        else:
            title = _("Sak {number}: kven røysta imot?").format(number=item.number)
            self.app.push_screen(VoteDialog(self.meeting, item, title), self._fell)

    def _fell(self, vote: e.VoteTaken | None) -> None:
        """Record the vote, and that the proposal fell where it says so."""
        if vote is None:
            return
        if len(vote.in_favour) > len(vote.against) or vote.casting in vote.in_favour:
            if self.act(vote):
                self.say(_("Fleirtalet er for, så framlegget fall ikkje. F2 vedtek."), "warning")
            return
        self._close(vote, e.ProposalRejected(item=self.item_id))

    def action_handled(self) -> None:
        """The item was handled without a decision."""
        if self.may_write(open_item=True):
            self._close(e.ItemHandled(item=self.item_id))

    def action_postpone(self) -> None:
        """Postpone the item; asks until when."""

        def done(to: str) -> e.Event:
            return e.ItemPostponed(item=self.item_id, to=to)

        self._ask_and_close(
            _("Utset saka"),
            _("Til (møte eller dato)"),
            done,
            proposed("next_meeting", self.meeting.board),
        )

    def action_withdraw(self) -> None:
        """Withdraw the item; asks why."""

        def done(reason: str) -> e.Event:
            return e.ItemWithdrawn(item=self.item_id, reason=reason)

        label = _("Grunn (kan stå tom)")
        self._ask_and_close(_("Trekk saka"), label, done, "", required=False)

    def action_return_item(self) -> None:
        """Return the item; asks to whom."""

        def done(to: str) -> e.Event:
            return e.ItemReturned(item=self.item_id, to=to)

        self._ask_and_close(
            _("Send saka tilbake"),
            _("Tilbake til"),
            done,
            proposed("administration", self.meeting.board),
        )

    def action_forward_item(self) -> None:
        """Send the item on; asks to whom."""

        def done(to: str) -> e.Event:
            return e.ItemForwarded(item=self.item_id, to=to)

        self._ask_and_close(_("Send saka over"), _("Over til"), done, "")

    def _ask_and_close(
        self,
        title: str,
        label: str,
        event: Callable[[str], e.Event],
        value: str,
        *,
        required: bool = True,
    ) -> None:
        if not self.may_write(open_item=True):
            return

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._close(event(answers["to"]))

        heading = f"{title}: {self.item.number} {self.item.title}"
        self.app.push_screen(
            FormDialog(heading, [Ask("to", label, value, required=required)]), answered
        )

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

    def _ask_for_reason(self, rule: str) -> None:
        """A rule advises against adopting: go on only with a reason, which stands in the log."""

        def answered(answers: Answers | None) -> None:
            if answers is None:
                return
            reason = answers["reason"]
            if self.act(e.RuleOverridden(rule=rule, reason=reason, item=self.item_id)):
                self.arrived_at = 0.0
                self.action_adopt()

        intro = sentences.rule(rule, self.meeting)
        ask = Ask("reason", _("Grunn for å gå vidare"), required=True)
        title = _("Regelen seier noko anna")
        self.app.push_screen(FormDialog(title, [ask], intro=intro), answered)

    def action_reopen(self) -> None:
        """Take up again the closed item at hand."""
        if not self.may_write():
            return
        if self.item.open:
            self.say(_("Saka er open alt."))
        elif not self.item.votes:
            self._reopen("anew")
        else:
            choices = [
                Choice("mend", "r", _("Rett teksten: frammøte og røysting står")),
                Choice("anew", "n", _("Ny handsaming: saka blir røysta over på nytt")),
            ]
            title = _("Ta opp att sak {number}").format(number=self.item.number)
            self.app.push_screen(MenuDialog(title, choices), self._reopen)

    def _reopen(self, how: str | None) -> None:
        if how is None:
            return
        if self.act(e.ItemReopened(item=self.item_id, mend=how == "mend")):
            self.go(self.item_id)
            if how == "mend":
                self.text("decision").focus()
                self.say(_("Rett teksten. F2 avsluttar saka att, med same røysting."))
            else:
                self.say(_("Saka er open att. Loggen har det som stod."))
