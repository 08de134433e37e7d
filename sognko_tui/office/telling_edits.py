"""What was edited in a protocol by hand, in sentences and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.corrections import changed_words
from sognko_tui.office import printable
from sognko_tui.office.hand_edits import Planned
from sognko_tui.office.reading_back import Comparison
from sognko_tui.protocol.differences import Change
from sognko_tui.protocol.edited import Unread
from sognko_tui.texts import N_, _, ngettext

PARTS: dict[str, str] = {
    "date": N_("datoen"),
    "time": N_("tida"),
    "place": N_("staden"),
    "form": N_("møteforma"),
    "notice": N_("innkallinga"),
    "presiding": N_("møteleiaren"),
    "secretary": N_("møtesekretæren"),
    "fact": N_("møtehovudet"),
    "attendance": N_("frammøtet"),
    "breaks": N_("pausane"),
    "next_meeting": N_("neste møte"),
    "versions": N_("det som står om rettingar"),
    "title": N_("tittelen"),
    "standing": N_("det som står under overskrifta"),
    "proposal": N_("framlegget"),
    "minutes": N_("REFERAT"),
    "motions": N_("framlegga i møtet"),
    "noted": N_("det programmet skriv om handsaminga"),
    "disqualified": N_("ugildskapen"),
    "votes": N_("røystinga"),
    "elections": N_("valet"),
    "outcome": N_("utfallet"),
    "decision": N_("VEDTAK"),
    "statements": N_("protokolltilførselen"),
    "followups": N_("oppfølginga"),
}
"""What can be said otherwise."""

TEXTS = frozenset({"minutes", "decision", "proposal", "title", "place", "secretary"})
"""The parts that are compared word by word."""

ROWS = frozenset({"attendance", "statements", "followups", "disqualified"})
"""The parts whose entries begin with whose they are."""

WHY: dict[str, str] = {
    "by_hand": N_("må førast i programmet"),
    "closed": N_("saka er lukka, og blir ikkje rørt herifrå"),
    "unknown_person": N_("ingen i møtet heiter det"),
    "outcome": N_("blir til av det som er ført i saka"),
    "voted": N_("teksten er sett saman av fleire røystingar"),
    "unclear": N_("kan ikkje lesast"),
    "no_item": N_("saka finst ikkje lenger"),
    "refused": N_("let seg ikkje gjere slik møtet no er"),
    "changed_since": N_("er ført på nytt i møtet etter at fila vart skriven"),
}
"""Why a change is told and not taken over."""

UNREAD: dict[str, str] = {
    "not_read": N_("linje {line}, som ikkje blir lesen: {text}"),
    "taken_out": N_("teke ut: {text}"),
    "front": N_("linje {line}, i faktaene øvst: {text}"),
    "front_missing": N_("faktaene øvst (mellom linjene med ---) manglar eller er øydelagde"),
    "item_missing": N_("overskrifta til sak {text} finst ikkje, og saka er ikkje samanlikna"),
    "more": N_("frå linje {line} er det så mykje anna at resten ikkje er sett på"),
    "unreadable": N_("fila kan ikkje lesast som ein protokoll"),
}
"""What is told with its line, and compared with nothing."""

FOREIGN: dict[str, str] = {
    "meeting": N_("Fila er protokollen frå eit anna møte: {whose}."),
    "board": N_("Fila er protokollen til eit anna styre: {whose}."),
    "newer": N_("Fila er skriven av ein nyare versjon av programmet."),
}
"""Why nothing was compared."""

TAKES, STAYS = "+", "!"
"""Before what can be taken over, and before what cannot."""

WORD_BY_WORD = 40_000
"""Letters of two texts that are compared so; longer ones are told as a whole."""

_LONGEST = 160


def told(found: Comparison) -> Iterator[str]:
    """The comparison, a line each; the summary first."""
    yield summary(found)
    yield from lines(found)


def lines(found: Comparison) -> Iterator[str]:
    """What differs, a line each with a sign before it: what can be taken over, and what cannot."""
    if not (found.sure or found.empty or found.foreign):
        yield f"{STAYS} " + _(
            "Fila kan òg vere eldre enn møtet: sjå etter at ikkje noko nyare blir teke attende."
        )
    for one in found.changes:
        yield change(one)
    for unread in found.unread:
        yield f"{STAYS} {_unread(unread)}"


def summary(found: Comparison) -> str:
    """How much differs, and how much of it can be taken over."""
    name = printable.line(found.name)
    if found.foreign:
        return _fit(_(FOREIGN[found.foreign]).format(whose=printable.line(found.whose)))
    if found.empty:
        return _("{file} seier det same som møtet.").format(file=name)
    count, takes = len(found.changes) + len(found.unread), len(found.to_take)
    differs = ngettext("{count} skilnad", "{count} skilnader", count).format(count=count)
    taken = ngettext("{count} kan takast inn", "{count} kan takast inn", takes).format(count=takes)
    return _("{file} er endra for hand: {differs}, {taken}.").format(
        file=name, differs=differs, taken=taken
    )


def change(one: Planned) -> str:
    """One change: where, what was there and what is there now, and why it is not taken over."""
    where = _(PARTS[one.change.part])
    if one.change.item:
        number = printable.line(one.change.item)
        where = _("sak {number}, {part}").format(number=number, part=where)
    said = f"{TAKES if not one.why else STAYS} {where}: {_fit('; '.join(_words(one.change)))}"
    return f"{said} ({_(WHY[one.why])})" if one.why else said


def _words(one: Change) -> Iterator[str]:
    if one.part in ROWS and one.old and one.new:
        yield printable.line(one.old[0])
    for old, new in pairs(one):
        was, now = printable.line(old), printable.line(new)
        if not old:
            yield _("lagt til «{new}»").format(new=now)
        elif not new:
            yield _("stroke «{old}»").format(old=was)
        else:
            yield f"«{was}» → «{now}»"


def pairs(one: Change) -> tuple[tuple[str, str], ...]:
    """What went and what came in its place: words of a text, else the cells that are others."""
    if one.part in TEXTS:
        old, new = "".join(one.old), "".join(one.new)
        if len(old) + len(new) > WORD_BY_WORD:
            return ((old, new),)
        return changed_words(old, new) or ((old, new),)
    if len(one.old) == len(one.new):
        return tuple((old, new) for old, new in zip(one.old, one.new, strict=True) if old != new)
    return ((_row(one.old), _row(one.new)),)


def _row(cells: tuple[str, ...]) -> str:
    return " · ".join(cell for cell in cells if cell)


def _unread(one: Unread) -> str:
    return _fit(_(UNREAD[one.why]).format(line=one.line, text=printable.line(one.text)))


def _fit(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def as_row(found: Comparison) -> dict[str, object]:
    """The comparison as JSON."""
    return {
        "file": found.name,
        "same": found.empty,
        "foreign": found.foreign or None,
        "sure": found.sure,
        "changes": [
            {
                "part": one.change.part,
                "item": one.change.item or None,
                "old": list(one.change.old),
                "new": list(one.change.new),
                "words": [{"old": old, "new": new} for old, new in pairs(one.change)],
                "why_not": one.why or None,
            }
            for one in found.changes
        ],
        "unread": [
            {"why": one.why, "line": one.line or None, "text": one.text} for one in found.unread
        ],
    }
