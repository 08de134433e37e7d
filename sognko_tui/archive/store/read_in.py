"""A meeting that was read in its protocol: the log as it is kept, with the original beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from sognko_tui.meeting.events import Entry, MeetingConvened, ProtocolRead

ORIGINAL = "original"
_SUFFIX = re.compile(r"(?:-full)?\.[a-z0-9]{1,8}")


def file_name(suffix: str) -> str:
    """What the original is called in the meeting's folder, whatever it was called before.

    One with what was handled for closed doors ends in `-full` like our own, which git ignores.
    """
    return ORIGINAL + (suffix if _SUFFIX.fullmatch(suffix) else ".txt")


def convened(entries: Sequence[Entry]) -> MeetingConvened:
    """The event such a log begins with."""
    first = entries[0].event
    assert isinstance(first, MeetingConvened)
    return first


def named(entries: Sequence[Entry], meeting_id: str, file: str) -> tuple[Entry, ...]:
    """The log with the id the meeting got and the name its original has."""
    made: list[Entry] = []
    for entry in entries:
        event = entry.event
        if isinstance(event, MeetingConvened):
            entry = replace(entry, event=replace(event, meeting=meeting_id))
        elif isinstance(event, ProtocolRead):
            entry = replace(entry, event=replace(event, file=file))
        made.append(entry)
    return tuple(made)


def original(entries: Sequence[Entry]) -> str:
    """The name of the file a meeting was read in; empty for one that was minuted here."""
    read = (entry.event for entry in entries if isinstance(entry.event, ProtocolRead))
    name = next((event.file for event in read), "")
    return name if name and name == original_name(name) else ""


def original_name(name: str) -> str:
    """A name as such an original has it, of one that may come from anywhere."""
    return file_name(name.removeprefix(ORIGINAL))
