"""Makes the example archive in `minutes/`: a board, a meeting that was held, one ready to be taken.

The packs and the roster beside this file are its sources. The clock is told the time, so that the
archive is the same to the last byte whenever it is made: `make example`.
"""

from __future__ import annotations

import shutil
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

from sognko_tui.archive.store import Archive
from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.editing import difference
from sognko_tui.meeting.session import Session
from sognko_tui.meeting.voting import take_vote
from sognko_tui.office.clock import ZONE
from sognko_tui.office.desk import Desk
from sognko_tui.office.rosters import read_roster

HERE = Path(__file__).resolve().parent


class ToldClock:
    """A clock that stands where it was set."""

    def __init__(self) -> None:
        self.at = datetime(2026, 1, 1, 12, tzinfo=ZONE)

    def now(self) -> datetime:
        """The time it was told."""
        return self.at

    def set(self, hour: int, minute: int) -> None:
        """Tell it the time of the day it stands on."""
        self.at = self.at.replace(hour=hour, minute=minute, second=0)


class Scribe:
    """Takes the minutes of the meeting that was held, through the one door."""

    def __init__(self, session: Session, clock: ToldClock) -> None:
        self._session = session
        self._clock = clock
        self._people = {p.represents.split()[0]: p for p in session.meeting.board.seats}
        self._deputies = {p.represents.split()[0]: p for p in session.meeting.board.deputies}

    def _id(self, number: str) -> str:
        return next(i.id for i in self._session.meeting.items if i.number == number)

    def roll_call(self) -> None:
        """Everybody but Nesland, whose deputy sits in."""
        for place, person in self._people.items():
            if place != "Nesland":
                self._session.record(e.MemberArrived(person=person.id))
        nesland = self._people["Nesland"].id
        self._session.record(e.AbsenceNoted(person=nesland, notice=True))
        deputy = self._deputies["Nesland"].id
        self._session.record(e.MemberArrived(person=deputy, seat=nesland))

    def leaves(self, place: str, number: str) -> None:
        """A member leaves before an item."""
        moment = e.Moment(at=self._clock.now(), item=self._id(number), relation="before")
        self._session.record(e.MemberLeft(person=self._people[place].id, moment=moment))

    def _go(self, number: str) -> None:
        if self._session.meeting.current != self._id(number):
            self._session.record(e.ItemOpened(item=self._id(number)))

    def write(self, number: str, field: e.Field, text: str) -> None:
        """Make a field of an item read `text`."""
        self._go(number)
        item = self._session.meeting.item(self._id(number))
        assert item is not None
        edit = difference(item.id, field, getattr(item, field), text)
        if edit is not None:
            self._session.type(item.id, field, edit.at, edit.removed, edit.inserted)

    def change(self, number: str, old: str, new: str) -> None:
        """Change some words of a decision."""
        item = self._session.meeting.item(self._id(number))
        assert item is not None
        assert old in item.decision, item.decision
        self.write(number, "decision", item.decision.replace(old, new))

    def against(self, number: str, place: str) -> None:
        """One votes against."""
        self._go(number)
        item = self._session.meeting.item(self._id(number))
        assert item is not None
        self._session.record(
            take_vote(self._session.meeting, item, against={self._people[place].id})
        )

    def add(self, parent: str, title: str, raised_by: str) -> None:
        """An item raised at the meeting."""
        item = AgendaItem(id="i11", number=f"{parent}.1", title=title)
        raiser = self._people[raised_by].name
        self._session.record(e.ItemAdded(item=item, parent=self._id(parent), raised_by=raiser))

    def follow_up(self, number: str, what: str, due: str) -> None:
        """The secretariat is to do something."""
        self._session.record(
            e.FollowUpNoted(item=self._id(number), who="sekretariatet", what=what, due=due)
        )

    def close(self, number: str, hour: int, minute: int) -> None:
        """Go to the item, and adopt or close it at this time."""
        self._go(number)
        self._clock.set(hour, minute)
        events = close_item(self._session.meeting, self._id(number), self._clock.now())
        self._session.record(*events)


def hold(scribe: Scribe, clock: ToldClock) -> None:
    """The meeting of 10 February."""
    clock.set(8, 58)
    scribe.roll_call()
    clock.set(9, 0)
    scribe.close("1", 9, 0)
    scribe.close("2", 9, 3)
    scribe.close("3", 9, 5)
    scribe.write(
        "4",
        "minutes",
        "Dokumenttenester: skissa ligg føre i byrjinga av mars.\n"
        "Ny telefonsentral: kommunane melder frå om ønskt opningstid.",
    )
    scribe.close("4", 9, 30)
    scribe.write("5", "notes", "Spør driftsleiarane om kviletida før neste møte.")
    scribe.change("5", "frå 1. juni", "frå 1. august")
    scribe.write("5", "minutes", "Fleire bad om meir tid til å lyse ut stillingane.")
    scribe.close("5", 9, 50)
    scribe.against("6", "Storvik")
    scribe.close("6", 10, 15)
    scribe.follow_up("6", "lyser ut ny rammeavtale om matvarer", "15.4.2026")
    scribe.close("7", 10, 25)
    clock.set(10, 40)
    scribe.leaves("Havøy", "8")
    scribe.close("8", 10, 50)
    scribe.change("9", "____", "Representant for Dalsbygda, med Representant for Storvik som vara")
    scribe.close("9", 11, 5)
    scribe.add("10", "Synfaring på fjellvegen", "Ytre")
    scribe.write("10.1", "minutes", "Styret vil sjå på vegen saman før fellesferien.")
    scribe.close("10.1", 11, 12)
    scribe.close("10", 11, 15)


def make(folder: Path) -> None:
    """Make the example archive in `folder`, which must not exist."""
    clock = ToldClock()
    archive = Archive.create(folder)
    desk = Desk(archive, "sekretæren", clock)
    people = read_roster(HERE / "styret.csv")
    board = desk.add_board("Styret i Fjordane KO", people, place="Indrefjord rådhus")

    for day in (date(2026, 2, 10), date(2026, 3, 24)):
        called = day - timedelta(days=7)
        clock.at = datetime(called.year, called.month, called.day, 12, tzinfo=ZONE)
        desk.take_in(
            HERE / f"{day}-styret.txt",
            board=board,
            on=day,
            time="09:00",
            place="Indrefjord rådhus",
            notice=called,
        )
    held, _ready = sorted(summary.id for summary in desk.summaries())
    clock.at = datetime(2026, 2, 10, 8, 55, tzinfo=ZONE)
    opened = desk.open(held)
    assert opened.session is not None
    hold(Scribe(opened.session, clock), clock)
    opened.write()
    opened.close()
    for lock in folder.glob("*/meeting.lock"):
        lock.unlink()  # it names the process that made this
    shutil.copyfile(HERE / "2026-05-12-styret.txt", archive.inbox / "2026-05-12-styret.txt")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    shutil.rmtree(target, ignore_errors=True)
    make(target)
