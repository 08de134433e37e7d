"""Edits of a text: applying one, and making one of two."""

from __future__ import annotations

import msgspec

from sognko_tui.meeting.events import TextEdited


class Misfit(ValueError):
    """The edit takes away something that does not stand there."""


def apply_edit(text: str, edit: TextEdited) -> str:
    """The text after the edit. Raises `Misfit` when what it removes is not what stands there."""
    end = edit.at + len(edit.removed)
    if edit.at < 0 or end > len(text) or text[edit.at : end] != edit.removed:
        raise Misfit
    return text[: edit.at] + edit.inserted + text[end:]


def difference(item: str, field: str, before: str, after: str) -> TextEdited | None:
    """The smallest single edit that turns `before` into `after`, or None where they are equal."""
    if before == after:
        return None
    shortest = min(len(before), len(after))
    start = 0
    while start < shortest and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < shortest - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return msgspec.convert(
        {
            "type": "TextEdited",
            "item": item,
            "field": field,
            "at": start,
            "removed": before[start : len(before) - tail],
            "inserted": after[start : len(after) - tail],
        },
        TextEdited,
    )


def compose(first: TextEdited, second: TextEdited) -> TextEdited | None:
    """One edit that does what the two do after each other, or None where they do not touch.

    Both must be of the same field, `second` made on the text that `first` left.
    """
    if (first.item, first.field) != (second.item, second.field):
        return None
    first_end = first.at + len(first.inserted)
    second_end = second.at + len(second.removed)
    if second.at > first_end or second_end < first.at:
        return None
    # What the second takes away on either side of what the first put in stood there before both.
    left = second.removed[: max(0, first.at - second.at)]
    right = second.removed[len(second.removed) - max(0, second_end - first_end) :]
    kept_left = first.inserted[: max(0, second.at - first.at)]
    kept_right = first.inserted[len(first.inserted) - max(0, first_end - second_end) :]
    return TextEdited(
        item=first.item,
        field=first.field,
        at=min(first.at, second.at),
        removed=left + first.removed + right,
        inserted=kept_left + second.inserted + kept_right,
    )
