"""What is moved in an item, and how the votes on it went."""

from __future__ import annotations

from sognko_tui.meeting.events.kinds import Counts, Event, Method, MotionKind, Side


class ProposalMoved(Event, frozen=True, kw_only=True):
    """A proposal in an item, moved by `mover` (a person's id, or empty where nobody is named).

    `point` is the point of the proposal that an amendment changes (0: the whole). `text` is the
    wording; of a proposal to postpone, return or send on it says until when or to whom. `persons`
    are those whose disqualification is in question: first the one this proposal is about, then
    those raised together with it, who have no vote on it either (forvaltningslova § 8). `presides`
    is who chairs the meeting while it is asked, where somebody was named for that; `deputies` are
    those who sit for `persons` while it is asked, in the same order, empty for nobody.
    """

    item: str
    proposal: str
    mover: str
    text: str
    kind: MotionKind = "counter"
    point: int = 0
    persons: tuple[str, ...] = ()
    presides: str | None = None
    deputies: tuple[str, ...] = ()


class ProposalWithdrawn(Event, frozen=True, kw_only=True):
    """Whoever moved the proposal does not uphold it."""

    item: str
    proposal: str


class VoteTaken(Event, frozen=True, kw_only=True):
    """A vote on the text in VEDTAK (`motion` "main") or on a proposal that was moved.

    Person ids throughout. With method `unanimous`, `in_favour` holds everybody who voted. `counts`
    stands for the names where only numbers are known. `point` is the point voted on (0: the whole).
    With `opposed`, two proposals were put against each other: those in favour are for `motion`,
    those against are for `opposed`. A `trial` binds nobody and is not part of the result.

    A tie is settled by the vote of whoever chairs the item (`casting`) or by a `lot`, which names
    whoever drew it; `tie` says which way it went, where that is not told by the name in `casting`.
    """

    item: str
    motion: str = "main"
    method: Method = "unanimous"
    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    casting: str | None = None
    point: int = 0
    opposed: str = ""
    trial: bool = False
    counts: Counts | None = None
    lot: str = ""
    tie: Side = ""


class VoteWithdrawn(Event, frozen=True, kw_only=True):
    """A vote noted on the item does not count: it is taken anew.

    The last one on this motion and point; with no motion the last on the decision itself.
    """

    item: str
    motion: str = ""
    point: int = 0
