"""The outline of a PDF is believed where its words stand as lines of their own."""

from msgspec.structs import replace

from sognko_tui.agenda import read_agenda
from sognko_tui.agenda.bookmarks import with_bookmarks
from sognko_tui.documents import Document, read
from sognko_tui.documents.lines import Heading

PACK = """\
Møte i styret

Leige av lager
Lageret er for lite, og avtalen går ut.
Framlegg til vedtak:
Styret leiger lageret.
Ny bil og
tilhengar
Bilen er utsliten.
Framlegg til vedtak:
Styret kjøper bil.
"""


def document(*outline: tuple[str, int, int]) -> Document:
    headings = tuple(Heading(text, page, level) for text, page, level in outline)
    return replace(read(PACK.encode(), "a.txt"), outline=headings)


def ranks(found: Document) -> dict[str, int]:
    return {line.text: line.level for line in with_bookmarks(found, found.lines) if line.level}


def test_a_heading_is_found_also_over_two_lines():
    found = document(("Leige av lager", 1, 1), ("Ny bil og tilhengar", 1, 1))
    assert ranks(found) == {"Leige av lager": 1, "Ny bil og tilhengar": 1}


def test_an_outline_that_says_other_things_than_the_pages_is_not_believed():
    found = document(("Leige av lager", 1, 1), ("Kapittel A", 1, 1), ("Kapittel B", 1, 1))
    assert ranks(found) == {}


def test_an_entry_for_another_page_is_not_taken_here():
    assert ranks(document(("Leige av lager", 7, 1))) == {}


def test_items_without_numbers_are_found_by_the_outline():
    reading = read_agenda(document(("Leige av lager", 1, 1), ("Ny bil og tilhengar", 1, 1)))
    assert [(item.title, item.proposal[0].text) for item in reading.items] == [
        ("Leige av lager", "Styret leiger lageret."),
        ("Ny bil og tilhengar", "Styret kjøper bil."),
    ]
