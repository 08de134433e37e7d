"""A remark on the last protocol (case 18): linked both ways, once, and checked from both sides."""

from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.office.dates import past
from sognko_tui.office.phrases import approves_agenda, approves_protocol, with_remark
from tests.meetings import agenda_item, board

REMARK = "Tidspunktet for synfaringa skal vere klokka 12."


@pytest.fixture
def earlier(desk, pack) -> str:
    return desk.take_in(pack, board=desk.boards()[0], on=date(2026, 2, 9))


def remark(desk, meeting_id: str, about: str, text: str = REMARK) -> str:
    """Record a remark in the third item; returns the item's id."""
    opened = desk.open(meeting_id)
    item = opened.meeting.items[2]
    opened.session.record(
        e.RemarkRecorded(item=item.id, person="p2", text=text, on=date(2026, 2, 9), meeting=about)
    )
    opened.close()
    return str(item.id)


def codes(desk, meeting_id: str) -> set[str]:
    return {finding.code for finding in desk.check(meeting_id)}


def test_the_earlier_meeting_is_the_board_s_last_one_or_the_one_on_that_day(
    desk, pack, earlier, meeting_id
):
    desk.take_in(pack, board=desk.boards()[0], on=date(2026, 1, 9))
    desk.take_in(pack, board=desk.boards()[0], on=date(2026, 6, 9))
    other = desk.add_board("Eit anna styre", board(3).people)
    desk.take_in(pack, board=other, on=date(2026, 3, 1))
    meeting = desk.look(meeting_id)
    assert desk.earlier_meeting(meeting).id == earlier
    assert desk.earlier_meeting(meeting, date(2026, 1, 9)).date == date(2026, 1, 9)
    assert desk.earlier_meeting(meeting, date(2026, 1, 10)) is None
    assert desk.earlier_meeting(meeting, date(2026, 6, 9)) is None


def test_a_remark_is_linked_both_ways_and_only_once(desk, earlier, meeting_id):
    remark(desk, meeting_id, earlier)
    assert desk.link_back(desk.look(meeting_id)) == ()
    remark(desk, meeting_id, earlier, "Og ein til.")
    assert desk.link_back(desk.look(meeting_id)) == ()
    (received,) = desk.look(earlier).received
    assert (received.meeting, received.number) == (meeting_id, "3")
    assert received.date == date(2026, 3, 24)
    assert not codes(desk, meeting_id) & {"remark_not_linked", "remark_without_source"}
    assert "remark_without_source" not in codes(desk, earlier)


def test_an_approved_protocol_is_told_of_a_remark_too(desk, earlier, meeting_id):
    opened = desk.open(earlier)
    opened.session.record(e.ProtocolApproved())
    opened.close()
    remark(desk, meeting_id, earlier)
    assert desk.link_back(desk.look(meeting_id)) == ()
    assert len(desk.look(earlier).received) == 1


def test_where_somebody_has_the_earlier_meeting_open_it_is_left_alone_and_found_by_check(
    desk, earlier, meeting_id
):
    remark(desk, meeting_id, earlier)
    holder = desk.open(earlier)
    before = desk.log(earlier)
    assert desk.link_back(desk.look(meeting_id)) == (earlier,)
    assert desk.log(earlier) == before
    holder.close()
    assert "remark_not_linked" in codes(desk, meeting_id)
    assert desk.link_back(desk.look(meeting_id)) == ()
    assert "remark_not_linked" not in codes(desk, meeting_id)


def test_a_remark_on_a_meeting_that_is_not_in_the_archive_is_no_error(desk, meeting_id):
    remark(desk, meeting_id, "2020-01-01-borte")
    assert desk.link_back(desk.look(meeting_id)) == ("2020-01-01-borte",)
    assert "remark_not_linked" in codes(desk, meeting_id)


def test_a_remark_that_was_taken_back_leaves_a_link_without_source(desk, earlier, meeting_id):
    remark(desk, meeting_id, earlier)
    desk.link_back(desk.look(meeting_id))
    opened = desk.open(meeting_id)
    opened.session.undo()
    opened.close()
    assert "remark_without_source" in codes(desk, earlier)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Godkjenning av protokoll frå møtet 9. februar 2026", date(2026, 2, 9)),
        ("Protokoll frå 9.2.2026", date(2026, 2, 9)),
        ("Protokoll frå møtet 9. februar", date(2026, 2, 9)),
        ("Protokoll frå møtet 9. desember", date(2025, 12, 9)),
        ("Protokoll frå førre møte", None),
        ("Protokoll frå møtet 31. februar", None),
        ("Protokoll frå møtet 9. juni 2026", None),
    ],
)
def test_the_day_of_a_protocol_is_read_from_the_title(title, day):
    assert past(title, date(2026, 3, 24)) == day


def test_the_standard_approval_becomes_one_with_a_remark_in_the_board_s_language():
    nn, nb = board(), board(language="nb")
    text = "Protokollen frå møtet 9. februar vart godkjend utan merknader."
    assert with_remark(text, nn) == (
        "Protokollen frå møtet 9. februar vart godkjend med den merknaden som er ført."
    )
    assert with_remark("Protokollen ble godkjent uten merknader.", nb) == (
        "Protokollen ble godkjent med den merknaden som er ført."
    )
    assert with_remark("Godkjend.", nn) == ""


@pytest.mark.parametrize(
    ("title", "agenda", "protocol"),
    [
        ("Godkjenning av innkalling og sakliste", True, False),
        ("Godkjenning av dagsorden", True, False),
        ("Godkjenning av møtebok frå 4. mars", False, True),
        ("Ny saksliste for styret", False, False),
        ("Protokollar på nett", False, False),
    ],
)
def test_which_item_approves_the_sakliste_and_which_the_protocol(title, agenda, protocol):
    from msgspec.structs import replace

    item = replace(agenda_item(1, None), title=title)
    assert (approves_agenda(item), approves_protocol(item)) == (agenda, protocol)
