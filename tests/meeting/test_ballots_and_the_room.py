"""Elections while people come and go, and are found disqualified, between the rounds."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle
from sognko_tui.meeting.check import check
from tests.meetings import Room, agenda_item, board

MEMBERS = ("p1", "p2", "p3", "p4")


def election(*posts: str) -> Room:
    """An election with these posts, each with two nominees."""
    room = Room([agenda_item(1), agenda_item(2, "Styret vel: ____", kind="election")], board(4))
    room.adopt("i1")
    room.open("i2")
    for post in posts:
        room.record(e.PostOpened(item="i2", post=post, title=post))
        for person in ("p1", "p2"):
            nominee = e.Nominee(id=person, name=person, person=person)
            room.record(e.Nominated(item="i2", post=post, nominee=nominee))
    return room


def ballot(room: Room, post: str, voters: tuple[str, ...]) -> None:
    """All these vote for the first nominee."""
    votes = (e.VotesFor(nominee="p1", count=len(voters), voters=voters),)
    room.record(e.BallotTaken(item="i2", post=post, method="by_names", votes=votes))


def hard(room: Room) -> list[str]:
    return [found.code for found in check(room.meeting) if found.severity == "hard"]


def test_who_left_between_two_posts_has_voted_for_the_first_one():
    room = election("leiar", "nestleiar")
    ballot(room, "leiar", MEMBERS)
    room.leave("p4", during="i2")
    ballot(room, "nestleiar", MEMBERS[:3])
    room.write("i2", "Styret vel slik.")
    room.adopt("i2")
    assert hard(room) == []


def test_who_left_after_the_last_round_and_before_the_end_has_voted():
    room = election("leiar")
    ballot(room, "leiar", MEMBERS)
    room.leave("p4", during="i2")
    room.write("i2", "Styret vel slik.")
    room.adopt("i2")
    assert hard(room) == []


def test_who_was_not_there_at_all_after_a_correction_is_found():
    room = election("leiar")
    ballot(room, "leiar", MEMBERS)
    room.write("i2", "Styret vel slik.")
    room.adopt("i2")
    gone = e.Moment(item="i1", relation="after")
    room.record(e.PresenceCorrected(person="p4", stay=0, arrived=e.Moment(), left=gone))
    assert "voter_not_present" in hard(room)


def test_a_vote_of_somebody_found_disqualified_afterwards_has_to_be_taken_anew():
    room = election("leiar")
    ballot(room, "leiar", MEMBERS)
    room.disqualify("p4", "i2")
    room.write("i2", "Styret vel slik.")
    with pytest.raises(Obstacle) as stopped:
        room.adopt("i2")
    assert stopped.value.code == "ballot_outdated"
    room.record(e.BallotWithdrawn(item="i2", post="leiar"))
    ballot(room, "leiar", MEMBERS[:3])
    room.adopt("i2")
    assert hard(room) == []
