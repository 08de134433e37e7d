"""The letter that tells somebody what was decided in an item (melding om vedtak).

It is made of a template of paragraphs (`paragraphs`): ours in the board's written language, or the
board's own. `{{ decision }}` alone in a paragraph is the decision as the protocol prints it, in
points; anywhere else it is one line, as every value is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.protocol.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Quote,
    paragraph,
    plain,
)
from sognko_tui.protocol.extracts import access, draft_words, head_of_page, telling_of
from sognko_tui.protocol.head import presiding, secretary
from sognko_tui.protocol.outcomes import decision, decision_lines, summary
from sognko_tui.protocol.paragraphs import fill, read
from sognko_tui.protocol.telling import Telling, typed_name
from sognko_tui.protocol.votes import sentence, told
from sognko_tui.protocol.wording import one_line, quoted

NAMES = (
    "board", "chair", "date", "decision", "item", "number", "outcome", "place", "recipient",
    "secretary", "title", "version", "votes", "written",
)  # fmt: skip
"""What a template may name.

`item` is how an item is spoken of («sak 7») and `number` as it stands in a table; `outcome` what
became of it in a few words, `votes` the sentences on the votes, `written` the date of the letter,
`version` that of the protocol, nothing for the first. What is not known is an empty text.
"""


def letter(
    meeting: Meeting,
    item_id: str,
    *,
    recipient: str = "",
    template: str | None = None,
    written: date | None = None,
    draft: bool = False,
    public: bool = True,
) -> Document:
    """The letter on one item, to a recipient and of a day, where they are named.

    Of a closed item the public one tells no more than number and neutral title; the full one, to
    whoever the decision is about, says that it is not public. Raises `KeyError` where the meeting
    has no such item, `TemplateFault` where the template cannot be used.
    """
    telling, item = telling_of(meeting, item_id, public=public)
    board = one_line(meeting.board.name)
    return Document(
        head=head_of_page(telling, item, "letter", draft=draft),
        title=telling.phrases.say("letter.title", item=telling.item(item), board=board),
        blocks=tuple(_blocks(telling, item, template, recipient, written, draft=draft)),
    )


def look(template: str) -> None:
    """See whether a template can be used. Raises `TemplateFault`."""
    read(template, frozenset(NAMES))


@cache
def standard(language: str) -> str:
    """Our template in a written language; Nynorsk for an unknown one."""
    name = language if language in ("nn", "nb") else "nn"
    return Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")


def _blocks(
    telling: Telling,
    item: Item,
    template: str | None,
    recipient: str,
    written: date | None,
    *,
    draft: bool,
) -> Iterator[Block]:
    if draft:
        yield draft_words(telling, "letter.draft")
    if access(telling, item) == "full":
        yield paragraph(telling.phrases["letter.full"], strong=True)
    values = _values(telling, item)
    values["recipient"] = one_line(recipient)
    values["written"] = telling.date(written) if written is not None else ""
    text = template if template is not None else standard(telling.phrases.language)
    for made in fill(text, values):
        if made.heading:
            yield Heading(level=2, runs=plain(made.text))
        elif made.only == "decision":
            yield from _decided(telling, item)
        else:
            yield paragraph(made.text)


def _values(telling: Telling, item: Item) -> dict[str, str]:
    meeting = telling.meeting
    shut = item.id in telling.closed
    votes = () if shut else (sentence(telling, item, vote) for vote in told(item))
    return {
        "board": one_line(meeting.board.name),
        "chair": presiding(telling),
        "date": telling.date(meeting.date) if meeting.date else "",
        "decision": _in_a_line(telling, item),
        "item": telling.item(item),
        "number": telling.number(item),
        "outcome": summary(telling, item),
        "place": typed_name(meeting.place),
        "secretary": secretary(telling),
        "title": one_line(item.title),
        "version": str(meeting.version) if meeting.version > 1 else "",
        "votes": " ".join(votes),
    }


def _decided(telling: Telling, item: Item) -> Iterator[Block]:
    """What was decided, as the protocol prints it: the adopted text alone, without how it came to be."""
    if item.id in telling.closed:
        yield paragraph(telling.phrases["closed.only"], emphasis=True)
    elif item.outcome == "adopted":
        yield Quote(blocks=quoted(decision_lines(item)))
    else:
        found = tuple(decision(telling, item))
        yield from found or (paragraph(_bare(telling, item), emphasis=True),)


def _in_a_line(telling: Telling, item: Item) -> str:
    if item.id not in telling.closed and item.outcome == "adopted":
        marked = (f"{line.marker} {line.text}".strip() for line in decision_lines(item))
        return " ".join(marked)
    said = (block for block in _decided(telling, item) if isinstance(block, Paragraph))
    return " ".join(run.text for block in said for run in block.runs)


def _bare(telling: Telling, item: Item) -> str:
    """What is told of an item that ended without a decision, or has not ended."""
    key = {"open": "item.open", "withdrawn": "item.withdrawn"}.get(item.outcome, "item.no_decision")
    return telling.phrases[key]
