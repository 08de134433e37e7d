"""Finding in a decision that it sets or moves the board's next meeting."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import msgspec

from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.written import DAY, MONTHS, day_in, sentences, time_in

_MEETING = r"[\w-]*møtet?"
_NEXT = (
    rf"(?:neste|det neste|eit nytt|et nytt|nytt|ekstraordinært|eit ekstraordinært"
    rf"|et ekstraordinært)\s+(?:ordinære\s+|ekstraordinære\s+|nye\s+)?{_MEETING}"
)
_OURS = (
    rf"(?:\s+(?:i|for)\s+(?:styret|utvalet|utvalget|rådet|nemnda|oss"
    rf"|(?:{'|'.join(MONTHS)})(?:\s\d{{4}})?))?"
)
_IS = (
    r"(?:er|blir|vert|skal\s+vere|skal\s+være|blir\s+lagt\s+til|vert\s+lagt\s+til|legges\s+til"
    r"|blir\s+sett\s+til|vert\s+sett\s+til|settes\s+til|blir\s+flytta\s+til"
    r"|(?:er|blir|vert)\s+fastsett\s+til|fastsettes\s+til"
    r"|(?:blir|vert|skal)\s+(?:halde|haldast|halden|avholdes)|holdes|avholdes)"
)
_MOVED = (
    r"(?:(?:er|blir|ble|vert|vart|blei)\s+(?:flytta|flyttet|utsett|utsatt)"
    r"|flyttes|utsettes|flyttast|må\s+flyttast|må\s+flyttes|(?:skal|bør)\s+flyttast)"
)
_ON = r"(?:\s+(?:den|til|på))?"
_HOURS = r"(?:\s*,?\s*(?:kl\.?|klokka|klokken)\s*\d{1,2}(?:[.:]\d\d)?)?"

_SETTING = (
    # Neste møte blir 3. mars. Neste styremøte: 3.3.
    rf"^{_NEXT}{_OURS}\s*(?::|\s{_IS}){_ON}\s*(?P<to>{DAY})",
    # Neste møte 3. mars.
    rf"^{_NEXT}{_OURS}\s+(?P<to>{DAY})",
    # Styret møtest att 3. mars. Det blir kalla inn til nytt møte 3. mars.
    (
        rf"^styret\s+(?:møtest|møtes)\s+(?:att|igjen|neste\s+gong|neste\s+gang){_ON}\s+"
        rf"(?P<to>{DAY})"
    ),
    (
        rf"^(?:det|styret)\s+(?:(?:blir|vert|skal)\s+(?:kalla|kallast|kalt|kalles|innkalla)(?:\s+inn)?"
        rf"|(?:kallar|kaller)\s+inn|innkalles)\s+til\s+{_NEXT}{_OURS}{_ON}\s+(?P<to>{DAY})"
    ),
    # Møtet 12. mars blir flytta til 26. mars. Møtet i mai blir flytta frå 5. mai til 12. mai.
    (
        rf"^(?:det\s+(?:neste|planlagde|planlagte)\s+)?{_MEETING}{_OURS}"
        rf"(?:\s+(?:som\s+var\s+planlagt\s+)?(?:den\s+)?(?P<from>{DAY}){_HOURS})?\s*,?\s+"
        rf"{_MOVED}(?:\s+(?:frå|fra)\s+(?P<since>{DAY}))?\s+til\s+(?P<to>{DAY})"
    ),
    # Neste møte blir flytta frå 10. februar til 23. februar.
    (
        rf"^{_NEXT}{_OURS}(?:\s+{DAY})?\s+{_MOVED}(?:\s+(?:frå|fra)\s+(?P<from>{DAY}))?"
        rf"\s+til\s+(?P<to>{DAY})"
    ),
    # Styret flyttar møtet 10. februar til 23. februar.
    (
        rf"^styret\s+(?:(?:vedtek|vedtar|vel|velger|ønskjer|ønsker)\s+å\s+flytte|flyttar|flytter)\s+"
        rf"(?:{_NEXT}|{_MEETING}){_OURS}"
        rf"(?:\s+(?:(?:den|frå|fra)\s+)?(?P<from>{DAY}))?\s+til\s+(?P<to>{DAY})"
    ),
)

_PLACE = re.compile(
    r"\b(?:i|på|ved|hjå|hos)\s+"
    r"(?P<where>(?:[A-ZÆØÅ][\w-]*|(?i:rådhuset|kommunehuset|tinghuset|kulturhuset|hotellet|teams)\b)"
    r"(?:\s+(?!kl\b|klokka\b|klokken\b|og\b|med\b|grunna\b|fordi\b|frå\b|fra\b|den\b)[\w-]+)*)"
)


@cache
def _setting() -> tuple[re.Pattern[str], ...]:
    # They are long, and a meeting without a decision has no need of them.
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _SETTING)


class Announced(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that a decision speaks of: when and where, and the day it was moved from."""

    day: date
    time: str = ""
    place: str = ""
    moved_from: date | None = None
    item: str = ""


def announced_in(text: str, after: date) -> Announced | None:
    """The meeting that a decision sets, or moves to another day, after a meeting on that day.

    A day without a year is the next such day. None where the text only mentions a meeting or a
    day, or speaks of the meeting of somebody else. Of several the first one counts.
    """
    for sentence in sentences(text):
        for pattern in _setting():
            found = pattern.match(sentence)
            day = day_in(found["to"], after) if found else None
            if found is None or day is None or day <= after:
                continue
            left = found.groupdict().get("from") or found.groupdict().get("since")
            # What is said of time and place belongs to the new day, and so stands after it.
            rest = sentence[found.end("to") :]
            return Announced(
                day=day,
                time=time_in(rest),
                place=_place(rest),
                moved_from=day_in(left, after) if left else None,
            )
    return None


def _place(text: str) -> str:
    found = _PLACE.search(text)
    return found["where"].strip(" .,") if found else ""


def announced_by(meeting: Meeting, item: Item) -> Announced | None:
    """The meeting that this item sets or moves, by what was adopted, or by what stands in VEDTAK."""
    if meeting.date is None or item.outcome not in ("open", "adopted"):
        return None
    text = item.decision if item.adopted is None else item.adopted
    found = announced_in(text, meeting.date)
    return msgspec.structs.replace(found, item=item.id) if found is not None else None


def announced(meeting: Meeting, here: str = "") -> Announced | None:
    """The meeting that is set or moved in the item at hand, else the one adopted last."""
    item = meeting.item(here)
    adopted = sorted((i for i in meeting.items if not i.open), key=lambda i: i.place, reverse=True)
    for one in (*([item] if item is not None else []), *adopted):
        found = announced_by(meeting, one)
        if found is not None:
            return found
    return None


def to_be_set(meeting: Meeting, item: Item) -> Announced | None:
    """The meeting that this item sets or moves, if that is not noted of the next one already."""
    found = announced_by(meeting, item)
    following = meeting.next_meeting
    if found is not None and following is not None and following.date == found.day:
        return None
    return found


_NEXT_ONE = re.compile(r"\b(?:neste|førstkomande|førstkommende)\s+\w*møte\b", re.IGNORECASE)


def says_next_meeting(text: str) -> bool:
    """Whether these words mean the next meeting without naming its day: «neste styremøte»."""
    return bool(_NEXT_ONE.search(text))


def day_meant(meeting: Meeting, words: str) -> date | None:
    """The day that words such as a due date or «neste styremøte» come to, as far as is known."""
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        pass
    if meeting.next_meeting is not None and says_next_meeting(words):
        return meeting.next_meeting.date
    after = meeting.date or date.min
    found = re.fullmatch(DAY, words.strip(), re.IGNORECASE | re.ASCII)
    return day_in(words, after) if found else None
