"""Packs: the board's phrases, ids, and files that are no pack."""

import pytest

from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.office import intake, phrases, sentences
from sognko_tui.office.trouble import Trouble
from tests.meetings import board

NN, NB = board(), board(language="nb")


@pytest.mark.parametrize(
    ("title", "on", "phrase"),
    [
        (
            "Godkjenning av innkalling og sakliste",
            NN,
            "Innkalling og sakliste vart godkjende utan merknader.",
        ),
        (
            "Godkjenning av innkalling og saksliste",
            NB,
            "Innkalling og saksliste ble godkjent uten merknader.",
        ),
        ("Godkjenning av innkallinga", NN, "Innkallinga vart godkjend utan merknader."),
        ("Godkjenne dagsorden", NB, "Sakslisten ble godkjent uten merknader."),
        (
            "Godkjenning av protokoll frå møtet 3. februar",
            NN,
            "Protokollen frå møtet 3. februar vart godkjend utan merknader.",
        ),
        (
            "Godkjenning av møtebok fra 4.11.2025",
            NB,
            "Protokollen fra møtet 4.11.2025 ble godkjent uten merknader.",
        ),
        ("Godkjenning av møteprotokoll", NN, "Protokollen frå førre møte vart godkjend utan merknader."),
        ("Godkjenning av budsjett", NN, ""),
        ("Protokoll frå førre møte", NN, ""),
        ("Orientering frå styreleiar", NN, ""),
    ],
)  # fmt: skip
def test_an_item_that_asks_for_approval_starts_with_the_board_s_phrase(title, on, phrase):
    item = AgendaItem(id="a", number="1", title=title, kind="formality")
    assert phrases.phrase_for(item, on) == phrase


def test_an_item_with_a_proposal_has_no_phrase():
    item = AgendaItem(
        id="a",
        number="2",
        title="Godkjenning av innkalling og sakliste",
        proposal=(Point(text="Innkallinga vert godkjend."),),
    )
    assert phrases.phrase_for(item, NN) == ""


def test_a_board_has_its_own_phrase_where_it_wants_one():
    item = AgendaItem(id="a", number="2", title="Godkjenning av innkalling og sakliste")
    own = board(phrases={"approve_notice_and_agenda": "Godkjent."})
    assert phrases.phrase_for(item, own) == "Godkjent."


def test_the_phrase_stands_in_vedtak_when_the_meeting_opens(desk, meeting_id):
    decisions = {i.number: i.decision for i in desk.look(meeting_id).items}
    assert decisions["2"] == "Innkalling og sakliste vart godkjende utan merknader."
    assert decisions["3"] == "Protokollen frå møtet 3. februar vart godkjend utan merknader."
    assert decisions["5"] == ""


def test_items_of_one_id_are_told_apart(desk, pack):
    from msgspec.structs import replace

    reading = desk.read_pack(pack)
    twice = replace(reading, parts=(*reading.parts, *reading.parts))
    made = intake.convene(twice, NN, intake.Asked())
    assert len({i.id for i in made.items}) == 2 * len(reading.items)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("tom.txt", b"", "empty"),
        ("blank.txt", b"  \n\n", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "not_text"),
        ("saker.pdf", b"%PDF-1.7\n", "broken"),
        ("prosa.txt", b"Det var ein gong ein konge.\n" * 3, "no_items"),
        ("stor.txt", b"1. Sak\n" * 8_000_000, "too_large"),
    ],
    ids=["empty", "blank", "binary", "pdf", "prose", "too large"],
)
def test_a_file_that_is_no_pack_is_one_sentence_that_names_it(desk, tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Trouble) as raised:
        desk.read_pack(tmp_path / name)
    assert raised.value.code == code
    said = sentences.trouble(raised.value)
    assert name in said
    assert "…" not in said
    assert "\n" not in said


def test_a_file_that_is_not_there_or_a_folder_without_papers_says_so(desk, tmp_path):
    (tmp_path / "tom").mkdir()
    for path, code in ((tmp_path / "nope", "missing"), (tmp_path / "tom", "empty_folder")):
        with pytest.raises(Trouble) as raised:
            desk.read_pack(path)
        assert raised.value.code == code
    with pytest.raises(Trouble):
        desk.read_pack(tmp_path / "null\0byte")
