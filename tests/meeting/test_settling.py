"""What becomes of the typing when the protocol is approved."""

from itertools import groupby

from hypothesis import given, settings
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.check import check
from sognko_tui.meeting.corrections import differences
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.log import squash
from sognko_tui.meeting.replay import replay
from sognko_tui.meeting.session import Session
from sognko_tui.meeting.settling import settled
from sognko_tui.meeting.state import Meeting
from sognko_tui.office.showing import show
from sognko_tui.protocol import write
from tests.meeting.examples import any_logs
from tests.meetings import FakeJournal, Room, agenda_item, points
from tests.procedure.plausible import sittings


def typed(log, item="i1", field="decision") -> list[e.TextEdited]:
    edits = (entry.event for entry in log if isinstance(entry.event, e.TextEdited))
    return [edit for edit in edits if (edit.item, edit.field) == (item, field)]


def settled_log(room: Room) -> tuple[e.Entry, ...]:
    """The log of the meeting once it is approved."""
    room.record(e.ProtocolApproved(where="møtet 9. juni 2026"))
    return room.session.log


def lies_in(log, word: str) -> bool:
    return any(word in e.encode(entry).decode() for entry in log)


def told(meeting: Meeting) -> tuple[object, ...]:
    """All that a protocol, `show`, `check` and the corrections tell."""
    changed = [differences(c.before, meeting) for c in meeting.corrections]
    return (
        write(meeting),
        write(meeting, public=True),
        show(meeting, full=True),
        check(meeting),
        changed,
    )


def test_a_text_typed_in_many_turns_is_one_edit_when_the_protocol_is_approved():
    room = Room()
    room.write("i1", "Styret seier nei.")
    room.write("i1", "Styret seier kanskje.")
    room.write("i1", "Styret seier ja.")
    room.adopt("i1")
    room.write("i1", "Ein ufin merknad.", "minutes")
    room.write("i1", "Ein fin merknad.", "minutes")
    before = room.item("i1")
    log = settled_log(room)
    assert [edit.inserted for edit in typed(log, field="minutes")] == ["Ein fin merknad."]
    assert len(typed(log)) == 1
    assert not any(lies_in(log, word) for word in ("nei", "kanskje", "ufin"))
    assert replace(room.item("i1"), edited=before.edited) == before


def test_typing_that_was_undone_is_gone_with_its_undoing():
    room = Room()
    room.write("i1", "Noko løynt.")
    room.session.undo()
    room.adopt("i1")
    log = settled_log(room)
    assert typed(log) == []
    assert not any(isinstance(entry.event, e.Undone) for entry in log)


def test_an_adoption_that_was_undone_stays_without_the_words_it_had():
    room = Room()
    room.write("i1", "Noko løynt.")
    room.adopt("i1")
    room.session.undo()
    room.write("i1", "Styret ventar.")
    room.adopt("i1")
    log = settled_log(room)
    adopted = [x.event.text for x in log if isinstance(x.event, e.DecisionAdopted)]
    assert adopted == ["Styret ventar.", "Styret ventar."]
    assert any(isinstance(entry.event, e.Undone) for entry in log)
    assert not lies_in(log, "løynt")


def test_what_was_adopted_and_then_put_right_is_a_command_and_stays():
    room = Room()
    room.write("i1", "Styret løyver 40 000.")
    room.adopt("i1")
    room.record(e.ItemReopened(item="i1", mend=True))
    room.write("i1", "Styret løyver 4 000 kanskje.")
    room.write("i1", "Styret løyver 400 000.")
    room.adopt("i1")
    log = settled_log(room)
    assert len(typed(log)) == 2
    assert lies_in(log, "40 000")
    assert not lies_in(log, "kanskje")


def test_a_text_edited_after_the_vote_is_still_found_to_be():
    room = Room()
    room.write("i1", "Utkast.")
    room.write("i1", "Styret seier ja.")
    room.vote("i1")
    room.write("i1", "Styret seier nei.")
    room.record(e.DecisionAdopted(item="i1", text="Styret seier nei."))
    found = check(room.meeting)
    assert "edited_after_vote" in {one.code for one in found}
    log = settled_log(room)
    assert check(room.meeting) == found
    assert room.item("i1").voted_text == "Styret seier ja."
    assert not lies_in(log, "Utkast")


def test_what_was_typed_and_deleted_still_began_the_work_on_the_item():
    room = Room()
    room.write("i2", "x", "minutes")
    room.write("i2", "", "minutes")
    for item in ("i1", "i2", "i3"):
        room.open(item)
        room.adopt(item)
    before = room.item("i2")
    log = settled_log(room)
    assert [edit.inserted for edit in typed(log, "i2", "minutes")] == [""]
    assert room.item("i2") == before


def test_a_slip_put_right_in_the_midst_of_the_typing_changes_nothing():
    room = Room([agenda_item(1, points("Styret løyver 40000.", "To."))])
    room.write("i1", "1. Styret løyver 40000.\n2. To og kanskje tre.")
    room.record(e.ProposalCorrected(item="i1", proposal=points("Styret løyver 40 000.", "To.")))
    room.write("i1", "1. Styret løyver 40 000.\n2. To og tre.")
    room.adopt("i1")
    text = room.item("i1").adopted
    log = settled_log(room)
    assert room.item("i1").adopted == text
    assert not lies_in(log, "kanskje")


def test_a_correction_types_anew_and_settles_when_it_is_approved_and_still_tells_the_difference():
    room = Room()
    room.write("i1", "Styret løyver 40 000.")
    room.adopt("i1")
    room.record(e.ProtocolApproved())
    room.record(e.CorrectionBegun(reason="feil sum", who="Sekretariatet"))
    room.record(e.ItemReopened(item="i1", mend=True))
    room.write("i1", "Styret løyver tull.")
    assert lies_in(room.session.log, "tull")
    room.write("i1", "Styret løyver 400 000.")
    room.adopt("i1")
    before = told(room.meeting)[-1]
    log = settled_log(room)
    assert not lies_in(log, "tull")
    assert len(typed(log)) == 2
    assert told(room.meeting)[-1] == before != [()]


def test_approval_writes_a_checkpoint_of_the_settled_log_at_once():
    room = Room()
    room.write("i1", "Noko løynt.")
    room.write("i1", "Styret ventar.")
    log = settled_log(room)
    assert tuple(room.journal.stored()) == log
    assert room.journal.lines == []
    assert room.journal.forgotten == 1


def test_where_the_disk_is_full_at_the_approval_it_settles_with_the_next_checkpoint():
    room = Room()
    room.write("i1", "Noko løynt.")
    room.write("i1", "Styret ventar.")
    room.journal.checkpoint_fails = True
    assert lies_in(settled_log(room), "løynt")
    room.journal.checkpoint_fails = False
    again = Session(room.journal.stored(), FakeJournal(), room.clock, "sekretær")
    assert again.checkpoint()
    assert not lies_in(again.log, "løynt")
    assert again.meeting.approved is not None


def test_what_is_not_approved_yet_stays_as_it_was_typed():
    room = Room()
    room.write("i1", "Ja.")
    room.write("i1", "Nei.")
    assert settled(room.session.log) == room.session.log


@settings(max_examples=25)
@given(sittings())
def test_a_meeting_tells_the_same_when_it_is_settled_and_no_deleted_word_is_left(sitting):
    room = sitting.room
    for n, item in enumerate(room.meeting.items):
        # Words that stand nowhere in the end, whatever else happens.
        room.write(item.id, f"sletta{n} {item.minutes}", "minutes")
        room.write(item.id, item.minutes, "minutes")
    entry = room.session.log[-1]
    approval = e.Entry(
        seq=entry.seq + 1, at=entry.at, by="x", step=entry.seq + 1, event=e.ProtocolApproved()
    )
    whole = squash((*room.session.log, approval))
    log = settled(whole)
    assert told(fold(log)) == told(fold(whole))
    assert len(log) < len(whole)
    assert not lies_in(log, "sletta")
    assert settled(log) == log
    assert {x.seq for x in log} <= {x.seq for x in whole}
    commands = [x for x in whole if not isinstance(x.event, e.TextEdited | e.Undone | e.Redone)]
    left = [x for x in log if not isinstance(x.event, e.TextEdited | e.Undone | e.Redone)]
    assert [(x.seq, type(x.event)) for x in left] == [(x.seq, type(x.event)) for x in commands]
    for scene in replay(log):
        assert scene.meeting.problems == ()


@given(any_logs())
def test_whatever_log_there_is_can_be_settled_and_tells_the_same(log):
    log = [x for x, _same in ((next(g), k) for k, g in groupby(log, key=lambda x: x.seq))]
    after = settled(log)
    whole, less = fold(log), fold(after)
    assert (less.problems, less.approved) == (whole.problems, whole.approved)
    assert [(i.decision, i.minutes, i.adopted, i.votes) for i in less.items] == [
        (i.decision, i.minutes, i.adopted, i.votes) for i in whole.items
    ]
