"""What the command line shows of packs, meetings and logs, as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sognko_tui.meeting import events as e
from sognko_tui.meeting.board import Board
from sognko_tui.meeting.decisions import as_text, status
from sognko_tui.meeting.enclosures import lacks
from sognko_tui.meeting.events import Entry
from sognko_tui.meeting.exempt import meant_to_be_closed
from sognko_tui.meeting.mentions import Here, of_proposal, referred_to
from sognko_tui.meeting.public import closed_items, public_log, public_part
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.office import sentences
from sognko_tui.office.listing import Summary
from sognko_tui.office.sentences import mentioned
from sognko_tui.texts import N_, _, ngettext

if TYPE_CHECKING:
    from sognko_tui.agenda.reading import Reading
    from sognko_tui.meeting.agenda import AgendaItem

STATES = {
    "planned": N_("klart"),
    "underway": N_("i gang"),
    "finished": N_("ført"),
    "damaged": N_("øydelagd fil"),
}
"""How far a meeting has come."""

DAMAGES = {
    "missing": N_("meeting.json manglar"),
    "unreadable": N_("meeting.json lét seg ikkje lese"),
    "merge": N_("meeting.json er halvt fletta av git"),
    "unsound": N_("meeting.json er øydelagd"),
}
"""What is the matter with the file of a meeting that cannot be read."""

READ = N_("maskinlesen")
"""What is said of a meeting that was not minuted here, but read by machine in its protocol."""

STATUSES = {
    "open": N_("open"),
    "adopted": N_("vedteken som framlegget"),
    "amended": N_("vedteken med endringar"),
    "other": N_("anna framlegg vedteke"),
    "rejected": N_("ikkje vedteken"),
    "postponed": N_("utsett"),
    "withdrawn": N_("trekt"),
    "returned": N_("send tilbake"),
    "forwarded": N_("send over"),
    "handled": N_("handsama"),
}
"""What became of an item."""

DOOR = {
    "list": N_("møta dine"),
    "show MØTE": N_("eitt møte"),
    "log MØTE": N_("kva som har hendt i det"),
    "search ORD": N_("saker i arkivet med desse orda"),
    "decisions": N_("vedtaka, dei nyaste først"),
    "followups": N_("det som skal følgjast opp"),
    "thread MØTE SAK": N_("ei sak gjennom møta"),
    "references": N_("tilvisingar til vedtak som ikkje finst"),
    "figures": N_("tal frå møta, år for år"),
    "check [MØTE]": N_("det som manglar eller ikkje stemmer"),
    "get MØTE FORMAT": N_("protokollen eller møtet: md, html, json, log, backup"),
    "put NAMN < FIL": N_("legg ei fil i innboksen"),
    "agenda FIL": N_("kva som vart funne i ei fil i innboksen"),
    "follow [MØTE]": N_("skjermbilete nummer to (ssh -t)"),
    "board list": N_("styra dine"),
}
"""What whoever came in over SSH may ask for."""

KINDS = {
    "formality": N_("formell sak"),
    "information": N_("orientering"),
    "decision": N_("vedtakssak"),
    "election": N_("val"),
    "other": N_("anna"),
}
"""What sort of item it is."""

EVENTS: dict[type[e.Event], str] = {
    e.MeetingConvened: N_("møtet er kalla inn"),
    e.HeadChanged: N_("opplysning om møtet er sett"),
    e.MeetingStarted: N_("møtet byrja"),
    e.MeetingEnded: N_("møtet slutta"),
    e.BreakTaken: N_("pause"),
    e.MemberArrived: N_("kom"),
    e.MemberLeft: N_("gjekk"),
    e.AbsenceNoted: N_("forfall"),
    e.AttendanceCleared: N_("frammøte stroke"),
    e.PresenceCorrected: N_("frammøte retta"),
    e.GuestNoted: N_("gjest"),
    e.Disqualified: N_("ugild"),
    e.DisqualificationCompleted: N_("vara eller møteleiar for den ugilde"),
    e.DisqualificationLifted: N_("ikkje ugild likevel"),
    e.ItemOpened: N_("saka komen til"),
    e.ItemAdded: N_("ny sak"),
    e.TextEdited: N_("tekst endra"),
    e.ProposalCorrected: N_("skrivefeil i framlegget retta"),
    e.PackRevised: N_("ny versjon av sakspapira"),
    e.ItemAnnounced: N_("sak komen til i sakspapira"),
    e.ItemRevised: N_("nytt sakspapir i saka"),
    e.ItemLeftOut: N_("sak teken ut av sakspapira"),
    e.ProposalMoved: N_("framlegg sett fram"),
    e.VoteTaken: N_("røysting"),
    e.VoteWithdrawn: N_("røysting stroken"),
    e.DecisionAdopted: N_("vedteke"),
    e.ProposalRejected: N_("framlegget fall"),
    e.ItemHandled: N_("handsama"),
    e.ItemPostponed: N_("utsett"),
    e.ItemWithdrawn: N_("trekt"),
    e.ItemReturned: N_("send tilbake"),
    e.ItemForwarded: N_("send over"),
    e.ItemReopened: N_("teken opp att"),
    e.StatementRecorded: N_("protokolltilførsel"),
    e.FollowUpNoted: N_("oppfølging"),
    e.RuleOverridden: N_("gjekk imot ein regel"),
    e.ProtocolRead: N_("lese ut av protokollen av ei maskin"),
    e.BreakCorrected: N_("pause retta"),
    e.NextMeetingSet: N_("neste møte sett"),
    e.ProtocolCirculated: N_("protokollen send rundt"),
    e.ProtocolApproved: N_("protokollen godkjend"),
    e.CorrectionBegun: N_("retting av protokollen begynt"),
    e.RemarkReceived: N_("merknad til protokollen, ført i eit seinare møte"),
    e.ParticipationChanged: N_("med på fjernmøte eller i rommet"),
    e.DeputySkipped: N_("vara ikkje kalla inn"),
    e.ItemMoved: N_("rekkjefølgja endra"),
    e.ProposalWithdrawn: N_("framlegg trekt"),
    e.PostOpened: N_("val sett opp"),
    e.PostRemoved: N_("val stroke"),
    e.Nominated: N_("føreslegen"),
    e.BallotTaken: N_("røysting i valet"),
    e.BallotWithdrawn: N_("røysting i valet stroken"),
    e.KeptApart: N_("handsama for lukka dører"),
    e.SessionClosed: N_("møtet lukka"),
    e.SessionOpened: N_("møtet opna att"),
    e.ClosureLifted: N_("saka ikkje lukka likevel"),
    e.ItemTimesCorrected: N_("tidene for saka retta"),
    e.StatementWithdrawn: N_("tilførsel stroken"),
    e.RemarkRecorded: N_("merknad til ein tidlegare protokoll"),
    e.FollowUpWithdrawn: N_("oppfølging stroken"),
    e.FollowUpSettled: N_("oppfølging gjord"),
    e.FollowUpReopened: N_("oppfølging ikkje gjord likevel"),
    e.ProtocolSigned: N_("protokollen signert"),
    e.ParcelReceived: N_("kvittering frå arkivet"),
    e.Undone: N_("angra"),
    e.Redone: N_("gjort om att"),
}
"""What happened, in a few words."""


def pack(reading: Reading) -> Iterator[str]:
    """What was found in a pack: the items with their proposals, then what to look at."""
    from sognko_tui.agenda.mentioned import place_of
    from sognko_tui.office import reviewing

    head = (reading.board, reading.date, reading.time, reading.place)
    told = " · ".join(part for part in head if part)
    if told:
        yield told
    place = place_of(reading)
    for item, part in zip(reading.items, reading.parts, strict=True):
        mark = "? " if part.certainty.doubtful else ""
        closed = "  [" + _("skal lukkast?") + "]" if meant_to_be_closed(item) else ""
        yield f"{mark + item.number:>6}  {item.title}  [{_(KINDS[item.kind])}]{closed}"
        if mark and (why := reviewing.why(part.certainty)):
            yield f"{'':8}? {why}"
        for point in item.proposal:
            blank = "  " + _("<ope felt>") if point.blank else ""
            yield f"{'':8}{point.marker} {point.text}{blank}".rstrip()
        yield from (f"{'':8}{line}" for line in _mentioned(item, place))
    count = len(reading.items)
    yield ngettext("{count} sak", "{count} saker", count).format(count=count)
    for warning in reading.warnings:
        told = sentences.warning(warning)
        yield "! " + _("linje {line}: {warning}").format(line=warning.line, warning=told)


def _mentioned(item: AgendaItem, place: Here) -> Iterator[str]:
    """What follows from an item: what it proposes, what it refers to, what is missing."""
    proposed, referred = of_proposal(item, place), referred_to(item, place)
    if proposed:
        yield mentioned.proposed(proposed)
    if referred:
        yield mentioned.references(referred)
    yield from (f"! {sentences.lack(one)}" for one in lacks(item))


def boards(all_boards: Sequence[Board]) -> Iterator[str]:
    """The boards, each with the number of its members."""
    for board in all_boards:
        count = len(board.seats)
        members = ngettext("{count} medlem", "{count} medlemer", count).format(count=count)
        yield f"{board.id}  {board.name}  {members}  {board.language}  {board.rules}"


def meetings(summaries: Sequence[Summary]) -> Iterator[str]:
    """The meetings, newest first."""
    for one in summaries:
        state = _(STATES[one.state] if not one.read else READ)
        if one.held_by:
            state = _("ope hos {who}").format(who=one.held_by)
        elif one.damage is not None:
            state = f"{state}: {_(DAMAGES[one.damage])}"
        elif one.stage == "approved":
            state = _("godkjend")
        elif one.stage == "circulated" and one.remarks_due is not None:
            state = _("send rundt, merknader innan {due}").format(due=one.remarks_due.isoformat())
        yield f"{one.id}  {one.closed}/{one.items}  {state}"


def meeting(shown: Meeting, *, full: bool = False) -> Iterator[str]:
    """One meeting: head, attendance, and every item with what became of it.

    Of an item behind closed doors there is only its number and neutral title, unless in `full`.
    """
    shown = shown if full else public_part(shown)
    when = " ".join(part for part in (str(shown.date or ""), shown.time) if part)
    yield " · ".join(part for part in (shown.board.name, when, shown.place) if part)
    if shown.source is not None:
        yield sentences.source(shown.source)
        yield from (f"? {one}" for one in sentences.doubts_of(shown))
    yield from _protocol(shown)
    here = [p.name for p in (*shown.board.people, *shown.guests) if shown.presence(p.id).stays]
    if here:
        yield _("Møtte: {names}").format(names=", ".join(here))
    away = [p.name for p in shown.board.people if shown.presence(p.id).absent]
    if away:
        yield _("Forfall: {names}").format(names=", ".join(away))
    closed = closed_items(shown)
    for item in shown.items:
        yield from _item(item, closed=item.id in closed, full=full)


def _protocol(shown: Meeting) -> Iterator[str]:
    """How far the protocol has come, and where remarks on it stand."""
    sent = shown.circulated
    if shown.approved is not None:
        told = _("Protokollen er godkjend {day}: {where}")
        yield told.format(day=shown.approved.date().isoformat(), where=_flat(shown.approved_where))
    if shown.correcting:
        yield _("Versjon {version} er ikkje godkjend enno.").format(version=shown.version)
    if sent is not None:
        told = _("Protokollen vart send rundt {on}, merknader innan {due}.")
        yield told.format(on=sent.on.isoformat(), due=sent.due.isoformat())
    for received in shown.received:
        told = _("Merknad til protokollen er ført i {meeting}, sak {number}.")
        yield told.format(meeting=received.meeting, number=received.number)


def _item(item: Item, *, closed: bool, full: bool) -> Iterator[str]:
    yield ""
    doors = "  " + _("[for lukka dører]") if closed else ""
    yield f"{item.number} {item.title}  [{_(STATUSES[status(item)])}]{doors}"
    for earlier in item.agenda.history:
        yield "  " + _("Utsett {date} (sak {number})").format(
            date=earlier.date, number=earlier.number
        )
    # What was never adopted is no decision, whatever stands in the field.
    texts = [(_("Referat"), item.minutes)]
    if item.adopted is not None:
        texts.insert(0, (_("Vedtak"), item.adopted))
    elif item.open and item.touched:
        texts.insert(0, (_("Utkast til vedtak"), item.decision))
    elif item.proposal:
        texts.insert(0, (_("Framlegg"), as_text(item.proposal)))
    if full:
        texts.append((_("Notat"), item.notes))
    for name, text in texts:
        if text.strip():
            yield f"  {name}:"
            yield from (f"    {line}" for line in text.strip().splitlines())


def carried(shown: Meeting) -> Iterator[str]:
    """The items that were postponed in earlier meetings and came over to this one."""
    for item in shown.items:
        if item.agenda.history:
            before = item.agenda.history[-1]
            yield _("Teken med: sak {number} {title}, utsett {date} (sak {earlier}).").format(
                number=item.number, title=item.title, date=before.date, earlier=before.number
            )


def log(entries: Sequence[Entry], shown: Meeting, *, full: bool = False) -> Iterator[str]:
    """The events in order: number, time, who, what and where.

    Of an item behind closed doors no more than that, unless in `full`.
    """
    told = ((x, x.event) for x in entries) if full else public_log(entries, shown)
    for entry, event in told:
        parts = [_(EVENTS[type(entry.event)])]
        item_id = getattr(entry.event, "item", None)
        item = shown.item(item_id) if isinstance(item_id, str) else None
        if item is not None:
            parts.append(_("sak {number}").format(number=item.number))
        person = getattr(event, "person", None)
        if isinstance(person, str):
            known = shown.person(person)
            parts.append(known.name if known else person)
        if isinstance(event, e.TextEdited) and (full or event.field != "notes"):
            # Of typing that has settled to nothing there is nothing to show.
            parts += filter(None, [_change(event.removed, event.inserted)])
        if isinstance(event, e.FollowUpSettled):
            parts.append(": ".join(filter(None, (event.on.isoformat(), _flat(event.note)))))
        if isinstance(event, e.ProtocolCirculated):
            dates = _("{on}, merknader innan {due}")
            parts.append(dates.format(on=event.on.isoformat(), due=event.due.isoformat()))
        if isinstance(event, e.ProtocolSigned):
            parts.append(
                ", ".join(filter(None, (_flat(event.who), event.on.isoformat(), event.key)))
            )
        if isinstance(event, e.ParcelReceived):
            parts.append(": ".join(filter(None, (event.system, _flat(event.reference)))))
        if isinstance(event, e.RuleOverridden):
            parts.append(f"{sentences.rule_name(event.rule)}: «{_flat(event.reason)}»")
        if isinstance(event, e.CorrectionBegun):
            parts.append(": ".join(filter(None, (event.who, f"«{_flat(event.reason)}»"))))
        yield f"{entry.seq:>5}  {entry.at:%Y-%m-%d %H:%M:%S}  {entry.by}  {' · '.join(parts)}"


def _change(removed: str, inserted: str) -> str:
    shown = [f"{sign}«{_short(text)}»" for sign, text in (("-", removed), ("+", inserted)) if text]
    return " ".join(shown)


def _flat(text: str) -> str:
    """The whole of it in one line: a reason is what the log is asked for."""
    return " ".join(text.split())


def _short(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= 40 else flat[:39] + "…"


def door() -> Iterator[str]:
    """What may be asked for over the line, for whoever came in that way."""
    yield _("Utan kommando opnar programmet seg. Elles:")
    for command, told in DOOR.items():
        yield f"  {command:30} {_(told)}"
