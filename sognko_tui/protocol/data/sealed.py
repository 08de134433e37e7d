"""A record that was sealed, held against the meeting as it is told now, by whatever program sealed it.

A later program may tell more of a meeting than the one that sealed it, and an earlier one less: what
only one of them tells says nothing of whether the meeting was changed. What both tell must be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol.data import record
from sognko_tui.protocol.data.record import FORMAT, NotARecord

Object = dict[str, Any]

Teller = Callable[[Object], Object]
"""Makes of a meeting as it is told now what a format told of it."""


def _as_it_is(told: Object) -> Object:
    return told


TELLERS: Mapping[int, Teller] = {1: _as_it_is}
"""How the record is told in each format that was ever written.

A field that is added needs nothing here. One that is renamed, or holds something else, or a sentence
of the program's that is worded otherwise, counts `FORMAT` up; the format before it then gets a teller
that gives the field its old name, or leaves out what cannot be told as it was.
"""

MOST = 5
"""Differences that are named; of one name that was changed there may be a hundred."""


class _Raw(msgspec.Struct):
    sognko: Literal["record"]
    format: int
    meeting: Object


def differences(data: bytes, meeting: Meeting) -> tuple[str, ...]:
    """Where the sealed bytes and the meeting do not tell the same: fields as docs/data.md names them.

    Of an item its printed number stands in brackets, `items[7].decision`. Raises `NotARecord`, also
    for a format that is newer than this program.
    """
    try:
        sealed = msgspec.json.decode(data, type=_Raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotARecord(str(error)) from error
    teller = TELLERS.get(sealed.format)
    if teller is None or sealed.format > FORMAT:
        raise NotARecord(f"format {sealed.format}")
    now = msgspec.json.decode(record.write(meeting), type=_Raw).meeting
    found = dict.fromkeys(_fields(sealed.meeting, teller(now)))
    return tuple(found)[:MOST]


def _fields(sealed: Object, now: Object) -> Iterator[str]:
    """The fields of the meeting, and those of its items, that do not tell the same."""
    for name in (name for name in now if name in sealed):
        before, after = sealed[name], now[name]
        if name != "items" or not isinstance(before, list) or len(before) != len(after):
            if not _same(before, after):
                yield name
            continue
        for one, other in zip(before, after, strict=True):
            if not isinstance(one, dict):
                yield name
                continue
            where = f"{name}[{other.get('number', '')}]"
            yield from (
                f"{where}.{field}"
                for field in other
                if field in one and not _same(one[field], other[field])
            )


def _same(sealed: object, now: object) -> bool:
    """Whether the two tell the same as far as both tell it."""
    if isinstance(sealed, dict) and isinstance(now, dict):
        return all(_same(sealed[name], now[name]) for name in now if name in sealed)
    if isinstance(sealed, list) and isinstance(now, list):
        return len(sealed) == len(now) and all(map(_same, sealed, now))
    return sealed == now
