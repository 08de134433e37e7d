"""The command line: it asks the office and prints. What is heavy is loaded where it is used."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui import texts
from sognko_tui.cli.answering import BAD, FINDINGS, GOOD, LOCKED, can_show_screens, is_terminal
from sognko_tui.cli.answering import as_json as _print_json
from sognko_tui.cli.answering import complain as _complain
from sognko_tui.cli.answering import lines as _print
from sognko_tui.texts import _

if TYPE_CHECKING:
    from sognko_tui.cli.arguments import Asked
    from sognko_tui.office.desk import Desk


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status. What goes wrong is one line on stderr."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    texts.use(texts.preferred())
    try:
        status = _main(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing must be written on the way out either.
        _write_to_nowhere(1)
        return GOOD
    except OSError as error:
        # The parts turn what goes wrong with a file into `Trouble`: this is our own output.
        _write_to_nowhere(1)
        with suppress(OSError):
            _complain(_("Får ikkje skrive ut: {reason}.").format(reason=error.strerror))
            return BAD
        _write_to_nowhere(2)
        return BAD
    except KeyboardInterrupt:
        return 130
    return status


def _write_to_nowhere(descriptor: int) -> None:
    """Let what is still to be flushed on the way out go nowhere, instead of failing once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def _speak_utf8() -> None:
    """Print UTF-8 whatever the locale: a server's is often bare, and the text is Norwegian."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _main(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        return _version()
    from sognko_tui.office.trouble import Trouble

    try:
        return _run_app(None) if not arguments else _command(arguments)
    except Trouble as trouble:
        from sognko_tui.office import sentences

        _complain(f"{sentences.trouble(trouble)} {sentences.hint(trouble)}")
        return LOCKED if trouble.code == "locked" else BAD


def _command(arguments: list[str]) -> int:
    asked = _parsed(arguments)
    if isinstance(asked, int):
        return asked
    if asked.restricted:
        from sognko_tui.office import restricted

        restricted.shut_in(asked.minutes)
    if asked.command is None:
        return _run_app(asked.minutes, index=asked.index)
    return _run(asked.command, asked)


def _run(command: str, asked: Asked) -> int:
    if command in COMMANDS:
        return COMMANDS[command](asked)
    from importlib import import_module

    # Only what the command needs is loaded.
    module = import_module(f"sognko_tui.cli.{ELSEWHERE.get(command, 'fetching')}")
    status: int = module.COMMANDS[command](asked)
    return status


def _parsed(arguments: Sequence[str]) -> Asked | int:
    """What was asked for; the exit status where that is answered already."""
    from sognko_tui.cli.arguments import HelpShown, WrongUse, parse

    _use_language(arguments)
    try:
        asked = parse(arguments)
    except HelpShown as shown:
        _print([str(shown)])
        return GOOD
    except WrongUse as wrong:
        _complain(str(wrong))
        return BAD
    return _version() if getattr(asked, "version", False) else asked


def _use_language(arguments: Sequence[str]) -> None:
    """The help is in the language asked for, so that is looked for before anything else."""
    for here, after in zip(arguments, (*arguments[1:], ""), strict=True):
        if here == "--lang" or here.startswith("--lang="):
            wanted = here.partition("=")[2] or after
            texts.use(wanted if wanted in texts.LANGUAGES else texts.preferred())


# What the commands need


def _desk(asked_for: str | None, *, make: bool = False) -> Desk:
    """The desk on the archive asked for; `make` makes one where there is none yet."""
    from sognko_tui.office.desk import at_desk

    return at_desk(asked_for, make=make)


# The commands


def _version() -> int:
    from sognko_tui import __version__

    print(f"sognko {__version__}")
    return GOOD


def _run_app(minutes: str | None, *, index: str | None = None, demo: bool = False) -> int:
    if not can_show_screens():
        return BAD
    from sognko_tui.office.desk import at_desk

    desk = at_desk(minutes, make=True, index=index)
    from sognko_tui.tui.app import run

    return run(desk, language=texts.language(), demo=demo)


def _follow(asked: Asked) -> int:
    if not can_show_screens():
        return BAD
    desk = _desk(asked.minutes)
    meeting_id = desk.resolve(asked.meeting) if asked.meeting is not None else None
    from sognko_tui.tui.following import run

    return run(desk, meeting_id, closed=asked.closed, language=texts.language())


def _demo(_asked: Asked) -> int:
    from sognko_tui.office import restricted
    from sognko_tui.office.demonstration import example_copy

    restricted.refuse("demo")
    with example_copy() as folder:
        return _run_app(str(folder), demo=True)


def _list(asked: Asked) -> int:
    from sognko_tui.office import showing, telling

    summaries = _desk(asked.minutes).summaries()
    if asked.json:
        _print_json([showing.summary(one) for one in summaries])
    else:
        _print(telling.meetings(summaries))
    return GOOD


def _show(asked: Asked) -> int:
    from sognko_tui.office import showing, telling

    desk = _desk(asked.minutes)
    meeting = desk.look(desk.resolve(asked.meeting))
    if asked.json:
        _print_json(showing.show(meeting, full=asked.full))
    else:
        _print(telling.meeting(meeting, full=asked.full))
    return GOOD


def _log(asked: Asked) -> int:
    from sognko_tui.office import showing, telling

    desk = _desk(asked.minutes)
    meeting_id = desk.resolve(asked.meeting)
    entries = desk.log(meeting_id)
    if asked.json:
        _print_json(showing.log(entries, full=asked.full))
    else:
        _print(telling.log(entries, desk.look(meeting_id), full=asked.full))
    return GOOD


def _room(asked: Asked) -> int:
    from datetime import datetime, time

    from sognko_tui.meeting.in_the_room import changes
    from sognko_tui.office import dates, replaying
    from sognko_tui.office.clock import ZONE
    from sognko_tui.office.trouble import Trouble

    desk = _desk(asked.minutes)
    meeting = desk.look(desk.resolve(asked.meeting))
    times = changes(meeting)
    if asked.at is not None:
        clock = dates.parse_time(asked.at)
        if clock is None or meeting.date is None:
            raise Trouble("bad_clock_time", {"option": "--at", "value": asked.at})
        times = (datetime.combine(meeting.date, time.fromisoformat(clock), ZONE),)
    if asked.json:
        _print_json([replaying.room_row(meeting, at) for at in times])
    elif asked.at is not None:
        _print(replaying.room_lines(meeting, times[0]))
    else:
        _print(replaying.room_changes(meeting))
    return GOOD


def _write(asked: Asked) -> int:
    from sognko_tui.cli.answering import beside
    from sognko_tui.office import sentences

    desk = _desk(asked.minutes)
    kept: list[Path] = []
    _print([str(path) for path in desk.write(desk.resolve(asked.meeting), kept.append)])
    for path in kept:
        beside(sentences.kept_aside(path.name))
    return GOOD


def _check(asked: Asked) -> int:
    from sognko_tui.office import showing

    desk = _desk(asked.minutes)
    if asked.meeting is not None:
        found = list(showing.findings(desk, desk.resolve(asked.meeting), full=asked.full))
    else:
        found = list(showing.files_found(desk, None))
        for one in desk.summaries():
            # Before it has begun, everything is missing in a meeting: nobody needs to be told.
            # What was read in old protocols is told where it is read, and cannot be put right there.
            if one.state == "planned" or one.read:
                found += showing.files_found(desk, one.id)
            else:
                found += showing.findings(desk, one.id, full=asked.full)
    if asked.json:
        _print_json(found)
    else:
        _print(showing.as_line(one) for one in found)
    return FINDINGS if found else GOOD


def _door(_asked: Asked) -> int:
    from sognko_tui.cli import door
    from sognko_tui.office.trouble import Trouble

    words = door.enter()
    if not words:
        if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
            raise Trouble("door_terminal")
        # Within the session nobody would come to read why the app could not begin.
        if not can_show_screens():
            return BAD
        _desk(None, make=True)
        door.go_in()
    if words == ["help"]:
        from sognko_tui.office import telling

        _print(telling.door())
        return GOOD
    door.must_be_known(words)
    asked = _parsed(words)
    if isinstance(asked, int):
        return asked
    return _run(door.allowed(asked), asked)


COMMANDS: dict[str, Callable[[Asked], int]] = {
    "demo": _demo,
    "list": _list,
    "show": _show,
    "log": _log,
    "room": _room,
    "write": _write,
    "follow": _follow,
    "check": _check,
    "door": _door,
}

ELSEWHERE = {
    "agenda": "packs",
    "import": "packs",
    "board": "boards",
    "search": "lookups",
    "index": "lookups",
    "decisions": "registers",
    "figures": "registers",
    "thread": "registers",
    "references": "registers",
    "merge-driver": "sharing",
    "import-protocol": "old_protocols",
    "followups": "followups",
    "compare": "comparing",
    "export": "exports",
    "template": "exports",
    "sign": "seals",
    "verify": "seals",
    "receipt": "archiving",
    "circulate": "approvals",
    "approve": "approvals",
    "publish": "publishing",
}
"""The module of a command that has one with others of its kind; the rest are in `fetching`."""
