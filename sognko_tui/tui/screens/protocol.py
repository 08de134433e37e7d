"""Protokoll: the protocol is read through, written, and goes its way from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sognko_tui.meeting.check import is_draft
from sognko_tui.office import sentences
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.commands import commands
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.screens.approving import Approving
from sognko_tui.tui.screens.exporting import Exporting
from sognko_tui.tui.screens.protocol_view import without_front_matter
from sognko_tui.tui.screens.signing import Signing

if TYPE_CHECKING:
    from pathlib import Path


class ProtocolScreen(Approving, Exporting, Signing):
    """The protocol, to be read with the arrows; Enter writes it.

    With `owns` the meeting is closed when the screen is left.
    """

    NAME: ClassVar[str] = "protocol"

    def action_edited(self) -> None:
        """H: what somebody has edited by hand, to be taken over or dropped."""
        self._look_at_files()
        if not self._edited:
            self.say(_("Ingen har endra protokollen for hand."))
            return
        from sognko_tui.tui.screens.edited import EditedScreen

        self.app.push_screen(EditedScreen(self._opened, self.see_anew))

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
