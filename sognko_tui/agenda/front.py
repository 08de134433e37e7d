"""What the front of a pack says of the meeting: whose, when, where, and when notice was given."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from sognko_tui.agenda.rows import ends_open
from sognko_tui.agenda.titles import join_words
from sognko_tui.agenda.typography import body_size
from sognko_tui.documents import Document, Line

_MONTH = {
    name: at
    for at, name in enumerate(
        ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"),
        start=1,
    )
}
_DATE = re.compile(
    r"(?i)\b(?P<day>\d{1,2})\.?(?:\s?(?P<name>jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-z]*\.?\s|(?<=\.)\s?(?P<month>\d{1,2})\.\s?)"
    r"(?P<year>20\d\d|19\d\d|\d\d)\b"
    r"|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
)
_TIME = re.compile(
    r"(?i)(?:\bkl(?:okka|okken)?\b\.?:?\s*(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?|"
    r"\bkl\.?\s?(?P<hour3>[01]\d|2[0-3])(?P<minute3>[0-5]\d)|"
    r"\b(?:(?:møte)?tid(?:spunkt)?|klokkeslett|når)\s*:.{0,40}?(?<![\d.])(?P<hour2>[01]?\d|2[0-3])[.:](?P<minute2>[0-5]\d))\b(?!\.\d)"
)
_PLACE = re.compile(
    r"(?i)(?:møtestad|møtested|møteplass|stad|sted|møterom|lokale|kvar|hvor)\s*:\s*(?P<place>\S.{1,100})$"
)
_WHEN = re.compile(
    r"(?i)\b(?:møtedato|dato|tid|tidspunkt|møte(?:t)?|når|kveld|tysdag|tirsdag|mandag|måndag|onsdag|torsdag|fredag)\b"
)
_NOTICE = re.compile(
    r"(?i)\b(?:innkalling(?:a|en)?\s+(?:er\s+)?(?:send|sendt|dagsett|datert)|dagsett|datert|utsend|utsendt|sendt|send)\b"
)
_ORGAN = (
    r"(?:[a-zæøå-]*(?:styre|skap|råd|utval|utvalg|nemnd|komit[eé]|ting|fellesskap|forening|årsmøte|generalforsamling)"
    r"(?:et|en|a|n|t)?\b|(?:års|lands)møtet?\b)"
)
"""What boards are called, in one word: «styret», «soknerådet», «generalforsamlinga»."""
_WEEKDAY = r"(?:m[åa]n|t[yi]r?s|ons|tors|fre|l[øa]u?r|s[øu]n)dag"
_BOARD_LINE = re.compile(
    r"(?i)(?:møteinnkalling|innkalling|sakliste|saksliste|dagsorden|møtebok|saksframlegg)\s*(?:til|for|–|-|:)?\s*(?:(?:ordinært|ekstraordinært)\s+)?"
    rf"(?:\w*møte(?:t)?\s+|(?:(?:ekstra)?ordinær\s+)?generalforsamling(?:a|en)?\s+(?=i\s))?(?:(?:i|for|til|med)\s+)?(?P<name>(?:(?-i:[A-ZÆØÅ])\S|{_ORGAN}).{{0,90}}?)"
    rf"(?:,?\s+{_WEEKDAY}\b.*|\s+(?:den\s+)?(?:(?:19|20)\d\d|\d{{1,2}}\.\s?(?:\d|[a-z]{{3}})|\d{{4}}-).*)?$"
)
_BOARD_FIELD = re.compile(
    r"(?i)(?:utval(?:g)?|organ|møteorgan|råd|nemnd|styret?)\s*:\s*(?P<name>\S.{2,90})$"
)
_BOARD_MEETING = re.compile(
    r"(?:Styremøte|STYREMØTE)\s+(?P<name>(?:i|for)\s+[A-ZÆØÅ][^\d:]{2,70}?)(?:\s*[,–-])?(?:\s+\d.*)?$"
)
_SUBJECT = re.compile(r"(?i)^(?:(?:emne|subject|sv|vs|re|fw|fwd)\s*:\s*)+")
_BOARD_FIRST = re.compile(
    r"(?P<name>(?!(?i:møte|innkall|ordinær|ekstraordinær|sak))[A-ZÆØÅ][^:]{3,80}?)\s+[–-]\s+(?i:(?:møte)?innkalling|sakspapir|sakliste|saksliste)\b"
)
"""«Vestre Renovasjon IKS – innkalling til styremøte»."""
_BODY = re.compile(
    r"\b(?P<name>(?:Styret|Representantskapet|Generalforsamlinga|Generalforsamlingen|Kontrollutvalget|Kontrollutvalet|"
    r"Formannskapet|Kommunestyret)\s+(?:i|for)\s+[A-ZÆØÅ][\wæøå-]*(?:\s+(?:og\s+)?[A-ZÆØÅ][\wæøå-]*){0,4})"
)
_BOARD_TITLE = re.compile(
    rf"(?i)(?:(?:[a-zæøå]+-,? ){{0,2}}(?:og )?{_ORGAN}|\S+ (?:sokneråd|menighetsråd|kommunestyre|eldreråd|ungdomsråd)|\S+ kyrkjelege? fellesråd|kyrkjeleg fellesråd|(?:\S+ )?kirkelige? fellesråd)(?:\s.{{0,80}})?$"
)


_BEGINS = re.compile(r"(?i)(?:møteinnkalling|innkalling|sakliste|saksliste|dagsorden|møtebok)\b")
"""What begins a line of its own in a masthead."""
_WITH_PAGE = re.compile(r"(?i)\s{2,}(?:side|sida|s\.)\s*\d{1,3}(?:\s*(?:av|/)\s*\d{1,3})?$")
_APART = re.compile(
    r"(?<!:)\s{3,}(?=[A-ZÆØÅ][\w ]{1,20}(?: / [\w ]{1,20})?:|[Kk]l\b)|\s+(?=(?:Møtestad|Møtested|Stad|Sted|Tid|Tidspunkt|Dato)\s?:\s)|(?<=[^:\s])\s{8,}(?=\S)"
)
"""Between two things a line of the masthead says: «Dato: 3.4.2026   Kl. 10   Stad: Teams»."""
_TWOFOLD = re.compile(r"^[^\W\d][\w ]{1,25} / (?=[^\W\d][\w ]{1,25}:)")
"""The first of two languages in a label: «Báiki / Sted:»."""
_SIGNED = re.compile(
    r"[A-ZÆØÅ][\wæøå.-]{1,25}(?: [\wæøå.-]{1,25}){0,2},\s+(?:den\s+)?"
    r"\d{1,2}\.\s?(?:[a-z]{3,9}\.?|\d{1,2}\.)\s?(?:20)?\d\d\.?$"
)
"""Where and when a notice was signed."""
_WRAPPED = 50
"""Signs in a line of running text, at least."""
_FIELD_ALONE = re.compile(
    r"(?i)(?:utval|utvalg|organ|møtestad|møtested|stad|sted|møtedato|dato|tid|tidspunkt|klokkeslett)\s*:?$"
)
"""A field whose value stands on the next line."""
_COLUMN = re.compile(
    r"(?i)^(?P<field>utval|utvalg|møtestad|møtested|stad|sted|møtedato|dato|tid|tidspunkt|klokkeslett)\s{2,}(?=\S)"
)
"""A field in a column of its own, which needs no colon."""
_NUMBERED_END = re.compile(r"(?:\d|\bkl)\.$")
"""A line's end that wants a month or an hour after it."""
_UNTIL = re.compile(
    r"(?i)(?P<day>\d{1,2})\.?\s?(?P<name>jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)?[a-z]*\.?\s*(?:[-–]|til(?: og med)?|og)\s*$"
)
"""The first day of several, right before the last: «12.–14. juni», «20. april til 27. april»."""
_DAY = re.compile(
    r"(?i)(?:\b(?P<weekday>m[åa]ndag|t[yi][rs]s?dag|onsdag|torsdag|fredag|l[øa]u?rdag|s[øu]ndag)\w*\s+(?:den\s+)?)?"
    r"\b(?P<day>\d{1,2})\.?\s?(?P<name>jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)(?:[a-z]*\b)"
)
_WEEKDAYS = ("m", "t", "o", "to", "f", "l", "s")
_YEAR = re.compile(r"(?<![\d./-])(20\d\d)(?![\d./])")


class Front:
    """What was found; None where the pack does not say."""

    def __init__(self) -> None:
        self.board: str | None = None
        self.date: str | None = None
        self.time: str | None = None
        self.place: str | None = None
        self.notice_date: str | None = None


def front(
    document: Document, lines: Sequence[Line], body: Sequence[Line], years: Sequence[int] = ()
) -> Front:
    """Read the lines above the first item; for the board, what the papers call it most often.

    `years` are those the items are numbered in, for a date that leaves its year out.
    """
    found = Front()
    signed: str | None = None
    texts = _front_lines(lines[:120], body_size(body))
    for text in texts:
        date = _date(text)
        if date and _NOTICE.search(text):
            found.notice_date = found.notice_date or date
        elif date and _SIGNED.match(text) and not _WHEN.search(text):
            signed = signed or date
        elif date and (found.date is None) and (_WHEN.search(text) or _is_short(text)):
            found.date = date
        found.time = found.time or _time(text)
        place = _PLACE.match(text)
        if place and found.place is None:
            found.place = place["place"].strip(" .")
        if found.board is None:
            found.board = _board(text)
    _look_over_lines(found, texts)
    if found.board is None:
        found.board = _called(body)
    if found.date is None:
        found.date = signed
    elif signed is not None and signed <= found.date:
        # «Fjordbygda, 3. mars 2026» over or under the notice of a meeting on another day.
        found.notice_date = found.notice_date or signed
    if found.date is None:
        found.date = _date(document.front.get("date", "")) or _date(_spaced(document.name))
    if found.date is None:
        found.date = _date_without_year(document, lines[:120], years)
    return found


def _look_over_lines(found: Front, texts: Sequence[str]) -> None:
    """What a sentence says that is wrapped in the middle of «onsdag 27. mai 2026 kl. 13:00»."""
    for above, below in pairwise(texts):
        text = f"{above} {below}"
        ended = above.endswith((".", ":")) and not _NUMBERED_END.search(above)
        if len(above) < _WRAPPED or ended or _NOTICE.search(text):
            continue
        if found.date is None and _WHEN.search(text) and not _SIGNED.match(below):
            found.date = _date(text)
        found.time = found.time or _time(text)


def _time(text: str) -> str | None:
    match = _TIME.search(text)
    if not match:
        return None
    hour = match["hour"] or match["hour3"] or match["hour2"]
    return f"{int(hour):02d}:{match['minute'] or match['minute3'] or match['minute2'] or '00'}"


def _front_lines(lines: Sequence[Line], body: float | None) -> list[str]:
    """The texts of the front, without a header's page number; a large line that is wrapped is one."""
    found: list[str] = []
    longest = Counter[float]()
    for line in lines:
        if line.size is not None:
            longest[line.size] = max(longest[line.size], len(line.text))
    above: Line | None = None
    for line in lines:
        if not line.text:
            above = None
            continue
        text = line.text[:300]
        if (
            found
            and _FIELD_ALONE.match(found[-1])
            and not _FIELD_ALONE.match(text)
            and ":" not in text[:20]
        ):
            found[-1] = f"{found[-1].rstrip(' :')}: {text}"
            above = line
            continue
        if above is not None and _is_wrapped(above, line, body, longest):
            found[-1] = join_words(found[-1], text)
        else:
            found.append(_WITH_PAGE.sub("", text))
        above = line
    found = [_COLUMN.sub(r"\g<field>: ", text) for text in found]
    return [_TWOFOLD.sub("", part) for text in found for part in _APART.split(text) if part]


def _is_wrapped(above: Line, line: Line, body: float | None, longest: Counter[float]) -> bool:
    """Whether a line of the masthead goes on with the one above it, in the same large type."""
    if body is None or line.size is None or line.size != above.size:
        return False
    if line.size <= body * 1.2 and not (line.bold and above.bold):
        return False
    if line.whole or _BEGINS.match(line.text) or line.text.isupper() != above.text.isupper():
        return False
    room = longest[line.size] - len(above.text)
    full = room <= len(line.text.split(maxsplit=1)[0])
    return full or line.text[0].islower() or line.text[0].isdigit() or ends_open(above.text)


def _date_without_year(
    document: Document, lines: Sequence[Line], years: Sequence[int]
) -> str | None:
    """«Torsdag 12. mars» with the year from elsewhere: nothing where two years would do."""
    texts = [line.text[:300] for line in lines if line.text]
    day = next((match for match in map(_day, texts) if match), None)
    if day is None:
        return None
    spoken = (*texts, _spaced(document.name), *document.front.values())
    named = {int(year) for text in spoken for year in _YEAR.findall(text)}
    for candidates in (set(years), named):
        dates = {date for year in candidates if (date := _dated(day, year))}
        if len(dates) == 1:
            return dates.pop().isoformat()
    return None


def _day(text: str) -> re.Match[str] | None:
    """A day and month that say when the meeting is, not when something else was."""
    match = _DAY.search(text)
    tells = match and (match["weekday"] or _WHEN.search(text) or len(text) <= 40)
    return match if tells and not _NOTICE.search(text) else None


def _dated(day: re.Match[str], year: int) -> dt.date | None:
    try:
        date = dt.date(year, _MONTH[day["name"].lower()], int(day["day"]))
    except ValueError:
        return None
    weekday = (day["weekday"] or "").lower()
    if not weekday:
        return date
    initials = ("to",) if weekday.startswith("to") else (weekday[0],)
    return date if _WEEKDAYS[date.weekday()] in initials else None


def _board(text: str) -> str | None:
    text = _SUBJECT.sub("", text)
    match = _BOARD_FIRST.match(text)
    if match:
        return match["name"].strip(" .,–-")
    match = _BOARD_MEETING.match(text)
    if match:
        return f"Styret {match['name'].strip(' .,–-')}"
    for pattern in (_BOARD_FIELD, _BOARD_LINE):
        match = pattern.match(text)
        if match and not text.endswith("."):
            return match["name"].strip(" .,–-:")
    if _BOARD_TITLE.match(text) and not text.endswith((".", ":")) and _is_short(text):
        return re.sub(r"\s*[,–-]?\s*\d.*$", "", text).strip(" ,–-") or None
    return None


def _called(body: Sequence[Line]) -> str | None:
    names = Counter(
        match["name"]
        for line in body[:5000]
        if "tet" in line.text[:2000] or "Gen" in line.text[:2000]
        for match in _BODY.finditer(line.text[:2000])
    )
    if not names:
        return None
    name, count = names.most_common(1)[0]
    return name if count >= 3 else None


def _is_short(text: str) -> bool:
    return len(text) <= 80


def _spaced(name: str) -> str:
    return re.sub(r"[_ ]+", " ", name.rpartition(".")[0] or name)


def _date(text: str) -> str | None:
    match = _DATE.search(text)
    if not match:
        return None
    try:
        if match["iso"]:
            return dt.date.fromisoformat(match["iso"]).isoformat()
        month = _MONTH[match["name"].lower()] if match["name"] else int(match["month"])
        year, day = int(match["year"]), int(match["day"])
        first = _UNTIL.search(text[: match.start()]) if match["name"] else None
        if first:
            # A meeting over several days is on its first.
            day = int(first["day"])
            month = _MONTH[first["name"].lower()] if first["name"] else month
        return dt.date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None
