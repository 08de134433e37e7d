"""What is missing among the attachments of an item, as codes; `sentences.lack` says them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from sognko_tui.meeting.agenda import AgendaItem

LINKED = re.compile(r"(?i)\((?:len[kg]j?e[rn]?|link|url|ekstern lenke)\)")
"""A name that was a link in the document: its target is known only where the item has it."""

_LATER = re.compile(
    r"(?i)\b(?:utlever(?:t|ast|es|a)|delt ut|blir delt ut|vert delt ut|deles ut|ettersend\w{0,4}|etter-?sendast"
    r"|kjem seinare|kommer senere|leggjast fram|legges fram|lagt fram i møtet|framlagt i møtet|i møtet$)"
)
_NUMBERED = re.compile(
    r"(?i)\b(?:vedlegg|bilag)\s{1,3}(?:nr\.?\s{1,3})?(?P<number>\d{1,2})(?![\d/]|[.,]\d)"
    r"(?P<more>(?:\s?(?:,|og|til|-|–)\s?\d{1,2}(?!\d)){0,8})"
)
_ENCLOSED = re.compile(
    r"(?i)\b(?:vedlagt[e]?\s{1,3}[\w-]{3,40}|(?:er|ligg|ligger|følgjer|følger)\s{1,3}(?:som\s{1,3})?vedl(?:agt|egg)\b"
    r"|(?:sjå|se|jf\.?|jfr\.?)\s{1,3}vedlegg(?:et|a|ene)?\b(?!\s{0,3}\d))"
)
_DIGITS = re.compile(r"\d{1,2}")
LONGEST = 200_000
"""Characters of a text that are looked through."""


class Lack(msgspec.Struct, frozen=True):
    """Something that is missing: a code, and what a sentence about it needs.

    `attachment_not_listed` words: it is named in the text, and is not among the attachments.
    `attachments_none` words: the text says that something is attached, and nothing is listed.
    `attachment_later` name: it is to come later, or is handed out in the meeting.
    `link_without_target` name: it was a link, and where it led is not in the papers.
    """

    code: str
    params: dict[str, str]


def lacks(item: AgendaItem) -> tuple[Lack, ...]:
    """What is missing among the attachments of the item."""
    return tuple(_lacks(item))


def _lacks(item: AgendaItem) -> Iterator[Lack]:
    linked = [name for name in item.attachments if LINKED.search(name)]
    for name in item.attachments:
        if _LATER.search(name[:300]):
            yield Lack("attachment_later", {"name": name})
    for name in linked[len(item.links) :]:
        yield Lack("link_without_target", {"name": name})
    text = "\n".join((*(point.text for point in item.proposal), item.background))[:LONGEST]
    told: set[str] = set()
    for found in _NUMBERED.finditer(text):
        for number in _named(found):
            if number not in told and not _has(item, int(number)):
                told.add(number)
                yield Lack("attachment_not_listed", {"words": f"{found.group()[:7].lower()} {number}".strip()})  # fmt: skip
    enclosed = _ENCLOSED.search(text)
    if enclosed is not None and not item.attachments and not item.links:
        yield Lack("attachments_none", {"words": " ".join(enclosed.group().split())})


def _named(found: re.Match[str]) -> Iterator[str]:
    """The numbers in «vedlegg 1, 2 og 4»; of «1–4» all between."""
    first, more = int(found["number"]), found["more"]
    numbers = [first, *(int(n) for n in _DIGITS.findall(more))]
    if len(numbers) == 2 and any(sign in more for sign in ("-", "–", "til")):
        numbers = [*range(first, numbers[1] + 1)]
    yield from dict.fromkeys(str(n) for n in numbers)


def _has(item: AgendaItem, number: int) -> bool:
    """Whether there is such an attachment: by its place in the list, or by the number in its name."""
    if 1 <= number <= len(item.attachments):
        return True
    named = re.compile(rf"(?i)\b(?:vedlegg|bilag|nr\.?)\s{{0,3}}{number}(?!\d)")
    return any(named.search(name[:300]) for name in item.attachments)
