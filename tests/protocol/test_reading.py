"""A protocol reads back: what was written of a meeting tells the same public meeting."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.public import public_part
from sognko_tui.protocol import NotAProtocol, public, read, write
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.telling import items_label
from tests.meeting.examples import any_logs
from tests.meetings import Room, agenda_item, board
from tests.protocol.examples import everything, unfinished
from tests.protocol.hostile import TEXTS, each_in_turn, meetings


@pytest.mark.parametrize("language", ["nn", "nb"])
@pytest.mark.parametrize("make", [everything, unfinished])
def test_a_protocol_reads_back(make, language):
    meeting = make(language)
    assert read(write(meeting)) == public(meeting)


@given(meetings())
def test_protocols_full_of_hostile_texts_read_back(meeting):
    assert read(write(meeting)) == public(meeting)
    assert read(write(meeting, public=True)) == public(public_part(meeting))


@pytest.mark.parametrize("start", range(len(TEXTS)))
def test_each_hostile_text_reads_back(start):
    meeting = each_in_turn(start)
    assert read(write(meeting)) == public(meeting)


def test_the_facts_of_the_meeting_are_read():
    found = read(write(everything("nn")))
    assert (found.board, found.language) == ("Styret i Fjordhjelpa KO", "nn")
    assert found.date == "2026-03-24"
    assert (found.start, found.end) == ("2026-03-24T09:00+01:00", "2026-03-24T12:05+01:00")
    assert found.notice_manner == "e-post"
    assert found.secretary == "Sekretær for styret"
    assert found.breaks == (("11.00", "11.15", "6"),)


def test_attendance_is_read_with_deputies_absences_and_movements():
    found = read(write(everything("nn")))
    deputy = next(p for p in found.people if p.group == "deputies")
    assert (deputy.name, deputy.seats) == ("Vararepresentant for Luster", "Representant for Solund")
    assert [p.name for p in found.people if p.absent == "with_notice"] == [
        "Representant for Solund"
    ]
    away = next(m for m in found.movements if m.kind == "away")
    assert away.items == ("6", "7")


def test_votes_are_read_with_their_names():
    items = {item.number: item for item in read(write(everything("nb"))).items}
    (vote,) = items["5"].votes
    assert vote.counts == (4, 1)
    assert vote.against == ("Representant for Fjaler",)
    assert items["2"].votes[0].unanimous
    assert items["6"].votes[0].casting
    assert [v.subject for v in items["7"].votes] == ["2", "1"]
    assert items["14"].votes[0].minority == ("Representant for Fjaler",)
    assert items["15"].votes[0].written


def test_every_outcome_is_read():
    found = {item.number: item.status for item in read(write(everything("nn"))).items}
    assert found == {
        "1": "handled",
        "2": "adopted",
        "3": "handled",
        "4": "amended",
        "5": "adopted",
        "6": "adopted",
        "7": "other",
        "8": "adopted",
        "9": "rejected",
        "10": "postponed",
        "11": "withdrawn",
        "12": "returned",
        "13": "forwarded",
        "14": "adopted",
        "15": "adopted",
        "16": "handled",
        "16.1": "handled",
    }


def test_a_board_s_own_phrases_read_back():
    phrases = {
        "item.handling": "Drøfting",
        "vote.carried": "{subject}: {for} for, {against} imot ({votes}){names}{casting}",
        "decision.as_proposed_unanimous": "Alle var for:",
        "end.pause": "Kvil {start} til {end}",
    }
    meeting = everything("nn")
    meeting = replace(meeting, board=replace(meeting.board, phrases=phrases))
    written = write(meeting)
    assert "### Drøfting" in written
    assert "Alle var for:" in written
    assert read(written) == public(meeting)


def test_a_board_s_own_numbers_read_back():
    items = [agenda_item(n) for n in ("7/26", "8/26")]
    room = Room(items, board(prefix="PS"))
    room.record(e.MemberLeft(person="p6", moment=e.Moment(item="i7/26", relation="after")))
    room.adopt("i8/26")
    written = write(room.meeting)
    assert "## PS 8/26 Sak nummer 8/26" in written
    assert "forlét møtet etter PS 7/26." in written
    assert read(written) == public(room.meeting)


def test_a_prefix_that_the_pack_printed_itself_stands_once_and_reads_back():
    items = [agenda_item(n) for n in ("PS 7/26", "PS 8/26", "PS 9/26")]
    room = Room(items, board(prefix="PS"))
    room.adopt("iPS 7/26")
    room.record(e.MemberLeft(person="p6", moment=e.Moment(item="iPS 7/26", relation="after")))
    room.record(e.FollowUpNoted(item="iPS 7/26", who="Vik", what="Ringje"))
    room.adopt("iPS 8/26")
    room.record(e.MemberArrived(person="p6", moment=e.Moment(item="iPS 9/26", relation="before")))
    room.record(e.Disqualified(item="iPS 9/26", person="p5", ground="forvaltningslova § 6"))
    room.adopt("iPS 9/26")
    written = write(room.meeting)
    assert "PS PS" not in written
    assert "## PS 8/26 Sak nummer PS 8/26" in written
    assert read(written) == public(room.meeting)


def test_several_items_have_the_prefix_once_between_them():
    phrases = Phrases("nn")
    assert items_label(phrases, "PS", ("PS 7/26", "PS 8/26")) == "PS 7/26 og 8/26"
    assert items_label(phrases, "", ("7", "8")) == "sakene 7 og 8"


def test_two_people_of_one_name_are_told_apart_and_read_back():
    people = tuple(replace(p, name="Same Namn") for p in board(3, deputies=0).people[:3])
    room = Room(1, board(people=people))
    room.vote("i1", against=["p2"])
    room.adopt("i1")
    written = write(room.meeting)
    assert "Imot røysta 1: Same Namn (Vik)" in written
    assert read(written) == public(room.meeting)


def test_names_with_commas_and_conjunctions_read_back():
    people = tuple(
        replace(p, name=name)
        for p, name in zip(
            board(3, deputies=0).people[:3], ("Nes, fylke", "Nes", "fylke og by"), strict=True
        )
    )
    room = Room(1, board(people=people))
    room.vote("i1", against=["p1", "p3"])
    room.record(e.ProposalRejected(item="i1"))
    found = read(write(room.meeting))
    assert found.items[0].votes[0].against == ("Nes, fylke", "fylke og by")


@given(any_logs())
def test_whatever_the_log_holds_its_protocols_read_back(log):
    meeting = fold(log)
    assert read(write(meeting, draft=True)) == public(meeting)
    assert read(write(meeting, draft=True, public=True)) == public(public_part(meeting))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "front_missing"),
        ("# Noko anna\n", "front_missing"),
        ("---\nsognko: 1\n", "front_missing"),
        ("---\nsognko: 1\nboard: Styret\n---\n", "front_broken"),
        ("---\nboard\n---\n", "front_broken"),
        ("---\nsognko: null\n---\n", "front_broken"),
        ('---\ntitle: "x"\n---\n', "version"),
        ("---\nsognko: 99\n---\n", "version"),
        ('---\nsognko: 1\nitems: ["1"]\n---\n\n# x\n', "item_missing"),
    ],
)
def test_what_is_no_protocol_is_refused_by_name(text, code):
    with pytest.raises(NotAProtocol) as refused:
        read(text)
    assert refused.value.code == code


def test_a_protocol_edited_by_hand_is_read_as_far_as_it_goes():
    written = write(everything("nn"))
    edited = written.replace(
        "Vertskommunen vart drøfta.", "Vertskommunen vart *grundig* drøfta.\nOg meir."
    )
    edited = edited.replace("\n", "\r\n")
    item = read(edited).items[3]
    assert [line.text for line in item.minutes] == ["Vertskommunen vart grundig drøfta. Og meir."]
    assert item.status == "amended"
