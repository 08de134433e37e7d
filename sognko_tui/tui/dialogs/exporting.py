"""What is to be written and where: the forms are chosen, and each file is named before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sognko_tui.office import printable
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import N_, _, ngettext
from sognko_tui.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key

    from sognko_tui.office.exporting.forms import Form
    from sognko_tui.office.exporting.planning import Output

LETTERS = {
    "pdf": "p",
    "docx": "w",
    "html": "h",
    "odt": "d",
    "md": "m",
    "txt": "t",
    "json": "j",
    "einnsyn": "e",
    "popolo": "l",
    "csv": "r",
    "arkiv": "a",
}
"""The letter that chooses each form."""


SHOWN = 6
"""Names of files that there is room for on 24 rows; of more, the rest is counted. A line about
which version it is takes the room of one."""


class Chosen(NamedTuple):
    """What was chosen: the forms by name, and whether with what was handled for closed doors."""

    forms: tuple[str, ...]
    full: bool


class ExportDialog(Dialog[Chosen]):
    """Returns what was chosen, or None. Below the forms stand the names of the files, and where."""

    HELP = N_(
        "Vel formata med bokstaven eller med piltast og mellomrom; vel på nytt for å ta bort. Under "
        "står filnamna og mappa. Er noko handsama for lukka dører, går F mellom "
        "den offentlege og den fulle utgåva. Enter skriv, Esc går ut, og ingenting er skrive."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", show=False, priority=True),
        Binding("enter", "write", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        forms: Sequence[Form],
        plan: Callable[[Chosen], Sequence[Output]],
        where: str,
        *,
        chosen: Sequence[str],
        closed: bool,
    ) -> None:
        """`chosen` are the forms to begin with; `closed` is whether there are two versions of it."""
        keys = _("Bokstav: vel · Enter: skriv · Esc: avbryt")
        if closed:
            keys = _("Bokstav: vel · F: offentleg eller full · Enter: skriv · Esc: avbryt")
        super().__init__(title, keys)
        self._forms = tuple(forms)
        self._plan = plan
        self._where = where
        self._chosen = [form.name for form in forms if form.name in chosen]
        self._two_versions = closed
        self._full = False

    def parts(self) -> ComposeResult:
        """The forms, and what would be written."""
        yield OptionList(*(Option(self._line(f), id=f.name) for f in self._forms), classes="menu")
        yield Static(id="files")

    def on_mount(self) -> None:
        """Mark the first form."""
        menu = self.query_one(OptionList)
        menu.highlighted = 0
        menu.focus()
        self._show()

    def _line(self, form: Form) -> Content:
        mark = "[x]" if form.name in self._chosen else "[ ]"
        letter = Content.styled(f" {LETTERS[form.name]} ", "bold")
        return Content(f" {mark}") + letter + Content(f" {_(form.label)}")

    @property
    def answer(self) -> Chosen:
        """What is chosen now."""
        in_order = (form.name for form in self._forms if form.name in self._chosen)
        return Chosen(tuple(in_order), self._full)

    def _show(self) -> None:
        """What would be written, given what is chosen."""
        self.query_one("#files", Static).update(Content("\n".join(self._told())))

    def _told(self) -> list[str]:
        if not self._chosen:
            return [_("Vel minst eitt format.")]
        try:
            outputs = self._plan(self.answer)
        except Trouble as trouble:
            from sognko_tui.office import sentences

            return [sentences.trouble(trouble)]
        count = ngettext("{count} fil i {folder}:", "{count} filer i {folder}:", len(outputs))
        lines = [count.format(count=len(outputs), folder=printable.line(self._where))]
        if self._two_versions:
            told = _("Offentleg utgåve: av det lukka berre nummer og nøytral tittel.")
            if self._full:
                told = _("Full utgåve, med det som vart handsama for lukka dører.")
            lines.insert(0, told)
        room = SHOWN - self._two_versions
        shown = outputs if len(outputs) <= room else outputs[: room - 1]
        lines += (f"  {'! ' if o.closed else ''}{printable.line(o.name)}" for o in shown)
        if more := len(outputs) - len(shown):
            lines.append("  " + _("og {count} til").format(count=more))
        return lines

    def on_key(self, event: Key) -> None:
        """A letter chooses its form, or F the other version."""
        letter = (event.character or "").casefold()
        if letter == "f" and self._two_versions:
            event.stop()
            self._full = not self._full
            self._show()
            return
        for n, form in enumerate(self._forms):
            if LETTERS[form.name] == letter:
                event.stop()
                self._toggle(n)

    def action_choose(self) -> None:
        """Space: choose the marked form, or not."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._toggle(at)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._toggle(event.option_index)

    def _toggle(self, at: int) -> None:
        form = self._forms[at]
        if form.name in self._chosen:
            self._chosen.remove(form.name)
        else:
            self._chosen.append(form.name)
        menu = self.query_one(OptionList)
        menu.replace_option_prompt_at_index(at, self._line(form))
        menu.highlighted = at
        self._show()

    def action_write(self) -> None:
        """Enter: that is to be written."""
        if self._chosen:
            self.dismiss(self.answer)
        else:
            self.say(_("Vel minst eitt format."))
