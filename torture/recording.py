"""What a program does to the files of an archive, call by call, as strace tells it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,"
    "truncate,mkdir,mkdirat,link,linkat"
)


class Call(NamedTuple):
    """One call: `create`, `write`, `truncate`, `rename`, `link`, `unlink`, `mkdir`, `sync` or `told`.

    `told` is a write to somebody: to the terminal or to standard output.
    """

    what: str
    path: str = ""
    other: str = ""
    data: bytes = b""
    size: int = 0


_LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)(?:<(.*?)>)?")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")
_UNFINISHED = re.compile(r"^(\d+) +(.*) <unfinished \.\.\.>$")
_FD = re.compile(r"^(\d+)<((?:[^>\\]|\\.)*)>")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def strace(trace: Path) -> list[str]:
    """The command that has what follows recorded in this file."""
    return ["strace", "-f", "-y", "-qq", "-xx", "-s", "4000000", "-o", str(trace), "-e", f"trace={CALLS}"]  # fmt: skip


def read(trace: Path, root: Path) -> list[Call]:
    """The calls that succeeded and touched the archive, and what was told, in their order."""
    calls: list[Call] = []
    begun: dict[str, str] = {}
    for line in trace.read_text(errors="replace").splitlines():
        if found := _UNFINISHED.match(line):
            begun[found[1]] = line.removesuffix(" <unfinished ...>")
            continue
        if found := _RESUMED.match(line):
            line = begun.pop(found[1], "") + found[3]
        if (found := _LINE.match(line)) and int(found[4]) >= 0:
            call = _call(found[2], found[3], int(found[4]), str(root))
            if call is not None:
                calls.append(call)
    return calls


def _text(hexed: str) -> bytes:
    return bytes.fromhex(hexed.replace("\\x", ""))


def _path(shown: str) -> str:
    return _text(shown).decode() if shown.startswith("\\x") else shown


def _call(name: str, arguments: str, result: int, root: str) -> Call | None:
    found = _FD.match(arguments)
    path = _path(found[2]) if found else ""
    if name in ("write", "pwrite64") and found:
        data = _text(_STRING.findall(arguments)[0])[:result]
        if path.startswith(root):
            return Call("write", path, data=data)
        is_terminal = path.startswith("/dev/pts") or found[1] == "1"
        return Call("told", data=data) if is_terminal else None
    if name in ("fsync", "fdatasync"):
        return Call("sync", path) if path.startswith(root) else None
    if name == "ftruncate":
        size = int(arguments.rpartition(", ")[2])
        return Call("truncate", path, size=size) if path.startswith(root) else None
    names = [_text(text).decode() for text in _STRING.findall(arguments)]
    if not names or not names[-1].startswith(root):
        return None
    if name == "openat":
        return Call("create", names[0]) if "O_CREAT" in arguments else None
    if name == "truncate":
        return Call("truncate", names[0], size=int(arguments.rpartition(", ")[2]))
    if name.startswith("rename"):
        return Call("rename", names[0], names[1])
    if name.startswith("link"):
        return Call("link", names[0], names[1])
    if name.startswith("unlink"):
        return Call("unlink", names[0])
    return Call("mkdir", names[0]) if name.startswith("mkdir") else None
