"""Signatures by SSH keys: OpenSSH's own `ssh-keygen` makes them and says what they are worth.

Nothing of the cryptography is ours, and whoever has OpenSSH can check a signature without this
program. The private key stays where it is: in its file, or with an agent (`SSH_AUTH_SOCK`), which may
be on the other end of the line.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from sognko_tui.office.trouble import Trouble

NAMESPACE = "sognko-protokoll"
"""What a signature is for: one that was made for something else is not taken for ours."""

Worth = Literal[
    "good",
    "wrong",
    "namespace",
    "unreadable",
    "unknown_key",
    "expired",
    "not_yet",
    "signers_missing",
    "signers_broken",
]
"""What a signature is worth: `good`, or `wrong` (not of this file), made for another `namespace`,
`unreadable`, by a key that nobody has (`unknown_key`) or no longer has (`expired`) or not yet
(`not_yet`) had on that day; or there are no allowed signers, or their file is broken."""

_KEY = re.compile(r"(SHA256:[A-Za-z0-9+/=]+)")
_BROKEN = re.compile(r"allowed_signers:(\d+): (?!key has expired|key is not )")
_PATIENCE = 30
"""Seconds for one question; the signing itself may wait for somebody's passphrase."""


class Judged(NamedTuple):
    """What a signature is worth, whose it is, the key's fingerprint, and the line of a broken file."""

    worth: Worth
    who: str = ""
    key: str = ""
    line: int = 0


def sign(data: Path, key: Path) -> bytes:
    """The signature of a file, made with this key: a private key, or a public one that an agent has.

    `ssh-keygen` asks for a passphrase on the terminal itself. Raises `Trouble`.
    """
    if not key.is_file():
        raise Trouble("no_such_key", {"key": str(key)})
    command = ["-Y", "sign", "-q", "-n", NAMESPACE, "-f", str(key)]
    try:
        with data.open("rb") as file:
            done = subprocess.run(
                _command(command), stdin=file, capture_output=True, check=False, env=_environment()
            )
    except FileNotFoundError:
        raise Trouble("no_ssh_keygen") from None
    if done.returncode != 0 or not done.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        raise Trouble("not_signed", {"key": str(key), "reason": _said(done.stderr)})
    return done.stdout


def judge(data: bytes, signature: bytes, signers: bytes | None, on: date) -> Judged:
    """What a signature of these bytes is worth, given the file of allowed signers as it is.

    A key counts that was good on the day of the signature, `on`. Raises `Trouble` where there is no
    `ssh-keygen`.
    """
    with tempfile.TemporaryDirectory(prefix="sognko-") as made:
        folder = Path(made)
        (folder / "signature").write_bytes(signature)
        checked = _ask(folder, data, "check-novalidate", "-n", NAMESPACE, "-s", "signature")
        found = _KEY.search(checked.stdout.decode("utf-8", "replace"))
        key = found[1] if found else ""
        if checked.returncode != 0:
            return Judged(_why_not(checked.stderr), key=key)
        if signers is None:
            return Judged("signers_missing", key=key)
        (folder / "allowed_signers").write_bytes(signers)
        return _whose(folder, data, key, on)


def _whose(folder: Path, data: bytes, key: str, on: date) -> Judged:
    then = f"-Overify-time={on:%Y%m%d}120000"
    known = ("-s", "signature", "-f", "allowed_signers")
    asked = _ask(folder, data, "find-principals", *known, then)
    said = _said(asked.stderr)
    who = asked.stdout.decode("utf-8", "replace").splitlines()
    if asked.returncode != 0 or not who:
        if "key has expired" in said:
            return Judged("expired", key=key)
        if "key is not yet valid" in said:
            return Judged("not_yet", key=key)
        broken = _BROKEN.search(said)
        if broken is not None:
            return Judged("signers_broken", key=key, line=int(broken[1]))
        return Judged("unknown_key", key=key)
    done = _ask(folder, data, "verify", "-n", NAMESPACE, "-I", who[0], *known, then)
    if done.returncode == 0:
        return Judged("good", who=who[0], key=key)
    return Judged(_why_not(done.stderr), who=who[0], key=key)


def _why_not(stderr: bytes) -> Worth:
    said = _said(stderr)
    if "namespace" in said:
        return "namespace"
    if "incorrect signature" in said or "verification failed" in said:
        return "wrong"
    if "key is not permitted" in said:
        return "namespace"
    if "No principal matched" in said:
        return "unknown_key"
    return "unreadable"


def _ask(
    folder: Path, data: bytes, what: str, *arguments: str
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            _command(("-Y", what, *arguments)),
            input=data,
            capture_output=True,
            check=False,
            cwd=folder,
            env=_environment(),
            timeout=_PATIENCE,
        )
    except FileNotFoundError:
        raise Trouble("no_ssh_keygen") from None
    except subprocess.TimeoutExpired:
        raise Trouble("not_verified") from None


def _command(arguments: Sequence[str]) -> list[str]:
    return ["ssh-keygen", *arguments]


def _environment() -> dict[str, str]:
    # What it says is read: in the words it has in the source.
    return {**os.environ, "LC_ALL": "C"}


def _said(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").splitlines()
    return "; ".join(" ".join(line.split()) for line in lines if line.strip())
