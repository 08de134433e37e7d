"""The commands about boards: adding one, its members and rules, and its roster as a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from sognko_tui.cli import archiving
from sognko_tui.cli.answering import GOOD, as_json, is_terminal, lines, raw
from sognko_tui.cli.arguments import Asked
from sognko_tui.office import output, printable, rosters, rules, showing, telling
from sognko_tui.office.desk import at_desk
from sognko_tui.office.rosters import Form
from sognko_tui.office.trouble import Trouble


def _board(asked: Asked) -> int:
    return ACTS[asked.act](asked)


def _list(asked: Asked) -> int:
    boards = at_desk(asked.minutes).boards()
    if asked.json:
        as_json([showing.board(board) for board in boards])
    else:
        lines(telling.boards(boards))
    return GOOD


def _add(asked: Asked) -> int:
    people = rosters.read_roster(Path(asked.members), asked.name)
    board = at_desk(asked.minutes, make=True).add_board(
        asked.name,
        people,
        language=asked.language,
        rules=asked.rules,
        place=asked.place,
        replace=asked.replace,
    )
    lines([board.id])
    return GOOD


def _export(asked: Asked) -> int:
    board = at_desk(asked.minutes).choose_board(asked.board)
    path = None if asked.output in (None, "-") else Path(asked.output)
    wanted = asked.to or (path.suffix.lower().lstrip(".") if path is not None else "")
    form: Form = next((one for one in rosters.FORMS if one == wanted), "csv")
    data = rosters.export(board, form)
    if path is not None:
        output.save([data], path, force=asked.force)
        lines([str(path)])
    elif form == "csv":
        # A program that reads this wants no mark in front; it may come to a terminal, too.
        text = data.decode("utf-8-sig").replace("\r\n", "\n").removesuffix("\n")
        lines(text.split("\n"))
    elif is_terminal(sys.stdout):
        raise Trouble("roster_to_terminal", {"board": printable.line(board.id)})
    else:
        raw(data)
    return GOOD


def _rules(asked: Asked) -> int:
    desk = at_desk(asked.minutes)
    board = desk.choose_board(asked.board)
    if asked.on or asked.off:
        board = rules.switch(board, on=asked.on, off=asked.off)
        desk.save_board(board)
    found = rules.kept(board, desk.clock.now().date())
    if asked.json:
        as_json(rules.as_json(found))
    else:
        lines(rule.line for rule in found)
    return GOOD


ACTS: dict[str, Callable[[Asked], int]] = {
    "add": _add,
    "list": _list,
    "rules": _rules,
    "export": _export,
    "retention": archiving.of_board,
}

COMMANDS: dict[str, Callable[[Asked], int]] = {"board": _board}
