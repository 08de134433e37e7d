"""The folder: how it is found, made, refused."""

import json
import os

import pytest

from sognko_tui.archive.store import Archive, Damaged, NewerArchive, NoArchive, NotAnArchive


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working directory and a home of their own."""
    (tmp_path / "home").mkdir()
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("SOGNKO_MINUTES", "XDG_DOCUMENTS_DIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_the_one_asked_for_goes_first_then_the_environment_then_here_then_the_documents(
    here, monkeypatch
):
    assert Archive.find(None) == here / "home" / "Documents" / "minutes"
    Archive.create(here / "work" / "minutes")
    assert Archive.find(None) == here / "work" / "minutes"
    monkeypatch.setenv("SOGNKO_MINUTES", str(here / "environment"))
    assert Archive.find(None) == here / "environment"
    assert Archive.find("asked") == here / "work" / "asked"


def test_a_folder_here_that_is_no_archive_of_ours_is_not_taken(here):
    (here / "work" / "minutes").mkdir()
    assert Archive.find(None) == here / "home" / "Documents" / "minutes"


def test_a_new_archive_is_marked_private_and_ignores_what_is_of_one_moment(tmp_path):
    old = os.umask(0)
    try:
        Archive.create(tmp_path / "a" / "minutes")
    finally:
        os.umask(old)
    root = tmp_path / "a" / "minutes"
    assert json.loads((root / "sognko.json").read_bytes()) == {"sognko": "archive", "version": 1}
    assert root.stat().st_mode & 0o777 == 0o700
    ignored = (root / ".gitignore").read_text().split()
    assert {"*.journal", "*.lock", ".index.sqlite*", "inbox/"} <= set(ignored)
    assert (root / "inbox").is_dir()


def test_ready_opens_what_there_is_and_makes_what_there_is_not(tmp_path):
    first = Archive.ready(tmp_path / "minutes")
    again = Archive.ready(tmp_path / "minutes")
    assert first.path == again.path
    (tmp_path / "empty").mkdir()
    assert Archive.ready(tmp_path / "empty").path == tmp_path / "empty"


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_opening_makes_nothing(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoArchive):
        Archive.open(tmp_path / name)
    assert [p.name for p in tmp_path.rglob("*")] == ["empty"]


def test_a_folder_with_something_else_in_it_is_refused(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"")
    for act in (Archive.open, Archive.create, Archive.ready):
        with pytest.raises(NotAnArchive):
            act(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    for act in (Archive.open, Archive.create, Archive.ready):
        with pytest.raises(NotAnArchive):
            act(tmp_path / "file")


def test_an_archive_of_a_newer_program_is_left_alone(tmp_path):
    root = Archive.create(tmp_path / "minutes").path
    (root / "sognko.json").write_text('{"version": 2}')
    with pytest.raises(NewerArchive) as raised:
        Archive.ready(root)
    assert raised.value.params["version"] == 2


@pytest.mark.parametrize("marker", [b"", b"{}", b"\xff", b'{"version": "x"}'])
def test_a_marker_that_cannot_be_read_is_damage(tmp_path, marker):
    root = Archive.create(tmp_path / "minutes").path
    (root / "sognko.json").write_bytes(marker)
    with pytest.raises(Damaged):
        Archive.ready(root)
    assert (root / "sognko.json").read_bytes() == marker
