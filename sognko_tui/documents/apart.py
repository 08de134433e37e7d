"""Reading a file in a process of its own: it may crash, hang or eat memory, and the program goes on."""

from __future__ import annotations

import os
import resource
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from sognko_tui.documents.child import MEMORY, Found, Message, Refused, Step
from sognko_tui.documents.lines import Document, Unreadable

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]

PATIENCE = 8.0
"""Seconds without a step forward after which a file counts as one that cannot be read."""

_LOOK = 0.05
"""Seconds between two looks at whether the user has stopped it."""

_MOST = 300_000_000
"""Bytes of an answer; a process gone wrong may announce any number."""

# msgspec would load it to look for what newer Pythons have anyway; it takes a good part of the start.
_START = "import sys; sys.modules['typing_extensions'] = None; sys.path[:] = sys.argv[2:]; from sognko_tui.documents.child import main; main(sys.argv[1])"
_FOLDER = str(Path(__file__).resolve().parents[2])
_KEPT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZ", "TMPDIR")


def read_apart(
    file: int,
    kind: str,
    name: str,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> Document:
    """Read the open file with this descriptor as one of that kind. Raises `Unreadable`.

    `progress` is told how much is done of how much; reading ends when `stopped` says so.
    """
    child = _start(file, kind)
    try:
        answer = _listen(child, name, progress, stopped)
    finally:
        _kill(child)
        if child.stdout is not None:
            child.stdout.close()
        code, rich = _bury(child)
    if isinstance(answer, Found):
        return msgspec.structs.replace(answer.document, name=name)
    if answer is not None:
        raise Unreadable(answer.code, **{**answer.params, "name": name})
    if -code == signal.SIGXCPU:
        raise Unreadable("too_slow", name=name)
    # What asks for memory and gets none dies in many ways.
    raise Unreadable("too_rich" if rich else "broken", name=name)


def _start(file: int, kind: str) -> subprocess.Popen[bytes]:
    # The process sees the modules this one sees, and nothing of what a user may have set or lies
    # about where it is started.
    paths = [_FOLDER, *(path for path in sys.path if os.path.isabs(path))]
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _START, kind, *paths],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={key: os.environ[key] for key in _KEPT if key in os.environ},
        cwd="/",
        start_new_session=True,
    )


def _listen(
    child: subprocess.Popen[bytes],
    name: str,
    progress: Progress | None,
    stopped: Stopped | None,
) -> Found | Refused | None:
    """What the process found, or None where it died over it."""
    assert child.stdout is not None
    pipe = child.stdout.fileno()
    poll = select.poll()
    poll.register(pipe, select.POLLIN | select.POLLHUP)
    decoder: msgspec.msgpack.Decoder[Message] = msgspec.msgpack.Decoder(Message)
    got = bytearray()
    last = time.monotonic()
    while True:
        if stopped is not None and stopped():
            raise Unreadable("stopped", name=name)
        if not poll.poll(_LOOK * 1000):
            if time.monotonic() - last > PATIENCE:
                raise Unreadable("too_slow", name=name)
            continue
        part = os.read(pipe, 1 << 20)
        if not part:
            return None
        last = time.monotonic()
        got += part
        while len(got) >= 4 and len(got) - 4 >= (size := int.from_bytes(got[:4], "big")):
            try:
                message = decoder.decode(memoryview(got)[4 : 4 + size])
            except msgspec.MsgspecError:
                return None
            if not isinstance(message, Step):
                return message
            if progress is not None:
                progress(message.done, message.of)
            del got[: 4 + size]
        if len(got) > _MOST:
            return None


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End the process and what it may have started: they are a group of their own."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        child.kill()


def _bury(child: subprocess.Popen[bytes]) -> tuple[int, bool]:
    """How the process ended, and whether it had most of the memory that it may have."""
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    # What a process has begun as counts too: for a moment it was this one.
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    theirs = usage.ru_maxrss
    return child.returncode, theirs * unit > 0.6 * MEMORY and theirs > 1.05 * ours
