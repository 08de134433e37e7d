"""Taking meetings into the index in PostgreSQL: one statement for all items of a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from sognko_tui.archive.search.index import Entry, Gathering
from sognko_tui.archive.search.postgresql.connection import Connection, clean
from sognko_tui.archive.search.postgresql.schema import STEMMER
from sognko_tui.archive.search.signs import DECISION, STEM, TITLE, facts_of
from sognko_tui.archive.search.words import slug

MOST_BYTES = 300_000
"""Of an item's different words, that are kept: PostgreSQL has no `tsvector` of more than a megabyte."""

LONGEST = 500
"""Characters of a fact or a name that count: longer ones PostgreSQL cannot look up."""

# One stem for each word, without those that are the same.
_STEMS = (
    "ARRAY(SELECT DISTINCT CAST(:{sign} AS text) || stem FROM unnest(given.{words}) AS word,"
    f" unnest(ts_lexize('{STEMMER}', word)) AS stem)"
)
_ITEMS = (
    "INSERT INTO item (meeting, item, position, number, title, kind, outcome, closed,"
    " decided, votes, unanimous, seconds, matter, words)"
    " SELECT :meeting, item, position, number, title, kind, outcome, closed, decided, votes,"
    " unanimous, seconds, matter, array_to_tsvector(given.words || "
    + " || ".join(
        _STEMS.format(sign=sign, words=words)
        for sign, words in (
            ("in_text", "text"),
            ("in_title", "in_title"),
            ("in_decision", "in_decision"),
        )
    )
    + ") FROM json_to_recordset(CAST(:rows AS json)) AS given (item text, position integer, number text,"
    " title text, kind text, outcome text, closed boolean, decided boolean, votes text,"
    " unanimous boolean, seconds integer, matter text, words text[], text text[], in_title text[],"
    " in_decision text[])"
)
_FOLLOWUPS = (
    "INSERT INTO followup SELECT item.id, given.number, given.day, given.open, given.told"
    " FROM json_to_recordset(CAST(:rows AS json))"
    " AS given (item text, number integer, day date, open boolean, told text)"
    " JOIN item ON item.item = given.item AND item.meeting = :meeting"
)
_CITED = (
    "INSERT INTO cited SELECT item.id, given.nth, given.number, given.year, given.day, given.previous,"
    " given.meeting, given.told"
    " FROM json_to_recordset(CAST(:rows AS json)) AS given (item text, nth integer, number text,"
    " year integer, day date, previous boolean, meeting text, told text)"
    " JOIN item ON item.item = given.item AND item.meeting = :meeting"
)
_NAMES = (
    "INSERT INTO name SELECT facet, value, name, :board FROM json_to_recordset(CAST(:rows AS json))"
    " AS given (facet text, value text, name text) ON CONFLICT DO NOTHING"
)
_MEETING = (
    "INSERT INTO meeting VALUES (:id, :stamp, :day, :board, :board_name, :by_year, :broken, :machine,"
    " :held, :seats, :met, :minutes)"
)

_json = msgspec.json.Encoder()


def put(db: Connection, meeting: Gathering) -> None:
    """Put a meeting instead of what is there of it. Raises `Unusable`."""
    forget(db, [meeting.id])
    db.run(
        _MEETING,
        **{name: getattr(meeting, name) for name in meeting.__struct_fields__ if name != "entries"},
    )
    _rows(
        db,
        _ITEMS,
        (_item(meeting, entry) for entry in meeting.entries),
        meeting=meeting.id,
        in_text=STEM,
        in_title=TITLE + STEM,
        in_decision=DECISION + STEM,
    )
    _rows(db, _FOLLOWUPS, _followups(meeting), meeting=meeting.id)
    _rows(db, _CITED, _cited(meeting), meeting=meeting.id)
    _rows(db, _NAMES, _names(meeting), board=meeting.board)


def forget(db: Connection, meetings: Iterable[str]) -> None:
    """Take meetings out, with all that is theirs. Raises `Unusable`."""
    db.run("DELETE FROM meeting WHERE id = ANY(CAST(:ids AS text[]))", ids=list(meetings))


def _rows(
    db: Connection, statement: str, rows: Iterable[dict[str, object]], **values: object
) -> None:
    """Run a statement with these rows, where there are any."""
    if told := list(rows):
        kept = [{name: clean(value) for name, value in row.items()} for row in told]
        db.run(statement, rows=_json.encode(kept).decode(), **values)


def _item(meeting: Gathering, entry: Entry) -> dict[str, object]:
    text = _as_many_as_fit(entry.text)
    in_title, in_decision = _as_many_as_fit(entry.in_title), _as_many_as_fit(entry.in_decision)
    facts = [cut(fact) for fact in facts_of(meeting, entry)]
    return {
        "item": entry.item,
        "position": entry.position,
        "number": entry.number,
        "title": entry.title,
        "kind": entry.kind,
        "outcome": entry.outcome,
        "closed": entry.closed,
        "decided": entry.decided,
        "votes": _json.encode(entry.votes).decode() if entry.votes is not None else "",
        "unanimous": entry.votes is not None and entry.votes.unanimous,
        "seconds": entry.seconds,
        "matter": entry.matter,
        "words": [
            *text,
            *(TITLE + word for word in in_title),
            *(DECISION + word for word in in_decision),
            *facts,
        ],
        "text": text,
        "in_title": in_title,
        "in_decision": in_decision,
    }


def _as_many_as_fit(words: frozenset[str]) -> list[str]:
    fitting, left = [], MOST_BYTES
    for word in sorted(words):
        left -= len(word.encode())
        if left < 0:
            break
        fitting.append(word)
    return fitting


def cut(fact: str) -> str:
    """As much of a fact or a name as counts."""
    return fact[:LONGEST]


def _followups(meeting: Gathering) -> Iterator[dict[str, object]]:
    for entry in meeting.entries:
        for one in entry.followups:
            yield {
                "item": entry.item,
                "number": one.number,
                "day": one.day,
                "open": one.done_on is None,
                "told": _json.encode(one).decode(),
            }


def _cited(meeting: Gathering) -> Iterator[dict[str, object]]:
    for entry in meeting.entries:
        for nth, one in enumerate(entry.cites):
            yield {
                "item": entry.item,
                "nth": nth,
                "number": one.number,
                "year": one.year,
                "day": one.day,
                "previous": one.previous,
                "meeting": one.meeting,
                "told": _json.encode(one).decode(),
            }


def _names(meeting: Gathering) -> Iterator[dict[str, object]]:
    for entry in meeting.entries:
        for facet, names in (("municipality", entry.municipalities), ("person", entry.people)):
            for name in names:
                yield {"facet": facet, "value": cut(slug(name)), "name": cut(name)}
