"""A session that did not close: what it left is shown before the meeting is opened, and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sognko_tui.office import printable
from sognko_tui.office.deeds import FIELDS
from sognko_tui.texts import N_, _, ngettext
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.confirm import ConfirmDialog
from sognko_tui.tui.widgets.item_views import changes_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.office.recovery import Left

Answer = Literal["restore", "aside"]


class RecoveryDialog(Dialog[Answer]):
    """Returns what is to become of what was left, or None where the meeting is not to be opened."""

    HELP = N_(
        "Førre økt enda utan at møtet vart lukka: linja vart broten eller maskina stogga. Alt som var "
        "lagra, ligg i journalen. Her står det kva det er, mot det som stod i møtefila: {+ +} "
        "er nytt, [- -] er borte. Enter hentar det fram att, og møtet held fram der det var. L legg det til sides "
        "i ei fil i møtemappa, og møtet held fram slik møtefila har det. Esc går tilbake: "
        "ingenting er endra, og du blir spurd neste gong. Pilene blar."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "restore", show=False, priority=True),
        Binding("l,L", "aside", show=False),
    ]

    def __init__(self, left: Left, board: str) -> None:
        keys = _("Enter: hent fram att · L: legg til sides · Esc: opna ikkje · Piltastar: bla")
        super().__init__(_("Førre økt vart ikkje lukka · {board}").format(board=board), keys)
        self._left = left

    def parts(self) -> ComposeResult:
        """How much there is, then all of it to read."""
        yield Static(Content(printable.text(self._intro())), classes="dialog-intro")
        with VerticalScroll(classes="left"):
            yield Static(Content("\n").join(self._lines()))

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def _intro(self) -> str:
        left = self._left
        same = left.since.date() == left.until.date()
        until = clock(left.until) if same else moment(left.until)
        told = ngettext(
            "{count} hending, {since}–{until}, ført av {by}, ligg i journalen, men ikkje i møtefila:",
            "{count} hendingar, {since}–{until}, førte av {by}, ligg i journalen, men ikkje i møtefila:",
            left.count,
        ).format(count=left.count, since=moment(left.since), until=until, by=", ".join(left.by))
        if not left.unreadable:
            return told
        lost = ngettext(
            "Slutten av journalen ({count} byte) let seg ikkje lese; han blir teken vare på i meeting.journal.bad.",
            "Slutten av journalen ({count} byte) let seg ikkje lese; han blir teken vare på i meeting.journal.bad.",
            left.unreadable,
        )
        return f"{told}\n{lost.format(count=left.unreadable)}"

    def _lines(self) -> Iterator[Content]:
        for text in self._left.texts:
            heading = f"{text.number} {text.title} · {_(FIELDS[text.field])}"
            yield Content.styled(printable.line(heading), "bold")
            yield changes_text(text.changes) + "\n"
        if self._left.deeds:
            yield Content.styled(_("Elles gjort"), "bold")
        for done in self._left.deeds:
            yield Content(printable.line(f"{clock(done.at)}  {done.what}"))

    def action_restore(self) -> None:
        """Enter: go on with it."""
        self.dismiss("restore")

    def action_aside(self) -> None:
        """L: go on without it; asked once more, for the letter may have been meant for something else."""

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss("aside")

        question = _("Skal møtet halde fram utan dette?")
        yes = _("Ja, legg det til sides i ei fil i møtemappa")
        no = _("Nei, la meg sjå på det att")
        self.app.push_screen(ConfirmDialog(_("Legg til sides"), question, yes=yes, no=no), answered)


def clock(at: datetime) -> str:
    """A time of day as it is shown: `10:42`."""
    return f"{at.hour}:{at.minute:02}"


def moment(at: datetime) -> str:
    """A time with its day: `9.12. kl. 10:42`."""
    return _("{day}.{month}. kl. {time}").format(day=at.day, month=at.month, time=clock(at))
