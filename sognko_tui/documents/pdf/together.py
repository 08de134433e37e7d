"""The pages of a file, taken one after the other, or by two processes at once."""

from __future__ import annotations

import mmap
import os
import resource
import select
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from sognko_tui.documents.lines import Unreadable
from sognko_tui.documents.pdf import pdfium
from sognko_tui.documents.pdf.sheets import Sheet, take

_FRAGMENT_LIMIT = 300_000
"""Pieces of lines: some programs place every word by itself."""

_CPU_SECONDS = 20
"""How long the other process may compute over a page, should nobody be left to stop it."""

_WORTH_IT = 40
"""Pages from which on a second process saves more than it costs."""

Progress = Callable[[int, int], None]


def take_all(
    file: pdfium.File, data: bytes | Path, name: str, progress: Progress | None, twofold: bool
) -> list[Sheet]:
    """All pages. `twofold` is for a process that has no threads, since it divides. Raises `Unreadable`."""
    if twofold and file.pages >= _WORTH_IT and _cores() > 1:
        return _Two(file, data, name, progress).take()
    sheets: list[Sheet] = []
    lines = 0
    for at in range(file.pages):
        sheets.append(take(file, at))
        lines += len(sheets[-1].fragments)
        if lines > _FRAGMENT_LIMIT:
            raise Unreadable("too_many_lines", name=name, limit=_FRAGMENT_LIMIT)
        if progress is not None:
            progress(at + 1, file.pages)
    return sheets


def _cores() -> int:
    """How many processors there are for this process."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _share_memory() -> None:
    """What one process may have is now for two, which have much of it in common."""
    for what in (resource.RLIMIT_AS, resource.RLIMIT_DATA):
        limit, most = resource.getrlimit(what)
        if limit != resource.RLIM_INFINITY:
            resource.setrlimit(what, (limit // 2, most))


class _Two:
    """The process takes every other page, and a copy of it the rest."""

    def __init__(
        self, file: pdfium.File, data: bytes | Path, name: str, progress: Progress | None
    ) -> None:
        self.file = file
        self.data = data
        self.name = name
        self.progress = progress
        # Seen by both: how many pages the other has taken.
        self.counted = mmap.mmap(-1, 8)
        self.done = 0
        self.told = 0

    def take(self) -> list[Sheet]:
        reading, writing = os.pipe()
        if os.fork() == 0:
            self._be_the_other(writing)
        os.close(writing)
        _share_memory()
        mine = self._some(self.file, range(0, self.file.pages, 2), self._tell)
        theirs = self._hear(reading)
        sheets: list[Sheet] = [Sheet([], [])] * self.file.pages
        sheets[0::2] = mine
        sheets[1::2] = theirs
        return sheets

    def _some(
        self, file: pdfium.File, pages: Iterable[int], tell: Callable[[int], None]
    ) -> list[Sheet]:
        sheets: list[Sheet] = []
        lines = 0
        for done, at in enumerate(pages, start=1):
            sheets.append(take(file, at))
            lines += len(sheets[-1].fragments)
            if lines > _FRAGMENT_LIMIT // 2:
                raise Unreadable("too_many_lines", name=self.name, limit=_FRAGMENT_LIMIT)
            tell(done)
        return sheets

    def _tell(self, done: int) -> None:
        self.done = done
        if self.progress is not None:
            theirs = int.from_bytes(self.counted[:8], "little")
            self.progress(done + theirs, self.file.pages)

    def _be_the_other(self, writing: int) -> None:
        """Take the other pages and write them; never returns."""
        status = 1
        try:
            # Who waits for an answer must not wait for this process too.
            os.closerange(3, writing)
            os.closerange(writing + 1, 256)
            _share_memory()
            # Two processes cannot read at different places of one open file.
            file = pdfium.File(self.data, self.name)
            pages = range(1, file.pages, 2)
            rest = memoryview(msgspec.msgpack.encode(self._some(file, pages, self._count)))
            while rest:
                rest = rest[os.write(writing, rest) :]
            status = 0
        finally:
            os._exit(status)

    def _count(self, done: int) -> None:
        self.counted[:8] = done.to_bytes(8, "little")
        limit, most = resource.getrlimit(resource.RLIMIT_CPU)
        if limit != resource.RLIM_INFINITY:
            # As long as there is a step forward, there is time for another.
            resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + _CPU_SECONDS, most))

    def _hear(self, reading: int) -> list[Sheet]:
        """The other's pages, as soon as it has them."""
        got = bytearray()
        while True:
            if not select.select([reading], [], [], 0.1)[0]:
                told = int.from_bytes(self.counted[:8], "little")
                if self.progress is not None and self.done + told > self.told:
                    self.told = self.done + told
                    self.progress(self.told, self.file.pages)
                continue
            part = os.read(reading, 1 << 20)
            if not part:
                break
            got += part
        os.close(reading)
        try:
            sheets = msgspec.msgpack.decode(got, type=list[Sheet])
        except msgspec.MsgspecError:
            sheets = []
        if len(sheets) != self.file.pages // 2:
            # It died over a page.
            raise Unreadable("broken", name=self.name)
        return sheets
