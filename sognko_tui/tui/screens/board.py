"""Styre: a board, its language and rules, and the people on it. Every change is saved at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sognko_tui import naming
from sognko_tui.meeting.board import Board, Person
from sognko_tui.office import retention, sentences
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.dialogs.board_forms import (
    LANGUAGES,
    PRESETS,
    PersonDialog,
    facts_dialog,
    with_facts,
)
from sognko_tui.tui.screens.base import BaseScreen
from sognko_tui.tui.widgets.columns import row
from sognko_tui.tui.widgets.function_words import FUNCTIONS
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize

    from sognko_tui.tui.dialogs.form import Answers

RANKS = tuple(FUNCTIONS)
"""The order in which people of different functions stand on a roster."""


class BoardScreen(BaseScreen):
    """The roster of one board; F7 goes to the next board."""

    NAME: ClassVar[str] = "board"

    def __init__(self, board_id: str | None = None) -> None:
        super().__init__()
        self._board_id = board_id
        self._boards: tuple[Board, ...] = ()

    def compose(self) -> ComposeResult:
        """Status, the heads of the columns, the people, messages, keys."""
        yield StatusLine(id="status")
        yield Static(id="people-head")
        yield OptionList(id="people")
        yield MessageLine(id="message")
        yield KeyLine(self.NAME)

    def on_mount(self) -> None:
        """Read the boards; with none there is only one thing to do."""
        self.reload()
        self.query_one(OptionList).focus()
        if not self._boards:
            self.action_new_board()

    def on_resize(self, event: Resize) -> None:
        """Give the columns the width there is."""
        self._show(event.size.width)

    @property
    def board(self) -> Board | None:
        """The board that is shown, or None where there is none yet."""
        return next((b for b in self._boards if b.id == self._board_id), None)

    def reload(self, mark: str | None = None) -> None:
        """Read the boards anew and show the same one, with this person marked."""
        self._boards = tuple(self.sognko.desk.boards())
        if self.board is None:
            self._board_id = self._boards[0].id if self._boards else None
        self._show(self.app.size.width, mark)

    def _show(self, width: int, mark: str | None = None) -> None:
        board = self.board
        marked = mark or self._marked_id()
        people = self.query_one(OptionList)
        head = self.query_one("#people-head", Static)
        people.clear_options()
        if board is None:
            self.status.show(_("Styre"), _("ingen enno"))
            head.update("")
            self.say(_("Her er ikkje noko styre enno. F8 lagar det første."))
            return
        widths = _widths(width - 2)
        titles = (_("Init."), _("Namn"), _("Funksjon"), _("Representerer"), _("Vara for"))
        head.update(Content(" " + row(titles, widths)))
        for person in board.people:
            line = Content(" " + row(_cells(board, person), widths))
            people.add_option(Option(line, id=person.id))
        if board.people:
            ids = [p.id for p in board.people]
            people.highlighted = ids.index(marked) if marked in ids else 0
        self._show_status(board)

    def _show_status(self, board: Board) -> None:
        seats = len(board.seats)
        members = ngettext("{count} medlem", "{count} medlemer", seats).format(count=seats)
        which = ""
        if len(self._boards) > 1:
            here = [b.id for b in self._boards].index(board.id) + 1
            which = _("styre {here} av {all}").format(here=here, all=len(self._boards))
        language, rules = _(LANGUAGES[board.language]), _(PRESETS[board.rules])
        system = board.retention.system
        archive = _("arkiv: {system}").format(system=system) if system else ""
        self.status.show(board.name, members, which, f"{language}, {rules}", archive)

    def _marked_id(self) -> str | None:
        people = self.query_one(OptionList)
        at = people.highlighted
        return None if at is None else people.get_option_at_index(at).id

    def _marked(self) -> tuple[Board, Person] | None:
        """The board and the marked person; says what to do where nobody is marked."""
        board = self.board
        if board is None:
            self.say(_("Lag eit styre først, med F8."), "warning")
            return None
        person = board.person(self._marked_id() or "")
        if person is None:
            self.say(_("Ingen er merkte. N legg til ein person."), "warning")
            return None
        return board, person

    def _save(self, board: Board, said: str, mark: str | None = None) -> None:
        try:
            self.sognko.desk.save_board(board)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
            return
        self._board_id = board.id
        self.reload(mark)
        odd = _odd(board)
        self.say(f"{said} {odd}" if odd else said, "warning" if odd else "")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a person."""
        event.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Change what is known of the marked person."""
        marked = self._marked()
        if marked is None:
            return
        board, person = marked
        form = PersonDialog(_("Endra {name}").format(name=person.name), board, person)

        def answered(answers: Answers | None) -> None:
            if answers is None:
                self.say(_("Ikkje noko er endra."))
                return
            changed = form.person(answers, person.id)
            people = tuple(changed if p.id == person.id else p for p in board.people)
            said = _("Lagra: {name}.").format(name=changed.name)
            self._save(msgspec.structs.replace(board, people=people), said, changed.id)

        self.app.push_screen(form, answered)

    def action_add(self) -> None:
        """Put a person on the roster, after those of the same function."""
        board = self.board
        if board is None:
            self.say(_("Lag eit styre først, med F8."), "warning")
            return
        form = PersonDialog(_("Ny person i {board}").format(board=board.name), board)

        def answered(answers: Answers | None) -> None:
            if answers is None:
                self.say(_("Ingen er lagde til."))
                return
            taken = {p.id for p in board.people}
            new = form.person(answers, naming.person_id(answers["name"], taken))
            people = _placed(board.people, new)
            said = _("Lagra: {name}. N legg til den neste.").format(name=new.name)
            self._save(msgspec.structs.replace(board, people=people), said, new.id)

        self.app.push_screen(form, answered)

    def action_remove(self) -> None:
        """Take the marked person off the roster, when that was meant."""
        from sognko_tui.tui.dialogs.confirm import ConfirmDialog

        marked = self._marked()
        if marked is None:
            return
        board, person = marked
        question = _(
            "Skal {name} ut av {board}? Møte som alt er laga, blir ståande som dei er."
        ).format(name=person.name, board=board.name)

        def answered(yes: bool | None) -> None:
            if not yes:
                self.say(_("{name} er framleis i styret.").format(name=person.name))
                return
            said = _("{name} er teken ut av styret.").format(name=person.name)
            self._save(_without(board, person.id), said)

        yes = _("Ja, ta bort {name}").format(name=person.name)
        dialog = ConfirmDialog(_("Ta bort personen"), question, yes=yes, no=_("Nei, lat stå"))
        self.app.push_screen(dialog, answered)

    def action_facts(self) -> None:
        """Change the board's name, language, rules or usual place."""
        board = self.board
        if board is None:
            self.action_new_board()
            return

        def answered(answers: Answers | None) -> None:
            if answers is None:
                self.say(_("Ikkje noko er endra."))
                return
            changed = with_facts(board, answers)
            self._save(changed, _("Lagra: {name}.").format(name=changed.name), self._marked_id())

        self.app.push_screen(facts_dialog(_("Styret"), board), answered)

    def action_rules(self) -> None:
        """Which rules the board keeps, by its preset or by its own choice."""
        from sognko_tui.tui.dialogs.board_rules import BoardRulesDialog

        board = self.board
        if board is None:
            self.say(_("Lag eit styre først, med F8."), "warning")
            return

        def answered(changed: Board | None) -> None:
            if changed is None or changed == board:
                self.say(_("Ikkje noko er endra."))
            else:
                self._save(changed, _("Reglane er lagra."), self._marked_id())

        today = self.sognko.desk.clock.now().date()
        self.app.push_screen(BoardRulesDialog(board, today), answered)

    def action_abbreviations(self) -> None:
        """The sentences the board types by abbreviation: one is made, changed or taken away."""
        from sognko_tui.tui.dialogs.abbreviations import (
            abbreviation_form,
            abbreviations_menu,
            with_abbreviation,
        )

        board = self.board
        if board is None:
            self.say(_("Lag eit styre først, med F8."), "warning")
            return

        def chosen(short: str | None) -> None:
            if short is not None:
                form = abbreviation_form(board, short)
                self.app.push_screen(form, lambda answers: answered(short, answers))

        def answered(short: str, answers: Answers | None) -> None:
            if answers is not None:
                changed = with_abbreviation(board, short, answers)
                self._save(changed, _("Forkortingane er lagra."), self._marked_id())

        self.app.push_screen(abbreviations_menu(board), chosen)

    def action_retention(self) -> None:
        """Where the board's lawful archive is, and how long our copy is kept."""
        from sognko_tui.tui.dialogs.retention import retention_dialog, with_retention

        board = self.board
        if board is None:
            self.say(_("Lag eit styre først, med F8."), "warning")
            return

        def answered(answers: Answers | None) -> None:
            if answers is None:
                self.say(_("Ikkje noko er endra."))
                return
            changed = with_retention(board, answers)
            self._save(changed, retention.told(changed), self._marked_id())

        self.app.push_screen(retention_dialog(board), answered)

    def action_next_board(self) -> None:
        """Show the next board; after the last the first."""
        ids = [b.id for b in self._boards]
        if len(ids) < 2 or self._board_id is None:
            self.say(_("Det finst ikkje fleire styre. F8 lagar eit nytt."), "warning")
            return
        self._board_id = ids[(ids.index(self._board_id) + 1) % len(ids)]
        self._show(self.app.size.width)
        self.say("")

    def action_new_board(self) -> None:
        """Make a board, to be filled with people."""

        def answered(answers: Answers | None) -> None:
            if answers is None:
                self.say(_("Ikkje noko styre er laga."))
                return
            taken = {b.id for b in self._boards}
            named = with_facts(Board(id="", name=""), answers)
            new = msgspec.structs.replace(named, id=naming.board_id(named.name, taken))
            said = _("{name} er laga. N legg til den første personen.")
            self._save(new, said.format(name=new.name))

        intro = ""
        if not self._boards:
            intro = _("Eit møte treng eit styre: først namnet, så dei som sit i det.")
        dialog = facts_dialog(_("Nytt styre"), Board(id="", name=""), intro)
        self.app.push_screen(dialog, answered)

    def action_roster(self) -> None:
        """Take the people from a file in the inbox."""
        from sognko_tui.tui.dialogs.roster import take_roster

        board = self.board
        if board is None:
            self.say(_("Lag eit styre først, med F8."), "warning")
            return

        def taken(people: tuple[Person, ...]) -> None:
            said = ngettext("{count} person er henta.", "{count} personar er henta.", len(people))
            changed = msgspec.structs.replace(board, people=people)
            self._save(changed, said.format(count=len(people)))

        take_roster(self, board, taken)

    def action_export(self) -> None:
        """Lay the people in a file in the inbox, from where they can be fetched and taken in again."""
        from sognko_tui.tui.dialogs.roster import give_roster

        board = self.board
        if board is None:
            self.say(_("Lag eit styre først, med F8."), "warning")
            return
        give_roster(self, board)

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss(None)


def _cells(board: Board, person: Person) -> tuple[str, ...]:
    function = _(FUNCTIONS[person.function]) if person.function in FUNCTIONS else ""
    # Personal deputies are counted for each member, whom the last column names.
    if person.function == "deputy" and person.order and len(person.deputy_for) != 1:
        function = f"{person.order}. {function}"
    members = [board.person(i) for i in person.deputy_for]
    deputy_for = ", ".join(m.initials or m.name for m in members if m is not None)
    return person.initials, person.name, function, person.represents, deputy_for


def _widths(width: int) -> tuple[int, ...]:
    """The widths of the five columns; the names get what the wide screen has more of."""
    rest = max(width - 8 - 4 * 2, 40)
    function, represents = max(rest // 4, 14), rest // 4
    deputy_for = rest // 6
    return 6, rest - function - represents - deputy_for, function, represents, deputy_for


def _placed(people: tuple[Person, ...], new: Person) -> tuple[Person, ...]:
    """The people with a new one after the last of the same or a higher function."""
    rank = RANKS.index(new.function) if new.function in RANKS else len(RANKS)
    at = 0
    for index, person in enumerate(people, 1):
        if person.function in RANKS and RANKS.index(person.function) <= rank:
            at = index
    return (*people[:at], new, *people[at:])


def _without(board: Board, person_id: str) -> Board:
    """The board without this person, who is then nobody's member to stand in for either."""
    people = tuple(
        msgspec.structs.replace(p, deputy_for=tuple(i for i in p.deputy_for if i != person_id))
        for p in board.people
        if p.id != person_id
    )
    return msgspec.structs.replace(board, people=people)


def _odd(board: Board) -> str:
    """What is unusual about a roster, in a sentence, or nothing."""
    if not board.people:
        return ""
    chairs = [p.name for p in board.people if p.function == "chair"]
    if len(chairs) > 1:
        return _("No har styret fleire leiarar: {names}.").format(names=", ".join(chairs))
    if not chairs:
        return _("Styret har ingen leiar enno.")
    return ""
