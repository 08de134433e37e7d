"""What a decision asks of somebody: proposals for follow-ups, with who, what and by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from sognko_tui.meeting.board import Person
from sognko_tui.meeting.facts import FollowUp
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.written import DAY, MONTHS, day_in, sentences

_BODY = (
    r"(?:styret|utvalet|utvalget|rådet|nemnda|formannskapet|kommunestyret|representantskapet"
    r"|arbeidsutvalet|arbeidsutvalget|årsmøtet|generalforsamlinga|generalforsamlingen|ein|en)"
)
_OFFICES = (
    "administrasjonen",
    "sekretariatet",
    "sekretæren",
    "dagleg leiar",
    "daglig leder",
    "styreleiaren",
    "styreleiar",
    "styrelederen",
    "styreleder",
    "nestleiaren",
    "nestlederen",
    "leiaren",
    "lederen",
    "møteleiaren",
    "møtelederen",
    "kommunedirektørane",
    "kommunedirektørene",
    "kommunedirektøren",
    "rådmannen",
    "prosjektleiaren",
    "prosjektleiar",
    "prosjektlederen",
    "prosjektleder",
    "prosjektgruppa",
    "prosjektgruppen",
    "prosjektet",
    "arbeidsutvalet",
    "arbeidsutvalget",
    "arbeidsgruppa",
    "arbeidsgruppen",
    "styringsgruppa",
    "styringsgruppen",
    "fagnettverket",
    "medlemskommunane",
    "medlemskommunene",
    "eigarkommunane",
    "eierkommunene",
    "kommunane",
    "kommunene",
    "vertskommunen",
    "valkomiteen",
    "valgkomiteen",
)
"""Those a board usually asks something of, in both written languages."""

_ASKS = r"(?:ber|bed|ba|bad|oppmodar|oppmoder|oppmodet|pålegg|pålegger|påla|anmodar|anmoder)"
_AND_ASKS = re.compile(
    rf",?\s+og\s+(?:òg\s+|også\s+)?(?=(?:{_ASKS}|(?:gir|gjev)\s.{{3,60}}?\si\s+oppdrag)\s)",
    re.IGNORECASE,
)
_TO_DO = r"(?:om\s+å|å|om\s+at|om)"
_BUSY = (
    r"(?:får|fekk|fikk|gis|blir\s+gitt|vert\s+gitt)\s+i\s+oppdrag\s+å"
    r"|(?:blir|vert|er|bli)\s+(?:beden|bedne|bedd|bedt|bede|oppmoda|oppmodet|pålagd|pålagt)\s+(?:om\s+å|å|om)"
    r"|bes\s+om\s+å|bes\s+om|bes"
)
_BY = r"(?:innan|innen|før|seinast|senest|til|på|i|med\s+frist)"
_MEETING_WORDS = r"(?:neste|førstkomande|førstkommende)\s+\w*møtet?"
_DUE = re.compile(
    rf"\s*,?\s*\b(?P<by>{_BY})\s+(?P<due>{DAY}"
    rf"|{_MEETING_WORDS}"
    rf"|(?:styre)?møtet\s+(?:den\s+)?{DAY}"
    rf"|(?:styre)?møtet\s+i\s+(?:{'|'.join(MONTHS)})(?:\s\d{{4}})?"
    r"|(?:utgangen|slutten|midten|byrjinga|begynnelsen)\s+av\s+\w+(?:\s\d{4})?"
    r"|(?:sommaren|sommeren|jul|påske|nyttår|årsskiftet|ferien)\b"
    r")",
    re.IGNORECASE,
)
_STRICT = re.compile(r"(?:innan|innen|før|seinast|senest|med\s+frist)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LONGEST_WHO = 5
"""Words, at most, that tell who is to do something; more is the beginning of what is to be done."""

_ALIKE = 0.6
"""The share of words in common from which a follow-up is the one that was proposed."""


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """A follow-up as the decision has it. `due` is an ISO date, or the words for another time.

    `who` is empty where the decision does not say.
    """

    who: str
    what: str
    due: str = ""


def proposed_followups(meeting: Meeting, item: Item) -> tuple[Proposed, ...]:
    """What the item's decision asks of somebody, without what is noted of it already.

    Of an item that was adopted it is the adopted text, of an open one what stands in VEDTAK.
    """
    if item.outcome not in ("open", "adopted"):
        return ()
    text = item.decision if item.adopted is None else item.adopted
    after = meeting.date or date.min
    found = asked_in(text, meeting.board.people, after)
    return tuple(p for p in found if not any(_same(p, noted) for noted in item.followups))


def asked_in(text: str, people: Iterable[Person], after: date) -> tuple[Proposed, ...]:
    """What a text asks of somebody, with dates after this day."""
    known = _known(people)
    found: list[Proposed] = []
    for sentence in sentences(text):
        for one in _asked(sentence, known, after):
            if one not in found:
                found.append(one)
    return tuple(found)


def names_of(people: Iterable[Person]) -> tuple[str, ...]:
    """What the people of a board and those they represent are called, each once."""
    called: list[str] = []
    for person in people:
        called += [person.name, person.represents]
        if person.represents:
            called.append(f"{person.represents} kommune")
    return tuple(dict.fromkeys(name for name in called if name))


def _known(people: Iterable[Person]) -> str:
    """A pattern for all who may be asked, the longest first."""
    names = sorted({*_OFFICES, *names_of(people)}, key=len, reverse=True)
    one = "|".join(re.escape(name) for name in names)
    return rf"(?:{one})(?:\s*(?:,|og)\s+(?:{one}))*"


def _asked(sentence: str, known: str, after: date) -> Iterator[Proposed]:
    for request in _requests(sentence):
        found = _asking(request, known) or _charged(request) or _shall(request, known)
        if found is None:
            continue
        who, what = found
        what, due = _with_due(what.strip(" .,;"), after)
        if what:
            yield Proposed(who=who.strip(), what=what, due=due)


def _requests(sentence: str) -> Iterator[str]:
    """What a sentence asks, one thing at a time: «Styret ber X …, og ber Y …» asks twice."""
    body = re.match(rf"{_BODY}\b", sentence, re.IGNORECASE)
    first, *more = _AND_ASKS.split(sentence) if body else [sentence]
    yield first
    yield from (f"{body.group()} {request}" for request in more if body)


def _asking(sentence: str, known: str) -> tuple[str, str] | None:
    """«Styret ber administrasjonen (om å) …», also in the midst of a sentence."""
    opening = rf"(?:^{_BODY}\s+(?:òg\s+|også\s+)?|\bstyret\s+)"
    gives = re.search(
        rf"{opening}(?:gir|gjev|gav|ga)\s+(?P<who>.{{3,60}}?)\s+i\s+oppdrag\s+(?:å\s+)(?P<what>.+)$",
        sentence,
        re.IGNORECASE,
    )
    if gives:
        return gives["who"], gives["what"]
    asks = re.search(
        rf"{opening}{_ASKS}\s+(?:òg\s+|også\s+)?(?P<rest>.+)$", sentence, re.IGNORECASE
    )
    if asks is None:
        return None
    rest = asks["rest"]
    at = re.match(rf"om\s+at\s+(?:(?P<who>{known})\s+)?(?P<what>.+)$", rest, re.IGNORECASE)
    if at:
        return at["who"] or "", at["what"]
    someone = re.match(rf"(?P<who>{known})\s+(?:{_TO_DO}\s+)?(?P<what>.+)$", rest, re.IGNORECASE)
    if someone:
        return someone["who"], someone["what"]
    other = re.match(r"(?P<who>.{3,60}?)\s+om\s+(?:å|at)\s+(?P<what>.+)$", rest, re.IGNORECASE)
    if other and len(other["who"].split()) <= _LONGEST_WHO:
        return other["who"], other["what"]
    # «ber prosjektet halde fram»: a word in the definite form, and what it is to do.
    single = re.match(
        r"(?P<who>(?!om\b|å\b)\w{3,}(?:en|et|a|ane|ene|leiar|leder))\s+(?:å\s+)?(?P<what>\w+.*)$",
        rest,
        re.IGNORECASE,
    )
    return (single["who"], single["what"]) if single else None


def _charged(sentence: str) -> tuple[str, str] | None:
    """«Sekretariatet får i oppdrag å …», «Administrasjonen bes om å …»."""
    found = re.match(rf"(?P<who>.{{2,60}}?)\s+(?:{_BUSY})\s+(?P<what>.+)$", sentence, re.IGNORECASE)
    if found is None or len(found["who"].split()) > _LONGEST_WHO:
        return None
    return found["who"], found["what"]


def _shall(sentence: str, known: str) -> tuple[str, str] | None:
    """«Sekretariatet skal … innan 1. mars»: only with a day by which it is to be done."""
    found = re.match(
        rf"(?P<who>{known}|\w+(?:\s+\w+){{0,2}})\s+(?:skal|må)\s+(?P<what>.+)$",
        sentence,
        re.IGNORECASE,
    )
    if found is None:
        return None
    due = _DUE.search(found["what"])
    return (found["who"], found["what"]) if due and _STRICT.fullmatch(due["by"]) else None


def _with_due(what: str, after: date) -> tuple[str, str]:
    """What is to be done, and by when; the words for that are taken off the end."""
    found = None
    for one in _DUE.finditer(what):
        found = one
    if found is None:
        return what, ""
    written = found["due"]
    if found.end() == len(what):
        what = what[: found.start()].rstrip(" ,")
    named = re.search(DAY, written, re.IGNORECASE)
    day = day_in(named.group(), after) if named else None
    if day is not None:
        return what, day.isoformat()
    before = found["by"].casefold() == "før"
    return what, f"{found['by']} {written}" if before else written


def _same(proposed: Proposed, noted: FollowUp) -> bool:
    """Whether a follow-up that is noted is the proposed one, with other words here and there."""
    one, other = _words(proposed.what), _words(noted.what)
    shared = len(one & other)
    return bool(shared) and shared >= _ALIKE * min(len(one), len(other))


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) > 2}
