"""The rules of a meeting: named, cited, switchable per board. They advise; they never forbid."""

from sognko_tui.meeting.rules.ruleset import RULES, Rule, applies, overridden

__all__ = ["RULES", "Rule", "applies", "overridden"]
