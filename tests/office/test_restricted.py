"""Shut in, the program opens nothing that a user names but what lies in the inbox."""

import io
import os
from pathlib import Path

import pytest

from sognko_tui.archive.store import Reach
from sognko_tui.office import clock, inbox, restricted
from sognko_tui.office.desk import at_desk
from sognko_tui.office.rosters import read_roster
from sognko_tui.office.trouble import Trouble
from tests.office.conftest import PACK


@pytest.fixture
def shut_in(desk, monkeypatch):
    """The archive's inbox, in a program that is shut in."""
    monkeypatch.setenv(restricted.VARIABLE, "1")
    monkeypatch.setenv("SOGNKO_MINUTES", str(desk.root))
    return desk.inbox_folder


def code(act) -> str:
    with pytest.raises(Trouble) as raised:
        act()
    return raised.value.code


def test_a_file_in_the_inbox_is_read_by_its_name_and_by_its_path(shut_in, desk):
    (shut_in / "pakke.txt").write_text(PACK, encoding="utf-8")
    by_path = desk.read_pack(shut_in / "pakke.txt")
    assert desk.read_pack(Path("pakke.txt")) == by_path
    made = desk.take_in(shut_in / "pakke.txt", board=desk.boards()[0])
    assert made == desk.resolve("2026-03-24")


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../boards.json", "./../boards.json", "inbox/pakke.txt", "mappe/x.txt", "..", ".put-x", "lenkje.txt", "røyr"],
)  # fmt: skip
def test_anything_else_is_outside(shut_in, desk, name):
    (shut_in / "mappe").mkdir()
    (shut_in / "mappe" / "x.txt").write_text(PACK, encoding="utf-8")
    (shut_in / ".put-x").write_text(PACK, encoding="utf-8")
    (shut_in / "lenkje.txt").symlink_to("/etc/passwd")
    os.mkfifo(shut_in / "røyr")
    path = Path(name)
    assert code(lambda: desk.read_pack(path)) == "outside"
    assert code(lambda: read_roster(path)) == "outside"
    assert code(lambda: desk.take_in(path, board=desk.boards()[0])) == "outside"
    assert code(lambda: desk.restore(path)) == "outside"


def test_a_folder_and_what_is_not_there_are_told_as_ever(shut_in, desk):
    (shut_in / "mappe").mkdir()
    assert code(lambda: desk.read_pack(Path("mappe"))) == "is_folder"
    assert code(lambda: desk.read_pack(Path("nope.txt"))) == "missing"


def test_links_are_not_in_the_list_of_files_either(shut_in, desk):
    (shut_in / "lenkje.txt").symlink_to("/etc/passwd")
    (shut_in / "pakke.txt").write_text(PACK, encoding="utf-8")
    assert [path.name for path in desk.inbox()] == ["pakke.txt"]


@pytest.mark.parametrize(("value", "on"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_what_shuts_the_program_in(monkeypatch, value, on):
    monkeypatch.setenv(restricted.VARIABLE, value)
    assert restricted.on() is on


@pytest.mark.parametrize(
    ("value", "boards"),
    [
        (None, None),
        ("*", None),
        (" * ", None),
        ("", []),
        (",", []),
        ("*,a", ["*", "a"]),
        ("a", ["a"]),
        ("a, b ,,c", ["a", "b", "c"]),
    ],
)
def test_which_boards_are_there_for_whoever_sits_at_the_keyboard(monkeypatch, value, boards):
    monkeypatch.delenv(restricted.BOARDS, raising=False)
    if value is not None:
        monkeypatch.setenv(restricted.BOARDS, value)
    found = restricted.reach()
    assert (None if found is None else sorted(found.boards)) == boards


def test_two_people_never_share_an_inbox_of_their_own(monkeypatch):
    monkeypatch.setenv(restricted.BOARDS, "a")
    folders = set()
    names = ("Å", "Aa", "å", "../..", "/", "x" * 79, "x" * 80)
    for name in names:
        monkeypatch.setenv("SOGNKO_USER", name)
        reach = restricted.reach()
        assert isinstance(reach, Reach)
        assert "/" not in reach.inbox
        folders.add(reach.inbox)
    assert len(folders) == len(names)


def test_the_boards_of_the_environment_are_those_of_the_desk(desk, monkeypatch):
    monkeypatch.setenv("SOGNKO_MINUTES", str(desk.root))
    monkeypatch.setenv(restricted.BOARDS, "eit-anna")
    assert at_desk(None).boards() == ()
    assert at_desk(None).inbox() == ()
    assert code(lambda: at_desk(None).add_board("Nytt", ())) == "boards_limited"


@pytest.mark.parametrize(
    ("named", "by"),
    [
        ("Sekretæren på Ås", "Sekretæren på Ås"),
        (" a\tb\nc ", "a b c"),
        ("\x1b[31mRaud\x07\u202e", "[31mRaud"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_person_is_called_what_the_key_says_on_one_line(monkeypatch, named, by):
    monkeypatch.setenv("SOGNKO_USER", named)
    assert clock.login() == by


def test_a_name_that_is_not_utf8_and_one_that_is_nothing_are_names_all_the_same(monkeypatch):
    monkeypatch.setenv("SOGNKO_USER", os.fsdecode(b"S\xe5"))
    assert clock.login() == "S\ufffd"
    monkeypatch.setenv("SOGNKO_USER", "\x1b \u200b")
    assert clock.person() == ""
    assert clock.login()


# Laying a file into the inbox


def put(folder, name, data=b"1. Sak\n"):
    return inbox.put(folder, name, io.BytesIO(data))


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("pakke.txt", "pakke.txt"),
        ("  Møte  12. mai.txt ", "Møte 12. mai.txt"),
        ("A\u030a.txt", "Å.txt"),
        ("\x1b]0;x\x07y.txt", "]0;x y.txt"),
        ("-rf", "-rf"),
        ("å" * 75, "å" * 75),
    ],
)
def test_a_file_is_put_under_a_name_that_harms_nobody(tmp_path, name, there):
    folder = tmp_path / "inbox"
    assert put(folder, name) == there
    assert [path.name for path in folder.iterdir()] == [there]
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["", " ", "\x00", ".", "..", ".x", "a/b", "/a", "a\\b", "å" * 76])
def test_what_names_no_single_file_is_refused(tmp_path, name):
    assert code(lambda: put(tmp_path, name)) == "bad_name"
    assert not list(tmp_path.iterdir())


def test_a_file_is_not_put_over_another_but_once_more(tmp_path):
    put(tmp_path, "x", b"eitt")
    assert put(tmp_path, "x", b"eitt") == "x"
    assert code(lambda: put(tmp_path, "x", b"to")) == "file_exists"
    (tmp_path / "lenkje").symlink_to(tmp_path / "x")
    (tmp_path / "ingen").symlink_to(tmp_path / "ny")
    for name in ("lenkje", "ingen"):
        assert code(lambda name=name: put(tmp_path, name, b"eitt")) == "file_exists"
    assert (tmp_path / "x").read_bytes() == b"eitt"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ingen", "lenkje", "x"]


def test_nobody_fills_the_disk_from_afar(tmp_path, monkeypatch):
    monkeypatch.setattr(inbox, "LIMIT", 10)
    monkeypatch.setattr(inbox, "ROOM", 15)
    assert code(lambda: put(tmp_path, "x", b"")) == "empty"
    assert code(lambda: put(tmp_path, "x", b"x" * 11)) == "too_large"
    put(tmp_path, "x", b"x" * 10)
    assert code(lambda: put(tmp_path, "y", b"x" * 6)) == "inbox_full"
    put(tmp_path, "y", b"x" * 5)
