"""Web pages say what one sees in a browser."""

import pytest

from sognko_tui.documents import Line, read


def lines(body: str, head: str = "") -> list[Line]:
    found = read(
        f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "x.html"
    )
    assert found.format == "html"
    return list(found.lines)


def texts(body: str, head: str = "") -> list[str]:
    return [line.text for line in lines(body, head)]


def test_blocks_stand_apart_as_a_browser_shows_them() -> None:
    body = "<h1>Sak</h1><p>Ein<p>To <b>ord</b>\n her<div>tre</div><div>fire<br>fem</div>"
    assert texts(body) == ["Sak", "", "Ein", "", "To ord her", "", "tre", "fire", "fem"]


def test_lists_have_their_signs() -> None:
    body = (
        "<ol start=3 type=a><li>c<li>d<ul><li>kule</ul></ol><ol reversed><li>to<li>ein</ol>"
        '<ol type=I><li value=4>fire</ol><ul style="list-style: none"><li>berre</ul>'
    )
    found = [line.text for line in lines(body) if line.text]
    assert found == ["c. c", "d. d", "• kule", "2. to", "1. ein", "IV. fire", "berre"]


def test_what_is_not_seen_is_left_out() -> None:
    body = (
        "<nav>Meny</nav><header>Topp</header><script>1. Sak</script><template>x</template><p hidden>x"
        '<p style="display:none">x</p><p class=bort>x</p><!-- x --><p>Tekst</p><aside>x</aside><footer>x</footer>'
    )
    assert texts(
        body,
        "<title>x</title><style>.bort { display: none } @media print { p { display: none } }</style>",
    ) == ["Tekst"]


def test_the_head_of_an_article_is_kept() -> None:
    assert texts("<main><header><h1>Møte</h1></header>Tekst</main>") == ["Møte", "", "Tekst"]


def test_tables_links_and_bold_beginnings() -> None:
    found = lines(
        "<table><tr><th>Post<th>Kroner<tr><td rowspan=2>Drift<td>1|2<tr><td>3</table>"
        '<p><b>Vedlegg:</b> <a href="https://example.org/v">plan</a> <a href="/inne">her</a> <a href="javascript:x">x</a>'
    )
    assert [line.text for line in found] == [
        "| Post | Kroner |", "| Drift | 1\\|2 |", "|  | 3 |", "", "Vedlegg: plan her x",
    ]  # fmt: skip
    assert (found[-1].lead, found[-1].links) == (8, ("https://example.org/v",))
    assert all(line.whole for line in found if line.text)


def test_text_as_it_was_typed_keeps_its_lines() -> None:
    found = lines("<pre>1. Sak\n   meir</pre>")
    assert [(line.text, line.indent, line.whole) for line in found] == [
        ("1. Sak", 0, False),
        ("meir", 3, False),
    ]


def test_what_word_saves_is_read() -> None:
    body = (
        "<p class=MsoToc1>1. Opning<span style='mso-tab-count:1 dotted'>........ </span>2</p>"
        "<p class=MsoNormal>Ein</p><p class=MsoNormal>To</p>"
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1."
        "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>Punkt<o:p></o:p></p>"
    )
    head = "<style>p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt}</style>"
    found = lines(body, head)
    assert [" ".join(line.text.split()) for line in found] == [
        "1. Opning",
        "",
        "Ein",
        "To",
        "",
        "1. Punkt",
    ]
    assert found[2].size == 11


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-8", "cp1252"),
        ("nei", "utf-8"),
    ],
)
def test_the_letters_are_right_whatever_the_page_says(said: str, written: str) -> None:
    page = f"<html><meta charset={said}><p>Ærleg møte på Årdal – «ja»".encode(written)
    assert read(page, "x").lines[0].text == "Ærleg møte på Årdal – «ja»"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_mark_tells_the_encoding(encoding: str) -> None:
    assert read("<html><p>Møte".encode(encoding), "x").lines[0].text == "Møte"
