"""The pages of one meeting: its protocol, and each of its items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

import msgspec

from sognko_tui.protocol import html
from sognko_tui.protocol.document import Block, Heading, Quote, text_of
from sognko_tui.protocol.site import addresses
from sognko_tui.protocol.site.layout import Link, Page, Site, a, framed, listed, navigation
from sognko_tui.protocol.site.told import Told, ToldItem, raised
from sognko_tui.protocol.site.wording import Wording
from sognko_tui.protocol.telling import written_date


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """The meetings of the board before and after one, as far as they are published."""

    before: Told | None = None
    after: Told | None = None


FORMS = ("pdf", "md", "json")
"""The forms of a protocol that can lie beside its page, by the endings of their names."""


def meeting(told: Told, around: Around, files: Sequence[str], site: Site) -> bytes:
    """The protocol of a meeting. `files` are the names of its other forms beside the page."""
    words = Wording(told.language)
    here = told.address
    date = written_date(told.day, words.language)
    blocks = told.document.blocks
    first = next((n for n, b in enumerate(blocks) if isinstance(b, Heading)), len(blocks))
    heading = words.say("meeting_heading", date=date)
    status = []
    if told.approved is not None:
        status.append(words.say("approved", date=written_date(told.approved, words.language)))
    if told.version > 1:
        status.append(words.say("version", version=told.version))
    forms = [
        f'<a href="{escape(name)}" download>{escape(words["file_" + name.rpartition(".")[2]])}</a>'
        for name in files
    ]
    parts = [
        f'<p class="over">{escape(told.board)}</p>',
        f"<h1>{escape(heading)}</h1>",
        f'<p class="more">{escape(". ".join(status))}.</p>' if status else "",
        *(_opening(block) for block in blocks[:first]),
        navigation(words["contents"], [*_contents(blocks[first:])], "contents"),
        f'<p class="files">{escape(words["files"])}: {", ".join(forms)}</p>' if forms else "",
        *_sections(told, blocks[first:], words),
        navigation(words["around_meeting"], [*_other_meetings(around, words, here)]),
    ]
    title = words.say("meeting_title", board=told.board, date=date)
    page = Page(
        address=here,
        title=words.say("draft_title", title=title) if told.draft else title,
        language=told.language,
        main="\n".join(filter(None, parts)),
        trail=_trail(told)[:2],
        feed=_feed(told, words),
        kind="meeting",
    )
    return framed(page, site)


def _feed(told: Told, words: Wording) -> Link:
    address = f"{addresses.of_board(told.board_id)}{addresses.FEED}"
    return Link(address, words.say("feed_title", board=told.board))


def _trail(told: Told) -> tuple[Link, ...]:
    """The way to a page of the meeting: its board, its year, itself."""
    words = Wording(told.language)
    year = told.address.split("/")[1]
    return (
        Link(addresses.of_board(told.board_id), told.board),
        Link(addresses.of_year(told.board_id, year), year),
        Link(told.address, written_date(told.day, words.language)),
    )


def _opening(block: Block) -> str:
    if isinstance(block, Quote):  # the notice that this is a draft
        return f'<div class="draft" role="note">\n{html.fragment(block.blocks)}\n</div>'
    return html.fragment((block,))


def _contents(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2 and block.anchor:
            yield f'<a href="#{escape(block.anchor)}">{escape(text_of(block.runs))}</a>'


def _sections(told: Told, blocks: Sequence[Block], words: Wording) -> Iterable[str]:
    """The parts of the protocol, each a section; an item's heading leads to its own page."""
    items = {item.anchor: item for item in told.items}

    def own_page(block: Block) -> Iterator[str]:
        if isinstance(block, Heading) and block.anchor in items:
            item = items[block.anchor]
            link = Link(told.address + item.slug, words.say("own_page", item=item.label))
            yield f'<p class="own">{a(link, told.address)}</p>'

    return html.sections(blocks, own_page)


def _other_meetings(around: Around, words: Wording, here: str) -> Iterator[str]:
    for key, other in (("previous_meeting", around.before), ("next_meeting", around.after)):
        if other is not None:
            said = words.say(key, date=written_date(other.day, words.language))
            yield a(Link(other.address, said), here)


def item(told: Told, one: ToldItem, around: Around, site: Site) -> bytes:
    """The page of an item: what was proposed, said and decided, and the ways from there."""
    words = Wording(told.language)
    here = told.address + one.slug
    date = written_date(told.day, words.language)
    facts = [
        (words["board"], a(Link(addresses.of_board(told.board_id), told.board), here)),
        (words["meeting"], a(Link(told.address, date), here)),
    ]
    if one.outcome:
        facts.append((words["outcome"], escape(one.outcome)))
    rows = "\n".join(f"<div><dt>{escape(name)}</dt><dd>{value}</dd></div>" for name, value in facts)
    children = [child for child in (told.item(i) for i in one.children) if child is not None]
    parts = [
        f'<p class="over">{escape(one.label)}</p>',
        f"<h1>{escape(one.title or one.label)}</h1>",
        f"<dl>\n{rows}\n</dl>",
        f'<p class="draft" role="note">{escape(words["draft_note"])}</p>' if told.draft else "",
        html.fragment(raised(one.blocks)),
        _titled(words["raised_under"], [_to(told, child, here) for child in children]),
        _titled(words["thread"], [*_thread(told, one, around, words, here)]),
        navigation(words["around_item"], [*_other_items(told, one, words, here)]),
    ]
    page = Page(
        address=here,
        title=words.say("item_title", item=one.heading, board=told.board, date=date),
        language=told.language,
        main="\n".join(filter(None, parts)),
        trail=_trail(told),
        feed=_feed(told, words),
        kind="item",
    )
    return framed(page, site)


def _titled(heading: str, links: Sequence[str]) -> str:
    return f"<h2>{escape(heading)}</h2>\n{listed(links)}" if links else ""


def _to(told: Told, one: ToldItem, here: str) -> str:
    return a(Link(told.address + one.slug, one.heading), here)


def _other_items(told: Told, one: ToldItem, words: Wording, here: str) -> Iterator[str]:
    at = told.items.index(one)
    if at > 0:
        before = told.items[at - 1]
        link = Link(told.address + before.slug, words.say("previous_item", item=before.heading))
        yield a(link, here)
    if at + 1 < len(told.items):
        after = told.items[at + 1]
        link = Link(told.address + after.slug, words.say("next_item", item=after.heading))
        yield a(link, here)
    yield a(Link(told.address, words["whole_protocol"]), here)


def _thread(told: Told, one: ToldItem, around: Around, words: Wording, here: str) -> Iterator[str]:
    """The item in the meetings before and after, where it was carried over from one to the other.

    Of an item that was closed in one of them it must not be told what it was about.
    """
    if one.closed:
        return
    for key, other, meets in (
        ("thread_before", around.before, _carried_from(one, around.before)),
        ("thread_after", around.after, _carried_on(told, one, around.after)),
    ):
        if other is not None and meets is not None and not meets.closed:
            date = written_date(other.day, words.language)
            said = words.say(key, item=meets.label, date=date)
            yield a(Link(other.address + meets.slug, said), here)


def _carried_from(one: ToldItem, before: Told | None) -> ToldItem | None:
    if before is None:
        return None
    numbers = {earlier.number for earlier in one.history if earlier.meeting == before.id}
    return next((item for item in before.items if item.number in numbers), None)


def _carried_on(told: Told, one: ToldItem, after: Told | None) -> ToldItem | None:
    if after is None:
        return None
    for item in after.items:
        if any(e.meeting == told.id and e.number == one.number for e in item.history):
            return item
    return None
