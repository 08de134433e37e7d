"""The commands about what leaves the house: `export`, and `template` for how it looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sognko_tui.cli.answering import GOOD, beside, how_far, lines
from sognko_tui.cli.arguments import Asked
from sognko_tui.office.desk import at_desk
from sognko_tui.office.exporting.planning import Wanted
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _


def _export(asked: Asked) -> int:
    desk = at_desk(asked.minutes)
    meeting_id = desk.resolve(asked.meeting)
    items = desk.items_of(meeting_id, tuple(asked.item)) if asked.item or asked.items else None
    if asked.letter and items is None:
        raise Trouble("letter_of_item")
    if asked.recipient and not asked.letter:
        raise Trouble("recipient_of_letter")
    forms = tuple(form.strip().lower() for form in asked.to.split(",") if form.strip())
    wanted = Wanted(
        # None is a form that there is not: nobody asks for nothing.
        forms=forms or ("",),
        items=items,
        letter=asked.letter,
        recipient=asked.recipient,
        full=asked.full,
        draft=asked.force,
    )
    if asked.output == "":
        raise Trouble("no_folder", {"name": "«»"})
    outputs = desk.exports(meeting_id, wanted)
    folder = Path(asked.output) if asked.output is not None else None
    with how_far(_("fil {done} av {of}")) as progress:
        paths = desk.export(
            meeting_id, outputs, folder=folder, force=asked.force, progress=progress
        )
    lines(str(path) for path in paths)
    closed = [output.name for output in outputs if output.closed]
    if closed:
        told = _(
            "{files}: her står òg det som vart handsama for lukka dører. Ta vare på det deretter."
        )
        beside(told.format(files=", ".join(closed)))
    return GOOD


def _template(asked: Asked) -> int:
    """Print a template to begin with, and say on stderr where the board's own is to lie."""
    desk = at_desk(asked.minutes)
    text, places = desk.template(asked.which, asked.board)
    lines(text.splitlines())
    for place in places:
        beside(_("Legg din eigen mal her: {path}").format(path=place))
    return GOOD


COMMANDS: dict[str, Callable[[Asked], int]] = {"export": _export, "template": _template}
