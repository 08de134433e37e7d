"""The sample packs, set as PDF in several layouts, read as a careful reader reads them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sognko_tui.agenda import read_agenda, to_json
from sognko_tui.documents.pdf import read_pdf
from tests.documents import pdfs

BOARD = "sogn-ko-2025-12-09"
ASSEMBLIES = ("online-genfors-2016", "online-genfors-2019", "online-genfors-2024-v")
_LABEL = re.compile(r"#h\(0pt\);(?:Framlegg til vedtak|Vedlegg|Saksutgreiing|Bakgrunn)\b:?$", re.M)


def bold(source: str, titles: list[str]) -> str:
    """The items' titles and the labels in bold, as most packs have them."""
    source = _LABEL.sub(lambda found: f"*{found[0]}*", source)
    for title in titles:
        source = source.replace(f"#h(0pt);{title}", f"#text(14pt)[*#h(0pt);{title}*]", 1)
    return source


def with_list(source: str, titles: list[str]) -> str:
    """A list of the items before them."""
    listed = " \\\n".join(f"#h(0pt);{title}" for title in titles)
    return f"#text(14pt)[*Sakliste*]\n\n{listed}\n#pagebreak()\n{source}"


Change = Callable[[str, list[str]], str]
LAYOUTS: dict[str, tuple[str, bool, Change | None]] = {
    "lines": (pdfs.A4, False, None),
    "numbered pages": (pdfs.NUMBERED, False, None),
    "flowing": (pdfs.NUMBERED, True, None),
    "columns": (pdfs.COLUMNS, True, None),
    "bold": (pdfs.NUMBERED, True, bold),
    "bold columns": (pdfs.COLUMNS, True, bold),
    "listed": (pdfs.NUMBERED, True, with_list),
}


def gold(shared: Path, stem: str) -> list[dict[str, Any]]:
    found = json.loads((shared / "samples" / "gold" / f"{stem}.json").read_text("utf-8"))
    return [item for item in found["items"] if not item.get("template")]


def check(data: bytes, wanted: list[dict[str, Any]]) -> None:
    reading = read_agenda(read_pdf(data, "pakke.pdf"))
    items = to_json(reading, lambda warning: warning.code)["items"]
    assert isinstance(items, list)
    assert [item["number"] for item in items] == [item["number"] for item in wanted]
    for item, want in zip(items, wanted, strict=True):
        assert item["title"] == want["title"]
        assert [point["text"] for point in item["proposal"]] == want["proposal_points"]
        assert item["attachments"] == want["attachments"]
        assert bool(item["background"]) == want["has_background"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_board_pack_reads_as_its_gold_in_every_layout(shared: Path, layout: str) -> None:
    page, flowing, change = LAYOUTS[layout]
    wanted = gold(shared, BOARD)
    text = (shared / "samples" / "agenda" / f"{BOARD}.txt").read_text("utf-8")
    source = pdfs.paragraphs(text, flowing)
    if change is not None:
        titles = [
            pdfs.escaped(f"{item['number']}. {item['title']}").removeprefix("#h(0pt);")
            for item in wanted
        ]
        source = change(source, titles)
    check(pdfs.typeset(page + pdfs.SET + "#set par(spacing: 1.4em)\n" + source), wanted)


@pytest.mark.parametrize("page", [pdfs.A4, pdfs.NUMBERED], ids=["bare", "numbered"])
@pytest.mark.parametrize("stem", ASSEMBLIES)
def test_the_assemblies_proposals_read_as_their_gold(shared: Path, stem: str, page: str) -> None:
    text = (shared / "samples" / "agenda" / f"{stem}.md").read_text("utf-8")
    check(pdfs.typeset(page + pdfs.SET + pdfs.of_markdown(text)), gold(shared, stem))
