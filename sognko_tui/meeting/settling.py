"""What becomes of the typing when a protocol is approved: it settles, and the commands stay.

What was typed and deleted again is nobody's business once the board has approved what came of it.
Of each text only what was adopted, voted on or stood in the approved version is left; a correction
types anew, and settles when that version is approved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from sognko_tui.meeting.editing import difference
from sognko_tui.meeting.events import (
    DecisionAdopted,
    Entry,
    Event,
    Field,
    ItemReopened,
    ItemRevised,
    ProposalCorrected,
    ProtocolApproved,
    Redone,
    TextEdited,
    Undone,
    VoteTaken,
)
from sognko_tui.meeting.fold import Steps, fold, one_more
from sognko_tui.meeting.state import Meeting

_Scope = tuple[str, Field]


def settled(log: Sequence[Entry]) -> tuple[Entry, ...]:
    """The log with the typing of every approved version settled; the fold of it tells the same.

    Each text is one `TextEdited` up to where it was adopted, where it stood at the last vote, and
    where the version was approved: in the place of the first edit of that stretch, so that what
    began the work on an item still does. One that comes to nothing stays, without words, where
    something hangs on it. Typing that was undone is gone, and so is its undoing; an adoption that
    was undone stays, with the text that VEDTAK settled to there. Numbers stay, with gaps between.

    What could not be applied is kept as it is. Settling what is settled changes nothing.
    """
    entries = tuple(log)
    read = _Read(entries)
    if not read.end:
        return entries
    told = _told(read)
    # A log that somebody put together by hand may refer to what is no more: then it stays whole.
    return told if _alike(fold(told), read.states[-1]) else entries


class _Read:
    """The log as read: what counts in it, and the meeting after each entry."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        steps = Steps()
        self.unfounded = {n for n, entry in enumerate(entries) if not steps.read(entry)}
        self.gone = frozenset(steps.gone)
        self.states: list[Meeting] = []
        self.counted: set[int] = set()
        """The places of the entries that were applied."""
        meeting = Meeting()
        for place, entry in enumerate(entries):
            after = one_more(
                meeting, entry, counts=self.counts(entry), founded=place not in self.unfounded
            )
            if self.counts(entry) and len(after.problems) == len(meeting.problems):
                self.counted.add(place)
            self.states.append(after)
            meeting = after
        approvals = (n for n in self.counted if isinstance(entries[n].event, ProtocolApproved))
        self.end = max(approvals, default=-1) + 1
        """How many entries the last approved version is told by."""

    def counts(self, entry: Entry) -> bool:
        """Whether the step of the entry has not been undone for good."""
        return entry.step not in self.gone

    def text(self, place: int, scope: _Scope) -> str:
        """What stood in a field after the entry in this place."""
        item = self.states[place].item(scope[0])
        return getattr(item, scope[1]) if item is not None else ""

    def last_votes(self) -> Collection[int]:
        """In each approved version, the last vote in each item at which its text was noted."""
        found: set[int] = set()
        seen: set[str] = set()
        for place in range(self.end - 1, -1, -1):
            event = self.entries[place].event
            if place not in self.counted:
                continue
            if isinstance(event, ProtocolApproved):
                seen.clear()
            elif isinstance(event, VoteTaken) and not event.trial and event.item not in seen:
                seen.add(event.item)
                found.add(place)
        return found


class _Stretch:
    """The edits of a field since its text last had to be what it was.

    `firsts` are the places of those that stay: each the first after something that hangs on it.
    """

    def __init__(self) -> None:
        self.firsts: list[int] = []
        self.last = 0
        self.fresh = True

    def edited(self, place: int) -> None:
        if self.fresh:
            self.firsts.append(place)
        self.fresh = False
        self.last = place


def _targets(read: _Read) -> dict[int, str | None]:
    """The places of the edits that stay, with what stands in the field after each; None: as before."""
    votes = read.last_votes()
    stretches: dict[_Scope, _Stretch] = {}
    targets: dict[int, str | None] = {}

    def settle(scope: _Scope) -> None:
        stretch = stretches.pop(scope, None)
        if stretch is not None:
            targets.update(dict.fromkeys(stretch.firsts))
            targets[stretch.firsts[-1]] = read.text(stretch.last, scope)

    for place in sorted(n for n in read.counted if n < read.end):
        event = read.entries[place].event
        if isinstance(event, TextEdited):
            stretches.setdefault((event.item, event.field), _Stretch()).edited(place)
        elif isinstance(event, ProtocolApproved):
            for scope in tuple(stretches):
                settle(scope)
        elif isinstance(event, DecisionAdopted) or (
            isinstance(event, VoteTaken) and place in votes
        ):
            settle((event.item, "decision"))
        else:
            for scope in _broken(event):
                if scope in stretches:
                    stretches[scope].fresh = True
    return targets


def _broken(event: Event) -> Iterator[_Scope]:
    """The fields in which it makes a difference whether something was typed before or after this."""
    if isinstance(event, ItemReopened) and not event.mend:
        yield from ((event.item, "decision"), (event.item, "minutes"))
    elif isinstance(event, ProposalCorrected | ItemRevised | VoteTaken):
        yield event.item, "decision"


def _told(read: _Read) -> tuple[Entry, ...]:
    """The log with its edits as `_targets` has them, and without what is gone."""
    targets, typed = _targets(read), _only_typed(read.entries)
    kept: list[Entry] = []
    meeting = Meeting()
    for place, entry in enumerate(read.entries[: read.end]):
        event = entry.event
        founded = place not in read.unfounded
        if isinstance(event, TextEdited) and (place in read.counted or not read.counts(entry)):
            if place not in targets:
                continue
            entry = replace(entry, event=_edit(meeting, event, targets[place]))
            if _comes_to_nothing(meeting, entry):
                continue
        elif isinstance(event, Undone | Redone) and founded:
            if (event.undone if isinstance(event, Undone) else event.redone) in typed:
                continue
        elif isinstance(event, DecisionAdopted) and not read.counts(entry):
            item = meeting.item(event.item)
            entry = replace(entry, event=replace(event, text=item.decision if item else ""))
        kept.append(entry)
        meeting = one_more(meeting, entry, counts=read.counts(entry), founded=founded)
    return (*kept, *read.entries[read.end :])


def _only_typed(entries: Sequence[Entry]) -> frozenset[int]:
    """The steps in which nothing but typing was done."""
    typed = {entry.step for entry in entries if isinstance(entry.event, TextEdited)}
    more = (x.step for x in entries if not isinstance(x.event, TextEdited | Undone | Redone))
    return frozenset(typed.difference(more))


def _edit(meeting: Meeting, event: TextEdited, target: str | None) -> TextEdited:
    """The edit that makes of what stands in the field what is to stand there."""
    item = meeting.item(event.item)
    edit = None
    if item is not None and target is not None:
        edit = difference(event.item, event.field, getattr(item, event.field), target)
    return edit or TextEdited(item=event.item, field=event.field, at=0)


def _comes_to_nothing(meeting: Meeting, entry: Entry) -> bool:
    """Whether nothing would be otherwise without the entry, but when the text was edited last."""
    after = one_more(meeting, entry, counts=True, founded=True)
    return _bare(after).items == _bare(meeting).items


def _alike(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings tell the same; `edited` is only ever held against the votes."""
    return _bare(one) == _bare(other)


def _bare(meeting: Meeting) -> Meeting:
    return replace(
        meeting,
        items=tuple(replace(item, edited=0) for item in meeting.items),
        corrections=tuple(replace(c, before=_bare(c.before)) for c in meeting.corrections),
    )
