"""References to earlier decisions of the board, as its papers put them.

«vedtak i møtet 24. mars», «pkt 2 i sak 4 den 4. juni», «PS 7/26», «i førre møte»: such a reference
is some pieces, in any order, with nothing but small words between them. What is cited of other
bodies is no decision of this board.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec.structs import replace

from sognko_tui.meeting.mentions import Here, Reference, plain
from sognko_tui.meeting.written import DAY, MONTHS, day_before, has_year

_Kind = Literal["item", "point", "previous", "deed", "decision", "meeting", "day"]

KINDS: tuple[_Kind, ...] = ("item", "point", "previous", "deed", "decision", "meeting", "day")
"""The kinds of pieces, as they are called in the pattern below."""

LONGEST = 200_000
"""Characters of a text that are looked through: no paper of one item is as long."""

_MONTH = "|".join(MONTHS)
_PLAIN_NUMBER = rf"\d{{1,2}}(?!\d|[./]\d|\.?\s?(?:{_MONTH}))"
_PIECE = re.compile(
    rf"(?<![\w§-])(?:"
    rf"(?P<item>(?:(?:PS|OS|RS|FS|DS|AS|SR|ST)|(?:styre)?sak(?:a|en|s?nr\.?)?(?:\s{{1,3}}nr\.?)?)\s{{1,3}}"
    rf"(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?)(?:/(?P<year>\d{{4}}|\d\d))?(?![\w/]|[.,-]\d))"
    rf"|(?P<point>(?:pkt\.?|punkt(?:et|a|ene|er)?)\s{{0,3}}(?P<points>{_PLAIN_NUMBER}(?:\.\d)?"
    rf"(?:\s?(?:[-–,]|og|til|eller)\s?{_PLAIN_NUMBER}){{0,8}}))"
    rf"|(?P<previous>(?:det\s{{1,3}})?(?:førre|forrige|føregåande|foregående|siste|sist)\s{{1,3}}[\w-]{{0,20}}møtet?(?!\w))"
    rf"|(?P<deed>(?:vedtok|vedteke|vedtatt|vedteken|vedtekne|vedtatte|handsama|behandla|behandlet|godkjende|godkjente|stadfesta|bekreftet)(?!\w))"
    rf"|(?P<decision>\w{{0,20}}vedtak(?:et|a|ene)?(?!\w)|møtebok(?:a|en)?(?!\w)|(?:møte)?protokoll(?:en)?(?!\w))"
    rf"|(?P<meeting>(?:i|på|frå|fra|av)\s{{1,3}}(?:(?:eit|et|sitt|sit)\s{{1,3}})?[\w-]{{0,30}}møtet?(?!\w))"
    rf"|(?P<day>{DAY})"
    rf")",
    re.IGNORECASE | re.ASCII,
)
_GLUE = re.compile(
    r"[\s,(:]{0,3}(?:(?:i|på|av|frå|fra|den|datert|dagsett|med|til|jf\.?|jfr\.?|nr\.?|som)[\s,(]{1,3}){0,3}",
    re.IGNORECASE,
)
_LONGEST_GLUE = 25

_OTHERS = re.compile(
    r"kommunestyre|bystyre|formannskap|representantskap|fylkesting|storting|arbeidsutval|\bAU\b|\bAU-"
    r"|hovudutval|hovedutval|generalforsamling|årsmøt|regjering|statsforvaltar|statsforvalter|kontrollutval"
    r"|administrasjonsutval|departement|\bKS-",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\bstyre(?:t|vedtak|møte)|\butval(?:et|get)\b|\bråde[t]\b|\bvi\b", re.IGNORECASE
)
_NEAR = 120
"""Characters before a reference in which it is told whose decision it is."""

_SENTENCE = re.compile(r"[.!?:]\s+(?=[A-ZÆØÅ])|\n")
_TO_COME = re.compile(r"\b(?:skal|vil|kan|bør|må|kjem|kommer|blir|vert|planlagt|planlagd)\b", re.I)
_DONE = re.compile(r"\b(?:vart|blei|ble|var|fekk|fikk|ba|bad|vedtok|vedteke|vedtatt|gjorde|har|hadde|tok)\b", re.I)  # fmt: skip
_COMPARE = re.compile(r"\b(?:jf|jfr|jamfør|jevnfør|sjå|se|viser\s+til|følgjer\s+av|følger\s+av)\.?,?\s+(?:òg\s+|også\s+)?$", re.I)  # fmt: skip
_OF_ANOTHER = re.compile(r"\s+(?:i|av|på)\s+(?!vedtak|styrevedtak|sak|møte)\w", re.IGNORECASE)
_CARRIED = 500
"""Characters after a reference in which «pkt 2» is a point of that decision."""


_LEADS = re.compile(
    rf"\d(?:[./]\s?\d|-\d\d-\d|\.?\s{{0,2}}(?:{_MONTH}))"
    r"|[FfSs](?:ørre|orrige|øregåande|oregående|ist(?:e)?)\s{1,3}[\w-]{0,20}møte",
    re.ASCII,
)
"""What is in every reference that leads somewhere, and in little else."""

_BEFORE, _AFTER = 2 * _NEAR + 100, 200
"""Characters around that which may be part of the reference, or tell whose decision it is."""


class _Piece:
    __slots__ = ("end", "kind", "match", "start")

    def __init__(self, kind: _Kind, match: re.Match[str]) -> None:
        self.kind, self.match = kind, match
        self.start, self.end = match.span()


def references_in(text: str, place: Here) -> Iterator[Reference]:
    """The earlier decisions that a text refers to, in reading order.

    A day without a year is the last such day before the meeting. A point of which no more is told
    belongs to the reference before it, if there is one near.
    """
    last: Reference | None = None
    for group in _groups(text[:LONGEST]):
        found = _reference(text, group, place)
        if found is None:
            continue
        if not found.leads:
            near = last is not None and found.start - last.end <= _CARRIED
            if last is not None and near:
                found = replace(
                    found, number=last.number, year=last.year, day=last.day, previous=last.previous
                )
            elif not _is_cited(text, group):
                continue
        else:
            last = found
        yield found


def leading_references_in(text: str, place: Here) -> Iterator[Reference]:
    """Those of `references_in` that lead to a meeting, found without reading what is far from any.

    Such a reference has a day, a number with its year, or «førre møte»: most of a long text has none.
    """
    text = text[:LONGEST]
    for start, end in _near(_LEADS.finditer(text)):
        for found in references_in(text[start:end], place):
            if found.leads:
                yield replace(found, start=found.start + start, end=found.end + start)


def _near(found: Iterator[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The stretches of a text around what was found, those that overlap as one."""
    start, end = 0, -1
    for match in found:
        if match.start() - _BEFORE > end:
            if end >= 0:
                yield start, end
            start = max(0, match.start() - _BEFORE)
        end = match.end() + _AFTER
    if end >= 0:
        yield start, end


def _groups(text: str) -> Iterator[list[_Piece]]:
    """Pieces with nothing but small words between them, each kind once."""
    group: list[_Piece] = []
    for match in _PIECE.finditer(text):
        piece = _Piece(next(kind for kind in KINDS if match[kind] is not None), match)
        if group and not (_goes_on(text, group, piece)):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _goes_on(text: str, group: Sequence[_Piece], piece: _Piece) -> bool:
    end = group[-1].end
    if piece.start - end > _LONGEST_GLUE or any(one.kind == piece.kind for one in group):
        return False
    return _GLUE.fullmatch(text, end, piece.start) is not None


def _reference(text: str, group: Sequence[_Piece], place: Here) -> Reference | None:
    """What the pieces refer to; None where it is nothing earlier, or nothing of this board."""
    by_kind = {piece.kind: piece for piece in group}
    kinds = frozenset(by_kind)
    if not kinds & {"item", "point", "previous", "day"} or kinds == {"day"}:
        return None
    # «vedtok i møtet 24. mars» is told of as «i møtet 24. mars».
    bare = kinds & {"item", "decision", "meeting", "previous"}
    named = [piece for piece in group if not (bare and piece.kind == "deed")]
    number, year = _number(by_kind.get("item"), place)
    point = by_kind.get("point")
    made = Reference(
        start=named[0].start,
        end=named[-1].end,
        words=plain(text[named[0].start : named[-1].end]),
        number=number,
        year=year,
        day=_past(by_kind.get("day"), place.day),
        point=plain(point.match["points"]) if point is not None else "",
        previous="previous" in kinds,
    )
    if not _is_earlier(text, group, made, place) or _is_another_body_s(text, group, place):
        return None
    return made


def _is_earlier(text: str, group: Sequence[_Piece], made: Reference, place: Here) -> bool:
    """Whether enough is told for it to be an earlier decision, and no meeting still to be held."""
    by_kind = {piece.kind: piece for piece in group}
    if "day" in by_kind:
        if made.day is None and place.day is not None:
            return False
        named = by_kind.keys() & {"item", "decision", "meeting", "deed", "previous"}
        return bool(named) and not _is_to_come(text, group, by_kind)
    if made.leads:
        return True
    # «sak 5» alone is an item of this meeting, and «punkt 4 i rapporten» is no decision's.
    return bool(made.point) and "item" not in by_kind and not _OF_ANOTHER.match(text, made.end)


def _number(item: _Piece | None, place: Here) -> tuple[str, int]:
    """An item's number and the year it is counted in; nothing where it is one of this meeting's."""
    if item is None:
        return "", 0
    number, told = item.match["number"], item.match["year"]
    if not told:
        return number, 0
    year = int(told) + 2000 * (len(told) == 2)
    written = plain(item.match.group())
    own = {written, written.split()[-1]} & place.numbers
    late = place.day is not None and year > place.day.year
    return ("", 0) if own or late else (number, year)


def _past(day: _Piece | None, on: date | None) -> date | None:
    if day is None:
        return None
    written = day.match.group()
    if on is None and not has_year(written):
        return None
    return day_before(written, on or date.max)


def _is_another_body_s(text: str, group: Sequence[_Piece], place: Here) -> bool:
    """Whether it is said to be the decision of a council, or of some other body than the board."""
    start = group[0].start
    sentence = _SENTENCE.split(text[max(0, start - _NEAR) : start])[-1]
    whole = f"{sentence}{text[start : group[-1].end]}"
    others = [
        m for m in _OTHERS.finditer(whole) if m.group().casefold() not in place.board.casefold()
    ]
    if not others:
        return False
    ours = [m.start() for m in _OURS.finditer(whole)]
    return not ours or others[-1].start() > ours[-1]


def _is_to_come(text: str, group: Sequence[_Piece], by_kind: Mapping[_Kind, _Piece]) -> bool:
    """Whether a meeting is one that is still to be held: «blir lagt fram i møtet 10. februar»."""
    if by_kind.keys() != {"meeting", "day"} or has_year(by_kind["day"].match.group()):
        return False
    start = group[0].start
    before = _SENTENCE.split(text[max(0, start - 2 * _NEAR) : start])[-1]
    return _TO_COME.search(before) is not None and _DONE.search(before) is None


def _is_cited(text: str, group: Sequence[_Piece]) -> bool:
    """Whether a point of which no more is told is said to be of a decision."""
    if any(piece.kind == "decision" for piece in group):
        return True
    start = group[0].start
    return _COMPARE.search(text[max(0, start - 25) : start]) is not None
