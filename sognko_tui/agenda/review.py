"""Putting a reading right: every step gives a new reading, and every step can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sognko_tui.agenda.body import read_body
from sognko_tui.agenda.composing import composed
from sognko_tui.agenda.kinds import asks, kind_of
from sognko_tui.agenda.numbering import parse
from sognko_tui.agenda.outline import Entry
from sognko_tui.agenda.reading import SEEN, PackWarning, Part, Reading, Role
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.titles import same_title, tidy
from sognko_tui.meeting.agenda import AgendaItem, Kind


class Misplaced(ValueError):
    """The step asks for an item or a line that is not there."""


class Placed:
    """Where the lines of a reading belong, and what it leaves open: worked out once for each reading.

    `roles` has the item's place and the role for each line in one; `rows` the lines of each item.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.roles: dict[int, tuple[int, Role]] = {
            row: (at, role) for at, part in enumerate(reading.parts) for row, role in part.rows
        }
        self.rows = [frozenset(row for row, _ in part.rows) for part in reading.parts]
        self.unsettled = reading.unsettled


class Review:
    """A reading under the secretary's hand. `reading` is how it stands; nothing of it is shared.

    Items are named by their place among `reading.parts`, lines by their index in `reading.lines`.
    A step that is not possible raises `Misplaced` and changes nothing.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._rows: Rows | None = None
        self._placed: Placed | None = None
        self._before: list[Reading] = []
        self._after: list[Reading] = []

    # Looking

    def part_at(self, row: int) -> int | None:
        """Which item a line belongs to; None for one that is outside all of them."""
        found = self.placed.roles.get(row)
        return found[0] if found is not None else None

    @property
    def placed(self) -> Placed:
        """Where the lines of the reading as it stands belong."""
        if self._placed is None or self._placed.reading is not self.reading:
            self._placed = Placed(self.reading)
        return self._placed

    def next_doubt(self, after: int = -1) -> int | None:
        """The next item to look at, from the beginning again past the last; None without any."""
        doubtful = self.reading.doubtful
        return next((at for at in doubtful if at > after), doubtful[0] if doubtful else None)

    # Steps

    def settle(self, at: int) -> None:
        """The item is as it should be."""
        part = self._part(at)
        if part.certainty.doubtful:
            self._put(at, replace(part, certainty=SEEN))

    def settle_warning(self, warning: PackWarning) -> None:
        """What was told about the pack has been seen."""
        kept = tuple(one for one in self.reading.warnings if one != warning)
        if kept != self.reading.warnings:
            self._keep(replace(self.reading, warnings=kept))

    def rename(self, at: int, number: str, title: str) -> None:
        """Give the item another number and title; its kind follows where it was not chosen."""
        part = self._part(at)
        item = replace(part.item, number=number, title=title)
        if not part.retyped:
            kind = kind_of(number, title, item.proposal, item.background)
            item = replace(item, kind=kind, asks=asks(kind, item.proposal, item.background))
        self._put(at, replace(part, item=item, certainty=SEEN))

    def retype(self, at: int, kind: Kind) -> None:
        """Say what sort of item it is."""
        part = self._part(at)
        wanted = asks(kind, part.item.proposal, part.item.background)
        item = replace(part.item, kind=kind, asks=wanted)
        self._put(at, replace(part, item=item, certainty=SEEN, retyped=True))

    def drop(self, at: int) -> None:
        """It is no item; its lines are left out."""
        gone = {self.reading.lines[row].number for row, _role in self._part(at).rows}
        parts = self.reading.parts
        # What was told of its lines is settled with it.
        warnings = tuple(one for one in self.reading.warnings if one.line not in gone)
        kept = (*parts[:at], *parts[at + 1 :])
        self._keep(replace(self.reading, parts=kept, warnings=warnings))

    def reorder(self, at: int, by: int) -> int:
        """Move the item so many places down (below 0: up); returns its new place."""
        part = self._part(at)
        to = at + by
        if not 0 <= to < len(self.reading.parts):
            raise Misplaced
        parts = list(self.reading.parts)
        del parts[at]
        parts.insert(to, part)
        self._keep(replace(self.reading, parts=tuple(parts)))
        return to

    def join(self, at: int) -> None:
        """Make the item below a part of this one, its heading a line of the background."""
        part, below = self._part(at), self._part(at + 1)
        again = same_title(part.item.title, below.item.title) or not below.item.title
        title: Role = "title" if again else "background"
        moved = [(row, title if role == "title" else role) for row, role in below.rows]
        links = dict.fromkeys((*part.item.links, *below.item.links))
        joined = replace(
            part,
            item=replace(
                part.item,
                number=part.item.number or below.item.number,
                title=part.item.title or below.item.title,
                links=tuple(links),
            ),
            rows=tuple(sorted((*part.rows, *moved))),
            assigned=part.assigned | below.assigned,
            certainty=SEEN,
        )
        if not below.rows:
            item, other = joined.item, below.item
            joined = replace(joined, item=replace(item, proposal=item.proposal + other.proposal))
        else:
            joined = composed(self.rows, joined)
        parts = self.reading.parts
        self._keep(replace(self.reading, parts=(*parts[:at], joined, *parts[at + 2 :])))

    def split(self, row: int) -> int:
        """Let an item begin at this line, its words the title; returns its place.

        It takes the lines to the end of the item it stood in, or to the next item.
        """
        if not 0 <= row < len(self.reading.lines) or not self.rows.text(row):
            raise Misplaced
        parts = list(self.reading.parts)
        inside = self.part_at(row)
        if inside is not None:
            old = parts[inside]
            if row == old.first:
                raise Misplaced
            kept = tuple(pair for pair in old.rows if pair[0] < row)
            stop = old.rows[-1][0] + 1
            own = {at for at, _role in old.rows}
            parts[inside] = composed(self.rows, replace(old, rows=kept, certainty=SEEN))
            place, before = inside + 1, old
        else:
            place = sum(1 for part in parts if 0 <= part.first < row)
            firsts = [part.first for part in parts if part.first > row]
            stop, before = min(firsts, default=len(self.reading.lines)), None
            own = set(range(row, stop)).difference(at for part in parts for at, _role in part.rows)
        # Between its lines may stand those of an item that was moved, and of one that was dropped.
        lines = [at for at in range(row + 1, stop) if at in own or not self.rows.text(at)]
        new = self._begun(row, lines)
        if before is not None:
            chosen = {at: role for at, role in before.rows if at in before.assigned and at > row}
            rows = tuple((at, chosen.get(at, role)) for at, role in new.rows)
            new = composed(self.rows, replace(new, rows=rows, assigned=frozenset(chosen)))
        parts.insert(place, new)
        self._keep(replace(self.reading, parts=tuple(parts)))
        return place

    def assign(self, lines: Iterable[int], role: Role, to: int | None = None) -> int:
        """Say what these lines are; returns the item they are in.

        A line outside all items goes to the item `to`, or else to the one above it.
        """
        wanted = [row for row in lines if self.rows.text(row)]
        if not wanted:
            raise Misplaced
        at = self.part_at(wanted[0])
        if at is None:
            above = [i for i, part in enumerate(self.reading.parts) if -1 < part.first < wanted[0]]
            at = to if to is not None else max(above, default=None)
        if at is None:
            raise Misplaced
        part = self._part(at)
        roles = dict(part.rows)
        for row in wanted:
            if row not in roles and self.part_at(row) is not None:
                raise Misplaced
            roles[row] = role
        if role == "title":
            self._retitle(at, part, roles, wanted)
            return at
        changed = replace(
            part,
            rows=tuple(sorted(roles.items())),
            assigned=part.assigned | frozenset(wanted),
            certainty=SEEN,
        )
        self._put(at, composed(self.rows, changed))
        return at

    # Back and forth

    @property
    def undoable(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    def undo(self) -> bool:
        """Take back the last step; false where there is none."""
        if not self._before:
            return False
        self._after.append(self.reading)
        self.reading = self._before.pop()
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; false where there is nothing."""
        if not self._after:
            return False
        self._before.append(self.reading)
        self.reading = self._after.pop()
        return True

    # How it is done

    @property
    def rows(self) -> Rows:
        """The lines with what stands round them."""
        if self._rows is None:
            self._rows = Rows(self.reading.lines, wrapped=self.reading.wrapped)
        return self._rows

    def _part(self, at: int) -> Part:
        if not 0 <= at < len(self.reading.parts):
            raise Misplaced
        return self.reading.parts[at]

    def _put(self, at: int, part: Part) -> None:
        if part == self.reading.parts[at]:
            return
        parts = self.reading.parts
        self._keep(replace(self.reading, parts=(*parts[:at], part, *parts[at + 1 :])))

    def _keep(self, reading: Reading) -> None:
        self._before.append(self.reading)
        self._after.clear()
        self.reading = reading

    def _retitle(self, at: int, part: Part, roles: dict[int, Role], lines: Sequence[int]) -> None:
        """The lines are the title: alone where it had none of them, else with those it has."""
        rows = tuple(sorted(roles.items()))
        words = [self.rows.text(row) for row, role in rows if role == "title"]
        number = parse(words[0])
        title = tidy(" ".join((number.rest if number else words[0], *words[1:])))
        item = replace(part.item, title=title)
        if number is not None and not item.number:
            item = replace(item, number=number.printed)
        assigned = part.assigned | frozenset(lines)
        changed = replace(part, item=item, rows=rows, assigned=assigned, certainty=SEEN)
        self._put(at, composed(self.rows, changed))

    def _begun(self, row: int, lines: list[int]) -> Part:
        """A new item whose heading is the line `row`, and which has these lines below it."""
        rows = self.rows
        number = parse(rows.text(row), rows.lines[row].level)
        title = tidy(number.rest if number is not None else rows.text(row))
        entry = Entry(number, title, row)
        entry.bodies = lines
        warnings: list[PackWarning] = []
        family = number.family if number is not None else ""
        body = read_body(rows, entry, warnings, family == "proposal", False)
        roles: dict[int, Role] = {row: "title", **body.roles}
        item = AgendaItem(id="", number=number.printed if number else "", title=title)
        part = Part(item=item, rows=tuple(sorted(roles.items())))
        return composed(rows, part)
