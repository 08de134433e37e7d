"""A file becomes clean lines, or one named reason why not."""

from pathlib import Path

import pytest

from sognko_tui.documents import TEXT_LIMIT, Unreadable, read, read_file


def _refusal(data: bytes, name: str = "pakke.txt") -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read(data, name)
    return refused.value


def test_lines_have_their_numbers_pages_and_indents() -> None:
    document = read(b"ein\r\n\tto\f tre\n", "a.txt")
    assert [(line.number, line.page, line.indent, line.text) for line in document.lines] == [
        (1, 1, 0, "ein"),
        (2, 1, 4, "to"),
        (2, 2, 1, "tre"),
        (3, 2, 0, ""),
    ]
    assert len(document.sha256) == 64


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_norwegian_letters_survive_old_encodings(encoding: str) -> None:
    assert (
        read("Møte på Årdal: ærleg".encode(encoding), "a.txt").lines[0].text
        == "Møte på Årdal: ærleg"
    )


def test_a_letter_and_its_ring_are_made_one() -> None:
    assert read("A\u030ardal".encode(), "a.txt").lines[0].text == "Årdal"


def test_what_acts_on_a_terminal_is_gone_and_symbols_are_bullets() -> None:
    raw = "\x1b[31mRaud\x1b[0m \u202eab\u200bc\x07\x00\uf0b7 punkt\u00a0to\u00ad"
    assert read(raw.encode(), "a.txt").lines[0].text == "Raud abc• punkt to"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00\x01\x02\x03" * 50, "not_text"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "not_text"),
        (b"%PDF-1.7 ...", "broken"),
        (b"PK\x03\x04[Content_Types].xml word/document.xml", "broken"),
        (b"PK\x03\x04other", "unsupported_zip"),
        (b"{\\rtf1 hei}", "unsupported_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unsupported_word"),
        (b"<!DOCTYPE html><p> </p>", "empty"),
        (b"\x89PNG\r\n\x1a\n", "unsupported_image"),
    ],
)
def test_the_content_says_what_a_file_is_whatever_its_name(data: bytes, code: str) -> None:
    assert _refusal(data, "pakke.md").code == code


def test_a_file_past_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(Unreadable) as refused:
        read_file(path)
    assert refused.value.code == "too_large"
    assert refused.value.params == {"name": "stor.txt", "limit": TEXT_LIMIT}


def test_a_file_of_nothing_but_line_ends_has_a_limit_too() -> None:
    assert _refusal(b"a\n" * 400_000).code == "too_many_lines"


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as missing:
        read_file(tmp_path / "nei.txt")
    with pytest.raises(Unreadable) as folder:
        read_file(tmp_path)
    with pytest.raises(Unreadable) as odd:
        read_file("a\x00b")
    assert [missing.value.code, folder.value.code, odd.value.code] == [
        "missing",
        "is_folder",
        "failed",
    ]


def test_markdown_gives_its_evidence() -> None:
    text = (
        "---\ntitle: Saker\n---\n## Sak 1 ##\n**Bakgrunn:** *noko* her\n_alt skrått_\n**alt feitt**\n"
        "Tittel\n======\n```\n# kode\n```\n<!-- gøymt\n# ting -->\n[lenke](https://example.org/x) \\* snake_case_ord\n"
    )
    document = read(text.encode(), "a.md")
    lines = [line for line in document.lines if line.text]
    assert document.front == {"title": "Saker"}
    assert [line.text for line in lines] == [
        "Sak 1",
        "Bakgrunn: noko her",
        "alt skrått",
        "alt feitt",
        "Tittel",
        "# kode",
        "lenke * snake_case_ord",
    ]
    assert [line.level for line in lines] == [2, 0, 0, 0, 1, 0, 0]
    assert (lines[1].lead, lines[2].italic, lines[3].bold) == (9, True, True)
    assert lines[5].verbatim
    assert lines[6].links == ("https://example.org/x",)
    assert lines[0].number == 4
