"""Every label seen in real packs, with and without its colon, opens what it should."""

import pytest

PROPOSALS = (
    "Framlegg til vedtak",
    "Rådmannen sitt framlegg til vedtak",
    "Rådmannen gjer følgjande framlegg til vedtak",
    "Rådmannen si tilråding",
    "Frå kyrkjeverja låg det føre slik tilråding til vedtak",
    "Tilråding",
    "Forslag til vedtak",
    "Kommunedirektørens forslag til vedtak",
    "Skogsjefens forslag til vedtak",
    "Kontrollutvalgets forslag til vedtak",
    "Innstilling",
    "Rådmannens innstilling",
    "Ordførers innstilling",
    "Adm. direktørs innstilling",
    "Fylkesrådmannens innstilling",
    "Forslag til innstilling",
    "Tilrådning",
    "Forslag",
    "Hva foreslås",
    "FORSLAG TIL VEDTAK",
    "Administrerande direktør si tilråding til vedtak",
    "Kommunedirektøren rår kommunestyret til å gjere slikt vedtak:",
)
ATTACHMENTS = (
    "Vedlegg",
    "Saksdokument",
    "Saksdokumenter",
    "Vedlegg og andre saksdokumenter",
    "Utlevert i møtet",
    "Utrykte vedlegg",
)
BACKGROUNDS = (
    "Saksframstilling",
    "Saksutgreiing",
    "Bakgrunn",
    "Bakgrunn for saka",
    "Saksopplysninger",
    "Saksopplysingar",
    "Saksfremstilling",
    "Saksorientering",
    "Utgreiing",
    "Saksframlegg",
    "Forklaring",
    "Hvorfor",
    "Innledning",
    "Vurdering og konsekvensar",
    "Vurderingar og konsekvensar",
    "Vurdering",
    "Saksvurderinger",
    "Begrunnelse",
    "Kostnader",
)


@pytest.mark.parametrize("ending", ["", ":"])
@pytest.mark.parametrize("words", PROPOSALS)
def test_a_label_opens_the_proposal(pack, words: str, ending: str) -> None:
    reading = pack(f"""\
        Sak 4/26 Ny gangveg

        Saksopplysninger:
        Vegen er smal, og mange går der.

        {words.rstrip(":")}{ending or (":" if words.endswith(":") else "")}
        Det vert bygd gangveg i 2027.

        Sak 5/26 Eventuelt
        """)
    assert [point.text for point in reading.items[0].proposal] == ["Det vert bygd gangveg i 2027."]
    assert "Vegen er smal" in reading.items[0].background


@pytest.mark.parametrize("ending", ["", ":"])
@pytest.mark.parametrize("words", BACKGROUNDS)
def test_a_label_ends_the_proposal_and_opens_the_background(pack, words: str, ending: str) -> None:
    reading = pack(f"""\
        1. Skulerute

        Forslag til vedtak:

        Skuleruta vert vedteken.
        {words}{ending}
        Ruta har 190 dagar.

        2. Ymse
        """)
    item = reading.items[0]
    assert [point.text for point in item.proposal] == ["Skuleruta vert vedteken."]
    assert item.background == f"### {words}\n\nRuta har 190 dagar."


@pytest.mark.parametrize("ending", ["", ":"])
@pytest.mark.parametrize("words", ATTACHMENTS)
def test_a_label_opens_the_attachments(pack, words: str, ending: str) -> None:
    reading = pack(f"""\
        1. Skulerute

        Forslag til vedtak:
        Skuleruta vert vedteken.

        {words}{ending}
        Framlegg til skulerute
        Uttale frå elevrådet

        2. Ymse
        """)
    item = reading.items[0]
    assert item.attachments == ("Framlegg til skulerute", "Uttale frå elevrådet")
    assert [point.text for point in item.proposal] == ["Skuleruta vert vedteken."]


@pytest.mark.parametrize(
    "line", ["Ingen vedlegg.", "Vedlegg: Ingen", "Vedlegg:", "Ingen vedlegg", "Vedlegg: -"]
)
def test_no_attachments_is_no_attachment(pack, line: str) -> None:
    reading = pack(f"""\
        1. Skulerute

        Forslag til vedtak:
        Skuleruta vert vedteken.

        {line}

        Saksframstilling:
        Ruta har 190 dagar.

        2. Ymse
        """)
    assert reading.items[0].attachments == ()


def test_text_may_follow_the_label_on_its_line(pack) -> None:
    reading = pack("""\
        1. Skulerute
        Vedlegg: Utrykte vedlegg
        Bakgrunn: Ruta har 190 dagar.
        Forslag til vedtak: Skuleruta vert vedteken
        slik ho ligg føre.

        2. Ymse
        """)
    item = reading.items[0]
    assert [point.text for point in item.proposal] == ["Skuleruta vert vedteken slik ho ligg føre."]
    assert item.attachments == ("Utrykte vedlegg",)
    assert item.background == "### Bakgrunn\n\nRuta har 190 dagar."


def test_a_label_with_nothing_under_it_leaves_nothing(pack) -> None:
    reading = pack("""\
        1. Skulerute

        Forslag til vedtak:
        Skuleruta vert vedteken.

        Vedlegg:

        Saksvurderinger:

        2. Ymse
        """)
    assert reading.items[0].background == ""
    assert reading.items[0].attachments == ()


def test_an_empty_proposal_is_told_of(pack) -> None:
    reading = pack("""\
        1. Skulerute

        Forslag til vedtak:

        Saksframstilling:
        Ruta har 190 dagar.

        2. Ymse
        """)
    assert reading.items[0].proposal == ()
    assert [warning.code for warning in reading.warnings] == ["proposal_empty"]


def test_a_paragraph_that_begins_with_the_word_is_no_label(pack) -> None:
    reading = pack("""\
        1. Vedtekter

        Framlegg til vedtak:

        Vedtektene vert endra slik:

        Forslag til nytt punkt 4 vert teke inn, og
        Forslag
        frå mindretalet vert ikkje teke inn.

        Saksframstilling:

        Forslag frå medlemene kom inn i haust.

        Tilråding vart gjeven i vår, og Vedlegg vart sende ut.

        2. Ymse
        """)
    assert [point.text for point in reading.items[0].proposal] == [
        "Vedtektene vert endra slik:",
        "Forslag til nytt punkt 4 vert teke inn, og Forslag frå mindretalet vert ikkje teke inn.",
    ]
    assert "Forslag frå medlemene" in reading.items[0].background


def test_a_report_of_an_earlier_decision_is_no_proposal(pack) -> None:
    reading = pack("""\
        1. Symjehall

        Forslag til vedtak:
        Styret tek saka til vitande.

        Saksframstilling:
        Kommunestyret gjorde slikt vedtak i møte 12.03.2025:

        1. Hallen vert bygd.
        2. Rådmannen får fullmakt.

        Vidare framdrift vert avklara.

        2. Ymse
        """)
    assert [point.text for point in reading.items[0].proposal] == ["Styret tek saka til vitande."]
    assert "1. Hallen vert bygd.\n2. Rådmannen får fullmakt." in reading.items[0].background


def test_the_same_proposal_twice_is_one_and_a_second_is_background(pack) -> None:
    reading = pack("""\
        Sak 1/26 Badevakt

        Rådmannens innstilling:
        Det ansettes badevakt.

        Saksopplysninger:
        Vannet er dypt.

        Rådmannens innstilling:
        Det ansettes badevakt.

        Alternativt forslag til vedtak:
        Badet stenges.

        Sak 2/26 Eventuelt
        """)
    item = reading.items[0]
    assert [point.text for point in item.proposal] == ["Det ansettes badevakt."]
    assert "Badet stenges." in item.background
    assert [warning.code for warning in reading.warnings] == ["proposal_second"]
