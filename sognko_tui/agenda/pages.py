"""Page headers, footers and page numbers inside the text: lines that belong to no item."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from sognko_tui.agenda.labels import label
from sognko_tui.agenda.numbering import parse
from sognko_tui.documents import Line

_PAGE = re.compile(
    r"(?i)(?:(?:side|sida|page|s\.)\s*:?\s*\d{1,4}(?:\s*(?:av|/|of)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s+av\s+\d{1,4})$"
)
_PAGE_AT_END = re.compile(
    r"(?i).{0,120}\b(?:side|sida|page)\s*:?\s*\d{1,4}\s*(?:(?:av|/|of)\s*\d{1,4})?$|"
    r".{0,100}\s{3,}\d{1,4}\s(?:av|of)\s\d{1,4}$"
)
_PAGE_AT_START = re.compile(
    r"(?i)(?:side|sida|page)\s*:?\s*\d{1,4}\s*(?:(?:av|/|of)\s*\d{1,4})?\s*[|·–-]?\s+\S.{0,120}$"
)
_FAR_NUMBER = re.compile(r"(?P<words>\S.*?)\s{3,}(?P<number>\d{1,4})$")
_WITH_PAGE = re.compile(r"(?i)\s+(?:side|sida|page|s\.)?\s*\d{1,4}(?:\s*(?:av|/|of)\s*\d{1,4})?$")
_LONE_NUMBER = re.compile(r"[0-9]{1,4}")
_DIGITS = re.compile(r"\d+")
_EDGE = 2
"""How many lines from a page's edge a header or footer stands."""
_MASTHEAD = 3
"""How many of the document's first lines are its masthead, which stays though it is printed again."""
_HEAD = 6
"""How many of the first lines may say what a header prints again: the board, the meeting."""


def without_furniture(lines: tuple[Line, ...]) -> list[Line]:
    """The lines without page numbers and the headers and footers that stand by them.

    A repeated line goes only where it stands at a page's edge each time: a form feed, or a page
    number. «Saka vert teken til vitande.» may be repeated for better reasons.
    """
    texts = [at for at, line in enumerate(lines) if line.text]
    masks = {at: _mask(lines[at]) for at in texts}
    repeated = Counter(masks.values())
    head = {at: lines[at].text.casefold() for at in texts[:_HEAD] if parse(lines[at].text) is None}
    gone: set[int] = set()
    for at in texts:
        text = lines[at].text
        if len(text) > 140 or lines[at].level:
            continue
        again = repeated[masks[at]] > 1
        numbered = _PAGE_AT_END.match(text) or _PAGE_AT_START.match(text)
        if _PAGE.match(text) or (numbered and (again or _names_again(at, text, head))):
            gone.add(at)
    gone.update(_counting(lines, texts))
    gone.update(_page_numbers(lines, texts))
    edges = _edges(lines, texts, gone)
    near: dict[str, list[int]] = {}
    for at in edges - gone:
        if len(lines[at].text) <= 120 and label(lines[at].text) is None and not lines[at].level:
            near.setdefault(masks[at], []).append(at)
    masthead = set(texts[:_MASTHEAD])
    said = _said_below_labels(lines, texts)
    for mask, places in near.items():
        if sum(at in said for at in places) * 2 >= len(places):
            continue
        lone_number = mask == "0"
        # What the document begins with is a header when it stands over the second page too.
        enough = (
            1 if _names_again(min(places), lines[places[0]].text, head) else 2 if lone_number else 3
        )
        if len(places) >= enough and len(places) * 3 >= repeated[mask] * 2:
            # A heading printed again on each of an item's pages stands first where the item begins.
            names_item = parse(lines[places[0]].text) is not None and not lone_number
            gone.update(sorted(places)[names_item:])
    gone -= {at for at in masthead if not _PAGE.match(lines[at].text) and masks[at] != "0"}
    if not gone:
        return list(lines)
    return [line for at, line in enumerate(lines) if at not in gone]


def _names_again(at: int, text: str, head: dict[int, str]) -> bool:
    """Whether a line at a page's edge says what the document's first lines say, with its page or not."""
    words = _WITH_PAGE.sub("", text).casefold().strip()
    return len(words) >= 8 and any(words in line for row, line in head.items() if row < at)


def _page_numbers(lines: tuple[Line, ...], texts: list[int]) -> set[int]:
    """Lone numbers at the edges of pages that count as the pages do."""
    at_edges: dict[int, list[int]] = {}
    for place, at in enumerate(texts):
        line = lines[at]
        if not _LONE_NUMBER.fullmatch(line.text):
            continue
        above = lines[texts[place - 1]].page if place else 0
        below = lines[texts[place + 1]].page if place + 1 < len(texts) else 0
        if above != line.page or below != line.page:
            at_edges.setdefault(int(line.text) - line.page, []).append(at)
    return {at for places in at_edges.values() if len(places) > 1 for at in places}


def _counting(lines: tuple[Line, ...], texts: list[int]) -> set[int]:
    """Lines that are alike but for a number far out on the right, which counts the pages."""
    alike: dict[str, list[tuple[int, int]]] = {}
    for at in texts:
        match = _FAR_NUMBER.match(lines[at].text) if len(lines[at].text) <= 140 else None
        if match:
            alike.setdefault(match["words"], []).append((int(match["number"]), at))
    found: set[int] = set()
    for places in alike.values():
        numbers = [number for number, _ in places]
        if len(places) >= 3 and all(0 < b - a <= 2 for a, b in pairwise(numbers)):
            found.update(at for _, at in places)
    return found


def _said_below_labels(lines: tuple[Line, ...], texts: list[int]) -> set[int]:
    """The lines right below a label, and the sentences that go on from there.

    Where each item has a page for itself, all of them may end with the same proposal.
    """
    said: set[int] = set()
    for above, at in pairwise(texts):
        if label(lines[above].text) is not None:
            said.add(at)
        elif above in said and lines[above].text.endswith((".", ":", ";")):
            if lines[at].text.endswith((".", ":", ";")):
                said.add(at)
    return said


def _mask(line: Line) -> str:
    """What a line shares with its like on other pages: all but its digits.

    «Sak 21/26» at the top of a page is an item, whatever number the next page has.
    """
    if not _DIGITS.search(line.text):
        return line.text[:160]
    number = parse(line.text, line.level) if len(line.text) <= 120 else None
    if number is not None and number.family in (
        "sak",
        "code",
        "slash",
        "proposal",
        "point",
        "hash",
    ):
        return line.text
    return _DIGITS.sub("0", line.text[:160])


def _edges(lines: tuple[Line, ...], texts: list[int], numbers: set[int]) -> set[int]:
    """The lines within two of a page's edge, seen by form feeds or by page numbers."""
    edges: set[int] = set()
    for place, at in enumerate(texts):
        page = lines[at].page
        turn = place + 1 < len(texts) and lines[texts[place + 1]].page != page
        # Where paragraphs are whole, headers and footers have been left out, and a page ends anywhere.
        turn = turn and not lines[at].whole
        if turn or at in numbers:
            edges.update(texts[max(0, place - _EDGE) : place + 1 + _EDGE])
    if lines and lines[-1].page > 1 and not any(lines[at].whole for at in texts[-1:]):
        edges.update(texts[:_EDGE] + texts[-_EDGE:])
    return edges
