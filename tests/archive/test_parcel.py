"""A meeting in one file: what goes in comes out, and what is no parcel is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sognko_tui.archive.store import Damaged, NewerLog, parcel
from sognko_tui.meeting.fold import fold
from tests.archive.conftest import typed
from tests.meetings import Room

ID = "2026-03-24-styret"
PACK = parcel.PackFile(name="sakspapir.pdf", data=b"%PDF \x00\xff")


def entries():
    room = Room(2)
    typed(room.session, "føremål\n→😀")
    room.adopt("i1")
    return room.session.log


@pytest.mark.parametrize("pack", [None, PACK])
def test_a_meeting_comes_out_as_it_went_in(pack):
    log = entries()
    out = parcel.unpack(parcel.pack(ID, log, pack), "x.json")
    assert out == parcel.Parcel(meeting=ID, entries=log, pack=pack)
    assert fold(out.entries) == fold(log)


def test_the_file_says_what_it_is_and_can_be_read_by_anybody():
    plain = json.loads(parcel.pack(ID, entries(), PACK))
    assert {k: plain[k] for k in ("sognko", "version", "meeting")} == {
        "sognko": "backup",
        "version": 1,
        "meeting": ID,
    }
    assert plain["log"][0]["event"]["type"] == "MeetingConvened"
    assert plain["pack"]["name"] == "sakspapir.pdf"
    assert "😀" in parcel.pack(ID, entries()).decode()
    assert "pack" not in json.loads(parcel.pack(ID, entries()))


def test_a_file_cut_anywhere_is_damaged():
    whole = parcel.pack(ID, entries()[:2]).rstrip()
    for cut in range(0, len(whole), 7):
        with pytest.raises(Damaged):
            parcel.unpack(whole[:cut], "x.json")


@given(st.binary(max_size=80))
def test_any_other_bytes_are_damaged(data):
    with pytest.raises(Damaged) as raised:
        parcel.unpack(data, "x.json")
    assert raised.value.params["path"] == "x.json"


def changed(**to) -> bytes:
    return json.dumps(json.loads(parcel.pack(ID, entries())) | to).encode()


@pytest.mark.parametrize(
    "to",
    [
        {"sognko": "archive"},
        {"log": []},
        {"log": [{"seq": 1}]},
        {"log": json.loads(parcel.pack(ID, entries()))["log"][::-1]},
        {"pack": {"name": "x", "data": "not base64!"}},
    ],
)
def test_what_is_no_whole_meeting_is_damaged(to):
    with pytest.raises(Damaged):
        parcel.unpack(changed(**to), "x.json")


@pytest.mark.parametrize(
    "to", [{"version": 2}, {"log": [{"seq": 1, "v": 99, "event": {"type": "Unheard"}}]}]
)
def test_what_a_newer_program_wrote_is_not_taken_for_damaged(to):
    with pytest.raises(NewerLog):
        parcel.unpack(changed(**to), "x.json")
