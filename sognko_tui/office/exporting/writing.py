"""Writes what was planned, each file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui.archive.store import files
from sognko_tui.office import output, restricted
from sognko_tui.office.exporting.planning import Output
from sognko_tui.office.trouble import Trouble, told

if TYPE_CHECKING:
    from sognko_tui.archive.store import Archive

FOLDER = "eksport"
"""The folder in that of the meeting which exports come into, where no other is named.

What lies there can be made again at any time: version control leaves it out.
"""

Progress = Callable[[int, int], None]
"""Told how many files are written, and of how many."""


def make(wanted: Output) -> bytes:
    """The bytes of one file. Raises `Trouble` where the board's own template is wrong."""
    from sognko_tui.protocol.pdf import NotAMark
    from sognko_tui.protocol.templates import TemplateFault

    try:
        return wanted.make()
    except NotAMark:
        raise Trouble("not_a_mark") from None
    except TemplateFault as fault:
        from sognko_tui.office import templates

        raise templates.fault(fault, wanted.template) from None


def write(
    archive: Archive,
    meeting_id: str,
    outputs: Sequence[Output],
    *,
    folder: Path | None = None,
    force: bool = False,
    progress: Progress | None = None,
    stopped: Callable[[], bool] | None = None,
) -> tuple[Path, ...]:
    """Write the files into the meeting's own folder for exports, or into another; where they lie.

    In another folder no file is written over but with `force`. What was written before something
    went wrong, or before it was `stopped`, stays: each file is whole. Raises `Trouble`.
    """
    if folder is not None:
        restricted.refuse("--output")
        if not folder.is_dir():
            raise Trouble("no_folder", {"name": str(folder)})
        taken = next((o for o in outputs if (folder / o.name).exists()), None)
        if taken is not None and not force:
            raise Trouble("export_exists", {"name": str(folder / taken.name)})
    with told():
        archive.keep_out_of_git()
    return tuple(_written(archive, meeting_id, outputs, folder, force, progress, stopped))


def _written(
    archive: Archive,
    meeting_id: str,
    outputs: Sequence[Output],
    folder: Path | None,
    force: bool,
    progress: Progress | None,
    stopped: Callable[[], bool] | None,
) -> Iterator[Path]:
    for n, wanted in enumerate(outputs):
        if stopped is not None and stopped():
            return
        if progress is not None:
            progress(n + 1, len(outputs))
        data = make(wanted)
        if folder is not None:
            output.save((data,), folder / wanted.name, force=force)
            yield folder / wanted.name
            continue
        with told():
            yield _beside(archive, meeting_id, wanted.name, data)


def _beside(archive: Archive, meeting_id: str, name: str, data: bytes) -> Path:
    """Write a file into the folder for exports in that of the meeting. Raises as `replace`."""
    folder = archive.meetings.folder(meeting_id) / FOLDER
    if folder.is_symlink():
        raise NotADirectoryError(20, "symbolic link", str(folder))
    folder.mkdir(mode=files.FOLDER_MODE, exist_ok=True)
    files.replace(folder / name, data)
    return folder / name
