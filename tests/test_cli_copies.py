"""Copies of a meeting, and the app shut in, on the command line."""

import json
import os

import pytest

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.events import SessionClosed
from sognko_tui.office import restricted
from sognko_tui.office.clock import SystemClock
from sognko_tui.office.desk import Desk
from tests.office.conftest import PACK
from tests.test_cli import ID, meeting, place, sognko

__all__ = ["meeting", "place", "sognko"]


@pytest.fixture(autouse=True)
def imported(meeting, monkeypatch) -> None:
    """The meeting is there from the start; what a command sets in the environment is taken back."""
    monkeypatch.setenv(restricted.VARIABLE, "0")


def close_an_item(place, words: str):
    """Handle an item for closed doors; the meeting is still open when this returns."""
    opened = Desk(Archive.open(place / "minutes"), "skrivar", SystemClock()).open(ID)
    assert opened.session is not None
    item = opened.meeting.items[3].id
    at = SystemClock().now()
    opened.session.record(SessionClosed(item=item, basis="kommunelova § 11-5", at=at))
    opened.session.type(item, "minutes", 0, "", words)
    return opened


def test_a_meeting_goes_into_a_file_while_it_is_open_and_comes_back_in_another_archive(
    sognko, place, monkeypatch
):
    opened = close_an_item(place, "Løyndom")
    status, out, err = sognko("backup", ID, "--to", "kopi.json")
    assert (status, out) == (0, "")
    assert "lukka dører" in err
    opened.close()
    assert (place / "kopi.json").stat().st_mode & 0o777 == 0o600
    log = sognko("log", ID, "--json", "--full")[1]
    assert "Løyndom" in log
    monkeypatch.setenv("SOGNKO_MINUTES", str(place / "ny"))
    assert sognko("restore", "kopi.json") == (0, f"{ID}\n", "")
    assert sognko("log", ID, "--json", "--full")[1] == log
    assert sognko("show", ID)[0] == 0
    assert "closed.json" in (place / "ny" / ".gitignore").read_text(encoding="utf-8")


def test_a_copy_is_never_put_over_a_file_and_a_meeting_never_over_a_meeting(sognko, place):
    (place / "kopi.json").write_text("mitt", encoding="utf-8")
    assert "kopi.json" in sognko("backup", ID, "--to", "kopi.json")[2]
    assert (place / "kopi.json").read_text(encoding="utf-8") == "mitt"
    (place / "kopi.json").unlink()
    sognko("backup", ID, "--to", "kopi.json")
    before = (place / "minutes" / ID / "meeting.json").read_bytes()
    status, out, err = sognko("restore", "kopi.json")
    assert (status, out) == (2, "")
    assert ID in err
    assert "--another" in err
    assert sognko("restore", "kopi.json", "--another") == (0, f"{ID}-2\n", "")
    assert (place / "minutes" / ID / "meeting.json").read_bytes() == before


def test_a_copy_on_standard_output_is_the_same_and_can_be_shown_on_a_terminal(sognko, place):
    opened = Desk(Archive.open(place / "minutes"), "skrivar", SystemClock()).open(ID)
    assert opened.session is not None
    opened.session.type(opened.meeting.items[3].id, "minutes", 0, "", "\x9b31m\u202esnudd ø")
    opened.close()
    status, out, _ = sognko("backup", ID)
    assert status == 0
    assert all(line.isprintable() for line in out.splitlines())
    sognko("backup", ID, "--to", "kopi.json")
    assert json.loads(out) == json.loads((place / "kopi.json").read_bytes())


def test_every_meeting_is_copied_but_one_that_is_damaged_is_told_of(sognko, place):
    assert sognko("import", "sakspapir.txt", "--date", "2026-04-01")[0] == 0
    assert sognko("import", "sakspapir.txt", "--date", "2026-05-01")[0] == 0
    (place / "minutes" / ID / "meeting.json").write_bytes(b"{")
    status, out, err = sognko("backup", "--all", "--to", "kopiar")
    assert (status, out) == (1, "")
    assert ID in err
    assert sorted(path.name[:10] for path in (place / "kopiar").iterdir()) == [
        "2026-04-01",
        "2026-05-01",
    ]
    assert (place / "kopiar").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("arguments", [[], ["--all"], [ID, "--all", "--to", "x"]])
def test_it_must_be_said_which_meeting_is_copied(sognko, arguments):
    status, out, err = sognko("backup", *arguments)
    assert (status, out) == (2, "")
    assert "--all --to" in err


@pytest.mark.parametrize(
    "data", [b"", b"{}", b'{"sognko":"backup","version":1}', b"\xff" * 100, b"[" * 100_000]
)
def test_what_is_no_copy_is_one_sentence(sognko, place, data):
    (place / "kopi.json").write_bytes(data)
    status, out, err = sognko("restore", "kopi.json")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "kopi.json" in err


def test_a_closed_item_is_fetched_only_when_that_is_said(sognko, place):
    close_an_item(place, "Løyndom").close()
    for form in ("md", "html", "json", "log"):
        assert "Løyndom" not in sognko("get", ID, form)[1]
        assert "Løyndom" in sognko("get", ID, form, "--full")[1]
    status, out, err = sognko("get", ID, "backup")
    assert (status, out) == (2, "")
    assert "--full" in err
    assert "Løyndom" in sognko("get", ID, "backup", "--full")[1]


def test_the_protocol_that_is_fetched_is_the_one_that_is_written(sognko, place):
    sognko("write", ID)
    folder = place / "minutes" / ID
    for form in ("md", "html"):
        assert sognko("get", ID, form)[1] == (folder / f"protokoll.{form}").read_text(
            encoding="utf-8"
        )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["agenda", "/etc/passwd"], "innboksen"),
        (["agenda", "sakspapir.txt"], "finst ikkje"),
        (["import", "../minutes/boards.json"], "innboksen"),
        (["board", "add", "X", "--members", "/etc/passwd"], "innboksen"),
        (["restore", "/etc/passwd"], "innboksen"),
        (["backup", ID, "--to", "kopi.json"], "--to"),
        (["backup", "--all", "--to", "kopiar"], "--to"),
        (["demo"], "demo"),
    ],
)
def test_shut_in_nothing_is_opened_or_written_outside(sognko, place, arguments, told):
    before = sorted(place.rglob("*"))
    status, out, err = sognko("--restricted", *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert told in err
    assert sorted(place.rglob("*")) == before


def test_shut_in_the_archive_that_is_named_is_the_only_one(sognko, place, monkeypatch):
    monkeypatch.setenv("SOGNKO_MINUTES", str(place / "nope"))
    (place / "minutes" / "inbox" / "pakke.txt").write_text(PACK, encoding="utf-8")
    status, out, _ = sognko("--restricted", "--minutes", "minutes", "agenda", "pakke.txt")
    assert status == 0
    assert "Felles feiekontor" in out
    assert os.environ["SOGNKO_MINUTES"] == str(place / "minutes")
    assert ID in sognko("list")[1]
