"""Where references to earlier decisions lead, and what `check` says of those that lead nowhere."""

from datetime import date

import pytest
from msgspec.structs import replace

from sognko_tui.archive.store import Archive
from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.meeting.earlier import references_in
from sognko_tui.meeting.mentions import Here
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import links
from sognko_tui.office.desk import Desk
from sognko_tui.office.sentences import mentioned
from tests.meetings import START, FakeClock, Room, agenda_item, board, convened, points

EARLIER = date(2026, 2, 10)


@pytest.fixture
def archive(tmp_path) -> Archive:
    return Archive.create(tmp_path / "minutes")


@pytest.fixture
def desk(archive) -> Desk:
    return Desk(archive, "skrivar", FakeClock())


def hold(archive: Archive, desk: Desk, on: date, *items, adopt: bool = True, **settings) -> str:
    """A meeting of the board on that day, with every item adopted as proposed."""
    made = board(**settings)
    desk.save_board(made)
    called = replace(convened(list(items), made), date=on)
    meeting_id = archive.meetings.create(called, by="skrivar", at=START)
    opened = desk.open(meeting_id)
    assert opened.session is not None
    session = opened.session
    session.record(*(e.MemberArrived(person=p.id) for p in made.seats))
    for item in opened.meeting.items if adopt else ():
        session.record(*close_item(session.meeting, item.id, START))
    opened.close()
    return meeting_id


def citing(background: str, *, title: str = "Sak nummer 1", **more) -> Meeting:
    first = replace(agenda_item(1, "Ja.", background=background), title=title)
    return Room([first], board(**more)).meeting


def led(desk: Desk, meeting: Meeting) -> list[links.Link]:
    return list(desk.links(meeting, meeting.items[0]))


NETWORKS = replace(
    agenda_item(4, points("Styret opprettar nettverka.", "Sekretariatet kallar inn.")),
    title="Fagnettverk for byggesak og plan",
)
BUDGET = replace(agenda_item(5, "Budsjettet er vedteke."), title="Budsjett for neste år")


def test_an_item_of_a_day_leads_to_its_decision(archive, desk):
    meeting_id = hold(archive, desk, EARLIER, NETWORKS, BUDGET)
    (link,) = led(desk, citing("Jf. sak 5 den 10. februar."))
    assert (link.meeting, link.number, link.title) == (meeting_id, "5", "Budsjett for neste år")
    assert (link.decision, link.outcome, link.likely) == (
        "Budsjettet er vedteke.",
        "adopted",
        False,
    )
    assert mentioned.leads_to(link) == "sak 5 Budsjett for neste år, 10.2.2026"


def test_a_point_leads_to_that_point(archive, desk):
    hold(archive, desk, EARLIER, NETWORKS)
    (link,) = led(desk, citing("Jf. pkt 2 i vedtak i sak 4 den 10. februar."))
    assert link.decision == "2. Sekretariatet kallar inn."


def test_a_meeting_leads_to_the_item_that_is_about_the_same_and_says_so(archive, desk):
    hold(archive, desk, EARLIER, NETWORKS, BUDGET)
    (link,) = led(
        desk, citing("Styret vedtok dette i møtet 10. februar.", title="Fagnettverk byggesak")
    )
    assert (link.number, link.likely) == ("4", True)
    assert mentioned.leads_to(link).startswith("truleg sak 4")


def test_between_two_that_are_as_alike_no_item_is_named(archive, desk):
    hold(archive, desk, EARLIER, NETWORKS, replace(NETWORKS, id="i9", number="9"))
    (link,) = led(desk, citing("Jf. vedtak i møtet 10. februar.", title="Fagnettverk byggesak"))
    assert (link.meeting != "", link.number) == (True, "")
    assert "ikkje sagt" in mentioned.leads_to(link)


def test_the_last_meeting_is_the_one_before(archive, desk):
    hold(archive, desk, date(2025, 12, 9), BUDGET)
    last = hold(archive, desk, EARLIER, NETWORKS)
    hold(archive, desk, date(2026, 3, 1), NETWORKS, id="eit-anna", name="Eit anna styre")
    (link,) = led(desk, citing("Saka vart lagd fram i førre møte."))
    assert link.meeting == last


def test_a_number_with_the_year_is_looked_for_in_the_meetings_of_that_year(archive, desk):
    hold(archive, desk, date(2025, 12, 9), replace(BUDGET, number="PS 007/25"))
    found, other = led(desk, citing("Jf. PS 7/25 og PS 8/25."))
    assert found.title == BUDGET.title
    assert (other.meeting, mentioned.leads_to(other)) == ("", "finst ikkje i arkivet")


def test_what_the_archive_does_not_have_is_told(archive, desk):
    hold(archive, desk, EARLIER, NETWORKS)
    no_item, no_meeting = led(desk, citing("Jf. sak 99 den 10. februar og vedtak 3. mars 2020."))
    assert mentioned.leads_to(no_item) == "møtet 10.2.2026 har inga slik sak"
    assert mentioned.leads_to(no_meeting) == "finst ikkje i arkivet"


def test_no_word_of_a_closed_item_is_told_elsewhere(archive, desk):
    meeting_id = hold(archive, desk, EARLIER, NETWORKS, BUDGET, adopt=False)
    opened = desk.open(meeting_id)
    assert opened.session is not None
    closed = e.SessionClosed(item="i5", basis="kommunelova § 11-5 andre ledd", at=START)
    opened.session.record(closed)
    opened.close()
    (link,) = led(desk, citing("Jf. sak 5 den 10. februar."))
    assert (link.number, link.closed, link.decision, link.outcome) == ("5", True, "", None)
    assert "Budsjett" not in link.title


def test_only_the_meetings_that_are_referred_to_are_read(archive, desk, monkeypatch):
    for month in range(1, 13):
        hold(archive, desk, date(2025, month, 3), BUDGET, adopt=False)
    read: list[str] = []
    plain = type(archive.meetings).read

    def counted(self, meeting_id):
        read.append(meeting_id)
        return plain(self, meeting_id)

    monkeypatch.setattr(type(archive.meetings), "read", counted)
    led(desk, citing("Jf. sak 5 den 3. juni 2025, sak 4 den 3. juni 2025 og vedtak 3. mai 2025."))
    assert sorted(read) == ["2025-05-03-styret", "2025-06-03-styret"]


def test_a_meeting_that_cannot_be_read_is_told_of(archive, desk):
    meeting_id = hold(archive, desk, EARLIER, NETWORKS)
    (archive.path / meeting_id / "meeting.json").write_bytes(b"{")
    (link,) = led(desk, citing("Jf. sak 4 den 10. februar."))
    assert link.unread
    assert mentioned.leads_to(link) == "møtet 2026-02-10 lét seg ikkje lese"


def said(meeting: Meeting, text: str) -> Meeting:
    first, *rest = meeting.items
    return replace(meeting, items=(replace(first, minutes=text), *rest))


def test_check_asks_the_archive_and_what_is_there_is_no_finding(archive, desk):
    hold(archive, desk, EARLIER, NETWORKS)
    later = said(citing(""), "Jf. sak 4 den 10. februar. Og sak 99 den 10. februar.")
    assert [f.params["reference"] for f in links.unknown(archive, later)] == [
        "sak 99 den 10. februar"
    ]


@pytest.mark.parametrize(("numbering", "count"), [("year", 1), ("meeting", 0)])
def test_check_asks_for_a_number_with_the_year_where_the_board_counts_so(archive, numbering, count):
    later = said(citing("", numbering=numbering), "Jf. sak 12/25 og KS-sak 21/15.")
    assert len(list(links.unknown(archive, later))) == count


def test_the_text_of_a_meeting_without_a_day_is_looked_through_too(archive):
    finder = links.Finder(archive, Meeting())
    (one,) = references_in("vedtak i møtet 24. mars", Here())
    assert finder.find(one) is None
