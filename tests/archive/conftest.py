"""An archive with one meeting in it, and a way to open it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sognko_tui.archive.store import Archive
from sognko_tui.archive.store.meeting_file import MeetingFile
from sognko_tui.meeting.session import Session
from tests.meetings import START, FakeClock, convened


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.create(tmp_path / "minutes")


@pytest.fixture
def meeting_id(archive: Archive) -> str:
    return archive.meetings.create(convened(), by="skrivar", at=START, pack=b"1. Sak", suffix=".md")


@pytest.fixture
def folder(archive: Archive, meeting_id: str) -> Path:
    return archive.meetings.folder(meeting_id)


Writing = tuple[MeetingFile, Session]


@pytest.fixture
def write(archive: Archive, meeting_id: str):
    """Opens the meeting for writing; what is still open at the end is let go."""
    opened: list[MeetingFile] = []

    def open_it() -> Writing:
        file = archive.meetings.open_for_writing(meeting_id, "skrivar", START)
        opened.append(file)
        return file, Session(file.entries, file, FakeClock(), "skrivar")

    yield open_it
    for file in opened:
        file.close()


Open = Callable[[], Writing]


def typed(session: Session, text: str, item: str = "i1") -> None:
    """Type a text into REFERAT, a character at a time, each a step of its own."""
    at = len(session.meeting.item(item).minutes)  # type: ignore[union-attr]
    for offset, character in enumerate(text):
        session.pause()
        session.type(item, "minutes", at + offset, "", character)


def crash(file: MeetingFile) -> None:
    """Let go of the files as the kernel does for a process that dies: nothing is written."""
    file._commits.close()
    file._journal.close()
    file._lock.release()
