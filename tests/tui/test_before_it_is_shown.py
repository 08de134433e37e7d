"""What is typed is in the journal before anything of it is worked out or painted."""

import pytest
from textual.widgets import TextArea

from sognko_tui.archive.store.meeting_file import MeetingFile
from tests.tui.room import sitting

pytestmark = pytest.mark.drawn


async def test_a_key_is_on_disk_before_it_is_in_the_text_and_before_the_screen_is_drawn(
    tmp_path, monkeypatch
):
    """The order for each key: append, the text of the field, whatever follows it, the display."""
    happened: list[str] = []

    def recorded(kind, name, word):
        original = getattr(kind, name)

        def instead(self, *arguments, **settings):
            result = original(self, *arguments, **settings)
            happened.append(word)
            return result

        monkeypatch.setattr(kind, name, instead)

    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.settle()
        recorded(MeetingFile, "append", "append")
        recorded(TextArea, "edit", "edit")
        recorded(type(it.app.screen), "refresh_item", "shown")
        recorded(type(it.app), "_display", "display")
        for key in "Ja.":
            happened.clear()
            await it.press(key)
            await it.settle()
            assert happened[0] == "append"
            assert happened.count("append") == 1
            assert "display" in happened
            assert set(happened) >= {"edit", "shown"}
            assert happened.index("edit") < happened.index("display")
