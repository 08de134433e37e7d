"""Reading one meeting of the archive for the index, and telling whether it has changed since."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from sognko_tui.archive.search.index import Gathering
from sognko_tui.archive.store import ArchiveError, Meetings
from sognko_tui.archive.store.names import CHECKPOINT, JOURNAL


def gather(root: Path, meeting: str, known: Mapping[str, int] | None = None) -> Gathering:
    """What the index is to hold of a meeting; of one that cannot be read, why that is.

    The stamp is taken first, so that nothing that is written meanwhile is missed. `known` is as in
    `gathering.gathered`.
    """
    from sognko_tui.archive.search.gathering import gathered
    from sognko_tui.meeting.fold import fold

    taken = stamp(str(root), meeting)
    try:
        day = date.fromisoformat(meeting[:10])
    except ValueError:
        day = date.min
    broken = Gathering(id=meeting, stamp=taken, day=day, broken="damaged")
    try:
        found = fold(Meetings(root).read(meeting).entries)
    except ArchiveError as error:
        return replace(broken, broken=error.code)
    except OSError:
        return replace(broken, broken="unreadable")
    # A folder that was renamed is found by the name it has.
    return replace(gathered(found, taken, known), id=meeting) if found.convened else broken


def stamp(root: str, meeting: str) -> str:
    """Which state of a meeting's files this is, told without reading them."""
    return f"{_state(f'{root}/{meeting}/{CHECKPOINT}')} {_state(f'{root}/{meeting}/{JOURNAL}')}"


def _state(path: str) -> str:
    # Ten thousand meetings are looked at so: each thing that is done here is done ten thousand times.
    try:
        found = os.stat(path)
    except OSError:
        return "-"
    return f"{found.st_size}.{found.st_mtime_ns}"
