"""Signatures and seals of approved protocols, at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office.acts.sittings import Sittings
from sognko_tui.office.trouble import Trouble, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from sognko_tui.meeting.events import SignedBy
    from sognko_tui.office.opened import OpenMeeting
    from sognko_tui.office.signing import Made, Signed
    from sognko_tui.office.ssh_keys import AgentKey
    from sognko_tui.office.verifying import Report


class Seals(Sittings):
    """Signing an approved protocol, and seeing whether it is what was approved."""

    def sign(self, meeting_id: str, key: Path, who: str = "") -> Signed:
        """Sign the approved protocol of a meeting with an SSH key; see `signing.with_key`."""
        from sognko_tui.office import signing

        with self._noting_in(meeting_id) as opened:
            return signing.with_key(self._archive, opened, key, who)

    def agent_keys(self) -> tuple[AgentKey, ...]:
        """The keys of an ssh-agent that can sign from here; none where the program is shut in."""
        from sognko_tui.office import restricted, ssh_keys

        return () if restricted.on() else ssh_keys.in_agent()

    def make_signatures(self, opened: OpenMeeting, key: AgentKey) -> Made:
        """Sign with a key of the agent, which may take a while; `keep_signatures` records it."""
        from sognko_tui.office import signing

        return signing.make(self._archive, opened, key)

    def keep_signatures(self, opened: OpenMeeting, made: Made) -> Signed:
        """Keep what was made beside the meeting, and record it."""
        from sognko_tui.office import signing

        return signing.keep(self._archive, opened, made)

    def signed_outside(
        self, meeting_id: str, file: Path, who: str, on: date, kind: SignedBy
    ) -> Signed:
        """Take in what somebody signed outside the program; see `signing.outside`."""
        from sognko_tui.office import signing

        with self._noting_in(meeting_id) as opened:
            return signing.outside(self._archive, opened, file, who, on, kind)

    def manifest(self, meeting_id: str) -> str:
        """The manifest of the approved protocol, to be signed elsewhere: the public one."""
        from sognko_tui.meeting.archiving import approved_version
        from sognko_tui.meeting.fold import fold
        from sognko_tui.office import sealing

        with told():
            version = approved_version(fold(self._archive.meetings.read(meeting_id).entries))
            name = sealing.manifest_name(max(1, version))
            data = self._archive.papers.read(meeting_id, name)
        if data is None or version == 0:
            raise Trouble("not_sealed", {"meeting": meeting_id})
        return data.decode("utf-8", "replace")

    def verify(self, meeting_id: str, signers: bytes | None = None) -> Report:
        """What there is to say of one meeting's protocol, with its place in the chain."""
        from sognko_tui.office import verifying

        with told():
            return verifying.verify(self._archive, meeting_id, signers)

    def verify_all(
        self,
        signers: bytes | None = None,
        board: str | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Iterator[Report]:
        """The same of every approved protocol, or of one board's, in the order of the meetings.

        Each is told with what is wrong with the chain at its place.
        """
        from sognko_tui.office import verifying

        with told():
            yield from verifying.verify_all(self._archive, signers, board, progress)
