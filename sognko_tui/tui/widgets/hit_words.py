"""An item that was found, in words: as a line of a list, and as a text to be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sognko_tui.office import printable
from sognko_tui.office.searching import marks
from sognko_tui.office.telling import STATUSES
from sognko_tui.texts import N_, _
from sognko_tui.tui.widgets.agenda_list import LETTERS
from sognko_tui.tui.widgets.columns import fit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sognko_tui.office.searching import Hit, Shown, Wanted

PARTS = {
    "decision": N_("VEDTAK"),
    "proposal": N_("FRAMLEGG"),
    "minutes": N_("REFERAT"),
    "motions": N_("FRAMLEGG I MØTET"),
    "statements": N_("PROTOKOLLTILFØRSEL"),
    "followups": N_("OPPFØLGING"),
    "notes": N_("NOTAT"),
    "background": N_("SAKSFRAMSTILLING"),
}
"""What the parts of an item are called."""

DAY, NUMBER, OUTCOME = 10, 7, 24
"""Cells of a date, a number, and what became of an item in words."""

BOARD_SHARE = 3
"""The board's name has a third of what is left for it and the title."""


_HEADING = re.compile(r"^#{1,6} +(\S.*)$", re.MULTILINE)


class Passage(NamedTuple):
    """A stretch of text without a break in its kind, with what was asked for in it."""

    text: str
    heading: bool = False
    marked: tuple[tuple[int, int], ...] = ()


def in_figures(day: date) -> str:
    """A day as it stands in lists."""
    return f"{day.day}.{day.month}.{day.year}"


def line(
    hit: Hit, width: int, *, board: bool = False, outcome: bool = False, note: str = ""
) -> str:
    """A hit in a line: with `outcome` what became of it in words; `note` stands at the end."""
    told = f"{in_figures(hit.day):>{DAY}} "
    told += fit(_(STATUSES[hit.outcome]), OUTCOME) if outcome else LETTERS[hit.outcome]
    told += f" {fit(hit.number, NUMBER)} "
    room = max(width - len(told), 10)
    end = note or (printable.line(hit.board_name) if board else "")
    if hit.machine:
        end = _("maskinlesen") + (f" · {end}" if end else "")
    if not end:
        return told + printable.line(hit.title)
    last = room // 2 if note else room // BOARD_SHARE
    return told + fit(hit.title, room - last - 1) + " " + fit(end, last)


def vote_words(hit: Hit) -> str:
    """How the vote went, or an empty text where there was none."""
    votes = hit.votes
    if votes is None:
        return ""
    if votes.unanimous and not votes.in_favour:
        return _("samrøystes")
    if votes.unanimous:
        return _("samrøystes ({count})").format(count=votes.in_favour)
    told = _("{ayes} mot {noes}").format(ayes=votes.in_favour, noes=votes.against)
    if votes.blank:
        told += " · " + _("blanke: {count}").format(count=votes.blank)
    if votes.casting:
        told += _(", dobbeltrøyst")
    return told


def passages(shown: Shown, wanted: Wanted) -> tuple[Passage, ...]:
    """An item to be read, with what was asked for marked."""
    hit = shown.hit
    title = printable.line(f"{hit.number} {hit.title}")
    facts = [in_figures(hit.day), printable.line(hit.board_name), _(STATUSES[hit.outcome])]
    facts += [vote_words(hit), _("maskinlesen") if hit.machine else ""]
    made = [_passage(title, wanted, heading=True), Passage(" · ".join(filter(None, facts)))]
    if shown.gone:
        made.append(Passage("\n" + _("Saka er ikkje her lenger: møtet er sletta eller endra.")))
    elif hit.closed:
        made.append(Passage("\n" + _("Lukka sak: orda er ikkje søkbare her.")))
    elif not shown.sections:
        made.append(Passage("\n" + _("Her står det ikkje noko anna enn tittelen.")))
    for section in shown.sections:
        name = _(PARTS[section.part])
        if section.part == "decision" and hit.outcome == "open":
            name = _("UTKAST TIL VEDTAK")
        made.append(Passage("\n" + name, heading=True))
        made += _passages(printable.text(section.text), wanted)
    return tuple(made)


def _passages(text: str, wanted: Wanted) -> Iterator[Passage]:
    """The text, its headings as such: those of a pack are written with `#`."""
    at = 0
    for found in _HEADING.finditer(text):
        if at < found.start():
            yield _passage(text[at : found.start() - 1], wanted)
        yield _passage(found[1], wanted, heading=True)
        at = found.end() + 1
    if at < len(text):
        yield _passage(text[at:], wanted)


def _passage(text: str, wanted: Wanted, *, heading: bool = False) -> Passage:
    found = tuple((mark.start, mark.end) for mark in marks(wanted, text))
    return Passage(text, heading, found)
