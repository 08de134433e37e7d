"""What is written of one item: background, proposal, decision and REFERAT, three kilobytes together."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.archives.plan import Day, Planned
from benchmarks.archives.prose import Prose, written
from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.decisions import as_text

BYTES = 3000
WITHIN = 0.1
"""How many bytes of UTF-8 the four texts of an item have together, and how far off they may be."""

_ENOUGH = 2940
_OFFICES = ("administrasjonen", "dagleg leiar", "sekretariatet", "arbeidsgruppa", "kommunane")
_HEADINGS = ("Bakgrunn", "Vurdering", "Økonomi", "Vidare arbeid")
_SAID = (
    "spurde om",
    "peika på",
    "meinte at",
    "viste til",
    "bad om",
    "la vekt på",
    "ønskte å få avklart",
    "orienterte om",
)


@dataclass(frozen=True)
class FollowUp:
    """What the decision asks of somebody."""

    who: str
    what: str
    due: date


@dataclass(frozen=True)
class Written:
    """An item as it came with the pack, and what the meeting made of it."""

    agenda: AgendaItem
    outcome: str
    decision: str
    minutes: str
    followup: FollowUp | None

    @property
    def texts(self) -> tuple[str, ...]:
        """Background, proposal, decision and REFERAT."""
        return self.agenda.background, as_text(self.agenda.proposal), self.decision, self.minutes

    @property
    def bytes(self) -> int:
        """How long the four texts are together."""
        return sum(len(text.encode()) for text in self.texts)


def write_item(
    chance: random.Random,
    day: Day,
    number: int,
    planned: Planned,
    present: Sequence[str],
    references: Sequence[str],
) -> Written:
    """Write the item with this number; `present` are the names of those who may have spoken."""
    prose = Prose(chance, planned.topic, day.on, references)
    points: list[str] = []
    followup = None
    if planned.outcome != "handled":
        points = [_point(chance, prose, day, references) for _ in range(chance.randint(1, 3))]
        if chance.random() < 0.35:
            followup, text = _request(chance, prose, day)
            points.append(text)
    proposal = _numbered(points)
    decision = ""
    if planned.outcome in ("adopted", "amended"):
        decided = list(points)
        if planned.outcome == "amended":
            decided[0] = f"{decided[0]} {prose.sentence()}"
        decision = as_text(_numbered(decided))
    if not decision:
        followup = None
    minutes = _minutes(chance, prose, present)
    written_already = sum(len(t.encode()) for t in (as_text(proposal), decision, minutes))
    agenda = AgendaItem(
        id=f"i{number}",
        number=str(number),
        title=planned.title,
        kind="decision" if points else "information",
        proposal=proposal,
        attachments=tuple(f"Vedlegg {n}: {planned.topic}" for n in range(chance.randint(0, 2))),
        background=_background(chance, prose, _ENOUGH - written_already),
        history=planned.history,
    )
    return Written(agenda, planned.outcome, decision, minutes, followup)


def _numbered(points: Sequence[str]) -> tuple[Point, ...]:
    if len(points) < 2:
        return tuple(Point(text=text) for text in points)
    return tuple(Point(text=text, marker=f"{n}.") for n, text in enumerate(points, 1))


def _point(chance: random.Random, prose: Prose, day: Day, references: Sequence[str]) -> str:
    called = day.called
    openings = [
        f"{called} tek saka til vitande og legg til grunn at",
        f"{called} vedtek at",
        f"{called} sluttar seg til framlegget om",
        f"{called} godkjenner",
        f"{called} gir sin tilslutnad til",
        f"{called} ser det som viktig at",
    ]
    if references:
        openings.append(f"{called} viser til {chance.choice(references)}, og vedtek at")
    return prose.sentence(chance.choice(openings))


def _request(chance: random.Random, prose: Prose, day: Day) -> tuple[FollowUp, str]:
    """A point that asks somebody for something by a day, and the follow-up that comes of it."""
    who = chance.choice(_OFFICES)
    due = day.on + timedelta(days=chance.randint(14, 200))
    what = "leggje fram " + " ".join(prose.words(chance.randint(3, 7)))
    text = f"{day.called} ber {who} om å {what} innan {written(due)}."
    return FollowUp(who, what, due), text


def _minutes(chance: random.Random, prose: Prose, present: Sequence[str]) -> str:
    """REFERAT: what was said, some of it by whom; of one item in eight nothing."""
    if chance.random() < 0.12:
        return ""
    lines: list[str] = []
    for _ in range(chance.randint(1, 5)):
        said = ""
        if present and chance.random() < 0.6:
            said = f"{chance.choice(present)} {chance.choice(_SAID)}"
        lines.append(prose.sentence(said))
    return "\n".join(lines)


def _background(chance: random.Random, prose: Prose, size: int) -> str:
    """Paragraphs under a few headings, until there are so many bytes."""
    parts: list[str] = []
    headings = list(_HEADINGS)
    done = 0
    while done < size:
        if headings and (not parts or chance.random() < 0.3):
            parts.append(f"**{headings.pop(0)}**")
        sentences: list[str] = []
        for _ in range(chance.randint(2, 5)):
            sentences.append(prose.sentence())
            done += len(sentences[-1].encode()) + 1
            if done >= size:
                break
        parts.append(" ".join(sentences))
        done += 1
    return "\n\n".join(parts)
