"""Reading what the secretary types into short fields: times, dates, items and people."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from sognko_tui.meeting.attendance import is_ahead, moment_of
from sognko_tui.meeting.events import Moment
from sognko_tui.office import dates
from sognko_tui.office.clock import ZONE
from sognko_tui.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from sognko_tui.meeting.board import Person
    from sognko_tui.meeting.events import Relation
    from sognko_tui.meeting.state import Item, Meeting

_TIME = re.compile(r"^(?:kl\.?\s*)?(\d{1,2})(?:[.:]?(\d{2}))?$", re.IGNORECASE)
_BEFOREHAND = timedelta(hours=6)
"""How long before the start of a meeting a time can lie and still be of the same day."""


_LONGEST = timedelta(hours=12)
"""How long an item or a break can last: a time further on is one that was typed wrong."""


def clock_time(text: str, on: datetime) -> datetime | None:
    """`9.20`, `09:20`, `920` or `9` on that day; None for anything else."""
    found = _hour_and_minute(text)
    if found is None:
        return None
    return on.replace(hour=found[0], minute=found[1], second=0, microsecond=0)


def time_in(meeting: Meeting, text: str, now: datetime) -> datetime | None:
    """A time as `clock_time` takes it, on the day the meeting was held, past midnight where due."""
    began = meeting.started
    at = clock_time(text, began or now)
    if at is not None and began is not None and at < began - _BEFOREHAND:
        return at + timedelta(days=1)
    return at


def span_in(
    meeting: Meeting, start: str, end: str, now: datetime
) -> tuple[datetime | None, datetime | None]:
    """Two times of the day the meeting was held; an end before the start is past midnight.

    By the clock on the wall, also where summer time begins or ends in between.
    """
    day = meeting.started
    if day is None and meeting.date is not None:
        day = datetime.combine(meeting.date, time(12), ZONE)
    day = (day or now).astimezone(ZONE)
    began, ended = (_after(day, clock_time(text, day)) for text in (start, end))
    if began is not None and ended is not None and ended < began:
        ended += timedelta(days=1)
    return began, ended


def _after(day: datetime, at: datetime | None) -> datetime | None:
    """A time of that day, or of the next where it lies long before."""
    if at is not None and at < day - _BEFOREHAND:
        return at + timedelta(days=1)
    return at


def wrong_span(meeting: Meeting, start: str, end: str, now: datetime) -> str:
    """What is wrong with two times taken together, or an empty string."""
    began, ended = span_in(meeting, start, end, now)
    if began is None or ended is None or ended - began < _LONGEST:
        return ""
    return _("Det sluttar før det byrjar. Rett tidene.")


def _hour_and_minute(text: str) -> tuple[int, int] | None:
    found = _TIME.match(text.strip())
    if found is None:
        return None
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def show_time(at: datetime | None) -> str:
    """A time as it is typed: `9.20`; empty for none."""
    return f"{at.hour}.{at.minute:02}" if at is not None else ""


def a_date(text: str) -> date | None:
    """`9.12.2025` or `2025-12-09`; None for anything else."""
    return dates.parse(text)


def show_date(on: date | None) -> str:
    """A date as it is typed: `9.12.2025`; empty for none."""
    return f"{on.day}.{on.month}.{on.year}" if on is not None else ""


def wrong_time(text: str) -> str:
    """What is wrong with this as a time, or an empty string."""
    if _hour_and_minute(text) is not None:
        return ""
    return _("«{text}» er ikkje eit klokkeslett: skriv til dømes 9.20.").format(text=text)


def wrong_date(text: str) -> str:
    """What is wrong with this as a date, or an empty string."""
    if a_date(text) is not None:
        return ""
    return _("«{text}» er ikkje ein dato: skriv til dømes 9.12.2025.").format(text=text)


def relations() -> dict[str, Relation]:
    """The words for where in relation to an item somebody came or went."""
    return {_("før"): "before", _("under"): "during", _("etter"): "after"}


def show_relation(meeting: Meeting, moment: Moment) -> str:
    """`under 3`: the item of a moment as it is typed; empty for the start or end of the meeting."""
    item = meeting.item(moment.item)
    if item is None:
        return ""
    word = next(word for word, relation in relations().items() if relation == moment.relation)
    return f"{word} {item.number}"


def a_moment(meeting: Meeting, time: str, where: str, on: datetime) -> Moment | None:
    """A time and `før 3`, `under 3` or `etter 3` as a moment; both empty is start or end.

    A time alone tells the item too. None where the words name no item that the meeting has come to.
    """
    at = time_in(meeting, time, on) if time.strip() else None
    if not where.strip():
        return Moment() if at is None else moment_of(meeting, at)
    where = where.strip()
    # «før sak 3» as well as «før 3».
    item_word = _("sak")
    where = re.sub(rf"^(\S+)\s+{item_word}\s+", r"\1 ", where, flags=re.IGNORECASE)
    word, _space, number = where.rpartition(" ")
    relation = relations().get(word.strip().lower(), "during" if not word else None)
    if word.strip().lower() == item_word:
        relation = "during"
    item = an_item(meeting, number)
    if relation is None or item is None or is_ahead(meeting, item):
        return None
    return Moment(at=at, item=item.id, relation=relation)


def an_item(meeting: Meeting, text: str) -> Item | None:
    """The item with this number: as printed, or the one part of it that people say.

    `3` is `3/26` too, and so are `PS 3/26`, `sak 3` and `003`, where only one item answers to it.
    """
    wanted = text.strip().casefold().removeprefix(_("sak")).strip()
    if not wanted:
        return None
    for item in meeting.items:
        if item.number.casefold() == wanted:
            return item
    found = [i for i in meeting.items if wanted.lstrip("0") in _said(i.number)]
    return found[0] if len(found) == 1 else None


def _said(number: str) -> set[str]:
    """What people call an item: its number without the year, without what stands before it."""
    bare = number.casefold().split()[-1] if number.split() else ""
    return {part.lstrip("0") for part in (bare, bare.split("/")[0]) if part.lstrip("0")}


def one_of(people: Iterable[Person]) -> Callable[[str], str]:
    """A check for a form: what is wrong with a text that names none of these people."""
    everybody = tuple(people)

    def wrong(text: str) -> str:
        if a_person(everybody, text) is not None:
            return ""
        known = ", ".join(p.initials or p.name for p in everybody)
        return _("«{text}» er ingen av desse: {known}").format(text=text, known=known)

    return wrong


def a_person(people: Iterable[Person], text: str, known: Iterable[Person] = ()) -> Person | None:
    """Whoever of these has the initials or the name, else the only one with a word that begins so.

    What are the initials or the name of somebody else who is `known` is never taken for another.
    """
    wanted = " ".join(text.casefold().split())
    everybody = list(people)
    for exactly in (everybody, known):
        for person in exactly:
            if wanted and wanted in (person.initials.casefold(), person.name.casefold()):
                return person if exactly is everybody else None
    found = who_begins(everybody, text)
    return found[0] if len(found) == 1 else None


def a_name(people: Iterable[Person], text: str) -> str:
    """The name of whoever has these initials; whatever else was typed stays as it is.

    Only initials: who is to do something may be a municipality, which is not whoever represents it.
    """
    wanted = text.strip().casefold()
    return next((p.name for p in people if wanted and p.initials.casefold() == wanted), text)


def who_begins(people: Iterable[Person], text: str) -> list[Person]:
    """Those with a word in their name or in whom they represent that begins so: several may."""
    wanted = " ".join(text.casefold().split())
    return [p for p in people if len(wanted) > 1 and _begins(p, wanted)]


def people_in(
    text: str, people: Sequence[Person], known: Iterable[Person] = ()
) -> tuple[list[Person], str]:
    """Those of these people who are named, in any order and with or without commas.

    With them the first word that is nobody's, or an empty string; «alle» is all of them.
    """
    words = text.replace(",", " ").split()
    if words and " ".join(words).casefold() == _("alle"):
        return list(people), ""
    everybody = tuple(known)
    found: list[Person] = []
    at = 0
    while at < len(words):
        # A name may hold several words: the longest run that is somebody's counts.
        for end in range(len(words), at, -1):
            person = a_person(people, " ".join(words[at:end]), everybody)
            if person is not None:
                found.append(person)
                at = end
                break
        else:
            return found, words[at]
    return found, ""


def _begins(person: Person, wanted: str) -> bool:
    words = [*person.name.casefold().split(), *person.represents.casefold().split()]
    return any(" ".join(words[n:]).startswith(wanted) for n in range(len(words)))
