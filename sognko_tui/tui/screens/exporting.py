"""What leaves the house from Protokoll: files of the protocol, extracts, letters, the parcel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sognko_tui.meeting.public import closed_items
from sognko_tui.office import printable, sentences
from sognko_tui.office.exporting.forms import DATA, PAGES, PARCEL
from sognko_tui.office.exporting.planning import Wanted, title_of
from sognko_tui.office.exporting.writing import FOLDER
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.dialogs.exporting import ExportDialog
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.dialogs.working import Working, WorkingDialog
from sognko_tui.tui.screens.protocol_view import ProtocolView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sognko_tui.meeting.state import Item
    from sognko_tui.office.exporting.forms import Form
    from sognko_tui.office.exporting.planning import Output
    from sognko_tui.tui.dialogs.exporting import Chosen
    from sognko_tui.tui.dialogs.form import Answers

LETTERS = "123456789abcdefghijklmnopqrstuvwxyz"
"""The letters of a list of items, in their order."""


class Exporting(ProtocolView):
    """The acts of Protokoll that write files for others; each says first what it will write, and where."""

    def action_export(self) -> None:
        """E: the whole protocol and its data, in the forms that are wanted."""
        forms = (*PAGES.values(), *DATA.values())
        self._ask_forms(_("Protokollen som filer"), forms, ("pdf",), Wanted(()))

    def action_parcel(self) -> None:
        """A: the parcel for the board's record-keeping system."""
        self._ask_forms(_("Pakke til arkivet"), (PARCEL,), (PARCEL.name,), Wanted(()))

    def action_extract(self) -> None:
        """S: an extract of one item."""
        self._ask_item(_("Særutskrift av"), self._extract, all_of_them=True)

    def action_letter(self) -> None:
        """M: the letter that tells of a decision."""
        self._ask_item(_("Melding om vedtak i"), self._letter, all_of_them=False)

    def _extract(self, ids: tuple[str, ...]) -> None:
        title = ngettext("Særutskrift", "Særutskrifter", len(ids))
        self._ask_forms(title, tuple(PAGES.values()), ("pdf",), Wanted((), items=ids))

    def _letter(self, ids: tuple[str, ...]) -> None:
        def answered(answers: Answers | None) -> None:
            if answers is not None:
                wanted = Wanted((), items=ids, letter=True, recipient=answers["recipient"])
                title = _("Melding om vedtak")
                self._ask_forms(title, tuple(PAGES.values()), ("pdf",), wanted)

        hint = _("kven brevet går til: ein kommune, ei nemnd, eit føretak")
        ask = Ask("recipient", _("Mottakar"), required=True, hint=hint)
        self.app.push_screen(FormDialog(_("Melding om vedtak"), [ask]), answered)

    def _ask_item(
        self, title: str, then: Callable[[tuple[str, ...]], None], *, all_of_them: bool
    ) -> None:
        meeting = self._opened.meeting
        items = meeting.items
        choices = [
            Choice(item.id, letter, self._named(item), also=item.number)
            for letter, item in zip(LETTERS, items, strict=False)
        ]
        if all_of_them:
            choices.insert(0, Choice("*", "*", _("alle sakene, kvar si fil")))

        def chosen(key: str | None) -> None:
            if key == "*":
                then(tuple(item.id for item in items))
            elif key is not None:
                then((key,))

        self.app.push_screen(MenuDialog(title, choices), chosen)

    def _named(self, item: Item) -> str:
        title = title_of(self._opened.meeting, item, full=True)
        return _("sak {number} {title}").format(number=item.number, title=title)

    def _ask_forms(
        self, title: str, forms: Sequence[Form], first: tuple[str, ...], wanted: Wanted
    ) -> None:
        opened = self._opened

        def plan(chosen: Chosen) -> tuple[Output, ...]:
            asked = wanted._replace(forms=chosen.forms, full=chosen.full)
            return self.sognko.desk.exports(opened.id, asked, opened.meeting)

        def answered(chosen: Chosen | None) -> None:
            if chosen is None:
                return
            try:
                outputs = plan(chosen)
            except Trouble as trouble:
                self.say(sentences.trouble(trouble), "error")
                return
            self._write(title, outputs)

        parcel = all(form is PARCEL for form in forms)
        dialog = ExportDialog(
            title,
            forms,
            plan,
            f"{opened.id}/{FOLDER}",
            chosen=first,
            closed=bool(closed_items(opened.meeting)) and not parcel,
        )
        self.app.push_screen(dialog, answered)

    def _write(self, title: str, outputs: tuple[Output, ...]) -> None:
        """Write beside the screen; a file may take a second, and there may be many."""
        desk = self.sognko.desk
        Working(
            self,
            lambda progress, stopped: desk.export(
                self._opened.id, outputs, progress=progress, stopped=stopped
            ),
            partial(self._written, len(outputs)),
            lambda stop: WorkingDialog(title, _("fil {done} av {of}"), stop),
            Trouble("export_failed"),
        ).start()

    def _written(self, wanted: int, found: tuple[Path, ...] | Trouble) -> None:
        if isinstance(found, Trouble):
            self.say(sentences.trouble(found), "error")
            return
        if not found:
            self.say(_("Stoppa: ingenting er skrive."))
            return
        where = printable.line(f"{self._opened.id}/{FOLDER}")
        told = ngettext(
            "Skriven i {folder}: {name}", "{count} filer er skrivne i {folder}", len(found)
        )
        if len(found) < wanted:
            told = _("Stoppa: {count} filer er skrivne i {folder}")
        name = printable.line(found[0].name)
        self.say(told.format(count=len(found), folder=where, name=name))
