"""Close calls: lines that look like an item's heading and are not, and the other way round."""

import pytest

from sognko_tui.agenda import Reading


def _read(reading: Reading) -> list[tuple[str, str, list[str]]]:
    return [
        (item.number, item.title, [f"{one.marker}{one.text}" for one in item.proposal])
        for item in reading.items
    ]


def test_an_item_may_follow_a_list_that_counts_up_to_its_number(pack) -> None:
    reading = pack("""\
        1. Opning

        2. Plan

        Framlegg til vedtak:
        1. Planen vert vedteken.
        2. Han gjeld i to år.

        3. Tur til fjells

        Turen går i mai.

        Vedlegg:
        1. Kart
        2. Pakkliste
        3. Bussrute

        4. Ymse
        """)
    assert _read(reading) == [
        ("1", "Opning", []),
        ("2", "Plan", ["1.Planen vert vedteken.", "2.Han gjeld i to år."]),
        ("3", "Tur til fjells", []),
        ("4", "Ymse", []),
    ]
    assert reading.items[2].attachments == ("Kart", "Pakkliste", "Bussrute")


@pytest.mark.parametrize("name", ["sak.txt", "sak.md"])
def test_any_other_business_without_a_number_is_no_part_of_the_last_proposal(pack, name) -> None:
    mark = "## " if name.endswith(".md") else ""
    item = f"{mark}Sak 1/27 Bil\n\nFramlegg til vedtak:\n\nBilen vert kjøpt.\n\n"
    reading = pack(f"{item}{mark}Ymse\n\nVel møtt!\n", name)
    assert _read(reading) == [("1/27", "Bil", ["Bilen vert kjøpt."]), ("", "Ymse", [])]
    chapter = pack(f"{mark}Sak 1/27 Bil\n\n{mark}Ymse\n\nFramlegg til vedtak:\n\nKjøp.\n", name)
    assert [number for number, _, _ in _read(chapter)] == ["1/27"]


def test_another_meeting_s_case_at_the_start_of_a_line_is_text(pack) -> None:
    reading = pack("""\
        Sak 1/26 Bil

        Tilråding:
        Styret viser til
        Sak 4/25 om bil, og PS 3/25.

        Saksframstilling:
        Sak 3/25 vart utsett i haust.
        Sak 4/25 Kjøp av bil vart handsama.

        Sak 2/26 Ymse
        """)
    assert _read(reading) == [
        ("1/26", "Bil", ["Styret viser til Sak 4/25 om bil, og PS 3/25."]),
        ("2/26", "Ymse", []),
    ]


def test_a_page_s_number_and_header_by_a_form_feed_are_gone(pack) -> None:
    page = "\n14\n\fStyremøte i laget 3.3.2026\n\n"
    reading = pack(
        f"1. Bil\n\nFramlegg til vedtak:\n1. Styret ber om at\n{page}vegen vert rydda.\n2. Slutt.\n"
        f"{page}2. Ymse\n{page}3. Anna\n"
    )
    assert _read(reading) == [
        ("1", "Bil", ["1.Styret ber om at vegen vert rydda.", "2.Slutt."]),
        ("2", "Ymse", []),
        ("3", "Anna", []),
    ]


@pytest.mark.parametrize("mark", ["I. II.", "a) b)", "1) 2)", "• •", "– –", "1. 2."])
def test_points_keep_their_signs_as_printed(pack, mark: str) -> None:
    one, two = mark.split()
    reading = pack(
        f"1. Bil\nFramlegg til vedtak:\n{one} Styret kjøper bil.\n{two} Lån vert teke opp.\n\n2. Ymse\n"
    )
    assert [point.marker for point in reading.items[0].proposal] == [one, two]


def test_bold_lines_and_underlined_lines_are_headings_in_markdown(pack) -> None:
    bold = pack(
        "**7.** Opning\n\n**8.** Bil\n\n**Framlegg til vedtak:**\n\n- Kjøp\n\n**9.** Ymse\n", "a.md"
    )
    lined = pack(
        "Sak 1: Opning\n----------\n\nSak 2: Bil\n----------\n\nForslag:\n\n> Kjøp.\n", "a.md"
    )
    assert _read(bold) == [("7", "Opning", []), ("8", "Bil", ["-Kjøp"]), ("9", "Ymse", [])]
    assert _read(lined) == [("1", "Opning", []), ("2", "Bil", ["Kjøp."])]


def test_a_list_with_plain_numbers_may_have_headings_with_case_numbers(pack) -> None:
    reading = pack("""\
        1. Opning
        2. Bil
        3. Ymse

        Sak 1/26 Opning

        Sak 2/26 Bil
        Forslag til vedtak: Bil kjøpes.

        Sak 3/26 Ymse
        """)
    assert [number for number, _, _ in _read(reading)] == ["1/26", "2/26", "3/26"]


def test_the_day_of_the_meeting_is_no_part_of_the_name_of_the_board(pack) -> None:
    reading = pack("""\
        Sakliste til møte i soknerådet torsdag 12. mars 2026 kl. 19.00

        Sak 014/2026
        Godkjenning av innkalling og sakliste

        Sak 015/2026
        Ymse
        """)
    assert (reading.board, reading.date, reading.time) == ("soknerådet", "2026-03-12", "19:00")
