"""A reading as the JSON of `sognko agenda --json`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sognko_tui.agenda.mentioned import mentioned, place_of
from sognko_tui.agenda.reading import PackWarning, Part, Reading
from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.enclosures import Lack


def to_json(
    reading: Reading,
    warning_text: Callable[[PackWarning], str],
    lack_text: Callable[[Lack], str] = lambda lack: lack.code,
) -> dict[str, Any]:
    """The published structure; `warning_text` and `lack_text` say codes in the user's language."""
    place = place_of(reading)
    return {
        "format": reading.format,
        "sha256": reading.sha256,
        "board": reading.board,
        "date": reading.date,
        "time": reading.time,
        "place": reading.place,
        "notice": reading.notice_date,
        "items": [
            _item(item) | _certain(reading, part) | mentioned(item, place, lack_text)
            for item, part in zip(reading.items, reading.parts, strict=True)
        ],
        "warnings": [
            {"line": warning.line, "text": warning_text(warning)} for warning in reading.warnings
        ],
    }


def _certain(reading: Reading, part: Part) -> dict[str, Any]:
    """How sure the reader is of the item, why, and on which page it begins."""
    page = reading.lines[part.first].page if part.first >= 0 else None
    return {
        "page": page,
        "sure": part.certainty.sure,
        "doubtful": part.certainty.doubtful,
        "grounds": list(part.certainty.grounds),
        "doubts": list(part.certainty.doubts),
    }


def _item(item: AgendaItem) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": item.title or None,
        "kind": item.kind,
        "proposal": [
            {"marker": point.marker, "text": point.text, "blank": point.blank}
            for point in item.proposal
        ],
        "attachments": list(item.attachments),
        "links": list(item.links),
        "subtopics": list(item.subtopics),
        "background": item.background,
        "proposers": item.proposers,
        "conditional": item.condition,
        "asks": list(item.asks),
    }
