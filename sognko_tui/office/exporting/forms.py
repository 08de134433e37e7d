"""In which forms a meeting leaves the house.

Pages are for people and come of one document; data is for programs and comes of the meeting. Which
module writes a form is only loaded when it is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sognko_tui.texts import N_

if TYPE_CHECKING:
    from sognko_tui.archive.store.customs import Customs
    from sognko_tui.meeting.state import Meeting
    from sognko_tui.protocol.document import Document
    from sognko_tui.protocol.mark import Mark


class Form(NamedTuple):
    """A form by the name it is asked for, what its file's names end in, and what it is good for."""

    name: str
    endings: tuple[str, ...]
    label: str


PAGES: dict[str, Form] = {
    form.name: form
    for form in (
        Form("pdf", (".pdf",), N_("PDF/A, til å skrive ut og ta vare på")),
        Form("docx", (".docx",), N_("Word")),
        Form("html", (".html",), N_("nettside i éi fil")),
        Form("odt", (".odt",), N_("OpenDocument, til dømes LibreOffice")),
        Form("md", (".md",), N_("Markdown")),
        Form("txt", (".txt",), N_("rein tekst, til e-post")),
    )
}
"""The forms that a protocol, an extract and a letter can have."""

DATA: dict[str, Form] = {
    form.name: form
    for form in (
        Form("json", (".json",), N_("våre eigne data (JSON)")),
        Form("einnsyn", ("-einnsyn.json",), N_("eInnsyn: møtemappa")),
        Form("popolo", ("-popolo.json",), N_("Popolo: framlegg og røystingar")),
        Form("csv", ("-roeyster.csv", "-vedtak.csv"), N_("rekneark: røyster og vedtak")),
    )
}
"""The forms of a whole meeting that programs read."""

PARCEL = Form("arkiv", ("-arkiv.zip",), N_("pakke til sak- og arkivsystemet, med alt"))
"""What the board's record-keeping system takes; it holds all there is, and is for nobody else."""

FORMS: dict[str, Form] = {**PAGES, **DATA, PARCEL.name: PARCEL}


def page(form: str, document: Document, customs: Customs) -> bytes:
    """The document in one of the forms of `PAGES`.

    Raises `TemplateFault` where the board's own template is wrong, `NotAMark` where its mark is no
    picture.
    """
    mark = _mark(document, customs)
    match form:
        case "pdf":
            from sognko_tui.protocol import pdf

            return pdf.render(document, mark=mark, template=customs.protocol)
        case "docx":
            from sognko_tui.protocol import docx

            return docx.render(document, mark=mark)
        case "odt":
            from sognko_tui.protocol import odt

            return odt.render(document, mark=mark)
        case "html":
            from sognko_tui.protocol import html

            return html.render(document, mark=mark).encode("utf-8", "replace")
        case "md":
            from sognko_tui.protocol import markdown

            return markdown.render(document).encode("utf-8", "replace")
        case _:
            from sognko_tui.protocol import plain_text

            return plain_text.render(document).encode("utf-8", "replace")


def _mark(document: Document, customs: Customs) -> Mark | None:
    """The board's mark, with its name for whoever does not see it."""
    if customs.mark is None:
        return None
    from sognko_tui.protocol.mark import Mark

    return Mark(data=customs.mark[0], words=document.head.board)


def data(form: str, meeting: Meeting) -> Iterator[bytes]:
    """The meeting in one of the forms of `DATA`, a file for each of its endings.

    What is handed in is told: for the public hand in `public_part` of the meeting.
    """
    match form:
        case "json":
            from sognko_tui.protocol.data import record

            yield record.write(meeting)
        case "einnsyn":
            from sognko_tui.protocol.data import einnsyn

            yield einnsyn.write(meeting)
        case "popolo":
            from sognko_tui.protocol.data import popolo

            yield popolo.write(meeting)
        case _:
            from sognko_tui.protocol.data import tables

            yield tables.votes(meeting)
            yield tables.decisions(meeting)
