"""From one meeting to the next: what waits, when it is expected, and the meeting that is made."""

from datetime import date

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.facts import NextMeeting
from tests.office.conftest import PACK

MAY = date(2026, 5, 12)
MAY_PACK = PACK.replace("24. mars 2026", "12. mai 2026").replace("Felles feiekontor", "Ny bil")


def postpone(desk, meeting_id: str, number: str, to: str = "neste møte") -> None:
    """Postpone an item of a meeting, as somebody does who has it open."""
    record(desk, meeting_id, e.ItemPostponed(item=item_of(desk, meeting_id, number), to=to))


def item_of(desk, meeting_id: str, number: str) -> str:
    return next(i.id for i in desk.look(meeting_id).items if i.number == number)


def record(desk, meeting_id: str, *events: e.Event) -> None:
    opened = desk.open(meeting_id)
    assert opened.session is not None
    opened.session.record(*events)
    opened.close()


@pytest.fixture
def board(desk):
    (board,) = desk.boards()
    return board


@pytest.fixture
def may(pack):
    """The pack of the meeting after."""
    path = pack.with_name("mai.txt")
    path.write_text(MAY_PACK, encoding="utf-8")
    return path


def test_a_postponed_item_comes_with_the_next_pack(desk, board, meeting_id, may):
    postpone(desk, meeting_id, "4")
    assert [w.title for w in desk.waiting(board, MAY)] == ["Felles feiekontor"]
    made = desk.look(desk.take_in(may, board=board))
    assert [i.number for i in made.items] == ["1", "2", "3", "4", "5", "6"]
    last = made.items[-1]
    assert last.title == "Felles feiekontor"
    assert "Vertskommune" in last.decision
    assert last.agenda.history[0].meeting == meeting_id
    # It was carried once.
    assert desk.waiting(board, date(2026, 6, 9)) == ()


def test_the_pack_can_be_taken_in_without_what_waits(desk, board, meeting_id, may):
    postpone(desk, meeting_id, "4")
    made = desk.look(desk.take_in(may, board=board, carry=False))
    assert len(made.items) == 5
    assert len(desk.waiting(board, date(2026, 6, 9))) == 1


def test_what_another_board_has_postponed_does_not_come(desk, board, meeting_id, may):
    postpone(desk, meeting_id, "4")
    other = replace(board, id="anna", name="Anna utval")
    desk.save_board(other)
    assert desk.waiting(other, MAY) == ()


def test_a_matter_that_is_in_the_pack_again_gets_its_history(desk, board, meeting_id, pack):
    postpone(desk, meeting_id, "4")
    again = desk.look(desk.take_in(pack, board=board, on=MAY))
    assert len(again.items) == 5
    assert again.items[3].agenda.history[0].number == "4"
    assert again.items[2].agenda.history == ()


def test_a_damaged_meeting_is_in_nobodys_way(desk, board, meeting_id, may):
    (desk.root / meeting_id / "meeting.json").write_bytes(b"{")
    assert desk.waiting(board, MAY) == ()
    assert desk.expected(board) is None
    desk.take_in(may, board=board)


def test_the_next_meeting_is_made_with_what_waits_for_it_and_the_secretary(desk, board, meeting_id):
    postpone(desk, meeting_id, "4")
    made = desk.make_next(desk.look(meeting_id), NextMeeting(date=MAY, time="10:00", place="Vik"))
    assert (made.new, [w.item.number for w in made.carried]) == (True, ["4"])
    meeting = desk.look(made.id)
    assert (meeting.date, meeting.time, meeting.place) == (MAY, "10:00", "Vik")
    assert meeting.board == board
    assert [(i.number, i.title) for i in meeting.items] == [("1", "Felles feiekontor")]
    again = desk.make_next(desk.look(meeting_id), NextMeeting(date=MAY))
    assert (again.new, again.id) == (False, made.id)


def test_the_pack_takes_the_place_of_the_meeting_that_was_made_for_it(desk, board, meeting_id, may):
    postpone(desk, meeting_id, "4")
    made = desk.make_next(desk.look(meeting_id), NextMeeting(date=MAY))
    assert len(desk.waiting(board, MAY)) == 1
    taken = desk.take_in(may, board=board)
    assert taken == made.id
    assert [i.title for i in desk.look(taken).items][-1] == "Felles feiekontor"
    assert len(desk.look(taken).items) == 6


def test_counted_through_the_year_a_meeting_without_a_pack_goes_on(desk, board, pack):
    board = replace(board, numbering="year", prefix="PS")
    desk.save_board(board)
    first = desk.take_in(pack, board=board)
    postpone(desk, first, "4")
    made = desk.look(desk.make_next(desk.look(first), NextMeeting(date=MAY)).id)
    assert [i.number for i in made.items] == ["6"]
    assert made.free_number() == "7"
    empty = desk.make_next(desk.look(first), NextMeeting(date=date(2026, 6, 9)))
    assert desk.look(empty.id).free_number() == "7"
    new_year = desk.make_next(desk.look(first), NextMeeting(date=date(2027, 1, 12)))
    assert desk.look(new_year.id).free_number() == "1"


def test_no_word_of_a_closed_item_comes_along(desk, board, meeting_id, may):
    item = item_of(desk, meeting_id, "4")
    at = desk.clock.now()
    record(desk, meeting_id, e.SessionClosed(item=item, basis="kommunelova § 11-5", at=at))
    postpone(desk, meeting_id, "4")
    last = desk.look(desk.take_in(may, board=board)).items[-1]
    assert last.title == "Sak unnateken offentleg innsyn"
    assert (last.proposal, last.agenda.background) == ((), "")


def test_the_next_meeting_is_expected_till_it_is_there(desk, board, meeting_id, may):
    assert desk.expected(board) is None
    record(desk, meeting_id, e.NextMeetingSet(date=MAY, time="10:00", place="Vik"))
    found = desk.expected(board)
    assert found is not None
    assert (found.date, found.time, found.place) == (MAY, "10:00", "Vik")
    # Made before its pack came, it still wants one.
    desk.make_next(desk.look(meeting_id), found)
    assert desk.expected(board) == found
    desk.take_in(may, board=board)
    assert desk.expected(board) is None


def test_a_planned_meeting_is_found_by_its_day(desk, board, meeting_id):
    day = date(2026, 3, 24)
    found = desk.planned_on(board, day)
    assert found is not None
    assert found.id == meeting_id
    assert desk.planned_on(board, MAY) is None
    assert desk.planned_on(board, None) is None
    record(desk, meeting_id, e.MeetingStarted(at=desk.clock.now()))
    assert desk.planned_on(board, day) is None


def test_a_meeting_that_was_made_moves_when_the_date_does_with_what_was_postponed(
    desk, board, meeting_id
):
    postpone(desk, meeting_id, "4")
    record(desk, meeting_id, e.NextMeetingSet(date=date(2026, 5, 5)))
    first = desk.make_next(desk.look(meeting_id), NextMeeting(date=date(2026, 5, 5)))
    record(desk, meeting_id, e.NextMeetingSet(date=MAY, meeting=first.id))
    following = desk.look(meeting_id).next_meeting
    assert following is not None
    second = desk.make_next(desk.look(meeting_id), following)
    assert (second.new, second.instead_of) == (True, date(2026, 5, 5))
    assert [(i.number, i.title) for i in desk.look(second.id).items] == [("1", "Felles feiekontor")]
    assert [s.id for s in desk.summaries()] == [second.id, meeting_id]


def test_the_pack_of_the_new_date_takes_the_place_of_the_meeting_that_was_moved(
    desk, board, meeting_id, may
):
    postpone(desk, meeting_id, "4")
    first = desk.make_next(desk.look(meeting_id), NextMeeting(date=date(2026, 5, 5)))
    record(desk, meeting_id, e.NextMeetingSet(date=MAY, meeting=first.id))
    taken = desk.take_in(may, board=board)
    assert desk.look(taken).items[-1].title == "Felles feiekontor"
    assert [s.id for s in desk.summaries()] == [taken, meeting_id]


def test_a_meeting_that_somebody_has_worked_in_stays_though_the_date_was_moved(
    desk, board, meeting_id
):
    first = desk.make_next(desk.look(meeting_id), NextMeeting(date=date(2026, 5, 5)))
    record(desk, first.id, e.HeadChanged(field="place", value="Vik"))
    record(desk, meeting_id, e.NextMeetingSet(date=MAY, meeting=first.id))
    second = desk.make_next(desk.look(meeting_id), NextMeeting(date=MAY))
    assert (second.new, second.instead_of) == (True, None)
    assert first.id in [s.id for s in desk.summaries()]


def by_year(pack, *numbers: int, on: str):
    """A pack of another day whose items have these numbers of the year."""
    head = f"Styret i Prøve KO\nInnkalling til styremøte {on}\n\n"
    path = pack.with_name(f"sak-{numbers[0]}.txt")
    items = (f"{n}/26 Sak om emne {n}\n\nFramlegg til vedtak:\nStyret seier ja.\n" for n in numbers)
    path.write_text(head + "\n".join(items), encoding="utf-8")
    return path


def test_an_item_added_at_a_meeting_has_no_number_of_the_next_one(desk, board, pack):
    board = replace(board, numbering="year")
    desk.save_board(board)
    march = desk.take_in(by_year(pack, 1, 2, 3, 4, on="24. mars 2026"), board=board)
    april = desk.take_in(by_year(pack, 5, 6, on="21. april 2026"), board=board)
    meeting = desk.look(march)
    assert meeting.free_number(beyond=desk.numbered_beyond(meeting)) == "7/26"
    assert not [f for f in desk.check(march) if f.code == "numbered_twice"]
    added = replace(meeting.items[-1].agenda, id="i9", number="5/26")
    record(desk, march, e.ItemAdded(item=added))
    (found,) = (f for f in desk.check(march) if f.code == "numbered_twice")
    assert (found.item, found.params["number"], found.params["meeting"]) == ("i9", "5/26", april)
    assert any(f.code == "numbered_twice" for f in desk.check(april))


def test_what_is_carried_over_has_no_number_of_a_later_meeting(desk, board, pack):
    march = desk.take_in(by_year(pack, 1, 2, on="24. mars 2026"), board=board)
    desk.take_in(by_year(pack, 5, 6, on="12. mai 2026"), board=board)
    postpone(desk, march, "2/26")
    april = desk.look(desk.take_in(by_year(pack, 3, 4, on="21. april 2026"), board=board))
    assert [i.number for i in april.items] == ["3/26", "4/26", "7/26"]


def test_counted_anew_in_each_meeting_a_number_is_nobodys(desk, board, meeting_id, may):
    desk.take_in(may, board=board)
    assert desk.numbered_beyond(desk.look(meeting_id)) == ""
    assert not [f for f in desk.check(meeting_id) if f.code == "numbered_twice"]
