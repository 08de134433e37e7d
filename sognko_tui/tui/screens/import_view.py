"""Import, what is seen: the items that were found, the pack's own text, what is said of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sognko_tui.meeting.agenda import Kind
from sognko_tui.meeting.exempt import meant_to_be_closed
from sognko_tui.office import printable, reviewing, sentences
from sognko_tui.office.reviewing import Review
from sognko_tui.texts import N_, _, ngettext
from sognko_tui.tui.screens.base import BaseScreen
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine
from sognko_tui.tui.widgets.pack_text import PackText
from sognko_tui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sognko_tui.office.reviewing import Part, Reading

KINDS: dict[Kind, tuple[str, str]] = {
    "formality": (N_("f"), N_("formalitet")),
    "information": (N_("o"), N_("orientering")),
    "decision": (N_("s"), N_("saka skal vedtakast")),
    "election": (N_("v"), N_("val")),
    "other": (N_("y"), N_("ymse")),
}
"""The kinds of items, each with its letter in the menu."""


class ImportView(BaseScreen):
    """A reading under review: what is shown of it, and what is at hand."""

    NAME: ClassVar[str] = "import"

    def __init__(self, reading: Reading, name: str) -> None:
        super().__init__()
        self._review = Review(reading)
        self._file = name
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
        return self._review.placed.unsettled

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
        if not lines:
            # What can be done now is done in the text.
            self._text.focus()
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
        placed = self._review.placed
        own = placed.rows[here] if here is not None else frozenset()
        self._text.show(placed.roles, own)
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
        if meant_to_be_closed(item):
            parts.append(_("skal lukkast?"))
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
        self.call_next(self.run_action, "confirm")

    def on_pack_text_moved(self, event: PackText.Moved) -> None:
        """The cursor in the text: the item of its line is the one at hand."""
        event.stop()
        at = self._review.part_at(event.row)
        if at is not None and at != self._part_here():
            self._following = True
            self._found.highlighted = at + len(self._warnings)
