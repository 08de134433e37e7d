"""What the site tells of one meeting: its protocol, and each of its items for itself.

The one place where a meeting becomes something that is published. It takes the public part first, so
of a closed item nothing is left but number and neutral title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

import msgspec
from msgspec.structs import replace

from sognko_tui.meeting.agenda import Earlier
from sognko_tui.meeting.public import closed_items, closed_since, public_before, public_part
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.protocol.compose import build
from sognko_tui.protocol.document import (
    Block,
    Document,
    Facts,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
    text_of,
)
from sognko_tui.protocol.outcomes import summary
from sognko_tui.protocol.site import addresses
from sognko_tui.protocol.telling import Telling, at_home
from sognko_tui.protocol.wording import one_line

_ITEM = re.compile(r"item-(\d+)")
_LONGEST_SNIPPET = 180


class ToldItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item: `label` is «Sak 7», `outcome` what became of it in a few words, or nothing.

    `anchor` is that of its heading in the protocol; `blocks` is what stands under it there.
    """

    id: str
    number: str
    slug: str
    label: str
    title: str
    outcome: str
    closed: bool
    anchor: str
    blocks: tuple[Block, ...]
    children: tuple[str, ...] = ()
    history: tuple[Earlier, ...] = ()

    @property
    def heading(self) -> str:
        """Number and title, as over the item in the protocol."""
        return f"{self.label} {self.title}".strip()


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting of which a protocol is published, at its `address`; `day` is the meeting's.

    `withheld` is whether something in it has been closed that files of this version still tell.
    """

    id: str
    board_id: str
    board: str
    language: str
    address: str
    day: date
    draft: bool
    version: int
    approved: date | None
    document: Document
    items: tuple[ToldItem, ...]
    withheld: bool = False

    def item(self, item_id: str) -> ToldItem | None:
        """The item with this id, or None."""
        return next((item for item in self.items if item.id == item_id), None)


def tell(meeting: Meeting, address: str, *, draft: bool, remarks_due: date | None = None) -> Told:
    """What is published of this meeting at this address.

    While an approved protocol is being put right, it is the version that was approved last.
    """
    whole, meeting = meeting, approved_part(meeting)
    document = build(meeting, draft=draft, remarks_due=remarks_due if draft else None, public=True)
    telling = Telling(public_part(meeting))
    parts = _by_item(document.blocks)
    slugs = addresses.of_items((i.id, one_line(i.number)) for i in telling.meeting.items)
    return Told(
        id=meeting.id,
        board_id=meeting.board.id,
        board=document.head.board,
        language=document.head.language,
        address=address,
        day=meeting.date or date.fromisoformat(meeting.id[:10]),
        draft=draft,
        version=meeting.version,
        approved=at_home(meeting.approved).date() if meeting.approved and not draft else None,
        document=document,
        items=tuple(
            _item(telling, item, slugs, parts.get(f"item-{item.position}", ()))
            for item in telling.meeting.items
        ),
        withheld=bool(closed_since(whole, meeting.version)),
    )


def approved_part(meeting: Meeting) -> Meeting:
    """The public part of the meeting as it was approved, without a correction that is being made."""
    if not meeting.correcting or not meeting.corrections:
        return public_part(meeting)
    # What is closed now may have been told of before: it stays closed in every version.
    closed = closed_items(meeting)
    last = meeting.corrections[-1]
    before = public_part(public_before(last.before, closed))
    return replace(before, corrections=public_part(meeting).corrections[:-1])


def _item(
    telling: Telling, item: Item, slugs: dict[str, str], blocks: tuple[Block, ...]
) -> ToldItem:
    closed = item.id in telling.closed
    return ToldItem(
        id=item.id,
        number=one_line(item.number),
        slug=slugs[item.id],
        label=telling.opening(item),
        title=one_line(item.title),
        outcome=summary(telling, item),
        closed=closed,
        anchor=f"item-{item.position}",
        blocks=blocks,
        children=tuple(child.id for child in telling.meeting.children(item.id)),
        history=() if closed else item.agenda.history,
    )


def _by_item(blocks: Iterable[Block]) -> dict[str, tuple[Block, ...]]:
    """The blocks under the heading of each item, by that heading's anchor."""
    found: dict[str, list[Block]] = {}
    current: list[Block] | None = None
    for block in blocks:
        if isinstance(block, Heading) and _ITEM.fullmatch(block.anchor):
            current = found.setdefault(block.anchor, [])
        elif isinstance(block, Heading) and block.level == 2:
            current = None
        elif current is not None:
            current.append(block)
    return {anchor: tuple(under) for anchor, under in found.items()}


def raised(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with the highest heading among them at level 2, as on a page of their own."""
    blocks = tuple(blocks)
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    by = min(levels, default=2) - 2
    return tuple(
        replace(block, level=block.level - by) if isinstance(block, Heading) else block
        for block in blocks
    )


def text(item: ToldItem) -> str:
    """Every word that the page of an item has of it."""
    return "\n".join((item.label, item.title, *words(item.blocks)))


def snippet(item: ToldItem) -> str:
    """How the decision of an item begins, or else what is told first."""
    after = False
    first = ""
    for block in item.blocks:
        if isinstance(block, Heading):
            after = block.anchor.endswith("-decision")
        elif isinstance(block, Quote) and after:
            return _short(" ".join(words(block.blocks)))
        elif not first:
            first = " ".join(words((block,)))
    return _short(first)


def _short(words: str) -> str:
    if len(words) <= _LONGEST_SNIPPET:
        return words
    return words[:_LONGEST_SNIPPET].rsplit(" ", 1)[0] + " …"


def words(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts of the blocks, one after the other."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield text_of(block.runs)
            case Facts():
                yield from (f"{name} {value}" for name, value in block.pairs)
            case List():
                yield from (text_of(item) for item in block.items)
            case Table():
                yield from block.header
                yield from (text_of(cell) for row in block.rows for cell in row)
            case Quote():
                yield from words(block.blocks)
