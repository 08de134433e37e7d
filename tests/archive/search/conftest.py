"""An index of each engine: every sentence about what is found is true of all of them."""

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sognko_tui.archive.search.index import Index
from sognko_tui.archive.search.postgresql import PostgresIndex
from sognko_tui.archive.search.sqlite import SqliteIndex
from tests.archive.search.server import Server

Begin = Callable[[], Index]

_schemas = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL of our own, for as long as the tests run."""
    # Its socket's path may have 100 characters, and whoever runs it must get there.
    folder = Path(tempfile.mkdtemp(prefix="sognko-"))
    made = Server(folder)
    try:
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def url(server: Server) -> str:
    """The URL of a schema that is not there yet."""
    return server.url(f"test{next(_schemas)}")


@pytest.fixture(scope="session")
def same_url(server: Server) -> str:
    """The URL of a schema that every test begins anew: that is quicker than making one."""
    return server.url("archive")


@pytest.fixture(params=["sqlite", "postgresql"])
def begin(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Begin]:
    """Opens the index of one archive, each time as another program would; use `index` before it is asked."""
    opened: list[Index] = []
    url = request.getfixturevalue("same_url") if request.param == "postgresql" else None

    def another() -> Index:
        opened.append(SqliteIndex(tmp_path) if url is None else PostgresIndex(url))
        return opened[-1]

    yield another
    for one in opened:
        one.close()


@pytest.fixture
def index(begin: Begin) -> Index:
    """An index that is made, with no meetings in it."""
    made = begin()
    with made.writing():
        made.build([])
    return made
