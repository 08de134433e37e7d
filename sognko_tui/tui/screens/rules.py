"""Møte, the part about rules: which of them is behind what is warned of, and setting it aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting.warned import concerning, warned
from sognko_tui.office import sentences
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.rules import choose_rule, tell_rule
from sognko_tui.tui.screens.meeting_view import MeetingView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sognko_tui.tui.dialogs.rules import SetAside


class Rules(MeetingView):
    """The rules behind the item at hand."""

    def action_rule(self) -> None:
        """Ctrl+R: the rule behind what is warned of here; without a warning those that hold here."""
        meeting, item = self.meeting, self.item
        found = warned(meeting, item, self.sognko.desk.clock.now())
        if len(found) == 1:
            self._tell(found[0])
            return
        title = _("Reglane bak åtvaringane i sak {number}")
        if not found:
            found = concerning(meeting, item)
            title = _("Ingenting åtvarar i sak {number}. Desse reglane gjeld her:")
        self._choose(title.format(number=item.number), found)

    def _choose(self, title: str, rules: Sequence[str]) -> None:
        def chosen(rule: str | None) -> None:
            if rule is not None:
                self._tell(rule)

        self.app.push_screen(choose_rule(title, self.meeting, rules), chosen)

    def _tell(self, rule: str) -> None:
        """Tell of a rule; it can be set aside where the meeting can be written in."""
        writable = self.session is not None and not self.approved
        tell_rule(
            self,
            self.meeting,
            rule,
            self.item_id,
            self.sognko.desk.clock.now(),
            self._set_aside if writable else None,
        )

    def _set_aside(self, event: SetAside) -> None:
        if self.act(event):
            self.refresh_item()
            self.say(
                _("Sett til side i sak {number}: {rule}. Ctrl+Z tek det tilbake.").format(
                    number=self.item.number, rule=sentences.rule_name(event.rule)
                )
            )

    def tell_rules(self, rules: Sequence[str]) -> None:
        """Tell of the rules behind what a dialog above warns of; it has its own ways past them."""
        now = self.sognko.desk.clock.now()
        if len(rules) == 1:
            tell_rule(self, self.meeting, rules[0], self.item_id, now, None)
            return

        def chosen(rule: str | None) -> None:
            if rule is not None:
                tell_rule(self, self.meeting, rule, self.item_id, now, None)

        self.app.push_screen(choose_rule(_("Reglane bak"), self.meeting, rules), chosen)
