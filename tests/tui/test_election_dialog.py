"""F8 q: the posts of an election, who is put forward, rounds of voting, and VEDTAK filled by itself."""

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import ELECTION
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.check import check
from sognko_tui.meeting.elections import elected
from tests.tui.room import AGENDA, SMALL, sitting

COMMITTEE = AgendaItem(
    id="i1",
    number="14",
    title="Val av representant til fagutvalet",
    kind="election",
    proposal=(Point(text="Styret nemner opp slik til fagutvalet:", blank=True),),
    background="Dei som blir valde, sit i 2026-2027. Det trengst òg ein vara.",
    asks=("deputy", "period", "names"),
)
LEADER = AgendaItem(
    id="i1",
    number="3",
    title="Val av leiar",
    kind="election",
    proposal=(Point(text="Leiar blir:", blank=True),),
)
ADVISER = replace(LEADER, title="Tilsetjing av rådgjevar")
OTHER = AgendaItem(id="i2", number="15", title="Ymse", kind="other")
FILLED = (
    "Styret nemner opp slik til fagutvalet: Representant for Fjaler, med Rektor i Stad som vara, "
    "for 2026–2027"
)


def table(tmp_path, item=LEADER, **more):
    return sitting(tmp_path, (item, OTHER), **more)


def told(it) -> str:
    """What the message line says, whether it warns or not."""
    return it.message.removeprefix("! ")


def posts(it):
    return it.item("i1").posts


def result(it, at=0):
    found = elected(posts(it)[at])
    return found and (found.nominee.name, found.how, found.round)


async def nominate(it, names: str):
    """From the election: N, the names, Enter."""
    await it.press("n")
    await it.type(names)
    await it.press("enter")


async def contest(it, names: str = "fj, as"):
    """F8 q, those put forward, and the round of voting."""
    await it.more("q")
    await nominate(it, names)
    await it.press("enter")
    assert it.name == "BallotDialog"


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


# Rounds


async def test_ballot_papers_are_counted_and_held_against_who_may_vote(tmp_path):
    async with table(tmp_path) as it:
        await contest(it)
        assert it.reads("#ballot-result") == "0 av 6 førte: 6 røyster manglar."
        await it.press("3", "enter", "1", "enter")
        assert it.reads("#ballot-result") == "4 av 6 førte: 2 røyster manglar."
        await it.press("f5")
        assert it.name == "BallotDialog"
        assert "2 røyster manglar" in told(it)
        await it.press("4")
        assert told(it) == "2 røyster for mykje: 6 kan røyste."
        await it.press("backspace", "2")
        assert "må røystast på nytt" in it.reads("#ballot-result")
        await it.press("enter")
        (ballot,) = posts(it)[0].ballots
        assert (ballot.method, ballot.count("p3"), ballot.count("p6"), ballot.blanks) == (
            "written",
            3,
            1,
            2,
        )
        assert result(it) is None
        assert it.name == "ElectionDialog"
        assert told(it) == "Ingen er vald enno: det må røystast på nytt."
        await it.press("enter", "3", "enter", "2", "enter", "1", "enter")
        assert result(it) == ("Representant for Fjaler", "plurality", 2)


async def test_a_vote_by_names_tells_who_voted_for_whom(tmp_path):
    async with table(tmp_path) as it:
        await contest(it)
        await it.type("lu vi")
        assert it.reads("#ballot-result").endswith("4 røyster manglar. (FJ, SO, GU, AS)")
        await it.press("tab")
        await it.type("resten")
        assert "Representant for Askvoll er vald med 4 av 6 røyster." in it.reads("#ballot-result")
        await it.press("enter")
        (ballot,) = posts(it)[0].ballots
        assert ballot.method == "by_names"
        assert [v.voters for v in ballot.votes] == [("p1", "p2"), ("p3", "p4", "p5", "p6")]


async def test_votes_counted_openly_are_not_told_as_written(tmp_path):
    async with table(tmp_path) as it:
        await contest(it)
        await it.press("4", "tab", "2", "f6")
        assert "Talde ope." in it.reads("#ballot-result")
        await it.press("enter")
        assert posts(it)[0].ballots[0].method == "counted"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("3", "lu", "Skriv anten berre tal eller berre initialar."),
        ("lu", "lu", "Den same står to gonger. Kvar røystar berre ein gong."),
        ("resten", "alle", "«resten» kan berre stå ein stad."),
        ("xx", "", "«xx» er ingen som kan røyste her. Desse kan: LU, VI, FJ, SO, GU, AS"),
    ],
)
async def test_what_is_no_round_is_said_and_not_recorded(tmp_path, first, second, said):
    async with table(tmp_path) as it:
        await contest(it)
        await it.type(first)
        await it.press("tab")
        await it.type(second)
        assert told(it) == said
        await it.press("f5")
        assert it.name == "BallotDialog"
        assert posts(it)[0].ballots == ()


async def test_who_is_away_or_refuses_is_not_missing(tmp_path):
    async with table(tmp_path) as it:
        await contest(it)
        await it.press("3", "tab", "1", "tab", "tab")
        await it.type("gu")
        await it.press("tab")
        await it.type("as")
        await it.press("enter")
        (ballot,) = posts(it)[0].ballots
        assert (ballot.away, ballot.refused, ballot.voted) == (("p5",), ("p6",), 4)
        assert result(it) == ("Representant for Fjaler", "majority", 1)


async def test_with_one_put_forward_and_somebody_against_the_rest_are_for(tmp_path):
    async with table(tmp_path) as it:
        await it.more("q")
        await nominate(it, "fj")
        await it.press("r")
        await it.type("as")
        await it.press("f5")
        (ballot,) = posts(it)[0].ballots
        assert (ballot.votes[0].count, ballot.blank) == (5, ("p6",))
        assert result(it) == ("Representant for Fjaler", "majority", 1)


async def test_the_lot_settles_the_tie_of_the_second_round_drawn_by_the_secretary(tmp_path):
    secretary = e.HeadChanged(field="secretary", value="Sekretær for styret")
    async with table(tmp_path, past=(secretary,)) as it:
        await contest(it)
        for _round in range(2):
            await it.press("3", "tab", "3", "enter")
            if it.name == "ElectionDialog":
                await it.press("enter")
        assert "skriv kven loddet fall på" in told(it)
        assert it.screen.focused is it.screen.query_one("#v-chosen")
        await it.type("xx")
        assert told(it).startswith("«xx» er ingen av desse:")
        await it.press("backspace", "backspace")
        await it.type("as")
        assert "Representant for Askvoll er vald etter loddtrekking." in it.reads("#ballot-result")
        await it.press("enter")
        assert result(it) == ("Representant for Askvoll", "lot", 2)
        assert posts(it)[0].ballots[1].lot == "s"
        assert it.item("i1").decision == "Leiar blir: Representant for Askvoll"


async def test_three_between_whom_it_is_tied_are_named_in_a_row(tmp_path):
    async with table(tmp_path) as it:
        await contest(it, "fj, so, as")
        for _round in range(2):
            await it.press("2", "tab", "2", "tab", "2", "enter")
            if it.name == "ElectionDialog":
                await it.press("enter")
        assert told(it) == (
            "Likt mellom Representant for Fjaler, Representant for Solund og "
            "Representant for Askvoll: skriv kven loddet fall på."
        )


async def test_a_lot_without_anybody_who_drew_it_is_asked_for(tmp_path):
    async with table(tmp_path) as it:
        await contest(it)
        for _round in range(2):
            await it.press("3", "tab", "3", "enter")
            if it.name == "ElectionDialog":
                await it.press("enter")
        await it.type("fj")
        assert told(it) == "Skriv kven som trekte loddet."
        await it.press("tab")
        await it.type("Rektor i Stad")
        await it.press("enter")
        assert posts(it)[0].ballots[1].lot == "Rektor i Stad"


async def test_at_an_appointment_the_chairs_vote_settles_a_tie_at_once(tmp_path):
    async with table(tmp_path, ADVISER) as it:
        await contest(it, "Søkjar frå Stad, Søkjar frå Kinn")
        await it.type("vi fj so")
        await it.press("tab")
        await it.type("resten")
        assert "dobbeltrøysta til møteleiaren" in it.reads("#ballot-result")
        await it.press("enter")
        assert result(it) == ("Søkjar frå Kinn", "chair", 1)
        assert posts(it)[0].ballots[0].casting == "p1"


async def test_of_a_written_appointment_it_is_asked_for_whom_the_chair_voted(tmp_path):
    async with table(tmp_path, ADVISER) as it:
        await contest(it, "Søkjar frå Stad, Søkjar frå Kinn")
        await it.press("3", "tab", "3", "enter")
        assert "skriv kven møteleiaren røysta på" in told(it)
        assert not it.screen.query_one("#row-drew").display
        await it.type("søkjar frå k")
        await it.press("enter")
        assert result(it) == ("Søkjar frå Kinn", "chair", 1)


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


# The ways in


async def test_f5_leads_to_the_election_once_it_has_posts(tmp_path):
    async with table(tmp_path) as it:
        await it.press("f5")
        assert it.name == "VoteDialog"
        await it.press("escape")
        await it.more("q")
        await nominate(it, "fj")
        await it.press("escape", "f5")
        assert it.name == "ElectionDialog"


async def test_f2_leads_to_the_election_while_a_post_is_open(tmp_path):
    async with table(tmp_path) as it:
        await it.more("q")
        await nominate(it, "fj")
        await it.press("escape")
        await it.adopt()
        assert it.name == "ElectionDialog"
        assert it.item("i1").open


async def test_f2_leads_back_to_half_an_election_where_nothing_was_proposed(tmp_path):
    officers = replace(LEADER, title="Val av leiar og nestleiar", proposal=())
    async with table(tmp_path, officers) as it:
        await it.more("q")
        await nominate(it, "fj")
        await it.press("enter", "escape")
        await it.adopt()
        assert it.name == "ElectionDialog"
        assert it.item("i1").open


async def test_f2_at_the_blank_of_an_election_tells_of_the_election(tmp_path):
    async with table(tmp_path) as it:
        await it.adopt()
        assert "F8 q" in told(it)


async def test_the_attendance_goes_before_the_election(tmp_path):
    async with table(tmp_path, present=False) as it:
        await it.more("q")
        assert it.name == "AttendanceDialog"


async def test_what_vedtak_says_is_to_be_looked_over_where_it_names_nobody_elected(tmp_path):
    async with table(
        tmp_path, replace(LEADER, proposal=(Point(text="Representanten for Vik blir vald."),))
    ) as it:
        await it.more("q")
        await nominate(it, "vi")
        await it.press("enter")
        assert told(it) == "Valet er avgjort. Sjå over VEDTAK, så avsluttar F2 saka."


async def test_a_blank_that_the_election_does_not_fill_is_told(tmp_path):
    points = (Point(text="Leiar blir:", blank=True), Point(text="Møtestad blir:", blank=True))
    async with table(tmp_path, replace(LEADER, proposal=points)) as it:
        await it.more("q")
        await nominate(it, "vi")
        await it.press("enter")
        assert told(it) == "Valet er avgjort, men VEDTAK har eit ope felt til."


async def test_a_name_typed_by_somebody_is_never_markup(tmp_path):
    async with table(tmp_path) as it:
        await it.more("q")
        await nominate(it, "[b]Rektor[/b] {title}")
        assert "[b]Rektor[/b] {title}" in it.text
        await it.press("enter")
        assert it.item("i1").decision == "Leiar blir: [b]Rektor[/b] {title}"


@pytest.mark.parametrize("size", [SMALL])
async def test_a_long_election_fits_the_screen(tmp_path, size):
    long = replace(COMMITTEE, title="Val av to medlemer og leiar til " + "samarbeidsutvalet " * 6)
    async with table(tmp_path, long, size=size) as it:
        await it.more("q")
        await nominate(it, ", ".join(f"Søkjar nummer {n} frå Stad" for n in range(1, 11)))
        assert "Esc: ut" in it.text
        await it.press("enter")
        assert "Esc: avbryt" in it.text
        assert "0 av 6 førte" in it.text


async def test_initials_need_no_comma_between_them(tmp_path):
    async with sitting(tmp_path, (AGENDA[4],)) as it:
        await it.more("q")
        await it.press("enter")
        await it.type("vi so")
        await it.press("enter")
        (post,) = it.item("i5").posts
        assert [n.person for n in post.nominees] == ["p2", "p4"]
