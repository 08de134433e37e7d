"""The head of the protocol: the front matter, the notice that it is a draft, and the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from sognko_tui.meeting.attendance import attendance_taken
from sognko_tui.meeting.check import check
from sognko_tui.meeting.facts import Source
from sognko_tui.meeting.presiding import chair, presided_in
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.protocol.document import DRAFT, Block, Facts, Head, Paragraph, Quote, Run, paragraph
from sognko_tui.protocol.telling import Telling, at_home, clock, typed_name, weekday
from sognko_tui.protocol.wording import one_line

STRUCTURE = 2
"""The version of the protocol's structure, in the front matter of each."""


def head(telling: Telling, *, draft: bool) -> Head:
    """What a machine wants to know of a protocol."""
    meeting = telling.meeting
    attended = [p for p in meeting.board.seats if meeting.presence(p.id).stays]
    deputies = [p for p in meeting.board.deputies if meeting.presence(p.id).stays]
    return Head(
        structure=STRUCTURE,
        status=_status(telling, draft=draft),
        meeting=one_line(meeting.id),
        board=one_line(meeting.board.name),
        language=telling.phrases.language,
        version=meeting.version if meeting.version > 1 else None,
        access=access(meeting),
        date=_iso(meeting.date),
        place=typed_name(meeting.place),
        form=_held_as(meeting),
        planned=one_line(meeting.time),
        start=_minute(meeting.started),
        end=_minute(meeting.ended),
        notice_date=_iso(meeting.notice.date),
        notice_manner=typed_name(meeting.notice.manner),
        **standing(telling)._asdict(),
        presiding=presiding(telling),
        secretary=secretary(telling),
        members=len(meeting.board.seats),
        members_present=len(attended),
        deputies_present=len(deputies),
        prefix=telling.prefix,
        items=tuple(telling.printed(item) for item in meeting.items),
        phrases=telling.phrases.replaced,
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _minute(at: datetime | None) -> str:
    return at_home(at).isoformat(timespec="minutes") if at is not None else ""


def _status(telling: Telling, *, draft: bool) -> str:
    """`final` also where nobody was ever told of sending it round or approving it."""
    if draft:
        return DRAFT
    meeting = telling.meeting
    return "circulated" if meeting.circulated is not None and not meeting.locked else "final"


class Standing(NamedTuple):
    """When a version was sent round and approved, and where; empty for what was not."""

    circulated: str = ""
    circulated_manner: str = ""
    remarks_due: str = ""
    approved: str = ""
    approved_where: str = ""


def standing(telling: Telling) -> Standing:
    """How far this version has come."""
    meeting = telling.meeting
    sent = meeting.circulated
    approved = meeting.approved if meeting.locked else None
    return Standing(
        circulated=_iso(sent.on) if sent else "",
        circulated_manner=typed_name(sent.manner) if sent else "",
        remarks_due=_iso(sent.due) if sent else "",
        approved=_iso(at_home(approved).date()) if approved else "",
        approved_where=typed_name(meeting.approved_where) if approved else "",
    )


def presiding(telling: Telling) -> str:
    """Who presided over the meeting, or nothing where nobody can be named."""
    person = chair(telling.meeting)
    return telling.name(person.id) if person is not None else ""


def presided(telling: Telling, item: Item) -> str:
    """Who presided in an item, where that is not the one named at the head."""
    usual, then = chair(telling.meeting), presided_in(telling.meeting, item)
    if item.open or usual is None or then is None or usual.id == then.id:
        return ""
    return telling.name(then.id) if attendance_taken(telling.meeting) else ""


def presided_instead(telling: Telling, item: Item) -> tuple[str, ...]:
    """For each who had no part in the item, who presided in their place; told once.

    Whoever was named for it may have had no part in the item either.
    """
    usual, then = chair(telling.meeting), presided_in(telling.meeting, item)
    led = [
        bool(d.presides) or (usual is not None and d.person == usual.id) for d in item.disqualified
    ]
    last = max((n for n, one in enumerate(led) if one), default=-1)
    name = telling.name(then.id) if then is not None else ""
    return tuple(name if n == last else "" for n in range(len(led)))


def secretary(telling: Telling) -> str:
    """Who wrote the protocol: a name as typed, or somebody on the roster."""
    return telling.who(telling.meeting.secretary)


def access(meeting: Meeting) -> str:
    """Whether this is the full protocol or the public one of a meeting with closed items."""
    closures = [item.closure for item in meeting.items if item.closure is not None]
    if not closures:
        return ""
    return "full" if any(closure.basis for closure in closures) else "public"


def sent_notice(telling: Telling) -> Quote:
    """What says at the head that the protocol is sent round and not approved yet."""
    sentences = (telling.phrases["draft.sent_text"], *_sent_round(telling))
    label = Run(text=telling.phrases["draft.sent_label"], strong=True)
    first, *others = sentences
    opening = Paragraph(runs=(label, Run(text=" " + first)))
    return Quote(blocks=(opening, *(paragraph(text) for text in others)))


def _sent_round(telling: Telling) -> Iterator[str]:
    sent, say = telling.meeting.circulated, telling.phrases.say
    if sent is not None:
        manner = typed_name(sent.manner)
        key = "draft.sent_manner" if manner else "draft.sent"
        yield say(key, date=telling.date(sent.on), manner=manner)
        yield say("draft.remarks", date=telling.date(sent.due))


def draft_notice(telling: Telling, remarks_due: date | None) -> Quote:
    """What says at the head that the protocol is a draft, and what is still open in it."""
    say = telling.phrases.say
    label = Run(text=say("draft.label"), strong=True)
    paragraphs = [Paragraph(runs=(label, Run(text=" " + say("draft.text"))))]
    unfinished = tuple(i for i in telling.meeting.items if i.open and i.id not in telling.closed)
    if unfinished:
        paragraphs.append(paragraph(say("draft.open", items=telling.items(unfinished))))
    faulty = tuple(i for i in _faulty(telling.meeting) if i.id not in telling.closed)
    if faulty:
        paragraphs.append(paragraph(say("draft.faults", items=telling.items(faulty))))
    paragraphs += (paragraph(text) for text in _sent_round(telling))
    if remarks_due is not None and telling.meeting.circulated is None:
        due = say("draft.remarks", date=telling.date(remarks_due))
        paragraphs.append(paragraph(due))
    return Quote(blocks=tuple(paragraphs))


def read_notice(telling: Telling, source: Source) -> Quote:
    """What says that this was put together of what a machine read: the original is what counts."""
    label = Run(text=telling.phrases["read.label"], strong=True)
    text = telling.phrases.say("read.text", file=typed_name(source.file))
    return Quote(blocks=(Paragraph(runs=(label, Run(text=" " + text))),))


def _faulty(meeting: Meeting) -> tuple[Item, ...]:
    wrong = {f.item for f in check(meeting) if f.severity == "hard"}
    return tuple(i for i in meeting.items if i.id in wrong)


def facts(telling: Telling) -> Iterator[Block]:
    """Date, time, place, form, notice, who presided and who wrote; only what is known."""
    meeting, phrases = telling.meeting, telling.phrases
    day = meeting.date
    known = (
        ("date", f"{weekday(day, phrases.language)} {telling.date(day)}" if day else ""),
        ("time", _time(telling)),
        ("place", typed_name(meeting.place)),
        ("form", form(telling)),
        ("notice", notice(telling)),
        ("presiding", presiding(telling)),
        ("secretary", secretary(telling)),
        *_approval(telling),
    )
    pairs = tuple((phrases[f"head.{name}"], value) for name, value in known if value)
    if pairs:
        yield Facts(pairs=pairs)


def _approval(telling: Telling) -> Iterator[tuple[str, str]]:
    """When the approved version was sent round and by when remarks were due; where it was approved."""
    meeting, say = telling.meeting, telling.phrases.say
    sent = meeting.circulated
    if not meeting.locked or meeting.approved is None:
        return
    if sent is not None:
        manner = typed_name(sent.manner)
        key = "head.circulated_manner" if manner else "head.circulated_due"
        on, due = telling.date(sent.on), telling.date(sent.due)
        yield "circulated", say(key, date=on, manner=manner, due=due)
    where = typed_name(meeting.approved_where)
    if where:
        yield "approved_where", where
    else:
        yield "approved", telling.date(at_home(meeting.approved).date())


def _held_as(meeting: Meeting) -> str:
    """The form as it was noted; one member on the line makes it one with remote participation."""
    noted = one_line(meeting.form)
    stays = (stay for presence in meeting.presences for stay in presence.stays)
    remote = any(stay.remote or any(mode.remote for mode in stay.modes) for stay in stays)
    return "hybrid" if noted == "in_person" and remote else noted


def form(telling: Telling) -> str:
    """The form of the meeting in words; one that is not known is told as it was typed."""
    bare = _held_as(telling.meeting)
    known = ("in_person", "remote", "hybrid")
    return telling.phrases[f"form.{bare}"] if bare in known else bare


def _time(telling: Telling) -> str:
    meeting, say = telling.meeting, telling.phrases.say
    if meeting.started and meeting.ended:
        return say("head.from_to", start=clock(meeting.started), end=clock(meeting.ended))
    if meeting.started:
        return say("head.from", start=clock(meeting.started))
    planned = typed_time(meeting.time)
    return say("head.planned", time=planned) if planned else ""


def typed_time(text: str) -> str:
    """A time of day that was typed, as it is written: 9.20; other words stay."""
    typed = one_line(text)
    found = re.fullmatch(r"0?(\d{1,2})[:.](\d\d)", typed)
    return f"{found[1]}.{found[2]}" if found else typed


def notice(telling: Telling) -> str:
    """When and how the meeting was called, or nothing where that is not known."""
    sent_out, say = telling.meeting.notice, telling.phrases.say
    manner = typed_name(sent_out.manner)
    if sent_out.date is None:
        return manner
    sent = telling.date(sent_out.date)
    if manner:
        return say("head.notice_date_manner", date=sent, manner=manner)
    return say("head.notice_date", date=sent)
