"""The disk is full at every byte of a checkpoint and of a line of the journal; then there is room again.

A tmpfs gives out whole pages: what lies before the byte in question is made longer or shorter, so
that the edge of the last page falls on each byte in turn.
"""

import os
import subprocess
import tempfile
from pathlib import Path

import msgspec

from sognko_tui.archive.store import Archive
from sognko_tui.archive.store.meeting_file import MeetingFile
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.session import Session
from tests.meetings import START, FakeClock, convened
from torture.meeting import FULL

PAGE = os.sysconf("SC_PAGE_SIZE")
STRIDE = 1 if FULL else 61
SIZE = "256k"


class Result(msgspec.Struct):
    """How often the disk was full, at which of the two; and what was lost or damaged."""

    lines: int = 0
    checkpoints: int = 0
    wrong: list[str] = []


def run(stride: int) -> Result:
    """Fill the disk at every so many bytes."""
    result = Result()
    with tempfile.TemporaryDirectory() as folder:
        mounted = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder]
        subprocess.run(mounted, check=True)
        try:
            disk = Path(folder)
            for offset in range(0, PAGE, stride):
                _line(disk, offset, result)
            for pages in (0, 1, 2):
                for offset in range(0, PAGE, stride):
                    _checkpoint(disk, pages, offset, result)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)
    return result


def _begin(disk: Path, text: str) -> tuple[Archive, str, MeetingFile, Session]:
    archive = Archive.create(disk / "minutes")
    meeting_id = archive.meetings.create(convened(1), by="skrivar", at=START)
    file = archive.meetings.open_for_writing(meeting_id, "skrivar", START)
    session = Session(file.entries, file, FakeClock(), "skrivar")
    session.type("i1", "minutes", 0, "", text)
    assert session.save()
    return archive, meeting_id, file, session


def _fill(disk: Path, but: int = 0) -> None:
    """Take every page that is left, but so many, and none that a file has begun on."""
    padding = disk / "padding"
    with padding.open("ab", buffering=0) as file:
        try:
            while file.write(b"x" * PAGE) == PAGE:
                pass
        except OSError:
            pass
        file.truncate(max(0, padding.stat().st_size // PAGE - but) * PAGE)


def _line(disk: Path, offset: int, result: Result) -> None:
    """Words of a journal, one after the other, until one does not fit: the edge is inside its line."""
    archive, meeting_id, file, session = _begin(disk, "x" * (offset + 1))
    _fill(disk)
    typed = offset + 1
    while not session.unsaved:
        session.pause()
        session.type("i1", "minutes", typed, "", "y")
        typed += 1
    result.lines += 1
    _judge(archive, meeting_id, typed - 1, f"line, {offset}", result)
    (disk / "padding").unlink()
    if not session.save():
        result.wrong.append(f"line, {offset}: not saved when there was room: {session.failure}")
    _end(disk, archive, meeting_id, file, typed, f"line, {offset}, afterwards", result)


def _checkpoint(disk: Path, pages: int, offset: int, result: Result) -> None:
    """A checkpoint that finds room for so many pages only."""
    archive, meeting_id, file, session = _begin(disk, "x" * (offset + 1))
    _fill(disk, but=pages)
    # So short a text may just find room.
    result.checkpoints += not session.checkpoint()
    where = f"checkpoint, {pages} pages, {offset}"
    _judge(archive, meeting_id, offset + 1, where, result)
    (disk / "padding").unlink()
    session.pause()
    session.type("i1", "minutes", offset + 1, "", "y")
    if not session.checkpoint():
        result.wrong.append(f"{where}: no checkpoint when there was room")
    _end(disk, archive, meeting_id, file, offset + 2, f"{where}, afterwards", result)


def _end(
    disk: Path,
    archive: Archive,
    meeting_id: str,
    file: MeetingFile,
    typed: int,
    where: str,
    result: Result,
) -> None:
    file.close()
    _judge(archive, meeting_id, typed, where, result)
    left = [path.name for path in archive.path.rglob("*.tmp")]
    if left:
        result.wrong.append(f"{where}: {left} lies there")
    subprocess.run(["rm", "-rf", str(disk / "minutes")], check=True)


def _judge(archive: Archive, meeting_id: str, typed: int, where: str, result: Result) -> None:
    """Whether all that was acknowledged can be read, and the archive is sound."""
    try:
        log = archive.meetings.read(meeting_id)
        meeting = fold(log.entries)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
        result.wrong.append(f"{where}: {error!r}")
        return
    found = meeting.items[0].minutes
    if len(found) != typed or meeting.problems:
        result.wrong.append(f"{where}: {len(found)} characters of {typed}")


def main(_seed: int) -> None:
    """Print what was found."""
    found = run(STRIDE)
    print(
        f"full within a line {found.lines} times, within a checkpoint {found.checkpoints} times, "
        f"at every {'byte' if STRIDE == 1 else f'{STRIDE}th byte'} of a page"
    )
    print(f"lost or damaged: {len(found.wrong)}")
    assert not found.wrong, "\n".join(found.wrong[:20])
