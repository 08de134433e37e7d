"""What a parcel for the lawful archive says of itself: `metadata.json`, as its schema has it.

It holds what a record-keeping system asks for: whose meeting it was and when, who answers for the
protocol, which version it is, the items with numbers and titles, and of each item and document
whether the public may see it and the legal basis where not. Where something was handled for closed
doors the file itself is not public: it has the titles of those items.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Literal

import msgspec

from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.presiding import chair
from sognko_tui.meeting.public import closed_items, neutral_title
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.office import printable
from sognko_tui.protocol.addresses import without_addresses

FORMAT = "sognko-parcel"
VERSION = 1

Access = Literal["public", "closed", "unreviewed"]
"""Whether the public may see it; `unreviewed` where nobody has looked for what is closed in it."""

_MEDIA = {
    ".pdf": "application/pdf",
    ".md": "text/markdown",
    ".html": "text/html",
    ".json": "application/json",
    ".txt": "text/plain",
    ".zip": "application/zip",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
}


class Enclosed(msgspec.Struct, frozen=True, kw_only=True):
    """A document in the parcel: its path there, and what it is.

    `version` is that of the protocol or of the pack; `given_name` what an attachment was called.
    """

    path: str
    data: bytes
    kind: Literal["protocol", "signature", "pack", "attachment"]
    access: Access
    version: int = 0
    given_name: str = ""


def written(meeting: Meeting, enclosed: Iterable[Enclosed], *, draft: bool) -> bytes:
    """The metadata as a file."""
    told = _without_addresses(as_json(meeting, enclosed, draft=draft))
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def as_json(meeting: Meeting, enclosed: Iterable[Enclosed], *, draft: bool) -> dict[str, object]:
    """The metadata; see `schemas/parcel.json`."""
    closed = closed_items(meeting)
    presided = chair(meeting)
    grounds = _grounds(meeting)
    return {
        "format": FORMAT,
        "version": VERSION,
        "access": "closed" if closed else "public",
        "grounds": grounds,
        "board": {"id": meeting.board.id, "name": printable.line(meeting.board.name)},
        "meeting": {
            "id": meeting.id,
            "date": meeting.date.isoformat() if meeting.date else None,
            "place": printable.line(meeting.place),
            "started": meeting.started.isoformat() if meeting.started else None,
            "ended": meeting.ended.isoformat() if meeting.ended else None,
            "chair": printable.line(presided.name) if presided is not None else "",
            "secretary": _secretary(meeting),
        },
        "protocol": {
            "status": "draft" if draft else "approved",
            "version": meeting.version,
            "language": meeting.board.language,
            "approved": meeting.approved.isoformat() if meeting.approved and not draft else None,
            "approved_where": "" if draft else printable.line(meeting.approved_where),
        },
        "signatures": [
            {
                "who": printable.line(one.who),
                "date": one.on.isoformat(),
                "kind": one.kind,
                "version": one.version,
                "file": printable.line(one.file),
                "sha256": one.sha256,
            }
            for one in meeting.signatures
        ],
        "items": [_item(meeting, item, closed=item.id in closed) for item in meeting.items],
        "documents": [_document(one, grounds) for one in sorted(enclosed, key=lambda e: e.path)],
    }


def described(meeting: Meeting, language: str, *, draft: bool) -> str:
    """The parcel in a line, in the board's written language, for whoever unpacks it."""
    bokmaal = language == "nb"
    what = "Møtebok med saksdokumenter" if bokmaal else "Møtebok med sakspapir"
    day = meeting.date.isoformat() if meeting.date else ""
    told = ", ".join(part for part in (what, printable.line(meeting.board.name), day) if part)
    if draft:
        told += ". UTKAST: ikke godkjent" if bokmaal else ". UTKAST: ikkje godkjend"
    return told


def _secretary(meeting: Meeting) -> str:
    known = meeting.person(meeting.secretary)
    return printable.line(known.name if known is not None else meeting.secretary)


def _grounds(meeting: Meeting) -> list[str]:
    bases = (printable.line(i.closure.basis) for i in meeting.items if i.closure is not None)
    return sorted({basis for basis in bases if basis})


def _ground(meeting: Meeting, item: Item) -> str:
    """The legal basis of what was raised under a closed item is that of the closed one."""
    if item.closure is not None:
        return printable.line(item.closure.basis)
    above = meeting.item(item.parent) if item.parent is not None else None
    return _ground(meeting, above) if above is not None else ""


def _item(meeting: Meeting, item: Item, *, closed: bool) -> dict[str, object]:
    neutral = neutral_title(meeting, item)
    return {
        "number": printable.line(item.number),
        "title": printable.line(item.title),
        "public_title": printable.line(item.title if neutral is None else neutral),
        "kind": item.agenda.kind,
        "outcome": status(item),
        "access": "closed" if closed else "public",
        "ground": _ground(meeting, item) if closed else "",
        "attachments": [printable.line(one) for one in item.agenda.attachments],
    }


def _document(one: Enclosed, grounds: list[str]) -> dict[str, object]:
    ending = one.path[one.path.rfind(".") :]
    told: dict[str, object] = {
        "path": f"data/{one.path}",
        "kind": one.kind,
        "media_type": _MEDIA.get(ending, "application/octet-stream"),
        "access": one.access,
        "grounds": grounds if one.access != "public" else [],
        "bytes": len(one.data),
        "sha256": sha256(one.data).hexdigest(),
    }
    if one.version:
        told["version"] = one.version
    if one.given_name:
        told["given_name"] = one.given_name
    return told


def _without_addresses(value: object) -> object:
    """The same without e-mail addresses, wherever somebody typed one: those of persons never leave."""
    if isinstance(value, str):
        return without_addresses(value)
    if isinstance(value, list):
        return [_without_addresses(one) for one in value]
    if isinstance(value, dict):
        return {key: _without_addresses(one) for key, one in value.items()}
    return value
