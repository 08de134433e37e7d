"""The files in `server/` say what they are to say, as OpenSSH and tmux read them."""

import subprocess
import tempfile
from pathlib import Path

import pytest

from sognko_tui import where
from tests.sshd import SSHD

pytestmark = pytest.mark.usefixtures("needs_tmux")


def settings(house, user: str) -> dict[str, str]:
    """What holds for an account, as sshd itself tells it."""
    command = [str(SSHD), "-T", "-f", str(house.server.folder / "sshd_config")]
    command += ["-C", f"user={user},host=localhost,addr=127.0.0.1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, str] = {}
    for line in done.stdout.splitlines():
        name, _, value = line.partition(" ")
        told[name] = f"{told[name]}\n{value}" if name in told else value
    return told


def test_what_the_server_allows_others_it_does_not_allow_the_account(house):
    ours, others = settings(house, house.server.user), settings(house, "nobody")
    for name in (
        "allowtcpforwarding",
        "allowstreamlocalforwarding",
        "allowagentforwarding",
        "x11forwarding",
        "permittunnel",
        "gatewayports",
        "permituserrc",
        "passwordauthentication",
        "kbdinteractiveauthentication",
    ):
        assert ours[name] == "no", name
    assert ours["disableforwarding"] == "yes"
    assert ours["acceptenv"] == "LANG"
    assert ours["authenticationmethods"] == "publickey"
    assert ours["forcecommand"].endswith("sognko door")
    assert (ours["clientaliveinterval"], ours["clientalivecountmax"]) == ("15", "4")
    assert (others["forcecommand"], others["allowtcpforwarding"]) == ("none", "yes")
    assert others["acceptenv"] == "*"
    # Which variables a key may set is the same for all: these two.
    assert ours["permituserenvironment"] == others["permituserenvironment"]
    assert ours["permituserenvironment"] == "SOGNKO_USER,SOGNKO_BOARDS"


def test_every_key_is_restricted_and_says_whose_it_is():
    text = (where.server() / "authorized_keys").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines
    for line in lines:
        assert line.startswith('restrict,pty,environment="SOGNKO_USER=')
        assert ',environment="SOGNKO_BOARDS=' in line


def test_tmux_reads_its_settings_without_a_word(tmp_path):
    def mode(settings: Path) -> str:
        """What tmux lays over the program: its complaint, where it did not understand a line."""
        with tempfile.TemporaryDirectory() as folder:
            tmux = ["tmux", "-S", f"{folder}/s", "-f", str(settings)]
            subprocess.run([*tmux, "new-session", "-d", "-x", "80", "-y", "24", "cat"], check=True)
            told = subprocess.run(
                [*tmux, "display-message", "-p", "#{pane_mode}"], capture_output=True, text=True
            )
            subprocess.run([*tmux, "kill-server"], check=True)
        return told.stdout.strip()

    ours = where.server() / "tmux.conf"
    assert mode(ours) == ""
    other = tmp_path / "tmux.conf"
    other.write_text(ours.read_text(encoding="utf-8") + "set -g nothing on\n", encoding="utf-8")
    assert mode(other) == "view-mode"
