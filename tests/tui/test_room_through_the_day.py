"""F6 while the meeting goes on: deputies in turn, the line, coming in the middle of an item; the status."""

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.protocol import write
from tests.tui.room import AGENDA, BOARD, sitting

from .test_attendance_dialog import begun, line, mark

REMOTE = replace(BOARD, switched={"remote": True})


async def test_a_deputy_out_of_turn_is_called_with_a_reason_that_stands_in_the_protocol(tmp_path):
    more = replace(BOARD.people[6], id="d3", name="Andre vararepresentant", initials="V3", order=3)
    board = replace(BOARD, people=(*BOARD.people, more))
    async with sitting(tmp_path, board=board, present=False) as it:
        await it.press("f6", "a")
        await mark(it, "p3")
        await it.press("space", "f", "v")
        assert [o.split()[1] for o in it.options()] == ["V1", "V3"]
        await it.press("2")
        assert "Kvifor utanom tur for Representant for Fjaler?" in it.text
        await it.finish()
        assert "Skriv inn noko her" in it.message
        await it.type("har alt reist")
        assert "stod føre på lista" in it.reads(".form-preview")
        await it.press("enter")
        assert "for FJ" in it.options()[9]
        await it.press("enter")
        assert e.DeputySkipped(deputy="d1", seat="p3", reason="har alt reist") in it.events


async def test_esc_at_the_reason_calls_nobody_in(tmp_path):
    more = replace(BOARD.people[6], id="d3", name="Andre vararepresentant", initials="V3", order=3)
    board = replace(BOARD, people=(*BOARD.people, more))
    async with sitting(tmp_path, board=board, present=False) as it:
        await it.press("f6", "v", "2", "escape")
        assert it.options()[9].startswith("[ ] V3")
        assert line(it, "p1").startswith("[ ]")


async def test_who_is_present_for_nobody_is_shown_so_and_can_be_called_in_later(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f6")
        await mark(it, "d1")
        await it.press("space", "0")
        assert "for ingen" in line(it, "d1")
        assert "utan å møte for nokon" in it.reads("#attendance-preview")
        await it.press("enter", "f6")
        await mark(it, "p6")
        await it.press("space", "v", "1")
        assert "for AS" in line(it, "d1")
        await it.press("enter")
        assert it.meeting.presence("d1").stays[-1].seat == "p6"


async def test_r_is_the_line_and_back_to_the_room(tmp_path):
    async with sitting(tmp_path, board=REMOTE) as it:
        await begun(it)
        await it.press("f6")
        await mark(it, "p4")
        await it.press("r")
        assert "FJERN" in line(it, "p4")
        assert it.message == ""
        assert "fjernmøte" in it.reads("#attendance-preview")
        await it.press("enter")
        assert it.meeting.presence("p4").stays[-1].remote_now
        await it.press("f6")
        await mark(it, "p4")
        await it.press("r", "enter")
        assert not it.meeting.presence("p4").stays[-1].remote_now


async def test_without_leave_to_meet_remotely_it_is_warned_of_and_let_through(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f6", "r")
        assert "løyve til fjernmøte (kommunelova § 11-7)" in it.message
        await it.press("ctrl+r")
        assert "Fjernmøte" in it.text
        await it.press("escape", "enter")
        assert it.meeting.presence("p1").stays[-1].remote_now


async def test_r_is_for_those_who_are_there(tmp_path):
    async with sitting(tmp_path, present=False) as it:
        await it.press("f6", "r")
        assert "mellomrom først" in it.message


async def gone_and_back(it) -> None:
    """Askvoll left in an earlier item and comes in the one at hand."""
    await it.press("f6")
    await mark(it, "p6")
    await it.press("space", "enter")
    await it.press("f7", "f6")
    await mark(it, "p6")
    await it.press("space")


@pytest.mark.parametrize(("keys", "voters"), [(("enter",), "5/6"), (("s",), "6/6")])
async def test_who_comes_before_the_vote_is_asked_about(tmp_path, keys, voters):
    async with sitting(tmp_path, AGENDA[1:]) as it:
        await begun(it)
        await gone_and_back(it)
        await it.press("enter")
        assert "AS kom under sak" in it.text
        await it.press(*keys)
        assert it.name == "MeetingScreen"
        assert f"{voters} VEDTAKSFØR" in it.status


async def test_esc_at_that_question_leads_back_to_the_people(tmp_path):
    async with sitting(tmp_path, AGENDA[1:]) as it:
        await begun(it)
        await gone_and_back(it)
        before = it.log
        await it.press("enter", "escape")
        assert it.name == "AttendanceDialog"
        await it.press("escape")
        assert it.log == before


async def test_two_of_one_name_are_told_apart_by_what_they_represent(tmp_path):
    same = tuple(
        replace(p, name="Representant", initials=p.initials) if p.seated else p
        for p in BOARD.people
    )
    async with sitting(tmp_path, board=replace(BOARD, people=same)) as it:
        await it.press("f6")
        assert "Representant, Fjaler (medlem)" in line(it, "p3")
        assert "Representant, Solund (medlem)" in line(it, "p4")


async def test_the_status_line_names_those_without_a_vote_in_this_item(tmp_path):
    async with sitting(tmp_path) as it:
        assert "6/6 VEDTAKSFØR │" in it.status
        await it.press("f6")
        await mark(it, "p5")
        await it.press("space", "f", "enter")
        assert "5/6 VEDTAKSFØR −GU │" in it.status


async def test_a_wide_status_line_names_those_who_may_vote_too(tmp_path):
    async with sitting(tmp_path, size=(160, 50)) as it:
        assert "6/6 VEDTAKSFØR LU VI FJ SO GU AS │" in it.status


async def test_who_was_away_from_the_vote_does_not_count_for_the_quorum(tmp_path):
    async with sitting(tmp_path, AGENDA[1:]) as it:
        await it.press("f5", "tab")
        await it.type("fj so gu as")
        await it.press("enter")
        assert "2/6 IKKJE VEDTAKSFØR −FJ,SO,GU,AS" in it.status


async def test_the_status_line_says_that_the_session_is_closed(tmp_path):
    async with sitting(tmp_path, AGENDA[1:]) as it:
        await it.more("w")
        await it.press("1", "f2")
        assert "│ LUKKA │" in it.status


async def test_a_deputy_who_was_there_for_nobody_is_asked_about_when_called_in(tmp_path):
    async with sitting(tmp_path, AGENDA[1:]) as it:
        await it.press("f6")
        await mark(it, "d1")
        await it.press("space", "0", "enter")
        await it.adopt()
        await it.press("f6")
        await mark(it, "p6")
        await it.press("space", "v", "1", "enter")
        assert "V1 kom under sak" in it.text
        await it.press("s")
        assert "6/6 VEDTAKSFØR" in it.status


async def test_without_chair_and_deputy_chair_f6_asks_who_was_elected_to_preside(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f6", "space", "down", "space", "enter")
        assert "Verken leiar eller nestleiar er med." in it.text
        assert [o.split()[0] for o in it.options()] == ["1", "2", "3", "4"]
        await it.press("2")
        assert it.events[-1] == e.HeadChanged(field="presiding", value="p4")
        assert it.message == "Representant for Solund leier møtet."
        await it.adopt(2)
        protocol = write(it.meeting)
        assert "- **Møteleiar:** Representant for Solund" in protocol
        assert protocol.count("**Representant for Solund** vart vald til å leie møtet.") == 1


async def test_esc_there_names_nobody_and_says_where_it_can_be_done(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f6", "space", "down", "space", "enter", "escape")
        assert it.meeting.presiding == ""
        assert "F8 h" in it.message


async def test_where_too_few_are_there_nobody_asks_who_presides(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f6", "space", "down", "space", "down", "space", "down", "space", "enter")
        assert it.name == "MeetingScreen"
