"""Questions to the index in SQLite."""

from __future__ import annotations

import sqlite3
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
from sognko_tui.archive.search.references import bare
from sognko_tui.archive.search.signs import EVERY, OF_PART, TIERS, facts_asked
from sognko_tui.archive.search.sqlite.schema import PREFIXES, about
from sognko_tui.archive.search.words import stem

MOST_WORDS = 400
"""Words that begin as is asked for, at most, that are looked up one by one."""


_HIT = (
    "meeting.id, item.item, item.number, item.title, item.kind, item.outcome, meeting.day,"
    " meeting.board, meeting.board_name, item.closed, meeting.machine, item.votes"
)
_NEWEST = "meeting.day DESC, meeting.id DESC, item.position"
_votes = msgspec.json.Decoder(Votes)
_followup = msgspec.json.Decoder(FollowUp)


def find(
    db: sqlite3.Connection, wanted: Wanted, filters: Filters, *, order: Order, limit: int, skip: int
) -> list[Hit]:
    """See `Index.find`. Raises `sqlite3.Error`."""
    if filters.boards is not None and not filters.boards:
        return []
    if order == "newest" or not wanted.having or filters.where != "anywhere":
        asked = _asked(db, wanted, filters, filters.where)
        return [hit for _, hit in _newest(db, asked, limit + skip)][skip : skip + limit]
    found: dict[int, Hit] = {}
    for where in TIERS:
        asked = _asked(db, wanted, filters, where)
        for number, hit in _newest(db, asked, limit + skip + len(found)):
            found.setdefault(number, hit)
        if len(found) >= limit + skip:
            break
    return [*found.values()][skip : skip + limit]


def _newest(db: sqlite3.Connection, asked: _Asked | None, limit: int) -> list[tuple[int, Hit]]:
    """The newest hits, each with the number of its row.

    What stands in order is read from its end and no further than needed; what does not is read
    whole, which is not much, and put where it belongs.
    """
    if asked is None:
        return []
    table, match, unwanted = asked
    ordered = about(db, "ordered")
    values = [match]
    but = ""
    if unwanted:
        but = f" AND {table}.rowid NOT IN (SELECT rowid FROM words WHERE words MATCH ?)"
        values.append(unwanted)
    select = (
        f"SELECT {table}.rowid, item.position, {_HIT} FROM {table} CROSS JOIN item ON item.id = {table}.rowid"
        " CROSS JOIN meeting ON meeting.no = item.meeting"
        f" WHERE {table} MATCH ?{but} AND {table}.rowid"
    )
    rows = db.execute(
        f"{select} <= ? ORDER BY {table}.rowid DESC LIMIT ?", (*values, ordered, limit)
    ).fetchall()
    later = db.execute(f"{select} > ?", (*values, ordered)).fetchall()
    if later:
        # By meeting, and in it by the place on the agenda, so that the first item is the highest.
        rows = [*rows, *later]
        rows.sort(key=lambda row: (row[8], row[2], -row[1]), reverse=True)
    return [(row[0], _hit(row[2:])) for row in rows[:limit]]


class _Asked(NamedTuple):
    """What is asked of which table of words, in the language of FTS5, and what must not be there.

    Words are folded and facts are made by us, so that nothing that was typed is part of it but
    letters, digits and pictures between quotation marks.
    """

    table: str
    match: str
    unwanted: str


def _asked(db: sqlite3.Connection, wanted: Wanted, filters: Filters, where: Where) -> _Asked | None:
    """The question; None where a word is nowhere in the archive."""
    parts: list[str] = []
    for word in wanted.having:
        forms = _forms(db, word, OF_PART[where])
        if not forms:
            return None
        parts.append(forms)
    parts += _facts(filters)
    without = [forms for word in wanted.without if (forms := _forms(db, word, ""))]
    table = "words" if where == "anywhere" else "parts"
    match = " AND ".join(parts or [f'"{EVERY}"'])
    unwanted = " OR ".join(without)
    if unwanted and table == "words":
        # In one table FTS5 does it by itself, as it goes along.
        return _Asked(table, f"({match}) NOT ({unwanted})", "")
    return _Asked(table, match, unwanted)


def _forms(db: sqlite3.Connection, word: Word, mark: str) -> str:
    """All words that are meant, one OR the other; empty where there are none."""
    if word.exact:
        return f'"{mark}{word.text}"'
    root, text = stem(word.text), word.text
    forms = {row[0] for row in db.execute("SELECT term FROM word WHERE stem = ?", (root,))}
    begin_so = None
    if mark or len(text) not in PREFIXES:
        begin_so = _beginning(db, text)
    if begin_so is None:
        others = sorted(form for form in forms if not form.startswith(text))
        return _any_of([f'"{mark}{text}" *', *(f'"{mark}{form}"' for form in others)])
    return _any_of([f'"{mark}{form}"' for form in sorted(forms | begin_so)])


def _beginning(db: sqlite3.Connection, text: str) -> set[str] | None:
    """The words that begin so; None where they are too many to be looked up one by one.

    Their stems begin so too, or are the beginning of what is asked for.
    """
    after = text + "\U0010ffff"
    stems = [text[:end] for end in range(1, len(text))]
    rows = db.execute(
        "SELECT term FROM word WHERE stem >= ? AND stem < ? UNION ALL"
        f" SELECT term FROM word WHERE stem IN ({', '.join('?' * len(stems))})"
        " AND term >= ? AND term < ? LIMIT ?",
        (text, after, *stems, text, after, MOST_WORDS + 1),
    )
    found = {row[0] for row in rows}
    return found if len(found) <= MOST_WORDS else None


def _any_of(forms: Sequence[str]) -> str:
    return f"({' OR '.join(forms)})" if forms else ""


def _facts(filters: Filters) -> Iterator[str]:
    for one_of in facts_asked(filters):
        yield "(" + " OR ".join(f'"{fact}"' for fact in one_of) + ")"


def _hit(row: Sequence[Any]) -> Hit:
    return Hit(
        meeting=row[0],
        item=row[1],
        number=row[2],
        title=row[3],
        kind=row[4],
        outcome=row[5],
        day=date.fromisoformat(row[6]),
        board=row[7],
        board_name=row[8],
        closed=bool(row[9]),
        machine=bool(row[10]),
        votes=_votes.decode(row[11]) if row[11] else None,
    )


def hit(db: sqlite3.Connection, meeting: str, item: str) -> Hit | None:
    """See `Index.hit`. Raises `sqlite3.Error`."""
    found = _hits(db, "meeting.id = ? AND item.item = ?", (meeting, item))
    return found[0] if found else None


def _hits(db: sqlite3.Connection, where: str, values: Sequence[object]) -> list[Hit]:
    """The items of which this is so, oldest first."""
    rows = db.execute(
        f"SELECT {_HIT} FROM item JOIN meeting ON meeting.no = item.meeting WHERE {where}"
        " ORDER BY meeting.day, meeting.id, item.position",
        tuple(values),
    )
    return [_hit(row) for row in rows]


def followups(db: sqlite3.Connection, filters: Filters, *, done: bool) -> list[Noted]:
    """See `Index.followups`. Raises `sqlite3.Error`."""
    where, values = _of_meeting(filters)
    which = "1" if done else "followup.open"
    rows = db.execute(
        f"SELECT {_HIT}, followup.told FROM followup JOIN item ON item.id = followup.item"
        f" JOIN meeting ON meeting.no = item.meeting WHERE {which} AND {where}"
        " ORDER BY followup.day IS NULL, followup.day, meeting.day, meeting.id, item.position, followup.number",
        values,
    )
    return [Noted(hit=_hit(row), followup=_followup.decode(row[-1])) for row in rows]


def _of_meeting(filters: Filters) -> tuple[str, list[object]]:
    """The filters by board and year, as a condition and its values."""
    where, values = ["1"], []
    if filters.boards is not None:
        where.append(f"meeting.board IN ({', '.join('?' * len(filters.boards))})")
        values += sorted(filters.boards)
    if filters.year:
        where.append("meeting.day >= ? AND meeting.day <= ?")
        values += [f"{filters.year:04}-01-01", f"{filters.year:04}-12-31"]
    return " AND ".join(where), list[object](values)


def linked(db: sqlite3.Connection, meeting: str, item: str) -> list[Hit]:
    """See `Index.linked`. Raises `sqlite3.Error`."""
    found = hit(db, meeting, item)
    if found is None:
        return []
    this = "meeting.id = ? AND item.item = ?"
    cited = _references(db, this, (meeting, item))
    # Those that refer to this one say its number, and its day or what leads to it.
    board, day = found.board, found.day.isoformat()
    may_cite = (
        "cited.number = ? AND meeting.board = ? AND meeting.day >= ?"
        " AND (cited.meeting = ? OR cited.day = ? OR (cited.day = '' AND cited.year = ?)"
        " OR (cited.previous AND meeting.day ="
        "  (SELECT min(day) FROM meeting AS next WHERE next.board = ? AND next.day > ?)))"
    )
    values = (bare(found.number), board, day, meeting, day, found.day.year, board, day)
    citing = _references(db, may_cite, values)
    same = _hits(
        db,
        "item.matter = (SELECT matter FROM item JOIN meeting ON meeting.no = item.meeting"
        f" WHERE {this})",
        (meeting, item),
    )
    return references.linked(found, cited, citing, same)


def unresolved(db: sqlite3.Connection, filters: Filters, limit: int) -> list[Reference]:
    """See `Index.unresolved`. Raises `sqlite3.Error`."""
    where, values = _of_meeting(filters)
    found = _references(db, f"cited.number != '' AND {where}", values)
    return [*islice((one for one in found if one.target is None), limit)]


def _references(
    db: sqlite3.Connection, where: str, values: Sequence[object]
) -> Iterator[Reference]:
    """The references of which this is so, newest first, each with what it leads to."""
    rows = db.execute(
        f"SELECT {_HIT}, cited.words, cited.number, cited.year, cited.day, cited.previous,"
        " cited.meeting, meeting.by_year FROM cited JOIN item ON item.id = cited.item"
        f" JOIN meeting ON meeting.no = item.meeting WHERE {where} ORDER BY {_NEWEST}, cited.nth",
        tuple(values),
    )
    return references.resolved(_Items(db), map(_citing, rows))


def _citing(row: Sequence[Any]) -> references.Citing:
    told, number, year, day, previous, earlier, by_year = row[12:]
    cited = Cited(
        words=told,
        number=number,
        year=year,
        day=date.fromisoformat(day) if day else None,
        previous=bool(previous),
        meeting=earlier,
    )
    return references.Citing(_hit(row), cited, bool(by_year))


class _Items(NamedTuple):
    """See `references.Items`."""

    db: sqlite3.Connection

    def of_meeting(self, meeting: str) -> list[Hit]:
        return _hits(self.db, "meeting.id = ?", [meeting])

    def between(self, board: str, first: date, last: date) -> list[Hit]:
        where = "meeting.board = ? AND meeting.day >= ? AND meeting.day <= ?"
        return _hits(self.db, where, [board, first.isoformat(), last.isoformat()])

    def of_previous(self, board: str, day: date) -> list[Hit]:
        return _hits(
            self.db,
            "meeting.no = (SELECT no FROM meeting AS before WHERE before.board = ? AND before.day < ?"
            " ORDER BY before.day DESC, before.id DESC LIMIT 1)",
            [board, day.isoformat()],
        )


def digests(db: sqlite3.Connection, meeting: str) -> dict[str, int]:
    """See `Index.digests`. Raises `sqlite3.Error`."""
    found = db.execute(
        "SELECT item.item, item.digest FROM item JOIN meeting ON meeting.no = item.meeting"
        " WHERE meeting.id = ?",
        (meeting,),
    )
    return dict(found.fetchall())


def figures(db: sqlite3.Connection, filters: Filters) -> list[Figures]:
    """See `Index.figures`. Raises `sqlite3.Error`."""
    where, values = _of_meeting(filters)
    rows = db.execute(
        "SELECT meeting.id, meeting.day, meeting.board, meeting.board_name, meeting.held,"
        " meeting.seats, meeting.met, meeting.minutes, count(item.id), total(item.decided),"
        " count(item.votes), total(json_extract(item.votes, '$[0]')),"
        " total(item.seconds > 0), total(item.seconds),"
        " (SELECT count(*) FROM followup JOIN item AS noted ON noted.id = followup.item"
        "  WHERE noted.meeting = meeting.no AND followup.open)"
        " FROM meeting LEFT JOIN item ON item.meeting = meeting.no"
        f" WHERE meeting.broken = '' AND {where} GROUP BY meeting.no ORDER BY meeting.day, meeting.id",
        values,
    )
    return [
        Figures(
            meeting=row[0],
            day=date.fromisoformat(row[1]),
            board=row[2],
            board_name=row[3],
            held=bool(row[4]),
            seats=row[5],
            met=row[6],
            minutes=row[7],
            items=row[8],
            decided=int(row[9]),
            voted=row[10],
            unanimous=int(row[11]),
            timed=int(row[12]),
            seconds=int(row[13]),
            open_followups=row[14],
        )
        for row in rows
    ]


def broken(db: sqlite3.Connection, filters: Filters) -> list[Broken]:
    """See `Index.broken`. Raises `sqlite3.Error`."""
    where, values = _of_meeting(filters)
    rows = db.execute(
        "SELECT id, day, broken FROM meeting"
        f" WHERE broken != '' AND {where} ORDER BY day DESC, id DESC",
        values,
    )
    return [Broken(meeting=row[0], day=date.fromisoformat(row[1]), reason=row[2]) for row in rows]


def choices(db: sqlite3.Connection, facet: Facet, filters: Filters) -> list[Choice]:
    """See `Index.choices`. Raises `sqlite3.Error`."""
    where, values = _of_meeting(msgspec.structs.replace(filters, year=0))
    if facet == "board":
        asked = f"SELECT board, max(board_name), count(*) FROM meeting WHERE board != '' AND {where} GROUP BY board ORDER BY 2, 1"
    elif facet == "year":
        asked = f"SELECT substr(day, 1, 4), substr(day, 1, 4), count(*) FROM meeting WHERE {where} GROUP BY 1 ORDER BY 1 DESC"
    else:
        of_board = where.replace("meeting.board", "name.board")
        asked = f"SELECT value, max(name), count(*) FROM name WHERE facet = ? AND {of_board} GROUP BY value ORDER BY 2, 1"
        values = [facet, *values]
    return [
        Choice(value=str(row[0]), name=row[1], count=row[2]) for row in db.execute(asked, values)
    ]
