"""A file is read in a process of its own: it may be stopped, hang or die, and the program goes on."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from sognko_tui.documents import Unreadable, apart, read, read_file
from tests.documents import pdfs


@pytest.fixture(scope="module")
def long_pack() -> bytes:
    lines = [
        f"{n}. Styret vel leiar og nestleiar for to år om gongen, og melder det til kommunane."
        for n in range(40)
    ]
    return pdfs.pages([pdfs.shown([f"Sak {page}/26 Val", *lines]) for page in range(1, 121)])


def children() -> set[str]:
    """The processes that were started here and are still there."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == str(os.getpid()) and fields[0] != "Z":
            found.add(status.parent.name)
    return found


@pytest.fixture
def others() -> set[str]:
    """Those that other tests have started and still need, such as a PostgreSQL."""
    return children()


def test_progress_is_told_up_to_the_last_page_and_the_pages_are_in_order(long_pack: bytes) -> None:
    told: list[tuple[int, int]] = []
    document = read(long_pack, "pakke.pdf", lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert {of for _, of in told} == {120}
    titles = [(line.page, line.text) for line in document.lines if line.text.startswith("Sak ")]
    assert titles == [(page, f"Sak {page}/26 Val") for page in range(1, 121)]


def test_reading_can_be_stopped(long_pack: bytes, others: set[str]) -> None:
    stop = threading.Event()
    with pytest.raises(Unreadable) as refused:
        read(long_pack, "pakke.pdf", lambda *_: stop.set(), stop.is_set)
    assert refused.value.code == "stopped"
    assert children() <= others


def test_a_process_that_says_nothing_is_given_up(
    monkeypatch: pytest.MonkeyPatch, others: set[str]
) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 0.3)
    monkeypatch.setattr(apart, "_START", "import time; time.sleep(60)")
    started = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        read(b"%PDF-1.7\n", "pakke.pdf")
    assert refused.value.code == "too_slow"
    assert time.monotonic() - started < 10
    assert children() <= others


@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "broken"),
        ("import os; os.write(1, bytes(9) + b'noko heilt anna'); os._exit(0)", "broken"),
        ("import os; os.write(1, bytes([255] * 9)); os._exit(0)", "broken"),
        ("raise SystemExit(3)", "broken"),
        (
            "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 9))\nwhile True: pass",
            "too_slow",
        ),
    ],
    ids=["crash", "nonsense", "a promise", "an error", "for ever"],
)
def test_however_a_process_dies_there_is_one_reason(
    monkeypatch: pytest.MonkeyPatch, does: str, code: str
) -> None:
    monkeypatch.setattr(apart, "_START", does)
    with pytest.raises(Unreadable) as refused:
        read(b"%PDF-1.7\n", "pakke.pdf")
    assert (refused.value.code, refused.value.params["name"]) == (code, "pakke.pdf")


def test_memory_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    eats = "from sognko_tui.documents import child\n"
    eats += "child._read = lambda *_: bytearray(2 * child.MEMORY)\nchild.main('pdf')"
    monkeypatch.setattr(apart, "_START", f"import sys; sys.path[:] = sys.argv[2:]\n{eats}")
    with pytest.raises(Unreadable) as refused:
        read(b"%PDF-1.7\n", "pakke.pdf")
    assert refused.value.code == "too_rich"


def test_what_a_user_has_set_for_python_is_not_heard(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "msgspec.py").write_text("raise SystemExit(9)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "msgspec.py"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pakke.txt").write_bytes(pdfs.pages([pdfs.shown(["Sak 1"])]))
    assert read_file("pakke.txt").lines[0].text == "Sak 1"


def test_a_file_from_a_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "rør"
    os.mkfifo(pipe)
    data = pdfs.pages([pdfs.shown(["Sak 1"])])
    writer = threading.Thread(target=lambda: pipe.write_bytes(data))
    writer.start()
    assert read_file(pipe).lines[0].text == "Sak 1"
    writer.join()


def test_no_signal_is_left_behind(others: set[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    read(pdfs.pages([pdfs.shown(["Sak 1"])]), "a.pdf")
    assert signal.getsignal(signal.SIGINT) == before
    assert children() <= others
