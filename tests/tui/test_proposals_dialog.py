"""F8 m: the proposals in an item, the votes on them, and the decision put together from them."""

import pytest
from textual.widgets import TextArea

from sognko_tui.meeting import events as e
from tests.tui.conftest import LARGE
from tests.tui.room import AGENDA, sitting
from tests.tui.test_fit import assert_fits, language

__all__ = ["language"]

PROPOSED = "Styret vil ha ein ny nettstad innan sommaren."
SITE = AGENDA[1]
TRAINING = AGENDA[2]


def moved(motion: str, text: str, kind: e.MotionKind = "counter", **more) -> e.ProposalMoved:
    """A proposal from Fjaler in the item on the site."""
    facts = {"item": "i2", "mover": "p3", **more}
    return e.ProposalMoved(proposal=motion, text=text, kind=kind, **facts)


A = moved("m1", "Styret ventar.", mover="p2")
B = moved("m2", "Styret seier nei.")
C = moved("m3", "Styret vil ha ein ny nettstad til jul.", "amendment", mover="p4")
D = moved("m4", "Dagleg leiar melder frå.", "addition", mover="p5")


async def written(it, text: str, *, kind: str = "a", mover: str = "fj") -> None:
    """N, the kind, who, and the words: a new proposal, from the list of them."""
    await it.press("n", kind)
    await it.type(mover)
    await it.press("enter")
    await it.type(text)
    await it.press("f2")


def listed(it) -> list[str]:
    """The lines of the list, the spaces between their columns made one."""
    return [" ".join(line.split()) for line in it.options()]


def following(it) -> str:
    return it.reads("#next-vote")


async def against(it, *initials: str) -> None:
    """The vote that is asked for now: these are against."""
    assert it.name == "VoteDialog"
    for one in initials:
        await it.type(f"{one} ")
    await it.press("enter")


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


# A new proposal


async def test_a_proposal_is_typed_over_several_lines_and_recorded_with_who_moved_it(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.more("m")
        await it.press("n", "a")
        await it.type("zz")
        await it.press("enter")
        assert "«zz»" in it.message
        await it.press("ctrl+u")
        await it.type("fj")
        await it.press("enter")
        await it.type("Styret ventar.\nSaka kjem att.")
        assert "Representant for Fjaler" in it.reads(".form-preview")
        await it.press("f2")
        assert it.name == "ProposalsDialog"
        assert it.events[-1] == e.ProposalMoved(
            item="i2", proposal="m1", mover="p3", text="Styret ventar.\nSaka kjem att."
        )
        assert it.message == "Ført: framlegg A."
        await it.press("escape")
        assert "Framlegg frå Representant for Fjaler:" in it.text
        assert it.item("i2").decision == PROPOSED


async def test_ctrl_s_finishes_too_and_nobody_need_be_named(tmp_path):
    async with sitting(tmp_path, (SITE,)) as it:
        await it.more("m")
        await it.press("n", "t", "enter")
        await it.type("Dagleg leiar melder frå.")
        await it.press("ctrl+s")
        assert it.events[-1] == moved("m1", "Dagleg leiar melder frå.", "addition", mover="")


async def test_initials_are_completed(tmp_path):
    async with sitting(tmp_path, (SITE,)) as it:
        await it.more("m")
        await it.press("n", "a", "g", "right", "enter")
        await it.type("Nei.")
        await it.press("f2")
        assert it.events[-1] == moved("m1", "Nei.", mover="p5")


async def test_a_proposal_without_words_is_none(tmp_path):
    async with sitting(tmp_path, (SITE,)) as it:
        await it.more("m")
        await it.press("n", "a", "enter", "f2")
        assert "Skriv ordlyden" in it.message
        await it.press("escape")
        assert it.name == "ProposalsDialog"


async def test_an_amendment_starts_from_the_words_of_its_point(tmp_path):
    async with sitting(tmp_path, (TRAINING,)) as it:
        await it.more("m")
        await it.press("n", "e", "enter", "enter")
        assert "nummeret på punktet som skal endrast: 1, 2, 3, 4" in it.message
        await it.press("1", "backspace", "4", "enter")
        draft = it.screen.query_one("#draft", TextArea)
        assert draft.text == "Saka kjem opp att på neste møte."
        await it.press("f2")
        assert "Ordlyden er som han var" in it.message
        await it.press(*["backspace"] * len("neste møte."))
        await it.type("hausten.")
        await it.press("f2")
        event = it.events[-1]
        assert isinstance(event, e.ProposalMoved)
        assert (event.kind, event.point, event.text) == (
            "amendment", 4, "Saka kjem opp att på hausten.",
        )  # fmt: skip


async def test_an_amendment_of_a_single_paragraph_asks_for_no_point(tmp_path):
    async with sitting(tmp_path, (SITE,)) as it:
        await it.more("m")
        await it.press("n", "e", "enter")
        assert it.screen.query_one("#draft", TextArea).text == PROPOSED
        assert not it.screen.query("#f-point")


async def test_f4_lets_a_proposal_start_from_the_one_that_lies_before_the_meeting(tmp_path):
    async with sitting(tmp_path, (SITE,)) as it:
        await it.more("m")
        await it.press("n", "a", "f4")
        await it.type(" No.")
        await it.press("f4")
        assert "Her står det noko alt" in it.message
        await it.press("f2")
        assert it.events[-1] == moved("m1", f"{PROPOSED} No.", mover="")


async def test_an_item_without_a_proposal_has_nothing_to_amend(tmp_path):
    async with sitting(tmp_path, (AGENDA[3],)) as it:
        await it.more("m")
        assert "Ingen framlegg enno" in it.text
        await it.press("n", "e")
        assert "saka har ikkje noko framlegg å endre" in it.message
        await it.press("a", "f4")
        assert "ikkje noko framlegg å byrje frå" in it.message


async def test_esc_asks_before_it_throws_away_what_was_typed_and_no_is_the_default(tmp_path):
    async with sitting(tmp_path, (SITE,)) as it:
        before = it.log
        await it.more("m")
        await it.press("n", "a", "enter")
        await it.type("Styret ventar.")
        await it.press("escape")
        assert "Kast framlegget?" in it.text
        await it.press("enter")
        assert it.screen.query_one("#draft", TextArea).text == "Styret ventar."
        await it.press("escape", "j")
        assert it.name == "ProposalsDialog"
        assert it.log == before


async def test_what_is_typed_is_recorded_where_the_line_is_lost_in_the_middle_of_it(tmp_path):
    async with sitting(tmp_path, (SITE,)) as it:
        await it.more("m")
        await it.press("n", "a")
        await it.type("vi")
        await it.press("enter")
        await it.type("Styret ven")
    assert it.item("i2").motions[0].text == "Styret ven"
    assert it.item("i2").motions[0].mover == "p2"


async def test_what_is_pasted_is_only_what_can_be_read(tmp_path):
    async with sitting(tmp_path, (SITE,)) as it:
        await it.more("m")
        await it.press("n", "a", "enter", "paste:Styret \x1b[31mventar[b].", "f2")
        assert it.events[-1] == moved("m1", "Styret ventar[b].", mover="")
        assert "Styret ventar[b]." in it.text


@pytest.mark.parametrize(
    ("letter", "kind", "to", "called"),
    [
        ("u", "postpone", "neste møte", "utsetjing"),
        ("r", "return", "administrasjonen", "tilbakesending"),
    ],
)
async def test_to_put_the_item_off_asks_until_when_or_to_whom(tmp_path, letter, kind, to, called):
    async with sitting(tmp_path, (SITE,)) as it:
        await it.more("m")
        await it.press("n", letter)
        await it.type("vi")
        await it.press("enter", "enter")
        assert it.events[-1] == moved("m1", to, kind, mover="p2")
        assert following(it) == f"Neste røysting: {called} · så: framlegget"


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


# What comes of it


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
