"""What a dialog shows beforehand is what the protocol says afterwards."""

from sognko_tui.meeting import events as e
from sognko_tui.office.preview import would_write
from sognko_tui.protocol import write
from tests.meetings import START, Room, agenda_item, board


def test_the_sentences_that_come_are_told_and_no_others():
    room = Room()
    event = e.ItemPostponed(item="i2", to="møtet 9. juni 2026")
    told = would_write(room.meeting, event, at=START)
    assert told == ("Saka vart utsett til møtet 9. juni 2026.",)
    room.record(event)
    assert all(sentence in write(room.meeting) for sentence in told)


def test_they_are_told_in_the_written_language_of_the_board():
    room = Room(on=board(language="nb"))
    told = would_write(room.meeting, e.ItemPostponed(item="i2", to="neste møte"), at=START)
    assert told == ("Saken ble utsatt til neste møte.",)


def test_that_an_item_is_still_open_is_not_told():
    room = Room()
    told = would_write(room.meeting, e.ItemAdded(item=agenda_item(4, None)), at=START)
    assert told == ("Saka stod ikkje på saklista og vart teken opp i møtet.",)
    room.adopt("i1")
    assert would_write(room.meeting, e.ItemReopened(item="i1", mend=True), at=START) == ()


def test_of_what_cannot_be_nothing_is_told():
    room = Room()
    room.adopt("i2")
    assert would_write(room.meeting, e.ItemPostponed(item="i2"), at=START) == ()
