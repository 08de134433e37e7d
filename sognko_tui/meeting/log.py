"""Reading the log as steps: what the secretary would call one thing done."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

import msgspec

from sognko_tui.meeting.editing import compose
from sognko_tui.meeting.events import (
    Entry,
    Field,
    ItemOpened,
    MeetingConvened,
    ProtocolRead,
    Redone,
    TextEdited,
    Undone,
)
from sognko_tui.meeting.fold import undone_steps

Scope = tuple[str, Field]
"""One text field of one item, by item id."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Entries that are done and taken back together."""

    id: int
    entries: tuple[Entry, ...]

    @property
    def scope(self) -> Scope | None:
        """The field that was typed in, where the step is typing."""
        event = self.entries[0].event
        return (event.item, event.field) if isinstance(event, TextEdited) else None

    @property
    def item(self) -> str | None:
        """The item the step concerns, where it concerns one."""
        return next(
            (
                item
                for entry in self.entries
                if isinstance(item := getattr(entry.event, "item", None), str)
            ),
            None,
        )


def undoable(entry: Entry) -> bool:
    """Whether an entry can be taken back; moving about and undo itself are not undone."""
    return not isinstance(
        entry.event, MeetingConvened | ProtocolRead | ItemOpened | Undone | Redone
    )


def step(log: Iterable[Entry], step_id: int) -> Step:
    """The step with this id. Raises `LookupError` where the log has none."""
    entries = tuple(entry for entry in log if entry.step == step_id)
    if not entries:
        raise LookupError(step_id)
    return Step(id=step_id, entries=entries)


def last_done(log: Sequence[Entry], scope: Scope | None = None) -> Step | None:
    """The last step that counts and can be taken back: in this field, or in the whole meeting."""
    gone = undone_steps(log)
    for entry in reversed(log):
        if undoable(entry) and entry.step not in gone and _within(entry, scope):
            return step(log, entry.step)
    return None


def last_undone(log: Sequence[Entry], scope: Scope | None = None) -> Step | None:
    """The step that redo would bring back, or None once something new has been done since."""
    redone: list[int] = []
    for entry in reversed(log):
        event = entry.event
        if isinstance(event, Redone):
            redone.append(event.redone)
        elif isinstance(event, Undone):
            if event.undone in redone:
                redone.remove(event.undone)
                continue
            found = step(log, event.undone)
            if any(_within(one, scope) for one in found.entries):
                return found
        elif undoable(entry) and _within(entry, scope):
            return None
    return None


def _within(entry: Entry, scope: Scope | None) -> bool:
    if scope is None:
        return True
    return isinstance(entry.event, TextEdited) and (entry.event.item, entry.event.field) == scope


def squash(log: Iterable[Entry], apart: Container[int] = ()) -> tuple[Entry, ...]:
    """The log with each step of typing as one entry, under the step's last sequence number.

    The fold of it is the fold of the whole, where `apart` holds the sequence numbers of entries that
    could not be applied: those are kept as they are.
    """
    kept: list[Entry] = []
    for entry in log:
        mergeable = kept and kept[-1].seq not in apart and entry.seq not in apart
        if mergeable and kept[-1].step == entry.step:
            before, now = kept[-1].event, entry.event
            if isinstance(before, TextEdited) and isinstance(now, TextEdited):
                both = compose(before, now)
                if both is not None:
                    kept[-1] = msgspec.structs.replace(entry, event=both)
                    continue
        kept.append(entry)
    return tuple(kept)
