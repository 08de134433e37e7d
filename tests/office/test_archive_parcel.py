"""The parcel for the lawful archive: whole, the same each time, checked with plain tools."""

import errno
import io
import json
import os
import subprocess
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

import sognko_tui
from sognko_tui.archive.store import Archive, ClosedPartMissing
from sognko_tui.meeting import events as e
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.public import parted
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import archive_parcel, output, sealing, writing
from sognko_tui.office.trouble import Trouble
from sognko_tui.protocol import manifest
from sognko_tui.protocol.manifest import Hashed, Manifest
from tests.meetings import START, Room, agenda_item, board, convened
from tests.protocol.hostile import TEXTS, each_in_turn

SCHEMA = json.loads(
    (Path(sognko_tui.__file__).parent / "schemas" / "parcel.json").read_text(encoding="utf-8")
)
BASIS = "kommunelova § 11-5 tredje ledd bokstav a"
NAME = "2026-03-24-styret"


@pytest.fixture
def archive(tmp_path):
    made = Archive.create(tmp_path / "minutes")
    meeting_id = made.meetings.create(convened(), by="x", at=START, pack=b"%PDF 1", suffix=".pdf")
    assert meeting_id == NAME
    return made


def held(*, approved: bool = True) -> Room:
    """A meeting whose item 2 was handled for closed doors; its secretary is named by address."""
    items = [
        agenda_item(n, attachments=("Kart", "Brev frå post@luster.example")) for n in (1, 2, 3)
    ]
    room = Room(items, board(name="Styret i Prøve KO"))
    room.record(e.HeadChanged(field="secretary", value="Sekretær, sekretaer@proeve.example"))
    room.record(e.SessionClosed(item="i2", basis=BASIS, at=START, neutral_title="Personalsak"))
    room.write("i2", "Løyndomen", "minutes")
    for item in ("i1", "i2", "i3"):
        room.adopt(item)
    if approved:
        room.record(e.ProtocolApproved(where="møtet i juni"))
    return room


def rendered(meeting: Meeting, full: bool) -> dict[str, bytes]:
    """The files of the protocol, the PDF made by nobody: it is not what this is about."""
    stem = writing.stem(meeting.version, full=full)
    told = writing.markdown(meeting, public=not full).encode()
    page = writing.text(meeting, "html", public=not full).encode()
    return {
        f"{stem}.md": told,
        f"{stem}.html": page,
        f"{stem}.json": b"{}",
        f"{stem}.pdf": b"%PDF " + told,
    }


def packed(archive: Archive, meeting: Meeting, *, force: bool = False) -> bytes:
    return b"".join(archive_parcel.pieces(archive, NAME, meeting, rendered, force=force))


def unpacked(data: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        made.extractall(folder)
    (root,) = folder.iterdir()
    return root


def metadata(data: bytes) -> dict:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        (name,) = (n for n in made.namelist() if n.endswith("/data/metadata.json"))
        told = json.loads(made.read(name))
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(told)
    return told


def test_the_parcel_is_a_bag_that_plain_tools_find_whole(archive, tmp_path):
    archive.papers.add_pack(NAME, b"PDF 2", ".pdf")
    meeting = held().meeting
    writing.write(archive, NAME, meeting)
    data = packed(archive, meeting)
    assert data == packed(archive, meeting)
    root = unpacked(data, tmp_path / "out")
    for listing in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        checked = subprocess.run(
            ["sha256sum", "-c", "--strict", listing], cwd=root, capture_output=True, text=True
        )
        assert checked.returncode == 0, checked.stdout
    assert (root / "bagit.txt").read_text() == (
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    )
    inside = {
        p.relative_to(root / "data").as_posix() for p in root.rglob("data/**/*") if p.is_file()
    }
    assert inside == {
        "metadata.json", "sakspapir.pdf", "sakspapir-2.pdf",
        "protokoll.md", "protokoll.html", "protokoll.json", "protokoll.pdf",
        "protokoll-full.md", "protokoll-full.html", "protokoll-full.json", "protokoll-full.pdf",
    }  # fmt: skip
    listed = {
        line.split("  ", 1)[1] for line in (root / "manifest-sha256.txt").read_text().splitlines()
    }
    assert listed == {f"data/{path}" for path in inside}
    size = sum((root / "data" / path).stat().st_size for path in inside)
    assert f"Payload-Oxum: {size}.{len(inside)}\n" in (root / "bag-info.txt").read_text()


def test_the_metadata_tells_what_the_public_may_see_and_by_which_law_not_the_rest(archive):
    told = metadata(packed(archive, held().meeting))
    assert told["protocol"]["status"] == "approved"
    assert told["meeting"]["chair"] == "Representant for Luster"
    assert (told["access"], told["grounds"]) == ("closed", [BASIS])
    first, second, _ = told["items"]
    assert (first["access"], first["ground"]) == ("public", "")
    assert (second["access"], second["ground"], second["public_title"]) == (
        "closed", BASIS, "Personalsak",
    )  # fmt: skip
    access = {d["path"].removeprefix("data/"): d["access"] for d in told["documents"]}
    endings = ("html", "json", "md", "pdf")
    assert access == {
        **{f"protokoll.{ending}": "public" for ending in endings},
        **{f"protokoll-full.{ending}": "closed" for ending in endings},
        "sakspapir.pdf": "unreviewed",
    }
    assert all(d["grounds"] == [BASIS] for d in told["documents"] if d["access"] != "public")


def test_nobodys_address_is_in_the_metadata(archive):
    told = metadata(packed(archive, held().meeting))
    assert "@" not in json.dumps(told)
    assert told["meeting"]["secretary"] == "Sekretær, …"
    assert told["items"][0]["attachments"] == ["Kart", "Brev frå …"]


def test_the_files_a_pack_came_in_are_enclosed_under_names_of_ours(tmp_path):
    papers = io.BytesIO()
    with zipfile.ZipFile(papers, "w") as made:
        made.writestr("../../etc/Møte plan.PDF", b"%PDF")
        made.writestr("x/..\\..\\hald.sh;rm", b"#!")
    archive = Archive.create(tmp_path / "minutes")
    archive.meetings.create(convened(), by="x", at=START, pack=papers.getvalue(), suffix=".zip")
    room = Room(3)
    for item in ("i1", "i2", "i3"):
        room.adopt(item)
    room.record(e.ProtocolApproved())
    told = metadata(packed(archive, room.meeting))
    attached = {d["path"]: d["given_name"] for d in told["documents"] if d["kind"] == "attachment"}
    assert attached == {
        "data/vedlegg/001-moete-plan.pdf": "Møte plan.PDF",
        "data/vedlegg/002-hald.bin": "hald.sh;rm",
    }


@pytest.mark.parametrize("start", range(0, len(TEXTS), 25))
def test_no_hostile_text_becomes_a_path_or_a_line_of_the_bag(archive, start, tmp_path):
    meeting = replace(each_in_turn(start), id="../" + TEXTS[start], corrections=())
    meeting = replace(meeting, approved=START, correcting=False)
    data = packed(archive, meeting, force=True)
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        names = made.namelist()
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./") for name in names)
    assert all(".." not in name and not name.startswith("/") for name in names)
    root = unpacked(data, tmp_path / "out")
    lines = (root / "bag-info.txt").read_text(encoding="utf-8").splitlines()
    known = (
        *("Source-Organization", "External-Identifier", "Bag-Group-Identifier"),
        *("External-Description", "Payload-Oxum"),
    )
    assert [line.partition(":")[0] for line in lines] == [
        one for one in known if any(line.startswith(one + ": ") for line in lines)
    ]
    metadata(data)


def test_a_draft_is_packed_only_by_force_and_says_what_it_is(archive, tmp_path):
    meeting = held(approved=False).meeting
    (archive.meetings.folder(NAME) / "protokoll.md").write_text("gammal")
    with pytest.raises(Trouble) as raised:
        packed(archive, meeting)
    assert raised.value.code == "parcel_draft"
    data = packed(archive, meeting, force=True)
    assert metadata(data)["protocol"] == {
        "status": "draft", "version": 1, "language": "nn", "approved": None, "approved_where": "",
    }  # fmt: skip
    root = unpacked(data, tmp_path / "out")
    assert "UTKAST" in (root / "bag-info.txt").read_text()
    assert (root / "data" / "protokoll.md").read_text() != "gammal"


def test_a_protocol_that_is_not_what_the_meeting_says_holds_the_parcel_back(archive):
    meeting = held().meeting
    writing.write(archive, NAME, meeting)
    path = archive.meetings.folder(NAME) / "protokoll.md"
    path.write_text(path.read_text() + "\nOg eit vedtak til.\n")
    with pytest.raises(Trouble) as raised:
        packed(archive, meeting)
    assert (raised.value.code, raised.value.params["file"]) == ("parcel_changed", "protokoll.md")


def test_the_versions_that_were_approved_before_are_in_the_parcel_of_the_one_that_stands(archive):
    room = held()
    writing.write(archive, NAME, room.meeting)
    before = (archive.meetings.folder(NAME) / "protokoll.md").read_bytes()
    room.record(e.CorrectionBegun(reason="feil stad", who="Sekretariatet"))
    with pytest.raises(Trouble) as raised:
        packed(archive, room.meeting)
    assert raised.value.code == "parcel_correcting"
    room.record(e.HeadChanged(field="place", value="Kulturhuset"))
    room.record(e.SessionClosed(item="i1", basis="§ 11-5", at=START, neutral_title="Ei sak"))
    room.record(e.SessionOpened(item="i1", at=START), e.ProtocolApproved())
    data = packed(archive, room.meeting)
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        told = json.loads(made.read(f"{NAME}-v2/data/metadata.json"))["documents"]
        access = {one["path"]: one["access"] for one in told}
        # What was public once tells of what has been closed since.
        assert access["data/protokoll.md"] == "closed"
        assert access["data/protokoll-v2.md"] == "public"
        assert made.read(f"{NAME}-v2/data/protokoll.md") == before
        assert b"Kulturhuset" in made.read(f"{NAME}-v2/data/protokoll-v2.pdf")


def sealed(archive: Archive, meeting: Meeting) -> Path:
    """Let the files of the meeting lie beside it with the manifest of them; the folder."""
    folder = archive.meetings.folder(NAME)
    for full in (False, True):
        files = rendered(meeting, full)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        hashed = tuple(Hashed(name, sha256(data).hexdigest()) for name, data in files.items())
        told = Manifest(meeting=NAME, board="Styret", version=1, approved="", files=hashed)
        name = sealing.manifest_name(1, full=full)
        (folder / name).write_bytes(manifest.write(told))
    return folder


def test_what_was_sealed_goes_along_as_it_lies_and_can_be_checked_in_the_parcel(archive, tmp_path):
    room = held()
    folder = sealed(archive, room.meeting)
    room.record(e.RemarkReceived(meeting="m", date=date(2026, 6, 9), number="2"))
    data = packed(archive, room.meeting)
    root = unpacked(data, tmp_path / "out")
    for name in ("protokoll.sha256", "protokoll-full.sha256"):
        subprocess.run(
            ["sha256sum", "-c", name], cwd=root / "data", check=True, capture_output=True
        )
    access = {d["path"]: d["access"] for d in metadata(data)["documents"]}
    assert access["data/protokoll.sha256"] == "public"
    assert access["data/protokoll-full.sha256"] == "closed"
    for name in ("protokoll.pdf", "protokoll-full.json"):
        there = (folder / name).read_bytes()
        (folder / name).write_bytes(there + b"x")
        with pytest.raises(Trouble) as raised:
            packed(archive, room.meeting)
        assert (raised.value.code, raised.value.params["file"]) == ("parcel_changed", name)
        (folder / name).write_bytes(there)


def test_signatures_go_along_and_links_do_not(archive):
    folder = archive.meetings.folder(NAME)
    names = ("protokoll.sha256.leiar.sig", "protokoll-signert-leiar-full.pdf")
    for name in names:
        (folder / name).write_text("signert")
    (folder / "protokoll.sha256.andre.sig").symlink_to("/etc/passwd")
    room = held()
    room.record(e.ProtocolSigned(who="Leiaren", on=date(2026, 6, 9), kind="paper", file=names[1]))
    told = metadata(packed(archive, room.meeting))
    signed = {d["path"]: d["access"] for d in told["documents"] if d["kind"] == "signature"}
    assert signed == {f"data/{names[0]}": "public", f"data/{names[1]}": "closed"}
    assert [(one["who"], one["kind"]) for one in told["signatures"]] == [("Leiaren", "paper")]


def test_without_what_was_handled_for_closed_doors_there_is_no_parcel(archive):
    room = held()
    public = parted(room.session.log, room.meeting).public
    with pytest.raises(ClosedPartMissing):
        packed(archive, fold(public), force=True)


def test_a_disk_that_fills_leaves_the_parcel_that_was_there(archive, tmp_path, monkeypatch):
    path = tmp_path / "pakke.zip"
    path.write_bytes(b"den gamle")

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(Trouble) as raised:
        output.save(
            archive_parcel.pieces(archive, NAME, held().meeting, rendered), path, force=True
        )
    monkeypatch.undo()
    assert raised.value.code == "disk_full"
    assert path.read_bytes() == b"den gamle"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["minutes", "pakke.zip"]
