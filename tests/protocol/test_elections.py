"""How the protocol tells of elections and appointments."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.protocol import public, read, write
from tests.meetings import Room, agenda_item
from tests.protocol.telling import sentences

EVERYBODY = tuple(f"p{n}" for n in range(1, 7))
CHOSEN = "Styret vel Rektor i Stad."


def election(*nominees: str, settled_by: str = "lot", period: str = "2026–2027") -> Room:
    """An item with a post and those put forward: people of the board, or outsiders by name."""
    room = Room([agenda_item(1, None, kind="election")])
    room.record(
        e.PostOpened(item="i1", post="x", title="leiar", period=period, settled_by=settled_by)  # type: ignore[arg-type]
    )
    for nominee in nominees:
        person = room.meeting.person(nominee)
        name = person.name if person else nominee
        chosen = e.Nominee(id=nominee, name=name, person=nominee if person else None)
        room.record(e.Nominated(item="i1", post="x", nominee=chosen))
    return room


def ballot(room: Room, method: e.Method = "by_names", **more) -> None:
    """A round; each nominee with those who voted for them."""
    counted = {k: v for k, v in more.items() if not isinstance(v, (int, str)) and k[0] in "pR"}
    votes = tuple(
        e.VotesFor(nominee=who.replace("_", " "), count=len(by), voters=by)
        for who, by in counted.items()
    )
    rest = {k: v for k, v in more.items() if k not in counted}
    room.record(e.BallotTaken(item="i1", post="x", method=method, votes=votes, **rest))


def decided(room: Room, **how) -> list[str]:
    room.write("i1", CHOSEN)
    room.adopt("i1")
    return sentences(room.meeting, **how)


def test_a_majority_is_told_with_its_numbers_and_by_names():
    room = election("p3", "p4")
    ballot(room, p3=EVERYBODY[:4], p4=EVERYBODY[4:])
    told = decided(room)
    assert "Røysting 1: Representant for Fjaler 4, Representant for Solund 2." in told
    assert (
        "For Representant for Solund røysta 2: Representant for Gulen og Representant for Askvoll"
        in told
    )
    assert "Representant for Fjaler vart vald til leiar for 2026–2027 med 4 av 6 røyster." in told
    assert "Valet fall slik ut:" in told


def test_the_most_votes_win_in_the_second_round():
    room = election("p3", "p4", "p5")
    for _ in range(2):
        ballot(room, p3=EVERYBODY[:3], p4=EVERYBODY[3:5], p5=EVERYBODY[5:])
    told = decided(room)
    assert "Ingen fekk meir enn halvparten av røystene, og det vart røysta på nytt." in told
    assert "Representant for Fjaler vart vald til leiar for 2026–2027 med 3 av 6 røyster." in told


def test_where_all_agree_one_sentence_tells_it():
    room = election("Rektor i Stad", period="")
    ballot(room, Rektor_i_Stad=EVERYBODY)
    told = decided(room, language="nb")
    assert "Rektor i Stad ble enstemmig valgt til leiar." in told
    assert not any(line.startswith("Avstemning 1") for line in told)


def test_an_election_that_nobody_won_says_so():
    room = election("p3", "p4")
    ballot(room, p3=EVERYBODY[:3], p4=EVERYBODY[3:])
    room.record(e.ItemPostponed(item="i1"))
    told = sentences(room.meeting)
    assert "Valet til leiar for 2026–2027 vart ikkje avgjort." in told
    assert "Ingen fekk meir enn halvparten av røystene, og det vart røysta på nytt." not in told


def test_blank_away_and_refused_are_named_where_the_round_was_by_names():
    room = election("p3")
    ballot(room, p3=EVERYBODY[:3], blank=("p4",), refused=("p5",), away=("p6",))
    told = decided(room)
    assert "Røysting 1: Representant for Fjaler 3, blanke 1." in told
    assert "Blankt røysta 1: Representant for Solund" in told
    assert "Lét vere å røyste (1): Representant for Gulen" in told
    assert "Ikkje til stades (1): Representant for Askvoll" in told


def test_a_written_round_names_nobody_who_voted():
    room = election("p3", "p4")
    votes = (e.VotesFor(nominee="p3", count=4), e.VotesFor(nominee="p4", count=2))
    room.record(e.BallotTaken(item="i1", post="x", votes=votes))
    told = decided(room)
    assert "Røysting 1 (skriftleg): Representant for Fjaler 4, Representant for Solund 2." in told
    assert not any("røysta 4" in line for line in told)


@pytest.mark.parametrize(
    ("voters", "said"),
    [
        (EVERYBODY, "Søkjar frå Stad vart samrøystes tilsett som leiar."),
        (EVERYBODY[:4], "Søkjar frå Stad vart tilsett som leiar med 4 av 6 røyster."),
    ],
)
def test_an_appointment_is_no_election(voters, said):
    room = election("R1", "R2", settled_by="chair", period="")
    room.record(
        e.Nominated(item="i1", post="x", nominee=e.Nominee(id="R3", name="Søkjar frå Stad"))
    )
    rest = tuple(v for v in EVERYBODY if v not in voters)
    given = {"R3": voters, "R1": rest} if rest else {"R3": voters}
    ballot(room, **given)
    told = decided(room)
    assert "Føreslegne som leiar: R1, R2 og Søkjar frå Stad." in told
    assert said in told
    assert "Tilsetjinga vart slik:" in told


def test_who_is_elected_as_proposed_is_told_so_and_the_list_of_decisions_knows_it():
    room = Room([agenda_item(1, CHOSEN, kind="election")])
    room.record(e.PostOpened(item="i1", post="x", title="leiar"))
    nominee = e.Nominee(id="R", name="Rektor i Stad")
    room.record(e.Nominated(item="i1", post="x", nominee=nominee))
    ballot(room, R=EVERYBODY)
    room.adopt("i1")
    told = sentences(room.meeting)
    assert "Føreslegen til leiar: Rektor i Stad (ikkje medlem av organet)." in told
    assert "Valet fall ut som i framlegget:" in told
    assert "1 | Sak nummer 1 | Vedteke som i framlegget" in told


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nn", "Rektor i Stad vart samrøystes vald til personleg vara (for Representant for Vik)."),
        ("nb", "Rektor i Stad ble enstemmig valgt til personleg vara (for Representant for Vik)."),
    ],
)
def test_it_is_told_whose_a_personal_deputy_is(language, sentence):
    room = election("p2", period="")
    ballot(room, "unanimous", p2=EVERYBODY)
    room.record(e.PostOpened(item="i1", post="y", title="personleg vara", deputy_for="x"))
    room.record(e.Nominated(item="i1", post="y", nominee=e.Nominee(id="R", name="Rektor i Stad")))
    votes = (e.VotesFor(nominee="R", count=6, voters=EVERYBODY),)
    room.record(e.BallotTaken(item="i1", post="y", method="unanimous", votes=votes))
    assert sentence in decided(room, language=language)


@pytest.mark.parametrize(
    ("language", "sentence", "others"),
    [
        (
            "nn",
            "Representant for Luster føreslo til leiar: Representant for Fjaler og Rektor i Stad "
            "(ikkje medlem av organet).",
            "Føreslegen til leiar: Representant for Solund.",
        ),
        (
            "nb",
            "Representant for Luster foreslo til leiar: Representant for Fjaler og Rektor i Stad "
            "(ikke medlem av organet).",
            "Foreslått til leiar: Representant for Solund.",
        ),
    ],
)
def test_it_is_told_who_put_somebody_forward(language, sentence, others):
    room = election("p4", period="")
    nominees = (
        e.Nominee(id="p3", name="Representant for Fjaler", person="p3"),
        e.Nominee(id="R", name="Rektor i Stad"),
    )
    for nominee in nominees:
        room.record(e.Nominated(item="i1", post="x", nominee=nominee, by="p1"))
    ballot(room, p3=EVERYBODY)
    told = decided(room, language=language)
    assert sentence in told
    assert others in told
    assert read(write(room.meeting)) == public(room.meeting)


def test_who_put_an_applicant_forward_is_told_by_the_name_that_was_typed():
    room = election(settled_by="chair", period="")
    applicant = e.Nominee(id="R", name="Søkjar frå Stad")
    room.record(e.Nominated(item="i1", post="x", nominee=applicant, by="Rådet"))
    ballot(room, R=EVERYBODY)
    assert "Rådet føreslo som leiar: Søkjar frå Stad." in decided(room)
