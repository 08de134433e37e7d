"""What a proposal is called: the one before the meeting, those that were moved, their points."""

from __future__ import annotations

from sognko_tui.meeting.composition import letters
from sognko_tui.meeting.facts import Motion
from sognko_tui.meeting.state import Item
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.telling import Telling

KINDS = ("counter", "amendment", "addition")
"""The kinds of proposals that are about the text, and so are told with their words."""

ACTS = ("postpone", "return", "forward", "close")
"""The kinds that are about the handling and are voted on like any other proposal."""


def moved(item: Item) -> tuple[Motion, ...]:
    """The proposals about the text, in the order they were moved."""
    return tuple(motion for motion in item.motions if not motion.procedural)


def letter(item: Item, motion: Motion) -> str:
    """The letter that tells several proposals in one item apart; empty for a single one."""
    return letters(item).get(motion.id, "") if len(moved(item)) > 1 else ""


def subject(telling: Telling, item: Item, motion_id: str, *, within: bool = False) -> str:
    """What was voted on, as it stands first in a sentence or `within` one."""
    motion = item.motion(motion_id)
    if motion is None:
        return said(telling.phrases, "vote.main", within=within)
    if motion.procedural:
        return act(telling.phrases, motion.kind)
    who = telling.name(motion.mover) if motion.mover else ""
    return called(telling.phrases, motion.kind, who, letter(item, motion), within=within)


def called(phrases: Phrases, kind: str, person: str, lettered: str, *, within: bool = False) -> str:
    """What a proposal of this kind is called, by whoever moved it and by its letter."""
    key = "vote.motion" if kind == "counter" else f"vote.{kind}"
    key += "_lettered" * bool(lettered) + "_nobody" * (not person)
    return said(phrases, key, within=within, person=person, letter=lettered)


def said(phrases: Phrases, key: str, *, within: bool = False, **values: str) -> str:
    """The words, their first letter small `within` a sentence, unless a name begins them."""
    words = phrases.say(key, **values)
    if within and phrases[key][:1].isalpha():
        return words[0].lower() + words[1:]
    return words


def act(phrases: Phrases, kind: str) -> str:
    """What a proposal on the handling is called in a vote."""
    return phrases.say("vote.procedural", act=phrases[f"act.{kind}"])


def point(phrases: Phrases, number: int, of: str) -> str:
    """What a single point is called; `of` is the proposal it is in, unless that is the main one."""
    if of:
        return phrases.say("vote.point_of", count=number, subject=of)
    return phrases.say("vote.point", count=number)


def kind_words(phrases: Phrases, kind: str, changes: int) -> str:
    """What was moved, and which point it changes: «endringsframlegget til punkt 2»."""
    word = phrases[f"kind.{kind}"]
    return phrases.say("kind.to_point", kind=word, count=changes) if changes > 0 else word
