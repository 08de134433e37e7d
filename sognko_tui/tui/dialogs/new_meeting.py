"""Nytt møte: a file from the inbox, what was found in it, and when and where the meeting is."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from sognko_tui.meeting.board import Board
from sognko_tui.meeting.events import HeadChanged
from sognko_tui.office import printable, recording, sentences
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.dialogs.board_forms import chosen, one_of
from sognko_tui.tui.dialogs.choose_file import ChooseFileDialog
from sognko_tui.tui.dialogs.form import Answers, Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.dialogs.new_version import NewVersion
from sognko_tui.tui.dialogs.reading_file import FileReading
from sognko_tui.tui.entry import a_date, clock_time, show_date, wrong_date, wrong_time
from sognko_tui.tui.screens.importing import ImportScreen

if TYPE_CHECKING:
    from sognko_tui.office.reviewing import Reading
    from sognko_tui.tui.screens.home import HomeScreen

_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(?P<d>\d{1,2})[. _-]+(?P<m>\d{1,2})[. _-]+(?P<y>\d{4})(?!\d)")


def new_meeting(screen: HomeScreen) -> None:
    """Lead from a file in the inbox to a meeting on the list; with no board, to a board first."""
    desk = screen.sognko.desk
    if not desk.boards():
        from sognko_tui.tui.screens.board import BoardScreen

        screen.app.push_screen(BoardScreen())
        return

    def picked(file: Path | None) -> None:
        if file is None:
            screen.say(_("Ikkje noko møte er laga."))
            return
        screen.say(_("Les {file} …").format(file=printable.line(file.name)))
        # The sentence must be seen before a large file is read.
        screen.call_after_refresh(_Intake(screen, file).start)

    title = _("Nytt møte: vel sakspapiret")
    wanted = _("Her er ikkje noko sakspapir enno (PDF, Word, tekst eller ei mappe med slike).")
    screen.app.push_screen(ChooseFileDialog(title, desk.inbox_folder, desk.packs, wanted), picked)


class _Intake:
    """One file on its way to being a meeting."""

    def __init__(self, screen: HomeScreen, file: Path) -> None:
        self._home = screen
        self._screen: ImportScreen
        self._desk = screen.sognko.desk
        self._file = file
        self._boards = self._desk.boards()
        self._names = board_names(self._boards)
        self._made = False

    def start(self) -> None:
        """Read the file; where it is no agenda pack, say so in one sentence."""
        FileReading(self._home, self._file, self._read).start()

    def _read(self, found: Reading | Trouble) -> None:
        if isinstance(found, Trouble):
            self._home.say(sentences.trouble(found), "error")
            return
        self._home.say("")
        screen = ImportScreen(found, self._file.name, self._ask)
        self._home.app.push_screen(screen, self._left)

    def _left(self, _result: None) -> None:
        """Back on Heim."""
        if not self._made:
            self._home.say(_("Ikkje noko møte er laga."))

    def _ask(self, screen: ImportScreen, reading: Reading) -> None:
        """The reading has been seen; what is left to know is when and where."""
        self._screen, self._reading = screen, reading
        board = self._likely(reading.board)
        on = a_date(reading.date or "") or date_in(self._file.name)
        notice = a_date(reading.notice_date or "")
        expected = self._desk.expected(board) if on is None else None
        if expected is not None:
            on = expected.date
        form = FormDialog(
            _("Nytt møte"),
            (
                Ask(
                    "board",
                    _("Styre"),
                    self._names[board.id],
                    tuple(self._names.values()),
                    required=True,
                    check=one_of(self._names),
                ),
                Ask(
                    "date",
                    _("Møtedato"),
                    show_date(on),
                    required=True,
                    check=wrong_date,
                    hint=_("Slik: 9.12.2025"),
                ),
                Ask(
                    "time",
                    _("Klokkeslett"),
                    reading.time or (expected.time if expected else ""),
                    check=wrong_time,
                    hint=_("Slik: 9.30. Kan stå tomt."),
                ),
                Ask(
                    "place",
                    _("Stad"),
                    reading.place or (expected.place if expected else "") or board.place,
                ),
                Ask(
                    "notice",
                    _("Innkalla den"),
                    show_date(notice),
                    check=wrong_date,
                    hint=_("Datoen på innkallinga, slik: 2.12.2025. Kan stå tomt."),
                ),
                Ask(
                    "manner",
                    _("Innkalla korleis"),
                    hint=_("Til dømes: e-post. Kan stå tomt."),
                ),
            ),
            intro=self._found(),
        )
        self._screen.app.push_screen(form, self._answered)

    def _likely(self, named: str | None) -> Board:
        """The board the pack names, else the first."""
        return next((b for b in self._boards if _is_called(b, named)), self._boards[0])

    def _found(self) -> str:
        items = self._reading.items
        proposals = sum(bool(item.proposal) for item in items)
        blanks = sum(point.blank for item in items for point in item.proposal)
        parts = [
            ngettext("{count} sak", "{count} saker", len(items)).format(count=len(items)),
            _("{count} med framlegg").format(count=proposals),
        ]
        if blanks:
            parts.append(ngettext("{count} ope felt", "{count} opne felt", blanks))
            parts[-1] = parts[-1].format(count=blanks)
        name = printable.line(self._file.name)
        told = _("{file}: {found}.").format(file=name, found=", ".join(parts))
        named = printable.line(self._reading.board or "")
        # One word is seldom a board: it may be what stood beside it.
        if " " not in named or any(_is_called(board, named) for board in self._boards):
            return told
        other = _("Sakspapiret nemner {board}. Sjå etter om styret er rett.").format(board=named)
        return f"{told}\n! {other}"

    def _answered(self, answers: Answers | None) -> None:
        if answers is None:
            self._screen.say(_("Ikkje noko møte er laga enno. Enter spør att, Esc går ut."))
            return
        self._make(answers, another=False)

    def _make(self, answers: Answers, *, another: bool) -> None:
        board_id = chosen(answers["board"], self._names)
        at = clock_time(answers["time"], self._desk.clock.now())
        asked: dict[str, Any] = {
            "board": self._desk.board(board_id or ""),
            "on": a_date(answers["date"]),
            "time": f"{at:%H:%M}" if at else "",
            "place": answers["place"],
            "notice": a_date(answers["notice"]),
        }
        # What was emptied in the form is not to come back from the pack.
        reading = msgspec.structs.replace(
            self._reading, date=None, time=None, place=None, notice_date=None
        )
        try:
            made = self._desk.take_in(self._file, reading=reading, another=another, **asked)
            self._note_manner(made, answers["manner"])
        except Trouble as trouble:
            if trouble.code == "meeting_exists":
                self._another(trouble, answers)
            else:
                self._screen.say(sentences.trouble(trouble), "error")
            return
        self._made = True
        self._screen.dismiss(None)
        self._home.reload(mark=made)
        count = len(self._reading.items)
        text = ngettext(
            "Møtet er laga, med {count} sak. Enter opnar det.",
            "Møtet er laga, med {count} saker. Enter opnar det.",
            count,
        )
        said = text.format(count=count)
        carried = self._carried(made) - count
        if carried > 0:
            more = ngettext(
                "{count} sak er overført frå før.", "{count} saker er overførte frå før.", carried
            )
            said += " " + more.format(count=carried)
        self._home.call_after_refresh(self._home.say, said)

    def _carried(self, meeting_id: str) -> int:
        """How many items the meeting has, those that waited for it among them."""
        try:
            return len(self._desk.look(meeting_id).items)
        except Trouble:
            return 0

    def _note_manner(self, meeting_id: str, manner: str) -> None:
        if not manner:
            return
        opened = self._desk.open(meeting_id)
        try:
            if opened.session is not None:
                opened.session.record(HeadChanged(field="notice_manner", value=manner))
        finally:
            opened.close()

    def _another(self, trouble: Trouble, answers: Answers) -> None:
        """The day is taken: it may be a later version of the papers, or a board meets twice that day."""
        meeting_id = str(trouble.params.get("meeting", ""))

        def chosen(key: str | None) -> None:
            if key == "version":
                self._revise(meeting_id)
            elif key == "another":
                self._make(answers, another=True)
            else:
                self._screen.say(sentences.trouble(trouble), "warning")

        choices = (
            Choice("version", _("v"), _("Ny versjon av sakspapira til møtet som finst")),
            Choice("another", _("e"), _("Eit møte til same dagen")),
            Choice("leave", _("n"), _("Nei, lat det som finst, stå som det er")),
        )
        self._screen.app.push_screen(MenuDialog(_("Møtet finst alt"), choices), chosen)

    def _revise(self, meeting_id: str) -> None:
        """Let the meeting that is there follow these papers."""
        try:
            opened = self._desk.open(meeting_id)
        except Trouble as trouble:
            self._screen.say(sentences.trouble(trouble), "error")
            return
        hindered = recording.hindrance(opened)
        if hindered is not None:
            opened.close()
            self._screen.say(sentences.trouble(hindered), "warning")
            return

        def done(said: str) -> None:
            self._made = True
            self._home.reload(mark=meeting_id)
            self._home.call_after_refresh(self._home.say, said)

        version = NewVersion(self._home, opened, done)
        version.compare(self._screen, self._reading, self._file, after=opened.close)


def _is_called(board: Board, named: str | None) -> bool:
    """Whether this is the board a pack names."""
    name, wanted = board.name.casefold(), (named or "").casefold()
    return bool(wanted) and (name in wanted or wanted in name)


def date_in(name: str) -> date | None:
    """The first date in a file's name, or None."""
    for pattern in (_ISO, _DOTTED):
        for found in pattern.finditer(name):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue
    return None


def board_names(boards: tuple[Board, ...]) -> dict[str, str]:
    """The names of boards by their ids, with the id added where two share a name."""
    names = [b.name for b in boards]
    return {b.id: b.name if names.count(b.name) == 1 else f"{b.name} ({b.id})" for b in boards}
