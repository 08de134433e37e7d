"""What an index lists besides what is searched for: follow-ups, references, figures, what there is to choose."""

from datetime import date

import pytest

from sognko_tui.archive.search.asking import Filters
from sognko_tui.archive.search.index import Cited, FollowUp, Votes
from tests.archive.search.gatherings import EVERYTHING, build, item, meeting, take_in

STYRET = Filters(boards=frozenset({"styret"}))


def noted(number: int, what: str, due: str = "", *, done: str = "") -> FollowUp:
    return FollowUp(
        number=number,
        who="Dagleg leiar",
        what=what,
        due=due,
        day=date.fromisoformat(due) if due else None,
        done_on=date.fromisoformat(done) if done else None,
        note="Utført." if done else "",
    )


# One item


def test_a_hit_has_what_a_line_in_a_list_needs(index):
    votes = Votes(in_favour=3, against=2, blank=1, casting=True)
    build(
        index, meeting("2025-12-09", item("PPT", "Ja.", number="7/25", votes=votes), machine=True)
    )
    hit = index.hit("2025-12-09-styret", "i1")
    assert hit is not None
    assert (hit.number, hit.title, hit.votes) == ("7/25", "PPT", votes)
    assert (hit.day, hit.board, hit.board_name) == (date(2025, 12, 9), "styret", "Styret")
    assert (hit.kind, hit.outcome, hit.closed, hit.machine) == ("decision", "adopted", False, True)
    assert index.hit("2025-12-09-styret", "i2") is index.hit("finst-ikkje", "i1") is None


# Follow-ups


def test_followups_come_by_the_day_they_are_due_and_those_without_one_last(index):
    build(
        index,
        meeting(
            "2024-01-01",
            item("a", followups=[noted(0, "utan frist"), noted(1, "seinast", "2025-05-01")]),
            item("b", followups=[noted(0, "gjort", "2024-02-01", done="2024-02-02")]),
        ),
        meeting("2024-02-01", item("c", followups=[noted(0, "først", "2024-03-01")])),
        meeting("2024-03-01", item("d", followups=[noted(0, "anna", "2024-03-01")]), board="anna"),
    )

    def listed(filters: Filters = EVERYTHING, *, done: bool = False) -> list[str]:
        return [one.followup.what for one in index.followups(filters, done=done)]

    assert listed() == ["først", "anna", "seinast", "utan frist"]
    assert listed(done=True) == ["gjort", *listed()]
    assert listed(STYRET) == ["først", "seinast", "utan frist"]
    assert listed(Filters(boards=frozenset())) == listed(Filters(year=2023)) == []
    done = index.followups(EVERYTHING, done=True)[0]
    assert done.hit.title == "b"
    assert done.followup == noted(0, "gjort", "2024-02-01", done="2024-02-02")
    take_in(index, meeting("2024-02-01", item("c", followups=[noted(0, "først", "2024-03-01", done="2024-03-01")])))  # fmt: skip
    assert listed() == ["anna", "seinast", "utan frist"]


# References


DECIDED = meeting("2025-12-09", item("PPT", "Ja."), item("Budsjett", "Ja."), by_year=True)


@pytest.mark.parametrize(
    "cited",
    [
        Cited(words="vedtak i sak 2, 9.12.2025", number="2", day=date(2025, 12, 9)),
        Cited(words="sak 2 i førre møte", number="2", previous=True),
        Cited(words="", number="2", meeting="2025-12-09-styret"),
        Cited(words="sak 2/25", number="2", year=2025),
    ],
    ids=["by its day", "in the previous meeting", "carried over", "by its number in the year"],
)
def test_a_reference_leads_forwards_and_backwards(index, cited):
    build(
        index,
        meeting("2025-11-01", item("eldre"), item("eldre"), by_year=True),
        DECIDED,
        meeting("2025-12-09", item("x"), item("y"), board="anna", by_year=True),
        meeting("2026-01-20", item("Oppfølging", cites=[cited]), by_year=True),
    )
    if cited.year:
        # Two items of that number: the first of the year is meant.
        with index.writing():
            index.drop(["2025-11-01-styret"])
    assert [one.title for one in index.linked("2026-01-20-styret", "i1")] == ["Budsjett"]
    assert [one.title for one in index.linked(DECIDED.id, "i2")] == ["Oppfølging"]
    assert index.linked(DECIDED.id, "i1") == index.linked("finst-ikkje", "i1") == []
    assert index.unresolved(EVERYTHING, limit=9) == []


def test_both_meetings_of_the_next_day_may_cite_the_previous_one(index):
    cited = Cited(words="sak 2 i førre møte", number="2", previous=True)
    again = meeting(
        "2026-01-20", item("På ettermiddagen", cites=[cited]), folder="2026-01-20-styret-2"
    )
    build(index, DECIDED, meeting("2026-01-20", item("Om morgonen", cites=[cited])), again)
    citing = [one.title for one in index.linked(DECIDED.id, "i2")]
    assert citing == ["Om morgonen", "På ettermiddagen"]


def test_a_number_with_a_year_says_nothing_where_numbers_begin_anew_in_each_meeting(index):
    build(
        index,
        meeting("2025-12-09", item("PPT")),
        meeting("2026-01-20", item("Ny", cites=[Cited(words="sak 1/25", number="1", year=2025)])),
    )
    assert index.linked("2026-01-20-styret", "i1") == index.unresolved(EVERYTHING, limit=9) == []


def test_the_same_matter_of_one_board_is_linked_the_oldest_first(index):
    build(
        index,
        meeting("2024-01-01", item("PPT", matter=True)),
        meeting("2024-02-01", item("Budsjett", matter=True), item("PPT", matter=True)),
        meeting("2024-03-01", item("PPT", matter=True), item("Ymse"), item("Ymse")),
        meeting("2024-03-02", item("PPT", matter=True), board="anna"),
    )
    days = [one.day for one in index.linked("2024-02-01-styret", "i2")]
    assert days == [date(2024, 1, 1), date(2024, 3, 1)]
    assert index.linked("2024-03-01-styret", "i2") == []


def test_references_that_lead_to_nothing_are_listed_the_newest_first(index):
    build(
        index,
        DECIDED,
        meeting(
            "2026-01-20",
            item("a", cites=[Cited(words="sak 9, 9.12.2025", number="9", day=date(2025, 12, 9))]),
            item("b", cites=[Cited(words="sak 1, 8.12.2025", number="1", day=date(2025, 12, 8))]),
            item("c", cites=[Cited(words="9.12.2025", day=date(2025, 12, 9))]),
        ),
        meeting("2026-02-20", item("d", cites=[Cited(words="sak 4 i førre møte", number="4", previous=True)])),
    )  # fmt: skip
    told = [
        (one.source.title, one.words, one.meeting) for one in index.unresolved(EVERYTHING, limit=9)
    ]
    assert told == [
        ("d", "sak 4 i førre møte", "2026-01-20-styret"),
        ("a", "sak 9, 9.12.2025", "2025-12-09-styret"),
        ("b", "sak 1, 8.12.2025", ""),
    ]
    assert index.unresolved(Filters(year=2025), limit=9) == []
    assert [one.source.title for one in index.unresolved(EVERYTHING, limit=2)] == ["d", "a"]
    take_in(index, meeting("2025-12-08", item("Funne")))
    assert len(index.unresolved(EVERYTHING, limit=9)) == 2


# Counted


def test_figures_count_what_was_held_decided_and_voted(index):
    build(
        index,
        meeting("2025-02-01", item("seinare")),
        meeting(
            "2025-01-01",
            item("a", "Ja.", votes=Votes(unanimous=True, in_favour=6), seconds=60, followups=[noted(0, "ope")]),
            item("b", "Ja.", votes=Votes(in_favour=4, against=2), seconds=40),
            item("c", followups=[noted(0, "gjort", done="2025-01-02"), noted(1, "ope òg")]),
            seats=6,
            met=5,
            minutes=90,
        ),
        meeting("2025-03-01", board="tom"),
        meeting("2025-04-01", broken="damaged"),
    )  # fmt: skip
    counted = index.figures(EVERYTHING)
    assert [one.meeting for one in counted] == [
        "2025-01-01-styret",
        "2025-02-01-styret",
        "2025-03-01-tom",
    ]
    first, _, empty = counted
    assert (first.seats, first.met, first.minutes, first.held) == (6, 5, 90, True)
    assert (first.items, first.decided, first.voted, first.unanimous) == (3, 2, 2, 1)
    assert (first.timed, first.seconds, first.open_followups) == (2, 100, 2)
    assert (empty.items, empty.decided, empty.voted, empty.unanimous, empty.seconds) == (0,) * 5
    assert [one.day.month for one in index.figures(STYRET)] == [1, 2]
    assert index.figures(Filters(year=2024)) == index.figures(Filters(boards=frozenset())) == []


def test_broken_meetings_are_listed_with_the_reason_and_the_rest_works(index):
    build(
        index,
        meeting("2025-01-01", board="", broken="damaged"),
        meeting("2025-02-01", item("Heil")),
        meeting("2025-03-01", board="", broken="newer"),
    )
    told = [(one.day.month, one.reason) for one in index.broken(EVERYTHING)]
    assert told == [(3, "newer"), (1, "damaged")]
    assert index.broken(Filters(year=2024)) == []
    take_in(index, meeting("2025-01-01", item("Reparert"), folder="2025-01-01-"))
    assert [one.day.month for one in index.broken(EVERYTHING)] == [3]


def test_what_there_is_to_choose(index):
    build(
        index,
        meeting("2024-01-01", item("a", municipalities=["Vik", "Luster"])),
        meeting("2025-01-01", item("b", municipalities=["Vik"], people=["Representant for Vik"])),
        meeting("2025-02-01", item("c", municipalities=["Årdal"]), board="anna"),
    )

    def there(facet, filters: Filters = EVERYTHING):
        return [(one.value, one.name) for one in index.choices(facet, filters)]

    assert there("board") == [("anna", "Anna"), ("styret", "Styret")]
    assert there("board", STYRET) == [("styret", "Styret")]
    assert (
        there("year") == there("year", Filters(year=2024)) == [("2025", "2025"), ("2024", "2024")]
    )
    assert there("municipality") == [("luster", "Luster"), ("vik", "Vik"), ("ardal", "Årdal")]
    assert there("municipality", STYRET) == [("luster", "Luster"), ("vik", "Vik")]
    assert there("person") == [("representant-for-vik", "Representant for Vik")]
    assert [one.count for one in index.choices("board", EVERYTHING)] == [1, 2]
    assert [one.count for one in index.choices("year", EVERYTHING)] == [2, 1]
    for facet in ("board", "year", "municipality", "person"):
        assert there(facet, Filters(boards=frozenset())) == []
