"""A process of its own that types into a meeting and tells, a line each, what is acknowledged.

`python -m tests.archive.writer ARCHIVE MEETING [checkpoint-every]`
"""

import sys
from pathlib import Path

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.session import Session
from tests.meetings import START, FakeClock


def main() -> None:
    archive = Archive.open(Path(sys.argv[1]))
    every = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    file = archive.meetings.open_for_writing(sys.argv[2], "skrivar", START)
    session = Session(file.entries, file, FakeClock(), "skrivar")
    print("open", flush=True)
    at = len(session.meeting.item("i1").minutes)  # type: ignore[union-attr]
    while True:
        session.pause()
        session.type("i1", "minutes", at, "", "abcdefghijklmnopqrstuvwxyz"[at % 26])
        at += 1
        if not session.unsaved:
            print(at, flush=True)
        if every and at % every == 0:
            session.checkpoint()


if __name__ == "__main__":
    main()
