"""The line to the terminal: keys that come early or in another encoding, a line that stalls or ends."""

import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.fold import fold
from sognko_tui.tui.line import Letters
from tests.line import TerminalLine

ROOT = Path(__file__).resolve().parents[1]
READY = "2026-03-24-styret-i-fjordane-ko"
PROGRAM = [sys.executable, "-m", "sognko_tui"]


@pytest.fixture
def archive(tmp_path):
    """The example archive, with a meeting that is ready to be held."""
    shutil.copytree(ROOT / "minutes", tmp_path / "minutes")
    return Archive.open(tmp_path / "minutes")


@pytest.fixture
def surroundings(archive, tmp_path):
    return {
        "SOGNKO_MINUTES": str(archive.path),
        "SOGNKO_CLOCK": "2026-03-24T09:00:00+01:00",
        "SOGNKO_USER": "skrivar",
        "HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def line(surroundings):
    with TerminalLine(PROGRAM, env=surroundings) as line:
        yield line


def words(archive: Archive, item: str) -> str:
    """What stands in REFERAT, where the cursor is in an item without a proposal."""
    found = fold(archive.meetings.read(READY).entries).item(item)
    assert found is not None
    return found.minutes


# Keys that come early


@pytest.mark.parametrize("enter", [b"\r", b"\n"], ids=["return", "line feed"])
def test_an_enter_sent_before_the_program_runs_opens_the_meeting(surroundings, enter):
    with TerminalLine(PROGRAM, env=surroundings, typed=enter) as line:
        line.wait_for("RØYSTING")


def test_what_is_typed_while_the_program_loads_goes_where_it_would_have_gone(archive, surroundings):
    """F7 to item 2, a letter at a time into VEDTAK: nothing is lost, changed or out of order."""
    with TerminalLine(PROGRAM, env=surroundings) as line:
        for key in ("\r", "\x1b[18~", *" Så seier vi æøå.", "\x1b[18~"):
            line.type(key)
            time.sleep(0.01)
        line.wait_for("sak 3 av 16")
    assert words(archive, "i2") == " Så seier vi æøå."


def test_ctrl_q_sent_at_once_closes_the_program_and_stops_no_output(surroundings):
    with TerminalLine(PROGRAM, env=surroundings, typed=b"") as line:
        line.wait_for(lambda text: "Sognko" in text)
        line.type(b"\x11")
        assert line.wait_end() == 0


def test_something_is_shown_at_once_and_gone_when_the_program_ends(surroundings):
    with TerminalLine(PROGRAM, env=surroundings) as line:
        while not line.sent:
            line.read(0.05)
        assert line.sent.startswith(b"Sognko")
        line.wait_for("F10 Ut")
        line.type(b"\x11")
        assert line.wait_end() == 0
        line.read()
        main_screen = line.sent[: line.sent.index(b"\x1b[?1049h")]
        assert main_screen == b"Sognko ...\r\r\x1b[K"


def test_the_terminal_is_left_as_it_was(surroundings):
    with TerminalLine(PROGRAM, env=surroundings) as line:
        line.wait_for("F10 Ut")
        assert line.attributes_now() != line.attributes
        line.type(b"\x11")
        assert line.wait_end() == 0
        assert line.attributes_now() == line.attributes


def test_the_terminal_is_left_as_it_was_where_the_archive_cannot_be_opened(surroundings, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "note.txt").write_text("noko anna")
    with TerminalLine([*PROGRAM, "--minutes", str(tmp_path / "other")], env=surroundings) as line:
        assert line.wait_end() == 2
        line.read()
        assert line.attributes_now() == line.attributes
        assert line.text.startswith("sognko: ")
        assert "Sognko ..." not in line.text


# Keys in another encoding


def test_letters_of_utf8_come_out_as_they_went_in_however_they_are_cut():
    text = "Blåbær på Sørøya, «€» og 👍"
    letters = Letters()
    assert "".join(letters.read(bytes([byte])) for byte in text.encode()) == text
    assert not letters.foreign


def test_letters_of_another_encoding_are_read_as_what_they_will_have_been():
    letters = Letters()
    text = letters.read("Blåbær på Sørøya".encode("latin-1"))
    assert text == "Blåbær på Sørøya"
    assert letters.foreign


def test_every_byte_a_terminal_may_send_becomes_something():
    for first in range(256):
        for second in (0x41, 0x80, 0xC3, 0xE6, 0xFF):
            letters = Letters()
            text = letters.read(bytes([first, second, 0x42]))
            assert text.endswith("B")
            assert len(text) >= 2


def test_a_latin_1_terminal_loses_no_letter_and_is_told_once(archive, line):
    line.wait_for("F10 Ut")
    line.type("\r\x1b[18~")
    line.wait_for("sak 2 av 16")
    for key in " Gå på øya, så ærleg".encode("latin-1"):
        line.type(bytes([key]))
    line.wait_for("så ærleg")
    line.wait_for("Terminalen sender ikkje UTF-8")
    assert words(archive, "i2").endswith(" Gå på øya, så ærleg")


def test_a_last_letter_that_waits_for_no_other_is_there_too(archive, line):
    line.wait_for("F10 Ut")
    line.type("\r\x1b[18~")
    line.wait_for("sak 2 av 16")
    line.type(" på ei".encode() + b"\xe5")
    line.wait_for("på eiå")
    assert words(archive, "i2").endswith("på eiå")


# Other terminals


@pytest.mark.parametrize("term", ["vt100", "vt220", "linux"])
def test_a_plain_console_gets_plain_signs_and_its_own_cursor(surroundings, term):
    with TerminalLine(PROGRAM, env=surroundings | {"TERM": term}) as line:
        line.type("\r")
        line.wait_for("RØYST")
        line.type("\x1b[19~")
        line.wait_for("Meir")
        line.read(0.5)
        signs = set(line.sent.decode()) - {chr(n) for n in range(256)}
        assert signs == set()
        assert line.sent.rindex(b"\x1b[?25h") > line.sent.rindex(b"\x1b[?25l")
        assert "* lagra 9:00" in line.text
        assert ">" in line.text


def test_a_bare_locale_changes_nothing_of_what_is_sent(surroundings):
    shown = []
    for locale in ("C", "C.UTF-8"):
        with TerminalLine(PROGRAM, env=surroundings | {"LC_ALL": locale}) as line:
            line.type("\r")
            line.wait_for("RØYSTING")
            shown.append(line.wait_for(lambda text: "√ lagra 9:00" in text and "│" in text))
            line.type(b"\x11")
            line.wait_for("F10 Ut")
            line.wait_for("klar")
    assert shown[0] == shown[1]


def test_what_goes_wrong_is_collected_in_a_file_and_the_screen_is_not(surroundings, tmp_path):
    with TerminalLine(PROGRAM, env=surroundings, stderr=tmp_path / "errors") as line:
        line.wait_for("F10 Ut")
        line.type(b"\x11")
        assert line.wait_end() == 0
    assert (tmp_path / "errors").read_bytes() == b""


@pytest.mark.parametrize(
    ("term", "size", "said"),
    [("dumb", (80, 24), "TERM=dumb"), ("xterm", (59, 24), "60 teikn"), ("xterm", (80, 15), "16 linjer")],
)  # fmt: skip
def test_where_nothing_can_be_shown_one_sentence_says_so(surroundings, term, size, said):
    width, height = size
    env = surroundings | {"TERM": term}
    with TerminalLine(PROGRAM, env=env, width=width, height=height) as line:
        assert line.wait_end() == 2
        line.read()
        text = " ".join(line.text.split())
        assert said in text
        assert text.startswith("sognko: ")
        assert text.count(". ") <= 1


# A line that stalls or ends


@pytest.mark.parametrize("signum", [signal.SIGHUP, signal.SIGTERM])
def test_a_stalled_line_does_not_keep_the_meeting_and_leaves_it_closed(archive, line, signum):
    """Nobody reads what is painted; what was typed is there, and nobody has to be asked about it."""
    line.wait_for("F10 Ut")
    line.type("\r\x1b[18~")
    line.wait_for("sak 2 av 16")
    folder = archive.path / READY
    typed = ""
    for number in range(400):
        word = f" ord{number}"
        line.type(word)
        typed += word
        time.sleep(0.005)
    _until(lambda: _stands_still(folder))
    kept = words(archive, "i2")
    line.signal(signum)
    assert line.wait_end(read=False) == 128 + signum
    assert archive.meetings.holder(READY) is None
    found = words(archive, "i2")
    assert found.startswith(kept)
    assert found == typed[: len(found)]
    assert not (folder / "meeting.journal").exists()


def test_a_line_that_is_gone_ends_the_program_and_closes_the_meeting(archive, line):
    line.wait_for("F10 Ut")
    line.type("\r\x1b[18~")
    line.wait_for("sak 2 av 16")
    line.type(" Til og med dette.")
    line.wait_for("Til og med dette.")
    line.hang_up()
    assert line.wait_end(read=False) in (129, 128 + signal.SIGHUP)
    assert words(archive, "i2").endswith(" Til og med dette.")
    assert not (archive.path / READY / "meeting.journal").exists()


def _until(condition, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end


def _stands_still(folder: Path) -> bool:
    """Whether the journal has not grown for a second."""
    before = (folder / "meeting.journal").stat().st_size
    time.sleep(1)
    return (folder / "meeting.journal").stat().st_size == before


# A screen somebody else wrote on


def cells(line: TerminalLine) -> list[list[object]]:
    screen = line.screen
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]


@pytest.mark.parametrize("switch", ["1", "0"], ids=["light", "as Textual writes it"])
@pytest.mark.parametrize(
    ("keys", "there"), [("", "RØYSTING"), ("\x1b[19~", "Angre")], ids=["meeting", "menu"]
)
def test_ctrl_l_draws_what_another_program_wrote_over(surroundings, switch, keys, there):
    with TerminalLine(PROGRAM, env=surroundings | {"SOGNKO_LIGHT": switch}) as line:
        line.wait_for("Sognko")
        line.type("\r")
        line.wait_for("RØYSTING")
        line.type(keys)
        line.wait_for(there)
        while line.read(1.0):
            pass
        before = cells(line)
        for row in range(line.screen.lines):
            line.screen.cursor_position(row + 1, 1)
            line.screen.draw("Broadcast message from the server")
        assert cells(line) != before
        line.type("\x0c")
        line.wait_for(lambda _: cells(line) == before)
