"""The keys that lead to an election, and what is said around it."""

import pytest
from msgspec.structs import replace

from sognko_tui.meeting.agenda import Point
from tests.tui.electing import (
    COMMITTEE,
    LEADER,
    nominate,
    table,
    told,
)
from tests.tui.room import AGENDA, SMALL, sitting


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
