"""The commands that bring a pack to the archive and a meeting out of it: put, get, backup, restore."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from sognko_tui.cli.answering import FINDINGS, GOOD, as_json, complain, is_terminal, lines, raw
from sognko_tui.cli.arguments import Asked
from sognko_tui.office import copies, printable, sentences, showing, telling
from sognko_tui.office.copies import Copy
from sognko_tui.office.desk import Desk, at_desk
from sognko_tui.office.exporting.planning import Wanted
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _


def _put(asked: Asked) -> int:
    # ssh hands on its words with a space between them, whatever they were before.
    name = " ".join(asked.name)
    if sys.stdin is None or is_terminal(sys.stdin):
        raise Trouble("put_terminal", {"name": name})
    lines([at_desk(asked.minutes).put(name, sys.stdin.buffer)])
    return GOOD


def _get(asked: Asked) -> int:
    desk = at_desk(asked.minutes)
    meeting_id = desk.resolve(asked.meeting)
    match asked.format:
        case "json":
            as_json(showing.show(desk.look(meeting_id), full=asked.full))
        case "log":
            lines(telling.log(desk.log(meeting_id), desk.look(meeting_id), full=asked.full))
        case "backup":
            copy = desk.backup(meeting_id)
            if copy.closed and not asked.full:
                raise Trouble("closed_in_copy", {"meeting": meeting_id})
            _print_copy(copy)
        case "manifest":
            lines([desk.manifest(meeting_id).removesuffix("\n")])
        case written if written not in ("md", "html"):
            _print_export(desk, meeting_id, written, full=asked.full)
        case written:
            lines([desk.protocol(meeting_id, written, full=asked.full).removesuffix("\n")])
    return GOOD


_BINARY = ("pdf", "docx", "odt")


def _print_export(desk: Desk, meeting_id: str, name: str, *, full: bool) -> None:
    if name in _BINARY and is_terminal(sys.stdout):
        raise Trouble("export_to_terminal", {"form": name})
    form, ending = _EXPORTS.get(name, (name, ""))
    data = desk.exported(meeting_id, Wanted((form,), full=full), ending)
    if name in _BINARY:
        raw(data)
    else:
        # It may come to a terminal, here or at the other end of a line; the mark that a spreadsheet
        # knows UTF-8 by does nothing there.
        text = data.decode()
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        safe = printable.text(text) if form in ("txt", "csv") else printable.escaped(text)
        print(mark + safe, end="")


_EXPORTS = {
    "record": ("json", ".json"),
    "votes.csv": ("csv", "-roeyster.csv"),
    "decisions.csv": ("csv", "-vedtak.csv"),
}
"""Which form and which of its files is meant, where its name is not that of the form."""


def _backup(asked: Asked) -> int:
    desk = at_desk(asked.minutes)
    if asked.all == (asked.meeting is not None) or (asked.all and asked.to == "-"):
        raise Trouble("backup_which")
    if asked.all:
        return _backup_all(desk, Path(asked.to))
    copy = desk.backup(desk.resolve(asked.meeting))
    if asked.to == "-":
        _print_copy(copy)
    else:
        copies.save(copy, Path(asked.to))
    if copy.closed:
        complain(
            _("Kopien har med det som vart handsama for lukka dører. Ta vare på han deretter.")
        )
    return GOOD


def _backup_all(desk: Desk, folder: Path) -> int:
    """A file a meeting; one that cannot be copied is told of, and the others are all the same."""
    status = GOOD
    copies.make_folder(folder)
    for one in desk.summaries():
        try:
            copies.save(desk.backup(one.id), folder / f"{one.id}.json")
        except Trouble as trouble:
            complain(sentences.trouble(trouble))
            status = FINDINGS
    return status


def _print_copy(copy: Copy) -> None:
    # It may come to a terminal, here or at the other end of a line.
    print(printable.escaped(copy.data.decode()), end="")


def _restore(asked: Asked) -> int:
    lines([at_desk(asked.minutes, make=True).restore(Path(asked.file), another=asked.another)])
    return GOOD


COMMANDS: dict[str, Callable[[Asked], int]] = {
    "put": _put,
    "get": _get,
    "backup": _backup,
    "restore": _restore,
}
