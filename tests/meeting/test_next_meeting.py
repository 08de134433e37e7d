"""A decision that sets or moves the next meeting is known from one that only names a day."""

from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.next_meeting import (
    announced,
    announced_in,
    day_meant,
    says_next_meeting,
    to_be_set,
)
from tests.meetings import Room, agenda_item

HELD = date(2025, 12, 9)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Møtet 12. mars blir flytta til 26. mars.", date(2026, 3, 26)),
        ("Møtet 12. mars flyttes til 26. mars.", date(2026, 3, 26)),
        ("Møtet 12.3. vert flytta til 26.3.", date(2026, 3, 26)),
        ("Styremøtet den 12. mars 2026 ble flyttet til 26. mars 2026.", date(2026, 3, 26)),
        ("Møtet i styret 12. mars blir flytta til tysdag 24. mars.", date(2026, 3, 24)),
        ("Styret flyttar møtet frå 12. mars til 26. mars.", date(2026, 3, 26)),
        ("Neste møte blir flytta frå 12. mars til 26. mars.", date(2026, 3, 26)),
        ("Neste møte blir 26. mars.", date(2026, 3, 26)),
        ("Neste styremøte: 26.3.", date(2026, 3, 26)),
        ("Neste møte 12. desember", date(2025, 12, 12)),
        ("Neste møte i styret er måndag 26. mars kl. 9.30 i Sogndal.", date(2026, 3, 26)),
        ("Neste ordinære styremøte holdes 1. mars 2027.", date(2027, 3, 1)),
        ("Det blir kalla inn til ekstraordinært styremøte 15. januar.", date(2026, 1, 15)),
        ("Styret møtest att 2026-03-03.", date(2026, 3, 3)),
        ("1. Styret tek saka til vitande.\n2. Neste møte blir 4.3.26.", date(2026, 3, 4)),
        ("Neste møte blir 9. desember.", date(2026, 12, 9)),
        ("Neste møte blir 29. februar.", date(2028, 2, 29)),
        ("Neste utvalgsmøte avholdes 21. april 2026 kl. 12.00.", date(2026, 4, 21)),
        ("Neste komitémøte blir 21. april.", date(2026, 4, 21)),
        ("Neste representantskapsmøte holdes 21. april.", date(2026, 4, 21)),
        ("Neste AU-møte er 21. april.", date(2026, 4, 21)),
        ("Styremøtet i mai vert flytta frå 5. mai til 12. mai.", date(2026, 5, 12)),
    ],
)
def test_a_decision_that_sets_or_moves_a_meeting_tells_the_day(text, day):
    found = announced_in(text, HELD)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "text",
    [
        "Protokollen frå møtet 9. februar 2026 vart godkjend utan merknader.",
        "Saka blir teken opp att på neste møte.",
        "Styret avgjer dette i neste styremøte, og fristen er 1. april.",
        "Styret ber administrasjonen hente inn tilbod innan 1. mars.",
        "Møtet 12. mars blir ikkje flytta til 26. mars.",
        "Møtet med departementet 12. mars blir flytta til 26. mars.",
        "Neste møte i arbeidsgruppa er 3. mars.",
        "Neste møte i kommunestyret blir 3. mars.",
        "Neste møte blir ikkje 3. mars.",
        "Fristen blir flytta til 26. mars.",
        "Møtet vart lukka kl. 10.30.",
        "Saka blir utsett til møtet 9. juni 2026.",
        "Neste møte blir 31. februar.",
        "Neste møte var 1. mars 2024.",
        "Neste møte blir 1. mars 2024.",
        "Neste steg blir 3. mars.",
        "",
    ],
)
def test_other_days_are_no_meetings(text):
    assert announced_in(text, HELD) is None


def test_time_and_place_are_those_of_the_new_day():
    text = "Neste møte blir måndag 26. mars kl. 9.30 i Sogndal rådhus, med middag."
    found = announced_in(text, HELD)
    assert found is not None
    assert (found.time, found.place, found.moved_from) == ("09:30", "Sogndal rådhus", None)
    moved = announced_in("Møtet 12. mars kl. 12 blir flytta til 26. mars klokka 10 på Teams.", HELD)
    assert moved is not None
    assert (moved.time, moved.place, moved.moved_from) == ("10:00", "Teams", date(2026, 3, 12))


def test_the_day_a_meeting_is_moved_from_may_stand_after_the_word():
    found = announced_in("Styremøtet i mai vert flytta frå 5. mai til 12. mai.", HELD)
    assert found is not None
    assert found.moved_from == date(2026, 5, 5)


@pytest.mark.parametrize(
    "reason", ["grunna ein konferanse", "på grunn av vinterferien", "i staden", "i same lokale"]
)
def test_a_reason_is_no_place(reason):
    found = announced_in(f"Møtet 12. mars blir flytta til 26. mars {reason}.", HELD)
    assert found is not None
    assert (found.place, found.time) == ("", "")


def room(*decisions: str) -> Room:
    return Room([agenda_item(n, text) for n, text in enumerate(decisions, 1)])


def test_the_item_at_hand_goes_before_what_was_adopted_last():
    there = room("Neste møte blir 3. mars 2027.", "Neste møte blir 4. mars 2027.", "Ja.")
    there.adopt("i1")
    there.adopt("i2")
    at_hand, last = announced(there.meeting, "i1"), announced(there.meeting, "i3")
    assert at_hand is not None
    assert at_hand.item == "i1"
    assert last is not None
    assert last.day == date(2027, 3, 4)


def test_what_fell_or_was_postponed_sets_nothing():
    there = room("Neste møte blir 3. mars 2027.")
    there.record(e.ItemPostponed(item="i1", to="neste møte"))
    assert announced(there.meeting, "i1") is None


def test_what_is_noted_of_the_next_meeting_is_not_proposed_again():
    there = room("Neste møte blir 3. mars 2027.")
    item = there.adopt("i1")
    proposed = to_be_set(there.meeting, item)
    assert proposed is not None
    assert proposed.day == date(2027, 3, 3)
    there.record(e.NextMeetingSet(date=date(2027, 3, 3), item="i1"))
    assert to_be_set(there.meeting, item) is None


def test_the_next_meeting_is_meant_by_its_words_once_it_is_set():
    there = room("Ja.")
    assert day_meant(there.meeting, "neste styremøte") is None
    there.record(e.NextMeetingSet(date=date(2026, 5, 12)))
    assert day_meant(there.meeting, "neste styremøte") == date(2026, 5, 12)
    assert day_meant(there.meeting, "2026-04-01") == date(2026, 4, 1)
    assert day_meant(there.meeting, "1. april") == date(2026, 4, 1)
    assert day_meant(there.meeting, "snarast") is None
    assert says_next_meeting("på neste møte")
    assert not says_next_meeting("neste år")
