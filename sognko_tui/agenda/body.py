"""One item's body: its proposal, attachments, links and background."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from sognko_tui.agenda.attachments import URL, attachments, lone_url, urls
from sognko_tui.agenda.background import markdown, topics
from sognko_tui.agenda.blocks import Block, blocks
from sognko_tui.agenda.enclosed import doubtful
from sognko_tui.agenda.outline import Entry
from sognko_tui.agenda.points import Proposal, proposal
from sognko_tui.agenda.reading import PackWarning, Role
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.sections import Section, divide, is_case_table
from sognko_tui.agenda.titles import condition
from sognko_tui.meeting.agenda import Point

_GREETING = re.compile(
    r"(?i)(?:(?:med )?(?:ven+l?e?g|vennlig|beste)? ?(?:helsing|hilsen|mvh)\b.{0,40}$|vel møtt|velkom+en(?: til| ?!|$))"
)
_CLOSING = re.compile(
    r"(?i)(?:(?:helsing|hilsen|mvh|vel møtt)\b|velkom+en(?: til| ?!|$)|eventuelt forfall|evt\.? forfall|forfall (?:må|skal|vert|blir|bes|meldes|meldast)|"
    r"med (?:venleg|vennlig|beste) (?:helsing|hilsen)|(?:vara(?:medlem\w*|folk)?|varamedlemmer) (?:møter|møtar|skal|får)|"
    r"saksdokument\w* (?:ligg|er lagt|blir)|[a-zæøå][\wæøå -]{1,30},?\s+(?:den\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|[a-z]{3,9})\s?\d{2,4}\.?$)"
)
_DATED = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})$")
_PROPOSERS = re.compile(r"(?i)(?:forslagsstill|fremm|fremj|innmeldt|meldt inn|f[øo]reslått)")


class Body:
    """What stands under a heading."""

    def __init__(self) -> None:
        self.points: list[Point] = []
        self.attachments: list[str] = []
        self.links: list[str] = []
        self.loose: list[str] = []
        """Addresses that stand alone on a line: perhaps another item's."""
        self.subtopics: tuple[str, ...] = ()
        self.background = ""
        self.condition = ""
        self.proposers = ""
        self.roles: dict[int, Role] = {}
        """What each row with text is taken to be."""


def read_body(
    rows: Rows, entry: Entry, warnings: list[PackWarning], is_proposal: bool, is_last: bool
) -> Body:
    """Read one item's rows.

    `is_proposal` says that the item is itself a proposal («Forslag 4»): unlabelled text is the
    proposal. `is_last` allows greetings and a signature to end the item.
    """
    body = Body()
    body.roles = dict.fromkeys((at for at in entry.bodies if rows.text(at)), "fact")
    kept = _without_urls(rows, entry, body)
    kept = _without_echo(rows, kept, entry)
    sections = divide(rows, kept)
    if is_last:
        _cut_closing(rows, sections)
    if is_proposal and not any(one.kind == "proposal" for one in sections):
        for section in sections:
            if section.kind == "body":
                section.kind = "proposal"
    _take_condition(rows, sections, body)
    number = entry.number.printed if entry.number else ""
    parts: list[tuple[str, list[Block]]] = []
    chosen = _chosen(rows, sections)
    markers = {id(section): section.marker if len(chosen) > 1 else "" for section in chosen}
    for section in sections:
        if section.words and section.at in body.roles:
            body.roles[section.at] = "label"
        if section.kind == "facts":
            if _PROPOSERS.match(section.words):
                body.proposers = section.inline
            continue
        if id(section) in markers:
            parts += _proposal(rows, section, body, number, warnings, markers[id(section)])
        elif section.kind == "proposal":
            left = _left_over(rows, section, chosen, number, warnings)
            if left:
                _assign(rows, body, section, section.rows, "background")
            parts += left
        elif section.kind == "attachments":
            names, after = attachments(rows, section.rows, section.inline)
            _assign(rows, body, section, section.rows, "attachment")
            body.roles.update((at, "background") for at in after if rows.text(at))
            if section.words and not _says_none(rows, section):
                warnings += doubtful(rows, section.at, section.rows, section.inline, names, number)
            body.attachments += [name for name in names if name not in body.attachments]
            parts.append(("", blocks(rows, after, prose=True)))
        else:
            found = blocks(rows, section.rows, section.inline, prose=True)
            _assign(rows, body, section, section.rows, "background")
            if section.kind == "body":
                body.subtopics = topics(found)
            parts.append((section.words, found))
    body.background = markdown(parts)
    return body


def _chosen(rows: Rows, sections: list[Section]) -> list[Section]:
    """The proposal: the first with text under it, one that stands alone before an alternative.

    An item that gathers several proposals has them all: «Forslag 1», «Forslag 2», or the same
    label again («Styrets innstilling» on each).
    """
    found = [one for one in sections if one.kind == "proposal"]
    filled = [one for one in found if one.inline or any(rows.text(at) for at in one.rows)]
    plain = [one for one in filled if not one.is_secondary and not one.is_numbered]
    gathers = any(one.is_numbered for one in found)
    for group in ([one for one in plain if one.sure], plain):
        if group:
            same = [one for one in group if one.words.casefold() == group[0].words.casefold()]
            return same if gathers else group[:1]
    numbered = [one for one in filled if one.is_numbered]
    return numbered or filled[:1] or found[:1]


def _proposal(
    rows: Rows,
    section: Section,
    body: Body,
    number: str,
    warnings: list[PackWarning],
    marker: str,
) -> list[tuple[str, list[Block]]]:
    found = blocks(rows, section.rows, section.inline)
    read = proposal(found, labelled=rows.lines[section.at].bold and not section.inline)
    _assign_proposal(rows, body, section, found, read)
    if marker and read.points and not read.points[0].marker:
        read.points[0] = msgspec.structs.replace(read.points[0], marker=marker)
    body.points += read.points
    line = rows.lines[section.at].number
    if not read.points and section.words:
        warnings.append(PackWarning(line, "proposal_empty", {"number": number}))
    for block in read.subheadings:
        params = {"number": number, "text": block.text}
        warnings.append(PackWarning(rows.lines[block.row].number, "proposal_subheading", params))
    for block in read.revised:
        params = {"number": number, "text": block.text}
        warnings.append(PackWarning(rows.lines[block.row].number, "proposal_revised", params))
    if read.uncertain:
        at = read.after[0].row
        warnings.append(PackWarning(rows.lines[at].number, "proposal_edge", {"number": number}))
    return [("", read.subheadings), ("", read.after)]


def _says_none(rows: Rows, section: Section) -> bool:
    """Whether «Ingen vedlegg» stands right under the label for attachments."""
    below = rows.next[section.at]
    mark = rows.labels[below] if below < len(rows) else None
    return mark is not None and mark.kind == "none"


def _assign(rows: Rows, body: Body, section: Section, assigned: Sequence[int], role: Role) -> None:
    """Note what the rows are; a label with text after it has the role of its text."""
    if section.inline and section.at in body.roles:
        body.roles[section.at] = role
    body.roles.update((at, role) for at in assigned if rows.text(at))


def _assign_proposal(
    rows: Rows, body: Body, section: Section, found: list[Block], read: Proposal
) -> None:
    """Note which rows the points were read from, and which stand past or between them."""
    _assign(rows, body, section, section.rows, "proposal")
    elsewhere = {id(block) for block in (*read.after, *read.subheadings)}
    past = read.ends.row if read.ends is not None else len(rows)
    for at, block in enumerate(found):
        stop = found[at + 1].row if at + 1 < len(found) else len(rows)
        role: Role | None = None
        if id(block) in elsewhere:
            role = "background"
        elif block.kind == "divider" or block.row >= past:
            role = "fact"
        if role is not None:
            body.roles.update(
                (row, role) for row in section.rows if block.row <= row < stop and rows.text(row)
            )


def _left_over(
    rows: Rows,
    section: Section,
    chosen: list[Section],
    number: str,
    warnings: list[PackWarning],
) -> list[tuple[str, list[Block]]]:
    """A further proposal in the item: nothing if it says the same, else kept as background."""
    found = blocks(rows, section.rows, section.inline)
    words = " ".join(block.text for block in found)
    if not words and section.words != section.marker and section.is_numbered:
        # «Forslag B: Hageavfall» with only the board's own proposal under it.
        return [("", [Block("paragraph", section.words, section.at)])]
    if not words or any(words == _words(rows, one) for one in chosen):
        return []
    if section.is_numbered:
        # What a member proposed, where the board's own proposal on it stands below.
        return [(section.words, found)]
    if not section.advises(words):
        params = {"number": number, "label": section.words}
        warnings.append(PackWarning(rows.lines[section.at].number, "proposal_second", params))
    return [(section.words, found)]


def _words(rows: Rows, section: Section) -> str:
    return " ".join(block.text for block in blocks(rows, section.rows, section.inline))


def _without_urls(rows: Rows, entry: Entry, body: Body) -> list[int]:
    kept: list[int] = []
    for at in entry.bodies:
        line = rows.lines[at]
        if not line.text:
            kept.append(at)
            continue
        body.links += [link for link in line.links if link not in body.links]
        alone = lone_url(line.text)
        if alone:
            body.loose.append(alone)
            continue
        if URL.search(line.text[:20_000]):
            body.links += [link for link in urls(line.text) if link not in body.links]
        kept.append(at)
    return kept


def _without_echo(rows: Rows, body: Sequence[int], entry: Entry) -> list[int]:
    """The body without what is printed again: the item's number and title, and the letterhead."""
    if not entry.title or entry.number is None:
        return list(body)
    title = "".join(entry.title.split())
    printed = "".join(entry.number.printed.split())
    kept: list[int] = []
    skip = -1
    above = True
    for place, at in enumerate(body):
        text = "".join(rows.text(at).split()) if len(rows.text(at)) < 400 else ""
        mark = rows.labels[at]
        above = above and (mark is None or mark.kind == "meta" or is_case_table(rows, at))
        if at <= skip or (above and rows.text(at) in rows.masthead):
            continue
        # An attachment may be named as the item is; above the papers it is the heading again.
        if text and ((above and title.startswith(text)) or text.startswith(printed)):
            skip = _echo_end(rows, body[place : place + 3], title, printed)
            if skip >= at:
                continue
        kept.append(at)
    return kept


def _echo_end(rows: Rows, body: Sequence[int], title: str, printed: str) -> int:
    """The last row of a heading that is printed again and begins at the first row, or -1."""
    text = ""
    for at in body:
        text += "".join(rows.text(at).split())[:400]
        bare = text.removeprefix("Sak").removeprefix(printed).lstrip(":.–-")
        if bare == title and len(title) > 3:
            return at
    first = "".join(rows.text(body[0]).split())
    # «PS 13/26   Formannskapet   5.3.2026»: where and when the item has been dealt with.
    return body[0] if first.startswith(printed) and _DATED.search(first) and "/" in printed else -1


def _take_condition(rows: Rows, sections: list[Section], body: Body) -> None:
    """A line right under the heading that only says when the item is dealt with."""
    for section in sections:
        for at in (
            section.rows if section.kind in ("body", "proposal") and not section.words else ()
        ):
            text = rows.text(at)
            if not text:
                continue
            words = condition(text) if rows.before[at] or rows.after(at) else ""
            if words and not text.endswith("."):
                body.condition = words
                section.rows.remove(at)
                body.roles[at] = "fact"
            return


def _closes(rows: Rows, section: Section) -> bool:
    """Whether the notice is signed in the text of its last item."""
    return any(
        rows.text(at) and rows.before[at] > 0 and _CLOSING.match(rows.text(at))
        for at in section.rows
    )


def _cut_closing(rows: Rows, sections: list[Section]) -> None:
    """Greetings and the signature of the notice are no part of the last item."""
    section = sections[-1]
    first = sections[0]
    after = sections[1:]
    if after and all(one.kind == "attachments" for one in after) and _closes(rows, first):
        # What is listed under the signature of the notice is its own, not the last item's.
        del sections[1:]
        section = first
    if section.kind == "proposal":
        return
    # An attachment may be named by a place and a date too.
    closing = _CLOSING if section.kind == "body" else _GREETING
    for place, at in enumerate(section.rows):
        apart = rows.before[at] > 0 or rows.lines[at].whole
        if rows.text(at) and apart and closing.match(rows.text(at)):
            del section.rows[place:]
            return
