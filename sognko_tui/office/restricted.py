"""What the program may touch where it is somebody's front door, and whom it is open for.

`SOGNKO_RESTRICTED` shuts it in: no file is opened but in the archive, and of what a user may name
only what lies in its inbox. `SOGNKO_BOARDS` names the boards that are there for whoever sits at the
keyboard. Both are set by the door (`sognko door`), and both hold whoever sets them.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sognko_tui.archive.store import Archive, Reach
from sognko_tui.office.clock import login
from sognko_tui.office.trouble import Trouble

VARIABLE = "SOGNKO_RESTRICTED"
BOARDS = "SOGNKO_BOARDS"
ALL = "*"


def on() -> bool:
    """Whether the program is shut in."""
    return os.environ.get(VARIABLE, "0") not in ("", "0")


def shut_in(minutes: str | None) -> None:
    """From now on this is so, in this process and all it starts, with one archive and no other."""
    os.environ[VARIABLE] = "1"
    if minutes is not None:
        os.environ["SOGNKO_MINUTES"] = str(Path(minutes).absolute())


def reach() -> Reach | None:
    """What is there for whoever sits at the keyboard; None where everything is.

    `SOGNKO_BOARDS` holds ids with commas between them, or `*` for all boards; empty it is none.
    """
    named = os.environ.get(BOARDS)
    if named is None or named.strip() == ALL:
        return None
    boards = frozenset(one.strip() for one in named.split(",")) - {""}
    return Reach(boards=boards, inbox=_own_folder(login()))


def _own_folder(person: str) -> str:
    """A folder's name for this person and nobody else: two names may be spelt alike in ASCII."""
    from hashlib import sha256

    from sognko_tui import naming

    return f"{naming.slug(person)}-{sha256(person.encode()).hexdigest()[:12]}"


def refuse(what: str) -> None:
    """Raise `Trouble` where the program is shut in: `what` is not done there."""
    if on():
        raise Trouble("not_here", {"what": what})


def inbox() -> Path:
    """The inbox of the one archive that is open where the program is shut in."""
    return Archive(Archive.find(None), reach()).inbox


def read(path: Path, limit: int) -> bytes:
    """The bytes of a file that the user named, at most `limit` and one. Raises `Trouble`."""
    with opened(path) as file, _told(path.name):
        return file.read(limit + 1)


def opened(path: Path) -> BinaryIO:
    """A file that the user named, open to be read. The only place that opens one.

    Shut in, `path` is the name of a file in the inbox, or its path there; a symbolic link, a folder
    or a pipe is not opened. Raises `Trouble`.
    """
    with _told(path.name):
        return os.fdopen(_open_in_inbox(path), "rb") if on() else path.open("rb")


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What the system says of a file, as `Trouble`."""
    try:
        yield
    except FileNotFoundError:
        raise Trouble("missing", {"name": name}) from None
    except IsADirectoryError:
        raise Trouble("is_folder", {"name": name}) from None
    except PermissionError:
        raise Trouble("denied", {"name": name}) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Trouble("failed", {"name": name, "reason": reason}) from None


def _open_in_inbox(path: Path) -> int:
    folder = inbox()
    if path not in (Path(path.name), folder / path.name) or path.name.startswith("."):
        raise Trouble("outside", {"name": str(path)})
    inside = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        # A pipe that lies there would be waited for.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        file = os.open(path.name, flags, dir_fd=inside)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Trouble("outside", {"name": path.name}) from None
        raise
    finally:
        os.close(inside)
    mode = os.fstat(file).st_mode
    if not stat.S_ISREG(mode):
        os.close(file)
        raise Trouble("is_folder" if stat.S_ISDIR(mode) else "outside", {"name": path.name})
    return file
