"""Import: what was found in a pack, beside the text it was read from; what is wrong is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office.reviewing import Misplaced
from sognko_tui.texts import N_, _, ngettext
from sognko_tui.tui.dialogs.confirm import ConfirmDialog
from sognko_tui.tui.dialogs.form import Answers, Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.screens.import_view import KINDS, ImportView

if TYPE_CHECKING:
    from collections.abc import Callable

    from sognko_tui.office.reviewing import Reading, Role

ROLES: dict[Role, str] = {
    "proposal": N_("Linja er framlegg no."),
    "background": N_("Linja er saksframstilling no."),
    "attachment": N_("Linja er vedlegg no."),
    "title": N_("Linja er tittel no."),
    "fact": N_("Linja er ikkje med no."),
}


class ImportScreen(ImportView):
    """A reading under review. `on_accept` gets it when the secretary has seen it.

    The screen stays below what `on_accept` shows: it is taken away by whoever makes use of it.
    `on_leave` is called in place of going back to the screen below, where there is none.
    """

    def __init__(
        self,
        reading: Reading,
        name: str,
        on_accept: Callable[[ImportScreen, Reading], None],
        on_leave: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(reading, name)
        self._on_accept = on_accept
        self._when_left = on_leave

    # Going through

    def action_confirm(self) -> None:
        """The item is right: on to the next doubtful one, and past the last of them on."""
        here = self._part_here()
        if here is not None:
            self._review.settle(here)
        elif self._warnings and self._found.highlighted is not None:
            self._review.settle_warning(self._warnings[self._found.highlighted])
        elif not self.reading.parts:
            self.say(
                _("Her er ingen saker. D i teksten lagar ei av linja som er merkt."), "warning"
            )
            return
        else:
            return
        done = here is not None and not self.reading.parts[here].certainty.doubtful
        self._show()
        if self._to_next_doubt(here if here is not None else -1):
            return
        if done:
            self.action_accept()

    def action_next_doubt(self) -> None:
        """To the next item that somebody should look at."""
        here = self._part_here()
        if not self._to_next_doubt(-1 if here is None else here):
            self.say(_("Ingen fleire å sjå på. F2 bruker saklista."))

    def _to_next_doubt(self, after: int) -> bool:
        if self._warnings:
            at = self._found.highlighted
            on_warning = at is not None and at < len(self._warnings)
            self._mark((at + 1) % len(self._warnings) if on_warning and at is not None else 0)
            return True
        doubt = self._review.next_doubt(after)
        if doubt is None:
            return False
        self._mark(doubt)
        return True

    def action_accept(self) -> None:
        """Use what stands here; asks where something has not been looked at."""
        left = len(self.reading.doubtful) + len(self._warnings)
        if not self.reading.parts:
            self.say(
                _("Her er ingen saker. D i teksten lagar ei av linja som er merkt."), "warning"
            )
            return
        if not left:
            self._on_accept(self, self.reading)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._on_accept(self, self.reading)
            elif yes is not None:
                self._to_next_doubt(-1)

        asked = ngettext(
            "{count} ting er ikkje sett på. Vil du bruke saklista slik ho står?",
            "{count} ting er ikkje sette på. Vil du bruke saklista slik ho står?",
            left,
        )
        dialog = ConfirmDialog(
            _("Ikkje alt er sett på"),
            asked.format(count=left),
            yes=_("Bruk henne som ho står"),
            no=_("Nei, vis meg dei"),
        )
        self.app.push_screen(dialog, answered)

    def action_other_side(self) -> None:
        """From the items to the text, and back."""
        (self._text if self._found.has_focus else self._found).focus()

    # Putting right

    def _done(self, said: str, mark: int | None = None) -> None:
        here = self._part_here() if mark is None else mark
        row = self._text.row
        self._show()
        if here is not None:
            self._following = True
            self._mark(here + len(self._warnings))
        if self._text.has_focus:
            self._text.go_to(row, top=False)
        self._show_part()
        undoes = _("U angrar.")
        self.say(f"{said} {undoes}")

    def _item_or_say(self) -> int | None:
        here = self._part_here()
        if here is None:
            self.say(_("Merk ei sak i lista først."), "warning")
        return here

    def action_rename(self) -> None:
        """Another number and title."""
        here = self._item_or_say()
        if here is None:
            return
        item = self.reading.parts[here].item

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._review.rename(here, answers["number"], answers["title"])
                self._done(_("Endra."), here)

        form = FormDialog(
            _("Nummer og tittel"),
            (
                Ask("number", _("Nummer"), item.number),
                Ask("title", _("Tittel"), item.title, required=True),
            ),
        )
        self.app.push_screen(form, answered)

    def action_retype(self) -> None:
        """What sort of item it is."""
        here = self._item_or_say()
        if here is None:
            return

        def chosen(key: str | None) -> None:
            for kind in KINDS:
                if kind == key:
                    self._review.retype(here, kind)
                    self._done(_("Endra."), here)

        choices = [Choice(kind, _(letter), _(name)) for kind, (letter, name) in KINDS.items()]
        self.app.push_screen(MenuDialog(_("Kva slag sak er det?"), choices), chosen)

    def action_join(self) -> None:
        """The next item is a part of this one."""
        here = self._item_or_say()
        if here is None:
            return
        try:
            self._review.join(here)
        except Misplaced:
            self.say(_("Dette er den siste saka: ho har ingen å slå saman med."), "warning")
            return
        self._done(_("Slått saman."), here)

    def action_split(self) -> None:
        """A new item from the marked line on."""
        try:
            at = self._review.split(self._text.row)
        except Misplaced:
            told = _("Gå til teksten med Tab, og merk linja der den nye saka byrjar.")
            self.say(told, "warning")
            return
        self._done(_("Ny sak."), at)

    def action_drop(self) -> None:
        """It is no item."""
        here = self._item_or_say()
        if here is None:
            return
        self._review.drop(here)
        last = len(self.reading.parts) - 1
        self._done(_("Saka er stroken."), min(here, last) if last >= 0 else None)

    def action_up(self) -> None:
        """One place up."""
        self._reorder(-1)

    def action_down(self) -> None:
        """One place down."""
        self._reorder(1)

    def _reorder(self, by: int) -> None:
        here = self._item_or_say()
        if here is None:
            return
        try:
            to = self._review.reorder(here, by)
        except Misplaced:
            self.say(_("Lenger kjem ho ikkje."))
            return
        self._done(_("Flytta."), to)

    def action_proposal(self) -> None:
        """The marked lines are of the proposal."""
        self._assign("proposal")

    def action_background(self) -> None:
        """The marked lines are background."""
        self._assign("background")

    def action_attachment(self) -> None:
        """The marked lines are attachments."""
        self._assign("attachment")

    def action_heading(self) -> None:
        """The marked lines are the title."""
        self._assign("title")

    def action_leave_out(self) -> None:
        """The marked lines are nothing that is kept."""
        self._assign("fact")

    def _assign(self, role: Role) -> None:
        if not self._text.has_focus:
            self.say(_("Gå til teksten med Tab, og merk linja."), "warning")
            return
        rows = self._text.marked
        try:
            at = self._review.assign(rows, role, self._part_here())
        except Misplaced:
            told = _("Linja høyrer ikkje til noka sak. D lagar ei ny sak av henne.")
            if len(rows) > 1:
                told = _("Dei merkte linjene høyrer til fleire saker. Ta ei sak om gongen.")
            self.say(told, "warning")
            return
        self._done(_(ROLES[role]), at)

    # Back and forth

    def action_undo(self) -> None:
        """Take back the last step."""
        if self._review.undo():
            self._show()
            self.say(_("Teke tilbake. Ctrl+Y gjer det om att."))
        else:
            self.say(_("Her er ikkje noko å angre."))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        if self._review.redo():
            self._show()
            self.say(_("Gjort om att."))
        else:
            self.say(_("Her er ikkje noko å gjere om att."))

    def action_back(self) -> None:
        """Leave without a meeting; asks where something has been put right."""
        if not self._review.undoable:
            self._go()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._go()

        dialog = ConfirmDialog(
            _("Gå ut av innlesinga?"),
            _("Det du har retta i saklista, blir borte. Sjølve fila er som før."),
            yes=_("Gå ut"),
            no=_("Nei, hald fram"),
        )
        self.app.push_screen(dialog, answered)

    def _go(self) -> None:
        if self._when_left is not None:
            self._when_left()
        else:
            self.dismiss(None)
