"""An item made of its lines by their roles: the way back from what the secretary has put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sognko_tui.agenda.attachments import URL, attachments, lone_url, urls
from sognko_tui.agenda.background import markdown, topics
from sognko_tui.agenda.blocks import Block, blocks
from sognko_tui.agenda.kinds import asks, kind_of
from sognko_tui.agenda.points import proposal
from sognko_tui.agenda.reading import Part, Role
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.sections import NUMBERED_PROPOSAL
from sognko_tui.meeting.agenda import AgendaItem, Point

GAP = -1
"""A row that stands for what has been taken out between two others."""


class _Run:
    """Lines of one role that follow each other, with the label above them."""

    def __init__(self, role: Role, words: str, inline: str = "") -> None:
        self.role = role
        self.words = words
        self.inline = inline
        self.rows: list[int] = []


def composed(rows: Rows, part: Part) -> Part:
    """The part with its item made anew of its lines; title and number stay as they are."""
    item = part.item
    points: list[Point] = []
    names: list[str] = []
    parts: list[tuple[str, list[Block]]] = []
    subtopics: tuple[str, ...] = ()
    runs = list(_runs(rows, part.rows))
    several = sum(1 for run in runs if run.role == "proposal") > 1
    for run in runs:
        if run.role == "proposal":
            points += _points(rows, run, several)
        elif run.role == "attachment":
            found, after = attachments(rows, run.rows, run.inline)
            # What the secretary calls an attachment is one, though it reads as prose.
            found += [rows.text(at) for at in after if at >= 0 and rows.text(at)]
            names += [name for name in found if name not in names]
        else:
            written = blocks(rows, run.rows, run.inline, prose=True)
            if not run.words and not parts:
                subtopics = topics(written)
            parts.append((run.words, written))
    background = markdown(parts)
    proposed = tuple(points)
    kind = item.kind if part.retyped else kind_of(item.number, item.title, proposed, background)
    item = replace(
        item,
        kind=kind,
        proposal=proposed,
        attachments=tuple(names),
        links=_links(rows, part, item),
        subtopics=subtopics if kind in ("information", "other") else (),
        background=background,
        asks=asks(kind, proposed, background),
    )
    return replace(part, item=item)


def _runs(rows: Rows, assigned: Sequence[tuple[int, Role]]) -> Iterator[_Run]:
    run: _Run | None = None
    last = -1
    words = ""
    for at, role in assigned:
        gap = last >= 0 and (at != last + 1)
        last = at
        if role in ("title", "fact"):
            if run is not None:
                run.rows.append(GAP)
            continue
        if role == "label":
            if run is not None:
                yield run
            mark = rows.labels[at]
            none = mark is not None and mark.kind == "none"
            run, words = None, "" if none else _words(rows, at)
            continue
        mark = rows.labels[at]
        inline = mark is not None and bool(mark.rest) and _fits(mark.kind, role)
        # «Vedlegg 2: Kart» goes on with a list of attachments.
        inline = inline and not (run is not None and run.role == role == "attachment")
        if run is None or run.role != role or inline:
            if run is not None:
                yield run
            if inline and mark is not None:
                run, words = _Run(role, mark.words, mark.rest), ""
                continue
            run = _Run(role, words)
            # Who has sent it in may stand between «Forslag 2» and its text.
            words = words if role == "background" and NUMBERED_PROPOSAL.match(words) else ""
        elif gap and rows.before[at]:
            run.rows.append(GAP)
        run.rows.append(at)
    if run is not None:
        yield run


def _fits(kind: str, role: Role) -> bool:
    """Whether a label's own line begins a run of this role."""
    if role == "proposal":
        return kind == "proposal"
    if role == "attachment":
        return kind in ("attachments", "none")
    return kind in ("background", "assessment", "record", "proposal")


def _words(rows: Rows, at: int) -> str:
    mark = rows.labels[at]
    numbered = NUMBERED_PROPOSAL.match(rows.text(at))
    return rows.text(at) if mark is None or numbered else mark.words


def _points(rows: Rows, run: _Run, several: bool) -> list[Point]:
    points = proposal(blocks(rows, run.rows, run.inline), entire=True).points
    match = NUMBERED_PROPOSAL.match(run.words) if several else None
    if match and points and not points[0].marker:
        points[0] = replace(points[0], marker=match["marker"])
    return points


def _links(rows: Rows, part: Part, item: AgendaItem) -> tuple[str, ...]:
    """The addresses in its lines, and those that were found elsewhere and given to it."""
    found: list[str] = []
    for at, _ in part.rows:
        line = rows.lines[at]
        # An address alone on its line may be another item's, if nobody has said whose it is.
        others = lone_url(line.text) and at not in part.assigned
        named = urls(line.text) if not others and URL.search(line.text[:20_000]) else []
        found += [link for link in (*line.links, *named) if link not in found]
    return tuple(found + [link for link in item.links if link not in found])
