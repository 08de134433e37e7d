"""Items that were found, in a line each and as `--json` gives them."""

from __future__ import annotations

from sognko_tui.archive.search.index import Hit, Reference, Votes
from sognko_tui.office import printable
from sognko_tui.texts import N_, _

OUTCOMES = {
    "open": N_("open"),
    "adopted": N_("vedteke"),
    "amended": N_("vedteke med endring"),
    "other": N_("anna framlegg vedteke"),
    "rejected": N_("ikkje vedteke"),
    "postponed": N_("utsett"),
    "withdrawn": N_("trekt"),
    "returned": N_("sendt tilbake"),
    "forwarded": N_("sendt over"),
    "handled": N_("handsama"),
}
"""How an item ended, in words."""


SHORT_OUTCOMES = {
    "adopted": N_("vedteke"),
    "amended": N_("endra"),
    "other": N_("anna"),
    "rejected": N_("fall"),
    "postponed": N_("utsett"),
    "returned": N_("tilbake"),
    "forwarded": N_("oversend"),
}
"""What was decided, in a column of eight signs: `adopted` as proposed, `amended`, `other` …"""


def outcome(hit: Hit) -> str:
    """How an item ended, in words."""
    return _(OUTCOMES[hit.outcome])


def votes(given: Votes | None) -> str:
    """How the vote went, in a few words: `samrøystes (6)`, `5–1`; empty where there was none."""
    if given is None:
        return ""
    if given.unanimous:
        return _("samrøystes") + f" ({given.in_favour})" * bool(given.in_favour)
    told = f"{given.in_favour}–{given.against}"
    if given.blank:
        told += " " + _("({count} blanke)").format(count=given.blank)
    return told + " " * given.casting + _("dobbeltrøyst") * given.casting


def as_line(hit: Hit) -> str:
    """The day, the board, the number and the title, and how it ended."""
    ended = "" if hit.outcome == "open" else f" – {outcome(hit)}"
    machine = " " + _("(maskinlesen)") if hit.machine else ""
    day = f"{hit.day.day}.{hit.day.month}.{hit.day.year}"
    return printable.line(f"{day}  {hit.board_name}, {hit.number} {hit.title}{ended}{machine}")


def as_row(hit: Hit) -> dict[str, object]:
    """As `--json` gives it: the ids to ask further with, and what a line shows."""
    given = hit.votes
    return {
        "meeting": hit.meeting,
        "item": hit.item,
        "date": hit.day.isoformat(),
        "board": {"id": hit.board, "name": hit.board_name},
        "number": hit.number,
        "title": hit.title,
        "kind": hit.kind,
        "status": hit.outcome,
        "closed": hit.closed,
        "machine_read": hit.machine,
        "votes": None
        if given is None
        else {
            "unanimous": given.unanimous,
            "in_favour": given.in_favour,
            "against": given.against,
            "blank": given.blank,
            "casting": given.casting,
        },
    }


def reference_as_line(reference: Reference) -> str:
    """Where it is said, what it says, and what is missing."""
    told = reference.words or _("saka ho er ført vidare frå")
    missing = _("møtet finst ikkje i arkivet")
    if reference.meeting:
        missing = _("{meeting} har inga slik sak").format(meeting=reference.meeting)
    source = as_line(reference.source)
    return f"{source}: «{printable.line(told)}» – {missing}"


def reference_as_row(reference: Reference) -> dict[str, object]:
    """As `--json` gives it: the item, its words, and the meeting that should have what is meant."""
    return {
        "source": as_row(reference.source),
        "words": reference.words,
        "meeting": reference.meeting or None,
    }
