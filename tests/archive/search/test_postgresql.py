"""What is true of an index in PostgreSQL alone: getting there, and what a server does that a file does not."""

import multiprocessing
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from sognko_tui.archive.search import opening
from sognko_tui.archive.search.asking import Filters
from sognko_tui.archive.search.index import Unusable
from sognko_tui.archive.search.keeping import Keeper
from sognko_tui.archive.search.postgresql import PostgresIndex
from sognko_tui.archive.search.postgresql.address import Address, address
from sognko_tui.archive.search.postgresql.connection import Connection
from sognko_tui.archive.search.words import stem, vocabulary
from sognko_tui.archive.store import Archive
from tests.archive.search.gatherings import EVERYTHING, build, found, item, meeting, take_in
from tests.meetings import START, convened

ROOT = Path(__file__).resolve().parents[3]
BRIDGE = meeting("2024-01-01", item("Bru", "Ja."))


@pytest.fixture
def index(url):
    opened = PostgresIndex(url)
    yield opened
    opened.close()


@pytest.fixture
def ask(url):
    """The database as its administrator asks it."""
    connected = Connection(address(url), wait=10)
    yield connected.run
    connected.close()


# Getting there


def test_a_url_says_where_and_leaves_out_what_is_as_usual(monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "frå miljøet")
    monkeypatch.setattr("getpass.getuser", lambda: "skrivar")
    usual = Address(user="skrivar", password="frå miljøet", database="skrivar")
    assert address("postgresql://") == usual
    assert address("postgres://host/arkiv") == replace(usual, host="host", database="arkiv")
    assert address("postgresql://me:l%C3%B8%40nd@h:1/d?schema=s&sslmode=verify-full&sslrootcert=r") == Address(
        user="me", password="lø@nd", host="h", port=1, database="d", schema="s", tls="verify-full", roots="r"
    )  # fmt: skip
    through = address("postgresql:///d?host=/var/run/postgresql&user=me&port=5433")
    assert through.socket == "/var/run/postgresql/.s.PGSQL.5433"
    assert (through.user, through.database, through.tls_context()) == ("me", "d", False)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:secret@h:port/d",
        "postgresql://me:secret@[h/d",
        "postgresql://me:secret@h/d?schema=a;DROP",
        "postgresql://me:secret@h/d?schema=Sognko",
        "postgresql://me:secret@h/d?sslmode=maybe",
        "postgresql://me:secret@h/d?options=-c%20x",
        "postgresql://me:secret@h/d?noko",
        "mysql://me:secret@h/d",
    ],
)
def test_a_url_that_is_none_is_told_of_without_its_password(url, tmp_path):
    with pytest.raises(Unusable, match="unknown") as raised:
        opening.index(tmp_path, url)
    assert "secret" not in raised.value.reason
    assert raised.value.__cause__ is None


def test_a_server_that_is_not_there_is_told_of(server, tmp_path):
    for url in (
        f"postgresql://me:secret@/d?host={tmp_path}",
        "postgresql://me:secret@127.0.0.1:1/d",
        server.url("x", user="nobody_of_that_name"),
    ):
        index = opening.index(tmp_path, url)
        with pytest.raises(Unusable, match="unreachable") as raised:
            found(index)
        assert raised.value.reason
        assert "secret" not in raised.value.reason
        with pytest.raises(Unusable, match="unreachable"), index.writing():
            pass
        index.close()


def test_the_next_question_connects_again_after_the_server_was_away(server, index):
    build(index, BRIDGE)
    assert found(index) == ["Bru"]
    server.stop()
    for _ in range(2):
        with pytest.raises(Unusable, match="unreachable"):
            found(index)
    server.start()
    assert found(index) == ["Bru"]
    take_in(index, meeting("2024-02-01", item("Ferje")))
    assert found(index) == ["Ferje", "Bru"]


def test_a_connection_that_was_cut_is_not_noticed(index, ask):
    build(index, BRIDGE)
    assert found(index) == ["Bru"]
    ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid != pg_backend_pid() AND backend_type = 'client backend'")  # fmt: skip
    assert found(index) == ["Bru"]


# What is there


def test_what_is_not_there_or_of_another_version_is_made_anew(tmp_path, index, ask):
    archive = Archive.create(tmp_path / "minutes")
    archive.meetings.create(convened(), by="skrivar", at=START)
    keeper = Keeper(archive.path, index)
    with pytest.raises(Unusable, match="missing"):
        found(index)
    keeper.note("2026-03-24-styret")
    assert keeper.changes().anew
    keeper.refresh()
    assert len(found(index, "sak")) == 3
    ask("UPDATE about SET value = value + 1")
    with pytest.raises(Unusable, match="outdated"):
        found(index)
    with pytest.raises(Unusable, match="outdated"):
        take_in(index, BRIDGE)
    assert keeper.refresh() == 1
    assert len(found(index, "sak")) == 3
    ask("DROP TABLE item CASCADE")
    with pytest.raises(Unusable, match="missing"):
        found(index)
    keeper.refresh(anew=True)
    assert len(found(index, "sak")) == 3


def test_two_archives_in_two_schemas_know_nothing_of_each_other(server, index):
    build(index, BRIDGE)
    other = PostgresIndex(server.url("another"))
    build(other, meeting("2024-01-01", item("Ferje")))
    assert (found(index), found(other)) == (["Bru"], ["Ferje"])
    other.close()


def test_a_role_that_may_only_read_finds_everything_and_changes_nothing(server, url, index, ask):
    build(index, BRIDGE)
    schema = address(url).schema
    ask("CREATE ROLE reader LOGIN")
    ask(f"GRANT USAGE ON SCHEMA {schema} TO reader")
    ask(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO reader")
    reader = PostgresIndex(server.url(schema, user="reader"))
    assert found(reader, "bru") == ["Bru"]
    with pytest.raises(Unusable, match="unreachable"):
        take_in(reader, meeting("2024-02-01", item("Ferje")))
    with pytest.raises(Unusable, match="unreachable"):
        build(reader)
    reader.close()
    assert found(index) == ["Bru"]


# Texts that PostgreSQL has no room for


def test_a_text_that_no_database_wants_is_taken_in_all_the_same(index):
    odd = replace(
        item("Nul \0 her \\u0000", "Vedtak \0.", people=["a" * 9_000, "\0b"]), matter="c" * 9_000
    )
    build(index, replace(meeting("2024-01-01", odd, item("To")), board="d" * 9_000, stamp="\0"))
    assert found(index, "nul") == ["Nul \ufffd her \\u0000"]
    assert found(index, "", Filters(person="a" * 9_000)) == found(index, "vedtak")
    assert found(index, "", Filters(boards=frozenset({"d" * 9_000}))) == found(index)
    assert len(index.choices("person", EVERYTHING)) == 2


def test_an_item_of_more_words_than_fit_is_found_by_those_that_do(index):
    words = frozenset(f"{n:x}{'y' * 50}" for n in range(40_000))
    build(index, meeting("2024-01-01", replace(item("Lang"), text=words | {"0"})))
    assert found(index, "0") == ["Lang"]


def test_its_stemmer_is_the_one_that_words_are_stemmed_by_here(index, ask):
    texts = (ROOT / "sognko_tui" / "locale").glob("*/**/*.po")
    words = sorted({word for path in texts for word in vocabulary(path.read_text("utf-8"))})
    assert len(words) > 1_500
    build(index)
    rows = ask("SELECT stem FROM unnest(CAST(:words AS text[])) WITH ORDINALITY AS w (word, nth), unnest(ts_lexize('norwegian_words', word)) AS stem ORDER BY nth", words=words)  # fmt: skip
    assert [row[0] for row in rows] == [stem(word) for word in words]


# Several at once


def refresh(path: Path, url: str, together) -> None:
    """Make the index, and then make it anew."""
    index = PostgresIndex(url)
    for anew in (False, True):
        together.wait()
        Keeper(path, index).refresh(anew=anew)
        assert len(found(index, "sak")) == 3
    index.close()


def test_two_programs_that_make_the_index_at_once_both_succeed(tmp_path, url, index):
    archive = Archive.create(tmp_path / "minutes")
    archive.meetings.create(convened(), by="skrivar", at=START)
    context = multiprocessing.get_context("spawn")
    together = context.Barrier(2)
    both = [context.Process(target=refresh, args=(archive.path, url, together)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    assert len(found(index, "sak")) == 3


def test_who_writes_is_waited_for_and_who_died_writing_is_not(url, index):
    build(index, BRIDGE)
    died = Connection(address(url), wait=None)
    died.run("BEGIN")
    died.run("DELETE FROM meeting")
    other, written = PostgresIndex(url), threading.Event()

    def write() -> None:
        take_in(other, meeting("2024-02-01", item("Ferje")))
        written.set()

    with index.writing():
        waiting = threading.Thread(target=write)
        waiting.start()
        assert not written.wait(0.2)
        index.put([meeting("2024-03-01", item("Tunnel"))])
        assert found(index) == ["Tunnel", "Bru"]
    died.close()
    waiting.join()
    assert found(index) == ["Tunnel", "Ferje", "Bru"]
    other.close()
