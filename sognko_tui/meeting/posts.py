"""Which posts an item asks to have filled, found in its title and its case; a proposal, no more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from sognko_tui.meeting.agenda import AgendaItem

_ELECTION = re.compile(
    r"^\s*(?:ny)?(?:val|valg|oppnemning|oppnevning|utpeiking|utpeking|tilsetjing|tilsetting"
    r"|tilsettelse|ansettelse)\b\s*(?:av\b\s*)?",
    re.IGNORECASE,
)
_APPOINTMENT = re.compile(r"\b(?:tilset|tilsett|ansett)", re.IGNORECASE)
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*(?:[-–—/]|til)\s*((?:19|20)?\d\d)\b")
_ITS_PERIOD = re.compile(
    rf"(?:\bfor\b)?(?:\s*\b(?:val|valg)?perioden\b)?\s*{_YEARS.pattern}", re.IGNORECASE
)
_OF_THE_POST = re.compile(
    r"\b(?:val|vel[gj]|oppnem|oppnev|verv|funksjonstid|period)", re.IGNORECASE
)
_CHOOSES = re.compile(
    r"\b(?:vel|velj|velg|vald|valt|oppnem|oppnev|tilset|ansett)\w*\b[^.:]*?"
    r"\b(?:som|til)\s+(?P<post>[^.:;,_]+)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^(?P<role>\S+)\s+(?P<place>(?:til|i|for|på)\s.+)$", re.IGNORECASE)
_ROLES = re.compile(
    r"^(?:styre)?(?:leiar|leder|nestleiar|nestleder|medlem|medlemmer|medlemer|vara\w*|revisor"
    r"|representant|representantar|representanter)\b",
    re.IGNORECASE,
)
_DEPUTY = re.compile(r"^(?:person(?:leg|lig)e?\s+)?vara", re.IGNORECASE)
_COUNTS = {
    "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7,
    "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
_SEVERAL = re.compile(
    rf"^(?P<count>{'|'.join(_COUNTS)}|[2-9]|[1-9]\d)\s+"
    r"(?P<role>\w*(?:medlem|representant))(?:m?er|ar)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?P<word>person(?:leg|lig))e?\s+vara", re.IGNORECASE)
_WITH_PERSONAL = re.compile(
    rf"\s*(?:,|\b(?:med|og|samt)\b)\s*(?:\w+\s+)?{_PERSONAL.pattern}\w*", re.IGNORECASE
)


class Proposed(NamedTuple):
    """A post as it may be called: «vald til» this, for this period; see `PostOpened`.

    `deputy_for` is the place among those proposed, counted from 1, of the post that a personal
    deputy belongs to.
    """

    title: str
    period: str = ""
    settled_by: Literal["lot", "chair"] = "lot"
    deputy_for: int = 0


def proposed_posts(item: AgendaItem) -> tuple[Proposed, ...]:
    """The posts this item is about: from its title, with a deputy where the case asks for one.

    The period is the one the case names; a tie at an appointment is settled by the chair. None
    where the item is no election.
    """
    if item.kind != "election" and not _ELECTION.match(item.title):
        return ()
    appointment = bool(_APPOINTMENT.search(item.title))
    settled_by: Literal["lot", "chair"] = "chair" if appointment else "lot"
    period = "" if appointment else _period(item)
    titles = _titles(item)
    personal = _personal(item)
    if personal:
        return tuple(Proposed(t, period, settled_by, of) for t, of in _paired(titles, personal))
    if "deputy" in item.asks and not any(is_deputy(title) for title in titles):
        titles = (*titles, *(_deputy(titles[-1]),) * titles.count(titles[-1]))
    return tuple(Proposed(title, period, settled_by) for title in titles)


def is_deputy(title: str) -> bool:
    """Whether a post is that of a deputy, who is named beside the one elected before."""
    return bool(_DEPUTY.match(title.strip()))


def told_apart(titles: Sequence[str], *, short: bool = False) -> tuple[str, ...]:
    """The titles, with a number where several are alike: «medlem 2 i rådet», `short` «medlem 2»."""
    seen: Counter[str] = Counter()
    found: list[str] = []
    for title in titles:
        seen[title] += 1
        placed = _PLACE.match(title)
        role = placed["role"] if placed is not None else title
        number = f" {seen[title]}" if titles.count(title) > 1 else ""
        where = f" {placed['place']}" if placed is not None and not short else ""
        found.append(role + number + where)
    return tuple(found)


def _personal(item: AgendaItem) -> str:
    """«Personleg» or «personlig», where the case asks for a deputy of each one elected."""
    texts = [item.title, *(point.text for point in item.proposal)]
    if "deputy" in item.asks:
        texts.append(item.background)
    found = next(filter(None, map(_PERSONAL.search, texts)), None)
    return found["word"].lower() if found is not None else ""


def _paired(titles: tuple[str, ...], personal: str) -> Iterator[tuple[str, int]]:
    """Each post and after it that of its personal deputy, with the place of the post it belongs to."""
    at = 0
    for title, called in zip(titles, told_apart(titles, short=True), strict=True):
        yield title, 0
        at += 1
        if not is_deputy(title):
            yield f"{personal} vara for {called}", at
            at += 1


def _titles(item: AgendaItem) -> tuple[str, ...]:
    """The posts a heading names: several where it puts roles in a row, «leiar og nestleiar»."""
    heading = item.title.strip()
    rest = _ELECTION.sub("", heading, count=1).strip(" .:")
    if not rest:
        words = " ".join(point.text for point in item.proposal)
        chosen = _CHOOSES.search(words)
        rest = chosen["post"].strip() if chosen is not None else heading
    rest = _WITH_PERSONAL.sub("", rest)
    rest = _ITS_PERIOD.sub("", rest).strip(" ,.:()") or rest
    whither = re.match(r"(?:til|i)\s+", rest, re.IGNORECASE)
    if whither is not None:
        # «Val til fagutvalet» is of a member.
        return (f"medlem i {rest[whither.end() :]}",)
    parts = [_so_many(part.strip()) for part in re.split(r",\s*|\s+(?:og|samt|med)\s+", rest)]
    if len(parts) == 1 or not all(_ROLES.match(part) for part, _count in parts):
        parts = [_so_many(rest)]
    place = _PLACE.match(parts[-1][0])
    if len(parts) > 1 and place is not None:
        parts = [
            (part if _PLACE.match(part) else f"{part} {place['place']}", count)
            for part, count in parts
        ]
    return tuple(_small(part) for part, count in parts for _ in range(count))


def _so_many(words: str) -> tuple[str, int]:
    """The title of one of so many posts: «fire medlemer til rådet» are four of «medlem til rådet»."""
    several = _SEVERAL.match(words)
    if several is None:
        return words, 1
    count = several["count"].lower()
    title = _small(several["role"]) + words[several.end() :]
    return title, _COUNTS.get(count) or int(count)


def _small(title: str) -> str:
    """As it stands in a sentence: a title's capital is no name's where a role begins it."""
    return title[:1].lower() + title[1:] if _ROLES.match(title) else title


def _deputy(title: str) -> str:
    place = _PLACE.match(title)
    return f"vara {place['place']}" if place is not None else f"vara for {title}"


def _period(item: AgendaItem) -> str:
    """The years of the post: from the heading or the proposal, else where the case speaks of it."""
    case = re.split(r"(?<=[.!?])\s+|\n+", item.background)
    texts = (
        item.title,
        *(point.text for point in item.proposal),
        *(sentence for sentence in case if _OF_THE_POST.search(sentence)),
    )
    for text in texts:
        found = _YEARS.search(text)
        if found is not None:
            first, last = found[1], found[2]
            last = last if len(last) == 4 else first[:2] + last
            if int(last) > int(first):
                return f"{first}–{last}"
    return ""
