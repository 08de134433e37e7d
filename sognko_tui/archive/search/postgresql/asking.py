"""Questions to the index in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

import msgspec

from sognko_tui.archive.search import references
from sognko_tui.archive.search.asking import Filters, Order, Wanted, Where, Word
from sognko_tui.archive.search.index import (
    Broken,
    Choice,
    Cited,
    Facet,
    Figures,
    FollowUp,
    Hit,
    Noted,
    Reference,
    Votes,
)
from sognko_tui.archive.search.postgresql.connection import Connection
from sognko_tui.archive.search.postgresql.schema import STEMMER
from sognko_tui.archive.search.postgresql.writing import cut
from sognko_tui.archive.search.signs import EVERY, OF_PART, STEM, TIERS, facts_asked

_HIT = (
    "meeting.id, item.item, item.number, item.title, item.kind, item.outcome, meeting.day,"
    " meeting.board, meeting.board_name, item.closed, meeting.machine, item.votes"
)
_ITEMS = "item JOIN meeting ON meeting.id = item.meeting"
_OLDEST = "meeting.day, meeting.id, item.position"
_NEWEST = "meeting.day DESC, meeting.id DESC, item.position"
_OF_BOARDS = "(CAST(:boards AS text[]) IS NULL OR board = ANY(CAST(:boards AS text[])))"
_OF_FILTERS = f"{_OF_BOARDS} AND (:year = 0 OR extract(year FROM meeting.day) = :year)"
"""The filters by board and year, as a condition; see `_filters`."""

_votes = msgspec.json.Decoder(Votes)
_followup = msgspec.json.Decoder(FollowUp)
_cited = msgspec.json.Decoder(Cited)


def find(
    db: Connection, wanted: Wanted, filters: Filters, *, order: Order, limit: int, skip: int
) -> list[Hit]:
    """See `Index.find`. Raises `Unusable`."""
    if filters.boards is not None and not filters.boards:
        return []
    stems = _stems(db, wanted)
    asked = {where: _query(wanted, filters, where, stems) for where in TIERS}
    tier = ""
    values = {"asked": asked[filters.where]}
    if order == "best" and wanted.having and filters.where == "anywhere":
        tier = (
            "CASE WHEN item.words @@ CAST(:in_title AS tsquery) THEN 0"
            " WHEN item.words @@ CAST(:in_decision AS tsquery) THEN 1 ELSE 2 END, "
        )
        values |= {"in_title": asked["title"], "in_decision": asked["decision"]}
    rows = db.run(
        f"SELECT {_HIT} FROM {_ITEMS} WHERE item.words @@ CAST(:asked AS tsquery)"
        f" ORDER BY {tier}{_NEWEST} LIMIT :most OFFSET :skip",
        most=limit,
        skip=skip,
        **values,
    )
    return [_hit(row) for row in rows]


def _stems(db: Connection, wanted: Wanted) -> dict[str, str]:
    """The stem of each word that is asked for in all its forms."""
    words = [word.text for word in (*wanted.having, *wanted.without) if not word.exact]
    if not words:
        return {}
    rows = db.run(
        f"SELECT word, stem FROM unnest(CAST(:words AS text[])) AS word,"
        f" unnest(ts_lexize('{STEMMER}', word)) AS stem",
        words=words,
    )
    return {row[0]: row[1] for row in rows}


def _query(wanted: Wanted, filters: Filters, where: Where, stems: dict[str, str]) -> str:
    """What is asked, as a `tsquery`: words and facts between quotation marks that they never have."""
    parts = [_any_of(_forms(word, OF_PART[where], stems)) for word in wanted.having]
    parts += [_any_of(map(_lexeme, one_of)) for one_of in facts_asked(filters)]
    parts += [f"!{_any_of(_forms(word, '', stems))}" for word in wanted.without]
    return " & ".join([_lexeme(EVERY), *parts])


def _forms(word: Word, sign: str, stems: dict[str, str]) -> Iterator[str]:
    if word.exact:
        yield _lexeme(sign + word.text)
        return
    yield _lexeme(sign + word.text) + ":*"
    if word.text in stems:
        yield _lexeme(sign + STEM + stems[word.text])


def _any_of(lexemes: Iterator[str]) -> str:
    return f"({' | '.join(lexemes)})"


def _lexeme(word: str) -> str:
    quoted = cut(word).replace("\\", "\\\\").replace("'", "''")
    return f"'{quoted}'"


def _hit(row: Sequence[Any]) -> Hit:
    facts = dict(zip(Hit.__struct_fields__, row, strict=False))
    facts["votes"] = _votes.decode(facts["votes"]) if facts["votes"] else None
    return Hit(**facts)


def hit(db: Connection, meeting: str, item: str) -> Hit | None:
    """See `Index.hit`. Raises `Unusable`."""
    found = _hits(db, "meeting.id = :meeting AND item.item = :item", meeting=meeting, item=item)
    return found[0] if found else None


def _hits(db: Connection, where: str, **values: object) -> list[Hit]:
    """The items of which this is so, oldest first."""
    rows = db.run(f"SELECT {_HIT} FROM {_ITEMS} WHERE {where} ORDER BY {_OLDEST}", **values)
    return [_hit(row) for row in rows]


def _filters(filters: Filters) -> dict[str, object]:
    boards = None if filters.boards is None else sorted(filters.boards)
    return {"boards": boards, "year": filters.year}


def followups(db: Connection, filters: Filters, *, done: bool) -> list[Noted]:
    """See `Index.followups`. Raises `Unusable`."""
    rows = db.run(
        f"SELECT {_HIT}, followup.told FROM followup JOIN item ON item.id = followup.item"
        f" JOIN meeting ON meeting.id = item.meeting WHERE (followup.open OR :done) AND {_OF_FILTERS}"
        f" ORDER BY followup.day NULLS LAST, {_OLDEST}, followup.number",
        done=done,
        **_filters(filters),
    )
    return [Noted(hit=_hit(row), followup=_followup.decode(row[-1])) for row in rows]


def linked(db: Connection, meeting: str, item: str) -> list[Hit]:
    """See `Index.linked`. Raises `Unusable`."""
    found = hit(db, meeting, item)
    if found is None:
        return []
    this = {"meeting": meeting, "item": item}
    cited = _references(db, "meeting.id = :meeting AND item.item = :item", **this)
    # Those that refer to this one say its number, and its day or what leads to it.
    citing = _references(
        db,
        "cited.number = :number AND cited.number != '' AND meeting.board = :board"
        " AND meeting.day >= :day AND (cited.meeting = :meeting OR cited.day = :day"
        " OR (cited.day IS NULL AND cited.year = :year) OR (cited.previous AND meeting.day ="
        " (SELECT min(day) FROM meeting AS next WHERE next.board = :board AND next.day > :day)))",
        number=references.bare(found.number),
        board=found.board,
        day=found.day,
        meeting=meeting,
        year=found.day.year,
    )
    same = _hits(
        db,
        "item.matter != '' AND (meeting.board, item.matter) = (SELECT of.board, this.matter"
        " FROM item AS this JOIN meeting AS of ON of.id = this.meeting"
        " WHERE of.id = :meeting AND this.item = :item)",
        **this,
    )
    return references.linked(found, cited, citing, same)


def unresolved(db: Connection, filters: Filters, limit: int) -> list[Reference]:
    """See `Index.unresolved`. Raises `Unusable`."""
    found = _references(db, f"cited.number != '' AND {_OF_FILTERS}", **_filters(filters))
    return [*islice((one for one in found if one.target is None), limit)]


def _references(db: Connection, where: str, **values: object) -> Iterator[Reference]:
    """The references of which this is so, newest first, each with what it leads to."""
    rows = db.run(
        f"SELECT {_HIT}, cited.told, meeting.by_year FROM cited JOIN item ON item.id = cited.item"
        f" JOIN meeting ON meeting.id = item.meeting WHERE {where} ORDER BY {_NEWEST}, cited.nth",
        **values,
    )
    citing = (references.Citing(_hit(row), _cited.decode(row[-2]), row[-1]) for row in rows)
    return references.resolved(_Items(db), citing)


class _Items(NamedTuple):
    """See `references.Items`."""

    db: Connection

    def of_meeting(self, meeting: str) -> list[Hit]:
        return _hits(self.db, "meeting.id = :meeting", meeting=meeting)

    def between(self, board: str, first: date, last: date) -> list[Hit]:
        where = "meeting.board = :board AND meeting.day BETWEEN :first AND :last"
        return _hits(self.db, where, board=board, first=first, last=last)

    def of_previous(self, board: str, day: date) -> list[Hit]:
        return _hits(
            self.db,
            "meeting.id = (SELECT id FROM meeting AS before WHERE before.board = :board"
            " AND before.day < :day ORDER BY before.day DESC, before.id DESC LIMIT 1)",
            board=board,
            day=day,
        )


def figures(db: Connection, filters: Filters) -> list[Figures]:
    """See `Index.figures`. Raises `Unusable`."""
    rows = db.run(
        "SELECT meeting.id, meeting.day, meeting.board, meeting.board_name, meeting.held,"
        " meeting.seats, meeting.met, meeting.minutes, count(item.id),"
        " count(*) FILTER (WHERE item.decided), count(*) FILTER (WHERE item.votes != ''),"
        " count(*) FILTER (WHERE item.unanimous), count(*) FILTER (WHERE item.seconds > 0),"
        " coalesce(sum(item.seconds), 0),"
        " (SELECT count(*) FROM followup JOIN item AS noted ON noted.id = followup.item"
        "  WHERE noted.meeting = meeting.id AND followup.open)"
        " FROM meeting LEFT JOIN item ON item.meeting = meeting.id"
        f" WHERE meeting.broken = '' AND {_OF_FILTERS} GROUP BY meeting.id"
        " ORDER BY meeting.day, meeting.id",
        **_filters(filters),
    )
    return [Figures(**dict(zip(Figures.__struct_fields__, row, strict=True))) for row in rows]


def broken(db: Connection, filters: Filters) -> list[Broken]:
    """See `Index.broken`. Raises `Unusable`."""
    rows = db.run(
        "SELECT id, day, broken FROM meeting"
        f" WHERE broken != '' AND {_OF_FILTERS} ORDER BY day DESC, id DESC",
        **_filters(filters),
    )
    return [Broken(meeting=row[0], day=row[1], reason=row[2]) for row in rows]


def choices(db: Connection, facet: Facet, filters: Filters) -> list[Choice]:
    """See `Index.choices`. Raises `Unusable`."""
    values = _filters(msgspec.structs.replace(filters, year=0))
    if facet == "board":
        asked = f"SELECT board, max(board_name), count(*) FROM meeting WHERE board != '' AND {_OF_FILTERS} GROUP BY 1 ORDER BY 2, 1"
    elif facet == "year":
        asked = f"SELECT to_char(day, 'YYYY'), to_char(day, 'YYYY'), count(*) FROM meeting WHERE {_OF_FILTERS} GROUP BY 1 ORDER BY 1 DESC"
    else:
        asked = f"SELECT value, max(name), count(*) FROM name WHERE facet = :facet AND {_OF_BOARDS} GROUP BY 1 ORDER BY 2, 1"
        values = {"facet": facet, "boards": values["boards"]}
    return [Choice(value=row[0], name=row[1], count=row[2]) for row in db.run(asked, **values)]
