"""Coming and going in anybody's protocol: sentences on people who came, left or were away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sognko_tui.meeting.events import Relation
from sognko_tui.protocol.movements import Kind
from sognko_tui.protocol.public_meeting import PublicMovement

_VERBS: tuple[tuple[Kind, str], ...] = (
    ("back", r"kom (?:tilbake|attende)|returnerte|tiltrådte igjen|gjeninntrådte"),
    ("away", r"(?:var (?:ikkje|ikke) (?:til\s?stades|til\s?stede)|fråverande|fraværende)"),
    ("left", r"(?:forlét|forlot|forlet) (?:møtet|salen|rommet)?|gjekk (?:frå møtet|ut|frå)|gikk (?:fra møtet|ut|fra)|fratrådte|permittert|permisjon"),
    ("came", r"kom (?:til møtet|inn)?|ankom|tiltrådte|møtte (?=kl|frå|fra|under)"),
)  # fmt: skip
_TIME = re.compile(r"(?i)\bkl(?:okka|okken)?\.?\s*(?P<h>\d{1,2})[.:](?P<m>\d\d)\b")
_ITEM = re.compile(
    r"(?i)\b(?P<how>før|under|ved|i|frå og med|fra og med|frå|fra|etter)\s+(?:handsaminga? av |behandling(?:en)? av )?"
    r"(?:sak(?:a|ene)?|PS|ps)\s+(?:nr\.?\s*)?(?P<items>\d{1,3}(?:\s?/\s?\d{2,4})?(?:\s*(?:,|og)\s*\d{1,3}(?:\s?/\s?\d{2,4})?)*)"
)
_HOW: dict[str, Relation] = {"før": "before", "etter": "after", "frå": "before", "fra": "before", "frå og med": "before", "fra og med": "before"}  # fmt: skip
_DISQUALIFIED = re.compile(r"(?i)\b(?:u?gild|inhabil)")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")


def movements(
    lines: Iterable[str], items: Sequence[tuple[str, list[str]]], names: frozenset[str]
) -> tuple[tuple[PublicMovement, ...], tuple[str, ...]]:
    """What is told of people: the movements, and the sentences that were not understood.

    `items` are the numbers with the lines of each, where an item that is not named is the one told in.
    """
    numbers = [number for number, _ in items]
    found: list[PublicMovement] = []
    unplaced: list[str] = []
    for own, texts in [("", list(lines)), *items]:
        for text in texts:
            for sentence in _SENTENCES.split(text):
                one = _movement(sentence, own, numbers, names)
                if isinstance(one, PublicMovement):
                    found.append(one)
                elif one:
                    unplaced.append(sentence)
    order = {number: n for n, number in enumerate(numbers)}
    rank = {"before": 0, "during": 1, "": 1, "after": 2}
    placed = sorted(
        dict.fromkeys(found),
        key=lambda m: (order[m.items[0]] if m.items else -1, rank[m.relation]),
    )
    return tuple(placed), tuple(dict.fromkeys(unplaced))


def _movement(
    sentence: str, own: str, numbers: list[str], names: frozenset[str]
) -> PublicMovement | bool:
    """The movement a sentence tells, or whether it tells one that cannot be placed."""
    if len(sentence) > 220 or _DISQUALIFIED.search(sentence):
        return False
    who = next((n for n in sorted(names, key=len, reverse=True) if sentence.startswith(n)), None)
    if who is None:
        return False
    rest = sentence[len(who) :]
    kind = next(
        (k for k, verb in _VERBS if re.match(rf"(?i)[^.]{{0,25}}?\b(?:{verb})\b", rest)), None
    )
    if kind is None:
        return False
    time = _TIME.search(rest)
    clock = f"{int(time['h'])}.{time['m']}" if time is not None else ""
    named = _ITEM.search(rest)
    places = _places(named["items"], numbers) if named is not None else ()
    if named is not None and not places:
        return True
    if not places and own:
        places = (own,)
    relation: Relation = _HOW.get(named["how"].lower(), "during") if named is not None else "during"
    if kind == "away":
        return PublicMovement(name=who, kind="away", items=places) if places else True
    if not places and not clock:
        return True
    if not places:
        return kind == "came" or True
    return PublicMovement(name=who, kind=kind, time=clock, relation=relation, items=places[:1])


def _places(words: str, numbers: list[str]) -> tuple[str, ...]:
    """The items that are meant, by the numbers they have here."""
    found: list[str] = []
    for word in re.split(r"\s*(?:,|og)\s*", words):
        bare = word.replace(" ", "")
        match = next(
            (
                n
                for n in numbers
                if _bare(n) == bare or _bare(n).split("/")[0] == bare.split("/")[0]
            ),
            None,
        )
        if match is None:
            return ()
        found.append(match)
    return tuple(found)


def _bare(number: str) -> str:
    return number.replace(" ", "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ")
