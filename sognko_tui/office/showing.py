"""A meeting as `sognko show --json` gives it, and its log as `sognko log --json` does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from sognko_tui.archive.store import tables
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.events import Entry, to_builtins
from sognko_tui.meeting.rules.citations import citation
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import sentences
from sognko_tui.office.desk import Desk
from sognko_tui.office.listing import Summary
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import language


def show(meeting: Meeting, *, full: bool = False) -> dict[str, object]:
    """The folded meeting. NOTAT, the secretary's own, is there only when it is shown in `full`."""
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


def log(entries: Sequence[Entry], *, full: bool = False) -> list[dict[str, object]]:
    """The events in order. What was typed into NOTAT is left out unless shown in `full`."""
    rows = []
    for entry in entries:
        row = to_builtins(entry)
        event = row["event"]
        if not full and isinstance(event, dict) and event.get("field") == "notes":
            row["event"] = {**event, "removed": "", "inserted": ""}
        rows.append(row)
    return rows


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
        "held_by": line.held_by,
    }


def findings(desk: Desk, meeting_id: str) -> Iterator[dict[str, object]]:
    """What the check finds, each with its sentence and the rule it rests on.

    A meeting that cannot be read is itself a finding: the others are to be checked all the same.
    """
    try:
        meeting, found = desk.look(meeting_id), desk.check(meeting_id)
    except Trouble as trouble:
        yield {
            "meeting": meeting_id,
            "code": trouble.code,
            "severity": "hard",
            "item": None,
            "text": sentences.trouble(trouble),
            "rule": None,
        }
        return
    for one in found:
        item = meeting.item(one.item)
        yield {
            "meeting": meeting_id,
            "code": one.code,
            "severity": one.severity,
            "item": item.number if item is not None else None,
            "text": sentences.finding(one, meeting),
            "rule": citation(one.rule, language(), meeting.date) or None,
        }


def as_line(found: dict[str, object]) -> str:
    """A finding, as `findings` gives it, in one line."""
    rule = f" ({found['rule']})" if found["rule"] else ""
    return f"{found['meeting']}: {found['text']}{rule}"


def board(shown: Board) -> dict[str, object]:
    """A board in the list of boards, with its roster."""
    plain: dict[str, object] = msgspec.to_builtins(shown)
    return {key: plain[key] for key in ("id", "name", "language", "rules", "place", "people")}
