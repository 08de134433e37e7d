"""`python -m sognko_tui` is the command `sognko`."""

from sognko_tui.first import main

if __name__ == "__main__":
    raise SystemExit(main())
