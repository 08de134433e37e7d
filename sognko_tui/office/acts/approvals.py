"""The protocol's way from a draft to an approved record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office.acts.sittings import Sittings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path


class Approvals(Sittings):
    """Sending the protocol of a meeting round, and recording that it was approved."""

    def circulate(
        self,
        meeting_id: str,
        on: date,
        due: date | None = None,
        manner: str = "",
        aside: Callable[[Path], None] | None = None,
    ) -> tuple[Path, ...]:
        """Record that the protocol is sent round, and write it; see `approving.circulate`."""
        from sognko_tui.office import approving

        with self._noting_in(meeting_id) as opened:
            return approving.circulate(opened, on, due, manner, aside)

    def approve(
        self, meeting_id: str, where: str = "", aside: Callable[[Path], None] | None = None
    ) -> tuple[Path, ...]:
        """Record that the protocol was approved, and write it; see `approving.approve`."""
        from sognko_tui.office import approving

        with self._noting_in(meeting_id) as opened:
            return approving.approve(opened, where, aside)
