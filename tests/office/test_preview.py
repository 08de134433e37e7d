"""What a dialog shows beforehand is what the protocol says afterwards."""

from sognko_tui.meeting import events as e
from sognko_tui.meeting.voting import take_vote
from sognko_tui.office.preview import vote_sentences, would_write
from sognko_tui.protocol import write
from tests.meetings import START, Room, agenda_item, board, points


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


# One vote


def told(room: Room, **vote) -> tuple[str, ...]:
    taken = take_vote(room.meeting, room.item("i1"), **vote)
    return vote_sentences(room.meeting, "i1", taken, at=START)


def moved(room: Room, motion: str, mover: str, kind: e.MotionKind = "counter") -> None:
    text = f"Noko anna frå {mover}."
    room.record(
        e.ProposalMoved(item="i1", proposal=motion, mover=mover, text=text, kind=kind),
    )


def test_the_vote_on_the_third_point_is_told_and_not_those_before_it():
    room = Room([agenda_item(1, points("Ein.", "To.", "Tre."))])
    room.vote("i1", point=1)
    room.vote("i1", point=2, against=["p3"])
    assert told(room, point=3) == ("Punkt 3 vart samrøystes vedteke.",)


def test_an_addition_is_told_after_votes_on_points():
    room = Room([agenda_item(1, points("Ein.", "To."))])
    moved(room, "t", "p2", "addition")
    room.vote("i1", point=1)
    room.vote("i1", point=2)
    assert told(room, motion="t") == (
        "Tilleggsframlegget frå Representant for Vik vart samrøystes vedteke.",
    )


def test_two_put_against_each_other_are_told_and_not_the_vote_on_one_alone_before():
    room = Room(1)
    moved(room, "a", "p2")
    moved(room, "b", "p3")
    room.vote("i1", against=["p1", "p2", "p3", "p4", "p5"])
    first, *_names, last = told(room, motion="a", opposed="b", against=["p3", "p6"])
    assert first == (
        "Framlegg A frå Representant for Vik vart sett opp mot "
        "framlegg B frå Representant for Fjaler: 4 mot 2 røyster."
    )
    assert last == "Framlegg A frå Representant for Vik fekk fleirtal."


def test_a_vote_is_told_though_the_same_sentence_stands_at_another_item():
    room = Room(2)
    room.vote("i2", against=["p3"])
    room.adopt("i2")
    first = "Framlegget vart vedteke med 5 mot 1 røyst."
    assert first in write(room.meeting)
    assert told(room, against=["p3"])[0] == first


def test_a_vote_is_told_where_the_board_is_not_quorate():
    room = Room(1, all_present=False)
    room.arrive("p1")
    assert told(room) == ("Framlegget vart samrøystes vedteke:",)


def test_a_tie_is_told_once_it_is_settled():
    room = Room(1)
    (first, *_names) = told(room, against=["p4", "p5", "p6"])
    assert first == (
        "Framlegget vart vedteke med 3 mot 3 røyster, med dobbeltrøysta til møteleiaren."
    )
    assert told(room, against=["p5", "p6"], refused=["p1", "p4"]) == ()


def test_a_proposal_that_all_want_is_told_as_it_was_moved():
    room = Room(1)
    moved(room, "a", "p2")
    assert told(room, motion="a") == (
        "Framlegget frå Representant for Vik vart samrøystes vedteke:",
    )
