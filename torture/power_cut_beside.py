"""The power is cut while something is laid beside what was there: set aside, kept apart from it, or new.

What a crash left, what cannot be read, a damaged checkpoint, the boards, a file in the inbox, a copy
and a meeting made of one: each is recorded by itself and cut as in `torture.power_cut`. What was of
worth before must lie in some file at every cut, and what was told as done must be as it then was.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.fold import fold
from tests.meetings import START
from torture.disk import Disk, fingerprint
from torture.meeting import FULL, PROGRAM, READY, Place
from torture.power_cut import Result, do, ways
from torture.recording import Call, read, strace

SAMPLES = 4096 if FULL else 24
NOT_READ = (".tmp", ".lock", ".gitignore", ".gitattributes")

TYPED = """
import os, sys
from sognko_tui.office.desk import at_desk
opened = at_desk(None).open(sys.argv[1])
session = opened.session
session.type(session.meeting.items[0].id, "minutes", 0, "", "Ordet er fritt.")
assert session.save()
os._exit(0)  # as a crash would
"""
REOPENED = """
import sys
from sognko_tui.office.desk import at_desk
opened = at_desk(None).open(sys.argv[1])
if sys.argv[2] == "aside":
    opened.set_aside()
    print("told", flush=True)
session = opened.session
item = session.meeting.items[1]
session.type(item.id, "minutes", len(item.minutes), "", "Meir.")
assert session.save()
print("told", flush=True)
"""
DAMAGED = """
import sys
from sognko_tui.office.desk import Trouble, at_desk
try:
    at_desk(None).open(sys.argv[1])
except Trouble:
    print("told", flush=True)
"""
GARBAGE = b"00000000 {half a line, and words that somebody may know to read"
MEMBERS = "name,function,represents,deputy_for\nRepresentant for Luster,leiar,Luster,\n"
PACK = b"Sakliste\n\nSak 1 Opning\n"


class Case(msgspec.Struct, frozen=True):
    """What is done to which archive. `needed` is every kind of sync there is in it.

    `crashed` begins with the journal of a session that was killed, to which `tail` was added.
    """

    name: str
    command: tuple[str, ...]
    needed: tuple[str, ...]
    crashed: bool = False
    tail: bytes = b""
    damaged: bool = False
    stdin: bytes = b""


PYTHON = (sys.executable, "-c")
JOURNAL = ("meeting.journal", "folder after create of meeting.journal")
CASES = (
    Case(
        "what a crash left is set aside",
        (*PYTHON, REOPENED, READY, "aside"),
        ("folder after rename of the journal set aside", *JOURNAL),
        crashed=True,
    ),
    Case(
        "a half line is kept",
        (*PYTHON, REOPENED, READY, "on"),
        (
            "meeting.journal.bad",
            "folder after create of meeting.journal.bad",
            "meeting.journal",
        ),
        crashed=True,
        tail=GARBAGE,
    ),
    Case(
        "a damaged checkpoint is set aside",
        (*PYTHON, DAMAGED, READY),
        ("folder after rename of the checkpoint set aside",),
        damaged=True,
    ),
    Case(
        "a board",
        (*PROGRAM, "board", "add", "Styret i Luster", "--members", "members.csv"),
        ("boards.json.tmp", "folder after rename of boards.json"),
    ),
    Case(
        "a file in the inbox",
        (*PROGRAM, "put", "pakke.txt"),
        ("a file in a new folder", "folder after link of pakke.txt"),
        stdin=PACK,
    ),
    Case(
        "a meeting made of a copy",
        (*PROGRAM, "restore", "--another", "copy"),
        (
            "sakspapir.txt",
            "meeting.json.tmp",
            "folder after rename of meeting.json",
            "folder after rename of a meeting",
        ),
    ),
)


class Recorded(msgspec.Struct):
    """What was done to an archive, which files there were afterwards, and what must not be lost."""

    case: Case
    root: Path
    begin: Disk
    calls: list[Call]
    after: dict[str, bytes]
    treasure: bytes


def record(case: Case, folder: Path) -> Recorded:
    """Let the real program do it, and keep every call."""
    place = Place(folder)
    env = place.env | {"PATH": os.environ["PATH"], "SOGNKO_SYNC": "quick"}
    (place.folder / "members.csv").write_text(MEMBERS, encoding="utf-8")

    def run(*command: str, stdin: bytes = b"") -> None:
        done = subprocess.run(command, env=env, cwd=place.folder, input=stdin, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()

    run(*PROGRAM, "backup", READY, "--to", "copy")
    treasure = b""
    journal = place.meeting / "meeting.journal"
    if case.crashed:
        run(*PYTHON, TYPED, READY)
        treasure = case.tail or journal.read_bytes()
        journal.write_bytes(journal.read_bytes() + case.tail)
    if case.damaged:
        checkpoint = place.meeting / "meeting.json"
        treasure = checkpoint.read_bytes()[:-100]
        checkpoint.write_bytes(treasure)
    begin = Disk()
    begin.load(place.archive)
    trace = place.folder / "trace"
    run(*strace(trace), *case.command, stdin=case.stdin)
    return Recorded(
        case=case,
        root=place.archive,
        begin=begin,
        calls=read(trace, place.archive),
        after=_files(place.archive),
        treasure=treasure,
    )


def _files(archive: Path) -> dict[str, bytes]:
    found = (path for path in sorted(archive.rglob("*")) if path.is_file())
    return {str(path): path.read_bytes() for path in found if not path.name.endswith(NOT_READ)}


def run(recorded: Recorded, samples: int, seed: int, left_out: str = "") -> Result:
    """Cut the power after each call, with one kind of sync left out or none."""
    result = Result()
    chance = random.Random(seed)
    disk = recorded.begin.copy()
    done = max(n for n, call in enumerate(recorded.calls) if call.what == "told")
    seen: set[tuple[int, bool]] = set()
    shm = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shm if shm.is_dir() else None) as folder:
        for number, call in enumerate(recorded.calls):
            if not (call.what == "sync" and kind(disk, recorded.calls, number) == left_out):
                do(disk, call)
            result.cuts += 1
            for come in ways(disk.unsure, samples, chance, result):
                files = disk.after_cut(come)
                state = fingerprint(files, NOT_READ), number >= done
                if state in seen:
                    continue
                seen.add(state)
                result.disks += 1
                if lost := _judge(recorded, files, Path(folder), told=number >= done):
                    result.wrong.append(
                        f"after call {number} ({call.what} {Path(call.path).name}): {lost}"
                    )
                    if left_out:
                        return result
    return result


def _judge(recorded: Recorded, files: dict[str, bytes], folder: Path, *, told: bool) -> str:
    """What is lost or cannot be read or written; empty where nothing is."""
    if not any(recorded.treasure in data for data in files.values()):
        return "what was there before is nowhere"
    if told:
        for path, data in recorded.after.items():
            if files.get(path) != data:
                return f"{Path(path).name} was told of and is not there"
    archive = folder / "minutes"
    shutil.rmtree(archive, ignore_errors=True)
    for path, data in files.items():
        if not path.endswith(".tmp"):
            there = archive / Path(path).relative_to(recorded.root)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(data)
    try:
        return _used(Archive.open(archive), damaged=recorded.case.damaged)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
        return f"{type(error).__name__}: {error}"


def _used(archive: Archive, *, damaged: bool) -> str:
    """What is wrong with the boards and meetings, read and then opened."""
    archive.boards.all()
    for meeting_id in archive.meetings.ids():
        if damaged and meeting_id == READY:
            continue
        if fold(archive.meetings.read(meeting_id).entries).problems:
            return f"{meeting_id} has problems"
        archive.meetings.open_for_writing(meeting_id, "skrivar", START).close()
    return ""


RANDOM = {
    re.compile(r"meeting\.journal\.aside-.*"): "the journal set aside",
    re.compile(r"meeting\.json\.bad-.*"): "the checkpoint set aside",
    re.compile(r"\d{4}-\d\d-\d\d-.*"): "a meeting",
    re.compile(r"file"): "a file in a new folder",
}


def kind(disk: Disk, calls: list[Call], number: int) -> str:
    """Which place in the program a sync comes from: by what it syncs, and for a folder by why."""
    call = calls[number]
    if call.what != "sync":
        return ""
    if call.path not in disk.folders:
        return _named(call.path)
    names = ("rename", "create", "unlink", "link")
    before = next(c for c in reversed(calls[:number]) if c.what in names)
    return f"folder after {before.what} of {_named(before.other or before.path)}"


def _named(path: str) -> str:
    name = Path(path).name
    return next((told for pattern, told in RANDOM.items() if pattern.fullmatch(name)), name)


def main(seed: int) -> None:
    """Print what was found, with all syncs and with each kind left out."""
    for case in CASES:
        with tempfile.TemporaryDirectory(prefix="torture-") as folder:
            recorded = record(case, Path(folder))
            found = run(recorded, SAMPLES, seed)
            print(
                f"{case.name}: calls {found.cuts}, disks read {found.disks}; cuts of which every "
                f"way was tried {found.whole}, samples beyond {found.sampled}; "
                f"lost or unreadable {len(found.wrong)}",
                flush=True,
            )
            for name in sorted(kinds(recorded)):
                without = run(recorded, SAMPLES, seed, left_out=name)
                print(
                    f"  without the sync of {name}: {(without.wrong or ['nothing'])[0]}", flush=True
                )
            assert not found.wrong, "\n".join(found.wrong[:10])


def kinds(recorded: Recorded) -> set[str]:
    """Every kind of sync there is in a recording."""
    disk = recorded.begin.copy()
    found = set()
    for number, call in enumerate(recorded.calls):
        found.add(kind(disk, recorded.calls, number))
        do(disk, call)
    return found - {""}
