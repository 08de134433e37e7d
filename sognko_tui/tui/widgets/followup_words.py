"""A follow-up in words: as a line of a list, and as a text to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office import dates, printable
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.widgets.columns import fit
from sognko_tui.tui.widgets.hit_words import Passage, in_figures

if TYPE_CHECKING:
    from datetime import date

    from sognko_tui.meeting.open_followups import FollowUpRow

DUE, STATE = 10, 16
"""Cells of the day it is due, and of how it stands with it in words."""

SOURCE_FROM = 100
"""Cells from which a line has room for where it was noted."""


def _columns(width: int) -> tuple[int, int, int]:
    """Cells of who, of what, and of where it was noted."""
    rest = max(width - DUE - STATE - 2, 20)
    who = min(rest // 3, 34)
    source = rest // 3 if width >= SOURCE_FROM else 0
    return who, rest - who - source - (2 if source else 1), source


def head(width: int) -> str:
    """What the columns are called."""
    who, what, source = _columns(width)
    cells = [f"{_('Frist'):>{DUE}}", fit("", STATE), fit(_("Kven"), who), fit(_("Kva"), what)]  # fmt: skip
    return " ".join([*cells, _("Frå")] if source else cells).rstrip()


def line(row: FollowUpRow, today: date, width: int) -> str:
    """When it is due, how it stands with it, who and what; and from where, where there is room."""
    who, what, source = _columns(width)
    due = in_figures(row.due_day) if row.due_day is not None else printable.line(row.due)
    cells = [
        f"{fit(due, DUE).strip():>{DUE}}",
        fit(state(row, today), STATE),
        fit(row.who, who),
        fit(row.what, what),
    ]
    if source:
        cells.append(fit(_from(row), source))
    return " ".join(cells)


def state(row: FollowUpRow, today: date) -> str:
    """How it stands with it: done, late by so many days, or nothing to be said."""
    if row.done_on is not None:
        return _("gjord {day}").format(day=in_figures(row.done_on))
    late = row.overdue_since(today)
    if late is not None:
        days = (today - late).days
        return ngettext("{count} dag over", "{count} dagar over", days).format(count=days)
    return _("i dag") if row.due_day == today else ""


def passages(row: FollowUpRow, today: date) -> tuple[Passage, ...]:
    """All of it, with the item it was noted in."""
    told = ": ".join(filter(None, (printable.line(row.who), printable.line(row.what))))
    due = printable.line(row.due) or _("utan frist")
    if row.due_day is not None and dates.parse(row.due) == row.due_day:
        due = in_figures(row.due_day)
    elif row.due_day is not None:
        due = _("{due}, {day}").format(due=due, day=in_figures(row.due_day))
    facts = [_("Frist: {due}").format(due=due), state(row, today)]
    made = [Passage(told, heading=True), Passage(" · ".join(filter(None, facts)))]
    if row.note:
        made.append(Passage(printable.text(row.note)))
    return (*made, Passage(_from(row)))


def _from(row: FollowUpRow) -> str:
    day = in_figures(row.day) if row.day is not None else ""
    item = _("sak {number} {title}").format(number=row.item_number, title=row.title)
    return printable.line(f"{day} {item}, {row.board_name}")
