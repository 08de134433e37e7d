"""Arkiv, F6: what a search is narrowed to. An empty form takes it all away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from sognko_tui.office import printable
from sognko_tui.office.searching import Filters
from sognko_tui.office.telling import KINDS, STATUSES
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.form import Ask, FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from sognko_tui.office.searching import Choice, Facet, Searching
    from sognko_tui.tui.dialogs.form import Answers, Check

PLACES = {"title": N_("tittel"), "decision": N_("vedtak")}
"""Where the words are looked for, if not in the whole item."""

SHOWN = 12
"""Names that the form shows of those there are to choose from."""


class Offered(NamedTuple):
    """What there is to narrow to, each by what it is called, in the order of the lists."""

    board: Mapping[str, str]
    year: Mapping[str, str]
    municipality: Mapping[str, str]
    person: Mapping[str, str]


def offered(searching: Searching) -> Offered:
    """What there is to narrow to. Raises `Trouble`."""

    def names(facet: Facet) -> dict[str, str]:
        return _named(searching.choices(facet))

    return Offered(names("board"), names("year"), names("municipality"), names("person"))


def _named(choices: Iterable[Choice]) -> dict[str, str]:
    """Values by their names; of two boards that are called the same, the second by its id too."""
    named: dict[str, str] = {}
    for choice in choices:
        name = printable.line(choice.name) or choice.value
        named[f"{name} ({choice.value})" if name in named else name] = choice.value
    return named


def ask(
    app: App[int], filters: Filters, there: Offered, answered: Callable[[Filters | None], None]
) -> None:
    """Ask what to narrow to, beginning with what it is narrowed to now."""
    words = {"kind": _words(KINDS), "outcome": _words(STATUSES), "where": _words(PLACES)}
    asks = [
        _ask("board", _("Styre"), _board_name(filters, there), there.board),
        _ask("year", _("År"), str(filters.year or ""), there.year),
        _ask("kind", _("Slag sak"), _(KINDS.get(filters.kind, "")), words["kind"]),
        _ask("outcome", _("Utfall"), _(STATUSES.get(filters.outcome, "")), words["outcome"]),
        _ask("municipality", _("Kommune"), filters.municipality, there.municipality),
        _ask("person", _("Person"), filters.person, there.person),
        _ask("where", _("Orda står i"), _(PLACES.get(filters.where, "")), words["where"]),
    ]

    def done(answers: Answers | None) -> None:
        answered(None if answers is None else _filters(answers, there, words))

    intro = _("Tomt felt: alle. Ctrl+U tømer feltet. Byrjinga av namnet er nok.")
    app.push_screen(FormDialog(_("Utval"), asks, intro=intro), done)


def _words(names: Mapping[str, str]) -> dict[str, str]:
    return {_(name): value for value, name in names.items()}


def _ask(key: str, label: str, value: str, choices: Mapping[str, str]) -> Ask:
    names = tuple(choices)
    hint = " · ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    return Ask(key, label, value, choices=names, check=_one_of(names), hint=hint)


def _one_of(names: tuple[str, ...]) -> Check:
    def wrong(typed: str) -> str:
        found = _meant(typed, names)
        if len(found) == 1:
            return ""
        if found:
            told = " · ".join(found[:SHOWN])
            return _("«{typed}» kan vere fleire: {told}").format(typed=typed, told=told)
        return _("«{typed}» finst ikkje i arkivet.").format(typed=typed)

    return wrong


def _meant(typed: str, names: Iterable[str]) -> list[str]:
    """The name that was typed; else those that begin so, else those with a word that does."""
    wanted = typed.casefold()
    folded = {name: name.casefold() for name in names}
    for fits in (
        lambda name: name == wanted,
        lambda name: name.startswith(wanted),
        lambda name: any(word.startswith(wanted) for word in name.split()),
    ):
        if found := [name for name, plain in folded.items() if fits(plain)]:
            return found
    return []


def _filters(answers: Answers, there: Offered, words: Mapping[str, Mapping[str, str]]) -> Filters:
    def value(key: str, choices: Mapping[str, str]) -> str:
        found = _meant(answers[key], choices) if answers[key] else []
        return choices[found[0]] if found else ""

    def name(key: str, choices: Mapping[str, str]) -> str:
        found = _meant(answers[key], choices) if answers[key] else []
        return found[0] if found else ""

    board, where = value("board", there.board), value("where", words["where"])
    return Filters(
        boards=frozenset({board}) if board else None,
        year=int(value("year", there.year) or 0),
        kind=value("kind", words["kind"]),
        outcome=value("outcome", words["outcome"]),
        municipality=name("municipality", there.municipality),
        person=name("person", there.person),
        where="title" if where == "title" else "decision" if where == "decision" else "anywhere",
    )


def _board_name(filters: Filters, there: Offered) -> str:
    return next((n for n, value in there.board.items() if value in (filters.boards or ())), "")


def told(filters: Filters, there: Offered) -> str:
    """What a search is narrowed to, in a line; empty where it is not."""
    parts = [
        _board_name(filters, there),
        str(filters.year or ""),
        _(KINDS[filters.kind]) if filters.kind else "",
        _(STATUSES[filters.outcome]) if filters.outcome else "",
        filters.municipality,
        filters.person,
        _("berre i {where}").format(where=_(PLACES[filters.where]))
        if filters.where in PLACES
        else "",
    ]
    there_are = " · ".join(filter(None, parts))
    return _("Utval: {filters}").format(filters=there_are) if there_are else ""
