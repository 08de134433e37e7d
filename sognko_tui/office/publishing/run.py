"""One run: what is to be published is planned, made and written, and what no longer belongs is removed."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from sognko_tui.archive.store import Archive
from sognko_tui.archive.store.lock import folder_locked
from sognko_tui.office import restricted
from sognko_tui.office.publishing import manifest, working
from sognko_tui.office.publishing.manifest import BEGUN, NAME, Kept, Manifest
from sognko_tui.office.publishing.plan import Plan, Planned, is_as_planned, plan
from sognko_tui.office.publishing.tree import FOLDER_MODE, Tree, replace
from sognko_tui.office.publishing.vocabulary import Vocabulary, known
from sognko_tui.office.publishing.year import Job, Made, Neighbours
from sognko_tui.office.trouble import Trouble
from sognko_tui.protocol.site import addresses, assets, feeds, overview, search
from sognko_tui.protocol.site.layout import Site
from sognko_tui.protocol.site.overview import Listed, Row, Shown, Year

Progress = Callable[[int, int], None]


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did. `made` counts the meetings whose pages were made, the rest counts files.

    `unreadable` are meetings that could not be read: what was published of them stays as it was.
    """

    protocols: int
    made: int
    written: int
    unchanged: int
    removed: int
    base: str
    unreadable: tuple[str, ...]


def publish(
    archive: Archive,
    into: Path,
    *,
    boards: Collection[str] | None = None,
    base: str | None = None,
    drafts: bool = False,
    anew: bool = False,
    progress: Progress = lambda _done, _of: None,
) -> Published:
    """Write the site of the archive into a folder, or bring it up to date.

    `base` is its address on the web; None is the one it had. With `anew` everything is made again,
    as after somebody has removed files. Raises `Trouble`, `ArchiveError`, `OSError`; each file is
    then either as it was or as it is to be.
    """
    restricted.refuse("publish")
    into = into.absolute()
    _must_be_apart(archive.path, into)
    _make_folder(into)
    try:
        with folder_locked(into):
            # Not before: another run may just have been at its end.
            before = _before(into)
            return _Run(archive, into, before, boards, base, drafts, anew).run(progress)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Trouble("site_disk_full", {"path": str(into)}) from error
        raise


def _must_be_apart(archive: Path, into: Path) -> None:
    ours, theirs = archive.resolve(), into.resolve()
    if ours == theirs or ours in theirs.parents or theirs in ours.parents:
        raise Trouble("site_in_archive", {"path": str(into)})


def _make_folder(into: Path) -> None:
    """Make the folder of the site where there is none. Raises `Trouble`, `OSError`."""
    if into.exists() and not into.is_dir():
        raise Trouble("site_not_folder", {"path": str(into)})
    if not into.exists():
        into.mkdir(parents=True)
        into.chmod(FOLDER_MODE)


def _before(into: Path) -> Manifest:
    """The site that is in the folder. Raises `Trouble`, `OSError`."""
    try:
        before = manifest.read(into)
    except manifest.NotAManifest:
        raise Trouble("site_manifest", {"path": str(into / NAME)}) from None
    if before is not None:
        if before.version > manifest.VERSION:
            raise Trouble("site_newer", {"path": str(into)})
        return before
    # A run that was killed before its end leaves at least the first of these.
    if not (into / BEGUN).is_file() and any(into.iterdir()):
        raise Trouble("site_not_ours", {"path": str(into)})
    return Manifest()


class _Run:
    def __init__(
        self,
        archive: Archive,
        into: Path,
        before: Manifest,
        boards: Collection[str] | None,
        base: str | None,
        drafts: bool,
        anew: bool,
    ) -> None:
        self._archive = archive
        self._into = into
        self._before = before
        self._boards = boards
        self._site = Site(base=before.base if base is None else _address(base), drafts=drafts)
        self._own = frozenset(before.paths()) | manifest.begun(into)
        self._tree = Tree(into, self._own)
        self._index = None if anew else known(into)

    def run(self, progress: Progress) -> Published:
        found = plan(self._archive, self._site, self._boards, self._before)
        if self._before.meetings.keys() and not found.known & self._before.meetings.keys():
            # A disk that is not there, or another archive: nobody wants a whole site to be gone.
            raise Trouble("site_of_another", {"path": str(self._into)})
        if not all(self._archive.reaches(one.board) for one in self._before.meetings.values()):
            # They would be taken for meetings that are gone.
            raise Trouble("site_other_boards", {"path": str(self._into)})
        jobs, kept = self._jobs(found)
        years = {one.year for one in found.all()}
        vocabulary = Vocabulary(self._index, years, {job.year for job in jobs})
        self._index = None
        made: list[Made] = []
        for one in working.all_of(jobs, progress):
            vocabulary.take(one)
            made.append(msgspec.structs.replace(one, words=()))
        others = [address for one in made for address in one.others]
        for one in made:
            kept |= one.meetings
        others += self._untouched({job.year for job in jobs}, found)
        shown = self._shown(kept)
        overviews = dict(self._overviews(shown, kept))
        overviews |= vocabulary.files()
        self._tree.put(overviews.items())
        others += overviews
        after = Manifest(base=self._site.base, meetings=kept, others=tuple(sorted(set(others))))
        return self._end(after, made, found)

    def _end(self, after: Manifest, made: list[Made], found: Plan) -> Published:
        # The first time there is nothing of ours to look through.
        gone = self._own - frozenset(after.paths()) if self._own else ()
        removed = self._tree.remove(sorted(gone))
        written = self._tree.written + sum(one.written for one in made)
        if written:
            # From here on the manifest says that these files are what they should be.
            os.sync()
        data = manifest.written(after)
        if written or removed or after != self._before:
            replace(str(self._into), NAME, data)
        (self._into / BEGUN).unlink(missing_ok=True)
        return Published(
            protocols=len(after.meetings),
            made=sum(one.pages for one in made),
            written=written,
            unchanged=self._tree.unchanged + sum(one.unchanged for one in made),
            removed=removed,
            base=self._site.base,
            unreadable=tuple(sorted({*found.unreadable, *(i for m in made for i in m.unreadable)})),
        )

    # What is to be made

    def _jobs(self, found: Plan) -> tuple[list[Job], dict[str, Kept]]:
        """The years that are not as they would be, and the meetings that stay as they are."""
        before = self._before.meetings if self._index is not None else {}
        there = {one.id: one for one in found.all()}
        changed = {o.year for o in there.values() if not is_as_planned(o, before.get(o.id))}
        for meeting_id, was in self._before.meetings.items():
            if meeting_id not in there and meeting_id not in found.unreadable:
                changed.add(int(was.address.split("/")[1]))
        years = changed & {one.year for one in there.values()}
        jobs = [self._job(year, found, before) for year in sorted(years, reverse=True)]
        stays = {
            meeting_id: was
            for meeting_id, was in self._before.meetings.items()
            if (meeting_id in there and there[meeting_id].year not in years)
            or (meeting_id in found.unreadable and self._wanted(was.board))
        }
        return jobs, stays

    def _wanted(self, board: str) -> bool:
        return self._boards is None or board in self._boards

    def _job(self, year: int, found: Plan, before: dict[str, Kept]) -> Job:
        boards = tuple(
            neighbours
            for meetings in found.boards.values()
            if (neighbours := _in_year(meetings, year)) is not None
        )
        ids = {one.id for neighbours in boards for one in neighbours.meetings}
        folders = {f"{one.address}" for n in boards for one in n.meetings}
        folders |= {addresses.of_year(n.meetings[0].board, year) for n in boards}
        folders.add(search.folder(year))
        starts = tuple(folders)
        return Job(
            archive=str(self._archive.path),
            into=str(self._into),
            year=year,
            boards=boards,
            site=self._site,
            kept={i: was for i, was in before.items() if i in ids},
            own=frozenset(path for path in self._own_in(year) if path.startswith(starts)),
        )

    def _own_in(self, year: int) -> Iterable[str]:
        part = f"/{year}/"
        return (path for path in self._own if part in path)

    def _untouched(self, made: Collection[int], found: Plan) -> list[str]:
        """The files of years that stay as they are, besides those of their meetings."""
        starts = {
            f"{folder}"
            for one in found.all()
            if one.year not in made
            for folder in (addresses.of_year(one.board, one.year), search.folder(one.year))
        }
        return [path for path in self._before.others if path.rpartition("/")[0] + "/" in starts]

    # The pages that lead to the protocols

    def _shown(self, kept: dict[str, Kept]) -> list[Shown]:
        """The boards as they stand in lists, those of the newest protocols first."""
        shown = []
        by_board: dict[str, list[Kept]] = {}
        for one in kept.values():
            by_board.setdefault(one.board, []).append(one)
        for board, meetings in by_board.items():
            meetings.sort(key=lambda one: one.address, reverse=True)
            years = Counter(int(one.address.split("/")[1]) for one in meetings)
            shown.append(
                Shown(
                    id=board,
                    name=meetings[0].name,
                    language=meetings[0].language,
                    years=tuple(
                        Year(year=y, meetings=years[y]) for y in sorted(years, reverse=True)
                    ),
                    latest=tuple(self._listed(one) for one in meetings[: feeds.LATEST]),
                )
            )
        return sorted(shown, key=lambda one: (one.name, one.id))

    def _listed(self, kept: Kept) -> Listed:
        """A meeting as it was listed, from what was published of it."""
        told = search.items_of((self._into / kept.address / addresses.ITEMS).read_bytes())
        return Listed(
            address=kept.address,
            day=date.fromisoformat(kept.day),
            draft=kept.draft,
            approved=date.fromisoformat(kept.approved) if kept.approved else None,
            version=kept.version,
            rows=tuple(Row(*row) for row in told),
        )

    def _overviews(self, shown: list[Shown], kept: dict[str, Kept]) -> Iterable[tuple[str, bytes]]:
        """Front page, boards, search page and feeds, in the language that most protocols have."""
        spoken = Counter(one.language for one in kept.values())
        language = max(sorted(spoken, reverse=True), key=lambda one: spoken[one], default="nn")
        site = self._site
        yield "index.html", overview.front(shown, language, site)
        yield f"{addresses.SEARCH}index.html", overview.search(shown, language, site)
        yield addresses.STYLE, assets.style()
        yield addresses.SCRIPT, assets.script()
        entries: list[feeds.Entry] = []
        for board in shown:
            yield f"{board.address}index.html", overview.board(board, site)
            of_board = [feeds.Entry(one, board.name, board.language) for one in board.latest]
            entries += of_board
            feed = board.feed
            told = feeds.feed(feed.words, board.language, feed.to, board.address, of_board, site)
            yield feed.to, told
        if entries:
            entries.sort(key=lambda one: (one.meeting.day, one.meeting.address), reverse=True)
            title = overview.feed_of_all(language)
            yield (
                title.to,
                feeds.feed(title.words, language, title.to, "", entries[: feeds.LATEST], site),
            )


def _address(base: str) -> str:
    """The site's address with a slash at its end; empty stays empty. Raises `Trouble`."""
    if not base:
        return ""
    try:
        parts = urlsplit(base)
        beside = parts.query or parts.fragment or parts.username or parts.password
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and not beside
        whole = whole and parts.port != 0  # one that is too high is a `ValueError`
    except ValueError:
        whole = False
    if not whole or any(c.isspace() or c in "<>\"'" or ord(c) < 32 for c in base):
        raise Trouble("site_base_url", {"value": base})
    return base if base.endswith("/") else f"{base}/"


def _in_year(meetings: tuple[Planned, ...], year: int) -> Neighbours | None:
    places = [n for n, one in enumerate(meetings) if one.year == year]
    if not places:
        return None
    first, last = places[0], places[-1]
    return Neighbours(
        meetings=meetings[first : last + 1],
        before=meetings[first - 1] if first > 0 else None,
        after=meetings[last + 1] if last + 1 < len(meetings) else None,
    )
