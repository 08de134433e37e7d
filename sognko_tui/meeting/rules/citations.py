"""Every citation the program gives, in one place, so that a jurist can check them in an hour.

Only paragraphs are named; the text of an act is never quoted. A citation that has been replaced
keeps its line with the date it ended. Where a paragraph is not known for certain the act is cited
without it, rather than a guess.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sognko_tui.meeting.board import Preset

NOT_IN_FORCE = date.max
"""When an act begins to hold that is adopted, but not known to be in force."""


class Citation(NamedTuple):
    """Where a rule stands, in the two written languages, and when that held (None: no limit).

    `presets` are the rule sets that have it from there; with none it is where any other board has
    it from.
    """

    nn: str
    nb: str
    since: date | None = None
    until: date | None = None
    presets: tuple[Preset, ...] = ()

    def holds(self, on: date | None) -> bool:
        """Whether this was the source on that day; with no day, whether it is one at all."""
        if self.since == NOT_IN_FORCE:
            return False
        started = self.since is None or on is None or self.since <= on
        return started and (self.until is None or on is None or on <= self.until)


def _kommunelova(paragraphs: str) -> Citation:
    """The act of 22 June 2018 no. 83 on municipalities."""
    return Citation(f"kommunelova {paragraphs}", f"kommuneloven {paragraphs}")


IKS = Citation("lov om interkommunale selskap", "lov om interkommunale selskaper", presets=("iks",))
"""The act of 29 January 1999 no. 6, on the meetings of the board; its paragraphs are not verified."""

LAG = Citation("vedtektene", "vedtektene", presets=("lag",))
"""An association has its rules from its own articles."""

OWN = Citation("reglementet til styret", "styrets reglement")
"""What no act says: custom, or the board's own rules of procedure."""

# The act of 20 June 2025 no. 81 takes the place of the act of 1967 on a day that is not known. Its
# rules on disqualification are in its chapter 4; its paragraphs are filled in when it is in force.
_FVL_2025 = Citation("forvaltningslova", "forvaltningsloven", since=NOT_IN_FORCE)

CITATIONS: dict[str, tuple[Citation, ...]] = {
    # The call and the sakliste
    "notice": (OWN, IKS, LAG),
    "order": (OWN, LAG),
    "outside_agenda": (_kommunelova("§ 11-3"),),
    "information_decision": (_kommunelova("§ 11-3"),),
    "postponing": (_kommunelova("§ 11-3"), OWN._replace(presets=("iks",)), LAG),
    # The room
    "quorum": (_kommunelova("§ 11-9"), IKS, LAG),
    "presiding": (Citation("kommunelova", "kommuneloven"), IKS, LAG),
    "seats": (_kommunelova("§ 7-10"), IKS, LAG),
    "deputy_order": (_kommunelova("§ 7-10"), IKS),
    "arrival": (OWN, LAG),
    "remote": (_kommunelova("§ 11-7"), IKS, LAG),
    "remote_closed": (_kommunelova("§ 11-7"),),
    "exemption": (_kommunelova("§ 11-11"),),
    "disqualification": (
        Citation(
            "kommunelova § 11-10, forvaltningslova §§ 6 og 8",
            "kommuneloven § 11-10, forvaltningsloven §§ 6 og 8",
        ),
        _FVL_2025,
        LAG,
    ),
    "several_disqualified": (Citation("forvaltningslova § 8", "forvaltningsloven § 8"), _FVL_2025),
    "elected_office": (_kommunelova("§ 11-10 fjerde ledd"),),
    "closed_session": (_kommunelova("§ 11-5"),),
    # The votes
    "majority": (_kommunelova("§ 11-9"), IKS, LAG),
    "majority_of_present": (IKS,),
    "casting_vote": (_kommunelova("§ 11-9"), IKS, LAG),
    "duty_to_vote": (_kommunelova("§ 8-1"),),
    "points": (OWN, LAG),
    "alternatives": (OWN, LAG),
    "trial_vote": (OWN, LAG),
    "written_ballot": (_kommunelova("§ 7-5 fjerde ledd"),),
    "election": (_kommunelova("§§ 7-8 og 11-9"), OWN._replace(presets=("iks",)), LAG),
    "lot": (_kommunelova("§ 7-8"), OWN._replace(presets=("iks",)), LAG),
    # The protocol
    "protocol": (_kommunelova("§ 11-4"), IKS, LAG),
    "names": (_kommunelova("§ 11-4 andre ledd bokstav e"),),
    "identity": (_kommunelova("§ 11-4"), IKS, LAG),
    "times": (_kommunelova("§ 11-4"), IKS, LAG),
    "statements": (OWN, LAG),
    "remark": (OWN, LAG),
    "correction": (OWN, LAG),
    "signed_by_all": (OWN, IKS, LAG),
}
"""Citations by rule name, oldest first."""


def citation(rule: str, language: str, on: date | None, preset: Preset = "ko") -> str:
    """How a board of this preset cites a rule on this date; empty for a rule without a source.

    A board that keeps a rule its own source does not have cites where the rule comes from.
    """
    held = [cited for cited in reversed(CITATIONS.get(rule, ())) if cited.holds(on)]
    own = [cited for cited in held if preset in cited.presets]
    general = [cited for cited in held if not cited.presets]
    for cited in (*own, *general, *held):
        return cited.nb if language == "nb" else cited.nn
    return ""
