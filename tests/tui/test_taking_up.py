"""What stands outside the sakliste, and decisions under information: one question, and its answers."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.state import Item
from tests.tui.room import AGENDA, sitting

APPROVED = AGENDA[1:]
"""A sakliste without an item that approves it: what is added stands outside it."""


async def raised(it, title: str = "Julegåve") -> None:
    """An item raised under way, with a decision written in it."""
    await it.more("y")
    await it.fill(title=title)
    await it.finish()
    it.area("decision").focus()
    await it.quiet()
    await it.type("Styret gjev ei gåve.")
    await it.settle()


async def test_f2_asks_once_whether_anybody_objects_and_enter_decides(tmp_path):
    async with sitting(tmp_path, APPROVED) as it:
        await raised(it)
        await it.press("f2")
        assert it.name == "FormDialog"
        assert "Sak 6.1 står ikkje på saklista" in it.text
        assert "§ 11-3" in it.text
        await it.press("enter")
        item = added(it)
        assert item.adopted == "Styret gjev ei gåve."
        (motion,) = item.motions
        assert (motion.kind, motion.mover) == ("take_up", "")
        vote = item.vote_on(motion.id)
        assert vote is not None
        assert (vote.ayes, vote.noes) == (6, 0)
        assert it.message.startswith("Sak 6.1: VEDTEKE.")


async def test_the_answer_and_the_decision_are_taken_back_together(tmp_path):
    async with sitting(tmp_path, APPROVED) as it:
        await raised(it)
        await it.press("f2", "enter")
        it.table.query_one("#agenda").focus()
        await it.press("ctrl+z")
        item = added(it)
        assert item.open
        assert item.motions == ()


async def test_one_who_objects_is_too_few_and_is_told(tmp_path):
    async with sitting(tmp_path, APPROVED) as it:
        await raised(it)
        await it.press("f2", "f", "j")
        assert "Saka stod ikkje på saklista og vart teken opp i møtet." in seen(it)
        assert (
            "Representant for Fjaler sette seg imot at saka vart teken opp. "
            "Det var for få til å hindre det."
        ) in seen(it)
        await it.press("enter")
        item = added(it)
        assert item.adopted is not None
        vote = item.vote_on(item.motions[0].id)
        assert vote is not None
        assert vote.against == ("p3",)


def seen(it) -> str:
    """What the dialog in front says the protocol will hold, however its lines are broken."""
    return " ".join(it.reads(".form-preview").split())


def added(it) -> Item:
    """The item that was raised."""
    return next(item for item in it.meeting.items if item.added)


async def hindered(it) -> None:
    """F2 on an item that a third of those present do not want taken up."""
    await raised(it)
    await it.press("f2", *"fj so")
    assert "Saka kan ikkje takast opp." in it.text
    await it.press("enter")


async def test_a_third_of_those_present_hinder_it_and_it_is_asked_what_became_of_it(tmp_path):
    async with sitting(tmp_path, APPROVED) as it:
        await hindered(it)
        assert it.name == "MenuDialog"
        assert "§ 11-3" in it.text
        await it.press("o")
        item = added(it)
        assert item.outcome == "handled"
        vote = item.vote_on(item.motions[0].id)
        assert vote is not None
        assert vote.against == ("p3", "p4")
        assert not vote.carried


async def test_the_chair_alone_hinders_it_too(tmp_path):
    async with sitting(tmp_path, APPROVED) as it:
        await raised(it)
        await it.press("f2", "l", "u", "enter")
        assert it.name == "MenuDialog"


async def test_what_was_hindered_is_postponed(tmp_path):
    async with sitting(tmp_path, APPROVED) as it:
        await hindered(it)
        await it.press("u", "enter")
        item = added(it)
        assert (item.outcome, item.destination) == ("postponed", "neste møte")
        assert [m.kind for m in item.motions] == ["take_up"]


async def test_against_the_rule_it_goes_only_with_a_reason(tmp_path):
    async with sitting(tmp_path, APPROVED) as it:
        await hindered(it)
        await it.press("g", "enter")
        assert it.name == "FormDialog"
        await it.type("Hastar")
        await it.press("enter")
        item = added(it)
        assert item.adopted == "Styret gjev ei gåve."
        (override,) = it.meeting.overrides
        assert (override.rule, override.reason) == ("outside_agenda", "Hastar")


@pytest.mark.parametrize("keys", [("escape",), ("f", "j", " ", "s", "o", "enter", "escape")])
async def test_esc_leaves_no_trace_also_after_the_answer(tmp_path, keys):
    async with sitting(tmp_path, APPROVED) as it:
        await raised(it)
        before = it.log
        await it.press("f2", *keys)
        assert it.name == "MeetingScreen"
        assert it.log == before


async def test_somebody_who_may_not_vote_cannot_object(tmp_path):
    async with sitting(tmp_path, APPROVED) as it:
        await raised(it)
        await it.press("f2", *"zz", "enter")
        assert it.name == "FormDialog"
        assert "«zz»" in it.message


async def test_an_item_added_before_the_sakliste_is_approved_is_approved_with_it(tmp_path):
    async with sitting(tmp_path) as it:
        await it.more("y")
        await it.fill(title="Ny bil")
        assert "Sak 7 Ny bil" in it.text
        assert "Saka vart sett på saklista då saklista vart godkjend." in seen(it)
        await it.finish()
        event = next(x for x in it.events if isinstance(x, e.ItemAdded))
        assert (event.approved_in, event.parent, event.item.number) == ("i1", None, "7")
        it.area("decision").focus()
        await it.quiet()
        await it.type("Styret kjøper bil.")
        await it.adopt()
        assert it.item("i7").adopted == "Styret kjøper bil."


async def test_the_proposed_approval_names_what_was_added_and_no_words_of_the_secretary_s(tmp_path):
    async with sitting(tmp_path) as it:
        phrase = it.item("i1").decision
        assert phrase == "Innkalling og sakliste vart godkjende utan merknader."
        for title in ("Ny bil", "Nytt skilt"):
            await it.more("y")
            await it.fill(title=title)
            await it.finish()
        told = "Innkalling og sakliste vart godkjende med sakene 7 og 8 som nye saker."
        assert it.item("i1").decision == told
        await it.press("ctrl+z")
        assert it.item("i1").decision == told.replace(
            "sakene 7 og 8 som nye saker", "sak 7 som ny sak"
        )
        await it.go_to("1")
        it.area("decision").focus()
        await it.quiet()
        await it.type("Samrøystes: ")
        await it.settle()
        mine = it.item("i1").decision
        await it.more("y")
        await it.fill(title="Nytt skilt")
        await it.finish()
        assert it.item("i1").decision == mine


async def test_an_item_added_after_that_is_not(tmp_path):
    async with sitting(tmp_path) as it:
        await it.adopt()
        await raised(it)
        await it.press("f2")
        assert it.name == "FormDialog"


async def test_a_new_item_under_one_that_is_not_there_is_refused(tmp_path):
    async with sitting(tmp_path) as it:
        await it.more("y")
        await it.fill(title="Ny bil", under="77")
        await it.finish()
        assert it.name == "FormDialog"
        assert "«77»" in it.message


async def test_a_decision_under_an_information_item_is_asked_about_the_same_way(tmp_path):
    async with sitting(tmp_path) as it:
        await it.go_to("4")
        it.area("decision").focus()
        await it.quiet()
        await it.type("Styret ber om ein plan.")
        await it.adopt()
        assert "Vedtak i orienteringssak 4" in it.text
        assert "Det vart gjort vedtak i ei orienteringssak. Ingen sette seg imot det." in seen(it)
        assert "§ 11-3" in it.text
        await it.press("enter")
        item = it.item("i4")
        assert item.adopted == "Styret ber om ein plan."
        assert [m.kind for m in item.motions] == ["take_up"]


async def test_noting_what_was_told_asks_nothing(tmp_path):
    async with sitting(tmp_path) as it:
        await it.go_to("4")
        it.area("decision").focus()
        await it.quiet()
        await it.type("Styret tek orienteringa til vitande.")
        await it.adopt()
        assert it.item("i4").adopted is not None
        assert it.item("i4").motions == ()
