"""The commands that take a protocol from a draft to an approved record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sognko_tui.cli import seals
from sognko_tui.cli.answering import FINDINGS, GOOD, beside, complain, lines
from sognko_tui.cli.arguments import Asked
from sognko_tui.office import dates, sentences
from sognko_tui.office.approving import UNFINISHED
from sognko_tui.office.desk import at_desk
from sognko_tui.office.trouble import Trouble


def _circulate(asked: Asked) -> int:
    desk = at_desk(asked.minutes)
    meeting_id = desk.resolve(asked.meeting)
    on = _day("--date", asked.date) or desk.clock.now().date()
    due = _day("--due", asked.due)
    return _written(lambda: desk.circulate(meeting_id, on, due, asked.manner, _kept))


def _approve(asked: Asked) -> int:
    desk = at_desk(asked.minutes)
    meeting_id = desk.resolve(asked.meeting)
    # Before anything is recorded: a name that was mistyped is easily put right.
    key = seals.key_of(asked.sign) if asked.sign is not None else None
    status = _written(lambda: desk.approve(meeting_id, asked.where, _kept))
    if status == GOOD and key is not None:
        seals.sign_with(desk, meeting_id, key, asked.who)
    return status


def _day(option: str, value: str | None) -> date | None:
    found = dates.parse(value) if value is not None else None
    if value is not None and found is None:
        raise Trouble("bad_date", {"option": option, "value": value})
    return found


def _written(act: Callable[[], tuple[Path, ...]]) -> int:
    """Do it and say where the protocol lies. What must be done in the meeting first is a finding."""
    try:
        paths = act()
    except Trouble as trouble:
        if trouble.code not in UNFINISHED:
            raise
        complain(f"{sentences.trouble(trouble)} {sentences.hint(trouble)}".strip())
        return FINDINGS
    lines(str(path) for path in paths)
    return GOOD


def _kept(path: Path) -> None:
    beside(sentences.kept_aside(path.name))


COMMANDS: dict[str, Callable[[Asked], int]] = {"circulate": _circulate, "approve": _approve}
