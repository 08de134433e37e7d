"""Whatever has been changed since the approval is named: which meeting, which file, and what is wrong."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.office import ssh_keys
from sognko_tui.office.sentences import verifying as said
from sognko_tui.office.trouble import Trouble
from tests import sealed
from tests.conftest import need
from tests.sealed import FIRST, SECOND, THIRD

LEADER = "Leiaren i Prøve KO"
SIGNATURE = "protokoll.sha256.leiaren-i-proeve-ko.sig"


@pytest.fixture(scope="module")
def signed(tmp_path_factory):
    """Three approved protocols, of which the leader signed each; the keys lie beside the archive."""
    need("ssh-keygen")
    folder = tmp_path_factory.mktemp("verifying")
    root = sealed.archive(folder).root
    key = sealed.key(folder, "leiar")
    sealed.allow(root, sealed.line(LEADER, key))
    for meeting in (FIRST, SECOND, THIRD):
        sealed.desk_on(root).sign(meeting, key)
    return folder


@pytest.fixture
def key(signed):
    return signed / "leiar"


@pytest.fixture
def minutes(signed, tmp_path):
    return shutil.copytree(signed / "minutes", tmp_path / "minutes")


def found(minutes, signers=None):
    """Every fault of the archive by the meeting it is told of, and every signature that is not sound."""
    told = []
    for report in sealed.desk_on(minutes).verify_all(signers):
        told += [
            (report.meeting, fault.code, fault.params.get("file", "")) for fault in report.faults
        ]
        told += [
            (report.meeting, one.worth, one.file)
            for version in report.versions
            for one in version.signatures
            if not one.sound
        ]
    return told


def resealed(minutes, meeting):
    """Make the manifest say what the files are now, as somebody would who wants to hide something."""
    folder = minutes / meeting
    path = folder / "protokoll.sha256"
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    names = [line[66:] for line in lines if not line.startswith("#")]
    hashes = subprocess.run(["sha256sum", *names], cwd=folder, capture_output=True, text=True)
    path.write_text("\n".join(head) + "\n" + hashes.stdout, encoding="utf-8")


def in_json(path, what, instead):
    """Change a word in a meeting's own file, as somebody would who knows how it is made."""
    text = path.read_text(encoding="utf-8")
    assert what in text
    path.write_text(text.replace(what, instead), encoding="utf-8")


def test_as_they_were_approved_there_is_nothing_to_say(minutes):
    assert found(minutes) == []
    for report in sealed.desk_on(minutes).verify_all():
        assert report.sound
        (version,) = report.versions
        assert {one.who for one in version.signatures} == {LEADER}


@pytest.mark.parametrize("name", ["md", "html", "json", "pdf"])
def test_a_protocol_or_its_data_that_was_changed_or_lost(minutes, name):
    path = minutes / SECOND / f"protokoll.{name}"
    path.write_bytes(path.read_bytes().replace(b"e", b"a", 1))
    assert found(minutes) == [(SECOND, "file_changed", path.name)]
    path.unlink()
    assert found(minutes) == [(SECOND, "file_missing", path.name)]


def test_the_full_protocol_is_looked_at_too(minutes):
    path = minutes / SECOND / "protokoll-full.md"
    path.write_bytes(path.read_bytes() + b"!")
    assert found(minutes) == [(SECOND, "file_changed", path.name)]


def test_a_record_that_tells_something_else_than_what_was_approved(minutes):
    in_json(minutes / FIRST / "meeting.json", "Representant for Vik", "Representant for Lom")
    assert found(minutes) == [(FIRST, "record_changed", "protokoll.json")]


def test_what_was_closed_and_changed_afterwards(minutes):
    in_json(minutes / SECOND / "closed.json", "Det hemmelege ordet.", "Eit anna hemmeleg ord.")
    assert found(minutes) == [(SECOND, "record_changed", "protokoll-full.json")]


def test_a_protocol_that_was_changed_and_sealed_anew(minutes):
    (minutes / SECOND / "protokoll.md").write_text("Noko anna\n", encoding="utf-8")
    resealed(minutes, SECOND)
    assert found(minutes) == [
        (SECOND, "link_changed", "protokoll.sha256"),  # the full one names the public one
        (SECOND, "wrong", SIGNATURE),
        (THIRD, "link_changed", "protokoll.sha256"),
    ]


def test_a_manifest_that_leaves_a_file_out_or_cannot_be_read(minutes):
    path = minutes / THIRD / "protokoll.sha256"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if ".json" not in line), encoding="utf-8")
    assert found(minutes) == [
        (THIRD, "file_unsealed", "protokoll.json"),
        (THIRD, "wrong", SIGNATURE),
    ]
    path.write_text("".join(["tull\n", *lines]), encoding="utf-8")
    assert found(minutes) == [
        (THIRD, "manifest_broken", "protokoll.sha256"),
        (THIRD, "wrong", SIGNATURE),
    ]
    path.unlink()
    assert (THIRD, "not_sealed", "protokoll.sha256") in found(minutes)


def test_a_meeting_that_is_gone_is_missed_by_the_next(minutes):
    shutil.rmtree(minutes / SECOND)
    (report,) = [r for r in sealed.desk_on(minutes).verify_all() if not r.sound]
    (fault,) = report.faults
    assert (report.meeting, fault.code, fault.params["meeting"]) == (
        THIRD,
        "meeting_missing",
        SECOND,
    )
    assert SECOND in said.fault(fault)


def test_a_meeting_that_was_put_in_is_told(minutes):
    """A copy under another id, with everything in it made to fit."""
    other = "2026-03-25-styret-i-proeve-ko"
    shutil.copytree(minutes / SECOND, minutes / other)
    for path in (minutes / other).iterdir():
        if path.suffix in (".json", ".sha256", ".md"):
            in_json_anywhere(path, SECOND, other)
    told = found(minutes)
    assert (other, "chain_forks", "") in told
    assert (other, "wrong", SIGNATURE) in told
    assert {meeting for meeting, _code, _file in told} == {other}


def in_json_anywhere(path, what, instead):
    path.write_bytes(path.read_bytes().replace(what.encode(), instead.encode()))


def test_manifests_that_changed_places(minutes):
    first, third = (minutes / meeting / "protokoll.sha256" for meeting in (FIRST, THIRD))
    was = first.read_bytes()
    first.write_bytes(third.read_bytes())
    third.write_bytes(was)
    told = found(minutes)
    assert (FIRST, "manifest_of_other", "protokoll.sha256") in told
    assert (THIRD, "manifest_of_other", "protokoll.sha256") in told


def test_a_link_that_was_made_to_lead_elsewhere(minutes):
    """The third is made to follow the first, as if the second had never been."""
    shutil.rmtree(minutes / SECOND)
    path = minutes / THIRD / "protokoll.sha256"
    first = subprocess.run(
        ["sha256sum", f"../{FIRST}/protokoll.sha256"], cwd=minutes / THIRD, capture_output=True
    )
    kept = [line for line in path.read_bytes().splitlines(keepends=True) if b"../" not in line]
    path.write_bytes(b"".join(kept) + first.stdout)
    assert found(minutes) == [(THIRD, "link_not_recorded", ""), (THIRD, "wrong", SIGNATURE)]
    (fault,) = sealed.desk_on(minutes).verify(THIRD).faults
    assert fault.params == {"told": SECOND, "found": FIRST}


def test_a_chain_that_was_made_to_begin_anew(minutes):
    path = minutes / THIRD / "protokoll.sha256"
    kept = [line for line in path.read_bytes().splitlines(keepends=True) if b"../" not in line]
    path.write_bytes(b"".join(kept))
    assert found(minutes) == [
        (THIRD, "link_not_recorded", ""),
        (THIRD, "chain_begins_again", ""),
        (THIRD, "wrong", SIGNATURE),
    ]


def test_an_approval_moved_in_time(minutes):
    manifest = minutes / THIRD / "protokoll.sha256"
    in_json(manifest, "# approved: 2026", "# approved: 2025")
    assert found(minutes) == [
        (THIRD, "approved_otherwise", "protokoll.sha256"),
        (THIRD, "wrong", SIGNATURE),
    ]


# Signatures


def test_a_signature_that_was_changed_taken_away_or_put_in(minutes, tmp_path):
    path = minutes / FIRST / SIGNATURE
    was = path.read_bytes()
    path.write_bytes(was[:60] + b"AAAA" + was[64:])
    assert found(minutes) == [(FIRST, "changed", SIGNATURE)]
    path.unlink()
    assert found(minutes) == [(FIRST, "missing", SIGNATURE)]
    path.write_bytes(was)
    shutil.copy(path, minutes / FIRST / "protokoll.sha256.ein-annan.sig")
    (told,) = found(minutes)
    assert told == (FIRST, "good", "protokoll.sha256.ein-annan.sig")
    (minutes / FIRST / "protokoll.sha256.ein-annan.sig").write_bytes(b"tull")
    assert found(minutes) == [(FIRST, "unreadable", "protokoll.sha256.ein-annan.sig")]


@pytest.mark.parametrize(
    ("options", "worth"),
    [
        ('namespaces="git"', "not_permitted"),
        ('valid-before="20260101"', "expired"),
        ('valid-after="20270101"', "not_yet"),
        ('valid-before="20270101"', None),  # was good on the day of the signature
        ('namespaces="sognko-protokoll', "signers_broken"),
        ("tull", "signers_broken"),
    ],
)
def test_what_the_list_of_allowed_signers_says_of_the_key(minutes, key, options, worth):
    signers = f"\n# styret\n{sealed.line(LEADER, key, options)}".encode()
    wrong = {told for _meeting, told, _file in found(minutes, signers)}
    assert wrong == ({worth} if worth else set())
    if worth == "signers_broken":
        version = sealed.desk_on(minutes).verify(FIRST, signers).versions[0]
        assert version.signatures[0].line == 3


def test_a_list_without_the_key_or_with_another_or_none_at_all(minutes, tmp_path):
    other = sealed.key(tmp_path, "annan")
    assert {told for _m, told, _f in found(minutes, sealed.line(LEADER, other).encode())} == {
        "unknown_key"
    }
    assert {told for _m, told, _f in found(minutes, b"")} == {"unknown_key"}
    (minutes / "customs" / sealed.BOARD / "allowed_signers").unlink()
    assert {told for _m, told, _f in found(minutes)} == {"signers_missing"}


def test_the_name_in_the_list_counts_and_another_one_in_the_log_is_told(minutes, key):
    def told(names):
        report = sealed.desk_on(minutes).verify(FIRST, sealed.line(names, key).encode())
        (version,) = report.versions
        (one,) = version.signatures
        return one.worth, one.who, one.noted

    assert told(LEADER) == ("good", LEADER, "")
    assert told("Ein annan") == ("good", "Ein annan", LEADER)
    assert told("!Nokon,Ein annan") == ("good", "Ein annan", LEADER)
    # The signature is whole: it is the line that gives the key to nobody.
    assert told("!Nokon")[0] == "unknown_key"


def test_a_signature_made_for_something_else(minutes, key, tmp_path):
    manifest = minutes / FIRST / "protokoll.sha256"
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", str(key), str(manifest)]
    subprocess.run(command, check=True, capture_output=True)
    made = manifest.with_name("protokoll.sha256.sig")
    made.rename(manifest.with_name("protokoll.sha256.anna.sig"))
    assert found(minutes) == [(FIRST, "namespace", "protokoll.sha256.anna.sig")]


def test_a_list_that_is_a_link_is_not_followed(minutes, tmp_path):
    path = minutes / "customs" / sealed.BOARD / "allowed_signers"
    path.rename(tmp_path / "liste")
    path.symlink_to(tmp_path / "liste")
    with pytest.raises(Trouble) as trouble:
        found(minutes)
    assert trouble.value.code == "custom_link"


def test_a_meeting_that_cannot_be_read_does_not_hide_the_others(minutes):
    (minutes / FIRST / "meeting.json").write_text("{", encoding="utf-8")
    (minutes / THIRD / "protokoll.md").unlink()
    told = found(minutes)
    assert (FIRST, "unreadable", "") in told
    assert (THIRD, "file_missing", "protokoll.md") in told


def test_an_old_meeting_put_back_is_told_by_the_seals_it_does_not_know(minutes):
    desk = sealed.desk_on(minutes)
    before = desk.open(FIRST)
    assert before.session is not None
    before.session.record(e.CorrectionBegun(reason="feil stad", who="p1"))
    before.close()
    kept = (minutes / FIRST / "meeting.json").read_bytes()
    desk.approve(FIRST, "møtet etter")
    assert found(minutes) == []
    (minutes / FIRST / "meeting.json").write_bytes(kept)
    assert found(minutes) == [(FIRST, "seal_unknown", "protokoll-v2.sha256")]


def test_what_was_closed_and_cannot_be_compared_any_more(minutes):
    (minutes / SECOND / "closed.json").write_text("{", encoding="utf-8")
    assert found(minutes) == [(SECOND, "closed_part", "closed.json")]
    for path in (minutes / SECOND).glob("*-full*"):
        path.unlink()
    assert found(minutes) == [(SECOND, "not_sealed", "protokoll-full.sha256")]


@pytest.mark.parametrize(
    "name", ["meeting.json", "closed.json", "protokoll.pdf", "protokoll.sha256", SIGNATURE]
)
def test_a_folder_or_a_pipe_in_place_of_a_file_is_named_and_hides_no_other_meeting(minutes, name):
    (minutes / FIRST / "protokoll.md").unlink()
    path = minutes / SECOND / name
    for put in (Path.mkdir, os.mkfifo):
        path.rename(f"{path}.before")
        put(path)
        assert (FIRST, "file_missing", "protokoll.md") in found(minutes)
        assert (SECOND, "file_unread", name) in found(minutes)
        path.rmdir() if path.is_dir() else path.unlink()
        Path(f"{path}.before").rename(path)


def test_what_is_said_of_each_is_a_sentence_of_its_own():
    sentences = [*said.FAULTS.values(), *said.WORTH.values()]
    assert len(set(sentences)) == len(sentences)


def test_without_ssh_keygen_the_files_and_the_chain_are_looked_at_all_the_same(
    minutes, key, monkeypatch, tmp_path
):
    (minutes / FIRST / "protokoll.md").unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    program = tmp_path / "ssh-keygen"
    # None at all, one that cannot be run, one that is killed, one that says nothing.
    for text, mode in (
        (None, 0),
        ("", 0o600),
        ("#!/bin/sh\nkill -9 $$\n", 0o700),
        ("#!/bin/sh\n", 0o700),
    ):
        if text is not None:
            program.write_text(text, encoding="ascii")
            program.chmod(mode)
        told = found(minutes)
        assert (FIRST, "file_missing", "protokoll.md") in told
        assert (THIRD, "unchecked", SIGNATURE) in told
        with pytest.raises(Trouble, match=r"no_ssh_keygen|not_verified"):
            ssh_keys.sign(b"x", key)
