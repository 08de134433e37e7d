"""A meeting's papers in several files: a folder or a zip with a file for each item."""

import io
import zipfile
from pathlib import Path

import pytest

from sognko_tui.agenda import NoItems, Reading, gathered
from sognko_tui.documents import Unreadable, folder

NOTICE = """\
Møteinnkalling

Styret for Fjordhjelpa KO
Dato: 9. desember 2025
Tid: 09:30
Stad: Kaupanger

Sakliste

1/25 Godkjenning av innkalling og sakliste
2/25 Kjøp av brøytebil
3/25 Ymse
"""
CAR = """\
Sak 2/25 Kjøp av brøytebil

Framlegg til vedtak:
1. Styret kjøper ein brøytebil.
2. Bilen skal leverast før snøen kjem.

Saksframstilling
1. Bakgrunn
Den gamle bilen er utsliten.
2. Vurdering
Ein ny er dyr.
"""
STORE = """\
# Leige av lager

**Framlegg til vedtak:** Styret leiger lageret i eitt år.
"""


def read(**files: str) -> Reading:
    named = tuple(folder.File(name, text.encode()) for name, text in files.items())
    return gathered(folder.read_files(named, "papir"), "ab")


def told(reading: Reading) -> list[tuple[str, str, list[str]]]:
    return [
        (item.number, item.title, [point.text for point in item.proposal]) for item in reading.items
    ]


def test_the_notice_tells_the_order_and_the_files_the_papers():
    reading = read(**{"Innkalling.txt": NOTICE, "Sak 2-25 Kjøp av brøytebil.txt": CAR})
    assert told(reading) == [
        ("1/25", "Godkjenning av innkalling og sakliste", []),
        (
            "2/25",
            "Kjøp av brøytebil",
            ["Styret kjøper ein brøytebil.", "Bilen skal leverast før snøen kjem."],
        ),
        ("3/25", "Ymse", []),
    ]
    assert (reading.date, reading.time, reading.place) == ("2025-12-09", "09:30", "Kaupanger")
    assert "utsliten" in reading.items[1].background


def test_without_a_notice_the_names_of_the_files_number_the_items():
    reading = read(**{"Sak 03-25 Leige av lager.md": STORE, "Sak 2-25 Kjøp.txt": CAR})
    assert told(reading)[0] == ("3/25", "Leige av lager", ["Styret leiger lageret i eitt år."])
    assert told(reading)[1][:2] == ("2/25", "Kjøp av brøytebil")


def test_an_item_whose_file_has_no_number_anywhere_is_one_to_look_at():
    reading = read(**{"Leige.md": STORE})
    assert told(reading) == [("", "Leige av lager", ["Styret leiger lageret i eitt år."])]
    assert reading.doubtful == (0,)


def test_a_file_that_the_notice_does_not_list_is_one_to_look_at():
    extra = "Sak 9/25 Noko anna\n\nFramlegg til vedtak:\nJa.\n"
    reading = read(**{"Innkalling.txt": NOTICE, "Sak 9-25.txt": extra})
    assert reading.items[-1].number == "9/25"
    assert "not_listed" in reading.parts[-1].certainty.doubts


def test_an_attachment_is_named_and_not_read():
    reading = read(**{"Sak 2-25 Kjøp.txt": CAR, "Sak 2-25 vedlegg 1 Tilbod.txt": "1. Pris\n"})
    assert len(reading.items) == 1
    assert reading.items[0].attachments == ("Sak 2-25 vedlegg 1 Tilbod.txt",)


def test_the_name_of_each_file_stands_above_its_text():
    reading = read(**{"Innkalling.txt": NOTICE, "Sak 2-25 Kjøp.txt": CAR})
    assert [line.text for line in reading.lines if line.verbatim] == [
        "Innkalling.txt",
        "Sak 2-25 Kjøp.txt",
    ]
    rows = [row for part in reading.parts for row, _ in part.rows]
    assert len(rows) == len(set(rows))


def test_files_without_an_item_are_no_meeting():
    with pytest.raises(NoItems):
        read(**{"Vedlegg A.txt": "Berre tal."})


def test_a_folder_is_read_in_the_order_of_names_and_nothing_hidden_or_linked(tmp_path: Path):
    for name in ("10 Ti.txt", "2 To.txt", ".hidden.txt", "~$lock.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    (tmp_path / "inner").mkdir()
    assert [file.name for file in folder.in_folder(tmp_path)] == ["2 To.txt", "10 Ti.txt"]


def made_zip(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def test_a_zip_is_read_in_memory_and_its_names_are_no_paths(tmp_path: Path):
    data = made_zip(**{"../../escape.txt": b"a", "C:\\x\\b.txt": b"b", "dir/c.txt": b"c"})
    assert sorted(file.name for file in folder.in_zip(data, "a.zip")) == [
        "b.txt",
        "c.txt",
        "escape.txt",
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (made_zip(), "empty_folder"),
        (made_zip(**{f"{n}.txt": b"x" for n in range(300)}), "too_many_files"),
        (made_zip(big=b"\0" * 90_000_000), "bomb"),
        (b"PK\x03\x04 no zip at all", "broken"),
    ],
    ids=["empty", "many", "bomb", "broken"],
)
def test_a_zip_that_cannot_be_read_says_why(data: bytes, code: str):
    with pytest.raises(Unreadable) as raised:
        folder.in_zip(data, "a.zip")
    assert raised.value.code == code


def test_the_same_files_are_kept_as_the_same_bytes():
    files = (folder.File("a.txt", b"1"), folder.File("a.txt", b"2"))
    assert folder.as_zip(files) == folder.as_zip(files)
    assert [file.data for file in folder.in_zip(folder.as_zip(files), "x")] == [b"1", b"2"]
