"""One pack in three formats and several layouts reads the same; so do the sample packs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sognko_tui.agenda import read_agenda, to_json
from sognko_tui.documents import read
from tests.documents.papers import LAYOUTS, WRITERS, Layout, Part

FORMATS = tuple(WRITERS)

PACK = [
    Part("title", "Møteinnkalling til styret for Fjordlaget"),
    Part("text", "Møtestad: Kommunehuset, møterom 2"),
    Part("text", "Møtedato: 12.3.2026 kl. 09:00"),
    Part("text", "**Sakliste**"),
    *(
        Part("number", title, f"{at}.")
        for at, title in enumerate(
            (
                "Godkjenning av innkalling og sakliste",
                "Orientering frå dagleg leiar",
                "Budsjett for 2027",
                "Felles løype til Nordfjellet",
                "Val av utval",
            ),
            start=1,
        )
    ),
    Part("heading", "Godkjenning av innkalling og sakliste", "1."),
    Part("text", "**Framlegg til vedtak:**"),
    Part("text", "Innkalling og sakliste vert godkjende."),
    Part("heading", "Orientering frå dagleg leiar", "2."),
    Part("text", "Dagleg leiar orienterer om drifta dei siste to månadene."),
    Part("bullet", "Ny bil er tinga."),
    Part("bullet", "Kaia er reparert."),
    Part("heading", "Budsjett for 2027", "3."),
    Part("text", "**Framlegg til vedtak:**"),
    Part("number", "Styret vedtek budsjettet for 2027 slik det ligg føre", "1."),
    Part("number", "Ramma er 1 200 000 kroner, med desse postane:", "2."),
    Part("bullet", "drift"),
    Part("bullet", "utstyr"),
    Part("number", "Leiaren får fullmakt til å flytte mellom postane.", "3."),
    Part("text", "**Vedlegg:**"),
    Part("bullet", "Budsjettframlegg, 2.3.2026"),
    Part("bullet", "Notat om renta"),
    Part("text", "**Saksframstilling:**"),
    Part(
        "text", "Budsjettet byggjer på rekneskapen for 2025 og dei vedtaka styret har gjort sidan."
    ),
    Part(
        "rows", rows=(("Post", "Kroner"), ("Drift|vedlikehald", "800 000"), ("Utstyr", "400 000"))
    ),
    Part("text", "Tala er i faste prisar."),
    Part("heading", "Felles løype til Nordfjellet", "4."),
    Part("text", "**Framlegg til vedtak:** Styret ber om ei kostnadsvurdering til neste møte."),
    Part("text", "**Bakgrunn:** Grunneigarlaget har bede om ei løype."),
    Part("heading", "Val av utval", "5."),
    Part("text", "**Framlegg til vedtak:**"),
    Part("text", "Til utvalet vel styret:"),
    Part("text", "Leiar: ____"),
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", FORMATS)
def test_a_pack_reads_the_same_in_every_format_and_layout(kind: str, layout: Layout) -> None:
    document = read(WRITERS[kind](PACK, layout), "noko.bin")
    assert document.format == kind
    reading = read_agenda(document)
    found = to_json(reading, lambda warning: warning.code)
    items: list[dict[str, Any]] = found["items"]
    assert [(item["number"], item["title"]) for item in items] == [
        (part.sign.rstrip("."), part.text) for part in PACK if part.kind == "heading"
    ]
    points = [[(p["marker"], p["text"]) for p in item["proposal"]] for item in items]
    assert points == [
        [("", "Innkalling og sakliste vert godkjende.")],
        [],
        [
            ("1.", "Styret vedtek budsjettet for 2027 slik det ligg føre"),
            ("2.", "Ramma er 1 200 000 kroner, med desse postane:"),
            ("•", "drift"),
            ("•", "utstyr"),
            ("3.", "Leiaren får fullmakt til å flytte mellom postane."),
        ],
        [("", "Styret ber om ei kostnadsvurdering til neste møte.")],
        [("", "Til utvalet vel styret:"), ("", "Leiar: ____")],
    ]
    assert items[2]["attachments"] == ["Budsjettframlegg, 2.3.2026", "Notat om renta"]
    assert (
        "| Post | Kroner |\n| --- | --- |\n| Drift\\|vedlikehald | 800 000 |\n| Utstyr | 400 000 |"
        in items[2]["background"]
    )
    assert items[2]["background"].endswith("Tala er i faste prisar.")
    assert items[4]["proposal"][1]["blank"]
    assert (reading.date, reading.place) == ("2026-03-12", "Kommunehuset, møterom 2")
    assert "Side 1 av 9" not in str(found)
    assert "99" not in str([item | {"sure": None} for item in items])


def _from_text(text: str) -> list[Part]:
    """A pack's wrapped text as a writer of Word would have it: a paragraph in one piece."""
    parts: list[Part] = []
    above, gap, last = "", True, 0
    for raw in text.splitlines():
        line = " ".join(raw.split())
        if not line:
            gap = True
            continue
        numbered = re.match(r"(\d{1,2}\.) ([A-ZÆØÅ].*)", line)
        if raw.startswith("•"):
            parts.append(Part("bullet", line[1:].strip()))
        elif numbered and int(numbered[1][:-1]) == last + 1 and (gap and len(line) < 75):
            parts.append(Part("heading", numbered[2], numbered[1]))
            last += 1
        elif numbered:
            parts.append(Part("number", numbered[2], numbered[1]))
        elif parts and (not gap or line[0].islower()) and len(above) > 40 and line != "-":
            parts[-1].text += f" {line}"
        else:
            parts.append(Part("text", line))
        above, gap = line, False
    return parts


def _from_markdown(text: str) -> list[Part]:
    parts: list[Part] = []
    gap = True
    text = text.split("---\n", 2)[2]
    for raw in text.splitlines():
        line = re.sub(r"^\*\* (.*?) \*\*$", r"**\1**", raw.strip())
        line = re.sub(r"^_(.*)_$", r"\1", re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", line))
        if not line or line in ("---", "[TOC]"):
            gap = True
            continue
        heading = re.match(r"#+ (.*)", line)
        bullet = re.match(r"[*-] (.*)", line)
        number = re.match(r"(\d+\.) (.*)", line)
        if heading:
            parts.append(Part("heading", heading[1].replace("_", "").strip()))
        elif bullet:
            parts.append(Part("bullet", bullet[1]))
        elif number:
            parts.append(Part("number", number[2], number[1]))
        elif not gap and parts and parts[-1].kind == "text":
            parts[-1].text += f" {line}"
        else:
            parts.append(Part("text", line))
        gap = bool(heading)
    return parts


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("name", "layouts"),
    [
        ("sogn-ko-2025-12-09.txt", LAYOUTS),
        ("online-genfors-2016.md", ("styles", "bold")),
        ("online-genfors-2019.md", ("styles", "bold")),
        ("online-genfors-2024-v.md", ("styles", "bold")),
    ],
)
def test_a_sample_pack_reads_as_its_gold_in_every_format(
    shared: Path, kind: str, name: str, layouts: tuple[Layout, ...]
) -> None:
    text = (shared / "samples" / "agenda" / name).read_text("utf-8")
    gold = json.loads((shared / "samples" / "gold" / name).with_suffix(".json").read_text("utf-8"))
    wanted = [item for item in gold["items"] if not item.get("template")]
    parts = _from_text(text) if name.endswith(".txt") else _from_markdown(text)
    for layout in layouts:
        reading = read_agenda(read(WRITERS[kind](parts, layout), name))
        assert [item.number for item in reading.items] == [item["number"] for item in wanted], (
            layout
        )
        for item, want in zip(reading.items, wanted, strict=True):
            assert item.title == (want["title"] or ""), layout
            assert [point.text for point in item.proposal] == want["proposal_points"], layout
            assert list(item.attachments) == want["attachments"], layout
