"""What an export would write: the files by name, before any of them is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sognko_tui import naming
from sognko_tui.archive.store import FULL, ClosedPartMissing
from sognko_tui.meeting.check import is_draft
from sognko_tui.meeting.public import closed_items, kept_apart, neutral_title, public_part
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.office.exporting import forms
from sognko_tui.office.exporting.forms import DATA, FORMS, PAGES, PARCEL
from sognko_tui.office.follow_ups import item_named
from sognko_tui.office.trouble import Trouble

if TYPE_CHECKING:
    from sognko_tui.archive.store import Archive
    from sognko_tui.archive.store.customs import Customs
    from sognko_tui.protocol.document import Document

DRAFT = "-utkast"
"""What the name of a file ends in that is made of a draft: it may outlive the draft in somebody's mail."""


class Wanted(NamedTuple):
    """What is to leave the house.

    `items` are the ids of those that are to be a page each, None for the whole protocol. With
    `letter` each of these is told in a letter to `recipient` instead. `full` is with what was handled
    for closed doors. The record system takes no `draft` unless that is said.
    """

    forms: tuple[str, ...]
    items: tuple[str, ...] | None = None
    letter: bool = False
    recipient: str = ""
    full: bool = False
    draft: bool = False


class Output(NamedTuple):
    """A file that is to be written, and what makes it.

    `closed` tells that words are in it that are not for everybody; `template` is the file of the
    board's own that it is made with, where it has one.
    """

    name: str
    make: Callable[[], bytes]
    closed: bool = False
    template: str = ""


def wanted_items(meeting: Meeting, named: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the items with these ids or numbers; of all there are where none is named.

    Raises `Trouble` where there is no such item.
    """
    if not named:
        return tuple(item.id for item in meeting.items)
    return tuple(dict.fromkeys(item_named(meeting, one).id for one in named))


def planned(
    archive: Archive, meeting_id: str, meeting: Meeting, wanted: Wanted, today: date
) -> tuple[Output, ...]:
    """The files that this would write, each once, in the order of the forms.

    A letter is written `today`.

    Raises `Trouble` where a form is not known or cannot be had of an item, `ClosedPartMissing` where
    what is asked for lies in another copy of the archive, `OSError`.
    """
    unknown = next((form for form in wanted.forms if form not in FORMS), None)
    if unknown is not None:
        raise Trouble("no_such_form", {"form": unknown, "known": ", ".join(FORMS)})
    whole = [form for form in wanted.forms if form not in PAGES]
    if wanted.items is not None and whole:
        raise Trouble("form_of_whole", {"form": whole[0], "known": ", ".join(PAGES)})
    if kept_apart(meeting) and (wanted.full or PARCEL.name in wanted.forms):
        raise ClosedPartMissing(meeting=meeting_id)
    return tuple(_Plan(archive, meeting_id, meeting, wanted, today).outputs())


class _Plan:
    def __init__(
        self, archive: Archive, meeting_id: str, meeting: Meeting, wanted: Wanted, today: date
    ) -> None:
        self._archive = archive
        self._today = today
        self._id = meeting_id
        self._meeting = meeting
        self._wanted = wanted
        self._draft = is_draft(meeting)
        self._full = wanted.full and bool(closed_items(meeting))
        self._customs = customs_of(archive, meeting)

    def outputs(self) -> Iterator[Output]:
        for form in dict.fromkeys(self._wanted.forms):
            if form == PARCEL.name:
                yield self._parcel()
            elif form in DATA:
                yield from self._data(form)
            elif self._wanted.items is None:
                yield self._page(form, "protokoll", self._protocol, self._full)
            else:
                yield from self._items(form, self._wanted.items)

    def _name(self, what: str, ending: str, *, full: bool) -> str:
        version = f"-v{self._meeting.version}" if self._meeting.version > 1 else ""
        draft = DRAFT if self._draft else ""
        return f"{self._id}-{what}{version}{draft}{FULL if full else ''}{ending}"

    def _page(self, form: str, what: str, document: Callable[[], Document], closed: bool) -> Output:
        name = self._name(what, PAGES[form].endings[0], full=closed)
        template = "protocol.typ" if form == "pdf" else ""
        if self._wanted.letter and self._customs.letter is not None:
            template = "letter.txt"
        make = partial(self._make, form, document)
        return Output(name, make, closed=closed, template=template)

    def _make(self, form: str, document: Callable[[], Document]) -> bytes:
        return forms.page(form, document(), self._customs)

    def _protocol(self) -> Document:
        from sognko_tui.office import writing

        return writing.document(self._meeting, public=not self._wanted.full)

    def _items(self, form: str, ids: tuple[str, ...]) -> Iterator[Output]:
        closed = closed_items(self._meeting)
        what = "melding" if self._wanted.letter else "saerutskrift"
        # The name of a file tells no more than anybody may know.
        told = public_part(self._meeting).items
        stems = naming.item_stems((item.number, item.title) for item in told)
        for item, stem in zip(told, stems, strict=True):
            if item.id in ids:
                full = self._full and item.id in closed
                yield self._page(form, f"{stem}-{what}", partial(self._item, item.id), full)

    def _item(self, item_id: str) -> Document:
        from sognko_tui.protocol import extracts

        public = not self._wanted.full
        if self._wanted.letter:
            from sognko_tui.protocol import letters

            return letters.letter(
                self._meeting,
                item_id,
                recipient=self._wanted.recipient,
                template=self._customs.letter,
                written=self._today,
                draft=self._draft,
                public=public,
            )
        return extracts.extract(self._meeting, item_id, draft=self._draft, public=public)

    def _data(self, form: str) -> Iterator[Output]:
        meeting = self._meeting if self._wanted.full else public_part(self._meeting)
        for n, ending in enumerate(DATA[form].endings):
            name = self._name("protokoll", ending, full=self._full)

            def make(n: int = n) -> bytes:
                return tuple(forms.data(form, meeting))[n]

            yield Output(name, make, closed=self._full)

    def _parcel(self) -> Output:
        def make() -> bytes:
            from sognko_tui.office import archive_parcel

            return archive_parcel.pack(
                self._archive,
                self._id,
                self._meeting,
                self._customs,
                force=self._wanted.draft,
            )

        name = self._name("protokoll", PARCEL.endings[0], full=False)
        return Output(name, make, closed=bool(closed_items(self._meeting)))


def customs_of(archive: Archive, meeting: Meeting) -> Customs:
    """What the meeting's board has of its own. Raises `ArchiveError`, `OSError`."""
    return archive.customs(meeting.board.id)


def title_of(meeting: Meeting, item: Item, *, full: bool) -> str:
    """What the item is called in a list of what leaves the house: neutral, where it was closed."""
    neutral = neutral_title(meeting, item)
    return item.title if full or neutral is None else neutral
