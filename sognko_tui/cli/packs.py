"""The commands about agenda packs: what is in one, and making or revising a meeting of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sognko_tui import texts
from sognko_tui.cli.answering import (
    FINDINGS,
    GOOD,
    as_json,
    can_show_screens,
    complain,
    how_far,
    is_terminal,
    lines,
)
from sognko_tui.cli.arguments import Asked
from sognko_tui.office import intake, reviewing, revising, sentences, telling
from sognko_tui.office.dates import parse, parse_time
from sognko_tui.office.desk import Desk, at_desk
from sognko_tui.office.reviewing import Reading
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _


def _agenda(asked: Asked) -> int:
    with how_far() as progress:
        reading = intake.read_pack(Path(asked.file), progress)
    if asked.json:
        as_json(intake.as_json(reading))
    else:
        lines(telling.pack(reading))
    return GOOD


def _import(asked: Asked) -> int:
    time = parse_time(asked.time) if asked.time else ""
    if time is None:
        raise Trouble("bad_time", {"value": asked.time})
    on, notice = _date(asked.date, "--date"), _date(asked.notice, "--notice")
    _nothing_beside_into(asked)
    desk = at_desk(asked.minutes)
    path = Path(asked.file)
    board = desk.choose_board(asked.board) if asked.into is None else None
    into = desk.resolve(asked.into) if asked.into is not None else ""
    reading = _reviewed(desk, path, asked)
    if reading is None:
        return FINDINGS
    if board is None:
        return _revise(desk, into, path, reading, asked)
    made = desk.take_in(
        path,
        board=board,
        reading=reading,
        on=on,
        time=time,
        place=asked.place,
        notice=notice,
        another=asked.another,
        carry=asked.carry,
    )
    lines([made])
    # Beside the id, which a script reads: nobody should be surprised by items that no pack has.
    for line in telling.carried(desk.look(made)):
        complain(line)
    return GOOD


def _reviewed(desk: Desk, path: Path, asked: Asked) -> Reading | None:
    """The reading of a pack, looked at where there is somebody to look; None where it is not used.

    With `--yes` a doubt is in the way, and with `--force` nothing is. Else whoever sits at a
    terminal sees what is doubtful; where nobody does, it is told beside what is done.
    """
    with how_far() as progress:
        reading = desk.read_pack(path, progress)
    doubts = reviewing.doubts(reading)
    if not doubts or asked.force:
        return reading
    if not asked.yes and is_terminal(sys.stdin) and is_terminal(sys.stdout) and can_show_screens():
        from sognko_tui.tui.importing import review

        seen = review(desk, reading, path.name, language=texts.language())
        if seen is None:
            complain(_("Sakspapiret er ikkje teke i bruk, og ingenting er endra."))
        return seen
    for doubt in doubts:
        complain(f"? {doubt}")
    if asked.yes:
        complain(_doubts_left(path.name, len(doubts)))
        return None
    return reading


def _doubts_left(name: str, count: int) -> str:

    left = Trouble("doubts_left", {"name": name, "count": count})
    return f"{sentences.trouble(left)} {sentences.hint(left)}"


def _nothing_beside_into(asked: Asked) -> None:
    """A meeting that is there has its board, its day and its place: nothing said of them is dropped."""
    if asked.into is None:
        return
    for option in ("date", "board", "place", "time", "notice", "another"):
        if getattr(asked, option):
            raise Trouble("beside_into", {"option": f"--{option}"})


def _revise(desk: Desk, meeting_id: str, path: Path, reading: Reading, asked: Asked) -> int:
    """Let a meeting follow a later version of its pack, and tell what that changed."""
    opened = desk.open(meeting_id)
    try:
        doubt = revising.other_day(opened.meeting, reading)
        if doubt and not asked.force:
            complain(f"? {doubt}")
            if asked.yes:
                complain(_doubts_left(path.name, 1))
                return FINDINGS
        found = desk.revise(opened, path, reading)
    finally:
        opened.close()
    lines(revising.told(found))
    return GOOD


def _date(typed: str | None, option: str) -> date | None:

    if typed is None:
        return None
    on = parse(typed)
    if on is None:
        raise Trouble("bad_date", {"option": option, "value": typed})
    return on


COMMANDS: dict[str, Callable[[Asked], int]] = {"agenda": _agenda, "import": _import}
