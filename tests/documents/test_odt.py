"""OpenDocument texts say what one sees on paper."""

import io
import zipfile

import pytest

from sognko_tui.documents import Unreadable, read
from tests.documents.papers import content, packed


def texts(body: str, styles: str = "", numbered: bool = False) -> list[str]:
    lines = read(packed(body, styles, numbered), "pakke.odt").lines
    return [line.text for line in lines if line.text]


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def entry(inside: str, start: str = "") -> str:
    return f"<text:list-item {start}>{inside}</text:list-item>"


def test_lists_are_counted_also_where_they_go_on() -> None:
    inner = f"<text:list>{entry(p('djupt'))}</text:list>"
    deep = "<text:list>" + entry(p("a") + inner) + entry(p("b")) + "</text:list>"
    seventh = entry(p("sju"), "text:start-value='7'")
    body = (
        '<text:list text:style-name="Numbers" xml:id="l">'
        + entry(p("ein") + p("meir") + deep)
        + entry(p("to"))
        + "</text:list>"
        + p("mellom")
        + '<text:list text:style-name="Numbers" text:continue-list="l">'
        + entry(p("tre"))
        + '</text:list><text:list text:style-name="Numbers">'
        + entry(p("ny"))
        + seventh
        + "</text:list>"
    )
    assert texts(body) == [
        "1. ein", "meir", "a) a", "1.a.1. djupt", "b) b", "2. to", "mellom", "3. tre", "1. ny", "7. sju",
    ]  # fmt: skip


def test_headings_have_rank_and_the_outline_s_number() -> None:
    body = (
        '<text:h text:outline-level="1">Opning</text:h><text:h text:outline-level="1">Val</text:h>'
    )
    lines = read(packed(body, numbered=True), "x").lines
    assert [(line.text, line.level) for line in lines if line.text] == [
        ("1. Opning", 1),
        ("2. Val", 1),
    ]


def test_spaces_breaks_links_and_bold_beginnings_are_known() -> None:
    body = p(
        '<text:span text:style-name="Strong">Bakgrunn:</text:span><text:s text:c="2"/>sjå '
        '<text:a xlink:href="https://example.org/a">planen</text:a><text:line-break/>ny<text:tab/>linje'
    )
    lines = read(packed(body), "x").lines
    assert [line.text for line in lines] == ["Bakgrunn:  sjå planen", "ny    linje"]
    assert (lines[0].lead, lines[0].links) == (9, ("https://example.org/a",))


def test_revisions_notes_and_hidden_sections_are_left_out() -> None:
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('stroke')}</text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + p(
            "Tekst<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note> vidare"
        )
        + f'<text:section text:display="none">{p("løynd")}</text:section>'
        + f"<text:section>{p('open')}</text:section>"
    )
    assert texts(body) == ["Tekst vidare", "open"]


def test_tables_are_rows_and_repetition_has_an_end() -> None:
    cells = "".join(
        f"<table:table-cell>{p(text)}</table:table-cell>" for text in ("Post", "Kroner")
    )
    many = f'<table:table-cell table:number-columns-repeated="16384">{p("0")}</table:table-cell>'
    body = (
        f"<table:table><table:table-header-rows><table:table-row>{cells}</table:table-row></table:table-header-rows>"
        f'<table:table-row table:number-rows-repeated="1048576">{many}</table:table-row></table:table>'
    )
    found = texts(body)
    assert found[0] == "| Post | Kroner |"
    assert 1 < len(found) < 100
    assert len(found[1]) < 300


def test_page_breaks_and_text_frames() -> None:
    styles = (
        '<style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/>'
        "</style:style>"
    )
    body = p(
        "Ein<draw:frame><draw:text-box><text:p>I ramma</text:p></draw:text-box></draw:frame>"
    ) + p("To", "P1")
    lines = read(packed(body, styles), "x").lines
    assert [(line.text, line.page) for line in lines if line.text] == [
        ("Ein", 1),
        ("I ramma", 1),
        ("To", 2),
    ]


def test_a_flat_file_is_read_too() -> None:
    flat = content(p("Flat tekst")).replace("office:document-content", "office:document")
    flat = flat.replace(
        "<office:document ",
        '<office:document office:mimetype="application/vnd.oasis.opendocument.text" ',
    )
    found = read(flat.encode(), "sak.fodt")
    assert (found.format, [line.text for line in found.lines]) == ("odt", ["Flat tekst"])


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (
            {"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>", "content.xml": "x"},
            "encrypted",
        ),
        ({"content.xml": "<x>"}, "broken"),
        ({"content.xml": content("")}, "empty"),
        ({}, "broken"),
    ],
)
def test_what_is_not_read_is_refused_by_its_reason(parts: dict[str, str], code: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, data in parts.items():
            package.writestr(name, data)
    with pytest.raises(Unreadable) as refused:
        read(file.getvalue(), "sak.odt")
    assert refused.value.code == code
