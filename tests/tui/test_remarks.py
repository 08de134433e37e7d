"""F8 0: a remark on the last protocol."""

from datetime import date, datetime

import msgspec

from sognko_tui.archive.store import Archive
from sognko_tui.meeting import events as e
from sognko_tui.office.clock import ZONE
from tests.tui.room import AGENDA, BOARD, SMALL, sitting

APPROVAL = msgspec.structs.replace(
    AGENDA[0],
    id="i2",
    number="2",
    title="Godkjenning av protokoll frå møtet 4. november",
    phrase="Protokollen frå møtet 4. november vart godkjend utan merknader.",
)
ITEMS = (AGENDA[0], APPROVAL, AGENDA[4])
WITH = "Protokollen frå møtet 4. november vart godkjend med den merknaden som er ført."
SENTENCE = (
    "Merknad til protokollen frå møtet 4. november 2025, frå Representant for Fjaler: "
    "Klokka skal vere 12."
)


def held_before(it, day: date = date(2025, 11, 4)) -> str:
    """A meeting of the board before this one, in the same archive."""
    convened = e.MeetingConvened(meeting="", board=BOARD, date=day, items=(AGENDA[1],))
    at = datetime(2025, 10, 1, 12, 0, tzinfo=ZONE)
    return Archive.open(it.desk.root).meetings.create(convened, by="skrivar", at=at)


async def remark(it) -> None:
    await it.more("0")
    await it.fill(person="fj", text="Klokka skal vere 12.")


async def test_f8_0_records_a_remark_where_the_protocol_is_approved_and_links_both_ways(tmp_path):
    async with sitting(tmp_path, ITEMS) as it:
        earlier = held_before(it)
        await remark(it)
        assert it.value("on") == "4.11.2025"
        assert it.value("decision") == WITH
        assert SENTENCE in " ".join(it.reads(".form-preview").split())
        assert all(len(line) <= SMALL[0] for line in it.lines)
        await it.finish()
        (noted,) = it.item("i2").remarks
        assert (noted.person, noted.on, noted.meeting) == ("p3", date(2025, 11, 4), earlier)
        assert it.item("i2").decision == WITH
        (received,) = it.desk.look(earlier).received
        assert (received.meeting, received.number) == (it.meeting_id, "2")
        assert it.message == "Merknaden er ført i sak 2."


async def test_a_second_remark_is_linked_no_second_time_and_leaves_vedtak(tmp_path):
    async with sitting(tmp_path, ITEMS) as it:
        earlier = held_before(it)
        await remark(it)
        await it.finish()
        await remark(it)
        assert not it.screen.query("#f-decision")
        await it.finish()
        assert len(it.item("i2").remarks) == 2
        assert it.item("i2").decision == WITH
        assert len(it.desk.look(earlier).received) == 1


async def test_a_text_that_was_touched_and_a_proposal_that_was_emptied_stand(tmp_path):
    async with sitting(tmp_path, ITEMS) as it:
        await remark(it)
        await it.fill(decision="")
        await it.finish()
        assert it.item("i2").decision == APPROVAL.phrase
        await it.press("f7")
        it.area("decision").focus()
        await it.quiet()
        await it.type(" Ja.")
        await it.more("0")
        assert not it.screen.query("#f-decision")


async def test_without_a_date_in_the_title_the_last_meeting_is_proposed(tmp_path):
    bare = msgspec.structs.replace(APPROVAL, title="Godkjenning av protokoll")
    async with sitting(tmp_path, (AGENDA[0], bare)) as it:
        held_before(it, date(2025, 9, 2))
        held_before(it, date(2025, 10, 7))
        await it.more("0")
        assert it.value("on") == "7.10.2025"
        await it.fill(person="fj", text="Feil.", on="2.9.2025")
        await it.finish()
        (noted,) = it.item("i2").remarks
        assert noted.meeting.startswith("2025-09-02")


async def test_a_meeting_that_somebody_has_open_is_left_alone_and_told_later(tmp_path):
    async with sitting(tmp_path, ITEMS) as it:
        earlier = held_before(it)
        holder = it.desk.open(earlier)
        await remark(it)
        await it.finish()
        assert earlier in it.message
        assert len(it.item("i2").remarks) == 1
        assert it.desk.look(earlier).received == ()
        holder.close()
        before = it.log
        await it.more("0")
        await it.press("escape")
        assert len(it.desk.look(earlier).received) == 1
        assert it.log == before


async def test_a_remark_on_a_meeting_that_is_not_in_the_archive_is_recorded_all_the_same(tmp_path):
    async with sitting(tmp_path, ITEMS) as it:
        await remark(it)
        await it.finish()
        (noted,) = it.item("i2").remarks
        assert (noted.on, noted.meeting) == (date(2025, 11, 4), "")


async def test_who_and_what_are_asked_for_and_esc_leaves_no_trace(tmp_path):
    async with sitting(tmp_path, ITEMS) as it:
        earlier = held_before(it)
        before = it.log
        await it.more("0")
        await it.press("enter")
        assert it.name == "FormDialog"
        await it.fill(person="zz", text="Feil.", on="i fjor")
        await it.finish()
        assert "«zz»" in it.message
        await it.fill(person="fj")
        await it.finish()
        assert "«i fjor»" in it.message
        await it.press("escape")
        assert it.log == before
        assert it.desk.look(earlier).received == ()
