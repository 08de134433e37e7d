"""A later version of the agenda pack: what came, what changed, what went; nothing typed is lost."""

import pytest
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.agenda import AgendaItem, Earlier, Point
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.public import parted
from sognko_tui.meeting.revising import Revision, compared, events_of
from sognko_tui.meeting.session import Refused
from tests.meetings import Room, agenda_item

PACK = e.Pack(file="sakspapir-2.txt", sha256="cd")


def items(*numbers: int) -> list[AgendaItem]:
    titles = {1: "Opning", 2: "Kjøp av brøytebil", 3: "Leige av lager", 4: "Budsjett", 5: "Ymse"}
    return [replace(agenda_item(n), title=titles[n]) for n in numbers]


def room(*numbers: int) -> Room:
    return Room(items(*(numbers or (1, 2, 3, 4))))


def told(revision: Revision) -> tuple[list[str], list[str], list[str]]:
    return (
        [one.item.title for one in revision.added],
        [one.item.title for one in revision.changed],
        [one.item.title for one in revision.gone],
    )


def follow(at: Room, new: list[AgendaItem]) -> Revision:
    found = compared(at.meeting, new)
    at.record(*events_of(found, PACK))
    return found


def numbers(at: Room) -> list[str]:
    return [item.number for item in at.meeting.in_order]


def test_the_same_pack_once_more_changes_nothing():
    at = room()
    found = compared(at.meeting, items(1, 2, 3, 4))
    assert found.empty
    assert found.same == 4


def test_a_late_item_stands_where_the_new_list_has_it():
    at = room(1, 2, 4)
    found = follow(at, items(1, 2, 3, 4))
    assert told(found) == (["Leige av lager"], [], [])
    assert numbers(at) == ["1", "2", "3", "4"]
    assert not at.meeting.items[2].added
    assert at.meeting.pack == PACK


def test_a_late_item_sent_by_itself_takes_nothing_away_and_stands_before_sundry():
    at = Room([*items(1, 2, 3), agenda_item(5, None, kind="other")])
    found = follow(at, items(4))
    assert found.supplement
    assert told(found) == (["Budsjett"], [], [])
    assert numbers(at) == ["1", "2", "3", "4", "5"]


def test_a_corrected_proposal_is_in_a_field_nobody_has_touched():
    at = room()
    new = items(1, 2, 3, 4)
    new[1] = replace(new[1], proposal=(Point(text="Styret kjøper to brøytebilar."),))
    found = follow(at, new)
    assert told(found) == ([], ["Kjøp av brøytebil"], [])
    assert found.changed[0].parts == ("proposal",)
    assert at.item("i2").decision == "Styret kjøper to brøytebilar."


def test_a_decision_that_was_typed_stays_and_is_held_against_the_new_proposal():
    at = room()
    at.record(e.TextEdited(item="i2", field="decision", at=0, inserted="Heile "))
    before = at.item("i2").decision
    new = items(1, 2, 3, 4)
    new[1] = replace(new[1], proposal=(Point(text="Noko heilt anna."),))
    found = follow(at, new)
    assert found.changed[0].written
    assert at.item("i2").decision == before
    assert at.item("i2").proposal == new[1].proposal


def test_an_item_that_is_decided_does_not_change():
    at = room()
    at.adopt("i2")
    new = items(1, 2, 3, 4)
    new[1] = replace(new[1], proposal=(Point(text="Noko heilt anna."),))
    found = follow(at, new)
    assert found.changed[0].closed
    assert at.item("i2").adopted == "Styret tek saka til vitande."
    assert at.item("i2").proposal != new[1].proposal


def test_an_item_that_is_gone_is_taken_out_where_nothing_was_done_in_it():
    at = room()
    found = follow(at, items(1, 2, 4))
    assert told(found) == ([], [], ["Leige av lager"])
    assert numbers(at) == ["1", "2", "4"]


def test_an_item_that_is_gone_stays_where_somebody_wrote_in_it():
    at = room()
    at.record(e.TextEdited(item="i3", field="notes", at=0, inserted="Ring kommunen"))
    found = follow(at, items(1, 2, 4))
    assert found.gone[0].stays
    assert numbers(at) == ["1", "2", "3", "4"]
    assert at.item("i3").notes == "Ring kommunen"


def test_what_was_raised_in_the_meeting_and_what_was_carried_over_are_not_gone():
    earlier = Earlier(meeting="m", date="2025-01-01", number="4")
    at = Room([*items(1, 2, 3), agenda_item(8, history=(earlier,))])
    at.record(e.ItemAdded(item=agenda_item(9)))
    assert compared(at.meeting, items(1, 2, 3)).empty


def test_an_item_with_another_number_is_the_same_item():
    at = room(2, 3, 4)
    new = [replace(one, number=str(int(one.number) + 1)) for one in items(2, 3, 4)]
    found = follow(at, [*items(1), *new])
    assert told(found) == (
        ["Opning"],
        ["Kjøp av brøytebil", "Leige av lager", "Budsjett"],
        [],
    )
    assert [(i.id, i.number) for i in at.meeting.in_order][1:] == [
        ("i2", "3"),
        ("i3", "4"),
        ("i4", "5"),
    ]


def test_a_slip_of_the_pen_that_was_put_right_stays_right():
    at = room()
    at.record(
        e.ProposalCorrected(item="i2", proposal=(Point(text="Styret tek saka til vitende."),))
    )
    new = items(1, 2, 3, 4)
    new[1] = replace(new[1], background="Ny utgreiing.")
    follow(at, new)
    assert at.item("i2").proposal[0].text == "Styret tek saka til vitende."
    assert at.item("i2").agenda.background == "Ny utgreiing."


def test_it_is_one_step_to_take_back():
    at = room(1, 2, 4)
    before = at.meeting.items
    follow(at, items(1, 2, 3))
    assert at.meeting.items != before
    at.session.undo()
    assert at.meeting.items == before


def test_an_item_that_somebody_worked_in_cannot_be_taken_out():
    at = room()
    at.record(e.TextEdited(item="i3", field="minutes", at=0, inserted="Sagt"))
    with pytest.raises(Refused) as refused:
        at.record(e.ItemLeftOut(item="i3"))
    assert refused.value.code == "item_worked_on"


def test_an_item_with_another_number_and_a_word_more_in_its_title_is_the_same_item():
    at = room(1, 2, 4)
    new = [
        *items(1),
        replace(agenda_item(2), title="Heilt anna"),
        replace(items(2)[0], number="3", title="Kjøp av brøytebil (revidert)"),
        replace(items(4)[0], number="4"),
    ]
    assert told(follow(at, new))[0] == ["Heilt anna"]
    assert numbers(at) == ["1", "2", "3", "4"]


def test_the_budget_of_one_year_is_not_that_of_the_next():
    at = Room([*items(1, 2), replace(agenda_item(3), title="Budsjett 2026")])
    new = [*items(1, 2), replace(agenda_item(4, "Nytt."), title="Budsjett 2027")]
    assert told(follow(at, new)) == (["Budsjett 2027"], [], ["Budsjett 2026"])


def test_a_text_that_has_been_voted_on_stays_as_it_was_voted_on():
    at = room()
    at.vote("i2")
    before = at.item("i2").decision
    new = items(1, 2, 3, 4)
    new[1] = replace(new[1], proposal=(Point(text="Styret kjøper to brøytebilar."),))
    assert follow(at, new).changed[0].written
    assert at.item("i2").decision == before
    assert at.item("i2").proposal == new[1].proposal


def test_two_items_with_one_number_are_told_of():
    at = room(1, 2)
    new = [*items(1, 2), replace(items(4)[0], number="2")]
    assert compared(at.meeting, new).doubled == ("2",)
    assert compared(at.meeting, items(1, 2, 3)).doubled == ()
    # One that stays because somebody wrote in it keeps the number another has got.
    at.record(e.TextEdited(item="i2", field="minutes", at=0, inserted="Sagt."))
    new = [items(1)[0], replace(items(3)[0], number="2"), replace(items(4)[0], number="3")]
    assert compared(at.meeting, new).doubled == ("2",)


def test_a_closed_item_is_not_told_of_by_a_version_that_was_taken_back():
    at = room(1, 2)
    follow(at, [*items(1), replace(items(3)[0], id="i7", number="2"), *items(2)])
    at.session.undo()
    follow(at, [*items(1, 2), replace(items(3)[0], id="i9")])
    at.record(e.SessionClosed(item="i9", basis="Heimel", at=at.clock.now(), neutral_title="Ei sak"))
    public = parted(at.session.log, at.meeting).public
    assert "Leige av lager" not in str(public)
    assert not fold(public).problems


def test_what_was_raised_under_an_item_is_numbered_with_it():
    at = room(1, 2, 5)
    raised = replace(agenda_item(9, None), number="5.1", title="Julebord")
    at.record(e.ItemAdded(item=raised, parent="i5"))
    follow(at, [*items(1, 2, 3), replace(items(5)[0], number="6")])
    assert numbers(at) == ["1", "2", "3", "6", "6.1"]
    at.session.undo()
    assert numbers(at) == ["1", "2", "5", "5.1"]
