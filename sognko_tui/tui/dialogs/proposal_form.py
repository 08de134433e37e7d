"""A new proposal: who moves it, what point it changes, and its words, typed while people talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static, TextArea
from textual.widgets.text_area import Edit, EditResult

from sognko_tui.meeting.composition import proposed_points
from sognko_tui.meeting.decisions import as_text
from sognko_tui.meeting.events import MotionKind, ProposalMoved
from sognko_tui.meeting.procedural import free_id
from sognko_tui.office import printable
from sognko_tui.office.phrases import proposed
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.confirm import ConfirmDialog
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.entry import a_person, one_of
from sognko_tui.tui.widgets.item_text import clean
from sognko_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.meeting.board import Person
    from sognko_tui.meeting.state import Item, Meeting
    from sognko_tui.tui.dialogs.form import Answers

TITLES: dict[MotionKind, str] = {
    "counter": N_("Alternativt framlegg"),
    "amendment": N_("Endringsframlegg"),
    "addition": N_("Tilleggsframlegg"),
    "postpone": N_("Framlegg om å utsetje saka"),
    "return": N_("Framlegg om å sende tilbake"),
    "forward": N_("Framlegg om å sende over"),
}
"""The kinds of proposals that can be moved here."""

LETTERS: dict[MotionKind, str] = {
    "counter": "a",
    "amendment": "e",
    "addition": "t",
    "postpone": "u",
    "return": "r",
    "forward": "s",
}
"""The key of each kind."""

_STAND_IN = "…………"
"""Stands for the words of the proposal, which the preview leaves out."""

Written = Callable[[ProposalMoved], str]
"""What the protocol would hold of a proposal that was not moved yet."""


def movers(meeting: Meeting) -> tuple[Person, ...]:
    """Who may have moved something: first those with a seat, then everybody else who is known."""
    seats = meeting.board.seats
    others = (p for p in (*meeting.board.people, *meeting.guests) if p not in seats)
    return (*seats, *others)


class DraftText(TextArea):
    """The words of a proposal that is being typed: only what can be read gets in."""

    def __init__(self) -> None:
        super().__init__(
            id="draft",
            soft_wrap=True,
            tab_behavior="focus",
            compact=True,
            highlight_cursor_line=False,
        )
        self.cursor_blink = False

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit; a paste may hold anything."""
        text = clean(edit.text)
        return super().edit(
            Edit(text, edit.from_location, edit.to_location, edit.maintain_selection_offset)
        )

    def on_resize(self) -> None:
        """Draw anew once the text is wrapped for the new width."""
        self.call_later(self.refresh)


class ProposalDialog(Dialog[ProposalMoved]):
    """Returns the proposal, or None where it was thrown away.

    `written` tells what the protocol would hold. Where the program ends while something is typed,
    because the line is gone, `keep` gets the proposal as far as it has come.
    """

    HELP = N_(
        "Skriv initialane til den som gjer framlegget, eller la feltet stå tomt. Enter i teksten er "
        "ei ny linje; F2 eller Ctrl+S er ferdig. Eit endringsframlegg er den nye ordlyden av punktet "
        "det gjeld. F4 set inn framlegget som ligg føre. Esc spør før noko du har skrive, blir kasta."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s", "done", show=False, priority=True),
        Binding("f4", "start_from", show=False, priority=True),
    ]

    def __init__(
        self,
        meeting: Meeting,
        item: Item,
        kind: MotionKind,
        *,
        written: Written,
        keep: Callable[[ProposalMoved], object],
    ) -> None:
        super().__init__(
            _("{kind} i sak {number}").format(kind=_(TITLES[kind]), number=item.number),
            _("F2/Ctrl+S: ferdig · Enter: ny linje · Tab: neste felt")
            + "\n"
            + _("F4: framlegget inn · F1: hjelp · Esc: avbryt"),
        )
        self._meeting = meeting
        self._item = item
        self._kind: MotionKind = kind
        self._written = written
        self._keep = keep
        self._people = movers(meeting)
        self._points = proposed_points(item) if kind == "amendment" else {}
        self._start = ""
        self._unkept: ProposalMoved | None = None
        self._told = ("?", 0, "")

    def parts(self) -> ComposeResult:
        """Who, which point, the text and what will be recorded."""
        initials = [p.initials or p.name for p in self._people]
        with Horizontal(classes="form-row"):
            yield Static(Content(_("Frå").ljust(6)), classes="form-label")
            suggester = SuggestFromList(initials, case_sensitive=False)
            yield LineInput(id="f-mover", suggester=suggester, replaces=True)
        if self._points:
            with Horizontal(classes="form-row"):
                yield Static(Content(_("Punkt").ljust(6)), classes="form-label")
                yield LineInput(id="f-point", replaces=True)
        yield Static(classes="form-hint")
        yield DraftText()
        yield Static(classes="form-preview")

    def on_mount(self) -> None:
        """Begin with who moves it; an amendment starts from the words it changes."""
        self.query_one("#f-mover", Input).focus()
        if self._kind == "amendment" and not self._points:
            self._load(as_text(self._item.proposal))
        self._preview()

    def on_unmount(self) -> None:
        """Keep what was typed where the program ends under it."""
        if self._unkept is not None:
            self._keep(self._unkept)

    # What was typed

    @property
    def _draft(self) -> DraftText:
        return self.query_one(DraftText)

    @property
    def _typed(self) -> bool:
        text = self._draft.text.strip()
        return bool(text) and text != self._start.strip()

    def _load(self, text: str) -> None:
        self._start = printable.text(text)
        self._draft.load_text(self._start)
        self._draft.move_cursor(self._draft.document.end)

    def _point(self) -> int:
        """The point that is changed; 0 for none of the proposal."""
        if not self._points:
            return 0
        typed = self.query_one("#f-point", Input).value.strip().rstrip(".)")
        point = int(typed) if typed.isdecimal() else 0
        return point if point in self._points else 0

    def _mover(self) -> str:
        person = a_person(self._people, self.query_one("#f-mover", Input).value)
        return person.id if person is not None else ""

    def _event(self) -> ProposalMoved:
        return ProposalMoved(
            item=self._item.id,
            proposal=free_id(self._item),
            mover=self._mover(),
            text="\n".join(line.rstrip() for line in self._draft.text.strip().split("\n")),
            kind=self._kind,
            point=self._point(),
        )

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        """Another point brings its own words, unless others were typed already."""
        if event.input.id == "f-point" and self._point() and not self._typed:
            self._load(self._points[self._point()])
        self._preview()

    @on(TextArea.Changed)
    def _preview(self) -> None:
        self._unkept = event = self._event() if self._typed else None
        if event is not None and self._told[:2] != (event.mover, event.point):
            self._told = (event.mover, event.point, self._lead(event))
        text = self._told[2] if event is not None else ""
        self.query_one(".form-preview", Static).update(Content(printable.text(text)))

    def _lead(self, event: ProposalMoved) -> str:
        """What the protocol would say before the words themselves, which are to be seen here anyway.

        It depends on nothing that is typed in the text, and is not worked out again at every key.
        """
        marked = replace(event, text=_STAND_IN)
        lines = self._written(marked).split("\n")
        return "\n".join(line for line in lines if _STAND_IN not in line)

    def on_descendant_focus(self) -> None:
        """Say what may stand in the field that has the cursor."""
        focused = self.focused.id if self.focused is not None else ""
        hint = ""
        if focused == "f-mover":
            hint = " · ".join(p.initials for p in self._people if p.initials)
            hint = _("{initials} · tomt: ingen er nemnd").format(initials=hint)
        elif focused == "f-point":
            hint = _("nummeret på punktet: {points}").format(
                points=", ".join(str(n) for n in self._points)
            )
        self.query_one(".form-hint", Static).update(Content(printable.line(hint)))

    # The keys

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        if self._right(event.input):
            self.focus_next()

    def _right(self, field: Input) -> bool:
        wrong = ""
        if field.id == "f-mover" and field.value.strip():
            wrong = one_of(self._people)(field.value)
        elif field.id == "f-point" and not self._point():
            wrong = _("Skriv nummeret på punktet som skal endrast: {points}").format(
                points=", ".join(str(n) for n in self._points)
            )
        self.say(wrong)
        if wrong:
            field.focus()
        return not wrong

    def action_start_from(self) -> None:
        """F4: the proposal that lies before the meeting, as what this one starts from."""
        if self._typed:
            self.say(_("Her står det noko alt. F4 set framlegget inn i ein tom tekst."))
            return
        whole = as_text(self._item.proposal)
        text = self._points.get(self._point(), "" if self._points else whole)
        if not text:
            self.say(_("Saka har ikkje noko framlegg å byrje frå."))
            return
        self._load(text)
        self._draft.focus()

    def action_done(self) -> None:
        """Answer with the proposal, if it says anything."""
        if not all(self._right(field) for field in self.query(Input)):
            return
        if not self._draft.text.strip():
            self.say(_("Skriv ordlyden av framlegget her."))
            self._draft.focus()
        elif self._kind == "amendment" and not self._typed:
            self.say(_("Ordlyden er som han var: skriv endringa inn i han."))
            self._draft.focus()
        else:
            self._leave(self._event())

    def action_cancel(self) -> None:
        """Leave without trace; what was typed is only thrown away on purpose."""
        if not self._typed:
            self._leave(None)
            return

        def thrown_away(answer: bool | None) -> None:
            if answer:
                self._leave(None)

        question = _("Framlegget er ikkje ført enno.")
        confirm = ConfirmDialog(
            _("Kast framlegget?"),
            question,
            yes=_("Ja, kast det"),
            no=_("Nei, skriv vidare"),
        )
        self.app.push_screen(confirm, thrown_away)

    def _leave(self, event: ProposalMoved | None) -> None:
        self._unkept = None
        self.dismiss(event)


def handling_form(
    meeting: Meeting, item: Item, kind: MotionKind, written: Callable[[Answers], str]
) -> FormDialog:
    """Asks who moves to put the item off, and until when or to whom."""
    people = movers(meeting)
    labels = {"postpone": _("Til (møte eller dato)"), "return": _("Tilbake til")}
    value = {
        "postpone": proposed("next_meeting", meeting.board),
        "return": proposed("administration", meeting.board),
    }
    asks = [
        Ask(
            "mover",
            _("Frå"),
            "",
            tuple(p.initials or p.name for p in people),
            check=one_of(people),
        ),
        Ask("to", labels.get(kind, _("Over til")), value.get(kind, ""), required=True),
    ]
    title = _("{kind}: sak {number}").format(kind=_(TITLES[kind]), number=item.number)
    return FormDialog(title, asks, preview=written)
