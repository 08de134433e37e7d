"""The decision that comes of an election: VEDTAK with those elected in its blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from sognko_tui.meeting.blanks import BLANK
from sognko_tui.meeting.decisions import as_text, open_blanks
from sognko_tui.meeting.elections import elected, unfilled
from sognko_tui.meeting.facts import Post
from sognko_tui.meeting.points import fill
from sognko_tui.meeting.posts import is_deputy
from sognko_tui.meeting.state import Item, Meeting

_WORDS = {
    "nn": {
        "deputy": "med {name} som vara",
        "personal": "med {name} som personleg vara",
        "elected": "{name} vart vald til {title}{period}{deputy}.",
        "appointed": "{name} vart tilsett som {title}{period}{deputy}.",
    },
    "nb": {
        "deputy": "med {name} som vara",
        "personal": "med {name} som personlig vara",
        "elected": "{name} ble valgt til {title}{period}{deputy}.",
        "appointed": "{name} ble ansatt som {title}{period}{deputy}.",
    },
}
"""The words of a decision about who was elected, in the board's written language."""

_GOES_ON = re.compile(r"[ \t]*[^\s.,;:!?)]")
"""What stands after a blank in the midst of a sentence."""


def filled(meeting: Meeting, item: Item) -> str:
    """VEDTAK with its blanks filled from the elections of the item, as far as they are decided.

    With a blank for each post each gets its own; with fewer a deputy stands beside whoever it is the
    deputy for, and what is left over stands in a row in the last one. The period goes with them
    where the text does not name it already. Without a blank and without a text, VEDTAK says who was
    elected to what.
    """
    words = _WORDS[meeting.board.language]
    places = _places(item)
    spans = open_blanks(item)
    if not places or (item.decision.strip() and not spans):
        return item.decision
    if not spans:
        return "\n".join(_told(item, words))
    text = item.decision
    fillings = _fillings(places, words, len(spans), text)
    for span, filling in reversed(list(zip(spans, fillings, strict=False))):
        closing = "," if filling.beside and _GOES_ON.match(text, span.end) else ""
        text = fill(text, span, filling.text + closing)
    return text


def emptied(meeting: Meeting, item: Item) -> str:
    """VEDTAK as it was before the election filled it; what was written otherwise stays as it is."""
    words = _WORDS[meeting.board.language]
    places = _places(item)
    if not places or unfilled(item):
        return item.decision
    for before in ("", as_text(item.proposal), *_before(item, places, words)):
        if filled(meeting, replace(item, decision=before)) == item.decision:
            return before
    return item.decision


def _before(item: Item, places: Sequence[_Place], words: dict[str, str]) -> Iterator[str]:
    """What VEDTAK may have been before: with so many blanks, each in the place of a filling."""
    # The comma after a filling came with it, unless the proposal has one after its blank.
    closings = ("", ",") if f"{BLANK}," in as_text(item.proposal) else (",", "")
    for blanks in range(1, len(item.posts) + 1):
        for named in ("", item.decision):
            fillings = _fillings(places, words, blanks, named)
            for closing in closings:
                yield _without(item.decision, fillings, closing)


def _without(text: str, fillings: Sequence[_Filling], closing: str) -> str:
    """The text with a blank in the place of each filling, empty where one of them is missing."""
    at = 0
    for filling in fillings:
        at = text.find(filling.text, at)
        if at == -1:
            return ""
        end = at + len(filling.text)
        if filling.beside and closing and text.startswith(closing, end):
            end += len(closing)
        text = text[:at] + BLANK + text[end:]
        at += len(BLANK)
    return text


# Who stands beside whom


class _Place(NamedTuple):
    """A post and who was elected to it, with the deputies that stand beside.

    Several holders are alike and share their deputies. `personal` is whether these are the deputies
    of this one holder and of nobody else.
    """

    posts: tuple[Post, ...]
    deputies: tuple[Post, ...] = ()
    personal: bool = False


def _places(item: Item) -> list[_Place]:
    """The posts that are filled, each with its deputies.

    A deputy is that of the post it names; where it names none, that of the post before it, or of
    all those before it that are called the same.
    """
    posts = [post for post in item.posts if elected(post) is not None]
    ids = {post.id for post in posts}
    places: list[_Place] = []
    for post in posts:
        if post.deputy_for in ids:
            continue
        if places and is_deputy(post.title) and _takes_deputies(places[-1]):
            first = _alike(places)
            holders = tuple(holder for place in places[first:] for holder in place.posts)
            places[first:] = [_Place(holders, (*places[-1].deputies, post))]
        else:
            own = tuple(p for p in posts if p.deputy_for == post.id)
            places.append(_Place((post,), own, personal=bool(own)))
    return places


def _takes_deputies(place: _Place) -> bool:
    """Whether a deputy who is nobody's by name may be meant for this place."""
    return not place.personal and not is_deputy(place.posts[0].title)


def _alike(places: Sequence[_Place]) -> int:
    """Where the posts begin that are called as the last one is, and have no deputies yet."""
    last = places[-1]
    first = len(places) - 1
    while first and not last.deputies and _same(places[first - 1], last):
        first -= 1
    return first


def _same(one: _Place, other: _Place) -> bool:
    return not one.deputies and (one.posts[0].title, one.posts[0].period) == (
        other.posts[0].title,
        other.posts[0].period,
    )


# How it reads


class _Filling(NamedTuple):
    """What goes into a blank. `beside` is whether it ends with what stands between commas."""

    text: str
    beside: bool


def _fillings(
    places: Sequence[_Place], words: dict[str, str], blanks: int, text: str
) -> list[_Filling]:
    """What goes into so many blanks of this text, in their order."""
    each = [_Place((post,)) for place in places for post in (*place.posts, *place.deputies)]
    parts = each if len(each) <= blanks else list(places)
    rows = [[part] for part in parts[: blanks - 1]]
    if len(parts) >= blanks:
        rows.append(parts[blanks - 1 :])
    return [_filling(row, words, text) for row in rows]


def _filling(row: Sequence[_Place], words: dict[str, str], text: str) -> _Filling:
    """Those who stand in the same blank: one with the deputy between commas, several in brackets."""
    periods = {_period(place.posts[0], text) for place in row}
    common = periods.pop() if len(periods) == 1 else ""
    if len(row) == 1:
        names, beside = _names(row[0].posts), [_deputies(row[0], words), common]
    else:
        apart = None if common else text
        shown = [_in_row(place, row, words, apart) for place in row]
        names, beside = _joined(shown), [common]
    beside = [part for part in beside if part]
    return _Filling(", ".join([names, *beside]), bool(beside))


def _in_row(place: _Place, row: Sequence[_Place], words: dict[str, str], text: str | None) -> str:
    """One of several in a blank, with the period where they do not share one (`text` is given).

    A deputy who stands beside nobody there is told to be one.
    """
    title = place.posts[0].title
    alone = is_deputy(title) and not all(is_deputy(other.posts[0].title) for other in row)
    period = _period(place.posts[0], text) if text is not None else ""
    facts = [part for part in (title if alone else "", _deputies(place, words), period) if part]
    names = _names(place.posts)
    return f"{names} ({', '.join(facts)})" if facts else names


def _deputies(place: _Place, words: dict[str, str]) -> str:
    if not place.deputies:
        return ""
    return _put(words["personal" if place.personal else "deputy"], name=_names(place.deputies))


def _period(post: Post, text: str) -> str:
    """The period of a post, where the text does not name it already."""
    if not post.period or _years(post.period) in _years(text):
        return ""
    return f"for {post.period}"


def _years(text: str) -> str:
    """The text with every dash between years alike, so that a period is known again."""
    return re.sub(r"\s*[-–—]\s*", "–", text)


def _told(item: Item, words: dict[str, str]) -> Iterator[str]:
    """Who was elected to what, a sentence a post; a personal deputy stands beside the member."""
    for place in _places(item):
        beside = f", {_deputies(place, words)}" if place.personal else ""
        for post in (*place.posts, *(() if place.personal else place.deputies)):
            pattern = words["elected" if post.settled_by == "lot" else "appointed"]
            period = f" for {post.period}" if post.period else ""
            name = _names((post,))
            yield _put(pattern, name=name, title=post.title, period=period, deputy=beside)


def _names(posts: Sequence[Post]) -> str:
    """Those elected to the posts, in a row."""
    return _joined([found.nominee.name for post in posts if (found := elected(post)) is not None])


def _joined(names: Sequence[str]) -> str:
    return " og ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _put(pattern: str, **values: str) -> str:
    """The pattern with its places filled in one pass: what stands in a name is no place."""
    return re.sub(r"\{(\w+)\}", lambda place: values[place[1]], pattern)
