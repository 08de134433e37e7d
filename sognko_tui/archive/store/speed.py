"""How quickly the disk under a folder takes what is synced to it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from time import perf_counter

VARIABLE = "SOGNKO_SYNC"
"""`slow` or `quick` in the environment is taken at its word, and nothing is measured."""

LIMIT = 0.005
"""Seconds: a sync that takes longer would be felt at the keys."""

AT_ONCE = 0.05
"""Seconds: a first sync this long is not only the one that waits for what others had written."""

ROUNDS = 6

_LINE = b"x" * 200 + b"\n"


def is_slow(folder: Path) -> bool:
    """Whether a sync of the journal in this folder would hold up whoever is typing.

    Costs a few syncs where the disk is quick, two or three where it is slow. One that takes long by
    itself is the machine's, which had something else to do. A folder that cannot be written
    to is not slow: what is wrong with it shows at the first append.
    """
    told = os.environ.get(VARIABLE)
    if told in ("slow", "quick"):
        return told == "slow"
    with contextlib.suppress(OSError), tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        long = 0
        for round_ in range(ROUNDS):
            before = perf_counter()
            file.write(_LINE)
            os.fdatasync(file.fileno())
            long += perf_counter() - before > (LIMIT if round_ else AT_ONCE)
            if long == 2:
                return True
    return False
