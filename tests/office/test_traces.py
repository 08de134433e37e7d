"""`check` finds what a bad merge, or a hand in the files, has left; each with what to do about it."""

import json
import shutil

import pytest

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.events import HeadChanged, MeetingStarted
from sognko_tui.office import showing
from sognko_tui.office.desk import Desk
from tests.meetings import START, board

CLOSED = '{"meeting": {"1": {"id": "%s", "part": %d}}, "log": {}, "before": {}}'
MIXED = "<<<<<<< HEAD\n%s\n=======\n%s\n>>>>>>> andre\n"


@pytest.fixture
def folder(desk, meeting_id):
    return desk.root / meeting_id


def codes(desk, meeting_id):
    found = list(showing.files_found(desk, meeting_id))
    for one in found:
        said = str(one["text"])
        assert said.endswith(".")
        assert "…" not in said
        assert "Noko stemmer ikkje" not in said
    return [one["code"] for one in found]


def change(path, *pairs):
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def test_nothing_is_found_in_an_archive_that_nobody_was_at(desk, meeting_id):
    assert codes(desk, None) == codes(desk, meeting_id) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("meeting.json", "half_merged"),
        ("closed.json", "half_merged"),
        ("protokoll.md", "half_merged_protocol"),
        ("protokoll.html", "half_merged_protocol"),
    ],
)
def test_the_marks_of_a_merge_in_a_file_of_a_meeting(desk, meeting_id, folder, name, code):
    (folder / name).write_text(MIXED % ("Vår", "Deira"), encoding="utf-8", newline="\r\n")
    found = codes(desk, meeting_id)
    assert found[0] == code
    assert next(showing.findings(desk, meeting_id))["code"] == code


def test_the_marks_of_a_merge_in_the_files_of_the_archive(desk, meeting_id):
    for name in ("boards.json", ".gitignore"):
        (desk.root / name).write_text(MIXED % ("1", "2"), encoding="utf-8")
    assert codes(desk, None) == ["half_merged", "half_merged"]
    # The meetings are checked all the same; which boards there are is not known.
    assert codes(desk, meeting_id) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("meeting.theirs.json", "their_meeting"),
        ("meeting.theirs-2.json", "their_meeting"),
        ("meeting.json.orig", "left_by_merge"),
        ("meeting_REMOTE_4711.json", "left_by_merge"),
        ("meeting.json~HEAD", "left_by_merge"),
        ("sakspapir.txt", None),
        ("protokoll-v2-full.md", None),
    ],
)
def test_what_lies_beside_after_a_merge(desk, meeting_id, folder, name, code):
    (folder / name).write_text("{}", encoding="utf-8")
    assert codes(desk, meeting_id) == ([code] if code else [])


def test_two_folders_that_claim_to_be_one_meeting(desk, meeting_id, folder):
    shutil.copytree(folder, desk.root / f"{meeting_id}-2")
    assert codes(desk, f"{meeting_id}-2") == ["id_twice"]
    assert codes(desk, meeting_id) == []
    folder.rename(desk.root / "2026-03-25-eit-anna-styre")
    assert codes(desk, "2026-03-25-eit-anna-styre") == ["other_id", "other_date", "other_board"]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([('"log": {\n    "1": {', '"log": {\n    "1": {},\n    "1": {')], ["written_twice"]),
        ([('"log": {\n    "1": {', '"log": {\n    "2": {')], ["log_numbers"]),
        ([('"seq": 1', '"seq": "1"')], ["meeting_damaged"]),
        ([('"log": {', '"log": ')], ["meeting_damaged"]),
    ],
)
def test_a_file_that_two_versions_were_mixed_in(desk, meeting_id, folder, pairs, expected):
    change(folder / "meeting.json", *pairs)
    assert codes(desk, meeting_id) == expected


def test_a_log_whose_lines_were_put_in_another_order(desk, meeting_id, folder):
    opened = desk.open(meeting_id)
    opened.session.record(MeetingStarted(at=START), HeadChanged(field="place", value="Rådhuset"))
    assert opened.close()
    path = folder / "meeting.json"
    plain = json.loads(path.read_bytes())
    plain["log"] = {number: plain["log"][number] for number in ("1", "3", "2")}
    path.write_text(json.dumps(plain), encoding="utf-8")
    assert codes(desk, meeting_id) == ["log_numbers"]


@pytest.mark.parametrize(
    ("told", "apart", "code"),
    [
        (CLOSED % ("{id}", 3), 1, "closed_part_other"),
        (CLOSED % ("eit-anna", 1), 1, "closed_part_other"),
        ("{{", 1, "closed_part_other"),
        (CLOSED % ("{id}", 1), 1, None),
        # A checkpoint that was cut off between its two files.
        (CLOSED % ("{id}", 2), 1, None),
        (CLOSED % ("{id}", 2), 0, "closed_part_other"),
    ],
)
def test_what_is_kept_apart_belongs_to_another_file(desk, meeting_id, folder, told, apart, code):
    told = told.replace("{id}", meeting_id)
    (folder / "closed.json").write_text(told, encoding="utf-8")
    change(folder / "meeting.json", ('"apart": 0', f'"apart": {apart}'))
    assert codes(desk, meeting_id) == ([code] if code else [])


def test_boards_that_are_there_twice_and_meetings_of_boards_that_are_not(desk, meeting_id):
    desk.save_board(board(id="anna", name="Eit anna styre"))
    change(desk.root / "boards.json", ('"id": "anna"', '"id": "styret"'))
    assert codes(desk, None) == ["board_twice"]
    change(
        desk.root / "boards.json", ('"id": "styret"', '"id": "x"'), ('"id": "styret"', '"id": "y"')
    )
    assert codes(desk, meeting_id) == ["board_missing"]
    (desk.root / "boards.json").write_text("{", encoding="utf-8")
    assert codes(desk, None) == ["boards_damaged"]
    assert codes(desk, meeting_id) == []


def test_a_meeting_without_its_file_is_a_finding_and_the_others_are_checked(
    desk, meeting_id, folder
):
    (folder / "meeting.json").unlink()
    (found,) = showing.findings(desk, meeting_id)
    assert found["code"] == "no_meeting_file"


def test_a_journal_that_was_left_before_another_meeting_json_came_in_its_place(
    desk, meeting_id, folder
):
    path = folder / "meeting.json"
    before = path.read_bytes()
    opened = desk.open(meeting_id)
    opened.session.record(HeadChanged(field="place", value="Rådhuset"))
    assert codes(desk, meeting_id) == []
    journal = (folder / "meeting.journal").read_bytes()
    opened.close()
    # Of the same session, the program was stopped between the two files of a checkpoint.
    (folder / "meeting.journal").write_bytes(journal)
    assert codes(desk, meeting_id) == []
    # Somebody else's work has come in the place of the checkpoint it went on from.
    (folder / "meeting.journal").unlink()
    path.write_bytes(before)
    other = Desk(Archive.open(desk.root), "ein annan", desk.clock).open(meeting_id)
    assert other.session is not None
    other.session.record(HeadChanged(field="place", value="Kulturhuset"))
    other.close()
    (folder / "meeting.journal").write_bytes(journal)
    assert codes(desk, meeting_id) == ["journal_other"]
