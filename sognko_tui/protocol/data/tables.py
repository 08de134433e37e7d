"""The votes and the decisions of a meeting as tables for spreadsheets, headed in the board's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sognko_tui.meeting.elections import elected
from sognko_tui.meeting.result import prevailed, tied
from sognko_tui.meeting.state import Ballot, Item, Meeting, Post, Vote
from sognko_tui.protocol.data import casting
from sognko_tui.protocol.data.casting import Option
from sognko_tui.protocol.data.motions import text_of
from sognko_tui.protocol.disqualified import ground
from sognko_tui.protocol.document import List, Paragraph
from sognko_tui.protocol.document import text_of as words_of
from sognko_tui.protocol.elections import nominee_name, post_words, rounds
from sognko_tui.protocol.items import followup_cells
from sognko_tui.protocol.outcomes import (
    decision,
    decision_lines,
    proposal_lines,
    summary,
)
from sognko_tui.protocol.telling import Telling, represented
from sognko_tui.protocol.votes import lines, told
from sognko_tui.protocol.wording import one_line
from sognko_tui.spreadsheets import csv_file

Row = tuple[str, ...]

HEAD = ("meeting", "date", "board", "item", "title")
"""The columns that both tables begin with."""

VOTES = (
    *HEAD, "vote", "question", "method", "name", "function", "represents", "seat", "cast", "count",
    "result", "settled",
)  # fmt: skip
"""The columns of the table of votes."""

DECISIONS = (*HEAD, "outcome", "proposal", "decision", "voting", "disqualified", "followups")
"""The columns of the table of decisions."""


def votes(meeting: Meeting) -> bytes:
    """A row for each person and vote; where nobody is named, a row for each way of voting."""
    telling = Telling(meeting)
    return _file(telling, VOTES, (r for item in _told(telling) for r in _votes(telling, item)))


def decisions(meeting: Meeting) -> bytes:
    """A row for each item, with what became of it and what was adopted."""
    telling = Telling(meeting)
    return _file(telling, DECISIONS, (_decision(telling, item) for item in meeting.items))


def _file(telling: Telling, columns: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    header = tuple(telling.phrases[f"table.{column}"] for column in columns)
    return b"".join(csv_file((header, *rows)))


def _told(telling: Telling) -> Iterator[Item]:
    return (item for item in telling.meeting.items if item.id not in telling.closed)


def _head(telling: Telling, item: Item) -> Row:
    meeting = telling.meeting
    day = meeting.date.isoformat() if meeting.date else ""
    number, title = telling.number(item), one_line(item.title)
    return one_line(meeting.id), day, one_line(meeting.board.name), number, title


# Votes


def _votes(telling: Telling, item: Item) -> Iterator[Row]:
    number = 0
    for number, vote in enumerate(casting.votes(item), start=1):
        head = (*_head(telling, item), str(number), casting.question(telling, item, vote))
        yield from _vote(telling, item, vote, (*head, telling.phrases[f"table.{vote.method}"]))
    for post in item.posts:
        for round_, ballot in enumerate(post.ballots, start=1):
            number += 1
            words = post_words(telling, item, post)
            question = telling.phrases.say("table.round", post=words, count=round_)
            method = telling.phrases[f"table.{ballot.method}"]
            head = (*_head(telling, item), str(number), question, method)
            yield from _round(telling, item, post, ballot, head)
            found = elected(post)
            if found is not None and found.round == round_:
                break


def _vote(telling: Telling, item: Item, vote: Vote, head: Row) -> Iterator[Row]:
    tail = (_result(telling, item, vote), _settled(telling, vote, vote.casting is not None))

    def way(option: Option) -> str:
        if vote.opposed and option in ("for", "against"):
            motion = vote.motion if option == "for" else vote.opposed
            return casting.proposal(telling, item, motion)
        return _way(telling, option)

    if casting.nameless(vote):
        numbers: dict[Option, int] = {
            "for": vote.ayes, "against": vote.noes, "blank": vote.blanks,
        }  # fmt: skip
        for option, count in numbers.items():
            if count:
                yield (*head, *[""] * 4, way(option), str(count), *tail)
    found = False
    for one in casting.cast(telling.meeting, item, vote):
        found = True
        yield (*head, *_who(telling, one), way(one.option), "1", *tail)
    if not found and not vote.voted:
        # All were for, and nobody knows how many they were.
        yield (*head, *[""] * 6, *tail)


def _who(telling: Telling, one: casting.Cast) -> Row:
    person = telling.meeting.person(one.person)
    function = telling.function(person) if person is not None else ""
    represents = represented(person) if person is not None else ""
    seat = telling.name(one.seat) if one.seat else ""
    return telling.name(one.person), function, represents, seat


def _way(telling: Telling, option: Option) -> str:
    key = "no_part" if option == "disqualified" else option
    return telling.phrases[f"table.{key}"]


def _result(telling: Telling, item: Item, vote: Vote) -> str:
    if tied(vote):
        return telling.phrases["table.tied"]
    if vote.opposed:
        winner = next((m for m in (vote.motion, vote.opposed) if prevailed(vote, m)), None)
        if winner is None:
            return telling.phrases["vote.won_none"]
        words = casting.proposal(telling, item, winner)
        return telling.phrases.say("table.won", subject=words)
    return telling.phrases["table.passed" if vote.carried else "table.failed"]


def _settled(telling: Telling, taken: Vote | Ballot, by_chair: bool) -> str:
    if taken.lot:
        return telling.phrases["table.by_lot"]
    return telling.phrases["table.by_casting"] if by_chair else ""


def _round(telling: Telling, item: Item, post: Post, ballot: Ballot, head: Row) -> Iterator[Row]:
    found = elected(post)
    result = telling.phrases["table.again"]
    settled = ""
    if found is not None and found.ballot is ballot:
        result = telling.phrases.say("table.elected", person=nominee_name(telling, found.nominee))
        settled = _settled(telling, ballot, found.how == "chair")
    tail = (result, settled)
    names = {n.id: nominee_name(telling, n) for n in post.nominees}
    blank = _way(telling, "blank")
    for votes_for in ballot.votes:
        unnamed = votes_for.count - (0 if casting.nameless(ballot) else len(votes_for.voters))
        if unnamed > 0:
            yield (*head, *[""] * 4, names.get(votes_for.nominee, ""), str(unnamed), *tail)
    unnamed = ballot.blanks - (0 if casting.nameless(ballot) else len(ballot.blank))
    if unnamed > 0:
        yield (*head, *[""] * 4, blank, str(unnamed), *tail)
    for one, nominee in casting.cast_in_round(telling.meeting, item, ballot):
        way = names.get(nominee, "") if nominee else _way(telling, one.option)
        yield (*head, *_who(telling, one), way, "1", *tail)


# Decisions


def _decision(telling: Telling, item: Item) -> Row:
    head = _head(telling, item)
    if item.id in telling.closed:
        return (*head, telling.phrases["summary.closed"], *[""] * (len(DECISIONS) - len(head) - 1))
    outcome = summary(telling, item) or telling.phrases["summary.no_decision"]
    cells: tuple[Callable[[Telling, Item], str], ...] = (
        _adopted,
        _voting,
        _disqualified,
        _followups,
    )
    proposal = text_of(proposal_lines(item))
    return (*head, outcome, proposal, *(cell(telling, item) for cell in cells))


def _adopted(telling: Telling, item: Item) -> str:
    """The adopted text, or the sentence that stands in its place."""
    if item.outcome == "adopted":
        return text_of(decision_lines(item))
    found = (words_of(b.runs) for b in decision(telling, item) if isinstance(b, Paragraph))
    return "\n".join(found)


def _voting(telling: Telling, item: Item) -> str:
    """How it was voted on, each vote in the words of the protocol, and where the points came from."""
    found = [line for vote in told(item) for line in lines(telling, item, vote)]
    for block in rounds(telling, item):
        if isinstance(block, Paragraph):
            found.append(words_of(block.runs))
        elif isinstance(block, List):
            found += (words_of(row) for row in block.items)
    found += casting.put_together(telling, item)
    return "\n".join(found)


def _disqualified(telling: Telling, item: Item) -> str:
    rows = ((telling.name(d.person), ground(d.ground)) for d in item.disqualified)
    return "\n".join(f"{name} ({basis})" if basis else name for name, basis in rows)


def _followups(telling: Telling, item: Item) -> str:
    say, rows = telling.phrases.say, (followup_cells(telling, f) for f in item.followups)
    return "\n".join(
        say("table.followup_due" if due else "table.followup", person=who, text=what, due=due)
        for who, what, due in rows
    )
