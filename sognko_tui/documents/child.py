"""The process that files are read in which need a parser nobody here wrote.

It knows one file, as its standard input, and says over its standard output how far it is and what it
found. It may use little memory and leaves no core behind; whatever becomes of it, the program that
started it goes on.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import msgspec

from sognko_tui.documents.lines import Document, Unreadable

MEMORY = 460_000_000
"""Bytes the process may have, all in all."""

_CPU_SECONDS = 20
"""How long it may compute without a step forward, should nobody be left to stop it."""

_BETWEEN_STEPS = 0.04

READERS: dict[str, tuple[str, str]] = {
    "pdf": ("sognko_tui.documents.pdf", "read_pdf"),
    "zip": ("sognko_tui.documents.formats", "read_zip"),
    "flat": ("sognko_tui.documents.odt", "read_odt"),
    "html": ("sognko_tui.documents.html", "read_html"),
}
"""The module and the function that reads each kind."""


class Step(msgspec.Struct, tag="step"):
    """So much is done, of so much."""

    done: int
    of: int


class Found(msgspec.Struct, tag="found"):
    """What was read."""

    document: Document


class Refused(msgspec.Struct, tag="refused"):
    """Why it was not read."""

    code: str
    params: dict[str, int | str]


Message = Step | Found | Refused


def main(kind: str) -> None:
    """Read standard input as a file of this kind."""
    answers = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    _limit()
    # What is made here is needed until the end.
    gc.disable()
    try:
        answer: Message = Found(_read(kind, _Steps(answers)))
    except Unreadable as refused:
        params = {
            key: value for key, value in refused.params.items() if isinstance(value, int | str)
        }
        answer = Refused(refused.code, params)
    except MemoryError:
        answer = Refused("too_rich", {})
    except RecursionError:
        answer = Refused("broken", {})
    _send(answers, answer)
    # Tearing everything down takes time, and a broken file may have broken that too.
    os._exit(0)


def _read(kind: str, progress: Callable[[int, int], None]) -> Document:
    module, function = READERS[kind]
    reader = getattr(import_module(module), function)
    if kind == "pdf":
        # PDFium reads what it needs of a file; the whole of it need not be held.
        found: Document = reader(Path("/dev/fd/0"), "", progress, twofold=True)
    else:
        with open(0, "rb", closefd=False) as file:
            found = reader(file.read(), "")
    return found


class _Steps:
    """Tells how far the reading is, but not more often than somebody can see."""

    def __init__(self, answers: int) -> None:
        self.answers = answers
        self.told = 0.0

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self.told >= _BETWEEN_STEPS or done == of:
            self.told = now
            _limit_time()
            _send(self.answers, Step(done, of))


def _send(answers: int, message: Message) -> None:
    body = msgspec.msgpack.encode(message)
    data = memoryview(len(body).to_bytes(4, "big") + body)
    while data:
        data = data[os.write(answers, data) :]


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for what in (resource.RLIMIT_AS, resource.RLIMIT_DATA):
        try:
            resource.setrlimit(what, (MEMORY, MEMORY))
        except (OSError, ValueError):
            # macOS knows these limits by name only.
            continue
    _limit_time()


def _limit_time() -> None:
    used = time.process_time()
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used) + _CPU_SECONDS
    if most != resource.RLIM_INFINITY:
        wanted = min(wanted, most)
    resource.setrlimit(resource.RLIMIT_CPU, (wanted, most))


if __name__ == "__main__":
    main(sys.argv[1])
