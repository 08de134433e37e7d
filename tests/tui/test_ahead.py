"""What comes after the meeting: F8 o and F8 8, and what F2 says of them."""

from datetime import date

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem, Point
from tests.tui.room import AGENDA, sitting

ASKS = AgendaItem(
    id="i2",
    number="2",
    title="Rapport",
    kind="decision",
    proposal=(
        Point(
            text="Styret ber sekretariatet om å sende rapporten innan 1. mars 2026.", marker="1."
        ),
        Point(text="Styret ber administrasjonen om å hente inn tilbod.", marker="2."),
    ),
)
SETS = AgendaItem(
    id="i3",
    number="3",
    title="Neste møte",
    kind="decision",
    proposal=(Point(text="Neste styremøte blir 10. februar 2026 kl. 10.00."),),
)


async def test_f2_says_that_the_decision_asks_somebody_and_f8_o_has_it_filled_in(tmp_path):
    async with sitting(tmp_path, (ASKS, AGENDA[4])) as it:
        await it.adopt()
        assert "F8 o fører oppfølginga" in it.message
        await it.more("o")
        assert "Oppfølging av sak 2 (1 av 2)" in it.text
        assert (it.value("who"), it.value("due")) == ("sekretariatet", "1.3.2026")
        assert "1.3.2026" in it.reads(".form-preview")
        await it.press("enter")
        assert "Oppfølging av sak 2 (2 av 2)" in it.text
        assert it.value("what") == "hente inn tilbod"
        await it.press("enter")
        assert it.name == "MeetingScreen"
        noted = [x for x in it.events if isinstance(x, e.FollowUpNoted)]
        assert [(f.item, f.who, f.due) for f in noted] == [
            ("i2", "sekretariatet", "2026-03-01"), ("i2", "administrasjonen", ""),
        ]  # fmt: skip
        await it.more("o")
        assert it.value("what") == ""


async def test_esc_leaves_the_follow_ups_that_were_not_noted(tmp_path):
    async with sitting(tmp_path, (ASKS, AGENDA[4])) as it:
        await it.more("o")
        before = it.log
        await it.press("escape")
        assert it.log == before


async def test_f8_8_has_the_day_the_decision_sets_and_makes_the_meeting(tmp_path):
    async with sitting(tmp_path, (SETS, AGENDA[4])) as it:
        await it.adopt()
        assert "F8 8 fører neste møte" in it.message
        await it.more("8")
        assert (it.value("date"), it.value("time")) == ("10.2.2026", "10.00")
        assert "Neste møte: 10. februar 2026 kl. 10.00" in it.reads(".form-preview")
        await it.press("enter")
        assert it.meeting.next_meeting is not None
        assert it.meeting.next_meeting.date == date(2026, 2, 10)
        await it.press("l")
        assert it.message == "Møtet 10.2.2026 er laga og står på Heim."
        assert it.meeting.next_meeting.meeting in [m.id for m in it.desk.summaries()]
        await it.more("8")
        await it.press("enter", "l")
        assert "alt eit møte" in it.message


async def test_what_was_postponed_is_told_to_go_along(tmp_path):
    past = (e.ItemPostponed(item="i2", to="neste møte"),)
    async with sitting(tmp_path, (AGENDA[1], SETS), past=past) as it:
        await it.more("8")
        assert "1 utsett sak blir med dit." in it.reads(".form-preview")
        await it.press("enter", "l")
        assert it.meeting.next_meeting is not None
        made = it.desk.look(it.meeting.next_meeting.meeting)
        assert [item.title for item in made.items] == ["Ny nettstad"]


async def test_without_a_decision_the_day_is_typed_and_must_lie_ahead(tmp_path):
    async with sitting(tmp_path, (AGENDA[1],)) as it:
        before = it.log
        await it.more("8")
        assert it.value("date") == ""
        await it.fill(date="1.12.2025")
        await it.finish()
        assert "må vere etter dette" in it.message
        await it.press("escape")
        assert it.log == before


async def test_the_date_alone_is_noted_where_the_meeting_is_made_later(tmp_path):
    async with sitting(tmp_path, (AGENDA[1],)) as it:
        await it.more("8")
        await it.fill(date="10.2.2026", time="9", place="Vik")
        await it.finish()
        await it.press("v")
        assert it.message == (
            "Neste møte er ført: 10.2.2026. Møtet er ikkje laga enno: F8 8, eller N på Heim."
        )
        found = it.meeting.next_meeting
        assert found is not None
        assert (found.time, found.place, found.meeting) == ("09:00", "Vik", "")


async def test_f8_8_counts_only_what_waits_for_that_day(tmp_path):
    past = (
        e.ItemPostponed(item="i2", to="neste møte"),
        e.ItemPostponed(item="i5", to="møtet 8. september 2026"),
    )
    async with sitting(tmp_path, (AGENDA[1], SETS, AGENDA[4]), past=past) as it:
        await it.more("8")
        assert "1 utsett sak blir med dit." in it.reads(".form-preview")
        await it.fill(date="8.9.2026")
        assert "2 utsette saker blir med dit." in it.reads(".form-preview")


async def test_a_meeting_that_was_made_moves_with_its_date(tmp_path):
    past = (e.ItemPostponed(item="i2", to="neste møte"),)
    async with sitting(tmp_path, (AGENDA[1], AGENDA[4]), past=past) as it:
        for day in ("5.5.2026", "12.5.2026"):
            await it.more("8")
            await it.fill(date=day)
            await it.finish()
            await it.press("l")
        assert it.message == (
            "Møtet 12.5.2026 er laga i staden for møtet 5.5.2026, og står på Heim."
        )
        days = {s.date: s.items for s in it.desk.summaries() if s.id != it.meeting.id}
        assert days == {date(2026, 5, 12): 1}
        assert it.meeting.next_meeting is not None
        assert it.desk.look(it.meeting.next_meeting.meeting).items[0].title == "Ny nettstad"


MOVES = AgendaItem(
    id="i4",
    number="4",
    title="Møteplan",
    kind="decision",
    proposal=(Point(text="Møtet 10. februar blir flytta til 17. februar 2026 kl. 12.00 i Vik."),),
)


async def test_f8_8_has_the_day_of_the_decision_just_made_though_another_was_noted(tmp_path):
    async with sitting(tmp_path, (SETS, MOVES, AGENDA[4])) as it:
        await it.adopt()
        await it.more("8")
        await it.press("enter", "v")
        await it.adopt()
        assert "F8 8 fører neste møte" in it.message
        await it.more("8")
        assert "Møtet 10.2.2026 er flytta." in it.text
        assert (it.value("date"), it.value("time"), it.value("place")) == (
            "17.2.2026", "12.00", "Vik",
        )  # fmt: skip
        await it.fill(date="18.2.2026")
        await it.finish()
        await it.press("v")
        await it.more("8")
        # What the secretary put right stands, and is not asked about again.
        assert it.value("date") == "18.2.2026"
        assert "er flytta" not in it.text


async def test_a_day_typed_by_hand_is_not_what_the_item_at_hand_decided(tmp_path):
    async with sitting(tmp_path, (AGENDA[1],)) as it:
        await it.more("8")
        await it.fill(date="10.2.2026")
        await it.finish()
        await it.press("v")
        assert it.meeting.next_meeting is not None
        assert it.meeting.next_meeting.item is None


async def test_f8_o_takes_the_item_just_closed_first_and_then_the_one_gone_to(tmp_path):
    import msgspec

    other = msgspec.structs.replace(ASKS, id="i3", number="3", title="Rekneskap")
    async with sitting(tmp_path, (ASKS, other, AGENDA[4])) as it:
        await it.adopt()
        await it.more("o")
        assert "Oppfølging av sak 2 (1 av 2)" in it.text
        await it.press("escape")
        await it.press("f7", "f3")
        await it.more("o")
        assert "Oppfølging av sak 3 (1 av 2)" in it.text


async def test_initials_stand_as_the_name_they_are_of_and_a_free_name_as_typed(tmp_path):
    async with sitting(tmp_path) as it:
        await it.more("o")
        await it.fill(who="vi", what="Lage turnus")
        await it.finish()
        await it.more("o")
        await it.fill(who="Vik", what="Tinge rom")
        await it.finish()
        await it.more("h")
        await it.fill(secretary="SE")
        assert "Sekretær for styret" in it.reads(".form-preview")
        await it.finish()
        noted = [x for x in it.events if isinstance(x, e.FollowUpNoted)]
        assert [x.who for x in noted] == ["Representant for Vik", "Vik"]
        assert it.meeting.secretary == "Sekretær for styret"
