"""`make torture`: run every part, or those named on the command line; `seed=7` begins with another seed."""

import sys
import time
from importlib import import_module
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run the parts and let each print what it tried and found."""
    seed = next((int(a.partition("=")[2]) for a in arguments if a.startswith("seed=")), 1)
    wanted = [a for a in arguments if not a.startswith("seed=")]
    there = sorted(
        path.stem
        for path in Path(__file__).parent.glob("*.py")
        if not path.stem.startswith("_") and "\ndef main(" in path.read_text(encoding="utf-8")
    )
    if unknown := [name for name in wanted if name not in there]:
        print(f"no such part: {', '.join(unknown)}; there are {', '.join(there)}")
        return 2
    for name in wanted or there:
        module = import_module(f"torture.{name}")
        print(f"\n{name}: {(module.__doc__ or '').strip().splitlines()[0]}", flush=True)
        began = time.monotonic()
        module.main(seed)
        print(f"({time.monotonic() - began:.0f} s, seed {seed})", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
