"""How somebody took part: the whole time or from when to when, in the room or from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.attendance import called_to, covers, sat_instead, seats_filled
from sognko_tui.meeting.facts import Mode
from sognko_tui.meeting.state import Stay
from sognko_tui.protocol.movements import from_the_start, in_the_room, to_the_end
from sognko_tui.protocol.telling import Telling, clock, joined
from sognko_tui.protocol.wording import one_line


def presence(telling: Telling, person: str) -> str:
    """When somebody was there, in short: the whole meeting, from when to when, or for which items."""
    called = called_to(telling.meeting, person)
    if called:
        return telling.phrases.say("stay.called", items=telling.items(called))
    there = in_the_room(telling.meeting, telling.meeting.presence(person).stays)
    return "; ".join(dict.fromkeys(_stay(telling, stay) for stay in there))


def seats(telling: Telling, person: str) -> str:
    """The members a deputy sat for, by name; also for an item alone, where they came for that."""
    stays = telling.meeting.presence(person).stays
    sat = [stay.seat for stay in stays if stay.seat]
    for item in called_to(telling.meeting, person):
        sat += seats_filled(telling.meeting, person, item)
    return telling.names(dict.fromkeys(sat))


def _stay(telling: Telling, stay: Stay) -> str:
    told = when(telling, stay)
    if stay.modes:
        return telling.phrases.say("stay.partly_remote", stay=told)
    return telling.phrases.say("stay.remote", stay=told) if stay.remote else told


def when(telling: Telling, stay: Stay) -> str:
    """From when to when a stay was."""
    say, meeting = telling.phrases.say, telling.meeting
    late = not from_the_start(meeting, stay)
    early = not to_the_end(meeting, stay)
    came = clock(stay.arrived.at) if late and stay.arrived.at else ""
    went = clock(stay.left.at) if early and stay.left and stay.left.at else ""
    if not late and not early:
        return say("stay.whole")
    if came and went:
        return say("stay.between", start=came, end=went)
    if came and not early:
        return say("stay.from", start=came)
    if went and not late:
        return say("stay.to", end=went)
    return say("stay.part")


def unmoved(telling: Telling) -> list[str]:
    """What is told of people beside their coming and going.

    Deputies who sat for nobody, people who took part from elsewhere for a part of the time, deputies
    who were passed over.
    """
    return [*_unseated(telling), *_remote(telling), *_skipped(telling)]


def _unseated(telling: Telling) -> Iterator[str]:
    """Deputies who listened in: they have no vote (edge case 6).

    Whether somebody voted in an item that is told of no further cannot be told either: a deputy may
    have come for that one alone.
    """
    meeting, say = telling.meeting, telling.phrases.say
    shut = [item for item in meeting.items if item.id in telling.closed]
    for person in meeting.board.deputies:
        if called_to(meeting, person.id):
            continue
        for stay in meeting.presence(person.id).stays:
            if stay.seat is not None or any(covers(stay, item) for item in shut):
                continue
            whole = from_the_start(meeting, stay) and to_the_end(meeting, stay)
            key = "change.unseated" if whole else "change.unseated_stay"
            told = say(key, person=telling.name(person.id), stay=when(telling, stay))
            called = [
                item
                for item in meeting.items
                if sat_instead(item, person.id) and stay.since < item.place < stay.until
            ]
            if called:
                told += " " + say("change.unseated_but", items=telling.items(called))
            yield told


def _remote(telling: Telling) -> Iterator[str]:
    """Who took part remotely for a part of the time (kommunelova § 11-7)."""
    meeting, say = telling.meeting, telling.phrases.say
    for person in (*meeting.board.people, *meeting.guests):
        for stay in meeting.presence(person.id).stays:
            if not stay.modes:
                continue
            modes = [stay.remote, *(mode.remote for mode in stay.modes)]
            parts = [
                _until(telling, remote, until)
                for remote, until in zip(modes, stay.modes, strict=False)
            ]
            parts.append(say("change.since", mode=_mode(telling, modes[-1])))
            together = joined(tuple(parts), telling.phrases["words.and"])
            yield say("change.modes", person=telling.name(person.id), parts=together)


def _mode(telling: Telling, remote: bool) -> str:
    return telling.phrases["change.mode_remote" if remote else "change.mode_room"]


def _until(telling: Telling, remote: bool, until: Mode) -> str:
    say, moment, mode = telling.phrases.say, until.moment, _mode(telling, remote)
    item = telling.meeting.item(moment.item)
    if moment.at is not None:
        return say("change.until_time", mode=mode, time=clock(moment.at))
    if item is None:
        return say("change.until_sometime", mode=mode)
    key = "change.until_after" if moment.relation == "after" else "change.until_item"
    return say(key, mode=mode, item=telling.item(item))


def _skipped(telling: Telling) -> Iterator[str]:
    """Deputies whose turn it was and who were not called in, and why."""
    for skip in telling.meeting.skipped:
        yield telling.phrases.say(
            "change.skipped",
            person=telling.name(skip.deputy),
            seat=telling.name(skip.seat),
            reason=one_line(skip.reason),
        )
