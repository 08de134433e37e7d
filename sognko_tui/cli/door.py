"""The front door: what sshd runs for whoever comes in, and nothing else (`docs/ssh.md`).

The key tells who it is and which boards are theirs. With a terminal and no command they come to the
app, in a tmux that has no keys and no shell: when the line drops it stays, and the next login goes on
where they were. With a command they get what `ALLOWED` has, read without a shell.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import stat
import sys
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from sognko_tui import naming, where
from sognko_tui.cli.arguments import Asked
from sognko_tui.office import clock, restricted
from sognko_tui.office.trouble import Trouble
from sognko_tui.tui import least

ALLOWED = (
    "agenda", "board", "check", "decisions", "figures", "follow", "followups", "get", "list", "log", "put",
    "references", "search", "show", "thread", "verify",
)  # fmt: skip
"""The commands that may come over the line: they read, but for `put`, which lays into the inbox."""

KEPT = ("HOME", "LOGNAME", "PATH", "SOGNKO_BOARDS", "SOGNKO_INDEX", "SOGNKO_LANG", "SOGNKO_MINUTES", "SOGNKO_RESCUE", "USER", "XDG_STATE_HOME")  # fmt: skip
"""What is handed on of the environment; besides the language and the terminal, which come from afar."""

_LOCALE = re.compile(r"[A-Za-z]{1,8}(_[A-Za-z]{1,8})?([.@][\w-]{1,20})*")
_TERM = re.compile(r"[\w.+-]{1,60}")

LONGEST_SOCKET = 100
"""Bytes of the path of a socket; the kernel takes some more."""


def enter() -> list[str]:
    """Shut this process in, for whoever the key names; the words they sent, none for the app.

    Raises `Trouble` where the key names nobody or no boards: nothing is open by oversight.
    """
    person, boards = clock.person(), os.environ.get(restricted.BOARDS)
    sent = os.fsencode(os.environ.get("SSH_ORIGINAL_COMMAND", "")).decode("utf-8", "replace")
    if not person or boards is None:
        raise Trouble("door_unnamed")
    environment = _environment(person)
    os.environ.clear()
    os.environ.update(environment)
    restricted.shut_in(None)
    os.umask(0o077)
    try:
        return shlex.split(sent)
    except ValueError:
        raise Trouble("door_words") from None


def _environment(person: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    kept["SOGNKO_USER"] = person
    for name, form in (("LANG", _LOCALE), ("TERM", _TERM)):
        value = os.environ.get(name, "")
        if form.fullmatch(value):
            kept[name] = value
    return kept


def must_be_known(words: Sequence[str]) -> None:
    """Raise `Trouble` where the first word is no command that is `ALLOWED`, nor an option."""
    if words[0] not in ALLOWED and not words[0].startswith("-"):
        raise Trouble("not_here", {"what": words[0]})


def allowed(asked: Asked) -> str:
    """The command that was asked for. Raises `Trouble` for what may not come over the line."""
    wanted = asked.command
    reads = {"board": "list", "followups": None}
    if wanted not in ALLOWED or (wanted in reads and asked.act != reads[wanted]):
        raise Trouble("not_here", {"what": wanted or "sognko"})
    if asked.minutes is not None:
        raise Trouble("not_here", {"what": "--minutes"})
    if asked.index is not None:
        # What is in the archive would go to whatever server is named.
        raise Trouble("not_here", {"what": "--index"})
    return wanted


def go_in() -> NoReturn:
    """Become the app: in the session that this person has here, or in a new one.

    Without tmux it is the app alone, which ends with the line. Raises `Trouble`, `OSError`.
    """
    # Isolated: nothing that lies in the folder we are in is taken for a part of the program.
    app = [sys.executable, "-I", "-m", "sognko_tui", "--restricted"]
    tmux = shutil.which("tmux")
    if tmux is None:
        os.execve(app[0], app, os.environ)
    os.environ["TERM"] = _known_terminal(os.environ.get("TERM", ""))
    if least.plain(os.environ["TERM"]):
        # Else the app would take the session for what it is shown in.
        app = ["/usr/bin/env", f"TERM={os.environ['TERM']}", *app]
    settings = ["-u", "-f", str(where.server() / "tmux.conf"), "-S", str(_socket())]
    attach = ["new-session", "-A", "-D", "-s", "sognko"]
    os.execve(tmux, [tmux, *settings, *attach, *app], os.environ)


def _known_terminal(name: str) -> str:
    """The name, where this machine knows such a terminal; else that of one much like it."""
    import curses

    for known in (name, "xterm-256color", "xterm"):
        try:
            curses.setupterm(known, 1)
            return known
        except curses.error:
            continue
    return "vt100"


def _socket() -> Path:
    """Where the session of this person listens, which nobody else can open.

    Whoever is given other boards, or another archive, gets another session: one that runs goes on
    with what it was started with.
    """
    person = os.environ["SOGNKO_USER"]
    told = "\0".join(
        os.environ.get(n, "") for n in ("SOGNKO_USER", "SOGNKO_BOARDS", "SOGNKO_MINUTES")
    )
    name = f"{naming.slug(person)[:20]}-{sha256(told.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"
    from platformdirs import user_state_path

    folder = user_state_path("sognko")
    if len(os.fsencode(folder / name)) > LONGEST_SOCKET:
        folder = Path(tempfile.gettempdir()) / f"sognko-{os.getuid()}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise Trouble("door_folder", {"path": str(folder)})
    return folder / name
