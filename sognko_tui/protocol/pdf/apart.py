"""Setting pages by a board's own template, in a process of its own: it may go on for ever or eat memory.

A template is a program that somebody wrote. typst shows it no files but ours; that it fetches no package
from the net either is seen to here.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from sognko_tui.protocol.pdf.press import Fault, Job, press

PATIENCE = 20.0
"""Seconds after which a template counts as one that never ends."""

MEMORY = 2_000_000_000
"""Bytes of address space; typst itself takes a good part of a thousand million."""

_START = "import sys; sys.modules['typing_extensions'] = None; sys.path[:] = sys.argv[1:]; from sognko_tui.protocol.pdf.apart import main; main()"
_FOLDER = str(Path(__file__).resolve().parents[3])
_KEPT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZ", "TMPDIR")

# typst has no word for «no network»; sent to a port nobody listens on, what it asks for is refused at once.
_NOWHERE = dict.fromkeys(("https_proxy", "HTTPS_PROXY", "ALL_PROXY"), "http://127.0.0.1:9")


def set_apart(job: Job) -> bytes | Fault:
    """What `press` answers, or a fault that says that the template never ends or needs too much."""
    paths = [_FOLDER, *(path for path in sys.path if os.path.isabs(path))]
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _START, *paths],
            input=msgspec.msgpack.encode(job),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**{key: os.environ[key] for key in _KEPT if key in os.environ}, **_NOWHERE},
            cwd="/",
            start_new_session=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Fault(code="endless", message="it does not come to an end")
    if done.returncode or not done.stdout:
        return Fault(code="greedy", message="it needs more than it may have")
    answer: bytes | Fault = msgspec.msgpack.decode(done.stdout, type=bytes | Fault)
    if isinstance(answer, Fault) and "failed to download package" in answer.message:
        return Fault(code="packages", message="packages cannot be used here", line=answer.line)
    return answer


def main() -> None:
    """Set the job on standard input, and answer on standard output."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (int(PATIENCE), int(PATIENCE) + 1))
    with suppress(OSError, ValueError):  # macOS knows this limit by name only
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)
    sys.stdout.buffer.write(msgspec.msgpack.encode(press(job)))
    sys.stdout.buffer.flush()
    os._exit(0)
