"""The case: what came with an item, what it refers to, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content

from sognko_tui.meeting.decisions import as_text
from sognko_tui.meeting.enclosures import lacks
from sognko_tui.meeting.mentions import (
    Here,
    Reference,
    mentions_in,
    of_meeting,
    of_proposal,
    referred_to,
)
from sognko_tui.office import printable, sentences
from sognko_tui.office.sentences import mentioned
from sognko_tui.office.telling import STATUSES
from sognko_tui.texts import _

if TYPE_CHECKING:
    from sognko_tui.meeting.state import Item, Meeting
    from sognko_tui.office.links import Link

MARK = "underline"
"""How a day or an amount is shown in a proposal; the case names them in words too."""


def plain(text: str) -> Content:
    """The text as it is written: no markup, and nothing that acts on a terminal."""
    return Content(printable.text(text))


@lru_cache(maxsize=64)
def marked(text: str, place: Here) -> Content:
    """A proposal, with its days and amounts marked."""
    shown = printable.text(text)
    content = Content(shown)
    for one in mentions_in(shown, place):
        if not isinstance(one, Reference):
            content = content.stylize(MARK, one.start, one.end)
    return content


def case_text(meeting: Meeting, item: Item, links: Sequence[Link] | None = None) -> Content:
    """The case: proposal, attachments, links, background and earlier decisions, as they came.

    `links` tells where the references lead; without it they are only named.
    """
    place = of_meeting(meeting)
    # The background may be many pages: what is short stands above it.
    referred = _references(item, place) if links is None else _links(links)
    parts = [*_head(item), *_proposal(item, place), *_attachments(item), *referred]
    parts += _background(item)
    if not parts:
        parts.append(Content(_("Sakspapiret seier ikkje meir om denne saka.")))
    return Content.assemble(*parts)


def _heading(text: str) -> Content:
    return Content.styled(text + "\n", "bold underline")


def _head(item: Item) -> Iterator[Content]:
    for earlier in item.agenda.history:
        told = _("Utsett frå sak {number} i møtet {date}").format(
            number=earlier.number, date=earlier.date
        )
        yield plain(told + "\n")
    if item.agenda.proposers:
        yield plain(_("Frå: {who}").format(who=item.agenda.proposers) + "\n")
    if item.agenda.condition:
        yield plain(item.agenda.condition + "\n")


def _proposal(item: Item, place: Here) -> Iterator[Content]:
    if not item.agenda.proposal:
        return
    yield _heading(_("Framlegg til vedtak"))
    yield marked(as_text(item.agenda.proposal), place)
    yield Content("\n")
    proposed = of_proposal(item.agenda, place)
    if proposed:
        yield Content.styled(printable.line(mentioned.proposed(proposed)) + "\n", "bold")
    yield Content("\n")


def _attachments(item: Item) -> Iterator[Content]:
    missing = lacks(item.agenda)
    if item.agenda.attachments or missing:
        yield _heading(_("Vedlegg"))
        yield plain("".join(f"• {name}\n" for name in item.agenda.attachments))
        for lack in missing:
            yield Content.styled(f"! {sentences.lack(lack)}\n", "bold")
        yield Content("\n")
    if item.agenda.links:
        yield _heading(_("Lenkjer"))
        yield plain("\n".join(item.agenda.links) + "\n\n")


def _background(item: Item) -> Iterator[Content]:
    if not item.agenda.background:
        return
    if not item.agenda.background.startswith("#"):
        yield _heading(_("Saksframstilling"))
    for line in printable.text(item.agenda.background).splitlines():
        if line.startswith("#"):
            yield Content.styled(line.lstrip("# ") + "\n", "bold")
        else:
            yield Content(line + "\n")


def _references(item: Item, place: Here) -> Iterator[Content]:
    found = referred_to(item.agenda, place)
    if found:
        yield _heading(_("Viser til"))
        yield plain("".join(f"• {mentioned.reference(one)}\n" for one in found) + "\n")


def _links(links: Sequence[Link]) -> Iterator[Content]:
    if not links:
        return
    yield _heading(_("Viser til"))
    for link in links:
        told = f"{mentioned.reference(link.reference)} → {mentioned.leads_to(link)}"
        outcome = "" if link.outcome is None else f" [{_(STATUSES[link.outcome])}]"
        yield Content.styled("• " + printable.line(told + outcome) + "\n", "bold")
        for line in printable.text(link.decision).splitlines():
            yield Content(f"  {line}\n")
    yield Content("\n")
