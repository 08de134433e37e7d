"""A meeting step by step: what was done when, and the meeting as it stood after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from sognko_tui.meeting.events import Entry, ItemOpened, Redone, TextEdited, Undone
from sognko_tui.meeting.fold import Steps, one_more, undone_steps
from sognko_tui.meeting.log import Step
from sognko_tui.meeting.state import Meeting


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was done, and the meeting as it stood then.

    All that was typed in one field without anything else in between is one scene, and so is the way
    through several items. `undone` tells that it does not count in the end.
    """

    step: Step
    meeting: Meeting
    undone: bool = False

    @property
    def at(self) -> datetime:
        """When it was done; of something that took its time, when it was finished."""
        return self.step.entries[-1].at

    @property
    def by(self) -> str:
        """Who sat at the keyboard."""
        return self.step.entries[-1].by

    @property
    def item(self) -> str | None:
        """The item it was done in, else the one that was at hand."""
        last = self.step.entries[-1].event
        own = getattr(last, "item", None)
        return own if isinstance(own, str) else self.step.item or self.meeting.current


def replay(log: Iterable[Entry]) -> tuple[Scene, ...]:
    """The log as scenes, in the order they were done."""
    entries = tuple(log)
    stood = tuple(_as_it_stood(entries))
    gone = undone_steps(entries)
    scenes: list[Scene] = []
    end = 0
    for group in _grouped(entries):
        end += len(group)
        step = Step(id=group[0].step, entries=group)
        undone = all(entry.step in gone for entry in group)
        scenes.append(Scene(step=step, meeting=stood[end - 1], undone=undone))
    return tuple(scenes)


def _as_it_stood(log: Sequence[Entry]) -> Iterator[Meeting]:
    """After each entry, the meeting that the log up to there folds to.

    Where a step is taken back or done again it is folded anew from there on, and not from the start.
    """
    steps = Steps()
    first: dict[int, int] = {}
    unfounded: set[int] = set()
    before: list[Meeting] = [Meeting()]
    for place, entry in enumerate(log):
        event = entry.event
        if not steps.read(entry):
            unfounded.add(place)
        elif isinstance(event, Undone | Redone):
            turned = event.undone if isinstance(event, Undone) else event.redone
            # The states from the step on are those of a log in which it counted, or did not.
            del before[first[turned] + 1 :]
        first.setdefault(entry.step, place)
        for n in range(len(before) - 1, place + 1):
            again = log[n]
            before.append(
                one_more(
                    before[n],
                    again,
                    counts=again.step not in steps.gone,
                    founded=n not in unfounded,
                )
            )
        yield before[-1]


def _grouped(log: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    group: list[Entry] = []
    for entry in log:
        if group and not _goes_on(group[-1], entry):
            yield tuple(group)
            group = []
        group.append(entry)
    if group:
        yield tuple(group)


def _goes_on(before: Entry, entry: Entry) -> bool:
    """Whether an entry belongs to the scene of the one before it."""
    if before.step == entry.step:
        return True
    one, other = before.event, entry.event
    if isinstance(one, TextEdited) and isinstance(other, TextEdited):
        return (one.item, one.field) == (other.item, other.field)
    return isinstance(one, ItemOpened) and isinstance(other, ItemOpened)


def at_time(scenes: Sequence[Scene], at: datetime) -> int:
    """Which scene was the last one at a time; the first one where it is before all of them."""
    found = 0
    for n, scene in enumerate(scenes):
        if _wall(scene.at) <= _wall(at):
            found = n
    return found


def _wall(at: datetime) -> datetime:
    """A time that can be compared with others: one without an offset is taken as it stands."""
    return at.replace(tzinfo=None) if at.tzinfo is None else at.astimezone().replace(tzinfo=None)
