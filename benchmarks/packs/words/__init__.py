"""The word stock: what boards of several sorts deal with, written for these packs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.packs.structure import Kind, Language


@dataclass(frozen=True)
class Topic:
    """Something a board may deal with. `boards` are the sorts of board that do; none means all."""

    title: str
    kind: Kind
    boards: tuple[str, ...]
    background: tuple[str, ...] = ()
    proposal: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Organ:
    """A board: its sort, its whole name, what it is called in a sentence, and where it meets."""

    sort: str
    name: str
    called: str
    place: str


@dataclass(frozen=True)
class Words:
    """All words of one language. `lists` are the named sections that are lines and nothing more."""

    organs: tuple[Organ, ...]
    topics: tuple[Topic, ...]
    lists: dict[str, tuple[str, ...]]


@cache
def words(language: Language) -> Words:
    """Read a language's file."""
    lists: dict[str, list[str]] = {}
    name = ""
    text = (Path(__file__).parent / f"{language}.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            lists[name] = []
        elif line and not line.startswith("#"):
            lists[name].append(line)
    organs = tuple(Organ(*map(str.strip, line.split("|"))) for line in lists.pop("boards"))
    topics = tuple(_topics(lists.pop("topics")))
    return Words(organs, topics, {name: tuple(found) for name, found in lists.items()})


def _topics(lines: list[str]) -> list[Topic]:
    found: list[Topic] = []
    at = 0
    while at < len(lines):
        _, kind, boards, title = lines[at].split(" ", 3)
        under: dict[str, list[str]] = {">": [], "!": [], "@": []}
        at += 1
        while at < len(lines) and not lines[at].startswith("= "):
            under[lines[at][0]].append(lines[at][2:])
            at += 1
        sorts = () if boards == "*" else tuple(boards.split(","))
        parts = (tuple(under[">"]), tuple(under["!"]), tuple(under["@"]))
        found.append(Topic(title, _KINDS[kind], sorts, *parts))
    return found


_KINDS: dict[str, Kind] = {
    "formality": "formality",
    "information": "information",
    "decision": "decision",
    "election": "election",
    "other": "other",
}
