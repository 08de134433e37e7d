"""An archive with three protocols that a board approved one after the other, and keys to sign them with."""

import os
import subprocess
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sognko_tui.archive.store import Archive
from sognko_tui.meeting import events as e
from sognko_tui.office.desk import Desk
from tests.conftest import need
from tests.meetings import FakeClock, board
from tests.office.conftest import PACK

__all__ = ["PACK", "FakeClock", "archive", "desk_on", "held", "later"]

NAME = "styret-i-proeve-ko"
DAYS = (date(2026, 2, 10), date(2026, 3, 24), date(2026, 5, 5))
FIRST, SECOND, THIRD = (f"{day.isoformat()}-{NAME}" for day in DAYS)
BOARD = "styret"


def archive(folder: Path) -> Desk:
    """The archive, made in this folder; nobody has signed anything. In the second, an item was closed."""
    clock = FakeClock()
    desk = Desk(Archive.create(folder / "minutes"), "skrivar", clock)
    desk.save_board(board(members=3, deputies=1, name="Styret i Prøve KO"))
    pack = folder / "sakspapir.txt"
    pack.write_text(PACK, encoding="utf-8")
    for day in DAYS:
        held(desk, day, pack, closed=day == DAYS[1])
        desk.approve(f"{day.isoformat()}-{NAME}", "neste møte")
        clock.go(hours=24)
    return desk


def held(desk: Desk, day: date, pack: Path, *, closed: bool = False) -> str:
    """A meeting that was held that day, with every item handled; its id."""
    meeting_id = desk.take_in(pack, board=desk.boards()[0], on=day, carry=False)
    opened = desk.open(meeting_id)
    session = opened.session
    assert session is not None
    session.record(*(e.MemberArrived(person=p.id) for p in opened.meeting.board.seats))
    for item in opened.meeting.items:
        if closed and item.number == "4":
            at, basis = desk.clock.now(), "kommunelova § 11-5"
            session.record(
                e.SessionClosed(item=item.id, basis=basis, at=at, neutral_title="Ei sak")
            )
            session.type(item.id, "minutes", 0, "", "Det hemmelege ordet.")
            session.pause()
        session.record(e.ItemHandled(item=item.id))
        if closed and item.number == "4":
            session.record(e.SessionOpened(item=item.id, at=desk.clock.now()))
    opened.close()
    return meeting_id


def later(desk: Desk, hours: int) -> None:
    """Let so many hours pass at the desk."""
    clock = desk.clock
    assert isinstance(clock, FakeClock)
    clock.go(hours=hours)


def desk_on(minutes: Path) -> Desk:
    """A desk on a copy of the archive, some days later."""
    clock = FakeClock()
    clock.go(hours=24 * 10)
    return Desk(Archive.open(minutes), "skrivar", clock)


def key(folder: Path, name: str, passphrase: str = "") -> Path:
    """A new SSH key: its private half, with the public one beside it."""
    path = folder / name
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", str(path)]
    subprocess.run(made, check=True, stdin=subprocess.DEVNULL)
    return path


def public(key: Path) -> str:
    """The public half of a key, as a line of allowed signers ends."""
    kind, data, _name = key.with_name(f"{key.name}.pub").read_text(encoding="ascii").split()
    return f"{kind} {data}"


def line(who: str, key: Path, options: str = 'namespaces="sognko-protokoll"') -> str:
    """A line of allowed signers."""
    return f'"{who}" {options} {public(key)}\n'


def allow(minutes: Path, *lines: str) -> Path:
    """The board's list of allowed signers, of these lines."""
    path = minutes / "customs" / BOARD / "allowed_signers"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An ssh-agent of its own, which the test may give keys."""
    need("ssh-agent")
    socket = Path(os.environ.get("TMPDIR", "/tmp")) / f"agent-{os.getpid()}"
    running = subprocess.Popen(["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.DEVNULL)
    monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
    while not socket.exists():
        assert running.poll() is None
        time.sleep(0.01)
    yield socket
    running.terminate()
    running.wait(10)
    socket.unlink(missing_ok=True)


def add(key: Path) -> None:
    """Give the agent a key."""
    subprocess.run(["ssh-add", "-q", str(key)], check=True, capture_output=True)
