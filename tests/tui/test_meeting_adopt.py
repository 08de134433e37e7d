"""F2: adopts what stands in VEDTAK and goes on, or leads to what is missing."""

import msgspec
import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem, Point
from tests.tui.room import AGENDA, BOARD, sitting

BLANKS = AGENDA[2]
PLAIN = (AGENDA[1], AGENDA[4])


async def test_f2_adopts_the_proposal_and_goes_to_the_next_open_item(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.adopt()
        assert it.kinds[-3:] == ["MeetingStarted", "VoteTaken", "DecisionAdopted"]
        assert it.events[-1] == e.DecisionAdopted(
            item="i2", text="Styret vil ha ein ny nettstad innan sommaren."
        )
        vote = it.item("i2").last_vote
        assert vote is not None
        assert (vote.method, len(vote.in_favour)) == ("unanimous", 6)
        assert it.here == "5 Val av representant til fagrådet"
        assert it.letters == "V·"
        assert it.message == "Sak 2: VEDTEKE."


async def test_f2_on_the_first_stamps_the_start_and_on_the_last_open_one_the_end(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        assert it.meeting.started is None
        it.clock.move(minutes=4)
        await it.adopt()
        assert it.meeting.started is not None
        assert f"{it.meeting.started:%H:%M}" == "09:04"
        assert it.meeting.ended is None
        it.clock.move(minutes=30)
        await it.adopt()
        assert it.meeting.ended is not None
        assert f"{it.meeting.ended:%H:%M}" == "09:34"
        assert "F9 viser protokollen" in it.message


async def test_f2_within_half_a_second_of_opening_an_item_is_ignored_and_says_so(tmp_path):
    async with sitting(tmp_path) as it:
        await it.settle()
        await it.press("f7")
        it.ticks.now += 0.49
        before = it.log
        await it.press("f2")
        assert it.log == before
        assert it.message == "! F2 kom for tett på: sjå over saka og trykk ein gong til."
        it.ticks.now += 0.01
        await it.press("f2")
        assert it.letters == "·V····"


async def test_after_the_last_item_f2_goes_back_to_one_that_was_passed_over_and_says_so(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f7")
        await it.adopt()
        assert it.here.startswith("2 ")
        assert "hoppa over" in it.message
        assert it.meeting.ended is None


async def test_f2_stops_at_a_blank_and_selects_it_so_that_typing_fills_it(tmp_path):
    async with sitting(tmp_path, (BLANKS,)) as it:
        await it.adopt()
        assert it.selected == "____"
        assert "Ope felt" in it.message
        assert "Ctrl+N" in it.message
        assert "Ctrl+T" in it.message
        await it.type("Luster")
        await it.adopt()
        assert it.selected == "____"
        await it.type("Vik")
        await it.adopt()
        adopted = it.item("i3").adopted
        assert adopted is not None
        assert adopted.splitlines()[1:3] == [
            "2. Opplæringa blir lagd til: Luster",
            "3. Til å førebu ho blir vald: Vik",
        ]
        assert it.letters == "E"


async def test_ctrl_n_puts_none_in_the_blank_and_goes_to_the_next_one(tmp_path):
    async with sitting(tmp_path, (BLANKS,)) as it:
        await it.adopt()
        await it.press("ctrl+n")
        assert it.item("i3").decision.splitlines()[1] == "2. Opplæringa blir lagd til: ingen"
        assert it.selected == "____"
        await it.press("ctrl+n")
        assert "Ingen opne felt att" in it.message
        assert it.item("i3").decision.splitlines()[2] == "3. Til å førebu ho blir vald: ingen"
        await it.press("ctrl+n")
        assert it.message == "Her er ikkje noko ope felt."
        assert "0 opne felt" in it.text


async def test_ctrl_t_strikes_the_point_and_renumbers_those_after_it(tmp_path):
    async with sitting(tmp_path, (BLANKS,)) as it:
        await it.adopt()
        await it.press("ctrl+t")
        assert it.item("i3").decision.splitlines() == [
            "1. Styret vil ha felles opplæring i kommunane.",
            "2. Til å førebu ho blir vald: ____",
            "3. Saka kjem opp att på neste møte.",
        ]
        assert it.selected == "____"
        await it.press("ctrl+t")
        assert it.item("i3").decision.splitlines()[-1] == "2. Saka kjem opp att på neste møte."
        await it.press("ctrl+z", "ctrl+z")
        assert it.item("i3").decision.count("____") == 2
        await it.press("ctrl+n", "ctrl+n")
        await it.press("ctrl+t")
        assert it.message == "Her er ikkje noko ope felt."


@pytest.mark.parametrize(("letter", "left"), [("e", "ingen"), ("x", "blir vald")])
async def test_the_menu_has_none_and_strike_as_well(tmp_path, letter, left):
    async with sitting(tmp_path, (BLANKS,)) as it:
        await it.adopt()
        await it.more(letter)
        assert left in it.item("i3").decision.splitlines()[1]


async def test_an_item_without_proposal_and_with_nothing_in_vedtak_is_handled(tmp_path):
    async with sitting(tmp_path, (AGENDA[3], AGENDA[5])) as it:
        assert it.field == "minutes"
        await it.adopt()
        assert it.kinds[-1] == "ItemHandled"
        assert it.letters == "O·"
        assert it.item("i4").votes == ()
        await it.press("f3")
        assert "inga røysting" in it.text


async def test_what_is_typed_in_vedtak_of_an_item_without_proposal_is_adopted_as_it_stands(
    tmp_path,
):
    async with sitting(tmp_path, (AGENDA[3], AGENDA[5])) as it:
        await it.press("shift+tab")
        await it.type("Styret tek orienteringa til vitande.")
        await it.adopt()
        assert it.item("i4").adopted == "Styret tek orienteringa til vitande."
        assert it.letters == "V·"


async def test_the_approval_of_the_agenda_starts_with_the_board_s_phrase_shown_as_such(tmp_path):
    async with sitting(tmp_path) as it:
        assert it.area("decision").text == AGENDA[0].phrase
        assert "VEDTAK · standardfrase" in it.text
        await it.adopt()
        assert it.item("i1").adopted == AGENDA[0].phrase


EMPTIED = {
    "n": ("ProposalRejected", "N"),
    "u": ("ItemPostponed", "U"),
    "t": ("ItemWithdrawn", "T"),
    "r": ("ItemReturned", "R"),
    "s": ("ItemForwarded", "S"),
    "o": ("ItemHandled", "O"),
}


@pytest.mark.parametrize("letter", EMPTIED)
async def test_when_vedtak_was_emptied_f2_asks_what_became_of_the_proposal(tmp_path, letter):
    kind, sign = EMPTIED[letter]
    async with sitting(tmp_path, PLAIN) as it:
        await it.empty("decision")
        await it.adopt()
        assert it.name == "MenuDialog"
        assert "VEDTAK er tomt. Kva vart det til?" in it.text
        await it.press(letter)
        if letter == "n":
            await it.press(*"alle", "enter")
        elif letter == "s":
            await it.press(*"fylket", "enter")
        elif it.name == "FormDialog":
            await it.finish()
        assert it.kinds[-1] == kind
        assert it.letters == sign + "·"
        assert it.here.startswith("5 ")


async def test_esc_from_that_question_leaves_the_item_open(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.empty("decision")
        await it.adopt()
        await it.press("escape")
        assert it.letters == "··"
        assert it.here.startswith("2 ")


async def test_a_majority_against_in_f5_makes_f2_record_that_it_was_not_adopted(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5")
        await it.type("lu vi fj so")
        await it.press("enter")
        await it.adopt()
        assert it.kinds[-1] == "ProposalRejected"
        assert it.letters == "N·"
        assert it.message == "Sak 2: IKKJE VEDTEKE."


async def test_without_attendance_f2_leads_to_it(tmp_path):
    async with sitting(tmp_path, PLAIN, present=False) as it:
        await it.adopt()
        assert it.name == "AttendanceDialog"
        await it.press("a", "enter")
        await it.adopt()
        assert it.letters == "V·"


async def test_a_vote_that_no_longer_fits_who_is_there_is_taken_anew(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "f", "j", "enter")
        await it.press("f6", "end", "up", "up", "up", "space", "enter")
        assert it.meeting.presence("p6").here is False
        await it.adopt()
        assert it.name == "VoteDialog"
        await it.press("enter")
        await it.adopt()
        vote = it.item("i2").last_vote
        assert vote is not None
        assert (len(vote.in_favour), vote.against) == (4, ("p3",))


async def test_without_a_quorum_f2_asks_for_a_reason_which_stands_in_the_log(tmp_path):
    async with sitting(tmp_path, PLAIN, present=False) as it:
        await it.press("f6", "space", "down", "space", "enter")
        assert "2/6 IKKJE VEDTAKSFØR" in it.status
        await it.adopt()
        assert it.name == "FormDialog"
        assert "§ 11-9" in it.text
        await it.press("enter")
        assert "Skriv inn noko" in it.message
        await it.type("Hastar")
        await it.press("enter")
        assert e.RuleOverridden(rule="quorum", reason="Hastar", item="i2") in it.events
        assert it.letters == "V·"


async def test_esc_from_the_reason_changes_nothing(tmp_path):
    async with sitting(tmp_path, PLAIN, present=False) as it:
        await it.press("f6", "space", "enter")
        before = it.events
        await it.adopt()
        await it.press("escape")
        assert it.events == before


async def test_a_tie_is_settled_by_whoever_presides(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5")
        await it.type("vi fj so")
        assert "dobbeltrøysta til møteleiaren avgjer, for" in it.reads("#vote-result")
        await it.press("enter")
        await it.adopt()
        vote = it.item("i2").last_vote
        assert vote is not None
        assert vote.casting == "p1"
        assert it.letters == "V·"


async def test_f2_on_a_closed_item_says_so_and_goes_to_the_next_open_one(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.adopt()
        await it.press("f3")
        before = it.events
        await it.adopt()
        assert it.events == before
        assert it.here.startswith("5 ")
        assert "ferdig" in it.message


async def test_f2_when_all_items_are_closed_says_so_and_changes_nothing(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.adopt(2)
        before = it.events
        await it.adopt()
        assert it.events == before
        assert "ferdig" in it.message


async def test_a_meeting_of_many_plain_items_takes_one_key_each(tmp_path):
    items = tuple(
        AgendaItem(
            id=f"i{n}",
            number=str(n),
            title=f"Sak nummer {n}",
            proposal=(Point(text=f"Styret vedtek punkt {n}."),),
        )
        for n in range(1, 17)
    )
    async with sitting(tmp_path, items, opened=False) as it:
        pressed = ["enter", "f6", "a", "enter"]
        await it.press(*pressed)
        for _ in items:
            await it.adopt()
        await it.press("f9", "enter")
        assert len(pressed) + len(items) + 2 <= 24
        assert it.letters == 16 * "V"
        assert (it.desk.root / it.meeting_id / "protokoll.md").exists()


async def test_a_point_that_names_whoever_it_concerns_is_adopted_word_for_word(tmp_path):
    strange = msgspec.structs.replace(
        AGENDA[1], proposal=(Point(text="Styret [bold]vil[/] \\[ha] {noko} 50 % — «betre»."),)
    )
    async with sitting(tmp_path, (strange,), board=BOARD) as it:
        assert "[bold]vil[/] \\[ha] {noko}" in it.text
        await it.adopt()
        assert it.item("i2").adopted == "Styret [bold]vil[/] \\[ha] {noko} 50 % — «betre»."


async def test_a_decision_written_anew_and_voted_on_is_adopted_at_once(tmp_path):
    async with sitting(tmp_path, AGENDA[1:3]) as it:
        await it.empty("decision")
        await it.type("Heile saka blir utgreidd på nytt.")
        await it.settle()
        await it.press("f5")
        await it.type("fj")
        await it.press("enter")
        await it.adopt()
        assert it.name == "MeetingScreen"
        assert it.item("i2").adopted == "Heile saka blir utgreidd på nytt."
