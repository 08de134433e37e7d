"""F8 m n: a new proposal, typed and recorded with who moved it."""

import pytest
from textual.widgets import TextArea

from sognko_tui.meeting import events as e
from tests.tui.proposing import (
    PROPOSED,
    SITE,
    TRAINING,
    following,
    moved,
)
from tests.tui.room import AGENDA, sitting


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
