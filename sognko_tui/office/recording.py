"""Noting something in a meeting that was opened: why it cannot be, and what was in the way."""

from __future__ import annotations

from sognko_tui.archive.store import Locked
from sognko_tui.meeting.events import Event
from sognko_tui.meeting.session import Refused, Session
from sognko_tui.office import sentences
from sognko_tui.office.opened import OpenMeeting
from sognko_tui.office.trouble import Trouble


def session_of(opened: OpenMeeting) -> Session:
    """The session of a meeting that can be written in. Raises `Trouble` where it cannot."""
    if opened.session is None or opened.undecided:
        raise hindrance(opened) or Trouble("not_writable", {"meeting": opened.id})
    return opened.session


def record(opened: OpenMeeting, *events: Event, refused: str = "not_settled") -> None:
    """Record it as one step, or nothing. Raises `Trouble`, with the code `refused` where a rule says no."""
    session = session_of(opened)
    try:
        session.record(*events)
    except Refused as no:
        raise Trouble(refused, {"reason": sentences.refused(no, session.meeting)}) from no


def hindrance(opened: OpenMeeting) -> Trouble | None:
    """Why nothing can be noted in a meeting that was opened; None where it can."""
    if opened.undecided:
        return Trouble("left_unclosed", {"meeting": opened.id})
    if opened.session is not None:
        return None
    if opened.holder is not None:
        locked = Locked(opened.holder)
        return Trouble(locked.code, locked.params)
    if opened.read_only == "disk":
        return Trouble("disk_read_only", {"path": opened.id})
    return Trouble(opened.read_only or "not_writable", {"meeting": opened.id})
