"""Arkiv, F6: what a search is narrowed to. An empty form takes it all away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sognko_tui.office import printable
from sognko_tui.office.searching import Filters
from sognko_tui.office.telling import KINDS, STATUSES
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.form import Ask, FormDialog

if TYPE_CHECKING:
    from sognko_tui.office.searching import Choice, Facet, Searching
    from sognko_tui.tui.dialogs.form import Answers

PLACES = {"title": N_("tittel"), "decision": N_("vedtak")}
"""Where the words are looked for, if not in the whole item."""

SHOWN = 12
"""Names that the form shows of those there are to choose from."""

Named = Mapping[str, str]
"""Values by what they are called."""


class Narrowed(NamedTuple):
    """What a search is narrowed to, and that in words."""

    filters: Filters = Filters()
    told: str = ""


class Offered(NamedTuple):
    """What of the archive there is to narrow to."""

    board: Named
    year: Named
    municipality: Named
    person: Named


LookUp = Callable[[Callable[[Offered], None]], None]
"""Asks what there is to narrow to, and tells it as soon as that is known."""


def offered(searching: Searching) -> Offered:
    """What there is to narrow to: nothing where the index cannot be asked, as whoever searches is told."""

    def names(facet: Facet) -> Named:
        try:
            return _named(searching.choices(facet))
        except Trouble:
            return {}

    return Offered(names("board"), names("year"), names("municipality"), names("person"))


def _named(choices: Iterable[Choice]) -> Named:
    """Values by their names; of two boards that are called the same, the second by its id too."""
    named: dict[str, str] = {}
    for choice in choices:
        name = printable.line(choice.name) or choice.value
        named[f"{name} ({choice.value})" if name in named else name] = choice.value
    return named


class NarrowingDialog(FormDialog):
    """Asks what to narrow to. It is there at once; what there is to choose from comes a little later."""

    HELP = N_(
        "Skriv i felta det søket skal gjelde; byrjinga av eit namn er nok. Tomt felt gjeld alt, og eit "
        "tomt skjema tek utvalet bort. Tab og Shift+Tab går mellom felta, Ctrl+U tømer eit, Høgre tek "
        "framlegget, F2 er ferdig frå alle felt. Esc går ut, og utvalet er som det var."
    )

    def __init__(self, answers: Answers, look_up: LookUp) -> None:
        """`answers` are those of last time; `look_up` asks what there is and tells when it knows."""
        self._look_up = look_up
        self._there: dict[str, Named] = {
            "kind": {_(name): value for value, name in KINDS.items()},
            "outcome": {_(name): value for value, name in STATUSES.items()},
            "where": {_(name): value for value, name in PLACES.items()},
        }
        self._waits = False
        labels = {
            "board": _("Styre"),
            "year": _("År"),
            "kind": _("Slag sak"),
            "outcome": _("Utfall"),
            "municipality": _("Kommune"),
            "person": _("Person"),
            "where": _("Orda står i"),
        }
        asks = [
            Ask(
                key,
                label,
                answers.get(key, ""),
                choices=tuple(self._there.get(key, ())),
                check=partial(self._not_there, key),
            )
            for key, label in labels.items()
        ]
        intro = _("Tomt felt: alle. Ctrl+U tømer feltet. Byrjinga av namnet er nok.")
        super().__init__(_("Utval"), asks, intro=intro)

    def on_mount(self) -> None:
        """The form is there: ask what there is to choose from."""
        self._look_up(self._offer_all)

    def _offer_all(self, there: Offered) -> None:
        if not self.is_attached:
            return
        for key, named in there._asdict().items():
            self._there[key] = named
            names = list(named)
            hint = " · ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
            self.offer(key, names, hint)
        if self._waits:
            self.finish()

    def _not_there(self, key: str, typed: str) -> str:
        if key not in self._there:
            # It is looked at again when the form is finished, which waits for what there is.
            return ""
        found = _meant(typed, self._there[key])
        if len(found) == 1:
            return ""
        if found:
            told = " · ".join(found[:SHOWN])
            return _("«{typed}» kan vere fleire: {told}").format(typed=typed, told=told)
        return _("«{typed}» finst ikkje i arkivet.").format(typed=typed)

    def finish(self) -> None:
        """Answer with the names in full, once it is known which there are."""
        self._waits = "board" not in self._there
        if self._waits:
            self.say(_("Hentar det som finst å velje i …"), "")
        else:
            super().finish()

    def narrowed(self, answers: Answers) -> tuple[Answers, Narrowed]:
        """The answers with their names in full, and what they narrow to."""
        names = {
            key: next(iter(_meant(typed, self._there[key])), "") if typed else ""
            for key, typed in answers.items()
        }
        value = {key: self._there[key][name] if name else "" for key, name in names.items()}
        filters = Filters(
            boards=frozenset({value["board"]}) if value["board"] else None,
            year=int(value["year"] or 0),
            kind=value["kind"],
            outcome=value["outcome"],
            municipality=names["municipality"],
            person=names["person"],
            where="title"
            if value["where"] == "title"
            else "decision"
            if value["where"] == "decision"
            else "anywhere",
        )
        told = dict(names)
        if names["where"]:
            told["where"] = _("berre i {where}").format(where=names["where"])
        line = " · ".join(filter(None, told.values()))
        return names, Narrowed(filters, _("Utval: {filters}").format(filters=line) if line else "")


def _meant(typed: str, names: Iterable[str]) -> list[str]:
    """The name that was typed; else those that begin so, else those with a word that does."""
    wanted = typed.casefold()
    folded = {name: name.casefold() for name in names}
    for fits in (_is, str.startswith, _has_word):
        if found := [name for name, plain in folded.items() if fits(plain, wanted)]:
            return found
    return []


def _is(name: str, wanted: str) -> bool:
    return name == wanted


def _has_word(name: str, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in name.split())
