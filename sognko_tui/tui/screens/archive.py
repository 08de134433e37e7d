"""Arkiv: «what did we decide about PPT?», on the screen before the question has been put."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from sognko_tui.office import citing
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.screens.keeping_index import KeepingIndex
from sognko_tui.tui.widgets.columns import cut
from sognko_tui.tui.widgets.rows import Found, Thread, Unread, Unresolved

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widgets import Input

    from sognko_tui.office.searching import Filters, Hit, Order, Searching
    from sognko_tui.tui.dialogs.form import Answers
    from sognko_tui.tui.widgets.hit_list import HitList
    from sognko_tui.tui.widgets.rows import Rows

POINT = 60
"""Cells of a point in the menu that asks which of them is meant."""

WHOLE = ""
"""The key of the whole decision, where a point of it can be cited."""


class ArchiveScreen(KeepingIndex):
    """Search, and what is done with what was found."""

    NAME: ClassVar[str] = "archive"

    # Opening

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field."""
        event.stop()
        self.action_open()

    def on_hit_list_selected(self, event: HitList.Selected) -> None:
        """A click on a line."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the meeting at the marked item, as soon as that is the answer to what was typed."""
        self.when_answered(self._open)

    def _open(self) -> None:
        from sognko_tui.tui.screens.meeting import MeetingScreen

        hit = self.marked_hit
        if hit is None:
            self.say(_("Her er inga sak å opne."), "warning")
            return
        if self.origin is not None and self.origin.opened.id == hit.meeting:
            origin = self.origin
            self.dismiss(None)
            if origin.meeting.item(hit.item) is not None:
                origin.call_later(origin.go, hit.item)
            return
        open_already = any(
            isinstance(screen, MeetingScreen) and screen.opened.id == hit.meeting
            for screen in self.app.screen_stack
        )
        if open_already:
            self.say(_("Det møtet er ope her alt: Esc og F10 går attende til det."), "warning")
            return
        self.with_opened(
            hit.meeting,
            lambda opened: self.app.push_screen(MeetingScreen(opened, at=hit.item)),
        )

    # Citing and copying

    def action_cite(self) -> None:
        """Cite the marked decision where one came from; ask which point where it has several."""
        self.when_answered(self._ask_point)

    def _ask_point(self) -> None:
        page = self.page
        if page is None:
            self._say_nothing_there()
            return
        hit = page.shown.hit
        found = list(citing.points(page.shown.decision)) if hit.outcome in citing.DECIDED else []
        if len(found) < 2:
            self._cite(hit, WHOLE)
            return
        choices = [Choice(WHOLE, "0", _("heile vedtaket"))]
        choices += [
            Choice(number, number if len(number) == 1 else "", cut(text, POINT), also=number)
            for number, text in dict(reversed(found)).items()
        ]
        choices[1:] = sorted(choices[1:], key=lambda one: int(one.key))

        def chosen(point: str | None) -> None:
            if point is not None:
                self._cite(hit, point)

        self.app.push_screen(MenuDialog(_("Kva skal siterast?"), choices), chosen)

    def _cite(self, hit: Hit, point: str) -> None:
        origin = self.origin
        try:
            board = self.sognko.desk.look(hit.meeting).board
        except Trouble as trouble:
            self.tell(trouble)
            return
        by = origin.meeting.board if origin is not None else board
        text = citing.citation(hit.number, hit.day, hit.outcome, board, by, point)
        if origin is not None and origin.where_cited():
            self.dismiss(None)
            origin.call_later(origin.cite, text)
            return
        self.sognko.copy_to_clipboard(text)
        self.say(_("Kopiert: {text}").format(text=text) + " " + self._how_to_paste())

    def action_copy(self) -> None:
        """Copy the decision to the clipboard of the terminal."""
        self.when_answered(self._copy)

    def _copy(self) -> None:
        page = self.page
        decision = page.shown.decision if page is not None else ""
        if page is None:
            self._say_nothing_there()
        elif not decision:
            self.say(_("Saka har ikkje noko vedtak å kopiere."), "warning")
        else:
            self.sognko.copy_to_clipboard(decision)
            self.say(_("Vedtaket er kopiert.") + " " + self._how_to_paste())

    def _how_to_paste(self) -> str:
        return _("Kjem det ikkje fram: merk teksten med Shift og musa.")

    def _say_nothing_there(self) -> None:
        self.say(_("Her er inga sak."), "warning")

    # Other lists

    def action_order(self) -> None:
        """Best first, or newest first again."""
        order: Order = "best" if self.question.order == "newest" else "newest"
        self.question = self.question._replace(order=order)
        self.ask(keep=True)

    def action_thread(self) -> None:
        """The marked matter through the meetings."""
        self.when_answered(self._show_thread)

    def _show_thread(self) -> None:
        hit, wanted = self.marked_hit, self.rows.wanted
        if hit is None:
            self._say_nothing_there()
            return

        def thread(searching: Searching) -> Rows:
            found = searching.thread(hit)
            return Thread(hits=found.hits, wanted=wanted, more=found.more)

        self.ask_for(thread)

    def action_lists(self) -> None:
        """What is wrong in the archive: references that lead nowhere, meetings that cannot be read."""

        def chosen(key: str | None) -> None:
            if key is not None:
                self.ask_for(_LISTS[key])

        choices = [
            Choice("unresolved", "t", _("tilvisingar til vedtak som ikkje finst i arkivet")),
            Choice("broken", "m", _("møte som ikkje lét seg lese")),
        ]
        self.app.push_screen(MenuDialog(_("Feil i arkivet"), choices), chosen)

    def action_decisions(self) -> None:
        """The register of what was decided, in place of this; the same words stand in its field."""
        from sognko_tui.tui.screens.decisions import DecisionsScreen

        self.app.switch_screen(DecisionsScreen(self.origin, typed=self.question.typed))

    def action_followups(self) -> None:
        """Who is to do what, and what is late."""
        from sognko_tui.tui.screens.followups import FollowUpsScreen

        self.app.push_screen(FollowUpsScreen())

    def action_figures(self) -> None:
        """What the meetings come to, year by year."""
        from sognko_tui.tui.screens.figures import FiguresScreen

        self.app.push_screen(FiguresScreen())

    def action_narrow(self) -> None:
        """Narrow the search; what there is to narrow it to is looked up while the form is there."""
        from sognko_tui.tui.dialogs.narrowing import NarrowingDialog, offered

        form = NarrowingDialog(self._narrowed, partial(self.asking.ask, "form", offered))

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._narrowed, narrowed = form.narrowed(answers)
                self.question = self.question._replace(filters=self.within(narrowed.filters))
                self.show_narrowed(narrowed.told)
                self.ask()

        self.app.push_screen(form, answered)

    _narrowed: Answers = {}

    def within(self, filters: Filters) -> Filters:
        """What is asked for when the search is narrowed to this."""
        return filters

    # Leaving

    def action_back(self) -> None:
        """From another list back to the search; from the search to where one came from."""
        if isinstance(self.rows, Found):
            self.dismiss(None)
        else:
            self.say("")
            self.ask(keep=True)


def _unresolved(searching: Searching) -> Rows:
    references = searching.unresolved()
    return Unresolved(hits=tuple(one.source for one in references), references=references)


def _broken(searching: Searching) -> Rows:
    return Unread(broken=searching.broken())


_LISTS: dict[str, Callable[[Searching], Rows]] = {"unresolved": _unresolved, "broken": _broken}
