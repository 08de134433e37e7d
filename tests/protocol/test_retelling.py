"""A protocol of ours taken in again: its meeting as a log of events, which is the same meeting."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.fold import fold
from sognko_tui.protocol import PublicMeeting, read, write
from sognko_tui.protocol.old import OldProtocol, Retold, retell
from tests.procedure.reference import the_session
from tests.protocol.examples import everything, unfinished
from tests.protocol.hostile import meetings

EXAMPLE = Path(__file__).parents[2] / "minutes" / "2026-02-10-styret-i-fjordane-ko" / "protokoll.md"
LATER = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)


def again(told: PublicMeeting, board: Board) -> Retold:
    source = e.ProtocolRead(file="original.md", sha256="ab", ours=True)
    return retell(OldProtocol(meeting=told, ours=True), board, source, by="skrivar", at=LATER)


def as_held(told: PublicMeeting) -> PublicMeeting:
    """Without what a log cannot hold: under which id it was kept, versions before this, its approval.

    What those changed is in the text; that the protocol holds closed items is told of every version.
    """
    return replace(told, meeting="", version=1, versions=(), approved="", approved_where="")


@pytest.mark.parametrize("language", ["nn", "nb"])
@pytest.mark.parametrize("make", [everything, unfinished])
def test_our_own_protocol_comes_back_whole(make, language):
    meeting = make(language)
    told = read(write(meeting))
    retold = again(told, meeting.board)
    assert as_held(read(write(retold.meeting))) == as_held(told)
    assert retold.doubts == ()


def test_the_protocol_of_the_example_comes_back_whole():
    told = read(EXAMPLE.read_text(encoding="utf-8"))
    retold = again(told, Board(id="styret", name=told.board))
    assert as_held(read(write(retold.meeting))) == as_held(told)


@pytest.mark.parametrize("language", ["nn", "nb"])
def test_the_meeting_with_every_edge_case_comes_back(language):
    meeting = the_session(language).meeting
    told = read(write(meeting))
    retold = again(told, meeting.board)
    assert as_held(read(write(retold.meeting))) == as_held(told)
    assert retold.doubts == ()


def test_a_sentence_that_no_event_brings_forth_is_kept_as_words():
    meeting = everything("nn")
    told = read(write(meeting))
    strange = "Møtet tok omsyn til det som vart sagt i gangen."
    first, *others = told.items
    edited = replace(told, items=(replace(first, noted=(strange,)), *others))
    assert again(edited, meeting.board).meeting.items[0].minutes == strange


def test_in_the_public_protocol_a_closed_item_is_known_by_its_number_and_neutral_title_alone():
    meeting = the_session("nn").meeting
    retold = again(read(write(meeting, public=True)), meeting.board)
    (closed,) = [i for i in retold.meeting.items if i.closure is not None]
    assert (closed.number, closed.title) == ("14", "Personalsak")
    assert not closed.open
    assert retold.meeting.closed_for is None
    assert read(write(retold.meeting)).items[13].closed


def test_the_log_folds_to_the_meeting_and_says_that_a_machine_read_it():
    meeting = everything("nn")
    retold = again(read(write(meeting)), meeting.board)
    assert fold(retold.entries) == retold.meeting
    assert retold.meeting.problems == ()
    assert retold.meeting.source is not None
    assert retold.meeting.source.ours
    assert {entry.at for entry in retold.entries} == {LATER}
    assert {item.ended for item in retold.meeting.items} == {None}


def test_nobody_is_added_to_the_roster_and_whoever_is_on_it_keeps_the_id():
    meeting = everything("nn")
    smaller = replace(meeting.board, people=meeting.board.people[:2])
    retold = again(read(write(meeting)), smaller)
    assert len(smaller.people) == 2
    names = {p.name: p.id for p in retold.meeting.board.people}
    assert names["Representant for Luster"] == "p1"
    assert "Representant for Fjaler" in names
    initials = [p.initials for p in retold.meeting.board.people]
    assert len(set(initials)) == len(initials)


@settings(max_examples=10)
@given(meetings())
def test_no_text_whatever_it_holds_makes_a_log_that_cannot_be_folded(meeting):
    told = read(write(meeting))
    retold = again(told, meeting.board)
    assert retold.meeting.problems == ()
    assert [i.number for i in retold.meeting.items] == [i.number for i in told.items]
