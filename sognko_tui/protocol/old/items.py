"""One item: from what a protocol tells of it to its events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import ELECTION
from sognko_tui.meeting.agenda import AgendaItem, Earlier, Kind, Point
from sognko_tui.meeting.blanks import BLANK
from sognko_tui.meeting.elections import unfilled
from sognko_tui.meeting.result import settled
from sognko_tui.protocol.old.crowd import Crowd
from sognko_tui.protocol.old.elections import ElectionReader
from sognko_tui.protocol.old.log import Log
from sognko_tui.protocol.old.questions import moved, questions, raised_together
from sognko_tui.protocol.old.sentences import Noted
from sognko_tui.protocol.old.votes import motion_id, vote_taken
from sognko_tui.protocol.public_meeting import PublicItem, PublicVote
from sognko_tui.protocol.subjects import ACTS
from sognko_tui.protocol.wording import SUBHEADING, Line


def as_text(lines: Iterable[Line]) -> str:
    """The lines as they are typed, each with its marker."""
    return "\n".join(
        line.text if line.marker in ("", SUBHEADING) else f"{line.marker} {line.text}"
        for line in lines
    )


def points(lines: Iterable[Line]) -> tuple[Point, ...]:
    """The lines of a proposal as its points."""
    return tuple(
        Point(text=line.text, marker=line.marker, blank=BLANK in line.text) for line in lines
    )


def agenda_item(
    item_id: str, told: PublicItem, more: AgendaItem | None, history: tuple[Earlier, ...]
) -> AgendaItem:
    """The item as it stood on the sakliste, as far as the protocol tells.

    Of a proposal in which a slip was put right, it is not told how it read before.
    """
    proposal = () if told.corrected else points(told.proposal)
    subtopics = tuple(line.text for line in told.minutes if line.marker == SUBHEADING)
    kind: Kind = "decision" if proposal or told.decision else "other"
    base = more or AgendaItem(id="", number="", title="", kind=kind)
    return AgendaItem(
        id=item_id,
        number=told.number,
        title=told.title,
        kind=base.kind,
        proposal=proposal,
        attachments=base.attachments,
        links=base.links,
        subtopics=subtopics or base.subtopics,
        background=base.background,
        proposers=base.proposers,
        history=history,
    )


class Handling:
    """Makes the events of one item after another in a log."""

    def __init__(
        self, log: Log, crowd: Crowd, noted: Noted, moment: Callable[[str], datetime | None]
    ) -> None:
        """`moment` gives the moment of a time of day told in the protocol."""
        self._log = log
        self._crowd = crowd
        self._noted = noted
        self._moment = moment

    def before(self, item_id: str, told: PublicItem) -> None:
        """What is found before the item is taken up: closed doors, who has no part in it."""
        closing = self._noted.closed(told)
        at = self._moment(closing[0]) if closing else None
        asked = self._noted.vote_to_close(told)
        if asked is not None:
            mover = self._crowd.id(asked[0])
            self._log.add(
                e.ProposalMoved(item=item_id, proposal="close", mover=mover, text="", kind="close")
            )
            if asked[1] is not None:
                self._vote(item_id, asked[1])
        if closing and at is not None:
            motion = "close" if asked is not None else ""
            stayed = self._noted.stayed(told)
            self._log.add(
                e.SessionClosed(item=item_id, basis=closing[1], at=at, stayed=stayed, motion=motion)
            )

    def handle(self, item_id: str, told: PublicItem) -> None:
        """Everything that is told of the item, from what was moved to what became of it."""
        if told.closed:
            # When the doors were closed is not told: the meeting's own beginning stands for it.
            held = self._log.meeting.started or self._moment("0.00")
            self._log.add(
                e.KeptApart(
                    item=item_id,
                    neutral_title=told.title,
                    closed_at=held,
                    opened_at=held,
                    ended=held,
                )
            )
            return
        add = self._log.add
        if told.corrected:
            add(e.ProposalCorrected(item=item_id, proposal=points(told.proposal)))
        self._disqualified(item_id, told)
        self._type(item_id, "minutes", as_text(told.minutes))
        for n, motion in enumerate(told.motions, start=1):
            add(
                e.ProposalMoved(
                    item=item_id,
                    proposal=f"m{n}",
                    mover=self._crowd.id(motion.name),
                    text=as_text(motion.text),
                    kind=motion.kind,  # type: ignore[arg-type]
                    point=motion.point,
                )
            )
            if motion.withdrawn:
                add(e.ProposalWithdrawn(item=item_id, proposal=f"m{n}"))
        for act in self._noted.acts(told):
            add(
                e.ProposalMoved(
                    item=item_id,
                    proposal=act.kind,
                    mover=self._crowd.id(act.mover),
                    text=act.text or told.destination,
                    kind=act.kind,  # type: ignore[arg-type]
                )
            )
            if act.withdrawn:
                add(e.ProposalWithdrawn(item=item_id, proposal=act.kind))
        for event in self._noted.events(item_id, told):
            add(event)
        reader = ElectionReader(told, self._noted.phrases, self._crowd)
        for event in reader.events(self._log.meeting, self._log.item(item_id)):
            add(event)
        self._log.together()
        if told.status in ("adopted", "amended", "other"):
            self._type(item_id, "decision", as_text(told.decision))
        for vote in told.votes:
            self._vote(item_id, vote)
        self._outcome(item_id, told)
        self._log.apart()
        for spoken in told.statements:
            person = self._crowd.id(spoken.name)
            add(e.StatementRecorded(item=item_id, person=person, text=as_text(spoken.text)))
        for followup in told.followups:
            add(
                e.FollowUpNoted(
                    item=item_id,
                    who=self._crowd.id(followup.who) or followup.who,
                    what=followup.what,
                    due=followup.due,
                )
            )

    def after(self, item_id: str, told: PublicItem) -> None:
        """That the meeting was opened again after the item."""
        opened = self._noted.opened(told)
        at = self._moment(opened) if opened else None
        if at is not None:
            self._log.add(e.SessionOpened(item=item_id, at=at))

    def _type(self, item_id: str, field: e.Field, text: str) -> None:
        item = self._log.item(item_id)
        stood = getattr(item, field)
        if stood != text:
            self._log.add(
                e.TextEdited(item=item_id, field=field, at=0, removed=stood, inserted=text)
            )

    def _disqualified(self, item_id: str, told: PublicItem) -> None:
        asked = questions(told, self._noted.phrases, self._noted.names)
        together = raised_together(told, asked, self._noted.phrases, self._crowd)
        motions: dict[str, str] = {}
        for question, motion in moved(item_id, asked, together, self._crowd, told):
            self._log.add(motion)
            if question.vote is not None:
                vote = replace(question.vote, subject=motion.proposal)
                self._vote(item_id, vote)
            if question.found:
                motions[question.name] = motion.proposal
        for noted in told.disqualified:
            self._log.add(
                e.Disqualified(
                    item=item_id,
                    person=self._crowd.id(noted.name),
                    ground=noted.ground,
                    presides=self._crowd.id(noted.presides) or None,
                    deputy=self._crowd.id(noted.deputy) or None,
                    motion=motions.get(noted.name, ""),
                )
            )

    def _vote(self, item_id: str, told: PublicVote) -> None:
        if told.subject in ACTS and self._log.item(item_id).motion(told.subject) is None:
            self._log.add(
                e.ProposalMoved(
                    item=item_id,
                    proposal=told.subject,
                    mover="",
                    text="",
                    kind=told.subject,  # type: ignore[arg-type]
                )
            )
        item = self._log.item(item_id)
        self._log.add(vote_taken(self._log.meeting, item, told, self._crowd))

    def _outcome(self, item_id: str, told: PublicItem) -> None:
        add, to = self._log.add, told.destination
        match told.status:
            case "adopted" | "amended" | "other":
                add(e.DecisionAdopted(
                    item=item_id, text=self._log.item(item_id).decision, motion=self._rests_on(item_id, told)
                ))  # fmt: skip
            case "rejected":
                add(e.ProposalRejected(item=item_id))
            case "postponed":
                add(e.ItemPostponed(item=item_id, to=to))
            case "withdrawn":
                add(e.ItemWithdrawn(item=item_id, reason=told.reason))
            case "returned":
                add(e.ItemReturned(item=item_id, to=to))
            case "forwarded":
                add(e.ItemForwarded(item=item_id, to=to))
            case "handled":
                add(e.ItemHandled(item=item_id))

    def _rests_on(self, item_id: str, told: PublicItem) -> str:
        """The proposal that was adopted: the one the votes came to, where it was a member's."""
        item = self._log.item(item_id)
        if item.posts and not unfilled(item):
            return ELECTION
        if told.status != "other":
            return "main"
        found = settled(self._log.item(item_id))
        if found is not None and found.carried:
            return found.motion
        counters = [n for n, m in enumerate(told.motions, 1) if m.kind == "counter"]
        return motion_id(str(counters[-1])) if counters else "main"
