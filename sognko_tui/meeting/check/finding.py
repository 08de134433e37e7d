"""What a finding is: a code with parameters, how grave it is, where it is and which rule is behind it."""

from __future__ import annotations

from typing import Literal

import msgspec

from sognko_tui.meeting.state import Item, Meeting, Parameters

Severity = Literal["hard", "warning", "note"]
"""`hard` must be settled before a protocol is final; a `note` only wants to be seen."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at. `item` is where it is; `rule` names the rule behind it, if any."""

    code: str
    severity: Severity = "warning"
    item: str | None = None
    rule: str = ""
    params: Parameters = {}


def found_in(
    item: Item,
    code: str,
    *,
    severity: Severity = "warning",
    rule: str = "",
    **params: str | int,
) -> Finding:
    """A finding in an item, with its number and title."""
    here: Parameters = {"number": item.number, "title": item.title}
    return Finding(code=code, severity=severity, item=item.id, rule=rule, params={**here, **params})


def name_of(meeting: Meeting, person_id: str) -> str:
    """What somebody is called, or the id where nobody is known by it."""
    person = meeting.person(person_id)
    return person.name if person is not None else person_id
