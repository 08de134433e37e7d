"""The one door: every change of a meeting goes through a `Session`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import takewhile
from typing import NamedTuple

from sognko_tui.meeting import log as steps
from sognko_tui.meeting.editing import compose
from sognko_tui.meeting.events import (
    DecisionAdopted,
    Entry,
    Event,
    Field,
    ItemForwarded,
    ItemHandled,
    ItemPostponed,
    ItemReturned,
    ItemWithdrawn,
    ProposalRejected,
    ProtocolApproved,
    Redone,
    TextEdited,
    Undone,
    encode,
)
from sognko_tui.meeting.fold import advance, fold, undone_steps
from sognko_tui.meeting.ports import Clock, Journal
from sognko_tui.meeting.settling import settled
from sognko_tui.meeting.state import Meeting, Parameters, Problem

PAUSE = timedelta(seconds=1)
"""A pause in typing this long ends the step."""

PATIENCE = 2.0
"""Seconds that whoever asks for it waits for a slow or failing disk."""

CHECKPOINT_EVERY = 500
"""Entries in the journal after which a checkpoint is due."""

CLOSING = (
    DecisionAdopted,
    ProposalRejected,
    ItemHandled,
    ItemPostponed,
    ItemWithdrawn,
    ItemReturned,
    ItemForwarded,
    ProtocolApproved,
)
"""The events that close an item, or the protocol; a checkpoint follows each."""

Listener = Callable[[Meeting], None]


class Refused(Exception):
    """The change does not fit the meeting as it stands: a code with parameters. Nothing changed."""

    def __init__(self, code: str, params: Parameters | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params: Parameters = params or {}


class _Typing(NamedTuple):
    """The last edit, by the exact time: the one in the log is to the second."""

    step: int
    event: TextEdited
    at: datetime


class Session:
    """A meeting that is open for writing.

    `record` checks events against the meeting, folds them, makes them durable, swaps the state and
    tells the listeners, in that order. Where the disk is slow or fails, the journal has the events
    wait: `unsaved` says how many are not on disk, `failure` why not, where it is more than slow.
    `checkpoint_failure` is why the last checkpoint failed, which costs nothing.
    """

    def __init__(self, entries: Sequence[Entry], journal: Journal, clock: Clock, by: str) -> None:
        """Open on the log as read; `by` is the person at the keyboard."""
        self._log: list[Entry] = list(entries)
        self._journal = journal
        self._clock = clock
        self._by = by
        self._meeting = fold(self._log)
        self._since_checkpoint = 0
        self._settled = 0
        self._typing: _Typing | None = None
        self._listeners: list[Listener] = []
        self.checkpoint_failure: OSError | None = None

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self._meeting

    @property
    def log(self) -> tuple[Entry, ...]:
        """Every entry so far, those not yet on disk among them."""
        return tuple(self._log)

    @property
    def unsaved(self) -> int:
        """How many entries are not on disk."""
        durable = self._journal.durable
        return sum(1 for _ in takewhile(lambda entry: entry.seq > durable, reversed(self._log)))

    @property
    def failure(self) -> OSError | None:
        """Why entries are not on disk; None where they are, or are on their way."""
        return self._journal.failure

    @property
    def clock(self) -> Clock:
        """The clock the entries are stamped by."""
        return self._clock

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the meeting after each change; the result stops that."""
        self._listeners.append(listener)

        def stop() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return stop

    def record(self, *events: Event) -> Meeting:
        """Record events as one step, all or none.

        Raises `Refused` where one of them does not fit the meeting; nothing has changed then.
        """
        self._typing = None
        return self._record(events, step=None)

    def type(self, item: str, field: Field, at: int, removed: str, inserted: str) -> Meeting:
        """Record an edit of a text; edits that follow each other closely are one step.

        Raises `Refused` as `record` does.
        """
        if removed == inserted:
            return self._meeting
        event = TextEdited(item=item, field=field, at=at, removed=removed, inserted=inserted)
        now = self._clock.now()
        meeting = self._record((event,), step=self._step_of(event, now))
        self._typing = _Typing(self._log[-1].step, event, now)
        return meeting

    def pause(self) -> None:
        """End the step of typing, because the cursor jumped."""
        self._typing = None

    def _step_of(self, event: TextEdited, now: datetime) -> int | None:
        """The step of typing that this edit goes on with, or None where it begins one."""
        last = self._typing
        if last is None or compose(last.event, event) is None:
            return None
        return last.step if timedelta() <= now - last.at < PAUSE else None

    def undo(self, scope: steps.Scope | None = None) -> steps.Step:
        """Take back the last step, in one field where `scope` is given; returns that step.

        Raises `Refused` with `nothing_to_undo`, with `needed_later` where something done afterwards
        rests on it, or with `approved_since` where the protocol has been approved with it or since.
        """
        step = steps.last_done(self._log, scope)
        if step is None:
            raise Refused("nothing_to_undo")
        self._turn(step, Undone(undone=step.id))
        return step

    def redo(self, scope: steps.Scope | None = None) -> steps.Step:
        """Bring back the step that was taken back last; returns it.

        Raises `Refused` with `nothing_to_redo`, or with `needed_later` as `undo` does.
        """
        step = steps.last_undone(self._log, scope)
        if step is None:
            raise Refused("nothing_to_redo")
        self._turn(step, Redone(redone=step.id))
        return step

    def _turn(self, step: steps.Step, event: Undone | Redone) -> None:
        self._typing = None
        if step.id <= self._approved_in:
            # What the board approved, and that it did, is only put right in a new version.
            raise Refused("approved_since")
        entry = self._entry(event, step=None, seq=self._meeting.last_seq + 1)
        after = fold((*self._log, entry))
        problem = self._new_problem(after)
        if problem is not None:
            raise Refused("needed_later", {**problem.params, "because": problem.code})
        self._keep((entry,), after)

    @property
    def _approved_in(self) -> int:
        """The step in which the protocol was approved last, 0 where it is not."""
        if self._meeting.approved is None:
            return 0
        gone = undone_steps(self._log)
        approvals = (x.step for x in self._log if isinstance(x.event, ProtocolApproved))
        return max((step for step in approvals if step not in gone), default=0)

    def _record(self, events: Sequence[Event], *, step: int | None) -> Meeting:
        entries: list[Entry] = []
        after = self._meeting
        for event in events:
            entry = self._entry(event, step, after.last_seq + 1)
            step = entry.step
            after = advance(after, entry)
            problem = self._new_problem(after)
            if problem is not None:
                raise Refused(problem.code, problem.params)
            try:
                encode(entry)
            except ValueError:
                # Half a character, as a broken terminal may send: no file could hold it.
                raise Refused("unwritable") from None
            entries.append(entry)
        self._keep(entries, after)
        return self._meeting

    def _entry(self, event: Event, step: int | None, seq: int) -> Entry:
        return Entry(
            seq=seq,
            at=self._clock.now().replace(microsecond=0),
            by=self._by,
            step=seq if step is None else step,
            event=event,  # type: ignore[arg-type]  # every concrete event is in the union
        )

    def _new_problem(self, after: Meeting) -> Problem | None:
        known = {problem.seq for problem in self._meeting.problems}
        return next((p for p in after.problems if p.seq not in known), None)

    def _keep(self, entries: Sequence[Entry], after: Meeting) -> None:
        """Make durable, swap, tell; the order is the promise that what is shown is on disk."""
        self._journal.append(tuple(entries))
        self._since_checkpoint += len(entries)
        self._log.extend(entries)
        self._meeting = after
        closing = any(isinstance(entry.event, CLOSING) for entry in entries)
        if closing or self._since_checkpoint >= CHECKPOINT_EVERY:
            self.checkpoint()
        for listener in tuple(self._listeners):
            listener(self._meeting)

    def save(self, patience: float = PATIENCE) -> bool:
        """Have what waits written, waiting at most so many seconds; whether nothing waits any more."""
        return self._journal.save(patience)

    def flush(self, patience: float = PATIENCE) -> bool:
        """As `save`, also from a signal handler, whatever it broke into."""
        return self._journal.flush(patience)

    def checkpoint(self) -> bool:
        """Write the log anew, its typing squashed, or settled where approved; whether that succeeded.

        A failure costs nothing: the journal still holds everything. It is tried again when the
        next item is closed, or after as many entries as before, not at every key.
        """
        log = steps.squash(self._log, {problem.seq for problem in self._meeting.problems})
        meeting, approved = self._meeting, self._approved_in
        settling = approved > self._settled
        if settling:
            log = settled(log)
            meeting = fold(log)
        self._since_checkpoint = 0
        try:
            self._journal.checkpoint(log, meeting)
            self._log, self._meeting = list(log), meeting
            if settling:
                self._journal.forget()
                self._settled = approved
        except OSError as error:
            self.checkpoint_failure = error
            return False
        self.checkpoint_failure = None
        return True
