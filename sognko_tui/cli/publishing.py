"""The command that publishes the protocols as a website in a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sognko_tui.cli.answering import FINDINGS, GOOD, as_json, beside, how_far, lines
from sognko_tui.cli.arguments import Asked
from sognko_tui.office.desk import at_desk
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _, ngettext


def _publish(asked: Asked) -> int:
    if not asked.folder:
        # A variable that was not set, in a script: not the folder that happens to be the current one.
        raise Trouble("no_folder", {"name": "«»"})
    desk = at_desk(asked.minutes)
    boards = [desk.choose_board(board).id for board in asked.board] or None
    with how_far(_("møte {done} av {of}")) as progress:
        done = desk.publish(
            Path(asked.folder),
            boards=boards,
            base=asked.base_url,
            drafts=asked.drafts,
            anew=asked.rebuild,
            progress=progress,
        )
    if asked.json:
        as_json(
            {
                "folder": asked.folder,
                "protocols": done.protocols,
                "made": done.made,
                "written": done.written,
                "unchanged": done.unchanged,
                "removed": done.removed,
                "base_url": done.base or None,
                "unreadable": list(done.unreadable),
            }
        )
    else:
        told = ngettext(
            "{count} protokoll i {folder}: {written} filer skrivne, {removed} fjerna.",
            "{count} protokollar i {folder}: {written} filer skrivne, {removed} fjerna.",
            done.protocols,
        )
        lines(
            [
                told.format(
                    count=done.protocols,
                    folder=asked.folder,
                    written=done.written,
                    removed=done.removed,
                )
            ]
        )
    if not done.base:
        beside(
            _(
                "Nettadressa til nettstaden er ikkje kjend: lenkjene i straumane (Atom) er relative. "
                "Med --base-url blir dei heile."
            )
        )
    for meeting in done.unreadable:
        beside(
            _("{meeting} lét seg ikkje lese. Det som er publisert frå før, står.").format(
                meeting=meeting
            )
        )
    return FINDINGS if done.unreadable else GOOD


COMMANDS: dict[str, Callable[[Asked], int]] = {"publish": _publish}
