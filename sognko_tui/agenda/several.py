"""One meeting's papers in several files: a notice with the list of items, and a file for each item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from sognko_tui.agenda.body import read_body
from sognko_tui.agenda.candidates import STRONG
from sognko_tui.agenda.composing import composed
from sognko_tui.agenda.numbering import Numbered, parse
from sognko_tui.agenda.outline import Entry
from sognko_tui.agenda.read import WRAPPED, read_agenda
from sognko_tui.agenda.reading import Certainty, NoItems, PackWarning, Part, Reading, Role
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.titles import same_title, tidy
from sognko_tui.documents import Document, Line
from sognko_tui.meeting.agenda import AgendaItem

_NOTICE = re.compile(
    r"(?i)(?:møte)?innkalling|(?:^|[^a-zæøå])(?:saks?list[ea]|dagsorden|agenda|program)(?:$|[^a-zæøå])"
)
_ATTACHMENT = re.compile(r"(?i)(?:^|[\s\d._-])(?:vedlegg|bilag|attachment)")
_NAMED = re.compile(
    r"(?i)(?:(?:styre)?sak(?:s?nr)?\.?[\s._-]*)?(?P<code>[A-ZÆØÅ]{2,3}[\s_-])?"
    r"(?P<number>\d{1,4}(?:[-_](?:\d{4}|\d{2})(?!\d))?)[\s._:–-]+(?P<title>\D.*)$"
)
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:19|20)?\d\d")
_TITLE_WITHIN = 12
"""How far down a file its title is looked for."""


class _File(NamedTuple):
    """One file as read; `reading` is None where nothing in it looks like an item."""

    document: Document
    reading: Reading | None
    first: int
    """The index of its first line among the lines of all."""


def gathered(documents: Sequence[Document], sha256: str) -> Reading:
    """The meeting that these files are the papers of, in the order of their names.

    `sha256` is that of what is kept of them. Raises `NoItems` where there is none.
    """
    files: list[_File] = []
    lines: list[Line] = []
    for document in documents:
        # The name of the file stands above its text, so that whoever looks sees where it is from.
        lines.append(Line(number=1, text=document.name, verbatim=True))
        found = _read(document)
        files.append(_File(document, found, len(lines)))
        lines += found.lines if found is not None else document.lines
    notices = [file for file in files if _is_notice(file)]
    papers = [file for file in files if file not in notices]
    parts: list[Part] = []
    for file in papers:
        if not _ATTACHMENT.search(_stem(file.document.name)):
            parts += _parts(file)
        elif parts:
            # What comes with an item is named, not read.
            parts[-1] = _with_attachment(parts[-1], file.document.name)
    listed = [_moved(part, file.first) for file in notices for part in _found(file)]
    parts = _in_order(listed, parts)
    if not parts:
        raise NoItems
    head = next((file.reading for file in (*notices, *papers) if _dated(file)), None)
    head = head or next((file.reading for file in files if file.reading is not None), None)
    return Reading(
        format="folder",
        sha256=sha256,
        parts=tuple(parts),
        lines=tuple(lines),
        wrapped=all(document.format in WRAPPED for document in documents),
        board=head.board if head else None,
        date=head.date if head else None,
        time=head.time if head else None,
        place=head.place if head else None,
        notice_date=head.notice_date if head else None,
        warnings=tuple(_warnings(files)),
    )


def _read(document: Document) -> Reading | None:
    try:
        return read_agenda(document)
    except NoItems:
        return None


def _found(file: _File) -> tuple[Part, ...]:
    return file.reading.parts if file.reading is not None else ()


def _dated(file: _File) -> bool:
    return file.reading is not None and file.reading.date is not None


def _is_notice(file: _File) -> bool:
    """Whether a file is the notice with the list of items."""
    return bool(_NOTICE.search(_stem(file.document.name))) and len(_found(file)) > 1


def _stem(name: str) -> str:
    return re.sub(r"[_\s]+", " ", name.rpartition(".")[0] or name).strip()


def _parts(file: _File) -> list[Part]:
    """The items of one file: several where it is itself a pack, else the one that it is."""
    found = [part for part in _found(file) if _stands(part)]
    if len(found) > 1 and len({part.item.number for part in found}) == len(found):
        return [_moved(part, file.first) for part in found]
    return [_moved(_single(file, found[0] if found else None), file.first)]


def _stands(part: Part) -> bool:
    """Whether an item in a file is one of the meeting's, and no chapter of a paper."""
    number = parse(" ".join(("Sak", part.item.number))) if part.item.number else None
    coded = number is not None and ("coded" in part.certainty.grounds or number.family in STRONG)
    return coded and "coded" in part.certainty.grounds


def _single(file: _File, found: Part | None) -> Part:
    """The one item of a file: everything in it is the item's."""
    document = file.document
    lines = file.reading.lines if file.reading is not None else document.lines
    rows = Rows(lines, wrapped=document.format in WRAPPED)
    named = _NAMED.match(_DATE.sub("", _stem(document.name)).strip(" -_."))
    number, title, head = _heading(rows, found)
    if named and not number:
        number = _number(named)
    if not title:
        title = tidy(named["title"]) if named else _stem(document.name)
    at = head[-1] if head else -1
    entry = Entry(parse(f"Sak {number}") if number else None, title, max(at, 0))
    entry.bodies = [row for row in range(len(rows)) if row > at]
    warnings: list[PackWarning] = []
    body = read_body(rows, entry, warnings, False, True)
    roles: dict[int, Role] = dict.fromkeys(head, "title")
    roles.update((row, role) for row, role in body.roles.items() if row not in roles)
    grounds = ("file", *(("coded",) if number else ()))
    doubts = tuple({one.code: None for one in warnings if one.code.startswith("proposal_")})
    doubts = tuple(code for code in doubts if code not in ("proposal_empty", "proposal_subheading"))
    sure = 0.5 if doubts else 0.9 if number else 0.55
    item = AgendaItem(id="", number=number, title=title)
    part = Part(
        item=item,
        rows=tuple(sorted(roles.items())),
        certainty=Certainty(sure, grounds, doubts if number else (*doubts, "unnumbered")),
    )
    return composed(rows, part)


def _heading(rows: Rows, found: Part | None) -> tuple[str, str, list[int]]:
    """The number, title and lines of the heading that stands at the top of a file."""
    if found is not None:
        return found.item.number, found.item.title, [r for r, role in found.rows if role == "title"]
    best = -1
    seen = 0
    for at, line in enumerate(rows.lines):
        if not line.text:
            continue
        seen += 1
        if seen > _TITLE_WITHIN:
            break
        number = _coded(line.text)
        if number is not None and number.rest:
            return number.printed, tidy(number.rest), [at]
        mark = rows.labels[at]
        if mark is not None and mark.kind != "meta":
            break
        if mark is None and (line.level or line.bold) and best < 0 and 3 < len(line.text) <= 160:
            best = at
    return ("", tidy(rows.text(best)), [best]) if best >= 0 else ("", "", [])


def _coded(text: str) -> Numbered | None:
    number = parse(text)
    return number if number is not None and number.family in STRONG else None


def _number(named: re.Match[str]) -> str:
    """A number as a file's name has it, where no stroke can stand: `07-26` is 7/26."""
    count, _, year = named["number"].replace("_", "-").partition("-")
    code = (named["code"] or "").strip(" _-").upper()
    plain = f"{int(count)}/{year}" if year else str(int(count))
    return f"{code} {plain}" if code else plain


def _moved(part: Part, by: int) -> Part:
    return replace(part, rows=tuple((row + by, role) for row, role in part.rows))


def _with_attachment(part: Part, name: str) -> Part:
    item = part.item
    if name in item.attachments:
        return part
    return replace(part, item=replace(item, attachments=(*item.attachments, name)))


def _in_order(listed: Sequence[Part], papers: Sequence[Part]) -> list[Part]:
    """The items in the order of the list; those without a paper as the list has them."""
    if not listed:
        return list(papers)
    left = list(papers)
    order: list[Part] = []
    for entry in listed:
        paper = next((part for part in left if _same(entry.item, part.item)), None)
        if paper is None:
            order.append(entry)
            continue
        left.remove(paper)
        certainty = replace(
            paper.certainty,
            sure=max(paper.certainty.sure, 0.95) if not paper.certainty.doubts else 0.5,
            grounds=(*paper.certainty.grounds, "listed"),
        )
        if paper.certainty.doubts == ("unnumbered",):
            certainty = Certainty(0.9, certainty.grounds)
        item = replace(paper.item, number=paper.item.number or entry.item.number)
        if not same_title(item.title, entry.item.title) and len(entry.item.title) > 3:
            item = replace(item, title=entry.item.title)
        order.append(replace(paper, item=item, certainty=certainty))
    for part in left:
        doubt = Certainty(0.5, part.certainty.grounds, (*part.certainty.doubts, "not_listed"))
        order.append(replace(part, certainty=doubt))
    return order


def _same(entry: AgendaItem, paper: AgendaItem) -> bool:
    if same_title(entry.title, paper.title):
        return True
    one, other = parse(f"Sak {entry.number}"), parse(f"Sak {paper.number}")
    return (
        one is not None
        and other is not None
        and one.key[2:] == other.key[2:]
        and bool(not one.key[1] or not other.key[1] or one.key[1] == other.key[1])
    )


def _warnings(files: Sequence[_File]) -> list[PackWarning]:
    """What there is to say of whole files; where it is about a line, the item tells of it."""
    told: list[PackWarning] = []
    for file in files:
        if file.reading is not None:
            told += [
                one for one in file.reading.warnings if one.code in ("garbled", "pages_unread")
            ]
    return told
