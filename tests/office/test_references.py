"""References to decisions of earlier meetings, and whether the archive has them."""

from datetime import date

import pytest
from msgspec.structs import replace

from sognko_tui.office import checking
from sognko_tui.office.references import references
from tests.meetings import Room, agenda_item, board


def room(text: str, **settings) -> Room:
    made = Room([agenda_item(1, "Ja.")], board(**settings))
    made.write("i1", text, "minutes")
    return made


def named(text: str, **settings) -> list[tuple[str, date | None, int]]:
    return [(r.number, r.day, r.year) for r in references(text, room("x", **settings).meeting)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Styret viser til sak 4 den 4. juni.", [("4", date(2025, 6, 4), 0)]),
        ("Jf. sak 7 i styremøtet 9. februar 2026.", [("7", date(2026, 2, 9), 0)]),
        ("Sak 16.1 frå møtet 9.12.2025", [("16.1", date(2025, 12, 9), 0)]),
        ("Saka kjem opp den 4. juni 2027.", []),
        ("Kommunestyret handsama sak 21/15.", []),
        ("I sak 5 vart det vedteke.", []),
    ],
)
def test_a_reference_names_an_item_and_a_day_that_is_past(text, found):
    assert named(text) == found


def test_a_number_with_the_year_is_the_boards_own_where_it_counts_by_the_year():
    assert named("Jf. sak 12/25 og KS-sak 21/15.", numbering="year") == [("12", None, 2025)]


def test_the_archive_is_asked_and_what_is_there_is_no_finding(desk, meeting_id):
    held = desk.look(meeting_id)
    number = held.items[1].number
    day = held.date
    assert day is not None
    later = replace(
        room(
            f"Jf. sak {number} den {day.day}.{day.month}.{day.year}. Og sak 99 den {day}."
        ).meeting,
        board=held.board,
        date=day.replace(year=day.year + 1),
    )
    found = desk.check_beyond(later)
    assert [(f.code, f.params["reference"]) for f in found] == [
        ("unknown_reference", f"sak 99 den {day}")
    ]
    assert checking is not None
