"""H on Protokoll: what somebody edited in the file by hand."""

from pathlib import Path

from sognko_tui.meeting import events as e
from tests.tui.room import Sitting, sitting
from tests.tui.test_corrections import APPROVED, PLAIN


def edited(it: Sitting, old: str, new: str) -> Path:
    (file,) = it.desk.write(it.meeting_id)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


async def test_the_screen_tells_of_an_edited_file_and_enter_takes_it_over(tmp_path):
    async with sitting(tmp_path, PLAIN, past=APPROVED[:-1], present=False) as it:
        await it.press("f9", "h")
        assert it.message == "Ingen har endra protokollen for hand."
        await it.press("escape")
        place = it.meeting.place
        edited(it, f"**Stad:** {place}", "**Stad:** Havøy rådhus")
        await it.press("f9")
        assert "protokoll.md er endra for hand. H viser kva" in it.reads("#found")
        await it.press("h")
        assert it.name == "EditedScreen"
        assert "1 skilnad, 1 kan takast inn" in it.message
        await it.press("enter")
        assert it.name == "ProtocolScreen"
        assert it.events[-1] == e.HeadChanged(field="place", value="Havøy rådhus")
        assert it.message.startswith("Teke inn, og protokollen er skriven.")
        assert "endra for hand" not in it.reads("#found")


async def test_x_lets_the_meeting_stand_and_escape_does_nothing(tmp_path):
    async with sitting(tmp_path, PLAIN, past=APPROVED[:-1], present=False) as it:
        file = edited(it, "## Frammøte", "## Frammøte\n\nEit fritt avsnitt.")
        text, before = file.read_bytes(), it.events
        await it.press("f9", "h", "enter")
        assert "ingenting som kan takast inn" in it.message
        await it.press("escape")
        assert file.read_bytes() == text
        await it.press("h", "x")
        assert it.events == before
        (kept,) = file.parent.glob("protokoll-retta-*.md")
        assert kept.read_bytes() == text
        assert kept.name in it.message
        assert file.read_bytes() != text


async def test_of_an_approved_protocol_it_is_asked_who_puts_it_right_and_why(tmp_path):
    async with sitting(tmp_path, PLAIN, past=APPROVED, present=False) as it:
        edited(it, f"**Stad:** {it.meeting.place}", "**Stad:** Havøy rådhus")
        await it.press("f9", "h", "enter")
        assert it.name == "FormDialog"
        await it.fill(who="Sekretariatet", reason="feil stad")
        await it.press("enter", "enter")
        correction = it.meeting.corrections[-1]
        assert (correction.who, correction.reason) == ("Sekretariatet", "feil stad")
        assert it.meeting.version == 2
