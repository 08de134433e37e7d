"""Reads the votes of an item back, by their sentences and the rows under them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from sognko_tui.meeting.events import PROCEDURAL
from sognko_tui.protocol.names import Names
from sognko_tui.protocol.phrases import Phrases
from sognko_tui.protocol.public_meeting import MAIN, PublicMotion, PublicVote
from sognko_tui.protocol.subjects import act, called, said
from sognko_tui.protocol.telling import letter
from sognko_tui.protocol.votes import NAMED

_NUMBER = "\ue000"


class VoteReader:
    """Knows what may have been voted on in the item, by the words for it."""

    def __init__(self, motions: tuple[PublicMotion, ...], phrases: Phrases, names: Names) -> None:
        self.phrases = phrases
        self.names = names
        self.subjects = self._subjects(motions, within=False)
        self._within = self._subjects(motions, within=True)

    def _subjects(self, motions: tuple[PublicMotion, ...], *, within: bool) -> dict[str, str]:
        moved = {
            called(
                self.phrases,
                motion.kind,
                motion.name,
                letter(n) if len(motions) > 1 else "",
                within=within,
            ): str(n + 1)
            for n, motion in enumerate(motions)
        }
        acts = {act(self.phrases, kind): kind for kind in PROCEDURAL}
        return {**acts, **moved, said(self.phrases, "vote.main", within=within): MAIN}

    def _pattern(self) -> str:
        """Everything a sentence on a vote may begin with: a proposal, or a point of one."""
        point = self.phrases.say("vote.point", count=_NUMBER)
        points = [point]
        points += (
            self.phrases.say("vote.point_of", count=_NUMBER, subject=words)
            for words in self._within
        )
        with_numbers = (re.escape(words).replace(_NUMBER, r"-?\d+") for words in points)
        return "|".join((*map(re.escape, self.subjects), *with_numbers))

    def _subject(self, words: str) -> tuple[str, int]:
        """What the words mean: the proposal, and the point of it."""
        if words in self.subjects:
            return self.subjects[words], 0
        for within, subject in self._within.items():
            found = self.phrases.match("vote.point_of", words, subject=re.escape(within))
            if found is not None:
                return subject, int(found["count"])
        found = self.phrases.match("vote.point", words)
        return MAIN, int(found["count"]) if found is not None else 0

    def vote(self, sentence: str) -> PublicVote | None:
        """The vote this sentence tells of, or None where it is about something else."""
        if sentence == self.phrases["vote.unanimous_bare"]:
            return PublicVote(unanimous=True)
        settled = (self.phrases[f"vote.{key}"] for key in ("casting", "lot"))
        allowed = {
            "subject": self._pattern(),
            "opposed": "|".join(map(re.escape, self._within)),
            "names": r"(?: .+)?",
            "casting": f"(?:{'|'.join(map(re.escape, settled))})?",
            "votes": "|".join(
                re.escape(self.phrases[f"vote.{key}"]) for key in ("vote_one", "vote_many")
            ),
        }
        found = self.phrases.match("vote.unanimous", sentence, **allowed)
        if found is not None:
            subject, point = self._subject(found["subject"])
            return PublicVote(subject=subject, point=point, unanimous=True)
        for key in ("opposed", "carried", "carried_bare", "fell", "tied"):
            found = self.phrases.match(f"vote.{key}", sentence, **allowed)
            if found is not None:
                return self._counted(key, found)
        return None

    def _counted(self, key: str, found: dict[str, str]) -> PublicVote:
        counts = (int(found["for"]), int(found["against"]))
        few = self.phrases.match("vote.names", found.get("names", "").strip())
        subject, point = self._subject(found["subject"]) if "subject" in found else (MAIN, 0)
        settled = found.get("casting", "")
        return PublicVote(
            subject=subject,
            point=point,
            opposed=self._within.get(found.get("opposed", ""), ""),
            carried=counts[0] > counts[1] if key == "opposed" else key not in ("fell", "tied"),
            counts=counts,
            minority=self.names.split(few["names"], min(counts)) if few else (),
            casting=settled == self.phrases["vote.casting"],
            by_lot=settled == self.phrases["vote.lot"],
        )

    def listed(self, vote: PublicVote, sentence: str) -> PublicVote:
        """The vote with what one row under it tells."""
        for key in ("written", "blank_count"):
            found = self.phrases.match(f"vote.{key}", sentence)
            if found is not None:
                written = vote.written or key == "written"
                return replace(vote, written=written, blank_count=int(found["count"]))
        if vote.opposed:
            told = self._between(vote, sentence)
            if told is not None:
                return told
        for name in ("in_favour_point", *NAMED):
            found = self.phrases.match(f"vote.{name}", sentence)
            if found is not None:
                people = self.names.split(found["names"], int(found["count"]))
                return replace(vote, **{name.removesuffix("_point"): people})
        found = self.phrases.match("vote.drawn", sentence)
        return replace(vote, lot=found["person"]) if found is not None else vote

    def _between(self, vote: PublicVote, sentence: str) -> PublicVote | None:
        """A row under a vote between two: who was for which, and what made the one win."""
        within = "|".join(map(re.escape, self._within))
        found = self.phrases.match("vote.in_favour_of", sentence, subject=within)
        if found is not None:
            people = self.names.split(found["names"], int(found["count"]))
            first = self._within[found["subject"]] == vote.subject
            return replace(vote, **{"in_favour" if first else "against": people})
        for key, subjects in (
            ("won_casting", self._within),
            ("won_lot", self._within),
            ("won", self.subjects),
        ):
            allowed = "|".join(map(re.escape, subjects))
            found = self.phrases.match(f"vote.{key}", sentence, subject=allowed)
            if found is not None:
                return replace(
                    vote,
                    carried=subjects[found["subject"]] == vote.subject,
                    casting=key == "won_casting",
                    by_lot=key == "won_lot",
                )
        return None
