"""The commands about signatures: `sign` and `verify`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sognko_tui.cli.answering import FINDINGS, GOOD, as_json, beside, how_far, lines
from sognko_tui.cli.arguments import Asked
from sognko_tui.office import dates, restricted
from sognko_tui.office.desk import Desk, at_desk
from sognko_tui.office.trouble import Trouble
from sognko_tui.texts import _

if TYPE_CHECKING:
    from sognko_tui.office.signing import Signed
    from sognko_tui.office.verifying import Report


def _sign(asked: Asked) -> int:
    if (asked.key is None) == (asked.outside is None):
        raise Trouble("sign_what")
    desk = at_desk(asked.minutes)
    meeting_id = desk.resolve(asked.meeting)
    if asked.outside is None:
        sign_with(desk, meeting_id, key_of(asked.key), asked.who)
        return GOOD
    today = desk.clock.now().date()
    on = today if asked.on is None else dates.parse(asked.on)
    if on is None:
        raise Trouble("bad_date", {"option": "--on", "value": asked.on})
    if on > today:
        raise Trouble("signed_ahead", {"value": asked.on})
    file = Path(asked.outside)
    _tell_signed(desk.signed_outside(meeting_id, file, asked.who.strip(), on, asked.kind))
    return GOOD


def key_of(named: str) -> Path:
    """The key that was named. Raises `Trouble` where there is none, or no file may be named."""
    restricted.refuse("--sign")
    key = Path(named).expanduser()
    if not key.is_file():
        raise Trouble("no_such_key", {"key": named})
    return key


def sign_with(desk: Desk, meeting_id: str, key: Path, who: str) -> None:
    """Sign with a key and say where the signature lies, and whether anybody knows the key."""
    _tell_signed(desk.sign(meeting_id, key, who.strip()))


def _tell_signed(signed: Signed) -> None:
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
        board = desk.choose_board(asked.board).id if asked.board is not None else None
        with how_far(_("møte {done} av {of}")) as progress:
            found = list(desk.verify_all(signers, board, progress))
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
