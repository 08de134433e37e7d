"""What was postponed comes back in the next meeting, once, with its history."""

from datetime import date

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import Earlier, Point
from sognko_tui.meeting.carrying import carried_over, same_matter, waiting
from sognko_tui.meeting.state import Meeting
from tests.meetings import START, Room, agenda_item

MAY = date(2026, 5, 12)
JUNE = date(2026, 6, 9)


def held(*postponed: str, to: str = "neste møte", **room) -> Meeting:
    """A meeting on 24 March with three items, these of them postponed."""
    there = Room(room.pop("items", 3), **room)
    for item in postponed:
        there.record(e.ItemPostponed(item=item, to=to))
    return there.meeting


def on(day: date, *items, **more) -> Meeting:
    """A meeting of the board on another day, with these items."""
    meeting = Room(items).meeting
    return replace(meeting, id=f"{day.isoformat()}-styret", date=day, **more)


def test_a_postponed_item_waits_for_the_next_meeting():
    (one,) = waiting([held("i2")], MAY)
    assert one.item.id == "i2"
    assert one.earlier == Earlier(meeting="2026-03-24-styret", date="2026-03-24", number="2")


def test_only_what_was_postponed_before_the_day_waits():
    assert waiting([held()], MAY) == ()
    assert waiting([held("i2")], date(2026, 3, 24)) == ()
    assert waiting([held("i2")], date(2026, 2, 1)) == ()


@pytest.mark.parametrize(
    ("to", "waits"),
    [
        ("møtet 9. juni 2026", False),
        ("møtet 9. juni", False),
        ("møtet 12. mai 2026", True),
        ("neste møte", True),
        ("hausten", True),
    ],
)
def test_what_is_postponed_to_a_later_day_waits_for_that(to, waits):
    meeting = held("i2", to=to)
    assert bool(waiting([meeting], MAY)) is waits
    assert len(waiting([meeting], JUNE)) == 1


def test_it_comes_at_the_end_with_a_free_number_and_all_it_had():
    before = agenda_item(
        2,
        (Point(text="Styret kjøper kart.", marker="1."),),
        background="Karta er gamle.",
        attachments=("Tilbod",),
    )
    meeting = held("i2", items=[agenda_item(1), before])
    pack = [agenda_item(n, title_only) for n, title_only in ((1, None), (2, None), (3, None))]
    pack = [replace(item, title=f"Ny {item.number}") for item in pack]
    *first, last = carried_over(pack, waiting([meeting], MAY), day=MAY)
    assert first == pack
    assert (last.number, last.title, last.kind) == ("4", "Sak nummer 2", "decision")
    assert last.proposal == before.proposal
    assert (last.background, last.attachments) == ("Karta er gamle.", ("Tilbod",))
    assert last.history == (
        Earlier(meeting="2026-03-24-styret", date="2026-03-24", number="2", outcome="postponed"),
    )
    assert last.id not in {item.id for item in pack}


def test_a_matter_the_pack_has_already_gets_the_history_and_is_not_there_twice():
    pack = [replace(agenda_item(7), title="Utsett: SAK nummer 2")]
    (item,) = carried_over(
        pack, waiting([held("i2", items=[agenda_item(1), agenda_item(2)])], MAY), day=MAY
    )
    assert item.number == "7"
    assert [e.number for e in item.history] == ["2"]


def test_what_was_carried_once_waits_no_more():
    march = held("i2")
    may = on(MAY, *carried_over([], waiting([march], MAY), day=MAY))
    assert waiting([march, may], JUNE) == ()


def test_what_was_called_in_again_by_its_title_waits_no_more():
    march = held("i2")
    may = on(MAY, replace(agenda_item(5), title="Sak nummer 2"))
    assert waiting([march, may], JUNE) == ()


def test_postponed_again_it_comes_with_both_meetings_in_its_history():
    march = held("i2")
    (carried,) = carried_over([], waiting([march], MAY), day=MAY)
    room = Room([carried])
    room.record(e.ItemPostponed(item=carried.id, to="neste møte"))
    may = replace(room.meeting, id="2026-05-12-styret", date=MAY)
    (item,) = carried_over([], waiting([march, may], JUNE), day=JUNE)
    assert [e.date for e in item.history] == ["2026-03-24", "2026-05-12"]


def test_no_word_of_a_closed_item_comes_along():
    there = Room([agenda_item(1, "Løyndom.", background="Løyndom.")])
    closed = e.SessionClosed(
        item="i1", basis="kommunelova § 11-5", at=START, neutral_title="Personalsak"
    )
    there.record(closed)
    there.record(e.ItemPostponed(item="i1", to="neste møte"))
    (item,) = carried_over([], waiting([there.meeting], MAY), day=MAY)
    assert (item.title, item.proposal, item.background) == ("Personalsak", (), "")
    assert item.history[0].number == "1"


def test_counted_through_the_year_it_goes_on_after_the_last_number():
    (item,) = carried_over([], waiting([held("i2")], MAY), day=MAY, after="41/26")
    assert item.number == "42/26"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kjøp av kart", "kjøp av  kart.", True),
        ("Utsett sak 12/25: Kjøp av kart", "Kjøp av kart", True),
        ("Kjøp av kart", "Kjøp av kart og bil", False),
        ("", "", False),
        ("Sak 3", "Sak 4", False),
    ],
)
def test_titles_name_the_same_matter_by_their_words(one, other, same):
    assert same_matter(one, other) is same


def closed_and_postponed(*titles: str) -> Meeting:
    """A meeting on 24 March with these items, all of them closed as «Personalsak» and postponed."""
    items = [replace(agenda_item(n), title=title) for n, title in enumerate(titles, 10)]
    there = Room(items)
    for item in items:
        there.record(
            e.SessionClosed(item=item.id, basis="§ 11-5", at=START, neutral_title="Personalsak"),
            e.SessionOpened(item=item.id, at=START),
        )
        there.record(e.ItemPostponed(item=item.id, to="neste møte"))
    return there.meeting


def histories(items) -> list[tuple[str, list[str]]]:
    """What each item is called, and the numbers it had before."""
    return [(i.title, [e.number for e in i.history]) for i in items]


def test_two_closed_items_of_one_neutral_title_are_two_matters():
    postponed = waiting([closed_and_postponed("Oppseiing", "Permisjon")], MAY)
    carried = carried_over([], postponed, day=MAY)
    assert histories(carried) == [("Personalsak", ["10"]), ("Personalsak", ["11"])]
    assert len({i.id for i in carried}) == 2


def test_a_closed_item_in_the_pack_under_its_own_title_gets_its_own_history():
    postponed = waiting([closed_and_postponed("Oppseiing", "Permisjon")], MAY)
    pack = [replace(agenda_item(3), title="Permisjon")]
    assert histories(carried_over(pack, postponed, day=MAY)) == [
        ("Permisjon", ["11"]),
        ("Personalsak", ["10"]),
    ]


def test_a_closed_item_in_the_pack_under_its_neutral_title_is_one_of_them():
    postponed = waiting([closed_and_postponed("Oppseiing", "Permisjon")], MAY)
    pack = [replace(agenda_item(3), title="Personalsak")]
    assert histories(carried_over(pack, postponed, day=MAY)) == [
        ("Personalsak", ["10"]),
        ("Personalsak", ["11"]),
    ]
