"""Ids are told newest first, and no meeting is looked into that was not asked for."""

from sognko_tui.archive.store.ids import Ids

NAMES = ["2026-03-01-a-2", "2026-03-01-a", "2026-02-01-b", "2026-01-01-a", "2025-12-01-a"]


def of_a(looked_into):
    def there(name):
        looked_into.append(name)
        return "-a" in name

    return Ids(NAMES, there)


def test_whoever_reaches_all_knows_all_at_once():
    ids = Ids(NAMES, None)
    assert ids.whole
    assert list(ids) == ids.known == NAMES
    assert [ids.place(name) for name in NAMES] == [0, 1, 2, 3, 4]
    assert ids.place("2026-02-15") == 2
    assert ids.place("2030-01-01") == 0
    assert ids.place("2020-01-01") == 5


def test_only_as_many_are_looked_into_as_are_asked_for():
    looked_into: list[str] = []
    ids = of_a(looked_into)
    ids.look(2)
    assert (ids.known, ids.whole) == (NAMES[:2], False)
    assert ids.place("2026-02-01") == 2
    assert looked_into == NAMES[:3]
    assert next(iter(ids)) == NAMES[0]
    assert looked_into == NAMES[:3]
    ids.look()
    assert ids.known == [*NAMES[:2], *NAMES[3:]]
    assert looked_into == NAMES


def test_looking_for_the_beginning_of_an_id_looks_into_no_other():
    looked_into: list[str] = []
    assert list(of_a(looked_into).beginning("2026-0")) == [*NAMES[:2], NAMES[3]]
    assert looked_into == NAMES[:4]
