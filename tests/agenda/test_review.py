"""The secretary puts a reading right: join, split, rename, retype, drop, reorder, move a line."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sognko_tui.agenda import read_agenda
from sognko_tui.agenda.composing import composed
from sognko_tui.agenda.reading import Reading
from sognko_tui.agenda.review import Misplaced, Review
from sognko_tui.agenda.rows import Rows
from sognko_tui.documents import read, read_file

PACKS = sorted(
    path for path in (Path(__file__).parent / "packs").iterdir() if path.suffix in (".txt", ".md")
)

PACK = """\
Sakliste

1. Opning

2. Kjøp av brøytebil

Framlegg til vedtak:
1. Styret kjøper ein brøytebil.
2. Bilen skal leverast før snøen kjem.

Saksframstilling
Den gamle bilen er utsliten.
Styret bør òg seie at den gamle blir seld.

Vedlegg:
Tilbod frå to seljarar

3. Leige av lager

Framlegg til vedtak:
Styret leiger lageret i eitt år.

4. Ymse
"""


@pytest.fixture
def review() -> Review:
    return Review(read_agenda(read(PACK.encode(), "pakke.txt")))


def row_of(review: Review, words: str) -> int:
    return next(at for at, line in enumerate(review.reading.lines) if words in line.text)


def proposal(review: Review, at: int) -> list[str]:
    return [point.text for point in review.reading.parts[at].item.proposal]


def titles(review: Review) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in review.reading.items]


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.name)
def test_the_lines_of_an_item_say_all_that_was_read_of_it(pack: Path):
    reading = read_agenda(read_file(pack))
    rows = Rows(reading.lines, wrapped=reading.wrapped)
    for part in reading.parts:
        again = composed(rows, part).item
        assert again.proposal == part.item.proposal
        assert again.attachments == part.item.attachments
        assert again.background == part.item.background
        assert again.kind == part.item.kind


def test_a_line_of_the_background_becomes_a_point_of_the_proposal(review: Review):
    row = row_of(review, "den gamle blir seld")
    assert review.assign([row], "proposal") == 1
    assert proposal(review, 1)[-1] == "Styret bør òg seie at den gamle blir seld."
    assert "blir seld" not in review.reading.parts[1].item.background


def test_a_point_that_is_none_becomes_background(review: Review):
    review.assign([row_of(review, "før snøen kjem")], "background")
    assert proposal(review, 1) == ["Styret kjøper ein brøytebil."]
    assert "før snøen kjem" in review.reading.parts[1].item.background


def test_a_line_moved_there_and_back_changes_nothing(review: Review):
    before = review.reading.items
    row = row_of(review, "utsliten")
    review.assign([row], "proposal")
    review.assign([row], "background")
    assert review.reading.items == before


def test_a_line_becomes_an_attachment(review: Review):
    review.assign([row_of(review, "utsliten")], "attachment")
    assert "Den gamle bilen er utsliten." in review.reading.parts[1].item.attachments


def test_two_items_that_are_one_are_joined(review: Review):
    review.join(1)
    assert titles(review) == [("1", "Opning"), ("2", "Kjøp av brøytebil"), ("4", "Ymse")]
    assert proposal(review, 1)[-1] == "Styret leiger lageret i eitt år."
    assert "Leige av lager" in review.reading.parts[1].item.background


def test_an_item_is_divided_where_another_begins(review: Review):
    review.join(1)
    assert review.split(row_of(review, "Leige av lager")) == 2
    assert titles(review)[2] == ("3", "Leige av lager")
    assert proposal(review, 1)[-1] == "Bilen skal leverast før snøen kjem."
    assert proposal(review, 2) == ["Styret leiger lageret i eitt år."]


def test_what_stands_outside_can_begin_an_item(review: Review):
    review.drop(2)
    assert review.split(row_of(review, "Leige av lager")) == 2
    assert titles(review)[2] == ("3", "Leige av lager")
    assert proposal(review, 2) == ["Styret leiger lageret i eitt år."]


def test_name_kind_and_order_are_put_right(review: Review):
    review.rename(2, "3/26", "Leige av lagerhall")
    review.retype(2, "information")
    assert review.reorder(2, -1) == 1
    item = review.reading.items[1]
    assert (item.number, item.title, item.kind) == ("3/26", "Leige av lagerhall", "information")
    assert [item.id for item in review.reading.items] == ["i1", "i2", "i3", "i4"]


def test_a_kind_that_was_chosen_stays_when_a_line_moves(review: Review):
    review.retype(1, "information")
    review.assign([row_of(review, "utsliten")], "proposal")
    assert review.reading.items[1].kind == "information"


def test_every_step_can_be_taken_back_and_done_again(review: Review):
    before = review.reading
    review.drop(0)
    review.join(0)
    after = review.reading
    assert review.undo()
    assert review.undo()
    assert not review.undo()
    assert review.reading == before
    assert review.redo()
    assert review.redo()
    assert not review.redo()
    assert review.reading == after


def test_a_step_that_is_not_possible_changes_nothing(review: Review):
    before = review.reading
    for step in (
        lambda: review.join(3),
        lambda: review.drop(9),
        lambda: review.reorder(0, -1),
        lambda: review.split(10_000),
        lambda: review.split(review.reading.parts[1].first),
        lambda: review.assign([], "proposal"),
        lambda: review.assign([0], "proposal"),
    ):
        with pytest.raises(Misplaced):
            step()
    assert review.reading == before
    assert not review.undoable


def test_the_doubtful_ones_are_visited_in_turn(review: Review):
    doubtful = replace(review.reading.parts[0].certainty, sure=0.2)
    parts = [
        replace(part, certainty=doubtful) if at in (1, 3) else part
        for at, part in enumerate(review.reading.parts)
    ]
    review.reading = replace(review.reading, parts=tuple(parts))
    assert review.next_doubt() == 1
    assert review.next_doubt(1) == 3
    assert review.next_doubt(3) == 1
    review.settle(1)
    assert review.next_doubt() == 3
    review.settle(3)
    assert review.next_doubt() is None


def lines_once(reading: Reading) -> bool:
    rows = [row for part in reading.parts for row, _ in part.rows]
    return len(rows) == len(set(rows))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("join", "split", "drop", "down", "up", "move", "undo", "rename")),
        st.integers(0, 24),
        st.sampled_from(("proposal", "background", "attachment", "title", "fact")),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_no_line_is_ever_in_two_items_and_all_can_be_undone(steps):
    review = Review(read_agenda(read(PACK.encode(), "pakke.txt")))
    first = review.reading
    for act, at, role in steps:
        try:
            match act:
                case "join":
                    review.join(at)
                case "split":
                    review.split(at)
                case "drop":
                    review.drop(at)
                case "down" | "up":
                    review.reorder(at, 1 if act == "down" else -1)
                case "move":
                    review.assign([at], role)
                case "rename":
                    review.rename(at, str(at), "Ny")
                case "undo":
                    review.undo()
        except Misplaced:
            pass
        assert lines_once(review.reading)
        assert all(part.item.kind for part in review.reading.parts)
    while review.undo():
        pass
    assert review.reading == first


def test_an_item_begun_outside_all_others_takes_no_line_of_theirs(review: Review):
    below = row_of(review, "Leige av lager")
    review.drop(1)
    review.assign([row_of(review, "Den gamle bilen")], "background", to=0)
    review.split(row_of(review, "Kjøp av brøytebil"))
    rows = [row for part in review.reading.parts for row, _role in part.rows]
    assert len(rows) == len(set(rows))
    assert "Den gamle bilen er utsliten." in review.reading.parts[0].item.background
    assert review.part_at(below) == 2


def test_a_divided_item_leaves_alone_an_item_that_stands_between_its_lines(review: Review):
    lager = row_of(review, "Leige av lager")
    review.reorder(2, -1)
    review.join(2)
    review.split(row_of(review, "Saksframstilling"))
    rows = [row for part in review.reading.parts for row, _role in part.rows]
    assert len(rows) == len(set(rows))
    assert review.part_at(lager) == 1
    assert [title for _number, title in titles(review)][-1] == "Saksframstilling"


def test_an_address_alone_on_its_line_is_the_items_it_is_given_to():
    pack = PACK + "\nhttps://example.org/lager\n"
    review = Review(read_agenda(read(pack.encode(), "pakke.txt")))
    row = row_of(review, "example.org")
    review.assign([row], "background", to=2)
    at = review.part_at(row)
    assert at is not None
    assert "https://example.org/lager" in review.reading.parts[at].item.links


def test_what_was_told_of_an_item_goes_with_it():
    pack = PACK.replace("3. Leige av lager\n", "Sak 2 Leige av lager\n")
    review = Review(read_agenda(read(pack.encode(), "pakke.txt")))
    before = review.reading
    for at in reversed(before.doubtful):
        review.drop(at)
    assert before.doubtful
    assert all(one in before.unsettled for one in review.reading.unsettled)
    while review.undo():
        pass
    assert review.reading == before
