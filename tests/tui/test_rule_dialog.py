"""Ctrl+R: the rule behind what is warned of, and setting it aside with a reason."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.tui.screens.review import ReviewScreen

from .room import LARGE, SMALL, sitting, without


@pytest.fixture(params=[SMALL, LARGE], ids=["80x24", "160x50"])
def size(request):
    return request.param


FEW = tuple(e.MemberArrived(person=person) for person in ("p1", "p2"))


async def test_one_key_shows_the_rule_behind_a_lost_quorum_and_a_reason_sets_it_aside(
    tmp_path, size
):
    async with sitting(tmp_path, size=size, past=FEW, present=False) as it:
        await it.press("ctrl+r")
        assert it.name == "SetAsideDialog"
        for told in ("Vedtaksfør", "kommunelova § 11-9", "Styret følgjer denne regelen."):
            assert told in it.text
        await it.press("enter")
        assert it.name == "SetAsideDialog"
        await it.fill(reason="Det hastar")
        await it.press("enter")
        assert it.name == "MeetingScreen"
        assert it.events[-1] == e.RuleOverridden(rule="quorum", reason="Det hastar", item="i1")
        assert "Sett til side i sak 1: Vedtaksfør" in it.message
        await it.press("ctrl+r")
        assert it.name == "RuleDialog"
        assert "Det hastar" in it.text
        await it.press("enter")
        await it.adopt()
        assert it.kinds[-2:] == ["VoteTaken", "DecisionAdopted"]


async def test_left_with_esc_a_rule_is_not_set_aside(tmp_path):
    async with sitting(tmp_path, past=FEW, present=False) as it:
        before = it.log
        await it.press("ctrl+r")
        await it.fill(reason="Det hastar")
        await it.press("escape")
        assert it.name == "MeetingScreen"
        assert it.log == before


async def test_without_a_warning_the_rules_that_hold_in_the_item_are_told(tmp_path):
    async with sitting(tmp_path) as it:
        await it.more(",")
        assert it.name == "MenuDialog"
        assert "Ingenting åtvarar i sak 1" in it.text
        assert "Dobbeltrøyst (kommunelova § 11-9)" in it.text
        await it.press("2")
        assert it.name == "RuleDialog"
        assert "regelen gjeld alltid" in it.text


async def test_a_rule_the_board_does_not_keep_says_so_and_cannot_be_set_aside(tmp_path):
    board = without(switched={"quorum": False})
    async with sitting(tmp_path, board=board, past=FEW, present=False) as it:
        await it.press("ctrl+r")
        assert it.name == "RuleDialog"
        assert "Styret følgjer ikkje denne regelen." in it.text


async def test_a_dialog_that_warns_tells_of_its_rule_and_is_there_again_after(tmp_path):
    async with sitting(tmp_path, past=FEW, present=False) as it:
        await it.adopt()
        assert it.name == "FormDialog"
        assert "Ctrl+R" in it.text
        await it.press("ctrl+r")
        assert it.name == "RuleDialog"
        assert "Vedtaksfør" in it.text
        await it.press("escape")
        assert it.name == "FormDialog"


async def test_a_vote_in_writing_tells_of_the_rule_about_it(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f5", "ctrl+r")
        assert it.name == "VoteDialog"
        assert "ingen regel" in it.message
        await it.press("f6", "ctrl+r")
        assert it.name == "RuleDialog"
        assert "Skriftleg røysting" in it.text


async def test_in_gjennomgang_the_rule_of_the_marked_finding_is_set_aside_and_it_is_gone(tmp_path):
    async with sitting(tmp_path) as it:
        await it.more("g")
        assert it.name == "ReviewScreen"
        screen = it.screen
        assert isinstance(screen, ReviewScreen)
        at = next(n for n, line in enumerate(it.options()) if "kommunelova § 11-4" in line)
        before = it.options()
        await it.press(*["down"] * at)
        await it.press("ctrl+r")
        assert it.name == "SetAsideDialog"
        await it.fill(reason="Står i innkallinga")
        await it.press("enter")
        assert it.name == "ReviewScreen"
        assert len(it.options()) < len(before)
        (event,) = (x for x in it.events if isinstance(x, e.RuleOverridden))
        assert (event.rule, event.item) == ("protocol", None)


async def test_a_finding_without_a_rule_says_that_there_is_none(tmp_path):
    async with sitting(tmp_path) as it:
        await it.more("g")
        at = next(n for n, line in enumerate(it.options()) if "§" not in line)
        await it.press(*["down"] * at)
        await it.press("ctrl+r")
        assert it.name == "ReviewScreen"
        assert "ingen regel" in it.message


async def test_a_round_of_an_election_tells_of_its_rules(tmp_path):
    past = (
        e.PostOpened(item="i5", post="v1", title="leiar"),
        *(
            e.Nominated(item="i5", post="v1", nominee=e.Nominee(id=f"n{n}", name=f"Kandidat {n}"))
            for n in (1, 2)
        ),
    )
    async with sitting(tmp_path, past=past) as it:
        await it.go_to("5")
        await it.more("q")
        await it.press("enter")
        assert it.name == "BallotDialog"
        await it.press("ctrl+r")
        assert it.name == "MenuDialog"
        await it.press("2")
        assert "Likt røystetal i eit val blir avgjort med lodd." in it.text
        await it.press("escape")
        assert it.name == "BallotDialog"
