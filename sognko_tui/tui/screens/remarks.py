"""Møte, the part about remarks on the protocol of an earlier meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting.editing import difference
from sognko_tui.office import dates, sentences
from sognko_tui.office.phrases import approves_protocol, with_remark
from sognko_tui.office.preview import would_write
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.entry import a_date, a_person, one_of, show_date, wrong_date
from sognko_tui.tui.screens.meeting_view import MeetingView

if TYPE_CHECKING:
    from datetime import date

    from sognko_tui.meeting.state import Item
    from sognko_tui.tui.dialogs.form import Answers


class Remarks(MeetingView):
    """Remarks under the approval of the last protocol; its old text stays as it is."""

    def action_remark(self) -> None:
        """A remark on an earlier protocol: who, what, on which; and how it is then approved."""
        if not self.may_write():
            return
        self._link_back()
        item = self._approving()
        people = (*self.meeting.board.people, *self.meeting.guests)
        asks = [
            Ask(
                "person",
                _("Merknad frå"),
                "",
                tuple(p.initials for p in people if p.initials),
                required=True,
                check=one_of(people),
            ),
            Ask("text", _("Merknad"), required=True),
            Ask(
                "on",
                _("Protokollen frå møtet"),
                show_date(self._protocol_of(item)),
                check=wrong_date,
            ),
        ]
        if self._approved_as(item):
            asks.append(
                Ask(
                    "decision",
                    _("VEDTAK blir"),
                    self._approved_as(item),
                    hint=_("tomt: VEDTAK står som det er"),
                )
            )

        def events(answers: Answers) -> list[e.Event]:
            person = a_person(people, answers["person"])
            if person is None:
                return []
            on = a_date(answers["on"])
            remark = e.RemarkRecorded(
                item=item.id,
                person=person.id,
                text=answers["text"],
                on=on,
                meeting=self._meeting_on(on),
            )
            text = answers.get("decision", "")
            changed = difference(item.id, "decision", item.decision, text) if text else None
            return [remark, *([changed] if changed is not None else [])]

        def preview(answers: Answers) -> str:
            now = self.sognko.desk.clock.now()
            return "\n".join(would_write(self.meeting, *events(answers), at=now))

        def answered(answers: Answers | None) -> None:
            recorded = events(answers) if answers is not None else []
            if recorded and self.act(*recorded):
                self.say(_("Merknaden er ført i sak {number}.").format(number=item.number))
                self._link_back()

        title = _("Merknad til protokoll, sak {number}").format(number=item.number)
        self.app.push_screen(FormDialog(title, asks, preview=preview), answered)

    def _approving(self) -> Item:
        """The item in which the last protocol is approved, else the one at hand."""
        here = [self.item, *self.meeting.items]
        return next((i for i in here if approves_protocol(i.agenda)), self.item)

    def _protocol_of(self, item: Item) -> date | None:
        """The day whose protocol is approved: as the title has it, else that of the last meeting."""
        meeting = self.meeting
        if meeting.date is None:
            return None
        named = dates.past(item.title, meeting.date)
        if named is not None:
            return named
        try:
            found = self.sognko.desk.earlier_meeting(meeting)
        except Trouble:
            return None
        return found.date if found is not None else None

    def _meeting_on(self, on: date | None) -> str:
        """The id of the board's meeting on that day, where the archive has it."""
        if on is None:
            return ""
        try:
            found = self.sognko.desk.earlier_meeting(self.meeting, on)
        except Trouble:
            return ""
        return found.id if found is not None else ""

    def _approved_as(self, item: Item) -> str:
        """The approval with the remark, where VEDTAK still is the board's phrase without any."""
        untouched = item.open and item.decision == item.agenda.phrase
        return with_remark(item.decision, self.meeting.board) if untouched else ""

    def _link_back(self) -> None:
        """Tell the earlier meetings of the remarks on their protocols; say where that cannot be."""
        try:
            missing = self.sognko.desk.link_back(self.meeting)
        except Trouble as trouble:
            self.say(sentences.trouble(trouble), "warning")
            return
        if missing:
            self.say(
                _("Merknaden er ført her, men møtet {meeting} er ope hos ein annan.").format(
                    meeting=", ".join(missing)
                ),
                "warning",
            )
