"""The customs of a board: read as they lie, no link followed, and what is wrong named with its line."""

import os

import pytest

from sognko_tui.archive.store import Archive, BadCustom, Customs, NoSuchBoard, Reach

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 20


@pytest.fixture
def archive(tmp_path):
    return Archive.create(tmp_path / "minutes")


@pytest.fixture
def folder(archive):
    made = archive.path / "customs" / "styret"
    made.mkdir(parents=True)
    return made


def test_a_board_without_a_folder_has_none(archive):
    assert archive.customs("styret") == Customs()
    assert archive.customs("../inbox") == Customs()


def test_what_lies_there_is_read_and_svg_goes_before_png(archive, folder):
    (folder / "letter.txt").write_text("\ufeffTil {{ recipient }}", encoding="utf-8")
    (folder / "mark.png").write_bytes(PNG)
    assert archive.customs("styret") == Customs(letter="Til {{ recipient }}", mark=(PNG, "png"))
    (folder / "mark.svg").write_bytes(b"<svg/>")
    (folder / "protocol.typ").write_text("= x", encoding="utf-8")
    found = archive.customs("styret")
    assert (found.protocol, found.mark) == ("= x", (b"<svg/>", "svg"))


def test_whoever_does_not_reach_a_board_does_not_read_its_customs(archive, folder):
    (folder / "letter.txt").write_text("x")
    only = Archive(archive.path, Reach(boards=frozenset({"andre"}), inbox="x"))
    with pytest.raises(NoSuchBoard):
        only.customs("styret")


@pytest.mark.parametrize(
    ("name", "data", "code", "params"),
    [
        ("letter.txt", b"ein\nto \xff", "custom_not_text", {"line": 2}),
        ("protocol.typ", b"a\n\nb\0", "custom_not_text", {"line": 3}),
        ("letter.txt", b"x" * (256 * 1024 + 1), "custom_too_large", {"limit": 256}),
        ("mark.png", b"<svg/>", "custom_not_png", {}),
        ("mark.svg", PNG, "custom_not_svg", {}),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_named(archive, folder, name, data, code, params):
    (folder / name).write_bytes(data)
    with pytest.raises(BadCustom) as raised:
        archive.customs("styret")
    assert raised.value.code == code
    assert raised.value.params == {"path": str(folder / name), **params}


def test_links_folders_and_pipes_are_not_read(archive, folder, tmp_path):
    outside = tmp_path / "letter.txt"
    outside.write_text("utanfrå")
    (folder / "letter.txt").symlink_to(outside)
    with pytest.raises(BadCustom, match="custom_link"):
        archive.customs("styret")
    (folder / "letter.txt").unlink()
    os.mkfifo(folder / "letter.txt")
    with pytest.raises(BadCustom, match="custom_no_file"):
        archive.customs("styret")
    (folder / "letter.txt").unlink()
    (folder / "letter.txt").mkdir()
    with pytest.raises(BadCustom, match="custom_no_file"):
        archive.customs("styret")


def test_a_folder_that_is_a_link_is_no_folder_of_customs(archive, tmp_path):
    elsewhere = tmp_path / "styret"
    elsewhere.mkdir()
    (elsewhere / "letter.txt").write_text("utanfrå")
    (archive.path / "customs").mkdir()
    (archive.path / "customs" / "styret").symlink_to(elsewhere)
    assert archive.customs("styret") == Customs()
