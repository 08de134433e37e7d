"""How sure the reader of a pack is of an item, and why, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.office import printable
from sognko_tui.texts import N_, _

if TYPE_CHECKING:
    from sognko_tui.agenda.reading import Certainty

_LONGEST = 60
"""Characters of a title in a sentence about something else."""

GROUNDS = {
    "listed": N_("står i saklista òg"),
    "list_only": N_("står berre i saklista"),
    "labelled": N_("har framlegg eller vedlegg under seg"),
    "coded": N_("er nummerert slik berre saker er"),
    "heading": N_("er sett som overskrift"),
    "sequence": N_("nummeret følgjer det førre"),
    "named": N_("er ei sak som dei fleste møte har"),
    "apart": N_("står for seg sjølv"),
    "file": N_("er ei fil for seg"),
    "yours": N_("du har sett på ho"),
}
"""What speaks for an item, by code."""

SEVERAL = 4
"""Grounds that are told, and for which there is room below the text; more say no more."""

DOUBTS = {
    "weak_number": N_("Nummeret kan like gjerne høyre til ei liste i papira."),
    "unnumbered": N_("Linja har ikkje noko nummer; ho ser berre ut som ei sak."),
    "out_of_order": N_("Nummeret følgjer ikkje etter det førre."),
    "sentence": N_("Tittelen les seg som ein del av ei setning."),
    "long": N_("Tittelen er svært lang."),
    "untitled": N_("Saka har ingen tittel."),
    "number_twice": N_("Nummeret står på to saker."),
    "number_missing": N_("Eit nummer manglar i rekkja."),
    "title_differs": N_("Saklista og overskrifta seier ikkje det same."),
    "not_listed": N_("Saka står ikkje i saklista."),
    "proposal_edge": N_("Det er uvisst kvar framlegget sluttar."),
    "proposal_second": N_("Her står fleire framlegg; eitt er teke."),
    "proposal_revised": N_("Framlegget er delt; resten kan vere ein ny versjon."),
}
"""What speaks against an item, by code."""


def doubts(certainty: Certainty) -> str:
    """What speaks against it, one sentence each; empty where nothing does."""
    return " ".join(_(DOUBTS[code]) for code in certainty.doubts if code in DOUBTS)


def grounds(certainty: Certainty) -> str:
    """What speaks for it, in one sentence; empty where nothing does."""
    told = [_(GROUNDS[code]) for code in certainty.grounds if code in GROUNDS][:SEVERAL]
    if not told:
        return ""
    return _("Talar for: {grounds}.").format(grounds=", ".join(told))


def doubtful_item(number: str, title: str, why: str) -> str:
    """One item that somebody should look at, and why."""
    name = printable.line(" ".join(part for part in (number, title) if part)) or "…"
    return _("Sak {name}: {why}").format(name=fit_title(name), why=why)


def fit_title(name: str) -> str:
    """A title short enough for a sentence."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
