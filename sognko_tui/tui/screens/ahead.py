"""Møte, the part about what comes after it: who is to do what, and when the board meets next."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting.carrying import waiting
from sognko_tui.meeting.facts import NextMeeting
from sognko_tui.meeting.followups import Proposed, proposed_followups
from sognko_tui.meeting.next_meeting import Announced, announced, day_meant, to_be_set
from sognko_tui.office import sentences
from sognko_tui.office.phrases import proposed
from sognko_tui.office.preview import would_write
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _, ngettext
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.entry import a_date, a_name, show_date, wrong_date, wrong_time
from sognko_tui.tui.screens.meeting_view import MeetingView

if TYPE_CHECKING:
    from sognko_tui.meeting.state import Item, Meeting
    from sognko_tui.tui.dialogs.form import Answers


def asks_for_more(meeting: Meeting, item: Item) -> str:
    """What an item that was closed asks for beyond itself, with the key; empty where nothing."""
    said = []
    if to_be_set(meeting, item) is not None:
        said.append(_("F8 8 fører neste møte"))
    if proposed_followups(meeting, item):
        said.append(_("F8 o fører oppfølginga"))
    return ", ".join(said)


class Ahead(MeetingView):
    """Follow-ups and the next meeting."""

    # Follow-ups

    def action_follow_up(self) -> None:
        """F8 o: who is to do what by when; what the decision asks for is filled in."""
        if not self.may_write():
            return
        item, found = self._asked_of_somebody()
        self._ask_follow_up(item, found, 1)

    def _asked_of_somebody(self) -> tuple[Item, tuple[Proposed, ...]]:
        """The item at hand with what it asks for; where it asks for nothing, the one closed last.

        Right after an item was closed that one comes first: F2 said so of it.
        """
        meeting, item = self.meeting, self.item
        found = proposed_followups(meeting, item)
        closed = [i for i in meeting.items if not i.open]
        last = max(closed, key=lambda i: i.place, default=None)
        if last is not None and item.open and (not found or last.id == self.just_closed):
            earlier = proposed_followups(meeting, last)
            if earlier:
                return last, earlier
        return item, found

    def _ask_follow_up(self, item: Item, found: tuple[Proposed, ...], number: int) -> None:
        first = found[0] if found else Proposed(who="", what="")
        usual = proposed("administration", self.meeting.board)
        hint = _("til dømes 1.3.2026 eller «neste møte»")
        day = day_meant(self.meeting, first.due) if first.due else None
        asks = [
            Ask("who", _("Kven"), first.who or ("" if found else usual), required=True),
            Ask("what", _("Kva"), first.what, required=True),
            Ask(
                "due",
                _("Frist"),
                show_date(day) if day and _iso(first.due) else first.due,
                hint=hint,
            ),
        ]

        def event(answers: Answers) -> e.FollowUpNoted:
            on = a_date(answers["due"])
            due = on.isoformat() if on is not None and found else answers["due"]
            people = (*self.meeting.board.people, *self.meeting.guests)
            who = a_name(people, answers["who"])
            return e.FollowUpNoted(item=item.id, who=who, what=answers["what"], due=due)

        def preview(answers: Answers) -> str:
            if not answers["what"]:
                return ""
            noted = event(answers)
            told = would_write(self.meeting, noted, at=self._clock_now)
            on = day_meant(self.meeting, noted.due) if noted.due else None
            when = show_date(on) if on else noted.due
            line = " · ".join(filter(None, (noted.who, noted.what, when)))
            return "\n".join((line, *told))

        def answered(answers: Answers | None) -> None:
            if answers is None or not self.act(event(answers)):
                return
            self.say(_("Oppfølginga er ført."))
            if len(found) > 1:
                self._ask_follow_up(item, found[1:], number + 1)

        title = _("Oppfølging av sak {number}").format(number=item.number)
        if len(found) > 1 or number > 1:
            title += _(" ({n} av {count})").format(n=number, count=number + len(found) - 1)
        form = FormDialog(title, asks, preview=preview, at_once=bool(found))
        self.app.push_screen(form, answered)

    # The next meeting

    def action_next_meeting(self) -> None:
        """F8 8: when the board meets next, as the decision says it; then the meeting is made."""
        if not self.may_write():
            return
        meeting = self.meeting
        known = meeting.next_meeting
        told = self._told_anew()
        if told is not None:
            day: date | None = told.day
            time, place, item = told.time, told.place, told.item
        elif known is not None:
            day, time, place, item = known.date, known.time, known.place, known.item or ""
        else:
            day, time, place, item = None, meeting.time, "", ""
        place = place or (known.place if known is not None else meeting.board.place)
        asks = [
            Ask("date", _("Dato"), show_date(day), required=True, check=self._wrong_day),
            Ask("time", _("Klokkeslett"), time.replace(":", "."), check=wrong_time),
            Ask("place", _("Stad"), place),
        ]

        def event(answers: Answers) -> e.NextMeetingSet | None:
            on = a_date(answers["date"])
            if on is None:
                return None
            clock = answers["time"].replace(".", ":")
            at = clock if ":" in clock or not clock else f"{clock}:00"
            at = at.zfill(5) if at else ""
            # A day that somebody types anew is not what the item decided.
            decided = item if told is not None or on == day else ""
            return e.NextMeetingSet(
                date=on,
                time=at,
                place=answers["place"],
                item=decided or None,
                meeting=known.meeting if known is not None else "",
            )

        def preview(answers: Answers) -> str:
            setting = event(answers)
            if setting is None:
                return ""
            lines = would_write(meeting, setting, at=self._clock_now)
            return "\n".join((*lines, self._waiting_words(setting.date)))

        def answered(answers: Answers | None) -> None:
            setting = event(answers) if answers is not None else None
            if setting is not None:
                self._set_next(setting)

        intro = ""
        if told is not None and told.moved_from is not None:
            intro = _("Møtet {date} er flytta.").format(date=show_date(told.moved_from))
        form = FormDialog(_("Neste møte"), asks, intro=intro, preview=preview, at_once=True)
        self.app.push_screen(form, answered)

    def _told_anew(self) -> Announced | None:
        """The meeting that a decision sets, where that is not what is noted of the next one.

        Right after an item was closed it is that decision. What was noted of one stands, though it
        was put right by hand, unless that item is at hand again.
        """
        meeting, known = self.meeting, self.meeting.next_meeting
        told = announced(meeting, self.just_closed or self.item_id)
        item = meeting.item(told.item) if told is not None else None
        if told is None or item is None:
            return None
        if known is not None and known.item == told.item != self.item_id:
            return None
        return to_be_set(meeting, item)

    def _wrong_day(self, text: str) -> str:
        day = a_date(text)
        if day is None:
            return wrong_date(text)
        if self.meeting.date is not None and day <= self.meeting.date:
            return _("Neste møte må vere etter dette.")
        return ""

    @property
    def _clock_now(self) -> datetime:
        return self.sognko.desk.clock.now()

    def _waiting_words(self, on: date) -> str:
        """How many items this meeting hands on to one on that day."""
        count = len(waiting([self.meeting], on))
        if not count:
            return ""
        return ngettext(
            "{count} utsett sak blir med dit.", "{count} utsette saker blir med dit.", count
        ).format(count=count)

    def _set_next(self, setting: e.NextMeetingSet) -> None:
        known = self.meeting.next_meeting
        same = known is not None and (known.date, known.time, known.place) == (
            setting.date, setting.time, setting.place,
        )  # fmt: skip
        if not same and not self.act(setting):
            return
        self.refresh_item()
        choices = [
            Choice("make", "l", _("lag møtet no, med dei utsette sakene")),
            Choice("wait", "v", _("vent: møtet blir laga når sakspapira kjem")),
        ]
        title = _("Neste møte er ført: {date}").format(date=show_date(setting.date))
        self.app.push_screen(MenuDialog(title, choices), self._make_next)

    def _make_next(self, choice: str | None) -> None:
        following = self.meeting.next_meeting
        if following is None:
            return
        if choice != "make":
            said = _("Neste møte er ført: {date}. Møtet er ikkje laga enno: F8 8, eller N på Heim.")
            self.say(said.format(date=show_date(following.date)))
            return
        try:
            made = self.sognko.desk.make_next(self.meeting, following)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "error")
            return
        if made.new and following.meeting != made.id:
            self.act(_with_id(following, made.id))
        said = _("Møtet {date} er laga og står på Heim.")
        if made.instead_of is not None:
            said = _("Møtet {date} er laga i staden for møtet {before}, og står på Heim.")
        if not made.new:
            said = _("Styret har alt eit møte {date}: det står på Heim.")
        self.say(said.format(date=show_date(following.date), before=show_date(made.instead_of)))


def _with_id(following: NextMeeting, meeting_id: str) -> e.NextMeetingSet:
    return e.NextMeetingSet(
        date=following.date,
        time=following.time,
        place=following.place,
        item=following.item,
        meeting=meeting_id,
    )


def _iso(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
