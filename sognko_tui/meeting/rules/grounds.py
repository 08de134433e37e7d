"""The grounds on which somebody has no part in an item, down to paragraph, subsection and letter.

Data, as the citations are: what they are about is told in our own words, never in those of the acts
(10 February 1967 on administration, 22 June 2018 no. 83 on municipalities). The act of 20 June 2025
no. 81, which replaces the former, gets its lines here when it is in force and its paragraphs known.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sognko_tui.meeting.board import Board
from sognko_tui.meeting.rules.ruleset import applies


class Ground(NamedTuple):
    """A ground as it is printed, and in plain words when it is used, in both languages.

    `until` is the last day it could be used, None as long as it can.
    """

    nn: str
    nb: str
    hint_nn: str
    hint_nb: str
    until: date | None = None

    def cited(self, language: str) -> str:
        """The ground in this language."""
        return self.nb if language == "nb" else self.nn

    def hint(self, language: str) -> str:
        """When it is used, in this language."""
        return self.hint_nb if language == "nb" else self.hint_nn


def _administration(paragraph: str, hint_nn: str, hint_nb: str) -> Ground:
    return Ground(
        f"forvaltningslova § 6 {paragraph}",
        f"forvaltningsloven § 6 {paragraph}",
        hint_nn,
        hint_nb,
    )


GROUNDS: tuple[Ground, ...] = (
    _administration("første ledd bokstav a", "er sjølv part i saka", "er selv part i saken"),
    _administration(
        "første ledd bokstav b",
        "nær slekt eller svoger av ein part",
        "nær slekt eller svoger av en part",
    ),
    _administration(
        "første ledd bokstav c", "er eller var gift med ein part", "er eller var gift med en part"
    ),
    _administration(
        "første ledd bokstav d",
        "verje eller fullmektig for ein part",
        "verge eller fullmektig for en part",
    ),
    _administration(
        "første ledd bokstav e",
        "leiar eller styremedlem hos ein part",
        "leder eller styremedlem hos en part",
    ),
    _administration(
        "andre ledd", "andre særlege grunnar til tvil", "andre særlige grunner til tvil"
    ),
    _administration("tredje ledd", "overordna er ugild i saka", "overordnet er inhabil i saken"),
    Ground(
        "kommunelova § 11-10 andre ledd",
        "kommuneloven § 11-10 andre ledd",
        "førebudde saka som tilsett",
        "forberedte saken som ansatt",
    ),
)
"""The grounds of the acts, in their order."""

EXEMPTION = Ground(
    "kommunelova § 11-11",
    "kommuneloven § 11-11",
    "friteken av personlege grunnar",
    "fritatt av personlige grunner",
)
"""Not a ground of disqualification, but handled in the same way: the member asks to be exempted."""


def grounds(board: Board, on: date | None) -> tuple[Ground, ...]:
    """The grounds a board may choose from on this day; none where its own articles have them."""
    if board.rules == "lag":
        return ()
    found = tuple(g for g in GROUNDS if on is None or g.until is None or on <= g.until)
    return (*found, EXEMPTION) if applies(board, "exemption") else found


def exempts(ground: str) -> bool:
    """Whether this is what a member is exempted by, and not disqualified."""
    return "§ 11-11" in " ".join(ground.split())
