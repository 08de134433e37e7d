"""`make bench`: run every benchmark, or those named on the command line."""

import sys
from importlib import import_module
from pathlib import Path


def main(wanted: list[str]) -> int:
    """Run the benchmarks and let each print what it measured."""
    there = sorted(
        path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_")
    )
    if unknown := [name for name in wanted if name not in there]:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(there)}")
        return 2
    for name in wanted or there:
        module = import_module(f"benchmarks.{name}")
        print(f"\n{name}: {(module.__doc__ or '').strip().splitlines()[0]}\n")
        module.main()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
