"""Whether each item was taken to its end, within the meeting, with what it asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sognko_tui.meeting.attendance import earlier
from sognko_tui.meeting.check.finding import Finding, found_in, name_of
from sognko_tui.meeting.check.head import held
from sognko_tui.meeting.decisions import blanks_in, open_blanks
from sognko_tui.meeting.state import Item, Meeting

_DEPUTY = re.compile(r"\bvara|\bvaramedl|\bstedfortred|\bstadfortred", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?:19|20)\d\d\b|\bperiod|\b(?:eitt|to|tre|fire|ett|\d) år", re.IGNORECASE)
_ASKED = {"deputy": _DEPUTY, "period": _PERIOD}


def found(meeting: Meeting, item: Item) -> Iterator[Finding]:
    """What there is to find in the item, its votes and its closing to the public apart."""
    if item.open:
        yield found_in(item, "item_open")
        blanks = len(open_blanks(item))
        if blanks:
            yield found_in(item, "blank_open", count=blanks)
    if held(meeting) and item.ended and meeting.ended and earlier(meeting.ended, item.ended):
        yield found_in(item, "closed_after_end", rule="times")
    if item.adopted is not None and blanks_in(item.adopted, item.proposal):
        yield found_in(item, "blank_left", severity="hard")
    for ask in item.agenda.asks:
        pattern = _ASKED.get(ask)
        settled = item.outcome not in ("open", "adopted")
        if pattern is not None and not settled and not pattern.search(item.decision):
            yield found_in(item, f"asks_{ask}")
    for noted in item.disqualified:
        if not noted.ground.strip():
            person = name_of(meeting, noted.person)
            yield found_in(item, "no_ground", rule="disqualification", person=person)
    for follow_up in item.followups:
        if not follow_up.who.strip():
            yield found_in(item, "nobody_to_do_it", severity="note", what=follow_up.what)
