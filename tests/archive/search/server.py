"""A PostgreSQL server in a temporary folder, on a socket in there and on no port."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_DEBIAN = Path("/usr/lib/postgresql")

# What dies with the tests need not survive anything.
_QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=16MB"


class Server:
    """Started and stopped at will; the data stay until the folder goes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = folder / "data"
        self._bin = _programs()
        # It refuses to run as root, whose folder it could not read either.
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user is not None:
            shutil.chown(folder, self._user)
        self._run(
            "initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C", "-U", "sognko"
        )

    def url(self, schema: str, user: str = "sognko") -> str:
        return f"postgresql://{user}@/postgres?host={self._folder}&schema={schema}"

    def start(self) -> None:
        options = f"-k {self._folder} -c listen_addresses= {_QUICK}"
        self._run("pg_ctl", "-w", "-o", options, "-l", str(self._folder / "log"), "start")

    def stop(self) -> None:
        """As when the machine's plug is pulled."""
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._bin / program, "-D", self._data, *arguments],
            cwd=self._folder,
            user=self._user,
            group=self._user,
            extra_groups=[] if self._user else None,
            stdin=subprocess.DEVNULL,
            stdout=(log := (self._folder / f"{program}.log").open("ab")),
            stderr=log,
        )
        log.close()
        assert done.returncode == 0, (self._folder / f"{program}.log").read_text()


def _programs() -> Path:
    """Where its programs are: Debian has them in no path."""
    there = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = shutil.which("initdb") or (str(there[-1]) if there else None)
    if found is None:
        pytest.skip("postgresql is not installed")
    return Path(found).parent
