"""Møte, the part about elections: posts, who is put forward, rounds, and the decision that comes of it."""

from __future__ import annotations

from sognko_tui.meeting.decisions import open_blanks
from sognko_tui.meeting.elections import elected, unfilled
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.election import ElectionDialog
from sognko_tui.tui.screens.proposals import Proposals
from sognko_tui.tui.screens.room import Room


class Elections(Proposals, Room):
    """Who is elected to what."""

    def action_election(self) -> None:
        """F8 q: the election in the item at hand."""
        if self.may_hold_a_vote():
            self.app.push_screen(ElectionDialog(self), self._elected)

    def action_vote(self) -> None:
        """F5: the vote; where somebody is to be elected, the election."""
        item = self.item
        election = item.agenda.kind == "election" or bool(unfilled(item))
        if item.open and item.posts and election:
            self.action_election()
        else:
            super().action_vote()

    def _elected(self, done: bool | None) -> None:
        """Say where the result stands, once every post is filled."""
        if not done:
            return
        item = self.item
        names = [found.nominee.name for found in map(elected, item.posts) if found is not None]
        self.text("decision").focus()
        if open_blanks(item):
            self.say(_("Valet er avgjort, men VEDTAK har eit ope felt til."), "warning")
        elif all(name in item.decision for name in names):
            self.say(_("Valet er avgjort og står i VEDTAK. F2 avsluttar saka."))
        else:
            self.say(_("Valet er avgjort. Sjå over VEDTAK, så avsluttar F2 saka."), "warning")
