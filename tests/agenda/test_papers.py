"""Attachments, links, background, an earlier protocol, and what the background asks for."""

import pytest


def test_attachments_in_every_shape(pack) -> None:
    reading = pack("""\
        1. Reguleringsplan

        Framlegg til vedtak:
        Planen vert vedteken.

        Vedlegg:
        1. Plan
        2. Føresegner
        3
        Kart over området
        12.01.2026 Uttale frå fylket

        2. Hyttefelt

        Framlegg til vedtak:
        Feltet vert godkjent.

        Vedlegg
        •
        •
        Brev frå grunneigar
        Hyttefelt

        Saksutgreiing
        Feltet ligg fint til.

        3. Ymse
        """)
    assert reading.items[0].attachments == (
        "Plan",
        "Føresegner",
        "Kart over området",
        "12.01.2026 Uttale frå fylket",
    )
    assert reading.items[1].attachments == ("Brev frå grunneigar", "Hyttefelt")
    assert reading.items[1].background == "### Saksutgreiing\n\nFeltet ligg fint til."


def test_a_blank_line_may_stand_between_number_and_name(pack) -> None:
    reading = pack("""\
        1. Reguleringsplan

        Vedlegg:

        1

        Plan for sentrum

        2

        Kart

        Saksutgreiing:
        Sentrum skal byggjast ut.

        2. Ymse
        """)
    assert reading.items[0].attachments == ("Plan for sentrum", "Kart")


def test_text_after_the_attachments_without_a_label_is_background(pack) -> None:
    reading = pack("""\
        1. Reguleringsplan

        Framlegg til vedtak:
        Planen vert vedteken.

        Vedlegg:
        Plan for sentrum med føresegner og
        planomtale

        Sentrum skal byggjast ut med fleire bustader og betre vegar. Planen har vore på
        høyring, og det kom inn fire fråsegner.

        2. Ymse
        """)
    assert reading.items[0].attachments == ("Plan for sentrum med føresegner og planomtale",)
    assert reading.items[0].background.startswith("Sentrum skal byggjast ut")


def test_loose_addresses_at_the_end_go_to_the_attachments_that_lost_them(pack) -> None:
    reading = pack("""\
        1. Møteplan

        Vedlegg:
        Møteplan (lenke)

        2. Rapport

        Vedlegg:
        Rapport (lenkje)

        3. Ymse

        https://example.org/moteplan
        https://example.org/rapport
        """)
    assert [item.links for item in reading.items] == [
        ("https://example.org/moteplan",),
        ("https://example.org/rapport",),
        (),
    ]
    assert reading.items[2].background == ""


def test_an_address_stays_with_its_item_where_no_attachment_wants_one(pack) -> None:
    reading = pack("""\
        1. Møteplan

        Planen ligg her: https://example.org/plan.

        2. Ymse
        """)
    assert reading.items[0].links == ("https://example.org/plan",)


def test_the_last_meeting_s_protocol_in_the_pack_gives_no_items(pack) -> None:
    reading = pack("""\
        1. Opning

        2. Godkjenning av protokoll

        Vedlegg:
        Protokoll frå førre møte

        Protokoll frå styremøte 12.01.2026

        Til stades: leiar og fire medlemer
        Forfall: ingen

        1. Opning

        Vedtak:
        Møtet vart sett.

        2. Godkjenning av protokoll

        Vedtak:
        Protokollen vart samrøystes godkjend.

        3. Sal av tomt

        Framlegg til vedtak:
        Tomta vert seld.

        Vedtak:
        Framlegget vart samrøystes vedteke.

        4. Ymse

        Vedtak:
        Ingen saker vart tekne opp, og møtet vart samrøystes heva.

        3. Kjøp av båt

        Framlegg til vedtak:
        Det vert kjøpt båt.

        4. Ymse
        """)
    assert [item.title for item in reading.items] == [
        "Opning",
        "Godkjenning av protokoll",
        "Kjøp av båt",
        "Ymse",
    ]
    assert [point.text for point in reading.items[2].proposal] == ["Det vert kjøpt båt."]
    assert "protocol_inside" in [warning.code for warning in reading.warnings]


def test_topics_of_an_information_item_are_its_subheadings(pack) -> None:
    reading = pack("""\
        1. Orientering frå dagleg leiar

        Bygg

        Taket er tett igjen etter at
        snøen er borte.

        Tilsette

        To nye er tilsette.

        Desse tinga står att:

        • Vask
        • Maling

        2. Ymse
        """)
    item = reading.items[0]
    assert item.subtopics == ("Bygg", "Tilsette")
    assert item.background == (
        "### Bygg\n\nTaket er tett igjen etter at snøen er borte.\n\n### Tilsette\n\n"
        "To nye er tilsette.\n\nDesse tinga står att:\n\n- Vask\n- Maling"
    )


def test_an_exploded_table_makes_no_items(pack) -> None:
    numbers = "\n\n".join(str(n) for n in range(1, 80))
    reading = pack(
        f"1. Rekneskap\n\nFramlegg til vedtak:\n\nRekneskapen vert godkjend.\n\nSaksframstilling:\n\n{numbers}\n\n"
        "1 200\n\n3 400\n\n2. Ymse\n"
    )
    assert [item.number for item in reading.items] == ["1", "2"]


@pytest.mark.parametrize(
    ("background", "asked"),
    [
        ("Det skal også veljast varamedlem.", ("deputy",)),
        ("Det skal oppnevnes både medlem og vararepresentant.", ("deputy",)),
        ("Valget gjelder for to år.", ("period",)),
        ("Valet gjeld for perioden 2026–2029.", ("period",)),
        ("Utvalet møtest tre gonger i året.", ()),
    ],
)
def test_what_the_background_wants_and_the_proposal_forgets(pack, background: str, asked) -> None:
    reading = pack(f"""\
        1. Val av medlem til vassområdeutvalet

        Framlegg til vedtak:
        Representant for Luster vert vald.

        Saksframstilling:
        Utvalet treng nytt medlem. {background}

        2. Ymse
        """)
    assert reading.items[0].asks == asked
    assert reading.items[0].kind == "election"


def test_facts_under_a_heading_are_neither_proposal_nor_background(pack) -> None:
    reading = pack("""\
        Sak 12/26 Parkering

        Saksbehandler: Rådmannen
        Arkivsak: 26/113
        Utvalgssaksnr   Utvalg   Møtedato

        Rådmannens innstilling
        Parkering forbys.

        Sak 13/26 Eventuelt
        """)
    assert [point.text for point in reading.items[0].proposal] == ["Parkering forbys."]
    assert reading.items[0].background == ""


def test_an_address_at_the_very_end_belongs_to_the_attachment_that_lost_it(pack) -> None:
    items = pack("""\
        1. Leige av lager

        Framlegg til vedtak:
        Styret leiger lageret.

        Vedlegg:
        Plan for lageret (lenke)

        2. Budsjett

        Framlegg til vedtak:
        Styret vedtek budsjettet.

        Vedlegg:
        Budsjettframlegg

        https://example.org/plan
    """).items
    assert [item.links for item in items] == [("https://example.org/plan",), ()]


def test_who_signed_right_below_the_last_point_is_no_point(pack) -> None:
    items = pack("""\
        Sak 1/25 Leige av lager

        Framlegg til vedtak:
        1. Styret leiger lageret i eitt år.
        2. Styret ber om ein ny sak i 2026.
        Kaupanger, 2. desember 2025
        Dagleg leiar

        Sak 2/25 Møteplan

        Framlegg til vedtak:
        Møta i 2026 er:
        Kaupanger 2. februar 2026
        Vik 4. mai 2026

        Sak 3/25 Bil

        Framlegg til vedtak:
        Styret kjøper ein bil.
        Kaupanger 2.12.2025
        Representant for Vik
        sekretær
    """).items
    assert [point.text for point in items[0].proposal] == [
        "Styret leiger lageret i eitt år.",
        "Styret ber om ein ny sak i 2026.",
    ]
    assert "Vik 4. mai 2026" in items[1].proposal[-1].text
    assert [point.text for point in items[2].proposal] == ["Styret kjøper ein bil."]
