"""Two machines keep the same archive in git: what each did is there in the end, whole or beside."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.editing import difference
from sognko_tui.office.desk import Desk
from tests.conftest import need
from tests.meetings import FakeClock, board
from tests.office.conftest import PACK

GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}
ID = "2026-03-24-styret-i-proeve-ko"
BOARD = board(members=3, deputies=1, id="proeve", name="Styret i Prøve KO")


@dataclass
class Machine:
    """A clone, with the archive in it."""

    root: Path

    def git(self, *words: str, fails: bool = False) -> str:
        done = subprocess.run(
            ["git", *words],
            cwd=self.root,
            env={**os.environ, **GIT},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode != 0) is fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    @property
    def desk(self) -> Desk:
        return Desk(Archive.open(self.root), "skrivar", FakeClock())

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", "Arbeid", "--allow-empty")

    def send(self) -> None:
        self.commit()
        self.git("push", "-q", "origin", "HEAD:main")

    def fetch(self, *, fails: bool = False) -> str:
        self.commit()
        return self.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main", fails=fails)

    def add_meeting(self, on: date, tmp_path: Path) -> str:
        pack = tmp_path / "sakspapir.txt"
        pack.write_text(PACK, encoding="utf-8")
        desk = self.desk
        return desk.take_in(pack, board=desk.board(BOARD.id), on=on)

    def minute(self, meeting_id: str, text: str) -> None:
        """Write a text into REFERAT of the fourth item, and the protocol."""
        opened = self.desk.open(meeting_id)
        item = opened.meeting.items[3]
        change = difference(item.id, "minutes", item.minutes, item.minutes + text)
        assert opened.session is not None
        assert change is not None
        opened.session.record(change)
        assert opened.close()
        self.desk.write(meeting_id)

    def minutes(self, meeting_id: str) -> str:
        return self.desk.look(meeting_id).items[3].minutes

    def check(self) -> set[tuple[str | None, str]]:
        """What `sognko check` finds in the files, as a user runs it."""
        done = subprocess.run(
            [sys.executable, "-m", "sognko_tui", "check", "--json", "--minutes", str(self.root)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        return {(one["meeting"], one["code"]) for one in json.loads(done.stdout)}


@pytest.fixture
def two(tmp_path, request):
    """Two clones of an archive with a board and a meeting; with the driver of the guide, or not."""
    need("git")
    shared = tmp_path / "shared.git"
    ours, theirs = Machine(tmp_path / "ours"), Machine(tmp_path / "theirs")
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", shared], check=True)
    Archive.create(ours.root)
    ours.git("init", "-q", "-b", "main")
    ours.git("remote", "add", "origin", str(shared))
    ours.desk.save_board(BOARD)
    ours.add_meeting(date(2026, 3, 24), tmp_path)
    for name, value in (("user.name", "Sekretær"), ("user.email", "sekretaer@example.org")):
        ours.git("config", name, value)
    ours.send()
    subprocess.run(["git", "clone", "-q", shared, theirs.root], check=True)
    for machine in (ours, theirs):
        machine.git("config", "user.name", "Sekretær")
        machine.git("config", "user.email", "sekretaer@example.org")
        if getattr(request, "param", True):
            set_up(machine)
    return ours, theirs


def set_up(machine: Machine) -> None:
    """What docs/sharing.md says, with this program."""
    driver = f"'{sys.executable}' -m sognko_tui merge-driver %O %A %B %P"
    machine.git("config", "merge.sognko.driver", driver)
    machine.git("config", "merge.sognko.recursive", "binary")
    attributes = machine.root / ".git" / "info" / "attributes"
    attributes.write_text(
        "".join(
            f"{name} merge=sognko\n"
            for name in ("boards.json", "meeting.json", "protokoll*.md", "protokoll*.html")
        )
    )


both_ways = pytest.mark.parametrize("two", [True, False], indirect=True, ids=["driver", "bare"])


@both_ways
def test_work_on_different_meetings_comes_together_without_a_conflict(two, tmp_path):
    ours, theirs = two
    mine = ours.add_meeting(date(2026, 4, 14), tmp_path)
    ours.minute(ID, "Leiaren gjorde greie for saka.")
    ours.send()
    other = theirs.add_meeting(date(2026, 5, 12), tmp_path)
    theirs.minute(other, "Styret drøfta saka.")
    theirs.fetch()
    desk = theirs.desk
    assert [one.id for one in desk.summaries()] == [other, mine, ID]
    assert theirs.minutes(ID) == "Leiaren gjorde greie for saka."
    assert theirs.minutes(other) == "Styret drøfta saka."
    assert not theirs.check()


def test_boards_that_were_added_and_changed_on_both_machines_come_together(two):
    ours, theirs = two
    changed = (*BOARD.people, Person(id="ny", name="Representant for Lærdal"))
    ours.desk.save_board(board(id="anna", name="Eit anna styre"))
    ours.desk.save_board(replace(BOARD, place="Rådhuset"))
    ours.send()
    theirs.desk.save_board(replace(BOARD, people=changed, language="nb"))
    theirs.desk.save_board(board(id="tredje", name="Eit tredje styre"))
    theirs.fetch()
    boards = theirs.desk.boards()
    assert [one.id for one in boards] == ["proeve", "tredje", "anna"]
    assert boards[0] == replace(BOARD, people=changed, language="nb", place="Rådhuset")
    assert not theirs.check()


def test_of_a_board_that_both_changed_in_one_place_both_versions_are_kept(two):
    ours, theirs = two
    ours.desk.save_board(replace(BOARD, place="Rådhuset"))
    ours.send()
    theirs.desk.save_board(replace(BOARD, place="Kulturhuset"))
    assert "sognko check" in theirs.fetch(fails=True)
    assert theirs.desk.board(BOARD.id).place == "Kulturhuset"
    beside = json.loads((theirs.root / "boards.theirs.json").read_text(encoding="utf-8"))
    assert beside["boards"]["1"]["place"] == "Rådhuset"
    assert theirs.check() == {(None, "their_boards")}


def both_minute(ours, theirs):
    ours.minute(ID, "Vår setning.")
    ours.send()
    theirs.minute(ID, "Deira setning, som er ei anna.")
    return theirs.fetch(fails=True)


def test_of_a_meeting_that_both_took_no_word_is_lost(two, tmp_path):
    ours, theirs = two
    assert "meeting.theirs.json" in both_minute(ours, theirs)
    assert theirs.minutes(ID) == "Deira setning, som er ei anna."
    assert (ID, "their_meeting") in theirs.check()
    # As the finding says: the other's becomes a meeting of its own, and the file goes.
    beside = theirs.root / ID / "meeting.theirs.json"
    made = theirs.desk.restore(beside, another=True)
    assert theirs.minutes(made) == "Vår setning."
    beside.unlink()
    theirs.commit()
    assert (ID, "their_meeting") not in theirs.check()


@pytest.mark.parametrize("two", [False], indirect=True)
def test_without_the_driver_too_git_does_not_mix_two_versions_of_a_meeting(two):
    ours, theirs = two
    before = both_minute(ours, theirs)
    assert "CONFLICT" in before
    for name in ("meeting.json", "protokoll.md", "protokoll.html"):
        assert "<<<<" not in (theirs.root / ID / name).read_text(encoding="utf-8")
    # What both sides wrote is known on both, so that no protocol is taken for one edited by hand.
    assert not any("CONFLICT" in line for line in before.splitlines() if ".written" in line)
    assert theirs.minutes(ID) == "Deira setning, som er ei anna."
    theirs.git("checkout", "--theirs", f"{ID}/meeting.json")
    assert theirs.minutes(ID) == "Vår setning."
    # The protocol is still the other version's: check says so, and it is written anew.
    assert (ID, "protocol_outdated") in {(ID, one.code) for one in theirs.desk.check(ID)}
    theirs.desk.write(ID)
    theirs.commit()
    assert not theirs.check()


def test_a_log_that_only_goes_on_from_the_other_is_taken(two):
    ours, theirs = two
    ours.minute(ID, "Felles.")
    ours.send()
    begun = (ours.root / ID / "meeting.json").read_bytes()
    # The file went from one machine to the other by other means than git, and was written on.
    (theirs.root / ID / "meeting.json").write_bytes(begun)
    theirs.minute(ID, " Og meir.")
    theirs.fetch()
    assert theirs.minutes(ID) == "Felles. Og meir."
    theirs.git("push", "-q", "origin", "HEAD:main")
    ours.git("pull", "-q", "origin", "main")
    assert ours.minutes(ID) == "Felles. Og meir."
