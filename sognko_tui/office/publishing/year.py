"""One year of the site: its meetings' pages, its boards' lists, and its part of the search index.

A year is read as a whole when something in it has changed, because its index is made of all of it;
pages are made only of those meetings that are not as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from sognko_tui.archive.search.words import vocabulary
from sognko_tui.archive.store import ArchiveError, Meetings, files
from sognko_tui.meeting.fold import fold
from sognko_tui.office.publishing.manifest import Kept
from sognko_tui.office.publishing.plan import Planned, is_as_planned
from sognko_tui.office.publishing.tree import Tree
from sognko_tui.protocol import markdown
from sognko_tui.protocol.site import addresses, overview, pages, search, told
from sognko_tui.protocol.site.layout import Site
from sognko_tui.protocol.site.overview import Listed, Row
from sognko_tui.protocol.site.told import Told
from sognko_tui.protocol.telling import written_date


class Neighbours(msgspec.Struct, frozen=True, kw_only=True):
    """A board's meetings of the year in order, with the last one before and the first one after."""

    meetings: tuple[Planned, ...]
    before: Planned | None = None
    after: Planned | None = None


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What it takes to make a year. `kept` are its meetings as they were; `own` files of ours there."""

    archive: str
    into: str
    year: int
    boards: tuple[Neighbours, ...]
    site: Site
    kept: dict[str, Kept]
    own: frozenset[str]


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A year that is made: its meetings, its other files, the stamp of its index and its words."""

    year: int
    meetings: dict[str, Kept]
    others: tuple[str, ...]
    stamp: str
    words: tuple[str, ...]
    written: int
    unchanged: int
    pages: int
    unreadable: tuple[str, ...]


def make(job: Job, progress: Callable[[], None]) -> Made:
    """Make the year; `progress` is told of each meeting. Raises `Trouble`, `OSError`."""
    return _Year(job, progress).made()


class _Year:
    def __init__(self, job: Job, progress: Callable[[], None]) -> None:
        self._job = job
        self._progress = progress
        self._meetings = Meetings(Path(job.archive))
        self._tree = Tree(Path(job.into), job.own)
        self._kept: dict[str, Kept] = {}
        self._others: list[str] = []
        self._postings: dict[str, list[tuple[int, int]]] = {}
        self._pages = 0
        self._unreadable: dict[str, None] = {}

    def made(self) -> Made:
        order: list[tuple[str, int]] = []
        for neighbours in self._job.boards:
            self._board(neighbours, order)
        index = self._index(order)
        self._tree.put(index.items())
        self._others += index
        return Made(
            year=self._job.year,
            meetings=self._kept,
            others=tuple(self._others),
            stamp=search.stamp(index),
            words=tuple(sorted(self._postings)),
            written=self._tree.written,
            unchanged=self._tree.unchanged,
            pages=self._pages,
            unreadable=tuple(self._unreadable),
        )

    def _board(self, neighbours: Neighbours, order: list[tuple[str, int]]) -> None:
        """The meetings of a board, of which never more than three are held at once."""
        listed: list[Listed] = []
        last: Told | None = None
        row = [neighbours.before, *neighbours.meetings, neighbours.after]
        before = self._tell(row[0])
        here = self._tell(row[1])
        for at, planned in enumerate(neighbours.meetings, 1):
            after = self._tell(row[at + 1])
            if here is not None:
                around = pages.Around(before=before, after=after)
                listed.append(self._meeting(planned, here, around))
                self._take_in(len(order), here)
                order.append((here.address, len(here.items)))
                last = here
            before, here = here, after
            self._progress()
        if last is not None:
            self._list(last, listed)

    def _list(self, last: Told, listed: list[Listed]) -> None:
        """The board's page of the year, under the name it had at its last meeting."""
        shown = overview.Shown(
            id=last.board_id, name=last.board, language=last.language, years=(), latest=()
        )
        page = f"{addresses.of_year(last.board_id, self._job.year)}index.html"
        listed.reverse()
        self._tree.put([(page, overview.year(shown, self._job.year, listed, self._job.site))])
        self._others.append(page)

    def _tell(self, planned: Planned | None) -> Told | None:
        if planned is None:
            return None
        try:
            meeting = fold(self._meetings.read(planned.id).entries)
        except ArchiveError:
            self._unreadable[planned.id] = None
            was = self._job.kept.get(planned.id)
            if was is not None:
                self._kept[planned.id] = was
            return None
        return told.tell(meeting, planned.address, draft=planned.draft)

    def _meeting(self, planned: Planned, here: Told, around: pages.Around) -> Listed:
        listed = listing(here)
        was = self._job.kept.get(planned.id)
        if was is not None and is_as_planned(planned, was):
            self._kept[planned.id] = was
            return listed
        beside = dict(self._beside(planned, here))
        self._tree.put(self._files(here, around, listed, beside))
        self._pages += 1
        self._kept[planned.id] = Kept(
            board=here.board_id,
            name=here.board,
            language=here.language,
            address=here.address,
            day=here.day.isoformat(),
            draft=here.draft,
            version=here.version,
            approved=here.approved.isoformat() if here.approved else None,
            key=planned.key,
            items=tuple(item.slug for item in here.items),
            files=tuple(beside),
        )
        return listed

    def _beside(self, planned: Planned, here: Told) -> Iterator[tuple[str, bytes]]:
        """The protocol's other forms by their names: no Markdown but that of just this protocol.

        Somebody may have edited it, or written it while the meeting was another. And none where an
        item is being closed in a correction: the files of the version before tell all of it.
        """
        if here.withheld:
            return
        for name in planned.files:
            data = files.read(Path(self._job.archive) / planned.id / name)
            if not name.endswith(".md") or data == markdown.render(here.document).encode():
                yield name, data

    def _files(
        self, here: Told, around: pages.Around, listed: Listed, beside: Mapping[str, bytes]
    ) -> Iterator[tuple[str, bytes]]:
        site = self._job.site
        yield f"{here.address}index.html", pages.meeting(here, around, tuple(beside), site)
        date = written_date(here.day, here.language)
        yield here.address + addresses.ITEMS, search.items(here.board, date, listed.rows)
        for item in here.items:
            page = pages.item(here, item, around, site)
            yield f"{here.address}{item.slug}index.html", page
        for name, data in beside.items():
            yield here.address + name, data

    def _take_in(self, meeting: int, here: Told) -> None:
        """Note the words of a meeting's items under the place each has until all are known."""
        for at, item in enumerate(here.items):
            place = (meeting, at)
            for word in vocabulary(told.text(item)):
                self._postings.setdefault(word, []).append(place)

    def _index(self, order: list[tuple[str, int]]) -> Mapping[str, bytes]:
        """The year's index, its items numbered anew from the newest meeting on."""
        newest = sorted(
            range(len(order)), key=lambda n: (order[n][0].split("/")[2], order[n][0]), reverse=True
        )
        first: dict[int, int] = {}
        done = 0
        for meeting in newest:
            first[meeting] = done
            done += order[meeting][1]
        postings = {
            word: sorted(first[meeting] + at for meeting, at in places)
            for word, places in self._postings.items()
        }
        counted = [search.Counted(*order[meeting]) for meeting in newest]
        return search.year(self._job.year, counted, postings)


def listing(here: Told) -> Listed:
    """A meeting as it stands in lists and feeds."""
    return Listed(
        address=here.address,
        day=here.day,
        draft=here.draft,
        approved=here.approved,
        version=here.version,
        rows=tuple(
            Row(item.slug, item.label, item.title, item.outcome, told.snippet(item))
            for item in here.items
        ),
    )
