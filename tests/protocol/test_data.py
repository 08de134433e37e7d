"""What holds of all data that is made of a meeting, in whatever format."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.board import Person
from sognko_tui.meeting.public import public_part
from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol import public
from sognko_tui.protocol.data import einnsyn, popolo, record, tables
from tests.meetings import Room, agenda_item, board
from tests.procedure.plausible import sittings
from tests.procedure.reference import the_session
from tests.procedure.test_properties import Closed, with_closed_item
from tests.protocol import schemas
from tests.protocol.hostile import meetings

TAGS = {
    "p", "strong", "em", "ol", "ul", "li", "blockquote", "h4", "table", "caption", "thead", "tbody",
    "tr", "th", "td",
}  # fmt: skip
ACTING = re.compile("[=+\\-@\t\r＝＋－＠]")


def files(meeting: Meeting) -> dict[str, bytes]:
    return {
        "record": record.write(meeting),
        "einnsyn": einnsyn.write(meeting),
        "popolo": popolo.write(meeting),
        "votes": tables.votes(meeting),
        "decisions": tables.decisions(meeting),
    }


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def texts(value: object, key: str = "") -> list[tuple[str, str]]:
    """Every text in a JSON value, with the name of its field."""
    if isinstance(value, dict):
        return [found for name, one in value.items() for found in texts(one, name)]
    if isinstance(value, list):
        return [found for one in value for found in texts(one, key)]
    return [(key, value)] if isinstance(value, str) else []


@pytest.fixture(scope="module")
def valid(shared):
    """Holds the files of a meeting against the schemas of their formats."""
    register, classes = schemas.moetemappe(shared), schemas.popolo(shared)
    own = Draft202012Validator(json.loads(record.SCHEMA.read_text(encoding="utf-8")))

    def check(meeting: Meeting) -> dict[str, bytes]:
        made = files(meeting)
        assert register(json.loads(made["einnsyn"])) == []
        assert classes(json.loads(made["popolo"])) == []
        assert [error.message for error in own.iter_errors(json.loads(made["record"]))] == []
        for name in ("votes", "decisions"):
            header, *found = rows(made[name])
            assert all(len(row) == len(header) for row in found)
        return made

    return check


@pytest.mark.parametrize("language", ["nn", "nb"])
@pytest.mark.parametrize("for_all", [False, True], ids=["full", "public"])
def test_the_reference_meeting_is_valid_in_every_format(valid, language, for_all):
    meeting = the_session(language).meeting
    valid(public_part(meeting) if for_all else meeting)


def test_the_meetings_of_the_example_archive_are_valid_in_every_format(valid):
    from sognko_tui.archive.store import Archive
    from sognko_tui.meeting.fold import fold

    archive = Archive(Path(__file__).parents[2] / "minutes")
    for meeting_id in archive.meetings.newest():
        valid(public_part(fold(archive.meetings.read(meeting_id).entries)))


def test_a_meeting_that_is_only_called_is_valid_in_every_format(valid):
    valid(Room(2, all_present=False).meeting)


@settings(max_examples=8)
@given(sittings())
def test_whatever_happens_in_a_meeting_its_data_is_valid_and_hangs_together(valid, sitting):
    made = valid(sitting.meeting)
    data = json.loads(made["popolo"])
    ids = {name: {one["id"] for one in data[name]} for name in schemas.CLASSES}
    assert all(len(ids[name]) == len(data[name]) for name in ids)
    for event in data["vote_events"]:
        assert event["motion_id"] in ids["motions"]
        assert event["legislative_session_id"] in ids["events"]
        assert {vote["voter_id"] for vote in event.get("votes", ())} <= ids["persons"]
    for membership in data["memberships"]:
        assert membership["person_id"] in ids["persons"]
        assert membership.get("post_id") in {None, *ids["posts"]}
    assert {m["creator_id"] for m in data["motions"] if "creator_id" in m} <= ids["persons"]
    assert record.read(made["record"]) == public(sitting.meeting)


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}


@settings(max_examples=12)
@given(meetings())
def test_hostile_texts_stay_texts_in_every_format(valid, meeting):
    made = valid(meeting)
    for data in made.values():
        assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", data.decode())
    for name in ("votes", "decisions"):
        for row in rows(made[name]):
            for cell in row:
                # A spreadsheet that divides elsewhere would let a cell begin inside ours.
                for part in re.split(r"[,;\n]", cell):
                    assert not ACTING.match(part.strip(' "')), cell
    for key, text in texts(json.loads(made["einnsyn"])):
        if key == "tekstInnhold":
            tags = Tags(text)
            assert tags.found <= TAGS
            assert tags.attributes <= {"start", "scope", "class"}
    assert record.read(made["record"]) == public(meeting)


def test_no_word_of_a_closed_item_reaches_what_is_made_for_the_public():
    marks = [f"hemmeleg{n}" for n in range(29)]
    meeting = with_closed_item(Closed(*marks))
    for name, data in files(public_part(meeting)).items():
        assert b"hemmeleg" not in data, name
    for name in ("record", "popolo", "votes", "decisions"):
        assert b"hemmeleg" in files(meeting)[name], name


def test_of_the_whole_meeting_the_register_gets_a_closed_title_in_the_field_for_those_with_access():
    meeting = with_closed_item(Closed(*(f"hemmeleg{n}" for n in range(29))))
    told = texts(json.loads(einnsyn.write(meeting)))
    assert {key for key, text in told if "hemmeleg" in text} == {"offentligTittelSensitiv"}


def test_the_same_meeting_is_the_same_bytes_in_another_run():
    code = (
        "from tests.protocol.test_data import digest, the_session\n"
        "print(digest(the_session('nn').meeting))"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert elsewhere.stdout.strip() == digest(the_session("nn").meeting)


def digest(meeting: Meeting) -> str:
    return sha256(b"".join(files(meeting).values())).hexdigest()


def test_no_address_of_a_person_leaves_but_the_words_of_the_board_stand():
    address = "leiar@luster.eksempel"
    usual = board()
    first, *others = usual.people
    named = replace(first, name=f"Leiar i Luster <{address}>", represents=f"Luster ({address})")
    seats = replace(usual, people=(named, *others))
    room = Room([agenda_item(1, "Svar sendast post@styret.eksempel."), agenda_item(2)], seats)
    guest = Person(id="g", name=f"Rådgjevar {address}", function="guest", represents=address)
    room.record(
        e.HeadChanged(field="secretary", value=f"Sekretær {address}"),
        e.HeadChanged(field="place", value=f"Rådhuset, tinging: {address}"),
        e.HeadChanged(field="notice_manner", value=f"e-post til {address}"),
        e.GuestNoted(person=guest, moment=e.Moment(item="i1")),
        e.PostOpened(item="i2", post="x", title="revisor"),
        e.Nominated(item="i2", post="x", nominee=e.Nominee(id="n", name=address)),
    )
    room.adopt("i1")
    for name, data in files(room.meeting).items():
        found = set(re.findall(r"[\w.]+@[\w.]+\w", data.decode()))
        assert found <= {"post@styret.eksempel"}, name
    assert "post@styret.eksempel" in tables.decisions(room.meeting).decode()
