"""Popolo: the edge cases of a meeting as motions, votes and memberships."""

import json
from functools import cache

from sognko_tui.meeting import events as e
from sognko_tui.meeting.public import public_part
from sognko_tui.protocol.data import popolo
from tests.meetings import Room
from tests.procedure.reference import the_session


@cache
def data() -> dict[str, list[dict]]:
    return json.loads(popolo.write(public_part(the_session("nn").meeting)))


def motions(number: str) -> list[tuple[str, str | None]]:
    return [
        (one["classification"], one.get("result"))
        for one in data()["motions"]
        if one["identifier"] == number
    ]


def votes(number: str) -> list[dict]:
    return [v for v in data()["vote_events"] if v["identifier"].startswith(f"{number} (")]


def names(event: dict, option: str) -> list[str]:
    persons = {one["id"]: one["name"] for one in data()["persons"]}
    return [persons[vote["voter_id"]] for vote in event["votes"] if vote["option"] == option]


def counts(event: dict) -> dict[str, int]:
    return {one["option"]: one["value"] for one in event["counts"]}


def test_the_casting_vote_is_told_by_the_result_and_by_whose_it_was():
    (event,) = votes("5")
    assert event["result"] == "passed by casting vote"
    assert counts(event) == {"yes": 3, "no": 3}
    casting = [vote for vote in event["votes"] if vote.get("role") == "casting vote"]
    assert [vote["option"] for vote in casting] == ["yes"]


def test_a_ballot_that_is_written_names_nobody_and_the_lot_is_told():
    first, second, _deputy = votes("12")
    assert counts(first) == {
        "Representant for Fjaler": 2, "Representant for Askvoll": 2, "Rektor i Stad": 1, "abstain": 1,
    }  # fmt: skip
    assert (first["result"], first["classification"]) == ("no result", "election, round 1, written")
    assert second["result"] == "elected by lot: Representant for Fjaler"
    assert not {"votes"} & {*first, *second}


def test_point_by_point_each_point_is_a_motion_and_the_decision_another():
    assert motions("8") == [
        ("proposal", "passed with changes"),
        ("point 1", "passed"),
        ("point 2", "failed"),
        ("point 3", "passed"),
        ("point 4", "passed"),
        ("decision", "passed"),
    ]
    assert [event["result"] for event in votes("8")] == ["passed", "failed", "passed", "passed"]


def test_two_proposals_against_each_other_are_a_vote_on_each_and_a_trial_vote_is_none():
    assert motions("9") == [
        ("proposal", "failed"),
        ("counter-proposal", "passed"),
        ("counter-proposal", "failed"),
        ("amendment", "failed"),
        ("addition", "passed"),
        ("decision", "passed"),
    ]
    one, other = (event for event in votes("9") if event["identifier"] == "9 (2)")
    assert (one["result"], other["result"]) == ("passed", "failed")
    assert names(one, "yes") == names(other, "no")
    assert len(votes("9")) == 6


def test_who_is_disqualified_away_or_refuses_is_told_apart():
    question, decided = votes("6")
    assert all(vote.get("role") != "disqualified" for vote in question["votes"])
    assert names(decided, "not voting") == ["Representant for Luster"]
    (maps,) = votes("11")
    assert names(maps, "not voting") == ["Representant for Solund"]
    assert names(maps, "absent") == ["Representant for Gulen"]
    assert counts(maps) == {"yes": 3, "no": 1, "not voting": 1, "absent": 1}


def test_a_deputy_holds_the_seat_of_the_member_on_that_day():
    persons = {one["name"]: one["id"] for one in data()["persons"]}
    posts = {one["id"]: one["label"] for one in data()["posts"]}
    deputy = persons["Vararepresentant (Solund)"]
    held = [
        (posts[one["post_id"]], one["start_date"], one["end_date"])
        for one in data()["memberships"]
        if one["person_id"] == deputy and "post_id" in one
    ]
    day = "2026-03-24"
    assert held == [("medlem, Askvoll", day, day), ("medlem, Fjaler", day, day)]


def test_a_closed_item_is_an_event_with_a_number_and_a_neutral_title_and_no_motion():
    (item,) = (one for one in data()["events"] if one.get("status") == "closed session")
    assert item["name"] == "Personalsak"
    assert item["identifiers"] == [{"scheme": "agenda", "identifier": "14"}]
    assert motions("14") == []
    assert votes("14") == []


def test_what_is_withdrawn_or_put_off_is_told_by_the_motion_s_result():
    assert motions("15") == [("proposal", "postponed"), ("postpone", "passed")]
    assert motions("16") == [("proposal", "withdrawn")]
    room = Room(1)
    moved = e.ProposalMoved(item="i1", proposal="a", mover="p2", text="Styret ventar.")
    room.record(moved)
    room.record(e.ProposalWithdrawn(item="i1", proposal="a"))
    (motion,) = popolo.as_json(room.meeting)["motions"][1:]
    assert (motion["text"], motion["result"]) == ("Styret ventar.", "withdrawn")


def test_people_and_seats_keep_their_ids_from_meeting_to_meeting():
    one, other = Room(1).meeting, Room(2).meeting
    first, second = popolo.as_json(one), popolo.as_json(other)
    assert first["persons"] == second["persons"]
    assert first["posts"] == second["posts"]
    assert not any(one["id"] in ("p1", "s") for one in first["persons"])
