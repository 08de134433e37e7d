"""What a correction of an approved protocol changed."""

from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.corrections import Difference, changed_words, differences, slip_put_right
from sognko_tui.meeting.session import Refused
from sognko_tui.protocol import write
from tests.meeting.examples import KINDS
from tests.meetings import START, Room, agenda_item, points


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("Sum: 40 000 kroner.", "Sum: 44 000 kroner.", [("40 000", "44 000")]),
        ("Møte kl. 9.30", "Møte kl. 9.45", [("9.30", "9.45")]),
        ("Styret seier ja.", "Styret seier nei.", [("ja", "nei")]),
        ("Leiar og sekretær.", "Leiar.", [("og sekretær", "")]),
        ("Leiar.", "Leiar og sekretær.", [("", "og sekretær")]),
        ("det gamle huset", "dei nye husa", [("det gamle huset", "dei nye husa")]),
        ("a b c", "a  b\nc", []),
        ("", "", []),
        ("alt", "", [("alt", "")]),
        ("ein to tre", "ein TO tre og fire", [("to", "TO"), ("", "og fire")]),
    ],
)
def test_texts_are_compared_word_by_word_and_a_number_is_one_word(before, after, changed):
    assert list(changed_words(before, after)) == changed


def corrected(*acts) -> tuple[Difference, ...]:
    """What a correction changes, of a meeting with two items adopted."""
    text = "Styret løyver 40 000 kroner."
    room = Room([agenda_item(1, text), agenda_item(2)])
    room.record(e.MeetingStarted(at=START))
    room.adopt("i1")
    room.adopt("i2")
    room.record(e.ProtocolApproved())
    room.record(e.CorrectionBegun(reason="feil", who="Sekretariatet"))
    for act in acts:
        act(room)
    (correction,) = room.meeting.corrections
    return differences(correction.before, room.meeting)


def mended(item: str, text: str):
    def act(room: Room) -> None:
        room.record(e.ItemReopened(item=item, mend=True))
        room.write(item, text)
        room.adopt(item)

    return act


def event(given: e.Event):
    return lambda room: room.record(given)


def test_nothing_put_right_is_no_difference():
    assert corrected() == ()


def test_a_decision_put_right_is_told_word_by_word_and_its_vote_is_the_same():
    (found,) = corrected(mended("i1", "Styret løyver 44 000 kroner."))
    assert found == Difference("decision", "i1", old="40 000", new="44 000")


def test_a_vote_taken_anew_alike_is_no_difference_and_another_is():
    def anew(room: Room) -> None:
        room.record(e.ItemReopened(item="i2"))
        room.adopt("i2")

    def otherwise(room: Room) -> None:
        room.record(e.ItemReopened(item="i2"))
        room.vote("i2", against=["p3"])
        room.adopt("i2")

    assert corrected(anew) == ()
    assert corrected(otherwise) == (Difference("vote", "i2"),)


def test_another_outcome_is_told_by_what_it_was_and_is():
    def postponed(room: Room) -> None:
        room.record(e.ItemReopened(item="i2"))
        room.record(e.ItemPostponed(item="i2", to="neste møte"))

    found = {d.what: d for d in corrected(postponed)}
    assert (found["outcome"].old, found["outcome"].new) == ("adopted", "postponed")
    assert found["destination"].new == "neste møte"


PUT_RIGHT: list[tuple[e.Event, str]] = [
    (e.HeadChanged(field="place", value="Kulturhuset"), "place"),
    (e.HeadChanged(field="form", value="hybrid"), "form"),
    (e.HeadChanged(field="presiding", value="p2"), "presiding"),
    (e.HeadChanged(field="secretary", value="s"), "secretary"),
    (e.MeetingStarted(at=START.replace(minute=5)), "start"),
    (e.MeetingEnded(at=START.replace(hour=15)), "end"),
    (e.BreakTaken(start=START, end=START), "breaks"),
    (e.StatementRecorded(item="i1", person="p2", text="Eg er usamd."), "statements"),
    (e.FollowUpNoted(item="i1", who="s", what="Sende ut"), "followups"),
    (e.RemarkRecorded(item="i1", person="p2", text="Klokka 12."), "remarks"),
    (e.SessionClosed(item="i1", basis="kommunelova § 11-5", at=START), "closure"),
    (e.ItemAdded(item=agenda_item(9)), "added"),
    (e.MemberLeft(person="p6"), "attendance"),
    (e.HeadChanged(field="notice_date", value="2026-03-16"), "notice"),
    (e.HeadChanged(field="notice_manner", value="brev"), "notice"),
    (e.NextMeetingSet(date=date(2026, 6, 9)), "next_meeting"),
    (e.ItemMoved(item="i2", after=None), "order"),
    (e.RuleOverridden(rule="quorum", reason="fristen er i dag", item="i1"), "overrides"),
    (e.DeputySkipped(deputy="d1", seat="p6", reason="bortreist"), "skipped"),
]


@pytest.mark.parametrize(("given", "what"), PUT_RIGHT)
def test_each_fact_that_a_protocol_tells_is_compared(given, what):
    assert what in [found.what for found in corrected(event(given))]


TOLD_ELSEWHERE: dict[str, set[type[e.Event]]] = {
    "what begins, ends or undoes": {
        e.MeetingConvened, e.ItemOpened, e.ProtocolApproved, e.CorrectionBegun, e.Undone, e.Redone,
        e.KeptApart, e.ProtocolRead, e.ProtocolCirculated,
    },
    "of a later meeting, or of what came of it": {
        e.RemarkReceived, e.FollowUpSettled, e.FollowUpReopened,
        e.ParcelReceived, e.ProtocolSigned,
    },
    "where an item is taken up again to be put right": {
        e.ItemReopened, e.TextEdited, e.ProposalCorrected, e.ProposalMoved, e.ProposalWithdrawn,
        e.VoteTaken, e.VoteWithdrawn, e.DisqualificationCompleted, e.PostOpened, e.PostRemoved, e.Nominated, e.BallotTaken,
        e.BallotWithdrawn, e.Disqualified, e.DisqualificationLifted, e.DecisionAdopted,
        e.ProposalRejected, e.ItemHandled, e.ItemPostponed, e.ItemWithdrawn, e.ItemReturned,
        e.ItemForwarded,
    },
    "as the fact it puts right": {
        e.MemberArrived, e.AbsenceNoted, e.AttendanceCleared, e.PresenceCorrected,
        e.ParticipationChanged, e.GuestNoted, e.BreakCorrected, e.StatementWithdrawn,
        e.FollowUpWithdrawn, e.SessionOpened, e.ClosureLifted,
    },
    "not once it is approved": {e.PackRevised, e.ItemAnnounced, e.ItemRevised, e.ItemLeftOut},
    "nowhere in a protocol": {e.ItemTimesCorrected},
}  # fmt: skip


def test_every_kind_of_event_is_compared_or_told_elsewhere():
    elsewhere = {kind for kinds in TOLD_ELSEWHERE.values() for kind in kinds}
    assert {type(given) for given, _what in PUT_RIGHT} | elsewhere == set(KINDS)


def test_what_was_put_right_in_the_head_is_told_with_what_stood_there():
    room = Room(1)
    room.adopt("i1")
    room.record(e.NextMeetingSet(date=date(2026, 6, 2)))
    room.record(e.ProtocolApproved())
    room.record(e.CorrectionBegun(reason="feil dato"))
    room.record(
        e.NextMeetingSet(date=date(2026, 6, 9)),
        e.HeadChanged(field="notice_date", value="2026-03-16"),
    )
    told = write(room.meeting)
    assert (
        "Møtet, neste møte: «Neste møte: 2. juni 2026.» er retta til «Neste møte: 9. juni 2026.»."
        in told
    )
    assert (
        "Møtet, innkalling: «send 17. mars 2026 (e-post)» er retta til «send 16. mars 2026 (e-post)»."
        in told
    )


def test_after_the_approval_only_that_the_next_meeting_is_made_can_be_noted():
    room = Room(1)
    room.adopt("i1")
    room.record(e.NextMeetingSet(date=date(2026, 6, 2)))
    room.record(e.ProtocolApproved())
    room.record(e.NextMeetingSet(date=date(2026, 6, 2), meeting="2026-06-02-styret"))
    with pytest.raises(Refused, match="approved"):
        room.record(e.NextMeetingSet(date=date(2026, 6, 9)))


def test_whose_attendance_was_put_right_is_told():
    (found,) = corrected(event(e.MemberLeft(person="p6", moment=e.Moment(item="i2"))))
    assert (found.what, found.person) == ("attendance", "p6")


def test_a_slip_in_the_proposal_is_told_too():
    def slip(room: Room) -> None:
        room.record(e.ItemReopened(item="i2", mend=True))
        proposal = (Point(text="Styret tek saka til vitende."),)
        room.record(e.ProposalCorrected(item="i2", proposal=proposal))
        room.adopt("i2")

    whats = [found.what for found in corrected(slip)]
    assert "proposal" in whats


def test_a_slip_put_right_after_the_approval_was_not_put_right_in_the_meeting():
    room = Room([agenda_item(1, "Styret gir 4000 kroner.")])
    mended = points("Styret gir 40 000 kroner.")
    room.adopt("i1")
    room.record(e.ProtocolApproved(where="sak 2"))
    room.record(e.CorrectionBegun(reason="feil sum"), e.ItemReopened(item="i1", mend=True))
    room.record(e.ProposalCorrected(item="i1", proposal=mended))
    room.adopt("i1")
    assert not slip_put_right(room.meeting, room.item("i1"))
    other = Room([agenda_item(1, "Styret gir 4000 kroner.")])
    other.record(e.ProposalCorrected(item="i1", proposal=mended))
    assert slip_put_right(other.meeting, other.item("i1"))
