"""Taking steps back: every kind of step, in a field and in the meeting, and what stands in the way."""

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting import log as steps
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.session import Refused
from sognko_tui.meeting.state import Meeting
from tests.meeting.examples import APPROVING, STEPS, prepared
from tests.meetings import Room, agenda_item

DECISION: steps.Scope = ("i1", "decision")
MINUTES: steps.Scope = ("i1", "minutes")


def bare(meeting: Meeting) -> Meeting:
    return replace(meeting, last_seq=0)


def text(room: Room, field: e.Field = "decision") -> str:
    return str(getattr(room.item("i1"), field))


@pytest.mark.parametrize("name", sorted(STEPS.keys() - APPROVING))
def test_every_kind_of_step_can_be_taken_back_and_done_again(name):
    room = prepared()
    before = room.meeting
    room.record(*STEPS[name])
    after = room.meeting
    assert bare(after) != bare(before)

    undone = room.session.undo()
    assert bare(room.meeting) == bare(before)
    assert [x.event for x in undone.entries] == list(STEPS[name])

    redone = room.session.redo()
    assert redone.id == undone.id
    assert bare(room.meeting) == bare(after)
    assert fold(room.session.log) == room.meeting


def test_nothing_is_removed_from_the_log():
    room = Room()
    length = len(room.session.log)
    room.adopt("i1")
    room.session.undo()
    room.session.redo()
    added = [type(x.event).__name__ for x in room.session.log[length:]]
    assert added == ["MeetingStarted", "VoteTaken", "DecisionAdopted", "Undone", "Redone"]


def test_a_command_is_taken_back_whole():
    room = Room(1)
    before = bare(room.meeting)
    room.adopt("i1")
    assert room.meeting.started
    assert room.meeting.ended
    step = room.session.undo()
    assert step.item == "i1"
    assert room.item("i1").open
    assert room.item("i1").votes == ()
    assert bare(room.meeting) == before


def test_steps_are_taken_back_one_after_the_other_and_the_calling_stays():
    room = Room(all_present=False)
    room.arrive("p1")
    room.arrive("p2")
    room.session.undo()
    room.session.undo()
    assert room.meeting.presences == ()
    with pytest.raises(Refused, match="nothing_to_undo"):
        room.session.undo()
    assert room.meeting.convened


def test_moving_about_is_not_taken_back():
    room = Room()
    room.write("i1", "Eige vedtak.")
    room.open("i2")
    room.open("i3")
    step = room.session.undo()
    assert step.scope == DECISION
    assert room.meeting.current == "i3"
    room.open("i1")
    assert room.session.redo().id == step.id


def test_new_work_clears_what_could_be_redone():
    room = Room()
    room.write("i1", "Eige vedtak.")
    room.session.undo()
    room.write("i1", "Noko tredje.")
    with pytest.raises(Refused, match="nothing_to_redo"):
        room.session.redo()
    with pytest.raises(Refused, match="nothing_to_redo"):
        room.session.redo(DECISION)


def test_there_is_nothing_to_redo_where_nothing_was_undone():
    room = Room()
    with pytest.raises(Refused, match="nothing_to_redo"):
        room.session.redo()


def test_in_a_field_it_is_that_field_s_last_step_that_is_taken_back():
    room = Room()
    room.write("i1", "Eige vedtak.")
    room.write("i1", "Drøfting.", "minutes")
    room.arrive("d1")
    step = room.session.undo(DECISION)
    assert step.scope == DECISION
    assert text(room) == "Styret tek saka til vitande."
    assert text(room, "minutes") == "Drøfting."
    with pytest.raises(Refused, match="nothing_to_undo"):
        room.session.undo(DECISION)
    assert room.session.undo().item is None
    assert not room.meeting.presence("d1").stays
    room.session.undo()
    assert text(room, "minutes") == ""


def test_in_a_field_it_is_that_field_s_step_that_is_redone():
    room = Room()
    room.write("i1", "Eige vedtak.")
    room.write("i1", "Drøfting.", "minutes")
    room.session.undo(DECISION)
    room.session.undo(MINUTES)
    room.arrive("d1")
    assert room.session.redo(DECISION).scope == DECISION
    assert text(room) == "Eige vedtak."
    assert text(room, "minutes") == ""
    with pytest.raises(Refused, match="nothing_to_redo"):
        room.session.redo()


def test_several_steps_are_redone_in_the_order_they_were_done():
    room = Room()
    for words in ("ein", "to", "tre"):
        room.write("i1", words)
    for _ in range(3):
        room.session.undo()
    seen = []
    for _ in range(3):
        room.session.redo()
        seen.append(text(room))
    assert seen == ["ein", "to", "tre"]
    room.session.undo()
    room.session.undo()
    room.session.redo()
    assert text(room) == "to"


def test_a_text_that_was_adopted_is_not_taken_back_under_the_decision():
    room = Room()
    room.write("i1", "Eige vedtak.")
    room.adopt("i1")
    length = len(room.session.log)
    with pytest.raises(Refused) as caught:
        room.session.undo(DECISION)
    assert caught.value.code == "needed_later"
    assert caught.value.params["because"] == "adopted_text_differs"
    assert room.item("i1").adopted == "Eige vedtak."
    assert len(room.session.log) == length
    room.session.undo()
    room.session.undo(DECISION)
    assert text(room) == "Styret tek saka til vitande."


def test_a_text_is_not_brought_back_under_a_decision_that_was_adopted_without_it():
    room = Room()
    room.write("i1", "Eige vedtak.")
    room.session.undo(DECISION)
    room.adopt("i1")
    with pytest.raises(Refused, match="needed_later"):
        room.session.redo(DECISION)


def test_putting_back_the_proposal_is_a_step_of_its_field():
    room = Room()
    room.write("i1", "Eige vedtak.")
    back = e.TextEdited(
        item="i1", field="decision", at=0, removed="Eige vedtak.", inserted="Tilbake."
    )
    room.record(back)
    room.session.undo(DECISION)
    assert text(room) == "Eige vedtak."


def test_a_slip_put_right_does_not_hinder_taking_back_what_was_typed_before():
    room = Room([agenda_item(1, "Styret tek saka til vitnde.")])
    room.write("i1", "Styret tek saka til vitnde. Og meir.")
    better = tuple(
        replace(p, text="Styret tek saka til vitande.") for p in room.item("i1").proposal
    )
    room.record(e.ProposalCorrected(item="i1", proposal=better))
    assert text(room) == "Styret tek saka til vitande. Og meir."
    room.session.undo(DECISION)
    assert text(room) == "Styret tek saka til vitande."
    room.session.redo(DECISION)
    assert text(room) == "Styret tek saka til vitande. Og meir."


def test_a_step_tells_what_it_is():
    room = Room()
    room.write("i1", "Eige vedtak.")
    typed = steps.last_done(room.session.log)
    assert typed is not None
    assert (typed.scope, typed.item) == (DECISION, "i1")
    room.adopt("i2")
    command = steps.last_done(room.session.log)
    assert command is not None
    assert (command.scope, command.item) == (None, "i2")
    with pytest.raises(LookupError):
        steps.step(room.session.log, 999)


def test_what_was_approved_is_not_taken_back_by_undo_only_corrected():
    room = Room()
    room.write("i1", "Før.")
    room.record(e.ProtocolApproved(where="møtet 9. juni 2026"))
    with pytest.raises(Refused) as refused:
        room.session.undo(DECISION)
    assert refused.value.code == "approved_since"
    room.record(e.CorrectionBegun(reason="feil tal", who="Sekretæren"))
    with pytest.raises(Refused):
        room.session.undo(DECISION)
    room.write("i1", "Etter.")
    room.session.undo(DECISION)
    assert text(room) == "Før."


def test_a_correction_that_was_begun_can_be_taken_back_and_the_approval_before_it_cannot():
    room = Room()
    room.record(e.ProtocolApproved())
    room.record(e.CorrectionBegun(reason="feil tal", who="Sekretæren"))
    room.session.undo()
    assert not room.meeting.correcting
    with pytest.raises(Refused) as refused:
        room.session.undo()
    assert refused.value.code == "approved_since"
    assert room.meeting.approved is not None
    room.session.redo()
    assert room.meeting.correcting
