"""A checkpoint that finds no room at its every byte, in the public file and in the one kept apart.

On a disk that is full, room ends with a page. The longest file a process may write ends at any byte:
the kernel takes what goes before it and refuses the rest, as it does where there is no room.
"""

import resource
import shutil
import tempfile
from pathlib import Path

import msgspec

from sognko_tui.archive.store import Archive
from sognko_tui.archive.store.apart import NAME as APART
from sognko_tui.archive.store.names import CHECKPOINT
from sognko_tui.meeting.events import SessionClosed
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.session import Session
from tests.meetings import START, FakeClock, convened
from torture.meeting import FULL

STRIDE = 1 if FULL else 61

WORDS = "Styret vil sjå på Sørøya."
MORE = WORDS * 300
"""So many that the public file is the longer one: room for one and not for the other."""


class Result(msgspec.Struct):
    """How many checkpoints were short, in which of the two files; and what was lost or damaged."""

    apart: int = 0
    public: int = 0
    wrong: list[str] = []


def run(stride: int) -> Result:
    """Let room end at every so many bytes."""
    result = Result()
    shm = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shm if shm.is_dir() else None) as folder:
        template = Path(folder) / "template"
        meeting_id = _begin(template)
        limit = 0
        while _short(template, Path(folder) / "minutes", meeting_id, limit, result):
            limit += stride
    return result


def _begin(path: Path) -> str:
    """A meeting with words behind closed doors, some of them in no checkpoint yet."""
    archive = Archive.create(path)
    meeting_id = archive.meetings.create(convened(3), by="skrivar", at=START)
    file = archive.meetings.open_for_writing(meeting_id, "skrivar", START)
    session = Session(file.entries, file, FakeClock(), "skrivar")
    session.type("i3", "minutes", 0, "", MORE)
    session.type("i1", "minutes", 0, "", WORDS)
    closed = SessionClosed(item="i2", basis="kommunelova § 11-5", at=START, neutral_title="Sak")
    session.record(closed)
    session.type("i2", "minutes", 0, "", WORDS)
    assert session.checkpoint()
    session.pause()
    for item in ("i1", "i2"):
        session.type(item, "minutes", len(WORDS), "", WORDS)
    assert session.save()
    # As a crash would leave it: the journal stays.
    file.close()
    return meeting_id


def _short(template: Path, path: Path, meeting_id: str, limit: int, result: Result) -> bool:
    """One checkpoint with room for so many bytes a file; False where that was enough."""
    shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(template, path)
    archive = Archive.open(path)
    folder = archive.meetings.folder(meeting_id)
    file = archive.meetings.open_for_writing(meeting_id, "skrivar", START)
    session = Session(file.entries, file, FakeClock(), "skrivar")
    before = (folder / APART).read_bytes()
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        written = session.checkpoint()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    if written:
        file.close()
        return False
    result.public += (folder / APART).read_bytes() != before
    result.apart += (folder / APART).read_bytes() == before
    _judge(archive, meeting_id, 2, f"room for {limit} bytes", result)
    session.pause()
    for item in ("i1", "i2"):
        session.type(item, "minutes", 2 * len(WORDS), "", WORDS)
    if not session.checkpoint():
        result.wrong.append(f"room for {limit} bytes: no checkpoint when there was more")
    file.close()
    _judge(archive, meeting_id, 3, f"room for {limit} bytes, afterwards", result)
    if left := [found.name for found in path.rglob("*.tmp")]:
        result.wrong.append(f"room for {limit} bytes: {left} lies there")
    return True


def _judge(archive: Archive, meeting_id: str, times: int, where: str, result: Result) -> None:
    """Whether all that was acknowledged can be read, and the archive is sound."""
    try:
        log = archive.meetings.read(meeting_id)
        meeting = fold(log.entries)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
        result.wrong.append(f"{where}: {error!r}")
        return
    found = [item.minutes for item in meeting.items]
    if (
        found != [WORDS * times, WORDS * times, MORE]
        or meeting.problems
        or log.checkpoint.apart is None
    ):
        result.wrong.append(f"{where}: {found}")


def main(_seed: int) -> None:
    """Print what was found."""
    found = run(STRIDE)
    print(
        f"short within {APART} {found.apart} times, within {CHECKPOINT} {found.public} times, "
        f"at every {'byte' if STRIDE == 1 else f'{STRIDE}th byte'}"
    )
    print(f"lost or damaged: {len(found.wrong)}")
    assert not found.wrong, "\n".join(found.wrong[:20])
