"""Who signed the protocol, whether that holds, and whether anything has changed since it was approved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sognko_tui.office import printable
from sognko_tui.office.sentences import verifying
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.office.verifying import Report

Wish = Literal["key", "outside"]
"""What is wanted next: to sign with a key of the agent, or to take in what was signed outside."""


class SignaturesDialog(Dialog[Wish]):
    """Returns what is wanted next, or None."""

    HELP = N_(
        "Øvst står det som er endra etter godkjenninga. Så kjem kven som har signert kvar versjon, "
        "når, med kva, og om det held (√) eller ikkje (!). S signerer med ein nøkkel som ssh-agent "
        "har, òg over «ssh -A». I tek inn ei fil som er signert utanfor programmet: skanna papir, "
        "BankID, eller ei underskrift som ssh-keygen har laga. "
        "Ei underskrift med SSH-nøkkel viser kva nøkkel som signerte, og at ingenting er endra "
        "sidan; ho er ikkje ei kvalifisert elektronisk underskrift."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "outside", show=False),
        Binding("s", "key", show=False),
    ]

    def __init__(self, found: Report) -> None:
        keys = _("Piltast: rull · S: signer · I: ta inn signert fil · Esc: lukk")
        super().__init__(_("Underskrifter"), keys)
        self._found = found

    def parts(self) -> ComposeResult:
        """What was found."""
        with VerticalScroll(id="signatures"):
            yield Static(Content("\n".join(self._told())))

    def _told(self) -> list[str]:
        lines = [printable.text(line) for line in verifying.told(self._found, brief=True)]
        if self._found.sound:
            lines.insert(0, _("√ Ingenting er endra sidan godkjenninga."))
        return lines

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#signatures").focus()

    def action_key(self) -> None:
        """S: sign with a key of the agent."""
        self.dismiss("key")

    def action_outside(self) -> None:
        """I: take in what was signed outside."""
        self.dismiss("outside")
