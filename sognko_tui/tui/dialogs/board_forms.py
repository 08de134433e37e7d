"""The forms for a board and for a person on it: their fields, words and checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from msgspec.structs import replace
from textual import on
from textual.widgets import Input

from sognko_tui import naming
from sognko_tui.meeting.board import Board, Language, Numbering, Person, Preset
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.form import Answers, Ask, FormDialog
from sognko_tui.tui.entry import people_in
from sognko_tui.tui.widgets.function_words import FUNCTIONS

Key = TypeVar("Key", bound=str)

LANGUAGES: Mapping[Language, str] = {"nn": N_("nynorsk"), "nb": N_("bokmål")}
"""The written languages of a board."""

PRESETS: Mapping[Preset, str] = {
    "ko": N_("oppgåvefellesskap"),
    "kommunelova": N_("kommunelova"),
    "iks": N_("iks"),
    "lag": N_("lag"),
}
"""The rule sets a board can start from."""


NUMBERINGS: Mapping[Numbering, str] = {"meeting": N_("møtet"), "year": N_("året")}
"""What the numbers of the items are counted by."""


def chosen(typed: str, words: Mapping[Key, str]) -> Key | None:
    """The key of the word that was typed, or of the only word that begins so; else None."""
    wanted = typed.strip().casefold()
    shown = {key: _(word).casefold() for key, word in words.items()}
    for key, word in shown.items():
        if wanted in (word, key):
            return key
    begun = [key for key, word in shown.items() if wanted and word.startswith(wanted)]
    return begun[0] if len(begun) == 1 else None


def one_of(words: Mapping[Key, str]) -> Callable[[str], str]:
    """A check that one of these words was typed."""

    def check(typed: str) -> str:
        if chosen(typed, words) is not None:
            return ""
        offered = ", ".join(_(word) for word in words.values())
        return _("Skriv eitt av desse: {words}").format(words=offered)

    return check


class PersonDialog(FormDialog):
    """Asks who somebody is on the board. Initials are proposed when the name has been typed."""

    def __init__(self, title: str, board: Board, person: Person | None = None) -> None:
        self._others = tuple(p for p in board.people if person is None or p.id != person.id)
        shown = person or Person(id="", name="")
        functions = tuple(_(word) for word in FUNCTIONS.values())
        by_id = {p.id: p.initials or p.name for p in board.people}
        fields = (
            Ask("name", _("Namn"), shown.name, required=True),
            Ask(
                "function",
                _("Funksjon"),
                _(FUNCTIONS.get(shown.function, FUNCTIONS["member"])),
                functions,
                required=True,
                check=one_of(FUNCTIONS),
                only=True,
                hint=_("Første bokstaven er nok: {words}").format(words=" · ".join(functions)),
            ),
            Ask(
                "represents",
                _("Representerer"),
                shown.represents,
                tuple(sorted({p.represents for p in board.people if p.represents})),
                hint=_("Kommunen eller laget, om nokon. Pil høgre tek framlegget."),
            ),
            Ask(
                "initials",
                _("Initialar"),
                shown.initials,
                required=True,
                check=self._free,
                hint=_("Det du skriv i ei røysting. Ingen to i styret har like."),
            ),
            Ask(
                "deputy_for",
                _("Vara for"),
                " ".join(by_id[i] for i in shown.deputy_for if i in by_id),
                check=self._members,
                hint=_("Initialane til dei det gjeld, med mellomrom. Tomt: kven som helst."),
            ),
            Ask(
                "order",
                _("Vararekkje"),
                str(shown.order or ""),
                check=_number,
                hint=_("1 for første vara, 2 for andre. Tomt: utan nummer."),
            ),
        )
        super().__init__(title, fields)

    @on(Input.Blurred, "#f-name")
    @on(Input.Submitted, "#f-name")
    def _propose(self, event: Input.Blurred | Input.Submitted) -> None:
        initials = self.query_one("#f-initials", Input)
        if event.value.strip() and not initials.value.strip():
            initials.value = naming.initials(event.value, {p.initials for p in self._others})

    def _free(self, typed: str) -> str:
        if len(typed.split()) > 1:
            return _("Initialane må stå utan mellomrom.")
        for other in self._others:
            if other.initials.casefold() == typed.casefold():
                return _("{initials} er alt teke av {name}.").format(
                    initials=other.initials, name=other.name
                )
        return ""

    def _members(self, typed: str) -> str:
        _found, unknown = people_in(typed, self._others, self._others)
        if unknown:
            return _("«{text}» er ingen i styret: skriv initialane eller namnet.").format(
                text=unknown
            )
        return ""

    def person(self, answers: Answers, person_id: str) -> Person:
        """The person the answers describe."""
        function = chosen(answers["function"], FUNCTIONS) or "member"
        return Person(
            id=person_id,
            name=answers["name"],
            function=function,
            initials=answers["initials"].upper(),
            represents=answers["represents"],
            deputy_for=tuple(
                p.id for p in people_in(answers["deputy_for"], self._others, self._others)[0]
            ),
            order=int(answers["order"] or 0),
        )


def _number(typed: str) -> str:
    return "" if typed.isdecimal() and len(typed) < 4 else _("Skriv eit tal, til dømes 1.")


def facts_dialog(title: str, board: Board, intro: str = "") -> FormDialog:
    """Asks for a board's name, language, rules and usual place."""
    languages = tuple(_(word) for word in LANGUAGES.values())
    rules = tuple(_(word) for word in PRESETS.values())
    return FormDialog(
        title,
        (
            Ask(
                "name",
                _("Namn"),
                board.name,
                required=True,
                hint=_("Slik styret heiter i protokollen, til dømes «Styret i Fjordhjelpa KO»."),
            ),
            Ask(
                "language",
                _("Målform"),
                _(LANGUAGES[board.language]),
                languages,
                required=True,
                check=one_of(LANGUAGES),
                only=True,
                hint=_("Protokollen blir skriven på: {words}").format(words=" · ".join(languages)),
            ),
            Ask(
                "rules",
                _("Reglar"),
                _(PRESETS[board.rules]),
                rules,
                required=True,
                check=one_of(PRESETS),
                only=True,
                hint=_("Reglane styret følgjer: {words}").format(words=" · ".join(rules)),
            ),
            Ask(
                "place",
                _("Møtestad"),
                board.place,
                hint=_("Der møta til vanleg blir haldne. Kan stå tomt."),
            ),
            Ask(
                "numbering",
                _("Saksnummer etter"),
                _(NUMBERINGS[board.numbering]),
                tuple(_(word) for word in NUMBERINGS.values()),
                required=True,
                check=one_of(NUMBERINGS),
                only=True,
                hint=_("møtet: 1, 2, 3 i kvart møte · året: talde vidare gjennom året, som 7/26"),
            ),
            Ask(
                "prefix",
                _("Framføre nummeret"),
                board.prefix,
                hint=_("Til dømes PS, der styret skriv PS 7/26. Kan stå tomt."),
            ),
        ),
        intro=intro,
    )


def with_facts(board: Board, answers: Answers) -> Board:
    """The board with its name, language, rules, place and numbering as answered."""
    return replace(
        board,
        name=answers["name"],
        language=chosen(answers["language"], LANGUAGES) or "nn",
        rules=chosen(answers["rules"], PRESETS) or "ko",
        place=answers["place"],
        numbering=chosen(answers["numbering"], NUMBERINGS) or "meeting",
        prefix=answers["prefix"],
    )
