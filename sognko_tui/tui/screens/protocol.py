"""Protokoll: the protocol as it will read, with what the check found above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sognko_tui.meeting.approval import stage
from sognko_tui.meeting.check import check, is_draft
from sognko_tui.office import sentences
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.commands import commands
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.entry import show_date
from sognko_tui.tui.screens.approving import Approving
from sognko_tui.tui.screens.exporting import Exporting
from sognko_tui.tui.screens.signing import Signing
from sognko_tui.tui.widgets.columns import fit
from sognko_tui.tui.widgets.findings import SIGNS, by_gravity, sentence, summary
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.events import Resize

    from sognko_tui.office.opened import OpenMeeting
    from sognko_tui.tui.screens.review import Go

SHOWN_LOW = 3
"""Findings shown above the protocol on 24 rows."""

SHOWN_TALL = 8
"""Findings shown where there are rows enough."""

TALL = 40


class ProtocolScreen(Approving, Exporting, Signing):
    """The protocol, to be read with the arrows; Enter writes it.

    With `owns` the meeting is closed when the screen is left.
    """

    NAME: ClassVar[str] = "protocol"

    def __init__(self, opened: OpenMeeting, owns: bool = False, on_go: Go | None = None) -> None:
        super().__init__()
        self._opened = opened
        self._owns = owns
        self._on_go = on_go
        self._public = False
        self._edited: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Status, what was found, the protocol, messages, keys."""
        from textual.widgets import Markdown

        yield StatusLine(id="status")
        yield Static(id="found")
        with VerticalScroll(id="paper"):
            yield Markdown(without_front_matter(self._opened.preview()), open_links=False)
        yield MessageLine(id="message")
        yield KeyLine(self.NAME)

    def on_mount(self) -> None:
        """Say what this is, and let the arrows scroll."""
        self._show_stage()
        self.query_one("#paper").focus()
        self._look_at_files()
        self._show_found(self.app.size.width, self.app.size.height)
        if self._owns:
            self.look_for_requests(self._opened)

    def _show_stage(self) -> None:
        """On the status line: whose protocol, of when, and how far it has come."""
        meeting = self._opened.meeting
        come = _("UTKAST") if is_draft(meeting) else ""
        if not come and stage(meeting) != "draft":
            come = _("GODKJEND") if meeting.locked else _("SEND RUNDT")
        self.status.show(meeting.board.name, show_date(meeting.date), _("Protokoll"), come)

    def on_resize(self, event: Resize) -> None:
        """Cut the findings to the width there is."""
        self._show_found(event.size.width, event.size.height)

    def _show_found(self, width: int, height: int) -> None:
        meeting = self._opened.meeting
        findings = by_gravity(check(meeting))
        found = self.query_one("#found", Static)
        closed = [
            *self._edited_files(width),
            *self._two_files(width),
            *self._remarks_since(width),
        ]
        if not findings:
            lines = [_("√ Alt stemmer, og ingenting manglar."), *closed]
            found.update(Content("\n".join(lines)))
            return
        shown = findings[: SHOWN_TALL if height >= TALL else SHOWN_LOW]
        lines = [summary(findings)]
        for finding in shown:
            text = f"{SIGNS[finding.severity]} {sentence(meeting, finding)}"
            lines.append(fit(text, width - 2).rstrip())
        more = len(findings) - len(shown)
        if more:
            lines[0] += "  " + ngettext(
                "(G viser {count} til)", "(G viser {count} til)", more
            ).format(count=more)
        found.update(Content("\n".join([*lines, *closed])))

    def _edited_files(self, width: int) -> list[str]:
        """That somebody has edited a file that will be written over."""
        told = _("{file} er endra for hand. H viser kva, og kva som kan takast inn.")
        return [fit("! " + told.format(file=name), width - 2).rstrip() for name in self._edited]

    def _look_at_files(self) -> None:
        try:
            self._edited = self._opened.edited()
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")

    def action_edited(self) -> None:
        """H: what somebody has edited by hand, to be taken over or dropped."""
        self._look_at_files()
        if not self._edited:
            self.say(_("Ingen har endra protokollen for hand."))
            return
        from sognko_tui.tui.screens.edited import EditedScreen

        self.app.push_screen(EditedScreen(self._opened, self._see_anew))

    def _see_anew(self, said: str) -> None:
        """Show the protocol as it is now, and say what was done."""
        self._look_at_files()
        self.show_paper()
        self._show_found(self.app.size.width, self.app.size.height)
        self.say(said)

    def _two_files(self, width: int) -> list[str]:
        """That what is shown is not for everybody, and that two protocols will be written."""
        public, *full = self._opened.files()
        if not full:
            return []
        told = _("Her: {full}. O: {public} (offentleg). Enter skriv dei.")
        if self._public:
            told = _("Her: {public} (offentleg). O: {full}. Enter skriv dei.")
        return [fit("! " + told.format(public=public, full=full[0]), width - 2).rstrip()]

    def _remarks_since(self, width: int) -> list[str]:
        """Where remarks stand that came when this version was approved: it says nothing of them."""
        meeting = self._opened.meeting
        since = [r for r in meeting.received if meeting.locked and r.after == meeting.version]
        where = ", ".join(
            _("møtet {day}, sak {number}").format(day=show_date(r.date), number=r.number)
            for r in since
        )
        told = _("Merknad etter godkjenninga: {where}").format(where=where)
        return [fit("· " + told, width - 2).rstrip()] if since else []

    async def action_other(self) -> None:
        """O: the public protocol instead of the full one, and back."""
        from textual.widgets import Markdown

        if len(self._opened.files()) < 2:
            self.say(_("Inga sak er lukka: det er berre éin protokoll, og han er offentleg."))
            return
        self._public = not self._public
        text = without_front_matter(self._opened.preview(public=self._public))
        await self.query_one(Markdown).update(text)
        self.query_one("#paper").scroll_home(animate=False)
        self._show_found(self.app.size.width, self.app.size.height)

    def action_write(self) -> None:
        """Write the protocol and say where it lies."""
        kept: list[Path] = []
        try:
            paths = self._opened.write(kept.append)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
            return
        path = self.lies(paths)
        if is_draft(self._opened.meeting):
            said = _("Skriven som utkast: {path}").format(path=path)
        else:
            said = _("Skriven: {path}").format(path=path)
        self.say_written(said, kept)

    def say_written(self, said: str, kept: list[Path]) -> None:
        """As everywhere; the line about files edited by hand goes with them."""
        if kept:
            self._look_at_files()
            self._show_found(self.app.size.width, self.app.size.height)
        super().say_written(said, kept)

    def show_paper(self) -> None:
        """Show the protocol as it reads now, and how far it has come."""
        from textual.widgets import Markdown

        self._show_stage()
        self.query_one(Markdown).update(without_front_matter(self._opened.preview()))

    def action_more(self) -> None:
        """F8: everything that can be done with the protocol, by letter."""
        choices = [
            Choice(command.action, command.letter.upper(), _(command.name))
            for command in commands(self.NAME)
            if command.letter
        ]

        def chosen(action: str | None) -> None:
            if action is not None:
                self.call_later(self.run_action, action)

        self.app.push_screen(MenuDialog(_("Protokollen"), choices, commands_of=self.NAME), chosen)

    def action_review(self) -> None:
        """Everything that was found, in place of this screen."""
        from sognko_tui.tui.screens.review import ReviewScreen

        review = ReviewScreen(self._opened, self._on_go, owns=self._owns, from_protocol=True)
        self.app.switch_screen(review)

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss(None)
        if self._owns:
            self._opened.close()


def without_front_matter(markdown: str) -> str:
    """The text without the facts a machine wants, which stand between two lines of hyphens."""
    if not markdown.startswith("---\n"):
        return markdown
    _head, fence, body = markdown[4:].partition("\n---\n")
    return body.lstrip("\n") if fence else markdown
