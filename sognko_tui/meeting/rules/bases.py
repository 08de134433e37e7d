"""The legal bases on which a meeting is closed to the public, down to paragraph, subsection and letter.

Data, as the citations are: the paragraphs are named, and what they are about is told in our own
words, never in those of the act (22 June 2018 no. 83). By the second subsection the meeting has to
be closed, by the third it may be.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from sognko_tui.meeting.board import Board
from sognko_tui.meeting.rules.ruleset import applies, overridden
from sognko_tui.meeting.state import Meeting


class Basis(NamedTuple):
    """A legal basis as it is printed, and in plain words when it is used.

    It is printed in the two written languages; when it is used is told in the user's, English too.

    `title` is which neutral title goes with it in the public protocol: a matter of staff, or one
    that is exempt from access for another reason.
    """

    nn: str
    nb: str
    hint_nn: str
    hint_nb: str
    hint_en: str
    title: Literal["staff_matter", "exempt_matter"] = "exempt_matter"

    def cited(self, language: str) -> str:
        """The basis in this language."""
        return self.nb if language == "nb" else self.nn

    def hint(self, language: str) -> str:
        """When it is used, in this language."""
        return {"nb": self.hint_nb, "en": self.hint_en}.get(language, self.hint_nn)


BASES: tuple[Basis, ...] = (
    Basis(
        "kommunelova § 11-5 andre ledd",
        "kommuneloven § 11-5 andre ledd",
        "sak om ein tilsett: skal lukkast",
        "sak om en ansatt: skal lukkes",
        "a matter of an employee: must be closed",
        "staff_matter",
    ),
    Basis(
        "kommunelova § 11-5 andre ledd",
        "kommuneloven § 11-5 andre ledd",
        "noko det er teieplikt om i lov: skal lukkast",
        "noe det er taushetsplikt om i lov: skal lukkes",
        "a statutory duty of secrecy: must be closed",
    ),
    Basis(
        "kommunelova § 11-5 tredje ledd bokstav a",
        "kommuneloven § 11-5 tredje ledd bokstav a",
        "personvern: kan lukkast",
        "personvern: kan lukkes",
        "privacy: may be closed",
    ),
    Basis(
        "kommunelova § 11-5 tredje ledd bokstav b",
        "kommuneloven § 11-5 tredje ledd bokstav b",
        "viktige offentlege interesser, om noko som er unnateke innsyn: kan lukkast",
        "viktige offentlige interesser, om noe som er unntatt innsyn: kan lukkes",
        "weighty public interests, in what is exempt from access: may be closed",
    ),
)
"""The bases of the act on municipalities, in its order."""

_SECOND = re.compile(r"§\s*11-5,?\s+(?:andre|annet|2\.)\s+ledd", re.IGNORECASE)


def bases(board: Board) -> tuple[Basis, ...]:
    """The bases a board may choose from; none where its own articles say when a meeting is closed."""
    return BASES if applies(board, "closed_session") else ()


def must_be_closed(basis: str) -> bool:
    """Whether this is a basis on which a session has to be closed (§ 11-5 second subsection)."""
    return bool(_SECOND.search(basis))


def no_remote(meeting: Meeting, item_id: str, basis: str) -> bool:
    """Whether a session closed on this basis is advised against as long as somebody is remote.

    So it is where the meeting has to be closed (kommunelova §§ 11-7 and 11-5 second subsection).
    """
    if not must_be_closed(basis) or overridden(meeting, "remote_closed", item_id):
        return False
    return applies(meeting.board, "remote_closed") and bool(remote_people(meeting))


def remote_people(meeting: Meeting) -> tuple[str, ...]:
    """The ids of those who take part remotely just now."""
    return tuple(p.person for p in meeting.presences if p.here and p.stays[-1].remote_now)
