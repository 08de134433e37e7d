"""Items: how they end besides being adopted, those that are added, and what is noted under them."""

from typing import cast

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.session import Refused, Session
from tests.meetings import START, FakeClock, FakeJournal, Room, agenda_item, board, convened


def refusal(room: Room, *events: e.Event) -> str:
    with pytest.raises(Refused) as caught:
        room.record(*events)
    return caught.value.code


@pytest.mark.parametrize(
    ("event", "outcome"),
    [
        (e.ProposalRejected(item="i1"), "rejected"),
        (e.ItemHandled(item="i1"), "handled"),
        (e.ItemPostponed(item="i1", to="neste møte"), "postponed"),
        (e.ItemWithdrawn(item="i1", reason="Meir arbeid trengst"), "withdrawn"),
        (e.ItemReturned(item="i1", to="administrasjonen"), "returned"),
        (e.ItemForwarded(item="i1", to="kommunestyra"), "forwarded"),
    ],
)
def test_an_item_can_end_without_being_adopted(event, outcome):
    room = Room()
    room.record(event)
    item = room.item("i1")
    assert item.outcome == status(item) == outcome
    assert item.adopted is None
    assert not item.open
    assert item.ended == room.clock.now()
    assert item.destination == getattr(event, "to", "")
    assert item.reason == getattr(event, "reason", "")
    assert refusal(room, event) == "item_closed"


def test_a_reopened_item_keeps_its_text_and_loses_its_outcome():
    room = Room()
    room.write("i1", "Noko anna.")
    room.adopt("i1")
    room.record(e.ItemReopened(item="i1"))
    item = room.item("i1")
    assert item.open
    assert item.decision == "Noko anna."
    assert (item.adopted, item.votes, item.ended) == (None, (), None)
    assert status(item) == "open"
    assert refusal(room, e.ItemReopened(item="i1")) == "item_open"
    assert status(room.adopt("i1")) == "amended"


def test_a_postponed_item_that_is_reopened_forgets_where_it_went():
    room = Room()
    room.record(e.ItemPostponed(item="i1", to="neste møte"))
    room.record(e.ItemReopened(item="i1"))
    assert room.item("i1").destination == ""


def test_an_item_starts_when_it_was_opened_last_before_the_work_on_it():
    room = Room()
    room.open("i1")
    room.open("i2")
    room.open("i1")
    opened = room.clock.now()
    assert room.item("i1").started == opened
    room.write("i1", "Drøfting.", "minutes")
    room.open("i1")
    assert room.item("i1").started == opened
    assert room.meeting.current == "i1"


def test_opening_a_closed_item_is_only_looking_at_it():
    room = Room()
    room.open("i1")
    room.adopt("i1")
    started = room.item("i1").started
    room.open("i1")
    assert room.item("i1").started == started
    assert room.meeting.current == "i1"


def test_an_added_item_comes_last_with_a_free_number():
    room = Room([agenda_item(1), agenda_item(7), agenda_item("PS 3")])
    assert room.meeting.free_number() == "8"
    room.record(e.ItemAdded(item=agenda_item(8), raised_by="Representant for Vik"))
    item = room.meeting.items[-1]
    assert (item.number, item.added, item.raised_by, item.position) == (
        "8",
        True,
        "Representant for Vik",
        4,
    )
    assert item.decision == "Styret tek saka til vitande."


def test_without_any_number_a_free_one_is_the_next_by_count():
    assert Room([agenda_item("Opning"), agenda_item("Ymse")]).meeting.free_number() == "3"


def test_items_raised_under_ymse_stand_under_it_in_order():
    room = Room(3)
    for _ in range(2):
        number = room.meeting.free_number("i2")
        room.record(e.ItemAdded(item=agenda_item(number, None), parent="i2"))
    assert [i.number for i in room.meeting.items] == ["1", "2", "2.1", "2.2", "3"]
    assert [i.position for i in room.meeting.items] == [1, 2, 3, 4, 5]
    assert [i.number for i in room.meeting.children("i2")] == ["2.1", "2.2"]
    under = room.meeting.free_number("i2.1")
    assert under == "2.1.1"
    room.record(e.ItemAdded(item=agenda_item(under, None), parent="i2.1"))
    room.record(e.ItemAdded(item=agenda_item("2.3", None), parent="i2"))
    assert [i.number for i in room.meeting.items] == ["1", "2", "2.1", "2.1.1", "2.2", "2.3", "3"]


def test_a_number_that_is_taken_is_not_given_again():
    room = Room([agenda_item(1), agenda_item("1.1")])
    assert room.meeting.free_number("i1") == "1.2"


def test_an_added_item_has_an_id_and_a_parent_of_its_own():
    room = Room()
    assert refusal(room, e.ItemAdded(item=agenda_item(1))) == "item_ids_collide"
    assert refusal(room, e.ItemAdded(item=agenda_item(9), parent="nowhere")) == "no_such_item"


def test_statements_and_follow_ups_are_noted_also_after_the_item_is_closed():
    room = Room()
    room.adopt("i1")
    room.record(e.StatementRecorded(item="i1", person="p2", text="Eg er usamd."))
    room.record(e.FollowUpNoted(item="i1", who="Sekretæren", what="Sende ut", due="1. mai"))
    item = room.item("i1")
    assert item.statements[0].text == "Eg er usamd."
    assert (item.followups[0].who, item.followups[0].due) == ("Sekretæren", "1. mai")
    unknown = e.StatementRecorded(item="i1", person="nobody", text="")
    assert refusal(room, unknown) == "no_such_person"


# Texts


def test_the_minutes_can_be_written_after_the_item_is_closed_but_not_the_decision():
    room = Room()
    room.adopt("i1")
    room.write("i1", "Drøfting.", "minutes")
    room.write("i1", "Hugs å ringje.", "notes")
    assert room.item("i1").minutes == "Drøfting."
    assert room.item("i1").notes == "Hugs å ringje."
    with pytest.raises(Refused, match="item_closed"):
        room.write("i1", "Noko anna.")


@pytest.mark.parametrize(
    ("at", "removed"), [(0, "Nokon annan"), (-1, ""), (500, ""), (28, "x"), (27, "..")]
)
def test_an_edit_that_removes_what_is_not_there_is_refused(at, removed):
    room = Room()
    with pytest.raises(Refused, match="edit_misfit"):
        room.session.type("i1", "decision", at, removed, "y")
    assert room.item("i1").decision == "Styret tek saka til vitande."


def test_a_slip_put_right_in_the_proposal_follows_into_an_untouched_decision():
    room = Room([agenda_item(1, "Styret tek saka til vitnde.")])
    better = (Point(text="Styret tek saka til vitande."),)
    room.record(e.ProposalCorrected(item="i1", proposal=better))
    item = room.item("i1")
    assert item.decision == "Styret tek saka til vitande."
    assert item.agenda.proposal[0].text == "Styret tek saka til vitnde."
    assert status(room.adopt("i1")) == "adopted"


def test_a_slip_put_right_in_both_places_is_no_change():
    room = Room([agenda_item(1, "Styret tek saka til vitnde.")])
    room.write("i1", "Styret tek saka til vitande.")
    better = (Point(text="Styret tek saka til vitande."),)
    room.record(e.ProposalCorrected(item="i1", proposal=better))
    assert status(room.adopt("i1")) == "adopted"


def test_a_slip_is_put_right_in_a_decision_that_goes_further():
    room = Room([agenda_item(1, "Styret tek saka til vitnde.")])
    room.write("i1", "Styret tek saka til vitnde.\nSaka vert send vidare.")
    better = (Point(text="Styret tek saka til vitande."),)
    room.record(e.ProposalCorrected(item="i1", proposal=better))
    assert room.item("i1").decision == "Styret tek saka til vitande.\nSaka vert send vidare."
    assert status(room.adopt("i1")) == "amended"


def test_a_proposal_with_another_number_of_points_leaves_a_typed_decision_alone():
    room = Room()
    room.write("i1", "Eige vedtak.")
    more = (Point(text="Ein"), Point(text="To"))
    room.record(e.ProposalCorrected(item="i1", proposal=more))
    assert room.item("i1").decision == "Eige vedtak."


# The head


def test_the_head_can_be_put_right():
    room = Room()
    for field, value in (
        ("place", "Kulturhuset"),
        ("form", "remote"),
        ("time", "10.00"),
        ("notice_date", "2026-03-10"),
        ("notice_manner", "brev"),
        ("presiding", "p2"),
        ("secretary", "Sekretær for styret"),
    ):
        room.record(e.HeadChanged(field=cast(e.HeadField, field), value=value))
    meeting = room.meeting
    assert (meeting.place, meeting.form, meeting.time) == ("Kulturhuset", "remote", "10.00")
    assert meeting.notice.date is not None
    assert meeting.notice.date.isoformat() == "2026-03-10"
    assert (meeting.notice.manner, meeting.presiding) == ("brev", "p2")
    assert meeting.secretary == "Sekretær for styret"
    room.record(e.HeadChanged(field="notice_date", value=""))
    room.record(e.HeadChanged(field="presiding", value=""))
    assert room.meeting.notice.date is None
    assert room.meeting.presiding == ""


def test_the_head_holds_no_nonsense():
    room = Room()
    assert refusal(room, e.HeadChanged(field="notice_date", value="i går")) == "no_date"
    assert refusal(room, e.HeadChanged(field="form", value="telepathic")) == "no_form"
    assert refusal(room, e.HeadChanged(field="presiding", value="nobody")) == "no_such_person"


def test_start_and_end_can_be_put_right_and_breaks_are_kept():
    room = Room()
    later = START.replace(hour=12)
    room.record(e.MeetingStarted(at=later))
    room.record(e.MeetingStarted(at=START))
    room.record(e.MeetingEnded(at=later))
    room.record(e.BreakTaken(start=START, end=later, item="i1"))
    assert (room.meeting.started, room.meeting.ended) == (START, later)
    assert room.meeting.breaks[0].item == "i1"
    nowhere = e.BreakTaken(start=START, end=later, item="nowhere")
    assert refusal(room, nowhere) == "no_such_item"
    assert refusal(room, e.RuleOverridden(rule="quorum", reason="x", item="nowhere")) == (
        "no_such_item"
    )


def test_a_meeting_is_convened_once_with_ids_that_tell_things_apart():
    room = Room()
    assert refusal(room, convened()) == "convened_twice"
    assert room.meeting.convened


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (convened([agenda_item(1), agenda_item(1)]), "item_ids_collide"),
        (convened(on=board(people=(board().people[0], board().people[0]))), "person_ids_collide"),
        (e.MeetingConvened(meeting="", board=board(), date=START.date()), "no_id"),
    ],
)
def test_a_meeting_is_not_convened_with_ids_that_collide(broken, code):

    session = Session([], FakeJournal(), FakeClock(), "sekretær")
    with pytest.raises(Refused) as caught:
        session.record(broken)
    assert caught.value.code == code


def test_what_the_meeting_started_from_is_frozen_in_it():
    room = Room([AgendaItem(id="x", number="1", title="Ei sak")])
    assert room.meeting.item("x") is not None
    assert room.meeting.item(None) is None
    assert room.meeting.person(None) is None
    assert [p.id for p in room.meeting.board.deputies] == ["d1", "d2"]
    assert room.meeting.board.person("nobody") is None
