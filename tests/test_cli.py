"""The command line as a script meets it: output, exit status, one line for what is wrong."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import sognko_tui
from sognko_tui import __version__
from sognko_tui.archive.store import Archive
from sognko_tui.cli import main
from sognko_tui.meeting.events import ItemPostponed, SessionClosed
from sognko_tui.office.clock import SystemClock
from sognko_tui.office.desk import Desk
from tests.office.conftest import PACK, ROSTER

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = Path(sognko_tui.__file__).parent / "schemas"
ID = "2026-03-24-styret-i-proeve-ko"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with a roster and a pack, and an archive to be made in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOGNKO_MINUTES", str(tmp_path / "minutes"))
    monkeypatch.setenv("SOGNKO_USER", "skrivar")
    monkeypatch.setenv("SOGNKO_CLOCK", "2026-03-24T09:00:00+01:00")
    for name in ("LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "liste.csv").write_text(ROSTER, encoding="utf-8")
    (tmp_path / "sakspapir.txt").write_text(PACK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def sognko(place, capsys):
    """Runs a command in this process; returns exit status, output and complaint."""

    def run(*arguments: str):
        capsys.readouterr()
        status = main(arguments)
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def meeting(sognko):
    assert sognko("board", "add", "Styret i Prøve KO", "--members", "liste.csv")[0] == 0
    status, out, _ = sognko("import", "sakspapir.txt")
    assert (status, out) == (0, f"{ID}\n")
    return ID


def complaint(result) -> str:
    """What was said of bad use: one line on stderr, nothing on stdout, exit status 2."""
    status, out, err = result
    assert status == 2
    assert out == ""
    assert err.startswith("sognko: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert err.rstrip("\n").isprintable()
    return err


def as_json(result, schema: str, status: int = 0):
    """The output as JSON, held against its schema."""
    assert (result[0], result[2]) == (status, "")
    value = json.loads(result[1])
    rules = json.loads((SCHEMAS / f"{schema}.json").read_bytes())
    Draft202012Validator.check_schema(rules)
    Draft202012Validator(rules).validate(value)
    return value


def test_the_version(sognko):
    assert sognko("--version") == (0, f"sognko {__version__}\n", "")


def test_from_a_roster_and_a_pack_to_a_protocol(sognko, meeting, place):
    assert sognko("list") == (0, f"{ID}  0/5  klart\n", "")
    status, out, _ = sognko("board", "list")
    assert status == 0
    assert "Styret i Prøve KO" in out
    assert "3 medlemer" in out
    status, out, _ = sognko("show", "2026-03-24")
    assert status == 0
    assert "4 Felles feiekontor  [open]" in out
    assert "Vertskommune vert: ____" in out
    status, out, _ = sognko("log", ID)
    assert out == "    1  2026-03-24 09:00:00  skrivar  møtet er kalla inn\n"
    status, out, _ = sognko("write", ID)
    assert (status, out) == (0, f"{place}/minutes/{ID}/protokoll.md\n")
    assert "Felles feiekontor" in Path(out.strip()).read_text(encoding="utf-8")


def test_with_closed_items_the_public_and_the_full_protocol_are_named(sognko, meeting, place):
    opened = Desk(Archive.open(place / "minutes"), "skrivar", SystemClock()).open(meeting)
    assert opened.session is not None
    item = opened.meeting.items[0].id
    basis = "kommunelova § 11-5 andre ledd"
    closed = SessionClosed(item=item, basis=basis, at=SystemClock().now())
    opened.session.record(closed)
    opened.close()
    status, out, _ = sognko("write", ID)
    folder = place / "minutes" / ID
    assert (status, out) == (0, f"{folder}/protokoll.md\n{folder}/protokoll-full.md\n")


def test_the_rules_of_a_board_are_listed_with_their_source_and_switched(sognko, meeting):
    board = "styret-i-proeve-ko"
    status, out, _ = sognko("board", "rules", board)
    assert status == 0
    assert "på    quorum                Vedtaksfør, kommunelova § 11-9\n" in out
    assert "fast  majority " in out
    switched = sognko("board", "rules", board, "--off", "quorum", "--on", "remote")[1]
    assert "av    quorum                Vedtaksfør, kommunelova § 11-9  (eige val)\n" in switched
    assert sognko("board", "rules", board)[1] == switched
    assert sognko("board", "rules", board, "--on", "quorum", "--off", "remote")[1] == out
    status, _, error = sognko("board", "rules", board, "--on", "quorum", "--off", "quorum")
    assert status == 2
    assert "både på og av" in error


def test_every_json_is_as_its_schema_says(sognko, meeting):
    read = as_json(sognko("agenda", "sakspapir.txt", "--json"), "agenda")
    assert [item["number"] for item in read["items"]] == ["1", "2", "3", "4", "5"]
    assert read["items"][3]["proposal"][1]["blank"]
    assert as_json(sognko("list", "--json"), "list")[0]["id"] == ID
    assert len(as_json(sognko("board", "list", "--json"), "boards")[0]["people"]) == 5
    rules = as_json(sognko("board", "rules", "styret-i-proeve-ko", "--json"), "rules")
    assert {"name": "quorum", "on": True, "own": False}.items() <= rules[5].items()
    shown = as_json(sognko("show", ID, "--json"), "show")
    assert "notes" not in shown["items"][0]
    assert "notes" in as_json(sognko("show", ID, "--json", "--full"), "show")["items"][0]
    assert as_json(sognko("log", ID, "--json"), "log")[0]["event"]["type"] == "MeetingConvened"
    found = as_json(sognko("check", ID, "--json"), "check", status=1)
    assert {"no_attendance", "item_open"} <= {one["code"] for one in found}


def test_what_follows_from_a_pack_is_told_with_its_items(sognko, place):
    papers = PACK.replace(
        "Kommunane har bede",
        "Jf. pkt 2 i sak 4 den 9. desember. Vedlagt utgreiing.\n"
        "Unnateke offentlegheit, offl. § 13.\nKommunane har bede",
    ).replace(
        "Vertskommune vert: ____", "Styret set av kr 250 000, som skal vere brukte innan 1. mai."
    )
    (place / "sakspapir.txt").write_text(papers, encoding="utf-8")
    _, out, _ = sognko("agenda", "sakspapir.txt")
    assert out.count("  [skal lukkast?]\n") == 1
    assert "        Fristar og beløp: kr 250 000, frist 1.5.2026\n" in out
    assert "        Viser til: «pkt 2 i sak 4 den 9. desember» (9.12.2025)\n" in out
    assert "        ! Saka seier «Vedlagt utgreiing», men har ingen vedlegg.\n" in out
    item = as_json(sognko("agenda", "sakspapir.txt", "--json"), "agenda")["items"][3]
    assert item["references"] == [
        {
            "words": "pkt 2 i sak 4 den 9. desember",
            "date": "2025-12-09",
            "year": None,
            "number": "4",
            "point": "2",
        }
    ]
    assert item["dates"] == [{"words": "1. mai", "date": "2026-05-01", "deadline": True}]
    assert item["amounts"] == [{"words": "kr 250 000", "value": 250000, "unit": "NOK"}]
    assert [one["code"] for one in item["missing"]] == ["attachments_none"]


def test_a_meeting_in_full_is_as_its_schema_says(sognko, meeting, place):
    from sognko_tui.meeting import events as e
    from sognko_tui.meeting.adoption import close_item
    from sognko_tui.meeting.voting import take_vote
    from sognko_tui.office.desk import at_desk

    opened = at_desk(None).open(ID)
    session = opened.session
    assert session is not None
    seats = [p.id for p in session.meeting.board.seats]
    one, two, three, four, five = (item.id for item in session.meeting.items)
    session.record(*(e.MemberArrived(person=p) for p in seats[:2]))
    session.record(e.AbsenceNoted(person=seats[2], notice=True))
    session.record(*close_item(session.meeting, two, session.clock.now()))
    session.record(
        e.Disqualified(item=three, person=seats[0], ground="§ 6", presides=seats[1]),
        e.StatementRecorded(item=three, person=seats[0], text="Nei."),
        e.FollowUpNoted(item=three, who="Leiar", what="Ringje", due="2026-04-01"),
        e.ProposalMoved(item=three, proposal="m1", mover=seats[1], text="Utsetje"),
        e.ItemPostponed(item=three, to="april"),
    )
    item = session.meeting.item(four)
    assert item is not None
    session.record(take_vote(session.meeting, item, against=[seats[1]]))
    session.type(five, "notes", 0, "", "hemmeleg")
    now = session.clock.now()
    session.record(e.BreakTaken(start=now, end=now), e.ItemHandled(item=one))
    opened.close()
    shown = as_json(sognko("show", ID, "--json"), "show")
    assert shown["state"] == "underway"
    assert shown["attendance"][2]["absent"] == "with_notice"
    assert [i["status"] for i in shown["items"]] == [
        "handled", "adopted", "postponed", "open", "open",
    ]  # fmt: skip
    assert shown["items"][3]["votes"][0]["casting"] == seats[0]
    for command in (("log", ID), ("log", ID, "--json"), ("show", ID), ("show", ID, "--json")):
        status, out, _ = sognko(*command)
        assert status == 0
        assert "hemmeleg" not in out
        assert "hemmeleg" in sognko(*command, "--full")[1]


def test_check_tells_what_is_wrong_with_the_rule_and_exits_with_1(sognko, meeting):
    status, out, err = sognko("check", ID)
    assert (status, err) == (1, "")
    assert f"{ID}: Frammøtet er ikkje ført. Før det med F6. (kommunelova § 11-4)\n" in out
    # What has not begun is not asked about unless it is named.
    assert sognko("check") == (0, "", "")


def test_a_meeting_that_exists_is_not_overwritten(sognko, meeting, place):
    path = place / "minutes" / ID / "meeting.json"
    before = path.read_bytes()
    said = complaint(sognko("import", "sakspapir.txt"))
    assert ID in said
    assert "--another" in said
    assert path.read_bytes() == before
    assert sognko("import", "sakspapir.txt", "--another")[1] == f"{ID}-2\n"


def postponed(meeting, place, number: str) -> None:
    """Postpone an item of the meeting to the next one."""
    opened = Desk(Archive.open(place / "minutes"), "skrivar", SystemClock()).open(meeting)
    assert opened.session is not None
    item = next(i.id for i in opened.meeting.items if i.number == number)
    opened.session.record(ItemPostponed(item=item, to="neste møte"))
    opened.close()


def test_import_takes_in_what_was_postponed_and_says_so_beside_the_id(sognko, meeting, place):
    postponed(meeting, place, "4")
    pack = (place / "sakspapir.txt").read_text(encoding="utf-8")
    (place / "mai.txt").write_text(pack.replace("Felles feiekontor", "Ny bil"), encoding="utf-8")
    status, out, err = sognko("import", "mai.txt", "--date", "2026-05-12")
    assert (status, out) == (0, "2026-05-12-styret-i-proeve-ko\n")
    assert err == "sognko: Teken med: sak 6 Felles feiekontor, utsett 2026-03-24 (sak 4).\n"
    shown = as_json(sognko("show", out.strip(), "--json"), "show")
    assert shown["items"][-1]["history"][0]["meeting"] == meeting
    # Carried once, it waits for nobody any more.
    assert sognko("import", "mai.txt", "--date", "2026-06-09")[2] == ""


def test_import_without_what_was_postponed(sognko, meeting, place):
    postponed(meeting, place, "4")
    pack = (place / "sakspapir.txt").read_text(encoding="utf-8")
    (place / "mai.txt").write_text(pack.replace("Felles feiekontor", "Ny bil"), encoding="utf-8")
    status, out, err = sognko("import", "mai.txt", "--date", "2026-05-12", "--no-carry")
    assert (status, err) == (0, "")
    assert len(as_json(sognko("show", out.strip(), "--json"), "show")["items"]) == 5
    assert "--no-carry" in sognko("import", "--help")[1]


def test_what_is_said_on_the_command_line_goes_before_the_pack(sognko, meeting):
    more = ["--date", "1.4.2026", "--time", "kl. 10.30", "--place", "Rådhuset", "--notice"]
    status, out, _ = sognko(
        "import", "sakspapir.txt", *more, "2026-03-20", "--board", "styret-i-proeve-ko"
    )
    assert status == 0
    shown = as_json(sognko("show", out.strip(), "--json"), "show")
    assert (shown["date"], shown["time"], shown["place"]) == ("2026-04-01", "10:30", "Rådhuset")
    assert shown["notice"]["date"] == "2026-03-20"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["frosk"], "frosk"),
        (["--frosk"], "--frosk"),
        (["show"], "MØTE"),
        (["show", "2025"], "2025"),
        (["show", "../../etc"], "etc"),
        (["list", "--lang", "xx"], "xx"),
        (["board"], "board --help"),
        (["board", "rules", "nope"], "board list"),
        (["board", "rules", "styret-i-proeve-ko", "--on", "nope"], "board rules"),
        (["board", "rules", "styret-i-proeve-ko", "--off", "majority"], "majority"),
        (["board", "add", "X"], "--members"),
        (["board", "add", "X", "--members"], "--members"),
        (["board", "add", "X", "--members", "nope.csv"], "nope.csv"),
        (["board", "add", "Styret i Prøve KO", "--members", "liste.csv"], "--replace"),
        (["import", "sakspapir.txt", "--date", "i morgon"], "i morgon"),
        (["import", "sakspapir.txt", "--time", "25:00"], "25:00"),
        (["import", "sakspapir.txt", "--board", "nope"], "board list"),
        (["agenda", "nope.txt"], "nope.txt"),
        (["list", "--minutes", "/dev/null"], "/dev/null"),
        (["list", "--minutes", "."], "--minutes"),
        (["list", "--minutes", "nope"], "board add"),
        (["list", "--minutes", "~nobody-here/x"], "board add"),
        ([], "terminal"),
        (["demo"], "terminal"),
    ],
)
def test_bad_use_is_one_line_that_says_what_and_what_to_do(sognko, meeting, arguments, told):
    assert told in complaint(sognko(*arguments))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "tom"),
        (bytes(range(256)) * 100, "ikkje tekst"),
        (b"\x1b[2J\x1b]0;x\x07" * 10, "hostile.txt"),
        ("Berre prosa her.\n".encode("utf-16"), "ingen saker"),
        (b"%PDF-1.4", "øydelagd"),
        (b"x" * 50_000_000, "for stor"),
    ],
)
def test_a_file_that_is_no_pack_is_one_line(sognko, place, meeting, data, told):
    (place / "hostile.txt").write_bytes(data)
    for command in (["agenda"], ["agenda", "--json"], ["import"]):
        assert told in complaint(sognko(*command, "hostile.txt"))


HOSTILE = (
    "Styret\nMøte 2.1.2026\n\n"
    "1. ../../etc/passwd\n\n"
    "2. [bold red]Raud[/] sak \x1b[31mmed farge\x1b[0m \x9b5n\n\n"
    "3. \u202eegnev\u202c \u200bsak\u2066\n\n"
    "4. \x1b]8;;http://x\x07lenkje\n\n"
    "5. Ymse\n"
)


def test_a_hostile_pack_is_read_cleanly_and_writes_nothing_outside(sognko, place, meeting):
    (place / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    outside = {p for p in place.rglob("*") if "minutes" not in p.parts}
    status, out, _ = sognko("import", "hostile.txt", "--place", "\x1b[5mher\u202e")
    assert status == 0
    made = out.strip()
    for command in (
        ["agenda", "hostile.txt"],
        ["agenda", "hostile.txt", "--json"],
        ["list"],
        ["show", made],
        ["show", made, "--json"],
        ["log", made, "--json"],
        ["check", made],
    ):
        out = sognko(*command)[1]
        assert out
        assert all(line.isprintable() for line in out.splitlines())
    assert sognko("write", made)[0] == 0
    assert {p for p in place.rglob("*") if "minutes" not in p.parts} == outside
    assert "../../etc/passwd" in sognko("show", made)[1]


def test_a_damaged_meeting_is_one_line(sognko, meeting, place):
    (place / "minutes" / ID / "meeting.json").write_bytes(b"{")
    assert "øydelagd" in sognko("list")[1]
    for command in ("show", "log", "write"):
        assert "meeting.json" in complaint(sognko(command, ID))
    # Among others, it is one finding more.
    (found,) = as_json(sognko("check", "--json"), "check", status=1)
    assert (found["code"], found["severity"]) == ("meeting_damaged", "hard")
    (listed,) = as_json(sognko("list", "--json"), "list")
    assert (listed["state"], listed["damage"]) == ("damaged", "unsound")


def test_what_a_bad_merge_left_in_the_archive_is_told_also_where_no_meeting_has_begun(
    sognko, meeting, place
):
    for path in (f"{ID}/meeting.json", "boards.json"):
        (place / "minutes" / path).write_text("<<<<<<< HEAD\n{}\n=======\n>>>>>>> x\n")
    assert "halvt fletta" in sognko("list")[1]
    status, out, _ = sognko("check")
    assert status == 1
    assert [line.partition(" ")[0] for line in out.splitlines()] == ["boards.json", f"{ID}:"]


def test_a_clock_that_is_no_time_is_told_of(sognko, meeting, monkeypatch):
    monkeypatch.setenv("SOGNKO_CLOCK", "no")
    assert "SOGNKO_CLOCK" in complaint(sognko("list"))


@pytest.mark.parametrize("language", ["nn", "nb", "en"])
def test_help_is_there_in_every_language(sognko, language):
    for command in ([], ["import"], ["board", "add"]):
        status, out, err = sognko(*command, "--help", "--lang", language)
        assert (status, err) == (0, "")
        assert "--minutes" in out


def test_the_archive_may_be_named_before_or_after_the_command(sognko, meeting, place):
    elsewhere = str(place / "elsewhere")
    sognko("board", "add", "Utvalet", "--members", "liste.csv", "--minutes", elsewhere)
    assert "Utvalet" in sognko("--minutes", elsewhere, "board", "list")[1]
    assert "Utvalet" in sognko("board", "list", "--minutes", elsewhere)[1]
    assert "Utvalet" in sognko("board", "--minutes", elsewhere, "list")[1]
    assert "Utvalet" not in sognko("board", "list")[1]


def run(*arguments: str, **settings) -> "subprocess.CompletedProcess[bytes]":
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "sognko_tui", *arguments],
        capture_output=True,
        **{"env": {**os.environ, "PYTHONPATH": str(ROOT)}, **settings},
    )


def test_output_is_utf8_whatever_the_locale(meeting):
    bare = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    done = run("board", "list", env=bare)
    assert done.returncode == 0
    assert "Prøve" in done.stdout.decode("utf-8")
    assert "møtet" in run("show", "x", env=bare).stderr.decode("utf-8")


def test_a_reader_that_goes_away_is_no_trouble(meeting, tmp_path):
    command = f"{sys.executable} -m sognko_tui show {ID} --json | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stderr == ""
    assert done.stdout.strip() == "0"


def in_a_terminal(*arguments: str, **environment: str) -> tuple[int, bytes]:
    """Exit status and output of the program with a terminal as stdin, stdout and stderr."""
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(environment, PYTHONPATH=str(ROOT))
        os.execv(sys.executable, [sys.executable, "-m", "sognko_tui", *arguments])
    said = b""
    try:
        while chunk := os.read(fd, 4096):
            said += chunk
    except OSError:
        pass  # the terminal is gone with the program
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said


def test_a_dumb_terminal_is_refused_in_one_sentence(place):
    for arguments in ([], ["--minutes", "x"], ["demo"]):
        status, said = in_a_terminal(*arguments, TERM="dumb")
        assert status == 2
        assert said.count(b"\n") == 1
        assert b"TERM" in said
    # Nothing was made on the way there.
    assert not (place / "x").exists()
    assert not (place / "minutes").exists()


def test_little_is_loaded_for_the_version_and_no_argparse_for_the_app():
    code = (
        "import sys, sognko_tui.cli\n"
        "sognko_tui.cli.main(sys.argv[1:])\n"
        "print({'argparse', 'tinydb', 'slugify', 'textual', 'markdown_it', 'babel',"
        " 'platformdirs', 'msgspec'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--version"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.stderr == "set()\n"


def test_what_the_app_gets_to_start_on_is_light(tmp_path):
    """The desk with a list of meetings, which is all that Heim needs."""
    code = (
        "import sys\n"
        "from sognko_tui.office.desk import at_desk\n"
        "at_desk(sys.argv[1]).summaries()\n"
        "print({'argparse', 'tinydb', 'slugify', 'textual', 'markdown_it', 'babel'}"
        " & set(sys.modules))"
    )
    from sognko_tui.archive.store import Archive
    from tests.meetings import START, convened

    archive = Archive.create(tmp_path / "minutes")
    archive.meetings.create(convened(), by="skrivar", at=START)
    done = subprocess.run(
        [sys.executable, "-c", code, str(archive.path)], capture_output=True, text=True, cwd=ROOT
    )
    assert done.stdout == "set()\n", done.stderr


def test_a_roster_comes_out_as_it_can_be_read_in(sognko, meeting, place):
    status, out, err = sognko("board", "export")
    assert (status, err) == (0, "")
    assert out.startswith('"Namn";"Funksjon";"Representerer"')
    before = json.loads(sognko("board", "list", "--json")[1])
    for name in ("ut.xlsx", "ut.csv"):
        assert sognko("board", "export", "--output", name) == (0, f"{name}\n", "")
        again = ("board", "add", "Styret i Prøve KO", "--members", name, "--replace")
        assert sognko(*again)[0] == 0
        assert json.loads(sognko("board", "list", "--json")[1]) == before
    assert "--force" in complaint(sognko("board", "export", "--output", "ut.csv"))
    assert sognko("board", "export", "--output", "ut.csv", "--to", "xlsx", "--force")[0] == 0
    assert (place / "ut.csv").read_bytes().startswith(b"PK")
    assert "mappe" in complaint(sognko("board", "export", "--output", "."))


@pytest.mark.parametrize("closed", [">/dev/full", ">&-", "2>&- >&-", ">/dev/full 2>/dev/full"])
def test_output_that_cannot_be_written_is_one_line_at_most(meeting, closed):
    for asked in ("list", f"get {meeting} docx"):
        command = f'"{sys.executable}" -m sognko_tui {asked} {closed}'
        done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, timeout=60)
        assert done.returncode == (2 if "full" in closed else 0)
        assert b"Traceback" not in done.stderr
        assert done.stderr.count(b"\n") == (closed == ">/dev/full")


@pytest.mark.parametrize("asked", ["", "put pakke.txt"])
def test_no_input_at_all_is_one_line(meeting, asked):
    command = f'"{sys.executable}" -m sognko_tui {asked} <&-'
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


@pytest.mark.parametrize("clock", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"])
def test_a_clock_beyond_all_years_is_told_of(sognko, meeting, monkeypatch, clock):
    monkeypatch.setenv("SOGNKO_CLOCK", clock)
    assert "SOGNKO_CLOCK" in complaint(sognko("list"))


def test_a_time_is_typed_in_plain_digits(sognko, meeting):
    result = sognko("import", "sakspapir.txt", "--another", "--time", "٩:٠٠")
    assert "--time" in complaint(result)
