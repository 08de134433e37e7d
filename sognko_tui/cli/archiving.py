"""The commands about the lawful archive: that it has a protocol, and where it is for a board."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sognko_tui.cli.answering import GOOD, as_json, lines
from sognko_tui.cli.arguments import Asked
from sognko_tui.office import dates, retention
from sognko_tui.office.desk import at_desk
from sognko_tui.office.trouble import Trouble


def _receipt(asked: Asked) -> int:
    desk = at_desk(asked.minutes)
    meeting_id = desk.resolve(asked.meeting)
    on = desk.clock.now().date() if asked.date is None else dates.parse(asked.date)
    if on is None:
        raise Trouble("bad_date", {"option": "--date", "value": asked.date})
    desk.note_receipt(
        meeting_id,
        asked.reference,
        on,
        file=None if asked.file is None else Path(asked.file),
        parcel=None if asked.parcel is None else Path(asked.parcel),
    )
    return GOOD


def of_board(asked: Asked) -> int:
    """Show where a board's lawful archive is and how long our copy is kept, or change that."""
    desk = at_desk(asked.minutes)
    board = desk.choose_board(asked.board)
    changed = retention.setting(
        board, system=asked.system, keep=asked.keep, remove_after=asked.remove_after
    )
    if changed != board:
        desk.save_board(changed)
    if asked.json:
        as_json(retention.as_json(changed))
    else:
        lines([retention.told(changed)])
    return GOOD


COMMANDS: dict[str, Callable[[Asked], int]] = {"receipt": _receipt}
