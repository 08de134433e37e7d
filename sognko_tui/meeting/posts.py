"""Which posts an item asks to have filled, found in its title and its case; a proposal, no more."""

from __future__ import annotations

import re
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
_SEVERAL = re.compile(
    r"^(?P<count>to|tre|fire|fem|[2-9])\s+(?P<role>\w*(?:medlem|representant))(?:m?er|ar)\b",
    re.IGNORECASE,
)
_COUNTS = {"to": 2, "tre": 3, "fire": 4, "fem": 5}


class Proposed(NamedTuple):
    """A post as it may be called: «vald til» this, for this period; see `PostOpened`."""

    title: str
    period: str = ""
    settled_by: Literal["lot", "chair"] = "lot"


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
    if "deputy" in item.asks and not any(is_deputy(title) for title in titles):
        titles = (*titles, _deputy(titles[-1]))
    return tuple(Proposed(title, period, settled_by) for title in titles)


def is_deputy(title: str) -> bool:
    """Whether a post is that of a deputy, who is named beside the one elected before."""
    return bool(_DEPUTY.match(title.strip()))


def _titles(item: AgendaItem) -> tuple[str, ...]:
    """The posts a heading names: several where it puts roles in a row, «leiar og nestleiar»."""
    heading = item.title.strip()
    rest = _ELECTION.sub("", heading, count=1).strip(" .:")
    if not rest:
        words = " ".join(point.text for point in item.proposal)
        chosen = _CHOOSES.search(words)
        rest = chosen["post"].strip() if chosen is not None else heading
    rest = _ITS_PERIOD.sub("", rest).strip(" ,.:()") or rest
    whither = re.match(r"(?:til|i)\s+", rest, re.IGNORECASE)
    if whither is not None:
        # «Val til fagutvalet» is of a member.
        return (f"medlem i {rest[whither.end() :]}",)
    several = _SEVERAL.match(rest)
    if several is not None:
        count = several["count"].lower()
        title = _small(several["role"]) + rest[several.end() :]
        return (title,) * (_COUNTS.get(count) or int(count))
    parts = [part.strip() for part in re.split(r",\s*|\s+og\s+", rest)]
    if len(parts) > 1 and all(_ROLES.match(part) for part in parts):
        place = _PLACE.match(parts[-1])
        if place is not None:
            parts = [part if _PLACE.match(part) else f"{part} {place['place']}" for part in parts]
        return tuple(_small(part) for part in parts)
    return (_small(rest),)


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
