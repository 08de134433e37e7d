"""Our own data: a meeting as its protocol tells it, in JSON that can be read back.

What stands in it is described by the JSON Schema in `record.schema.json`, and in docs/data.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol.as_printed import public
from sognko_tui.protocol.data.writing import json_file
from sognko_tui.protocol.public_meeting import PublicMeeting

FORMAT = 1
"""Which version of the format is written; a newer one is not read."""

SCHEMA = Path(__file__).with_name("record.schema.json")
"""The JSON Schema of the format."""


class NotARecord(ValueError):
    """The bytes are no record of a meeting, or one of a newer format."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """The file: which format it is of, and the meeting."""

    sognko: Literal["record"]
    format: Annotated[int, msgspec.Meta(ge=1)]
    meeting: PublicMeeting


def write(meeting: Meeting) -> bytes:
    """The meeting as its protocol tells it: indented UTF-8, every field in its order."""
    return encode(public(meeting))


def encode(told: PublicMeeting) -> bytes:
    """A meeting that is told already, as `write` writes it."""
    return json_file(msgspec.to_builtins(Record(sognko="record", format=FORMAT, meeting=told)))


def read(data: bytes) -> PublicMeeting:
    """The meeting in the bytes that `write` wrote. Raises `NotARecord`."""
    try:
        record = msgspec.json.decode(data, type=Record)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotARecord(str(error)) from error
    if record.format > FORMAT:
        raise NotARecord(f"format {record.format}")
    return record.meeting


def schema() -> dict[str, Any]:
    """The JSON Schema of what `write` writes (draft 2020-12)."""
    made: dict[str, Any] = _in_order(msgspec.json.schema(Record))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _in_order(value: Any) -> Any:
    """The schema with the words a field may have in their order: msgspec has them in any."""
    if isinstance(value, dict):
        return {k: sorted(v) if k == "enum" else _in_order(v) for k, v in value.items()}
    return [*map(_in_order, value)] if isinstance(value, list | tuple) else value
