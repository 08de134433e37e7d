"""Whole packs of our own, each of another sort, and what a careful reader finds in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from sognko_tui.agenda import read_agenda
from sognko_tui.documents import read_file
from sognko_tui.meeting.agenda import AgendaItem

FOLDER = Path(__file__).parent / "packs"
PACKS = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".txt", ".md"))


def _short(item: AgendaItem) -> dict[str, Any]:
    """An item as the golds write it; what is empty is left out."""
    points = [f"{one.marker} {one.text}{' [ope]' * one.blank}".strip() for one in item.proposal]
    found = {
        "number": item.number,
        "title": item.title,
        "kind": item.kind,
        "proposal": points,
        "attachments": list(item.attachments),
        "background": item.background[:60],
        "asks": list(item.asks),
        "proposers": item.proposers,
    }
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_reads_as_its_gold(name: str) -> None:
    reading = read_agenda(read_file(FOLDER / name))
    gold = json.loads((FOLDER / name).with_suffix(".json").read_text("utf-8"))
    assert [_short(item) for item in reading.items] == gold
