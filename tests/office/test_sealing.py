"""What approving a protocol leaves beside the meeting, and the chain that the protocols of a board make."""

import shutil
import subprocess
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.events import CorrectionBegun, ProtocolApproved
from sognko_tui.office import chain, sealing, verifying
from sognko_tui.office.desk import Desk
from sognko_tui.office.trouble import Trouble
from sognko_tui.protocol import manifest
from tests import sealed
from tests.conftest import need
from tests.sealed import FIRST, SECOND, THIRD


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Three approved protocols, which no test changes."""
    return sealed.archive(tmp_path_factory.mktemp("sealed")).root


@pytest.fixture
def minutes(made, tmp_path):
    """A copy of them that may be changed."""
    return shutil.copytree(made, tmp_path / "minutes")


def sha256sum(folder, name="protokoll.sha256"):
    need("sha256sum")
    return subprocess.run(
        ["sha256sum", "--check", "--strict", name], cwd=folder, capture_output=True, text=True
    )


def names(folder):
    return {path.name for path in folder.iterdir()}


def faults(desk):
    return [(r.meeting, f.code) for r in desk.verify_all() for f in r.faults]


def approve_version(desk, meeting_id, reason="Ein skrivefeil."):
    opened = desk.open(meeting_id)
    opened.session.record(CorrectionBegun(reason=reason, who="Sekretæren"))
    opened.close()
    return desk.approve(meeting_id, "e-post")


def test_approving_writes_the_public_files_and_a_manifest_that_sha256sum_accepts(made):
    public = {f"protokoll.{ending}" for ending in ("md", "html", "json", "pdf", "sha256")}
    assert public <= names(made / FIRST)
    assert not any("-full" in name for name in names(made / FIRST))
    checked = sha256sum(made / FIRST)
    assert (checked.returncode, checked.stderr, checked.stdout.count(": OK")) == (0, "", 4)


def test_sha256sum_follows_the_chain_to_the_protocol_approved_before(made):
    checked = sha256sum(made / THIRD)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert f"../{SECOND}/protokoll.sha256: OK" in checked.stdout
    read = manifest.read((made / SECOND / "protokoll.sha256").read_bytes())
    assert read.other is not None
    assert read.other.name == f"../{FIRST}/protokoll.sha256"


def test_the_public_manifest_tells_nothing_of_what_was_closed(made):
    told = (made / SECOND / "protokoll.sha256").read_text(encoding="utf-8")
    hashes = {sha256(path.read_bytes()).hexdigest() for path in (made / SECOND).glob("*-full.*")}
    assert len(hashes) >= 5
    assert "full" not in told
    assert not any(one in told for one in hashes)
    assert b"hemmelege" not in (made / SECOND / "protokoll.json").read_bytes()
    assert sha256sum(made / SECOND, "protokoll-full.sha256").returncode == 0


def test_the_log_names_the_protocol_that_each_one_follows_with_its_hash(made):
    events = [entry.event for entry in sealed.desk_on(made).log(THIRD)]
    (event,) = (one for one in events if isinstance(one, ProtocolApproved))
    before = (made / SECOND / "protokoll.sha256").read_bytes()
    assert event.follows == f"{SECOND}/protokoll.sha256"
    assert event.follows_sha256 == sha256(before).hexdigest()


def test_a_correction_is_sealed_beside_the_first_version_and_the_next_protocol_follows_it(
    minutes, tmp_path
):
    before = (minutes / FIRST / "protokoll.sha256").read_bytes()
    desk = sealed.desk_on(minutes)
    approve_version(desk, FIRST)
    assert (minutes / FIRST / "protokoll.sha256").read_bytes() == before
    read = manifest.read((minutes / FIRST / "protokoll-v2.sha256").read_bytes())
    assert [link.name for link in read.before] == [
        "protokoll.sha256",
        f"../{THIRD}/protokoll.sha256",
    ]
    assert sha256sum(minutes / FIRST, "protokoll-v2.sha256").returncode == 0
    sealed.later(desk, 1)
    approve_version(desk, FIRST, "Ein til.")
    sealed.later(desk, 1)
    fourth = sealed.held(desk, date(2026, 6, 9), tmp_path / _pack(tmp_path))
    desk.approve(fourth, "neste møte")
    last = chain.last(chain.links(desk._archive, chain.approved(desk._archive)))
    assert last is not None
    assert last.meeting == fourth
    read = manifest.read((minutes / fourth / "protokoll.sha256").read_bytes())
    assert read.other is not None
    assert read.other.name == f"../{FIRST}/protokoll-v3.sha256"
    assert faults(desk) == []


def printed_otherwise(monkeypatch):
    rendered = sealing.rendered

    def otherwise(meeting, customs, *, full):
        made = rendered(meeting, customs, full=full)
        return {name: data + b"\n" for name, data in made.items()}

    monkeypatch.setattr(sealing, "rendered", otherwise)


def _pack(folder):
    (folder / "sakspapir.txt").write_text(sealed.PACK, encoding="utf-8")
    return "sakspapir.txt"


def test_a_clock_that_was_wrong_breaks_no_chain(minutes, tmp_path):
    desk = sealed.desk_on(minutes)
    sealed.later(desk, -24 * 300)
    fourth = sealed.held(desk, date(2026, 6, 9), tmp_path / _pack(tmp_path))
    desk.approve(fourth, "neste møte")
    sealed.later(desk, 1)
    fifth = sealed.held(desk, date(2026, 6, 10), tmp_path / "sakspapir.txt")
    desk.approve(fifth, "neste møte")
    follows = manifest.read((minutes / fifth / "protokoll.sha256").read_bytes()).other
    assert follows is not None
    assert follows.name == f"../{fourth}/protokoll.sha256"
    assert faults(desk) == []


def test_stopped_between_the_approval_and_its_files_writing_again_completes_it(minutes):
    folder = minutes / THIRD
    whole = {path.name: path.read_bytes() for path in folder.glob("protokoll*")}
    for lost in (("protokoll.sha256", "protokoll.pdf"), ("protokoll.sha256",), ("protokoll.pdf",)):
        for name in lost:
            (folder / name).unlink()
        sealed.desk_on(minutes).write(THIRD)
        assert {path.name: path.read_bytes() for path in folder.glob("protokoll*")} == whole


def test_the_next_approval_seals_the_one_before_first_where_the_program_was_stopped(
    minutes, tmp_path
):
    sealed_before = (minutes / THIRD / "protokoll.sha256").read_bytes()
    (minutes / THIRD / "protokoll.sha256").unlink()
    desk = sealed.desk_on(minutes)
    fourth = sealed.held(desk, date(2026, 6, 9), tmp_path / _pack(tmp_path))
    desk.approve(fourth, "neste møte")
    assert (minutes / THIRD / "protokoll.sha256").read_bytes() == sealed_before
    assert faults(desk) == []


def test_a_seal_that_was_begun_goes_on_with_the_files_as_they_lie(minutes, monkeypatch):
    """As where a newer program, which prints it otherwise, completes what an older one began."""
    (minutes / THIRD / "protokoll.sha256").unlink()
    before = (minutes / THIRD / "protokoll.md").read_bytes()
    printed_otherwise(monkeypatch)
    desk = sealed.desk_on(minutes)
    desk.write(THIRD)
    assert (minutes / THIRD / "protokoll.md").read_bytes() == before
    assert faults(desk) == []


def test_what_somebody_changed_is_found_by_check_and_kept_aside_when_it_is_written_again(minutes):
    path = minutes / THIRD / "protokoll.md"
    was = path.read_bytes()
    path.write_text("Noko anna\n", encoding="utf-8")
    (minutes / THIRD / "protokoll.pdf").unlink()
    desk = sealed.desk_on(minutes)
    told = {f.code: f.params["file"] for f in desk.check(THIRD) if f.code.startswith("sealed")}
    assert told == {"sealed_changed": "protokoll.md", "sealed_missing": "protokoll.pdf"}
    kept: list[Path] = []
    desk.write(THIRD, kept.append)
    assert path.read_bytes() == was
    assert [one.read_text(encoding="utf-8") for one in kept] == ["Noko anna\n"]
    assert faults(desk) == []


def test_what_a_newer_program_prints_otherwise_is_never_put_in_place_of_what_was_approved(
    minutes, monkeypatch
):
    path = minutes / THIRD / "protokoll.md"
    was = path.read_bytes()
    printed_otherwise(monkeypatch)
    desk = sealed.desk_on(minutes)
    desk.write(THIRD)
    assert path.read_bytes() == was
    assert not desk.outdated(desk.look(THIRD))
    path.write_text("Noko anna\n", encoding="utf-8")
    desk.write(THIRD)
    assert path.read_text(encoding="utf-8") == "Noko anna\n"
    assert faults(desk) == [(THIRD, "file_changed")]


def test_with_a_template_that_is_wrong_nothing_is_approved(minutes, tmp_path):
    desk = sealed.desk_on(minutes)
    fourth = sealed.held(desk, date(2026, 6, 9), tmp_path / _pack(tmp_path))
    sealed.allow(minutes)
    (minutes / "customs" / sealed.BOARD / "protocol.typ").write_text("#nei(", encoding="utf-8")
    with pytest.raises(Trouble):
        desk.approve(fourth, "neste møte")
    assert desk.look(fourth).approved is None


@pytest.mark.parametrize(
    "line",
    [
        "ikkje ein hash  protokoll.md",
        f"{'0' * 64}  ../../etc/passwd",
        f"{'0' * 64}  ../{FIRST}/protokoll.md",
        f"{'0' * 64}  /etc/passwd",
        f"{'0' * 64}  protokoll.md\n{'1' * 64}  protokoll.md",
    ],
)
def test_a_manifest_names_only_files_of_the_meeting_and_manifests_of_others(line):
    facts = "# meeting: x\n# board: y\n# version: 1\n"
    with pytest.raises(manifest.NotAManifest) as wrong:
        manifest.read(f"{manifest.TITLE}\n{facts}{line}\n".encode())
    assert wrong.value.line == 5 + line.count("\n")


def test_the_manifest_of_a_newer_program_is_named_as_that_and_never_written_over(minutes):
    desk, path = sealed.desk_on(minutes), minutes / FIRST / "protokoll.sha256"
    newer = path.read_text(encoding="utf-8").replace(manifest.TITLE, f"{manifest.TITLE}0")
    path.write_text(newer, encoding="utf-8")
    (fault,) = verifying.verify(Archive.open(minutes), FIRST).faults
    assert fault.code == "manifest_newer"
    with pytest.raises(Trouble, match="manifest_newer"):
        desk.write(FIRST)
    assert path.read_text(encoding="utf-8") == newer


def test_a_copy_without_what_was_closed_is_verified_as_far_as_it_goes(minutes):
    for path in (minutes / SECOND).glob("*-full*"):
        path.unlink()
    (minutes / SECOND / "closed.json").unlink()
    assert verifying.verify(Archive.open(minutes), SECOND).faults == ()


def test_where_the_full_protocol_should_be_its_loss_is_told(minutes):
    (minutes / SECOND / "protokoll-full.sha256").unlink()
    (fault,) = Desk(Archive.open(minutes), "x", sealed.FakeClock()).verify(SECOND).faults
    assert (fault.code, fault.params) == ("not_sealed", {"file": "protokoll-full.sha256"})
