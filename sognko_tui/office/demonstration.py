"""A throw-away copy of the example archive, for trying the program out."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sognko_tui import where
from sognko_tui.office.trouble import told


@contextmanager
def example_copy() -> Iterator[Path]:
    """A private copy of the example, gone afterwards. Raises `Trouble`."""
    with told():
        folder = Path(tempfile.mkdtemp(prefix="sognko-"))
    try:
        with told():
            shutil.copytree(where.example(), folder / "minutes")
            # The example may be installed read-only; the copy is to be written on.
            for path in (folder / "minutes", *(folder / "minutes").rglob("*")):
                path.chmod(0o700 if path.is_dir() else 0o600)
        yield folder / "minutes"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
