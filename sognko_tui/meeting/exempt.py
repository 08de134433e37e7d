"""What the agenda pack itself says is not for the public: whole items, and attachments by their names.

Of what leaves the house only the register's data hold papers at all; in the archive itself, whoever
may read it finds them as before.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from sognko_tui.meeting.agenda import AgendaItem

_CLOSED = re.compile(
    r"\b(?:lukk(?:a|ast|ast|es|ede|et)\s+(?:dører|møte)|u(?:nnateken?|nntatt|nnt\.?)\s+(?:frå\s+|fra\s+)?"
    r"off(?:entleg|entlig|\.)|u\.?\s?off\b|of(?:f|fentleg)l\.?\s?§)",
    re.IGNORECASE,
)

_MARKED = re.compile(
    r"\b(?:ikkje|ikke)\s+(?:for\s+)?off(?:entleg|entlig|\.)|\bfortr[uo]l(?:eg|ig)|\bkonfidensiel|"
    r"§§?\s?(?:1[3-9]|2[0-6])\b(?!\s?[-–]\s?\d)",
    re.IGNORECASE,
)
"""How the name of an attachment is marked besides; §§ 13 to 26 are those of offentleglova."""


@lru_cache(64)
def meant_to_be_closed(agenda: AgendaItem) -> bool:
    """Whether the agenda pack says that the item is for closed doors, or not for the public.

    It is asked each time an item is drawn, and the background may be long.
    """
    proposal = (point.text for point in agenda.proposal)
    said = (agenda.title, agenda.condition, agenda.background, *proposal)
    return any(_CLOSED.search(text) for text in said)


def for_all(agenda: AgendaItem) -> AgendaItem:
    """The item without those papers of it that the pack says are not for the public.

    Where it says so of the item, or of something in the background, all the papers are left out. The
    name of an attachment can tell by itself what is exempt: one that is marked is left out.
    """
    if meant_to_be_closed(agenda):
        return replace(agenda, background="", attachments=())
    names = tuple(
        name for name in agenda.attachments if not _CLOSED.search(name) and not _MARKED.search(name)
    )
    return replace(agenda, attachments=names)
