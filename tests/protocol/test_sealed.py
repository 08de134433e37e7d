"""A record that an older or a newer program sealed holds as long as the meeting tells the same.

`golden/sealed-1.json` is what the first format told of a meeting in which everything happens. It is
made anew only as long as no program with this format is in use: afterwards a change that this test
finds wants a new format, and a teller in `protocol.data.sealed` for the one before it.
"""

import json

import pytest

from sognko_tui.protocol.data import record
from sognko_tui.protocol.data.sealed import TELLERS, differences
from tests.protocol.examples import GOLDEN, everything

FIRST = GOLDEN / "sealed-1.json"


@pytest.fixture(scope="module")
def meeting():
    return everything("nn")


def test_what_was_sealed_in_the_first_format_holds_and_every_field_of_it_is_still_told(meeting):
    data = FIRST.read_bytes()
    assert differences(data, meeting) == ()
    told = TELLERS[1](json.loads(record.write(meeting))["meeting"])
    assert fields(json.loads(data)["meeting"]) <= fields(told)


def test_every_format_up_to_that_of_today_can_be_told():
    assert sorted(TELLERS) == [*range(1, record.FORMAT + 1)]


def test_a_meeting_of_which_more_is_told_now_or_was_told_then_has_not_changed(meeting):
    sealed = json.loads(FIRST.read_bytes())
    del sealed["meeting"]["place"]
    for item in sealed["meeting"]["items"]:
        del item["reason"]
        item["mood"] = "told by a newer program"
    assert differences(json.dumps(sealed).encode(), meeting) == ()


def test_what_was_changed_is_named_by_its_field_and_the_number_of_its_item(meeting):
    sealed = json.loads(FIRST.read_bytes())
    item = next(item for item in sealed["meeting"]["items"] if item["decision"])
    item["decision"][0][1] = "Noko anna."
    sealed["meeting"]["people"].pop()
    found = differences(json.dumps(sealed).encode(), meeting)
    assert found == ("people", f"items[{item['number']}].decision")
    sealed["meeting"]["items"].pop()
    assert differences(json.dumps(sealed).encode(), meeting) == ("people", "items")


def fields(told):
    """The paths of all fields, lists passed over."""
    if isinstance(told, list):
        return set().union(*map(fields, told))
    if not isinstance(told, dict):
        return set()
    return set(told) | {
        f"{name}.{below}" for name, value in told.items() for below in fields(value)
    }


if __name__ == "__main__":
    FIRST.write_bytes(record.write(everything("nn")))
