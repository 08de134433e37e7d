"""The example archive in `minutes/` is what its sources make, and is fit to be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from sognko_tui import where
from sognko_tui.archive.store import Archive
from sognko_tui.meeting.check import check
from sognko_tui.office.clock import SystemClock
from sognko_tui.office.desk import Desk
from tests.example.make import make


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "meeting.lock"
    }


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The example, made anew."""
    make(tmp_path / "minutes")
    return tmp_path / "minutes"


def test_the_example_is_what_its_sources_make(made: Path) -> None:
    there, anew = _files(where.example()), _files(made)
    assert sorted(there) == sorted(anew)
    for name, data in anew.items():
        assert there[name] == data, f"{name} differs: make example"


def test_one_meeting_of_the_example_is_held_and_one_is_ready(made: Path) -> None:
    ready, held = Desk(Archive.open(made), "sekretæren", SystemClock()).summaries()
    assert (held.state, held.written) == ("finished", True)
    assert (ready.state, ready.items, ready.closed) == ("planned", 16, 0)


def test_the_meeting_that_was_held_has_nothing_left_to_mend(made: Path) -> None:
    desk = Desk(Archive.open(made), "sekretæren", SystemClock())
    held = desk.look("2026-02-10-styret-i-fjordane-ko")
    assert check(held) == ()
