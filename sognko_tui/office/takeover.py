"""Taking a meeting over from the session that has it open, a step at a time.

First it is asked to let go, which takes it a moment. One that does not hear, because it was stopped
or its line is dead, is told to end, and at last is ended: what was typed there is in the journal.
"""

from __future__ import annotations

from collections.abc import Callable
from signal import Signals
from typing import Literal, Protocol

from sognko_tui.archive.store import Holder
from sognko_tui.archive.store.process import Sent, same

PATIENCE = 3.0
"""Seconds before the next, harder step."""

Stage = Literal["asking", "ending", "killing"]
"""What is being tried, from the mildest on."""

End = Literal["mine", "other", "elsewhere", "forbidden", "ourselves", "stubborn", "unreadable"]
"""How it came out. `mine`: we write now. `other`: somebody else was quicker, or is in the way.
`elsewhere`: the session does not answer, and runs where its process cannot be told from others.
`forbidden`: nor may we end it. `stubborn`: nothing helped. `unreadable`: nobody has the meeting open
any more, but it cannot be written on."""

_HARDER: dict[Stage, tuple[Stage, Signals]] = {
    "asking": ("ending", Signals.SIGTERM),
    "ending": ("killing", Signals.SIGKILL),
}


class Claim(Protocol):
    """What can be done about the session that has the meeting open; the archive has it."""

    def holder(self) -> Holder | None:
        """Who has the meeting open now, or None."""

    def ask(self, of: Holder) -> None:
        """Ask for it. Raises `OSError`."""

    def withdraw(self) -> None:
        """Ask no longer."""

    def signal(self, holder: Holder, signum: Signals) -> Sent:
        """Send exactly that process a signal, or none."""


class TakeOver:
    """One attempt. Call `step` every now and then until `end` is told, or `give_up`.

    `of` is who is to let go, as far as that is known.
    """

    def __init__(
        self, claim: Claim, take: Callable[[], str], monotonic: Callable[[], float]
    ) -> None:
        """`take` opens the meeting for writing; it returns an empty text, or why it could not."""
        self.stage: Stage = "asking"
        self.end: End | None = None
        self.of: Holder | None = None
        self._claim = claim
        self._take = take
        self._monotonic = monotonic
        self._since = monotonic()

    def step(self) -> End | None:
        """Look how things stand and do what is due; the end, where it has come to one.

        Raises `Trouble` where the meeting cannot be opened; the attempt is over then.
        """
        if self.end is None:
            try:
                self.end = self._step()
            except BaseException:
                self.give_up()
                raise
        if self.end is not None:
            self._claim.withdraw()
        return self.end

    def give_up(self) -> None:
        """Ask no longer; whoever has the meeting open keeps it."""
        self._claim.withdraw()

    def _step(self) -> End | None:
        holder = self._claim.holder()
        if holder is None:
            why_not = self._take()
            # Locked again: somebody was quicker, which shows at the next step.
            return None if why_not == "locked" else "unreadable" if why_not else "mine"
        if self.of is None or (holder.pid and not self.of.pid):
            self._ask(holder)
        elif holder.pid and not same(holder, self.of):
            return "other"
        if self._monotonic() - self._since < PATIENCE:
            return None
        return self._go_on(self.of or holder)

    def _ask(self, holder: Holder) -> None:
        self.of = holder
        try:
            self._claim.ask(holder)
        except OSError:
            # A full disk takes no request. There are still the harder ways.
            return

    def _go_on(self, of: Holder) -> End | None:
        harder = _HARDER.get(self.stage)
        if harder is None:
            return "stubborn"
        stage, signum = harder
        sent = self._claim.signal(of, signum)
        if sent == "elsewhere" or sent == "forbidden" or sent == "ourselves":
            return sent
        self.stage, self._since = stage, self._monotonic()
        return None
