"""One example of every kind of event, and strategies that make any event at all."""

from datetime import UTC, date, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.board import Person
from tests.meetings import START, Room, agenda_item, board, convened

KINDS: tuple[type[e.Event], ...] = get_args(e.AnyEvent)

EVERYBODY = ("p1", "p2", "p3", "p4", "p5", "p6")
PROPOSAL = "Styret tek saka til vitande."


def prepared() -> Room:
    """A meeting in which each of `STEPS` can be taken: i4 is closed, i5 has a vote and a ground."""
    room = Room([agenda_item(n) for n in range(1, 7)], all_present=False)
    room.record(*(e.MemberArrived(person=p) for p in EVERYBODY[:5]))
    room.adopt("i4")
    room.disqualify("p4", "i5")
    room.vote("i5")
    room.record(e.BreakTaken(start=START, end=START + timedelta(minutes=10)))
    room.record(e.PostOpened(item="i5", post="leiar", title="leiar"))
    nominee = e.Nominee(id="n1", name="Rektor i Stad")
    room.record(e.Nominated(item="i5", post="leiar", nominee=nominee))
    room.record(e.BallotTaken(item="i5", post="leiar", votes=(e.VotesFor(nominee="n1", count=2),)))
    room.record(e.ProposalMoved(item="i5", proposal="m1", mover="p2", text="Noko anna."))
    room.record(e.StatementRecorded(item="i5", person="p2", text="Eg er usamd."))
    room.record(e.FollowUpNoted(item="i5", who="Sekretæren", what="Sende ut"))
    done = room.record(e.FollowUpNoted(item="i5", who="Sekretæren", what="Ringje")).last_seq
    room.record(e.FollowUpSettled(item="i5", noted=done, on=date(2026, 3, 24), note="Svara"))
    room.record(e.SessionClosed(item="i6", basis="kommunelova § 11-5", at=START))
    room.open("i1")
    return room


NOTED, DONE = (noted.seq for noted in prepared().item("i5").followups)

STEPS: dict[str, tuple[e.Event, ...]] = {
    "head": (e.HeadChanged(field="place", value="Kulturhuset"),),
    "start": (e.MeetingStarted(at=START),),
    "end": (e.MeetingEnded(at=START),),
    "break": (e.BreakTaken(start=START, end=START + timedelta(minutes=10)),),
    "arrival": (e.MemberArrived(person="p6", moment=e.Moment(item="i1", relation="before")),),
    "deputy": (e.MemberArrived(person="d1", seat="p6"),),
    "departure": (e.MemberLeft(person="p5", moment=e.Moment(item="i1")),),
    "absence": (e.AbsenceNoted(person="p6", notice=True),),
    "clearing": (e.AttendanceCleared(person="p5"),),
    "correction": (
        e.PresenceCorrected(person="p5", stay=0, arrived=e.Moment(item="i4", relation="after")),
    ),
    "guest": (e.GuestNoted(person=Person(id="g1", name="Gjest", function="guest")),),
    "disqualification": (e.Disqualified(item="i1", person="p2", ground="fvl. § 6"),),
    "completing": (e.DisqualificationCompleted(item="i5", person="p4", deputy="d1"),),
    "lifting": (e.DisqualificationLifted(item="i5", person="p4"),),
    "new item": (e.ItemAdded(item=agenda_item(9)),),
    "typing": (e.TextEdited(item="i1", field="decision", at=0, inserted="Heile "),),
    "slip": (e.ProposalCorrected(item="i1", proposal=(Point(text="Anna ordlyd."),)),),
    "pack": (e.PackRevised(pack=e.Pack(file="sakspapir-2.pdf", sha256="ab")),),
    "announced": (e.ItemAnnounced(item=agenda_item(9), after="i2"),),
    "revised": (
        e.ItemRevised(
            item="i1",
            agenda=agenda_item(1, proposal=()),
        ),
    ),
    "left out": (e.ItemLeftOut(item="i3"),),
    "motion": (e.ProposalMoved(item="i1", proposal="m1", mover="p2", text="Noko anna."),),
    "vote": (e.VoteTaken(item="i1", in_favour=EVERYBODY[:5]),),
    "vote withdrawn": (e.VoteWithdrawn(item="i5"),),
    "adoption": (
        e.VoteTaken(item="i1", in_favour=EVERYBODY[:5]),
        e.DecisionAdopted(item="i1", text=PROPOSAL),
    ),
    "rejection": (e.ProposalRejected(item="i1"),),
    "handled": (e.ItemHandled(item="i1"),),
    "postponed": (e.ItemPostponed(item="i1", to="neste møte"),),
    "withdrawn": (e.ItemWithdrawn(item="i1", reason="Trekt"),),
    "returned": (e.ItemReturned(item="i1", to="administrasjonen"),),
    "forwarded": (e.ItemForwarded(item="i1", to="kommunestyra"),),
    "reopened": (e.ItemReopened(item="i4"),),
    "statement": (e.StatementRecorded(item="i1", person="p2", text="Eg er usamd."),),
    "follow-up": (e.FollowUpNoted(item="i1", who="Sekretæren", what="Sende ut"),),
    "break corrected": (e.BreakCorrected(number=0, start=START, end=START + timedelta(minutes=5)),),
    "next meeting": (e.NextMeetingSet(date=date(2026, 6, 9), item="i1"),),
    "circulation": (e.ProtocolCirculated(on=date(2026, 3, 26), due=date(2026, 4, 2)),),
    "approval": (e.ProtocolApproved(where="møtet 9. juni 2026"),),
    "correction begun": (
        e.ProtocolApproved(),
        e.CorrectionBegun(reason="feil tal", who="Sekretæren"),
    ),
    "remark received": (e.RemarkReceived(meeting="2026-06-09-styret", date=date(2026, 6, 9)),),
    "remote": (e.ParticipationChanged(person="p5", remote=True),),
    "skipped": (e.DeputySkipped(deputy="d1", seat="p6", reason="På reise"),),
    "moved item": (e.ItemMoved(item="i3", after="i1"),),
    "motion withdrawn": (e.ProposalWithdrawn(item="i5", proposal="m1"),),
    "post": (e.PostOpened(item="i1", post="leiar", title="leiar"),),
    "post removed": (e.PostRemoved(item="i5", post="leiar"),),
    "nominee": (
        e.Nominated(item="i5", post="leiar", nominee=e.Nominee(id="p3", name="x", person="p3")),
    ),
    "ballot": (e.BallotTaken(item="i5", post="leiar", votes=(e.VotesFor(nominee="n1", count=4),)),),
    "ballot withdrawn": (e.BallotWithdrawn(item="i5", post="leiar"),),
    "closed": (e.SessionClosed(item="i1", basis="kommunelova § 11-5", at=START),),
    "opened": (e.SessionOpened(item="i6", at=START + timedelta(minutes=9)),),
    "closure lifted": (e.ClosureLifted(item="i6"),),
    "item times": (e.ItemTimesCorrected(item="i4", ended=START + timedelta(hours=3)),),
    "statement withdrawn": (e.StatementWithdrawn(item="i5", number=0),),
    "remark": (e.RemarkRecorded(item="i1", person="p2", text="Klokka 12."),),
    "follow-up withdrawn": (e.FollowUpWithdrawn(item="i5", number=0),),
    "follow-up done": (e.FollowUpSettled(item="i5", noted=NOTED, on=date(2026, 5, 4)),),
    "follow-up not done": (e.FollowUpReopened(item="i5", noted=DONE),),
    "receipt": (e.ProtocolApproved(), e.ParcelReceived(reference="26/117-4", on=date(2026, 6, 12))),
    "signature": (e.ProtocolApproved(), e.ProtocolSigned(who="Møteleiar", on=date(2026, 6, 12))),
    "override": (e.RuleOverridden(rule="quorum", reason="Hastar"),),
}
"""A step with each kind of event that can be taken back, possible in the prepared meeting."""

APPROVING = {"approval", "correction begun", "receipt", "signature"}
"""Those of the steps that nothing takes back: the protocol is approved in them."""

NOT_STEPS = {
    e.MeetingConvened, e.ProtocolRead, e.ItemOpened, e.KeptApart, e.Undone, e.Redone,
}  # fmt: skip
"""The kinds that are never taken back themselves."""


# Any event at all

items = st.sampled_from(["i1", "i2", "i3", "i4", "nowhere", ""])
people = st.sampled_from(["p1", "p2", "p3", "d1", "d2", "g1", "nobody", ""])
seats = st.none() | people
texts = st.sampled_from(["", "a", "Styret", "to\nliner", "____", "æøå 🎉", "\x1b[31m"])
offsets = st.integers(-3, 40) | st.sampled_from([10**6, -(10**6), 2**62])
zones: st.SearchStrategy = st.sampled_from([UTC, timezone(timedelta(hours=2)), None])
times = zones.flatmap(lambda zone: st.datetimes(timezones=st.just(zone)))
motions = st.sampled_from(["main", "m1", "m2"])
names = st.lists(people, max_size=4).map(tuple)
moments = st.builds(
    e.Moment,
    at=st.none() | times,
    item=st.none() | items,
    relation=st.sampled_from(["before", "during", "after"]),
)
agenda_items = st.builds(
    agenda_item,
    st.sampled_from([1, 2, 3, 4, 5]),
    st.none() | texts,
)
everyone = st.builds(
    Person,
    id=people,
    name=texts,
    function=st.sampled_from(["chair", "member", "deputy", "guest", "observer"]),
)
seqs = st.integers(0, 60)

_BY_FIELD: dict[str, st.SearchStrategy] = {
    "item": items,
    "person": people,
    "seat": seats,
    "moment": moments,
    "arrived": moments,
    "left": st.none() | moments,
    "at": times,
    "start": times,
    "end": times,
    "motion": motions,
    "proposal": motions,
    "mover": people,
    "presides": seats,
    "in_favour": names,
    "against": names,
    "blank": names,
    "away": names,
    "refused": names,
    "casting": seats,
    "stay": st.integers(-2, 3),
    "undone": seqs,
    "redone": seqs,
    "text": texts,
    "removed": texts,
    "inserted": texts,
    "parent": st.none() | items,
    "approved_in": st.none() | items,
    "after": st.none() | items,
    "deputy": seats,
    "persons": names,
    "opposed": st.just("") | motions,
    "point": st.integers(-1, 2),
    "number": st.integers(-1, 2),
    "noted": seqs,
    "note": texts,
    "reference": texts,
    "version": st.integers(0, 3),
    "counts": st.none()
    | st.builds(e.Counts, in_favour=st.integers(-1, 4), against=st.integers(0, 3)),
    "post": st.sampled_from(["leiar", "vara", ""]),
    "nominee": st.builds(e.Nominee, id=people, name=texts, person=seats),
    "votes": st.lists(
        st.builds(e.VotesFor, nominee=people, count=st.integers(-1, 4), voters=names), max_size=3
    ).map(tuple),
    "chosen": people,
    "basis": texts,
    "stayed": names,
    "where": texts,
    "who": texts,
    "reason": texts,
    "rule": st.sampled_from(["quorum", "outside_agenda", "no such rule"]),
}

_EXCEPTIONS: dict[tuple[type[e.Event], str], st.SearchStrategy] = {
    (e.TextEdited, "at"): offsets,
    (e.ProposalCorrected, "proposal"): st.lists(st.builds(Point, text=texts), max_size=2).map(
        tuple
    ),
    (e.GuestNoted, "person"): everyone,
    (e.DeputySkipped, "deputy"): people,
    (e.DeputySkipped, "seat"): people,
    (e.RemarkReceived, "number"): texts,
    (e.NextMeetingSet, "item"): st.none() | items,
    (e.ItemAdded, "item"): agenda_items,
    (e.ItemAnnounced, "item"): agenda_items,
    (e.ItemRevised, "agenda"): agenda_items,
    (e.PackRevised, "pack"): st.just(e.Pack(file="sakspapir-2.txt", sha256="ab")),
    (e.HeadChanged, "value"): texts | people,
    (e.BreakTaken, "item"): st.none() | items,
    (e.RuleOverridden, "item"): st.none() | items,
    (e.ItemAdded, "raised_by"): texts,
}

MEETINGS = [
    convened([agenda_item(n) for n in range(1, 5)], board(3)),
    convened([agenda_item(n) for n in range(1, 5)], board(0)),
    convened([agenda_item(1), agenda_item(1)]),
    e.MeetingConvened(meeting="", board=board(), date=date(2026, 1, 1)),
]


def any_event(kind: type[e.Event]) -> st.SearchStrategy[e.Event]:
    """Events of one kind with whatever in their fields, sensible or not."""
    if kind is e.MeetingConvened:
        return st.sampled_from(MEETINGS)
    given = {
        name: _EXCEPTIONS.get((kind, name), _BY_FIELD.get(name)) for name in kind.__struct_fields__
    }
    return st.builds(kind, **{name: s for name, s in given.items() if s is not None})


any_events = st.one_of([any_event(kind) for kind in KINDS])


@st.composite
def any_logs(draw) -> list[e.Entry]:
    """A log that begins sensibly and goes on with anything, in steps that mean nothing."""
    told = [MEETINGS[0], *(e.MemberArrived(person=p) for p in ("p1", "p2"))]
    told += draw(st.lists(any_events, max_size=40))
    if draw(st.booleans()):
        told = told[draw(st.integers(0, 3)) :]
    log: list[e.Entry] = []
    step = 1
    for seq, event in enumerate(told, start=1):
        if draw(st.integers(0, 3)):
            step = seq
        at = START + timedelta(seconds=seq)
        log.append(e.Entry(seq=seq, at=at, by="x", step=step, event=event))  # type: ignore[arg-type]
    return log
