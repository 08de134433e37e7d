"""What a PDF's pages show comes out as lines: in order, with their evidence, without what is the page's."""

import hashlib
from functools import cache

import pytest

from sognko_tui.documents import Document, Line, Unreadable, read
from sognko_tui.documents.pdf import read_pdf
from tests.documents import pdfs

LONG = (
    "Styret har drøfta saka i fleire møte og bad administrasjonen om ei ny utgreiing, der kostnadene for kvart "
    "alternativ er rekna ut, og der det går fram kva kvar kommune må betale dei neste fire åra. "
)


@cache
def made(source: str) -> Document:
    return read_pdf(pdfs.typeset(source), "pakke.pdf")


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.text]


def line(document: Document, text: str) -> Line:
    return next(one for one in document.lines if one.text.startswith(text))


def test_a_line_knows_where_it_stands_and_how_it_looks() -> None:
    document = made(
        pdfs.A4
        + pdfs.SET
        + "#text(16pt)[*Sakliste*]\n\nVanleg tekst.\n\n_Skrå tekst._\n\n*Vedlegg:* Plan.\n\n"
        "#pad(left: 2cm)[Innrykk.]\n#pagebreak()\nNeste side."
    )
    heading, plain = line(document, "Sakliste"), line(document, "Vanleg")
    assert (heading.bold, heading.size, plain.bold, plain.size) == (True, 16.0, False, 11.0)
    assert plain.x is not None
    assert plain.y is not None
    assert abs(plain.x - 56.7) < 1.5
    assert heading.y is not None
    assert heading.y < plain.y
    assert line(document, "Skrå").italic
    assert line(document, "Vedlegg").lead == len("Vedlegg:")
    assert not line(document, "Vedlegg").bold
    assert line(document, "Innrykk").indent in range(9, 13)
    assert (line(document, "Neste").page, document.lines[0].page) == (2, 1)
    assert [one.number for one in document.lines] == list(range(1, len(document.lines) + 1))
    assert {one.level for one in document.lines} == {0}


def test_a_gap_is_an_empty_line_and_a_big_one_two() -> None:
    document = made(pdfs.A4 + pdfs.SET + f"{LONG * 2}\n\nKort.\n\n#v(2cm)\nLangt nede.")
    shown = ["" if not one.text else one.text.split()[0] for one in document.lines]
    at = shown.index("Kort.")
    assert shown[at - 1 : at + 4] == ["", "Kort.", "", "", "Langt"]
    assert shown[: at - 1].count("") == 0


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    document = made(
        pdfs.NUMBERED
        + pdfs.SET
        + "\n#pagebreak()\n".join(f"Sak {n}/25 Tittel\n\n{LONG}" for n in range(1, 7))
    )
    assert not [
        text for text in texts(document) if "Fjordkraft" in text or text.startswith("Side ")
    ]
    assert [text for text in texts(document) if text.startswith("Sak ")] == [
        f"Sak {n}/25 Tittel" for n in range(1, 7)
    ]


def test_headers_that_change_sides_are_left_out_too() -> None:
    header = (
        '#set page(paper: "a4", header: context { if calc.odd(counter(page).get().first()) '
        "[#h(1fr) Fjordkraft #counter(page).display()] else [#counter(page).display() Fjordkraft #h(1fr)] })\n"
    )
    document = made(
        header + pdfs.SET + "\n#pagebreak()\n".join(f"{n}. Tittel\n\n{LONG}" for n in range(1, 7))
    )
    assert not [text for text in texts(document) if "Fjordkraft" in text]


def test_an_items_number_at_the_top_of_each_page_stays() -> None:
    document = made(
        pdfs.A4
        + pdfs.SET
        + "\n#pagebreak()\n".join(f"Sak {n}/25\n\nTittel {n}\n\n{LONG}" for n in range(1, 7))
    )
    assert [text for text in texts(document) if text.startswith("Sak ")] == [
        f"Sak {n}/25" for n in range(1, 7)
    ]


def test_items_that_count_as_the_pages_do_are_no_page_numbers() -> None:
    sheet = "#grid(columns: (4cm, 1fr), [Saksnummer:], [{n}/26])\n\nTittel {n}\n\n" + LONG
    sheets = (sheet.replace("{n}", str(n)) for n in range(31, 35))
    document = made(pdfs.A4 + pdfs.SET + "\n#pagebreak()\n".join(sheets))
    assert [text for text in texts(document) if "/26" in text] == [f"{n}/26" for n in range(31, 35)]


def test_a_form_is_read_section_by_section() -> None:
    document = made(
        pdfs.A4 + pdfs.SET + "#table(columns: (3cm, 1fr), [Bakgrunn], [Avtalen går ut i 2027.], "
        "[Framlegg til vedtak], [+ Avtalen vert godkjend. \n + Avtalen gjeld i to år.])"
    )
    assert texts(document) == [
        "Bakgrunn",
        "Avtalen går ut i 2027.",
        "Framlegg til vedtak",
        "1. Avtalen vert godkjend.",
        "2. Avtalen gjeld i to år.",
    ]


def in_order(document: Document, words: int) -> list[int]:
    joined = " ".join(texts(document))
    return [joined.index(f"ord{n:03} ") for n in range(words)]


def numbered_words(count: int) -> str:
    return " ".join(f"ord{n:03} om" for n in range(count)) + " slutt."


def test_two_columns_are_read_one_after_the_other() -> None:
    document = made(pdfs.COLUMNS + pdfs.SET + numbered_words(400))
    places = in_order(document, 400)
    assert places == sorted(places)


def test_a_heading_over_two_columns_stands_first() -> None:
    source = f"= Saker til møtet i styret, med innstilling frå leiaren av arbeidsutvalet\n#columns(2)[{numbered_words(500)}]"
    document = made(pdfs.A4 + pdfs.SET + source)
    assert texts(document)[0].startswith("Saker til møtet")
    places = in_order(document, 500)
    assert places == sorted(places)


def test_two_columns_that_the_file_writes_line_by_line_are_two_columns() -> None:
    left = [f"venstre spalte, linje {n:02} av teksten" for n in range(20)]
    right = [f"høgre spalte, linje {n:02} av den andre" for n in range(20)]
    content = b"\n".join(
        pdfs.shown([one], left=60, top=770 - 14 * at)
        + b"\n"
        + pdfs.shown([other], left=320, top=770 - 14 * at)
        for at, (one, other) in enumerate(zip(left, right, strict=True))
    )
    assert texts(read_pdf(pdfs.pages([content]), "a.pdf")) == left + right


def test_a_table_is_its_rows() -> None:
    table = (
        "#table(columns: 3, [Tiltak], [Ansvar], [Frist], [Ny plan | utkast], [Leiar], [1. mars], "
        f"[{LONG}], [Styret], [], [Rapport], [Dagleg leiar], [Hausten])"
    )
    found = texts(made(pdfs.A4 + pdfs.SET + f"Før.\n\n{table}\n\nEtter."))
    assert found == [
        "Før.",
        "| Tiltak | Ansvar | Frist |",
        "| Ny plan \\| utkast | Leiar | 1. mars |",
        f"| {LONG.strip()} | Styret |  |",
        "| Rapport | Dagleg leiar | Hausten |",
        "Etter.",
    ]


def test_a_table_without_lines_is_known_by_its_columns() -> None:
    table = (
        "#grid(columns: (5cm, 3cm, 3cm), row-gutter: 8pt, [Post], [2025], [2026], [Løn], [1 200], [1 300], "
        "[Husleige], [90], [95], [Straum], [40], [60])"
    )
    assert texts(made(pdfs.A4 + pdfs.SET + table)) == [
        "| Post | 2025 | 2026 |",
        "| Løn | 1 200 | 1 300 |",
        "| Husleige | 90 | 95 |",
        "| Straum | 40 | 60 |",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "#grid(columns: (2cm, auto), row-gutter: 8pt, [1.], [Opning], [2.], [Val av leiar], [3.], [Ymse])",
        "#grid(columns: (3cm, auto), row-gutter: 8pt, [Dato:], [9. desember], [Stad:], [Leikanger], [Tid:], [9.00])",
        "#table(columns: 2, [Dato: 9. desember], [Stad: Leikanger], [Arkiv: 033], [Sakshandsamar: leiaren])",
        "- ein\n- to\n  - inni\n  - inni òg\n- tre",
        "#box(stroke: 1pt, inset: 8pt)[Ei ramme rundt tekst er ingen tabell.]",
        f"#set par(justify: true)\n{LONG * 4}",
        "Sak 1/26 #h(2cm) Val av leiar #h(1fr) side 3\n\nSak 2/26 #h(2cm) Budsjett #h(1fr) side 5",
    ],
    ids=["numbers", "facts", "boxed facts", "list", "frame", "justified", "contents"],
)
def test_what_stands_beside_each_other_is_not_always_a_table(source: str) -> None:
    assert not [text for text in texts(made(pdfs.A4 + pdfs.SET + source)) if text.startswith("|")]


def test_a_number_and_its_title_are_one_line_whatever_stands_between() -> None:
    source = "#grid(columns: (3cm, auto), row-gutter: 9pt, [Sak 1/26], [Opning], [Sak 2/26], [Val av leiar])"
    assert texts(made(pdfs.A4 + pdfs.SET + source)) == ["Sak 1/26 Opning", "Sak 2/26 Val av leiar"]


def test_links_are_told_of_the_line_they_lie_over() -> None:
    document = made(
        pdfs.A4
        + pdfs.SET
        + 'Plan #link("https://example.org/plan")[her]\n\nIngen lenke\n\n#link("mailto:a@example.org")[post]'
    )
    assert line(document, "Plan").links == ("https://example.org/plan",)
    assert line(document, "Ingen").links == ()
    assert line(document, "post").links == ()


def test_an_address_on_two_lines_is_one() -> None:
    address = "https://example.org/" + "mappe/" * 18 + "fil?e=abc"
    document = made(pdfs.A4 + pdfs.SET + f"Vedlegg:\n\n{pdfs.escaped(address)}\n\nSlutt.")
    assert texts(document) == ["Vedlegg:", address, "Slutt."]


def test_the_outline_is_told() -> None:
    document = made(pdfs.A4 + "= Sak 1\n#pagebreak()\n= Sak 2\n== Vurdering")
    assert [(one.text, one.page, one.level) for one in document.outline] == [
        ("Sak 1", 1, 1),
        ("Sak 2", 2, 1),
        ("Vurdering", 2, 2),
    ]


def test_a_divided_word_keeps_its_hyphen_and_its_lines() -> None:
    document = made(
        '#set page(width: 7cm, height: 12cm, margin: 1cm)\n#set text(lang: "nb", hyphenate: true)\n#set par(justify: true)\n'
        "Kommunestyrerepresentantene samarbeidsavtaler fylkeskommunedirektøren interkommunale beredskapsorganisasjoner."
    )
    divided = [text for text in texts(document) if text.endswith("-")]
    assert divided
    assert "".join(texts(document)).replace("-", "").count("representantene") == 1


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    content = pdfs.shown(["Sak 1/26 Val av leiar", "Framlegg til vedtak:"])
    upright = pdfs.pages([content])
    turned = upright.replace(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 595 842]/Rotate 90")
    on_side = pdfs.pages([b"q 0 1 -1 0 595 0 cm " + content + b" Q"])
    for data in (upright, turned, on_side):
        assert texts(read_pdf(data, "a.pdf")) == ["Sak 1/26 Val av leiar", "Framlegg til vedtak:"]


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read(data, "pakke.pdf")
    assert refused.value.params["name"] == "pakke.pdf"
    return refused.value


PICTURE = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"
LINES = [
    LONG[:80],
    LONG[80:160],
    "Framlegg til vedtak: Styret vel leiar og nestleiar for to år.",
] * 4


def test_a_scan_is_refused_and_so_is_a_page_of_it_among_others() -> None:
    refused = refusal(pdfs.pages([PICTURE] * 3))
    assert (refused.code, refused.params["pages"]) == ("scanned", 3)
    some = read(pdfs.pages([pdfs.shown(LINES), PICTURE, pdfs.shown(LINES), PICTURE]), "pakke.pdf")
    assert some.unread_pages == (2, 4)
    assert len(texts(some)) == 2 * len(LINES)


def shifted(text: str) -> str:
    return "".join(
        chr(ord(letter) - 29) if letter.isascii() and letter.isalpha() else " " for letter in text
    )


def test_a_text_layer_that_is_no_text_is_refused() -> None:
    cipher = pdfs.shown([shifted(text) for text in LINES])
    assert refusal(pdfs.pages([cipher] * 2)).code == "garbled_text"
    some = read(pdfs.pages([pdfs.shown(LINES), pdfs.shown(LINES), cipher]), "pakke.pdf")
    assert some.unread_pages == (3,)


def test_a_font_whose_glyphs_have_no_letters_is_refused() -> None:
    data = pdfs.typeset(pdfs.A4 + pdfs.SET + LONG * 4)
    assert b"/ToUnicode" in data
    assert refusal(data.replace(b"/ToUnicode", b"/ToNothing")).code == "garbled_text"


@pytest.mark.parametrize(
    "text",
    [
        "The board shall consider the budget for the coming year and decide on the fee for members of the association.",
        "Sámediggi mearrida ahte bušeahta galgá leat gárvvis ovdal geasi ja ahte stivra galgá čuovvulit ášši viidáseappot.",
        "HØYRING OM NY FORSKRIFT. KOMMUNANE SKAL SVARE INNAN FRISTEN, OG STYRET SKAL HANDSAME SVARA I NESTE MØTE.",
        "1 200 340 5 600 12,5 % 9 900 77 800 1 234 567 8 900 12 340 44 000 5 500 67 890 kr 45 600 kr 99 000 kr 120",
    ],
    ids=["English", "Sámi", "capitals", "numbers"],
)
def test_text_in_another_dress_is_text(text: str) -> None:
    assert made(pdfs.A4 + pdfs.SET + pdfs.escaped(text) * 3).lines


def test_a_locked_file_is_refused() -> None:
    locked = pdfs.of_objects(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 0/Kids[]>>",
            b"<</Filter/Standard/V 1/R 2/P -4/O(%b)/U(%b)>>" % (b"o" * 32, b"u" * 32),
        ],
        b"/Root 1 0 R/Encrypt 3 0 R/ID[(aaaaaaaaaaaaaaaa)(aaaaaaaaaaaaaaaa)]",
    )
    assert refusal(locked).code == "encrypted"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\x00" * 5000], ids=["a head", "nothing after"]
)
def test_a_broken_file_is_refused(data: bytes) -> None:
    assert refusal(data).code == "broken"


def test_an_empty_page_is_empty() -> None:
    assert refusal(pdfs.pages([b""])).code == "empty"


def test_a_document_names_the_file_and_its_bytes() -> None:
    data = b"\n\n" + pdfs.pages([pdfs.shown(["Sak 1"])])
    document = read(data, "møte\n.txt")
    assert (document.format, document.name) == ("pdf", "møte .txt")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
