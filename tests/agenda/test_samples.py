"""The sample packs read as a careful reader reads them."""

import json
from pathlib import Path

import pytest

from sognko_tui.agenda import read_agenda, to_json
from sognko_tui.documents import read_file

PACKS = (
    "sogn-ko-2025-12-09.txt",
    "online-genfors-2016.md",
    "online-genfors-2019.md",
    "online-genfors-2024-v.md",
)


@pytest.mark.parametrize("name", PACKS)
def test_a_sample_pack_reads_as_its_gold(samples: Path, name: str) -> None:
    reading = read_agenda(read_file(samples / "agenda" / name))
    found = to_json(reading, lambda warning: warning.code)
    gold = json.loads((samples / "gold" / name).with_suffix(".json").read_text("utf-8"))
    wanted = [item for item in gold["items"] if not item.get("template")]
    assert [item["number"] for item in found["items"]] == [item["number"] for item in wanted]
    for item, want in zip(found["items"], wanted, strict=True):
        assert item["title"] == want["title"]
        assert [point["text"] for point in item["proposal"]] == want["proposal_points"]
        assert item["attachments"] == want["attachments"]
        assert bool(item["background"]) == want["has_background"]
        assert item["proposers"] == want.get("proposers", "")
        assert item["conditional"] == want.get("conditional", "")
        blanks = [at + 1 for at, point in enumerate(item["proposal"]) if point["blank"]]
        assert blanks == [blank["point"] for blank in want.get("blanks_to_fill", [])]


def test_the_board_pack_keeps_what_the_background_asks_for_and_where_a_link_belongs(
    samples: Path,
) -> None:
    reading = read_agenda(read_file(samples / "agenda" / PACKS[0]))
    by_number = {item.number: item for item in reading.items}
    assert "deputy" in by_number["14"].asks
    assert len(by_number["15"].links) == 1
    assert by_number["16"].links == ()
    assert len(by_number["5"].subtopics) == 5
    assert [point.marker for point in by_number["10"].proposal] == [f"{n}." for n in range(1, 7)]
    assert [item.kind for item in reading.items] == [
        *["formality"] * 2,
        *["information"] * 4,
        *["decision"] * 7,
        "election",
        "decision",
        "other",
    ]
