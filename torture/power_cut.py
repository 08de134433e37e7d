"""The power is cut at every point of what the real program did to the disk, with everything unsynced in doubt.

The program is recorded at a terminal and at the command line, in a meeting with a closed session.
Then the power is cut after each call; of what was not yet synced, any part may have come to the disk
(`torture.disk`). Each such disk is read by the program's own reader. To show that the syncs are what
keeps the words, each kind of them is left out in turn.
"""

import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sognko_tui.archive.store import Archive, journal
from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.events import Entry
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.state import Meeting
from tests.line import TerminalLine
from torture.disk import Disk, Unit, fingerprint
from torture.meeting import CTRL_Q, F2, F7, FULL, PROGRAM, READY, ROOT, Place, all_present
from torture.recording import Call, read, strace

ALL_UP_TO = 12
SAMPLES = 4096 if FULL else 24
LEFT_OUT_SAMPLES = 256 if FULL else 24

NEEDED = (
    "meeting.journal",
    "folder after create of meeting.journal",
    "meeting.json.tmp",
    "folder after rename of meeting.json",
    "meeting.journal.tmp",
    "folder after rename of meeting.journal",
    "closed.json.tmp",
    "folder after rename of closed.json",
    "sakspapir.txt",
    "folder after rename of a folder",
    "a protocol",
    "folder after rename of a protocol",
)
"""Every kind of sync there is in the recording; `main` says so where there is another."""

NOT_READ = (".tmp", ".lock", ".gitignore", ".gitattributes")
"""What no reader opens: two disks that differ in these are the same."""

CLOSED = """
import sys
from datetime import datetime
from sognko_tui.meeting.events import SessionClosed, SessionOpened
from sognko_tui.office.desk import at_desk
desk = at_desk(None)
opened = desk.open(sys.argv[1])
session = opened.session
item = session.meeting.items[8].id
now = desk.clock.now()
session.record(SessionClosed(item=item, basis="kommunelova § 11-5", at=now, neutral_title="Sak"))
print("told", flush=True)
for at, letter in enumerate("Bak dører."):
    session.type(item, "minutes", at, "", letter)
    print("told", flush=True)
session.checkpoint()
print("told", flush=True)
session.pause()
session.type(item, "minutes", 10, "", " Meir.")
print("told", flush=True)
session.record(SessionOpened(item=item, at=now))
session.checkpoint()
session.pause()
session.type(session.meeting.items[9].id, "minutes", 0, "", "Etterpå.")
print("told", flush=True)
opened.close()
print("told", flush=True)
"""


class Result(msgspec.Struct):
    """How many cuts and disks; how many cuts had all their disks tried, and how many samples of them."""

    cuts: int = 0
    disks: int = 0
    whole: int = 0
    sampled: int = 0
    wrong: list[str] = []


class Recorded(msgspec.Struct):
    """What was done, to which archive, and the log of the meeting as it was written."""

    root: Path
    begin: Path
    calls: list[Call]
    entries: list[Entry]


def record(folder: Path) -> Recorded:
    """Let the real program do what it does, and keep every call."""
    place = Place(folder)
    begin = place.folder / "begin"
    shutil.copytree(place.archive, begin)
    env = place.env | {"PATH": os.environ["PATH"], "SOGNKO_SYNC": "quick"}
    calls: list[Call] = []

    def add(trace: Path) -> None:
        calls.extend(read(trace, place.archive))

    trace = place.folder / "trace"
    with TerminalLine([*strace(trace), *PROGRAM], env=env) as line:
        place.open(line)
        all_present(line)
        for text in (" Ope.", F2, " Nøgd med det.", F2, F7, " Siste ord i saka"):
            for key in [text] if text in (F2, F7) else text:
                line.type(key)
                line.read(0.03)
            line.read(0.8)
        line.wait_for("Siste ord i saka")
        line.type(CTRL_Q)
        line.wait_for("Nytt møte")
        line.type(CTRL_Q)
        line.wait_end()
    add(trace)
    pack = place.folder / "sak.txt"
    pack.write_text(
        "Sakliste\n\nSak 1 Opning\n\nFramlegg til vedtak:\nMøtet er lovleg sett.\n",
        encoding="utf-8",
    )
    for number, command in enumerate(
        (
            [sys.executable, "-c", CLOSED, READY],
            [*PROGRAM, "import", str(pack), "--date", "2026-06-01"],
            [*PROGRAM, "write", READY],
        )
    ):
        trace = place.folder / f"trace{number}"
        done = subprocess.run(
            [*strace(trace), *command], env=env, cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        add(trace)
    return Recorded(place.archive, begin, calls, _entries(begin, calls))


def _entries(begin: Path, calls: list[Call]) -> list[Entry]:
    """Every entry of the meeting, as it was written into the journal."""
    entries = list(Archive.open(begin).meetings.read(READY).entries)
    for call in calls:
        if call.what == "write" and call.path.endswith(f"{READY}/meeting.journal"):
            lines = (
                call.data
                if call.data.startswith(b"{")
                else b'{"generation":1,"base":0}\n' + call.data
            )
            entries += journal.parse(lines).entries
    return entries


def run(recorded: Recorded, samples: int, seed: int, left_out: str = "") -> Result:
    """Cut the power after each call, with one kind of sync left out or none."""
    result = Result()
    expected = _Expected(recorded.entries)
    chance = random.Random(seed)
    disk = Disk()
    disk.load(recorded.begin)
    disk = moved(disk, recorded.begin, recorded.root)
    promised = _Promised()
    seen: set[tuple[int, bytes]] = set()
    with tempfile.TemporaryDirectory(
        dir="/dev/shm" if Path("/dev/shm").is_dir() else None
    ) as folder:
        for number, call in enumerate(recorded.calls):
            kind = kind_of(recorded.calls, number)
            if not (call.what == "sync" and kind == left_out):
                do(disk, call)
            promised.note(call, recorded.root)
            result.cuts += 1
            for come in ways(disk.unsure, samples, chance, result):
                files = disk.after_cut(come)
                state = fingerprint(files, NOT_READ), promised.key
                if state in seen:
                    continue
                seen.add(state)
                result.disks += 1
                lost = _judge(files, recorded.root, Path(folder), promised, expected)
                if lost:
                    result.wrong.append(
                        f"after call {number} ({call.what} {Path(call.path).name}): {lost}"
                    )
                    if left_out:
                        return result
    return result


def moved(disk: Disk, old: Path, new: Path) -> Disk:
    """The copy the recording began with, where the program found it."""

    def there(path: str) -> str:
        return str(new) + path[len(str(old)) :]

    disk.names = {there(p): n for p, n in disk.names.items()}
    disk.sure_names = dict(disk.names)
    disk.folders = {there(p) for p in disk.folders}
    return disk


def do(disk: Disk, call: Call) -> None:
    """Let the disk go on by one call."""
    match call.what:
        case "create":
            disk.create(call.path)
        case "write" if call.path in disk.names:
            disk.write(call.path, call.data)
        case "truncate" if call.path in disk.names:
            disk.truncate(call.path, call.size)
        case "rename":
            disk.rename(call.path, call.other)
        case "link":
            disk.link(call.path, call.other)
        case "unlink":
            disk.unlink(call.path)
        case "mkdir":
            disk.folders.add(call.path)
        case "sync":
            disk.sync(call.path)


def ways(
    unsure: list[Unit], samples: int, chance: random.Random, result: Result
) -> Iterator[list[Unit]]:
    """Which of what is unsure may have come to the disk."""
    units = unsure
    if len(units) <= ALL_UP_TO:
        result.whole += 1
        for chosen in itertools.product((False, True), repeat=len(units)):
            yield [unit for unit, is_there in zip(units, chosen, strict=True) if is_there]
        return
    for _ in range(samples):
        result.sampled += 1
        share = chance.random()
        yield [unit for unit in units if chance.random() < share]


class _Promised:
    """What somebody was told, and so must be found: the meeting up to an entry, files, a meeting."""

    def __init__(self) -> None:
        self.seq = 0
        self.files: dict[str, bytes] = {}
        self.begun_anew = False
        self._synced = 0
        self._written = 0
        self._current: dict[str, bytes] = {}
        self._coming: dict[str, bytes] = {}

    @property
    def key(self) -> bytes:
        """Tells one promise from another."""
        return f"{self.seq} {self.begun_anew} {sorted(self.files)}".encode()

    def note(self, call: Call, root: Path) -> None:
        """Go on by one call. The program told something: all that it had synced by then is promised."""
        name = Path(call.path).name
        if call.what == "write" and call.path == str(root / READY / "meeting.journal"):
            lines = (
                call.data
                if call.data.startswith(b"{")
                else b'{"generation":1,"base":0}\n' + call.data
            )
            found = journal.parse(lines).entries
            self._written = found[-1].seq if found else self._written
        elif call.what == "sync" and name == "meeting.journal":
            self._synced = self._written
        elif call.what == "write":
            self._current[call.path] = self._current.get(call.path, b"") + call.data
        elif call.what == "create":
            self._current[call.path] = b""
            if name == "meeting.journal":
                self.begun_anew = False
        elif call.what == "rename":
            self.begun_anew = self.begun_anew or call.other.endswith("/meeting.journal")
            for path in [
                p for p in self._current if p == call.path or p.startswith(call.path + "/")
            ]:
                self._current[call.other + path[len(call.path) :]] = self._current.pop(path)
            if call.other.endswith((".md", ".html")):
                self._coming[call.other] = self._current[call.other]
            if "2026-06-01" in call.other:
                self._coming |= {p: d for p, d in self._current.items() if p.startswith(call.other)}
        elif call.what == "told":
            self.seq = self._synced
            self.files |= self._coming


class _Expected:
    """The meeting as it is after each of its entries."""

    def __init__(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._known: dict[int, object] = {}

    def at(self, seq: int) -> object:
        """What of the meeting counts, when everything up to this entry is there."""
        if seq not in self._known:
            self._known[seq] = of(fold([entry for entry in self._entries if entry.seq <= seq]))
        return self._known[seq]


def of(meeting: Meeting) -> object:
    """What of a meeting counts: every word, how each item stands, who is there."""
    items = tuple(
        (i.id, i.decision, i.minutes, i.notes, status(i), len(i.votes), i.closure)
        for i in meeting.items
    )
    return items, meeting.started, meeting.ended, meeting.presences


def _judge(
    files: dict[str, bytes], root: Path, folder: Path, promised: _Promised, expected: _Expected
) -> str:
    """What is missing of what was promised, or cannot be read; empty where nothing is."""
    archive = folder / "minutes"
    shutil.rmtree(archive, ignore_errors=True)
    for path, data in files.items():
        if not path.endswith(".tmp"):
            there = archive / Path(path).relative_to(root)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(data)
    for path, data in promised.files.items():
        if files.get(path) != data:
            return f"{Path(path).name} was told of and is not there"
    try:
        log = Archive.open(archive).meetings.read(READY)
        if log.checkpoint.apart is None:
            return "the closed part is not there"
        seq = log.entries[-1].seq
        if seq < promised.seq:
            return f"entry {promised.seq} was acknowledged, and the last one is {seq}"
        if promised.begun_anew and log.contents.header is None and log.contents.bad:
            return "the journal that was begun anew is damaged"
        if log.missing:
            return "the journal is newer than the checkpoint"
        if of(fold(log.entries)) != expected.at(seq):
            return f"the meeting is not what it was at entry {seq}"
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
        return f"{type(error).__name__}: {error}"
    return ""


def kind_of(calls: list[Call], number: int) -> str:
    """Which place in the program a sync comes from: by what it syncs, and for a folder by why."""
    call = calls[number]
    if call.what != "sync":
        return ""
    name = Path(call.path).name
    if name.startswith("protokoll"):
        return "a protocol"
    if "." in name and not name.startswith(".ny"):
        return name
    before = next(c for c in reversed(calls[:number]) if c.what in ("rename", "create", "unlink"))
    what = Path(before.other or before.path).name
    if what.startswith("protokoll"):
        what = "a protocol"
    return f"folder after {before.what} of {what if '.' in what or ' ' in what else 'a folder'}"


def main(seed: int) -> None:
    """Print what was found, with all syncs and with each kind left out."""
    with tempfile.TemporaryDirectory() as folder:
        recorded = record(Path(folder))
        found = run(recorded, SAMPLES, seed)
        print(
            f"calls {found.cuts}, disks read {found.disks}; cuts of which every way was tried "
            f"{found.whole}, samples beyond {found.sampled}"
        )
        print(f"acknowledged and lost, or unreadable: {len(found.wrong)}", flush=True)
        assert not found.wrong, "\n".join(found.wrong[:10])
        kinds = dict.fromkeys(filter(None, (kind_of(recorded.calls, n) for n in range(found.cuts))))
        assert set(kinds) == set(NEEDED), set(kinds) ^ set(NEEDED)
        for kind in kinds:
            without = run(recorded, LEFT_OUT_SAMPLES, seed, left_out=kind)
            assert without.wrong, f"without the sync of {kind} nothing is lost"
            print(f"  without the sync of {kind}: {without.wrong[0]}", flush=True)
