"""`sognko sign` and `sognko verify`: what they say, and what they leave as it was."""

import json
import subprocess
from pathlib import Path

import pytest

from tests import sealed
from tests.conftest import need
from tests.test_cli import as_json, meeting, place, sognko
from tests.test_cli_approvals import finished, refused

__all__ = ["finished", "meeting", "place", "sognko"]

LEADER = "Leiaren"
BOARD = "styret-i-proeve-ko"


@pytest.fixture
def key(place):
    need("ssh-keygen")
    made = sealed.key(place, "leiar")
    folder = place / "minutes" / "customs" / BOARD
    folder.mkdir(parents=True)
    (folder / "allowed_signers").write_text(sealed.line(LEADER, made), encoding="utf-8")
    return made


def test_a_protocol_is_approved_and_signed_in_one_and_verified(sognko, finished, key, place):
    refused(sognko("verify", finished, "--json", "--board"), 2, "--board")
    assert sognko("verify", finished)[0] == 1
    refused(sognko("sign", finished, str(key)), 2, "er ikkje godkjend enno")
    refused(sognko("approve", finished, "--where", "x", "--sign", "ingen"), 2, "ingen slik nøkkel")
    status, out, err = sognko("approve", finished, "--where", "neste møte", "--sign", "leiar")
    assert (status, err) == (0, "")
    name = f"minutes/{finished}/protokoll.sha256.leiaren.sig"
    assert out.splitlines()[-1].endswith(name)
    status, out, _ = sognko("verify")
    assert status == 0
    assert out.startswith(f"√ {finished}\n")
    assert "√ Leiaren, 24.3.2026, SSH-nøkkel, SHA256:" in out
    (place / name).unlink()
    status, out, _ = sognko("verify", finished)
    assert (status, "fila er borte" in out) == (1, True)
    told = as_json(sognko("verify", "--json"), "verify", status=1)
    assert [one["worth"] for one in told[0]["versions"][0]["signatures"]] == ["missing"]


def test_what_is_wrong_is_told_with_file_and_meeting(sognko, finished, place):
    sognko("approve", finished, "--where", "x")
    (place / "minutes" / finished / "protokoll.html").write_text("x", encoding="utf-8")
    status, out, _ = sognko("verify")
    assert (status, f"! {finished}" in out) == (1, True)
    assert "protokoll.html er endra etter godkjenninga" in out
    (told,) = as_json(sognko("verify", finished, "--json"), "verify", status=1)
    assert told["faults"] == [
        {
            "code": "file_changed",
            "file": "protokoll.html",
            "text": "protokoll.html er endra etter godkjenninga.",
        }
    ]


def test_wrong_use_is_one_sentence_and_changes_nothing(sognko, finished, key, place):
    sognko("approve", finished, "--where", "x")
    before = sorted(path.name for path in (place / "minutes" / finished).iterdir())
    (place / "skann.pdf").write_bytes(b"%PDF")
    outside = ("sign", finished, "--outside", "skann.pdf")
    refused(sognko("sign", finished), 2, "SSH-nøkkel, eller --outside")
    refused(sognko("sign", finished, "leiar", *outside[2:]), 2, "SSH-nøkkel, eller --outside")
    refused(sognko(*outside), 2, "--who")
    refused(sognko(*outside, "--who", "A", "--on", "i går"), 2, "--on")
    refused(sognko(*outside, "--who", "A", "--on", "25.3.2026"), 2, "etter i dag")
    refused(sognko(*outside, "--who", "A", "--on", "1.1.1926"), 2, "før møtet")
    with Path("stor.pdf").open("wb") as huge:
        huge.truncate(50_000_001)
    refused(sognko("sign", finished, "--outside", "stor.pdf", "--who", "A"), 2, "50 MB")
    refused(sognko("sign", finished, "--outside", "nei.pdf", "--who", "A"), 2, "finst ikkje")
    refused(sognko("sign", finished, "skann.pdf"), 2, "er ikkje signert med")
    refused(sognko("verify", finished, "--allowed-signers", "nei"), 2, "finst ikkje")
    assert sorted(path.name for path in (place / "minutes" / finished).iterdir()) == before


def test_on_a_shared_server_nobody_signs_with_a_key_there_but_a_signature_can_be_brought(
    sognko, finished, key, place, monkeypatch
):
    sognko("approve", finished, "--where", "x")
    shut_in = ("--restricted", "sign", finished)
    status, out, _ = sognko("get", finished, "manifest")
    (place / "protokoll.sha256").write_text(out, encoding="utf-8")
    made = ["ssh-keygen", "-Y", "sign", "-n", "sognko-protokoll", "-f", "leiar", "protokoll.sha256"]
    subprocess.run(made, check=True, capture_output=True, cwd=place)
    inbox = place / "minutes" / "inbox"
    inbox.mkdir(exist_ok=True)
    (place / "protokoll.sha256.sig").rename(inbox / "protokoll.sha256.sig")
    monkeypatch.setenv("SOGNKO_RESTRICTED", "1")  # and it is what it was before, afterwards
    refused(sognko(*shut_in, "leiar"), 2, "ikkje tillate her")
    refused(sognko(*shut_in, "--outside", "../leiar", "--who", "A"), 2, "innboksen")
    status, out, err = sognko(*shut_in, "--outside", "protokoll.sha256.sig")
    assert (status, err) == (0, "")
    assert out.endswith("protokoll.sha256.leiaren.sig\n")
    assert json.loads(sognko("verify", "--json")[1])[0]["sound"]
