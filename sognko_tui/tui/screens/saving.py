"""Is it safe on disk: what is told of a disk that is slow or fails, and the copy in another place."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from sognko_tui.office import printable, rescue, sentences
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.screens.meeting_view import MeetingView

if TYPE_CHECKING:
    from sognko_tui.meeting.state import Meeting
    from sognko_tui.tui.dialogs.form import Answers


class Saving(MeetingView):
    """The part of the meeting's screen that tells of the disk. It shows; the archive does."""

    _trouble = ""
    _unsaved = False
    _told_of: OSError | None = None

    def listen(self) -> None:
        """Hear also of what comes to the disk later than it is shown."""
        loop = asyncio.get_running_loop()

        def told() -> None:
            loop.call_soon_threadsafe(self.call_later, self._disk_told)

        self.opened.tell(told)
        if self.session is not None:
            # Before the view's own listener, which shows what is said here.
            self.session.listen(self._note_disk)
        super().listen()

    def on_unmount(self) -> None:
        """Hear nothing any more; the loop may end before the disk answers."""
        self.opened.tell(_nothing)

    def _disk_told(self) -> None:
        if self.is_running and self.session is not None:
            self._note_disk(self.meeting)
            self.now_saved()
            self.show_status()

    def _note_disk(self, _meeting: Meeting) -> None:
        """Find out what is wrong with the disk, if anything, and say it when it is something new."""
        session = self.session
        if session is None:
            return
        before, failure, unsaved = self._trouble, session.failure, session.unsaved
        unwritten = session.checkpoint_failure
        self._trouble = sentences.unsaved(failure) if failure is not None and unsaved else ""
        if self._trouble and self._trouble != before:
            # What the key did is said first; this is more important.
            self.call_after_refresh(self.say, "")
        elif unwritten is not None and not unsaved and unwritten is not self._told_of:
            self.call_after_refresh(self.say, sentences.unwritten(unwritten), "error")
        elif self._unsaved and not unsaved:
            self.call_after_refresh(self.say, _("Disken tek imot att: alt er lagra."))
        self._told_of = unwritten
        self._unsaved = unsaved > 0 and (self._unsaved or failure is not None)

    def say(self, text: str, kind: str = "") -> None:
        """Where there is nothing else to say, what is wrong with the disk stands there."""
        if not text and self._trouble and self.session is not None:
            text, kind = self._trouble, "error"
        super().say(text, kind)

    def action_save(self) -> None:
        """There is nothing to save: it is on disk already. Where it is not, a copy goes elsewhere."""
        session = self.session
        if session is None or session.save():
            self.refresh_item()
            self.say(_("Alt er lagra: det skjer medan du skriv."))
            return
        self.refresh_item()
        self._rescue("")

    def action_rescue(self) -> None:
        """A copy of the meeting in a folder of one's choice."""
        if not rescue.may_choose():
            self._rescue("")
            return
        from sognko_tui.tui.dialogs.form import Ask, FormDialog

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._rescue(answers["folder"])

        first = next(iter(rescue.folders()), "")
        intro = _(
            "Heile møtet blir skrive til ei fil der, òg det som vart handsama for lukka dører, og "
            "tekstane til ei fil til. «sognko restore» hentar møtet inn att."
        )
        form = FormDialog(
            _("Kopi til ei anna mappe"),
            [Ask("folder", _("Mappe"), str(first), required=True)],
            intro=intro,
        )
        self.app.push_screen(form, answered)

    def _rescue(self, folder: str) -> None:
        try:
            path = self.opened.rescue(folder)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
            return
        told = _("Kopi av heile møtet: {path}").format(path=printable.line(str(path)))
        self.say(told, "warning" if self._unsaved else "")


def _nothing() -> None:
    """Who hears of the disk when the screen does not any more."""
