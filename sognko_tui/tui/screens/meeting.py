"""Møte: where the secretary spends the meeting. Puts its parts together; undo and the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sognko_tui.meeting.session import Refused
from sognko_tui.office import sentences
from sognko_tui.office.deeds import deed
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.commands import commands
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.screens.ahead import Ahead
from sognko_tui.tui.screens.base import BaseScreen
from sognko_tui.tui.screens.closed import Closed
from sognko_tui.tui.screens.completing import Completing
from sognko_tui.tui.screens.corrections import Corrections
from sognko_tui.tui.screens.elections import Elections
from sognko_tui.tui.screens.looking_up import LookingUp
from sognko_tui.tui.screens.order import Order
from sognko_tui.tui.screens.proposals import Proposals
from sognko_tui.tui.screens.records import Records
from sognko_tui.tui.screens.remarks import Remarks
from sognko_tui.tui.screens.revising import Revising
from sognko_tui.tui.screens.room import Room
from sognko_tui.tui.screens.rules import Rules
from sognko_tui.tui.screens.saving import Saving
from sognko_tui.tui.screens.two_sessions import TwoSessions
from sognko_tui.tui.screens.whole import Whole
from sognko_tui.tui.widgets.findings import leads_to, sentence

if TYPE_CHECKING:
    from sognko_tui.meeting.check import Finding

WITHOUT_ITEMS = frozenset(
    [
        "help",
        "attendance",
        "menu",
        "add_item",
        "follow_decisions",
        "new_version",
        "head",
        "pause",
        "review",
        "archive",
        "undo",
        "redo",
        "protocol",
        "save",
        "rescue",
        "take_over",
        "close",
    ]
)
"""What can be done while the sakliste is empty."""


class MeetingScreen(
    Closed,
    Elections,
    Proposals,
    Order,
    Revising,
    Corrections,
    Remarks,
    Room,
    Rules,
    Ahead,
    Completing,
    LookingUp,
    Records,
    Whole,
    Saving,
    TwoSessions,
):
    """The meeting, item by item."""

    NAME: ClassVar[str] = "meeting"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse what needs an item while there is none, and say so."""
        if self.meeting.items or action in WITHOUT_ITEMS:
            return super().check_action(action, parameters)
        if all(action != command.action for command in commands("meeting")):
            return super().check_action(action, parameters)
        self.say_empty()
        return False

    def action_menu(self) -> None:
        """F8: everything else, by letter."""
        choices = [
            Choice(c.action, c.letter, _(c.name))
            for c in commands("meeting")
            if c.letter and (c.action != "take_over" or self.may_take_over)
        ]

        def chosen(action: str | None) -> None:
            if action is not None:
                self.call_later(self.run_action, action)

        self.app.push_screen(MenuDialog(_("Meir"), choices, commands_of="meeting"), chosen)

    def action_undo(self) -> None:
        """Take back the last step of the field with the cursor, else of the meeting; say which."""
        self._turn("undo")

    def action_redo(self) -> None:
        """Bring back what was taken back last."""
        self._turn("redo")

    def _turn(self, way: str) -> None:
        session = self.session
        if session is None:
            self.act()
            return
        field = self.focused_field
        turn = session.undo if way == "undo" else session.redo
        try:
            try:
                step = turn((self.item_id, field) if field else None)
            except Refused:
                # Nothing in this field, or what was typed has been adopted since: what the
                # secretary regrets is the last thing done.
                if field is None or self.approved:
                    raise
                step = turn()
        except Refused as refused:
            self.say(sentences.refused(refused, self.meeting), "warning")
            return
        if step.item is not None and step.item != self.item_id and self.meeting.item(step.item):
            self.go(step.item)
        elif self.meeting.item(self.item_id) is None and self.meeting.items:
            self.go(self.meeting.items[-1].id)
        else:
            self.refresh_item()
        what = deed(step, self.meeting)
        said = _("Angra: {what}") if way == "undo" else _("Gjort om att: {what}")
        self.say(said.format(what=what))

    def action_review(self) -> None:
        """Gjennomgang: what is missing."""
        from sognko_tui.tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self.opened, self._go_there))

    def action_protocol(self) -> None:
        """F9: the protocol as it will read."""
        from sognko_tui.tui.screens.protocol import ProtocolScreen

        self.app.push_screen(ProtocolScreen(self.opened, on_go=self._go_there))

    def _go_there(self, found: Finding) -> None:
        """To the item of a finding, and on to where it is put right, as far as the item allows it."""
        if found.item is not None and self.meeting.item(found.item) is not None:
            self.go(found.item)
        self.say(sentence(self.meeting, found), "warning")
        action = leads_to(self.meeting, found)
        if action and self.session is not None and not self.approved:
            self.call_later(self.run_action, action)

    def action_close(self) -> None:
        """Close the meeting; nothing is ever discarded.

        Where the disk does not take what was typed, leaving takes a second press.
        """
        session = self.session
        if session is not None and not session.save() and not self._warned:
            self._warned = True
            self.say(
                _(
                    "{count} endringar er ikkje på disken. Ein gong til: gå likevel, med ein kopi."
                ).format(count=session.unsaved),
                "error",
            )
            return
        changed = self._outdated()
        self.let_go()
        self.app.pop_screen()
        home = self.app.screen
        if changed and isinstance(home, BaseScreen):
            home.say(
                _("Møtet er endra sidan protokollen vart skriven. Opna det: F9, Enter."), "warning"
            )

    def _outdated(self) -> bool:
        try:
            return self.session is not None and self.sognko.desk.outdated(self.meeting)
        except Trouble:
            return False

    _warned = False
