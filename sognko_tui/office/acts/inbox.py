"""The inbox: where papers are laid to be taken in, and lists to be taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office import restricted
from sognko_tui.office.acts.base import Acts
from sognko_tui.office.trouble import told

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO


class Inbox(Acts):
    """What lies in the archive's inbox, and laying something there."""

    @property
    def inbox_folder(self) -> Path:
        """Where packs are laid to be found; it may not be there yet."""
        return self._archive.inbox

    def inbox(self) -> tuple[Path, ...]:
        """The files that lie in the archive's inbox, by name."""
        with told():
            folder = self._archive.inbox
            if not folder.is_dir():
                return ()
            files = (p for p in folder.iterdir() if p.is_file() and not p.name.startswith("."))
            # A link leads out of it, and would not be opened.
            return tuple(sorted(p for p in files if not (restricted.on() and p.is_symlink())))

    def packs(self) -> tuple[Path, ...]:
        """What lies in the inbox that may be a meeting's papers: files, and folders of them."""
        from sognko_tui.office import inbox

        with told():
            return inbox.packs(self._archive.inbox)

    def put(self, name: str, stream: BinaryIO) -> str:
        """Lay what comes from a stream into the inbox; the name it has there."""
        from sognko_tui.office import inbox

        with told():
            return inbox.put(self._archive.inbox, name, stream)

    def lay_in_inbox(self, stem: str, suffix: str, data: bytes) -> Path:
        """Lay a new file in the inbox, never over another; its path."""
        from sognko_tui.archive.store import files

        folder = self._archive.inbox
        with told():
            folder.mkdir(mode=files.FOLDER_MODE, parents=True, exist_ok=True)
            return files.add(folder, stem, suffix, data)
