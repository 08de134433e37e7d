"""What is said of a meeting that was read by machine in its protocol, and of what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.events import Doubt
from sognko_tui.meeting.facts import Source
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import printable
from sognko_tui.texts import N_, _

DOUBTS = {
    "no_outcome": N_("Det er ikkje funne kva som vart utfallet."),
    "no_time": N_("Det er ikkje funne når møtet byrja."),
    "no_attendance": N_("Det er ikkje funne kven som møtte."),
    "unknown_person": N_("«{text}» er nemnd, men står ikkje mellom dei som møtte."),
    "unplaced": N_("Det er uvisst når dette var: «{text}»"),
    "vote_unclear": N_("Det er uvisst korleis røystinga gjekk: «{text}»"),
    "votes_counted": N_("Talet på røyster for er rekna ut av kor mange som møtte: {text}"),
    "too_many_votes": N_("Her er fleire røyster enn det er nemnde medlemer: {text}"),
    "decision_edge": N_("Det er uvisst kva som er vedtaket: «{text}»"),
    "item_uncertain": N_("Det er uvisst om dette er ei sak: «{text}»"),
    "lost": N_("Noko lét seg ikkje føre som hending: {text}"),
    "other_board": N_("Protokollen nemner eit anna styre: «{text}»"),
    "number_twice": N_("Nummeret {text} står på to saker."),
    "number_missing": N_("Eit nummer manglar i rekkja: {text}"),
    "pages_unread": N_("Sider utan tekst som let seg lese: {text}"),
    "garbled": N_("Teksten let seg knapt lese som norsk."),
}
"""What is said of each kind of doubt."""

_LONGEST = 80


def source(known: Source) -> str:
    """That the meeting was read by machine, and where."""
    told = (
        _("Maskinlesen av ein protokoll som dette programmet har skrive ({file}).")
        if known.ours
        else _(
            "Maskinlesen av ein protokoll ({file}): sjå etter i originalen før du viser til han."
        )
    )
    return told.format(file=printable.line(known.file))


def doubt(one: Doubt, number: str = "") -> str:
    """One doubt, with the number of its item."""
    text = printable.line(one.text)
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    said = _(DOUBTS.get(one.code, DOUBTS["lost"])).format(text=text)
    return _("Sak {number}: {said}").format(number=number, said=said) if number else said


def doubts_of(meeting: Meeting) -> Iterator[str]:
    """Everything that is doubtful in a meeting that was read by machine."""
    for one in meeting.source.doubts if meeting.source is not None else ():
        item = meeting.item(one.item)
        yield doubt(one, item.number if item is not None else "")


def kept_aside(name: str) -> str:
    """That a protocol which is written over was edited by hand, and where it is now."""
    said = _("Fila som låg der, var endra, og er lagd til side: {file}.")
    return said.format(file=printable.line(name))
