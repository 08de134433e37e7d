"""Writing in VEDTAK, REFERAT and NOTAT: on the disk before it is on the screen, and undone step by step."""

import pytest
from textual.widgets.text_area import Edit, EditResult

from sognko_tui.archive.store.journal import Journal
from sognko_tui.meeting import events as e
from sognko_tui.tui.widgets.item_text import ItemText
from tests.tui.room import AGENDA, sitting

PROPOSED = "Styret vil ha ein ny nettstad innan sommaren."


async def test_enter_is_always_a_new_line(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.type("\nOg ein app.\n")
        assert it.item("i2").decision == PROPOSED + "\nOg ein app.\n"
        assert it.letters == "······"


async def test_what_is_typed_is_in_the_journal_before_it_is_on_the_screen(tmp_path, monkeypatch):
    order: list[str] = []
    append, edit = Journal.append, ItemText.edit

    def appended(self, entries):
        append(self, entries)
        order.extend(
            f"disk {x.event.inserted}" for x in entries if isinstance(x.event, e.TextEdited)
        )

    def edited(self: ItemText, change: Edit) -> EditResult:
        before = self.text
        result = edit(self, change)
        if self.text != before:
            order.append(f"screen {change.text}")
        return result

    async with sitting(tmp_path) as it:
        await it.press("f7")
        monkeypatch.setattr(Journal, "append", appended)
        monkeypatch.setattr(ItemText, "edit", edited)
        await it.type("æ1")
        assert order == ["disk æ", "screen æ", "disk 1", "screen 1"]


async def test_every_way_of_editing_goes_through_the_log(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        for keys in (
            ["home", "delete"],
            ["end", "backspace"],
            ["ctrl+w"],
            ["shift+home", "x"],
            ["a", "b", "home", "enter"],
            ["ctrl+k"],
            ["backspace"],
            ["ctrl+u"],
            ["paste:lim\ninn"],
            ["shift+up", "delete"],
        ):
            await it.press(*keys)
            assert it.area("decision").text == it.item("i2").decision, keys


async def test_the_difference_is_shown_word_by_word_while_it_is_typed(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        assert "likt framlegget" in it.text
        for _ in "sommaren.":
            await it.press("backspace")
        await it.type("jul.")
        assert "[-sommaren-]{+jul+}" in it.text
        assert "ENDRA · OPEN" in it.text
        await it.adopt()
        assert it.letters == "·E····"


async def test_f4_puts_the_proposal_back_and_can_be_undone(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.empty("decision")
        await it.type("Nei.")
        await it.press("f4")
        assert it.item("i2").decision == PROPOSED
        assert "Ctrl+Z" in it.message
        await it.press("f4")
        assert it.message == "VEDTAK er alt likt framlegget."
        await it.press("ctrl+z")
        assert it.item("i2").decision == "Nei."
        assert it.area("decision").text == "Nei."


async def test_f4_puts_the_board_s_phrase_back_where_there_is_no_proposal(tmp_path):
    async with sitting(tmp_path) as it:
        await it.empty("decision")
        assert "standardfrase" not in it.text
        await it.press("f4")
        assert it.item("i1").decision == AGENDA[0].phrase
        assert "standardfrase" in it.text


async def test_f4_in_referat_inserts_the_subheadings_of_the_pack_once(tmp_path):
    async with sitting(tmp_path) as it:
        await it.go_to("4")
        assert it.field == "minutes"
        await it.press("f4")
        assert it.item("i4").minutes == "Rekneskap: \n\nPersonale: "
        await it.type("to nye.")
        assert it.item("i4").minutes.endswith("Personale: to nye.")
        await it.press("f4")
        assert it.message == "Sakspapiret har ingen underoverskrifter å setje inn her."
        await it.press("ctrl+z", "ctrl+z")
        assert it.item("i4").minutes == ""


async def test_f4_without_anything_to_insert_says_so(tmp_path):
    async with sitting(tmp_path) as it:
        await it.go_to("6")
        await it.press("f4")
        assert "ingen underoverskrifter" in it.message
        await it.press("shift+tab", "f4")
        assert it.message == "Saka har ikkje noko framlegg å setje inn."


# Undo


async def test_ctrl_z_in_a_field_takes_back_that_field_s_last_step_and_says_which(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.type(" Ja.")
        await it.press("tab")
        await it.type("Drøfta.")
        await it.press("shift+tab")
        await it.press("ctrl+z")
        assert it.item("i2").decision == PROPOSED
        assert it.item("i2").minutes == "Drøfta."
        assert it.message == "Angra: skrivinga i VEDTAK i sak 2"
        assert isinstance(it.events[-1], e.Undone)


async def test_a_pause_ends_a_step_of_typing(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.type(" Fyrst.")
        await it.settle(2)
        await it.type(" Så.")
        await it.press("ctrl+z")
        assert it.area("decision").text == PROPOSED + " Fyrst."
        await it.press("ctrl+z")
        assert it.area("decision").text == PROPOSED


async def test_ctrl_z_where_nothing_was_written_takes_back_the_meeting_s_last_step(tmp_path):
    async with sitting(tmp_path, (AGENDA[1], AGENDA[4])) as it:
        await it.adopt()
        assert it.here.startswith("5 ")
        await it.press("ctrl+z")
        assert it.here.startswith("2 ")
        assert it.letters == "··"
        assert it.message == "Angra: vedtaket i sak 2"
        assert it.meeting.started is None
        assert it.item("i2").votes == ()
        await it.press("ctrl+y")
        assert it.letters == "V·"
        assert it.message == "Gjort om att: vedtaket i sak 2"
        assert it.meeting.started is not None


async def test_ctrl_z_in_the_sakliste_is_the_meeting_s_last_step(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.type(" Ja.")
        await it.press("f3", "shift+tab", "ctrl+z")
        assert it.here.startswith("2 ")
        assert it.item("i2").decision == PROPOSED


@pytest.mark.parametrize("way", ["keys", "menu"])
async def test_everything_can_be_taken_back_and_brought_back(tmp_path, way):
    undo, redo = (["ctrl+z"], ["ctrl+y"]) if way == "keys" else (["f8", "z"], ["f8", "j"])
    async with sitting(tmp_path, present=False) as it:
        await it.everybody()
        await it.press("f7")
        await it.type(" Ja.")
        await it.adopt()
        before = it.meeting
        for _ in range(3):
            await it.press(*undo)
        assert it.meeting.presences == ()
        assert it.item("i2").decision == PROPOSED
        await it.press(*undo)
        assert it.message == "! Det er ikkje noko å angre."
        for _ in range(3):
            await it.press(*redo)
        assert it.meeting.items == before.items
        assert it.meeting.presences == before.presences
        await it.press(*redo)
        assert it.message == "! Det er ikkje noko å gjere om att."


async def test_where_later_steps_rest_on_what_was_typed_they_are_taken_back_first(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.type(" Ja.")
        await it.adopt()
        await it.press("f3", "ctrl+z")
        assert it.item("i2").open
        assert it.item("i2").decision.endswith(" Ja.")
        assert it.message == "Angra: vedtaket i sak 2"
        await it.press("ctrl+z")
        assert not it.item("i2").decision.endswith(" Ja.")


async def test_a_new_step_ends_what_could_be_brought_back(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.type(" Ja.")
        await it.press("ctrl+z")
        await it.type(" Nei.")
        await it.press("ctrl+y")
        assert it.item("i2").decision == PROPOSED + " Nei."


# Closed, read-only, saved


async def test_vedtak_of_a_closed_item_cannot_be_written_in_but_referat_can(tmp_path):
    async with sitting(tmp_path, (AGENDA[1], AGENDA[4])) as it:
        await it.adopt()
        await it.press("f3")
        await it.type("x")
        assert it.item("i2").decision == PROPOSED
        assert it.area("decision").text == PROPOSED
        assert "ferdig" in it.message
        await it.press("tab")
        await it.type("Drøfta.")
        assert it.item("i2").minutes == "Drøfta."


async def test_ctrl_s_is_harmless_and_says_that_all_is_saved(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        before = it.log
        await it.press("ctrl+s")
        assert it.message == "Alt er lagra: det skjer medan du skriv."
        assert it.log == before
        assert "√ lagra 9:00" in it.status


async def test_a_meeting_somebody_else_has_open_can_be_read_and_says_who_has_it(tmp_path):
    from sognko_tui.office.desk import Desk

    async with sitting(tmp_path) as it:
        held = it.desk
        other = Desk(held._archive, "vikar", it.clock)
        it.app.desk = other
        from sognko_tui.tui.screens.meeting import MeetingScreen

        it.app.push_screen(MeetingScreen(other.open(it.meeting_id)))
        await it.quiet()
        assert it.message.startswith("! skrivar")
        assert "har møtet ope" in it.message
        assert "BERRE LESING" in it.status
        before = it.log
        it.ticks.now += 10
        for key in ("f2", "f4", "f5", "f6", "x", "enter", "ctrl+z", "ctrl+y", "ctrl+n", "ctrl+t"):
            it.table.say("")
            await it.press(key)
            assert it.name == "MeetingScreen", key
            assert "berre for lesing" in it.message, key
        for letter in "nutrsaymbikolexfhpzj":
            it.table.say("")
            await it.more(letter)
            assert it.name == "MeetingScreen", letter
            assert "berre for lesing" in it.message, letter
        await it.press("f7")
        assert it.app.screen.query_one("#item-title").content.plain.startswith("2 ")  # type: ignore[attr-defined]
        assert it.log == before


async def test_a_disk_that_takes_nothing_is_told_and_writing_goes_on_until_it_does(
    tmp_path, monkeypatch
):
    append = Journal.append

    def full(self, entries):
        raise OSError(28, "No space left on device")

    async with sitting(tmp_path) as it:
        await it.press("f7")
        monkeypatch.setattr(Journal, "append", full)
        await it.type(" Ja")
        assert "IKKJE LAGRA 3" in it.status
        assert "√ lagra" not in it.status
        assert it.area("decision").text == PROPOSED + " Ja"
        assert it.item("i2").decision == PROPOSED
        assert it.message.startswith("‼ Disken er full")
        await it.press("f7")
        assert "IKKJE LAGRA 4" in it.status
        await it.press("f3")
        await it.press("ctrl+end")
        monkeypatch.setattr(Journal, "append", append)
        await it.type(".")
        await it.saved()
        assert "√ lagra" in it.status
        assert it.message == "Disken tek imot att: alt er lagra."
        assert it.item("i2").decision == PROPOSED + " Ja."


async def test_ctrl_s_saves_what_the_disk_would_not_take_and_says_so_in_the_status(
    tmp_path, monkeypatch
):
    append = Journal.append

    def full(self, entries):
        raise OSError(28, "No space left on device")

    async with sitting(tmp_path) as it:
        await it.press("f7")
        monkeypatch.setattr(Journal, "append", full)
        await it.type("!")
        monkeypatch.setattr(Journal, "append", append)
        await it.press("ctrl+s")
        assert it.item("i2").decision == PROPOSED + "!"
        assert "√ lagra" in it.status


# What is pasted


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("\x1b[31mraud\x1b[0m", "raud"),
        ("\x1b]0;tittel\x07tekst", "tekst"),
        ("[bold]feit[/bold] {x}", "[bold]feit[/bold] {x}"),
        ("ein\u202eto\u2066tre\u200b", "eintotre"),
        ("linje\r\nlinje\rlinje", "linje\nlinje\nlinje"),
        ("a\x00b\x08c\x7fd\x9be", "abcde"),
        ("æøå «…» ½ € 議 👍", "æøå «…» ½ € 議 👍"),
        ("a\u030a i to teikn, e\u0301n", "å i to teikn, én"),
        ("half\ud83d", "half"),
        ("ende\x1b", "ende"),
    ],
)
async def test_what_is_pasted_becomes_clean_text(tmp_path, pasted, kept):
    async with sitting(tmp_path) as it:
        await it.go_to("6")
        await it.press("paste:" + pasted)
        assert it.item("i6").minutes == kept
        assert it.area("minutes").text == kept
        assert not any(c in it.text for c in "\x1b\x00\x07\u202e\u200b")


async def test_a_long_paste_is_one_step(tmp_path):
    text = "\n".join(f"Linje {n} om saka." for n in range(2000))
    async with sitting(tmp_path) as it:
        await it.go_to("6")
        await it.press("paste:" + text)
        assert it.item("i6").minutes == text
        await it.press("ctrl+z")
        assert it.item("i6").minutes == ""


async def test_a_text_that_was_written_elsewhere_is_shown_without_what_acts_on_a_terminal(tmp_path):
    past = e.TextEdited(item="i6", field="minutes", at=0, inserted="a\x1b[31mb\u202ec")
    async with sitting(tmp_path, past=(past,)) as it:
        await it.go_to("6")
        assert "\x1b" not in it.text
        assert "\u202e" not in it.text
        await it.press("end")
        await it.type("!")
        assert it.item("i6").minutes == "a\x1b[31mb\u202ec!"
