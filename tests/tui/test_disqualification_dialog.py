"""F8 i: who has no part in the item, step by step, and nothing before the last Enter."""

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.protocol import write
from tests.tui.room import AGENDA, BOARD, sitting

SITE = (AGENDA[1],)


async def about(it, who: str) -> None:
    """F8 i, and who it is about."""
    await it.more("i")
    await it.type(who)
    await it.press("enter")


async def test_one_is_noted_with_four_keys_and_the_initials(tmp_path):
    async with sitting(tmp_path, SITE) as it:
        await about(it, "fj")
        assert "Representant for Fjaler: kva grunnlag?" in it.text
        await it.press("6")
        assert it.value("ground") == "forvaltningslova § 6 andre ledd"
        assert "røystar: LU VI SO GU AS" in it.reads(".form-hint")
        preview = it.reads(".form-preview")
        assert "Kan røyste i saka då: LU VI SO GU AS (5 av 6)" in preview
        assert "vart samrøystes kjend ugild etter forvaltningslova § 6 andre ledd" in preview
        await it.press("enter")
        assert it.name == "MeetingScreen"
        assert it.kinds[-3:] == ["ProposalMoved", "VoteTaken", "Disqualified"]
        assert "5/6 VEDTAKSFØR −FJ" in it.status
        assert it.message == "Representant for Fjaler: ugild i sak 2. 5 kan røyste i saka."
        await it.press("escape", "ctrl+z")
        assert it.item("i2").disqualified == ()
        assert it.item("i2").motions == ()


@pytest.mark.parametrize("steps", [0, 1, 2])
async def test_esc_at_any_step_leaves_no_trace(tmp_path, steps):
    async with sitting(tmp_path, SITE) as it:
        before = it.log
        await it.more("i")
        if steps:
            await it.type("fj so")
            await it.press("enter")
        if steps == 2:
            await it.press("6", "enter", "1")
        await it.press("escape")
        assert it.name == "MeetingScreen"
        assert it.log == before


async def test_those_against_are_typed_and_what_falls_is_recorded_too(tmp_path):
    async with sitting(tmp_path, SITE) as it:
        await about(it, "fj")
        await it.press("6")
        await it.type("lu vi so")
        assert "vart ikkje kjend ugild: 2 mot 3 røyster" in it.reads(".form-preview")
        await it.press("enter")
        assert it.message == "Ingen vart kjende ugilde. Røystinga er ført."
        assert it.item("i2").disqualified == ()
        assert "6/6 VEDTAKSFØR" in it.status
        assert "vart ikkje kjend ugild: 2 mot 3" in write(it.meeting)


async def test_who_has_no_vote_on_it_is_refused_by_name(tmp_path):
    async with sitting(tmp_path, SITE) as it:
        await about(it, "fj")
        await it.press("6")
        await it.type("fj")
        await it.press("enter")
        assert "«fj» er ingen av desse: LU, VI, SO, GU, AS" in it.message


async def test_with_the_chair_it_is_asked_who_presides_the_deputy_chair_first(tmp_path):
    async with sitting(tmp_path, SITE) as it:
        await about(it, "lu")
        await it.press("1")
        assert it.value("presides") == "VI"
        await it.fill(presides="lu")
        await it.finish()
        assert "«lu» er ingen av desse" in it.message
        await it.fill(presides="so")
        assert "Representant for Solund vart vald til å leie møtet i saka." in it.reads(
            ".form-preview"
        )
        await it.finish()
        assert it.item("i2").disqualified[0].presides == "p4"


async def test_several_are_asked_about_one_by_one_and_recorded_as_one_step(tmp_path):
    async with sitting(tmp_path, SITE) as it:
        await about(it, "fj so")
        await it.press("6")
        assert "Representant for Fjaler (1 av 2)" in it.text
        assert "røystar: LU VI GU AS" in it.reads(".form-hint")
        await it.press("enter")
        assert "Representant for Solund: kva grunnlag?" in it.text
        await it.press("end", "enter")
        assert it.value("ground") == ""
        await it.fill(ground="forvaltningslova § 6 andre ledd", against="lu vi gu")
        assert "vart ikkje kjend ugild: 1 mot 3" in it.reads(".form-preview")
        await it.finish()
        assert [d.person for d in it.item("i2").disqualified] == ["p3"]
        told = write(it.meeting)
        assert "var ikkje med på å avgjere spørsmåla om ugildskap" in told
        assert "| 2 | Representant for Fjaler | forvaltningslova § 6 andre ledd |" in told
        await it.press("escape", "ctrl+z")
        assert it.item("i2").motions == ()


async def test_the_deputy_in_turn_comes_in_and_sits_in_this_item_alone(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await about(it, "fj")
        await it.press("6")
        assert it.value("deputy") == ""
        await it.fill(deputy="v1")
        assert "Fyrste vararepresentant møtte for Representant for Fjaler i saka." in it.reads(
            ".form-preview"
        )
        await it.finish()
        assert "6/6 VEDTAKSFØR −FJ" in it.status
        await it.press("f7")
        assert "6/6 VEDTAKSFØR" in it.status
        assert "−" not in it.status


async def test_a_deputy_who_is_there_is_proposed(tmp_path):
    async with sitting(tmp_path, SITE) as it:
        await it.press("f6", *["down"] * 6, "v", "0", "enter")
        await about(it, "fj")
        await it.press("6")
        assert it.value("deputy") == "V1"


async def test_the_same_initials_again_take_it_back(tmp_path):
    async with sitting(tmp_path, SITE) as it:
        await about(it, "fj")
        await it.press("6", "enter")
        await it.more("i")
        assert "Ført ugild: FJ" in it.reads(".form-hint")
        await it.type("fj")
        await it.press("enter")
        assert it.name == "ConfirmDialog"
        await it.press("n")
        assert it.item("i2").disqualified != ()
        await about(it, "fj")
        await it.press("j")
        assert it.item("i2").disqualified == ()
        assert it.events[-1] == e.DisqualificationLifted(item="i2", person="p3")
        assert it.message == "Representant for Fjaler er med i saka att."


async def test_in_an_election_both_sides_are_shown_and_it_is_let_through(tmp_path):
    async with sitting(tmp_path, (AGENDA[4],)) as it:
        await it.more("i")
        assert "ein folkevald er ikkje ugild" in it.text
        assert "§ 11-10 fjerde ledd" in it.text
        await it.type("fj")
        await it.press("enter", "6", "enter")
        assert it.item("i5").disqualified[0].person == "p3"


async def test_an_association_types_what_its_articles_say(tmp_path):
    board = replace(BOARD, rules="lag")
    async with sitting(tmp_path, SITE, board=board) as it:
        await about(it, "fj")
        assert it.name == "DisqualificationForm"
        await it.fill(ground="vedtektene § 9")
        await it.finish()
        assert it.item("i2").disqualified[0].ground == "vedtektene § 9"


async def test_too_few_left_is_said_before_and_after(tmp_path):
    async with sitting(tmp_path, SITE) as it:
        await about(it, "lu vi fj so")
        assert "vara til spørsmåla" in it.text
        assert "Røystar over spørsmåla: LU VI FJ SO GU AS" in it.reads(".form-preview")
        await it.press("enter")
        for step in range(4):
            await it.press("6")
            if step == 3:
                assert "IKKJE VEDTAKSFØR" in it.reads(".form-preview")
            await it.press("enter")
        assert "F6 kallar inn vara" in it.message
        assert "2/6 IKKJE VEDTAKSFØR −LU,VI,FJ,SO" in it.status


async def test_a_name_that_is_nobodys_is_refused(tmp_path):
    async with sitting(tmp_path, SITE) as it:
        await about(it, "xx")
        assert "«xx» er ingen av desse" in it.message


async def test_a_closed_item_says_how_it_is_taken_up_again(tmp_path):
    async with sitting(tmp_path) as it:
        await it.adopt()
        await it.press("f3")
        await it.more("i")
        assert "F8 a" in it.message


async def test_who_asks_to_be_exempted_is_told_as_exempted(tmp_path):
    async with sitting(tmp_path, SITE) as it:
        await about(it, "fj")
        assert "friteken av personlege grunnar" in it.text
        await it.press("9")
        assert it.value("ground") == "kommunelova § 11-11"
        assert "vart samrøystes friteken etter kommunelova § 11-11" in it.reads(".form-preview")
        await it.fill(against="lu vi so gu")
        assert "vart ikkje friteken: 1 mot 4 røyster" in it.reads(".form-preview")
        await it.fill(against="")
        await it.finish()
        assert it.message.startswith("Representant for Fjaler: friteken i sak 2.")


THIRD = replace(BOARD.people[6], id="d3", name="Andre vararepresentant", initials="V3", order=3)
MORE = replace(BOARD, people=(*BOARD.people, THIRD))


async def test_deputies_in_the_room_are_called_in_for_the_questions_before_all_take_part(tmp_path):
    async with sitting(tmp_path, SITE, board=MORE) as it:
        await it.press("f6", *["down"] * 6, "v", "0", *["down"] * 3, "v", "0", "enter")
        await about(it, "lu vi fj so")
        assert it.value("deputies") == "V1 V3"
        assert "Røystar over spørsmåla: V1 V3 GU AS" in it.reads(".form-preview")
        await it.press("enter", "6")
        assert "røystar: V1 V3 GU AS" in it.reads(".form-hint")
        await it.press("enter", "6", "enter", "6", "enter", "6", "enter")
        told = write(it.meeting)
        assert "var med på å avgjere spørsmåla om ugildskap" in told
        assert "Alle var med" not in told
        assert "4/6 VEDTAKSFØR" in it.status


async def test_a_deputy_out_of_turn_comes_in_with_a_reason(tmp_path):
    async with sitting(tmp_path, SITE, board=MORE) as it:
        await about(it, "fj")
        await it.press("6")
        await it.fill(deputy="v3")
        await it.press("enter")
        assert "Kvifor utanom tur for Representant for Fjaler?" in it.text
        assert it.item("i2").disqualified == ()
        await it.type("er på reise")
        assert "stod føre på lista" in it.reads(".form-preview")
        await it.press("enter")
        assert e.DeputySkipped(deputy="d1", seat="p3", reason="er på reise") in it.events
        assert it.item("i2").disqualified[0].deputy == "d3"


async def test_f6_v_on_somebody_disqualified_calls_a_deputy_in_for_the_item(tmp_path):
    async with sitting(tmp_path, board=MORE) as it:
        await it.press("f7")
        await about(it, "fj")
        await it.press("6", "enter")
        assert "5/6 VEDTAKSFØR" in it.status
        await it.press("f6", "down", "down", "v")
        assert "Kven møter for Representant for Fjaler i denne saka?" in it.text
        assert [o.split()[1] for o in it.options()] == ["V1", "V3"]
        await it.press("1")
        assert "for FJ i saka" in it.options()[6]
        assert "møtte for Representant for Fjaler i saka" in it.reads("#attendance-preview")
        await it.press("enter")
        assert it.name == "MeetingScreen"
        assert it.kinds[-2:] == ["MemberArrived", "DisqualificationCompleted"]
        assert "6/6 VEDTAKSFØR −FJ" in it.status
        await it.press("f6", "down", "down", "v")
        assert "nokon møter alt i saka for Representant for Fjaler" in it.message
        await it.press("escape", "f7")
        assert "6/6 VEDTAKSFØR" in it.status
        assert "−" not in it.status


async def test_f6_v_on_a_deputy_offers_somebody_disqualified_and_out_of_turn_asks_why(tmp_path):
    async with sitting(tmp_path, SITE, board=MORE) as it:
        await about(it, "fj")
        await it.press("6", "enter", "f6", *["down"] * 9, "v")
        assert [o.split()[1] for o in it.options()] == ["FJ", "ingen:"]
        await it.press("1")
        assert "Kvifor utanom tur" in it.text
        await it.type("er på reise")
        await it.press("enter", "enter")
        assert e.DeputySkipped(deputy="d1", seat="p3", reason="er på reise") in it.events
        assert it.item("i2").disqualified[0].deputy == "d3"


async def test_who_is_elected_to_preside_for_a_disqualified_chair_presides_in_the_item_alone(
    tmp_path,
):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await about(it, "lu")
        await it.press("1", "enter", "f6", "down", "space", "enter")
        assert "Kven er vald til å leie møtet?" in it.text
        await it.press("1")
        assert it.events[-1] == e.DisqualificationCompleted(item="i2", person="p1", presides="p3")
        assert it.meeting.presiding == ""
