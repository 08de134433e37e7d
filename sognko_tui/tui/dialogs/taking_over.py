"""Taking a meeting over: the question before it, and what a form held that it closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input, TextArea

from sognko_tui.office.sentences import sessions
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.confirm import ConfirmDialog

if TYPE_CHECKING:
    from textual.screen import Screen

    from sognko_tui.office.opened import Holder


class TakeOverDialog(ConfirmDialog):
    """Asks once whether to take the meeting over; Enter is yes."""

    MARKED: ClassVar[int] = 0

    HELP = N_(
        "J eller Enter tek over møtet, N eller Esc let det vere. Alt som er skrive, er lagra. Den "
        "andre får vite kven som tok over, les vidare, og kan ta det att på same måten."
    )

    def __init__(self, holder: Holder) -> None:
        super().__init__(
            _("Ta over møtet"),
            sessions.question(holder),
            yes=_("Ja, ta over"),
            no=_("Nei, berre les"),
        )


def words_in(screen: Screen[object]) -> str:
    """What stands in the fields of a dialog or form, a line each; empty where nothing does."""
    # What was searched for is not lost: it was never to be recorded.
    fields = [field.value for field in screen.query(Input) if field.id != "search"]
    fields += [area.text for area in screen.query(TextArea)]
    title = screen.title or ""
    if isinstance(screen, Dialog):
        title = screen.heading
    words = "\n".join(text for text in fields if text.strip())
    return f"{title}:\n{words}" if words else ""
