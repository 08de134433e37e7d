"""An automatic list of contents: its entries are kept for their words, without dots and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sognko_tui.documents.printed import Block, Paragraph

_LEADER = re.compile(
    r"(?:\s*(?:\.\s?){3,}|\s*…{1,200}|\s*_{3,}|\s{2,})\s*(?:[ivxl]{1,6}|\d{1,4})?\s*$"
)
_NUMBER = re.compile(r"^[\d.\s]+")


def without_leader(text: str) -> str:
    """An entry without what leads to its page, and the page."""
    return _LEADER.sub("", text).strip() if len(text) <= 400 else text


def without_repeats(blocks: list[Block], contents: Sequence[Paragraph]) -> list[Block]:
    """The blocks without those entries of the contents that stand there more than once.

    «Framlegg til vedtak» under every item names none of them.
    """
    said = Counter(_NUMBER.sub("", one.text) for one in contents if one.text)
    again = {id(one) for one in contents if said[_NUMBER.sub("", one.text)] > 1}
    return [one for one in blocks if id(one) not in again] if again else blocks
