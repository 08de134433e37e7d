"""Signing an approved protocol, with OpenSSH's own tools as the judge of what we make and read."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sognko_tui.office.trouble import Trouble
from tests import sealed
from tests.conftest import need
from tests.sealed import FIRST, SECOND, THIRD, agent
from tests.sshd import SSHD, Sshd
from tests.terminal import Terminal

__all__ = ["agent"]

LEADER = "Leiaren i Prøve KO"
TODAY = date(2026, 4, 3)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    need("ssh-keygen")
    return sealed.archive(tmp_path_factory.mktemp("signing")).root


@pytest.fixture
def minutes(made, tmp_path):
    return shutil.copytree(made, tmp_path / "minutes")


@pytest.fixture
def desk(minutes):
    return sealed.desk_on(minutes)


@pytest.fixture
def key(tmp_path):
    return sealed.key(tmp_path, "leiar")


def accepted(minutes, meeting, name, who=LEADER, signed="protokoll.sha256"):
    """What `ssh-keygen -Y verify` says, without any of our program."""
    signers = minutes / "customs" / sealed.BOARD / "allowed_signers"
    command = ["ssh-keygen", "-Y", "verify", "-n", "sognko-protokoll", "-I", who]
    with (minutes / meeting / signed).open("rb") as file:
        done = subprocess.run(
            [*command, "-f", str(signers), "-s", str(minutes / meeting / name)],
            stdin=file,
            capture_output=True,
        )
    return done.returncode == 0


def refused(code, act, *args):
    with pytest.raises(Trouble) as trouble:
        act(*args)
    assert trouble.value.code == code


def test_ssh_keygen_alone_accepts_the_signature(desk, minutes, key):
    sealed.allow(minutes, sealed.line(LEADER, key))
    signed = desk.sign(FIRST, key)
    name = "protokoll.sha256.leiaren-i-proeve-ko.sig"
    assert [path.name for path in signed.paths] == [name]
    assert signed.known
    event = signed.event
    assert (event.who, event.on, event.kind, event.version) == (LEADER, TODAY, "ssh", 1)
    told = subprocess.run(["ssh-keygen", "-lf", str(key)], capture_output=True, text=True).stdout
    assert event.key in told
    assert accepted(minutes, FIRST, name)
    (signature,) = desk.verify(FIRST).versions[0].signatures
    assert (signature.who, signature.worth, signature.sound) == (LEADER, "good", True)


def test_the_full_protocol_is_signed_too_where_there_is_one(desk, minutes, key):
    sealed.allow(minutes, sealed.line(LEADER, key))
    names = [path.name for path in desk.sign(SECOND, key).paths]
    full = "protokoll-full.sha256.leiaren-i-proeve-ko.sig"
    assert names == ["protokoll.sha256.leiaren-i-proeve-ko.sig", full]
    assert accepted(minutes, SECOND, full, signed="protokoll-full.sha256")
    assert [s.sound for s in desk.verify(SECOND).versions[0].signatures] == [True, True]


def test_several_sign_each_with_a_key_and_nobody_twice(desk, minutes, key, tmp_path):
    other = sealed.key(tmp_path, "nestleiar")
    sealed.allow(minutes, sealed.line(LEADER, key), sealed.line("Nestleiaren", other))
    desk.sign(FIRST, key)
    desk.sign(FIRST, other)
    refused("signed_already", desk.sign, FIRST, key)
    whose = [s.who for s in desk.verify(FIRST).versions[0].signatures]
    assert whose == [LEADER, "Nestleiaren"]
    assert desk.verify(FIRST).sound


def test_a_key_that_nobody_knows_signs_under_the_name_that_is_given_and_is_told(desk, key):
    signed = desk.sign(FIRST, key, "Leiaren")
    assert (signed.known, signed.event.who) == (False, "Leiaren")
    report = desk.verify(FIRST)
    assert [s.worth for s in report.versions[0].signatures] == ["signers_missing"]
    assert not report.sound


def test_a_key_in_an_agent_signs_by_its_public_half_alone(desk, minutes, key, agent, tmp_path):
    sealed.allow(minutes, sealed.line(LEADER, key))
    half = shutil.copy(f"{key}.pub", tmp_path / "berre-offentleg.pub")
    refused("not_signed", desk.sign, FIRST, half)
    assert desk.verify(FIRST).versions[0].signatures == ()
    sealed.add(key)
    desk.sign(FIRST, half)
    assert accepted(minutes, FIRST, "protokoll.sha256.leiaren-i-proeve-ko.sig")


@pytest.mark.skipif(SSHD is None, reason="sshd is not installed")
def test_a_key_that_never_leaves_its_machine_signs_on_a_server_over_a_forwarded_agent(
    minutes, key, agent, tmp_path
):
    sealed.allow(minutes, sealed.line(LEADER, key))
    sealed.add(key)
    with Sshd() as server:
        server.key("in")
        half = shutil.copy(f"{key}.pub", server.folder / "leiar.pub")
        program = ROOT / ".venv" / "bin" / "python"
        sign = f"{program} -m sognko_tui --minutes {minutes} sign {FIRST} {half}"
        there = f"cd {ROOT} && SOGNKO_USER=skrivar {sign}"
        without = server.run("in", there, options=("-a",))
        assert (without.returncode, without.stdout) == (2, b"")
        done = server.run("in", there, options=("-A",))
        assert (done.returncode, done.stderr) == (0, b"")
    assert accepted(minutes, FIRST, "protokoll.sha256.leiaren-i-proeve-ko.sig")


def test_only_an_approved_protocol_is_signed_and_only_as_it_was_approved(
    desk, minutes, key, tmp_path
):
    (tmp_path / "s.txt").write_text(sealed.PACK, encoding="utf-8")
    draft = sealed.held(desk, date(2026, 6, 9), tmp_path / "s.txt")
    refused("sign_unapproved", desk.sign, draft, key)
    refused("no_such_key", desk.sign, FIRST, tmp_path / "ingen")
    (minutes / FIRST / "protokoll.pdf").write_bytes(b"%PDF-")
    refused("sign_changed", desk.sign, FIRST, key)
    assert not list((minutes / FIRST).glob("*.sig"))
    assert desk.look(FIRST).signatures == ()


def test_what_was_signed_on_paper_is_taken_in_with_its_hash_who_and_when(desk, minutes, tmp_path):
    scan = tmp_path / "skann 1.PDF"
    scan.write_bytes(b"%PDF-1.4 skanna")
    on = date(2026, 4, 1)
    signed = desk.signed_outside(FIRST, scan, LEADER, on, "paper")
    assert signed.paths[0].name == "protokoll-signert-leiaren-i-proeve-ko.pdf"
    assert signed.paths[0].read_bytes() == scan.read_bytes()
    desk.signed_outside(FIRST, scan, LEADER, TODAY, "bankid")  # again: never over the other
    first, second = desk.verify(FIRST).versions[0].signatures
    assert (first.kind, first.on, first.worth, first.sound) == ("paper", on, "kept", True)
    assert second.file == "protokoll-signert-leiaren-i-proeve-ko-2.pdf"
    signed.paths[0].write_bytes(b"%PDF-1.4 bytt ut")
    first, _second = desk.verify(FIRST).versions[0].signatures
    assert (first.worth, first.sound) == ("changed", False)


def test_what_was_signed_of_a_meeting_with_closed_items_is_kept_out_of_version_control(
    desk, minutes, tmp_path
):
    scan = tmp_path / "skann.pdf"
    scan.write_bytes(b"%PDF-1.4 skanna")
    (path,) = desk.signed_outside(SECOND, scan, LEADER, TODAY, "paper").paths
    assert path.name == "protokoll-signert-leiaren-i-proeve-ko-full.pdf"
    for full in [*(minutes / SECOND).glob("*-full*"), minutes / SECOND / "closed.json"]:
        full.unlink()
    report = desk.verify(SECOND)
    assert [s.worth for s in report.versions[0].signatures] == ["elsewhere"]
    assert report.sound


@pytest.mark.parametrize("hostile", ["../../ut", "-rf", "\x1b[2J", "a\nb", "${HOME}", "", " "])
def test_a_name_of_any_kind_is_only_a_name(desk, minutes, tmp_path, hostile):
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    scan = tmp_path / "s.pdf"
    scan.write_bytes(b"x")
    if not hostile.strip():
        refused("who_signed", desk.signed_outside, FIRST, scan, hostile.strip(), TODAY, "other")
        return
    desk.signed_outside(FIRST, scan, hostile, TODAY, "other")
    new = {p for p in tmp_path.rglob("*") if p.is_file()} - before - {scan}
    assert {path.parent for path in new} == {minutes / FIRST}


def test_a_signature_that_was_made_elsewhere_is_known_as_one_and_must_be_of_this_protocol(
    desk, minutes, key, tmp_path
):
    sealed.allow(minutes, sealed.line(LEADER, key))
    manifest = shutil.copy(minutes / FIRST / "protokoll.sha256", tmp_path)

    def made(namespace):
        made = tmp_path / "protokoll.sha256.sig"
        made.unlink(missing_ok=True)
        command = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(key), manifest]
        subprocess.run(command, check=True, capture_output=True)
        return made

    refused("signature_namespace", desk.signed_outside, FIRST, made("file"), "", TODAY, "other")
    good = made("sognko-protokoll")
    refused("signature_wrong", desk.signed_outside, THIRD, good, "", TODAY, "other")
    signed = desk.signed_outside(FIRST, good, "", TODAY, "other")
    assert (signed.event.kind, signed.event.who, signed.known) == ("ssh", LEADER, True)
    assert desk.verify(FIRST).sound


def test_a_signature_whose_record_was_undone_is_told_as_one_the_meeting_does_not_know(
    desk, minutes, key
):
    sealed.allow(minutes, sealed.line(LEADER, key))
    desk.sign(FIRST, key)
    opened = desk.open(FIRST)
    opened.session.undo()
    opened.close()
    (signature,) = desk.verify(FIRST).versions[0].signatures
    assert (signature.worth, signature.recorded, signature.sound) == ("good", False, False)


def test_ssh_keygen_asks_for_a_passphrase_on_the_terminal_itself(minutes, tmp_path, needs_tmux):
    key = sealed.key(tmp_path, "med-passord", "fjord og fjell")
    sealed.allow(minutes, sealed.line(LEADER, key))
    program = [sys.executable, "-m", "sognko_tui", "--minutes", str(minutes)]
    with Terminal([*program, "sign", FIRST, str(key)], cwd=ROOT) as terminal:
        terminal.wait_for("Enter passphrase")
        terminal.type("fjord og fjell")
        terminal.keys("Enter")
        terminal.wait_for("leiaren-i-proeve-ko.sig")
    assert accepted(minutes, FIRST, "protokoll.sha256.leiaren-i-proeve-ko.sig")
