"""Import: what was found in a pack, beside the text it was read from; what is wrong is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sognko_tui.meeting.agenda import Kind
from sognko_tui.office import printable, reviewing, sentences
from sognko_tui.office.reviewing import Misplaced, Review
from sognko_tui.texts import N_, _, ngettext
from sognko_tui.tui.dialogs.confirm import ConfirmDialog
from sognko_tui.tui.dialogs.form import Answers, Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.screens.base import BaseScreen
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine
from sognko_tui.tui.widgets.pack_text import PackText
from sognko_tui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from sognko_tui.office.reviewing import Part, Reading, Role

KINDS: dict[Kind, tuple[str, str]] = {
    "formality": (N_("f"), N_("formalitet")),
    "information": (N_("o"), N_("orientering")),
    "decision": (N_("s"), N_("saka skal vedtakast")),
    "election": (N_("v"), N_("val")),
    "other": (N_("y"), N_("ymse")),
}
"""The kinds of items, each with its letter in the menu."""

ROLES: dict[Role, str] = {
    "proposal": N_("Linja er framlegg no."),
    "background": N_("Linja er saksframstilling no."),
    "attachment": N_("Linja er vedlegg no."),
    "title": N_("Linja er tittel no."),
    "fact": N_("Linja er ikkje med no."),
}


class ImportScreen(BaseScreen):
    """A reading under review. `on_accept` gets it when the secretary has seen it.

    The screen stays below what `on_accept` shows: it is taken away by whoever makes use of it.
    """

    NAME: ClassVar[str] = "import"

    def __init__(
        self, reading: Reading, name: str, on_accept: Callable[[ImportScreen, Reading], None]
    ) -> None:
        super().__init__()
        self._review = Review(reading)
        self._file = name
        self._on_accept = on_accept
        self._shown: list[str] = []
        self._following = False

    @property
    def reading(self) -> Reading:
        """The reading as it stands."""
        return self._review.reading

    def compose(self) -> ComposeResult:
        """Status, the items beside the text, what is said of the one at hand, messages, keys."""
        yield StatusLine(id="status")
        with Horizontal(id="import-body"):
            yield OptionList(id="import-items")
            yield PackText(self.reading.lines)
        yield Steady(id="import-why")
        yield MessageLine(id="message")
        yield KeyLine(self.NAME)

    def on_mount(self) -> None:
        """Begin with what is doubtful."""
        self._show()
        self._found.focus()
        doubt = self._review.next_doubt()
        self._mark(0 if self._warnings else len(self._warnings) + (doubt or 0))

    # What stands in the list: what is told of the whole, then the items

    @property
    def _found(self) -> OptionList:
        return self.query_one("#import-items", OptionList)

    @property
    def _text(self) -> PackText:
        return self.query_one(PackText)

    @property
    def _warnings(self) -> tuple[reviewing.PackWarning, ...]:
        return self.reading.unsettled

    def _part_here(self) -> int | None:
        """Which item is marked; None where it is something told of the whole pack."""
        at = self._found.highlighted
        here = -1 if at is None else at - len(self._warnings)
        return here if 0 <= here < len(self.reading.parts) else None

    def _show(self) -> None:
        """Draw what changed: the list, the letters beside the text, the status."""
        lines = [f"! {sentences.warning(one)}" for one in self._warnings]
        width = max((len(part.item.number) for part in self.reading.parts), default=0)
        lines += [self._line(part, min(width, 10)) for part in self.reading.parts]
        found = self._found
        if len(lines) != len(self._shown):
            at = found.highlighted
            with self.prevent(OptionList.OptionHighlighted):
                found.clear_options()
                found.add_options(Option(Content(line)) for line in lines)
                found.highlighted = min(at or 0, len(lines) - 1) if lines else None
        else:
            for at, (old, new) in enumerate(zip(self._shown, lines, strict=True)):
                if old != new:
                    found.replace_option_prompt_at_index(at, Content(new))
        self._shown = lines
        self._show_part()
        self._show_status()

    def _show_status(self) -> None:
        count = len(self.reading.parts)
        left = len(self.reading.doubtful) + len(self._warnings)
        self.status.show(
            _("Les inn"),
            printable.line(self._file),
            ngettext("{count} sak", "{count} saker", count).format(count=count),
            ngettext("{count} å sjå på", "{count} å sjå på", left).format(count=left)
            if left
            else _("alt er sett på"),
        )

    def _line(self, part: Part, width: int) -> str:
        item = part.item
        sign = "?" if part.certainty.doubtful else " "
        kind = _(KINDS[item.kind][0])
        title = printable.line(item.title)
        return f"{sign}{kind} {printable.line(item.number):>{width}} {title}"

    def _show_part(self) -> None:
        """What is said of the item at hand, and which lines are its own."""
        here = self._part_here()
        roles = {row: role for part in self.reading.parts for row, role in part.rows}
        own = (
            frozenset(row for row, _role in self.reading.parts[here].rows)
            if here is not None
            else frozenset()
        )
        self._text.show(roles, own)
        self.query_one("#import-why", Steady).put(Content(self._told(here)))

    def _told(self, here: int | None) -> str:
        if here is None:
            at = self._found.highlighted
            if at is None or at >= len(self._warnings):
                return _("Her er inga sak. D i teksten lagar ei av linja som er merkt.")
            return sentences.warning(self._warnings[at])
        part = self.reading.parts[here]
        item = part.item
        points, names = len(item.proposal), len(item.attachments)
        parts = [
            _(KINDS[item.kind][1]),
            ngettext("{count} punkt i framlegget", "{count} punkt i framlegget", points).format(
                count=points
            ),
            ngettext("{count} vedlegg", "{count} vedlegg", names).format(count=names),
        ]
        why = reviewing.why(part.certainty)
        sign = "? " if part.certainty.doubtful else ""
        return f"{' · '.join(parts)}\n{sign}{why}"

    def _mark(self, at: int) -> None:
        """Mark a line of the list, and bring the text it was read from."""
        found = self._found
        if not found.option_count:
            self._show_part()
            return
        at = min(max(at, 0), found.option_count - 1)
        if found.highlighted == at:
            self._marked()
        else:
            found.highlighted = at

    def _marked(self) -> None:
        """Something else is marked in the list."""
        here = self._part_here()
        if not self._following:
            if here is not None:
                first = self.reading.parts[here].first
                if first >= 0:
                    self._text.go_to(first)
            elif self._found.highlighted is not None and self._warnings:
                warning = self._warnings[self._found.highlighted]
                self._text.go_to(reviewing.where_told(self.reading, warning))
        self._following = False
        self._show_part()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The arrows in the list."""
        event.stop()
        self._marked()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter in the list."""
        event.stop()
        self.action_confirm()

    def on_pack_text_moved(self, event: PackText.Moved) -> None:
        """The cursor in the text: the item of its line is the one at hand."""
        event.stop()
        at = self._review.part_at(event.row)
        if at is not None and at != self._part_here():
            self._following = True
            self._found.highlighted = at + len(self._warnings)

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
        self.say(f"{said} {_('U angrar.')}")

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
        self._done(_("Flytt."), to)

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
            self.dismiss(None)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        dialog = ConfirmDialog(
            _("Gå ut av innlesinga?"),
            _("Det du har retta i saklista, blir borte. Sjølve fila er som før."),
            yes=_("Gå ut"),
            no=_("Nei, hald fram"),
        )
        self.app.push_screen(dialog, answered)
