"""The tables of the index in PostgreSQL.

An item has all its words in one `tsvector` under one GIN index: each folded word, which is found by
its beginning too, the stem of each by PostgreSQL's own Norwegian stemmer, those of its title and
decision, and the facts to filter by, each kind with a sign before it (see `signs`). A question is
one `tsquery`.

The words come folded and one by one and go to the stemmer so: the parser of the configuration
`norwegian` would see addresses and decimal numbers in them, and find others than the file's engine
does. Its stop words are left out, as «ikkje» and «mot» are what a decision may hang on.
"""

from __future__ import annotations

from sognko_tui.archive.search.index import VERSION, Unusable
from sognko_tui.archive.search.postgresql.connection import Connection

STEMMER = "norwegian_words"

_TABLES = ("name", "cited", "followup", "item", "meeting", "about")

# Names and texts stand in the order of their characters, as in Python and in SQLite, whatever the
# language of the database.
_MAKE = (
    "CREATE TABLE about (name text PRIMARY KEY, value bigint NOT NULL)",
    """CREATE TABLE meeting (
         id text COLLATE "C" PRIMARY KEY, stamp text NOT NULL, day date NOT NULL,
         board text COLLATE "C" NOT NULL, board_name text COLLATE "C" NOT NULL,
         by_year boolean NOT NULL, broken text NOT NULL, machine boolean NOT NULL,
         held boolean NOT NULL, seats integer NOT NULL, met integer NOT NULL,
         minutes integer NOT NULL)""",
    """CREATE TABLE item (
         id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
         meeting text COLLATE "C" NOT NULL REFERENCES meeting ON DELETE CASCADE,
         item text COLLATE "C" NOT NULL, position integer NOT NULL, number text NOT NULL,
         title text NOT NULL, kind text NOT NULL, outcome text NOT NULL, closed boolean NOT NULL,
         decided boolean NOT NULL, votes text NOT NULL,
         unanimous boolean NOT NULL, seconds integer NOT NULL, matter text NOT NULL,
         words tsvector NOT NULL, UNIQUE (meeting, item))""",
    """CREATE TABLE followup (
         item bigint REFERENCES item ON DELETE CASCADE, number integer, day date,
         open boolean NOT NULL, told text NOT NULL, PRIMARY KEY (item, number))""",
    """CREATE TABLE cited (
         item bigint REFERENCES item ON DELETE CASCADE, nth integer, number text NOT NULL,
         year integer NOT NULL, day date, previous boolean NOT NULL, meeting text NOT NULL,
         told text NOT NULL, PRIMARY KEY (item, nth))""",
    """CREATE TABLE name (
         facet text, value text COLLATE "C", name text COLLATE "C" NOT NULL, board text,
         PRIMARY KEY (facet, value, board))""",
)

# Made when the tables are filled for the first time, as that is quicker. What may be of any length
# is hashed.
INDEXES = (
    "CREATE INDEX ON meeting (day)",
    "CREATE INDEX ON item USING hash (matter) WHERE matter != ''",
    "CREATE INDEX ON item USING gin (words)",
    "CREATE INDEX ON followup (day) WHERE open",
    "CREATE INDEX ON cited USING hash (number) WHERE number != ''",
)


def version(db: Connection) -> None:
    """Raise `Unusable` where there is no index, or one of another version."""
    rows = db.run("SELECT value FROM about WHERE name = 'version'")
    if not rows or rows[0][0] != VERSION:
        raise Unusable("outdated")


def is_there(db: Connection) -> bool:
    """Whether there are tables of this version; none is touched. Raises `Unusable`."""
    asked = "SELECT count(to_regclass(name)) FROM unnest(CAST(:tables AS text[])) AS name"
    if db.run(asked, tables=list(_TABLES)) != [[len(_TABLES)]]:
        return False
    try:
        version(db)
    except Unusable as unusable:
        if unusable.code != "outdated":
            raise
        return False
    return True


def make(db: Connection, schema: str) -> None:
    """Make the tables, without their indexes, instead of those of another version. Raises `Unusable`."""
    if db.run("SHOW server_encoding") != [["UTF8"]]:
        raise Unusable("unreachable", "the database is not in UTF-8")
    # Looked for first: a role that may not make schemas may have been given this one.
    if not db.run("SELECT 1 FROM pg_namespace WHERE nspname = :schema", schema=schema):
        # Made of letters, digits and _ alone (see `address`): a name cannot be bound.
        db.run(f"CREATE SCHEMA {schema}")
    if not db.run(
        "SELECT 1 FROM pg_ts_dict WHERE dictname = :name"
        " AND dictnamespace = CAST(CAST(:schema AS text) AS regnamespace)",
        name=STEMMER,
        schema=schema,
    ):
        db.run(
            f"CREATE TEXT SEARCH DICTIONARY {STEMMER} (TEMPLATE = snowball, LANGUAGE = norwegian)"
        )
    for table in _TABLES:
        db.run(f"DROP TABLE IF EXISTS {table}")
    for statement in _MAKE:
        db.run(statement)
    db.run("INSERT INTO about VALUES ('version', :version)", version=VERSION)
