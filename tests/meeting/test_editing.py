"""Edits of a text: making one of two texts, applying it, putting two into one."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sognko_tui.meeting.editing import Misfit, apply_edit, compose, difference
from sognko_tui.meeting.events import Entry, ItemOpened, TextEdited
from sognko_tui.meeting.log import squash
from tests.meetings import START

short = st.text(alphabet="ab \n", max_size=8)


def edit(at: int, removed: str = "", inserted: str = "", item: str = "i1") -> TextEdited:
    return TextEdited(item=item, field="minutes", at=at, removed=removed, inserted=inserted)


@st.composite
def edits_of(draw, text: str) -> TextEdited:
    at = draw(st.integers(0, len(text)))
    end = draw(st.integers(at, len(text)))
    return edit(at, text[at:end], draw(st.text(alphabet="cd", max_size=4)))


@given(short | st.text(), short | st.text())
def test_the_difference_of_two_texts_leads_from_one_to_the_other(before, after):
    made = difference("i1", "minutes", before, after)
    if made is None:
        assert before == after
    else:
        assert apply_edit(before, made) == after


@given(short, short)
def test_the_difference_is_as_small_as_one_edit_can_be(before, after):
    made = difference("i1", "minutes", before, after)
    assume(made is not None)
    assert made is not None
    assert made.removed[:1] != made.inserted[:1] or not made.removed or not made.inserted
    assert made.removed[-1:] != made.inserted[-1:] or not made.removed or not made.inserted


@given(st.data(), short)
def test_two_edits_that_touch_are_one(data, text):
    first = data.draw(edits_of(text))
    middle = apply_edit(text, first)
    second = data.draw(edits_of(middle))
    both = compose(first, second)
    touch = (
        second.at <= first.at + len(first.inserted) and second.at + len(second.removed) >= first.at
    )
    assert (both is not None) == touch
    if both is not None:
        assert apply_edit(text, both) == apply_edit(middle, second)


def test_edits_of_two_fields_are_never_one():
    assert compose(edit(0, "", "a"), edit(0, "", "b", item="i2")) is None


@pytest.mark.parametrize("misfit", [edit(-1), edit(4), edit(0, "x"), edit(2, "cd")])
def test_an_edit_that_removes_what_is_not_there_is_a_misfit(misfit):
    with pytest.raises(Misfit):
        apply_edit("abc", misfit)


def entries(*edits, steps=None) -> list[Entry]:
    steps = steps or [1] * len(edits)
    return [
        Entry(seq=n, at=START, by="x", step=step, event=event)
        for n, (event, step) in enumerate(zip(edits, steps, strict=True), 1)
    ]


def test_a_step_of_typing_becomes_one_entry_with_its_last_number():
    log = entries(edit(0, "", "a"), edit(1, "", "b"), edit(2, "", "c"))
    (one,) = squash(log)
    assert (one.seq, one.step) == (3, 1)
    assert one.event == edit(0, "", "abc")


def test_steps_stay_apart_and_so_do_edits_that_do_not_touch():
    log = entries(edit(0, "", "a"), edit(1, "", "b"), edit(2, "", "c"), steps=[1, 2, 2])
    assert len(squash(log)) == 2
    log = entries(edit(0, "", "abc"), edit(9, "", "b"))
    assert squash(log) == tuple(log)


def test_what_stands_between_two_entries_keeps_them_apart():
    log = entries(edit(0, "", "a"), ItemOpened(item="i1"), edit(1, "", "b"), steps=[1, 2, 1])
    assert squash(log) == tuple(log)


def test_entries_that_could_not_be_applied_are_left_as_they_are():
    log = entries(edit(0, "", "a"), edit(1, "", "b"), edit(2, "", "c"))
    assert squash(log, {2}) == tuple(log)
