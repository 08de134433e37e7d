"""What the user reads, in the language of the screen.

The sentences in the code are Nynorsk; Bokmål and English come from gettext catalogues. The language
of the protocol is the board's and has nothing to do with this one.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LANGUAGES = ("nn", "nb", "en")
"""The languages of the screen, the source of all texts first."""

_CATALOGUES = Path(__file__).with_name("locale")
_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "nn"


def use(language: str) -> None:
    """Show everything in this language from now on. An unknown one leaves Nynorsk."""
    if language not in LANGUAGES or language == "nn":
        use_catalogue(gettext.NullTranslations(), "nn")
        return
    found = gettext.translation("sognko", _CATALOGUES, [language], fallback=True)
    use_catalogue(found, language)


def use_catalogue(catalogue: gettext.NullTranslations, language: str) -> None:
    """Show everything through this catalogue from now on."""
    global _current, _language
    _current, _language = catalogue, language


def language() -> str:
    """The language of the screen."""
    return _language


def preferred() -> str:
    """The language the environment asks for, as far as it is one of ours: else Nynorsk."""
    for name in ("SOGNKO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(name, "").lower().replace("no_", "nb_")[:2]
        if wanted in LANGUAGES:
            # An English or bare locale on a server says nothing of who sits at the other end.
            return wanted if wanted != "en" or name == "SOGNKO_LANG" else "nn"
    return "nn"


def _(message: str) -> str:
    """The message in the language of the screen."""
    return _current.gettext(message) if message else ""


def N_(message: str) -> str:  # noqa: N802  # the name gettext tools look for
    """Marks a message that is translated where it is shown."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """The message for this count in the language of the screen."""
    return _current.ngettext(one, many, count)
