"""From a protocol as read to the log of its meeting.

Every event is folded as it is made. What does not fit is left out and told of as a doubt, and what the
log then says is held against the protocol: a sentence that no event brings forth again is kept as
words in the item's REFERAT, so that nothing of it is lost.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.public import closed_items
from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol.as_printed import public
from sognko_tui.protocol.old.comings import Anchored, Comings
from sognko_tui.protocol.old.crowd import Crowd
from sognko_tui.protocol.old.items import Handling, agenda_item
from sognko_tui.protocol.old.log import Log
from sognko_tui.protocol.old.protocol import OldProtocol
from sognko_tui.protocol.old.sentences import Noted
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.public_meeting import PublicItem, PublicMeeting
from sognko_tui.protocol.wording import Line


class Retold(msgspec.Struct, frozen=True, kw_only=True):
    """The log, the meeting it folds to, and what somebody should look at."""

    entries: tuple[e.Entry, ...]
    meeting: Meeting
    doubts: tuple[e.Doubt, ...] = ()


def retell(
    read: OldProtocol, board: Board, source: e.ProtocolRead, *, by: str, at: datetime
) -> Retold:
    """The events that the protocol tells of, for a meeting of this board.

    `source` is the event that marks it; its doubts are filled in here. `at` is when it is read in:
    the only time that is the log's own. Raises `ValueError` where the protocol has no date.
    """
    first = _Retelling(read, board, source, by, at)
    first.tell()
    kept = first.unsaid()
    if not kept and not first.doubts():
        return first.retold()
    # Once more, now that it is known which sentences have to be kept as words. Of a closed item no
    # word may stand where everybody can read it.
    closed = closed_items(first.retold().meeting)
    doubts = tuple(
        replace(doubt, text="") if doubt.item in closed else doubt
        for doubt in (*read.doubts, *first.doubts())
    )
    second = _Retelling(read, board, replace(source, doubts=doubts), by, at, kept)
    second.tell()
    return second.retold()


class _Retelling:
    """One way through a protocol."""

    def __init__(
        self,
        read: OldProtocol,
        board: Board,
        source: e.ProtocolRead,
        by: str,
        at: datetime,
        kept: dict[str, tuple[str, ...]] | None = None,
    ) -> None:
        told = read.meeting
        self._told = told
        self._read = read
        self._source = source if source.doubts else replace(source, doubts=read.doubts)
        self._day = date.fromisoformat(told.date)
        self._phrases = Phrases(
            told.language if told.language in ("nn", "nb") else "nn", board.phrases
        )
        self._crowd = Crowd(told, board, self._phrases)
        self._log = Log(at, by)
        self._noted = Noted(told, self._crowd, self._phrases, board.prefix)
        self._kept = kept or {}
        self._handling = Handling(self._log, self._crowd, self._noted, self._moment)

    def retold(self) -> Retold:
        return Retold(
            entries=tuple(self._log.entries),
            meeting=self._log.meeting,
            doubts=self._log.meeting.source.doubts if self._log.meeting.source else (),
        )

    def doubts(self) -> tuple[e.Doubt, ...]:
        """What did not fit, and people who are on no roster."""
        return (*self._crowd.doubts, *self._log.doubts)

    def tell(self) -> None:
        told, log = self._told, self._log
        ids = {item.number: f"i{n}" for n, item in enumerate(told.items, start=1)}
        order = (
            [ids[number] for number in self._noted.order()]
            if len(ids) == len(told.items)
            else [f"i{n}" for n in range(1, len(told.items) + 1)]
        )
        log.add(self._convened())
        log.add(self._source)
        self._added()
        for position, item_id in enumerate(order):
            after = order[position - 1] if position else None
            if [i.id for i in log.meeting.in_order][position] != item_id:
                log.add(e.ItemMoved(item=item_id, after=after))
        comings = Comings(told, self._crowd, order, self._phrases, self._clock())
        for event in comings.at_start():
            log.add(event)
        presiding = self._crowd.id(told.presiding)
        if presiding:
            log.add(e.HeadChanged(field="presiding", value=presiding))
        if told.start:
            log.add(e.MeetingStarted(at=datetime.fromisoformat(told.start)))
        for event in comings.changes():
            log.add(event)
        moving = list(comings.during())
        for place, item_id in enumerate(order):
            self._item(place, item_id, moving)
        for event in self._noted.skipped():
            log.add(event)
        for start, end, number in told.breaks:
            begun, over = self._moment(start), self._moment(end)
            if begun is not None and over is not None:
                log.add(e.BreakTaken(start=begun, end=over, item=ids.get(number)))
        following = self._noted.next_meeting(self._day)
        if following is not None:
            log.add(following)
        if told.end:
            log.add(e.MeetingEnded(at=datetime.fromisoformat(told.end)))

    def _item(self, place: int, item_id: str, moving: list[Anchored]) -> None:
        told = self._item_told(item_id)
        for phase in (0, 1):
            self._move(place, phase, moving)
            if phase == 0:
                self._handling.before(item_id, told)
        self._handling.handle(item_id, told)
        self._move(place, 3, moving)
        self._handling.after(item_id, told)

    def _move(self, place: int, phase: int, moving: list[Anchored]) -> None:
        for one in moving:
            if (one.place, one.phase) == (place, phase):
                self._log.add(one.event)

    def _item_told(self, item_id: str) -> PublicItem:
        told = self._told.items[int(item_id[1:]) - 1]
        kept = self._kept.get(item_id, ())
        if not kept:
            return told
        return replace(told, minutes=(*told.minutes, *(Line("", words) for words in kept)))

    def _convened(self) -> e.MeetingConvened:
        told = self._told
        on_list = [
            agenda_item(f"i{n}", item, self._more(n), self._noted.history(item))
            for n, item in enumerate(told.items, start=1)
            if not self._was_added(item)
        ]
        form = self._phrases.among("form", told.form) or "in_person"
        return e.MeetingConvened(
            meeting="-",
            board=self._crowd.board,
            date=self._day,
            time=_planned(told),
            place=told.place,
            secretary=self._crowd.id(told.secretary) or told.secretary,
            form=form if form in ("in_person", "remote", "hybrid") else "in_person",  # type: ignore[arg-type]
            notice=e.Notice(
                date=date.fromisoformat(told.notice_date) if told.notice_date else None,
                manner=told.notice_manner,
            ),
            items=tuple(on_list),
        )

    def _more(self, n: int) -> AgendaItem | None:
        return self._read.items[n - 1].agenda if n <= len(self._read.items) else None

    def _was_added(self, item: PublicItem) -> bool:
        noted = self._noted
        return item.under or item.added or noted.approved_in(item) or noted.not_taken_up(item)

    def _added(self) -> None:
        """The items that were not on the sakliste: each at its place."""
        parent: str | None = None
        for n, item in enumerate(self._told.items, start=1):
            if not item.under:
                parent = f"i{n}"
            if not self._was_added(item):
                continue
            approved = (
                self._log.meeting.items[0].id
                if self._noted.approved_in(item) and self._log.meeting.items
                else None
            )
            self._log.add(
                e.ItemAdded(
                    item=agenda_item(f"i{n}", item, self._more(n), self._noted.history(item)),
                    parent=parent if item.under else None,
                    raised_by=item.raised_by,
                    approved_in=approved,
                )
            )

    # Times

    def _moment(self, clock: str) -> datetime | None:
        """The moment of a time of day: after midnight where the meeting went on so long."""
        return self._clock().get(clock) or self._at(clock)

    def _at(self, clock: str) -> datetime | None:
        hour, _, minute = clock.replace(":", ".").partition(".")
        if not (hour.isdecimal() and minute.isdecimal()):
            return None
        if int(hour) > 23 or int(minute) > 59:
            return None
        return datetime(
            self._day.year, self._day.month, self._day.day, int(hour), int(minute),
            tzinfo=ZoneInfo("Europe/Oslo"),
        )  # fmt: skip

    def _clock(self) -> dict[str, datetime]:
        times = {m.time for m in self._told.movements}
        # «… til kl. 10.50» stands in sentences too.
        times |= {t for s in self._told.noted for t in re.findall(r"\d{1,2}\.\d\d", s)}
        return {time: at for time in times if (at := self._at(time)) is not None}

    # What no event tells

    def unsaid(self) -> dict[str, tuple[str, ...]]:
        """The sentences of each item that the log does not bring forth again."""
        again = public(self._log.meeting)
        numbered = {item.number: item for item in again.items}
        kept: dict[str, tuple[str, ...]] = {}
        for n, item in enumerate(self._told.items, start=1):
            made = numbered.get(item.number)
            if made is None or item.closed:
                continue
            said = {*made.noted, *made.standing, *made.elections, *made.origins}
            missing = [
                sentence
                for sentence in (*item.standing, *item.noted, *item.elections, *item.origins)
                if sentence not in said
            ]
            if missing:
                kept[f"i{n}"] = tuple(missing)
        return kept


def _planned(told: PublicMeeting) -> str:
    return told.start[11:16] if told.start else ""
