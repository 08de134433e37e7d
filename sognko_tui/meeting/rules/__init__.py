"""The rules of a meeting: named, cited, switchable per board. They advise; they never forbid."""

from sognko_tui.meeting.rules.ruleset import (
    RULES,
    Rule,
    advises,
    applies,
    overridden,
    set_aside,
    switched,
)

__all__ = ["RULES", "Rule", "advises", "applies", "overridden", "set_aside", "switched"]
