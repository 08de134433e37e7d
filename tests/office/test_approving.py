"""From a draft to an approved record, and that nothing changes that record afterwards."""

from datetime import date

import pytest

from sognko_tui.archive.store import files, journal
from sognko_tui.archive.store.merging import Conflict, merge_meetings
from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.meeting.session import Refused
from sognko_tui.office import approving, listing
from sognko_tui.office.trouble import Trouble
from tests.office.conftest import PACK

SENT = date(2026, 3, 26)
DUE = date(2026, 4, 2)


@pytest.fixture
def finished(desk, meeting_id) -> str:
    """A meeting in which every item is handled; something was typed and deleted on the way."""
    opened = desk.open(meeting_id)
    session = opened.session
    session.record(*(e.MemberArrived(person=p.id) for p in opened.meeting.board.seats))
    first = opened.meeting.items[0].id
    session.type(first, "minutes", 0, "", "Noko sletta.")
    session.pause()
    session.type(first, "minutes", 0, "Noko sletta.", "Ordet var fritt.")
    session.record(e.FollowUpNoted(item=first, who="Dagleg leiar", what="Ringje"))
    for item in opened.meeting.items:
        if item.proposal:
            text = "Styret sluttar seg til utgreiinga."
            session.type(item.id, "decision", 0, item.decision, text)
            session.record(*close_item(opened.meeting, item.id, desk.clock.now()))
        else:
            session.record(e.ItemHandled(item=item.id))
    session.record(e.NextMeetingSet(date=date(2026, 6, 9)))
    opened.close()
    return meeting_id


@pytest.fixture
def approved(desk, finished) -> str:
    desk.circulate(finished, SENT, DUE, "e-post")
    desk.approve(finished)
    return finished


def record(desk, meeting_id):
    """All that the approved version tells, and the file that was written of it."""
    path = desk.root / meeting_id / "protokoll.md"
    return desk.protocol(meeting_id, "md", full=True), path.read_bytes()


def summary(desk, meeting_id):
    return next(one for one in desk.summaries() if one.id == meeting_id)


# The way there


def test_sent_round_the_protocol_is_written_with_both_dates_and_the_list_tells_of_it(
    desk, finished
):
    assert summary(desk, finished).stage == "draft"
    (path,) = desk.circulate(finished, SENT, DUE, "e-post")
    text = path.read_text(encoding="utf-8")
    assert "Protokollen vart send rundt 26. mars 2026 (e-post)." in text
    assert "Merknader må vere komne inn innan 2. april 2026." in text
    told = summary(desk, finished)
    assert (told.stage, told.remarks_due) == ("circulated", DUE)


def test_without_a_day_remarks_are_due_as_the_board_has_it_and_later_where_that_day_is_past(
    desk, finished
):
    desk.circulate(finished, SENT)
    assert desk.look(finished).circulated.due == date(2026, 3, 31)
    desk.circulate(finished, date(2026, 4, 8))
    assert desk.look(finished).circulated.due == date(2026, 4, 15)


def test_when_the_time_for_remarks_is_out_check_says_so_until_it_is_approved(desk, finished):
    desk.circulate(finished, SENT, DUE)
    assert "remarks_overdue" not in {f.code for f in desk.check(finished)}
    desk.clock.go(hours=24 * 10)
    assert "remarks_overdue" in {f.code for f in desk.check(finished)}
    assert listing.summary(desk._archive, finished).overdue(desk.clock.now().date())
    desk.approve(finished)
    assert "remarks_overdue" not in {f.code for f in desk.check(finished)}


def test_the_sending_round_can_be_undone_until_the_approval(desk, finished):
    opened = desk.open(finished)
    approving.circulate(opened, SENT, DUE)
    opened.session.undo()
    assert opened.meeting.circulated is None
    approving.circulate(opened, SENT, DUE)
    approving.approve(opened, "")
    for _attempt in range(2):
        with pytest.raises(Refused):
            opened.session.undo()
    opened.close()


def test_it_is_approved_in_the_next_meeting_where_nothing_else_is_said(desk, finished):
    (path,) = desk.approve(finished)
    assert "**Godkjend i:** møtet 9. juni 2026" in path.read_text(encoding="utf-8")
    meeting = desk.look(finished)
    assert (meeting.approved_where, meeting.approved_by) == ("møtet 9. juni 2026", "skrivar")
    assert summary(desk, finished).stage == "approved"


@pytest.mark.parametrize("act", ["circulate", "approve"])
def test_with_open_items_it_goes_nowhere(desk, meeting_id, act):
    before = desk.log(meeting_id)
    with pytest.raises(Trouble) as trouble:
        desk.circulate(meeting_id, SENT) if act == "circulate" else desk.approve(meeting_id, "x")
    assert trouble.value.code == "protocol_open"
    assert desk.log(meeting_id) == before


def test_what_was_typed_and_deleted_is_in_no_file_of_the_approved_meeting(desk, approved):
    holding = [p.name for p in desk.root.rglob("*") if p.is_file() and b"sletta" in p.read_bytes()]
    assert holding == []
    assert "Ordet var fritt." in desk.protocol(approved, "md")


# Locked


def test_a_follow_up_that_is_done_changes_nothing_that_was_approved(desk, approved):
    before = record(desk, approved)
    desk.settle_follow_up(approved, "1", 0, date(2026, 5, 4), "Ringt")
    assert record(desk, approved) == before


def test_a_later_version_of_the_papers_is_not_taken_into_an_approved_meeting(
    desk, approved, tmp_path
):
    before, names = record(desk, approved), sorted(p.name for p in (desk.root / approved).iterdir())
    later = tmp_path / "ny.txt"
    later.write_text(PACK.replace("5. Ymse", "5. Ei ny sak\n\n6. Ymse"), encoding="utf-8")
    opened = desk.open(approved)
    with pytest.raises(Trouble) as trouble:
        desk.revise(opened, later, desk.read_pack(later))
    opened.close()
    assert trouble.value.code == "not_revised"
    assert record(desk, approved) == before
    assert sorted(p.name for p in (desk.root / approved).iterdir()) == names


def test_a_copy_of_it_is_restored_beside_it_and_is_as_locked(desk, approved, tmp_path):
    before = record(desk, approved)
    copy = tmp_path / "kopi.json"
    copy.write_bytes(desk.backup(approved).data)
    with pytest.raises(Trouble) as trouble:
        desk.restore(copy)
    assert trouble.value.code == "meeting_exists"
    other = desk.restore(copy, another=True)
    opened = desk.open(other)
    with pytest.raises(Refused):
        opened.session.record(e.HeadChanged(field="place", value="Ein annan stad"))
    opened.close()
    assert record(desk, approved) == before


def test_whoever_takes_the_meeting_over_finds_it_as_locked(desk, approved):
    before = record(desk, approved)
    first, second = desk.open(approved), desk.open(approved)
    assert second.session is None
    first.close()
    taking = second.take_over(lambda: 0.0)
    assert taking.step() == "mine"
    assert second.session is not None
    with pytest.raises(Refused) as refused:
        second.session.type(second.meeting.items[0].id, "minutes", 0, "", "Meir.")
    assert refused.value.code == "approved"
    second.close()
    assert record(desk, approved) == before


def test_git_takes_the_approved_file_and_mixes_it_with_no_other(desk, finished):
    path = desk.root / finished / "meeting.json"
    base = path.read_bytes()
    desk.approve(finished)
    ours = path.read_bytes()
    assert merge_meetings(base, ours, base) == ours == merge_meetings(base, base, ours)
    path.write_bytes(base)
    desk.circulate(finished, SENT, DUE)
    with pytest.raises(Conflict):
        merge_meetings(base, ours, path.read_bytes())


def test_what_a_hand_puts_into_the_journal_is_found_and_changes_nothing(desk, approved):
    before = record(desk, approved)
    log = desk.log(approved)
    folder = desk.root / approved
    head = desk._archive.meetings.read(approved).checkpoint.head
    first = b'{"generation":%d,"base":%d}\n' % (head.generation, log[-1].seq)
    seq = log[-1].seq + 1
    typed = e.TextEdited(item=desk.look(approved).items[0].id, field="minutes", at=0, inserted="X")
    entry = e.Entry(seq=seq, at=log[-1].at, by="x", step=seq, event=typed)
    files.create(folder / "meeting.journal", first + journal.line(entry))
    assert desk.log(approved)[-1] == entry
    assert record(desk, approved) == before
    assert "log_problem" in {found.code for found in desk.check(approved)}


def test_writing_it_again_gives_the_same_bytes(desk, approved):
    before = record(desk, approved)
    desk.write(approved)
    assert record(desk, approved) == before
