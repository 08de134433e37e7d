"""A later version of a meeting's pack: held against the meeting, and taken in where it is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui.archive.store import Archive
from sognko_tui.meeting.events import Pack
from sognko_tui.meeting.revising import Changed, Revision, compared, events_of
from sognko_tui.meeting.session import Refused
from sognko_tui.meeting.state import Meeting
from sognko_tui.office import intake, printable, sentences
from sognko_tui.office.recording import record, session_of
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import N_, _, ngettext

if TYPE_CHECKING:
    from sognko_tui.agenda import Reading
    from sognko_tui.office.opened import OpenMeeting

PARTS = {
    "number": N_("nummeret"),
    "title": N_("tittelen"),
    "kind": N_("slaget"),
    "proposal": N_("framlegget"),
    "background": N_("saksframstillinga"),
    "attachments": N_("vedlegga"),
    "links": N_("lenkjene"),
}
"""What of an item can be another."""


def revision(meeting: Meeting, reading: Reading) -> Revision:
    """How a reading differs from the meeting it is a later version for."""
    return compared(meeting, tuple(intake.items_of(reading, meeting.board)))


def revise(archive: Archive, opened: OpenMeeting, path: Path, reading: Reading) -> Revision:
    """Let the meeting follow the later version, which is kept beside the earlier ones.

    What has been typed or decided stays as it is. Raises `Trouble` where the meeting cannot be
    written in, is approved, or the file is no longer what was read; `ArchiveError`, `OSError`.
    """
    session = session_of(opened)
    if session.meeting.approved is not None:
        # Nothing is laid beside an approved meeting that does not belong to it.
        said = sentences.refused(Refused("approved"), session.meeting)
        raise Trouble("not_revised", {"reason": said})
    data = intake.pack_bytes(path)
    if reading.sha256 != sha256(data).hexdigest():
        raise Trouble("pack_changed", {"name": path.name})
    found = revision(session.meeting, reading)
    if found.empty:
        return found
    name = archive.papers.add_pack(opened.id, data, intake.suffix_of(reading.format))
    pack = Pack(file=name, sha256=reading.sha256)
    record(opened, *events_of(found, pack), refused="not_revised")
    return found


def other_day(meeting: Meeting, reading: Reading) -> str:
    """That the papers name another day than the meeting's; empty where they do not."""
    if reading.date is None or meeting.date is None or reading.date == meeting.date.isoformat():
        return ""
    year, month, day = (int(part) for part in reading.date.split("-"))
    return _("Sakspapira er til eit møte {day}.{month}.{year}. Er det rett fil?").format(
        day=day, month=month, year=year
    )


def told(found: Revision) -> Iterator[str]:
    """What the later version changes, a line each; the summary first."""
    yield summary(found)
    for number in found.doubled:
        told = _("Fleire saker får nummeret {number}: rett det i innlesinga om det er feil.")
        yield f"! {told.format(number=printable.line(number))}"
    for added in found.added:
        yield f"+ {_name(added.item.number, added.item.title)}"
    for one in found.changed:
        yield f"~ {_name(one.agenda.number, one.agenda.title)}: {_changed(one)}"
    for gone in found.gone:
        note = _("står ikkje lenger i sakspapira; ho blir teken ut av møtet")
        if gone.stays:
            note = _("står ikkje lenger i sakspapira, men her er det ført noko: ho blir ståande")
        yield f"- {_name(gone.item.number, gone.item.title)}: {note}"


def summary(found: Revision) -> str:
    """How many items came, changed, went and are as they were."""
    if found.empty:
        return _("Sakspapira seier det same som møtet: ingenting å endre.")
    parts = []
    follow = sum(1 for one in found.changed if not one.closed)
    stay = len(found.changed) - follow
    for count, text in (
        (len(found.added), ngettext("{count} ny sak", "{count} nye saker", len(found.added))),
        (follow, ngettext("{count} endra", "{count} endra", follow)),
        (stay, ngettext("{count} ferdig, som står", "{count} ferdige, som står", stay)),
        (len(found.gone), ngettext("{count} borte", "{count} borte", len(found.gone))),
        (found.same, ngettext("{count} som før", "{count} som før", found.same)),
    ):
        if count:
            parts.append(text.format(count=count))
    return ", ".join(parts) + "."


def _name(number: str, title: str) -> str:
    return printable.line(" ".join(part for part in (number, title) if part))


def _changed(one: Changed) -> str:
    parts = ", ".join(_(PARTS[part]) for part in one.parts)
    if one.closed:
        return _("{parts}; saka er ferdig og står som ho er").format(parts=parts)
    if one.written and "proposal" in one.parts:
        return _("{parts}; det du har skrive i VEDTAK, står").format(parts=parts)
    return parts
