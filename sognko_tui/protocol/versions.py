"""What the head tells of the protocol itself: which version it is, what was put right, remarks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sognko_tui.meeting.corrections import Difference, differences
from sognko_tui.meeting.state import Correction, Item, Meeting
from sognko_tui.protocol.closing import next_meeting
from sognko_tui.protocol.document import Block, List, paragraph, plain, text_of
from sognko_tui.protocol.head import access, form, notice, typed_time
from sognko_tui.protocol.participation import presence
from sognko_tui.protocol.telling import Telling, at_home, clock, typed_name
from sognko_tui.protocol.votes import sentence, told
from sognko_tui.protocol.wording import one_line


def versions(telling: Telling) -> Iterator[Block]:
    """That the protocol is not public, what was corrected in it, where remarks on it stand."""
    meeting, say = telling.meeting, telling.phrases.say
    if access(meeting) == "full":
        yield paragraph(say("document.full"), strong=True)
    for correction, after in _versions(meeting):
        where = typed_name(correction.before.approved_where)
        if where:
            yield paragraph(say("version.before", count=correction.version - 1, where=where))
        yield paragraph(_corrected(telling, correction))
        rows = _changes(correction.before, after)
        if rows:
            yield List(items=tuple(plain(row) for row in rows))
    for received in meeting.received:
        if meeting.locked and received.after == meeting.version:
            # It came when this version was approved, and what is approved stands as it was.
            continue
        number = one_line(received.number)
        key = "version.received" if number else "version.received_bare"
        item = telling.label(telling.numbered(number, received.date))
        yield paragraph(say(key, date=telling.date(received.date), item=item))


def versions_of_item(telling: Telling, item: Item) -> Iterator[Block]:
    """The corrections that touched this item, each with what it changed there."""
    for correction, after in _versions(telling.meeting):
        if correction.before.item(item.id) != after.item(item.id):
            yield paragraph(_corrected(telling, correction))
            rows = _changes(correction.before, after, item.id)
            if rows:
                yield List(items=tuple(plain(row) for row in rows))


def told_of_versions(telling: Telling) -> tuple[str, ...]:
    """The same, as sentences."""
    found: list[str] = []
    for block in versions(telling):
        if isinstance(block, List):
            found += (text_of(item) for item in block.items)
        else:
            found.append(text_of(getattr(block, "runs", ())))
    return tuple(found)


def _versions(meeting: Meeting) -> Iterator[tuple[Correction, Meeting]]:
    """Each correction with the meeting as it stood after it."""
    after = [*(c.before for c in meeting.corrections[1:]), meeting]
    yield from zip(meeting.corrections, after, strict=False)


def _corrected(telling: Telling, correction: Correction) -> str:
    say, person = telling.phrases.say, telling.who(correction.who)
    told = say(
        "version.corrected_by" if person else "version.corrected",
        count=correction.version,
        date=telling.date(at_home(correction.at).date()),
        person=person,
    )
    reason = typed_name(correction.reason)
    return f"{told} {say('version.reason', reason=reason)}" if reason else told


def _changes(before: Meeting, after: Meeting, only: str | None = None) -> list[str]:
    """The differences as sentences, each once; of one item alone where it is named."""
    then, now = Telling(before), Telling(after)
    found = (one for one in differences(before, after) if only is None or one.item == only)
    return list(dict.fromkeys(row for one in found for row in _told(then, now, one)))


def _told(then: Telling, now: Telling, found: Difference) -> Iterator[str]:
    phrases = now.phrases
    item = now.meeting.item(found.item)
    was = then.meeting.item(found.item)
    if item is None:
        field = phrases[f"field.{found.what}"]
        if found.what == "attendance" and found.person is not None:
            old, new = (_attended(telling, found.person) for telling in (then, now))
            yield _change(now, field, now.name(found.person), old, new)
            return
        old, new = (_of_meeting(telling, found, n) for n, telling in enumerate((then, now)))
        yield _change(now, phrases["field.meeting"], field, old, new)
        return
    where = now.opening(item)
    if was is None or found.what == "added":
        yield phrases.say("version.item_added", where=where)
        return
    if found.what == "vote":
        old, new = _votes(then, was), _votes(now, item)
    elif found.what == "outcome":
        old, new = (phrases[f"summary.{_status(status)}"] for status in (found.old, found.new))
    else:
        old, new = one_line(found.old), one_line(found.new)
    yield _change(now, where, phrases[f"field.{found.what}"], old, new)


def _status(status: str) -> str:
    """The key of the words for how an item ended."""
    return "no_decision" if status == "handled" else status


def _change(telling: Telling, where: str, field: str, old: str, new: str) -> str:
    if old == new:
        return telling.phrases.say("version.put_right", where=where, field=field)
    key = "changed" if old and new else "inserted" if new else "removed"
    return telling.phrases.say(f"version.{key}", where=where, field=field, old=old, new=new)


def _attended(telling: Telling, person: str) -> str:
    noted = telling.meeting.presence(person)
    if noted.stays:
        return presence(telling, person)
    return telling.phrases[f"absence.{noted.absent or 'unknown'}"]


def _of_meeting(telling: Telling, found: Difference, side: int) -> str:
    meeting = telling.meeting
    if found.what in ("start", "end"):
        moment: datetime | None = meeting.started if found.what == "start" else meeting.ended
        return clock(moment) if moment else ""
    if found.what == "form":
        return form(telling)
    if found.what == "breaks":
        return ", ".join(f"{clock(b.start)}–{clock(b.end)}" for b in meeting.breaks)
    if found.what == "notice":
        return notice(telling)
    if found.what == "planned":
        return typed_time(meeting.time)
    if found.what == "next_meeting":
        return next_meeting(telling)
    if found.what == "skipped":
        return ""
    return telling.who((found.old, found.new)[side])


def _votes(telling: Telling, item: Item) -> str:
    return " ".join(sentence(telling, item, vote) for vote in told(item))
