"""F5: the vote. Everybody is for, but for those whose initials are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from sognko_tui.meeting.attendance import may_vote
from sognko_tui.meeting.events import VoteTaken
from sognko_tui.meeting.voting import take_vote
from sognko_tui.office import printable
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.entry import a_person
from sognko_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.meeting.board import Person
    from sognko_tui.meeting.state import Item, Meeting


class VoteDialog(Dialog[VoteTaken]):
    """Returns the vote, or None for Esc."""

    HELP = N_(
        "Alle som kan røyste, er for, om du ikkje skriv noko. Skriv initialane til dei som er "
        "imot, med mellomrom mellom; «alle» er alle. Under Ikkje til stades står dei som var ute "
        "av rommet. Ved likt røystetal avgjer den som leier saka. Enter fører røystinga, F2 "
        "avsluttar saka etterpå."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "done", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, meeting: Meeting, item: Item, title: str = "") -> None:
        super().__init__(
            title or _("Røysting i sak {number}").format(number=item.number),
            _("Initialar med mellomrom · Tab: neste felt · Enter: ferdig · Esc: avbryt"),
        )
        self._meeting = meeting
        self._item = item
        self._voters = may_vote(meeting, item)
        self._known = (*meeting.board.people, *meeting.guests)

    def parts(self) -> ComposeResult:
        """Who may vote, the fields, and what will be recorded."""
        names = " · ".join(f"{p.initials or p.name} {p.name}" for p in self._voters)
        yield Static(Content(printable.line(_("Kan røyste: ") + names)), classes="dialog-intro")
        vote = self._item.vote
        fields = [("against", _("Imot"), vote.against if vote else ())]
        if self._item.agenda.kind == "election":
            # Blank is allowed at elections only (kommunelova § 8-1).
            fields.append(("blank", _("Blank"), vote.blank if vote else ()))
        fields.append(("away", _("Ikkje til stades"), vote.away if vote else ()))
        for key, label, people in fields:
            with Horizontal(classes="form-row"):
                yield Static(Content(label.ljust(16)), classes="form-label")
                shown = " ".join(
                    p.initials or p.name for p in map(self._meeting.person, people) if p
                )
                yield LineInput(shown, id=f"v-{key}")
        yield Static(id="vote-result", classes="form-hint")

    def on_mount(self) -> None:
        """The cursor is where those against are typed."""
        self.query_one("#v-against", Input).focus()
        self._preview()

    def _people(self, key: str) -> tuple[list[Person], str]:
        """The people typed in a field, and the first word that is nobody's."""
        fields = self.query(f"#v-{key}")
        typed = fields.first(Input).value if fields else ""
        words = typed.replace(",", " ").split()
        if words and " ".join(words).casefold() == _("alle"):
            return list(self._voters), ""
        found: list[Person] = []
        at = 0
        while at < len(words):
            # A name may hold several words: the longest run that is somebody's counts.
            for end in range(len(words), at, -1):
                person = a_person(self._voters, " ".join(words[at:end]), self._known)
                if person is not None:
                    found.append(person)
                    at = end
                    break
            else:
                return found, words[at]
        return found, ""

    def _vote(self) -> VoteTaken | None:
        chosen: dict[str, list[str]] = {}
        for key in ("against", "blank", "away"):
            people, unknown = self._people(key)
            if unknown:
                initials = ", ".join(p.initials or p.name for p in self._voters)
                self.say(
                    _("«{word}» er ingen som kan røyste her. Desse kan: {initials}").format(
                        word=unknown, initials=initials
                    )
                )
                return None
            chosen[key] = [p.id for p in people]
        everybody = [*chosen["against"], *chosen["blank"], *chosen["away"]]
        if len(set(everybody)) < len(everybody):
            self.say(_("Den same står to gonger. Kvar røystar berre ein gong."))
            return None
        self.say("")
        motion = self._item.vote.motion if self._item.vote else "main"
        return take_vote(
            self._meeting,
            self._item,
            against=chosen["against"],
            blank=chosen["blank"],
            away=chosen["away"],
            motion=motion,
        )

    @on(Input.Changed)
    def _preview(self) -> None:
        vote = self._vote()
        text = ""
        if vote is not None:
            text = self._result(vote)
        self.query_one("#vote-result", Static).update(Content(printable.line(text)))

    def _result(self, vote: VoteTaken) -> str:
        ayes, noes = len(vote.in_favour), len(vote.against)
        if vote.method == "unanimous":
            return _("Samrøystes: {count} for.").format(count=ayes)
        text = _("{ayes} for ({for_names}), {noes} imot ({against_names}).").format(
            ayes=ayes,
            for_names=self._names(vote.in_favour),
            noes=noes,
            against_names=self._names(vote.against) or "–",
        )
        if vote.casting is not None:
            side = _("for") if vote.casting in vote.in_favour else _("imot")
            text += " " + _("Likt: dobbeltrøysta til møteleiaren avgjer, {side}.").format(side=side)
        elif ayes == noes:
            text += " " + _("Likt, og møteleiaren røysta ikkje.")
        elif noes > ayes:
            text += " " + _("Framlegget fell.")
        return text

    def _names(self, ids: Iterable[str]) -> str:
        people = (self._meeting.person(i) for i in ids)
        return ", ".join(p.initials or p.name for p in people if p)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Answer with the vote, if everybody named may vote."""
        vote = self._vote()
        if vote is not None:
            self.dismiss(vote)
