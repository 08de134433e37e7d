"""The commands about signatures: `sign` and `verify`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui.answering import FINDINGS, GOOD, as_json, beside, how_far, lines
from sognko_tui.arguments import Asked
from sognko_tui.office import dates, restricted
from sognko_tui.office.desk import Desk, at_desk
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _

if TYPE_CHECKING:
    from sognko_tui.office.opened import OpenMeeting
    from sognko_tui.office.verifying import Report


def _sign(asked: Asked) -> int:
    if (asked.key is None) == (asked.outside is None):
        raise Trouble("sign_what")
    if asked.outside is not None and not asked.who.strip():
        raise Trouble("who_signed")
    desk = at_desk(asked.minutes)
    opened = desk.open(desk.resolve(asked.meeting))
    try:
        if asked.outside is None:
            with_key(desk, opened, asked.key, asked.who)
        else:
            on = opened.today if asked.on is None else dates.parse(asked.on)
            if on is None:
                raise Trouble("bad_date", {"option": "--on", "value": asked.on})
            signed = desk.signed_outside(
                opened, Path(asked.outside), asked.who.strip(), on, asked.kind
            )
            lines(str(path) for path in signed.paths)
    finally:
        opened.close()
    return GOOD


def with_key(desk: Desk, opened: OpenMeeting, key: str, who: str) -> None:
    """Sign with a key and say where the signature lies, and whether anybody knows the key."""
    restricted.refuse("--sign")
    signed = desk.sign(opened, Path(key).expanduser(), who.strip())
    lines(str(path) for path in signed.paths)
    if not signed.known:
        told = _(
            "Nøkkelen {key} står ikkje på lista over dei som kan signere for styret "
            "(allowed_signers): underskrifta gjeld først når han gjer det."
        )
        beside(told.format(key=signed.event.key))


def _verify(asked: Asked) -> int:
    desk = at_desk(asked.minutes)
    signers = None
    if asked.allowed_signers is not None:
        signers = restricted.read(Path(asked.allowed_signers), 1 << 20)
    if asked.meeting is not None:
        found = [desk.verify(desk.resolve(asked.meeting), signers)]
    else:
        with how_far(_("møte {done} av {of}")) as progress:
            found = list(desk.verify_all(signers, asked.board, progress))
    if asked.json:
        from sognko_tui.office import showing_seals

        as_json([showing_seals.report(one) for one in found])
    else:
        _tell(found)
    return GOOD if all(one.sound for one in found) else FINDINGS


def _tell(found: list[Report]) -> None:
    from sognko_tui.office.sentences import verifying

    for one in found:
        lines(verifying.report(one))
    if not found:
        lines([_("Ingen protokollar er godkjende enno.")])


COMMANDS: dict[str, Callable[[Asked], int]] = {"sign": _sign, "verify": _verify}
