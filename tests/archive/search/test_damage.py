"""An index that is not as it was left: it says so, with a code, and is made anew from the archive."""

import multiprocessing
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sognko_tui.archive.search.asking import Filters, asked
from sognko_tui.archive.search.index import Unusable
from sognko_tui.archive.search.keeping import Keeper
from sognko_tui.archive.search.names import LOCK, NAME
from sognko_tui.archive.search.sqlite import SqliteIndex
from sognko_tui.archive.store import Archive
from tests.archive.search.gatherings import build, found, item, meeting, take_in
from tests.meetings import START, convened

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive with one meeting of three items."""
    made = Archive.create(tmp_path / "minutes")
    made.meetings.create(convened(), by="skrivar", at=START)
    return made


@pytest.fixture
def index(archive: Archive):
    opened = SqliteIndex(archive.path)
    Keeper(archive.path, opened).refresh()
    yield opened
    opened.close()


def overwritten(path: Path) -> None:
    """Every page but the first, which is read when the file is opened."""
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 // 4096 * 4096)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def another_file(path: Path) -> None:
    path.write_text("Dette er eit brev.\n" * 1_000, encoding="utf-8")


def another_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE om (noko)")


def strange_values(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE meeting SET day = 'i går'")


def undecodable(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE item SET title = CAST(x'ff00' AS TEXT)")


def words_overwritten(path: Path) -> None:
    """Only what tells where a word stands: the meetings and their stamps are as they were."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM words_data WHERE id > 10")


def of_another_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE about SET value = value + 1 WHERE name = 'version'")


def removed(path: Path) -> None:
    path.unlink()


DAMAGE = [
    (overwritten, "damaged"),
    (truncated, "damaged"),
    (emptied, "damaged"),
    (another_file, "damaged"),
    (another_database, "damaged"),
    (strange_values, "damaged"),
    (undecodable, "damaged"),
    (words_overwritten, "damaged"),
    (of_another_version, "outdated"),
    (removed, "missing"),
]


@pytest.mark.parametrize(("done", "code"), DAMAGE, ids=[done.__name__ for done, _ in DAMAGE])
def test_whatever_became_of_the_file_it_is_told_and_made_anew(archive, index, done, code):
    before = found(index, "sak")
    assert len(before) == 3
    index.close()
    done(index.path)
    with pytest.raises(Unusable) as raised:
        found(index, "sak")
    assert raised.value.code == code
    assert Keeper(archive.path, index).refresh() == 1
    assert found(index, "sak") == before
    assert not Keeper(archive.path, index).changes()


def test_a_file_that_is_put_in_its_place_is_the_one_that_is_asked(index, tmp_path):
    assert len(found(index)) == 3
    other = SqliteIndex(tmp_path)
    build(other, meeting("2024-01-01", item("Frå ein annan maskin")))
    other.close()
    os.replace(other.path, index.path)
    assert found(index) == ["Frå ein annan maskin"]
    index.path.unlink()
    with pytest.raises(Unusable, match="missing"):
        found(index)


def test_a_folder_where_nothing_can_be_written_is_told_of(archive, index):
    """As root writes everywhere, folders stand where the files are to be."""
    index.close()
    index.path.unlink()
    index.path.mkdir()
    with pytest.raises(Unusable, match="unreachable"):
        Keeper(archive.path, index).refresh()
    (archive.path / LOCK).unlink()
    (archive.path / LOCK).mkdir()
    with pytest.raises(Unusable, match="unreachable"):
        Keeper(archive.path, index).refresh()
    assert len(archive.meetings.ids()) == 1


FULL = """
import resource, signal, sys
from pathlib import Path
from sognko_tui.archive.search.index import Unusable
from sognko_tui.archive.search.sqlite import SqliteIndex
from tests.archive.search.gatherings import build, found, item, meeting, take_in

index = SqliteIndex(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (index.path.stat().st_size,) * 2)
many = meeting("2024-01-01", *(item(f"Sak {n}", " ".join(f"ord{n}x{m}" for m in range(200))) for n in range(100)))
for act in (take_in, build):
    try:
        act(index, many)
    except Unusable as unusable:
        print(unusable.code, len(found(index)))
"""


def test_a_disk_that_is_full_leaves_the_index_as_it_was(index):
    command = [sys.executable, "-c", FULL, str(index.path.parent)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["unreachable 3", "unreachable 3"], done.stderr
    assert len(found(index, "sak")) == 3
    assert not list(index.path.parent.glob(f"{NAME}.ny*"))


def test_another_program_that_writes_for_long_is_no_damage(archive, index, monkeypatch):
    with closing(sqlite3.connect(index.path, isolation_level=None)) as other:
        index.close()
        monkeypatch.setattr("sognko_tui.archive.search.sqlite.schema._WAIT", 0.01)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Unusable, match="busy"):
            found(index)
        with pytest.raises(Unusable, match="busy"):
            take_in(index, meeting("2024-01-01", item("Ny")))
    assert len(found(index)) == 3


def refresh(path: Path, together) -> None:
    """Make the index, and then make it anew."""
    index = SqliteIndex(path)
    for anew in (False, True):
        together.wait()
        Keeper(path, index).refresh(anew=anew)
        assert len(index.find(asked("sak"), Filters(), order="newest", limit=9)) == 3


def test_two_programs_that_make_the_index_at_once_both_succeed(archive):
    context = multiprocessing.get_context("spawn")
    together = context.Barrier(2)
    both = [context.Process(target=refresh, args=(archive.path, together)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    index = SqliteIndex(archive.path)
    assert len(found(index, "sak")) == 3
    index.close()


def test_the_index_is_for_its_owner_alone(archive, index):
    assert {path.stat().st_mode & 0o777 for path in archive.path.glob(f"{NAME}*")} == {0o600}
