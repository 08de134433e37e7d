"""The decision as the votes have it, with where each point of it came from, before it is put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sognko_tui.meeting.composition import composed, fell, numbers, origins, points_of
from sognko_tui.meeting.result import stands
from sognko_tui.office import printable
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.widgets.proposal_words import named, origin_words, state_words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.meeting.state import Item


class CompositionDialog(Dialog[str]):
    """Returns the text for VEDTAK, or None for Esc. `written` is what the protocol would say of it."""

    HELP = N_(
        "Vedtaket er sett saman av det som fekk fleirtal: punkta er nummererte på nytt, og under "
        "kvart står det kvar det kjem frå. Enter set det inn i VEDTAK; der kan du endre det, og F2 "
        "vedtek det."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,s,S", "done", show=False, priority=True),
    ]

    def __init__(self, item: Item, written: str = "") -> None:
        super().__init__(
            _("Vedtaket i sak {number}, sett saman").format(number=item.number),
            _("Enter: set det inn i VEDTAK · ↑ ↓: rull · F1: hjelp · Esc: avbryt"),
        )
        self._item = item
        self._text = composed(item)
        self._written = written

    def parts(self) -> ComposeResult:
        """The points with their origins, and what fell."""
        with VerticalScroll(classes="composition"):
            yield Static(self._points(), classes="composed")
        yield Static(Content(printable.text(self._written)), classes="form-preview")

    def on_mount(self) -> None:
        """The arrows scroll what is long."""
        self.query_one(VerticalScroll).focus()

    def _points(self) -> Content:
        then = replace(self._item, decision=self._text)
        lines: list[Content] = []
        parts = points_of(self._text)
        told = origins(then)
        for number, part, origin in zip(numbers(parts), parts, told, strict=True):
            lines.append(Content(printable.text(f"{part.marker} {part.text}".strip())))
            words = origin_words(then, origin)
            if number:
                words = f"{number} {words}"
            lines.append(Content.styled(f"   ← {words}", "bold"))
        fallen = [m.id for m in then.motions if not m.procedural and fell(then, m.id)]
        points = [n for n, vote in then.points_voted(stands(then)).items() if not vote.carried]
        gone = [
            *(f"{named(then, m)} ({state_words(then, m)})" for m in fallen),
            *(_("punkt {point}").format(point=n) for n in points),
        ]
        if gone:
            lines.append(
                Content.styled(_("Ikkje vedteke: {what}").format(what=", ".join(gone)), "dim")
            )
        return Content("\n").join(lines)

    def action_done(self) -> None:
        """Answer with the text."""
        self.dismiss(self._text)
