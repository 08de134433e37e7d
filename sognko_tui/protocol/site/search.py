"""The search index as files of bounded size, of which a browser gets only those that a search needs.

The items of a year are numbered through its meetings, the newest first. Each year has a head, which
tells its meetings and with which word each of its shards begins, and the shards, which have for each
word the numbers of the items. Above them the words of all years, cut into shards in the same way, say
in which years a word is found at all. So a rare word costs one shard and those years, and a common one
the newest years that give enough. `search.js` is what reads this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

import msgspec

from sognko_tui.protocol.site import addresses
from sognko_tui.protocol.site.overview import Row

LARGEST = 48_000
"""Bytes of a shard, where not a single word has more."""

_SHARD, _HEAD = "ord-{}.json", "hovud.json"
HEAD = f"{addresses.SEARCH}{_HEAD}"


class Counted(msgspec.Struct, frozen=True):
    """A meeting of a year: its folder, and how many items it has."""

    address: str
    items: int


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The head of the index: the years with a stamp each, and where the shards of the words begin.

    `first` is the year that the lowest bit of a word's years stands for; `stamp` is of the shards.
    """

    first: int = 0
    years: dict[str, str] = {}
    stamp: str = ""
    words: tuple[str, ...] = ()


class _Items(msgspec.Struct):
    items: list[tuple[str, str, str, str, str]]


def items(board: str, date: str, rows: Iterable[Row]) -> bytes:
    """What the search page shows of a meeting's items; lies in the meeting's folder."""
    told = [[row.slug, row.label, row.title, row.outcome, row.snippet] for row in rows]
    return _json({"board": board, "date": date, "items": told})


def items_of(data: bytes) -> list[tuple[str, str, str, str, str]]:
    """The rows of a file that `items` made. Raises `msgspec.DecodeError`."""
    return msgspec.json.decode(data, type=_Items).items


def folder(year: int) -> str:
    """Where a year's part of the index lies."""
    return f"{addresses.SEARCH}{year}/"


def year(
    number: int, meetings: Sequence[Counted], postings: Mapping[str, Sequence[int]]
) -> dict[str, bytes]:
    """A year's files by their addresses; `postings` are the items that have a word, in order."""
    starts, shards = _shards(
        (word, ".".join(_steps(found))) for word, found in sorted(postings.items())
    )
    there = folder(number)
    files = {f"{there}{_SHARD.format(n)}": shard for n, shard in enumerate(shards)}
    head = {"meetings": [[one.address, one.items] for one in meetings], "words": starts}
    return {**files, f"{there}{_HEAD}": _json(head)}


def stamp(files: Mapping[str, bytes]) -> str:
    """What tells whether files are the same as before, to be asked for by."""
    digest = sha256()
    for address in sorted(files):
        digest.update(address.encode() + b"\0" + files[address])
    return digest.hexdigest()[:12]


def words(first: int, years: Mapping[int, str], found: Mapping[str, int]) -> dict[str, bytes]:
    """The files above the years, which have a stamp each; `found` has a bit for each year of a word.

    The lowest bit is the year `first`.
    """
    starts, shards = _shards((word, f"{mask:x}") for word, mask in sorted(found.items()))
    files = {f"{addresses.SEARCH}{_SHARD.format(n)}": shard for n, shard in enumerate(shards)}
    head = Head(
        first=first,
        years={str(number): years[number] for number in sorted(years, reverse=True)},
        stamp=stamp(files),
        words=tuple(starts),
    )
    return {**files, HEAD: _json(msgspec.to_builtins(head))}


def years_of(shards: Iterable[bytes]) -> dict[str, int]:
    """The words above the years as they were written, with their bits. Raises `msgspec.DecodeError`."""
    found: dict[str, int] = {}
    for shard in shards:
        for word, mask in msgspec.json.decode(shard, type=dict[str, str]).items():
            found[word] = int(mask, 16)
    return found


def shards_of(head: Head) -> Iterator[str]:
    """The addresses of the shards that a head tells of."""
    return (f"{addresses.SEARCH}{_SHARD.format(n)}" for n in range(len(head.words)))


def _steps(found: Sequence[int]) -> Iterator[str]:
    """Numbers in rising order as the first and the steps from there, which are short."""
    last = 0
    for number in found:
        yield str(number - last)
        last = number


def _shards(rows: Iterable[tuple[str, str]]) -> tuple[list[str], list[bytes]]:
    """Sorted rows cut into shards, with the word that each begins with."""
    starts: list[str] = []
    shards: list[bytes] = []
    current: dict[str, str] = {}
    size = 0
    for word, told in rows:
        cost = len(word.encode()) + len(told) + 6
        if current and size + cost > LARGEST:
            shards.append(_json(current))
            current, size = {}, 0
        if not current:
            starts.append(word)
        current[word] = told
        size += cost
    if current:
        shards.append(_json(current))
    return starts, shards


def _json(value: object) -> bytes:
    return msgspec.json.encode(value) + b"\n"
