"""What of an archive somebody reaches: where several share a server, not everybody opens every board."""

from __future__ import annotations

import msgspec


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """The ids of the boards that are there for somebody, and the folder in the inbox that is theirs.

    Nothing else of the archive exists for them: not in lists, not by its id. A pack may hold what is
    for one board only, so they do not share the inbox with others either.
    """

    boards: frozenset[str]
    inbox: str
