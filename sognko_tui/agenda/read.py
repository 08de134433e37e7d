"""The door: a document in, its agenda out."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from sognko_tui.agenda.body import Body, read_body
from sognko_tui.agenda.bookmarks import with_bookmarks
from sognko_tui.agenda.certainty import certainties
from sognko_tui.agenda.front import front
from sognko_tui.agenda.kinds import asks, kind_of
from sognko_tui.agenda.outline import Entry, outline
from sognko_tui.agenda.pages import without_furniture
from sognko_tui.agenda.reading import NoItems, PackWarning, Part, Reading, Role
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.titles import proposers_in, take_condition
from sognko_tui.agenda.unnumbered import rather_listed, unnumbered
from sognko_tui.documents import Document, Line
from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.enclosures import LINKED

_COMMON = re.compile(
    r"(?:og|i|til|av|på|som|er|for|det|at|med|den|eit|ein|en|et|ei|frå|fra|om|ikkje|ikke|å|vert|blir|"
    r"har|skal|kan|sak|saka|saken|styret|vedtak|møte|dei|de|vi|ved|innan|eller)$"
)


WRAPPED = frozenset({"text", "pdf"})
"""The formats whose lines end where the paper did, and not where a paragraph does."""


def read_agenda(document: Document, *, protocol: bool = False) -> Reading:
    """Find the items in a document, a pack or a `protocol`. Raises `NoItems` where there are none."""
    lines = with_bookmarks(document, without_furniture(document.lines))
    rows = Rows(lines, wrapped=document.format in WRAPPED)
    found = outline(rows, protocol=protocol)
    found = rather_listed(rows, found) if found.entries else unnumbered(rows)
    if not found.entries:
        raise NoItems(garbled=_is_garbled(rows.lines))
    warnings = list(found.warnings)
    named = _names_proposers(found.entries)
    bodies: list[Body] = []
    items: list[AgendaItem] = []
    for at, entry in enumerate(found.entries):
        is_proposal = entry.number is not None and entry.number.family == "proposal"
        last = at == len(found.entries) - 1
        body = read_body(rows, entry, warnings, is_proposal, last)
        bodies.append(body)
        items.append(_item(at, entry, body, named))
    items = _with_links(items, bodies)
    head = front(document, rows.lines[: found.front], rows.lines, _years(found.entries))
    if _is_garbled(rows.lines):
        warnings.append(PackWarning(1, "garbled", {}))
    if document.unread_pages:
        pages = _spans(document.unread_pages)
        warnings.append(PackWarning(1, "pages_unread", {"pages": pages}))
    warnings.sort(key=lambda warning: warning.line)
    placed = [_placed(rows, one, body) for one, body in zip(found.entries, bodies, strict=True)]
    sure = certainties(rows, found.entries, placed, warnings)
    return Reading(
        format=document.format,
        sha256=document.sha256,
        parts=tuple(
            Part(item=item, rows=where, certainty=certainty)
            for item, where, certainty in zip(items, placed, sure, strict=True)
        ),
        lines=tuple(rows.lines),
        wrapped=document.format in WRAPPED,
        board=head.board,
        date=head.date,
        time=head.time,
        place=head.place,
        notice_date=head.notice_date,
        warnings=tuple(warnings),
    )


def _placed(rows: Rows, entry: Entry, body: Body) -> tuple[tuple[int, Role], ...]:
    """The lines of an item and their roles, from its heading to its end."""
    roles: dict[int, Role] = {}
    head = entry.head or entry.entry
    for at in range(entry.at, head.end if head is not None else entry.at + 1):
        if rows.text(at):
            roles[at] = "title"
    roles.update((at, role) for at, role in body.roles.items() if at not in roles)
    return tuple(sorted(roles.items()))


def _spans(pages: Sequence[int]) -> str:
    """Pages as somebody names them: «3–5, 8»."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    return ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in spans)


def _years(entries: Sequence[Entry]) -> list[int]:
    """The years the items are numbered in."""
    years = {entry.number.key[1] for entry in entries if entry.number}
    return sorted(2000 + int(year) for year in years if year.isdigit())


def _item(at: int, entry: Entry, body: Body, named: bool) -> AgendaItem:
    number = entry.number.printed if entry.number else ""
    title, condition = take_condition(entry.title)
    bare, proposers = proposers_in(title)
    if not named and bare:
        bare, proposers = title, ""
    condition = condition or (entry.number.condition if entry.number else "") or body.condition
    points = tuple(body.points)
    kind = kind_of(number, bare, points, body.background)
    return AgendaItem(
        id=f"i{at + 1}",
        number=number,
        title=bare,
        kind=kind,
        proposal=points,
        attachments=tuple(body.attachments),
        links=tuple(body.links),
        subtopics=body.subtopics if kind in ("information", "other") else (),
        background=body.background,
        proposers=proposers or body.proposers,
        condition=condition,
        asks=asks(kind, points, body.background),
    )


def _names_proposers(entries: Sequence[Entry]) -> bool:
    """Whether this pack writes who proposes at the end of titles: most of its items do.

    One «Orientering v/Rådmannen» among twenty items is part of its title.
    """
    with_names = sum(1 for entry in entries if proposers_in(take_condition(entry.title)[0])[1])
    informing = sum(1 for entry in entries if re.match(r"(?i)orienter|status|inform", entry.title))
    return with_names * 2 > len(entries) and informing * 2 <= len(entries)


def _with_links(items: list[AgendaItem], bodies: list[Body]) -> list[AgendaItem]:
    """Gives loose addresses to the attachments that lost theirs, in order; else to their item.

    A PDF's text has the target of a link as a loose line, often at the very end.
    """
    wanting = [
        at
        for at, item in enumerate(items)
        for name in item.attachments
        if LINKED.search(name) and not item.links
    ]
    extra: dict[int, list[str]] = {}
    for at, body in enumerate(bodies):
        for address in body.loose:
            owner = at if at in wanting else next((one for one in wanting if one <= at), None)
            # In the midst of a pack an address is the item's where it stands; at the end it is loose.
            loose = at == len(items) - 1 or not items[at].attachments
            if owner is not None and (owner == at or loose):
                wanting.remove(owner)
            else:
                owner = at
            extra.setdefault(owner, []).append(address)
    return [
        msgspec.structs.replace(item, links=(*item.links, *extra[at])) if at in extra else item
        for at, item in enumerate(items)
    ]


def _is_garbled(lines: Sequence[Line]) -> bool:
    """Whether a text of some length has hardly a word of Norwegian: a broken text layer."""
    words: list[str] = []
    for line in lines[:2000]:
        words += re.findall(r"[^\W\d_]+", line.text[:4000].lower())
        if len(words) > 800:
            break
    return len(words) >= 150 and sum(1 for word in words if _COMMON.match(word)) * 50 < len(words)
