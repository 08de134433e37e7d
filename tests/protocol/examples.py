"""A meeting in which everything happens that a protocol tells of, in both written languages.

`python -m tests.protocol.examples` writes the protocols of it anew into `golden/`, to be read by eye
before they are kept.
"""

from datetime import UTC, date, datetime
from pathlib import Path

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.board import Language, Person
from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol import write, write_html
from tests.meetings import START, Room, agenda_item, board, points

GOLDEN = Path(__file__).parent / "golden"
REMARKS = date(2026, 3, 31)

NN = {
    "board": "Styret i Fjordhjelpa KO",
    "opening": "Opning",
    "approval": "Godkjenning av innkalling og sakliste",
    "approved": "Innkalling og sakliste vart godkjende utan merknader.",
    "report": "Orientering frå administrasjonen",
    "topics": "Alarmsentral\nKulturskule",
    "said": "Alarmsentral\nDagleg leiar orienterte.\n- utgreiinga er ferdig\n- saka kjem i juni\nKulturskule\nSaka ligg på vent.",
    "do": "Sende utgreiinga til kommunane",
    "maps": "Kart og oppmåling",
    "maps_points": "Styret går inn for eit samarbeid om kart.\nStyret peikar ut vertskommune:",
    "chosen": "Luster",
    "maps_said": "Vertskommunen vart drøfta.",
    "budget": "Budsjett 2027",
    "budget_text": "Styret vedtek budsjettet for 2027.",
    "statement": "Eg meiner at tilskotet er for høgt.\nDet bør vurderast på nytt.",
    "office": "Leige av kontor",
    "office_text": "Styret seier opp leigeavtalen.",
    "bridge": "Fråsegn om brua",
    "bridge_text": "Styret støttar bygginga av brua.",
    "bridge_a": "Styret støttar bygginga dersom staten betaler.",
    "bridge_b": "Styret avgjev inga fråsegn.",
    "partial": "Tilskot til museet",
    "partial_text": "Styret løyver 40 000 kroner til museet.",
    "ground": "forvaltningslova § 6 første ledd",
    "fell": "Ny møteplan",
    "fell_text": "Styret møtest kvar veke.",
    "later": "Felles innkjøp",
    "to_later": "møtet i juni",
    "taken": "Nytt nettverk",
    "why": "saka er avklara administrativt",
    "back": "Eigarmelding",
    "to_back": "administrasjonen",
    "on": "Samarbeid om legevakt",
    "to_on": "kommunestyra",
    "counted": "Ny logo",
    "counted_text": "Styret vedtek den nye logoen.",
    "ballot": "Val av revisor",
    "ballot_text": "Styret vel revisor etter innstillinga.",
    "other": "Ymse",
    "raised": "Bygdeturnering",
    "raised_said": "Spørsmålet vart drøfta.",
    "guest": "Rådgjevar frå fylkeskommunen",
}
NB = {
    "board": "Styret i Fjordhjelpa KO",
    "opening": "Åpning",
    "approval": "Godkjenning av innkalling og saksliste",
    "approved": "Innkalling og saksliste ble godkjent uten merknader.",
    "report": "Orientering fra administrasjonen",
    "topics": "Alarmsentral\nKulturskole",
    "said": "Alarmsentral\nDaglig leder orienterte.\n- utredningen er ferdig\n- saken kommer i juni\nKulturskole\nSaken ligger på vent.",
    "do": "Sende utredningen til kommunene",
    "maps": "Kart og oppmåling",
    "maps_points": "Styret går inn for et samarbeid om kart.\nStyret utpeker vertskommune:",
    "chosen": "Luster",
    "maps_said": "Vertskommunen ble drøftet.",
    "budget": "Budsjett 2027",
    "budget_text": "Styret vedtar budsjettet for 2027.",
    "statement": "Jeg mener at tilskuddet er for høyt.\nDet bør vurderes på nytt.",
    "office": "Leie av kontor",
    "office_text": "Styret sier opp leieavtalen.",
    "bridge": "Uttalelse om broen",
    "bridge_text": "Styret støtter byggingen av broen.",
    "bridge_a": "Styret støtter byggingen dersom staten betaler.",
    "bridge_b": "Styret avgir ingen uttalelse.",
    "partial": "Tilskudd til museet",
    "partial_text": "Styret bevilger 40 000 kroner til museet.",
    "ground": "forvaltningsloven § 6 første ledd",
    "fell": "Ny møteplan",
    "fell_text": "Styret møtes hver uke.",
    "later": "Felles innkjøp",
    "to_later": "møtet i juni",
    "taken": "Nytt nettverk",
    "why": "saken er avklart administrativt",
    "back": "Eiermelding",
    "to_back": "administrasjonen",
    "on": "Samarbeid om legevakt",
    "to_on": "kommunestyrene",
    "counted": "Ny logo",
    "counted_text": "Styret vedtar den nye logoen.",
    "ballot": "Valg av revisor",
    "ballot_text": "Styret velger revisor etter innstillingen.",
    "other": "Eventuelt",
    "raised": "Bygdeturnering",
    "raised_said": "Spørsmålet ble drøftet.",
    "guest": "Rådgiver fra fylkeskommunen",
}


def at(hour: int, minute: int) -> datetime:
    """A time of the meeting's day, told in Norwegian winter time, an hour ahead of this."""
    return datetime(START.year, START.month, START.day, hour - 1, minute, tzinfo=UTC)


def everything(language: Language) -> Meeting:
    """The meeting with every outcome, vote, coming and going."""
    t = NB if language == "nb" else NN

    first, second = t["maps_points"].split("\n")
    maps = (Point(marker="1.", text=first), Point(marker="2.", text=second, blank=True))
    room = Room(
        [
            agenda(1, t["opening"], None),
            agenda(2, t["approval"], None, kind="formality", phrase=t["approved"]),
            agenda(
                3, t["report"], None, kind="information", subtopics=tuple(t["topics"].split("\n"))
            ),
            agenda(4, t["maps"], maps),
            agenda(5, t["budget"], t["budget_text"]),
            agenda(6, t["office"], t["office_text"]),
            agenda(7, t["bridge"], t["bridge_text"]),
            agenda(8, t["partial"], t["partial_text"]),
            agenda(9, t["fell"], t["fell_text"]),
            agenda(10, t["later"], t["fell_text"]),
            agenda(11, t["taken"], None),
            agenda(12, t["back"], None),
            agenda(13, t["on"], None),
            agenda(14, t["counted"], t["counted_text"]),
            agenda(15, t["ballot"], t["ballot_text"], kind="election"),
            agenda(16, t["other"], None),
        ],
        board(6, name=t["board"], language=language),
        all_present=False,
    )
    record = room.record
    record(*(e.MemberArrived(person=f"p{n}") for n in (1, 2, 3, 5)), e.MemberArrived(person="s"))
    room.arrive("d1", seat="p4")
    room.absent("p4")
    record(e.HeadChanged(field="secretary", value="s"), e.MeetingStarted(at=at(9, 0)))
    record(e.ItemHandled(item="i1"))
    room.adopt("i2")
    record(e.MemberArrived(person="p6", moment=moment(9, 20, "i3", "during")))
    guest = Person(id="g1", name=t["guest"], function="guest", represents="Vestland")
    record(e.GuestNoted(person=guest, moment=moment(9, 25, "i3", "during")))
    room.write("i3", t["said"], "minutes")
    record(e.FollowUpNoted(item="i3", who="s", what=t["do"], due="2026-04-15"))
    record(e.ItemHandled(item="i3"))
    record(e.MemberLeft(person="g1", moment=moment(9, 40, "i3", "after")))
    room.write("i4", room.item("i4").decision.replace("____", t["chosen"]))
    room.write("i4", t["maps_said"], "minutes")
    room.adopt("i4")
    record(e.MemberLeft(person="p5", moment=moment(10, 40, "i5", "before")))
    room.vote("i5", against=["p3"])
    room.adopt("i5")
    record(e.StatementRecorded(item="i5", person="p3", text=t["statement"]))
    record(e.MemberLeft(person="p6", moment=e.Moment(item="i5", relation="after")))
    room.vote("i6", against=["p2", "p3"])
    room.adopt("i6")
    record(e.BreakTaken(start=at(11, 0), end=at(11, 15), item="i6"))
    record(e.ProposalMoved(item="i7", proposal="a", mover="p2", text=t["bridge_a"]))
    record(e.ProposalMoved(item="i7", proposal="b", mover="p3", text=t["bridge_b"]))
    room.vote("i7", motion="b", against=["p1", "p2", "d1"])
    room.write("i7", t["bridge_a"])
    room.vote("i7", motion="a", blank=["p3"])
    room.adopt("i7")
    record(e.MemberArrived(person="p6", moment=e.Moment(item="i8", relation="before")))
    record(e.Disqualified(item="i8", person="p1", ground=t["ground"] + ".", presides="p2"))
    room.adopt("i8")
    room.vote("i9", against=["p1", "p2", "d1"], away=["p6"])
    room.adopt("i9")
    record(e.ItemPostponed(item="i10", to=t["to_later"]))
    record(e.ItemWithdrawn(item="i11", reason=t["why"]))
    record(e.ItemReturned(item="i12", to=t["to_back"]))
    record(e.ItemForwarded(item="i13", to=t["to_on"]))
    against, others = ("p3",), ("p1", "p2", "d1", "p6")
    record(e.VoteTaken(item="i14", method="counted", in_favour=others, against=against))
    room.adopt("i14")
    record(e.ProposalCorrected(item="i15", proposal=points(t["ballot_text"], style="")))
    record(
        e.VoteTaken(
            item="i15", method="written", in_favour=others[:3], against=against, blank=others[3:]
        )
    )
    room.adopt("i15")
    record(e.ItemAdded(item=agenda("16.1", t["raised"], None), parent="i16", raised_by="Vik"))
    room.write("i16.1", t["raised_said"], "minutes")
    record(e.ItemHandled(item="i16.1"))
    record(e.ItemHandled(item="i16"))
    record(e.MeetingEnded(at=at(12, 5)))
    assert room.meeting.problems == ()
    return room.meeting


def agenda(number: int | str, title: str, proposal, **more):
    """An item of the agenda with a title of its own."""
    from msgspec.structs import replace

    return replace(agenda_item(number, proposal, **more), title=title)


def moment(hour: int, minute: int, item: str, relation: e.Relation) -> e.Moment:
    """When somebody came or went."""
    return e.Moment(at=at(hour, minute), item=item, relation=relation)


def golden(language: Language) -> dict[str, str]:
    """The protocols that are kept, by the name of their file."""
    meeting = everything(language)
    return {
        f"everything.{language}.md": write(meeting),
        f"draft.{language}.md": write(unfinished(language), remarks_due=REMARKS),
        f"everything.{language}.html": write_html(meeting),
    }


def unfinished(language: Language) -> Meeting:
    """A meeting that is not over: one item adopted, one with a proposal moved, one untouched."""
    room = Room(3, board(3, language=language))
    room.adopt("i1")
    room.record(e.ProposalMoved(item="i2", proposal="a", mover="p2", text="Styret ventar."))
    room.vote("i2", motion="a", against=["p1", "p3"])
    return room.meeting


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    languages: tuple[Language, ...] = ("nn", "nb")
    for chosen in languages:
        for file, written in golden(chosen).items():
            (GOLDEN / file).write_text(written, encoding="utf-8")
