"""Elections: who is elected to a post, by which round, and how the decision is filled from it.

More than half of the votes given elects; otherwise there is a new round, in which most votes win; a
tie there is settled by lot, at an appointment by whoever chairs the item (kommunelova §§ 7-8 and
11-9).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from msgspec.structs import replace

from sognko_tui.meeting.decisions import BLANK, open_blanks
from sognko_tui.meeting.events import Nominee
from sognko_tui.meeting.facts import Ballot, Post
from sognko_tui.meeting.points import fill
from sognko_tui.meeting.posts import is_deputy
from sognko_tui.meeting.state import Item, Meeting

How = Literal["unanimous", "majority", "plurality", "lot", "chair"]
"""What elected somebody: all votes, more than half, most of them, the lot, or the chair."""


class Elected(NamedTuple):
    """Who was elected, how, and in which round, counted from 1."""

    nominee: Nominee
    how: How
    round: int
    ballot: Ballot


def elected(post: Post) -> Elected | None:
    """Who is elected by the rounds taken so far, or None where it takes another, or a lot."""
    for number, ballot in enumerate(post.ballots, start=1):
        found = _won(post, ballot, number)
        if found is not None:
            return found
    return None


def _won(post: Post, ballot: Ballot, number: int) -> Elected | None:
    most = leaders(ballot)
    nominee = post.nominee(most[0]) if len(most) == 1 else None
    if nominee is not None:
        votes = ballot.count(nominee.id)
        if votes == ballot.voted:
            return Elected(nominee, "unanimous", number, ballot)
        if 2 * votes > ballot.voted:
            return Elected(nominee, "majority", number, ballot)
        if number > 1:
            return Elected(nominee, "plurality", number, ballot)
    chosen = post.nominee(ballot.chosen) if ballot.chosen in most else None
    if chosen is not None and tie_settled(post, number):
        if ballot.casting is not None and post.settled_by == "chair":
            return Elected(chosen, "chair", number, ballot)
        if ballot.lot and post.settled_by == "lot":
            return Elected(chosen, "lot", number, ballot)
    return None


def leaders(ballot: Ballot) -> tuple[str, ...]:
    """The ids of those with most votes; several where they share them, none where nobody has any."""
    most = max((v.count for v in ballot.votes), default=0)
    return tuple(v.nominee for v in ballot.votes if v.count == most) if most else ()


def tie_settled(post: Post, number: int) -> bool:
    """Whether a tie in round `number` is settled at once: by the chair always, by lot from the second."""
    return post.settled_by == "chair" or number > 1


def tied(post: Post) -> tuple[Nominee, ...]:
    """Those between whom the last round is tied and has to be settled by lot or by the chair."""
    if not post.ballots or elected(post) is not None:
        return ()
    most = leaders(post.ballots[-1])
    if len(most) < 2 or not tie_settled(post, len(post.ballots)):
        return ()
    return tuple(n for n in post.nominees if n.id in most)


def unfilled(item: Item) -> tuple[Post, ...]:
    """The posts of the item that nobody is elected to yet."""
    return tuple(post for post in item.posts if elected(post) is None)


# The decision that comes of it


_WORDS = {
    "nn": {
        "deputy": "med {name} som vara",
        "elected": "{name} vart vald til {title}{period}.",
        "appointed": "{name} vart tilsett som {title}{period}.",
    },
    "nb": {
        "deputy": "med {name} som vara",
        "elected": "{name} ble valgt til {title}{period}.",
        "appointed": "{name} ble ansatt som {title}{period}.",
    },
}
"""The words of a decision about who was elected, in the board's written language."""


def filled(meeting: Meeting, item: Item) -> str:
    """VEDTAK with its blanks filled from the elections of the item, as far as they are decided.

    With a blank for each post each gets its own; with fewer a deputy stands beside the one elected,
    and what is left over stands in a row in the last one. The period goes with them where the text
    does not name it already. Without a blank and without a text, VEDTAK says who was elected to what.
    """
    words = _WORDS[meeting.board.language]
    groups = _groups(item)
    spans = open_blanks(item)
    if not groups or (item.decision.strip() and not spans):
        return item.decision
    if not spans:
        return "\n".join(_told(post, found, words) for group in groups for post, found in group)
    text = item.decision
    fillings = _fillings(groups, words, len(spans), text)
    for span, filling in reversed(list(zip(spans, fillings, strict=False))):
        text = fill(text, span, filling)
    return text


def emptied(meeting: Meeting, item: Item) -> str:
    """VEDTAK as it was before the election filled it; what was written otherwise stays as it is."""
    words = _WORDS[meeting.board.language]
    groups = _groups(item)
    if not groups or unfilled(item):
        return item.decision
    if filled(meeting, replace(item, decision="")) == item.decision:
        return ""
    for blanks in range(1, len(item.posts) + 1):
        for named in ("", item.decision):
            found = _without(item.decision, _fillings(groups, words, blanks, named))
            if found and filled(meeting, replace(item, decision=found)) == item.decision:
                return found
    return item.decision


def _without(text: str, fillings: list[str]) -> str:
    """The text with a blank in the place of each filling, empty where one of them is missing."""
    at = 0
    for filling in fillings:
        at = text.find(filling, at)
        if at == -1:
            return ""
        text = text[:at] + BLANK + text[at + len(filling) :]
        at += len(BLANK)
    return text


_Filled = tuple[Post, Elected]


def _groups(item: Item) -> list[list[_Filled]]:
    """The posts that are filled, each deputy with the one elected before."""
    groups: list[list[_Filled]] = []
    for post in item.posts:
        found = elected(post)
        if found is None:
            continue
        if groups and is_deputy(post.title):
            groups[-1].append((post, found))
        else:
            groups.append([(post, found)])
    return groups


def _fillings(
    groups: list[list[_Filled]], words: dict[str, str], blanks: int, text: str
) -> list[str]:
    """What goes into so many blanks of this text, in their order."""
    posts = [[one] for group in groups for one in group]
    shown = [_shown(part, words, text) for part in (posts if len(posts) <= blanks else groups)]
    return [*shown[: blanks - 1], "; ".join(shown[blanks - 1 :])] if len(shown) > blanks else shown


def _shown(group: list[_Filled], words: dict[str, str], text: str) -> str:
    (post, first), *deputies = group
    parts = [first.nominee.name]
    parts += [_put(words["deputy"], name=found.nominee.name) for _, found in deputies]
    if post.period and _years(post.period) not in _years(text):
        parts.append(f"for {post.period}")
    return ", ".join(parts)


def _years(text: str) -> str:
    """The text with every dash between years alike, so that a period is known again."""
    return re.sub(r"\s*[-–—]\s*", "–", text)


def _told(post: Post, found: Elected, words: dict[str, str]) -> str:
    pattern = words["elected" if post.settled_by == "lot" else "appointed"]
    period = f" for {post.period}" if post.period else ""
    return _put(pattern, name=found.nominee.name, title=post.title, period=period)


def _put(pattern: str, **values: str) -> str:
    """The pattern with its places filled in one pass: what stands in a name is no place."""
    return re.sub(r"\{(\w+)\}", lambda place: values[place[1]], pattern)
