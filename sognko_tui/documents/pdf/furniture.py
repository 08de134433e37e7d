"""Running headers, footers and page numbers: what a page carries at its edges and no item says.

A line is one of them by where it stands and by coming again: at the same height on several pages,
the same but for the page's number, and above (or below) all that is said only once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sognko_tui.documents.pdf.fragments import Fragment
from sognko_tui.documents.pdf.sheets import Sheet

_BAND = 0.16
"""The share of a page, from above and from below, in which they stand."""
_STEP = 3.0
"""Points that the same line may stand higher or lower on the next page."""
_NO_CHANCE = 8
"""Pages."""
_DIGITS = re.compile(r"\d+")
_ITEM = re.compile(
    r"(?i)(?:[a-zæøå]*sak(?:s?nr|snummer)?|forslag|framlegg|punkt|pkt)\b\W*(?:nr\.?\s*)?\d|(?-i:[A-ZÆØÅ]{1,3})[ -]?\d"
)
"""What counts as a page does, and is an item's number: «Sak 21/26»."""
_OF_MANY = re.compile(r"\W*(\d{1,4})\s*/\s*(\d{1,4})\W*")
_NUMBERED = re.compile(
    r"(?i)(?:(?:side|sida|page|s\.)\s*:?\s*\d{1,4}|\W*\d{1,4}\W*(?:(?:av|of)\s*\d{1,4}|/\s*\d{1,4})?\W*$|\d{1,4}\W+\D|.*\d{1,4}$)"
)

_Key = tuple[str, bool, int]
"""A line's words without digits, whether it stands above, and its height in steps."""


def remove(pages: Sequence[Sheet]) -> None:
    """Take what belongs to the page out of every page."""
    _remove_aside(pages)
    if len(pages) < 2:
        return
    found: dict[_Key, list[tuple[int, Fragment]]] = {}
    edges: list[list[tuple[_Key, Fragment]]] = []
    for at, page in enumerate(pages):
        edge = [(key, one) for one in page.fragments if (key := _key(page, one)) is not None]
        edges.append(edge)
        for key, one in edge:
            found.setdefault(key, []).append((at, one))
    running: set[_Key] = set()
    for key, places in found.items():
        near = [*places, *found.get((key[0], key[1], key[2] + 1), ())]
        if _runs(near, len(pages)):
            running.update((key, (key[0], key[1], key[2] + 1)))
    running -= _of_the_text(edges, found, running)
    if not running:
        return
    # Where most pages have a running line, what few pages have there is a chapter's name.
    strips = _strips(found, running, len(pages))
    running.update(
        key
        for key, places in found.items()
        if key[1:] in strips and len(places) > 1 and not _count_items(places)
    )
    upper, lower = _body(pages, edges, running, strips)
    first_seen: set[str] = set()
    for page, edge in zip(pages, edges, strict=True):
        gone: set[int] = set()
        for key, one in edge:
            if key not in running or not (one.base < upper if key[1] else one.base > lower):
                continue
            # A heading printed again on each of an item's pages stands first where the item begins.
            if _ITEM.match(one.text) and one.text not in first_seen:
                first_seen.add(one.text)
                continue
            gone.add(one.order)
        if gone:
            page.fragments = [one for one in page.fragments if one.order not in gone]


def _of_the_text(
    edges: list[list[tuple[_Key, Fragment]]],
    found: dict[_Key, list[tuple[int, Fragment]]],
    running: set[_Key],
) -> set[_Key]:
    """What comes again and stands as near to the text as its own lines do: a label that begins a page.

    On many pages that is no chance.
    """
    near: set[_Key] = set()
    for key in running:
        places = found.get(key, ())
        if not places or len(places) >= _NO_CHANCE or "0" in key[0]:
            continue
        close = 0
        for at, one in places:
            steps = (
                other.base - one.base if key[1] else one.base - other.base
                for kind, other in edges[at]
                if kind not in running
            )
            close += any(0.5 * one.size < step < 1.6 * one.size for step in steps)
        if close * 2 > len(places):
            near.add(key)
    return near


_Strip = tuple[bool, int]


def _strips(
    found: dict[_Key, list[tuple[int, Fragment]]], running: set[_Key], pages: int
) -> set[_Strip]:
    """The heights at which most pages have a running line."""
    on: dict[_Strip, set[int]] = {}
    for key in running:
        on.setdefault(key[1:], set()).update(at for at, _ in found.get(key, ()))
    return {strip for strip, places in on.items() if len(places) * 2 > pages}


def _key(page: Sheet, one: Fragment) -> _Key | None:
    """What a line at a page's edge shares with its like, or None for a line that is not there."""
    above = one.base < page.height * _BAND
    if not above and one.base < page.height * (1 - _BAND):
        return None
    if len(one.text) > 160:
        return None
    return _DIGITS.sub("0", one.text), above, int(one.base / _STEP)


def _runs(places: list[tuple[int, Fragment]], pages: int) -> bool:
    """Whether lines that are alike come again as a header does."""
    on = {at for at, _ in places}
    texts = {one.text for _, one in places}
    if len(texts) == 1:
        return len(on) >= 3 or (len(on) == 2 and pages == 2)
    if len(on) < 2 or not all(_NUMBERED.match(text) for text in texts):
        return len(on) >= 3 and len(texts) * 2 <= len(on)
    if any(_ITEM.match(text) for text in texts) or _count_items(places):
        return False
    # The number that changes keeps step with the pages.
    steps: dict[int, int] = {}
    for at, one in places:
        for number in {int(digits[:6]) for digits in _DIGITS.findall(one.text)}:
            steps[number - at] = steps.get(number - at, 0) + 1
    most = max(steps.values(), default=0)
    return most >= 2 and most * 3 >= len(on) * 2


def _count_items(places: list[tuple[int, Fragment]]) -> bool:
    """Whether «31/26», «32/26» are items of a year: pages of so many keep step, or come to the last."""
    parts = [(at, match) for at, one in places if (match := _OF_MANY.fullmatch(one.text))]
    if len(parts) < len(places):
        return False
    counted = [(at, int(match[1]), int(match[2])) for at, match in parts]
    if any(one > of for _, one, of in counted):
        return True
    steps = sum(1 for at, one, _ in counted if one == at + 1)
    return steps * 2 < len(counted) and not any(one == of for _, one, of in counted)


def _body(
    pages: Sequence[Sheet],
    edges: list[list[tuple[_Key, Fragment]]],
    running: set[_Key],
    strips: set[_Strip],
) -> tuple[float, float]:
    """Between which heights the text stands that is there once; a few odd pages do not count."""
    tops: list[float] = []
    bottoms: list[float] = []
    for page, edge in zip(pages, edges, strict=True):
        gone = {one.order for key, one in edge if key in running or key[1:] in strips}
        bases = [one.base for one in page.fragments if one.order not in gone]
        if bases:
            tops.append(min(bases))
            bottoms.append(max(bases))
    if not tops:
        return float("inf"), float("-inf")
    odd = min(len(tops) // 10 + (len(tops) > 3), len(tops) - 1)
    return sorted(tops)[odd] - 1, sorted(bottoms, reverse=True)[odd] + 1


def _remove_aside(pages: Sequence[Sheet]) -> None:
    """A stamp or a watermark that stands across several pages says nothing of what is on them."""
    seen: dict[str, int] = {}
    for page in pages:
        for text in {_DIGITS.sub("0", one.text) for one in page.aside}:
            seen[text] = seen.get(text, 0) + 1
    for page in pages:
        if page.aside:
            page.aside = [one for one in page.aside if seen[_DIGITS.sub("0", one.text)] < 3]
