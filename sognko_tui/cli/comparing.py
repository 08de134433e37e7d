"""The command about a protocol that somebody edited by hand: what differs, taken over or dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sognko_tui.cli.answering import FINDINGS, GOOD, as_json, beside, lines
from sognko_tui.cli.arguments import Asked
from sognko_tui.office import sentences, telling_edits
from sognko_tui.office.desk import at_desk
from sognko_tui.office.reading_back import Comparison
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _


def _compare(asked: Asked) -> int:
    desk = at_desk(asked.minutes)
    meeting_id = desk.resolve(asked.meeting)
    found = desk.compare(meeting_id, Path(asked.file) if asked.file is not None else None)
    if asked.json:
        as_json([telling_edits.as_row(one) for one in found])
    else:
        for one in found:
            lines(telling_edits.told(one))
        if not found and not asked.take:
            beside(_("Ingen har endra protokollen for hand."))
    differing = [one for one in found if not one.empty]
    if not (asked.take or asked.drop):
        return FINDINGS if differing else GOOD
    kept: list[Path] = []
    if asked.take:
        desk.take_edits(
            meeting_id, _the_one(differing), reason=asked.reason, who=asked.who, aside=kept.append
        )
    else:
        for one in differing:
            desk.drop_edits(meeting_id, one, aside=kept.append)
    for path in dict.fromkeys(kept):
        beside(sentences.kept_aside(path.name))
    # What was not taken over is still to be seen to by somebody.
    left = asked.take and any(one.rest or one.unread for one in differing)
    return FINDINGS if left else GOOD


def _the_one(differing: list[Comparison]) -> Comparison:
    """The one file to take over from: two may say two things of one item. Raises `Trouble`."""
    if len(differing) > 1:
        raise Trouble("which_edited", {"names": ", ".join(one.name for one in differing)})
    if not differing or not differing[0].to_take:
        raise Trouble("nothing_to_take", {"name": differing[0].name if differing else ""})
    return differing[0]


COMMANDS: dict[str, Callable[[Asked], int]] = {"compare": _compare}
