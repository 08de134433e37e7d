"""What leaves the house, at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office.acts.readings import Readings
from sognko_tui.office.trouble import Trouble, told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sognko_tui.meeting.state import Meeting
    from sognko_tui.office.exporting.planning import Output, Wanted
    from sognko_tui.office.exporting.writing import Progress


class Exports(Readings):
    """The protocol, its items and its data as files for others."""

    def items_of(self, meeting_id: str, named: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The ids of the items with these numbers, of all where none is named."""
        from sognko_tui.office.exporting.planning import wanted_items

        return wanted_items(self.look(meeting_id), named)

    def exports(
        self, meeting_id: str, wanted: Wanted, meeting: Meeting | None = None
    ) -> tuple[Output, ...]:
        """The files that an export would write; of the meeting as it stands on disk or is handed in."""
        from sognko_tui.office.exporting.planning import planned

        meeting = meeting or self.look(meeting_id)
        with told():
            return planned(self._archive, meeting_id, meeting, wanted, self.clock.now().date())

    def export(
        self,
        meeting_id: str,
        outputs: Sequence[Output],
        *,
        folder: Path | None = None,
        force: bool = False,
        progress: Progress | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> tuple[Path, ...]:
        """Write the files, beside the meeting or into another folder; where they lie."""
        from sognko_tui.office.exporting.writing import write

        return write(
            self._archive,
            meeting_id,
            outputs,
            folder=folder,
            force=force,
            progress=progress,
            stopped=stopped,
        )

    def template(self, which: str, board: str | None = None) -> tuple[str, tuple[Path, ...]]:
        """A template to begin with, and where each board's own is to lie; `which` is as `sognko template` has it."""
        from sognko_tui.office import templates

        with told():
            boards = self._archive.boards.all()
        meant = [one for one in boards if board in (None, one.id, one.name)]
        if board is not None and not meant:
            raise Trouble("no_such_board", {"board": board})
        language = meant[0].language if meant else "nn"
        places = (self._archive.customs_folder(one.id) / templates.NAMES[which] for one in meant)
        return templates.to_begin_with(which, language), tuple(places)

    def exported(self, meeting_id: str, wanted: Wanted, ending: str = "") -> bytes:
        """The bytes of the one file an export would write, or of that whose name ends so."""
        from sognko_tui.office.exporting.writing import make

        outputs = self.exports(meeting_id, wanted)
        return make(next(o for o in outputs if o.name.endswith(ending)))
