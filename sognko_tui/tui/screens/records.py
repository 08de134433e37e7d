"""Møte, the part that writes down: proposals, statements, follow-ups, new items, the head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.decisions import as_text
from sognko_tui.meeting.points import reworded
from sognko_tui.meeting.voting import take_vote
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog
from sognko_tui.tui.entry import (
    a_date,
    a_person,
    clock_time,
    show_date,
    show_time,
    time_in,
    wrong_date,
    wrong_time,
)
from sognko_tui.tui.screens.meeting_view import MeetingView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sognko_tui.meeting.board import Person
    from sognko_tui.tui.dialogs.form import Answers, Check

_SUNDRY = re.compile(r"\b(?:ymse|eventuelt|eventuelle|diverse)\b", re.IGNORECASE)


class Records(MeetingView):
    """What is written down beside the decision itself."""

    def _one_of(self, people: Iterable[Person]) -> Check:
        everybody = tuple(people)

        def wrong(text: str) -> str:
            if a_person(everybody, text) is not None:
                return ""
            known = ", ".join(p.initials or p.name for p in everybody)
            return _("«{text}» er ingen av desse: {known}").format(text=text, known=known)

        return wrong

    # The proposal

    def action_restore(self) -> None:
        """F4: the proposal back into VEDTAK; in REFERAT the subheadings from the pack."""
        if not self.may_write():
            return
        if self.focused_field == "minutes":
            self._subheadings()
            return
        text = self.proposal_as_text
        if not text:
            self.say(_("Saka har ikkje noko framlegg å setje inn."))
            return
        event = self.rewrite("decision", text)
        vote = self.item.vote
        if event is None:
            self.say(_("VEDTAK er alt likt framlegget."))
            return
        # A vote on what a member moved is none on the proposal that stands there again.
        moved = vote is not None and vote.motion != "main"
        if self.act(*([e.VoteWithdrawn(item=self.item_id)] if moved else []), event):
            self.text("decision").focus()
            self.say(_("Framlegget står i VEDTAK att. Ctrl+Z tek det tilbake."))

    def _subheadings(self) -> None:
        headings = [h for h in self.item.agenda.subtopics if h not in self.item.minutes]
        if not headings:
            self.say(_("Sakspapiret har ingen underoverskrifter å setje inn her."))
            return
        before = self.item.minutes.rstrip("\n")
        added = "\n\n".join(f"{heading}: " for heading in headings)
        event = self.rewrite("minutes", f"{before}\n\n{added}" if before else added)
        if event is not None:
            self.act(event)

    def action_slip(self) -> None:
        """A slip of the pen in the proposal is put right; it is logged and stays the proposal."""
        if not self.may_write(open_item=True):
            return
        points = self.item.proposal
        if not points:
            self.say(_("Saka har ikkje noko framlegg å rette."))
            return
        asks = [
            Ask(str(n), p.marker or str(n + 1), p.text, required=True) for n, p in enumerate(points)
        ]

        def answered(answers: Answers | None) -> None:
            if answers is None:
                return
            changed = reworded(points, tuple(answers[str(n)] for n in range(len(points))))
            if changed == points:
                return
            event = e.ProposalCorrected(item=self.item_id, proposal=changed)
            if self.act(event):
                self.say(_("Skrivefeilen er retta. Det står i loggen."))

        self.app.push_screen(FormDialog(_("Rett skrivefeil i framlegget"), asks), answered)

    def action_motion(self) -> None:
        """A proposal from a member: who moved it, and its words."""
        if not self.may_write(open_item=True):
            return
        people = self.meeting.board.seats + self.meeting.board.deputies
        initials = tuple(p.initials for p in people)
        asks = [
            Ask("mover", _("Frå"), "", initials, required=True, check=self._one_of(people)),
            Ask("text", _("Framlegg"), required=True),
        ]

        def answered(answers: Answers | None) -> None:
            mover = a_person(people, answers["mover"]) if answers else None
            if answers is None or mover is None:
                return
            number = len(self.item.motions) + 1
            event = e.ProposalMoved(
                item=self.item_id, proposal=f"m{number}", mover=mover.id, text=answers["text"]
            )
            if self.act(event):
                self.set_class(True, "has-proposal")
                self.say(_("Framlegget er ført. F8 b set det inn i VEDTAK."))

        self.app.push_screen(FormDialog(_("Framlegg frå ein medlem"), asks), answered)

    def action_choose_motion(self) -> None:
        """Put a member's proposal into VEDTAK, to be voted on."""
        if not self.may_write(open_item=True):
            return
        motions = self.item.motions
        if not motions:
            self.say(_("Ingen har sett fram noko framlegg i saka. F8 m fører eitt."))
            return

        def chosen(motion_id: str | None) -> None:
            motion = next((m for m in motions if m.id == motion_id), None)
            if motion is None:
                return
            item = self.item
            events: list[e.Event] = [e.VoteWithdrawn(item=item.id)] if item.vote else []
            rewritten = self.rewrite("decision", motion.text)
            if rewritten is not None:
                events.append(rewritten)
            events.append(take_vote(self.meeting, item, motion=motion.id))
            if self.act(*events):
                self.text("decision").focus()
                self.say(_("Medlemsframlegget står i VEDTAK. F5 endrar røystinga, F2 vedtek."))

        if len(motions) == 1:
            chosen(motions[0].id)
            return
        choices = [Choice(m.id, str(n), m.text) for n, m in enumerate(motions, start=1)]
        self.app.push_screen(MenuDialog(_("Kva framlegg?"), choices), chosen)

    def action_line_each(self) -> None:
        """A line for each represented municipality, in the field with the cursor."""
        if not self.may_write():
            return
        field = self.focused_field or "minutes"
        names = dict.fromkeys(p.represents or p.name for p in self.meeting.board.seats)
        before = getattr(self.item, field).rstrip("\n")
        lines = "\n".join(f"{name}: " for name in names)
        event = self.rewrite(field, f"{before}\n{lines}" if before else lines)
        if event is not None and self.act(event):
            self.text(field).focus()

    # Beside the decision

    def action_statement(self) -> None:
        """A statement to the protocol."""
        if not self.may_write():
            return
        people = (*self.meeting.board.people, *self.meeting.guests)
        initials = tuple(p.initials for p in people if p.initials)
        asks = [
            Ask("person", _("Frå"), "", initials, required=True, check=self._one_of(people)),
            Ask("text", _("Tilførsel"), required=True),
        ]

        def answered(answers: Answers | None) -> None:
            person = a_person(people, answers["person"]) if answers else None
            if answers is not None and person is not None:
                event = e.StatementRecorded(
                    item=self.item_id, person=person.id, text=answers["text"]
                )
                if self.act(event):
                    self.say(_("Protokolltilførselen er ført."))

        self.app.push_screen(FormDialog(_("Protokolltilførsel"), asks), answered)

    def action_follow_up(self) -> None:
        """Who is to do what by when."""
        if not self.may_write():
            return
        asks = [
            Ask("who", _("Kven"), _("administrasjonen"), required=True),
            Ask("what", _("Kva"), required=True),
            Ask("due", _("Frist"), hint=_("til dømes 1.3.2026 eller «neste møte»")),
        ]

        def answered(answers: Answers | None) -> None:
            if answers is not None and self.act(e.FollowUpNoted(item=self.item_id, **answers)):
                self.say(_("Oppfølginga er ført."))

        self.app.push_screen(FormDialog(_("Oppfølging"), asks), answered)

    def action_add_item(self) -> None:
        """A new item: under Ymse as 16.1 …, or with a free number at the end."""
        if not self.may_write():
            return
        tops = [i for i in self.meeting.items if i.parent is None]
        sundry = next((i for i in reversed(tops) if _SUNDRY.search(i.title)), None)
        here = self.meeting.item(self.item.parent) or self.item if self.item_id else None
        parent = sundry if sundry is not None else None
        if here is not None and _SUNDRY.search(here.title):
            parent = here
        if parent is not None:
            number = f"{parent.number}.{len(self.meeting.children(parent.id)) + 1}"
        else:
            used = [int(i.number) for i in tops if i.number.isdecimal()]
            number = str(max(used, default=0) + 1)
        asks = [
            Ask("title", _("Tittel"), required=True),
            Ask(
                "raised_by", _("Meldt av"), "", tuple(p.initials for p in self.meeting.board.seats)
            ),
        ]

        def answered(answers: Answers | None) -> None:
            if answers is None:
                return
            raised_by = a_person(self.meeting.board.people, answers["raised_by"])
            ids = {i.id for i in self.meeting.items}
            count = len(ids) + 1
            while f"i{count}" in ids:
                count += 1
            event = e.ItemAdded(
                item=AgendaItem(id=f"i{count}", number=number, title=answers["title"]),
                parent=parent.id if parent else None,
                raised_by=raised_by.name if raised_by else answers["raised_by"],
            )
            if self.act(event):
                self.go(event.item.id)

        self.app.push_screen(FormDialog(_("Ny sak {number}").format(number=number), asks), answered)

    # The meeting as a whole

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
            Ask("notice_manner", _("Innkalla korleis"), meeting.notice.manner, (_("e-post"),)),
            Ask(
                "presiding",
                _("Møteleiar"),
                presiding.initials if presiding else "",
                initials,
                check=self._one_of(people),
                hint=_("tomt: leiaren, eller nestleiaren når leiaren ikkje er der"),
            ),
            Ask("secretary", _("Sekretær"), meeting.secretary),
            Ask("started", _("Møtet starta kl."), show_time(meeting.started), check=wrong_time),
            Ask("ended", _("Møtet slutta kl."), show_time(meeting.ended), check=wrong_time),
        ]

        def answered(answers: Answers | None) -> None:
            if answers is None or on is None:
                return
            events: list[e.Event] = []
            when = a_date(answers["notice_date"])
            chosen = a_person(people, answers["presiding"])
            values: dict[e.HeadField, str] = {
                "place": answers["place"],
                "notice_date": when.isoformat() if when else "",
                "notice_manner": answers["notice_manner"],
                "presiding": chosen.id if chosen else "",
                "secretary": answers["secretary"],
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
                    events.append(e.HeadChanged(field=field, value=value))
            started = clock_time(answers["started"], meeting.started or on)
            if started is not None and show_time(started) != show_time(meeting.started):
                events.append(e.MeetingStarted(at=started))
            ended = time_in(meeting, answers["ended"], on)
            if ended is not None and show_time(ended) != show_time(meeting.ended):
                events.append(e.MeetingEnded(at=ended))
            if events and self.act(*events):
                self.say(_("Møtehovudet er endra."))

        self.app.push_screen(FormDialog(_("Møtehovud"), asks), answered)

    def action_pause(self) -> None:
        """A break, from and to."""
        if not self.may_write() or self.session is None:
            return
        now = self.session.clock.now()
        asks = [
            Ask("start", _("Pause frå kl."), show_time(now), required=True, check=wrong_time),
            Ask("end", _("til kl."), "", required=True, check=wrong_time),
        ]

        def answered(answers: Answers | None) -> None:
            if answers is None:
                return
            start = time_in(self.meeting, answers["start"], now)
            end = time_in(self.meeting, answers["end"], now)
            if start is not None and end is not None:
                event = e.BreakTaken(start=start, end=end, item=self.item_id or None)
                if self.act(event):
                    self.say(_("Pausen er ført."))

        self.app.push_screen(FormDialog(_("Pause"), asks), answered)

    def action_jump(self) -> None:
        """Go to an item by its number or a word of its title."""

        def item_id(text: str) -> str | None:
            wanted = text.strip().casefold()
            for item in self.meeting.items:
                if item.number.casefold() == wanted:
                    return item.id
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

    @property
    def original_proposal(self) -> str:
        """The proposal as the pack had it."""
        return as_text(self.item.agenda.proposal)
