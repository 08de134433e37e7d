"""eInnsyn: a meeting as the `Moetemappe` that the national register of meetings takes.

Valid against the register's own schema. Which fact stands in which field, and what the register has
no field for, is told in docs/data.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from uuid import UUID

from sognko_tui.meeting.agenda import Kind
from sognko_tui.meeting.exempt import for_all
from sognko_tui.meeting.numbering import without_prefix
from sognko_tui.meeting.public import neutral_title, public_part
from sognko_tui.meeting.result import settled
from sognko_tui.meeting.state import Item, Meeting, Vote
from sognko_tui.protocol.addresses import without_addresses
from sognko_tui.protocol.attendance import attendance
from sognko_tui.protocol.closing import next_meeting, pause_sentence
from sognko_tui.protocol.data.casting import Cast, cast, nameless, put_together
from sognko_tui.protocol.data.writing import json_file, known, prefixed_id, stable_id
from sognko_tui.protocol.document import (
    Block,
    Facts,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
    paragraph,
    text_of,
)
from sognko_tui.protocol.elections import rounds
from sognko_tui.protocol.head import facts
from sognko_tui.protocol.html import fragment
from sognko_tui.protocol.items import parts
from sognko_tui.protocol.outcomes import decision, decision_lines, proposal_lines
from sognko_tui.protocol.standing import standing
from sognko_tui.protocol.telling import Telling, at_home, typed_name
from sognko_tui.protocol.versions import versions
from sognko_tui.protocol.votes import settling, told, voting
from sognko_tui.protocol.wording import blocks, lines, one_line, quoted

Object = dict[str, object]
"""An object of the register."""

HTML = "text/html"

KINDS: dict[Kind, str] = {
    "formality": "godkjenning",
    "information": "orientering",
    "decision": "moete",
    "election": "moete",
    "other": "annet",
}
"""The register's kinds of items. An item is not called political: not every board is elected."""

EARLIEST = 1700
"""The first year that the register takes."""

LONGEST = 1000
"""Signs of a description that the register takes."""

_CHOICES = {"for": "Ja", "against": "Nei", "blank": "Blankt"}
_TURNED = {"for": "Nei", "against": "Ja", "blank": "Blankt"}
_ACTS = {"postponed": "postpone", "returned": "return", "forwarded": "forward"}
_PREFIXES = {
    "Moetemappe": "mm",
    "Moetedokument": "mdok",
    "Moetesak": "ms",
    "Moetesaksbeskrivelse": "msb",
    "Utredning": "utr",
    "Vedtak": "ved",
    "Votering": "vot",
    "Moetedeltaker": "md",
    "Behandlingsprotokoll": "bp",
    "Dokumentbeskrivelse": "db",
}
_TIME = re.compile(r"(\d{1,2})[.:](\d\d)")


def write(meeting: Meeting) -> bytes:
    """The meeting as a `Moetemappe`.

    Of a closed item it has number and neutral title, whatever meeting is handed in; the title itself
    only in the field for those with access, and only where the meeting handed in has it.
    """
    return json_file(as_json(meeting))


def as_json(meeting: Meeting) -> Object:
    """The `Moetemappe` as an object."""
    telling = Telling(public_part(meeting))
    board = one_line(meeting.board.name)
    title = telling.phrases.say("document.title", board=board)
    day = telling.date(meeting.date) if meeting.date else ""
    name = telling.phrases.say("register.meeting", board=board, date=day)
    return {
        **_base(meeting, "Moetemappe"),
        "offentligTittel": name,
        "offentligTittelSensitiv": name,
        "moetenummer": one_line(meeting.id),
        "utvalg": board,
        "moetedato": _begins(meeting).isoformat(timespec="seconds"),
        **known(moetested=typed_name(meeting.place), beskrivelse=_description(_about(telling))),
        "moetedokument": [_protocol(telling, title)],
        "moetesak": [
            _item(telling, item, whole)
            for item, whole in zip(telling.meeting.items, meeting.items, strict=True)
        ],
    }


def _base(meeting: Meeting, entity: str, *path: str) -> Object:
    """What the schema wants of every object: an id of ours, and one of the form of the register's."""
    made: UUID = stable_id("einnsyn", entity, meeting.id, *path)
    return {"id": prefixed_id(_PREFIXES[entity], made), "deleted": False, "systemId": str(made)}


def _begins(meeting: Meeting) -> datetime:
    """When the meeting began, else when it was called for, else its day."""
    if meeting.started is not None:
        return at_home(meeting.started)
    if meeting.date is None or meeting.date.year < EARLIEST:
        return datetime.combine(meeting.date or date.min, time.min, UTC)
    typed = _TIME.search(meeting.time)
    planned = time.min
    if typed is not None and int(typed[1]) < 24 and int(typed[2]) < 60:
        planned = time(int(typed[1]), int(typed[2]))
    return at_home(datetime.combine(meeting.date, planned))


def _about(telling: Telling) -> Iterator[Block]:
    """What is told of the whole meeting, and of the versions of its protocol."""
    yield from facts(telling)
    for pause in telling.meeting.breaks:
        yield paragraph(pause_sentence(telling, pause))
    following = next_meeting(telling)
    if following:
        yield paragraph(following)
    yield from versions(telling)


def _protocol(telling: Telling, title: str) -> Object:
    meeting = telling.meeting
    writer = telling.who(meeting.secretary)
    return {
        **_base(meeting, "Moetedokument", "protocol"),
        "offentligTittel": title,
        "offentligTittelSensitiv": title,
        "moetedokumenttype": telling.phrases["register.protocol"],
        **known(
            beskrivelse=_description(attendance(telling)),
            saksbehandler=writer,
            saksbehandlerSensitiv=writer,
        ),
    }


# Items


def _item(telling: Telling, item: Item, whole: Item) -> Object:
    """One item; `whole` is the same as it stands in the meeting that was handed in."""
    meeting = telling.meeting
    shut = item.id in telling.closed or neutral_title(meeting, item) is not None
    title = one_line(item.title)
    year = meeting.date.year if meeting.date and meeting.date.year >= EARLIEST else None
    counted = _counted(telling, item)
    common: Object = {
        **_base(meeting, "Moetesak", item.id),
        "offentligTittel": title,
        "offentligTittelSensitiv": one_line(whole.title) if shut else title,
        "moetesakstype": KINDS[item.agenda.kind],
        **known(moetesaksaar=year, moetesakssekvensnummer=counted),
        "utvalg": one_line(meeting.board.name),
    }
    if shut:
        return {**common, "beskrivelse": telling.opening(item)}
    proposal = tuple(blocks(proposal_lines(item)))
    found: Object = {}
    if proposal:
        found["innstilling"] = _words(telling, item, "innstilling", proposal)
    papers = for_all(item.agenda)
    if one_line(papers.background):
        found["utredning"] = _report(telling, item, proposal)
    attached = [without_addresses(one_line(name)) for name in papers.attachments]
    if any(attached):
        found["dokumentbeskrivelse"] = [*_attachments(telling, item, attached)]
    if item.open:
        left = paragraph(telling.phrases["item.open"])
        number = paragraph(telling.opening(item))
        return {**common, "beskrivelse": _description((number, left)), **found}
    return {
        **common,
        "beskrivelse": telling.opening(item),
        **found,
        "vedtak": _decision(telling, item),
    }


def _counted(telling: Telling, item: Item) -> int | None:
    """The number of an item in its year, where the board counts so; of a meeting's own none."""
    meeting = telling.meeting
    number = without_prefix(telling.prefix, telling.printed(item))
    found = re.fullmatch(r"(\d{1,6})/(\d{2}|\d{4})", number, re.ASCII)
    if found is None or meeting.date is None:
        return None
    return int(found[1]) if int(found[2]) % 100 == meeting.date.year % 100 else None


def _words(telling: Telling, item: Item, which: str, written: Iterable[Block]) -> Object:
    return {
        **_base(telling.meeting, "Moetesaksbeskrivelse", item.id, which),
        "entity": "Moetesaksbeskrivelse",
        "tekstInnhold": fragment(written),
        "tekstFormat": HTML,
    }


def _report(telling: Telling, item: Item, proposal: tuple[Block, ...]) -> Object:
    """What was written about the matter before the meeting, with what was proposed then."""
    background = blocks(lines(without_addresses(item.agenda.background)))
    return {
        **_base(telling.meeting, "Utredning", item.id),
        "entity": "Utredning",
        "saksbeskrivelse": _words(telling, item, "saksbeskrivelse", background),
        "innstilling": _words(telling, item, "utredning", proposal),
    }


def _attachments(telling: Telling, item: Item, names: list[str]) -> Iterator[Object]:
    for number, name in enumerate(names, start=1):
        yield {
            **_base(telling.meeting, "Dokumentbeskrivelse", item.id, str(number)),
            "entity": "Dokumentbeskrivelse",
            "tittel": name,
            "tittelSensitiv": name,
            "dokumentnummer": number,
            "tilknyttetRegistreringSom": "vedlegg",
        }


# Decisions


def _decision(telling: Telling, item: Item) -> Object:
    """What was decided: the adopted text, or the sentence that stands for it where none was adopted."""
    meeting = telling.meeting
    handled = tuple(_handled(telling, item))
    vote = _deciding(item)
    ended = at_home(item.ended).date() if item.ended else meeting.date or date.min
    result: Object = {
        **_base(meeting, "Vedtak", item.id),
        "entity": "Vedtak",
        "vedtakstekst": _words(telling, item, "vedtak", _text(telling, item)),
        "dato": ended.isoformat(),
    }
    if vote is not None and not nameless(vote):
        result["votering"] = [*_votes(telling, item, vote)]
    if handled:
        result["behandlingsprotokoll"] = {
            **_base(meeting, "Behandlingsprotokoll", item.id),
            "entity": "Behandlingsprotokoll",
            "tekstInnhold": fragment(handled),
            "tekstFormat": HTML,
        }
    return result


def _text(telling: Telling, item: Item) -> Iterator[Block]:
    match item.outcome:
        case "adopted":
            yield from quoted(decision_lines(item))
        case "handled":
            yield paragraph(telling.phrases["item.no_decision"])
        case "withdrawn":
            yield paragraph(telling.phrases["item.withdrawn"])
        case _:
            yield from decision(telling, item)


def _handled(telling: Telling, item: Item) -> Iterator[Block]:
    """How the item was handled, as the protocol tells it, without what has a field of its own."""
    yield from standing(telling, item)
    found = dict(parts(telling, item, 4))
    found["voting"] = (*voting(telling, item, without=None), *rounds(telling, item))
    found["decision"] = tuple(map(paragraph, put_together(telling, item)))
    for name in ("handling", "voting", "decision", "statements", "followups"):
        if found.get(name):
            yield paragraph(telling.phrases[f"item.{name}"], strong=True)
            yield from found[name]


def _deciding(item: Item) -> Vote | None:
    """The vote by which the item ended as it did, where there was one on the whole of it."""
    if item.outcome == "adopted":
        return settling(item)
    if item.outcome == "rejected":
        found = settled(item)
        return found.vote if found is not None and not found.vote.point else None
    kind = _ACTS.get(item.outcome, "")
    kinds = {motion.id: motion.kind for motion in item.motions}
    on_it = (v for v in told(item) if kinds.get(v.motion) == kind and v.carried)
    return next(iter(reversed([*on_it])), None)


def _votes(telling: Telling, item: Item, vote: Vote) -> Iterator[Object]:
    """Who was for what was decided (`Ja`) and who against, as far as the register has words for it."""
    turned = bool(vote.opposed) and item.adopted_motion == vote.opposed
    choices = _TURNED if turned else _CHOICES
    for one in cast(telling.meeting, item, vote):
        if one.option in choices:
            yield {
                **_base(telling.meeting, "Votering", item.id, one.person),
                "entity": "Votering",
                "moetedeltaker": _participant(telling, one),
                "stemme": choices[one.option],
            }


def _participant(telling: Telling, one: Cast) -> Object:
    person = telling.meeting.person(one.person)
    return {
        **_base(telling.meeting, "Moetedeltaker", one.person),
        "entity": "Moetedeltaker",
        "moetedeltakerNavn": telling.name(one.person),
        **known(moetedeltakerFunksjon=telling.function(person) if person is not None else ""),
    }


# Text


def _description(written: Iterable[Block]) -> str:
    """The words as plain text, a line for each paragraph, point and row of a table.

    What is longer than the register takes ends with a whole line: the rest stands in the protocol.
    """
    found = ""
    for line in (line for block in written for line in _plain(block) if line):
        longer = f"{found}\n{line}".strip()
        if len(longer) > LONGEST - 2:
            return f"{found}\n…".strip()
        found = longer
    return found


def _plain(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield text_of(block.runs)
        case Facts():
            yield from (f"{name}: {value}" for name, value in block.pairs)
        case List():
            yield from (f"• {text_of(item)}" for item in block.items)
        case Table():
            yield from ("; ".join(filter(None, map(text_of, row))) for row in block.rows)
        case Quote():
            for inner in block.blocks:
                yield from _plain(inner)
