"""Møte, the part that puts right what was recorded; the log keeps both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.open_followups import mended
from sognko_tui.office.preview import would_write
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.entry import (
    a_name,
    a_person,
    one_of,
    show_time,
    span_in,
    wrong_span,
    wrong_time,
)
from sognko_tui.tui.screens.meeting_view import MeetingView
from sognko_tui.tui.widgets.columns import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sognko_tui.tui.dialogs.form import Answers, Preview

ROOM = 62
"""Cells of a line of the menu: what stands is told in one line."""


class Corrections(MeetingView):
    """What was recorded and is to be otherwise."""

    @property
    def _now(self) -> datetime:
        return self.sognko.desk.clock.now()

    def action_correct(self) -> None:
        """What stands, to choose from; of an approved protocol, that it is to be put right."""
        if not self.may_write():
            return
        if self.approved:
            self._begin_correction()
            return
        choices = [*self._of_the_item(), *self._of_the_meeting(), *self._numbered()]

        def chosen(key: str | None) -> None:
            what, _colon, number = (key or "").partition(":")
            if what == "times":
                self._correct_times()
            elif what == "break":
                self._correct_break(int(number))
            elif what in ("statement", "followup"):
                self._correct_or_strike(what, int(number))
            elif what:
                self.call_later(self.run_action, what)

        self.app.push_screen(MenuDialog(_("Rett det som er ført"), choices), chosen)

    def _of_the_item(self) -> Iterator[Choice]:
        item = self.item
        times = f"{show_time(item.started)}–{show_time(item.ended)}".strip("–")
        label = _("Tidene for sak {number}: {times}").format(number=item.number, times=times)
        begun = item.started is not None
        yield Choice("times", "t", label, "" if begun else _("saka er ikkje begynt"))
        why_not = _("saka er open") if item.open else ""
        label = _("Rekkjefølgja: etter kva sak {number} vart handsama").format(number=item.number)
        yield Choice("move_item", "r", label, why_not)
        label = _("Ta opp att sak {number}: tekst, røysting, utfall").format(number=item.number)
        yield Choice("reopen", "a", label, why_not)
        if item.closure is not None:
            times = f"{show_time(item.closure.closed_at)}–{show_time(item.closure.opened_at)}"
            label = _("Lukka møte {times}: tider, heimel").format(times=times.strip("–"))
            yield Choice("close_session", "w", label)

    def _of_the_meeting(self) -> Iterator[Choice]:
        meeting = self.meeting
        times = f"{show_time(meeting.started)}–{show_time(meeting.ended)}".strip("–")
        label = _("Møtehovudet: stad, møteleiar, tider {times}").format(times=times)
        yield Choice("head", "h", label.rstrip())
        yield Choice("attendance", "f", _("Frammøtet: kven kom og gjekk når"))

    def _numbered(self) -> Iterator[Choice]:
        """The breaks, and the statements and follow-ups of the item, as they stand."""
        meeting, item = self.meeting, self.item
        lines = [
            (
                f"break:{n}",
                _("Pause {start}–{end}").format(start=show_time(b.start), end=show_time(b.end)),
            )
            for n, b in enumerate(meeting.breaks)
        ]
        for n, statement in enumerate(item.statements):
            person = meeting.person(statement.person)
            name = person.name if person is not None else statement.person
            lines.append(
                (
                    f"statement:{n}",
                    _("Tilførsel, {who}: {text}").format(who=name, text=statement.text),
                )
            )
        for n, noted in enumerate(item.followups):
            lines.append(
                (
                    f"followup:{n}",
                    _("Oppfølging, {who}: {text}").format(who=noted.who, text=noted.what),
                )
            )
        for n, (key, label) in enumerate(lines, start=1):
            yield Choice(key, str(n) if n < 10 else "", fit(label, ROOM).rstrip())

    # Times

    def _correct_times(self) -> None:
        """When the handling of the item began and ended."""
        item = self.item
        asks = [Ask("started", _("Saka begynte kl."), show_time(item.started), check=wrong_time)]
        if not item.open:
            asks.append(Ask("ended", _("og slutta kl."), show_time(item.ended), check=wrong_time))

        def event(answers: Answers) -> e.ItemTimesCorrected | None:
            started, ended = span_in(
                self.meeting, answers["started"], answers.get("ended", ""), self._now
            )
            if _same(started, item.started) and _same(ended, item.ended):
                return None
            return e.ItemTimesCorrected(item=item.id, started=started, ended=ended)

        def preview(answers: Answers) -> str:
            changed = event(answers)
            if changed is None:
                return _("Tidene står som dei stod.")
            days = {at.date() for at in (changed.started, changed.ended) if at is not None}
            told = _("Sak {number}: {started}–{ended}").format(
                number=item.number,
                started=show_time(changed.started),
                ended=show_time(changed.ended),
            )
            return told + " " + _("(over midnatt)") if len(days) > 1 else told.rstrip("–")

        def answered(answers: Answers | None) -> None:
            changed = event(answers) if answers is not None else None
            if changed is not None and self.act(changed):
                self.say(_("Tidene er retta. Loggen har begge."))

        self._ask_times(
            _("Tidene for sak {number}").format(number=item.number), asks, preview, answered
        )

    def _correct_break(self, number: int) -> None:
        """When a break began and ended."""
        pause = self.meeting.breaks[number]
        asks = [
            Ask(
                "started",
                _("Pause frå kl."),
                show_time(pause.start),
                required=True,
                check=wrong_time,
            ),
            Ask("ended", _("til kl."), show_time(pause.end), required=True, check=wrong_time),
        ]

        def event(answers: Answers) -> e.BreakCorrected | None:
            start, end = span_in(self.meeting, answers["started"], answers["ended"], self._now)
            if start is None or end is None:
                return None
            if _same(start, pause.start) and _same(end, pause.end):
                return None
            return e.BreakCorrected(number=number, start=start, end=end)

        def preview(answers: Answers) -> str:
            changed = event(answers)
            return self._sentences(changed) if changed else _("Tidene står som dei stod.")

        def answered(answers: Answers | None) -> None:
            changed = event(answers) if answers is not None else None
            if changed is not None and self.act(changed):
                self.say(_("Pausen er retta. Loggen har begge."))

        self._ask_times(_("Pause"), asks, preview, answered)

    def _ask_times(
        self,
        title: str,
        asks: list[Ask],
        preview: Preview,
        answered: Callable[[Answers | None], None],
    ) -> None:
        def wrong(answers: Answers) -> str:
            return wrong_span(self.meeting, answers["started"], answers.get("ended", ""), self._now)

        form = FormDialog(title, asks, preview=preview, wrong=wrong)
        self.app.push_screen(form, answered)

    # Statements and follow-ups

    def _correct_or_strike(self, what: str, number: int) -> None:
        choices = [Choice("mend", "r", _("Rett")), Choice("strike", "s", _("Stryk"))]

        def chosen(how: str | None) -> None:
            if how == "strike":
                self._strike(what, number)
            elif how == "mend" and what == "statement":
                self._mend_statement(number)
            elif how == "mend":
                self._mend_followup(number)

        title = _("Tilførselen") if what == "statement" else _("Oppfølginga")
        self.app.push_screen(MenuDialog(title, choices), chosen)

    def _strike(self, what: str, number: int) -> None:
        if what == "statement":
            if self.act(e.StatementWithdrawn(item=self.item_id, number=number)):
                self.say(_("Tilførselen er stroken. Loggen har han."))
        elif self.act(e.FollowUpWithdrawn(item=self.item_id, number=number)):
            self.say(_("Oppfølginga er stroken. Loggen har henne."))

    def _mend_statement(self, number: int) -> None:
        item = self.item
        statement = item.statements[number]
        people = (*self.meeting.board.people, *self.meeting.guests)
        person = self.meeting.person(statement.person)
        asks = [
            Ask(
                "person",
                _("Frå"),
                (person.initials or person.name) if person is not None else "",
                tuple(p.initials for p in people if p.initials),
                required=True,
                check=one_of(people),
            ),
            Ask("text", _("Tilførsel"), statement.text, required=True),
        ]

        def events(answers: Answers) -> list[e.Event]:
            who = a_person(people, answers["person"])
            if who is None or (who.id, answers["text"]) == (statement.person, statement.text):
                return []
            # Those after it are recorded anew too, so that they keep their order.
            later = item.statements[number + 1 :]
            struck = e.StatementWithdrawn(item=item.id, number=number)
            anew = e.StatementRecorded(item=item.id, person=who.id, text=answers["text"])
            kept = (e.StatementRecorded(item=item.id, person=s.person, text=s.text) for s in later)
            return [*(struck for _one in (statement, *later)), anew, *kept]

        self._ask_mended(
            _("Tilførselen"), asks, events, _("Tilførselen er retta. Loggen har begge.")
        )

    def _mend_followup(self, number: int) -> None:
        item = self.item
        noted = item.followups[number]
        asks = [
            Ask("who", _("Kven"), noted.who, required=True),
            Ask("what", _("Kva"), noted.what, required=True),
            Ask("due", _("Frist"), noted.due),
        ]

        def events(answers: Answers) -> list[e.Event]:
            answers = {**answers, "who": self._whose(answers["who"])}
            if answers == {"who": noted.who, "what": noted.what, "due": noted.due}:
                return []
            return list(mended(self.meeting, item, number, replace(noted, **answers)))

        self._ask_mended(
            _("Oppfølginga"), asks, events, _("Oppfølginga er retta. Loggen har begge.")
        )

    def _ask_mended(
        self,
        title: str,
        asks: list[Ask],
        events: Callable[[Answers], list[e.Event]],
        said: str,
    ) -> None:
        def preview(answers: Answers) -> str:
            return self._sentences(*events(answers))

        def answered(answers: Answers | None) -> None:
            changed = events(answers) if answers is not None else []
            if changed and self.act(*changed):
                self.say(said)

        self.app.push_screen(FormDialog(title, asks, preview=preview), answered)

    # The approved protocol

    def _begin_correction(self) -> None:
        """Whatever is changed from now on belongs to a new version of the approved protocol."""
        meeting = self.meeting
        person = meeting.person(meeting.secretary)
        asks = [
            Ask(
                "who",
                _("Kven rettar"),
                person.name if person is not None else meeting.secretary,
                required=True,
            ),
            Ask("reason", _("Kvifor"), required=True),
        ]

        def event(answers: Answers) -> e.CorrectionBegun:
            return e.CorrectionBegun(reason=answers["reason"], who=self._whose(answers["who"]))

        def preview(answers: Answers) -> str:
            return self._sentences(event(answers))

        def answered(answers: Answers | None) -> None:
            if answers is not None and self.act(event(answers)):
                self.refresh_item()
                self.say(
                    _("Retting, versjon {version}: rett som elles. F9 skriv versjonen.").format(
                        version=self.meeting.version
                    )
                )

        self.app.push_screen(
            FormDialog(
                _("Rett den godkjende protokollen"),
                asks,
                intro=_("Den godkjende versjonen står. Det som blir retta, står i ein ny versjon."),
                preview=preview,
            ),
            answered,
        )

    def _whose(self, typed: str) -> str:
        return a_name((*self.meeting.board.people, *self.meeting.guests), typed)

    def _sentences(self, *events: e.Event) -> str:
        return "\n".join(would_write(self.meeting, *events, at=self._now))


def _same(one: datetime | None, other: datetime | None) -> bool:
    """Whether two times are the same to the minute; none typed leaves the one there is."""
    if one is None or other is None:
        return one is None
    return one.astimezone(other.tzinfo).replace(second=0) == other.replace(second=0, microsecond=0)
