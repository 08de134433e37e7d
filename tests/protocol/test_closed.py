"""How the two protocols tell of what was handled for closed doors."""

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.voting import take_vote
from sognko_tui.protocol import write_html
from tests.meetings import Room
from tests.protocol.examples import agenda, at
from tests.protocol.telling import sentences

BASIS = "etter kommunelova § 11-5 tredje ledd bokstav a."


def closing(room: Room, mover: str = "", against: tuple[str, ...] = ()) -> None:
    """The vote on closing the meeting for item 2."""
    room.record(e.ProposalMoved(item="i2", proposal="c", mover=mover, text="", kind="close"))
    room.record(take_vote(room.meeting, room.item("i2"), motion="c", against=against))


def closed(against: tuple[str, ...] = ()) -> Room:
    room = Room()
    room.adopt("i1")
    closing(room, "p2", against)
    room.record(
        e.SessionClosed(
            item="i2",
            basis=BASIS,
            at=at(10, 5),
            neutral_title="Personalsak",
            motion="c",
            stayed=("s",),
        )
    )
    room.write("i2", "Løyndomen vart drøfta.", "minutes")
    room.record(e.FollowUpNoted(item="i2", who="s", what="Løyndomen", due=""))
    room.disqualify("p3", "i2")
    room.adopt("i2")
    room.record(e.SessionOpened(item="i2", at=at(10, 40)))
    room.adopt("i3")
    return room


def test_the_full_protocol_tells_who_moved_why_and_how_long_and_who_stayed():
    told = sentences(closed(against=("p6",)).meeting)
    begins = told.index("Representant for Vik gjorde framlegg om å lukke møtet.")
    assert told[begins + 1] == "Framlegget om å lukke møtet vart vedteke med 5 mot 1 røyst."
    assert "Imot røysta 1: Representant for Askvoll" in told
    assert "Møtet vart lukka kl. 10.05 etter kommunelova § 11-5 tredje ledd bokstav a." in told
    assert "Utanom medlemene vart desse verande i møtet: Sekretær for styret." in told
    assert "Møtet vart opna att kl. 10.40." in told
    assert any("ikkje offentleg" in line for line in told)


@pytest.mark.parametrize(
    ("language", "said", "outcome"),
    [
        ("nn", "Saka vart handsama for lukka dører.", "Handsama for lukka dører"),
        ("nb", "Saken ble behandlet for lukkede dører.", "Behandlet for lukkede dører"),
    ],
)
def test_the_public_protocol_has_number_and_neutral_title_and_one_sentence(language, said, outcome):
    told = sentences(closed().meeting, for_all=True, language=language)
    begins = told.index("Sak 2 Personalsak")
    assert told[begins + 1 : begins + 3] == [said, "Sak 3 Sak nummer 3"]
    assert f"2 | Personalsak | {outcome}" in told
    assert not any("Løyndomen" in line or "§ 11-5" in line or "§ 6" in line for line in told)


def test_of_a_deputy_who_came_for_a_closed_item_the_public_protocol_says_nothing_of_voting():
    room = Room()
    room.adopt("i1")
    before = e.Moment(at=at(10, 0), item="i2", relation="before")
    room.record(
        e.MemberArrived(person="d1", moment=before),
        e.Disqualified(item="i2", person="p3", ground="forvaltningslova § 6", deputy="d1"),
        e.SessionClosed(item="i2", basis=BASIS, at=at(10, 5), neutral_title="Personalsak"),
    )
    room.record(e.SessionOpened(item="i2", at=at(10, 40)))
    room.adopt("i2")
    after = e.Moment(at=at(10, 40), item="i2", relation="after")
    room.record(e.MemberLeft(person="d1", moment=after))
    room.adopt("i3")
    told = sentences(room.meeting, for_all=True)
    assert any("Vararepresentant" in line for line in told)
    assert not any("røysta ikkje" in line for line in told)
    assert not any("røysta ikkje" in line for line in sentences(room.meeting))


def test_a_deputy_who_listened_in_to_open_items_is_told_to_have_had_no_vote():
    room = closed()
    room.record(e.ItemReopened(item="i3"))
    before = e.Moment(at=at(10, 45), item="i3", relation="before")
    room.record(e.MemberArrived(person="d1", moment=before))
    room.adopt("i3")
    assert any("røysta ikkje" in line for line in sentences(room.meeting, for_all=True))


def test_an_item_raised_under_a_closed_one_is_closed_too():
    room = Room()
    room.record(e.SessionClosed(item="i2", basis=BASIS, at=at(10, 5), neutral_title="Personalsak"))
    room.record(e.ItemAdded(item=agenda("2.1", "Løyndomen", None), parent="i2"))
    told = sentences(room.meeting, for_all=True)
    begins = told.index("Sak 2.1")
    assert told[begins + 1] == "Saka vart handsama for lukka dører."
    assert "Løyndomen" not in write_html(room.meeting, public=True)


def test_a_vote_to_close_that_fell_is_public():
    room = Room()
    closing(room, "p2", against=("p1", "p3", "p4", "p5"))
    room.adopt("i2")
    told = sentences(room.meeting, for_all=True)
    assert "Framlegget om å lukke møtet fall med 2 mot 4 røyster." in told
    assert not any("ikkje offentleg" in line for line in told)


def test_a_session_that_is_closed_still_has_no_end():
    room = Room()
    room.record(e.SessionClosed(item="i2", basis=BASIS, at=at(10, 5), neutral_title="Personalsak"))
    told = sentences(room.meeting)
    assert any(line.startswith("Møtet vart lukka kl. 10.05") for line in told)
    assert not any("opna att" in line for line in told)
