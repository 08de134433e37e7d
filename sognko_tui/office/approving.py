"""Sending the protocol round and having it approved: what is asked first, and what is recorded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sognko_tui.meeting.approval import lacks, proposed_due
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.events import ProtocolApproved, ProtocolCirculated
from sognko_tui.meeting.state import Meeting
from sognko_tui.office.opened import OpenMeeting
from sognko_tui.office.phrases import proposed, the_meeting_of
from sognko_tui.office.recording import record
from sognko_tui.office.trouble import Trouble
from sognko_tui.office.writing import Aside

UNFINISHED = frozenset({"protocol_open", "protocol_faults"})
"""The troubles that are something to be found in the meeting, and not a wrong use."""


def approving_meeting(meeting: Meeting) -> str:
    """What the meeting is called that is expected to approve, or an empty text where none is set."""
    following = meeting.next_meeting
    return the_meeting_of(following.date, meeting.board) if following is not None else ""


def usual_manner(board: Board) -> str:
    """How a protocol is sent round where nothing else is said, in the board's language."""
    return proposed("by_mail", board)


def circulate(
    opened: OpenMeeting,
    on: date,
    due: date | None = None,
    manner: str = "",
    aside: Aside | None = None,
) -> tuple[Path, ...]:
    """Record that the protocol is sent round, and write what is sent; as `OpenMeeting.write` tells.

    Without `due` remarks are due as the board has it. Raises `Trouble` where items are open, the
    protocol is approved, or nobody says when remarks are due; also where it is recorded and cannot
    be written.
    """
    due = due or proposed_due(opened.meeting, on)
    _must_be_ready(opened, but_for="faults")
    if due is None:
        raise Trouble("no_due", {"meeting": opened.id})
    record(opened, ProtocolCirculated(on=on, due=due, manner=manner.strip()))
    return opened.write(aside)


def approve(opened: OpenMeeting, where: str, aside: Aside | None = None) -> tuple[Path, ...]:
    """Record that the protocol was approved, and write it as it was approved; as `circulate`.

    The typing settles with it, and what is put right from then on gets versions of its own, so
    these files are not written again. Raises `Trouble` as `circulate` does, and where something in
    the protocol must be put right first.
    """
    record(opened, approval(opened, where))
    return opened.write(aside)


def approval(opened: OpenMeeting, where: str) -> ProtocolApproved:
    """What `approve` records; nothing is recorded yet. It may take a while; raises as `approve`."""
    where = where.strip() or approving_meeting(opened.meeting)
    _must_be_ready(opened)
    if not where:
        raise Trouble("no_where", {"meeting": opened.id})
    return opened.approval(where)


def _must_be_ready(opened: OpenMeeting, but_for: str = "") -> None:
    lack = lacks(opened.meeting)
    if lack is not None and lack != but_for:
        numbers = ", ".join(i.number for i in opened.meeting.items if i.open)
        raise Trouble(f"protocol_{lack}", {"meeting": opened.id, "numbers": numbers})
