"""The page of the second screen: proposal and decision, cut to the room there is.

Where there is too little, what is shown of the decision is where it was written last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from sognko_tui.meeting.decisions import as_text, difference, same_wording
from sognko_tui.office import printable
from sognko_tui.texts import _
from sognko_tui.tui.widgets.item_views import proposal_text

if TYPE_CHECKING:
    from sognko_tui.meeting.state import Item, Meeting

LEAST = 2
"""Lines of a long proposal that are left when the decision needs the room."""


class Block(NamedTuple):
    """A text under a heading; `at` is the place in it that must be seen."""

    heading: str
    text: Content
    at: int = 0


class _Lines(NamedTuple):
    heading: str
    lines: list[Content]
    at: int


def blocks(meeting: Meeting, item: Item, at: int) -> list[Block]:
    """What there is to show of an item; `at` is where in the decision it was written last."""
    found: list[Block] = []
    proposal = proposal_text(meeting, item)
    if proposal.plain:
        found.append(Block(_("FRAMLEGG"), proposal))
    before = as_text(item.proposal)
    if item.decision.strip() and not (before and same_wording(before, item.decision)):
        found.append(Block(_("VEDTAK"), *marked(before, item.decision, at)))
    elif item.decision.strip():
        found.append(Block(_("VEDTAK"), Content(_("likt framlegget"))))
    return found


def marked(before: str, decision: str, at: int) -> tuple[Content, int]:
    """The decision with what differs from the proposal marked, and where `at` is in that."""
    if not before:
        return Content(printable.text(decision)), len(printable.text(decision[:at]))
    parts: list[Content] = []
    length, passed, place = 0, 0, 0
    for change in difference(before, decision):
        text = printable.text(change.text)
        if change.kind == "removed":
            part = Content.styled(f"[-{text}-]", "$text-error strike")
        elif change.kind == "added":
            part = Content.styled("{+" + text + "+}", "bold $text-success")
        else:
            part = Content(text)
        if change.kind != "removed":
            if passed <= at <= passed + len(change.text):
                sign = len("{+") if change.kind == "added" else 0
                place = length + sign + len(printable.text(change.text[: at - passed]))
            passed += len(change.text)
        parts.append(part)
        length += len(part)
    return Content("").join(parts), place


def page(shown: list[Block], width: int, height: int) -> Content:
    """The blocks under each other in this room, with air between the lines where there is room."""
    for gap in (1, 0):
        laid = [_lay(block, width, gap) for block in shown]
        if _needed(laid, 1) <= height:
            return _joined(laid, [len(x.lines) for x in laid], 1)
    rooms = _shared([len(x.lines) for x in laid], height - len(laid))
    return _joined(laid, rooms, 0)


def _needed(laid: list[_Lines], between: int) -> int:
    return sum(len(x.lines) + 1 for x in laid) + between * (len(laid) - 1)


def _shared(wanted: list[int], room: int) -> list[int]:
    """How many lines each block gets: the last one, the decision, most of what there is."""
    *others, last = wanted
    left = room - sum(min(LEAST, n) for n in others)
    given = min(last, max(1, left))
    rest = room - given
    rooms: list[int] = []
    for n in others:
        rooms.append(max(1, min(n, rest)))
        rest -= rooms[-1]
    return [*rooms, given]


def _lay(block: Block, width: int, gap: int) -> _Lines:
    lines: list[Content] = []
    passed, at = 0, 0
    for number, paragraph in enumerate(block.text.split("\n", allow_blank=True)):
        if number and gap:
            lines.append(Content(""))
        for line in paragraph.wrap(max(1, width)) or [Content("")]:
            if passed <= block.at:
                at = len(lines)
            lines.append(line)
            passed += len(line.plain.rstrip()) + 1
    return _Lines(block.heading, lines, at)


def _joined(laid: list[_Lines], rooms: list[int], between: int) -> Content:
    page: list[Content] = []
    for number, (block, room) in enumerate(zip(laid, rooms, strict=True)):
        if number and between:
            page.append(Content(""))
        count = len(block.lines)
        # One line more is shown below the place, so that what comes next is seen to come.
        below = 1 if room > 1 else 0
        first = max(0, min(block.at + 1 + below - room, count - room))
        note = ""
        if room < count:
            seen = _("{first}–{last} av {lines}")
            note = "  " + seen.format(first=first + 1, last=first + room, lines=count)
        page.append(Content.styled(block.heading, "bold underline") + Content(note))
        page.extend(block.lines[first : first + room])
    return Content("\n").join(page)
