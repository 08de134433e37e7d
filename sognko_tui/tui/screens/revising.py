"""Møte, the part about a later version of the agenda pack."""

from __future__ import annotations

from sognko_tui.tui.screens.meeting_view import MeetingView


class Revising(MeetingView):
    """The meeting follows a later version of its pack; what has been written stays."""

    def action_new_version(self) -> None:
        """Take in a later version of the pack, or a late item, from the inbox."""
        if not self.may_write():
            return
        # With it come the readers, which a meeting seldom needs.
        from sognko_tui.tui.dialogs.new_version import NewVersion

        def done(said: str) -> None:
            self.refresh_item()
            self.call_after_refresh(self.say, said)

        NewVersion(self, self.opened, done).choose()
