"""The words of the site itself, as data: one file a language, with `{named}` places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_PLACE = re.compile(r"\{([a-z]+)\}")
TAGS = {"nn": "nn-NO", "nb": "nb-NO"}


class Wording:
    """The words of one language; Nynorsk for a language that there are none in."""

    def __init__(self, language: str) -> None:
        self.language = language if language in TAGS else "nn"
        self._text = _texts(self.language)

    def __getitem__(self, key: str) -> str:
        return self._text[key]

    def say(self, key: str, **values: str | int) -> str:
        """The words with their places filled, by plain replacement."""
        return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), self._text[key])

    def count(self, key: str, count: int, **values: str | int) -> str:
        """As `say`, for so many: `key_one` for one of them."""
        return self.say(f"{key}_one" if count == 1 else key, count=count, **values)


@cache
def _texts(language: str) -> Mapping[str, str]:
    import tomllib

    with Path(__file__).with_name(f"{language}.toml").open("rb") as file:
        return tomllib.load(file)
