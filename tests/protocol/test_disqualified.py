"""How the protocol tells of those who had no part in an item."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.voting import take_vote
from tests.meetings import Room, board
from tests.protocol.telling import sentences

GROUND = "forvaltningslova § 6 andre ledd"


def asked(room: Room, motion: str, *persons: str, against: tuple[str, ...] = ()) -> None:
    """The question whether somebody is disqualified, and the vote on it."""
    room.record(
        e.ProposalMoved(
            item="i1", proposal=motion, mover="", text="", kind="disqualify", persons=persons
        )
    )
    room.record(take_vote(room.meeting, room.item("i1"), motion=motion, against=against))


def found(room: Room, person: str, motion: str, **more) -> None:
    room.record(e.Disqualified(item="i1", person=person, ground=GROUND, motion=motion, **more))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nn",
            "Representant for Fjaler vart kjend ugild med 4 mot 1 røyst etter "
            "forvaltningslova § 6 andre ledd og gjekk frå.",
        ),
        (
            "nb",
            "Representant for Fjaler ble kjent inhabil med 4 mot 1 stemme etter "
            "forvaltningslova § 6 andre ledd og fratrådte.",
        ),
    ],
)
def test_a_vote_that_was_not_unanimous_is_told_with_its_numbers(language, said):
    room = Room(1)
    asked(room, "q", "p3", against=("p6",))
    found(room, "p3", "q")
    room.adopt("i1")
    assert said in sentences(room.meeting, language=language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nn",
            "Representant for Luster vart kjend ugild med 2 mot 2 røyster, med dobbeltrøysta til "
            "møteleiaren etter forvaltningslova § 6 andre ledd og gjekk frå.",
        ),
        (
            "nb",
            "Representant for Luster ble kjent inhabil med 2 mot 2 stemmer, med møteleders "
            "dobbeltstemme etter forvaltningslova § 6 andre ledd og fratrådte.",
        ),
    ],
)
def test_a_tie_over_the_chair_is_settled_by_whoever_presides_on_the_question(language, said):
    room = Room(1, on=board(5))
    asked(room, "q", "p1", against=("p4", "p5"))
    found(room, "p1", "q", presides="p2")
    room.adopt("i1")
    assert said in sentences(room.meeting, language=language)


def test_who_voted_how_on_the_question_is_told_by_name():
    room = Room(1)
    asked(room, "q", "p3", against=("p6",))
    found(room, "p3", "q")
    told = sentences(room.meeting)
    assert any(line.startswith("For ugildskap røysta 4: Representant for Luster") for line in told)
    assert "Imot røysta 1: Representant for Askvoll" in told


def test_the_deputy_who_sat_stands_in_the_item_and_in_the_table_and_signs():
    room = Room(2, all_present=False)
    room.record(*(e.MemberArrived(person=f"p{n}") for n in range(1, 7)))
    room.arrive("d1")
    asked(room, "q", "p3")
    found(room, "p3", "q", deputy="d1")
    room.adopt("i1")
    told = sentences(room.meeting)
    assert "Vararepresentant for Luster møtte for Representant for Fjaler i saka." in told
    assert f"1 | Representant for Fjaler | {GROUND} |  | Vararepresentant for Luster" in told
    assert any(line.startswith("Vararepresentant for Luster | varamedlem | ___") for line in told)


def test_a_deputy_who_was_called_in_and_was_not_there_did_not_sit():
    room = Room(1)
    asked(room, "q", "p3")
    found(room, "p3", "q", deputy="d1")
    room.adopt("i1")
    told = sentences(room.meeting)
    assert not any("i saka" in line for line in told)
    assert f"1 | Representant for Fjaler | {GROUND} |  | " in told


def test_a_question_that_was_not_voted_on_is_said_to_have_been_asked():
    room = Room(1)
    room.record(
        e.ProposalMoved(
            item="i1", proposal="q", mover="p2", text="", kind="disqualify", persons=("p3",)
        )
    )
    told = sentences(room.meeting)
    assert "Det vart reist spørsmål om Representant for Fjaler var ugild." in told


def test_where_the_quorum_would_break_all_take_part_in_the_questions_and_it_is_told():
    room = Room(1)
    several = ("p3", "p4", "p5", "p6")
    asked(room, "q", *several, against=("p1", "p2", "p4", "p5"))
    told = sentences(room.meeting)
    assert (
        "Alle var med på å avgjere spørsmåla om ugildskap, sidan organet elles ikkje var vedtaksført."
        in told
    )


def test_a_single_question_says_nothing_of_who_took_part_in_it():
    room = Room(1)
    asked(room, "q", "p3")
    found(room, "p3", "q")
    assert not any("avgjere spørsmåla" in line for line in sentences(room.meeting))


def test_the_chair_takes_over_again_after_the_last_of_the_items_presided_by_another():
    room = Room(4)
    for item in ("i2", "i3"):
        room.disqualify("p1", item, presides="p2")
    for item in ("i1", "i2", "i3"):
        room.adopt(item)
    over = "Representant for Luster tok over att som møteleiar etter saka."
    assert over not in sentences(room.meeting)
    room.adopt("i4")
    told = sentences(room.meeting)
    assert told.count(over) == 1
    assert told.index("Sak 3 Sak nummer 3") < told.index(over) < told.index("Sak 4 Sak nummer 4")


def test_of_a_deputy_disqualified_in_turn_the_next_sits_for_the_member():
    room = Room(1, board(deputies=2), all_present=False)
    room.record(*(e.MemberArrived(person=f"p{n}") for n in range(1, 6)))
    room.arrive("d1", seat="p6")
    room.arrive("d2")
    found(room, "d1", "", deputy="d2")
    room.adopt("i1")
    said = "Vararepresentant for Vik møtte for Representant for Askvoll i saka."
    assert said in sentences(room.meeting)


def test_of_questions_put_at_two_times_each_is_told_by_its_own_votes():
    room = Room(1, on=board(4, 2))
    for motion in ("a", "b", "c"):
        asked(
            room,
            motion,
            *{"a": ("p1", "p2", "p3"), "b": ("p2", "p1", "p3"), "c": ("p3", "p1", "p2")}[motion],
        )
    found(room, "p1", "a", deputy="d1")
    room.arrive("d1", before="i1")
    asked(room, "d", "p2", "p4")
    told = sentences(room.meeting)
    assert any(
        line.startswith("Alle var med på å avgjere spørsmåla om ugildskap for ") for line in told
    )
    kept_out = "Representant for Vik og Representant for Solund var ikkje med på å avgjere spørsmåla om ugildskap."
    assert kept_out in told
