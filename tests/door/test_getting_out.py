"""Whoever holds a key tries to get out, by all that OpenSSH offers, and nothing changes on the server."""

import os
import socket
import subprocess
import time

import pytest

from tests.door.conftest import LUSTER, SECRET, VIK

OWN_LINE = ("-o", "ControlPath=none")
"""For a key that comes in under other options than before."""


@pytest.fixture
def untouched(house):
    """The house, in which no file is another than before when the test is over."""
    before = house.everything()
    yield house
    assert house.everything() == before


@pytest.mark.parametrize(
    "command",
    [
        "sh",
        "list; id",
        "list | sh",
        "list $(id)",
        "list\nid",
        "list > ut",
        "scp -t .",
        "tmux kill-server",
        "write " + LUSTER,
        "backup " + LUSTER,
        "board add Nytt --members x.csv",
        "board rules styret-i-luster-ko --off quorum",
        "list --minutes /etc",
        "--minutes=/etc list",
        "list --lang=../..",
        "agenda /etc/passwd",
        f"agenda ../{VIK}/sakspapir.txt",
        "agenda /dev/stdin",
        "get ../x md",
        f"get {LUSTER} /etc/passwd",
        "put ../../x",
        "put .skjult",
        "put '..\\x'",
        "put " + "x" * 200,
        "'",
        "--restricted",
    ],
)
def test_no_other_command_is_run(untouched, command):
    status, out, said = untouched.run("luster", command, stdin=b"id\n")
    assert (status, out) == (2, "")
    assert said.startswith("sognko: ")
    assert said.count("\n") == 1
    assert "uid=" not in said
    assert "root:" not in said


def test_a_name_with_control_characters_is_a_name_without_them(house):
    status, out, _ = house.run("leiar", "put '\x1b[31mra\x07ud\u202e.txt'", stdin=b"1. Sak\n")
    assert (status, out) == (0, "[31mra ud .txt\n")
    (house.archive / "inbox" / "[31mra ud .txt").unlink()


def test_links_in_the_inbox_lead_nowhere(house):
    inbox = house.archive / "inbox"
    outside = house.server.folder / "outside.txt"
    outside.write_text("1. Løyndom\n\n2. Ymse\n", encoding="utf-8")
    links = {
        "lenkje.txt": outside,
        "mappe.txt": house.server.folder,
        "ny.txt": house.server.folder / "ny.txt",
    }
    for name, to in links.items():
        (inbox / name).symlink_to(to)
    os.mkfifo(inbox / "røyr.txt")
    try:
        for name in (*links, "røyr.txt"):
            assert house.run("leiar", "agenda", name)[:2] == (2, "")
            assert house.run("leiar", "put", name, stdin=b"1. Sak\n")[:2] == (2, "")
        assert "Løyndom" in outside.read_text(encoding="utf-8")
        assert not (house.server.folder / "ny.txt").exists()
    finally:
        for name in (*links, "røyr.txt"):
            (inbox / name).unlink()
        outside.unlink()


def test_a_linked_meeting_is_no_meeting(house):
    link = house.archive / "2026-01-01-lenkje"
    link.symlink_to(house.archive / VIK)
    try:
        for who in ("luster", "leiar"):
            assert "lenkje" not in house.run(who, "list")[1]
            assert house.run(who, "show", link.name)[0] == 2
    finally:
        link.unlink()


@pytest.mark.parametrize("program", ["sftp", "scp", "scp -O"])
def test_no_file_is_copied_by_other_programs(untouched, program, tmp_path):
    server = untouched.server
    name, *options = program.split()
    there = f"{server.user}@127.0.0.1"
    if name == "sftp":
        names, batch = [there], b"get /etc/passwd\nput /etc/hostname inn\n"
    else:
        names, batch = [f"{there}:/etc/passwd", str(tmp_path / "ut")], b""
    command = [*server.ssh("luster", *options, program=name), *names]
    done = subprocess.run(command, input=batch, capture_output=True, cwd=tmp_path, timeout=30)
    assert done.returncode != 0
    assert not list(tmp_path.iterdir())


def test_nothing_is_forwarded(untouched):
    server = untouched.server
    with socket.create_server(("127.0.0.1", 0)) as target, socket.socket() as free:
        target.settimeout(0.5)
        free.bind(("127.0.0.1", 0))
        wanted, here = target.getsockname()[1], free.getsockname()[1]
        free.close()
        command = server.ssh("luster", "-N", "-L", f"{here}:127.0.0.1:{wanted}")
        # Without a command nothing of ours is run, so that only sshd can refuse.
        with subprocess.Popen(command, stderr=subprocess.PIPE) as client:
            try:
                line = _connected(here)
                with line:
                    line.settimeout(10)
                    assert line.recv(1) == b""
                with pytest.raises(TimeoutError):
                    target.accept()
            finally:
                client.kill()
    for options in (
        ["-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:22"],
        ["-o", "ExitOnForwardFailure=yes", "-R", f"{server.folder}/s:127.0.0.1:22"],
        ["-W", "127.0.0.1:22"],
        ["-o", "Tunnel=yes", "-o", "ExitOnForwardFailure=yes", "-w", "any"],
    ):
        done = subprocess.run(
            server.ssh("luster", "-n", *([] if options[0] == "-W" else ["-N"]), *options),
            capture_output=True,
            timeout=30,
        )
        assert done.returncode != 0, options


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + 60
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=5)
        except ConnectionRefusedError:
            assert time.monotonic() < end
            time.sleep(0.05)


def test_what_the_client_sets_and_forwards_is_not_taken_in(at_rest, tmp_path):
    sent = {
        "SOGNKO_USER": "Ein annan",
        "SOGNKO_BOARDS": "*",
        "SOGNKO_MINUTES": "/etc",
        "LD_PRELOAD": str(tmp_path / "x.so"),
        "PYTHONPATH": str(tmp_path),
        "PYTHONSTARTUP": str(tmp_path / "x.py"),
        "BASH_ENV": str(tmp_path / "x.sh"),
        "TEXTUAL_DRIVER": "os:system",
        "SSH_ORIGINAL_COMMAND": "sh",
        "LC_ALL": "nb_NO",
        "LANG": "../../x",
    }
    options = ["-o", "SendEnv=" + " ".join(sent), "-X", "-A"]
    assert at_rest.run("luster", "list", options=options, env=sent)[1] == f"{LUSTER}  0/5  klart\n"
    with at_rest.terminal("luster", *options, env=sent) as terminal:
        terminal.wait_for("Styret i Luster KO")
        names = {}
        for process in at_rest.processes("sognko_tui"):
            told = (process / "environ").read_bytes().rstrip(b"\0").decode().split("\0")
            names = dict(line.partition("=")[::2] for line in told)
        assert names["SOGNKO_USER"] == "Sekretæren i Luster"
        assert names["SOGNKO_BOARDS"] == "styret-i-luster-ko,kontrollutvalet"
        assert names["SOGNKO_RESTRICTED"] == "1"
        tmux = {
            "TMUX",
            "TMUX_PANE",
            "TERM_PROGRAM",
            "TERM_PROGRAM_VERSION",
            "COLORTERM",
            "SHELL",
            "PWD",
        }
        ours = {"HOME", "LOGNAME", "PATH", "TERM", "USER", "XDG_STATE_HOME"}
        assert {n for n in names if not n.startswith("SOGNKO_")} <= tmux | ours


@pytest.mark.parametrize(
    "options",
    [
        'restrict,pty,environment="SOGNKO_USER=Kven"',
        'restrict,pty,environment="SOGNKO_BOARDS=*"',
        'restrict,pty,environment="SOGNKO_USER= \t",environment="SOGNKO_BOARDS=*"',
        'restrict,pty,environment="SOGNKO_USER=Kven",environment="SOGNKO_MINUTES=/etc"',
        "",
    ],
)
def test_a_key_that_does_not_say_whose_it_is_is_let_in_to_nothing(house, options):
    kept = house.server.authorized.read_text(encoding="utf-8")
    try:
        house.server.key("ny", options)
        for command in ("list", ""):
            status, out, said = house.run("ny", command, options=OWN_LINE)
            assert (status, out) == (2, "")
            assert "SOGNKO_USER" in said
    finally:
        house.server.authorized.write_text(kept, encoding="utf-8")


def test_a_name_that_acts_on_a_terminal_is_a_name_that_does_not(house):
    kept = house.server.authorized.read_text(encoding="utf-8")
    try:
        hostile = '\x1b[2J\u202eÅse \\"x\\"\x07' + "å" * 200
        house.server.key(
            "ny", f'restrict,pty,environment="SOGNKO_USER={hostile}",environment="SOGNKO_BOARDS= ,"'
        )
        assert house.run("ny", "list", options=OWN_LINE) == (0, "", "")
        assert house.run("ny", "put", "x.txt", options=OWN_LINE, stdin=b"1. Sak\n") == (
            0,
            "x.txt\n",
            "",
        )
    finally:
        house.server.authorized.write_text(kept, encoding="utf-8")


def test_no_key_gets_out_of_the_app_or_its_session(at_rest):
    for who in ("vik", "leiar"):
        assert at_rest.run(who, "put", f"frå-{who}.txt", stdin=b"1. Sak\n")[0] == 0
    before = at_rest.everything()
    with at_rest.terminal("luster") as terminal:
        terminal.wait_for("Styret i Luster KO")
        shown = terminal.wait_still()
        begun = at_rest.processes("sognko_tui")
        for keys in (
            ["C-z"],
            ["C-b", ":"],
            ["C-b", "c"],
            ["C-b", "d"],
            ["C-b", "["],
            ["C-a", "c"],
            ["C-\\"],
            ["C-c"],
            ["M-x"],
            ["C-]"],
        ):
            terminal.keys(*keys)
        assert terminal.wait_still() == shown
        terminal.keys("C-p")
        listed = terminal.wait_for("Les protokollen")
        for word in ("kjermbilete", "creenshot", "shell", "fil "):
            assert word not in listed
        terminal.keys("Escape")
        terminal.wait_gone("Les protokollen")
        # One's own inbox is all there is to choose from.
        terminal.keys("n")
        terminal.wait_for("Nytt møte: vel sakspapiret")
        assert "frå-" not in terminal.screen()
        terminal.keys("Escape")
        terminal.wait_gone("vel sakspapiret")
        assert SECRET not in terminal.screen()
        assert terminal.status() is None
        # It is the same program, and it has started nothing.
        assert at_rest.processes("sognko_tui") == begun
        assert not at_rest.children(begun)
    assert at_rest.everything() == before


def test_no_board_is_made_with_a_key_for_some_boards(at_rest):
    boards = (at_rest.archive / "boards.json").read_bytes()
    with at_rest.terminal("luster") as terminal:
        terminal.wait_for("Styret i Luster KO")
        terminal.keys("s")
        terminal.wait_for("Vararepresentant")
        # F7 goes to the next board, and there is none; F8 makes a new one.
        terminal.keys("F7")
        assert "Vik KO" not in terminal.wait_still()
        terminal.keys("F8")
        terminal.wait_for("Målform")
        terminal.type("Nytt styre")
        terminal.keys("F2")
        terminal.wait_for("gjeld berre nokre styre")
    assert (at_rest.archive / "boards.json").read_bytes() == boards
