"""What a correction of an approved protocol changed."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.corrections import Difference, changed_words, differences, slip_put_right
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


@pytest.mark.parametrize(
    ("given", "what"),
    [
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
    ],
)
def test_each_fact_that_a_protocol_tells_is_compared(given, what):
    assert what in [found.what for found in corrected(event(given))]


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
