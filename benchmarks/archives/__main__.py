"""`python -m benchmarks.archives DIR --meetings 200`: make an archive to try things on."""

import argparse
import sys
import time
from pathlib import Path

from benchmarks.archives import Plan, make


def main() -> int:
    """Make the archive and tell what its texts are like."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archives", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--meetings", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    started = time.monotonic()

    def told(made: int) -> None:
        print(f"\r{made} of {wanted.meetings}", end="", file=sys.stderr, flush=True)

    figures = make(wanted.folder, Plan(wanted.meetings, wanted.seed), told)
    print(file=sys.stderr)
    print(f"{figures}; {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
