"""A meeting on the desk: open for writing, or for reading while somebody else writes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui.archive.store import (
    Archive,
    ClosedPartMissing,
    Holder,
    Locked,
    NewerLog,
)
from sognko_tui.archive.store.meeting_file import MeetingFile, Recovered
from sognko_tui.meeting.events import Entry, ProtocolApproved
from sognko_tui.meeting.ports import Clock
from sognko_tui.meeting.session import Session
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import recovery, rescue
from sognko_tui.office.along import Along
from sognko_tui.office.trouble import Trouble, told

if TYPE_CHECKING:
    from sognko_tui.office.reading_back import Comparison
    from sognko_tui.office.takeover import TakeOver
    from sognko_tui.office.writing import Aside


__all__ = ["Holder", "OpenMeeting"]


class OpenMeeting:
    """One meeting, until `close`.

    `session` is the door for changes, None where the meeting can only be read; `read_only` says
    why in a code: `locked` (by `holder`), `newer_log`, `closed_part_missing` or `disk`.

    `recovered` is what a session that did not close had left in the journal; `meeting` has it.
    `undecided` until `restore` or `set_aside`: as long as it is, nothing of the checkpoint changes.
    """

    def __init__(
        self,
        archive: Archive,
        meeting_id: str,
        by: str,
        clock: Clock,
        noted: Callable[[str], None] | None = None,
    ) -> None:
        """Open it; `noted` is told its id whenever a decision has come to the disk.

        Raises `ArchiveError` or `Trouble` where it cannot even be read, or `OSError`.
        """
        self._archive = archive
        self._noted = noted
        self._clock = clock
        self._by = by
        self.id = meeting_id
        self.session: Session | None = None
        self.holder: Holder | None = None
        self.recovered: Recovered | None = None
        self.undecided = False
        self.aside = ""
        self.read_only = ""
        self._copied = 0
        self._file: MeetingFile | None = None
        self._along = Along(archive, meeting_id)
        self._open()
        if self.session is None:
            self._along.look()

    def _open(self) -> None:
        """Become the one who writes, or find out why not. Raises as the opening does."""
        self.read_only, self.holder = "", None
        try:
            self._file = self._archive.meetings.open_for_writing(
                self.id, self._by, self._clock.now()
            )
        except Locked as locked:
            self.read_only, self.holder = "locked", locked.holder
        except (NewerLog, ClosedPartMissing) as reason:
            self.read_only = reason.code
        except OSError:
            # An archive on a disk that is mounted read-only can still be read.
            self.read_only = "disk"
        if self._file is not None:
            if self._noted is not None:
                self._file.written = partial(self._noted, self.id)
            found = self._file.recovered
            if found is not None and recovery.worth_asking(found.entries):
                self.recovered, self.undecided = found, True
            self.session = Session(self._file.entries, self._file, self._clock, self._by)

    # What a session before this one had left

    def left(self) -> recovery.Left | None:
        """What is to be restored or set aside, or None where there is nothing."""
        found = self.recovered
        if found is None or self._file is None:
            return None
        first = found.entries[0].seq
        before = [entry for entry in self._file.entries if entry.seq < first]
        return recovery.left(before, found.entries, found.unreadable)

    def restore(self) -> None:
        """Go on with what was left, as part of the meeting."""
        self.undecided = False
        if self.session is not None:
            # With a checkpoint it is not asked about again. Where that fails the journal has it still.
            self.session.checkpoint()

    def set_aside(self) -> str:
        """Go on from the checkpoint; what was left stays beside it, in the file that is returned.

        Raises `Trouble`, and nothing has changed then.
        """
        if self._file is not None and self.undecided:
            with told():
                self._archive.keep_out_of_git()
                self.aside = self._file.set_aside(self._clock.now().strftime("%Y%m%d-%H%M%S"))
            self.session = Session(self._file.entries, self._file, self._clock, self._by)
            self.undecided = False
        return self.aside

    @property
    def by(self) -> str:
        """Who sits at the keyboard."""
        return self._by

    @property
    def today(self) -> date:
        """The day it is, by the clock of this session."""
        return self._clock.now().date()

    @property
    def writing(self) -> bool:
        """Whether this is where the meeting is written now."""
        return self._file is not None and self.session is not None

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands; for a reader, as it stood at the last `look`."""
        return self.session.meeting if self.session is not None else self._along.meeting

    @property
    def log(self) -> tuple[Entry, ...]:
        """Every event, as `meeting` has them."""
        return self.session.log if self.session is not None else self._along.log

    @property
    def pack(self) -> Path | None:
        """The agenda pack as it came, or None."""
        with told():
            return self._archive.papers.pack(self.id)

    def look(self) -> tuple[Entry, ...]:
        """For a reader: read what the writer has written since; the entries. Raises `Trouble`."""
        return self._along.look() if self.session is None else ()

    def writer(self) -> Holder | None:
        """Who has the meeting open for writing now, or None. Raises `Trouble`."""
        with told():
            return self._archive.meetings.holder(self.id)

    def take_over(self, monotonic: Callable[[], float]) -> TakeOver:
        """For a reader: begin to take the meeting over from the one who writes. Raises `Trouble`."""
        from sognko_tui.office.takeover import TakeOver

        with suppress(OSError):
            # An archive that an older program made does not know of requests.
            self._archive.keep_out_of_git()
        with told():
            claim = self._archive.meetings.claim(self.id, self._by, self._clock.now())
        return TakeOver(claim, self._take, monotonic)

    def _take(self) -> str:
        """Become the writer; empty, or why not, as `read_only` has it. Raises `Trouble`."""
        with told():
            self._open()
        if self.undecided:
            # Whoever reads along has seen all of it: there is nothing to ask.
            self.restore()
        return self.read_only

    def asked(self) -> Holder | None:
        """For the writer: who asks for the meeting, or None."""
        if self._file is None:
            return None
        request = self._archive.meetings.asked(self.id)
        return request.who if request is not None else None

    def hand_over(self, to: Holder) -> bool:
        """Let go of the meeting for somebody who asked; this session reads along from here on.

        Not where the disk has not taken all that was typed, which nobody else could read then:
        False, and the meeting is held on to. Raises `Trouble` where it cannot be read afterwards.
        """
        if self.session is None or not self.session.save():
            return self.session is None
        self.close()
        self.session, self.read_only, self.holder = None, "locked", to
        self._along.look()
        return True

    def write(self, aside: Aside | None = None) -> tuple[Path, ...]:
        """Write the protocol as it stands; the Markdown files' paths, the public one first.

        Where the meeting has closed items there are two. `aside` is told where a protocol that was
        edited by hand is kept. Raises `Trouble`.
        """
        from sognko_tui.office import sealing

        with told():
            return sealing.write(self._archive, self.id, self.log, self.meeting, aside)

    def approval(self, where: str) -> ProtocolApproved:
        """What approves the protocol, chained to the one that the board approved before.

        It is tried out first whether the files could be written. Raises `Trouble`.
        """
        from sognko_tui.office import chain, sealing

        with told():
            event = chain.approving(self._archive, self.meeting, where)
            sealing.try_out(self._archive, self.meeting, event, self._clock.now())
        return event

    def preview(self, *, public: bool = False) -> str:
        """The protocol as Markdown, as `write` would write it: of two the full or the public one."""
        from sognko_tui.office import writing

        return writing.markdown(self.meeting, public=public)

    def files(self) -> tuple[str, ...]:
        """The names of the Markdown files that `write` would write, the public one first."""
        from sognko_tui.office import writing

        return writing.names(self.meeting)

    def files_sent(self) -> tuple[str, ...]:
        """The names of all files that are written where the protocol is sent round."""
        from sognko_tui.office import writing

        return writing.files(self.meeting)

    def files_sealed(self) -> tuple[str, ...]:
        """The names of all files that are written where it is approved."""
        from sognko_tui.office import sealing

        return sealing.files(self.meeting)

    # A protocol that somebody edited by hand

    def edited(self) -> tuple[str, ...]:
        """The Markdown files that were edited by hand since they were written. Raises `Trouble`."""
        from sognko_tui.office import writing

        with told():
            return writing.edited(self._archive, self.id, self.meeting)

    def compare(self) -> tuple[Comparison, ...]:
        """How each of them differs from the meeting as it stands. Raises `Trouble`."""
        from sognko_tui.office import reading_back

        now = self._clock.now()
        with told():
            return reading_back.compare(
                reading_back.Recorded(self._archive, self.meeting, self.log, now)
            )

    def take_edits(
        self, found: Comparison, reason: str = "", who: str = "", aside: Aside | None = None
    ) -> None:
        """Take over what can be taken over, as one step; see `reading_back.take`."""
        from sognko_tui.office import reading_back

        reading_back.take(self._archive, self, found, reason=reason, who=who, aside=aside)

    def drop_edits(self, found: Comparison, aside: Aside | None = None) -> None:
        """Let the meeting stand; see `reading_back.drop`."""
        from sognko_tui.office import reading_back

        reading_back.drop(self._archive, self.id, self.meeting, found, aside=aside)

    # The disk

    def tell(self, told: Callable[[], None]) -> None:
        """Have `told` called when what waited came to the disk, or did not: in another thread."""
        if self._file is not None:
            self._file.tell(told)

    def flush(self, patience: float) -> bool:
        """Have what waits written, waiting at most so many seconds; whether all is on disk.

        From a signal handler too, while everything else stands still. What the disk does not take
        is copied elsewhere, as `rescue` does, where there is a place for it.
        """
        session = self.session
        if session is None or session.flush(patience):
            return True
        self._copy()
        return False

    def rescue(self, folder: str = "") -> Path:
        """Write a copy of the meeting into another folder; where it lies. Raises `Trouble`."""
        path = rescue.write(self.log, self.meeting, folder)
        self._copied = self.meeting.last_seq
        return path

    def _copy(self) -> None:
        """A copy of what the disk did not take, unless there is one already."""
        if self.meeting.last_seq > self._copied:
            with suppress(Trouble):
                self.rescue()

    def close(self) -> bool:
        """Let go of the meeting; whether everything is on disk. Doing it twice is harmless.

        Nothing is discarded: what a failing disk did not take is tried once more and then copied
        elsewhere, and a journal that no checkpoint holds stays for the next opening.
        """
        file, session = self._file, self.session
        if file is None or session is None:
            return True
        saved = session.save()
        if not self.undecided and not (saved and file.settled):
            session.checkpoint()
        if session.unsaved:
            self._copy()
        file.close()
        self._file = None
        return session.unsaved == 0
