"""Reads a protocol back: from the Markdown to the public meeting it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, TypedDict, get_args

from sognko_tui.meeting.events import Relation
from sognko_tui.meeting.numbering import prefixed, without_prefix
from sognko_tui.protocol.attendance import GROUPS, Group
from sognko_tui.protocol.document import (
    Block,
    Document,
    Facts,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
    text_of,
)
from sognko_tui.protocol.head import STRUCTURE
from sognko_tui.protocol.item_reading import read_item
from sognko_tui.protocol.movements import Kind
from sognko_tui.protocol.names import Names
from sognko_tui.protocol.parsing import NotAProtocol, parse
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.public_meeting import (
    PublicDisqualification,
    PublicItem,
    PublicMeeting,
    PublicMovement,
    PublicPerson,
)
from sognko_tui.protocol.telling import heading_opening, item_label, items_label

Part: TypeAlias = tuple[Heading, list[Block]]
"""A heading with the blocks up to the next one of its level or above."""


def read(markdown: str) -> PublicMeeting:
    """The public meeting that this protocol tells of.

    For what the Markdown writer wrote it is the same as `public` of the meeting; a protocol that
    was edited by hand is read as far as its structure is kept. Raises `NotAProtocol`.
    """
    return read_document(parse(markdown))


def read_document(document: Document) -> PublicMeeting:
    """As `read`, of what was parsed already."""
    return _Reader(document).meeting()


def parts(blocks: Iterable[Block], level: int) -> tuple[list[Block], list[Part]]:
    """What stands before the first heading of this level, and then heading by heading."""
    before: list[Block] = []
    found: list[Part] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level:
            found.append((block, []))
        elif found:
            found[-1][1].append(block)
        else:
            before.append(block)
    return before, found


def sentences(blocks: Iterable[Block]) -> list[str]:
    """The paragraphs and the lines of the lists."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(text_of(block.runs))
        elif isinstance(block, List):
            found += (text_of(item) for item in block.items)
    return found


class _Where(TypedDict):
    relation: Relation | Literal[""]
    items: tuple[str, ...]


class _Reader:
    """Reads one document; what it has learnt of names is needed for the votes."""

    def __init__(self, document: Document) -> None:
        head = document.head
        if head.structure is None or head.structure > STRUCTURE:
            raise NotAProtocol("version", str(head.structure))
        self.head = head
        self.blocks = document.blocks
        self.phrases = Phrases(head.language, head.phrases)
        self.prefix = head.prefix
        self.numbers = head.items or ()

    def meeting(self) -> PublicMeeting:
        head = self.head
        before, sections = parts(self.blocks, 2)
        by_name: dict[str, list[Block]] = {}
        for heading, blocks in sections:
            by_name.setdefault(text_of(heading.runs), blocks)
        attendance = by_name.get(self.phrases["attendance.heading"], [])
        people = self._people(attendance)
        names = Names([p.name for p in people], self.phrases)
        noted = self._changes(attendance)
        facts = {n: v for block in before if isinstance(block, Facts) for n, v in block.pairs}
        return PublicMeeting(
            meeting=head.meeting,
            board=head.board,
            language=head.language,
            version=1 if head.version is None else head.version,
            access=head.access,
            versions=tuple(sentences(b for b in before if not isinstance(b, Quote))),
            date=head.date,
            start=head.start,
            end=head.end,
            place=facts.get(self.phrases["head.place"], ""),
            form=facts.get(self.phrases["head.form"], ""),
            notice_date=head.notice_date,
            notice_manner=head.notice_manner,
            circulated=head.circulated,
            circulated_manner=head.circulated_manner,
            remarks_due=head.remarks_due,
            approved=head.approved,
            approved_where=head.approved_where,
            presiding=facts.get(self.phrases["head.presiding"], ""),
            secretary=facts.get(self.phrases["head.secretary"], ""),
            people=tuple(people),
            movements=tuple(m for s in noted if (m := self._movement(s, names))),
            noted=tuple(s for s in noted if self._movement(s, names) is None),
            items=self._items(sections, names, self._disqualified(attendance)),
            next_meeting=self._next_meeting(sections[-1][1] if sections else []),
            breaks=self._breaks(sections[-1][1] if sections else []),
        )

    # Attendance

    def _people(self, attendance: list[Block]) -> list[PublicPerson]:
        titles = {self.phrases[f"attendance.{group}"]: group for group, _ in GROUPS}
        absent = self.phrases["attendance.absent"]
        found: list[PublicPerson] = []
        for heading, blocks in parts(attendance, 3)[1]:
            title = text_of(heading.runs)
            for table in (b for b in blocks if isinstance(b, Table)):
                rows = self._rows(table, "attendance")
                if title in titles:
                    found += (self._person(titles[title], cells) for cells in rows)
                elif title == absent:
                    found += (self._absent(cells) for cells in rows)
        return found

    def _rows(self, table: Table, section: str) -> list[dict[str, str]]:
        """The rows as cells by the name of their column."""
        columns = [self.phrases.among(section, name) or "" for name in table.header]
        return [
            dict(zip(columns, (text_of(cell) for cell in cells), strict=False))
            for cells in table.rows
        ]

    def _person(self, group: Group, cells: dict[str, str]) -> PublicPerson:
        return PublicPerson(
            name=cells.get("name", ""),
            group=group,
            function=cells.get("function", ""),
            represents=cells.get("represents", ""),
            seats=cells.get("seat", ""),
            present=cells.get("present", ""),
        )

    def _absent(self, cells: dict[str, str]) -> PublicPerson:
        # The heading and the column share a word; the column is asked for by either name.
        how = cells.get("absence", cells.get("absent", ""))
        return PublicPerson(
            name=cells.get("name", ""),
            group="absent",
            function=cells.get("function", ""),
            represents=cells.get("represents", ""),
            absent=self.phrases.among("absence", how) or "unknown",
        )

    def _disqualified(self, attendance: list[Block]) -> list[dict[str, str]]:
        title = self.phrases["attendance.disqualified"]
        tables = (
            block
            for heading, blocks in parts(attendance, 3)[1]
            for block in blocks
            if isinstance(block, Table) and text_of(heading.runs) == title
        )
        return [row for table in tables for row in self._rows(table, "attendance")]

    def _changes(self, attendance: list[Block]) -> list[str]:
        """What is told of people beside the tables."""
        title = self.phrases["attendance.changes"]
        found: list[str] = []
        for heading, blocks in parts(attendance, 3)[1]:
            if text_of(heading.runs) == title:
                found += sentences(b for b in blocks if isinstance(b, List))
        return found

    def _movement(self, sentence: str, names: Names) -> PublicMovement | None:
        away = self.phrases.match("change.away", sentence, person=names.pattern)
        if away is not None:
            items = self._numbers(away["items"])
            if items:
                return PublicMovement(name=away["person"], kind="away", items=items)
        for known in ("_time", "_from", "_after", ""):
            found = self.phrases.match(
                f"change.sat{known}", sentence, person=names.pattern, seat=names.pattern
            )
            moment = self._moment(found, known) if found is not None else None
            if found is not None and moment is not None:
                name, seat = found["person"], found["seat"]
                return PublicMovement(
                    name=name, kind="sat", seat=seat, time=found.get("time", ""), **moment
                )
        kinds: tuple[Kind, ...] = ("came", "back", "left", "stepped")
        for kind in kinds:
            for known in ("_time_where", "_time", "_where"):
                for part in (
                    ("_part", "") if kind in ("came", "back") and "where" in known else ("",)
                ):
                    moved = self._moved(sentence, names, kind, known + part)
                    if moved is not None:
                        return moved
        return None

    def _moment(self, found: dict[str, str], known: str) -> _Where | None:
        """By which item a deputy began to sit, or None where the words name no item."""
        if known not in ("_from", "_after"):
            return _Where(relation="", items=())
        number = self._number(found["item"])
        if number is None:
            return None
        return _Where(relation="before" if known == "_from" else "after", items=(number,))

    def _moved(self, sentence: str, names: Names, kind: Kind, known: str) -> PublicMovement | None:
        patterns = {"person": names.pattern, "seat": names.pattern}
        found = self.phrases.match(f"change.{kind}{known}", sentence, **patterns)
        where = self._where(found.get("where", "")) if found is not None else None
        if found is None or where is None:
            return None
        part = self._number(found["item"]) if "item" in found else ""
        if part is None:
            return None
        relation, items = where
        return PublicMovement(
            name=found["person"],
            kind=kind,
            time=found.get("time", ""),
            relation=relation,
            items=items,
            part=part,
            seat=found.get("seat", ""),
        )

    def _number(self, words: str) -> str | None:
        """The item that is spoken of so."""
        labels = (item_label(self.phrases, self.prefix, number) for number in self.numbers)
        return next(
            (n for n, label in zip(self.numbers, labels, strict=True) if label == words), None
        )

    def _where(self, words: str) -> tuple[Relation | Literal[""], tuple[str, ...]] | None:
        if words in ("", self.phrases["where.sometime"]):
            return "", ()
        relations: tuple[Relation, ...] = get_args(Relation)
        for relation in relations:
            for number in self.numbers:
                label = item_label(self.phrases, self.prefix, number)
                if self.phrases.say(f"where.{relation}", item=label) == words:
                    return relation, (number,)
        return None

    def _numbers(self, words: str) -> tuple[str, ...]:
        """The items that are meant: they follow each other in the order of the agenda."""
        for number in self.numbers:
            if items_label(self.phrases, self.prefix, (number,)) == words:
                return (number,)
        word = f"{self.prefix or self.phrases['words.items']} "
        bare = {without_prefix(self.prefix, number): number for number in self.numbers}
        known = Names(list(bare), self.phrases)
        listed = words.removeprefix(word)
        counts = range(2, len(self.numbers) + 1)
        meant = next((found for n in counts if (found := known.taken_apart(listed, n))), ())
        return tuple(bare[number] for number in meant)

    # The items

    def _items(
        self, sections: list[Part], names: Names, disqualified: list[dict[str, str]]
    ) -> tuple[PublicItem, ...]:
        flat: list[tuple[bool, Heading, list[Block]]] = []
        waiting = list(self.numbers)

        def opens(heading: Heading) -> bool:
            return bool(waiting) and _begins(
                text_of(heading.runs), heading_opening(self.phrases, self.prefix, waiting[0])
            )

        for heading, blocks in sections:
            if not opens(heading):
                continue
            waiting.pop(0)
            flat.append((False, heading, []))
            for block in blocks:
                if isinstance(block, Heading) and block.level == 3 and opens(block):
                    waiting.pop(0)
                    flat.append((True, block, []))
                else:
                    flat[-1][2].append(block)
        if waiting:
            raise NotAProtocol("item_missing", waiting[0])
        found: list[PublicItem] = []
        for number, (under, heading, blocks) in zip(self.numbers, flat, strict=True):
            opening = heading_opening(self.phrases, self.prefix, number)
            title = text_of(heading.runs)[len(opening) :].strip()
            label = prefixed(self.prefix, number)
            empty = PublicItem(
                number=number,
                title=title,
                under=under,
                disqualified=tuple(
                    PublicDisqualification(
                        name=cells.get("name", ""),
                        ground=cells.get("ground", ""),
                        presides=cells.get("presided", ""),
                        deputy=cells.get("deputy", ""),
                    )
                    for cells in disqualified
                    if cells.get("item") == label
                ),
            )
            found.append(read_item(empty, blocks, 4 if under else 3, self.phrases, names))
        return tuple(found)

    # The end

    def _next_meeting(self, blocks: list[Block]) -> str:
        told = (text_of(b.runs) for b in blocks if isinstance(b, Paragraph))
        return next((s for s in told if self.phrases.match("end.next", s) is not None), "")

    def _breaks(self, blocks: list[Block]) -> tuple[tuple[str, str, str], ...]:
        found: list[tuple[str, str, str]] = []
        labels = {item_label(self.phrases, self.prefix, n): n for n in self.numbers}
        for block in blocks:
            sentence = text_of(block.runs) if isinstance(block, Paragraph) else ""
            values = self.phrases.match("end.pause_item", sentence)
            if values is None or values["item"] not in labels:
                values = self.phrases.match("end.pause", sentence)
            if values is not None:
                number = labels.get(values.get("item", ""), "")
                found.append((values["start"], values["end"], number))
        return tuple(found)


def _begins(text: str, opening: str) -> bool:
    return text == opening or text.startswith(opening + " ")
