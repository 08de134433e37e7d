"""Elections in our protocols, taken back: the posts, who was put forward, the rounds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from sognko_tui.meeting import events as e
from sognko_tui.meeting.presiding import presides_over
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.meeting.voting import entitled
from sognko_tui.protocol.old.crowd import Crowd
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.public_meeting import PublicItem

_PERIOD = re.compile(r"\d|\bår\b|\bperiod", re.IGNORECASE)


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A post as the sentences tell of it: its words, what settles a tie, who was put forward."""

    words: str
    settled_by: str
    names: tuple[str, ...] = ()
    by: str = ""
    rounds: tuple[e.BallotTaken, ...] = ()


class ElectionReader:
    """Reads the sentences of one item and makes the events of its elections."""

    def __init__(self, told: PublicItem, phrases: Phrases, crowd: Crowd) -> None:
        self._told = told
        self._phrases = phrases
        self._crowd = crowd

    def events(self, meeting: Meeting, item: Item) -> Iterator[e.Event]:
        """The posts, the nominees and the rounds of each post, in their order."""
        posts = list(self._posts())
        results = self._rounds()
        for n, post in enumerate(posts, start=1):
            title, period, holder = self._title(post.words)
            post_id = f"v{n}"
            principal = next(
                (f"v{k}" for k, other in enumerate(posts, 1) if holder and holder in other.names),
                "",
            )
            yield e.PostOpened(
                item=item.id,
                post=post_id,
                title=title,
                period=period,
                settled_by="lot" if post.settled_by == "lot" else "chair",
                deputy_for=principal,
            )
            for k, name in enumerate(post.names, start=1):
                person = self._crowd.id(name) or None
                nominee = e.Nominee(id=f"n{k}", name=name, person=person)
                by = self._crowd.id(post.by) or post.by
                yield e.Nominated(item=item.id, post=post_id, nominee=nominee, by=by)
            sentences = results.get(post.words, [])
            yield from self._ballots(meeting, item, post_id, post, sentences)

    def _posts(self) -> Iterator[Post]:
        keys = {
            "nominated_by": "lot", "nominated_one": "lot", "nominated": "lot",
            "applicants_by": "chair", "applicants_one": "chair", "applicants": "chair",
        }  # fmt: skip
        found: dict[str, Post] = {}
        for sentence in self._told.noted:
            for key, settled_by in keys.items():
                match = self._phrases.match(f"election.{key}", sentence)
                if match is not None:
                    names = self._names(match["names"])
                    stood = found.get(match["post"])
                    if stood is not None:
                        names = (*stood.names, *names)
                    found[match["post"]] = Post(
                        words=match["post"],
                        settled_by=settled_by,
                        names=names,
                        by=match.get("mover", ""),
                    )
                    break
        yield from found.values()

    def _names(self, words: str) -> tuple[str, ...]:
        joint = f" {self._phrases['words.and']} "
        bare: list[str] = []
        for name in re.split(f", |{re.escape(joint)}", words):
            for key in ("absent", "outsider"):
                found = self._phrases.match(f"election.{key}", name)
                name = found["person"] if found is not None else name
            bare.append(name)
        return tuple(bare)

    def _title(self, words: str) -> tuple[str, str, str]:
        """What the post is, for which years, and whose deputy that is."""
        title, joint, period = words.rpartition(" for ")
        if not joint or not _PERIOD.search(period):
            title, period = words, ""
        found = self._phrases.match("election.deputy_for", title)
        if found is not None:
            return found["title"], period, found["person"]
        return title, period, ""

    def _rounds(self) -> dict[str, list[str]]:
        """The sentences on the rounds of each post, by its words: up to the one on its result."""
        gathered: list[str] = []
        found: dict[str, list[str]] = {}
        for sentence in self._told.elections:
            gathered.append(sentence)
            post = self._result(sentence)
            if post is not None:
                found[post["post"]] = gathered
                gathered = []
        return found

    def _result(self, sentence: str) -> dict[str, str] | None:
        for how in ("unanimous", "majority", "lot", "chair"):
            for key in ("elected", "appointed"):
                found = self._phrases.match(f"election.{key}_{how}", sentence)
                if found is not None:
                    return {"how": how, **found}
        for key in ("unsettled", "unappointed"):
            found = self._phrases.match(f"election.{key}", sentence)
            if found is not None:
                return {"how": "", **found}
        return None

    def _ballots(
        self, meeting: Meeting, item: Item, post_id: str, post: Post, sentences: list[str]
    ) -> Iterator[e.BallotTaken]:
        ids = {name: f"n{k}" for k, name in enumerate(post.names, start=1)}
        ballots: list[e.BallotTaken] = []
        for sentence in sentences:
            ballot = self._round(item, post_id, sentence, ids)
            if ballot is not None:
                ballots.append(ballot)
            elif ballots:
                ballots[-1] = self._with_names(ballots[-1], sentence, ids)
        result = self._result(sentences[-1]) if sentences else None
        if result is not None and result["how"] == "unanimous" and not ballots:
            voters = tuple(p.id for p in entitled(meeting, item))
            votes = e.VotesFor(
                nominee=ids.get(result["person"], ""), count=len(voters), voters=voters
            )
            ballots.append(
                e.BallotTaken(item=item.id, post=post_id, method="unanimous", votes=(votes,))
            )
        elif result is not None and ballots and result["how"] in ("lot", "chair"):
            chosen = ids.get(result["person"], "")
            presiding = presides_over(meeting, item)
            if result["how"] == "lot":
                drawer = result.get("drawer", "")
                ballots[-1] = replace(
                    ballots[-1], chosen=chosen, lot=self._crowd.id(drawer) or drawer
                )
            elif presiding is not None:
                ballots[-1] = replace(ballots[-1], chosen=chosen, casting=presiding.id)
        yield from ballots

    def _round(
        self, item: Item, post_id: str, sentence: str, ids: dict[str, str]
    ) -> e.BallotTaken | None:
        written = self._phrases.match("election.round_written", sentence)
        found = written or self._phrases.match("election.round", sentence)
        if found is None:
            return None
        votes: list[e.VotesFor] = []
        blanks = 0
        for piece in found["votes"].split(", "):
            blank = self._phrases.match("election.blank", piece)
            if blank is not None:
                blanks = int(blank["count"])
                continue
            name, _, count = piece.rpartition(" ")
            if count.isdecimal():
                votes.append(e.VotesFor(nominee=ids.get(name, ""), count=int(count)))
        return e.BallotTaken(
            item=item.id,
            post=post_id,
            method="written" if written is not None else "by_names",
            votes=tuple(votes),
            blank_count=blanks,
        )

    def _with_names(
        self, ballot: e.BallotTaken, sentence: str, ids: dict[str, str]
    ) -> e.BallotTaken:
        found = self._phrases.match("election.in_favour", sentence)
        if found is not None:
            voters = self._crowd.ids(self._names(found["names"]))
            nominee = ids.get(found["person"], "")
            votes = tuple(
                replace(v, voters=voters) if v.nominee == nominee else v for v in ballot.votes
            )
            return replace(ballot, votes=votes)
        for side in ("blank", "refused", "away"):
            found = self._phrases.match(f"vote.{side}", sentence)
            if found is not None:
                people = self._crowd.ids(self._names(found["names"]))
                changed = replace(ballot, **{side: people})
                return replace(changed, blank_count=0) if side == "blank" else changed
        return ballot
