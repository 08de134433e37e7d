"""That a follow-up is done is noted in the meeting that asked for it, from anywhere."""

from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.office.trouble import Trouble

DONE = date(2026, 5, 4)


@pytest.fixture
def item_id(desk, meeting_id) -> str:
    opened = desk.open(meeting_id)
    item = opened.meeting.items[3].id
    opened.session.record(e.FollowUpNoted(item=item, who="Dagleg leiar", what="Ringje"))
    opened.session.record(e.ProtocolApproved())
    opened.close()
    return item


def noted(desk, meeting_id, item_id):
    (found,) = desk.look(meeting_id).item(item_id).followups
    return found.done_on, found.note


def test_it_is_noted_in_a_meeting_that_is_long_approved(desk, meeting_id, item_id):
    before = desk.protocol(meeting_id, "md")
    desk.settle_follow_up(meeting_id, "4", 0, DONE, " Avtalt ")
    assert noted(desk, meeting_id, item_id) == (DONE, "Avtalt")
    assert desk.protocol(meeting_id, "md") == before
    desk.reopen_follow_up(meeting_id, item_id, 0)
    assert noted(desk, meeting_id, item_id) == (None, "")


def test_in_the_meeting_that_is_open_here_it_is_a_step_of_it(desk, meeting_id, item_id):
    opened = desk.open(meeting_id)
    desk.settle_follow_up(meeting_id, item_id, 0, DONE)
    assert opened.meeting.item(item_id).followups[0].done_on == DONE
    opened.session.undo()
    assert opened.meeting.item(item_id).followups[0].done_on is None
    opened.close()


def test_what_somebody_else_has_open_is_not_written_in(desk, meeting_id, item_id):
    from sognko_tui.archive.store import Archive
    from sognko_tui.office.desk import Desk

    other = Desk(Archive.open(desk.root), "ein annan", desk.clock)
    opened = other.open(meeting_id)
    with pytest.raises(Trouble) as trouble:
        desk.settle_follow_up(meeting_id, item_id, 0, DONE)
    opened.close()
    assert (trouble.value.code, trouble.value.params["user"]) == ("locked", "ein annan")
    assert noted(desk, meeting_id, item_id) == (None, "")


@pytest.mark.parametrize(
    ("item", "number", "code"),
    [("4", 1, "no_such_follow_up"), ("4", -1, "no_such_follow_up"), ("99", 0, "no_such_item")],
)
def test_what_is_not_there_is_said(desk, meeting_id, item_id, item, number, code):
    with pytest.raises(Trouble) as trouble:
        desk.settle_follow_up(meeting_id, item, number, DONE)
    assert trouble.value.code == code


def test_what_is_not_done_cannot_be_opened_again(desk, meeting_id, item_id):
    with pytest.raises(Trouble) as trouble:
        desk.reopen_follow_up(meeting_id, item_id, 0)
    assert trouble.value.code == "not_settled"
