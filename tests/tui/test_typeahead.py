"""On a slow line keys arrive many at a time: they do what they would have done one by one."""

import time

import pytest

from sognko_tui.office.desk import Desk
from sognko_tui.tui.typeahead import AT_MOST
from tests.tui.room import sitting


async def test_the_meeting_is_opened_and_the_roll_called_though_all_keys_came_at_once(tmp_path):
    async with sitting(tmp_path, opened=False) as it:
        await it.press("enter", "f6", "a", "enter")
        assert it.name == "MeetingScreen"
        assert "6/6 VEDTAKSFØR" in it.status
        assert len(it.meeting.presences) == 6


async def test_keys_wait_for_a_meeting_that_is_long_in_coming_from_its_disk(tmp_path, monkeypatch):
    opened = Desk.open

    def slowly(desk, *meeting):
        time.sleep(AT_MOST + 0.2)
        return opened(desk, *meeting)

    async with sitting(tmp_path, opened=False) as it:
        monkeypatch.setattr(Desk, "open", slowly)
        await it.press("enter", "f7", "H", "u", "g", "s")
        assert it.name == "MeetingScreen"
        assert it.item("i2").decision.endswith("sommaren.Hugs")


async def test_f2_does_not_overtake_the_letters_typed_before_it(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.settle()
        await it.press(*" Og ein app.", "f2")
        assert it.item("i2").adopted == "Styret vil ha ein ny nettstad innan sommaren. Og ein app."
        assert it.letters == "·E····"


async def test_what_is_typed_after_f7_goes_into_the_item_it_led_to(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7", "H", "u", "g", "s", "f7", "J", "a")
        assert it.item("i2").decision.endswith("sommaren.Hugs")
        assert it.item("i3").decision.endswith("møte.Ja")
        assert it.item("i1").decision == it.item("i1").agenda.phrase


async def test_a_doubled_f2_that_came_in_one_piece_adopts_one_item_only(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f2", "f2")
        assert it.letters == "V·····"
        assert "F2 kom for tett på" in it.message


async def test_esc_leaves_the_menu_before_the_next_key_is_looked_at(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f8", "escape", "f1")
        assert it.name == "HelpDialog"


async def test_a_vote_is_taken_though_its_keys_came_at_once(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f5", "f", "j", "enter", "f7", "f5", "g", "u", "enter")
        assert [v.against for v in (*it.item("i1").votes, *it.item("i2").votes)] == [
            ("p3",),
            ("p5",),
        ]


async def test_a_paste_keeps_its_place_between_the_letters(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.press("a", "paste:\nny line\n", "b")
        assert it.item("i2").decision.endswith("sommaren.a\nny line\nb")


@pytest.mark.parametrize("keys", [("f10",), ("ctrl+q",)])
async def test_keys_after_the_meeting_was_closed_reach_heim(tmp_path, keys):
    async with sitting(tmp_path) as it:
        await it.press(*keys, "f1")
        assert it.name == "HelpDialog"
        assert "Nytt møte" in it.text
