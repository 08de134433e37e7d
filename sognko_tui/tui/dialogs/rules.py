"""The rule behind a warning: what it is, where it stands, and setting it aside with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from sognko_tui.meeting import events as e
from sognko_tui.meeting.rules import RULES, advises
from sognko_tui.office import printable, sentences
from sognko_tui.office.preview import would_write
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.form import Answers, Ask, FormDialog
from sognko_tui.tui.dialogs.menu import Choice, MenuDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

    from sognko_tui.meeting.state import Meeting

SetAside = e.RuleOverridden
"""That a rule was set aside, with the reason."""


class RuleDialog(Dialog[None]):
    """Tells of a rule. Returns nothing."""

    HELP = N_(
        "Her står regelen, kvar han er henta frå, og kva han seier om saka. Her er det ingenting å "
        "setje til side. Styret slår reglar av og på under Styre, F4. Enter og Esc går tilbake."
    )

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "cancel", show=False, priority=True)]

    def __init__(self, meeting: Meeting, rule: str, item_id: str | None) -> None:
        super().__init__(sentences.rule_name(rule), _("Enter eller Esc: tilbake"))
        self._told = sentences.rule_told(rule, meeting, item_id)

    def parts(self) -> ComposeResult:
        """What there is to tell."""
        yield Static(Content(printable.text(self._told)), classes="dialog-intro")


class SetAsideDialog(FormDialog):
    """Tells of a rule and asks for a reason to set it aside, here or in the whole meeting."""

    def __init__(self, meeting: Meeting, rule: str, item_id: str | None, at: datetime) -> None:
        item = meeting.item(item_id)
        where = _("i sak {number}").format(number=item.number) if item else _("i heile møtet")

        def preview(answers: Answers) -> str:
            if not answers["reason"]:
                return ""
            event = SetAside(rule=rule, reason=answers["reason"], item=item_id)
            lines = would_write(meeting, event, at=at)
            return "\n".join(lines) or _("Grunnen står i loggen, ikkje i protokollen.")

        ask = Ask(
            "reason",
            _("Grunn"),
            required=True,
            hint=_("Ein grunn og Enter set regelen til side {where}. Esc lèt han stå.").format(
                where=where
            ),
        )
        told = sentences.rule_told(rule, meeting, item_id)
        super().__init__(
            sentences.rule_name(rule), [ask], intro=told, preview=preview, at_once=True
        )


def tell_rule(
    screen: Screen[None],
    meeting: Meeting,
    rule: str,
    item_id: str | None,
    at: datetime,
    set_aside: Callable[[SetAside], None] | None,
) -> None:
    """Tell of a rule on top of this screen.

    With `set_aside`, which records it, and where the rule has something to say that a reason can be
    given against, it can be set aside.
    """
    if set_aside is None or RULES[rule].fixed or not advises(meeting, rule, item_id):
        screen.app.push_screen(RuleDialog(meeting, rule, item_id))
        return
    record = set_aside

    def answered(answers: Answers | None) -> None:
        if answers is not None:
            record(SetAside(rule=rule, reason=answers["reason"], item=item_id))

    screen.app.push_screen(SetAsideDialog(meeting, rule, item_id, at), answered)


def choose_rule(title: str, meeting: Meeting, rules: Sequence[str]) -> MenuDialog:
    """A menu of rules, each with its citation; it returns the name of the one to be told of."""
    choices = []
    for letter, rule in zip("123456789abcdefgh", rules, strict=False):
        cited = sentences.cited(rule, meeting)
        name = sentences.rule_name(rule)
        choices.append(Choice(rule, letter, f"{name} ({cited})" if cited else name))
    return MenuDialog(title, choices)
