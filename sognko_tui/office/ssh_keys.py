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

BEGINS = b"-----BEGIN SSH SIGNATURE-----"
"""What every signature begins with."""

Worth = Literal[
    "good",
    "wrong",
    "namespace",
    "not_permitted",
    "unreadable",
    "unknown_key",
    "expired",
    "not_yet",
    "signers_missing",
    "signers_broken",
    "unchecked",
]
"""What a signature is worth: `good`, or `wrong` (not of this file), made for another `namespace`,
`unreadable`, by a key that is on no line (`unknown_key`), on one that is not for protocols
(`not_permitted`), or on one that no longer (`expired`) or not yet (`not_yet`) held on that day; or
there are no allowed signers, or their file is broken; `unchecked` where there is no `ssh-keygen` to
ask, or it did not answer."""

_KEY = re.compile(r"(SHA256:[A-Za-z0-9+/=]+)")
_BROKEN = re.compile(r"allowed_signers:(\d+): (?!key has expired|key is not |no valid principals)")
_MOST = 8
"""Names on one line of a list that are tried."""

_PATIENCE = 30
"""Seconds for one question; the signing itself may wait for somebody's passphrase."""


class Judged(NamedTuple):
    """What a signature is worth, whose it is, the key's fingerprint, and the line of a broken file."""

    worth: Worth
    who: str = ""
    key: str = ""
    line: int = 0


class _NoAnswer(Exception):
    """There is no `ssh-keygen` that can be run, it was too slow, or it said nothing."""


class AgentKey(NamedTuple):
    """A key that an agent has: its public half as a line, and what it is called there."""

    public: str
    name: str


def in_agent() -> tuple[AgentKey, ...]:
    """The keys that the agent has (`SSH_AUTH_SOCK`); none where there is no agent, or no answer."""
    if not os.environ.get("SSH_AUTH_SOCK"):
        return ()
    try:
        told = subprocess.run(
            ["ssh-add", "-L"], capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=5
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    lines = told.stdout.decode("utf-8", "replace").splitlines() if told.returncode == 0 else []
    parts = (line.split(maxsplit=2) for line in lines)
    return tuple(
        AgentKey(f"{kind} {data}", name[0] if name else kind)
        for kind, data, *name in (part for part in parts if len(part) >= 2)
    )


def sign_with_agent(data: bytes, key: AgentKey) -> bytes:
    """As `sign`, with a key of the agent, and nobody is asked anything here. Raises `Trouble`."""
    with tempfile.TemporaryDirectory(prefix="sognko-") as made:
        path = Path(made) / "key.pub"
        path.write_text(key.public + "\n", encoding="utf-8")
        return _sign(data, path, key.name, alone=True)


def sign(data: bytes, key: Path) -> bytes:
    """The signature of these bytes, made with a private key, or with a public one that an agent has.

    `ssh-keygen` asks for a passphrase on the terminal itself. Raises `Trouble`.
    """
    if not key.is_file():
        raise Trouble("no_such_key", {"key": str(key)})
    return _sign(data, key.absolute(), str(key), alone=False)


def _sign(data: bytes, key: Path, name: str, *, alone: bool) -> bytes:
    """Sign; `alone` without a terminal that it could ask on, where a screen is shown on that."""
    command = _command(("-Y", "sign", "-q", "-n", NAMESPACE, "-f", str(key)))
    environment = _environment() | ({"SSH_ASKPASS_REQUIRE": "never"} if alone else {})
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            check=False,
            env=environment,
            start_new_session=alone,
            timeout=_PATIENCE if alone else None,
        )
    except subprocess.TimeoutExpired:
        raise Trouble("not_verified") from None
    except OSError:
        # Not there, or nothing that can be run.
        raise Trouble("no_ssh_keygen") from None
    if done.returncode != 0 or not done.stdout.startswith(BEGINS):
        if not _said(done.stderr):
            raise Trouble("not_verified")
        raise Trouble("not_signed", {"key": name, "reason": _said(done.stderr)})
    return done.stdout


def judge(
    data: bytes, signature: bytes, signers: bytes | None, on: date | None, who: str = ""
) -> Judged:
    """What a signature of these bytes is worth, given the file of allowed signers as it is.

    A key counts that was good on the day of the signature, `on`, or is today where that is not known.
    `who` is whose it is said to be: asked about first, which saves a question.
    """
    try:
        return _judged(data, signature, signers, on, who)
    except _NoAnswer:
        return Judged("unchecked")


def _judged(
    data: bytes, signature: bytes, signers: bytes | None, on: date | None, who: str
) -> Judged:
    then = () if on is None else (f"-Overify-time={on:%Y%m%d}120000",)
    with tempfile.TemporaryDirectory(prefix="sognko-") as made:
        folder = Path(made)
        (folder / "signature").write_bytes(signature)
        if signers is not None:
            (folder / "allowed_signers").write_bytes(signers)
            if who:
                found = _is_of(folder, data, who, then)
                if found.worth == "good":
                    return found
        checked = _ask(folder, data, "check-novalidate", "-n", NAMESPACE, "-s", "signature")
        if checked.returncode != 0:
            return Judged(_why_not(checked.stderr))
        key = _key_in(checked.stdout)
        if signers is None:
            return Judged("signers_missing", key=key)
        return _whose(folder, data, signers, then)._replace(key=key)


def _whose(folder: Path, data: bytes, signers: bytes, then: Sequence[str]) -> Judged:
    """By whose key it is, of a signature that is sound."""
    asked = _ask(folder, data, "find-principals", "-s", "signature", "-f", "allowed_signers", *then)
    who = asked.stdout.decode("utf-8", "replace").splitlines()
    if asked.returncode == 0 and who:
        # A line may name several, and some with a «!» whose it is not.
        judged = [_is_of(folder, data, one, then) for one in who[:_MOST] if one[:1] != "!"]
        good = (one for one in judged if one.worth == "good")
        found = next(good, judged[0] if judged else Judged("unknown_key"))
        # The signature is sound: if the line does not do, it is the line.
        return found._replace(worth="unknown_key") if found.worth == "unreadable" else found
    said = _said(asked.stderr)
    if "key has expired" in said:
        return Judged("expired")
    if "key is not yet valid" in said:
        return Judged("not_yet")
    blank = {n for n, line in enumerate(signers.split(b"\n"), start=1) if not line.strip()}
    numbers = (int(found[1]) for found in _BROKEN.finditer(said))
    # Of a blank line it says that the key is missing.
    broken = next((number for number in numbers if number not in blank), None)
    return Judged("unknown_key") if broken is None else Judged("signers_broken", line=broken)


def _is_of(folder: Path, data: bytes, who: str, then: Sequence[str]) -> Judged:
    known = ("-n", NAMESPACE, "-I", who, "-s", "signature", "-f", "allowed_signers")
    try:
        done = _ask(folder, data, "verify", *known, *then)
    except ValueError:
        # A name that no command can be given is nobody's.
        return Judged("unknown_key")
    if done.returncode == 0:
        return Judged("good", who, _key_in(done.stdout))
    return Judged(_why_not(done.stderr), who)


def _why_not(stderr: bytes) -> Worth:
    said = _said(stderr)
    if "not permitted for use in signature namespace" in said:
        return "not_permitted"
    if "namespace does not match" in said:
        return "namespace"
    if "incorrect signature" in said:
        return "wrong"
    if "No principal matched" in said:
        return "unknown_key"
    return "unreadable"


def _key_in(stdout: bytes) -> str:
    found = _KEY.search(stdout.decode("utf-8", "replace"))
    return found[1] if found else ""


def _ask(
    folder: Path, data: bytes, what: str, *arguments: str
) -> subprocess.CompletedProcess[bytes]:
    """Ask `ssh-keygen`. Raises `_NoAnswer`."""
    try:
        done = subprocess.run(
            _command(("-Y", what, *arguments)),
            input=data,
            capture_output=True,
            check=False,
            cwd=folder,
            env=_environment(),
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _NoAnswer from error
    if done.returncode < 0 or not (done.stdout or done.stderr):
        # It was killed, or is something else of that name: that says nothing of the signature.
        raise _NoAnswer
    return done


def _command(arguments: Sequence[str]) -> list[str]:
    return ["ssh-keygen", *arguments]


def _environment() -> dict[str, str]:
    # What it says is read: in the words it has in the source.
    return {**os.environ, "LC_ALL": "C"}


def _said(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").splitlines()
    return "; ".join(" ".join(line.split()) for line in lines if line.strip())
