"""Whatever stands in an archive and whatever is asked: what is found is what a reader would find, in that order.

Each engine is held against the same plain reader, so that all of them find the same.
"""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sognko_tui.archive.search.asking import Filters, asked
from tests.archive.search import naive
from tests.archive.search.gatherings import item, meeting

# Words with the same stem, or the same beginning, or that are one word in other letters.
SPELT = (
    "kommune kommunen kommunane kommunar kom vedtak vedtaket vedta økonomi okonomien oekonomi øk"
    " saka saker sakene sak bru bruer ikkje og å år aar ja jaa 2026 20 7 7/26 Sæbø saebo"
    " ß ss ᴬᴮ ab ﬁn fin 🚢 🚢🚀 ½ İ i² ² 日本 привет ı"
)
WORDS = SPELT.split()
LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
SOME_WORDS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join) | LETTERS
BOARDS, PLACES = ("styret", "Styret 2", ""), ("Luster", "Sæbø", "saebo", "Ytre Sogn")

ENTRIES = st.builds(
    item,
    SOME_WORDS,
    st.just("") | SOME_WORDS,
    SOME_WORDS,
    kind=st.sampled_from(["decision", "election"]),
    outcome=st.sampled_from(["open", "adopted", "postponed"]),
    municipalities=st.lists(st.sampled_from(PLACES), max_size=2),
    people=st.lists(st.sampled_from(PLACES), max_size=1),
)
DAYS = st.sampled_from([date(2025, 12, 9), date(2025, 12, 10), date(2026, 1, 2), date(2026, 5, 1)])


@st.composite
def gatherings(draw):
    """A meeting, most often in a folder that is named after its day."""
    day, board = draw(DAYS).isoformat(), draw(st.sampled_from(BOARDS))
    folder = f"{draw(st.just(day) | DAYS.map(date.isoformat))}-{draw(st.sampled_from('ab'))}"
    return meeting(day, *draw(st.lists(ENTRIES, max_size=4)), board=board, folder=folder)


@st.composite
def typed(draw):
    """What somebody types: beginnings, forms, quotations, and what must not be there."""
    pieces = []
    for word in draw(st.lists(st.sampled_from(WORDS), max_size=3)):
        shape = draw(st.sampled_from(["{}", "{}", "{}", "-{}", '"{}"', '"{}', '-"{}"']))
        length = draw(st.just(len(word)) | st.integers(1, len(word)))
        pieces.append(shape.format(word[:length]))
    return " ".join(pieces) + draw(st.just("") | st.just("") | LETTERS)


FILTERS = st.builds(
    Filters,
    boards=st.none() | st.none() | st.frozensets(st.sampled_from(BOARDS), max_size=2),
    year=st.sampled_from([0, 0, 2025, 2026]),
    kind=st.sampled_from(["", "", "election"]),
    outcome=st.sampled_from(["", "", "adopted"]),
    municipality=st.sampled_from(["", "", "", "Sæbø", "ytre-sogn"]),
    person=st.sampled_from(["", "", "", "luster"]),
    where=st.sampled_from(["anywhere", "anywhere", "title", "decision"]),
    decided=st.sampled_from([False, False, True]),
)
QUESTION = st.tuples(typed(), st.just(Filters()) | FILTERS, st.sampled_from(["newest", "best"]))


@given(
    built=st.lists(gatherings(), max_size=4),
    later=st.lists(gatherings(), max_size=3),
    dropped=st.integers(0, 6),
    questions=st.lists(QUESTION, min_size=5, max_size=8),
    skip=st.integers(0, 3),
    limit=st.integers(1, 4),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_index_finds_what_a_reader_finds(index, built, later, dropped, questions, skip, limit):
    there = {one.id: one for one in built}
    with index.writing():
        index.build(sorted(there.values(), key=lambda one: one.id))
        for one in later:
            there[one.id] = one
            index.put([one])
        gone = sorted(there)[dropped : dropped + 1]
        index.drop(gone)
    left = [one for one in there.values() if one.id not in gone]
    assert dict(index.stamps()) == {one.id: one.stamp for one in left}
    for text, filters, order in questions:
        wanted = asked(text)
        expected = naive.find(left, wanted, filters, order)
        hits = index.find(wanted, filters, order=order, limit=100)
        assert [(hit.meeting, hit.item) for hit in hits] == expected, (text, filters, order)
    some = index.find(wanted, filters, order=order, limit=limit, skip=skip)
    assert [(hit.meeting, hit.item) for hit in some] == expected[skip : skip + limit]
