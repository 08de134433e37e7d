"""A form of one-line fields: Enter goes on and at the end says yes, Esc leaves without trace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from sognko_tui.office import printable
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

Check = Callable[[str], str]
"""Given what was typed, the sentence that says what is wrong with it, or an empty string."""

Answers = dict[str, str]

Preview = Callable[[Answers], str]
"""What the protocol would hold, given the answers as they stand; also while they are typed."""

Whole = Callable[[Answers], str]
"""What is wrong with the answers taken together, or an empty string."""


class Ask(NamedTuple):
    """One field: its key in the answers, what it is called, and what may stand in it.

    `choices` are completed while typing (Right takes the completion) and shown below the form. With
    `only` nothing else may stand there, and Right goes from one that stands to the next.
    """

    key: str
    label: str
    value: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    check: Check | None = None
    hint: str = ""
    only: bool = False


SHORT = 24
"""Characters up to which what stands in a field is rather typed anew than mended."""


class FormDialog(Dialog[Answers]):
    """Asks for some short texts. Returns them by key, stripped, or None.

    With `at_once`, Enter says yes from any field: what stands in the others is only seldom asked
    for. `preview` tells what the protocol would hold; `wrong` looks at all answers together. `rules`
    are those behind what `intro` or `preview` warn of.
    """

    HELP = N_(
        "Skriv i felta. Tab og Shift+Tab går mellom dei, linja nedst seier kva Enter gjer, og F2 er "
        "ferdig frå alle felt. Ctrl+U tømer feltet. Står det eit framlegg i eit felt, gjeld det om "
        "du ikkje skriv noko anna. Under felta står det kva protokollen får. Esc går ut, og "
        "ingenting er ført."
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "finish", show=False, priority=True)]

    def __init__(
        self,
        title: str,
        fields: Sequence[Ask],
        *,
        intro: str = "",
        preview: Preview | None = None,
        wrong: Whole | None = None,
        at_once: bool = False,
        rules: Sequence[str] = (),
    ) -> None:
        keys = _("Enter: neste felt, til slutt ferdig · F2: ferdig · Esc: avbryt")
        if at_once:
            keys = _("Enter: ferdig · Tab: neste felt · Esc: avbryt")
        if rules:
            keys += " · " + _("Ctrl+R: regelen")
        super().__init__(title, keys)
        self._rules = tuple(rules)
        self._fields = tuple(fields)
        self._intro = intro
        self._preview = preview
        self._wrong = wrong
        self._at_once = at_once

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules behind what the form warns of."""
        return self._rules

    def parts(self) -> ComposeResult:
        """The fields, a line each."""
        if self._intro:
            yield Static(Content(printable.text(self._intro)), classes="dialog-intro")
        width = max((len(f.label) for f in self._fields), default=0)
        with VerticalScroll(classes="form", can_focus=False):
            for field in self._fields:
                with Horizontal(classes="form-row"):
                    yield Static(Content(field.label.ljust(min(width, 30))), classes="form-label")
                    suggester = (
                        SuggestFromList(field.choices, case_sensitive=False)
                        if field.choices
                        else None
                    )
                    # Typing replaces what is short: a time, a name, a word. What is long, a
                    # sentence, is only mended, and must not be gone at the first key.
                    yield LineInput(
                        field.value,
                        id=f"f-{field.key}",
                        suggester=suggester,
                        words=field.choices if field.only else (),
                        replaces=bool(field.choices) or len(field.value) <= SHORT,
                    )
        yield Static("", classes="form-hint")
        if self._preview is not None:
            yield Static("", classes="form-preview")

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query(Input).first().focus()
        self._show_preview()

    @on(Input.Changed)
    def _show_preview(self) -> None:
        if self._preview is not None:
            text = printable.text(self._preview(self._answers()))
            self.query_one(".form-preview", Static).update(Content(text))

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        inputs = list(self.query(Input))
        here = inputs.index(event.input)
        if not self._right(self._fields[here]):
            return
        if here + 1 < len(inputs) and not self._at_once:
            inputs[here + 1].focus()
        else:
            self.finish()

    def on_descendant_focus(self) -> None:
        """Show what may stand in the field that has the cursor."""
        focused = self.focused
        for field in self._fields:
            if focused is not None and focused.id == f"f-{field.key}":
                text = field.hint or " · ".join(field.choices)
                self.query_one(".form-hint", Static).update(Content(text))

    def offer(self, key: str, choices: Sequence[str], hint: str) -> None:
        """What may stand in a field, where that is known only after the form is there."""
        self._fields = tuple(
            f._replace(choices=tuple(choices), hint=hint) if f.key == key else f
            for f in self._fields
        )
        field = self.query_one(f"#f-{key}", Input)
        field.suggester = SuggestFromList(choices, case_sensitive=False)
        self.on_descendant_focus()

    def _value(self, field: Ask) -> str:
        return printable.line(self.query_one(f"#f-{field.key}", Input).value)

    def _right(self, field: Ask) -> bool:
        value = self._value(field)
        wrong = ""
        if field.required and not value:
            wrong = _("Skriv inn noko her: {label}").format(label=field.label.rstrip(": "))
        elif field.check is not None and value:
            wrong = field.check(value)
        self.say(wrong)
        if wrong:
            self.query_one(f"#f-{field.key}", Input).focus()
        return not wrong

    def action_finish(self) -> None:
        """F2: done, from whatever field; the others stay as they stand."""
        self.finish()

    def finish(self) -> None:
        """Answer, if everything is right."""
        for field in self._fields:
            if not self._right(field):
                return
        answers = self._answers()
        wrong = self._wrong(answers) if self._wrong is not None else ""
        if wrong:
            self.say(wrong)
            return
        self.dismiss(answers)

    def _answers(self) -> Answers:
        return {field.key: self._value(field) for field in self._fields}
