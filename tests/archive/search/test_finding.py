"""What is typed into the search field, and what is found by it."""

import pytest
from msgspec.structs import replace

from sognko_tui.archive.search.asking import Filters, asked
from tests.archive.search.gatherings import build, found, item, meeting, take_in

PPT = item("PPT", "Kommunane held fram med felles teneste.", "Logopeden har slutta.")
ECONOMY = item("Økonomiplan 2026–2029", "Planen vert godkjend.", "Framlegg frå Sæbø og Ålesund.")
CAFE = item("Kafé i rådhuset", "Ikkje no.", "Ein idé frå Besançon.")
HARBOUR = item("Hamn", "Kaien vert utbetra for 12,5 mill. 🚢", "Utbetring av kaia.")


@pytest.fixture
def asked_of(index):
    """The archive with one meeting of these four items."""
    build(index, meeting("2025-12-09", PPT, ECONOMY, CAFE, HARBOUR))
    return lambda typed: found(index, typed)


FORMS = {
    "PPT": "kommunen kommunar kommunene kommune tenesta tenester",
    "Økonomiplan 2026–2029": "planene planar økonomiplanane",
    "Hamn": "utbetringane utbetringer kai",
}


def test_a_word_is_found_in_all_its_forms_nynorsk_and_bokmaal(asked_of):
    for title, typed in FORMS.items():
        for word in typed.split():
            assert title in asked_of(word), word


def test_letters_that_a_keyboard_lacks_may_be_left_out(asked_of):
    same = (
        "økonomiplan okonomiplan OEKONOMIPLAN Økonomi økono øk sæbø saebo SABØ"
        " Ålesund aalesund alesund A\u030alesund 2026 2026–2029"
    )
    for typed in same.split():
        assert asked_of(typed) == ["Økonomiplan 2026–2029"], typed


def test_accents_and_small_words_are_found_as_they_are_typed(asked_of):
    for typed in ("kafe", "Kafé", "kafe\u0301", "idé", "besancon", "ikkje no"):
        assert asked_of(typed) == ["Kafé i rådhuset"], typed


def test_everything_is_found_by_its_beginning_and_by_nothing_else_of_it(asked_of):
    assert asked_of("logoped") == asked_of("log") == asked_of("lo") == ["PPT"]
    assert asked_of("gopeden") == []


def test_each_of_several_words_must_be_there_in_any_order(asked_of):
    assert asked_of("teneste felles") == asked_of("fel kommune PPT") == ["PPT"]
    assert asked_of("felles plan") == []


def test_quoted_words_are_meant_as_they_are_written(asked_of):
    assert asked_of('"felles teneste"') == ["PPT"]
    assert asked_of('"felles tenesta"') == asked_of('"tenest"') == []
    assert asked_of('"felles tenes') == ["PPT"], "a quotation that is still being typed"


def test_a_word_that_must_not_be_there(asked_of):
    assert asked_of("vert -kai") == ["Økonomiplan 2026–2029"]
    assert asked_of('vert -"planen"') == ["Hamn"]
    assert asked_of("-vert -kommune") == ["Kafé i rådhuset"]
    assert asked_of("-finstnokikkje") == asked_of("")


def test_a_picture_is_a_word_too(asked_of):
    assert asked_of("🚢") == ["Hamn"]
    assert asked_of("🚀") == []


LOOKS_LIKE_SQL = (
    'AND|NOT|OR|NEAR(|NEAR(plan kai, 3)|a AND NOT b|*|plan*|"|""|\'|\'\'|-|--|-"|(|)|:|title:plan|^plan|{plan}'
    "|plan + kai|%|_|\\|\\'; DROP TABLE item; --|$1|?|:a|%s|&|!|<->|plan:*|plan:A"
)
HARDLY_TEXT = "\0 pl\0an \ud83d \udcffplan \ud83d\ude00 ¹plan ²plan ³a ³bstyret \u200b \ufeff ᴬᴮ ﬁ İ ß \u0301 １２ \U0010ffff"
LONG = (
    "a" * 10_000,
    "plan " * 2_000,
    "-plan " * 2_000,
    " ".join(f"ord{n}" for n in range(1_000)),
    "🚢" * 10_000,
)


def test_whatever_is_typed_is_a_question_and_never_an_error(index):
    build(index, meeting("2025-12-09", PPT, ECONOMY, CAFE, HARBOUR))
    for typed in (*LOOKS_LIKE_SQL.split("|"), "|", *HARDLY_TEXT.split(" "), *LONG):
        for filters in (Filters(), Filters(where="title"), Filters(where="decision")):
            hits = index.find(asked(typed), filters, order="best", limit=9)
            assert all(hit.meeting == "2025-12-09-styret" for hit in hits)
    assert found(index, "plan*") == found(index, "^plan -title") == [ECONOMY.title]
    assert found(index, "a AND NOT b") == found(index, "title:plan") == []


def test_whatever_is_filtered_by_is_never_an_error(index):
    build(index, meeting("2025-12-09", PPT))
    for value in ('"', "'", '" OR "', "%", "\0", "\ud83d", "🚢", "a" * 10_000):
        for field in ("kind", "outcome", "municipality", "person"):
            assert found(index, "", replace(Filters(), **{field: value})) == [], (field, value)
        assert found(index, "", Filters(boards=frozenset({value}))) == []


def test_many_words_that_are_all_there_are_found_too(index):
    many = [f"ord{n}" for n in range(600)]
    build(index, meeting("2025-12-09", item("Lang", " ".join(many)), PPT))
    assert found(index, " ".join(many)) == ["Lang"]
    assert found(index, " ".join(f"-{word}" for word in many)) == ["PPT"]


def test_a_beginning_that_many_words_have_finds_them_all(index):
    items = [item(f"Sak {n}", f"kommunetal{n:04}") for n in range(900)]
    build(index, meeting("2025-12-09", *items))
    assert len(found(index, "kommunetal", limit=1_000)) == 900
    assert len(found(index, "kommunetal", Filters(where="decision"), limit=1_000)) == 900
    assert len(found(index, "ko", Filters(where="decision"), limit=1_000)) == 900


# Where, and narrowed to what


def test_words_may_be_looked_for_in_titles_or_in_decisions_alone(index):
    build(
        index,
        meeting("2025-12-09", item("Vegar", "Ikkje no."), item("Anna", "Vegen vert bygd.")),
    )
    assert found(index, "veg") == ["Vegar", "Anna"]
    assert found(index, "veg", Filters(where="title")) == ["Vegar"]
    assert found(index, "vegane", Filters(where="decision")) == ["Anna"]
    assert found(index, '"vegen"', Filters(where="title")) == []
    assert found(index, "veg -no", Filters(where="title")) == [], "what must not be there, anywhere"


def test_filters_narrow_what_is_found_and_what_is_listed(index):
    build(
        index,
        meeting(
            "2024-03-01", item("Val", "Luster.", kind="election", municipalities=["Luster"], people=["Representant for Sæbø"]),
        ),
        meeting("2025-03-01", item("Budsjett", "Ja."), item("Orientering", kind="information", outcome="handled")),
        meeting("2025-03-02", item("Budsjett i utvalet", outcome="postponed"), board="utvalet"),
    )  # fmt: skip
    for typed in ("", "-finst"):
        assert found(index, typed, Filters(boards=frozenset())) == []
        assert found(index, typed, Filters(boards=frozenset({"utvalet"}))) == ["Budsjett i utvalet"]
        assert len(found(index, typed, Filters(boards=frozenset({"utvalet", "styret", "x"})))) == 4
        assert found(index, typed, Filters(year=2024)) == ["Val"]
        assert found(index, typed, Filters(year=2023)) == []
        assert found(index, typed, Filters(kind="information")) == ["Orientering"]
        assert found(index, typed, Filters(outcome="postponed")) == ["Budsjett i utvalet"]
        assert found(index, typed, Filters(municipality="LUSTER")) == ["Val"]
        assert found(index, typed, Filters(person="representant-for-saebo")) == ["Val"]
        assert found(index, typed, Filters(decided=True)) == ["Budsjett", "Val"]
    assert found(index, "budsjett", Filters(year=2025, decided=True)) == ["Budsjett"]
    assert found(index, "budsjett", Filters(boards=frozenset({"utvalet"}), where="title")) == [
        "Budsjett i utvalet"
    ]
    assert found(index, "val", Filters(kind="decision")) == []


def test_boards_whose_ids_look_alike_are_not_taken_for_one_another(index):
    ids = ["Styret", "styret", "sty-ret", "sty ret", "sty·2d·ret", "stýret", 'a"b', "a", "ab"]
    build(index, *(meeting("2025-03-01", item(one), board=one) for one in ids))
    for one in ids:
        assert found(index, "", Filters(boards=frozenset({one}))) == [one]


# In what order


def test_the_newest_meeting_comes_first_and_in_it_the_order_of_the_agenda(index):
    build(
        index,
        meeting("2024-01-01", item("a"), item("b")),
        meeting("2025-01-01", item("c"), item("d"), item("e")),
    )
    assert found(index) == ["c", "d", "e", "a", "b"]
    assert found(index, limit=2) == ["c", "d"]
    assert found(index, limit=2, skip=2) == ["e", "a"]
    assert found(index, limit=2, skip=4) == ["b"]
    assert found(index, limit=2, skip=5) == found(index, limit=0) == []


def test_meetings_that_are_taken_in_out_of_order_stand_where_their_day_is(index):
    build(index, meeting("2024-06-01", item("sak juni")), meeting("2024-08-01", item("sak august")))
    take_in(index, meeting("2024-07-01", item("sak juli"), item("sak juli 2")))
    take_in(index, meeting("2023-01-01", item("sak i fjor")), meeting("2025-01-01", item("sak ny")))
    newest = ["sak ny", "sak august", "sak juli", "sak juli 2", "sak juni", "sak i fjor"]
    assert found(index, "sak") == newest
    assert [title for at in range(6) for title in found(index, "sak", limit=1, skip=at)] == newest
    assert found(index, "sak", order="best") == newest


def test_a_meeting_that_was_moved_to_another_day_stands_where_that_day_is(index):
    moved = meeting("2024-09-01", item("flytta"), folder="2024-06-01-styret")
    others = [meeting("2024-07-01", item("juli")), meeting("2024-10-01", item("oktober"))]
    build(index, moved, *others)
    assert found(index) == ["oktober", "flytta", "juli"]
    take_in(index, replace(moved, day=others[0].day.replace(month=1)))
    assert found(index) == ["oktober", "juli", "flytta"]


def test_two_meetings_on_a_day_stand_by_the_names_of_their_folders(index):
    build(
        index,
        meeting("2024-01-01", item("ein")),
        meeting("2024-01-01", item("to"), folder="2024-01-01-styret-2"),
        meeting("2024-01-01", item("tre"), board="Åker"),
    )
    assert found(index) == ["tre", "to", "ein"]


def test_best_first_is_title_then_decision_then_the_rest(index):
    build(
        index,
        meeting("2023-01-01", item("Kai", "Nei.")),
        meeting("2024-01-01", item("Anna", "Kaien vert bygd."), item("Notat", "", "kai")),
        meeting("2025-01-01", item("Kai og kai", "Kai."), item("Nyaste notat", "", "kaiar")),
    )
    best = ["Kai og kai", "Kai", "Anna", "Nyaste notat", "Notat"]
    assert found(index, "kai", order="best") == best
    assert [title for at in range(5) for title in found(index, "kai", order="best", limit=1, skip=at)] == best  # fmt: skip
    assert found(index, "kai -notat", order="best") == best[:3]
    assert found(index, "", order="best") == found(index), "best of nothing is the newest"


# As it changes


def test_old_words_lead_nowhere_when_a_meeting_is_taken_in_again(index):
    build(index, meeting("2024-01-01", item("Bru", "Ja."), item("Tunnel", "Ja.")))
    take_in(index, meeting("2024-01-01", item("Bru", "Ferje i staden."), item("Tunnel", "Ja.")))
    assert found(index, "ferje") == ["Bru"]
    assert found(index, "ja") == ["Tunnel"]
    take_in(index, meeting("2024-01-01", item("Tunnel", "Ja.")))
    assert found(index, "bru") == found(index, "ferje") == []
    assert found(index) == ["Tunnel"]
    assert found(index, "-bru") == ["Tunnel"]


def test_a_meeting_that_is_dropped_is_gone_from_everything(index):
    one = meeting("2024-01-01", item("Bru", "Ja.", people=["Representant for Vik"]))
    other = meeting("2024-02-01", item("Tunnel", "Ja.", people=["Representant for Luster"]))
    build(index, one, other)
    with index.writing():
        index.drop([one.id, "finst-ikkje"])
    assert dict(index.stamps()) == {other.id: other.stamp}
    assert found(index) == ["Tunnel"]
    assert index.hit(one.id, "i1") is None
    take_in(index, one)
    assert found(index) == ["Tunnel", "Bru"]


def test_all_meetings_of_one_go_are_taken_in_or_none(index):
    take_in(index, meeting("2024-01-01", item("Bru")))

    def interrupted():
        yield meeting("2024-01-01", item("Ferje"))
        yield meeting("2024-02-01", item("Tunnel"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), index.writing():
        index.put(interrupted())
    assert found(index) == ["Bru"]
    with pytest.raises(KeyboardInterrupt), index.writing():
        index.build(interrupted())
    assert found(index) == ["Bru"]


def test_the_old_index_can_be_asked_until_the_new_one_is_done(begin, index):
    take_in(index, meeting("2024-01-01", item("Bru")))
    reader = begin()

    def meetings():
        assert found(reader) == ["Bru"]
        yield meeting("2024-01-01", item("Ferje"))
        assert found(reader) == ["Bru"]

    with index.writing():
        index.build(meetings())
    assert found(reader) == found(index) == found(begin()) == ["Ferje"]
    assert found(reader, "bru") == []
