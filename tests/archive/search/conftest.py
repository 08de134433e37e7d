"""An index of each engine: every sentence about what is found is true of all of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sognko_tui.archive.search.index import Index
from sognko_tui.archive.search.sqlite import SqliteIndex

ENGINES = ("sqlite",)

Begin = Callable[[], Index]


@pytest.fixture(params=ENGINES)
def begin(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Begin]:
    """Opens the index of one archive, each time as another program would; nothing is in it yet."""
    opened: list[Index] = []

    def another() -> Index:
        opened.append(SqliteIndex(tmp_path))
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
