"""Every text is there in all three languages, says the same in each, and is the language it claims."""

import ast
import gettext
import re
import string
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from sognko_tui import texts

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "sognko_tui"
TRANSLATED = ("nb", "en")

KEYS = re.compile(r"\bF(?:[1-9]|1[0-2])\b|\bCtrl\+[A-Z]\b|\b(?:Enter|Esc|Tab|Shift)\b")
MARKS = re.compile(r"--[a-z]+|(?:[a-z]+_[a-z_]+)|\bSOGNKO_[A-Z]+\b")


def words(text: str) -> set[str]:
    """The words of a text; what stands between braces or quotation marks is not of its language."""
    return set(re.findall(r"[^\W\d_]+", re.sub(r"\{.*?\}", " ", text).lower()))


# Words of one written language that the other has another word for.
BOKMAL = words(
    """
ikke hva hvor hvem hvordan hvis hver hvert noe noen jeg være vært ble fra nå kun ennå også disse
forslag forslaget avstemning avstemningen stemt stemmerett enstemmig inhabil vedtatt trukket endret
lagret skrevet åpen åpent åpne åpner velg velger lager gjør gjøre medlemmer initialene initialer
saken sakslisten saksliste innkallingen filen filene mappen listen kolonnene navn navnet sier gikk
sto setter eksempel anførselstegn mer hendelse hendelser uten deres allerede fremdeles igjen kommer
"""
)
NYNORSK = words(
    """
ikkje kva kvar kven korleis noko nokon eg vere vore vart frå berre enno òg desse framlegg framlegget
røyst røysta røysting røystinga røysterett samrøystes ugild vedteke vedteken trekt endra lagra
skriven skrive ope opna opnar lagar gjer gjere medlemer initialane initialar saka saklista sakliste
innkallinga fila mappa kolonnane namn namnet kjem seier gjekk døme dømes hermeteikn meir hending
hendingar utan eit ein
"""
)


@cache
def source() -> frozenset[tuple[str, ...]]:
    """Every message in the code: one form, or two where it depends on a count."""
    found = extract_from_dir(
        PACKAGE,
        method_map=[("**.py", "python")],
        keywords={"_": None, "N_": None, "ngettext": (1, 2)},
    )
    return frozenset(
        (message,) if isinstance(message, str) else tuple(message)
        for _file, _line, message, _comments, _context in found
    )


MARKERS = {"_": 1, "N_": 1, "ngettext": 2}
"""What marks a text to be translated, and how many texts each takes."""


def marked() -> set[tuple[str, ...]]:
    """Every message as Python reads it, also where what collects the texts does not look."""
    found: set[tuple[str, ...]] = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                wanted = node.args[: MARKERS.get(node.func.id, 0)]
                message = tuple(str(arg.value) for arg in wanted if isinstance(arg, ast.Constant))
                if message and len(message) == len(wanted):
                    found.add(message)
    return found


def path(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "sognko.po"


@cache
def catalogue(language: str) -> Catalog:
    with path(language).open("rb") as file:
        return read_po(file, locale=language)


def forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


def pairs(language: str) -> list[tuple[str, str]]:
    """Each form of each message with its translation."""
    return [
        pair
        for message in catalogue(language)
        if message.id
        for pair in zip(forms(message.id), forms(message.string), strict=True)
    ]


def fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _how in string.Formatter().parse(text) if name is not None}


def test_the_texts_of_the_code_are_found():
    assert ("Hjelp",) in source()
    assert len(source()) > 400


def test_no_text_stands_where_it_is_not_found_as_within_an_f_string():
    assert sorted(marked() - source()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language):
    there = {forms(m.id) for m in catalogue(language) if m.id and all(forms(m.string))}
    assert sorted(source() - there) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_of_a_text_that_is_gone_or_only_guessed(language):
    known = {forms(m.id) for m in catalogue(language) if m.id}
    assert sorted(known - source()) == []
    assert "#~" not in path(language).read_text(encoding="utf-8")
    assert not [m.id for m in catalogue(language) if m.id and m.fuzzy]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_same_gaps_to_fill(language):
    assert [p for p in pairs(language) if fields(p[0]) != fields(p[1])] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_names_the_same_keys_and_options(language):
    for pattern in (KEYS, MARKS):
        differ = [
            p for p in pairs(language) if set(pattern.findall(p[0])) != set(pattern.findall(p[1]))
        ]
        assert differ == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_begins_and_ends_as_the_text_does(language):
    assert [p for p in pairs(language) if p[0][:1].isspace() != p[1][:1].isspace()] == []
    assert [p for p in pairs(language) if p[0][-1:].isspace() != p[1][-1:].isspace()] == []
    for sign in ".:…":
        # A few words may end in the point of an abbreviation.
        told = [p for p in pairs(language) if p[0].endswith(sign) and p[0].count(" ") > 2]
        assert [p for p in told if not p[1].endswith(sign)] == []


def test_the_texts_of_the_code_are_nynorsk():
    found = {
        text: sorted(bad)
        for message in source()
        for text in message
        if (bad := words(text) & BOKMAL)
    }
    assert found == {}


def test_the_bokmal_texts_are_bokmal():
    found = {text: sorted(bad) for _, text in pairs("nb") if (bad := words(text) & NYNORSK)}
    assert found == {}


def test_the_english_texts_are_english():
    norwegian = BOKMAL | NYNORSK | {"og", "møte", "styret", "sak", "vedtak", "protokoll"}
    found = {
        text: sorted(bad)
        for _, text in pairs("en")
        # What stands between quotation marks is typed, also where the screen is English.
        if (bad := words(re.sub("“.*?”", "", text)) & norwegian)
    }
    assert found == {}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_a_language_can_be_chosen_and_shows(language):
    try:
        texts.use(language)
        assert texts.language() == language
        shown = {"nn": "Avslutt", "nb": "Avslutt", "en": "Quit"}[language]
        assert texts._("Avslutt") == shown
        assert (
            texts.ngettext("{count} sak", "{count} saker", 2)
            == {
                "nn": "{count} saker",
                "nb": "{count} saker",
                "en": "{count} items",
            }[language]
        )
    finally:
        texts.use("nn")


def test_an_unknown_language_leaves_nynorsk():
    try:
        texts.use("de")
        assert texts.language() == "nn"
        assert texts._("Hjelp") == "Hjelp"
    finally:
        texts.use("nn")


def test_a_catalogue_can_be_put_in_place_of_all():
    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper()

    try:
        texts.use_catalogue(Shouting(), "nn")
        assert texts._("Hjelp") == "HJELP"
        assert texts._("") == ""
    finally:
        texts.use("nn")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "nn"),
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "no_NO.UTF-8"}, "nb"),
        ({"LANG": "en_GB.UTF-8"}, "nn"),
        ({"LANG": "C.UTF-8"}, "nn"),
        ({"SOGNKO_LANG": "en", "LANG": "nb_NO.UTF-8"}, "en"),
        ({"LC_ALL": "nn_NO", "LANG": "nb_NO"}, "nn"),
    ],
)
def test_the_environment_says_which_language_is_wanted(monkeypatch, environment, language):
    for name in ("SOGNKO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert texts.preferred() == language
