"""Pages in columns are read one column after the other, and tables row by row, however they are written."""

from collections.abc import Callable, Sequence

import pytest

from sognko_tui.documents.pdf import read_pdf
from tests.documents import pdfs

SENTENCES = (
    "Styret har drøfta saka i fleire møte og bad administrasjonen om ei ny utgreiing.",
    "Kostnadene for kvart alternativ er rekna ut, og det går fram kva kvar kommune må betale.",
    "Arbeidet har teke lengre tid enn venta, mellom anna på grunn av sjukdom.",
    "Brukarane er spurde, og svara er stort sett positive.",
    "Det er uvisst kor stor effekten vert på kort sikt, men leiinga meiner at fordelane er størst.",
    "Fristen for å søkje om statleg tilskot er ikkje kunngjord enno.",
)
FRONT = (
    "#text(20pt)[*Møteinnkalling*]\n\nStyret for Fjordkraft\n\nStad: Leikanger \\\nDato: 9. desember\n\n"
    "#table(columns: (auto, 1fr, auto), [Sak 1/26], [Opning], [Vedtak], [Sak 2/26], [Budsjett], [Vedtak])\n\n"
)
ACROSS = "Denne linja går over heile breidda av sida, frå den eine margen til den andre, midt imellom.\n\n"


def prose(first: int, paragraphs: int, mark: str = "") -> str:
    """Paragraphs that each begin with their number, so that their order shows."""
    made = []
    for at in range(first, first + paragraphs):
        parts = [SENTENCES[(at * 5 + step) % len(SENTENCES)] for step in range(1 + at % 4)]
        made.append(f"{mark} avsnitt{at:02} om dette. {' '.join(parts)}")
    return "\n\n".join(made)


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_pdf(data, "pakke.pdf").lines if line.text]


def order(lines: Sequence[str]) -> list[int]:
    """The numbers of the paragraphs, as they come."""
    return [
        int(word[len("avsnitt") :])
        for line in lines
        for word in line.split()
        if word.startswith("avsnitt")
    ]


def columns(count: int, content: str) -> str:
    return f"#columns({count})[{content}]\n"


PAGES = {
    "a front above": (FRONT + columns(2, prose(0, 22)), 22),
    "a short last column": (columns(2, prose(0, 14)), 14),
    "three": (ACROSS + columns(3, prose(0, 26)), 26),
    "between two full lines": (
        columns(2, prose(0, 4) + "#colbreak()" + prose(4, 7))
        + ACROSS
        + columns(2, prose(11, 6) + "#colbreak()" + prose(17, 3)),
        20,
    ),
    "points": (
        columns(2, prose(0, 9, "+") + "\n\n" + prose(9, 6) + "\n\n" + prose(15, 9, "+")),
        24,
    ),
    "a short heading between": (
        columns(2, prose(0, 5) + "#colbreak()" + prose(5, 5))
        + "*Sak 2*\n\n"
        + columns(2, prose(10, 4) + "#colbreak()" + prose(14, 4)),
        18,
    ),
}


@pytest.mark.parametrize("page", PAGES)
def test_columns_are_read_one_after_the_other(page: str) -> None:
    source, count = PAGES[page]
    found = texts(pdfs.typeset(pdfs.A4 + pdfs.SET + source))
    assert order(found) == list(range(count))
    assert not [line for line in found if line.startswith("|") and "Sak" not in line]


@pytest.mark.parametrize("page", ["a front above", "three", "between two full lines", "points"])
def test_columns_that_are_written_line_by_line_are_read_so_too(page: str) -> None:
    source, count = PAGES[page]
    data = pdfs.line_by_line(pdfs.typeset(pdfs.A4 + pdfs.SET + source))
    assert order(texts(data)) == list(range(count))


def test_a_gutter_of_one_page_is_known_on_the_next() -> None:
    last = "Siste side, som berre har to korte stykke.#colbreak()Heilt til sist\n\nkjem dette."
    source = columns(2, prose(0, 14)) + "#pagebreak()" + columns(2, last)
    found = texts(pdfs.typeset(pdfs.A4 + pdfs.SET + source))
    assert found[-3:] == [
        "Siste side, som berre har to korte stykke.",
        "Heilt til sist",
        "kjem dette.",
    ]


def test_a_table_in_a_column_is_a_table() -> None:
    table = "#grid(columns: 3, column-gutter: 1cm, row-gutter: 7pt, [Post], [2025], [2026], [Løn], [1 200], [1 300], [Straum], [90], [95])"
    source = columns(2, f"{prose(0, 6)}\n\n{table}\n\n{prose(6, 14)}")
    found = texts(pdfs.typeset(pdfs.A4 + pdfs.SET + source))
    assert order(found) == list(range(20))
    assert [line for line in found if line.startswith("|")] == [
        "| Post | 2025 | 2026 |",
        "| Løn | 1 200 | 1 300 |",
        "| Straum | 90 | 95 |",
    ]


def test_a_title_in_a_narrow_column_is_one_line_and_so_is_a_label() -> None:
    title = "Sak 4/26 Retningsliner for bruk av kunstig intelligens i administrasjonen"
    label = "Frå administrasjonen låg det føre slik tilråding til vedtak i saka:"
    heads = f"#text(14pt)[*{title}*]\n\n*{label}*\n\n*Kort.*\n\n*Nytt*\n\n"
    found = texts(pdfs.typeset(pdfs.A4 + pdfs.SET + columns(2, heads + prose(0, 14))))
    assert found[:4] == [title, label, "Kort.", "Nytt"]


WRAPPED = (
    "Utgreie ny brannstasjon i sentrum av kommunen",
    "Brannsjefen saman med teknisk etat, innan 1. mars",
)
TABLES = {
    "two columns": (
        "#grid(columns: (5cm, 6cm), column-gutter: 1cm, row-gutter: 12pt, [*Tiltak*], [*Ansvar*], "
        f"[{WRAPPED[0]}], [{WRAPPED[1]}], [Ny bil], [Leiaren])",
        ["| Tiltak | Ansvar |", f"| {WRAPPED[0]} | {WRAPPED[1]} |", "| Ny bil | Leiaren |"],
    ),
    "a list of items": (
        f"#grid(columns: (2cm, 5cm, 3cm), column-gutter: 1cm, row-gutter: 11pt, [1], [{WRAPPED[0]}], [Vedtak], [2], [Ymse], [Drøfting])",
        [f"| 1 | {WRAPPED[0]} | Vedtak |", "| 2 | Ymse | Drøfting |"],
    ),
    "numbers and titles": (
        f"#grid(columns: (5cm, 6cm), row-gutter: 11pt, [Sak 1/26], [{WRAPPED[0]}], [Sak 2/26], [Ymse])",
        [f"Sak 1/26 {WRAPPED[0]}", "Sak 2/26 Ymse"],
    ),
    "every other row coloured": (
        "#table(columns: 3, stroke: none, fill: (_, y) => if calc.odd(y) { luma(230) }, [Saksnr], [Tittel], [Side], "
        f"[1/26], [Opning], [2], [2/26], [{SENTENCES[4]}], [4], [3/26], [Ymse], [9])",
        [
            "| Saksnr | Tittel | Side |",
            "| 1/26 | Opning | 2 |",
            f"| 2/26 | {SENTENCES[4]} | 4 |",
            "| 3/26 | Ymse | 9 |",
        ],
    ),
    "cells in the middle of their rows": (
        "#grid(columns: (2.5cm, 5cm, 3cm), column-gutter: 1cm, row-gutter: 9pt, align: horizon, [PS 1/26], "
        f"[{WRAPPED[0]}], [Vedtak], [PS 2/26], [{WRAPPED[1]}], [Drøfting])",
        [f"| PS 1/26 | {WRAPPED[0]} | Vedtak |", f"| PS 2/26 | {WRAPPED[1]} | Drøfting |"],
    ),
    "text right below": (
        "#grid(columns: (6cm, 4cm, 3cm), row-gutter: 5pt, [Utval], [Møtedato], [Saknr], [Formannskapet], [12.03.2026], [14/26], "
        "[Kommunestyret], [26.03.2026], [22/26])\n#v(-8pt)\nVedtaket skal:",
        [
            "| Utval | Møtedato | Saknr |",
            "| Formannskapet | 12.03.2026 | 14/26 |",
            "| Kommunestyret | 26.03.2026 | 22/26 |",
            "Vedtaket skal:",
        ],
    ),
    "where the case has been": (
        "#grid(columns: (6cm, 4cm, 3cm), row-gutter: 7pt, [Saksgang], [Møtedato], [Saknr], [1 Formannskapet], [12.03.2026], [14/26], "
        "[2 Kommunestyret], [26.03.2026], [22/26])",
        [
            "| Saksgang | Møtedato | Saknr |",
            "| 1 Formannskapet | 12.03.2026 | 14/26 |",
            "| 2 Kommunestyret | 26.03.2026 | 22/26 |",
        ],
    ),
}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_its_rows_with_or_without_lines(table: str) -> None:
    source, rows = TABLES[table]
    found = texts(pdfs.typeset(pdfs.A4 + pdfs.SET + f"Før tabellen.\n\n{source}\n\nEtter."))
    assert found == ["Før tabellen.", *rows, "Etter."]


@pytest.mark.parametrize("write", [bytes, pdfs.line_by_line], ids=["cells", "lines"])
def test_long_cells_beside_each_other_are_no_columns(write: Callable[[bytes], bytes]) -> None:
    cells = ", ".join(
        f"[avsnitt{2 * at:02} {SENTENCES[at]}], [avsnitt{2 * at + 1:02} {SENTENCES[-at]}]"
        for at in range(6)
    )
    source = f"#grid(columns: (1fr, 1fr), column-gutter: 1cm, row-gutter: 16pt, {cells})"
    assert order(texts(write(pdfs.typeset(pdfs.A4 + pdfs.SET + source)))) == list(range(12))


def test_a_list_in_a_list_is_no_table() -> None:
    entries = "\n".join(
        f"+ {SENTENCES[at]} {SENTENCES[at + 1]}\n  - {SENTENCES[-at]} {SENTENCES[at]}"
        for at in range(4)
    )
    found = texts(pdfs.typeset(pdfs.A4 + pdfs.SET + entries))
    assert not [line for line in found if line.startswith("|")]
    assert [line[:2] for line in found if line[0].isdigit()] == ["1.", "2.", "3.", "4."]


def test_a_page_number_and_the_first_sign_below_it_are_two_lines() -> None:
    source = (
        '#set page(paper: "a4", margin: 2cm, header: [Styret #h(1fr) Side 3])\n'
        + pdfs.SET
        + "#grid(columns: (1.6em, 1fr), [•], [Planen vert vedteken.])"
    )
    found = texts(pdfs.typeset(source))
    assert found[-1] == "• Planen vert vedteken."


def test_a_label_that_begins_several_pages_is_no_header() -> None:
    pages = "\n#pagebreak()\n".join(
        f"*Vedlegg* \\\nPlan {name}\n\n{prose(0, 2)}" for name in "ABCD"
    )
    source = '#set page(paper: "a4", margin: 2.5cm, header: [Styret for Fjordkraft])\n' + pdfs.SET
    found = texts(pdfs.typeset(source + pages))
    assert found.count("Vedlegg") == 4
    assert "Styret for Fjordkraft" not in found


def test_letters_that_are_drawn_round_are_bold_unless_all_are() -> None:
    some = "#text(stroke: 0.4pt)[Sak 1/26 Val av leiar]\n\n" + prose(0, 3)
    lines = read_pdf(pdfs.typeset(pdfs.A4 + pdfs.SET + some), "a.pdf").lines
    assert [line.text for line in lines if line.bold] == ["Sak 1/26 Val av leiar"]
    every = read_pdf(
        pdfs.typeset(pdfs.A4 + pdfs.SET + "#set text(stroke: 0.2pt)\n" + prose(0, 3)), "a.pdf"
    )
    assert not [line for line in every.lines if line.bold]
