"""Proposals that members moved, in anybody's protocol, and the votes on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from sognko_tui.protocol.old.verdicts import Tally, rejected, tally, verdict
from sognko_tui.protocol.public_meeting import PublicMotion, PublicVote
from sognko_tui.protocol.wording import Line

_PROPOSAL = r"(?:(?:endrings|tilleggs|mot|alternativ\w*\s*|fellesf?)?(?:framlegg|fremlegg|forslag))"
_MOVES = re.compile(
    rf"(?i)^(?:\s*\([^)]*\))?\s*(?:sette|satte|la|kom|gjorde|fremmet|fremma|fremja|fremjet|fremsatte|framsette|leverte)\b"
    rf"(?:\s+(?:fram|frem|med|eit|et|ein|dette|slikt?|følgj?[ae]nde|fylgjande|alternativt))*\s+(?P<what>{_PROPOSAL})\w*"
    r"(?:\s+til\s+punkt\s+(?P<point>\d{1,2}))?(?P<rest>.*)$"
)
_PROPOSES = re.compile(r"(?i)^\s*(?:foreslo|føreslo|foreslår|føreslår)\b(?P<rest>.*)$")
_OF_THE_HANDLING = re.compile(
    r"(?i)\b(?:utset\w*|utsett\w*|utsatt\w*|utsettelse|send\w* (?:tilbake|attende)|lukk\w* møtet|realitetsbehand\w*)\b"
)
_SENTENCES = re.compile(r"(?<=[^\d\s][.!?])\s+(?=[«\"]?[A-ZÆØÅ])")


class Moved(NamedTuple):
    """The proposals, the votes on them, and the lines without the sentences that tell of them."""

    motions: tuple[PublicMotion, ...]
    votes: tuple[PublicVote, ...]
    lines: tuple[tuple[Line, ...], ...]


def moved(parts: Sequence[Sequence[Line]], names: frozenset[str]) -> Moved:
    """Find them in the parts of an item, in the order these were read; movers are among `names`."""
    motions: list[PublicMotion] = []
    votes: list[PublicVote] = []
    left: list[tuple[Line, ...]] = []
    for lines in parts:
        kept: list[Line] = []
        waiting = False
        for line in lines:
            if waiting and line.text:
                # «… sette fram dette framlegget:», and what it was on the line below.
                motions[-1] = replace(motions[-1], text=(line,))
                waiting = False
                continue
            rest: list[str] = []
            for sentence in _sentences(line.text):
                motion = _motion(sentence, names)
                vote = _vote(sentence, motions) if motion is None else None
                if motion is not None:
                    motions.append(motion)
                    waiting = not motion.text
                elif vote is not None:
                    votes.append(vote)
                else:
                    rest.append(sentence)
            if any(rest):
                kept.append(Line(line.marker, " ".join(rest)))
        left.append(tuple(kept))
    if not all(motion.text for motion in motions):
        return Moved((), (), tuple(tuple(lines) for lines in parts))
    return Moved(tuple(motions), tuple(votes), tuple(left))


def about_a_motion(sentence: str, names: frozenset[str]) -> bool:
    """Whether a sentence tells of the vote on what a member moved."""
    return any(_names_motion(sentence, name) for name in names)


def _sentences(text: str) -> list[str]:
    """The sentences, one with its words after a colon whole."""
    pieces = _SENTENCES.split(text)
    for at, piece in enumerate(pieces):
        if ":" in piece and re.search(rf"(?i){_PROPOSAL}[^:]*:", piece):
            following = next(
                (
                    n
                    for n in range(at + 1, len(pieces))
                    if re.match(rf"(?i)(?:{_PROPOSAL}\w*|røysting|votering)\b", pieces[n])
                ),
                len(pieces),
            )
            return [*pieces[:at], " ".join(pieces[at:following]), *pieces[following:]]
    return pieces


def _motion(sentence: str, names: frozenset[str]) -> PublicMotion | None:
    who = next((n for n in sorted(names, key=len, reverse=True) if sentence.startswith(n)), None)
    if who is None:
        return None
    rest = sentence[len(who) :]
    found = _MOVES.match(rest) or _PROPOSES.match(rest)
    if found is None or _OF_THE_HANDLING.search(rest):
        return None
    parts = found.groupdict()
    what = (parts.get("what") or "").lower()
    kind = (
        "amendment"
        if what.startswith("endring")
        else "addition"
        if what.startswith("tillegg")
        else "counter"
    )
    words = found["rest"]
    colon = words.rfind(":") if words.rstrip().endswith(":") else words.find(":")
    text = words[colon + 1 :] if colon >= 0 else re.sub(r"(?i)^\s*(?:om|på)\s+", "", words)
    text = text.strip().strip('«»"').strip()
    return PublicMotion(
        name=who,
        kind=kind,
        point=int(parts.get("point") or 0),
        text=(Line("", text[0].upper() + text[1:]),) if text else (),
    )


def _names_motion(sentence: str, name: str) -> bool:
    escaped = re.escape(name)
    return bool(
        re.search(
            rf"(?i){_PROPOSAL}\w*\s+(?:frå|fra|til)\s+{escaped}|{escaped}(?:s| sitt)\s+{_PROPOSAL}",
            sentence,
        )
    )


def _vote(sentence: str, motions: Sequence[PublicMotion]) -> PublicVote | None:
    """The vote on one of the proposals moved so far; the last of its mover's."""
    for n in range(len(motions), 0, -1):
        if not _names_motion(sentence, motions[n - 1].name):
            continue
        found = tally(sentence)
        told = verdict(sentence)
        if found is None or (told is None and found.ayes is None):
            return None
        return _as_vote(str(n), found, fell=rejected(sentence))
    return None


def _as_vote(subject: str, found: Tally, *, fell: bool) -> PublicVote | None:
    if found.unanimous:
        return None if fell else PublicVote(subject=subject, unanimous=True)
    if found.ayes is None:
        return None
    ayes, noes = found.ayes, found.noes
    carried = ayes > noes if ayes != noes else not fell
    if fell and ayes > noes:
        # «fall med 3 mot 1»: some count those against first. The words say which way it went.
        ayes, noes, carried = noes, ayes, False
    return PublicVote(
        subject=subject, counts=(ayes, noes), carried=carried, blank_count=found.blank
    )
