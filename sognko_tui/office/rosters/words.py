"""The headings and the functions of a roster, by every name they go by, and by the one we write."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from sognko_tui.meeting.board import Function, Language

Column = Literal[
    "name", "first", "last", "function", "represents", "deputy_for", "initials", "order"
]

_COLUMNS: dict[Column, tuple[str, ...]] = {
    "name": ("name", "namn", "navn", "fullt namn", "fullt navn", "full name"),
    "first": ("fornamn", "fornavn", "first name", "given name"),
    "last": ("etternamn", "etternavn", "last name", "surname", "family name"),
    "function": ("function", "funksjon", "verv", "rolle", "role", "position"),
    "represents": (
        "represents", "representerer", "kommune", "lag", "organisasjon", "municipality",
        "organisation", "organization",
    ),
    "deputy_for": ("deputy for", "vara for", "varamedlem for", "stand in for", "substitute for"),
    "initials": ("initials", "initialar", "initialer", "init"),
    "order": ("order", "rekkje", "rekke", "vararekkje", "vararekke", "varanummer"),
}  # fmt: skip

COLUMNS: dict[str, Column] = {name: column for column, names in _COLUMNS.items() for name in names}
"""The columns by the names they may have, as `plain` makes them."""

PASSED_OVER = frozenset({
    "nr", "nummer", "number", "id", "e post", "epost", "e postadresse", "epostadresse", "email",
    "e mail", "telefon", "tlf", "mobil", "mobiltelefon", "mobilnummer", "telefonnummer", "phone",
    "mobile", "adresse", "address", "postnummer", "postnr", "poststad", "poststed", "parti", "party",
    "merknad", "merknader", "kommentar", "notat", "comment", "note", "notes", "kjønn", "gender",
    "valperiode", "valgperiode", "periode", "period", "frå", "fra", "til", "from", "to",
})  # fmt: skip
"""Columns that lists of people often have, and that a roster has no use for."""

_FUNCTIONS: dict[Function, tuple[str, ...]] = {
    "chair": ("leiar", "leder", "styreleiar", "styreleder", "chair", "chairman", "chairperson"),
    "deputy_chair": (
        "nestleiar", "nestleder", "deputy chair", "vice chair", "deputy chairman",
    ),
    "member": ("medlem", "styremedlem", "fast medlem", "member", "board member"),
    "deputy": (
        "vara", "varamedlem", "varaperson", "vararepresentant", "deputy", "deputy member",
        "substitute",
    ),
    "observer": ("observatør", "observer"),
    "administration": ("administrasjon", "sekretær", "secretary", "administration"),
}  # fmt: skip

FUNCTIONS: dict[str, Function] = {
    name: function for function, names in _FUNCTIONS.items() for name in names
}
"""What may stand in the column `function`, as `plain` makes it."""

KNOWN = ", ".join(("leiar", "nestleiar", "medlem", "vara", "observatør", "administrasjon"))
"""The functions, for whoever wrote another."""

_NUMBERED = re.compile(r"(\d{1,3})\s(\D{3,30})")
_SIGNS = re.compile(r"[\s_.:*–-]+")

_NO_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
"""What may not stand in the title of a sheet."""


class Office(NamedTuple):
    """A function, and the number in «2. vara» (0 where there is none)."""

    function: Function
    order: int = 0


def plain(told: str) -> str:
    """A heading or a function without what is only lettering: `Vara_for:` is `vara for`."""
    return _SIGNS.sub(" ", told[:100].casefold()).strip()


def office(told: str) -> Office | None:
    """What somebody is on the board by what stands in the column `function`; None where unknown."""
    words = plain(told)
    if words in FUNCTIONS:
        return Office(FUNCTIONS[words])
    numbered = _NUMBERED.fullmatch(words)
    if numbered and FUNCTIONS.get(numbered[2]) == "deputy":
        return Office("deputy", int(numbered[1]))
    return None


def sheet_title(board: str) -> str:
    """What a sheet is called that holds the roster of a board: as much of its name as it may have."""
    return _NO_TITLE.sub(" ", board)[:31].strip(" '") or "Styret"


HEADINGS: dict[Language, dict[Column, str]] = {
    "nn": {
        "name": "Namn",
        "function": "Funksjon",
        "represents": "Representerer",
        "deputy_for": "Vara for",
        "initials": "Initialar",
        "order": "Vararekkje",
    },
    "nb": {
        "name": "Navn",
        "function": "Funksjon",
        "represents": "Representerer",
        "deputy_for": "Vara for",
        "initials": "Initialer",
        "order": "Vararekke",
    },
}
"""The headings that are written, in the board's language."""

WRITTEN: dict[Language, dict[Function, str]] = {
    "nn": {
        "chair": "leiar",
        "deputy_chair": "nestleiar",
        "member": "medlem",
        "deputy": "vara",
        "observer": "observatør",
        "administration": "administrasjon",
    },
    "nb": {
        "chair": "leder",
        "deputy_chair": "nestleder",
        "member": "medlem",
        "deputy": "vara",
        "observer": "observatør",
        "administration": "administrasjon",
    },
}
"""The functions that are written."""
