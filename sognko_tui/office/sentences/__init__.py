"""Codes with parameters become sentences: what is wrong, where, and what to do about it."""

from sognko_tui.office.sentences.said import (
    cited,
    finding,
    held_by,
    hint,
    obstacle,
    problem,
    recovered,
    refused,
    rule,
    rule_about,
    rule_name,
    rule_told,
    trouble,
    warning,
)

__all__ = [
    "cited",
    "finding",
    "held_by",
    "hint",
    "obstacle",
    "problem",
    "recovered",
    "refused",
    "rule",
    "rule_about",
    "rule_name",
    "rule_told",
    "trouble",
    "warning",
]
