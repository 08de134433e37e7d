"""The command `sognko`, and `python -m sognko_tui`: the terminal first, then everything else."""

import gc
import sys

from sognko_tui import first


def main() -> int:
    """Run the command that was typed; returns the exit status."""
    if first.begin(sys.argv[1:]):
        # Looking for what is no longer needed takes time while everything is just being made.
        gc.disable()
    try:
        from sognko_tui.cli import main as command

        return command()
    finally:
        first.undo()


if __name__ == "__main__":
    sys.exit(main())
