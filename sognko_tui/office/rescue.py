"""A copy of a meeting in another place, for as long as its own disk does not take what is written.

Two files: the whole log, which `sognko restore` takes in again, and what stands in each item, for
whoever has nothing but an editor at hand. What was handled for closed doors is in both.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sognko_tui.archive.store import files, parcel
from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.events import Entry
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import restricted
from sognko_tui.office.deeds import FIELDS
from sognko_tui.office.trouble import Trouble, told
from sognko_tui.texts import _

FOLDER = "SOGNKO_RESCUE"
"""The folder named here is the first choice, and the only one where the program is shut in."""


def may_choose() -> bool:
    """Whether the secretary may name a folder."""
    return not restricted.on()


def folders() -> tuple[Path, ...]:
    """Where a copy goes, the first place first; none where there is no place for one."""
    named = os.environ.get(FOLDER, "")
    found = [Path(named)] if named else []
    if may_choose():
        with contextlib.suppress(RuntimeError):
            # Of a user who is not in the list of users: no home is known.
            found.append(Path.home())
        found.append(Path(tempfile.gettempdir()))
    return tuple(found)


def write(log: Sequence[Entry], meeting: Meeting, folder: str = "") -> Path:
    """Write the copy, for its owner only and never over another; the path of the log's file.

    It goes into `folder`, or without one into the first of `folders` that takes it. Raises
    `Trouble`: `rescue_nowhere` where there is no place for one, else why the last place did not do.
    """
    places = folders()
    if folder and may_choose():
        with told():
            places = (_expanded(folder),)
    if not places:
        raise Trouble("rescue_nowhere", {"variable": FOLDER})
    *others, last = places
    for place in others:
        with contextlib.suppress(Trouble):
            return _write(log, meeting, place)
    return _write(log, meeting, last)


def _expanded(folder: str) -> Path:
    try:
        return Path(folder).expanduser()
    except RuntimeError as error:
        raise FileNotFoundError(2, os.strerror(2), folder) from error


def _write(log: Sequence[Entry], meeting: Meeting, folder: Path) -> Path:
    with told():
        path = files.add(folder, f"sognko-{meeting.id}", ".json", parcel.pack(meeting.id, log))
    with contextlib.suppress(OSError):
        # The log is what counts; where there is no more room the text stays away.
        files.add(folder, path.stem, ".txt", _text(meeting).encode("utf-8", "replace"))
    return path


def _text(meeting: Meeting) -> str:
    """All that stands in the items, drafts and the secretary's own notes among it."""
    day = meeting.date.isoformat() if meeting.date is not None else ""
    parts = [f"{meeting.board.name} {day}"]
    for item in meeting.in_order:
        parts.append(f"{item.number} {item.title} ({status(item)})")
        for field, name in FIELDS.items():
            text = getattr(item, field).strip()
            if text:
                parts.append(f"{_(name)}\n{text}")
    return "\n\n".join(parts) + "\n"
