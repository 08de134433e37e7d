"""How items are numbered: every style seen in real packs, and what tells it from prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from sognko_tui.agenda.tables import cells

Family = Literal["sak", "code", "slash", "proposal", "point", "hash", "dotted", "plain", "bare"]
"""`sak`: a word before the number. `code`: PS 7/26. `slash`: 021/15. `proposal`: Forslag 4. `point`: Punkt 4."""


_TELLING = frozenset({"sak", "code", "slash", "hash"})
"""The families that say they are items' numbers, also after a list's sign."""


class Numbered(msgspec.Struct, frozen=True):
    """A line that begins with a number.

    `series` is the same for numbers that count together; `key` compares a list's entry with a
    heading (code, year, value). `printed` is the number as the pack prints it, without the word.
    `blank` is true for a form's `Sak xx`.
    """

    family: Family
    series: str
    key: tuple[str, str, int, int]
    value: int
    printed: str
    rest: str
    condition: str = ""
    blank: bool = False


_STAMP = re.compile(
    r"(?:\[\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\]|\d{1,2}:\d{2}(?:\s?[-–]\s?\d{1,2}:\d{2})?)\s*[-–:]?\s+(?=\S)"
)
_SEP = r"\s*(?P<sep>[:.)–—-]?)(?P<gap>\s*)(?P<rest>.*)$"
_SAK = re.compile(
    r"(?P<word>(?i:(?:styre|møte|års|årsmøte|lands|landsmøte|orienterings|informasjons|meldings|drøftings|diskusjons|"
    r"samtale|vedtaks|avgjerds|beslutnings|referat|utvals|utvalgs|formannskaps|kommunestyre|tilleggs|ekstra|ekstraordinær )?sak"
    r"(?:s?nr\.?|snummer|\s+nr\.?)?))\s*[:.#]?\s*"
    r"(?:(?P<code>[A-ZÆØÅ]{1,4})[- ]?\s?)?"
    r"(?P<num>\d{1,3}-\d{2,4}|\d{1,3}\s?(?:[a-h](?=[\s:.)–-])|[A-H](?=[:.)]))|\d{1,4}(?:\s?/\s?\d{1,4})?(?:\.\d{1,2})?|[xX]{1,3}(?:/\d{2,4})?|[nN]{2}|_{1,3})(?![\w/%])"
    r"(?P<cond>\s*\([^()]{3,120}\)(?=\s*[:.–-]))?" + _SEP
)
_CODES = "LM|ÅM|GF|SU|AU|RF|PS|OS|RS|DS|FS|MS|SR|HS|GS|VS|IS|ST|RO|BS|KS|FO|RM|OR|RE|D|R|O|A|B|S"
_CODE = re.compile(
    r"(?P<code>[A-ZÆØÅ]{1,4})(?:-(?i:sak))?[- ]\s?"
    r"(?P<num>\d{1,4}\s?/\s?(?:\d{4}|\d{1,3})|[xX]{2}/\d{2,4})(?![\w/.%]\d?)" + _SEP
)
_CODE_SHORT = re.compile(rf"(?P<code>{_CODES})[- ]?\s?(?P<num>\d{{1,3}})(?![\w/%,]|\.\d)" + _SEP)
_CODE_HEADING = re.compile(r"(?P<code>[A-ZÆØÅ]{2,4})[- ]\s?(?P<num>\d{1,3})(?![\w/%,]|\.\d)" + _SEP)
_NO_CODE = frozenset(
    {"GNR", "BNR", "KR", "NOK", "FN", "EU", "NR", "PKT", "KL", "TLF", "HMS", "ISO"}
)
_SLASH = re.compile(
    r"(?P<num>\d{1,4}\s?/\s?\d{2,4}|\d{1,2} / \d|\d{4}-\d{1,3}|\d{1,3}-\d{4})(?![\w/.%-])" + _SEP
)
_PROPOSAL = re.compile(
    r"(?P<word>Forslag|Framlegg|Vedtektsforslag|Endringsforslag|Saksforslag|Punkt|Pkt\.|Agendapunkt)\s+"
    r"(?:nr\.?\s*)?(?P<num>\d{1,3})(?![\w/%]|\.\d)" + _SEP
)
_HASH = re.compile(r"#\s?(?P<num>\d{1,3})(?![\w/%]|\.\d)" + _SEP)
_DOTTED = re.compile(
    r"(?P<num>[1-9]\d?\.[1-9]\d?)(?!\d|\.\d|/|:|\s?%|,\d)(?P<sep>[.)]?)(?P<gap>\s+)(?P<rest>.*)$"
)
_PLAIN = re.compile(r"(?P<num>\d{1,3})(?P<sep>[.):])(?P<gap>\s*)(?P<rest>(?!\d)\S.*|(?<=\s)\d.*)?$")
_BARE = re.compile(r"(?P<num>\d{1,3})(?P<sep>\s+[-–—]|)(?P<gap>\s+)(?P<rest>[A-ZÆØÅ«\"“].*)$")

_WORD = re.compile(r"[^\W\d_]{3}")
_SORT = re.compile(r"(?i)(?:vedtak|beslutning|orientering|drøfting|diskusjon|referat)s?(?:sak)?$")
_FILED = re.compile(r"(?:[A-ZÆØÅ]{1,6}[- ]?)?\d[\d/.:-]*$|(?i:kl\.?\s?)?\d{1,2}[.:]\d\d\b.{0,12}$")
"""A cell of a list of items that says where it is filed, or when it comes."""

_SORT_LETTER = re.compile(r"\(?[A-ZÆØÅ]{1,2}\)?(?:\s*[-–:]\s*|\s+(?=[A-ZÆØÅ«])|$)")
_ROMAN = re.compile(r"(?P<num>[IVX]{1,5})[.)]\s+(?P<rest>[A-ZÆØÅ«].*)$")
_ROMANS = {
    tens + ones: 10 * ten + one
    for ten, tens in enumerate(("", "X", "XX"))
    for one, ones in enumerate(("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"))
    if tens or ones
}
_MONTHS = (
    "jan(?:uar)?|feb(?:ruar)?|mars?|apr(?:il)?|mai|jun[i]?|jul[i]?|aug(?:ust)?|sept?(?:ember)?|"
    "okt(?:ober)?|nov(?:ember)?|des(?:ember)?"
)
_PROSE = re.compile(
    rf"(?i)(?:{_MONTHS})\b\.?|kvartal\b|kv\.|halvår\b|prioritet\b|klasse\b|trinn\b|steg\b|ledd\b|avsnitt\b|punktum\b|"
    r"(?:års|åra|plass|etasje|divisjon|gongs?|gangs?|generasjon|samling|utgåve|utgave|mann)\b"
)
"""What makes a number in front an ordinal or a date: «7. januar», «4. kvartal»."""


def is_ordinal(rest: str) -> bool:
    """Whether the words after a number make it a date or an ordinal, not a number in a list."""
    return bool(_PROSE.match(rest))


def without_bars(text: str) -> str:
    """A table's row as its words; any other line as it is."""
    return " ".join(cell for cell in cells(text) if cell) if text.startswith("|") else text


# Whoever weighs a document asks of the same line several times.
@lru_cache(maxsize=32_768)
def parse(text: str, level: int = 0) -> Numbered | None:
    """Read the number a line begins with, or return None. `level` is the rank of a heading."""
    text = text[:400]
    if text.startswith("|"):
        text = _row_words(cells(text))
    if text[:2] in ("- ", "• ", "* ", "– "):
        # An entry of a list of items; a plain number after a sign is part of what the list says.
        found = parse(text[2:].lstrip(), level)
        return found if found is not None and found.family in _TELLING else None
    first = text[:1]
    if not first or first not in "0123456789#[ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ":
        return None
    if first == "[" or (first.isdigit() and ":" in text[:3]):
        stamp = _STAMP.match(text)
        if not stamp and first == "[":
            return None
        text = text[stamp.end() if stamp else 0 :]
    if "A" <= text[:1] <= "Å":
        return _worded(text, level)
    return _counted(text, level)


def _row_words(said: list[str]) -> str:
    """A table's row as the line it would be in a list: its number and its title.

    The title is in the first column that has words, past where the case is filed and what sort it is.
    """
    if len(said) < 3 or not any(sign.isdigit() for sign in said[0]):
        return " ".join(cell for cell in said if cell)
    wordy = [cell for cell in said[1:] if _WORD.search(cell) and not _FILED.match(cell)]
    if len(wordy) > 1 and _SORT.match(wordy[0]) and " " in wordy[1]:
        # «Orientering» may be the title too, where what follows is who gives it.
        wordy = wordy[1:]
    return f"{said[0]} {wordy[0] if wordy else said[1]}".strip()


def _roman(text: str, level: int) -> Numbered | None:
    """«IV. Innkomne saker», whose series is its own."""
    match = _ROMAN.match(text)
    value = _ROMANS.get(match["num"], 0) if match else 0
    if match is None or not value:
        return None
    return Numbered(
        family="plain",
        series=f"roman@{level}",
        key=("roman", "", value, 0),
        value=value,
        printed=match["num"],
        rest=match["rest"].strip(),
    )


def _worded(text: str, level: int) -> Numbered | None:
    match = _SAK.match(text)
    if match:
        code = match["code"] or ""
        condition = (match["cond"] or "").strip(" ()")
        return _numbered("sak", code, match["num"], match["rest"], condition=condition)
    match = _CODE.match(text)
    if match and match["code"] not in _NO_CODE and _has_year(match["num"]):
        return _numbered("code", match["code"], match["num"], match["rest"])
    match = _CODE_SHORT.match(text) or (_CODE_HEADING.match(text) if level else None)
    if match and (len(match["code"]) > 1 or match["sep"]):
        return _numbered("code", match["code"], match["num"], match["rest"])
    match = _PROPOSAL.match(text)
    if match:
        family: Family = (
            "point" if "unkt" in match["word"] or match["word"] == "Pkt." else "proposal"
        )
        return _numbered(family, "", match["num"], match["rest"])
    return _roman(text, level)


def _counted(text: str, level: int) -> Numbered | None:
    match = _SLASH.match(text)
    if match:
        if not _has_year(match["num"]) and " / " not in match["num"]:
            return None
        return _numbered("slash", "", match["num"], match["rest"])
    match = _HASH.match(text)
    if match:
        return _numbered("hash", "", match["num"], match["rest"])
    match = _DOTTED.match(text)
    if match:
        return _numbered("dotted", "", match["num"], match["rest"], level)
    match = _PLAIN.match(text)
    if match:
        return _numbered("plain", "", match["num"], match["rest"] or "", level)
    match = _BARE.match(text)
    if match:
        return _numbered("bare", "", match["num"], match["rest"], level)
    if level and text.isdigit() and len(text) <= 3:
        return _numbered("bare", "", text, "", level)
    return None


def _has_year(number: str) -> bool:
    left, _, right = number.replace("-", "/").replace(" ", "").partition("/")
    return len(right) in (2, 4) or (len(left) == 4 and left[:2] in ("19", "20"))


def _numbered(
    family: Family, code: str, number: str, rest: str, level: int = 0, condition: str = ""
) -> Numbered:
    printed = " ".join(number.split())
    value, minor, year, blank = _values(printed)
    if family == "dotted" and level:
        series = f"dotted@{level}"
    elif family in ("plain", "bare", "dotted"):
        series = f"{family}@{level}" if level else family
    elif year:
        series = f"{code}/{year}"
    else:
        series = f"{family}:{code}"
    return Numbered(
        family=family,
        series=series,
        key=(code, year, value, minor),
        value=value * 64 + minor if family == "dotted" or minor else value,
        printed=f"{code} {printed}" if code else printed,
        rest=rest.strip(),
        condition=condition,
        blank=blank,
    )


def counts_last(numbers: Sequence[Numbered]) -> bool:
    """Whether a pack's `26/31`, `26/32` have the year, or the meeting, first and the count last.

    A number alone does not say; that the first part is the same all through does.
    """
    pairs = [one.printed.replace(" ", "").rpartition("/") for one in numbers if _is_pair(one)]
    if len(pairs) < 3:
        return False
    left = Counter(first for first, _, _ in pairs)
    right = Counter(last for _, _, last in pairs)
    same = left.most_common(1)[0][1]
    return same * 5 >= len(pairs) * 4 and len(right) > 1 and right.most_common(1)[0][1] < same


def count_last(number: Numbered) -> Numbered:
    """The same number read as year/count."""
    if not _is_pair(number):
        return number
    code, _, _, _ = number.key
    first, _, last = number.printed.replace(" ", "").rpartition("/")
    year = re.sub(r"\D", "", first)[-2:].zfill(2)
    return msgspec.structs.replace(
        number, series=f"{code}/{year}", key=(code, year, int(last), 0), value=int(last)
    )


def without_sorts(found: list[tuple[int, Numbered]]) -> list[tuple[int, Numbered]]:
    """The numbers without a letter for the sort of item, where most have one: «45/2026 V Budsjett»."""
    coded = [number for _, number in found if number.family in _TELLING and number.key[1]]
    with_sort = sum(1 for number in coded if _SORT_LETTER.match(number.rest))
    if with_sort < 3 or with_sort * 5 < len(coded) * 4:
        return found
    return [
        (
            at,
            msgspec.structs.replace(number, rest=_SORT_LETTER.sub("", number.rest))
            if number in coded
            else number,
        )
        for at, number in found
    ]


def in_parts(number: Numbered) -> Numbered:
    """A whole number of a series that has 7a or 7.1 too, so that they count together."""
    if number.key[3] or number.value != number.key[2]:
        return number
    return msgspec.structs.replace(number, value=number.value * 64)


def _is_pair(number: Numbered) -> bool:
    return number.family in ("sak", "code", "slash") and bool(
        re.fullmatch(r"(?:[A-ZÆØÅ]{1,4} )?\d{1,2}\s?/\s?\d{1,3}", number.printed)
    )


def _values(printed: str) -> tuple[int, int, str, bool]:
    """Value, the part after a dot, two-digit year or nothing, and whether it is a form's blank."""
    compact = printed.replace(" ", "")
    if not compact[:1].isdigit():
        return 0, 0, "", True
    if compact[-1].isalpha():
        return int(compact[:-1]), ord(compact[-1].lower()) - ord("a") + 1, "", False
    if "." in compact:
        major, _, minor = compact.partition(".")
        major = major.partition("/")[0]
        return int(major), int(minor) % 64, "", False
    left, slash, right = compact.replace("-", "/").partition("/")
    if not slash:
        return int(left), 0, "", False
    if len(left) == 4 and left[:2] in ("19", "20"):
        return int(right), 0, left[2:], False
    return int(left), 0, right[-2:], False
