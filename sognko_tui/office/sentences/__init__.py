"""Codes with parameters become sentences: what is wrong, where, and what to do about it."""

from sognko_tui.office.sentences.disk import unsaved, unwritten
from sognko_tui.office.sentences.protocols import doubts_of, kept_aside, source
from sognko_tui.office.sentences.said import (
    cited,
    elected_office,
    finding,
    hint,
    lack,
    not_allowed_remotely,
    obstacle,
    problem,
    read_only,
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
    "doubts_of",
    "elected_office",
    "finding",
    "hint",
    "kept_aside",
    "lack",
    "not_allowed_remotely",
    "obstacle",
    "problem",
    "read_only",
    "recovered",
    "refused",
    "rule",
    "rule_about",
    "rule_name",
    "rule_told",
    "source",
    "trouble",
    "unsaved",
    "unwritten",
    "warning",
]
