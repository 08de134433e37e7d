"""Looking through a chain of approved and signed protocols: meetings a second, and memory.

`SOGNKO_BENCH_MEETINGS=10000` takes the full size, of which the sealing is by far the most; see
benchmarks/archives.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from benchmarks.archives import kept
from sognko_tui.archive.store import Archive, checkpoint
from sognko_tui.meeting.events import Entry, Event, ProtocolApproved, ProtocolSigned
from sognko_tui.meeting.fold import fold
from sognko_tui.office import chain, sealing, ssh_keys

BEGAN = datetime(2030, 1, 1, 9, tzinfo=UTC)
WHO = "Leiaren"


def main() -> None:
    """Seal and sign a copy of the archive, and look through it."""
    with tempfile.TemporaryDirectory(prefix="sognko-seals-") as folder:
        key = Path(folder) / "key"
        made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)]
        subprocess.run(made, check=True, stdin=subprocess.DEVNULL)
        minutes = Path(folder) / "minutes"
        shutil.copytree(kept(int(os.environ.get("SOGNKO_BENCH_MEETINGS", "200"))), minutes)
        archive = Archive.open(minutes)
        began = time.monotonic()
        ids = archive.meetings.ids()[::-1]
        for number, meeting_id in enumerate(ids):
            _approve(archive, meeting_id, BEGAN + timedelta(minutes=number), key)
        each = (time.monotonic() - began) / len(ids)
        print(f"approved, sealed and signed: {len(ids)} protocols, {each * 1000:.0f} ms each")
        board = fold(archive.meetings.read(ids[0]).entries).board.id
        began = time.monotonic()
        last = chain.last(chain.links(archive, chain.approved(archive, board)))
        seconds = time.monotonic() - began
        assert last is not None
        print(f"the end of a board's chain: {seconds * 1000:.0f} ms")
        _verify(minutes, len(ids))


_last: dict[str, tuple[str, str]] = {}


def _approve(archive: Archive, meeting_id: str, at: datetime, key: Path) -> None:
    """Approve it once more, as the next of its board's chain, and sign it."""
    folder = archive.meetings.folder(meeting_id)
    read = archive.meetings.read(meeting_id).entries
    entries = [entry for entry in read if not isinstance(entry.event, ProtocolApproved)]
    board = fold(entries).board.id
    signers = archive.path / "customs" / board / "allowed_signers"
    signers.parent.mkdir(parents=True, exist_ok=True)
    public = key.with_suffix(".pub").read_text(encoding="ascii")
    signers.write_text(f'{WHO} namespaces="{ssh_keys.NAMESPACE}" {public}', encoding="ascii")

    def record(event: Event) -> None:
        seq = entries[-1].seq + 1
        entries.append(Entry(seq=seq, at=at, by="x", step=seq, event=event))  # type: ignore[arg-type]
        checkpoint.write(folder, entries, fold(entries), generation=1)

    follows, hashed = _last.get(board, ("", ""))
    record(ProtocolApproved(where="neste møte", follows=follows, follows_sha256=hashed))
    sealing.write(archive, meeting_id, entries, fold(entries))
    manifest = (folder / "protokoll.sha256").read_bytes()
    _last[board] = (f"{meeting_id}/protokoll.sha256", sha256(manifest).hexdigest())
    signature = ssh_keys.sign(manifest, key)
    name = "protokoll.sha256.leiaren.sig"
    (folder / name).write_bytes(signature)
    digest = sha256(signature).hexdigest()
    record(ProtocolSigned(who=WHO, on=date(2030, 1, 1), file=name, sha256=digest))


def _verify(minutes: Path, count: int) -> None:
    command = [sys.executable, "-m", "sognko_tui", "--minutes", str(minutes), "verify"]
    began = time.monotonic()
    highest = 0
    with tempfile.TemporaryFile() as told:
        running = subprocess.Popen(command, stdout=told, stderr=subprocess.DEVNULL)
        while running.poll() is None:
            highest = max(highest, _memory(running.pid))
            time.sleep(0.05)
        seconds = time.monotonic() - began
        told.seek(0)
        sound = told.read().count("√ 2".encode())
    assert (running.returncode, sound) == (0, count)
    print(
        f"verified: {count} protocols in {seconds:.1f} s, {count / seconds:.0f} a second; "
        f"at most {highest / 1024:.0f} MB"
    )


def _memory(process: int) -> int:
    """The kilobytes that a process has had at most since it became what it is."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(x.split()[1]) for x in status.splitlines() if x.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
