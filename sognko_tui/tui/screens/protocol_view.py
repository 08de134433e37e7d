"""Protokoll, the part that shows: the protocol as it will read, with what the check found above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sognko_tui.meeting.approval import stage
from sognko_tui.meeting.check import check, is_draft
from sognko_tui.office import sentences
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.entry import show_date
from sognko_tui.tui.screens.letting_go import LettingGo
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


class ProtocolView(LettingGo):
    """The protocol on the screen."""

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

    def see_anew(self, said: str) -> None:
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

    def show_paper(self) -> None:
        """Show the protocol as it reads now, the one for everybody where that was shown, and its stage."""
        from textual.widgets import Markdown

        self._show_stage()
        text = self._opened.preview(public=self._public)
        self.query_one(Markdown).update(without_front_matter(text))

    def say_written(self, said: str, kept: list[Path]) -> None:
        """Say it, and where a protocol is kept that somebody edited by hand; nothing is told of it above."""
        if kept:
            self._look_at_files()
            self._show_found(self.app.size.width, self.app.size.height)
        for path in kept:
            said = f"{sentences.kept_aside(path.name)} {said}"
        self.say(said)

    def lies(self, paths: tuple[Path, ...]) -> str:
        """Where the files lie: the folder in the archive, which is known, and the files in it."""
        first, *others = paths
        return ", ".join([str(first.relative_to(self.sognko.desk.root)), *(p.name for p in others)])


def without_front_matter(markdown: str) -> str:
    """The text without the facts a machine wants, which stand between two lines of hyphens."""
    if not markdown.startswith("---\n"):
        return markdown
    _head, fence, body = markdown[4:].partition("\n---\n")
    return body.lstrip("\n") if fence else markdown
