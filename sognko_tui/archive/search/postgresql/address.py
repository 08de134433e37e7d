"""Where a PostgreSQL is, as its URL says: `postgresql://user:password@host:port/database?schema=…`."""

from __future__ import annotations

import getpass
import os
import re
import ssl
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

from sognko_tui.archive.search.index import Unusable

PORT = 5432
SCHEMA = "sognko"

_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_TLS = ("disable", "prefer", "require", "verify-ca", "verify-full")


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """A database and the schema in it, and how to get there.

    `tls` is one of libpq's words for `sslmode`, `roots` a file of certificates to trust.
    """

    host: str = "localhost"
    port: int = PORT
    user: str
    password: str | None = None
    database: str
    schema: str = SCHEMA
    tls: str = "prefer"
    roots: str | None = None

    @property
    def socket(self) -> str | None:
        """The socket to go through, where the host is a folder."""
        return f"{self.host}/.s.PGSQL.{self.port}" if self.host.startswith("/") else None

    def tls_context(self) -> ssl.SSLContext | bool | None:
        """What pg8000 is to be told: None takes what the server offers. Raises `OSError`."""
        if self.tls == "disable" or self.socket is not None:
            return False
        if self.tls == "prefer":
            return None
        if self.tls == "require":
            return True
        context = ssl.create_default_context(cafile=self.roots)
        context.check_hostname = self.tls == "verify-full"
        return context


def address(url: str) -> Address:
    """What a URL says; what it leaves out is as psql has it. Raises `Unusable("unknown")`.

    The password may also be in `$PGPASSWORD`. The reason never has the URL in it.
    """
    try:
        parts = urlsplit(url)
        more = dict(
            parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        )
        port = parts.port or int(more.pop("port", PORT))
    except ValueError:
        raise Unusable("unknown", "URL") from None
    host = more.pop("host", "") or unquote(parts.hostname or "localhost")
    user = unquote(parts.username or "") or more.pop("user", "") or getpass.getuser()
    found = Address(
        host=host,
        port=port,
        user=user,
        password=unquote(parts.password) if parts.password else os.environ.get("PGPASSWORD"),
        database=unquote(parts.path.lstrip("/")) or user,
        schema=more.pop("schema", SCHEMA),
        tls=more.pop("sslmode", "prefer"),
        roots=more.pop("sslrootcert", None),
    )
    if not _SCHEMA.fullmatch(found.schema):
        raise Unusable("unknown", "schema")
    if found.tls not in _TLS:
        raise Unusable("unknown", "sslmode")
    if more:
        raise Unusable("unknown", min(more))
    return found
