"""How the protocol tells of deputies, arrivals and taking part from elsewhere."""

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.protocol import public, read, write
from tests.meetings import START, Room, board
from tests.protocol.examples import moment
from tests.protocol.telling import sentences


def started(*there: str) -> Room:
    """A meeting of four items that began with these."""
    room = Room(4, all_present=False)
    room.record(*(e.MemberArrived(person=person) for person in there))
    room.record(e.MeetingStarted(at=START))
    return room


FOUR = ("p1", "p2", "p3", "p4")


def test_who_comes_during_an_item_takes_part_from_the_next_one_handled():
    room = started(*FOUR)
    room.open("i1")
    room.arrive("p5", during="i1")
    for item in ("i1", "i3"):
        room.adopt(item)
    assert any(
        line.startswith("Representant for Gulen kom kl. ")
        and line.endswith(", under sak 1, og tok del frå sak 3.")
        for line in sentences(room.meeting)
    )


def test_who_comes_between_items_or_without_a_vote_is_told_as_coming():
    room = started(*FOUR)
    room.adopt("i1")
    room.open("i2")
    room.record(e.MemberArrived(person="p5", moment=moment(10, 20, "i2", "before")))
    room.record(e.MemberArrived(person="s", moment=moment(10, 25, "i2", "during")))
    room.adopt("i2")
    room.adopt("i3")
    told = sentences(room.meeting)
    assert "Representant for Gulen kom kl. 10.20, før sak 2." in told
    assert "Sekretær for styret kom kl. 10.25, under sak 2." in told


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (moment(10, 20, "i2", "before"), "frå kl. 10.20."),
        (e.Moment(item="i2", relation="before"), "frå sak 2."),
        (e.Moment(item="i1", relation="after"), "etter sak 1."),
    ],
)
def test_a_deputy_who_sits_from_some_time_on_is_told_with_whom_for(given, said):
    room = started(*FOUR, "p5")
    room.adopt("i1")
    room.open("i2")
    room.record(e.MemberArrived(person="d1", seat="p6", moment=given))
    room.adopt("i2")
    told = sentences(room.meeting)
    assert f"Vararepresentant for Luster møtte for Representant for Askvoll {said}" in told


def test_a_deputy_who_sits_for_one_after_the_other_was_there_all_the_time():
    room = started(*FOUR)
    room.record(e.MemberArrived(person="d1", seat="p5"))
    room.adopt("i1")
    room.open("i2")
    before = moment(10, 20, "i2", "before")
    room.record(
        e.MemberLeft(person="d1", moment=before),
        e.MemberArrived(person="d1", seat="p6", moment=before),
    )
    room.adopt("i2")
    told = sentences(room.meeting)
    assert "Vararepresentant for Luster møtte for Representant for Askvoll frå kl. 10.20." in told
    assert not any("Luster forlét" in line for line in told)


def test_a_deputy_steps_down_when_the_member_comes_before_an_item():
    room = started(*FOUR, "p5")
    room.record(e.MemberArrived(person="d1", seat="p6"))
    room.adopt("i1")
    room.open("i2")
    room.record(e.MemberArrived(person="p6", moment=moment(10, 20, "i2", "before")))
    room.adopt("i2")
    told = sentences(room.meeting)
    assert (
        "Vararepresentant for Luster gjekk ut kl. 10.20, før sak 2, då Representant for Askvoll kom."
        in told
    )


def test_a_deputy_who_leaves_while_the_seat_stays_empty_only_leaves():
    room = started(*FOUR, "p5")
    room.record(e.MemberArrived(person="d1", seat="p6"))
    room.adopt("i1")
    room.open("i2")
    room.record(e.MemberLeft(person="d1", moment=moment(10, 20, "i2", "before")))
    room.adopt("i2")
    assert "Vararepresentant for Luster forlét møtet kl. 10.20, før sak 2." in sentences(
        room.meeting
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nn",
            "Vararepresentant for Luster var til stades utan å møte for nokon, og røysta ikkje.",
        ),
        ("nb", "Vararepresentant for Luster var til stede uten å møte for noen, og stemte ikke."),
    ],
)
def test_a_deputy_who_listens_in_the_whole_meeting_does_not_vote(language, said):
    room = started(*FOUR, "d1")
    room.adopt("i1")
    assert said in sentences(room.meeting, language=language)


def test_a_deputy_who_was_called_into_one_item_is_an_exception_there():
    room = started(*FOUR, "p5", "p6", "d1")
    room.record(e.Disqualified(item="i2", person="p3", ground="§ 6", deputy="d1"))
    room.adopt("i1")
    room.adopt("i2")
    told = sentences(room.meeting)
    assert any(line.endswith("røysta ikkje. Unntak: sak 2.") for line in told)


def test_changing_to_and_fro_between_the_room_and_the_line_is_one_sentence():
    room = started("p1", "p2", "p3", "p4")
    room.adopt("i1")
    for remote, given in (
        (True, moment(10, 20, "i2", "before")),
        (False, e.Moment(item="i3", relation="during")),
        (True, e.Moment(item="i3", relation="after")),
    ):
        room.record(e.ParticipationChanged(person="p4", remote=remote, moment=given))
    told = sentences(room.meeting)
    assert (
        "Representant for Solund var i rommet til kl. 10.20, med på fjernmøte til sak 3, "
        "i rommet til og med sak 3 og med på fjernmøte frå då av." in told
    )
    assert "Representant for Solund | medlem | Solund | heile møtet, delvis på fjernmøte" in told


def test_who_took_part_remotely_all_the_time_is_told_in_the_table():
    room = started("p1", "p2", "p3")
    room.record(e.MemberArrived(person="p4", remote=True))
    told = sentences(room.meeting)
    assert not any("fjernmøte til" in line for line in told)


def test_all_who_sat_sign_whichever_rules_the_board_keeps():
    signing: list[list[str]] = []
    for rules in ("kommunelova", "ko", "iks", "lag"):
        room = started("p1", "p2", "p3")
        room.record(e.MemberArrived(person="d1", seat="p4"))
        kept = replace(room.meeting, board=replace(board(), rules=rules))
        signing.append([line for line in sentences(kept) if line.endswith("___")])
    assert [len(each) for each in signing] == [4, 4, 4, 4]
    assert signing[0][0].startswith("Representant for Luster | leiar")


def test_a_board_that_does_without_it_has_only_whoever_presided_sign():
    room = started("p1", "p2", "p3")
    kept = replace(room.meeting, board=replace(board(), switched={"signed_by_all": False}))
    (line,) = (line for line in sentences(kept) if line.endswith("___"))
    assert line.startswith("Representant for Luster | leiar")


def test_one_member_on_the_line_makes_the_meeting_one_with_remote_participation():
    room = started(*FOUR)
    assert "- **Møteform:** fysisk møte\n" in write(room.meeting)
    room.record(e.ParticipationChanged(person="p2", remote=True))
    told = write(room.meeting)
    assert "- **Møteform:** fysisk møte med fjerndeltaking\n" in told
    assert 'form: "hybrid"' in told
    assert read(told) == public(room.meeting)
