"""Processes of this machine: which one we are, whether another still runs, and making it end.

A process is known by its number and by when it began: the kernel gives a number away again.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
from datetime import datetime
from pathlib import Path
from typing import Literal

from sognko_tui.archive.store.holder import Holder

Sent = Literal["sent", "gone", "ourselves", "elsewhere", "forbidden"]
"""What came of a signal. `elsewhere`: on another machine, or this one does not tell who is who."""


def myself(user: str, since: datetime) -> Holder:
    """What others may know of the process we are."""
    pid = os.getpid()
    return Holder(
        pid=pid,
        start=started(pid),
        user=user,
        tty=_tty(),
        host=socket.gethostname(),
        origin=_origin(),
        since=since,
    )


def ours(holder: Holder) -> bool:
    """Whether it is the process we are."""
    pid = os.getpid()
    return here(holder) and (holder.pid, holder.start) == (pid, started(pid))


def same(one: Holder, other: Holder) -> bool:
    """Whether both are the same process."""
    return (one.host, one.pid, one.start) == (other.host, other.pid, other.start)


def here(holder: Holder) -> bool:
    """Whether it runs, or ran, on this machine."""
    return holder.host == socket.gethostname()


def runs(holder: Holder) -> bool:
    """Whether this process of our machine is still there."""
    return holder.start > 0 and started(holder.pid) == holder.start


def send(holder: Holder, signum: signal.Signals) -> Sent:
    """Send a signal to exactly this process, or to none.

    The handle is taken before the process behind it is looked at, and the signal goes through the
    handle: a process that gets the number in between cannot be hit.
    """
    if not here(holder) or holder.pid < 1 or not holder.start or sys.platform != "linux":
        return "elsewhere"
    if ours(holder):
        return "ourselves"
    try:
        handle = os.pidfd_open(holder.pid)
    except ProcessLookupError:
        return "gone"
    except OSError:
        # A kernel without handles: rather no signal than one to somebody else.
        return "elsewhere"
    try:
        if not runs(holder):
            return "gone"
        signal.pidfd_send_signal(handle, signum)
    except ProcessLookupError:
        return "gone"
    except PermissionError:
        return "forbidden"
    finally:
        os.close(handle)
    return "sent"


def started(pid: int) -> int:
    """When the process began, in ticks since the machine did; 0 where that is not told."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_bytes()
        # The name in parentheses may hold spaces and parentheses itself.
        return int(stat.rpartition(b")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return 0


def _tty() -> str:
    for fd in (0, 1, 2):
        with contextlib.suppress(OSError):
            return os.ttyname(fd)
    return ""


def _origin() -> str:
    """The address somebody came from over SSH, or an empty string."""
    return os.environ.get("SSH_CONNECTION", "").partition(" ")[0]
