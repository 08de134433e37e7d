"""Anybody's protocol as a meeting: the head, who met, each item with what became of it.

What is not told is left empty, what was not understood stays as words, and what is doubtful is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.events import Doubt
from sognko_tui.meeting.written import days_in, has_year, time_in
from sognko_tui.protocol.old import walking
from sognko_tui.protocol.old.deciding import Decided, decide
from sognko_tui.protocol.old.parts import Part
from sognko_tui.protocol.old.protocol import OldItem, OldProtocol
from sognko_tui.protocol.old.roll import Present, Roll, roll
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.public_meeting import PublicItem, PublicMeeting, PublicPerson
from sognko_tui.protocol.telling import written_date


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """An item as the reader of packs found it: with its proposal, and the parts of the rest."""

    agenda: AgendaItem
    parts: tuple[Part, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader of packs found of the meeting; `time` is `HH:MM`."""

    day: date
    time: str = ""
    place: str = ""


_LONG_AGO = date(1900, 1, 1)
_DAY_FIELD = re.compile(r"(?i)(?:\|\s*)?(?:møte)?dato(?:\s*[:|]\s*|\s{2,}|$)(?P<rest>.*)$")
_ANOTHER = re.compile(r"(?i)\bgodkjenn\w*|\b(?:frå|fra)\s+(?:møtet|førre|forrige|sist)\b")
_CLOCK = r"(?:kl(?:okka|okken)?\.?\s*)?(?P<{name}>\d{{1,2}}(?:[.:]\d\d)?)(?!\d|\.\d)"
_START = re.compile(
    r"(?i)\b(?:møtet?|ho|han|leiaren|lederen)?\s*\b(?:sett|satt|opna|åpna|åpnet|starta|startet|begynte|byrja)\b[^.\d]{0,30}?"
    + _CLOCK.format(name="start").replace("(?:kl", "(?:kl", 1)
)
_END = re.compile(
    r"(?i)\b(?:heva|hevet|slutta|sluttet|slutt|avslutta|avsluttet|møteslutt|ferdig)\b[^.\d]{0,30}?"
    + _CLOCK.format(name="end")
)
_SPAN = re.compile(
    r"(?i)(?:\b(?:møte)?tid(?:spunkt)?\s*:?|\bkl(?:okka|okken)?\.?)[^\d]{0,12}(?P<start>\d{1,2}[.:]?\d\d)\s*(?:[-–]|til)\s*(?:kl\.?\s*)?(?P<end>\d{1,2}[.:]?\d\d)\b"
)
_NEXT = re.compile(r"(?i)\bneste\s+(?:ordinære\s+)?\w*møte\w*\b(?P<rest>[^|]*)")
_WHERE = re.compile(
    r"(?i)(?:\|\s*)?(?:\*\*)?(?:møtestad|møtested|møteplass|stad|sted|møterom)(?:\*\*)?\s*[:|]\s*(?:\*\*)?\s*(?P<place>[^|]{2,80}?)\s*\|?$"
)
_LABEL_WITHIN = re.compile(
    r"(?<=\S)\s+(?=(?:Til\s?stades|Til\s?stede|Møtte|Desse møtte|Forfall|Meldt forfall|Møteleiar|Møteleder|Ordstyrar|Ordstyrer|"
    r"Referent|Møtesekretær|Sekretær|Stad|Sted|Møtestad|Møtested|Tid|Møtetid|Dato)\s?:)"
)
_PLACE = re.compile(
    r"^[,.]?\s*(?:kl\.?\s*\d{1,2}(?:[.:]\d\d)?)?[,.]?\s*(?:i|på|ved)\s+(?P<place>[A-ZÆØÅ][\wæøå .-]{1,50}?)\.?$"
)
_OVER = re.compile(
    r"(?i)(?:møtet?\b.{0,30}\b(?:heva|hevet|slutta|sluttet|slutt|avslutta|avsluttet)\b|rett utskrift\b|vi (?:stadfester|bekrefter|bekreftar)\b|"
    r"underskrift(?:er|ar)?\b|_{6,})"
)
_LONGEST_TAIL = 25
_SIGNED = re.compile(
    r"(?i)(?:_{3,}|\.{6,}|\(?sign\.?\)?|underskrift\w*|signatur\w*|rett utskrift\b.*|vi (?:stadfester|bekrefter)\b.*|"
    r"protokollen (?:er|vart|ble) (?:godkjend|godkjent|underskriv\w*|signert)\b.*|[a-zæøå][\wæøå -]{1,30},?\s+(?:den\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|[a-zæøå]{3,9})\s?\d{2,4}\.?|"
    r"(?:møte)?(?:leiar|leder|referent|sekretær|styreleiar|styreleder|nestleiar|nestleder|møtesekretær))\s*$"
)


def read_foreign(
    head: Head, above: Sequence[str], found: Sequence[Found], loose: Sequence[str], board: Board
) -> OldProtocol:
    """The protocol with these items; `above` are the lines before them, `loose` those in none."""
    phrases = Phrases(board.language, board.phrases)
    above = list(_a_label_a_line(above))
    met = roll([*above, *loose], board)
    last, tail = _tail(found, met)
    lines = [*above, *loose, *tail]
    met = roll(lines, board)
    doubts = [doubt for one in found for doubt in one.doubts]
    names = frozenset(p.name for p in met.people)
    known = names | {p.name for p in board.people if p.name}
    items: list[PublicItem] = []
    more: list[OldItem] = []
    voters = sum(p.group == "members" or bool(p.seat) for p in met.people)
    everything = [*found[:-1], last] if last is not None else list(found)
    for n, one in enumerate(everything, start=1):
        made = decide(one.agenda, one.parts, known, voters, f"i{n}")
        items.append(made.item)
        more.append(OldItem(agenda=_agenda(one.agenda, made)))
        doubts += made.doubts
    start, end = _times(lines, head)
    movements, unplaced = walking.movements(
        lines,
        [(item.number, part_lines(one)) for item, one in zip(items, everything, strict=True)],
        names,
    )
    doubts += [Doubt(code="unplaced", text=sentence) for sentence in unplaced]
    doubts += [Doubt(code="unplaced", text=text) for text in met.untold]
    if not met.people:
        doubts.append(Doubt(code="no_attendance"))
    if not start:
        doubts.append(Doubt(code="no_time"))
    return OldProtocol(
        meeting=PublicMeeting(
            board=board.name,
            language=phrases.language,
            date=head.day.isoformat(),
            start=_stamp(head.day, start),
            end=_stamp(head.day, end),
            place=next(iter(_a_label_a_line([head.place])), "") or _place(lines),
            presiding=met.presiding,
            secretary=met.secretary,
            people=tuple(_person(one, phrases) for one in met.people),
            movements=movements,
            items=tuple(items),
            next_meeting=_next_meeting([*lines, *_of_the_next(everything)], head.day, phrases),
        ),
        items=tuple(more),
        doubts=tuple(doubts),
    )


def _a_label_a_line(lines: Iterable[str]) -> Iterator[str]:
    """The lines, one that tells several things («Stad: Vik  Til stades: …») cut before each."""
    for text in lines:
        if ":" not in text or text.lstrip().startswith("|"):
            yield text
            continue
        starts = [found.start() for found in _LABEL_WITHIN.finditer(text[:2000])]
        for begin, end in zip([0, *starts], [*starts, len(text)], strict=True):
            yield text[begin:end].strip() if starts else text


def _of_the_next(items: Sequence[Found]) -> list[str]:
    """What is told in an item about nothing but the next meeting."""
    return [
        f"{one.agenda.title}: {text}"
        for one in items
        if _NEXT.match(one.agenda.title) and len(one.agenda.title) < 40
        for text in part_lines(one)
    ]


def labelled_day(above: Sequence[str]) -> date | None:
    """The day a field of its own gives: no title of an item, which may name another meeting's."""
    for text, below in zip(above, [*above[1:], ""], strict=True):
        found = _DAY_FIELD.match(text.strip())
        if found is not None:
            days = days_in(found["rest"] or below, _LONG_AGO)
            if days and has_year(found["rest"] or below):
                return days[0].day
    return None


def only_of_another(day: date, above: Sequence[str]) -> bool:
    """Whether the day stands only where an earlier meeting's protocol is spoken of."""
    told = {bool(_ANOTHER.search(t)) for t in above for d in days_in(t, _LONG_AGO) if d.day == day}
    return told == {True}


def part_lines(one: Found) -> list[str]:
    """Every line of an item's parts."""
    return [line.text for part in one.parts for line in part.lines]


def _person(one: Present, phrases: Phrases) -> PublicPerson:
    return PublicPerson(
        name=one.name,
        group=one.group,
        function=phrases[f"function.{one.function}"] if one.function else "",
        represents=one.represents,
        seats=one.seat,
        absent="with_notice" if one.group == "absent" else "",
    )


def _agenda(agenda: AgendaItem, made: Decided) -> AgendaItem:
    return msgspec.structs.replace(agenda, background=made.background)


def _tail(found: Sequence[Found], met: Roll) -> tuple[Found | None, list[str]]:
    """The last item without what ends the meeting, and the lines that do."""
    if not found:
        return None, []
    last = found[-1]
    names = {p.name.casefold() for p in met.people}
    flat = [(n, line) for n, part in enumerate(last.parts) for line in part.lines]
    at = len(flat)
    while at and _ends_meeting(flat[at - 1][1].text, names):
        at -= 1
    # From where the meeting is said to be over, whatever follows is about that.
    over = (n for n, (_, line) in enumerate(flat) if _OVER.match(line.text))
    at = min(at, next((n for n in over if len(flat) - n <= _LONGEST_TAIL), at))
    kept = [
        part._replace(lines=tuple(line for n, line in flat[:at] if n == place))
        for place, part in enumerate(last.parts)
    ]
    tail = [line.text for _, line in flat[at:]]
    return msgspec.structs.replace(last, parts=tuple(kept)), tail


def _ends_meeting(text: str, names: set[str]) -> bool:
    """Whether a line at the very end is the meeting's: its end, the next one, signatures."""
    if _SIGNED.match(text) or (_END.search(text) and len(text) < 120):
        return True
    if _NEXT.match(text.strip()) and len(text) < 200:
        return True
    bare = re.sub(r"\(.*?\)", " ", text)
    left = " ".join(bare.split()).casefold()
    for name in sorted(names, key=len, reverse=True):
        left = left.replace(name, " ")
    left = re.sub(
        r"\b(?:sign|leiar|leder|referent|nestleiar|nestleder|sekretær|møteleiar|møteleder|og)\b",
        " ",
        left,
    )
    return bool(names) and bool(bare.strip()) and not left.strip(" ,._|:-–")


def _times(lines: Iterable[str], head: Head) -> tuple[str, str]:
    """When the meeting began and ended, `HH:MM` or empty."""
    start = end = ""
    for text in lines:
        span = _SPAN.search(text[:300])
        if span is not None:
            start = start or _hhmm(span["start"])
            end = end or _hhmm(span["end"])
        begun = _START.search(text[:300])
        if begun is not None and "kl" in text.lower():
            start = _hhmm(begun["start"]) or start
        over = _END.search(text[:300])
        if over is not None and ("kl" in text.lower() or ":" in text):
            end = _hhmm(over["end"]) or end
    return start or head.time, end


def _place(lines: Iterable[str]) -> str:
    """Where it was, where a table or a line of its own says so."""
    found = (_WHERE.match(text.strip()) for text in lines)
    return next((one["place"].strip() for one in found if one is not None), "")


def _hhmm(text: str) -> str:
    digits = text.replace(":", ".")
    hour, dot, minute = digits.partition(".")
    if not dot and len(hour) in (3, 4):
        hour, minute = hour[:-2], hour[-2:]
    if not hour.isdecimal() or int(hour) > 23 or (minute and int(minute) > 59):
        return ""
    return f"{int(hour):02}:{minute or '00'}"


def _stamp(day: date, time: str) -> str:
    """The moment as the protocols of ours have it: with the offset of Norwegian time."""
    if not time:
        return ""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    at = datetime(
        day.year, day.month, day.day, int(time[:2]), int(time[3:]), tzinfo=ZoneInfo("Europe/Oslo")
    )
    return at.isoformat(timespec="minutes")


def _next_meeting(lines: Iterable[str], held: date, phrases: Phrases) -> str:
    """The sentence on the next meeting as our protocols tell it; empty where none says when it is."""
    for text in lines:
        found = _NEXT.search(text)
        days = days_in(found["rest"], held) if found is not None else ()
        if found is None or not days or days[0].day <= held:
            continue
        rest = found["rest"][days[0].end :]
        when = written_date(days[0].day, phrases.language)
        time = time_in(rest)
        if time:
            when = phrases.say("end.next_time", date=when, time=f"{int(time[:2])}.{time[3:]}")
        place = _PLACE.match(rest.strip())
        if place is not None:
            when = phrases.say("end.next_place", when=when, place=place["place"].strip())
        return phrases.say("end.next", when=when)
    return ""
