"""What a title is once proposers, conditions and page numbers are taken from it."""

from __future__ import annotations

import re

from sognko_tui.agenda.labels import label
from sognko_tui.agenda.numbering import parse
from sognko_tui.agenda.rows import Rows, ends_open

FORMAL = re.compile(
    r"(?i)(?:opning\b|åpning\b|konstituering|registrering|opprop|namneopprop|navneopprop|innkalling$|innkalling og |"
    r"(?:godkjenning|godkjenne|godkjent|godkjennelse)\b.{0,40}\b(?:innkalling|sakliste|saksliste|dagsorden|protokoll|møtebok|"
    r"referat|møteprotokoll|møteinnkalling|agenda|forretningsorden)|innkalling og sak|"
    r"val\w* av (?:møteleiar|møteleder|ordstyrar|ordstyrer|dirigent|referent|tellekorps|protokollunderskriv\w*|"
    r"(?:to|2)\b.{0,30}(?:underskriv|signere|protokoll))|godkjenning|protokoll fr[åa]|"
    r"referat fr[åa] (?:(?:siste?|førre|forrige)\s)?[\w-]*møte)"
)
CUSTOMARY = re.compile(
    r"(?i)(?:ymse|eventuelt|anna|annet|orientering\w*|referat\w*|melding\w*|status\w*|drøfting\w*|møteplan|budsjett\w*|"
    r"rekneskap\w*|regnskap\w*|årsmelding|årsberetning|årsrapport|årsrekneskap|val\b|valg\b|oppnemning|oppnevning|"
    r"delegert\w*|økonomi\w*|rapport\w*|søknad\w*|høyring\w*|høring\w*|tilsetj\w*|tilsett\w*|ansett\w*)"
)
_CONNECTS = re.compile(
    r"(?i)(?:\b(?:og|eller|i|for|til|av|med|på|om|frå|fra|ved|mot|mellom|samt|under|som|etter|the|inkl\.?)|[-–,/(:&])$"
)
_SHORTENED = re.compile(
    r"(?i)(?:^|[\s(])(?:jf|jfr|jmf|nr|ca|kl|pkt|gnr|bnr|art|kap|vedr|inkl|f\.?eks|\d{1,2})\.$"
)
"""An abbreviation at a line's end, which goes on."""
_CONDITION = re.compile(
    r"(?i)\(?\s*(?P<words>(?:hvis|dersom|viss|gitt at|forutsatt at|føresett at|under føresetnad|kun hvis|berre viss|om)\b"
    r"[^()]{3,110}?)\s*\)?\s*[.:]?$"
)
_CONDITION_VERB = re.compile(
    r"(?i)\b(?:fall|fell|falt|vedt|vert|blir|ikkje|ikke|godkjen|avvis|forkast|nedstem|går|gjeng|får)"
)
_END_PAREN = re.compile(r"\s*\((?P<who>[^()]{2,160})\)\s*$")
_END_BY = re.compile(r"\s+(?:v\.?\s?/\s?|v\.\s|ved\s|v/\s?)(?P<who>[A-ZÆØÅ][^()/]{1,160})$")
_NAME = re.compile(
    r"[A-ZÆØÅÉÈÜÖÄ][\w'’.-]*[a-zæøåéèüöä][\w'’.-]*(?:[ -](?:[A-ZÆØÅÉÈÜÖÄ][\w'’.-]*|van|von|de|av|i|og|for))*"
)
_LEADERS = re.compile(
    r"(?:\s*\.(?:\s?\.){3,}\s*|\s{3,}|\s*…+\s*)(?:s(?:ide)?\.?\s*)?\d{1,4}\s*$|\s*\.(?:\s?\.){3,}\s*$"
)
_FILED = re.compile(r"\s{3,}(?:X\s+)?\d{2,4}/\d{1,6}(?:-\d{1,4})?\s*$")
"""The column of a list that says where the case is filed: «2026/211-2»."""
_NAMED = re.compile(
    r"(?i)^(?:sak|saks?(?:s?titt?el|namn|navn)|titt?el|saka? gjeld|saken gjelder|overskrift)\s*:\s*(?=\S)"
)
_SORT = re.compile(
    r"(?i)\s{3,}(?:vedtak|vedtakssak|beslutning|beslutningssak|orientering|orienteringssak|drøfting|drøftingssak|diskusjon|"
    r"diskusjonssak)$"
)
"""The column of a list, or the far end of a heading, that says what sort of item it is."""
_TEMPLATE = re.compile(
    r"(?i)[\[<{(«\"]?\s*(?:(?:skriv|sett|fyll)\s+inn\s+.{0,40}|(?:kort\s+)?(?:saks?\s?)?(?:tittel|overskrift|namn|navn)"
    r"(?:\s+(?:på|for|til)\s+(?:sak(?:a|en)?|forslag(?:et)?|framlegg(?:et)?))?(?:\s+her)?|titt?el\s*\.*|x{2,}|\.{3,}|…|_{2,})\s*"
    r"[\]>})»\"]?\s*$"
)


def is_template(title: str) -> bool:
    """Whether a title is what a form asks for, left unfilled."""
    return bool(_TEMPLATE.match(title.strip()))


def heading_words(rows: Rows, at: int, rest: str) -> tuple[str, int]:
    """The whole title of a heading whose first line ends with `rest`, and the row after it.

    A title may stand on the next line, or run over two or three.
    """
    below = rows.next[at]
    fact = label(rest) if ":" in rest else None
    if fact is not None and fact.kind == "meta":
        # «Saksnr.: 15/26    Saksbehandlar: …» over the title.
        rest = ""
    if "   " in rows.text(at) and _SORT.match(f"   {rest}") and rows.after(at) == 0:
        rest = ""
    if rows.lines[at].level or rest.startswith("("):
        if rest or below >= len(rows):
            return _ranked_words(rows, at, rest)
    if not rest:
        if below >= len(rows) or rows.before[below] > 2 or not _is_title_line(rows, below):
            return "", at + 1
        at, rest = below, rows.text(below)
    end = at + 1
    for _ in range(5):
        below = rows.next[at]
        if below < len(rows) and rows.turned[below] and ends_open(rest):
            # A page ended inside the title.
            end = below
        if end >= len(rows) or not _continues(rows, at, end, rest):
            break
        rest = join_words(rest, rows.text(end))
        at, end = end, end + 1
    return rest, end


def _ranked_words(rows: Rows, at: int, rest: str) -> tuple[str, int]:
    """The words of a heading of rank; where its place is known, it may run over several lines."""
    first, end = rows.lines[at], at + 1
    while end < len(rows) and first.y is not None and rest and len(rest) <= 240:
        line = rows.lines[end]
        same = line.level == first.level and line.size == first.size and line.page == first.page
        if not same or not line.level or rows.labels[end] or parse(line.text, line.level):
            break
        rest, end = join_words(rest, line.text), end + 1
    return rest, end


def _is_title_line(rows: Rows, at: int) -> bool:
    text = rows.text(at)
    sentence = text.endswith(".") and len(text.split()) > 2 and not _SHORTENED.search(text)
    return (
        len(text) <= 200
        and not text.endswith(":")
        and (not sentence or text.endswith(("mv.", "m.m.", "m.v.", "mm.")))
        and rows.labels[at] is None
        and not rows.lines[at].verbatim
        and parse(text, rows.lines[at].level) is None
        and text[0] not in "•-*·–|"
    )


def _continues(rows: Rows, at: int, end: int, title: str) -> bool:
    """Whether the row `end` is more of the title that stands so far."""
    text = rows.text(end)
    if rows.lines[at].whole:
        return False
    if title.count("(") > title.count(")") and ")" in text[:60] and rows.labels[end] is None:
        # «(dersom sak» and «28/26 fell)».
        return True
    if not text or rows.lines[end].level or not _is_title_line(rows, end) or len(title) > 200:
        return False
    large = rows.is_large(end) and rows.lines[end].size == rows.lines[at].size
    if (rows.lines[end].bold and rows.lines[at].bold) or large:
        return True
    if title.isupper() and text.isupper() and len(title) >= 30:
        return True
    below = rows.next[end]
    alone = (
        rows.after(end) > 0
        or below >= len(rows)
        or rows.labels[below] is not None
        or parse(rows.text(below)) is not None
    )
    if (title.endswith((".", "?", "!")) and not _SHORTENED.search(title)) or len(text) > 120:
        return False
    if text[0].islower() or text[0] in "(–-":
        return (alone or len(title) >= 40) and not text.endswith(".")
    return alone and bool(_CONNECTS.search(title)) and not text.endswith(".")


def seam(left: str, right: str) -> tuple[int, str]:
    """How two lines of a wrapped text meet: signs to drop from the left one, and what between."""
    if left.endswith("–") and left[-2:-1].isdigit() and right[:1].isdigit():
        # «2027–» and «2030»: a span of years.
        return 0, ""
    if len(left) > 1 and left.endswith("-") and left[-2].isalpha() and right[:1].islower():
        if re.match(r"(?:og|eller|til|samt|men)\b", right):
            return 0, " "
        stem = re.search(r"([^\W\d_]{1,60})-$", left[-64:])
        if stem and stem[1].isupper():
            return 0, ""
        return 1, ""
    return 0, " "


def join_words(left: str, right: str) -> str:
    """Two lines of a wrapped text as one; a word divided at the line's end is made whole."""
    if not left:
        return right
    drop, between = seam(left, right)
    return f"{left[: len(left) - drop]}{between}{right}"


def tidy(title: str) -> str:
    """A title without dot leaders, page numbers of a contents list, and runs of spaces."""
    title = _NAMED.sub("", _SORT.sub("", _LEADERS.sub("", _FILED.sub("", title))))
    return " ".join(title.split()).strip(" :–—|")


def take_condition(title: str) -> tuple[str, str]:
    """The title without a condition such as `(Hvis sak 1 faller)`, and the condition."""
    for match in re.finditer(r"\(([^()]{5,120})\)", title):
        words = condition(match[1])
        if words:
            rest = f"{title[: match.start()].rstrip()} {title[match.end() :].lstrip(' :')}"
            return rest.strip(), words
    return title, ""


def condition(text: str) -> str:
    """The words of a condition if the text is one and nothing more, else an empty string."""
    match = _CONDITION.fullmatch(text.strip()) if len(text) <= 120 else None
    return match["words"].strip() if match and _CONDITION_VERB.search(match["words"]) else ""


def proposers_in(title: str) -> tuple[str, str]:
    """The title without the names of those who propose it, and the names.

    Only a form is seen here; whether this pack writes proposers so is the caller's to weigh.
    """
    for pattern in (_END_PAREN, _END_BY):
        match = pattern.search(title)
        if match and _are_names(match["who"]):
            return title[: match.start()].rstrip(" –-,"), match["who"].strip()
    if title.startswith("(") and title.endswith(")") and _are_names(title[1:-1]):
        return "", title[1:-1].strip()
    return title, ""


def _are_names(text: str) -> bool:
    parts = re.split(r"\s*(?:,|&|/|\bog\b|\bmed flere\b|\bm\.?\s?fl\.?)\s*", text.strip())
    parts = [part for part in parts if part]
    return bool(parts) and all(_NAME.fullmatch(part) for part in parts) and label(text) is None


def same_title(left: str, right: str) -> bool:
    """Whether two titles name the same item: equal, one begins the other, or mostly shared."""
    one, two = _bare(left), _bare(right)
    if not one or not two:
        return False
    short, long = sorted((one, two), key=len)
    if one == two or (len(short) >= 5 and long.startswith(short)):
        return True
    if one.replace(" ", "") == two.replace(" ", ""):
        # A narrow column breaks words anywhere.
        return True
    first, second = set(one.split()), set(two.split())
    shared = len(first & second)
    return shared * 5 >= 3 * max(len(first), len(second)) and shared >= 2


def _bare(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.lower()))
