"""The website of an archive: what comes into the folder, what stays, and what never gets there."""

import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from sognko_tui.archive.store import Archive, Reach
from sognko_tui.office import sealing
from sognko_tui.office.clock import ZONE
from sognko_tui.office.desk import Desk
from sognko_tui.office.publishing import Published
from sognko_tui.office.trouble import Trouble
from sognko_tui.protocol import write
from tests.publishable import AUTUMN, RAADET, SECRETS, STYRET, approve, archive, hold, item

ATOM = "{http://www.w3.org/2005/Atom}"
SPRING_PAGE = "styret-i-proeve-ko/2025/2025-05-06"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return archive(tmp_path / "minutes")


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "site"


def files(into: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(into)): path.read_bytes()
        for path in sorted(into.rglob("*"))
        if path.is_file()
    }


def times(into: Path) -> dict[str, int]:
    return {name: (into / name).stat().st_mtime_ns for name in files(into)}


def page(into: Path, address: str) -> str:
    return (into / address / "index.html").read_text(encoding="utf-8")


def test_every_approved_protocol_has_its_address_and_so_has_every_item(desk, into):
    done = desk.publish(into)
    assert (done.protocols, done.unreadable) == (3, ())
    assert {name for name in files(into) if name.endswith("/index.html")} == {
        "sok/index.html",
        "raadet/index.html",
        "raadet/2024/index.html",
        "raadet/2024/2024-11-12/index.html",
        "raadet/2024/2024-11-12/sak-1/index.html",
        "styret-i-proeve-ko/index.html",
        "styret-i-proeve-ko/2025/index.html",
        "styret-i-proeve-ko/2025/2025-09-02/index.html",
        "styret-i-proeve-ko/2025/2025-09-02/sak-1/index.html",
        "styret-i-proeve-ko/2025/2025-09-02/sak-2/index.html",
        f"{SPRING_PAGE}/index.html",
        *(f"{SPRING_PAGE}/sak-{n}/index.html" for n in (1, 2, 3, 4)),
    }
    assert '<html lang="nb-NO"' in page(into, "raadet/2024/2024-11-12")
    assert "Godkjent 10. desember 2024" in page(into, "raadet/2024/2024-11-12")
    assert "Sjø &amp; Land" in page(into, "raadet")
    assert "&lt;b&gt;Brannvern&lt;/b&gt;" in page(into, f"{SPRING_PAGE}/sak-4")
    assert "<script>alert" not in page(into, f"{SPRING_PAGE}/sak-4")


def test_no_word_of_a_closed_item_is_in_any_byte_or_name(desk, into):
    desk.publish(into, base="https://protokollar.example/", drafts=True)
    told = files(into)
    assert "Personalsak" in page(into, f"{SPRING_PAGE}/sak-2")
    for name, data in told.items():
        text = (name + data.decode()).casefold()
        for secret in SECRETS:
            assert secret.casefold() not in text, name
            folded = secret.casefold().replace("ø", "o")
            assert folded not in text, name
    # That a later item came of it would tell what it was about.
    assert "2025-05-06" not in page(into, "styret-i-proeve-ko/2025/2025-09-02/sak-2")
    assert "2025-09-02" not in page(into, f"{SPRING_PAGE}/sak-2")


def test_an_item_leads_to_the_meetings_before_and_after_that_had_it(desk, into):
    desk.publish(into)
    later = page(into, "styret-i-proeve-ko/2025/2025-09-02/sak-1")
    assert '<a href="../../2025-05-06/sak-3/">Handsama før: Sak 3, 6. mai 2025</a>' in later
    earlier = page(into, f"{SPRING_PAGE}/sak-3")
    assert (
        '<a href="../../2025-09-02/sak-1/">Handsama sidan: Sak 1, 2. september 2025</a>' in earlier
    )


def test_a_draft_is_published_only_when_asked_for_and_says_so(desk, into):
    assert desk.publish(into).protocols == 3
    assert desk.publish(into, drafts=True).protocols == 4
    for address in ("", "sak-1/"):
        told = page(into, f"styret-i-proeve-ko/2026/2026-02-03/{address}")
        assert "<title>Utkast: " in told or "Utkast. Denne protokollen er ikkje godkjend" in told
    assert desk.publish(into).protocols == 3
    assert not (into / "styret-i-proeve-ko/2026").exists()


def test_what_has_not_changed_is_not_written_again_and_what_has_is(desk, into):
    desk.publish(into, base="https://protokollar.example")
    before = times(into)
    done = desk.publish(into)
    assert (done.made, done.written, done.removed) == (0, 0, 0)
    assert times(into) == before
    hold(desk, STYRET, AUTUMN, item(7, "Ei sak til"), approved=date(2025, 11, 4), another=True)
    desk.publish(into)
    after = times(into)
    assert before.keys() <= after.keys()
    assert "styret-i-proeve-ko/2025/2025-09-02-2/sak-7/index.html" in after
    changed = {name for name in before if after[name] != before[name]}
    assert not {
        name for name in changed if name.startswith(("raadet/", f"{SPRING_PAGE}/", "sok/2024"))
    }
    fresh = into.with_name("fresh")
    desk.publish(fresh, base="https://protokollar.example")
    assert files(fresh) == files(into)


def test_while_a_protocol_is_being_corrected_the_approved_one_stands(desk, into):
    from sognko_tui.meeting import events as e

    desk.publish(into)
    before = files(into)
    opened = desk.open("2024-11-12-raadet-for-sjoe-land")
    session = opened.session
    assert session is not None
    session.record(e.CorrectionBegun(reason="Feil tal", who="s"))
    session.type("i1", "minutes", 0, "", "Tilføyd etterpå.")
    opened.close()
    desk.publish(into)
    there = files(into)
    assert all(there[name] == data for name, data in before.items() if not name.startswith("."))
    opened = desk.open("2024-11-12-raadet-for-sjoe-land")
    approve(desk, opened, date(2025, 1, 14))
    opened.close()
    desk.publish(into)
    told = page(into, "raadet/2024/2024-11-12")
    assert "Tilføyd etterpå." in told
    assert "Feil tal" in told
    assert "Versjon 2" in told


def test_an_item_that_is_closed_in_a_correction_is_gone_at_once_with_every_file_that_told_it(
    desk, into
):
    from sognko_tui.meeting import events as e

    meeting = "2024-11-12-raadet-for-sjoe-land"
    sealing.write(desk._archive, meeting, desk.log(meeting), desk.look(meeting))
    desk.publish(into)
    assert (into / "raadet/2024/2024-11-12/protokoll.json").is_file()
    opened = desk.open(meeting)
    session = opened.session
    assert session is not None
    now = datetime(2024, 11, 12, 9, tzinfo=ZONE)
    session.record(e.CorrectionBegun(reason="Skulle vore lukka", who="s"))
    session.record(e.SessionClosed(item="i1", basis="§ 11-5", at=now, neutral_title="Ei sak"))
    session.record(e.SessionOpened(item="i1", at=now))
    opened.close()
    for approves in (True, False):
        desk.publish(into)
        assert [name for name, data in files(into).items() if b"avna" in data] == []
        if approves:
            desk.approve(meeting, "møtet etter")


def test_a_feed_tells_the_latest_protocols_with_whole_addresses_that_stay(desk, into):
    desk.publish(into, base="https://protokollar.example/x")
    assert len(list(into.rglob("feed.xml"))) == 3
    # The address is remembered, and nothing else is.
    desk.publish(into, boards={RAADET.id})
    told = ET.fromstring((into / "feed.xml").read_bytes())
    assert told.findtext(f"{ATOM}updated") == "2024-12-10T00:00:00Z"
    (entry,) = told.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == "https://protokollar.example/x/raadet/2024/2024-11-12/"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Rådet for Sjø & Land"
    assert "Budsjett for havna" in (entry.findtext(f"{ATOM}content") or "")


def test_a_feed_of_a_site_nobody_knows_the_address_of_leads_from_where_it_lies(desk, into):
    assert desk.publish(into).base == ""
    for feed in into.rglob("feed.xml"):
        told = ET.fromstring(feed.read_bytes())
        ids = [one.text or "" for one in told.iter(f"{ATOM}id")]
        assert len(set(ids)) == len(ids) > 1
        assert all(one.startswith("urn:uuid:") for one in ids)
        links = [one.get("href") or "" for one in told.iter(f"{ATOM}link")]
        assert all((feed.parent / link).exists() for link in links)
    assert 'type="application/atom+xml" href="../feed.xml"' in page(into, "raadet/2024")


def test_a_site_without_protocols_promises_no_feed(desk, into):
    desk.publish(into, boards={"nobody"})
    assert "feed.xml" not in page(into, "")
    assert not list(into.rglob("feed.xml"))


def test_the_public_protocols_that_lie_beside_a_meeting_come_along_and_no_other_file(desk, into):
    folder = desk.root / "2025-05-06-styret-i-proeve-ko"
    (folder / "protokoll.pdf").write_bytes(b"%PDF-1.7")
    (folder / "protokoll-full.pdf").write_bytes(b"Hemmeleg")
    desk.publish(into)
    assert (into / SPRING_PAGE / "protokoll.pdf").read_bytes() == b"%PDF-1.7"
    assert '<a href="protokoll.pdf" download>PDF</a>' in page(into, SPRING_PAGE)
    assert not list(into.rglob("*full*"))
    (folder / "protokoll.md").write_text(write(desk.look(folder.name), draft=False, public=True))
    desk.publish(into)
    assert (into / SPRING_PAGE / "protokoll.md").read_bytes() == (
        folder / "protokoll.md"
    ).read_bytes()
    (folder / "protokoll.md").write_text("Hemmeleg")
    (folder / "protokoll.pdf").unlink()
    desk.publish(into)
    assert not list((into / SPRING_PAGE).glob("protokoll*"))


def test_the_files_of_others_are_left_alone_and_never_written_over(desk, into):
    into.mkdir()
    (into / "mitt.txt").write_text("mitt")
    with pytest.raises(Trouble, match="site_not_ours"):
        desk.publish(into)
    (into / "mitt.txt").unlink()
    desk.publish(into, drafts=True)
    (into / "mitt.txt").write_text("mitt")
    (into / "styret-i-proeve-ko/2026/2026-02-03/bilete.png").write_text("mitt")
    desk.publish(into)
    assert (into / "mitt.txt").read_text() == "mitt"
    assert (into / "styret-i-proeve-ko/2026/2026-02-03/bilete.png").read_text() == "mitt"
    (into / "styret-i-proeve-ko/2026/2026-02-03/index.html").write_text("mitt")
    with pytest.raises(Trouble, match="site_in_the_way"):
        desk.publish(into, drafts=True)
    assert (into / "styret-i-proeve-ko/2026/2026-02-03/index.html").read_text() == "mitt"


def test_a_list_of_ours_that_somebody_changed_leads_to_nobodys_files(desk, into):
    desk.publish(into)
    (into.parent / "mitt.txt").write_text("mitt")
    known = json.loads((into / ".sognko-site.json").read_bytes())
    meeting = known["meetings"].popitem()[1]
    for address in ("../mitt.txt", "/etc/hosts", "styret/../../mitt.txt", "a\0b"):
        for told in (
            {**known, "others": [*known["others"], address]},
            {**known, "meetings": {"m": {**meeting, "address": address}}},
            {**known, "meetings": {"m": {**meeting, "items": [address]}}},
            {**known, "meetings": {"m": {**meeting, "day": address}}},
        ):
            (into / ".sognko-site.json").write_text(json.dumps(told))
            with pytest.raises(Trouble, match="site_manifest"):
                desk.publish(into)
    (into / ".sognko-site.json").unlink()
    (into / ".sognko-site.begun").write_text("../mitt.txt\n/etc/hosts\n")
    with pytest.raises(Trouble, match="site_in_the_way"):
        desk.publish(into)
    assert (into.parent / "mitt.txt").read_text() == "mitt"


def test_nothing_is_written_or_removed_behind_a_link(desk, into, tmp_path):
    desk.publish(into, drafts=True)
    (into / "styret-i-proeve-ko/2026").rename(tmp_path / "mine")
    (into / "styret-i-proeve-ko/2026").symlink_to(tmp_path / "mine")
    before = files(tmp_path / "mine")
    desk.publish(into)
    with pytest.raises(Trouble, match="site_in_the_way"):
        desk.publish(into, drafts=True)
    assert files(tmp_path / "mine") == before


def test_a_site_is_neither_in_the_archive_nor_around_it_nor_of_another_one(desk, into, tmp_path):
    for wrong in (desk.root, desk.root / "site", desk.root.parent):
        with pytest.raises(Trouble, match="site_in_archive"):
            desk.publish(wrong)
    desk.publish(into)
    from tests.publishable import a_desk

    with pytest.raises(Trouble, match="site_of_another"):
        a_desk(tmp_path / "other").publish(into)
    assert (into / SPRING_PAGE / "index.html").is_file()


def test_whoever_reaches_only_some_boards_takes_nothing_of_the_others_away(desk, into):
    desk.publish(into)
    before = files(into)
    reach = Reach(boards=frozenset({RAADET.id}), inbox="x")
    limited = Desk(Archive.open(desk.root, reach), "x", desk.clock)
    with pytest.raises(Trouble, match="site_other_boards"):
        limited.publish(into)
    assert files(into) == before


def test_a_meeting_that_cannot_be_read_keeps_its_pages_and_is_told_of(desk, into):
    desk.publish(into)
    damaged = desk.root / "2025-05-06-styret-i-proeve-ko" / "meeting.json"
    damaged.write_text("{")
    done = desk.publish(into)
    assert done.unreadable == ("2025-05-06-styret-i-proeve-ko",)
    assert (into / SPRING_PAGE / "sak-4/index.html").is_file()


def test_what_a_run_left_that_was_killed_is_taken_up_by_the_next(desk, into, monkeypatch):
    from sognko_tui.protocol.site import overview

    def killed(*_args, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr(overview, "front", killed)
    with pytest.raises(KeyboardInterrupt):
        desk.publish(into)
    monkeypatch.undo()
    assert (into / SPRING_PAGE / "index.html").is_file()
    assert not (into / "index.html").exists()
    shutil.rmtree(desk.root / "2024-11-12-raadet-for-sjoe-land")
    (into / "raadet/2024/2024-11-12/sak-1/.index.html.ny").write_text("half")
    desk.publish(into)
    assert (into / "index.html").is_file()
    assert not (into / "raadet").exists()
    assert not list(into.rglob("*.begun"))


_INTERRUPTED = """
import os, signal, sys
from pathlib import Path
from sognko_tui.office.desk import at_desk
from sognko_tui.office.publishing import working

signal.signal(signal.SIGINT, signal.default_int_handler)
working.MANY = 1
try:
    at_desk(sys.argv[1]).publish(Path(sys.argv[2]), progress=lambda *_: os.killpg(0, signal.SIGINT))
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_ctrl_c_ends_every_process_of_a_run_without_a_word(desk, into):
    command = [sys.executable, "-c", _INTERRUPTED, str(desk.root), str(into)]
    ended = subprocess.run(command, capture_output=True, check=False, start_new_session=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, b"", b"")
    assert desk.publish(into).protocols == 3


def test_words_are_found_in_the_year_and_the_item_that_has_them(desk, into):
    desk.publish(into)
    head = json.loads((into / "sok/hovud.json").read_bytes())
    assert (head["first"], list(head["years"])) == (2024, ["2025", "2024"])
    words = json.loads((into / "sok/ord-0.json").read_bytes())
    assert (words["havna"], words["okonomiplanen"], words["personalsak"]) == ("1", "2", "2")
    year = json.loads((into / "sok/2025/hovud.json").read_bytes())
    assert year["meetings"] == [
        ["styret-i-proeve-ko/2025/2025-09-02/", 2],
        ["styret-i-proeve-ko/2025/2025-05-06/", 4],
    ]
    # Item 1 of the newest meeting, and the third and fourth … of the other: 0, 4.
    found = json.loads((into / "sok/2025/ord-0.json").read_bytes())
    assert found["okonomiplan"] == "0.4"


def test_whoever_has_only_a_web_server_may_read_what_is_published(desk, into):
    before = os.umask(0o077)
    try:
        desk.publish(into)
    finally:
        os.umask(before)
    for path in (into, *into.rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A file system of 160 KiB."""
    if os.geteuid() or shutil.which("mount") is None:
        pytest.skip("only root can mount a tmpfs")
    disk = tmp_path / "tiny"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip("a tmpfs cannot be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_that_is_full_leaves_every_file_whole_and_room_mends_it(desk, tiny):
    desk.publish(tiny / "site", boards={RAADET.id})
    before = files(tiny / "site")
    (tiny / "padding").write_bytes(b"x" * (os.statvfs(tiny).f_bavail * 4096 - 8 * 4096))
    with pytest.raises(Trouble, match="site_disk_full"):
        desk.publish(tiny / "site")
    left = files(tiny / "site")
    assert all(left[name] == data for name, data in before.items())
    assert all(data.endswith(b"\n") for data in left.values())
    assert not [name for name in left if name.endswith(".ny")]
    (tiny / "padding").unlink()
    done: Published = desk.publish(tiny / "site")
    assert done.protocols == 3
    assert '<a href="sak-4/">' in page(tiny / "site", SPRING_PAGE)
