"""Where a meeting is known from that was not minuted here: the protocol that was written of it."""

from __future__ import annotations

import msgspec

from sognko_tui.meeting.events.kinds import Event


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """Something the reader of a protocol was not sure of, in `item` or (empty) in the whole.

    Codes and what `text` is with them: `no_outcome` what became of the item is not told, `no_time`
    no time of day, `no_attendance` nobody is named, `unknown_person` a name that is not on the
    roster, `unplaced` a sentence about people that was not understood, `vote_unclear` a sentence
    about a vote that was not, `too_many_votes` more votes than people named, `decision_edge` where
    the decision ends is uncertain, `item_uncertain` that it is an item at all, `lost` a sentence
    that is kept as words alone, `text_left` lines that belong nowhere, and the codes of the
    warnings and doubts of the reader of packs.
    """

    code: str
    item: str = ""
    text: str = ""


class ProtocolRead(Event, frozen=True, kw_only=True):
    """The log was not written during the meeting: it tells what a machine read in its protocol.

    `file` is the original in the meeting's folder, `sha256` of its bytes in hex; `ours` says that
    this program had written it, so that every sentence of it is known. What the protocol does not
    tell is not known of the meeting: a decision needs no vote then, and nothing has a time.
    """

    file: str
    sha256: str
    ours: bool = False
    doubts: tuple[Doubt, ...] = ()
