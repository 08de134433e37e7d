"""A round of voting over a post: counted ballots, votes by names, ties."""

import pytest

from sognko_tui.meeting import events as e
from tests.tui.electing import (
    ADVISER,
    contest,
    nominate,
    posts,
    result,
    table,
    told,
)


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
