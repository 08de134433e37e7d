"""The one place that sets pages by typst. Everything it may read is handed to it; it is loaded when called."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any, Literal

import msgspec

from sognko_tui.documents.clean import clean
from sognko_tui.protocol.pdf.characters import FONTS

_MARKED, _BARE = b"/MarkInfo<</Marked true/Suspects false>>", b"/MarkInfo<</Marked true"
_BEFORE_ALL_TIME = datetime(1970, 1, 1, tzinfo=UTC)

_MAIN = "main.typ"
_LINE = re.compile(rf"{re.escape(_MAIN)}:(\d+):")
_LONGEST = 200
"""Letters of what typst says; it may hold what the template told it to say."""

_PATH = re.compile(r" \(searched at [^)]*\)")


FaultCode = Literal["wrong", "packages", "endless", "greedy"]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be set: a template and all that it can see."""

    template: bytes
    ours: bytes
    data: dict[str, Any]
    day: date | None
    mark: tuple[str, bytes] | None = None


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Why nothing came of it: what typst says, and in which line of the template (0: in none)."""

    message: str
    line: int = 0
    code: FaultCode = "wrong"
    diagnostic: str = ""

    @property
    def unprintable(self) -> bool:
        """Whether a sign was asked for that no font has."""
        return "could not be displayed with font" in self.message

    @property
    def picture(self) -> bool:
        """Whether it was a picture that could not be read."""
        return bool(re.search(r"\b(image|SVG|PNG)\b", self.message))


def press(job: Job) -> bytes | Fault:
    """The finished PDF, or why there is none.

    Neither the clock nor the machine's fonts have a part in it, and the only files there are, are those
    of the job and our fonts.
    """
    import typst

    files: dict[str, bytes] = {
        _MAIN: job.template,
        "protocol.typ": job.ours,
        "document.json": msgspec.json.encode(job.data),
    }
    if job.mark is not None:
        files[job.mark[0]] = job.mark[1]
    day = job.day
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _BEFORE_ALL_TIME
    # The package knows several files by their names, though its types know of one only.
    several: Any = files
    try:
        made = typst.Compiler(
            several,
            root=FONTS,
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
            ),
        ).compile(
            format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=max(moment, _BEFORE_ALL_TIME)
        )
    except typst.TypstError as error:
        return fault(error.message, error.diagnostic)
    except RuntimeError as error:
        # A template that is no text, say.
        return Fault(message=str(error))
    assert isinstance(made, bytes)
    return _without_suspects(made)


def _without_suspects(pdf: bytes) -> bytes:
    """The PDF without the entry that says of nothing that it is suspect.

    It means the same where it is missing, and poppler takes it for a fault. Spaces stand in its place,
    so that everything lies where the file says it does.
    """
    before, marked, after = pdf.rpartition(_MARKED)
    return before + _BARE.ljust(len(marked) - 2) + b">>" + after if marked else pdf


def fault(message: str, diagnostic: str) -> Fault:
    """What typst says, without paths of this machine; the line is the first one of the template."""
    found = _LINE.search(diagnostic)
    return Fault(
        message=" ".join(clean(_PATH.sub("", message)).split())[:_LONGEST],
        line=int(found[1]) if found else 0,
        diagnostic=diagnostic,
    )
