"""Møte, the part about the meeting as a whole: its head and times, breaks, finding an item."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.office.phrases import proposed
from sognko_tui.office.preview import would_write
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.entry import (
    a_date,
    a_name,
    a_person,
    an_item,
    clock_time,
    one_of,
    show_date,
    show_time,
    span_in,
    wrong_date,
    wrong_span,
    wrong_time,
)
from sognko_tui.tui.screens.meeting_view import MeetingView

if TYPE_CHECKING:
    from sognko_tui.tui.dialogs.form import Answers


class Whole(MeetingView):
    """What concerns no single item."""

    def action_head(self) -> None:
        """Place, notice, who presides, secretary, start and end."""
        if not self.may_write():
            return
        meeting = self.meeting
        on = self.session.clock.now() if self.session else None
        presiding = meeting.person(meeting.presiding)
        people = meeting.board.seats + meeting.board.deputies
        initials = tuple(p.initials for p in people)
        asks = [
            Ask("place", _("Stad"), meeting.place),
            Ask(
                "notice_date", _("Innkalla dato"), show_date(meeting.notice.date), check=wrong_date
            ),
            Ask(
                "notice_manner",
                _("Innkalla korleis"),
                meeting.notice.manner,
                (proposed("by_mail", meeting.board),),
            ),
            Ask(
                "presiding",
                _("Møteleiar"),
                presiding.initials if presiding else "",
                initials,
                check=one_of(people),
                hint=_("tomt: leiaren, eller nestleiaren når leiaren ikkje er der"),
            ),
            Ask("secretary", _("Sekretær"), meeting.secretary),
            Ask("started", _("Møtet starta kl."), show_time(meeting.started), check=wrong_time),
            Ask("ended", _("Møtet slutta kl."), show_time(meeting.ended), check=wrong_time),
        ]

        def events(answers: Answers) -> list[e.Event]:
            if on is None:
                return []
            changed: list[e.Event] = []
            when = a_date(answers["notice_date"])
            chosen = a_person(people, answers["presiding"])
            values: dict[e.HeadField, str] = {
                "place": answers["place"],
                "notice_date": when.isoformat() if when else "",
                "notice_manner": answers["notice_manner"],
                "presiding": chosen.id if chosen else "",
                "secretary": a_name((*meeting.board.people, *meeting.guests), answers["secretary"]),
            }
            before: dict[e.HeadField, str] = {
                "place": meeting.place,
                "notice_date": meeting.notice.date.isoformat() if meeting.notice.date else "",
                "notice_manner": meeting.notice.manner,
                "presiding": meeting.presiding,
                "secretary": meeting.secretary,
            }
            for field, value in values.items():
                if value != before[field]:
                    changed.append(e.HeadChanged(field=field, value=value))
            return changed + self._times(answers, on)

        def preview(answers: Answers) -> str:
            changed = events(answers)
            if not changed or on is None:
                return ""
            return "\n".join(would_write(meeting, *changed, at=on))

        def answered(answers: Answers | None) -> None:
            changed = events(answers) if answers is not None else []
            if changed and self.act(*changed):
                self.say(_("Møtehovudet er endra."))

        self.app.push_screen(FormDialog(_("Møtehovud"), asks, preview=preview), answered)

    def _times(self, answers: Answers, now: datetime) -> list[e.Event]:
        """The start and the end where they were changed, on the day of the meeting.

        What is written up the morning after was still held the day before.
        """
        meeting = self.meeting
        day = datetime.combine(meeting.date or now.date(), time(), now.tzinfo)
        events: list[e.Event] = []
        started = meeting.started
        if answers["started"] and answers["started"] != show_time(meeting.started):
            started = clock_time(answers["started"], day)
            if started is not None:
                events.append(e.MeetingStarted(at=started))
        ended = clock_time(answers["ended"], started or day) if answers["ended"] else None
        if ended is not None and started is not None and ended < started:
            ended += timedelta(days=1)  # past midnight
        if ended is not None and ended != meeting.ended:
            if show_time(ended) != show_time(meeting.ended) or events:
                events.append(e.MeetingEnded(at=ended))
        return events

    def action_pause(self) -> None:
        """A break, from and to."""
        if not self.may_write() or self.session is None:
            return
        now = self.session.clock.now()
        asks = [
            Ask("start", _("Pause frå kl."), show_time(now), required=True, check=wrong_time),
            Ask("end", _("til kl."), "", required=True, check=wrong_time),
        ]

        def event(answers: Answers) -> e.BreakTaken | None:
            start, end = span_in(self.meeting, answers["start"], answers["end"], now)
            if start is None or end is None:
                return None
            return e.BreakTaken(start=start, end=end, item=self.item_id or None)

        def preview(answers: Answers) -> str:
            pause = event(answers)
            return "\n".join(would_write(self.meeting, pause, at=now)) if pause else ""

        def wrong(answers: Answers) -> str:
            return wrong_span(self.meeting, answers["start"], answers["end"], now)

        def answered(answers: Answers | None) -> None:
            pause = event(answers) if answers is not None else None
            if pause is not None and self.act(pause):
                self.say(_("Pausen er ført."))

        form = FormDialog(_("Pause"), asks, preview=preview, wrong=wrong)
        self.app.push_screen(form, answered)

    def action_jump(self) -> None:
        """Go to an item by its number or a word of its title."""

        def item_id(text: str) -> str | None:
            numbered = an_item(self.meeting, text)
            if numbered is not None:
                return numbered.id
            wanted = text.strip().casefold()
            found = (i.id for i in self.meeting.items if wanted and wanted in i.title.casefold())
            return next(found, None)

        def wrong(text: str) -> str:
            if item_id(text) is not None:
                return ""
            return _("Inga sak har nummeret eller ordet «{text}».").format(text=text)

        def answered(answers: Answers | None) -> None:
            found = item_id(answers["item"]) if answers else None
            if found is not None:
                self.go(found)

        ask = Ask("item", _("Nummer eller ord"), required=True, check=wrong)
        self.app.push_screen(FormDialog(_("Gå til sak"), [ask]), answered)
