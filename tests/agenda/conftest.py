"""What the tests of the reader share: reading a text, and the sample packs."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from sognko_tui.agenda import Reading, read_agenda
from sognko_tui.documents import read

Reader = Callable[..., Reading]


@pytest.fixture
def pack() -> Reader:
    """Reads a text as a pack; `name` says what file it came as."""

    def reader(text: str, name: str = "pakke.txt") -> Reading:
        return read_agenda(read(dedent(text).encode(), name))

    return reader


@pytest.fixture
def samples(shared: Path) -> Path:
    """The folder of sample packs and their golds."""
    return shared / "samples"
