"""The sentences of a protocol, as data: one file a language, each sentence with `{named}` places.

They are filled in one pass by plain replacement, so that nothing in a name or a text is ever read as
a place, and they can be read backwards: `match` finds in a sentence what was put into it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sognko_tui.protocol.document import Run
from sognko_tui.protocol.wording import one_line

_PLACE = re.compile(r"\{([a-z]+)\}")

PATTERNS: Mapping[str, str] = {
    "time": r"\d{1,2}\.\d\d",
    "start": r"\d{1,2}\.\d\d",
    "end": r"\d{1,2}\.\d\d",
    "count": r"\d+",
    "for": r"\d+",
    "against": r"\d+",
    "letter": r"[A-Z]+",
}
"""What may stand in a place, where that is not just any words."""


class Phrases:
    """The sentences of one language, with those a board has put in their place."""

    def __init__(self, language: str, replaced: Mapping[str, str] | None = None) -> None:
        standard = standard_phrases(language)
        self.language = language
        self.replaced = {k: one_line(text) for k, text in (replaced or {}).items() if k in standard}
        self._text = {**standard, **self.replaced}

    def __getitem__(self, key: str) -> str:
        """The sentence as it stands, its places unfilled. Raises `KeyError` for an unknown key."""
        return self._text[key]

    def say(self, key: str, **values: str | int) -> str:
        """The sentence with its places filled; a place nobody fills stays as it stands."""
        said = _PLACE.sub(lambda place: str(values.get(place[1], place[0])), self._text[key])
        return " ".join(said.split())  # nothing in a place leaves no gap

    def runs(self, key: str, **values: str | Run) -> tuple[Run, ...]:
        """As `say`, for places that want to stand out: a `Run` keeps its emphasis."""
        runs: list[Run] = []
        # Split on a pattern with one group, the odd pieces are the names of the places.
        for n, piece in enumerate(_PLACE.split(self._text[key])):
            value = piece if n % 2 == 0 else values.get(piece, "{" + piece + "}")
            run = value if isinstance(value, Run) else Run(text=value)
            if runs and run.plain and runs[-1].plain:
                run = Run(text=runs.pop().text + run.text)
            if run.text:
                runs.append(run)
        return tuple(runs)

    def match(self, key: str, sentence: str, **patterns: str) -> dict[str, str] | None:
        """What was put into the places, or None where this is another sentence.

        `patterns` says for single places what may stand there. Whole sentence or nothing.
        """
        pattern = ""
        named: set[str] = set()
        for n, piece in enumerate(_PLACE.split(self._text[key])):
            if n % 2 == 0:
                pattern += re.escape(piece)
            elif piece in named:
                pattern += f"(?P=p_{piece})"
            else:
                allowed = patterns.get(piece, PATTERNS.get(piece, ".+"))
                pattern += f"(?P<p_{piece}>{allowed})"
                named.add(piece)
        found = re.fullmatch(pattern.strip(), sentence)
        if found is None:
            return None
        return {name: found[f"p_{name}"] or "" for name in named}

    def among(self, section: str, sentence: str) -> str | None:
        """The last part of the key under `section` whose whole text this is, or None."""
        prefix = section + "."
        for key, text in self._text.items():
            if key.startswith(prefix) and text == sentence:
                return key.removeprefix(prefix)
        return None


@cache
def standard_phrases(language: str) -> Mapping[str, str]:
    """Every sentence of a language by its key `section.name`; Nynorsk for an unknown language."""
    import tomllib

    name = language if language in ("nn", "nb") else "nn"
    with Path(__file__).with_name(f"{name}.toml").open("rb") as file:
        sections = tomllib.load(file)
    return {
        f"{section}.{key}": text
        for section, sentences in sections.items()
        for key, text in sentences.items()
    }
