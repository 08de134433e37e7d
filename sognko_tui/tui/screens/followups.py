"""Oppfølging: who is to do what by when, what is late, and that it was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.content import Content
from textual.widgets import Input, Static

from sognko_tui.office import printable
from sognko_tui.office.to_do import ToDo, asked_of, narrowed, to_do
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.commands import bindings
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.entry import a_date, show_date, wrong_date
from sognko_tui.tui.screens.archive_view import MOVING
from sognko_tui.tui.screens.kept import Kept
from sognko_tui.tui.widgets import followup_words
from sognko_tui.tui.widgets.hit_list import HitList
from sognko_tui.tui.widgets.hit_text import HitText
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine
from sognko_tui.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.meeting.open_followups import FollowUpRow
    from sognko_tui.tui.dialogs.form import Answers


class FollowUpsScreen(Kept):
    """What is open, by the day it is due. The field at the top always has the typing."""

    NAME: ClassVar[str] = "followups"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("followups"), *MOVING]

    def __init__(self) -> None:
        super().__init__()
        self._there = ToDo()
        self._rows: tuple[FollowUpRow, ...] = ()
        self._done = False

    def compose(self) -> ComposeResult:
        """Status, what is typed, the list, what is marked in full, messages and keys."""
        yield StatusLine(id="status")
        yield SearchField(_("Kven eller kva"))
        yield Static(id="list-head")
        yield HitList(id="hit-list")
        yield HitText()
        yield MessageLine(id="message")
        yield KeyLine(self.NAME)

    def on_mount(self) -> None:
        """Show what is open."""
        self.query_one(SearchField).focus()
        self.status.show(_("Oppfølging"), _("hentar …"))
        self.begin(self.look)

    def on_resize(self) -> None:
        """Give the columns the width there is."""
        room = self.app.size.width - 2
        self.query_one("#list-head", Static).update(Content(" " + followup_words.head(room)))
        self.query_one(HitList).redraw()

    @property
    def _today(self) -> date:
        return self.sognko.desk.clock.now().date()

    # What is shown

    def look(self) -> None:
        """Ask for what is open anew; what is typed narrows it."""
        self.asking.ask("list", partial(asked_of, done=self._done), self._found)

    def on_input_changed(self, event: Input.Changed) -> None:
        """A key was typed: narrow what is there."""
        event.stop()
        self.say("")
        self._narrow()

    def _found(self, there: ToDo) -> None:
        self._there = there
        self._answered = True
        self._narrow()

    def _narrow(self) -> None:
        if not self._answered:
            # Until then nobody knows whether there is nothing.
            return
        marked = self._marked
        rows = narrowed(self._there, self.query_one(SearchField).value)
        hits = self.query_one(HitList)
        if rows != self._rows or hits.marked is None:
            self._rows = rows
            known_by = _known_by(marked)
            at = next((n for n, row in enumerate(rows) if _known_by(row) == known_by), 0)
            hits.show(self, at)
            self._show_beside()
        self._show_status()

    _answered = False

    def _show_status(self) -> None:
        today = self._today
        count = sum(row.done_on is None for row in self._rows)
        late = sum(row.overdue_since(today) is not None for row in self._rows)
        told = ngettext("{count} open", "{count} opne", count).format(count=count)
        late_told = ngettext("{count} over fristen", "{count} over fristen", late)
        also = _("òg dei som er gjorde") if self._done else ""
        late_told = late_told.format(count=late) if late else ""
        self.status.show(_("Oppfølging"), told, late_told, also)

    # The lines of the list

    def at_least(self, _count: int | None) -> int:
        """How many lines there are: all are known."""
        return len(self._rows)

    def line(self, at: int) -> str:
        """A line of the list."""
        room = self.query_one(HitList).room
        return followup_words.line(self._rows[at], self._today, room)

    @property
    def _marked(self) -> FollowUpRow | None:
        at = self.query_one(HitList).marked
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def action_mark(self, way: str) -> None:
        """Mark another line; the field keeps the typing."""
        getattr(self.query_one(HitList), f"action_{way}")()

    def on_hit_list_marked(self) -> None:
        """Show all of what is marked now."""
        self._show_beside()

    def _show_beside(self) -> None:
        row = self._marked
        passages = followup_words.passages(row, self._today) if row is not None else ()
        self.query_one(HitText).show(passages)

    # The keys

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        event.stop()
        self.action_open()

    def on_hit_list_selected(self, event: HitList.Selected) -> None:
        """A click on a line."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the meeting that asked for it, at the item."""
        row = self._marked
        if row is None:
            self._say_nothing_there()
        else:
            self.open_at(row.meeting, row.item)

    def action_settle(self) -> None:
        """It is done: when, and what there is to say of it."""
        row = self._marked
        if row is None:
            self._say_nothing_there()
            return
        asks = [
            Ask("on", _("Gjord"), show_date(self._today), required=True, check=self._wrong_day),
            Ask("note", _("Merknad"), row.note),
        ]
        intro = printable.line(": ".join(filter(None, (row.who, row.what))))

        def answered(answers: Answers | None) -> None:
            if answers is None:
                self.say(_("Ikkje noko er endra."))
                return
            on = a_date(answers["on"])
            if on is not None:
                self._settle(row, on, answers["note"])

        self.app.push_screen(FormDialog(_("Oppfølginga er gjord"), asks, intro=intro), answered)

    def _wrong_day(self, text: str) -> str:
        on = a_date(text)
        if on is not None and on > self._today:
            return _("Den dagen har ikkje vore enno.")
        return wrong_date(text)

    def _settle(self, row: FollowUpRow, on: date, note: str) -> None:
        settle = self.sognko.desk.settle_follow_up
        done = replace(row, done_on=on, note=note)
        if self._note(done, partial(settle, row.meeting, row.item, row.number, on, note)):
            told = _("Gjord: {what}").format(what=printable.line(row.what))
            self.say(told + " " + _("F4 viser dei som er gjorde, F5 der tek det tilbake."))

    def action_reopen(self) -> None:
        """It is not done after all."""
        row = self._marked
        if row is None or row.done_on is None:
            self.say(_("Denne er open. F4 viser òg dei som er gjorde."), "warning")
            return
        reopen = self.sognko.desk.reopen_follow_up
        undone = replace(row, done_on=None, note="")
        if self._note(undone, partial(reopen, row.meeting, row.item, row.number)):
            self.say(_("Open att: {what}").format(what=printable.line(row.what)))

    def _note(self, changed: FollowUpRow, act: partial[None]) -> bool:
        """Do it, and show it at once: the index comes after."""
        try:
            act()
        except Trouble as trouble:
            self.tell(trouble)
            return False
        known_by = _known_by(changed)
        rows = (changed if _known_by(row) == known_by else row for row in self._there.rows)
        self._found(to_do(row for row in rows if self._done or row.done_on is None))
        self.refresh_index(quietly=True)
        return True

    def action_also_done(self) -> None:
        """Show those that are done too, or only those that are open again."""
        self._done = not self._done
        self.look()

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss(None)

    def _say_nothing_there(self) -> None:
        self.say(_("Her er inga oppfølging."), "warning")


def _known_by(row: FollowUpRow | None) -> tuple[str, str, int] | None:
    return None if row is None else (row.meeting, row.item, row.number)
