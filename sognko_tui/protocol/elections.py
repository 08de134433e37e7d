"""Elections: who was put forward, how the rounds went, who was elected."""

from __future__ import annotations

from collections.abc import Iterator

from sognko_tui.meeting.attendance import stay_in
from sognko_tui.meeting.elections import Elected, elected, principal
from sognko_tui.meeting.events import Nominee
from sognko_tui.meeting.facts import Ballot, Post
from sognko_tui.meeting.state import Item
from sognko_tui.protocol.document import Block, List, Paragraph, paragraph, plain
from sognko_tui.protocol.telling import Telling, joined, typed_name
from sognko_tui.protocol.wording import one_line

_RESULT = {"plurality": "majority"}


def nominations(telling: Telling, item: Item) -> Iterator[Paragraph]:
    """Who was put forward for each post, and by whom where that is noted."""
    for post in item.posts:
        for by in dict.fromkeys(nominee.by for nominee in post.nominees):
            names = tuple(_standing(telling, item, post, n) for n in post.nominees if n.by == by)
            key = "nominated" if post.settled_by == "lot" else "applicants"
            key += "_by" if by else "_one" if len(names) == 1 else ""
            sentence = telling.phrases.say(
                f"election.{key}",
                post=post_words(telling, item, post),
                names=joined(names, telling.phrases["words.and"]),
                mover=telling.who(by),
            )
            yield paragraph(sentence, emphasis=True)


def _standing(telling: Telling, item: Item, post: Post, nominee: Nominee) -> str:
    """A nominee's name, with what is to be known: from outside, or not in the room."""
    name, say = nominee_name(telling, nominee), telling.phrases.say
    if nominee.person is None:
        # Of those who apply for a post nobody expects to be on the board.
        return name if post.settled_by == "chair" else say("election.outsider", person=name)
    if stay_in(telling.meeting, nominee.person, item) is None:
        return say("election.absent", person=name)
    return name


def nominee_name(telling: Telling, nominee: Nominee) -> str:
    """What a nominee is called: as on the board, or as typed for one from outside it."""
    if nominee.person is not None:
        return telling.name(nominee.person)
    return typed_name(nominee.name) or typed_name(nominee.id)


def post_words(telling: Telling, item: Item, post: Post) -> str:
    """What somebody was elected to: «medlem i fagutvalet for 2026–2027», and whose deputy that is."""
    title, period = one_line(post.title), one_line(post.period)
    of = principal(item.posts, post)
    holder = elected(of) if of is not None else None
    if holder is not None:
        name = nominee_name(telling, holder.nominee)
        title = telling.phrases.say("election.deputy_for", title=title, person=name)
    return telling.phrases.say("election.post", title=title, period=period) if period else title


def rounds(telling: Telling, item: Item) -> Iterator[Block]:
    """How each round went and what came of it, post by post."""
    for post in item.posts:
        found = elected(post)
        for number, ballot in enumerate(post.ballots, start=1):
            last = number == len(post.ballots)
            if found is None or ballot is not found.ballot or not _plainly(found):
                yield paragraph(_round(telling, post, ballot, number))
            by_name = _names(telling, post, ballot)
            if by_name:
                yield List(items=tuple(plain(row) for row in by_name))
            if found is not None and found.round == number:
                yield paragraph(_result(telling, item, post, found))
                break
            if not last:
                yield paragraph(telling.phrases["election.again"])
        if found is None and post.ballots:
            key = "unsettled" if post.settled_by == "lot" else "unappointed"
            words = post_words(telling, item, post)
            yield paragraph(telling.phrases.say(f"election.{key}", post=words))


def _plainly(found: Elected) -> bool:
    """Whether one word tells the round: all were for the same."""
    return found.how == "unanimous" and found.ballot.method != "written"


def _round(telling: Telling, post: Post, ballot: Ballot, number: int) -> str:
    say = telling.phrases.say
    votes = [
        say("election.votes", person=nominee_name(telling, nominee), count=votes_for.count)
        for votes_for in ballot.votes
        if votes_for.count and (nominee := post.nominee(votes_for.nominee)) is not None
    ]
    if ballot.blanks:
        votes.append(say("election.blank", count=ballot.blanks))
    key = "election.round_written" if ballot.method == "written" else "election.round"
    return say(key, count=number, votes=", ".join(votes))


def _names(telling: Telling, post: Post, ballot: Ballot) -> list[str]:
    """Who voted for whom; a written ballot names nobody, and where all agreed nobody need be."""
    say = telling.phrases.say
    found: list[str] = []
    votes = [v for v in ballot.votes if v.count]
    alike = len(votes) == 1 and not ballot.blanks
    for votes_for in () if ballot.method == "written" or alike else votes:
        nominee = post.nominee(votes_for.nominee)
        if votes_for.voters and nominee is not None:
            voters, name = telling.names(votes_for.voters), nominee_name(telling, nominee)
            count = len(votes_for.voters)
            found.append(say("election.in_favour", person=name, count=count, names=voters))
    for side in ("blank", "refused", "away"):
        people: tuple[str, ...] = getattr(ballot, side)
        if people and not (side == "blank" and ballot.method == "written"):
            found.append(say(f"vote.{side}", count=len(people), names=telling.names(people)))
    return found


def _result(telling: Telling, item: Item, post: Post, found: Elected) -> str:
    how = _RESULT.get(found.how, found.how)
    key = "elected" if post.settled_by == "lot" else "appointed"
    values: dict[str, str | int] = {
        "person": nominee_name(telling, found.nominee),
        "post": post_words(telling, item, post),
        "for": found.ballot.count(found.nominee.id),
        "count": found.ballot.voted,
        "drawer": telling.who(found.ballot.lot),
    }
    return telling.phrases.say(f"election.{key}_{how}", **values)
