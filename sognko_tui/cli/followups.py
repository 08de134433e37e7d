"""The command about what somebody is to do after a meeting: what is open, and that it was done."""

from __future__ import annotations

import sys
from collections.abc import Callable

from sognko_tui.cli.answering import GOOD, as_json, beside, lines
from sognko_tui.cli.arguments import Asked
from sognko_tui.cli.lookups import up_to_date
from sognko_tui.office import dates, follow_ups, listing_follow_ups
from sognko_tui.office.desk import Desk, at_desk
from sognko_tui.office.searching import Filters
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _


def _followups(asked: Asked) -> int:
    desk = at_desk(asked.minutes, index=asked.index)
    if asked.act is not None:
        return _mark(desk, asked)
    now = desk.clock.now()
    boards = None if asked.board is None else frozenset({desk.choose_board(asked.board).id})
    found = up_to_date(desk).followups(Filters(boards=boards), done=asked.all)
    who = (asked.who or "").casefold()
    rows = follow_ups.rows(one for one in found if who in one.followup.who.casefold())
    if asked.json:
        as_json([listing_follow_ups.as_row(row, now.date()) for row in rows])
    elif asked.ics:
        # The lines of a calendar end as they must, whatever the system's do.
        sys.stdout.write(listing_follow_ups.as_calendar(rows, now))
    else:
        lines(listing_follow_ups.as_line(row, now.date()) for row in rows)
        if not rows:
            beside(_("Ingenting står att å følgje opp."))
    return GOOD


def _mark(desk: Desk, asked: Asked) -> int:
    meeting_id = desk.resolve(asked.meeting)
    item = follow_ups.item_named(desk.look(meeting_id), asked.item)
    if asked.number is None and len(item.followups) > 1:
        raise Trouble("which_follow_up", {"item": item.number, "count": len(item.followups)})
    number = (asked.number or 1) - 1
    if asked.act == "reopen":
        desk.reopen_follow_up(meeting_id, item.id, number)
        return GOOD
    on = desk.clock.now().date() if asked.date is None else dates.parse(asked.date)
    if on is None:
        raise Trouble("bad_date", {"option": "--date", "value": asked.date})
    desk.settle_follow_up(meeting_id, item.id, number, on, asked.note)
    return GOOD


COMMANDS: dict[str, Callable[[Asked], int]] = {"followups": _followups}
