"""Points of a proposal: where it ends, how its lines join, what is left to fill in."""

import pytest


def _points(reading, at: int = 0) -> list[str]:
    return [point.text for point in reading.items[at].proposal]


def _proposal(pack, text: str):
    lines = "\n".join(text.strip("\n").splitlines())
    return pack(f"1. Ein sak\n\nFramlegg til vedtak:\n\n{lines}\n\n2. Ymse\n")


def test_a_lead_in_bullets_and_a_closing_sentence_are_one_decision(pack) -> None:
    reading = _proposal(
        pack,
        """\
Styret vedtek desse tiltaka:

• Ny bru over elva
• Ny veg til
hamna

Tiltaka vert finansierte med lån.""",
    )
    assert _points(reading) == [
        "Styret vedtek desse tiltaka:",
        "Ny bru over elva",
        "Ny veg til hamna",
        "Tiltaka vert finansierte med lån.",
    ]
    assert [point.blank for point in reading.items[0].proposal] == [False] * 4


def test_a_blank_line_between_points_and_no_space_after_the_number(pack) -> None:
    reading = _proposal(
        pack,
        "1.Handlingsplan for friluft vert vedteken.\n\n2.Planen gjeld i fire år.\n3.Han vert\nrullert i 2028.",
    )
    assert _points(reading) == [
        "Handlingsplan for friluft vert vedteken.",
        "Planen gjeld i fire år.",
        "Han vert rullert i 2028.",
    ]
    assert [point.marker for point in reading.items[0].proposal] == ["1.", "2.", "3."]


def test_a_point_is_joined_across_a_page_s_edge(pack) -> None:
    reading = _proposal(
        pack, "1. Styret ber om at\n\nvegen vert rydda.\n2. Arbeidet tek til i mai."
    )
    assert _points(reading) == ["Styret ber om at vegen vert rydda.", "Arbeidet tek til i mai."]


def test_a_wrapped_line_that_begins_with_a_date_is_no_point(pack) -> None:
    reading = _proposal(
        pack,
        "1. Fristen er sett til\n24. mars, og møtet i\n4. kvartal 2026 vert flytta til\n7. januar 2027.\n2. Saka vert avslutta.",
    )
    assert _points(reading) == [
        "Fristen er sett til 24. mars, og møtet i 4. kvartal 2026 vert flytta til 7. januar 2027.",
        "Saka vert avslutta.",
    ]


def test_a_divided_word_is_made_whole_and_a_compound_is_kept(pack) -> None:
    reading = _proposal(pack, "Kommune-\nstyret ber om helse-\nog omsorgsplan for IKT-\nsystemet.")
    assert _points(reading) == ["Kommunestyret ber om helse- og omsorgsplan for IKT-systemet."]


@pytest.mark.parametrize(
    "text",
    [
        "Som medlem vert vald:",
        "Som medlem vert vald: ____",
        "Som medlem vert vald: (namn)",
        "Som medlem vert vald ………",
        "Som medlem vert vald ........",
        "Styret løyver kr xx til tiltaket.",
        "Styret løyver kr ____ til tiltaket.",
        "Som medlem vert vald NN.",
        "Som medlem vert vald:\n-",
        "Som medlem vert vald:\n•",
        "Som medlem vert vald:\n1.\n2.",
        "Som medlem vert vald [namn].",
    ],
)
def test_a_place_left_open_is_seen(pack, text: str) -> None:
    reading = _proposal(pack, text)
    assert [point.blank for point in reading.items[0].proposal] == [True]
    assert not reading.items[0].proposal[0].text.endswith("-")


def test_places_for_several_names_are_each_a_point(pack) -> None:
    reading = _proposal(pack, "Styret vel:\n\nLeiar:\nNestleiar:\nVara:")
    assert [(point.text, point.blank) for point in reading.items[0].proposal] == [
        ("Styret vel:", True),
        ("Leiar:", True),
        ("Nestleiar:", True),
        ("Vara:", True),
    ]


def test_a_colon_that_is_answered_is_no_blank(pack) -> None:
    reading = _proposal(
        pack,
        "1. Desse vert valde:\n   a) Representant for Luster\n   b) Representant for Vik\n2. Valet gjeld to år.",
    )
    assert [point.blank for point in reading.items[0].proposal] == [False] * 4
    assert [point.marker for point in reading.items[0].proposal] == ["1.", "a)", "b)", "2."]


def test_a_signature_is_no_point(pack) -> None:
    reading = _proposal(
        pack, "Planen vert vedteken.\n\nGaupne, 3. februar 2026\n\nAdministrerande direktør"
    )
    assert _points(reading) == ["Planen vert vedteken."]
    assert reading.items[0].background == ""


def test_signs_that_came_before_their_texts_are_given_back(pack) -> None:
    reading = _proposal(
        pack,
        "•\n•\n•\n\nSkulen vert utvida.\nBarnehagen vert flytta til\nsentrum.\nVegen vert stengd.",
    )
    assert [(point.marker, point.text) for point in reading.items[0].proposal] == [
        ("•", "Skulen vert utvida."),
        ("•", "Barnehagen vert flytta til sentrum."),
        ("•", "Vegen vert stengd."),
    ]


def test_numbers_alone_on_their_line_go_with_the_text_below(pack) -> None:
    reading = _proposal(pack, "1.\nSkulen vert utvida.\n2.\nBarnehagen vert flytta.")
    assert [(point.marker, point.text) for point in reading.items[0].proposal] == [
        ("1.", "Skulen vert utvida."),
        ("2.", "Barnehagen vert flytta."),
    ]


def test_a_shopping_list_in_a_proposal_is_points_and_its_heading_is_not_lost(pack) -> None:
    reading = _proposal(
        pack,
        "Laget kjøper inn utstyr til leiren.\n\nMat til turen\n\n1. Brød\n2. Ost\n3. Eple",
    )
    assert _points(reading) == ["Laget kjøper inn utstyr til leiren.", "Brød", "Ost", "Eple"]
    assert "Mat til turen" in reading.items[0].background
    assert [warning.code for warning in reading.warnings] == ["proposal_subheading"]


def test_an_unlabelled_subheading_with_text_ends_the_proposal(pack) -> None:
    reading = _proposal(
        pack,
        "Planen vert vedteken.\n\nØkonomi\n\nTiltaket kostar to millionar kroner, og\ndet er sett av midlar.",
    )
    assert _points(reading) == ["Planen vert vedteken."]
    assert "Tiltaket kostar" in reading.items[0].background
    assert [warning.code for warning in reading.warnings] == ["proposal_edge"]


def test_page_headers_and_footers_are_no_part_of_a_point(pack) -> None:
    reading = _proposal(
        pack,
        "1. Styret ber om at\n\nHelseføretaket – styremøte\nSide 1 av 3\nvegen vert rydda.\n\n"
        "2. Arbeidet tek\n\nHelseføretaket – styremøte\nSide 2 av 3\ntil i mai.\n\n"
        "3. Slutt.\n\nHelseføretaket – styremøte\nSide 3 av 3",
    )
    assert _points(reading) == [
        "Styret ber om at vegen vert rydda.",
        "Arbeidet tek til i mai.",
        "Slutt.",
    ]


def test_repeated_decisions_are_no_page_headers(pack) -> None:
    text = "".join(
        f"Sak {n}/26 Melding nummer {n}\n\nForslag til vedtak:\nStyret tar saken til orientering.\n\n"
        for n in range(1, 7)
    )
    reading = pack(text)
    assert [_points(reading, at) for at in range(6)] == [["Styret tar saken til orientering."]] * 6


@pytest.mark.parametrize("foot", ["", "\nFjordhjelpa KO · styremøte", "\nSide {n} av 6"])
def test_items_that_each_have_a_page_may_all_end_with_the_same_proposal(pack, foot: str) -> None:
    text = "\f".join(
        f"Sak {n}/26 {title}\n\nSaka gjeld {title.lower()}.\n\nForslag til vedtak:\n"
        f"Styret tar saken til orientering.\nSaken følges opp.\n{foot.format(n=n)}\n"
        for n, title in enumerate(("Bil", "Hus", "Veg", "Båt", "Bru", "Kai"), 1)
    )
    reading = pack(text)
    said = ["Styret tar saken til orientering.", "Saken følges opp."]
    assert [_points(reading, at) for at in range(6)] == [said] * 6
