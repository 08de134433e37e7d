"""A pack under review: the reading, the steps that put it right, and what is said of its items."""

from __future__ import annotations

from sognko_tui.agenda import Certainty, PackWarning, Part, Reading, Role
from sognko_tui.agenda.review import Misplaced, Review
from sognko_tui.documents import Line
from sognko_tui.office import sentences
from sognko_tui.office.sentences import reading as words

__all__ = [
    "Line",
    "Misplaced",
    "PackWarning",
    "Part",
    "Reading",
    "Review",
    "Role",
    "doubts",
    "where_told",
    "why",
]


def why(certainty: Certainty) -> str:
    """What there is to say of how sure the reader is: the doubts, or else the grounds."""
    return words.doubts(certainty) or words.grounds(certainty)


def doubts(reading: Reading) -> tuple[str, ...]:
    """Everything about the pack that somebody should look at before it is used."""
    told = [sentences.warning(warning) for warning in reading.unsettled]
    for at in reading.doubtful:
        part = reading.parts[at]
        told.append(words.doubtful_item(part.item.number, part.item.title, why(part.certainty)))
    return tuple(told)


def where_told(reading: Reading, warning: PackWarning) -> int:
    """The index of the line a warning is about; the first where it is about the whole."""
    return next((at for at, line in enumerate(reading.lines) if line.number >= warning.line), 0)
