"""JSON of meetings and logs: all of it as the schemas say, and no word of what is closed."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import sognko_tui
from sognko_tui.meeting import events as e
from sognko_tui.office import showing, telling
from tests.meetings import START, Room, agenda_item
from tests.procedure.reference import the_session

SCHEMAS = Path(sognko_tui.__file__).parent / "schemas"


def fits(value: object, schema: str) -> None:
    rules = json.loads((SCHEMAS / f"{schema}.json").read_bytes())
    Draft202012Validator.check_schema(rules)
    Draft202012Validator(rules).validate(json.loads(json.dumps(value)))


@pytest.fixture(scope="module")
def reference():
    """The meeting that holds every edge case."""
    return the_session("nn")


@pytest.mark.parametrize("full", [False, True])
def test_the_meeting_with_every_edge_case_is_as_its_schema_says(reference, full):
    fits(showing.show(reference.meeting, full=full), "show")
    fits(showing.log(reference.log, full=full), "log")


def test_every_fact_of_the_meeting_is_told(reference):
    shown = showing.show(reference.meeting, full=True)
    items = shown["items"]
    votes = [v for item in items for v in item["votes"]]
    assert any(v["casting"] for v in votes)
    assert any(v["opposed"] for v in votes)
    assert any(v["trial"] for v in votes)
    assert any(v["point"] for v in votes)
    motions = [m for item in items for m in item["motions"]]
    assert {"counter", "amendment", "addition", "postpone"} <= {m["kind"] for m in motions}
    posts = [p for item in items for p in item["posts"]]
    assert {p["elected"]["how"] for p in posts} >= {"lot", "unanimous"}
    assert len(posts[0]["ballots"]) == 2
    assert any(d["motion"] for item in items for d in item["disqualified"])
    assert any(item["remarks"] for item in items)
    assert any(item["approved_in"] for item in items)
    assert [i["number"] for i in items if i["session"] == "closed"] == ["14"]
    assert next(i["closure"] for i in items if i["closure"])["stayed"] != []
    assert next(i for i in items if i["moved"])["handled_after"] is not None
    assert shown["skipped"] != []
    assert shown["breaks"] != []
    assert any(stay["modes"] for p in shown["attendance"] for stay in p["present"])
    assert shown["version"] == 2
    assert shown["approved"] is not None
    assert shown["corrections"][0]["reason"] != ""
    assert "before" not in shown["corrections"][0]


def test_a_due_date_in_words_is_the_next_meeting_once_that_is_set():
    room = Room(1)
    room.record(
        e.FollowUpNoted(item="i1", who="Vik", what="Ringje", due="neste møte"),
        e.FollowUpNoted(item="i1", who="Vik", what="Skrive", due="2026-04-01"),
        e.NextMeetingSet(date=START.date().replace(month=5), time="10:00", meeting="m2"),
    )
    shown = showing.show(room.meeting)
    assert [f["date"] for f in shown["items"][0]["followups"]] == ["2026-05-24", "2026-04-01"]
    assert shown["next_meeting"] == {
        "date": "2026-05-24", "time": "10:00", "place": "", "item": None, "meeting": "m2",
    }  # fmt: skip


def behind_closed_doors() -> Room:
    """A meeting with an item whose every word is «løynd…»."""
    room = Room([agenda_item(1), agenda_item(2, "løynd0", background="løynd1"), agenda_item(3)])
    closed = e.SessionClosed(item="i2", basis="løynd2", at=START, neutral_title="Personalsak")
    room.record(closed)
    room.write("i2", "løynd3", "minutes")
    room.record(e.ProposalMoved(item="i2", proposal="a", mover="p2", text="løynd4"))
    room.vote("i2", motion="a")
    room.record(e.StatementRecorded(item="i2", person="p2", text="løynd5"))
    room.record(e.RuleOverridden(item="i2", rule="quorum", reason="løynd6"))
    room.record(e.ItemAdded(item=agenda_item("2.1", "løynd7"), parent="i2", raised_by="løynd8"))
    room.record(e.ItemHandled(item="i2.1"))
    room.record(e.NextMeetingSet(date=START.date().replace(month=5), place="løynd9", item="i2"))
    room.adopt("i1")
    room.adopt("i2")
    room.adopt("i3")
    room.record(e.ProtocolApproved())
    room.record(e.CorrectionBegun(reason="løynd10", who="Sekretariatet"))
    room.record(e.ItemReopened(item="i2", mend=True))
    room.write("i2", "løynd11")
    room.adopt("i2")
    room.record(e.ProtocolApproved())
    return room


def test_without_full_no_word_of_a_closed_item_is_shown():
    room = behind_closed_doors()
    meeting, log = room.meeting, room.session.log
    for public in (
        json.dumps(showing.show(meeting), ensure_ascii=False),
        json.dumps(showing.log(log), ensure_ascii=False),
        "\n".join(telling.meeting(meeting)),
        "\n".join(telling.log(log, meeting)),
    ):
        assert "løynd" not in public
        assert "Sak nummer 2" not in public
    for shown in (showing.show(meeting), showing.log(log)):
        assert "Personalsak" in json.dumps(shown)
    assert "2 Personalsak" in "\n".join(telling.meeting(meeting))
    fits(showing.log(log), "log")


def test_in_full_every_word_of_it_is_there():
    room = behind_closed_doors()
    log = json.dumps(showing.log(room.session.log, full=True), ensure_ascii=False)
    assert all(f"løynd{n}" in log for n in range(12))
    shown = json.dumps(showing.show(room.meeting, full=True), ensure_ascii=False)
    assert all(f"løynd{n}" in shown for n in (0, 2, 3, 4, 5, 6, 9, 10, 11))
    assert "løynd11" in "\n".join(telling.meeting(room.meeting, full=True))


def test_of_a_closed_item_only_number_neutral_title_and_times_are_shown():
    item = showing.show(behind_closed_doors().meeting)["items"][1]
    assert (item["number"], item["title"], item["session"]) == ("2", "Personalsak", "closed")
    assert item["status"] == "handled"
    for empty in ("votes", "motions", "statements", "followups", "proposal", "decision"):
        assert not item[empty]


def test_in_the_log_a_closed_item_has_only_what_kind_of_thing_happened():
    room = behind_closed_doors()
    rows = showing.log(room.session.log)
    assert len(rows) == len(room.session.log)
    events = [row["event"] for row in rows]
    assert {"type": "StatementRecorded", "item": "i2"} in events
    (line,) = (x for x in telling.log(room.session.log, room.meeting) if "tilførsel" in x)
    assert line.endswith("protokolltilførsel · sak 2")


def test_an_item_that_was_carried_over_tells_where_it_comes_from():
    from sognko_tui.meeting.agenda import Earlier

    earlier = Earlier(meeting="2026-02-09-styret", date="2026-02-09", number="8")
    room = Room([agenda_item(1, history=(earlier,))])
    (item,) = showing.show(room.meeting)["items"]
    assert item["history"] == [
        {
            "meeting": "2026-02-09-styret",
            "date": "2026-02-09",
            "number": "8",
            "outcome": "postponed",
        }
    ]
    assert "Utsett 2026-02-09 (sak 8)" in "\n".join(telling.meeting(room.meeting))


def test_it_is_told_whose_a_personal_deputy_is():
    room = Room([agenda_item(1, None, kind="election")])
    room.record(e.PostOpened(item="i1", post="x", title="medlem"))
    room.record(e.PostOpened(item="i1", post="y", title="vara", deputy_for="x"))
    shown = showing.show(room.meeting, full=False)
    fits(shown, "show")
    assert [p["deputy_for"] for p in shown["items"][0]["posts"]] == [None, "x"]


def test_it_is_told_who_put_somebody_forward():
    room = Room([agenda_item(1, None, kind="election")])
    room.record(e.PostOpened(item="i1", post="x", title="leiar"))
    for nominee, by in (("a", "p1"), ("b", "")):
        chosen = e.Nominee(id=nominee, name="Rektor i Stad")
        room.record(e.Nominated(item="i1", post="x", nominee=chosen, by=by))
    shown = showing.show(room.meeting, full=False)
    fits(shown, "show")
    (post,) = shown["items"][0]["posts"]
    assert [n["by"] for n in post["nominees"]] == ["p1", None]


def test_the_check_tells_no_word_of_a_closed_item_unless_in_full(desk, meeting_id):
    secret = "Styret følgjer opp sak 9 den 4. juni 2025 med Løyndomen."
    opened = desk.open(meeting_id)
    session = opened.session
    assert session is not None
    item = session.meeting.items[3].id
    session.record(*(e.MemberArrived(person=p.id) for p in session.meeting.board.seats))
    session.record(
        e.PostOpened(item=item, post="v", title="Løyndomen"),
        e.FollowUpNoted(item=item, who="", what="Løyndomen"),
        e.SessionClosed(
            item=item, basis="kommunelova § 11-5", at=START, neutral_title="Personalsak"
        ),
    )
    session.type(item, "minutes", 0, "", secret)
    opened.close()
    told = list(showing.findings(desk, meeting_id))
    whole = list(showing.findings(desk, meeting_id, full=True))
    fits(told, "check")
    kept = ("meeting", "code", "severity", "item", "rule")
    assert [[one[k] for k in kept] for one in told] == [[one[k] for k in kept] for one in whole]
    assert {"unknown_reference", "nobody_to_do_it"} <= {one["code"] for one in told}
    assert "Løyndomen" in str(whole)
    assert "4. juni 2025" in str(whole)
    assert "Løyndomen" not in str(told)
    assert "4. juni 2025" not in str(told)
    assert "Oppfølginga «…» i sak 4" in str(told)
