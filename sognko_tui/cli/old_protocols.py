"""The command that takes in protocols written before the program came."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sognko_tui.cli.answering import BAD, FINDINGS, GOOD, complain, how_far, lines
from sognko_tui.cli.arguments import Asked
from sognko_tui.office import sentences
from sognko_tui.office.dates import parse
from sognko_tui.office.desk import at_desk
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _


def _import(asked: Asked) -> int:
    """Each file by itself: what is wrong with one is in no other's way."""
    on = parse(asked.date) if asked.date is not None else None
    if asked.date is not None and on is None:
        raise Trouble("bad_date", {"option": "--date", "value": asked.date})
    if on is not None and len(asked.files) > 1:
        raise Trouble("date_for_one", {"option": "--date"})
    desk = at_desk(asked.minutes)
    if asked.board is not None:
        desk.choose_board(asked.board)
    imports = desk.old_protocols(asked.board)
    worst = GOOD
    for file in asked.files:
        path = Path(file)
        try:
            with how_far() as progress:
                made = imports.take_in(path, on=on, another=asked.another, progress=progress)
        except Trouble as trouble:
            said = f"{sentences.trouble(trouble)} {sentences.hint(trouble)}".strip()
            complain(said if path.name in said else f"{path.name}: {said}")
            worst = BAD
            continue
        lines([made.id])
        if made.before:
            complain(
                _("{name}: denne fila er lesen før. Ingenting er endra.").format(name=path.name)
            )
        elif made.doubts:
            worst = max(worst, FINDINGS)
            for doubt in sentences.doubts_of(desk.look(made.id)):
                complain(f"? {path.name}: {doubt}")
    return worst


COMMANDS: dict[str, Callable[[Asked], int]] = {"import-protocol": _import}
