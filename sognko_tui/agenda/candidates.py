"""Every line that could be an item's heading, and how much speaks for it."""

from __future__ import annotations

import re
from collections import Counter

from sognko_tui.agenda.labels import label
from sognko_tui.agenda.numbering import (
    Family,
    Numbered,
    count_last,
    counts_last,
    in_parts,
    is_ordinal,
    parse,
    without_bars,
    without_sorts,
)
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.titles import CUSTOMARY, FORMAL, heading_words, same_title, tidy

_BASE: dict[Family, float] = {
    "sak": 2.0,
    "code": 2.0,
    "slash": 1.0,
    "proposal": 0.5,
    "point": 0.5,
    "hash": 1.0,
    "plain": 0.0,
    "bare": -1.0,
    "dotted": -0.5,
}
STRONG: frozenset[Family] = frozenset({"sak", "code", "slash", "hash"})
_FAR_OUT = 40
"""Where the last columns of a list stand."""
_ITEM_LABELS = ("proposal", "attachments", "none", "background")
WENT_TO = re.compile(
    r"(?i)(?:(?:utvalg?|organ)\s*:\s*(?P<named>\S.{2,60}?)|"
    r"(?P<body>[\wæøå-]*(?:styret?|skapet?|utval(?:g|get|et)?|råd(?:et)?|nemnda?|komit[eé](?:en)?|ting(?:et)?|møtet?|forsamling(?:a|en)?|foreining(?:a)?|forening(?:en)?|laget)"
    r"(?:\s(?:for|i)\s[\wæøå ,-]{3,60}?)?))\s+(?:møtedato\s*:\s*)?\d{1,2}\.\d{1,2}\.\d{2,4}$"
)
"""«33/26 Kommunestyret 24.09.2026»: a row of where a case goes, which opens nothing."""
_NEW_SENTENCE = re.compile(r"[a-zæøå]{2}\. [A-ZÆØÅ]")
_POINT = re.compile(
    r"(?:Styret|Kommunestyret|Formannskapet|Utvalet|Utvalget|Rådet|Fellesrådet|Soknerådet|Sokneråd|Menighetsrådet|"
    r"Representantskapet|Årsmøtet|Generalforsamlingen|Generalforsamlinga|Hovedstyret|Administrasjonen|Rådmannen|"
    r"Kommunedirektøren|Møtet|Det|Vi|Saka|Saken)\s+(?:\w+\s+)?(?:vedtek|vedtar|tek|tar|ber|godkjenner|godkjenn|sluttar|"
    r"slutter|oppnemner|oppnevner|vel|velger|gjev|gir|løyver|bevilger|stiller|skal|vert|blir|utset|utsetter|sender|ønskjer|"
    r"ønsker|støttar|støtter|delegerer|viser|rår|tilrår|tilråder|anbefaler)\b"
)


class Candidate:
    """A line that may open an item. `end` is the row after its title; `sure` needs no company."""

    __slots__ = (
        "at",
        "confirmed",
        "end",
        "in_list",
        "level",
        "listed",
        "number",
        "packed",
        "previous",
        "score",
        "sure",
        "title",
    )

    def __init__(self, at: int, number: Numbered, title: str, end: int, level: int) -> None:
        self.at = at
        self.number = number
        self.title = title
        self.end = end
        self.level = level
        self.score = 0.0
        self.sure = False
        self.listed = False
        self.confirmed = False
        """Whether the list of items has its number and its title."""
        self.previous: Candidate | None = None
        """The line just before in the same series, one lower: what it may be a list with."""
        self.packed = False
        """Whether it stands right below that line."""
        self.in_list = False
        """Whether it stands right below a line of the series, though the numbers may have slipped."""

    @property
    def leaves_list(self) -> bool:
        """Whether a packed list stood above and this line, a number higher, stands apart."""
        before = self.previous
        return before is not None and before.packed and not self.packed


def is_twin(rows: Rows, above: Candidate, one: Candidate) -> bool:
    """Whether a line of another title has the number of the one above by a slip of the pen.

    It must be as good a heading as any: its own label below, the same rank, an item that every
    meeting has, or the next line of a list.
    """
    if above.number.key != one.number.key or one.number.blank or not one.title:
        return False
    if same_title(above.title, one.title):
        return False
    if one.sure or one.confirmed or (one.level > 0 and one.level == above.level):
        return True
    if in_list(rows, above, one):
        return one.number.family in STRONG or above.in_list
    named = bool(FORMAL.match(one.title) or CUSTOMARY.match(one.title))
    apart = rows.before[one.at] > 0 or rows.lines[one.at].whole
    return named and apart and one.number.family in STRONG


def in_list(rows: Rows, above: Candidate, one: Candidate) -> bool:
    """Whether a line stands right below another, but for a heading over several items."""
    at = rows.next[above.end - 1]
    while at < one.at and rows.is_group(at):
        at = rows.next[at]
    return at == one.at


def find(rows: Rows) -> list[Candidate]:
    """All candidates in the document's order, each with its score."""
    found: list[Candidate] = []
    last: dict[str, Candidate] = {}
    covered = -1
    numbered = without_sorts(_numbered(rows))
    turned = counts_last([number for _, number in numbered])
    divided = {number.series for _, number in numbered if number.key[3] and number.family == "sak"}
    for at, number in numbered:
        line = rows.lines[at]
        if at < covered:
            continue
        if turned:
            number = count_last(number)
        if number.series in divided:
            number = in_parts(number)
        rest, end = heading_words(rows, at, number.rest)
        one = Candidate(at, number, tidy(rest), end, line.level)
        before = last.get(number.series)
        if before is not None and before.number.value + 1 == number.value:
            one.previous = before
            one.packed = end > at and rows.before[at] == 0 and rows.next[before.end - 1] == at
        if before is not None and 0 <= number.value - before.number.value <= 2:
            one.in_list = rows.next[before.end - 1] == at
        last[number.series] = one
        found.append(one)
        if end > at + 1 and number.family in STRONG:
            covered = end
    _score(rows, found)
    return found


def _goes_on_to(text: str, number: Numbered) -> bool:
    """Whether a line is a row of where a case goes, also one of a table."""
    if text.startswith("|"):
        found = parse(without_bars(text))
        return found is not None and bool(WENT_TO.match(found.rest))
    return bool(WENT_TO.match(number.rest))


def _numbered(rows: Rows) -> list[tuple[int, Numbered]]:
    """The rows that begin with a number, and what it is."""
    found: list[tuple[int, Numbered]] = []
    for at, line in enumerate(rows.lines):
        if not line.text or line.verbatim:
            continue
        number = parse(line.text, line.level)
        if number is None or number.key[2] > 2000 or _goes_on_to(line.text, number):
            continue
        if rows.labels[at] is not None and number.family == "proposal" and not line.level:
            continue
        if rows.labels[at] is not None and number.family in ("plain", "bare", "dotted"):
            # «3. Forslag til vedtak», a form's section.
            continue
        if _is_stray(rows, at, number):
            continue
        found.append((at, number))
    return found


def _is_stray(rows: Rows, at: int, number: Numbered) -> bool:
    """Whether a number stands alone far out among the lines of a list: a column's, for the files."""
    line = rows.lines[at]
    alone = number.family == "slash" and not number.rest and line.indent >= _FAR_OUT
    return alone and rows.before[at] == 0 and rows.previous[at] >= 0


def _score(rows: Rows, found: list[Candidate]) -> None:
    under = _sections(rows)
    opening = _opening_label(rows)
    for one in found:
        one.sure = _opened_by_label(rows, one, under[one.at], opening)
    for one in found:
        one.score = (
            _family_score(rows, one)
            + _space_score(rows, one)
            + _title_score(one)
            + _place_score(rows, one, under)
            + _heads_papers(rows, one)
            + (3.5 if one.sure else 0.0)
        )
    _likeness(rows, found)


_Place = tuple[str, int]
"""The kind of a section and the row of the label that opens it."""


def _sections(rows: Rows) -> list[_Place]:
    """For each row the nearest label above it; a heading of rank clears it."""
    places: list[_Place] = []
    place = ("", -1)
    for at, line in enumerate(rows.lines):
        found = rows.labels[at]
        places.append(place)
        if found is not None and found.kind != "meta":
            place = (found.kind, at)
        elif line.level:
            place = ("", -1)
    return places


def _opening_label(rows: Rows) -> str:
    """The kind of label that opens an item in this document: the first there is."""
    for found in rows.labels:
        if found is not None and found.kind in _ITEM_LABELS and (found.sure or not found.rest):
            return "attachments" if found.kind == "none" else found.kind
    return ""


def _opened_by_label(rows: Rows, one: Candidate, under: _Place, opening: str) -> bool:
    """Whether the label that opens items in this pack, or an item's facts, stand right below."""
    if one.number.family in ("plain", "bare", "dotted"):
        if _is_prose(one) or (one.in_list and one.title.endswith(".")):
            return False
    at = one.end - 1
    for _ in range(3):
        at = rows.next[at]
        if at >= len(rows):
            return False
        found = rows.labels[at]
        if found is not None:
            kind = "attachments" if found.kind == "none" else found.kind
            if kind == "meta" and found.words.lower() in ("til", "frå", "fra", "tid", "dato"):
                return False
            inside = under[0] in ("proposal", "attachments") and not _is_outdented(rows, one, under)
            return kind == "meta" or kind == opening or (kind in _ITEM_LABELS and not inside)
        if len(rows.text(at)) > 60 or parse(rows.text(at)):
            return False
    return False


def _is_outdented(rows: Rows, one: Candidate, under: _Place) -> bool:
    """Whether a line stands further out than the label above it, and so outside its section."""
    return rows.lines[one.at].indent + 2 <= rows.lines[under[1]].indent


def _is_prose(one: Candidate) -> bool:
    """Whether the words after the number are of a sentence: «4. millionar kroner. Takstmannen»."""
    return (
        one.title[:1].islower()
        or is_ordinal(one.number.rest)
        or bool(_NEW_SENTENCE.search(one.title))
    )


def _family_score(rows: Rows, one: Candidate) -> float:
    line = rows.lines[one.at]
    score = _BASE[one.number.family]
    score += (
        3.0 if line.level else 1.0 if line.bold or line.lead >= len(line.text) // 2 > 0 else 0.0
    )
    if one.number.family in ("sak", "code") and one.number.key[1]:
        score += 0.5
    if line.text.startswith("|"):
        score -= 0.5
    if line.text[0] in "-•*–":
        score -= 1.5
    return score


def _space_score(rows: Rows, one: Candidate) -> float:
    above, below = rows.before[one.at], rows.after(one.end - 1)
    score = 0.7 if below else 0.0
    if above:
        return score + (1.5 if above > 1 else 1.0)
    # Where each paragraph is whole, no blank line is needed between two.
    return score if one.packed or one.in_list or rows.lines[one.at].whole else score - 1.0


def _title_score(one: Candidate) -> float:
    title, family = one.title, one.number.family
    weak = family in ("plain", "bare", "dotted")
    if not title:
        return 0.0 if not weak else -1.5
    score = 0.5
    if weak and is_ordinal(one.number.rest):
        score -= 5.0
    if title[0].islower():
        score -= 2.0 if weak else 1.5
    if title.endswith((".", ";", ",", ":")) and not title.endswith(("mv.", "m.m.", "m.v.", "mm.")):
        score -= 1.5 if weak else 0.7
    if _NEW_SENTENCE.search(title):
        score -= 1.0
    if len(title) > 140:
        score -= 1.5 if len(title) <= 240 else 3.5
    if _POINT.match(title):
        score -= 1.5
    if weak and label(title) is not None:
        score -= 4.0
    if FORMAL.match(title) or CUSTOMARY.match(title):
        score += 1.5
    return score


def _place_score(rows: Rows, one: Candidate, under: list[_Place]) -> float:
    """What the section says: a number under a proposal that begins or goes on a list is a point."""
    if one.sure or one.level:
        return 0.0
    kind = under[one.at][0]
    if kind not in ("proposal", "attachments") or _is_outdented(rows, one, under[one.at]):
        return 0.0
    before = one.previous
    in_list = one.number.value == 1 or (before is not None and under[before.at] == under[one.at])
    if not in_list:
        return -0.5
    if one.leaves_list and before is not None and (kind == "attachments" or _unlike(one, before)):
        return -1.0
    return -3.0 if one.number.family in ("plain", "bare", "dotted") else -1.0


def _heads_papers(rows: Rows, one: Candidate) -> float:
    """A number right under a label heads the papers' first chapter, not the next item."""
    named = FORMAL.match(one.title) or CUSTOMARY.match(one.title)
    if one.sure or one.level or named or one.number.family not in ("plain", "bare", "dotted"):
        return 0.0
    above = rows.labels[rows.previous[one.at]] if rows.previous[one.at] >= 0 else None
    return -2.0 if above is not None and not above.rest and above.kind != "meta" else 0.0


def _unlike(one: Candidate, point: Candidate) -> bool:
    """Whether a line is a title where the list above it has sentences."""
    named = bool(FORMAL.match(one.title) or CUSTOMARY.match(one.title))
    return named or (point.title.endswith(".") and not one.title.endswith("."))


def _likeness(rows: Rows, found: list[Candidate]) -> None:
    """Headings of one document look alike: what the sure ones share speaks for the others."""
    sure = [one for one in found if one.sure]
    others = [one for one in found if not one.sure]
    if len(sure) < 3 or not others:
        return
    looks = {id(one): _looks(rows, one) for one in found}
    mine = Counter(feature for one in sure for feature in looks[id(one)])
    theirs = Counter(feature for one in others for feature in looks[id(one)])
    telling = [
        feature
        for feature, count in mine.items()
        if count >= 0.8 * len(sure) and theirs[feature] <= 0.6 * len(others)
    ]
    for one in others:
        for feature in telling[:3]:
            one.score += 1.0 if feature in looks[id(one)] else -1.0


def _looks(rows: Rows, one: Candidate) -> list[str]:
    """What can be seen of a heading, the most telling first."""
    line = rows.lines[one.at]
    looks = [f"level {line.level}", f"family {one.number.series} {_sign(line.text, one)}"]
    if line.size is not None:
        looks.append(f"size {round(line.size)}")
    if line.bold or line.lead:
        looks.append("bold")
    if one.title.isupper():
        looks.append("capitals")
    if rows.before[one.at] > 1:
        looks.append("space above")
    if rows.after(one.end - 1) > 1:
        looks.append("space below")
    looks.append(f"indent {line.indent}")
    return looks


def _sign(text: str, one: Candidate) -> str:
    """What stands right after a plain number: a dot, a bracket, nothing."""
    if one.number.family not in ("plain", "bare"):
        return ""
    return text.lstrip("0123456789")[:1]
