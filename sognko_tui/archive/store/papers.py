"""The papers in the folder of a meeting: packs as they came, protocols, their seals and signatures.

Whoever asks for one of a meeting that is not there for them is told `NoSuchMeeting`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui.archive.store import files, packs, written

if TYPE_CHECKING:
    from sognko_tui.archive.store.meetings import Meetings
    from sognko_tui.archive.store.written import Written


class Papers:
    """The papers of an archive's meetings, each by the meeting's id and a file name and no more of a path.

    Every method raises `NoSuchMeeting` and `OSError`.
    """

    def __init__(self, meetings: Meetings) -> None:
        """Those of the meetings that are there for whoever asks."""
        self._folder = meetings.folder

    def read(self, meeting_id: str, name: str) -> bytes | None:
        """A paper, or None where there is none."""
        return written.there(self._folder(meeting_id), Path(name).name)

    def as_written(self, meeting_id: str, name: str) -> tuple[bytes | None, Written | None]:
        """A paper, and when it was written so; None where it is not, or never was."""
        folder, name = self._folder(meeting_id), Path(name).name
        data = written.there(folder, name)
        return data, written.as_written(folder, name, data) if data is not None else None

    def last_written(self, meeting_id: str, name: str) -> tuple[Written, ...]:
        """What was written under this name last, of this and other copies of the archive."""
        return written.known(self._folder(meeting_id), Path(name).name)

    def write(self, meeting_id: str, name: str, data: bytes, seq: int) -> tuple[Path, Path | None]:
        """Write a paper; what was edited by hand there is kept aside first, in the second path.

        `seq` is the number of the last event that it tells of. Where it raises, the file that was
        there is there still.
        """
        folder, name = self._folder(meeting_id), Path(name).name
        return folder / name, written.write(folder, name, data, seq)

    def keep_aside(self, meeting_id: str, name: str, data: bytes) -> Path:
        """Keep an edited protocol under a name of its own; see `written`."""
        return written.keep_aside(self._folder(meeting_id), Path(name).name, data)

    def add(self, meeting_id: str, stem: str, suffix: str, data: bytes) -> Path:
        """Keep a paper that came from elsewhere, never over another."""
        return files.add(self._folder(meeting_id), Path(stem).name, suffix, data)

    def drop(self, meeting_id: str, name: str) -> None:
        """Take away a paper that was added in vain."""
        os.unlink(self._folder(meeting_id) / Path(name).name)

    def pack(self, meeting_id: str) -> Path | None:
        """The latest agenda pack as it came, or None."""
        kept = self.packs(meeting_id)
        return kept[-1] if kept else None

    def packs(self, meeting_id: str) -> tuple[Path, ...]:
        """Every version of the pack, in the order they came."""
        return packs.every(self._folder(meeting_id))

    def add_pack(self, meeting_id: str, data: bytes, suffix: str) -> str:
        """Keep a later version of the pack beside the earlier ones; returns its file's name.

        The file is there whole or not at all.
        """
        return packs.add(self._folder(meeting_id), data, suffix)
