"""The packs of the example: ours alone, with every structure a real one has, and read without a miss."""

from pathlib import Path

import pytest

from sognko_tui.agenda.read import read_agenda
from sognko_tui.documents.reading import read_file
from sognko_tui.meeting.agenda import AgendaItem

MINUTES = Path(__file__).resolve().parents[2] / "minutes"
PAST = MINUTES / "2026-02-10-styret-i-fjordane-ko" / "sakspapir.txt"
READY = MINUTES / "2026-03-24-styret-i-fjordane-ko" / "sakspapir.txt"


def items(pack: Path) -> dict[str, AgendaItem]:
    reading = read_agenda(read_file(pack))
    assert len({i.number for i in reading.items}) == len(reading.items)
    return {i.number: i for i in reading.items}


@pytest.mark.parametrize(("pack", "last"), [(PAST, 10), (READY, 16)])
def test_every_item_is_found_and_nothing_else(pack, last):
    found = items(pack)
    assert list(found) == [str(n) for n in range(1, last + 1)]
    assert found[str(last)].title == "Ymse"
    assert not read_agenda(read_file(pack)).warnings


def test_the_proposals_of_the_meeting_to_be_taken_are_read_point_by_point():
    found = items(READY)
    counts = {n: len(i.proposal) for n, i in found.items() if i.proposal}
    assert counts == {
        "7": 1,
        "8": 1,
        "9": 1,
        "10": 5,
        "11": 4,
        "12": 1,
        "13": 1,
        "14": 1,
        "15": 1,
    }
    assert [p.marker for p in found["10"].proposal] == ["1.", "2.", "3.", "4.", "5."]
    assert {p.marker for p in found["11"].proposal} == {"•"}


def test_two_items_ask_for_something_to_be_filled_in():
    found = items(READY)
    blanks = {n: [p.blank for p in i.proposal] for n, i in found.items()}
    assert [n for n, b in blanks.items() if any(b)] == ["10", "14"]
    assert blanks["10"] == [False, False, False, True, False]
    assert {"deputy", "period"} <= set(found["14"].asks)


def test_attachments_and_the_loose_link_at_the_end_are_where_they_belong():
    found = items(READY)
    assert [len(found[n].attachments) for n in ("7", "8", "11", "15")] == [1, 3, 1, 1]
    assert len(found["15"].links) == 1
    assert found["16"].background == ""
