"""F8 m: the proposals in an item, and the votes on them."""

import pytest

from sognko_tui.meeting import events as e
from tests.tui.conftest import LARGE
from tests.tui.proposing import (
    PROPOSED,
    SITE,
    TRAINING,
    A,
    B,
    C,
    D,
    against,
    following,
    listed,
    moved,
)
from tests.tui.room import AGENDA, sitting

# The list


async def test_f8_m_lists_the_proposals_with_kind_mover_words_and_how_it_stands(tmp_path):
    async with sitting(tmp_path, (SITE,), size=LARGE, past=(A, C, D)) as it:
        await it.more("m")
        assert it.name == "ProposalsDialog"
        assert listed(it) == [
            f"0 framlegget {PROPOSED} ikkje røysta",
            "A framlegg VI Styret ventar. ikkje røysta",
            "B endring SO Styret vil ha ein ny nettstad til jul. ikkje røysta",
            "C tillegg GU Dagleg leiar melder frå. ikkje røysta",
        ]
        assert following(it) == (
            "Neste røysting: endring (B) · så: framlegg A mot framlegget, tillegg (C)"
        )


async def test_the_words_of_the_marked_proposal_stand_in_full_below(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(A,)) as it:
        await it.more("m")
        assert PROPOSED in it.text
        await it.press("down")
        assert "FRAMLEGG A frå Representant for Vik" in it.text


@pytest.mark.parametrize("key", ["escape", "f10", "ctrl+q"])
async def test_esc_leaves_without_trace(tmp_path, key):
    async with sitting(tmp_path, (SITE,), past=(A, B)) as it:
        before = it.log
        await it.more("m")
        await it.press("down", "m", "plus", "k", "p", "escape", "v", "escape", "n", "escape")
        await it.press("n", "a", "escape", "n", "u", "escape", "s", key)
        assert it.name == "MeetingScreen"
        assert it.log == before
        assert it.field == "decision"


@pytest.mark.drawn
async def test_the_status_line_stays_in_sight(tmp_path):
    async with sitting(tmp_path, (SITE,)) as it:
        await it.more("m")
        assert "√ lagra" in it.lines[0]


async def test_a_closed_item_has_no_more_proposals(tmp_path):
    async with sitting(tmp_path) as it:
        await it.adopt()
        await it.press("f3")
        await it.more("m")
        assert it.name == "MeetingScreen"
        assert "Saka er avslutta" in it.message


async def test_f1_explains(tmp_path):
    async with sitting(tmp_path, (SITE,)) as it:
        await it.more("m")
        await it.press("f1")
        assert "Enter tek neste røysting" in it.text


# Votes


async def test_enter_takes_the_next_vote_until_the_decision_can_be_put_together(tmp_path):
    async with sitting(tmp_path, (SITE, AGENDA[5]), past=(A, B, C, D)) as it:
        await it.more("m")
        await it.press("enter")
        await against(it, "lu", "vi", "fj", "gu")
        assert "fall 2–4" in listed(it)[3]
        assert following(it).startswith("Neste røysting: framlegg A mot framlegg B")
        await it.press("enter")
        await against(it, "fj", "as")
        assert listed(it)[1].endswith("vann 4–2 mot B")
        assert listed(it)[2].endswith("tapte 2–4 mot A")
        await it.press("enter")
        await against(it, "as")
        assert listed(it)[1].endswith("vann 5–1 mot framlegget")
        await it.press("enter")
        await against(it)
        assert it.name == "CompositionDialog"
        assert "1. Styret ventar." in it.text
        assert "← 1 frå A" in it.text
        assert "2. Dagleg leiar melder frå." in it.text
        assert "← 2 frå D" in it.text
        assert "Ikkje vedteke: framlegg B (tapte 2–4 mot A), endring (C) (fall 2–4)" in it.text
        await it.press("enter")
        assert it.name == "MeetingScreen"
        assert it.area("decision").text == "1. Styret ventar.\n2. Dagleg leiar melder frå."
        assert it.kinds[-1] == "TextEdited"
        await it.adopt()
        decided = it.item("i2")
        assert (decided.outcome, decided.adopted_motion) == ("adopted", "m1")
        votes = [x for x in it.events if isinstance(x, e.VoteTaken)]
        assert [(v.motion, v.opposed) for v in votes] == [
            ("m3", ""), ("m1", "m2"), ("m1", "main"), ("m4", ""),
        ]  # fmt: skip


@pytest.mark.parametrize("key", ["v", "f5"])
async def test_v_votes_on_the_marked_one_out_of_order(tmp_path, key):
    async with sitting(tmp_path, (SITE,), past=(A, D)) as it:
        await it.more("m")
        await it.press("end", key)
        await against(it, "fj")
        event = it.events[-1]
        assert isinstance(event, e.VoteTaken)
        assert (event.motion, event.against) == ("m4", ("p3",))
        assert listed(it)[2].endswith("vedteke 5–1")
        assert following(it) == "Neste røysting: framlegg A mot framlegget"


async def test_a_vote_taken_anew_takes_the_place_of_the_one_before(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(D,)) as it:
        await it.more("m")
        await it.press("end", "v")
        await against(it, "fj")
        await it.press("v", "ctrl+u")
        await against(it, "fj", "gu")
        assert [v.against for v in it.item("i2").votes] == [("p3", "p5")]


async def test_m_on_two_puts_them_against_each_other(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(A, B)) as it:
        await it.more("m")
        await it.press("m")
        assert listed(it)[0].startswith("● 0")
        assert "Merk det andre" in it.message
        await it.press("end", "m")
        await against(it, "lu", "gu")
        event = it.events[-1]
        assert isinstance(event, e.VoteTaken)
        assert (event.motion, event.opposed, event.against) == ("m2", "main", ("p1", "p5"))


async def test_m_twice_on_one_takes_the_mark_away(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(A,)) as it:
        await it.more("m")
        await it.press("m", "m")
        assert it.name == "ProposalsDialog"
        assert not any("●" in line for line in listed(it))


async def test_only_proposals_of_the_same_sort_meet(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(A, D)) as it:
        await it.more("m")
        await it.press("m", "end", "m")
        assert "same slag" in it.message
        assert it.name == "ProposalsDialog"


async def test_p_is_a_trial_vote_that_stays_out_of_the_result(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(A,)) as it:
        await it.more("m")
        await it.press("down", "p")
        assert "Prøverøysting" in it.text
        assert "tel ikkje" in it.reads("#vote-result")
        assert it.reads("#vote-preview") == ""
        await against(it, "lu", "fj", "as")
        event = it.events[-1]
        assert isinstance(event, e.VoteTaken)
        assert event.trial
        assert listed(it)[1].endswith("prøve 3–3")
        assert following(it) == "Neste røysting: framlegg A mot framlegget"
        assert it.item("i2").last_vote is None


async def test_t_withdraws_and_what_was_voted_on_cannot_be(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(A, B)) as it:
        await it.more("m")
        await it.press("t")
        assert "Berre det nokon har sett fram" in it.message
        await it.press("down", "t")
        assert it.events[-1] == e.ProposalWithdrawn(item="i2", proposal="m1")
        assert listed(it)[1].endswith("trekt")
        assert following(it) == "Neste røysting: framlegg B mot framlegget"
        await it.press("v")
        assert it.message.endswith("Framlegget er trekt.")
        await it.press("down", "v")
        await against(it)
        await it.press("escape")
        before = it.log
        await it.press("t")
        assert it.message.startswith("! ")
        assert it.log == before


async def test_plus_and_minus_change_the_order_for_this_visit(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(A, D)) as it:
        await it.more("m")
        await it.press("end", "plus")
        assert following(it) == "Neste røysting: tillegg (B) · så: framlegg A mot framlegget"
        await it.press("minus")
        assert following(it) == "Neste røysting: framlegg A mot framlegget · så: tillegg (B)"
        await it.press("plus", "enter")
        await against(it)
        assert it.item("i2").votes[-1].motion == "m4"
        await it.press("plus")
        assert "står ikkje for tur" in it.message


async def test_without_attendance_there_is_no_vote(tmp_path):
    async with sitting(tmp_path, (SITE,), present=False, past=(A,)) as it:
        await it.more("m")
        await it.press("v")
        assert it.name == "ProposalsDialog"
        assert it.message


async def test_ctrl_z_takes_back_what_was_done_here_and_nothing_older(tmp_path):
    async with sitting(tmp_path, (SITE,), past=(A,)) as it:
        await it.more("m")
        await it.press("ctrl+z")
        assert it.message == "Her er ikkje noko å angre."
        await it.press("down", "t", "ctrl+z")
        assert it.message.startswith("Angra: ")
        assert listed(it)[1].endswith("ikkje røysta")
        await it.press("ctrl+z")
        assert it.message == "Her er ikkje noko å angre."


# Point by point


async def test_k_opens_the_points_and_each_is_voted_on_by_itself(tmp_path):
    async with sitting(tmp_path, (TRAINING,)) as it:
        await it.more("m")
        await it.press("k")
        assert [line.rpartition(" ikkje")[0][:8] for line in listed(it)[1:]] == [
            "punkt 1 ", "punkt 2 ", "punkt 3 ", "punkt 4 ",
        ]  # fmt: skip
        assert following(it).startswith("Neste røysting: punkt 1 · så: punkt 2, punkt 3")
        await it.press("down", "down", "v")
        await against(it, "lu", "vi", "fj", "so")
        event = it.events[-1]
        assert isinstance(event, e.VoteTaken)
        assert (event.motion, event.point) == ("main", 2)
        assert listed(it)[2].endswith("fall 2–4")
        assert following(it) == "Neste røysting: punkt 1 · så: punkt 3, punkt 4"
        for _point in range(3):
            await it.press("enter")
            await against(it)
        assert it.name == "CompositionDialog"
        assert "2. Til å førebu ho blir vald: ____" in it.text
        assert "← 2 frå framlegget pkt. 3" in it.text
        assert "Ikkje vedteke: punkt 2" in it.text
        await it.press("enter")
        assert len(it.area("decision").text.splitlines()) == 3
        assert it.reads("#difference .view-text").startswith(
            "1 frå framlegget pkt. 1 · 2 frå framlegget pkt. 3 · 3 frå framlegget pkt. 4"
        )


async def test_k_again_folds_the_points(tmp_path):
    async with sitting(tmp_path, (TRAINING,)) as it:
        await it.more("m")
        await it.press("k", "down", "k")
        assert len(listed(it)) == 1
        assert following(it) == "Neste røysting: framlegget"


async def test_one_paragraph_has_no_points(tmp_path):
    async with sitting(tmp_path, (SITE,)) as it:
        await it.more("m")
        await it.press("k")
        assert "berre eitt punkt" in it.message


async def test_k_opens_the_points_of_the_proposal_that_has_won(tmp_path):
    two = moved("m1", "1. Styret ventar.\n2. Leiaren melder frå.", mover="p2")
    async with sitting(tmp_path, (SITE,), past=(two,)) as it:
        await it.more("m")
        await it.press("enter")
        await against(it)
        assert it.name == "CompositionDialog"
        await it.press("escape", "k")
        assert [line[:7] for line in listed(it)[2:]] == ["punkt 1", "punkt 2"]
        assert following(it) == ("Neste røysting: punkt 1 i framlegg A · så: punkt 2 i framlegg A")
        await it.press("enter")
        await against(it, "lu", "vi", "fj", "so")
        await it.press("enter")
        await against(it)
        assert it.name == "CompositionDialog"
        assert "Ikkje vedteke: punkt 1" in it.text
        await it.press("enter")
        assert it.area("decision").text == "1. Leiaren melder frå."
        await it.adopt()
        assert it.item("i2").adopted == "1. Leiaren melder frå."
