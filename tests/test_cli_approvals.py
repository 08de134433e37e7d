"""`sognko circulate` and `sognko approve`: what they write, and what is in the way."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.office.desk import at_desk
from tests.test_cli import as_json, meeting, place, sognko

__all__ = ["meeting", "place", "sognko"]


@pytest.fixture
def finished(sognko, meeting) -> str:
    opened = at_desk(None).open(meeting)
    assert opened.session is not None
    opened.session.record(*(e.MemberArrived(person=p.id) for p in opened.meeting.board.seats))
    for item in opened.meeting.items:
        opened.session.record(e.ItemHandled(item=item.id))
    opened.close()
    return meeting


def refused(result, status: int, said: str) -> None:
    """One sentence on stderr, nothing on stdout."""
    assert (result[0], result[1], result[2].count("\n")) == (status, "", 1)
    assert said in result[2]


def test_a_protocol_is_sent_round_and_approved(sognko, finished):
    sent = ("circulate", finished, "--date", "26.3.2026", "--due", "2.4.2026", "--manner", "e-post")
    status, out, _ = sognko(*sent)
    assert (status, out.strip().endswith("protokoll.md")) == (0, True)
    shown = as_json(sognko("show", finished, "--json"), "show")["circulated"]
    assert shown == {"on": "2026-03-26", "due": "2026-04-02", "manner": "e-post"}
    assert "send rundt, merknader innan 2026-04-02" in sognko("list")[1]
    status, out, _ = sognko("approve", finished, "--where", "møtet 9. juni 2026")
    assert (status, out.strip().endswith("protokoll.md")) == (0, True)
    (row,) = as_json(sognko("list", "--json"), "list")
    assert row["protocol"] == "approved"
    assert "godkjend" in sognko("list")[1]
    assert "Protokollen er godkjend 2026-" in sognko("show", finished)[1]
    refused(sognko("approve", finished), 2, "er godkjend alt")
    refused(sognko("circulate", finished), 2, "er godkjend alt")


def test_a_draft_with_open_items_is_a_finding(sognko, meeting):
    refused(sognko("approve", meeting, "--where", "x"), 1, "er eit utkast. Opne saker: 1, 2")
    refused(sognko("circulate", meeting), 1, "er eit utkast")


def test_where_and_when_must_be_known(sognko, finished):
    refused(sognko("approve", finished), 2, "--where")
    refused(sognko("circulate", finished, "--date", "i går"), 2, "--date")
    early = ("circulate", finished, "--date", "2026-04-02", "--due", "2026-04-01")
    refused(sognko(*early), 2, "Fristen for merknader er før dagen")


def test_a_meeting_that_somebody_has_open_is_left_alone(sognko, finished):
    holder = at_desk(None).open(finished)
    try:
        refused(sognko("approve", finished, "--where", "x"), 3, "ope hos ein annan")
    finally:
        holder.close()
