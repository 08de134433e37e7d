"""What the papers of an item mention, in words: what is referred to, what is due, what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sognko_tui.meeting.mentions import Day, Mention, Reference
from sognko_tui.texts import _

if TYPE_CHECKING:
    from sognko_tui.office.links import Link


def short(day: date) -> str:
    """A day in figures."""
    return f"{day.day}.{day.month}.{day.year}"


def reference(one: Reference) -> str:
    """The words of a reference, with its day where they do not say the year."""
    if one.day is not None and str(one.day.year) not in one.words:
        return _("«{words}» ({date})").format(words=one.words, date=short(one.day))
    return _("«{words}»").format(words=one.words)


def references(found: Sequence[Reference]) -> str:
    """All that is referred to, in one line."""
    return _("Viser til: {references}").format(references=", ".join(map(reference, found)))


def proposed(found: Sequence[Mention]) -> str:
    """The days and amounts of a proposal, in one line; what is due comes with its day."""
    told = [_mention(one) for one in found if not isinstance(one, Reference)]
    return _("Fristar og beløp: {mentions}").format(mentions=", ".join(told))


def _mention(one: Mention) -> str:
    if not isinstance(one, Day):
        return one.words
    if one.deadline:
        return _("frist {date}").format(date=short(one.day))
    return short(one.day)


def leads_to(link: Link) -> str:
    """Where a reference leads: the item with its title, the meeting, or that it leads nowhere."""
    params = {
        "number": link.number,
        "title": link.title,
        "date": short(link.date) if link.date is not None else link.meeting[:10],
    }
    if link.unread:
        return _("møtet {date} lét seg ikkje lese").format(**params)
    if link.number and link.likely:
        return _("truleg sak {number} {title}, {date}").format(**params)
    if link.number:
        return _("sak {number} {title}, {date}").format(**params)
    if link.meeting and link.reference.number:
        return _("møtet {date} har inga slik sak").format(**params)
    if link.meeting:
        return _("møtet {date}; kva sak, er ikkje sagt").format(**params)
    if not link.reference.leads:
        return _("kva vedtak, er ikkje sagt")
    return _("finst ikkje i arkivet")
