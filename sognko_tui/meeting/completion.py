"""Completing the word that is being typed: standard sentences by what they are called for short, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sognko_tui.meeting.board import Person

_WORD = re.compile(r"[\w/.-]*\Z")
_SHORTEST = 2
"""Letters from which a word is looked for among names; fewer could be anything."""


class Completion(NamedTuple):
    """What a word may become. `short` is what it is called for, an abbreviation or initials."""

    short: str
    text: str


def word_before(text: str, at: int) -> str:
    """The word that ends at this offset; empty after white space and at the start."""
    found = _WORD.search(text[:at])
    return found.group() if found is not None else ""


def completions(
    word: str,
    sentences: Mapping[str, str],
    people: Iterable[Person],
    offices: Iterable[str] = (),
) -> tuple[Completion, ...]:
    """What the word may become; one that is called exactly so stands alone.

    With an empty word everything there is, the sentences first.
    """
    wanted = word.casefold()
    everything = [
        *(Completion(short, text) for short, text in sorted(sentences.items())),
        *(Completion(person.initials, person.name) for person in people),
        *(Completion("", office) for office in offices),
    ]
    exactly = [c for c in everything if wanted and wanted == c.short.casefold()]
    if exactly:
        return tuple(exactly[:1])
    return tuple(dict.fromkeys(c for c in everything if not wanted or _begins(c, wanted)))


def _begins(completion: Completion, wanted: str) -> bool:
    if completion.short.casefold().startswith(wanted):
        return True
    if len(wanted) < _SHORTEST or completion.text.casefold() == wanted:
        return False
    words = completion.text.casefold().split()
    # Of a sentence only its first word is what somebody begins to type; of a name any.
    begun = words if len(words) <= 4 and not completion.text.endswith(".") else words[:1]
    return any(part.startswith(wanted) for part in begun)
