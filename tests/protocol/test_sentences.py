"""What the protocol says of a meeting, and what it does not say."""

import re
from datetime import date

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.procedural import taken_up
from sognko_tui.protocol import public, read, write
from sognko_tui.protocol.telling import clock
from tests.meetings import Room, agenda_item, board, points
from tests.protocol.examples import REMARKS, agenda, at, moment, unfinished


def under(written: str, number: str) -> str:
    """What stands under the heading of an item."""
    found = re.search(
        rf"^#+ Sak {re.escape(number)} .*?\n(.*?)(?=^#+ Sak |^## |\Z)", written, re.M | re.S
    )
    assert found is not None, number
    return found[1]


def item(room: Room, number: str = "1") -> str:
    return under(write(room.meeting), number)


def test_an_item_that_was_only_handled_prints_no_vote_and_no_decision():
    room = Room(2)
    room.vote("i1", against=["p2"])
    room.record(e.ItemHandled(item="i1"))
    told = item(room)
    assert "Røysting" not in told
    assert "### Vedtak" not in told
    assert "Representant" not in told


def test_notes_are_never_written():
    room = Room(2)
    room.write("i1", "Løyndom frå notatet", "notes")
    room.adopt("i1")
    assert "Løyndom" not in write(room.meeting)


def test_a_draft_of_a_decision_is_not_written():
    room = Room(2)
    room.write("i1", "Noko uferdig i vedtaksfeltet")
    assert "uferdig" not in write(room.meeting)
    assert "*Saka er ikkje ferdig handsama.*" in item(room)


def test_no_proposal_is_not_spoken_of():
    room = Room([agenda_item(1, None)])
    room.write("i1", "Styret bed om eit notat.")
    room.adopt("i1")
    told = item(room)
    assert "ramlegg" not in told
    assert "Samrøystes vedteke:\n\n> Styret bed om eit notat." in told


def test_an_approval_reads_as_one_sentence_with_its_vote():
    phrase = "Innkalling og sakliste vart godkjende utan merknader."
    room = Room([agenda_item(1, None, kind="formality", phrase=phrase)])
    room.adopt("i1")
    assert item(room).strip() == f"### Vedtak\n\nSamrøystes vedteke:\n\n> {phrase}"


def test_what_was_moved_stands_with_its_mover():
    room = Room(1)
    room.record(e.ProposalMoved(item="i1", proposal="a", mover="p2", text="1. Ja.\n2. Nei."))
    assert "**Representant for Vik** sette fram dette framlegget:\n\n> 1. Ja.\n> 2. Nei." in item(
        room
    )


def test_one_against_is_one_vote_in_the_singular():
    room = Room(1)
    room.vote("i1", against=["p2"])
    room.adopt("i1")
    assert "Framlegget vart vedteke med 5 mot 1 røyst.\n" in item(room)


def test_somebody_away_at_one_vote_is_named_and_the_rest_are_unanimous():
    room = Room(1)
    room.vote("i1", away=["p6"])
    room.adopt("i1")
    told = item(room)
    assert "Framlegget vart samrøystes vedteke.\n\n- Ikkje til stades (1): " in told
    assert "For framlegget" not in told


def test_who_refuses_to_vote_is_told_apart_from_who_is_blank():
    room = Room(1)
    room.vote("i1", refused=["p6"], blank=["p5"])
    room.adopt("i1")
    told = item(room)
    assert "- Blankt røysta 1: Representant for Gulen" in told
    assert "- Lét vere å røyste (1): Representant for Askvoll" in told


def test_a_written_ballot_names_nobody():
    room = Room(1)
    voters = tuple(f"p{n}" for n in range(1, 7))
    room.record(
        e.VoteTaken(
            item="i1", method="written", in_favour=voters[:4], against=voters[4:5], blank=voters[5:]
        )
    )
    room.adopt("i1")
    told = item(room)
    assert "med 4 mot 1 røyst" in told
    assert "Blanke røyster: 1" in told
    assert "Representant" not in told


def test_only_the_last_vote_on_a_proposal_is_told():
    room = Room(1)
    room.vote("i1", against=["p2"])
    room.vote("i1", against=["p2", "p3"])
    room.adopt("i1")
    told = item(room)
    assert "4 mot 2 røyster" in told
    assert "5 mot 1" not in told


def test_a_vote_before_a_postponement_is_no_result():
    room = Room(1)
    room.vote("i1")
    room.record(e.ItemPostponed(item="i1", to="til neste møte."))
    told = item(room)
    assert "Saka vart utsett til neste møte." in told
    assert "vedteke" not in told


def test_an_item_taken_up_in_the_meeting_says_so():
    room = Room(1)
    room.record(e.ItemAdded(item=agenda_item(2)))
    reason = "Fristen går ut i morgon."
    room.record(e.RuleOverridden(rule="outside_agenda", item="i2", reason=reason))
    room.adopt("i2")
    told = item(room, "2")
    assert "*Saka stod ikkje på saklista og vart teken opp i møtet.*" in told
    assert f"Grunngjeving: {reason}" in told


def test_other_business_with_nothing_raised_has_no_items():
    room = Room([agenda(1, "Ymse", None)])
    room.record(e.ItemHandled(item="i1"))
    assert item(room).strip() == "*Ingen saker.*"


def test_a_slip_of_the_pen_put_right_is_told():
    room = Room(1)
    room.record(
        e.ProposalCorrected(item="i1", proposal=(Point(text="Styret tek saka til vitande!"),))
    )
    room.adopt("i1")
    assert "*Ein skrivefeil i framlegget vart retta i møtet.*" in item(room)


def test_the_decision_numbers_its_points_as_they_stand():
    room = Room([agenda_item(1, points("Ein.", "To.", "Tre."))])
    room.write("i1", "1. Ein.\n3. Tre.")
    room.adopt("i1")
    assert "> 1. Ein.\n> 2. Tre.\n" in item(room)


@pytest.mark.parametrize(
    ("arrived", "sentence"),
    [
        (moment(9, 20, "i2", "during"), "kom kl. 9.20, under sak 2."),
        (e.Moment(item="i2", relation="before"), "kom før sak 2."),
    ],
)
def test_who_came_late_is_told_with_time_and_item(arrived, sentence):
    room = Room(3, all_present=False)
    room.record(*(e.MemberArrived(person=f"p{n}") for n in range(1, 6)))
    room.record(e.MeetingStarted(at=at(9, 0)))
    room.record(e.MemberArrived(person="p6", moment=arrived))
    assert f"- Representant for Askvoll {sentence}\n" in write(room.meeting)


def test_who_came_back_is_told_as_coming_back():
    room = Room(3)
    room.record(e.MeetingStarted(at=at(9, 0)))
    room.record(e.MemberLeft(person="p6", moment=moment(10, 40, "i1", "before")))
    room.record(e.MemberArrived(person="p6", moment=moment(11, 0, "i2", "before")))
    written = write(room.meeting)
    assert "- Representant for Askvoll forlét møtet kl. 10.40, før sak 1.\n" in written
    assert "- Representant for Askvoll kom tilbake kl. 11.00, før sak 2.\n" in written
    assert "| til kl. 10.40; frå kl. 11.00 |" in written


def test_somebody_noted_before_the_start_was_there_all_the_time():
    room = Room(3, all_present=False)
    room.record(e.MemberArrived(person="p1", moment=moment(8, 50, "i1", "before")))
    room.record(e.MeetingStarted(at=at(9, 0)))
    written = write(room.meeting)
    assert "| Representant for Luster | leiar | Luster | heile møtet |" in written
    assert "Endringar" not in written


def test_members_of_whom_nothing_is_noted_are_not_left_out():
    room = Room(1, all_present=False)
    room.arrive("p1")
    written = write(room.meeting)
    assert "| Representant for Vik | nestleiar | Vik | ikkje ført |" in written


def test_attendance_that_was_not_taken_says_so():
    written = write(Room(1, all_present=False).meeting)
    assert "Frammøtet er ikkje ført." in written
    assert "Desse møtte" not in written


def test_a_draft_names_what_is_open_and_when_remarks_are_due():
    written = write(unfinished("nn"), remarks_due=REMARKS)
    assert written.index("UTKAST") < written.index("Dato:")
    assert "> Ikkje ferdig handsama: sakene 2 og 3.\n" in written
    assert "innan 31. mars 2026." in written


def test_a_final_protocol_is_no_draft():
    room = Room(1)
    room.adopt("i1")
    assert "UTKAST" not in write(room.meeting)
    assert "UTKAST" in write(room.meeting, draft=True)


def test_the_disqualified_is_named_with_ground_and_who_presided():
    room = Room(1)
    room.disqualify("p1", "i1", presides="p2")
    room.adopt("i1")
    written = write(room.meeting)
    assert (
        "| 1 | Representant for Luster | forvaltningslova § 6 første ledd | Representant for Vik |"
        in written
    )
    assert "vart kjend ugild etter forvaltningslova § 6 første ledd og gjekk frå." in written


def test_the_language_is_the_board_s():
    room = Room(1, board(language="nb"))
    room.adopt("i1")
    assert "Forslaget ble enstemmig vedtatt:" in write(room.meeting)


def test_long_agendas_keep_their_order():
    room = Room(30)
    written = write(room.meeting)
    numbers = [int(n) for n in re.findall(r"^## Sak (\d+) ", written, re.M)]
    assert numbers == list(range(1, 31))


def test_a_follow_up_s_date_is_written_out_and_other_words_stay():
    room = Room(1)
    for due in ("2026-04-15", "2026-02-31", "før ferien"):
        room.record(e.FollowUpNoted(item="i1", who="p1", what="Melde frå", due=due))
    told = item(room)
    assert "| Representant for Luster | Melde frå | 15. april 2026 |" in told
    assert "| 2026-02-31 |" in told
    assert "| før ferien |" in told


@pytest.mark.parametrize(
    ("language", "due"),
    [
        ("nn", "neste styremøte (12. mai 2026)"),
        ("nb", "neste styremøte (12. mai 2026)"),
    ],
)
def test_a_follow_up_due_at_the_next_meeting_has_its_date_where_that_is_known(language, due):
    room = Room(1, board(language=language))
    room.record(
        e.FollowUpNoted(item="i1", who="Vik", what="Ringje", due="neste styremøte"),
        e.FollowUpNoted(item="i1", who="Vik", what="Skrive", due="neste møte 12. mai 2026"),
    )
    assert "| Vik | Ringje | neste styremøte |" in item(room)
    room.record(e.NextMeetingSet(date=date(2026, 5, 12)))
    assert f"| Vik | Ringje | {due} |" in item(room)
    assert "| Vik | Skrive | neste møte 12. mai 2026 |" in item(room)
    assert read(write(room.meeting)) == public(room.meeting)


def test_an_unknown_person_does_not_stop_the_protocol():
    room = Room(1)
    room.adopt("i1")
    meeting = replace(room.meeting, presiding="nobody")
    assert "Møteprotokoll" in write(meeting)


def late_chair() -> Room:
    """The chair comes during item 2; the deputy chair presides until then."""
    room = Room(3, all_present=False)
    for person in ("p2", "p3", "p4", "p5", "p6"):
        room.arrive(person)
    room.vote("i1", against=["p3", "p4"], blank=["p5"])
    room.adopt("i1")
    room.open("i2")
    room.arrive("p1", during="i2")
    room.adopt("i2")
    room.open("i3")
    return room


@pytest.mark.parametrize("language", ["nn", "nb"])
def test_who_presided_is_told_in_each_item_the_one_at_the_head_did_not(language):
    room = late_chair()
    room.adopt("i3")
    meeting = replace(room.meeting, board=replace(room.meeting.board, language=language))
    written = write(meeting)
    led = {"nn": "leidde møtet i saka", "nb": "ledet møtet i saken"}[language]
    for number, told in (("1", True), ("2", True), ("3", False)):
        assert (f"**Representant for Vik** {led}." in under(written, number)) is told
    assert read(written) == public(meeting)


def test_nobody_presides_in_an_item_who_had_no_part_in_it():
    room = late_chair()
    room.disqualify("p1", "i3", presides="p2")
    room.disqualify("p2", "i3", presides="p3")
    room.adopt("i3")
    assert "**Representant for Fjaler** vart vald til å leie møtet i saka." in item(room, "3")
    assert "**Representant for Vik** leidde" not in item(room, "3")
    assert read(write(room.meeting)) == public(room.meeting)


def test_whoever_was_not_in_the_room_did_not_leave_it_for_being_disqualified():
    room = Room(2)
    room.leave("p4", before="i1")
    room.disqualify("p4", "i1")
    room.adopt("i1")
    assert "vart kjend ugild etter forvaltningslova § 6 første ledd.\n" in item(room)
    assert "gjekk frå" not in item(room)
    assert read(write(room.meeting)) == public(room.meeting)


@pytest.mark.parametrize("against", [[], ["p3"]])
@pytest.mark.parametrize("language", ["nn", "nb"])
def test_a_moved_proposal_that_was_adopted_in_other_words_is_said_to_be_changed(against, language):
    room = Room(1)
    room.record(e.ProposalMoved(item="i1", proposal="m1", mover="p2", text="Noko anna."))
    room.write("i1", "Noko heilt anna.")
    room.vote("i1", motion="m1", against=against)
    room.adopt("i1")
    meeting = replace(room.meeting, board=replace(room.meeting.board, language=language))
    word = {"nn": "endra", "nb": "endret"}[language]
    assert re.search(f"fr[åa] Representant for Vik .* {word} i møtet", write(meeting))
    assert read(write(meeting)) == public(meeting)


def test_a_quorum_that_was_there_in_the_end_is_not_said_to_have_been_missing():
    room = Room(2)
    for person in ("p3", "p4", "p5", "p6"):
        room.leave(person, before="i1")
    room.record(e.RuleOverridden(rule="quorum", reason="Det hasta", item="i1"))
    room.adopt("i1")
    assert "Det hasta" in item(room)
    room.record(e.ItemReopened(item="i1"))
    room.arrive("p3", before="i1")
    room.adopt("i1")
    assert "Det hasta" not in item(room)


def test_whoever_came_during_the_first_item_was_not_there_from_the_start():
    room = Room(2, all_present=False)
    for person in ("p1", "p2", "p3"):
        room.arrive(person)
    room.open("i1")
    room.arrive("p4", during="i1")
    room.clock.go(minutes=10)
    assert room.adopt("i1").last_vote is not None
    started = room.meeting.started
    arrived = room.meeting.presence("p4").stays[0].arrived.at
    assert started is not None
    assert arrived is not None
    assert arrived < started
    assert f"Representant for Solund kom kl. {clock(arrived)}, under sak 1." in write(room.meeting)
    assert "| Representant for Solund | medlem | Solund | heile møtet |" not in write(room.meeting)


def test_a_clock_that_was_put_back_lets_nobody_be_there_the_whole_meeting():
    room = Room(3)
    room.leave("p3")
    room.adopt("i1")
    room.open("i2")
    room.clock.go(hours=-2)
    room.arrive("p3", during="i2")
    room.adopt("i2")
    room.adopt("i3")
    written = write(room.meeting)
    assert "| Representant for Fjaler | medlem | Fjaler | heile møtet |" not in written
    assert "Representant for Fjaler kom" in written


def test_whoever_left_at_some_time_was_not_there_to_the_end():
    room = Room(3)
    room.adopt("i1")
    room.leave("p3")
    room.adopt("i2")
    room.adopt("i3")
    assert "Representant for Fjaler forlét møtet i løpet av møtet." in write(room.meeting)
    assert "| Representant for Fjaler | medlem | Fjaler | heile møtet |" not in write(room.meeting)
    assert read(write(room.meeting)) == public(room.meeting)


@pytest.mark.parametrize("against", [(), ("p3",)])
def test_what_is_raised_under_other_business_tells_of_being_taken_up_where_that_was_asked(against):
    room = Room([agenda_item(1, None)])
    room.record(e.ItemAdded(item=agenda_item("1.1", None), parent="i1"))
    room.write("i1.1", "Styret gjev ei gåve.")
    outside = "Saka stod ikkje på saklista og vart teken opp i møtet."
    assert outside not in item(room, "1.1")
    room.record(*taken_up(room.meeting, room.item("i1.1"), against, room.clock.now()).events)
    room.adopt("i1.1")
    assert outside in item(room, "1.1")
    few = "Det var for få til å hindre det."
    assert (few in item(room, "1.1")) is bool(against)
    assert read(write(room.meeting)) == public(room.meeting)
