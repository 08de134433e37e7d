"""What is written in a log is what its schema version says: an older program must not lose a field.

`log-fields-2.json` has the fields of each struct that stands in a log of that version. It is made
anew (`python -m tests.meeting.test_log_fields`) only as long as no program with this version is in use;
afterwards a field that is added counts `SCHEMA` up, and the file of the version before stays.
"""

import json
from pathlib import Path

import msgspec

from sognko_tui.meeting.events import SCHEMA, Entry

KEPT = Path(__file__).with_name(f"log-fields-{SCHEMA}.json")


def fields():
    """The fields of an entry and of all that can stand in one, by the names of their structs."""
    (_, structs) = msgspec.json.schema_components([Entry])
    return {
        name: sorted(struct["properties"])
        for name, struct in sorted(structs.items())
        if "properties" in struct
    }


def test_a_log_holds_the_fields_of_its_schema_version_and_no_others():
    assert fields() == json.loads(KEPT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    KEPT.write_text(json.dumps(fields(), indent=2) + "\n", encoding="utf-8")
