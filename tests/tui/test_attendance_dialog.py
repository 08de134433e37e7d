"""F6: who is there. Every key, what is recorded, and that going back and forth leaves nothing."""

from datetime import datetime

import pytest
from textual.widgets import OptionList

from sognko_tui.meeting import events as e
from sognko_tui.meeting.check import check
from sognko_tui.office.clock import ZONE
from tests.tui.room import AGENDA, BOARD, LARGE, sitting, without

ROW = {p.id: n for n, p in enumerate(BOARD.people)}


async def mark(it, person: str) -> None:
    """Go with the arrows to a person's line."""
    assert it.name == "AttendanceDialog"
    people = it.screen.query_one(OptionList)
    while people.highlighted != ROW[person]:
        await it.press("down" if people.highlighted < ROW[person] else "up")


def line(it, person: str) -> str:
    return it.options()[ROW[person]]


async def begun(it) -> None:
    """Close the first item, so that the meeting has started, and go to the third."""
    await it.adopt()
    await it.press("f7")
    await it.settle(3600)


async def test_a_marks_every_member_and_no_deputy_from_the_start(tmp_path):
    async with sitting(tmp_path, present=False) as it:
        assert "0/6 IKKJE VEDTAKSFØR" in it.status
        await it.press("f6")
        assert "0 av 6 til stades – ikkje vedtaksført" in it.text
        await it.press("a")
        assert "6 av 6 til stades" in it.text
        assert line(it, "p1").startswith("[√] LU")
        assert line(it, "d1").startswith("[ ] V1")
        await it.press("enter")
        assert it.events == [e.MemberArrived(person=f"p{n}") for n in range(1, 7)]
        assert "6/6 VEDTAKSFØR" in it.status
        assert it.message == "Frammøtet er ført: 6 av 6 kan røyste i denne saka."


async def test_a_leaves_alone_those_of_whom_absence_is_noted(tmp_path):
    async with sitting(tmp_path, present=False) as it:
        await it.press("f6")
        await mark(it, "p2")
        await it.press("f", "a", "enter")
        assert e.AbsenceNoted(person="p2", notice=True) in it.events
        assert "5/6 VEDTAKSFØR" in it.status


async def test_space_toggles_one_and_back_and_forth_leaves_nothing(tmp_path):
    async with sitting(tmp_path, present=False) as it:
        before = it.log
        await it.press("f6", "space", "down", "space", "space", "up", "space")
        await it.press("f", "f", "a")
        for _ in range(6):
            await it.press("space", "down")
        await it.press("enter")
        assert it.log == before


async def test_back_and_forth_after_the_start_leaves_nothing_either(tmp_path):
    async with sitting(tmp_path) as it:
        await begun(it)
        before = it.log
        await it.press("f6", "space", "space")
        await mark(it, "d1")
        await it.press("space", "0", "space")
        await mark(it, "p2")
        await it.press("space", "space", "enter")
        assert it.log == before


@pytest.mark.parametrize("key", ["enter", "f6"])
async def test_enter_and_f6_are_done_and_esc_leaves_without_trace(tmp_path, key):
    async with sitting(tmp_path, present=False) as it:
        before = it.log
        await it.press("f6", "a", "escape")
        assert it.name == "MeetingScreen"
        assert it.log == before
        await it.press("f6", "a", key)
        assert it.name == "MeetingScreen"
        assert len(it.meeting.presences) == 6


@pytest.mark.parametrize(("key", "notice", "said"), [("f", True, "forfall"), ("u", False, "utan")])
async def test_absence_with_and_without_notice(tmp_path, key, notice, said):
    async with sitting(tmp_path, present=False) as it:
        await it.press("f6")
        await mark(it, "p3")
        await it.press(key)
        assert line(it, "p3").startswith(f"[{key}] FJ")
        assert said in line(it, "p3")
        await it.press("enter")
        assert it.events == [e.AbsenceNoted(person="p3", notice=notice)]
        await it.press("f6")
        await mark(it, "p3")
        await it.press("space", "enter")
        assert it.meeting.presence("p3").here


async def test_absence_is_noted_of_members_and_deputies_only(tmp_path):
    async with sitting(tmp_path, present=False) as it:
        await it.press("f6")
        await mark(it, "s")
        await it.press("f")
        assert "medlemer og vara" in it.message


async def test_toggling_off_before_the_start_is_a_mistake_put_right(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f6", "space", "enter")
        assert it.events[-1] == e.AttendanceCleared(person="p1")
        assert it.meeting.presence("p1").stays == ()


async def test_toggling_off_after_the_start_records_leaving_with_time_and_item(tmp_path):
    async with sitting(tmp_path) as it:
        await begun(it)
        await it.press("f6")
        assert "kl. 10.00, under 3" in it.text
        await mark(it, "p3")
        await it.press("space")
        assert line(it, "p3").startswith("[–] FJ")
        await it.press("enter")
        left = it.events[-1]
        assert isinstance(left, e.MemberLeft)
        assert (left.person, left.moment.item, left.moment.relation) == ("p3", "i3", "during")
        assert left.moment.at is not None
        assert f"{left.moment.at:%H:%M}" == "10:00"
        assert "5/6 VEDTAKSFØR" in it.status


async def test_who_comes_back_has_a_second_stay(tmp_path):
    async with sitting(tmp_path) as it:
        await begun(it)
        await it.press("f6", "space", "enter")
        await it.press("f7")
        await it.settle(600)
        await it.press("f6", "space", "enter")
        stays = it.meeting.presence("p1").stays
        assert [s.arrived.item for s in stays] == [None, "i4"]
        assert it.meeting.presence("p1").here


async def test_who_was_there_cannot_be_absent(tmp_path):
    async with sitting(tmp_path) as it:
        await begun(it)
        await it.press("f6", "f")
        assert "Ført som møtt" in it.message
        await it.press("space", "f")
        assert "Ført som møtt" in it.message


async def test_v_on_a_member_asks_which_deputy_the_personal_one_first(tmp_path):
    async with sitting(tmp_path, present=False) as it:
        await it.press("f6")
        await mark(it, "p5")
        await it.press("v")
        assert "Kven møter for Representant for Gulen?" in it.text
        assert "V2" in it.options()[0]
        assert "V1" in it.options()[1]
        await it.press("1")
        assert line(it, "d2").startswith("[√] V2")
        assert "for GU" in line(it, "d2")
        assert line(it, "p5").startswith("[f] GU")
        await it.press("enter")
        assert e.AbsenceNoted(person="p5", notice=True) in it.events
        assert e.MemberArrived(person="d2", seat="p5") in it.events


async def test_v_on_a_deputy_asks_for_whom_and_only_free_seats_are_offered(tmp_path):
    async with sitting(tmp_path, present=False) as it:
        await it.press("f6")
        for person in ("p1", "p2", "p3"):
            await mark(it, person)
            await it.press("space")
        await mark(it, "d1")
        await it.press("v")
        assert [o.split()[1] for o in it.options()] == ["SO", "GU", "AS", "ingen:"]
        await it.press("1", "enter")
        assert e.MemberArrived(person="d1", seat="p4") in it.events


async def test_space_on_a_deputy_asks_for_whom_and_none_is_an_answer(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f6")
        await mark(it, "d1")
        await it.press("space")
        assert it.name == "MenuDialog"
        await it.press("0", "enter")
        assert it.events[-1] == e.MemberArrived(person="d1")
        assert "6/6" in it.status


async def test_a_personal_deputy_is_offered_only_the_seat_that_is_theirs(tmp_path):
    async with sitting(tmp_path, present=False) as it:
        await it.press("f6")
        await mark(it, "d2")
        await it.press("v")
        assert [o.split()[1] for o in it.options()] == ["GU", "ingen:"]


async def test_v_on_somebody_present_says_what_a_deputy_is_for(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f6", "v")
        assert "Vara er for den som er borte" in it.message


async def test_without_a_free_deputy_that_is_said(tmp_path):
    board = without(people=tuple(p for p in BOARD.people if p.function != "deputy"))
    async with sitting(tmp_path, board=board, present=False) as it:
        await it.press("f6", "v")
        assert "ikkje nokon ledig vara for Representant for Luster" in it.message


async def test_the_deputy_steps_down_when_the_member_comes(tmp_path):
    async with sitting(tmp_path, present=False) as it:
        await it.press("f6", "v", "1", "a", "enter")
        await begun(it)
        assert "6/6" in it.status
        await it.press("f6")
        await mark(it, "p1")
        await it.press("space")
        assert it.reads("#attendance-note").startswith("6 av 6 til stades")
        await it.press("enter")
        assert it.name == "MenuDialog"
        await it.press("enter", "f7")
        assert not it.meeting.presence("d1").here
        assert it.meeting.presence("p1").here
        assert "6/6" in it.status


async def test_g_notes_a_guest_and_who_they_are(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f6", "g")
        await it.fill(name="Revisor", represents="Revisjonen")
        await it.press("enter")
        await it.fill(function="konge")
        await it.press("enter")
        assert "gjest, administrasjon, observatør" in it.message
        await it.fill(function="Observatør")
        await it.press("enter", "enter")
        assert it.name == "AttendanceDialog"
        assert "Revisor (observatør)" in it.options()[-1]
        await it.press("enter")
        guest = it.events[-1]
        assert isinstance(guest, e.GuestNoted)
        assert (guest.person.name, guest.person.function, guest.person.represents) == (
            "Revisor", "observer", "Revisjonen",
        )  # fmt: skip
        await it.press("f6", "g")
        await it.fill(name="Konsulent")
        await it.finish()
        await it.press("enter")
        assert [g.id for g in it.meeting.guests] == ["guest-1", "guest-2"]


async def test_a_guest_noted_by_mistake_is_taken_out_again_in_the_same_visit(tmp_path):
    async with sitting(tmp_path) as it:
        before = it.log
        await it.press("f6", "g")
        await it.fill(name="Revisor")
        await it.finish()
        await it.press("end", "space", "enter")
        assert it.log == before


async def test_i_leads_on_to_the_steps_of_disqualification_and_records_who_came_with_them(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7", "f6")
        await mark(it, "p4")
        await it.press("space")
        await mark(it, "p3")
        await it.press("i")
        assert "Representant for Fjaler: kva grunnlag?" in it.text
        assert it.meeting.presence("p4").here
        await it.press("2", "enter")
        assert it.item("i2").disqualified[0].person == "p3"
        assert not it.meeting.presence("p4").here
        await it.press("f6")
        assert "UGILD" in line(it, "p3")


async def test_esc_from_the_steps_that_i_leads_to_leaves_no_trace_of_who_came(tmp_path):
    async with sitting(tmp_path, present=False) as it:
        await it.press("f7")
        before = it.log
        await it.press("f6", "a", "i")
        assert "kva grunnlag?" in it.text
        await it.press("escape")
        assert it.log == before


async def test_i_on_a_closed_item_says_how_it_is_taken_up_again(tmp_path):
    async with sitting(tmp_path) as it:
        await it.adopt()
        await it.press("f3", "f6", "i")
        assert "F8 a" in it.message
        assert it.name == "AttendanceDialog"


async def test_t_sets_the_time_and_before_during_or_after_of_a_change_made_now(tmp_path):
    async with sitting(tmp_path, present=False) as it:
        await it.press("f6")
        for person in ("p1", "p2", "p3", "p4", "p5"):
            await mark(it, person)
            await it.press("space")
        await it.press("enter")
        await begun(it)
        await it.press("f6")
        await mark(it, "p6")
        await it.press("t")
        assert "dei som har møtt" in it.message
        await it.press("space", "t")
        assert (it.value("came"), it.value("came_at")) == ("10.00", "under 3")
        await it.fill(came="kvart over")
        await it.press("enter")
        assert "ikkje eit klokkeslett" in it.message
        await it.fill(came="9:40", came_at="rett før 2")
        await it.press("enter", "enter")
        assert "«før»" in it.message
        await it.fill(came_at="før 2")
        await it.press("enter")
        assert "9.40 før 2" in line(it, "p6")
        await it.press("enter")
        event = it.events[-1]
        assert isinstance(event, e.MemberArrived)
        assert event.moment.at is not None
        assert f"{event.moment.at:%H:%M}" == "09:40"
        assert (event.moment.item, event.moment.relation) == ("i2", "before")


async def test_t_sets_when_somebody_left_who_leaves_now(tmp_path):
    async with sitting(tmp_path) as it:
        await begun(it)
        await it.press("f6", "space", "t")
        assert (it.value("left"), it.value("left_at")) == ("10.00", "under 3")
        await it.fill(left="9.50", left_at="etter 1")
        await it.finish()
        assert it.name == "AttendanceDialog"
        await it.press("enter")
        stay = it.meeting.presence("p1").stays[0]
        assert stay.left is not None
        assert stay.left.at is not None
        assert f"{stay.left.at:%H:%M}" == "09:50"
        assert (stay.left.item, stay.left.relation) == ("i1", "after")
        assert "5/6" in it.status


@pytest.mark.parametrize("relation", ["før", "under", "etter"])
async def test_t_corrects_what_was_noted_before(tmp_path, relation):
    async with sitting(tmp_path) as it:
        await begun(it)
        await it.press("f6", "t")
        assert it.value("came") == it.value("came_at") == it.value("left") == ""
        await it.fill(came="9.20", came_at=f"{relation} 1")
        await it.finish()
        await it.press("enter")
        event = it.events[-1]
        assert isinstance(event, e.PresenceCorrected)
        assert (event.arrived.item, event.left) == ("i1", None)
        words = {"før": "before", "under": "during", "etter": "after"}
        assert event.arrived.relation == words[relation]
        await it.press("f6")
        assert f"9.20 {relation} 1" in line(it, "p1")


async def left_late_after_a_vote_by_name(it) -> None:
    """Item 1 adopted against Gulen at 9.30, item 2 at 10.00, and Gulen gone under item 3."""
    await it.settle(30 * 60)
    await it.press("f5")
    await it.type("gu")
    await it.press("enter")
    for _ in range(2):
        await it.adopt()
        await it.settle(30 * 60)
    await it.press("f6")
    await mark(it, "p5")
    await it.press("space", "enter")


STARTED = (e.MeetingStarted(at=datetime(2025, 12, 9, 9, 0, tzinfo=ZONE)),)


async def test_a_time_set_anew_that_goes_with_another_item_tells_the_item_too(tmp_path):
    async with sitting(tmp_path, past=STARTED) as it:
        await left_late_after_a_vote_by_name(it)
        await it.press("f6")
        await mark(it, "p5")
        await it.press("t")
        assert it.value("left_at") == "under 3"
        await it.fill(left="8.25")
        await it.finish()
        assert "ingen kan ha gått før det" in it.message
        await it.fill(left="9.25")
        assert "forlét møtet kl. 9.25, under sak 1." in it.reads(".form-preview")
        await it.press("f2", "enter")
        left = it.meeting.presence("p5").stays[0].left
        assert left is not None
        assert (left.item, left.relation) == ("i1", "during")
        assert "voter_not_present" in {f.code for f in check(it.meeting) if f.severity == "hard"}


async def test_a_time_set_anew_by_the_same_item_keeps_what_was_said_of_it(tmp_path):
    async with sitting(tmp_path) as it:
        await left_late_after_a_vote_by_name(it)
        await it.press("f6")
        await mark(it, "p5")
        await it.press("t")
        await it.fill(left_at="etter 2")
        await it.press("f2", "t")
        await it.fill(left="10.10")
        await it.press("f2")
        assert "10.10 etter 2" in line(it, "p5")


async def test_t_without_a_change_records_nothing(tmp_path):
    async with sitting(tmp_path) as it:
        await begun(it)
        before = it.log
        await it.press("f6", "t")
        await it.finish()
        await it.press("enter")
        assert it.log == before


async def test_esc_from_a_question_in_the_dialog_leads_back_to_the_dialog(tmp_path):
    async with sitting(tmp_path) as it:
        before = it.log
        for key in ("g", "t"):
            await it.press("f6", key)
            assert it.name == "FormDialog", key
            await it.press("escape")
            assert it.name == "AttendanceDialog", key
            await it.press("escape")
        assert it.log == before


async def test_the_keys_are_told_in_the_dialog(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f6")
        for told in ("a alle", "mellomrom", "f forfall", "u utan", "v vara", "g gjest", "i ugild"):
            assert told in it.text
        assert "t klokkeslett · Enter ferdig · Esc avbryt" in it.text


@pytest.mark.parametrize("size", [(80, 24), LARGE])
async def test_a_board_of_many_can_be_gone_through_with_the_arrows(tmp_path, size):
    from sognko_tui.meeting.board import Person

    many = tuple(
        Person(id=f"p{n}", name=f"Representant nummer {n}", initials=f"R{n}") for n in range(40)
    )
    async with sitting(tmp_path, AGENDA, board=without(people=many), size=size) as it:
        assert "40/40" in it.status
        await it.press("f6", "end")
        assert "Representant nummer 39" in it.text
        await it.press("space")
        assert "Representant nummer 39" in it.text
        assert "39 av 40" in it.text


async def test_names_are_shown_as_they_are_written(tmp_path):
    import msgspec

    people = (
        msgspec.structs.replace(BOARD.people[0], name="[red]Åse[/] \x1b[31m議長"),
        *BOARD.people[1:],
    )
    async with sitting(tmp_path, board=without(people=people)) as it:
        await it.press("f6")
        assert "[red]Åse[/]" in it.text
        assert "\x1b" not in it.text
        await it.press("escape", "f5")
        assert "[red]Åse[/]" in it.reads(".dialog-intro")
        assert "\x1b" not in it.text
        await it.press("escape")
        await it.more("i")
        assert "[red]Åse[/]" in it.text
        assert "\x1b" not in it.text
