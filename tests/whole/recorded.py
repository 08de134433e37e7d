"""The program, with everything Textual writes kept in the file `$RAW` as it was before it was made light."""

import os
import sys
from pathlib import Path

from sognko_tui.__main__ import main
from sognko_tui.tui.line import Line

original = Line.write
RAW = os.open(Path(os.environ["RAW"]), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def write(self: Line, data: str) -> None:
    """Keep it, then write it as the program does."""
    os.write(RAW, data.encode())
    original(self, data)


Line.write = write  # type: ignore[method-assign]
sys.exit(main())
