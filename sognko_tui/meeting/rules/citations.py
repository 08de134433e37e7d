"""Every citation the program gives, in one place, so that a jurist can check them in an hour.

Only paragraphs are named; the text of an act is never quoted. A citation that has been replaced
keeps its line with the date it ended.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Citation(NamedTuple):
    """Where a rule stands, in the two written languages, and when that held (None: no limit)."""

    nn: str
    nb: str
    since: date | None = None
    until: date | None = None


CITATIONS: dict[str, tuple[Citation, ...]] = {
    "quorum": (Citation("kommunelova § 11-9", "kommuneloven § 11-9"),),
    "majority": (Citation("kommunelova § 11-9", "kommuneloven § 11-9"),),
    "casting_vote": (Citation("kommunelova § 11-9", "kommuneloven § 11-9"),),
    "outside_agenda": (Citation("kommunelova § 11-3", "kommuneloven § 11-3"),),
    "protocol": (Citation("kommunelova § 11-4", "kommuneloven § 11-4"),),
    "duty_to_vote": (Citation("kommunelova § 8-1", "kommuneloven § 8-1"),),
    "disqualification": (
        Citation(
            "kommunelova § 11-10, forvaltningslova §§ 6 og 8",
            "kommuneloven § 11-10, forvaltningsloven §§ 6 og 8",
        ),
    ),
    "several_disqualified": (Citation("forvaltningslova § 8", "forvaltningsloven § 8"),),
    "lot": (Citation("kommunelova § 7-8", "kommuneloven § 7-8"),),
    "majority_of_present": (
        Citation("lov om interkommunale selskap", "lov om interkommunale selskaper"),
    ),
    "information_decision": (Citation("kommunelova § 11-3", "kommuneloven § 11-3"),),
}
"""Citations by rule name, oldest first."""


def citation(rule: str, language: str, on: date | None) -> str:
    """How a rule is cited in this language on this date; empty for a rule without a source."""
    for cited in reversed(CITATIONS.get(rule, ())):
        started = cited.since is None or on is None or cited.since <= on
        ended = cited.until is not None and on is not None and on > cited.until
        if started and not ended:
            return cited.nb if language == "nb" else cited.nn
    return ""
