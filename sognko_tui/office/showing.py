"""A meeting as `sognko show --json` gives it, and its log as `sognko log --json` does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from sognko_tui.archive.store import tables
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.check import Finding
from sognko_tui.meeting.events import Entry, Event, TextEdited, to_builtins
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.public import public_log, public_part
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import checking, sentences
from sognko_tui.office.desk import Desk
from sognko_tui.office.listing import Summary
from sognko_tui.office.trouble import Trouble


def show(meeting: Meeting, *, full: bool = False) -> dict[str, Any]:
    """The folded meeting: in `full`, or only what is public, and without NOTAT.

    Of a closed item nothing is public but number, neutral title and times.
    """
    meeting = meeting if full else public_part(meeting)
    return {
        **tables.head(meeting),
        "attendance": tables.attendance(meeting),
        "items": [
            {
                **row,
                "votes": [tables.vote(vote) for vote in item.votes],
                **({"notes": item.notes} if full else {}),
            }
            for item, row in zip(meeting.items, tables.items(meeting), strict=True)
        ],
    }


def log(entries: Sequence[Entry], *, full: bool = False) -> list[dict[str, Any]]:
    """The events in order: in `full`, or without a word of closed items and of NOTAT."""
    if full:
        return [to_builtins(entry) for entry in entries]
    return [_public(entry, told) for entry, told in public_log(entries, fold(entries))]


def _public(entry: Entry, told: Event | None) -> dict[str, object]:
    if isinstance(told, TextEdited) and told.field == "notes":
        told = replace(told, removed="", inserted="")
    if told is not None:
        return to_builtins(replace(entry, event=told))
    event = entry.event
    plain = {"type": type(event).__name__, "item": getattr(event, "item", None)}
    return {**to_builtins(entry), "event": plain}


def summary(line: Summary) -> dict[str, object]:
    """A meeting in the list."""
    return {
        "id": line.id,
        "board": line.board,
        "date": line.date.isoformat(),
        "time": line.time,
        "place": line.place,
        "items": line.items,
        "closed": line.closed,
        "state": line.state,
        "written": line.written,
        "protocol": line.stage,
        "remarks_due": line.remarks_due.isoformat() if line.remarks_due is not None else None,
        "read": line.read,
        "held_by": line.held_by,
        "damage": line.damage,
    }


def findings(desk: Desk, meeting_id: str, *, full: bool = False) -> Iterator[dict[str, object]]:
    """What the check finds, each with its sentence and the rule it rests on; the files first.

    In `full`, or without a word of closed items: of those only what kind of thing was found.
    A meeting that cannot be read is itself a finding: the others are to be checked all the same.
    """
    in_files = list(files_found(desk, meeting_id))
    yield from in_files
    try:
        meeting, found = desk.look(meeting_id), desk.check(meeting_id)
        if not full:
            found = checking.public_findings(meeting, found)
            meeting = public_part(meeting)
    except Trouble as trouble:
        # What is the matter with the file is told already, and what to do about it.
        if trouble.code != "damaged" or not any(f["severity"] == "hard" for f in in_files):
            yield _trouble(meeting_id, trouble)
        return
    yield from (_finding(meeting_id, one, meeting) for one in found)


def files_found(desk: Desk, meeting_id: str | None) -> Iterator[dict[str, object]]:
    """What is found in the files of a meeting, or in those that belong to none."""
    try:
        found = desk.check_files(meeting_id)
    except Trouble as trouble:
        yield _trouble(meeting_id, trouble)
        return
    yield from (_finding(meeting_id, one, Meeting()) for one in found)


def _finding(meeting_id: str | None, one: Finding, meeting: Meeting) -> dict[str, object]:
    item = meeting.item(one.item)
    return {
        "meeting": meeting_id,
        "code": one.code,
        "severity": one.severity,
        "item": item.number if item is not None else None,
        "text": sentences.finding(one, meeting),
        "rule": sentences.cited(one.rule, meeting) or None,
    }


def _trouble(meeting_id: str | None, trouble: Trouble) -> dict[str, object]:
    return {
        "meeting": meeting_id,
        "code": trouble.code,
        "severity": "hard",
        "item": None,
        "text": sentences.trouble(trouble),
        "rule": None,
    }


def as_line(found: dict[str, object]) -> str:
    """A finding, as `findings` gives it, in one line."""
    rule = f" ({found['rule']})" if found["rule"] else ""
    where = f"{found['meeting']}: " if found["meeting"] else ""
    return f"{where}{found['text']}{rule}"


def board(shown: Board) -> dict[str, object]:
    """A board in the list of boards, with its roster."""
    plain: dict[str, object] = msgspec.to_builtins(shown)
    return {key: plain[key] for key in ("id", "name", "language", "rules", "place", "people")}
