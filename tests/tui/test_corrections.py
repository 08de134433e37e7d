"""F8 -: putting right what was recorded; the log keeps both."""

from datetime import datetime, timedelta

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.office.clock import ZONE
from tests.tui.room import AGENDA, SMALL, sitting

PLAIN = (AGENDA[1], AGENDA[4])


def at(hour: int, minute: int = 0, *, day: int = 9) -> datetime:
    return datetime(2025, 12, day, hour, minute, tzinfo=ZONE)


def clock(*times: datetime | None) -> list[str]:
    return [f"{t.astimezone(ZONE):%d. %H:%M}" if t is not None else "" for t in times]


HELD = (
    e.MeetingStarted(at=at(9)),
    e.BreakTaken(start=at(10, 30), end=at(10, 40), item="i2"),
    e.StatementRecorded(item="i2", person="p2", text="Eg er usamd."),
    e.StatementRecorded(item="i2", person="p3", text="Eg òg."),
    e.FollowUpNoted(item="i2", who="Sekretariatet", what="Sende ut", due="1.3.2026"),
)


async def test_f8_minus_shows_what_stands_now(tmp_path):
    async with sitting(tmp_path, PLAIN, past=HELD) as it:
        await it.more("-")
        assert it.name == "MenuDialog"
        for line in (
            "Pause 10.30–10.40",
            "Tilførsel, Representant for Vik: Eg er usamd.",
            "Tilførsel, Representant for Fjaler: Eg òg.",
            "Oppfølging, Sekretariatet: Sende ut",
        ):
            assert line in it.text, line
        assert all(len(line) <= SMALL[0] for line in it.lines)


async def test_a_break_is_put_right_and_the_sentence_is_shown_first(tmp_path):
    async with sitting(tmp_path, PLAIN, past=HELD) as it:
        await it.more("-")
        await it.press("1")
        assert (it.value("started"), it.value("ended")) == ("10.30", "10.40")
        await it.fill(ended="10.45")
        assert "Pause kl. 10.30–10.45, under sak 2." in it.text
        await it.finish()
        (pause,) = it.meeting.breaks
        assert clock(pause.start, pause.end) == ["09. 10:30", "09. 10:45"]
        assert it.kinds.count("BreakTaken") == it.kinds.count("BreakCorrected") == 1


async def test_a_break_over_midnight_ends_on_the_next_day(tmp_path):
    past = (e.MeetingStarted(at=at(18)), e.BreakTaken(start=at(22), end=at(22, 10)))
    async with sitting(tmp_path, PLAIN, past=past) as it:
        await it.more("-")
        await it.press("1")
        await it.fill(started="23.50", ended="0.10")
        await it.finish()
        (pause,) = it.meeting.breaks
        assert clock(pause.start, pause.end) == ["09. 23:50", "10. 00:10"]


async def test_what_would_end_before_it_begins_is_refused(tmp_path):
    async with sitting(tmp_path, PLAIN, past=HELD) as it:
        before = it.log
        await it.more("-")
        await it.press("1")
        await it.fill(ended="10.15")
        await it.finish()
        assert it.name == "FormDialog"
        assert "sluttar før det byrjar" in it.message
        await it.press("escape")
        assert it.log == before


async def test_f8_p_refuses_it_too_and_shows_the_sentence(tmp_path):
    async with sitting(tmp_path, PLAIN, past=HELD) as it:
        await it.more("p")
        await it.fill(start="11.00", end="10.15")
        await it.finish()
        assert "sluttar før det byrjar" in it.message
        await it.fill(end="11.15")
        assert "Pause kl. 11.00–11.15, under sak 2." in it.text
        await it.finish()
        assert len(it.meeting.breaks) == 2


async def test_the_times_of_a_closed_item_are_put_right(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.adopt()
        await it.press("f3")
        await it.more("-")
        assert "Tidene for sak 2: 9.00–9.00" in it.text
        await it.press("t")
        await it.fill(started="9.05", ended="9.20")
        assert "Sak 2: 9.05–9.20" in it.text
        await it.finish()
        item = it.item("i2")
        assert clock(item.started, item.ended) == ["09. 09:05", "09. 09:20"]
        assert "Loggen har begge" in it.message
        assert not item.open


async def test_an_item_that_lasted_past_midnight_ended_on_the_next_day(tmp_path):
    async with sitting(tmp_path, PLAIN, past=(e.MeetingStarted(at=at(18)),)) as it:
        await it.adopt()
        await it.press("f3")
        await it.more("-")
        await it.press("t")
        await it.fill(started="23.40", ended="0.20")
        assert "over midnatt" in it.text
        await it.finish()
        item = it.item("i2")
        assert clock(item.started, item.ended) == ["09. 23:40", "10. 00:20"]


async def test_times_written_up_the_day_after_are_those_of_the_meeting(tmp_path):
    async with sitting(tmp_path, PLAIN, past=(e.MeetingStarted(at=at(9)),)) as it:
        it.clock.move(days=1)
        await it.adopt()
        await it.press("f3")
        await it.more("-")
        await it.press("t")
        await it.fill(started="9.05", ended="9.20")
        await it.finish()
        item = it.item("i2")
        assert clock(item.started, item.ended) == ["09. 09:05", "09. 09:20"]


async def test_of_an_open_item_only_the_beginning_is_asked_and_nothing_changed_is_no_trace(
    tmp_path,
):
    async with sitting(tmp_path, PLAIN) as it:
        before = it.log
        await it.more("-")
        await it.press("t")
        assert not it.screen.query("#f-ended")
        assert "Tidene står som dei stod." in it.text
        await it.press("enter")
        assert it.log == before


async def test_a_statement_is_put_right_where_it_stands(tmp_path):
    async with sitting(tmp_path, PLAIN, past=HELD) as it:
        await it.more("-")
        await it.press("2", "r")
        assert (it.value("person"), it.value("text")) == ("VI", "Eg er usamd.")
        await it.fill(text="Eg er samd.")
        assert "Eg er samd." in it.text
        await it.finish()
        assert [(s.person, s.text) for s in it.item("i2").statements] == [
            ("p2", "Eg er samd."),
            ("p3", "Eg òg."),
        ]
        assert "StatementWithdrawn" in it.kinds
        await it.press("ctrl+z")
        assert [s.text for s in it.item("i2").statements] == ["Eg er usamd.", "Eg òg."]


async def test_a_statement_is_struck_with_four_keys(tmp_path):
    async with sitting(tmp_path, PLAIN, past=HELD) as it:
        await it.press("f8", "-", "2", "s")
        assert it.events[-1] == e.StatementWithdrawn(item="i2", number=0)
        assert [s.text for s in it.item("i2").statements] == ["Eg òg."]
        assert "Loggen har han" in it.message


async def test_a_follow_up_is_put_right_or_struck(tmp_path):
    async with sitting(tmp_path, PLAIN, past=HELD) as it:
        await it.more("-")
        await it.press("4", "r")
        await it.fill(due="2026-04-01")
        await it.finish()
        (noted,) = it.item("i2").followups
        assert (noted.who, noted.what, noted.due) == ("Sekretariatet", "Sende ut", "2026-04-01")
        await it.press("f8", "-", "4", "s")
        assert it.item("i2").followups == ()


@pytest.mark.parametrize(
    ("letter", "screen"), [("h", "FormDialog"), ("f", "AttendanceDialog"), ("r", "OrderDialog")]
)
async def test_the_menu_leads_to_what_is_put_right_elsewhere(tmp_path, letter, screen):
    async with sitting(tmp_path, PLAIN) as it:
        await it.adopt()
        await it.press("f3")
        await it.more("-")
        await it.press(letter)
        assert it.name == screen


async def test_the_times_of_a_closed_session_are_put_right_where_it_was_closed(tmp_path):
    past = (
        e.SessionClosed(item="i2", basis="kommunelova § 11-5", at=at(9, 30)),
        e.SessionOpened(item="i2", at=at(9, 45)),
    )
    async with sitting(tmp_path, PLAIN, past=past) as it:
        await it.more("-")
        assert "Lukka møte 9.30–9.45" in it.text
        await it.press("w")
        assert it.name not in ("MeetingScreen", "Screen")
        before = it.log
        await it.press("escape")
        assert it.log == before


async def test_the_menu_reopens_a_closed_item_and_says_why_an_open_one_is_not(tmp_path):
    async with sitting(tmp_path, PLAIN) as it:
        await it.more("-")
        await it.press("a")
        assert "open" in it.message
        await it.press("escape")
        await it.adopt()
        await it.press("f3")
        await it.more("-")
        await it.press("a", "r")
        assert it.item("i2").open


@pytest.mark.parametrize(
    "keys", [(), ("t",), ("1",), ("2",), ("2", "r"), ("4", "r"), ("2", "r", "tab")]
)
async def test_esc_leaves_no_trace_however_far_one_came(tmp_path, keys):
    async with sitting(tmp_path, PLAIN, past=HELD) as it:
        before = it.log
        await it.more("-")
        await it.press(*keys, "escape")
        assert it.name == "MeetingScreen"
        assert it.log == before


# After the approval

APPROVED = (
    e.MeetingStarted(at=at(9)),
    *(e.MemberArrived(person=f"p{n}") for n in range(1, 7)),
    e.ItemHandled(item="i2"),
    e.ItemHandled(item="i5"),
    e.MeetingEnded(at=at(9) + timedelta(hours=1)),
    e.HeadChanged(field="secretary", value="Sekretariatet"),
    e.ProtocolApproved(where="møtet 9. juni 2026"),
)


async def test_an_approved_protocol_refuses_changes_and_says_how_a_correction_begins(tmp_path):
    async with sitting(tmp_path, PLAIN, past=APPROVED, present=False) as it:
        assert "GODKJEND" in it.status
        assert "F8 - byrjar ei retting" in it.message
        before = it.log
        it.area("minutes").focus()
        await it.quiet()
        await it.type("x")
        assert it.message.startswith("! Protokollen er godkjend. F8 -")
        await it.press("ctrl+z")
        assert "ikkje noko å angre" in it.message
        assert it.log == before
        assert it.meeting.approved is not None


async def test_f8_minus_begins_a_correction_with_who_and_why(tmp_path):
    async with sitting(tmp_path, PLAIN, past=APPROVED, present=False) as it:
        await it.more("-")
        assert it.value("who") == "Sekretariatet"
        await it.press("enter", "enter")
        assert it.name == "FormDialog"
        await it.type("feil tal i avskrifta")
        assert (
            "Versjon 2. Retta 9. desember 2025 av Sekretariatet. Grunngjeving: feil tal i avskrifta"
        ) in " ".join(it.reads(".form-preview").split())
        await it.press("enter")
        assert it.events[-1] == e.CorrectionBegun(
            reason="feil tal i avskrifta", who="Sekretariatet"
        )
        assert "RETTING v2" in it.status
        assert "versjon 2" in it.message
        it.area("minutes").focus()
        await it.quiet()
        await it.type("Retta.")
        assert it.item(it.table.item_id).minutes == "Retta."
        await it.more("-")
        assert it.name == "MenuDialog"


async def test_esc_begins_no_correction(tmp_path):
    async with sitting(tmp_path, PLAIN, past=APPROVED, present=False) as it:
        before = it.log
        await it.more("-")
        await it.press("escape")
        assert it.log == before


async def test_whoever_opens_a_protocol_that_is_being_corrected_is_told(tmp_path):
    past = (*APPROVED, e.CorrectionBegun(reason="feil tal", who="Sekretariatet"))
    async with sitting(tmp_path, PLAIN, past=past, present=False) as it:
        assert "RETTING v2" in it.status
        assert "Retting av den godkjende protokollen" in it.message
