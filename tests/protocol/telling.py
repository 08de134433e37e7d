"""What a protocol says, as bare sentences, read back on the way."""

from msgspec.structs import replace

from sognko_tui.meeting.board import Language
from sognko_tui.meeting.public import public_part
from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol import build, public, read, write
from sognko_tui.protocol.document import Block, Facts, Heading, List, Paragraph, Quote, text_of
from sognko_tui.protocol.document import Table as TableBlock


def sentences(meeting: Meeting, *, for_all: bool = False, language: Language = "nn") -> list[str]:
    """Every line of the protocol, cells of tables joined by bars; it has to read back."""
    meeting = replace(meeting, board=replace(meeting.board, language=language))
    told = public_part(meeting) if for_all else meeting
    assert read(write(meeting, public=for_all)) == public(told)
    return [
        line for block in build(meeting, draft=False, public=for_all).blocks for line in _of(block)
    ]


def _of(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [text_of(block.runs)]
        case List():
            return [text_of(item) for item in block.items]
        case Quote():
            return [line for inner in block.blocks for line in _of(inner)]
        case Facts():
            return [f"{name}: {value}" for name, value in block.pairs]
        case TableBlock():
            return [" | ".join(text_of(cell) for cell in row) for row in (*block.rows,)]
