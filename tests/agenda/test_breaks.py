"""What the breaks between lines, the page's edges and the front of a pack say."""

import pytest


def _points(reading, at: int = 0) -> list[str]:
    return [point.text for point in reading.items[at].proposal]


WIDE = "Utvalet har drøfta saka i fleire møte, og alle partane har fått seie kva dei meiner om ho."


def test_a_line_that_had_room_for_the_next_word_ends_what_it_says(pack) -> None:
    reading = pack(
        f"1. Museum\n\nSaksutgreiing:\n{WIDE}\n{WIDE}\n\nFramlegg til vedtak:\n"
        "Museet held ope\n- i juni\n- i august\nVertane får fri måndagar, og dei skal ha løn også på dei\n"
        "Raude dagane.\n\n2. Ymse\n"
    )
    assert _points(reading) == [
        "Museet held ope",
        "i juni",
        "i august",
        "Vertane får fri måndagar, og dei skal ha løn også på dei Raude dagane.",
    ]


def test_headings_at_the_top_of_each_page_are_no_page_headers(pack) -> None:
    pages = [
        f"Styremøte i laget 3.3.2026    Side {n}\n\nSak 02{n}/26\nBil nummer {n}\n\n"
        f"Forslag til vedtak:\nBil {n} kjøpes.\n\n"
        for n in range(1, 7)
    ]
    reading = pack("".join(pages))
    assert [item.number for item in reading.items] == [f"02{n}/26" for n in range(1, 7)]
    assert _points(reading, 5) == ["Bil 6 kjøpes."]


def test_a_short_proposal_right_above_the_next_heading_is_kept(pack) -> None:
    reading = pack(
        "1. Fest\n\nForslag til vedtak: Festen holdes i mai. Budsjett: kr ____\n\n2. Ymse\n"
    )
    assert [(point.text, point.blank) for point in reading.items[0].proposal] == [
        ("Festen holdes i mai. Budsjett: kr ____", True)
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Framlegg til\nvedtak:\nBilen vert kjøpt.",
        "Framlegg til vedtak Bilen vert kjøpt.",
        "Vedtak (framlegg):\nBilen vert kjøpt.",
        "Valnemnda føreslår:\nBilen vert kjøpt.",
        "Utkast til vedtak: Bilen vert kjøpt.",
    ],
)
def test_labels_in_odd_shapes(pack, label: str) -> None:
    reading = pack(f"Sak 1/26 Bil\n\n{label}\n\nSak 2/26 Ymse\n")
    assert _points(reading) == ["Bilen vert kjøpt."]


def test_a_proposal_in_no_item_is_told_of(pack) -> None:
    reading = pack(
        "Sakliste\n1. Opning\n2. Bil\n3. Ymse\n\nFramlegg til vedtak:\nBilen vert kjøpt.\n\n"
        "2. Bil\n\nFramlegg til vedtak:\nBilen vert seld.\n\n3. Ymse\n"
    )
    assert [warning.code for warning in reading.warnings] == ["proposal_outside"]
    assert _points(reading, 1) == ["Bilen vert seld."]


@pytest.mark.parametrize(
    ("front", "name", "date"),
    [
        ("Styremøte torsdag 12. mars", "styre 2026.txt", "2026-03-12"),
        ("Styremøte torsdag 12. mars\nRekneskap 2025 og budsjett 2026", "a.txt", "2026-03-12"),
        ("Styremøte torsdag 12. mars", "a.txt", None),
        ("Møte laurdag 12. mars i sesongen 2026", "a.txt", None),
    ],
)
def test_a_date_s_year_may_stand_elsewhere(pack, front: str, name: str, date: str | None) -> None:
    assert pack(f"{front}\n\n1. Opning\n\n2. Bil\n\n3. Ymse\n", name).date == date
    assert pack("Møte 12. mars\n\nSak 1/26 Bil\n\nSak 2/26 Ymse\n").date == "2026-03-12"


@pytest.mark.parametrize(
    ("front", "said"),
    [
        (
            "Dato: 30.10.2026   Kl. 10.00   Stad: Teams",
            (None, "2026-10-30", "10:00", "Teams", None),
        ),
        (
            "FJORD SOKNERÅD\t\t\t\tFjord, 3. mars 2026\n\nTID:\tTorsdag 12.03.26 kl. 19.30",
            ("FJORD SOKNERÅD", "2026-03-12", "19:30", None, "2026-03-03"),
        ),
        (
            "Stivra / Styret: Språksenteret\nBáiki / Sted: Ája\nDáhton / Dato: 05.02.2026",
            ("Språksenteret", "2026-02-05", None, "Ája", None),
        ),
        (
            "Utval\nFormannskapet\nDato\n4. mai 2026\nKlokkeslett: 10.00–15.00",
            ("Formannskapet", "2026-05-04", "10:00", None, None),
        ),
        ("Landsmøtet er 12.–14. juni 2026.", (None, "2026-06-12", None, None, None)),
        ("Møte onsdag 14.10.26 kl 1900-2030", (None, "2026-10-14", "19:00", None, None)),
        (
            "Eigarane vert med dette kalla inn til ordinær generalforsamling onsdag 27.\n"
            "mai 2026 kl. 13:00 i lokala til selskapet.",
            (None, "2026-05-27", "13:00", None, None),
        ),
        (
            "Vestre Renovasjon IKS – innkalling til styremøte\n\nMøtetid: 12.03.2026 kl. 12",
            ("Vestre Renovasjon IKS", "2026-03-12", "12:00", None, None),
        ),
    ],
)
def test_a_front_tells_whose_meeting_it_is_and_when(pack, front: str, said: object) -> None:
    reading = pack(f"{front}\n\nSak 1/26 Opning\n\nSak 2/26 Bil\n\nSak 3/26 Ymse\n")
    read = (reading.board, reading.date, reading.time, reading.place, reading.notice_date)
    assert read == said
