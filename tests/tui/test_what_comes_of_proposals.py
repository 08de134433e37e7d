"""What comes of the votes on proposals: the decision put together, or taken as it stands."""

import pytest

from sognko_tui.meeting import events as e
from tests.tui.conftest import LARGE
from tests.tui.proposing import (
    PROPOSED,
    SITE,
    TRAINING,
    A,
    B,
    D,
    against,
    following,
    listed,
    moved,
    written,
)
from tests.tui.room import AGENDA, sitting
from tests.tui.test_fit import assert_fits, language

__all__ = ["language"]


async def test_s_shows_where_the_points_come_from_and_esc_goes_back(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(D,)) as it:
        await it.more("m")
        await it.press("s")
        assert "ikkje røysta over noko" in it.message
        await it.press("end", "v")
        await against(it)
        await it.press("s")
        assert it.name == "CompositionDialog"
        assert "← 1 frå framlegget" in it.text
        await it.press("escape")
        assert it.name == "ProposalsDialog"
        assert it.item("i2").decision == PROPOSED


async def test_of_three_without_a_majority_the_two_strongest_are_put_against_each_other(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(A, B)) as it:
        await it.more("m")
        await it.press("v")
        await against(it, "lu", "vi", "fj", "so")
        await it.press("down", "v")
        await against(it, "fj", "so", "gu", "as")
        await it.press("down", "v")
        await against(it, "lu", "vi", "so", "gu", "as")
        assert following(it) == "Neste røysting: framlegg A mot framlegget"


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [("postpone", "postponed"), ("return", "returned"), ("forward", "forwarded")],
)
async def test_a_proposal_to_put_the_item_off_closes_it_where_it_is_carried(
    tmp_path, kind, outcome
):
    past = moved("m1", "neste møte", kind)
    async with sitting(tmp_path, (SITE, AGENDA[5]), past=(past,)) as it:
        await it.more("m")
        await it.press("enter")
        await against(it, "lu", "gu")
        assert it.name == "MeetingScreen"
        assert it.item("i2").outcome == outcome
        assert it.item("i2").destination == "neste møte"
        assert it.here == "6 Ymse"


async def test_and_leaves_it_open_where_it_falls(tmp_path):
    past = moved("m1", "neste møte", "postpone")
    async with sitting(tmp_path, (SITE,), past=(past,)) as it:
        await it.more("m")
        await it.press("enter")
        await against(it, "lu", "gu", "fj", "so")
        assert it.item("i2").open
        assert listed(it)[1].endswith("fall 2–4")
        assert following(it) == "Neste røysting: framlegget"


async def test_a_trial_vote_on_postponing_postpones_nothing(tmp_path):
    past = moved("m1", "neste møte", "postpone")
    async with sitting(tmp_path, (SITE,), past=(past,)) as it:
        await it.more("m")
        await it.press("end", "p")
        await against(it)
        assert it.item("i2").open


async def test_f2_shows_what_the_votes_came_to_where_vedtak_does_not_hold_it(tmp_path):
    async with sitting(tmp_path, (SITE, AGENDA[5]), past=(A,)) as it:
        await it.more("m")
        await it.press("enter")
        await against(it)
        await it.press("escape", "escape")
        await it.adopt()
        assert it.name == "CompositionDialog"
        await it.press("escape")
        assert "F2 ein gong til" in it.message
        assert it.item("i2").open
        await it.adopt()
        assert it.item("i2").adopted == PROPOSED


async def test_and_enter_there_puts_it_in(tmp_path):
    async with sitting(tmp_path, (SITE, AGENDA[5]), past=(A,)) as it:
        await it.more("m")
        await it.press("enter")
        await against(it)
        await it.press("escape", "escape")
        await it.adopt()
        await it.press("enter")
        assert it.area("decision").text == "Styret ventar."
        await it.adopt()
        assert (it.item("i2").adopted, it.item("i2").adopted_motion) == ("Styret ventar.", "m1")


# The quick path


async def test_a_single_counter_proposal_is_adopted_in_few_keys(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.press("f8", "m", "n", "a", "f", "j", "enter")
        await it.type("Styret ventar.")
        await it.press("f2", "b")
        assert it.name == "MeetingScreen"
        assert it.area("decision").text == "Styret ventar."
        await it.adopt()
        assert it.events[-1] == e.DecisionAdopted(item="i2", text="Styret ventar.", motion="m1")
        assert it.letters == "·A····"


async def test_b_puts_in_nothing_but_an_alternative(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(D,)) as it:
        await it.more("m")
        await it.press("b")
        assert "Merk eit alternativt framlegg" in it.message


async def test_f8_b_puts_the_only_member_s_proposal_into_vedtak_and_f2_adopts_it(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.more("b")
        assert "Ingen har sett fram" in it.message
        await it.more("m")
        await written(it, "Styret ventar.")
        await it.press("escape")
        await it.more("b")
        assert it.area("decision").text == "Styret ventar."
        await it.adopt()
        assert it.events[-1] == e.DecisionAdopted(item="i2", text="Styret ventar.", motion="m1")
        assert it.letters == "·A····"
        assert it.message == "Sak 2: ANNA FRAMLEGG VEDTEKE."


@pytest.mark.parametrize("key", ["2", "b"])
async def test_f8_b_asks_which_where_there_are_several_and_f4_goes_back_to_the_first(tmp_path, key):
    async with sitting(tmp_path, (SITE, AGENDA[5]), past=(A, B)) as it:
        await it.more("b")
        assert it.name == "MenuDialog"
        await it.press(key)
        assert it.area("decision").text == "Styret seier nei."
        await it.press("f4")
        assert it.area("decision").text == PROPOSED
        await it.adopt()
        assert it.item("i2").adopted_motion == "main"


@pytest.mark.parametrize("way", ["the list", "f8 b"])
async def test_b_keeps_a_vote_that_was_taken_and_only_puts_the_words_in(tmp_path, way):
    async with sitting(tmp_path, (SITE,), past=(A,)) as it:
        await it.more("m")
        await it.press("enter")
        await against(it, "so", "as")
        await it.press("escape")
        if way == "the list":
            await it.press("down", "b")
        else:
            await it.press("escape")
            await it.more("b")
        assert it.area("decision").text == "Styret ventar."
        await it.adopt()
        item = it.item("i2")
        assert [(v.motion, v.opposed, v.ayes, v.noes) for v in item.votes] == [("m1", "main", 4, 2)]
        assert (item.outcome, item.adopted_motion) == ("adopted", "m1")


async def test_b_puts_in_nothing_that_fell(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(A,)) as it:
        await it.more("m")
        await it.press("enter")
        await against(it, "lu", "vi", "so", "as")
        await it.press("down", "b")
        assert "Framlegget fall." in it.message
        await it.press("escape")
        await it.more("b")
        assert "Framlegget fall." in it.message
        assert it.item("i2").decision == PROPOSED


async def test_f4_strikes_no_vote_that_was_taken(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(A,)) as it:
        await it.more("m")
        await it.press("enter")
        await against(it, "so", "as")
        await it.press("escape")
        await it.more("b")
        await it.press("f4")
        assert it.area("decision").text == PROPOSED
        assert len(it.item("i2").votes) == 1


async def test_the_proposals_stand_beside_the_first_with_how_they_went(tmp_path):
    async with sitting(tmp_path, (SITE,), size=LARGE, past=(A, B)) as it:
        await it.more("m")
        await it.press("down", "t", "escape")
        assert "Framlegg A frå Representant for Vik (trekt):" in it.text
        assert "Framlegg B frå Representant for Fjaler:" in it.text


async def test_every_form_fits(tmp_path, language):
    numbered = moved("m5", "Opplæringa blir lagd til: Florø", "amendment", point=2, item="i3")
    past = (numbered, moved("m6", "Styret ventar.\n" * 30, item="i3"))
    async with sitting(tmp_path, (TRAINING,), past=past) as it:
        await it.more("m")
        await it.press("k", "down")
        await assert_fits(it)
        await it.press("f1")
        await assert_fits(it)
        for kind in ("a", "e", "t", "u", "r", "s"):
            await it.press("escape", "n")
            await assert_fits(it)
            await it.press(kind)
            await it.type("vi")
            await assert_fits(it)
            await it.press("tab")
            await assert_fits(it)
        await it.press("escape", "n", "t", "tab")
        await it.type("Styret ventar.")
        await assert_fits(it)
        await it.press("escape")
        assert it.name == "ConfirmDialog"
        await assert_fits(it)
        await it.press("j", "end", "v", "enter", "s")
        assert it.name == "CompositionDialog"
        await assert_fits(it)


async def left_open(it) -> None:
    """A proposal that was moved and neither voted on nor withdrawn, and F2."""
    await it.more("m")
    await it.press("n", "a")
    await it.type("as")
    await it.press("tab")
    await it.type("Noko anna.")
    await it.press("f2", "escape")
    await it.settle()
    await it.press("f2")
    assert it.name == "MenuDialog"
    assert "Framlegg A er verken røysta over eller trekt." in it.text


async def test_f2_asks_what_became_of_a_proposal_that_nobody_voted_on(tmp_path):
    async with sitting(tmp_path, (AGENDA[1],)) as it:
        await left_open(it)
        await it.press("escape")
        assert it.item("i2").open
        await it.press("f2", "r")
        assert it.name == "ProposalsDialog"


async def test_there_it_is_withdrawn_with_a_letter_and_f2_adopts(tmp_path):
    async with sitting(tmp_path, (AGENDA[1],)) as it:
        await left_open(it)
        await it.press("t")
        assert it.message == "Det er ført som trekt. F2 vedtek det som står."
        await it.adopt()
        assert it.item("i2").outcome == "adopted"
        assert it.item("i2").motions[0].withdrawn


async def test_or_what_stands_is_adopted_all_the_same_and_gjennomgang_tells_of_it(tmp_path):
    async with sitting(tmp_path, (AGENDA[1],)) as it:
        await left_open(it)
        await it.press("v")
        assert it.item("i2").outcome == "adopted"
        await it.more("g")
        assert "Framlegg A i sak 2 er verken røysta over eller trekt." in it.text


async def test_the_list_opens_at_what_is_left_when_others_were_voted_on(tmp_path):
    async with sitting(tmp_path, (AGENDA[1],)) as it:
        await left_open(it)
        await it.press("v")
        await it.more("a")
        await it.press("r")
        await it.more("m")
        assert "FRAMLEGG A frå Representant for Askvoll" in it.text
