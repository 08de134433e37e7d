"""Eleven pages of PDF in a process that does nothing else, beside typst alone and WeasyPrint.

Ours goes the whole way, from the events of a meeting to the tagged PDF; `document` is its last part alone,
from a document that lies ready. typst alone is given the same content as a source somebody may have
written by hand, with the same standards, faces and kind of pages; `template` is typst alone too, with the
very template, data and fonts that ours hands to it. WeasyPrint is given our HTML page.

All run by turns. The processor's time is told beside the clock's, which the machine's other work lengthens.
WeasyPrint is left out where it is not installed:
`.venv/bin/pip install weasyprint` (and Debian's libpango-1.0-0 libpangoft2-1.0-0).
"""

import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec

from benchmarks.write_protocol import entries
from sognko_tui.meeting.fold import fold
from sognko_tui.protocol import build, html
from sognko_tui.protocol.document import (
    Block,
    Document,
    Facts,
    Heading,
    List,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
)
from sognko_tui.protocol.pdf.characters import FONTS, printable
from sognko_tui.protocol.pdf.content import content
from tests.protocol.printed import pages, texts, words

ITEMS = 10
PAGES = 11
RUNS = 11
OF_TYPST, OF_WEASYPRINT = 1.3, 0.2

OURS = """
import sys
from pathlib import Path
import msgspec
from sognko_tui.meeting.events import Entry
from sognko_tui.meeting.fold import fold
from sognko_tui.protocol.compose import build
from sognko_tui.protocol.pdf import render
entries = msgspec.json.decode(Path("events.json").read_bytes(), type=list[Entry])
Path("ours.pdf").write_bytes(render(build(fold(entries), draft=False)))
"""
FROM_DOCUMENT = """
from pathlib import Path
import msgspec
from sognko_tui.protocol.document import Document
from sognko_tui.protocol.pdf import render
document = msgspec.json.decode(Path("document.json").read_bytes(), type=Document)
Path("document.pdf").write_bytes(render(document))
"""
ALONE = """
import typst
typst.compile("protocol.typ", "typst.pdf", ignore_system_fonts=True, pdf_standards=["a-2a", "ua-1"])
"""
TEMPLATE = """
from pathlib import Path
import typst
files = {path.name: path.read_bytes() for path in Path("template").iterdir()}
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=["fonts"])
made = typst.Compiler(files, root="fonts", font_paths=fonts).compile(
    format="pdf", pdf_standards=["a-2a", "ua-1"]
)
Path("template.pdf").write_bytes(made)
"""
WEASYPRINT = """
from weasyprint import HTML
HTML("protocol.html").write_pdf("weasyprint.pdf")
"""
PREAMBLE = """
#set document(title: [{title}], date: datetime(year: 2026, month: 3, day: 24))
#set page(
  paper: "a4",
  margin: (x: 27mm, top: 30mm, bottom: 27mm),
  header: context if here().page() > 1 [{board} #h(1fr) 24. mars 2026],
  footer: context align(center)[Side #counter(page).get().first() av #counter(page).final().first()],
)
#set text(font: "Libertinus Serif", size: 11pt, lang: "nn", hyphenate: false)
#show heading.where(level: 2): set block(above: 2.2em, below: 1em)
#show heading.where(level: 3): set block(above: 1.5em, below: 0.75em)
#set par(spacing: 1em)
#set table(stroke: none, inset: 0.48em)

= {title}
"""


def main() -> None:
    events = entries(ITEMS)
    document = build(fold(events), draft=False)
    children = {"ours": OURS, "document": FROM_DOCUMENT, "typst": ALONE, "template": TEMPLATE}
    if find_spec("weasyprint"):
        children["weasyprint"] = WEASYPRINT
    else:
        print("WeasyPrint is not installed: pip install weasyprint\n")
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "events.json").write_bytes(msgspec.json.encode(events))
        (folder / "document.json").write_bytes(msgspec.json.encode(document))
        (folder / "protocol.typ").write_text(by_hand(document), encoding="utf-8")
        (folder / "protocol.html").write_text(html.render(document), encoding="utf-8")
        handed_to_typst(document, folder)
        took: dict[str, list[Took]] = {child: [] for child in children}
        for run in range(RUNS + 1):
            for child, code in children.items():
                one = measured(code, folder)
                if run:  # the first run warms the disk's cache
                    took[child].append(one)
        counted = {child: held(folder / f"{child}.pdf", document) for child in children}
        for child in children.keys() - {"weasyprint"}:
            assert_tagged(folder / f"{child}.pdf")
    assert counted["ours"] == counted["document"] == counted["template"] == PAGES, counted
    assert abs(counted["typst"] - PAGES) <= 1, counted
    for child, runs in took.items():
        clock, processor = [one.clock for one in runs], [one.processor for one in runs]
        print(
            f"{child:11}{median(clock) * 1000:7.0f} ms (fastest {min(clock) * 1000:.0f}), of the processor's"
            f" {median(processor) * 1000:.0f} (least {min(processor) * 1000:.0f}), {counted[child]} pages"
        )
    print(f"(medians of {RUNS} by turns; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)")
    told("typst", OF_TYPST, took)
    told("template", None, took)
    told("weasyprint", OF_WEASYPRINT, took)


class Took(NamedTuple):
    """Seconds of a run: by the clock, and those its process had a processor."""

    clock: float
    processor: float


def told(other: str, at_most: float | None, took: dict[str, list[Took]]) -> None:
    if other not in took:
        return
    pairs = list(zip(took["ours"], took[other], strict=True))
    ratio = median(ours.clock / theirs.clock for ours, theirs in pairs)
    processor = median(ours.processor / theirs.processor for ours, theirs in pairs)
    said = f"{ratio:.2f} times {other} ({processor:.2f} of the processor's time)"
    if at_most is not None:
        said += f"; at most {at_most}: {'met' if ratio <= at_most else 'NOT met'}"
    print(said)


def handed_to_typst(document: Document, folder: Path) -> None:
    """Lay out what ours hands to typst: the template, what calls it, the data, and the fonts."""
    (folder / "fonts").symlink_to(FONTS)
    template = folder / "template"
    template.mkdir()
    (template / "main.typ").write_text('#import "/protocol.typ": data, protocol\n#protocol(data)\n')
    (template / "protocol.typ").write_bytes(FONTS.with_name("protocol.typ").read_bytes())
    (template / "document.json").write_bytes(
        msgspec.json.encode(content(document, None, printable))
    )


def measured(code: str, folder: Path) -> Took:
    # As where it is installed, modules are compiled once: in the first run, which does not count.
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=folder, env=env, check=True, timeout=60)
    clock = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(clock, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def assert_tagged(path: Path) -> None:
    """The file must be what both standards ask for: marked, with a tree of its tags, and say so."""
    data = path.read_bytes()
    for said in (
        b"/MarkInfo<</Marked true",
        b"/StructTreeRoot",
        b"<pdfaid:part>2</pdfaid:part>",
        b"<pdfuaid:part>1</pdfuaid:part>",
    ):
        assert said in data, f"{path.name} lacks {said!r}"


def held(path: Path, document: Document) -> int:
    """How many pages the file has; every word of the document must stand in it."""
    found = pages(path)
    # Where a line is broken within a word, a reader gets it in two pieces.
    letters = "".join(words(" ".join(found)))
    missing = {word for word in words(" ".join(texts(document.blocks))) if word not in letters}
    assert not missing, f"{path.name} lacks {missing}"
    return len(found)


def by_hand(document: Document) -> str:
    """The document as somebody may write it in typst's markup."""
    head = PREAMBLE.format(title=plain(document.title), board=plain(document.head.board))
    return head + "\n".join(part for block in document.blocks for part in written(block)) + "\n"


def written(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            if block.anchor == "attendance":
                yield "#outline(title: [Innhald], target: heading.where(level: 2))\n"
            label = f" <{block.anchor}>" if block.anchor else ""
            yield f"\n{'=' * block.level} {marked(block.runs)}{label}\n"
        case Paragraph():
            yield f"{marked(block.runs)}\n"
        case Facts():
            yield from (f"/ {plain(name)}: {plain(value)}" for name, value in block.pairs)
        case List():
            sign = "-" if block.start is None else "+"
            yield from (f"{sign} {marked(item)}" for item in block.items)
            yield ""
        case Table():
            yield (
                f"#table(columns: {len(block.header)}, table.header("
                + ", ".join(f"[*{plain(cell)}*]" for cell in block.header)
                + "),"
            )
            for row in block.rows:
                yield "  " + ", ".join(f"[{marked(cell)}]" for cell in row) + ","
            yield ")\n"
        case Quote():
            yield "#quote(block: true)["
            for inner in block.blocks:
                yield from written(inner)
            yield "]\n"


def marked(runs: Runs) -> str:
    return "".join(run_of(run) for run in runs)


def run_of(run: Run) -> str:
    text = plain(run.text)
    if run.strong:
        text = f"#strong[{text}]"
    if run.emphasis:
        text = f"#emph[{text}]"
    return f"#link(<{run.anchor}>)[{text}]" if run.anchor else text


def plain(text: str) -> str:
    return re.sub(r"([^\w\s,()§–])", r"\\\1", text.replace("_", "\\_"))


if __name__ == "__main__":
    main()
