"""A server with the project's own files as they lie in `server/`: two boards, and who may open which."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from sognko_tui import where
from sognko_tui.archive.store import Archive
from sognko_tui.office.desk import Desk
from tests.conftest import need
from tests.meetings import FakeClock, board
from tests.office.conftest import PACK
from tests.sshd import SSHD, Sshd
from tests.terminal import Terminal

SOGNKO = Path(sys.executable).with_name("sognko")

LUSTER, VIK = "2026-03-24-styret-i-luster-ko", "2026-03-24-styret-i-vik-ko"
SECRET = "Kjøp av Storåsen"
"""What only the meeting in Vik speaks of."""


def as_it_lies(name: str, **set_to: str) -> str:
    """A file of `server/` with nothing changed but the values that are said to be one's own."""
    text = (where.server() / name).read_text(encoding="utf-8")
    for before, after in set_to.items():
        assert text.count(before) == 1, f"{name} has {before} {text.count(before)} times"
        text = text.replace(before, after)
    return text


class House:
    """The server with its archive. Its keys are those of `server/authorized_keys`, by their last word."""

    def __init__(self, server: Sshd) -> None:
        self.server = server
        self.archive = server.folder / "minutes"
        self.state = server.folder / "state"
        places = f"SOGNKO_MINUTES={self.archive} XDG_STATE_HOME={self.state}"
        server.configure(
            as_it_lies(
                "sshd_config",
                **{
                    "Match User minutes": f"Match User {server.user}",
                    "/opt/sognko/bin/sognko": str(SOGNKO),
                    "SOGNKO_MINUTES=/srv/minutes": places,
                    "/etc/ssh/sognko_keys": str(server.authorized),
                },
            )
        )
        keys = {
            f"ssh-ed25519 AAAA{number} {name}": server.public_key(name)
            for number, name in enumerate(("luster", "vik", "leiar"), start=1)
        }
        server.authorized.write_text(as_it_lies("authorized_keys", **keys), encoding="utf-8")

    def furnish(self) -> None:
        """Make the boards and a meeting of each."""
        desk = Desk(Archive.create(self.archive), "skrivar", FakeClock())
        pack = self.server.folder / "pack.txt"
        for name, said in (("Luster", "Felles feiekontor"), ("Vik", SECRET)):
            made = board(members=3, id=f"styret-i-{name.lower()}-ko", name=f"Styret i {name} KO")
            desk.save_board(made)
            text = PACK.replace("Prøve", name).replace("Felles feiekontor", said)
            pack.write_text(text, encoding="utf-8")
            desk.take_in(pack, board=made)
        pack.unlink()

    def run(self, who: str, *command: str, **how) -> tuple[int, str, str]:
        """Exit status, output and complaint of a command that is sent with this key."""
        done = self.server.run(who, *command, **how)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def terminal(self, who: str, *options: str, commands: Sequence[str] = (), **how) -> Terminal:
        """Come in with a terminal."""
        return Terminal([*self.server.ssh(who, "-tt", *options), *commands], **how)

    def sockets(self) -> list[Path]:
        """Where the sessions that run listen."""
        found = (path for path in self.state.rglob("*") if path.is_socket())
        return sorted(path for path in found if not self._tmux(path, "list-sessions").returncode)

    def end_sessions(self) -> None:
        for path in self.sockets():
            self._tmux(path, "kill-server")

    def _tmux(self, socket: Path, *command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["tmux", "-S", str(socket), *command], capture_output=True)

    def processes(self, program: str) -> list[Path]:
        """The processes that run the app in this house's sessions, as folders of /proc."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                command = (process / "cmdline").read_bytes()
                mine = str(self.state).encode() in (process / "environ").read_bytes()
            except OSError:
                continue
            named = os.path.basename(command.partition(b"\0")[0])
            if mine and program.encode() in command and not named.startswith(b"tmux"):
                found.append(process)
        return sorted(found)

    def children(self, processes: list[Path]) -> list[str]:
        """What these processes have started and still have."""
        return [
            child
            for process in processes
            for child in (process / "task" / process.name / "children").read_text().split()
        ]

    def everything(self) -> dict[str, bytes]:
        """Every file there is below the server's folder, but for what sshd and tmux keep there."""
        ours = (self.server.log, self.server.folder / "known_hosts")
        return {
            str(path.relative_to(self.server.folder)): path.read_bytes()
            for path in self.server.folder.rglob("*")
            if path.is_file() and not path.is_symlink() and path not in ours
        }


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    if SSHD is None:
        need("sshd")
    for program in ("ssh", "ssh-keygen", "sftp", "scp", "tmux"):
        need(program)
    server = Sshd()
    house = House(server)
    house.furnish()
    with server:
        yield house
        house.end_sessions()


@pytest.fixture
def at_rest(house: House) -> Iterator[House]:
    """The house, with no session left behind."""
    yield house
    house.end_sessions()
