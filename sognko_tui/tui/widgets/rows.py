"""What stands in the list of the archive: what was found, a matter through the meetings, what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sognko_tui.office import printable
from sognko_tui.office.searching import Broken, Hit, Reference, Wanted, asked
from sognko_tui.texts import N_, _, ngettext
from sognko_tui.tui.widgets import hit_words
from sognko_tui.tui.widgets.hit_words import Passage, in_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

REASONS = {
    "damaged": N_("fila er øydelagd"),
    "unreadable": N_("fila lét seg ikkje lese"),
    "newer_log": N_("ført med ein nyare versjon av Sognko"),
    "closed_part_missing": N_("delen for lukka dører (closed.json) manglar"),
    "no_such_meeting": N_("møtefila (meeting.json) manglar"),
}
"""Why a meeting cannot be read, by code."""


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """The lines of the list."""

    hits: tuple[Hit, ...] = ()
    wanted: Wanted = Wanted()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.hits)

    def hit(self, at: int) -> Hit | None:
        """The item on a line, where there is one on it."""
        return self.hits[at]

    def place(self, hit: Hit | None) -> int:
        """The line an item stands on; the first where it is on none."""
        key = (hit.meeting, hit.item) if hit is not None else None
        return next((n for n, one in enumerate(self.hits) if (one.meeting, one.item) == key), 0)

    def wanted_at(self, _at: int) -> Wanted:
        """What is marked in the text of the item on a line."""
        return self.wanted

    def line(self, at: int, width: int) -> str:
        """A line in so many cells."""
        return hit_words.line(self.hits[at], width)

    def about(self, _at: int) -> Sequence[Passage]:
        """The text beside a line without an item."""
        return ()

    def nothing(self) -> Sequence[Passage]:
        """The text where there are no lines: what to do about it."""
        return ()

    def told(self) -> str:
        """What these lines are, and how many."""
        return ""


class Found(Rows, frozen=True, kw_only=True):
    """What a search came to. `more` tells that there are others after these."""

    more: bool = False
    several_boards: bool = False

    def and_then(self, further: Found) -> Found:
        """These with those that follow."""
        return found((*self.hits, *further.hits), self.wanted, more=further.more)

    def line(self, at: int, width: int) -> str:
        """With the board, where they are not all of one."""
        return hit_words.line(self.hits[at], width, board=self.several_boards)

    def nothing(self) -> Sequence[Passage]:
        """How to find more."""
        if self.wanted.nothing:
            return ()
        told = _(
            "Ingen saker har alle desse orda. Skriv færre ord, eller berre byrjinga av dei. F6 viser "
            "om søket gjeld eit utval."
        )
        return (Passage(told),)

    def told(self) -> str:
        """How many there are; nobody counts those that are not shown."""
        count = len(self.hits)
        if self.wanted.nothing:
            told = ngettext("{count} sak", "{count} saker", count).format(count=count)
        else:
            told = ngettext("{count} treff", "{count} treff", count).format(count=count)
        return _("{told}, fleire finst").format(told=told) if self.more else told


def found(hits: tuple[Hit, ...], wanted: Wanted, *, more: bool) -> Found:
    """What a search came to, as lines."""
    several = len({hit.board for hit in hits}) > 1
    return Found(hits=hits, wanted=wanted, more=more, several_boards=several)


class Thread(Rows, frozen=True, kw_only=True):
    """One matter through the meetings, oldest first; `more` is whether it has come up elsewhere too."""

    more: bool = False

    def line(self, at: int, width: int) -> str:
        """With what became of it each time."""
        return hit_words.line(self.hits[at], width, outcome=True)

    def told(self) -> str:
        """How often the matter has come up."""
        count = len({hit.meeting for hit in self.hits})
        told = ngettext("saka i {count} møte", "saka gjennom {count} møte", count)
        said = told.format(count=count)
        return (
            _("{matter}, og fleire som ikkje er med her").format(matter=said) if self.more else said
        )


class Unresolved(Rows, frozen=True, kw_only=True):
    """References that lead to nothing in the archive, by the item they stand in."""

    references: tuple[Reference, ...] = ()

    def wanted_at(self, at: int) -> Wanted:
        """The words of the reference."""
        quoted = self.references[at].words.replace('"', " ")
        return asked(f'"{quoted}"')

    def line(self, at: int, width: int) -> str:
        """With the words of the reference."""
        one = self.references[at]
        note = _("«{words}»").format(words=printable.line(one.words))
        if one.meeting:
            note = _("ikkje i møtet: {words}").format(words=note)
        return hit_words.line(one.source, width, note=note)

    def told(self) -> str:
        """How many of them are listed."""
        count = len(self.references)
        told = ngettext("{count} tilvising utan mål", "{count} tilvisingar utan mål", count)
        return told.format(count=count)


class Unread(Rows, frozen=True, kw_only=True):
    """Meetings that cannot be read, newest first, and why."""

    broken: tuple[Broken, ...] = ()

    @property
    def count(self) -> int:
        """How many of them there are."""
        return len(self.broken)

    def hit(self, _at: int) -> Hit | None:
        """None: of what cannot be read there are no items."""
        return None

    def line(self, at: int, _width: int) -> str:
        """The day, the folder and the reason."""
        one = self.broken[at]
        return f"{in_figures(one.day):>{hit_words.DAY}} {one.meeting}: {self._reason(one)}"

    def _reason(self, one: Broken) -> str:
        return _(REASONS[one.reason]) if one.reason in REASONS else one.reason

    def about(self, at: int) -> Sequence[Passage]:
        """What to do about it."""
        one = self.broken[at]
        what_to_do = _(
            "Alt det andre i arkivet er søkbart. «sognko check {meeting}» seier meir om kva som er "
            "gale. Legg inn ein kopi av fila, så kjem møtet med av seg sjølv."
        ).format(meeting=one.meeting)
        return (
            Passage(printable.line(one.meeting), heading=True),
            Passage(self._reason(one)),
            Passage("\n" + what_to_do),
        )

    def told(self) -> str:
        """How many of them there are."""
        count = len(self.broken)
        told = ngettext("{count} møte lét seg ikkje lese", "{count} møte lét seg ikkje lese", count)
        return told.format(count=count)
