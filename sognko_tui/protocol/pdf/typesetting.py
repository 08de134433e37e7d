"""Has typst set the pages of a document."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sognko_tui.protocol.document import Document
from sognko_tui.protocol.mark import Mark, NotAMark
from sognko_tui.protocol.pdf.characters import printable
from sognko_tui.protocol.pdf.content import content
from sognko_tui.protocol.pdf.framing import drawn_around
from sognko_tui.protocol.pdf.press import Fault, Job, press
from sognko_tui.protocol.templates import TemplateFault

_OURS = Path(__file__).with_name("protocol.typ")
_ITSELF = b'#import "/protocol.typ": data, protocol\n#protocol(data)\n'


def render(document: Document, *, mark: Mark | None = None, template: str | None = None) -> bytes:
    """The document as PDF/A-2a and PDF/UA-1, the mark at the head of its first page.

    A board's own template is used in place of ours: apart from the program, with no way to files or
    to the net. Raises `TemplateFault` where it is wrong, `NotAMark` where the mark is no picture.
    """
    if mark is not None and mark.file == "mark.png":
        mark = drawn_around(mark)
    made = _set(document, mark, template, usual=False)
    if isinstance(made, Fault) and made.unprintable:
        # A sign that goes over two fonts at once, such as a letter with a rare accent.
        made = _set(document, mark, template, usual=True)
    if isinstance(made, bytes):
        return made
    if mark is not None and (made.picture or template is None):
        raise NotAMark(made.message)
    if template is None:
        raise RuntimeError(f"our own template is wrong: {made.diagnostic}")
    code = "" if made.code == "wrong" else made.code
    raise TemplateFault(made.line, made.message, code=code)


def _set(
    document: Document, mark: Mark | None, template: str | None, *, usual: bool
) -> bytes | Fault:
    job = Job(
        template=_ITSELF if template is None else template.encode("utf-8", "replace"),
        ours=_OURS.read_bytes(),
        data=content(document, mark, partial(printable, usual=usual)),
        day=document.head.day,
        mark=(mark.file, mark.data) if mark else None,
    )
    if template is None:
        return press(job)
    from sognko_tui.protocol.pdf.apart import set_apart

    return set_apart(job)
