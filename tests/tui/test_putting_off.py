"""F8 u, r and s with the vote on it: who moved it, who was against, and what is shown beforehand."""

import pytest

from sognko_tui.meeting import events as e
from tests.tui.room import AGENDA, SMALL, sitting

PLAIN = (AGENDA[1], AGENDA[4])
ENDS = {"u": "postponed", "r": "returned", "s": "forwarded"}
KINDS = {"u": "postpone", "r": "return", "s": "forward"}


@pytest.mark.parametrize("letter", "ur")
async def test_the_plain_way_is_still_a_letter_and_enter_and_notes_no_vote(tmp_path, letter):
    async with sitting(tmp_path, PLAIN) as it:
        await it.more(letter)
        assert "Saka vart " in it.text
        await it.press("enter")
        item = it.item("i2")
        assert item.outcome == ENDS[letter]
        assert (item.motions, item.votes) == ((), ())


@pytest.mark.parametrize("letter", ENDS)
async def test_the_vote_on_it_is_recorded_with_who_moved_it_and_who_was_against(tmp_path, letter):
    async with sitting(tmp_path, PLAIN) as it:
        await it.more(letter)
        await it.fill(to="møtet 9. juni 2026", mover="vi", against="fj so")
        await it.press("enter")
        item = it.item("i2")
        assert (item.outcome, item.destination) == (ENDS[letter], "møtet 9. juni 2026")
        (motion,) = item.motions
        assert (motion.kind, motion.mover) == (KINDS[letter], "p2")
        vote = item.vote_on(motion.id)
        assert vote is not None
        assert (vote.ayes, vote.against) == (4, ("p3", "p4"))
        assert it.here.startswith("5 ")


async def test_where_the_majority_is_against_the_item_stays_open_and_the_proposal_fell(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.more("u")
        await it.fill(mover="vi", against="fj, so, gu as")
        await it.press("enter")
        item = it.item("i2")
        assert item.open
        assert "Framlegget fall" in it.message
        vote = item.vote_on(item.motions[0].id)
        assert vote is not None
        assert not vote.carried
        await it.adopt()
        assert it.letters == "V·"


async def test_ingen_is_a_vote_in_which_nobody_was_against(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.more("u")
        await it.press("tab", "tab", *"ingen", "enter")
        item = it.item("i2")
        assert item.outcome == "postponed"
        vote = item.vote_on(item.motions[0].id)
        assert vote is not None
        assert (vote.ayes, vote.noes) == (6, 0)


async def test_what_the_protocol_will_say_is_shown_while_it_is_typed(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.more("u")
        await it.fill(to="møtet 9. juni 2026")
        assert it.reads(".form-preview") == "Saka vart utsett til møtet 9. juni 2026."
        await it.fill(mover="vi", against="fj so")
        assert it.reads(".form-preview").splitlines() == [
            "Representant for Vik gjorde framlegg om å utsetje saka.",
            "Framlegget om å utsetje saka vart vedteke med 4 mot 2 røyster.",
            "For framlegget røysta 4: Representant for Luster, Representant for Vik, "
            "Representant for Gulen og Representant for Askvoll",
            "Imot røysta 2: Representant for Fjaler og Representant for Solund",
            "Saka vart utsett til møtet 9. juni 2026.",
        ]
        assert "Saka vart utsett til møtet 9. juni 2026." in it.text
        await it.fill(against="fj so gu as")
        assert "Framlegget om å utsetje saka fall med 2 mot 4 røyster." in it.reads(".form-preview")
        assert "Saka vart utsett" not in it.reads(".form-preview")


@pytest.mark.parametrize(("field", "typed"), [("mover", "zz"), ("against", "fj zz")])
async def test_somebody_unknown_is_not_taken_for_anybody(tmp_path, field, typed):
    async with sitting(tmp_path, PLAIN) as it:
        before = it.log
        await it.more("u")
        await it.fill(**{field: typed})
        await it.press("enter")
        assert it.name == "FormDialog"
        assert f"«{typed}»" in it.message
        await it.press("escape")
        assert it.log == before


async def test_that_the_decision_is_voted_on_already_is_said(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.press("f5", "f", "j", "enter")
        await it.more("u")
        assert "røysta over vedtaket i saka alt" in it.text
        assert all(len(line) <= SMALL[0] for line in it.lines)


async def test_before_the_attendance_is_taken_no_vote_can_be_noted(tmp_path):
    async with sitting(tmp_path, PLAIN, present=False) as it:
        await it.more("u")
        await it.fill(against="ingen")
        await it.press("enter")
        assert "F6" in it.message
        await it.fill(against="")
        await it.press("enter")
        assert it.item("i2").outcome == "postponed"


async def test_f8_t_shows_the_sentence_too(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.more("t")
        await it.fill(to="Trong ikkje handsamast")
        assert "Saka vart trekt." in it.text
        await it.press("enter")
        assert it.events[-1] == e.ItemWithdrawn(item="i2", reason="Trong ikkje handsamast")
