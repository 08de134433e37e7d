"""OpenSSH's own server on loopback, for tests: with its own keys and whatever configuration it is given."""

import contextlib
import getpass
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

SSHD = shutil.which("sshd", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")

# As on a server with others on it, where much is allowed. What is to hold stands before this, in a
# file of its own, as where a distribution includes /etc/ssh/sshd_config.d.
BASE = """\
Include {folder}/sshd_config.d/*.conf
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host_key
PidFile none
StrictModes no
UsePAM no
AuthorizedKeysFile {folder}/authorized_keys
PermitUserEnvironment yes
PermitRootLogin prohibit-password
AcceptEnv *
AllowTcpForwarding yes
AllowAgentForwarding yes
X11Forwarding yes
PermitTunnel yes
PermitUserRC yes
Subsystem sftp internal-sftp
"""


class Sshd:
    """The server, from `with` on; `config` goes before everything else. Its files lie in `folder`."""

    def __init__(self, config: str = "") -> None:
        # Short, for the sockets of others may come to lie in it.
        self.folder = Path(tempfile.mkdtemp(prefix="sshd-"))
        self.log = self.folder / "log"
        self.port = _free_port()
        self.user = getpass.getuser()
        self.authorized = self.folder / "authorized_keys"
        self.authorized.touch()
        (self.folder / "sshd_config.d").mkdir()
        self.configure(config)
        self._key("host_key")
        self._running: subprocess.Popen[bytes] | None = None

    def configure(self, config: str) -> None:
        """What stands first in the configuration; before the server is started."""
        (self.folder / "sshd_config.d" / "test.conf").write_text(config, encoding="utf-8")
        base = BASE.format(folder=self.folder, port=self.port)
        (self.folder / "sshd_config").write_text(base, encoding="utf-8")

    def key(self, name: str, options: str = "") -> Path:
        """A new key that may come in, under these options of authorized_keys."""
        public = self.public_key(name)
        with self.authorized.open("a", encoding="utf-8") as file:
            file.write(f"{options} {public}\n")
        return self.folder / name

    def public_key(self, name: str) -> str:
        """The public half of the key of this name, which is made where there is none."""
        if not (self.folder / name).exists():
            self._key(name)
        return (self.folder / f"{name}.pub").read_text(encoding="ascii").strip()

    def _key(self, name: str) -> None:
        path = self.folder / name
        made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path)]
        subprocess.run(made, check=True, stdin=subprocess.DEVNULL)

    def __enter__(self) -> Self:
        assert SSHD is not None
        if os.getuid() == 0:
            # Where the server leaves the rights it no longer needs; the package makes it at boot.
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        with self.log.open("ab") as log:
            command = [SSHD, "-D", "-e", "-f", str(self.folder / "sshd_config")]
            self._running = subprocess.Popen(command, stdout=log, stderr=log)
        end = time.monotonic() + 60
        while not _answers(self.port):
            if self._running.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"sshd did not come up:\n{self.log.read_text()}")
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        if self._running is not None:
            self.drop_all()  # and with them the lines that commands share
            self._running.terminate()
            self._running.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def ssh(self, key: str, *options: str, program: str = "ssh") -> list[str]:
        """The command that comes in with this key; `options` stand before the name of the server."""
        port = "-p" if program == "ssh" else "-P"
        return [program, *self.client(key), port, str(self.port), *options, *self.at(program)]

    def at(self, program: str) -> list[str]:
        """The server, as ssh wants it named; the others name a file there too."""
        return [f"{self.user}@127.0.0.1"] if program == "ssh" else []

    def client(self, key: str) -> list[str]:
        """The options for a client of its own, which knows nothing of whoever runs the tests."""
        settings = {
            "BatchMode": "yes",
            "IdentitiesOnly": "yes",
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": str(self.folder / "known_hosts"),
            "LogLevel": "ERROR",
        }
        options = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
        return ["-F", "none", "-i", str(self.folder / key), *options]

    def run(
        self,
        key: str,
        *command: str,
        options: Sequence[str] = (),
        stdin: bytes | None = None,
        env: Mapping[str, str] | None = None,
        timeout: float = 30,
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command there, and wait for it.

        Commands of one key share a line, unless something is said of the line.
        """
        shared = [
            "ControlMaster=auto",
            "ControlPersist=yes",
            f"ControlPath={self.folder}/line-{key}",
        ]
        line = options or [word for option in shared for word in ("-o", option)]
        return subprocess.run(
            # "--": what follows the server's name is its, even if it looks like an option of ssh.
            [*self.ssh(key, *line), *(("--", *command) if command else ())],
            input=b"" if stdin is None else stdin,
            capture_output=True,
            env=None if env is None else {**os.environ, **env},
            timeout=timeout,
        )

    def drop_all(self) -> None:
        """Kill the server's processes for every line that is open, as a machine that loses its net."""
        for process in self.lines():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def lines(self) -> list[int]:
        """The server's processes for the lines that are open, and none of what runs in them."""
        assert self._running is not None
        children = _children(self._running.pid)
        found = [*children, *(one for child in children for one in _children(child))]
        return [process for process in found if _name(process).startswith("sshd")]


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _children(pid: int) -> list[int]:
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in told.split()]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as line:
            return line.recv(3) == b"SSH"
    except OSError:
        return False
