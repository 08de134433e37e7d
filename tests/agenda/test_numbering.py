"""Every way items are numbered, each in a pack of its own."""

import pytest

STYLES = {
    "municipal cases": ("PS 7/26", "PS 8/26", "PS 9/26"),
    "year with a leading zero": ("021/15", "022/15", "023/15"),
    "spaces round the slash": ("4 / 17", "5 / 17", "6 / 17"),
    "whole year": ("001/2015", "002/2015", "003/2015"),
    "the year first": ("SR 2017/43", "SR 2017/44", "SR 2017/45"),
    "a word and a year": ("Sak 29/07", "Sak 30/07", "Sak 31/07"),
    "a word and a colon": ("Sak 01:", "Sak 02:", "Sak 03:"),
    "a word and a dash": ("Sak 1 -", "Sak 2 -", "Sak 3 -"),
    "a stamp of the clock": ("[17:11] Sak 01:", "[17:25] Sak 02:", "[18:02] Sak 03:"),
    "a hash": ("# 1", "# 2", "# 3"),
    "a dot": ("1.", "2.", "3."),
    "a bracket": ("1)", "2)", "3)"),
    "a number and a title": ("1", "2", "3"),
    "a chapter and a part": ("7.1", "7.2", "7.3"),
    "a board's case number": ("Styresak 12/2026:", "Styresak 13/2026:", "Styresak 14/2026:"),
}
PRINTED = {
    "municipal cases": ["PS 7/26", "PS 8/26", "PS 9/26"],
    "year with a leading zero": ["021/15", "022/15", "023/15"],
    "spaces round the slash": ["4 / 17", "5 / 17", "6 / 17"],
    "whole year": ["001/2015", "002/2015", "003/2015"],
    "the year first": ["SR 2017/43", "SR 2017/44", "SR 2017/45"],
    "a word and a year": ["29/07", "30/07", "31/07"],
    "a word and a colon": ["01", "02", "03"],
    "a stamp of the clock": ["01", "02", "03"],
    "a chapter and a part": ["7.1", "7.2", "7.3"],
    "a board's case number": ["12/2026", "13/2026", "14/2026"],
}


@pytest.mark.parametrize("style", STYLES)
def test_items_are_found_whatever_their_numbers_look_like(pack, style: str) -> None:
    one, two, three = STYLES[style]
    reading = pack(f"""\
        {one} Godkjenning av møteboka

        Framlegg til vedtak:

        Møteboka vert godkjend.

        {two} Ny brannbil

        Framlegg til vedtak:

        1. Det vert kjøpt ny brannbil.
        2. Kostnaden vert dekt av fondet.

        Saksframstilling:

        Den gamle bilen er frå 1998. Tre ting talar for kjøp:

        1. Rust

        2. Bremser

        3. Utstyr

        {three} Ymse
        """)
    assert [item.number for item in reading.items] == PRINTED.get(style, ["1", "2", "3"])
    assert [item.title for item in reading.items] == [
        "Godkjenning av møteboka",
        "Ny brannbil",
        "Ymse",
    ]
    assert [point.text for point in reading.items[1].proposal] == [
        "Det vert kjøpt ny brannbil.",
        "Kostnaden vert dekt av fondet.",
    ]


def test_the_title_may_stand_on_the_line_after_the_number(pack) -> None:
    reading = pack("""\
        Sak 046/2020
        Budsjettregulering for fellesrådet

        Forslag til vedtak:
        Budsjettet reguleres slik det fremgår av saken.

        Sak 047/2020
        Kirkevalget

        Forslag til vedtak:
        Rådet tar saken til orientering.
        """)
    assert [(item.number, item.title) for item in reading.items] == [
        ("046/2020", "Budsjettregulering for fellesrådet"),
        ("047/2020", "Kirkevalget"),
    ]


def test_series_that_all_begin_at_one_are_all_kept(pack) -> None:
    reading = pack("""\
        Orienteringssaker

        OS 1/26 Status for barnehagane

        Rådmannen orienterer i møtet.

        Vedtakssaker

        PS 1/26 Gebyr for feiing

        Framlegg til vedtak:
        Gebyret vert sett til kr 500.

        PS 2/26 Skuleruta

        Framlegg til vedtak:
        Skuleruta vert vedteken.

        Referatsaker

        RS 1/26 Brev frå fylkeskommunen
        """)
    assert [item.number for item in reading.items] == ["OS 1/26", "PS 1/26", "PS 2/26", "RS 1/26"]
    assert reading.items[3].kind == "information"
    assert reading.items[0].background == "Rådmannen orienterer i møtet."


def test_markdown_headings_carry_numbers_too(pack) -> None:
    reading = pack(
        """\
        # Styremøte

        ## 1. Opning

        ## 2. Leigeavtale

        **Framlegg til vedtak:** Avtalen vert *forlengd* i to år.

        ### Bakgrunn

        1. Leiga er låg
        2. Lokalet er [godt](https://example.org/plan)

        ## 3. Ymse
        """,
        "pakke.md",
    )
    assert [item.title for item in reading.items] == ["Opning", "Leigeavtale", "Ymse"]
    assert [point.text for point in reading.items[1].proposal] == ["Avtalen vert forlengd i to år."]
    assert reading.items[1].links == ("https://example.org/plan",)
    assert reading.items[1].background.startswith("### Bakgrunn")


def test_parts_of_an_item_on_a_list_are_items(pack) -> None:
    reading = pack("""\
        Saksliste for årsmøtet

        1. Godkjenning av innkalling
        2. Årsmelding
        3. Val
        3.1 Val av leiar for eitt år
        3.2 Val av to styremedlemer for to år
        4. Eventuelt
        """)
    assert [item.number for item in reading.items] == ["1", "2", "3", "3.1", "3.2", "4"]


def test_a_report_s_own_chapters_are_no_items(pack) -> None:
    reading = pack("""\
        1. Opning

        2. Skulebruksplan

        Framlegg til vedtak:
        Planen vert lagd ut på høyring.

        Saksframstilling:
        2.1 Innleiing
        Planen gjeld fire skular.

        2.2 Elevtal
        Talet går ned.

        3. Ymse
        """)
    assert [item.number for item in reading.items] == ["1", "2", "3"]


def test_items_without_numbers_are_found_by_their_labels(pack) -> None:
    reading = pack(
        """\
        # Møte i velforeininga

        ## Leige av grendahuset

        **Forslag til vedtak:** Leia settes opp.

        ## Dugnad

        **Forslag til vedtak:** Dugnaden holdes i mai.
        """,
        "mote.md",
    )
    assert [(item.number, item.title) for item in reading.items] == [
        ("", "Leige av grendahuset"),
        ("", "Dugnad"),
    ]
