"""F8: what is written down beside the decision. Every letter that opens a form."""

import pytest

from sognko_tui.meeting import events as e
from tests.tui.room import AGENDA, sitting


@pytest.mark.parametrize("letter", "ykohpfdutrsi")
async def test_esc_from_every_form_leaves_without_trace(tmp_path, letter):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        before = it.log
        await it.more(letter)
        assert it.name in ("FormDialog", "MenuDialog")
        await it.press("escape")
        assert it.name == "MeetingScreen"
        assert it.field == "decision"
        assert it.log == before


async def test_f8_y_adds_an_item_under_ymse_with_who_raised_it(tmp_path):
    async with sitting(tmp_path) as it:
        await it.adopt()
        await it.more("y")
        assert "Ny sak 6.1" in it.text
        await it.press("enter")
        assert "Tittel" in it.message
        await it.fill(title="Julegåve", raised_by="fj")
        await it.finish()
        event = next(x for x in it.events if isinstance(x, e.ItemAdded))
        assert (event.item.title, event.parent, event.raised_by) == (
            "Julegåve", "i6", "Representant for Fjaler",
        )  # fmt: skip
        assert it.here == "6.1 Julegåve"
        assert it.field == "minutes"
        await it.more("y")
        assert "Ny sak 6.2" in it.text


async def test_f8_y_without_ymse_takes_the_next_free_number(tmp_path):
    async with sitting(tmp_path, AGENDA[:5]) as it:
        await it.more("y")
        assert "Ny sak 6" in it.text
        await it.fill(title="Ny bil")
        await it.finish()
        assert it.here == "6 Ny bil"
        await it.press("ctrl+z")
        assert len(it.meeting.items) == 5
        assert it.here.startswith(("1 ", "5 "))


async def test_f8_i_on_the_chair_lets_the_vote_of_who_presides_settle_a_tie(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.press("f6", "end", "up", "up", "up", "space", "enter")
        await it.more("i")
        await it.type("lu")
        await it.press("enter", "1", "enter")
        event = it.events[-1]
        assert isinstance(event, e.Disqualified)
        assert event.presides == "p2"
        await it.press("f5")
        await it.type("so gu")
        assert "dobbeltrøysta til møteleiaren avgjer, for" in it.reads("#vote-result")


async def test_f8_k_records_a_statement(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.more("k")
        await it.fill(person="gu", text="Eg er usamd i grunngjevinga.")
        await it.finish()
        assert it.events[-1] == e.StatementRecorded(
            item="i2", person="p5", text="Eg er usamd i grunngjevinga."
        )
        assert it.message == "Protokolltilførselen er ført."


async def test_f8_o_records_who_does_what_by_when(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.more("o")
        assert it.value("who") == "administrasjonen"
        await it.fill(what="Hente inn tilbod", due="1.3.2026")
        await it.finish()
        assert it.events[-1] == e.FollowUpNoted(
            item="i2", who="administrasjonen", what="Hente inn tilbod", due="1.3.2026"
        )


@pytest.mark.parametrize("letter", "ko")
async def test_statements_and_follow_ups_can_be_noted_after_the_item_is_closed(tmp_path, letter):
    async with sitting(tmp_path) as it:
        await it.adopt()
        await it.press("f3")
        await it.more(letter)
        assert it.name == "FormDialog"


async def test_f8_l_puts_a_line_for_every_municipality_where_the_cursor_is(tmp_path):
    async with sitting(tmp_path) as it:
        await it.go_to("4")
        await it.type("Runde:")
        await it.more("l")
        assert it.item("i4").minutes == (
            "Runde:\nLuster: \nVik: \nFjaler: \nSolund: \nGulen: \nAskvoll: "
        )
        assert it.field == "minutes"
        await it.press("ctrl+z")
        assert it.item("i4").minutes == "Runde:"


async def test_f8_f_puts_a_slip_of_the_pen_right_and_the_status_stays_as_proposed(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f7")
        await it.more("f")
        await it.fill(**{"0": "Styret vil ha ein ny nettstad innan hausten."})
        await it.press("enter")
        assert it.kinds[-1] == "ProposalCorrected"
        assert it.area("decision").text == "Styret vil ha ein ny nettstad innan hausten."
        assert "likt framlegget" in it.text
        await it.adopt()
        assert it.letters == "·V····"
        assert it.message == "Sak 2: VEDTEKE."


async def test_f8_f_without_a_proposal_or_a_change_says_so_or_does_nothing(tmp_path):
    async with sitting(tmp_path) as it:
        before = it.events
        await it.more("f")
        assert "ikkje noko framlegg å rette" in it.message
        await it.press("f7")
        await it.more("f")
        await it.press("enter")
        assert it.events == before


async def test_f8_h_changes_the_head_and_only_what_was_changed(tmp_path):
    async with sitting(tmp_path) as it:
        await it.more("h")
        assert it.value("place") == "Kaupanger"
        assert it.value("notice_date") == "2.12.2025"
        await it.fill(place="Sogndal", presiding="vi", secretary="Sekretæren", started="9.05")
        await it.finish()
        assert {x.field: x.value for x in it.events if isinstance(x, e.HeadChanged)} == {
            "place": "Sogndal", "presiding": "p2", "secretary": "Sekretæren",
        }  # fmt: skip
        assert it.meeting.started is not None
        assert f"{it.meeting.started:%H:%M}" == "09:05"
        before = it.log
        await it.more("h")
        assert (it.value("presiding"), it.value("started")) == ("VI", "9.05")
        await it.finish()
        assert it.log == before


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("notice_date", "i fjor"), ("started", "halv ni"), ("ended", "25.00"), ("presiding", "zz")],
)
async def test_f8_h_says_what_is_wrong_and_stands_where_it_is(tmp_path, field, wrong):
    async with sitting(tmp_path) as it:
        before = it.log
        await it.more("h")
        await it.fill(**{field: wrong})
        await it.finish()
        assert it.name == "FormDialog"
        assert f"«{wrong}»" in it.message
        assert it.screen.focused is not None
        assert it.screen.focused.id == f"f-{field}"
        assert it.log == before


async def test_f8_h_corrects_the_start_and_the_end_that_f2_stamped(tmp_path):
    async with sitting(tmp_path, (AGENDA[1],)) as it:
        await it.adopt()
        await it.more("h")
        await it.fill(started="8.30", ended="9.15")
        await it.finish()
        assert it.meeting.started is not None
        assert it.meeting.ended is not None
        assert f"{it.meeting.started:%H:%M}-{it.meeting.ended:%H:%M}" == "08:30-09:15"


async def test_f8_p_records_a_break(tmp_path):
    async with sitting(tmp_path) as it:
        await it.more("p")
        assert it.value("start") == "9.00"
        await it.fill(start="11.30", end="12")
        await it.finish()
        (pause,) = it.meeting.breaks
        assert f"{pause.start:%H:%M}-{pause.end:%H:%M}" == "11:30-12:00"
        assert it.message == "Pausen er ført."


async def test_f8_p_wants_both_times(tmp_path):
    async with sitting(tmp_path) as it:
        await it.more("p")
        await it.press("enter", "enter")
        assert it.name == "FormDialog"
        assert "til kl" in it.message


@pytest.mark.parametrize(
    "pasted", ["\x1b[31mraud\x1b[0m", "[bold]feit[/]", "ein\u202eto", "fyrst\nså", "lang " * 400]
)
async def test_what_is_pasted_into_a_form_becomes_clean_text(tmp_path, pasted):
    async with sitting(tmp_path) as it:
        await it.more("y")
        await it.press("paste:" + pasted)
        assert "\x1b" not in it.text
        assert "\u202e" not in it.text
        await it.finish()
        title = it.meeting.items[-1].title
        assert title in ("raud", "[bold]feit[/]", "einto", "fyrst så", ("lang " * 400).strip())
        assert not any(c in title for c in "\x1b\u202e\n")
        assert "\x1b" not in it.text
