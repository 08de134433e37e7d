"""The list of items in front, and what stands near it that is no item."""


def test_an_item_that_is_listed_and_has_papers_is_one_item(pack) -> None:
    reading = pack("""\
        Møteinnkalling

        Utval: Styret for Fjordheimen
        Møtestad: Kantina
        Dato: 12.02.2026
        Tid: 09:00

        Innkallinga er send 4.2.2026.

        Sakliste

        PS 1/26   Godkjenning av innkalling og sakliste
        PS 2/26   Budsjett og økonomiplan for
                  perioden 2026–2029
        PS 3/26   Leigeavtale

        Orienteringssaker
        OS 1/26   Status bygg .............. 4

        Eventuelt

        PS 1/26 Godkjenning av innkalling og sakliste

        PS 2/26 Budsjett og økonomiplan for
        perioden 2026–2029

        Framlegg til vedtak:
        1. Budsjettet vert vedteke.

        2. Leiar får fullmakt.

        Saksframstilling:
        Ramma er kr 12 000 000.

        PS 3/26 Leige av lokale

        Framlegg til vedtak:
        Avtalen vert forlengd.

        OS 1/26 Status bygg

        Bygget er snart ferdig.
        """)
    assert [(item.number, item.title) for item in reading.items] == [
        ("PS 1/26", "Godkjenning av innkalling og sakliste"),
        ("PS 2/26", "Budsjett og økonomiplan for perioden 2026–2029"),
        ("PS 3/26", "Leige av lokale"),
        ("OS 1/26", "Status bygg"),
    ]
    assert len(reading.items[1].proposal) == 2
    assert reading.items[3].background == "Bygget er snart ferdig."
    assert [warning.code for warning in reading.warnings] == ["title_differs"]
    assert reading.board == "Styret for Fjordheimen"
    assert (reading.date, reading.time, reading.place) == ("2026-02-12", "09:00", "Kantina")
    assert reading.notice_date == "2026-02-04"


def test_a_listed_item_without_papers_is_kept_in_its_place(pack) -> None:
    reading = pack("""\
        Saksliste:
        1. Åpning
        2. Godkjenning av saksliste
        3. Ny kopimaskin
        4. Sommeravslutning
        5. Eventuelt

        3. Ny kopimaskin

        Forslag til vedtak:
        Det kjøpes ny kopimaskin.

        Saksfremstilling:
        Den gamle er slitt:

        1. Papiret krøller seg
        2. Tromma er slitt

        4. Sommeravslutning

        Forslag til vedtak:
        Avslutningen holdes 12. juni.
        """)
    assert [(item.number, bool(item.proposal)) for item in reading.items] == [
        ("1", False),
        ("2", False),
        ("3", True),
        ("4", True),
        ("5", False),
    ]
    assert [item.kind for item in reading.items] == [
        "formality",
        "formality",
        "decision",
        "decision",
        "other",
    ]


def test_a_list_alone_is_an_agenda(pack) -> None:
    reading = pack("""\
        Innkalling til styremøte i Bygdeutviklingslaget
        onsdag 4. mars 2026 kl. 18.30 på samfunnshuset

        Sakliste:
        1. Opning og godkjenning av innkalling
        2. Rekneskap 2025
        3. Val av nemnd til bygdedagen
        4. Ymse

        Vel møtt!

        Styreleiar
        """)
    assert [item.title for item in reading.items] == [
        "Opning og godkjenning av innkalling",
        "Rekneskap 2025",
        "Val av nemnd til bygdedagen",
        "Ymse",
    ]
    assert [item.kind for item in reading.items] == ["formality", "decision", "election", "other"]
    assert reading.items[3].background == ""
    assert reading.date == "2026-03-04"
    assert reading.time == "18:30"


def test_a_bulleted_list_under_its_heading_is_an_agenda(pack) -> None:
    reading = pack("## Saksliste\n\n- Godkjenning av innkalling\n- Budsjett\n- Eventuelt\n", "a.md")
    assert [item.title for item in reading.items] == [
        "Godkjenning av innkalling",
        "Budsjett",
        "Eventuelt",
    ]


def test_a_numbered_markdown_list_is_an_agenda(pack) -> None:
    reading = pack("# Årsmøte\n\n1. Åpning\n2. **Valg** av styre\n3. Eventuelt\n", "a.md")
    assert [item.title for item in reading.items] == ["Åpning", "Valg av styre", "Eventuelt"]


def test_a_table_of_items_is_an_agenda(pack) -> None:
    reading = pack(
        """\
        # Møte

        | Sak | Tittel |
        |-----|--------|
        | PS 1/26 | Godkjenning av protokoll |
        | PS 2/26 | Skytebane |

        ## PS 1/26 Godkjenning av protokoll

        ## PS 2/26 Skytebane

        ### Forslag til vedtak

        Banen stenges.
        """,
        "a.md",
    )
    assert [(item.number, item.title) for item in reading.items] == [
        ("PS 1/26", "Godkjenning av protokoll"),
        ("PS 2/26", "Skytebane"),
    ]
    assert [point.text for point in reading.items[1].proposal] == ["Banen stenges."]


def test_a_time_programme_is_no_list_of_items(pack) -> None:
    reading = pack("""\
        Program

        09:30-09:45 Kaffi
        09:45-10:00 Opning ved leiar
        10.00-11.30 Saker
        11:30-12:00 Lunsj

        Sak 11/26 Opning

        Sak 12/26 Kulturplan

        Tilråding:
        Planen vert vedteken.

        Sak 13/26 Ymse
        """)
    assert [item.number for item in reading.items] == ["11/26", "12/26", "13/26"]


def test_group_headings_are_no_items_and_no_text_of_the_item_above(pack) -> None:
    reading = pack("""\
        Formelle saker

        1. Godkjenning av innkalling

        2. Godkjenning av protokoll

        Orienteringssaker

        3. Status økonomi

        Vedtakssaker

        4. Bil

        Framlegg til vedtak:
        Det vert kjøpt bil.

        5. Ymse
        """)
    assert [item.number for item in reading.items] == ["1", "2", "3", "4", "5"]
    assert [item.background for item in reading.items] == [""] * 5


def test_a_template_left_in_is_dropped_and_told_of(pack) -> None:
    reading = pack("""\
        Sak 1: Kjøp av telt

        Forslag:
        Laget kjøper telt.

        Sak xx: Tittel på saken

        Forslag:
        Skriv forslaget her.

        Sak 2: Leirsted

        Forslag:
        Leiren holdes på fjellet.
        """)
    assert [item.number for item in reading.items] == ["1", "2"]
    assert [point.text for point in reading.items[0].proposal] == ["Laget kjøper telt."]
    assert "template_dropped" in [warning.code for warning in reading.warnings]


def test_conditions_and_proposers_are_taken_from_titles(pack) -> None:
    reading = pack("""\
        ## Sak 1: Flytte årsfesten (Festkomiteen)

        **Forslag:** Festen flyttes.

        ## Sak 2: Ny fest (Styret)

        *Hvis sak 1 faller*

        **Forslag:** Det holdes en fest til.

        ## Sak 3 (Dersom sak 2 vedtas): Ny fest v/Festkomiteen

        **Forslag:** Det settes av penger.
        """)
    assert [item.title for item in reading.items] == ["Flytte årsfesten", "Ny fest", "Ny fest"]
    assert [item.proposers for item in reading.items] == [
        "Festkomiteen",
        "Styret",
        "Festkomiteen",
    ]
    assert [item.condition for item in reading.items] == [
        "",
        "Hvis sak 1 faller",
        "Dersom sak 2 vedtas",
    ]


def test_who_informs_stays_in_the_title(pack) -> None:
    reading = pack("""\
        1. Opning v/Styreleiar
        2. Orientering v/Administrasjonen
        3. Møteplan (utkast)
        4. Interkommunalt samarbeid (IKS)
        5. Ymse
        """)
    assert [item.title for item in reading.items] == [
        "Opning v/Styreleiar",
        "Orientering v/Administrasjonen",
        "Møteplan (utkast)",
        "Interkommunalt samarbeid (IKS)",
        "Ymse",
    ]


def test_two_items_may_share_a_number_and_it_is_told(pack) -> None:
    reading = pack(
        """\
        # Saker for laget

        ## Sak 1: Kontingent

        **Forslag:** Kontingenten økes.

        # Saker for fondet

        ## Sak 1: Utdeling

        **Forslag:** Det deles ut kr 5000.
        """,
        "a.md",
    )
    assert [(item.id, item.number, item.title) for item in reading.items] == [
        ("i1", "1", "Kontingent"),
        ("i2", "1", "Utdeling"),
    ]
    assert "number_twice" in [warning.code for warning in reading.warnings]


def test_the_entries_of_a_list_may_hold_the_labels(pack) -> None:
    reading = pack(
        "1. **Opprop**\n2. **Benker**\n   - Forslag: Rådet kjøper benker til\n     - skolen\n"
        "     - banen\n3. **Eventuelt**\n",
        "a.md",
    )
    points = [f"{point.marker} {point.text}".strip() for point in reading.items[1].proposal]
    assert points == ["Rådet kjøper benker til", "- skolen", "- banen"]


def test_the_title_is_in_the_first_column_with_words(pack) -> None:
    reading = pack(
        """
        | Saksnr. | Arkivsaksnr. | Tittel | Lukka |
        | 12/26 | 26/12 | Godkjenning av protokoll | |
        | 13/26 | 2025/603-2 | Plan for heimetenesta | X |
        | 14/26 | | Ymse | |
        | | | Eventuelt | |

        Sak 13/26
        Plan for heimetenesta

        Framlegg til vedtak:
        Planen vert vedteken.
        """
    )
    assert [(item.number, item.title) for item in reading.items] == [
        ("12/26", "Godkjenning av protokoll"),
        ("13/26", "Plan for heimetenesta"),
        ("14/26", "Ymse"),
    ]
    assert not reading.unsettled
    assert not reading.doubtful


def test_a_table_of_items_may_hold_what_is_proposed(pack) -> None:
    reading = pack(
        """
        | Sak | Tema | Framlegg | Ansvarleg |
        | 1/26 | Godkjenning av innkalling | Forslag til vedtak: Innkallinga vert godkjend. | Leiar |
        | 2/26 | Vernerundar | Planen er vedlagd. Forslag til vedtak: Planen vert vedteken. | Ombod |
        | 3/26 | Ymse | | |
        """
    )
    assert [(item.title, [one.text for one in item.proposal]) for item in reading.items] == [
        ("Godkjenning av innkalling", ["Innkallinga vert godkjend."]),
        ("Vernerundar", ["Planen vert vedteken."]),
        ("Ymse", []),
    ]
    assert reading.items[1].background == "Planen er vedlagd."


def test_a_letter_after_the_number_that_tells_the_sort_is_no_part_of_the_title(pack) -> None:
    reading = pack(
        """
        Sak 45/2026 V Godkjenning av saksliste

        Sak 46/2026 O Kvartalsrapport

        Sak 47/2026 V Strategi

        Framlegg til vedtak: Strategien vert vedteken.
        """
    )
    assert [item.title for item in reading.items] == [
        "Godkjenning av saksliste",
        "Kvartalsrapport",
        "Strategi",
    ]


def test_chapters_of_a_paper_with_one_proposal_at_the_end_are_no_items(pack) -> None:
    reading = pack(
        """
        # 1 Godkjenning av referat

        Forslag til vedtak: Referatet vert godkjent.

        # 2 Statusrapport

        ## 2.1 Framdrift

        Arbeidet er i rute.

        ## 2.2 Risiko

        To raude.

        Forslag til vedtak: Rapporten vert teken til orientering.

        # 3 Ymse
        """,
        "pakke.md",
    )
    assert [item.number for item in reading.items] == ["1", "2", "3"]
    assert [one.text for one in reading.items[1].proposal] == [
        "Rapporten vert teken til orientering."
    ]


def test_a_fact_beside_the_number_is_no_title(pack) -> None:
    reading = pack(
        """
        Saksnr.: 15/26    Saksbehandlar: Dagleg leiar
        Referat frå førre møte
        ----------------------
        Innstilling: Referatet vert godkjent.

        Saksnr.: 16/26    Saksbehandlar: Prosjektleiar
        Kjøp av tomt

        Innstilling: Tomta vert kjøpt.
        """
    )
    assert [(item.title, [one.text for one in item.proposal]) for item in reading.items] == [
        ("Referat frå førre møte", ["Referatet vert godkjent."]),
        ("Kjøp av tomt", ["Tomta vert kjøpt."]),
    ]
