"""Switching a rule of a board off or on changes what the program does, and hard findings stay."""

from datetime import timedelta

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.check import check
from sognko_tui.meeting.result import tied
from sognko_tui.meeting.rules import RULES, applies, switched
from sognko_tui.meeting.rules.bases import bases
from sognko_tui.meeting.voting import blank_allowed, entitled, settled_by
from tests.meetings import START, Room, agenda_item, board


def test_what_is_fixed_cannot_be_switched():
    assert applies(board(switched={"majority": False}), "majority")
    assert switched(board(), "majority", False) == {}


def without(*rules: str) -> Room:
    return Room(on=board(switched=dict.fromkeys(rules, False)))


def test_without_the_casting_vote_a_tie_stays_a_tie():
    vote = without("casting_vote").vote("i1", against={"p4", "p5", "p6"})
    assert vote.casting is None
    assert tied(vote)


@pytest.mark.parametrize(("rules", "settles"), [((), "lot"), (("lot",), "")])
def test_without_the_lot_nothing_settles_a_tie_at_an_election(rules, settles):
    room = Room([agenda_item(1, kind="election")], on=board(switched=dict.fromkeys(rules, False)))
    assert settled_by(room.meeting, room.item("i1")) == settles


def test_without_the_duty_to_vote_blank_is_allowed_in_any_item():
    for room, allowed in ((Room(), False), (without("duty_to_vote"), True)):
        assert blank_allowed(room.meeting, room.item("i1")) is allowed


@pytest.mark.parametrize(("rules", "voters"), [((), 6), (("several_disqualified",), 2)])
def test_without_the_rule_several_in_question_have_no_vote_however_few_are_left(rules, voters):
    room = without(*rules)
    people = ("p1", "p2", "p3", "p4")
    room.record(
        e.ProposalMoved(
            item="i1", proposal="m1", mover="", text="§ 6", kind="disqualify", persons=people
        )
    )
    assert len(entitled(room.meeting, room.item("i1"), "m1")) == voters


def test_with_the_majority_of_those_present_blank_counts_against():
    kept = {"majority_of_present": True}
    for switches, carried in (({}, True), (kept, False)):
        vote = Room(on=board(switched=switches)).vote("i1", against={"p1", "p2"}, blank={"p3"})
        assert vote.carried is carried


def test_a_board_closes_on_the_bases_of_the_act_where_it_keeps_that_rule():
    assert bases(board())
    assert not bases(board(rules="lag"))
    assert not bases(board(switched={"closed_session": False}))
    assert bases(board(rules="iks", switched={"closed_session": True}))


def codes(room: Room) -> set[str]:
    return {found.code for found in check(room.meeting)}


@pytest.mark.parametrize(
    ("rule", "code"), [("notice", "no_notice"), ("protocol", "no_place"), ("times", "other_day")]
)
def test_a_rule_that_is_not_kept_or_was_set_aside_finds_nothing(rule, code):
    room, silent = Room(), without(rule)
    for each in (room, silent):
        each.record(*(e.HeadChanged(field=field, value="") for field in ("place", "notice_date")))
        each.record(e.MeetingStarted(at=START + timedelta(days=2)))
    assert code in codes(room)
    assert code not in codes(silent)
    room.record(e.RuleOverridden(rule=rule, reason="Slik er det her"))
    assert code not in codes(room)


def test_what_is_hard_is_found_whatever_the_rules():
    room = without(*(name for name, rule in RULES.items() if not rule.fixed))
    room.adopt("i1")
    gone = e.Moment(item="i1", relation="during")
    room.record(e.PresenceCorrected(person="p6", stay=0, arrived=e.Moment(), left=gone))
    assert any(found.severity == "hard" for found in check(room.meeting))
