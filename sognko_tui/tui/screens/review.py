"""Gjennomgang: what is missing or does not agree, each with the way to where it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sognko_tui.meeting.check import Finding, check
from sognko_tui.meeting.session import Refused
from sognko_tui.office import sentences
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.rules import tell_rule
from sognko_tui.tui.entry import show_date
from sognko_tui.tui.screens.letting_go import LettingGo
from sognko_tui.tui.widgets.columns import indented
from sognko_tui.tui.widgets.findings import SIGNS, by_gravity, sentence, summary
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize

    from sognko_tui.meeting.state import Meeting
    from sognko_tui.office.opened import OpenMeeting
    from sognko_tui.tui.dialogs.rules import SetAside

Go = Callable[[Finding], None]
"""Goes to where a finding can be put right."""


class ReviewScreen(LettingGo):
    """The findings, gravest first. Enter goes to the item, by `on_go`, where there is one.

    `from_protocol`: it was opened there, and the key out leads back there.
    """

    NAME: ClassVar[str] = "review"

    def __init__(
        self,
        opened: OpenMeeting,
        on_go: Go | None = None,
        *,
        owns: bool = False,
        from_protocol: bool = False,
    ) -> None:
        super().__init__()
        self._opened = opened
        self._on_go = on_go
        self._owns = owns
        self._from_protocol = from_protocol
        self._findings: list[Finding] = []

    def compose(self) -> ComposeResult:
        """Status, the findings, messages, keys."""
        yield StatusLine(id="status")
        yield OptionList(id="findings")
        yield MessageLine(id="message")
        yield KeyLine(self.NAME)

    def on_mount(self) -> None:
        """Look through the meeting as it stands."""
        self._look()
        self.query_one(OptionList).focus()
        if self._owns:
            self.look_for_requests(self._opened)

    def _look(self) -> None:
        meeting = self._opened.meeting
        self._findings = by_gravity((*check(meeting), *self._beyond()))
        self._show(self.app.size.width)
        self.status.show(
            meeting.board.name,
            show_date(meeting.date),
            _("Gjennomgang"),
            summary(self._findings),
        )
        if self._findings:
            self.query_one(OptionList).highlighted = 0
        else:
            self.say(_("Alt stemmer, og ingenting manglar. F9 viser protokollen."))

    def _beyond(self) -> tuple[Finding, ...]:
        """What does not agree with other meetings, as far as these can be read."""
        try:
            return self.sognko.desk.check_beyond(self._opened.meeting)
        except Trouble:
            return ()

    def on_resize(self, event: Resize) -> None:
        """Wrap the sentences at the width there is."""
        self._show(event.size.width)

    def _show(self, width: int) -> None:
        meeting = self._opened.meeting
        findings = self.query_one(OptionList)
        marked = findings.highlighted
        findings.clear_options()
        for finding in self._findings:
            first = f" {SIGNS[finding.severity]} "
            text = indented(first, sentence(meeting, finding), width - 2)
            findings.add_option(Option(Content(text)))
        findings.highlighted = marked

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a finding."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Go to where the marked finding is."""
        at = self.query_one(OptionList).highlighted
        if at is None:
            self.say(_("Her er ikkje noko å gå til. Esc går tilbake."), "warning")
            return
        if self._on_go is None:
            self.say(_("Opna møtet frå Heim for å rette dette."), "warning")
            return
        self.dismiss(None)
        self.app.call_later(self._on_go, self._findings[at])

    def action_rule(self) -> None:
        """Ctrl+R: the rule behind the marked finding; it can be set aside unless it is a hard one."""
        at = self.query_one(OptionList).highlighted
        found = self._findings[at] if at is not None else None
        if found is None or not found.rule:
            self.say(_("Bak dette står det ingen regel: det må berre stemme."))
            return
        writable = self._opened.session is not None and found.severity != "hard"
        meeting, now = self._opened.meeting, self.sognko.desk.clock.now()
        aside = self._set_aside if writable and not _approved(meeting) else None
        tell_rule(self, meeting, found.rule, found.item, now, aside)

    def _set_aside(self, event: SetAside) -> None:
        session = self._opened.session
        if session is None:
            return
        try:
            session.record(event)
        except Refused as refused:
            self.say(sentences.refused(refused, self._opened.meeting), "warning")
            return
        self._look()
        said = _("Sett til side: {rule}. Grunnen står i loggen.")
        self.say(said.format(rule=sentences.rule_name(event.rule)))

    def action_protocol(self) -> None:
        """The protocol as it will read, in place of this screen."""
        from sognko_tui.tui.screens.protocol import ProtocolScreen

        self.app.switch_screen(ProtocolScreen(self._opened, owns=self._owns, on_go=self._on_go))

    def action_back(self) -> None:
        """Back to where you came from."""
        if self._from_protocol:
            self.action_protocol()
            return
        self.dismiss(None)
        if self._owns:
            self._opened.close()


def _approved(meeting: Meeting) -> bool:
    """Whether nothing can be recorded, because the protocol is approved as it stands."""
    return meeting.locked
