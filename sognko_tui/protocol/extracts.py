"""One item as its own page (særutskrift), told with the same words as the whole protocol."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.attendance import attendance_taken, may_vote
from sognko_tui.meeting.public import closed_items, public_part
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.protocol.closing import SIGNATURE
from sognko_tui.protocol.document import (
    DRAFT,
    Block,
    Document,
    Facts,
    Head,
    Heading,
    Paragraph,
    Quote,
    Run,
    Table,
    paragraph,
    plain,
    row,
)
from sognko_tui.protocol.head import presiding, read_notice, secretary
from sognko_tui.protocol.items import item
from sognko_tui.protocol.telling import Telling, typed_name, weekday
from sognko_tui.protocol.versions import versions_of_item
from sognko_tui.protocol.wording import one_line


def extract(meeting: Meeting, item_id: str, *, draft: bool, public: bool) -> Document:
    """The extract of one item: whose and when, who took part, what was proposed, voted and decided.

    Of a closed item the public one has number and neutral title, no more. What is told of any other
    item is told from the public part of the meeting, whichever is asked for: nothing that came of a
    closed one stands in it. A draft says that it is one, and is not certified. Raises `KeyError`
    where the meeting has no such item.
    """
    telling, told = telling_of(meeting, item_id, public=public)
    board = one_line(meeting.board.name)
    return Document(
        head=head_of_page(telling, told, "extract", draft=draft),
        title=telling.phrases.say("extract.title", item=telling.item(told), board=board),
        blocks=tuple(_blocks(telling, told, draft=draft)),
    )


def telling_of(meeting: Meeting, item_id: str, *, public: bool) -> tuple[Telling, Item]:
    """One item, and how the meeting is told around it. Raises `KeyError` for no such item."""
    closed = item_id in closed_items(meeting)
    telling = Telling(meeting if closed and not public else public_part(meeting))
    told = telling.meeting.item(item_id)
    if told is None:
        raise KeyError(item_id)
    return telling, told


def head_of_page(telling: Telling, told: Item, kind: str, *, draft: bool) -> Head:
    """What a machine wants to know of a page about one item."""
    meeting = telling.meeting
    return Head(
        kind=kind,
        status=DRAFT if draft else "final",
        meeting=one_line(meeting.id),
        board=one_line(meeting.board.name),
        language=telling.phrases.language,
        version=meeting.version if meeting.version > 1 else None,
        access=access(telling, told),
        date=meeting.date.isoformat() if meeting.date else "",
        place=typed_name(meeting.place),
        item=telling.number(told),
        title=one_line(told.title),
    )


def access(telling: Telling, told: Item) -> str:
    """Whether a closed item is told in `full` or as anybody may read it (`public`); else nothing."""
    if told.id not in closed_items(telling.meeting):
        return ""
    return "public" if told.id in telling.closed else "full"


def draft_words(telling: Telling, key: str) -> Quote:
    """What says at the head that the page was made of a draft."""
    label = Run(text=telling.phrases["draft.label"], strong=True)
    return Quote(blocks=(Paragraph(runs=(label, Run(text=" " + telling.phrases[key]))),))


def _blocks(telling: Telling, told: Item, *, draft: bool) -> Iterator[Block]:
    meeting = telling.meeting
    if draft:
        yield draft_words(telling, "extract.text")
    if meeting.source is not None and not meeting.source.ours:
        yield read_notice(telling, meeting.source)
    yield _facts(telling, told)
    if access(telling, told) == "full":
        yield paragraph(telling.phrases["extract.full"], strong=True)
    yield from versions_of_item(telling, told)
    yield from item(telling, told, alone=True)
    if not draft and meeting.source is None:
        # Nobody vouches for a copy of what is not settled, or of what a machine put together.
        yield from _certified(telling)


def _facts(telling: Telling, told: Item) -> Facts:
    meeting, phrases = telling.meeting, telling.phrases
    day = meeting.date
    known = (
        ("head.date", f"{weekday(day, phrases.language)} {telling.date(day)}" if day else ""),
        ("head.place", typed_name(meeting.place)),
        ("head.presiding", presiding(telling)),
        ("head.secretary", secretary(telling)),
        ("extract.took_part", _took_part(telling, told)),
        ("extract.version", str(meeting.version) if meeting.version > 1 else ""),
    )
    return Facts(pairs=tuple((phrases[key], value) for key, value in known if value))


def _took_part(telling: Telling, told: Item) -> str:
    """Who sat in the seats of the board in the item."""
    meeting = telling.meeting
    if told.open or told.id in telling.closed or not attendance_taken(meeting):
        return ""
    return telling.names(person.id for person in may_vote(meeting, told))


def _certified(telling: Telling) -> Iterator[Block]:
    """Where whoever wrote the protocol signs that the copy is right."""
    phrases = telling.phrases
    heading = phrases["extract.certified"]
    who = secretary(telling) or presiding(telling)
    yield Heading(level=2, runs=plain(heading), anchor="certified")
    yield Table(
        header=tuple(phrases[f"extract.{column}"] for column in ("name", "signed", "signature")),
        rows=(row(who, SIGNATURE, SIGNATURE),),
        caption=heading,
    )
