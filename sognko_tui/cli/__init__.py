"""The command line: what was typed is parsed, the office is asked, and what it answers is printed."""

from sognko_tui.cli.running import main

__all__ = ["main"]
