"""F8 q: the posts of an election, who is put forward, rounds of voting, and VEDTAK filled by itself."""

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import ELECTION
from sognko_tui.meeting.check import check
from tests.tui.electing import (
    COMMITTEE,
    FILLED,
    LEADER,
    contest,
    nominate,
    posts,
    table,
    told,
)


async def test_the_election_of_a_member_and_a_deputy_fills_the_blank_by_itself(tmp_path):
    async with table(tmp_path, COMMITTEE) as it:
        await it.more("q")
        assert "representant til fagutvalet" in it.text
        assert "vara til fagutvalet" in it.text
        await it.press("enter")
        await it.type("fj")
        await it.press("enter", "enter")
        await it.press("enter")
        await it.type("Rektor i Stad")
        await it.press("enter", "enter")
        assert it.name == "MeetingScreen"
        assert told(it) == "Valet er avgjort og står i VEDTAK. F2 avsluttar saka."
        assert it.area("decision").text == it.item("i1").decision == FILLED
        assert [p.period for p in posts(it)] == ["2026–2027"] * 2
        member, outsider = (p.nominees[0] for p in posts(it))
        assert (member.person, outsider.person) == ("p3", None)
        await it.adopt()
        assert it.item("i1").adopted == FILLED
        assert it.item("i1").adopted_motion == ELECTION
        assert it.item("i1").votes == ()


async def test_the_last_round_and_the_filled_blank_are_one_step(tmp_path):
    async with table(tmp_path) as it:
        await it.more("q")
        await nominate(it, "fj")
        await it.press("enter")
        assert it.item("i1").decision == "Leiar blir: Representant for Fjaler"
        it.table.query_one("#case").focus()
        await it.press("ctrl+z")
        assert it.item("i1").decision == "Leiar blir: ____"
        assert posts(it)[0].ballots == ()
        assert [n.id for n in posts(it)[0].nominees] == ["p3"]
        await it.press("ctrl+y")
        assert it.item("i1").decision == "Leiar blir: Representant for Fjaler"


@pytest.mark.parametrize("keys", [(), ("n",), ("e",), ("a",), ("delete",), ("n", "escape", "e")])
async def test_esc_leaves_the_election_without_trace(tmp_path, keys):
    async with table(tmp_path) as it:
        before = it.log
        await it.more("q")
        await it.press(*keys)
        while it.name != "MeetingScreen":
            await it.press("escape")
        assert it.log == before


async def test_esc_leaves_a_round_without_trace(tmp_path):
    async with table(tmp_path) as it:
        await contest(it)
        before = it.log
        await it.press("3", "tab", "3", "escape", "escape")
        assert it.log == before


async def test_what_the_protocol_will_say_is_shown_before_enter_records_it(tmp_path):
    async with table(tmp_path) as it:
        await it.more("q")
        await it.press("n")
        await it.type("rektor i stad")
        assert "Føreslegen til leiar: rektor i stad (ikkje medlem av organet)." in it.reads(
            ".form-preview"
        )
        await it.press("enter")
        assert "rektor i stad vart samrøystes vald til leiar." in it.reads("#election-preview")
        await it.press("r", "2")
        assert "Røysting 1 (skriftleg): rektor i stad 4, blanke 2." in it.reads("#ballot-preview")
        assert "vald til leiar med 4 av 6 røyster." in it.reads("#ballot-preview")


async def test_several_are_put_forward_at_once_and_by_whom_is_noted(tmp_path):
    async with table(tmp_path) as it:
        await it.more("q")
        await it.press("n")
        await it.type("FJ, Representant for Askvoll, Rektor i Stad")
        await it.press("tab")
        await it.type("lu")
        assert "Representant for Luster føreslo til leiar: Representant for Fjaler," in it.reads(
            ".form-preview"
        )
        await it.press("enter")
        noted = [x for x in it.events if isinstance(x, e.Nominated)]
        assert [n.nominee.id for n in noted] == ["p3", "p6", "n1"]
        assert {n.by for n in noted} == {"p1"}
        assert len({x.step for x in it.log if isinstance(x.event, e.Nominated)}) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("xq", "«xq» er ingen i styret. Skriv heile namnet til ein utanfrå."),
        ("Gulen", "«Gulen» kan vere fleire: GU Representant for Gulen, V2 Vara for Gulen"),
        ("fj, fj", "Representant for Fjaler er føreslegen alt."),
        ("as", "Representant for Askvoll er føreslegen alt."),
    ],
)
async def test_initials_that_are_nobodys_and_the_same_twice_are_refused(tmp_path, typed, said):
    async with table(tmp_path) as it:
        await it.more("q")
        await nominate(it, "as")
        before = it.log
        await nominate(it, typed)
        assert told(it) == said
        assert it.log == before


# Posts, and taking back


async def test_a_post_can_be_called_otherwise_before_and_after_something_is_recorded(tmp_path):
    async with table(tmp_path) as it:
        await it.more("q")
        await it.press("e")
        await it.fill(title="styreleiar", period="2026–2027", settled="møteleiaren")
        assert "… vart samrøystes tilsett som styreleiar for 2026–2027." in it.reads(
            ".form-preview"
        )
        await it.press("enter")
        assert it.kinds.count("PostOpened") == 0
        await nominate(it, "fj")
        assert [(p.title, p.settled_by) for p in posts(it)] == [("styreleiar", "chair")]
        await it.press("e")
        await it.fill(title="leiar", period="", settled="lodd")
        await it.press("enter")
        (post,) = posts(it)
        assert (post.title, post.period, post.settled_by) == ("leiar", "", "lot")
        assert [n.id for n in post.nominees] == ["p3"]


async def test_what_settles_a_tie_is_one_of_two_words(tmp_path):
    async with table(tmp_path) as it:
        await it.more("q")
        await it.press("e")
        await it.fill(settled="mynt")
        await it.press("enter")
        assert told(it) == "Skriv eitt av desse: lodd, møteleiaren"


async def test_a_post_more_and_a_post_less(tmp_path):
    async with table(tmp_path) as it:
        await it.more("q")
        await it.press("a")
        await it.type("nestleiar")
        await it.press("enter")
        await nominate(it, "vi")
        assert [p.title for p in posts(it)] == ["leiar", "nestleiar"]
        assert [len(p.nominees) for p in posts(it)] == [0, 1]
        await it.press("up", "delete")
        assert [p.title for p in posts(it)] == ["nestleiar"]
        await it.press("enter")
        assert it.item("i1").decision == "Leiar blir: Representant for Vik"


async def test_each_member_is_elected_with_a_personal_deputy(tmp_path):
    members = replace(COMMITTEE, title="Val av to medlemer med personlege varamedlemer", asks=())
    async with table(tmp_path, replace(members, background="")) as it:
        await it.more("q")
        assert "medlem 1" in it.text
        assert "personleg vara for medlem 2" in it.text
        for name in ("fj", "Rektor i Stad", "as", "Rektor i Kinn"):
            await it.press("enter")
            await it.type(name)
            await it.press("enter", "enter")
        assert it.item("i1").decision == (
            "Styret nemner opp slik til fagutvalet: "
            "Representant for Fjaler (med Rektor i Stad som personleg vara) og "
            "Representant for Askvoll (med Rektor i Kinn som personleg vara)"
        )


async def test_a_post_more_may_be_the_personal_deputys_of_one(tmp_path):
    members = replace(LEADER, title="Val av to medlemer")
    async with table(tmp_path, members) as it:
        await it.more("q")
        await it.press("a")
        await it.type("vara")
        await it.fill(deputy_for="medlem")
        await it.press("enter")
        assert told(it) == "Skriv eitt av desse: medlem 1, medlem 2"
        await it.fill(deputy_for="medlem 1")
        await it.press("enter")
        await nominate(it, "vi")
        assert [p.deputy_for for p in posts(it)] == ["", posts(it)[0].id, ""]
        assert [len(p.nominees) for p in posts(it)] == [0, 1, 0]


async def test_an_item_that_is_no_election_has_a_post_only_when_it_is_given_one(tmp_path):
    async with table(tmp_path, replace(LEADER, title="Samarbeid om PPT", kind="decision")) as it:
        await it.more("q")
        assert it.reads("#next-step") == "Enter: før kva verv det er val til"
        await it.press("n")
        assert told(it) == "Før vervet først: A."
        await it.press("enter")
        await it.type("leiar")
        await it.press("enter", "enter")
        await it.type("fj")
        await it.press("enter", "enter")
        assert it.item("i1").decision == "Leiar blir: Representant for Fjaler"


async def test_the_last_round_is_struck_and_the_blank_is_open_again(tmp_path):
    async with table(tmp_path) as it:
        await contest(it)
        await it.press("4", "tab", "2", "enter")
        assert it.item("i1").decision == "Leiar blir: Representant for Fjaler"
        await it.more("q")
        await it.press("r")
        assert "T stryk den siste røystinga" in told(it)
        await it.press("t")
        assert told(it) == "Den siste røystinga er stroken."
        assert it.item("i1").decision == "Leiar blir: ____"
        await it.press("t")
        assert told(it) == "Det er ikkje røysta over dette vervet."
        await it.press("enter", "2", "tab", "4", "enter")
        assert it.item("i1").decision == "Leiar blir: Representant for Askvoll"


async def test_ctrl_z_in_the_election_takes_back_what_was_done_there_and_no_more(tmp_path):
    async with table(tmp_path) as it:
        await it.more("q")
        await nominate(it, "fj")
        await it.press("ctrl+z")
        assert posts(it) == ()
        assert told(it).startswith("Angra:")
        assert "leiar" in it.text
        await it.press("ctrl+z")
        assert told(it) == "Her er ikkje noko å angre."
        assert it.meeting.presences


async def test_an_election_that_is_over_is_only_looked_at(tmp_path):
    async with table(tmp_path) as it:
        await it.more("q")
        await nominate(it, "fj")
        await it.press("enter")
        before = it.log
        await it.more("q")
        assert it.reads("#next-step") == "Enter: ferdig, alle verva er fylte"
        await it.press("enter")
        assert it.name == "MeetingScreen"
        assert it.log == before


async def test_mending_the_text_of_an_election_keeps_its_rounds_its_place_and_its_time(tmp_path):
    async with table(tmp_path) as it:
        await contest(it)
        await it.press("4", "tab", "2", "enter")
        await it.adopt()
        before = it.item("i1")
        it.clock.move(minutes=20)
        await it.press("f6", "home", "space", "enter")
        assert [type(x).__name__ for x in it.events][-1] == "MemberLeft"
        it.clock.move(minutes=5)
        await it.press("f3")
        await it.more("a")
        await it.press("r")
        await it.type(" for to år")
        await it.adopt()
        after = it.item("i1")
        assert after.adopted == "Leiar blir: Representant for Fjaler for to år"
        assert after.adopted_motion == ELECTION
        assert (after.posts, after.place, after.ended) == (before.posts, before.place, before.ended)
        assert not [f for f in check(it.meeting) if f.item == "i1"]
