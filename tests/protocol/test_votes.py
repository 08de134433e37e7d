"""How the protocol tells of votes: on points, between two, by numbers, by lot, on the handling."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.composition import composed
from sognko_tui.meeting.state import Meeting
from sognko_tui.meeting.voting import count_vote, take_vote
from tests.meetings import Room, agenda_item, board, points
from tests.protocol.telling import sentences


def moved(room: Room, motion: str, mover: str, text: str = "Noko anna.", **more) -> None:
    room.record(e.ProposalMoved(item="i1", proposal=motion, mover=mover, text=text, **more))


def asked(room: Room, against: list[str]) -> None:
    """A vote on the handling."""
    room.record(take_vote(room.meeting, room.item("i1"), motion="q", against=against))


def counted(room: Room, ayes: int, noes: int, blank: int = 0, **more) -> Meeting:
    counts = e.Counts(in_favour=ayes, against=noes, blank=blank)
    return room.record(count_vote(room.meeting, room.item("i1"), counts, **more))


def test_a_single_proposal_of_each_kind_is_called_by_its_mover():
    for kind, words in (
        ("counter", "Framlegget frå Representant for Vik"),
        ("amendment", "Endringsframlegget frå Representant for Vik"),
        ("addition", "Tilleggsframlegget frå Representant for Vik"),
    ):
        room = Room(1)
        moved(room, "a", "p2", kind=kind)
        room.vote("i1", motion="a", against=["p1", "p3", "p4", "p5"])
        assert f"{words} fall med 2 mot 4 røyster." in sentences(room.meeting)


def test_a_proposal_of_nobody_is_told_without_a_name():
    room = Room(1)
    moved(room, "a", "")
    room.vote("i1", motion="a", against=["p1", "p2", "p3", "p4"])
    told = sentences(room.meeting)
    assert "Dette framlegget vart sett fram:" in told
    assert "Motframlegget fall med 2 mot 4 røyster." in told


def test_an_amendment_says_which_point_it_changes_and_that_it_was_withdrawn():
    room = Room([agenda_item(1, points("Ein.", "To."))])
    moved(room, "a", "p2", kind="amendment", point=2)
    room.record(e.ProposalWithdrawn(item="i1", proposal="a"))
    told = sentences(room.meeting)
    moved_at = told.index("Representant for Vik sette fram dette endringsframlegget til punkt 2:")
    assert told[moved_at + 1 : moved_at + 3] == ["Noko anna.", "Framlegget vart trekt."]


def test_letters_go_to_what_is_about_the_text_alone():
    room = Room(1)
    moved(room, "later", "p4", "", kind="postpone")
    moved(room, "a", "p2")
    moved(room, "b", "p3", "Noko tredje.")
    room.vote("i1", motion="a", opposed="b", against=["p3", "p4"])
    told = sentences(room.meeting)
    assert (
        "Framlegg A frå Representant for Vik vart sett opp mot framlegg B frå "
        "Representant for Fjaler: 4 mot 2 røyster." in told
    )
    assert (
        "For framlegg B frå Representant for Fjaler røysta 2: Representant for Fjaler og Representant for Solund"
        in told
    )


@pytest.mark.parametrize(
    ("against", "winner"),
    [
        (["p4", "p5", "p6"], "framlegget frå Representant for Vik"),
        (["p1", "p5", "p6"], "framlegget"),
    ],
)
def test_a_tie_between_two_says_to_whom_the_casting_vote_went(against, winner):
    room = Room(1)
    moved(room, "a", "p2")
    room.vote("i1", motion="a", opposed="main", against=against)
    told = sentences(room.meeting)
    assert (
        "Framlegget frå Representant for Vik vart sett opp mot framlegget: 3 mot 3 røyster." in told
    )
    assert f"Dobbeltrøysta til møteleiaren gjekk til {winner}." in told


def test_a_tie_at_an_election_is_settled_by_lot_and_it_is_told_who_drew_it():
    room = Room([agenda_item(1, kind="election")])
    counted(room, 3, 3, tie="for")
    room.record(e.VoteWithdrawn(item="i1"))
    counts = e.Counts(in_favour=3, against=3)
    room.record(e.VoteTaken(item="i1", method="counted", counts=counts, tie="for", lot="s"))
    room.adopt("i1")
    told = sentences(room.meeting)
    assert "Framlegget vart vedteke med 3 mot 3 røyster, etter loddtrekking." in told
    assert "Sekretær for styret trekte loddet." in told


def test_two_put_against_each_other_by_lot_say_on_whom_it_fell():
    room = Room([agenda_item(1, kind="election")])
    moved(room, "a", "p2")
    counts = e.Counts(in_favour=3, against=3)
    room.record(
        e.VoteTaken(
            item="i1",
            motion="a",
            opposed="main",
            method="counted",
            counts=counts,
            tie="against",
            lot="s",
        )
    )
    assert "Loddet fall på framlegget." in sentences(room.meeting)


def test_numbers_without_names_are_told_with_the_blank_ones():
    room = Room(1, board(rules="lag"))
    counted(room, 4, 1, 1)
    room.adopt("i1")
    told = sentences(room.meeting)
    assert "Framlegget vart vedteke med 4 mot 1 røyst." in told
    assert "Blanke røyster: 1" in told
    assert not any("røysta" in line for line in told)


def test_a_written_vote_by_numbers_says_that_it_was_written():
    room = Room([agenda_item(1, kind="election")])
    counted(room, 4, 1, 1, written=True)
    room.adopt("i1")
    assert "Røystinga var skriftleg. Blanke røyster: 1" in sentences(room.meeting)


def test_a_trial_vote_is_never_told():
    room = Room(1)
    room.record(
        e.VoteTaken(item="i1", method="by_names", in_favour=("p1",), against=("p2",), trial=True)
    )
    room.adopt("i1")
    told = sentences(room.meeting)
    assert "Framlegget vart samrøystes vedteke:" in told
    assert not any("1 mot 1" in line for line in told)


@pytest.mark.parametrize(
    ("kind", "end", "act"),
    [
        ("postpone", e.ItemPostponed(item="i1"), "å utsetje saka"),
        ("return", e.ItemReturned(item="i1"), "å sende saka tilbake"),
        ("forward", e.ItemForwarded(item="i1"), "å sende saka over"),
    ],
)
def test_votes_on_the_handling_are_told_where_the_item_was_put_off(kind, end, act):
    room = Room(1)
    moved(room, "q", "p2", "", kind=kind)
    asked(room, against=["p3"])
    room.record(end)
    told = sentences(room.meeting)
    assert f"Representant for Vik gjorde framlegg om {act}." in told
    assert f"Framlegget om {act} vart vedteke med 5 mot 1 røyst." in told


def test_a_vote_on_postponing_that_fell_is_told_before_the_decision():
    room = Room(1)
    moved(room, "q", "", "møtet i juni", kind="postpone")
    asked(room, against=["p1", "p2", "p3", "p4"])
    room.adopt("i1")
    told = sentences(room.meeting)
    assert "Det vart gjort framlegg om å utsetje saka." in told
    assert "Framlegget lydde: møtet i juni" in told
    assert "Framlegget om å utsetje saka fall med 2 mot 4 røyster." in told
    assert "Framlegget vart samrøystes vedteke:" in told


def test_a_handled_item_tells_what_was_voted_on_its_handling_alone():
    room = Room(1)
    moved(room, "q", "p2", "", kind="postpone")
    asked(room, against=["p1", "p3", "p4", "p5"])
    room.vote("i1", against=["p2"])
    room.record(e.ItemHandled(item="i1"))
    told = sentences(room.meeting)
    assert any(line.startswith("Framlegget om å utsetje saka fall") for line in told)
    assert not any("5 mot 1" in line for line in told)


def in_points(room: Room, fallen: set[int], text: str | None = None) -> None:
    for n in (1, 2, 3):
        room.vote("i1", point=n, against=["p1", "p2", "p3", "p4"] if n in fallen else [])
    room.write("i1", text if text is not None else composed(room.item("i1")))
    room.adopt("i1")


def test_a_proposal_that_passed_in_all_points_says_nothing_of_where_they_came_from():
    room = Room([agenda_item(1, points("Ein.", "To.", "Tre."))])
    in_points(room, set())
    told = sentences(room.meeting)
    assert "Punkt 3 vart samrøystes vedteke." in told
    assert "Etter punktvis røysting vart framlegget vedteke:" in told
    assert not any("i vedtaket" in line for line in told)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nn", "Punkt 1 i vedtaket er punkt 2 i framlegget."),
        ("nb", "Punkt 1 i vedtaket er punkt 2 i forslaget."),
    ],
)
def test_points_that_moved_say_where_they_came_from(language, said):
    room = Room([agenda_item(1, points("Ein heilt.", "To som står.", "Tre anna."))])
    in_points(room, {1})
    assert said in sentences(room.meeting, language=language)


@pytest.mark.parametrize(
    ("language", "lead", "origin"),
    [
        (
            "nn",
            "Etter punktvis røysting vart framlegget frå Representant for Vik vedteke slik:",
            "Punkt 1 i vedtaket er punkt 2 i framlegget frå Representant for Vik.",
        ),
        (
            "nb",
            "Etter punktvis avstemning ble forslaget fra Representant for Vik vedtatt slik:",
            "Punkt 1 i vedtaket er punkt 2 i forslaget fra Representant for Vik.",
        ),
    ],
)
def test_a_member_s_proposal_adopted_point_by_point_is_told_so(language, lead, origin):
    room = Room([agenda_item(1, points("Ein heilt.", "To som står."))])
    moved(room, "a", "p2", "1. Styret ventar.\n2. Leiaren melder frå.")
    room.vote("i1", motion="a", opposed="main", against=["p6"])
    room.vote("i1", motion="a", point=1, against=["p1", "p2", "p3", "p4"])
    room.vote("i1", motion="a", point=2)
    room.write("i1", composed(room.item("i1")))
    room.adopt("i1")
    told = sentences(room.meeting, language=language)
    assert lead in told
    assert origin in told


def test_words_that_came_in_the_meeting_are_said_to_have_done_so():
    room = Room([agenda_item(1, points("Ein heilt.", "To som står.", "Tre anna."))])
    text = "1. Ein heilt.\n2. To som står.\n3. Tre anna.\n4. Heilt nye ord her."
    in_points(room, set(), text)
    assert "Punkt 4 i vedtaket kom til i møtet." in sentences(room.meeting)


def test_a_proposal_and_an_addition_are_put_together():
    room = Room(1)
    moved(room, "d", "p3", "Fristen er 1. mai.", kind="addition")
    room.vote("i1")
    room.vote("i1", motion="d")
    room.write("i1", composed(room.item("i1")))
    room.adopt("i1")
    told = sentences(room.meeting)
    assert "Vedteke som i framlegget" not in " ".join(told)
    assert (
        "Vedtaket er sett saman av framlegget og tilleggsframlegget frå Representant for Fjaler."
        in told
    )


def test_where_another_vote_came_last_the_words_before_the_decision_say_what_was_adopted():
    room = Room(1)
    moved(room, "a", "p2", "Heilt andre ord.")
    moved(room, "b", "p3", "Noko tredje.")
    room.write("i1", "Heilt andre ord.")
    room.vote("i1", motion="a", against=["p4"])
    room.vote("i1", motion="b", against=["p1", "p2", "p4", "p5"])
    room.adopt("i1")
    told = sentences(room.meeting)
    assert "Framlegg A frå Representant for Vik vart vedteke:" in told


# Ties that nothing settled


def tied_in(motion: str, kind: e.MotionKind, **vote) -> Room:
    """Three against three on what was moved, the chair out of the room."""
    room = Room(1, board(7))
    moved(room, motion, "p2", kind=kind)
    room.vote("i1", motion=motion, against=["p5", "p6", "p7"], away=["p1"], **vote)
    return room


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nn", "fekk likt røystetal, 3 mot 3 røyster, og det vart ikkje avgjort."),
        ("nb", "fikk likt stemmetall, 3 mot 3 stemmer, og det ble ikke avgjort."),
    ],
)
def test_of_a_tie_that_nothing_settled_the_protocol_says_so_and_not_that_it_fell(
    language, sentence
):
    told = "\n".join(sentences(tied_in("a", "amendment").meeting, language=language))
    assert sentence in told
    assert "fall med" not in told
    assert "falt med" not in told


def test_settled_without_a_casting_vote_it_fell():
    told = "\n".join(sentences(tied_in("a", "amendment", tie="against").meeting))
    assert "Endringsframlegget frå Representant for Vik fall med 3 mot 3 røyster." in told


@pytest.mark.parametrize("tie", ["", "against"])
def test_of_two_against_each_other_neither_got_the_majority(tie):
    told = sentences(tied_in("a", "counter", opposed="main", tie=tie).meeting)
    assert "Ingen av dei to fekk fleirtal." in told
    assert not any("Framlegget fekk fleirtal" in line for line in told)


# What else is told


def test_an_addition_that_alone_passed_is_told_as_what_was_decided():
    room = Room(1)
    moved(room, "t", "p2", "Styret melder frå.", kind="addition")
    room.vote("i1", against=["p1", "p2", "p3", "p4"])
    room.vote("i1", motion="t", against=["p6"])
    room.write("i1", composed(room.item("i1")))
    room.adopt("i1")
    told = sentences(room.meeting)
    assert "Framlegget fall med 2 mot 4 røyster." in told
    assert "Tilleggsframlegget frå Representant for Vik vart vedteke med 5 mot 1 røyst." in told
    assert "Framlegget vart ikkje vedteke." not in told
    assert "Styret melder frå." in told[told.index("Vedtak") :]


@pytest.mark.parametrize("kind", ["counter", "addition"])
def test_a_vote_on_a_member_s_proposal_is_told_where_the_item_was_only_handled(kind):
    room = Room([agenda_item(1, None, kind="other")])
    moved(room, "a", "p2", kind=kind)
    room.vote("i1", motion="a", against=["p1", "p3", "p4", "p5", "p6"])
    assert room.adopt("i1").outcome == "handled"
    assert any("fall med 1 mot 5 røyster." in line for line in sentences(room.meeting))


def test_who_presided_is_told_by_the_vote_that_decided_and_not_by_one_after_it():
    room = Room(2)
    moved(room, "t", "p3", "Styret melder frå.", kind="addition")
    room.vote("i1", against=["p6"])
    room.leave("p1", during="i1")
    room.vote("i1", motion="t", against=["p6"])
    room.write("i1", composed(room.item("i1")))
    room.adopt("i1")
    room.adopt("i2")
    told = sentences(room.meeting)
    assert (
        "Representant for Vik leidde møtet i saka." not in told[: told.index("Sak 2 Sak nummer 2")]
    )
    assert "Representant for Vik leidde møtet i saka." in told
