"""What holds whatever happens in a meeting."""

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.check import check
from sognko_tui.meeting.facts import Vote
from sognko_tui.meeting.fold import advance, fold
from sognko_tui.meeting.order import all_out_of_order
from sognko_tui.meeting.public import joined, kept_apart, parted, public_part
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.voting import carried, take_vote
from sognko_tui.office.showing import show
from sognko_tui.protocol import public, read, write, write_html
from tests.meeting.examples import any_logs
from tests.meetings import START, Room, agenda_item, points
from tests.procedure.plausible import Sitting, sittings

# Votes


def in_the_room(meeting: Meeting, item: Item, at: float) -> dict[str, str]:
    """Who was there at this place in the log and for which seat, by nothing but the stays.

    A second, naive answer: whoever came during the item takes part from the next, and whoever is put
    down as leaving after it is there till its end.
    """
    begun = max([item.reopened, *(i.place for i in meeting.items if i.place < at)])
    found: dict[str, str] = {}
    for presence in meeting.presences:
        for stay in presence.stays:
            late = stay.arrived.item == item.id and stay.arrived.relation != "before"
            left = stay.left
            staying = left is not None and left.item == item.id and left.relation == "after"
            gone = stay.until <= at and not (staying and stay.until >= begun)
            if stay.since < at and not gone and not (late and stay.since >= begun):
                found[presence.person] = stay.seat or presence.person
    return found


@given(sittings())
def test_whatever_happens_no_vote_is_counted_for_somebody_not_entitled(sitting):
    for before, after in sitting.votes:
        for item in after.items:
            was = before.item(item.id)
            if was is None or len(item.votes) <= len(was.votes) or was.judged_at is not None:
                continue
            vote = item.votes[-1]
            there = in_the_room(before, was, vote.seq)
            motion = item.motion(vote.motion)
            asked = motion.persons if motion is not None else ()
            apart = {d.person for d in was.disqualified} - {*asked}
            called = {d.deputy for d in item.disqualified if d.deputy}
            seats = {p.id for p in before.board.seats}
            voted = (*vote.in_favour, *vote.against, *vote.blank, *vote.refused)
            assert {*voted} <= {*there} - apart
            assert all(there[person] in seats for person in {*voted} - called)
            # A deputy may sit for a member who is disqualified and still in the building.
            filled = [there[person] for person in {*voted} - called]
            assert len(filled) == len(set(filled))
            assert len(voted) <= len(seats)
            assert vote.voted <= len(seats)


@given(sittings())
def test_for_and_against_and_blank_and_those_apart_are_all_who_may_vote(sitting):
    for before, after in sitting.votes:
        for item in after.items:
            was = before.item(item.id)
            plain = was is not None and not was.disqualified and was.judged_at is None
            if was is None or not plain or len(item.votes) <= len(was.votes):
                continue
            vote = item.votes[-1]
            moved = item.motion(vote.motion)
            if moved is not None and moved.kind == "disqualify":
                continue
            there = in_the_room(before, was, vote.seq)
            seats = {p.id for p in before.board.seats}
            may = {seat for seat in there.values() if seat in seats}
            assert vote.ayes + vote.noes + vote.blanks + len(vote.away) + len(vote.refused) == len(
                may
            )
            assert vote.counts is not None or vote.voted == len(
                {*vote.in_favour, *vote.against, *vote.blank}
            )


def test_the_drawn_meetings_hold_votes_of_every_manner():
    """So that what holds of them does not hold for want of votes."""
    votes: list[Vote] = []
    for seed in range(60):
        sitting = Sitting(Random(seed))
        for _ in range(40):
            sitting.act()
        votes += (vote for item in sitting.meeting.items for vote in item.votes)
    assert len(votes) > 100
    assert {vote.method for vote in votes} == {"unanimous", "by_names", "counted", "written"}
    assert any(vote.casting for vote in votes)
    assert any(vote.opposed for vote in votes)
    assert any(vote.point for vote in votes)
    assert any(vote.trial for vote in votes)


@given(sittings())
def test_the_fold_of_the_log_is_the_meeting_and_every_view_of_it_can_be_made(sitting):
    meeting, log = sitting.meeting, sitting.room.session.log
    assert fold(log) == meeting
    assert fold(sitting.room.journal.stored()) == meeting
    assert read(write(meeting)) == public(meeting)
    assert read(write(meeting, public=True)) == public(public_part(meeting))
    write_html(meeting)
    check(meeting)
    show(meeting, full=True)


PUTTING_RIGHT = (Sitting.put_right, Sitting.reopen, Sitting.turn, Sitting.another)
APART_FROM_VOTES = (Sitting.disqualify, Sitting.elect, Sitting.end, Sitting.put_off)


@given(sittings(apart=(*PUTTING_RIGHT, *APART_FROM_VOTES)))
def test_while_nothing_is_put_right_no_vote_is_found_to_be_somebodys_who_had_none(sitting):
    hard = {found.code for found in check(sitting.meeting) if found.severity == "hard"}
    assert not {"voter_not_present", "may_not_vote", "member_and_deputy", "tally"} & hard


@given(any_logs())
def test_no_round_of_an_election_has_more_votes_than_there_are_people_who_may_vote(log):
    meeting = Meeting()
    for entry in log:
        after = advance(meeting, entry)
        for item in after.items:
            was = meeting.item(item.id)
            rounds = sum(len(p.ballots) for p in item.posts)
            if was is not None and rounds > sum(len(p.ballots) for p in was.posts):
                ballots = [b for post in item.posts for b in post.ballots]
                newest = max(ballots, key=lambda b: b.seq)
                assert newest.voted + len(newest.refused) <= len(may_vote(meeting, was))
        meeting = after


@given(any_logs())
def test_each_seat_has_one_vote_at_most(log):
    meeting = fold(log)
    for item in meeting.items:
        voters = may_vote(meeting, item)
        assert len(voters) <= len(meeting.board.seats)
        assert len({p.id for p in voters}) == len(voters)


votes = st.lists(
    st.sampled_from(["for", "against", "blank", "away", "refused"]), min_size=6, max_size=6
)


@given(votes)
def test_a_vote_by_names_and_the_same_by_numbers_come_to_the_same(cast):
    room = Room([agenda_item(1, kind="election")])
    people = {side: tuple(f"p{n}" for n, how in enumerate(cast, 1) if how == side) for side in cast}
    named = e.VoteTaken(
        item="i1",
        method="by_names",
        in_favour=people.get("for", ()),
        against=people.get("against", ()),
        blank=people.get("blank", ()),
    )
    numbers = e.VoteTaken(
        item="i1",
        method="counted",
        counts=e.Counts(
            in_favour=len(named.in_favour), against=len(named.against), blank=len(named.blank)
        ),
    )
    item = room.item("i1")
    assert carried(room.meeting, item, named) == carried(room.meeting, item, numbers)


# What is closed


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)


class Closed:
    """What is said and written in a closed item."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts

    def __getitem__(self, n: int) -> str:
        return self.texts[n % len(self.texts)] if self.texts else ""


def with_closed_item(t: Closed) -> Meeting:
    return sat_with_closed_item(t).meeting


def sat_with_closed_item(t: Closed) -> Room:
    """A meeting whose item 2 is closed, with these words wherever words can stand in it."""
    agenda = AgendaItem(
        id="i2",
        number="2",
        title=t[0],
        kind="election",
        proposal=(Point(text=t[1], marker="1."), Point(text=t[2], marker="2.", blank=True)),
        attachments=(t[3],),
        links=(t[4],),
        subtopics=(t[5],),
        background=t[6],
        proposers=t[7],
        condition=t[8],
        phrase=t[9],
    )
    room = Room([agenda_item(1), agenda, agenda_item(3, points("Noko.", "Meir."))])
    room.adopt("i1")
    room.open("i2")
    room.record(
        e.SessionClosed(
            item="i2", basis="kommunelova § 11-5 andre ledd", at=START, neutral_title="Personalsak"
        )
    )
    room.write("i2", t[10] + "x", "minutes")
    room.write("i2", t[10] + "x", "notes")
    room.record(e.ProposalMoved(item="i2", proposal="a", mover="p2", text=t[11]))
    room.record(
        e.ProposalMoved(
            item="i2", proposal="q", mover="", text=t[12], kind="disqualify", persons=("p3",)
        )
    )
    room.record(take_vote(room.meeting, room.item("i2"), motion="q"))
    room.record(e.Disqualified(item="i2", person="p3", ground=t[13], motion="q"))
    room.vote("i2", motion="a", against=["p1"])
    room.record(e.PostOpened(item="i2", post="x", title=t[14], period=t[15]))
    room.record(e.Nominated(item="i2", post="x", nominee=e.Nominee(id="n1", name=t[16])))
    room.record(
        e.BallotTaken(item="i2", post="x", votes=(e.VotesFor(nominee="n1", count=3),), lot=t[17])
    )
    room.record(e.StatementRecorded(item="i2", person="p2", text=t[18]))
    room.record(e.FollowUpNoted(item="i2", who=t[19], what=t[20], due=t[21]))
    room.record(e.RemarkRecorded(item="i2", person="p4", text=t[22]))
    room.record(e.RuleOverridden(rule="quorum", reason=t[23] + "x", item="i2"))
    room.record(
        e.ItemAdded(
            item=AgendaItem(id="i2.1", number="2.1", title=t[24]), parent="i2", raised_by=t[25]
        )
    )
    room.record(e.ItemWithdrawn(item="i2.1", reason=t[26]))
    room.record(e.ItemPostponed(item="i2", to=t[27]))
    room.adopt("i3")
    room.record(e.NextMeetingSet(date=START.date() + timedelta(days=60), place=t[28], item="i2"))
    assert room.meeting.problems == ()
    return room


def for_the_public(meeting: Meeting) -> tuple[str, str]:
    return write(meeting, public=True), write_html(meeting, public=True)


@given(st.lists(words, max_size=29))
def test_the_public_protocol_is_independent_of_what_was_said_for_closed_doors(texts):
    said = with_closed_item(Closed(*texts))
    assert for_the_public(said) == for_the_public(with_closed_item(Closed()))
    assert public_part(said) == public_part(with_closed_item(Closed()))


def test_no_word_of_a_closed_item_reaches_the_public_protocol_and_all_of_them_the_full_one():
    marks = [f"hemmeleg{n}" for n in range(29)]
    meeting = with_closed_item(Closed(*marks))
    assert not any(mark in text for text in for_the_public(meeting) for mark in marks)
    told = {n for n, mark in enumerate(marks) if mark in write(meeting)}
    # Not printed in any protocol: the case's papers, NOTAT's neighbours and what fell away.
    assert {0, 1, 2, 10, 11, 18, 19, 20, 21, 27} <= told


def what_lies_open(room: Room) -> tuple[bytes, ...]:
    """The lines of the log that are not kept apart."""
    return tuple(e.encode(x) for x in parted(room.session.log, room.meeting).public)


@given(st.lists(words, max_size=29))
def test_the_log_that_lies_open_is_independent_of_what_was_said_for_closed_doors(texts):
    lines = what_lies_open(sat_with_closed_item(Closed(*texts)))
    assert lines == what_lies_open(sat_with_closed_item(Closed()))


@given(any_logs())
def test_a_log_in_two_parts_is_the_whole_log_again_and_one_part_can_be_read_alone(log):
    public, apart = parted(log, fold(log))
    assert joined(public, apart) == tuple(log)
    fold(public)


def test_without_what_is_kept_apart_a_meeting_has_its_closed_items_by_number():
    room = sat_with_closed_item(Closed("hemmeleg"))
    alone = fold(parted(room.session.log, room.meeting).public)
    assert alone.problems == ()
    assert [i.number for i in alone.items] == [i.number for i in room.meeting.items]
    there = public_part(room.meeting)
    assert [i.title for i in alone.items] == [i.title for i in there.items]
    assert all_out_of_order(alone) == {}
    assert kept_apart(alone)
    assert not kept_apart(room.meeting)


def test_a_correction_in_a_closed_item_is_not_explained_to_the_public():
    room = Room(2)
    room.record(e.SessionClosed(item="i1", basis="kommunelova § 11-5 andre ledd", at=START))
    room.adopt("i1")
    room.adopt("i2")
    room.record(e.ProtocolApproved())
    room.record(e.CorrectionBegun(reason="hemmeleg grunn", who="Sekretariatet"))
    room.record(e.ItemReopened(item="i1", mend=True))
    room.write("i1", "Styret tek hemmelege omsyn.")
    room.adopt("i1")
    assert "hemmeleg" in write(room.meeting)
    assert "hemmeleg" not in write(room.meeting, public=True)


def test_the_public_part_of_a_meeting_without_closed_items_is_the_meeting():
    meeting = Room(2).meeting
    assert public_part(meeting) is meeting
