"""A call to the disk fails while a command writes: it says so, and each file is as before or as after.

Protocols, boards and new meetings are written by commands as they are by the screens. Each call of a
kind that touches the archive fails in turn, until there is none left; then the command is given again.
"""

import re
import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path

import msgspec

from torture.meeting import FULL, PROGRAM, READY, Place, at_once

CALLS = (
    ("write", "ENOSPC"), ("write", "EIO"), ("fsync", "EIO"), ("rename", "EROFS"), ("mkdir", "ENOSPC"),
)  # fmt: skip
"""What fails and how; `rename` and `mkdir` are whichever of their kind the program uses."""

MOST = 1000 if FULL else 2
"""Which call of a kind fails at most: the first, the second …"""

NOT_LOOKED_AT = (".lock", ".gitignore", ".gitattributes")

PACK = "Sakliste\n\nSak 1 Opning\n\nFramlegg til vedtak:\nMøtet er lovleg sett.\n"
MEMBERS = (
    "name,function,represents,deputy_for\n"
    "Representant for Luster,leiar,Luster,\n"
    "Representant for Vik,medlem,Vik,\n"
)
COMMANDS = {
    "the first protocol": ("write", READY),
    "another protocol": ("write", READY),
    "a board": ("board", "add", "Styret i Luster", "--members", "members.csv"),
    "a meeting": ("import", "pack.txt", "--date", "2026-06-01"),
    "a meeting from a copy": ("restore", "--another", "copy"),
}
PREPARED = {
    "another protocol": ("write", READY),
    "a meeting from a copy": ("backup", READY, "--to", "copy"),
}


class Result(msgspec.Struct):
    """How many calls failed, and at how many the command said so; and what was wrong."""

    failed: int = 0
    told: int = 0
    wrong: list[str] = []


Files = dict[str, bytes]


def run(most: int) -> Result:
    """Let each call fail, up to so many of a kind and command."""
    result = Result()
    for part in at_once(partial(_several, most), len(COMMANDS)):
        result.failed += part.failed
        result.told += part.told
        result.wrong += part.wrong
    return result


def _several(most: int, numbers: range) -> Result:
    result = Result()
    for command in (list(COMMANDS)[number] for number in numbers):
        with tempfile.TemporaryDirectory(prefix="torture-") as folder:
            place = Place(Path(folder))
            _prepare(place, command)
            before = _files(place)
            kept = shutil.copytree(place.archive, place.folder / "kept")
            done = _given(place, command)
            assert not done.returncode, done.stderr
            after = _files(place)
            for call, error in CALLS:
                for at in range(1, most + 1):
                    shutil.rmtree(place.archive)
                    shutil.copytree(kept, place.archive)
                    if not _one(place, command, call, error, at, before, after, result):
                        break
    return result


def _prepare(place: Place, command: str) -> None:
    (place.folder / "pack.txt").write_text(PACK, encoding="utf-8")
    (place.folder / "members.csv").write_text(MEMBERS, encoding="utf-8")
    if command in PREPARED:
        done = _run(place, [*PROGRAM, *PREPARED[command]])
        assert not done.returncode, done.stderr
    if command == "another protocol":
        path = place.meeting / "protokoll.md"
        path.write_text("Ein eldre protokoll.\n", encoding="utf-8")


def _run(place: Place, command: list[str]) -> "subprocess.CompletedProcess[str]":
    env = {"PATH": "/usr/local/bin:/usr/bin:/bin", **place.env}
    return subprocess.run(command, env=env, cwd=place.folder, capture_output=True, text=True)


def _given(place: Place, command: str, *before: str) -> "subprocess.CompletedProcess[str]":
    return _run(place, [*before, *PROGRAM, *COMMANDS[command]])


def _files(place: Place) -> Files:
    return {
        str(path.relative_to(place.archive)): path.read_bytes()
        for path in sorted(place.archive.rglob("*"))
        if path.is_file() and not path.name.endswith(NOT_LOOKED_AT)
    }


def _one(
    place: Place,
    command: str,
    call: str,
    error: str,
    at: int,
    before: Files,
    after: Files,
    result: Result,
) -> bool:
    """Let one call fail; whether there was such a call."""
    case = f"{command}, {call} {error} {at}"
    trace = place.folder / "trace"
    calls = {"rename": "rename,renameat,renameat2", "mkdir": "mkdir,mkdirat"}.get(call, call)
    strace = ["strace", "-f", "-y", "-qq", "-o", str(trace), "-e", f"trace={calls}"]
    done = _given(place, command, *strace, "-e", f"inject={calls}:error={error}:when={at}")
    injected = re.search(r"^.*\(INJECTED\)", trace.read_text(errors="replace"), re.M)
    if injected is None:
        return False
    if str(place.archive) not in injected[0]:
        # What is written to somebody is no business of the archive.
        return True
    result.failed += 1
    if done.returncode and done.stderr.strip() and "Traceback" not in done.stderr:
        result.told += 1
    else:
        result.wrong.append(f"{case}: status {done.returncode}, {done.stderr.strip()[-200:]!r}")
    found = _files(place)
    for path in sorted(found.keys() | before.keys() | after.keys()):
        if found.get(path) not in (before.get(path), after.get(path)):
            result.wrong.append(f"{case}: {path} is neither as before nor as after")
    new = after.keys() - before.keys()
    folders = {path.partition("/")[0] for path in new} - {p.partition("/")[0] for p in before}
    for folder in folders:
        parts = {path in found for path in new if path.startswith(folder)}
        if len(parts) > 1:
            result.wrong.append(f"{case}: {folder} is there in part")
    if found != after:
        # Only that it lasts was in doubt where all is there: nobody need do it again.
        again = _given(place, command)
        if again.returncode:
            result.wrong.append(f"{case}: not done afterwards either: {again.stderr.strip()}")
        elif _files(place) != after:
            result.wrong.append(f"{case}: afterwards it is not as it would have been")
    return True


def main(_seed: int) -> None:
    """Print what was found."""
    found = run(MOST)
    print(f"calls that failed {found.failed}, told {found.told}; wrong: {len(found.wrong)}")
    assert not found.wrong, "\n".join(found.wrong)
