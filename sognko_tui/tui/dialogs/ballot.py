"""A round of voting over a post: numbers from ballot papers, or who voted for whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from sognko_tui.meeting.elections import elected
from sognko_tui.meeting.events import BallotTaken
from sognko_tui.meeting.rounds import tried
from sognko_tui.office import printable
from sognko_tui.texts import N_, _, ngettext
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.election_entry import BallotEntry, Round
from sognko_tui.tui.dialogs.vote_entry import Unclear, completions
from sognko_tui.tui.widgets.columns import fit
from sognko_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.meeting.elections import Elected
    from sognko_tui.meeting.facts import Post
    from sognko_tui.meeting.state import Item, Meeting

LABEL = 34
"""Cells of a nominee's name before the field with the votes."""

Written = Callable[[BallotTaken], str]
"""What the protocol would hold of a round that was not recorded yet."""


class BallotDialog(Dialog[BallotTaken]):
    """Returns the round, or None for Esc. `written` tells what the protocol would hold of it."""

    HELP = N_(
        "Skriv talet på røyster for kvar: då er røystinga skriftleg, og ingen namn er kjende. Eller "
        "skriv initialane til dei som røysta for kvar; «resten» er alle dei andre. Meir enn "
        "halvparten av røystene vel, dei blanke medrekna; elles blir det røysta på nytt, og då vinn "
        "den som har flest. Likt i ny røysting avgjer loddet, ved tilsetjing røysta til den som leier "
        "saka. F6: røystene vart talde ope, ikkje skriftleg."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5,f2", "done", show=False, priority=True),
        Binding("f6", "openly", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, meeting: Meeting, item: Item, post: Post, written: Written) -> None:
        super().__init__(
            _("Røysting {number}: {title}").format(number=len(post.ballots) + 1, title=post.title),
            _("Tal: skriftleg · initialar: ved namn, «resten» er dei andre · F6: ope")
            + "\n"
            + _("Enter: neste felt, ferdig når alle er førte · F1: hjelp · Esc: avbryt"),
        )
        self._meeting = meeting
        self._post = post
        self._entry = BallotEntry(meeting, item, post)
        self._written = written
        self._openly = False

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules a round goes by: who is elected, and what settles a tie."""
        return ("election", "casting_vote" if self._post.settled_by == "chair" else "lot")

    def parts(self) -> ComposeResult:
        """Who may vote, a field for each nominee, and what will be recorded."""
        voters = self._entry.voters
        initials = " ".join(p.initials or p.name for p in voters)
        line = _("Kan røyste ({count}): {initials}").format(count=len(voters), initials=initials)
        yield Static(Content(printable.line(line)), classes="dialog-intro")
        with VerticalScroll(classes="form ballot", can_focus=False):
            for key, label in self._labels():
                with Horizontal(classes="form-row", id=f"row-{key}"):
                    yield Static(Content(fit(label, LABEL)), classes="form-label")
                    yield LineInput(self._proposed(key), id=f"v-{key}", replaces=True)
        yield Static(id="ballot-result", classes="form-hint")
        yield Static(id="ballot-preview", classes="form-preview")

    def _labels(self) -> Iterator[tuple[str, str]]:
        for number, nominee in enumerate(self._post.nominees):
            yield str(number), nominee.name
        yield "blank", _("Blank")
        yield "away", _("Ikkje til stades")
        yield "refused", _("Nektar")
        by_lot = self._post.settled_by == "lot"
        yield "chosen", _("Loddet fall på") if by_lot else _("Møteleiaren røysta på")
        yield "drew", _("Kven trekte")

    def _proposed(self, key: str) -> str:
        if key == "drew":
            return self._meeting.secretary
        # Against the only one put forward nobody votes but by a blank vote.
        return _("resten") if key == "0" and len(self._post.nominees) == 1 else ""

    def on_mount(self) -> None:
        """The cursor is where the first votes are typed."""
        only = len(self._post.nominees) == 1
        self._preview()
        self.query_one("#v-blank" if only else "#v-0", Input).focus()

    def _fields(self) -> dict[str, str]:
        keys = {str(n): nominee.id for n, nominee in enumerate(self._post.nominees)}
        return {
            keys.get(key, key): self.query_one(f"#v-{key}", Input).value
            for key, _label in self._labels()
        }

    def _round(self) -> Round | None:
        try:
            taken = self._entry.read(self._fields(), openly=self._openly)
        except Unclear as unclear:
            self.say(str(unclear))
            return None
        self.say("")
        return taken

    @on(Input.Changed)
    def _preview(self) -> None:
        taken = self._round()
        self._ask_what_settles(taken)
        result = self._meant() or (self._result(taken) if taken is not None else "")
        self.query_one("#ballot-result", Static).update(Content(printable.line(result)))
        told = ""
        if taken is not None and not taken.missing:
            # What it came to stands first: of all lines it must not be the one without room.
            *steps, outcome = self._written(taken.event).split("\n")
            told = "\n".join((outcome, *steps))
        self.query_one("#ballot-preview", Static).update(Content(printable.text(told)))

    def _ask_what_settles(self, taken: Round | None) -> None:
        """Show the fields of a tie only where there is one that is to be settled here."""
        typing = self.focused is not None and self.focused.id in ("v-chosen", "v-drew")
        wanted = taken.asks if taken is not None else typing
        self.query_one("#row-chosen").display = wanted
        self.query_one("#row-drew").display = wanted and self._post.settled_by == "lot"

    def _meant(self) -> str:
        """Whom the word being typed may mean."""
        field = self.focused
        if not isinstance(field, Input) or field.id in ("v-chosen", "v-drew"):
            return ""
        found = completions(self._entry.voters, field.value)
        if not found or len(found) == len(self._entry.voters):
            return ""
        names = " · ".join(f"{p.initials or p.name} {p.name}" for p in found)
        return _("Meiner du: {names}").format(names=names)

    def _result(self, taken: Round) -> str:
        """The sum against who may vote, and what the round comes to."""
        voters = len(self._entry.voters)
        if taken.missing:
            said = ngettext(
                "{given} av {voters} førte: {count} røyst manglar.",
                "{given} av {voters} førte: {count} røyster manglar.",
                taken.missing,
            ).format(given=voters - taken.missing, voters=voters, count=taken.missing)
            names = ", ".join(p.initials or p.name for p in taken.lacking)
            return f"{said} ({names})" if names else said
        kinds = {"written": _("Skriftleg."), "counted": _("Talde ope."), "by_names": _("Ved namn.")}
        said = _("{voters} av {voters} førte.").format(voters=voters)
        return f"{said} {kinds.get(taken.event.method, '')} {self._outcome(taken)}"

    def _outcome(self, taken: Round) -> str:
        after = tried(self._post, taken.event)
        found = elected(after)
        if found is not None:
            return outcome_words(found)
        *others, last = [n.name for n in taken.between] or [""]
        names = _(" og ").join(filter(None, (", ".join(others), last)))
        if taken.asks and self._post.settled_by == "lot":
            return _("Likt mellom {names}: skriv kven loddet fall på.").format(names=names)
        if taken.asks:
            return _("Likt mellom {names}: skriv kven møteleiaren røysta på.").format(names=names)
        if names:
            return _("Likt mellom {names}, og møteleiaren røysta ikkje på nokon av dei.").format(
                names=names
            )
        return _("Ingen fekk meir enn halvparten: det må røystast på nytt.")

    # The keys

    def action_openly(self) -> None:
        """F6: the votes were counted openly and not by ballot papers; again, and they were not."""
        self._openly = not self._openly
        self._preview()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        taken = self._round()
        if taken is not None and taken.missing and event.input.id != "v-refused":
            self.focus_next()
        else:
            self.action_done()

    def action_done(self) -> None:
        """Answer with the round, if all votes are accounted for; a tie wants to be settled first."""
        taken = self._round()
        if taken is None:
            return
        if taken.missing:
            self.say(
                self._result(taken)
                + " "
                + _("Før dei som blanke, eller kven som var ute eller nekta.")
            )
        elif taken.asks and not taken.event.chosen:
            self.query_one("#v-chosen", Input).focus()
            self.say(self._outcome(taken))
        else:
            self.dismiss(taken.event)


def outcome_words(found: Elected) -> str:
    """Who is elected and how, in a line for the screen."""
    name = found.nominee.name
    votes, given = found.ballot.count(found.nominee.id), found.ballot.voted
    pattern = {
        "unanimous": _("{name} er vald samrøystes."),
        "majority": _("{name} er vald med {votes} av {given} røyster."),
        "plurality": _("{name} er vald med flest røyster, {votes} av {given}."),
        "lot": _("{name} er vald etter loddtrekking."),
        "chair": _("{name} er vald med dobbeltrøysta til møteleiaren."),
    }[found.how]
    return pattern.format(name=name, votes=votes, given=given)
