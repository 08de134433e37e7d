"""How one meeting is told: its phrases, what its people and items are called, its times and dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from sognko_tui.meeting.board import Person
from sognko_tui.meeting.numbering import prefixed, without_prefix
from sognko_tui.meeting.public import closed_items
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.protocol.addresses import without_addresses
from sognko_tui.protocol.phrases import Phrases, standard_phrases
from sognko_tui.protocol.wording import one_line

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


class Telling:
    """What every part of the protocol needs to know to speak of the meeting."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.phrases = Phrases(meeting.board.language, meeting.board.phrases)
        self.prefix = one_line(meeting.board.prefix)
        self._names = _names(meeting, self.phrases)
        # Of a closed item the public part of a meeting has no basis left.
        bare = any(i.closure is not None and not i.closure.basis for i in meeting.items)
        self.closed = closed_items(meeting) if bare else frozenset()
        """The items of which nothing is told but that they were handled for closed doors."""

    def name(self, person_id: str) -> str:
        """What a person is called: by name, and where two share it, by what they represent too."""
        return self._names.get(person_id) or typed_name(person_id)

    def names(self, person_ids: Iterable[str]) -> str:
        """Several people in a row, the last with an «og»."""
        return joined(tuple(self.name(p) for p in person_ids), self.phrases["words.and"])

    def who(self, noted: str) -> str:
        """What somebody is called who is noted by id or by name as typed."""
        return self.name(noted) if self.meeting.person(noted) else typed_name(noted)

    def function(self, person: Person) -> str:
        """What a person is on the board, in the board's language."""
        return self.phrases[f"function.{person.function}"]

    def printed(self, item: Item) -> str:
        """The number of an item as it is printed: with the year where they are counted by it."""
        return self.numbered(one_line(item.number), self.meeting.date)

    def numbered(self, number: str, day: date | None) -> str:
        """A number of a meeting on this day as the board prints it."""
        by_year = self.meeting.board.numbering == "year" and day is not None
        if not by_year or day is None or not number or "/" in number:
            return number
        return f"{number}/{day.year % 100:02}"

    def item(self, item: Item) -> str:
        """How an item is spoken of in a sentence: «sak 3», or as the board cites itself."""
        return self.label(self.printed(item))

    def label(self, number: str) -> str:
        """How an item with this printed number is spoken of in a sentence."""
        return item_label(self.phrases, self.prefix, number)

    def number(self, item: Item) -> str:
        """The number of an item as it stands in a table."""
        return prefixed(self.prefix, self.printed(item))

    def items(self, items: Iterable[Item]) -> str:
        """Several items: «sak 3», «sakene 12 og 13»."""
        return items_label(self.phrases, self.prefix, tuple(self.printed(item) for item in items))

    def opening(self, item: Item) -> str:
        """What the heading of an item begins with: «Sak 3»."""
        return heading_opening(self.phrases, self.prefix, self.printed(item))

    def heading(self, item: Item) -> str:
        """The heading of an item: its number and its title."""
        return f"{self.opening(item)} {one_line(item.title)}".strip()

    def as_decided(self, item: Item) -> Item:
        """The item as it stood at its vote: before a correction put its text right afterwards."""
        for correction in self.meeting.corrections:
            before = correction.before.item(item.id)
            if before is not None and item.votes and before.votes == item.votes:
                return before if before.outcome == item.outcome else item
        return item

    def date(self, day: date) -> str:
        """A date written out: 9. desember 2025."""
        return written_date(day, self.phrases.language)


def item_label(phrases: Phrases, prefix: str, number: str) -> str:
    """How an item with this number is spoken of in a sentence."""
    return prefixed(prefix, number) if prefix else f"{phrases['words.item']} {number}".strip()


def items_label(phrases: Phrases, prefix: str, numbers: tuple[str, ...]) -> str:
    """How several items are spoken of in a sentence."""
    if len(numbers) == 1:
        return item_label(phrases, prefix, numbers[0])
    word = prefix or phrases["words.items"]
    bare = tuple(without_prefix(prefix, number) for number in numbers)
    return f"{word} {joined(bare, phrases['words.and'])}".strip()


def heading_opening(phrases: Phrases, prefix: str, number: str) -> str:
    """What the heading of an item with this number begins with."""
    return prefixed(prefix, number) if prefix else f"{phrases['words.item_title']} {number}".strip()


def joined(words: tuple[str, ...], conjunction: str) -> str:
    """The words in a row: a, b og c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def typed_name(text: str) -> str:
    """A name, or what else is noted of people and places, in one line and without e-mail addresses."""
    return without_addresses(one_line(text))


def represented(person: Person) -> str:
    """Whom somebody represents, as it is printed."""
    return typed_name(person.represents)


def letter(n: int) -> str:
    """The letter of the n-th proposal, from 0: A, B … Z, AA."""
    return ("" if n < 26 else letter(n // 26 - 1)) + chr(ord("A") + n % 26)


def clock(moment: datetime) -> str:
    """A time of day as it is written: 9.20."""
    local = at_home(moment)
    return f"{local.hour}.{local.minute:02}"


def at_home(moment: datetime) -> datetime:
    """The moment in Norwegian time; one without a zone is taken to be that already."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=_oslo())
    return moment.astimezone(_oslo())


@cache
def _oslo() -> ZoneInfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/Oslo")


@cache
def written_date(day: date, language: str) -> str:
    """A date written out in a language."""
    month = standard_phrases(language)["calendar.months"].split()[day.month - 1]
    return f"{day.day}. {month} {day.year}"


@cache
def weekday(day: date, language: str) -> str:
    """The name of the day of the week."""
    return standard_phrases(language)["calendar.days"].split()[day.weekday()]


def _names(meeting: Meeting, phrases: Phrases) -> dict[str, str]:
    everybody = (*meeting.board.people, *meeting.guests)
    functions = {p.id: phrases[f"function.{p.function}"] for p in everybody}
    names = {p.id: typed_name(p.name) or typed_name(p.id) or functions[p.id] for p in everybody}
    for apart in (
        {p.id: represented(p) for p in everybody},
        functions,
        {p.id: typed_name(p.id) for p in everybody},
    ):
        times = Counter(name.casefold() for name in names.values())
        for person_id, more in apart.items():
            if more and times[names[person_id].casefold()] > 1:
                names[person_id] += f" ({more})"
    return names
