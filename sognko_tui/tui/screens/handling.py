"""Møte, the part about the handling of an item: putting it off, taking it up, going against a rule."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import Obstacle, close_item, next_open, with_times
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.procedural import Moved, Putting, ended, put_off, taken_up
from sognko_tui.meeting.public import closed_items
from sognko_tui.meeting.rules import advises
from sognko_tui.meeting.supposing import supposing
from sognko_tui.office import sentences
from sognko_tui.office.phrases import proposed
from sognko_tui.office.preview import would_write
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.closing import Closing
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.entry import a_person, one_of, people_in, show_time
from sognko_tui.tui.screens.ahead import asks_for_more
from sognko_tui.tui.screens.meeting_view import MeetingView
from sognko_tui.tui.widgets.item_words import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sognko_tui.meeting.board import Person
    from sognko_tui.meeting.state import Meeting
    from sognko_tui.tui.dialogs.form import Answers

NOBODY = N_("ingen")
"""What is typed where a vote was taken and nobody was against."""

TAKING_UP = {
    "outside_agenda": N_("Sak {number} står ikkje på saklista"),
    "information_decision": N_("Vedtak i orienteringssak {number}"),
}
"""What the question is called, by the rule that asks it."""


class Handling(MeetingView):
    """What is decided about the handling of an item, and how items are closed."""

    @property
    def _now(self) -> datetime:
        return self.sognko.desk.clock.now()

    def _close(self, *events: e.Event) -> None:
        """Record how an item ended, with the meeting's start and end where they are due."""
        if self.session is None:
            self.act()
            return
        if self._shut_for_another(lambda: self._close(*events)):
            return
        item_id = self.item_id
        if self.act(*with_times(self.meeting, self.item, events, self.session.clock.now())):
            self._onwards(item_id)

    def _shut_for_another(self, close: Callable[[], None]) -> bool:
        """Whether the doors are closed for another item; then ask what to do, and `close` after it.

        A session is closed for one item: another one taken meanwhile is public, or closed by a vote
        of its own, taken in open session (kommunelova § 11-5).
        """
        meeting, item, shut = self.meeting, self.item, self.meeting.closed_for
        mended = item.judged_at is not None
        if shut is None or not item.open or mended or item.id in closed_items(meeting):
            return False
        choices = [
            Choice("open", "o", _("opna møtet att no: denne saka er offentleg")),
            Choice("close", "w", _("opna møtet att, og lukk det for denne saka òg")),
        ]

        def chosen(key: str | None) -> None:
            if key is not None:
                self.app.push_screen(opening.opening(), opened_for(key))

        def opened_for(key: str) -> Callable[[Answers | None], None]:
            def answered(answers: Answers | None) -> None:
                events = opening.opened(answers) if answers is not None else ()
                if not events or not self.act(*events):
                    return
                if key == "open":
                    close()
                else:
                    self.call_later(self.run_action, "close_session")

            return answered

        opening = Closing(meeting, shut, self._now)
        title = _("Møtet er lukka for sak {number}. Kva med sak {here}?").format(
            number=shut.number, here=item.number
        )
        self.app.push_screen(MenuDialog(title, choices), chosen)
        return True

    def _onwards(self, closed: str) -> None:
        """Say how the item ended and go to the next open one."""
        item = self.meeting.item(closed)
        following = next_open(self.meeting, closed)
        if item is None:
            return
        said = _("Sak {number}: {status}").format(
            number=item.number, status=_(STATUS_WORDS[status(item)])
        )
        opened = item.closure.opened_at if item.closure is not None else None
        if opened is not None and show_time(opened) == show_time(item.ended):
            said += ". " + _("Møtet er opna att kl. {time}").format(time=show_time(opened))
        more = asks_for_more(self.meeting, item)
        if more:
            said += f" · {more}"
        if following is None:
            self.refresh_item()
            self.say(said + ". " + _("Alle sakene er ferdige: F9 viser protokollen."))
            return
        earlier = following.position < item.position
        self.go(following.id)
        self.just_closed = closed
        self.say(said + ". " + _("Dette er ei sak som vart hoppa over.") if earlier else said + ".")

    # Putting off

    def action_postpone(self) -> None:
        """Postpone the item: until when, and the vote on it where there was one."""
        self._put_off("postpone")

    def action_return_item(self) -> None:
        """Return the item: to whom, and the vote on it where there was one."""
        self._put_off("return")

    def action_forward_item(self) -> None:
        """Send the item on: to whom, and the vote on it where there was one."""
        self._put_off("forward")

    def _put_off(self, how: Putting, before: tuple[e.Event, ...] = ()) -> None:
        """Ask where the item goes; Enter at once notes no vote. `before` is recorded with it."""
        if not self.may_write(open_item=True):
            return
        board = self.meeting.board
        title, label, value = {
            "postpone": (
                _("Utset saka"),
                _("Til (møte eller dato)"),
                proposed("next_meeting", board),
            ),
            "return": (
                _("Send saka tilbake"),
                _("Tilbake til"),
                proposed("administration", board),
            ),
            "forward": (_("Send saka over"), _("Over til"), ""),
        }[how]
        meeting = supposing(self.meeting, *before, at=self._now) or self.meeting
        item = meeting.item(self.item_id) or self.item
        voters = may_vote(meeting, item)
        people = meeting.board.seats + meeting.board.deputies
        asks = [
            Ask("to", label, value, required=True),
            Ask(
                "mover",
                _("Framlegg frå"),
                "",
                tuple(p.initials for p in people),
                check=one_of(people),
                hint=_("tomt: ingen nemnd, og inga røysting"),
            ),
            Ask(
                "against",
                _("Røysta imot"),
                check=self._wrong_voters,
                hint=_("tomt: inga røysting ført · «{none}»: samrøystes · elles initialar").format(
                    none=_(NOBODY)
                ),
            ),
        ]

        def events(answers: Answers) -> Moved | None:
            """What comes of the answers; None where they cannot be read yet."""
            to = answers["to"]
            if not answers["mover"] and not answers["against"]:
                return Moved((ended(item, how, to),), True)
            mover = a_person(people, answers["mover"])
            against = self._against(answers["against"], voters)
            if against is None or (answers["mover"] and mover is None) or not voters:
                return None
            return put_off(
                meeting,
                item,
                how,
                to,
                mover=mover.id if mover else "",
                against=against,
                at=self._now,
            )

        def preview(answers: Answers) -> str:
            moved = events(answers)
            if moved is None:
                return ""
            return "\n".join(would_write(meeting, *moved.events, at=self._now))

        def answered(answers: Answers | None) -> None:
            moved = events(answers) if answers is not None else None
            if moved is None:
                return
            if moved.passed:
                self._close(*before, *moved.events)
            elif self.act(*before, *moved.events):
                self.refresh_item()
                self.say(_("Framlegget fall, og saka er open."), "warning")

        intro = ""
        if item.binding and advises(meeting, "postponing", item.id):
            intro = _(
                "! Det er røysta over vedtaket i saka alt. Å utsetje henne eller sende henne frå "
                "seg blir røysta over før alt anna."
            )
        heading = f"{title}: {item.number} {item.title}"
        self.app.push_screen(
            FormDialog(
                heading,
                asks,
                intro=intro,
                preview=preview,
                at_once=True,
                rules=("postponing",) if intro else (),
            ),
            answered,
        )

    def _against(self, text: str, voters: tuple[Person, ...]) -> list[str] | None:
        """The ids of those named; None where somebody is named who is nobody here."""
        if text.casefold() == _(NOBODY):
            return []
        found, unknown = people_in(text, voters, self._known)
        return None if unknown else [p.id for p in found]

    @property
    def _known(self) -> tuple[Person, ...]:
        return (*self.meeting.board.people, *self.meeting.guests)

    def _wrong_voters(self, text: str) -> str:
        """What is wrong with a text that names those who were against."""
        voters = may_vote(self.meeting, self.item)
        if not voters:
            return sentences.obstacle(Obstacle("attendance"), self.item)
        if self._against(text, voters) is not None:
            return ""
        return _("«{text}» er ikkje berre slike som kan røyste her: {initials}").format(
            text=text, initials=", ".join(p.initials or p.name for p in voters)
        )

    # Taking up

    def _ask_taking_up(self, rule: str) -> None:
        """One question, before something outside the sakliste is decided: does anybody object?

        Kommunelova § 11-3. Enter is that nobody does, and the item is decided with it.
        """
        meeting, item = self.meeting, self.item
        voters = may_vote(meeting, item)

        def moved(answers: Answers) -> Moved | None:
            against = self._against(answers["against"], voters)
            return None if against is None else taken_up(meeting, item, against, self._now)

        def preview(answers: Answers) -> str:
            found = moved(answers)
            if found is None:
                return ""
            lines = self._would_decide(found)
            return "\n".join(lines if found.passed else (_("Saka kan ikkje takast opp."), *lines))

        def answered(answers: Answers | None) -> None:
            found = moved(answers) if answers is not None else None
            if found is None:
                return
            if found.passed:
                self._adopt_after(*found.events)
            else:
                self._hindered(rule, found.events)

        ask = Ask(
            "against",
            _("Set nokon seg imot?"),
            check=self._wrong_voters,
            hint=_("Enter: ingen · elles initialane til dei som set seg imot"),
        )
        title = _(TAKING_UP[rule]).format(number=item.number)
        intro = sentences.rule(rule, meeting)
        form = FormDialog(title, [ask], intro=intro, preview=preview, rules=(rule,))
        self.app.push_screen(form, answered)

    def _would_decide(self, moved: Moved) -> tuple[str, ...]:
        """What the protocol says once the item is taken up and decided, or that it is not."""
        events = moved.events
        after = supposing(self.meeting, *events, at=self._now)
        if moved.passed and after is not None:
            with suppress(Obstacle):
                closing = close_item(after, self.item_id, self._now)
                events += tuple(
                    x for x in closing if isinstance(x, e.VoteTaken | e.DecisionAdopted)
                )
        return would_write(self.meeting, *events, at=self._now)

    def _adopt_after(self, *events: e.Event) -> None:
        """Record these events and the closing of the item, as one step where that can be."""
        now = self._now
        after: Meeting = supposing(self.meeting, *events, at=now) or self.meeting
        item_id = self.item_id
        try:
            closing = close_item(after, item_id, now)
        except Obstacle:
            if self.act(*events):
                self.arrived_at = 0.0
                self.call_later(self.run_action, "adopt")
            return
        if self.act(*events, *closing):
            self._onwards(item_id)

    def _hindered(self, rule: str, events: tuple[e.Event, ...]) -> None:
        """The item cannot be taken up: what becomes of it instead."""
        choices = [
            Choice("handled", "o", _("saka vart handsama utan vedtak")),
            Choice("postpone", "u", _("saka vart utsett")),
            Choice("against", "g", _("gå vidare mot regelen, med ein grunn")),
        ]

        def chosen(key: str | None) -> None:
            if key == "handled":
                self._close(*events, e.ItemHandled(item=self.item_id))
            elif key == "postpone":
                self._put_off("postpone", events)
            elif key == "against":
                self._ask_for_reason(rule, events)

        title = _("Saka kan ikkje takast opp ({rule}). Kva vart det til?").format(
            rule=sentences.cited(rule, self.meeting)
        )
        self.app.push_screen(MenuDialog(title, choices), chosen)

    def _ask_for_reason(self, rule: str, before: tuple[e.Event, ...] = ()) -> None:
        """A rule advises against adopting: go on only with a reason, which stands in the log."""

        def event(answers: Answers) -> e.RuleOverridden:
            return e.RuleOverridden(rule=rule, reason=answers["reason"], item=self.item_id)

        def preview(answers: Answers) -> str:
            lines = would_write(self.meeting, *before, event(answers), at=self._now)
            return "\n".join(lines)

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._adopt_after(*before, event(answers))

        intro = sentences.rule(rule, self.meeting)
        ask = Ask("reason", _("Grunn for å gå vidare"), required=True)
        title = _("Regelen seier noko anna")
        form = FormDialog(title, [ask], intro=intro, preview=preview, rules=(rule,))
        self.app.push_screen(form, answered)
