"""F8 ø: what earlier meetings asked for, taken up as an item of its own."""

from datetime import date

from sognko_tui.archive.store import Archive
from sognko_tui.meeting import events as e
from sognko_tui.office.desk import Desk
from tests.tui.room import AGENDA, BOARD, sitting


def earlier(root, clock, *, done: bool = False) -> str:
    """A meeting before this one, which asked for two things, one of them for closed doors."""
    desk = Desk(Archive.open(root), "skrivar", clock)
    called = e.MeetingConvened(meeting="", board=BOARD, date=date(2025, 2, 10), items=AGENDA[:3])
    made = Archive.open(root).meetings.create(called, by="skrivar", at=clock.now())
    opened = desk.open(made)
    assert opened.session is not None
    opened.session.record(
        e.FollowUpNoted(item="i2", who="Dagleg leiar", what="Ringje", due="2025-03-01")
    )
    opened.session.record(
        e.SessionClosed(item="i3", basis="§ 11-5", at=clock.now(), neutral_title="Personalsak"),
        e.FollowUpNoted(item="i3", who="Vik", what="Løyndomen"),
    )
    opened.close()
    if done:
        for item in ("i2", "i3"):
            desk.settle_follow_up(made, item, 0, date(2025, 2, 20))
    return made


async def test_f8_oe_makes_an_item_of_what_is_not_done_with_a_line_for_each(tmp_path):
    async with sitting(tmp_path) as it:
        earlier(it.desk.root, it.clock)
        await it.more("ø")
        assert it.here == "7 Oppfølging av vedtak"
        item = it.item("oppfolging")
        first, second = item.minutes.splitlines()
        assert first == "Dagleg leiar: Ringje (frist 1. mars 2025, sak 2 den 10. februar 2025): "
        assert second == "Personalsak – sak 3 den 10. februar 2025: "
        assert "Løyndomen" not in item.agenda.background
        assert it.field == "minutes"
        await it.type("Er gjort.")
        assert it.item("oppfolging").minutes.startswith(first + "Er gjort.\n")
        await it.more("ø")
        assert "alt" in it.message
        assert len(it.meeting.items) == 7


async def test_what_was_added_is_one_step_and_can_be_undone(tmp_path):
    async with sitting(tmp_path) as it:
        earlier(it.desk.root, it.clock)
        await it.more("ø")
        assert it.table.session is not None
        it.table.session.undo()
        await it.quiet()
        assert len(it.meeting.items) == 6


async def test_where_all_is_done_there_is_nothing_to_take_up(tmp_path):
    async with sitting(tmp_path) as it:
        earlier(it.desk.root, it.clock, done=True)
        before = it.log
        await it.more("ø")
        assert "Ingenting frå tidlegare møte" in it.message
        assert it.log == before
