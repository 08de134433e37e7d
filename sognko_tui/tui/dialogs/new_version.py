"""A later version of a meeting's pack: what it would change is read before it is taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sognko_tui.meeting.decisions import as_text, difference
from sognko_tui.office import printable, revising, sentences
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.choose_file import ChooseFileDialog
from sognko_tui.tui.dialogs.reading_file import FileReading
from sognko_tui.tui.screens.importing import ImportScreen
from sognko_tui.tui.widgets.item_views import changes_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.meeting.revising import Changed, Revision
    from sognko_tui.office.opened import OpenMeeting
    from sognko_tui.office.reviewing import Reading
    from sognko_tui.tui.screens.base import BaseScreen


class RevisionDialog(Dialog[bool]):
    """Returns True where the later version is to be taken in."""

    HELP = N_(
        "Dei nye sakspapira er haldne opp mot møtet: + er ei ny sak, ~ ei sak som er endra, - ei sak "
        "som ikkje er med lenger. Under står korleis framlegga er endra: {+ +} er nytt, [- -] er borte. Det du har skrive og vedteke, står som det er. Enter tek inn "
        "endringane, Esc lèt møtet vere som det er."
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", show=False, priority=True)]

    def __init__(self, found: Revision, doubt: str = "") -> None:
        """`doubt` is what speaks against these being papers of the meeting at all."""
        super().__init__(
            _("Ny versjon av sakspapira"), _("Enter: ta inn · Esc: lat vere · Piltastar: bla")
        )
        self._found = found
        self._doubt = doubt

    def parts(self) -> ComposeResult:
        """How much is another, then what."""
        first, *rest = revising.told(self._found)
        intro = f"{first}\n! {self._doubt}" if self._doubt else first
        yield Static(Content(printable.text(intro)), classes="dialog-intro")
        with VerticalScroll(classes="left"):
            yield Static(Content("\n".join(printable.line(line) for line in rest)))
            for one in self._found.changed:
                if "proposal" in one.parts:
                    yield Static(_proposal(one))

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_take(self) -> None:
        """Enter: take it in."""
        self.dismiss(True)


def _proposal(one: Changed) -> Content:
    """How the proposal of an item differs from the one before."""
    heading = _("Framlegget i sak {number}").format(number=printable.line(one.agenda.number))
    before, after = as_text(one.item.agenda.proposal), as_text(one.agenda.proposal)
    return Content.styled(f"\n{heading}\n", "bold") + changes_text(difference(before, after))


class NewVersion:
    """One file on its way to being the later version of a meeting's pack.

    `done` is told the sentence to show when the meeting follows it.
    """

    def __init__(
        self, screen: BaseScreen, opened: OpenMeeting, done: Callable[[str], None]
    ) -> None:
        self._screen = screen
        self._opened = opened
        self._done = done
        self._file = Path()

    def choose(self) -> None:
        """Ask which file in the inbox it is."""
        desk = self._screen.sognko.desk
        dialog = ChooseFileDialog(
            _("Ny versjon: vel sakspapiret"),
            desk.inbox_folder,
            desk.packs,
            _("Her er ikkje noko sakspapir enno."),
        )
        self._screen.app.push_screen(dialog, self._chosen)

    def _chosen(self, file: Path | None) -> None:
        if file is not None:
            self._file = file
            FileReading(self._screen, file, self._read).start()

    def _read(self, found: Reading | Trouble) -> None:
        if isinstance(found, Trouble):
            self._screen.say(sentences.trouble(found), "error")
            return
        self._screen.app.push_screen(ImportScreen(found, self._file.name, self._compare))

    def _compare(self, screen: ImportScreen, reading: Reading) -> None:
        self.compare(screen, reading, self._file)

    def compare(
        self,
        screen: ImportScreen,
        reading: Reading,
        file: Path,
        after: Callable[[], object] = lambda: None,
    ) -> None:
        """Show what the reading would change, and take it in where that is wanted.

        `after` is called when the meeting is no longer needed, whatever became of it.
        """
        found = revising.revision(self._opened.meeting, reading)
        if found.empty:
            after()
            screen.say(revising.summary(found))
            return

        def answered(yes: bool | None) -> None:
            try:
                if not yes:
                    return
                made = self._screen.sognko.desk.revise(self._opened, file, reading)
            except Trouble as trouble:
                screen.say(sentences.trouble(trouble), "error")
                return
            finally:
                after()
            screen.dismiss(None)
            said = _("Sakspapira er tekne inn: {what} F8 z angrar.")
            self._done(said.format(what=revising.summary(made)))

        doubt = revising.other_day(self._opened.meeting, reading)
        screen.app.push_screen(RevisionDialog(found, doubt), answered)
