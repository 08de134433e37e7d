"""F5: the vote. Everybody is for, but for those whose initials are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sognko_tui.meeting.events import VoteTaken
from sognko_tui.meeting.result import even, tied
from sognko_tui.meeting.rules import advises
from sognko_tui.meeting.voting import blank_allowed
from sognko_tui.office import printable, sentences
from sognko_tui.office.preview import vote_sentences
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.vote_entry import Entry, Question, Typed, Unclear, completions
from sognko_tui.tui.widgets.line_input import LineInput
from sognko_tui.tui.widgets.proposal_words import named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.meeting.facts import Vote
    from sognko_tui.meeting.state import Item, Meeting

PEOPLE = ("against", "blank", "away", "refused")
"""The fields that take initials, names or (the first two) a number."""


class VoteDialog(Dialog[VoteTaken]):
    """Returns the vote on a proposal or a point of it, or None for Esc. The `title` names what that is.

    With `trial` it starts as a trial vote, which binds nobody and is not in the protocol.

    With `fell` the proposal is said to have fallen: a vote with nobody against is not taken.

    Where two proposals are put against each other, those «imot» are for the `opposed` one.
    """

    HELP = N_(
        "Alle som kan røyste, er for, om du ikkje skriv noko. Skriv initialane til dei som er "
        "imot, med mellomrom mellom; «alle» er alle. Eit tal i staden er talet på dei som er imot, "
        "«4-2» er fire for og to imot: då er ingen namn kjende. Under Ikkje til stades står dei som "
        "var ute av rommet, under Nektar dei som ikkje ville røyste. Ved likt røystetal avgjer den "
        "som leier møtet i saka, ved val avgjer loddet. F6: skriftleg røysting, berre tal. F7: "
        "prøverøysting, som ikkje tel. Enter eller F2 fører røystinga; F2 etterpå avsluttar saka."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5,f2", "done", show=False, priority=True),
        Binding("f3", "all_against", show=False, priority=True),
        Binding("f6", "written", show=False, priority=True),
        Binding("f7", "trial", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self,
        meeting: Meeting,
        item: Item,
        title: str,
        *,
        motion: str = "main",
        point: int = 0,
        opposed: str = "",
        trial: bool = False,
        fell: bool = False,
    ) -> None:
        super().__init__(
            title,
            _("Initialar eller tal · Tab: neste felt · Enter: ferdig · Esc: avbryt")
            + "\n"
            + _("F3 alle imot · F6 skriftleg · F7 prøverøysting · F1 hjelp"),
        )
        self._meeting = meeting
        self._item = item
        before = item.vote_on(motion, point)
        # A vote between the same two is shown to be put right; between others it is another one.
        self._before = before if before is not None and before.opposed == opposed else None
        self._entry = Entry(meeting, item, Question(motion, point, opposed))
        self._written = self._before is not None and self._before.method == "written"
        self._trial = trial
        self._fell = fell

    def parts(self) -> ComposeResult:
        """Who may vote, the fields, and what will be recorded."""
        names = " · ".join(f"{p.initials or p.name} {p.name}" for p in self._entry.voters)
        yield Static(Content(printable.line(_("Kan røyste: ") + names)), classes="dialog-intro")
        with Vertical(classes="form"):
            for key, label in self._labels():
                with Horizontal(classes="form-row", id=f"row-{key}"):
                    yield Static(Content(label.ljust(16)), classes="form-label")
                    yield LineInput(self._stood(key), id=f"v-{key}")
        yield Static(id="vote-result", classes="form-hint")
        yield Static(id="vote-preview", classes="form-preview")

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules behind what is warned of: a vote in writing, a tie."""
        election = self._item.agenda.kind == "election"
        found = ["written_ballot"] if self._written and not election else []
        if self.query_one("#row-tie").display:
            found.append("lot" if self._entry.settled_by == "lot" else "casting_vote")
        return tuple(found)

    def _labels(self) -> Iterable[tuple[str, str]]:
        opposed = self._entry.question.opposed
        what = named(self._item, opposed) if opposed else ""
        yield "against", _("For {what}").format(what=what) if opposed else _("Imot")
        if blank_allowed(self._meeting, self._item):
            yield "blank", _("Blank")
        yield "away", _("Ikkje til stades")
        yield "refused", _("Nektar")
        yield "tie", ""
        yield "lot", _("Kven trekte")

    def _stood(self, key: str) -> str:
        """What stands in a field: the vote as it was noted before."""
        vote = self._before
        if key == "lot":
            drew = self._meeting.person(vote.lot) if vote is not None else None
            noted = vote.lot if vote is not None else ""
            return drew.name if drew else noted or self._meeting.secretary
        if vote is None:
            return ""
        if key == "tie":
            return {"for": _("for"), "against": _("imot"), "": ""}[vote.tie]
        if key in ("against", "blank") and vote.counts is not None:
            return self._counts(vote, key)
        people = map(self._meeting.person, getattr(vote, key))
        return " ".join(p.initials or p.name for p in people if p)

    @staticmethod
    def _counts(vote: Vote, key: str) -> str:
        if key == "blank":
            return str(vote.blanks) if vote.blanks else ""
        return f"{vote.ayes}-{vote.noes}"

    def on_mount(self) -> None:
        """The cursor is where those against are typed; at a tie, where that is settled."""
        self._preview()
        settles = self.query_one("#row-tie").display and self._before is not None
        self.query_one("#v-tie" if settles else "#v-against", Input).focus()

    def _typed(self) -> Typed:
        fields = {
            key: found.first(Input).value
            for key in (*PEOPLE, "tie", "lot")
            if (found := self.query(f"#v-{key}"))
        }
        return Typed(fields, self._written, self._trial)

    def _vote(self) -> VoteTaken | None:
        try:
            vote = self._entry.vote(self._typed())
        except Unclear as unclear:
            self.say(str(unclear))
            return None
        self.say("")
        return vote

    @on(Input.Changed)
    def _preview(self) -> None:
        vote = self._vote()
        self._ask_what_settles(vote)
        if vote is not None and self._nobody_against(vote):
            self.query_one("#vote-result", Static).update(Content(_who_was_against()))
            self.query_one("#vote-preview", Static).update("")
            return
        text = self._result(vote) if vote is not None else ""
        text = self._meant(clear=vote is not None) or text
        self.query_one("#vote-result", Static).update(Content(printable.line(text)))
        told: tuple[str, ...] = ()
        if vote is not None and not vote.trial:
            now = self.sognko.desk.clock.now()
            told = vote_sentences(self._meeting, self._item.id, vote, at=now)
        preview = "\n".join(told[:3])
        self.query_one("#vote-preview", Static).update(Content(printable.text(preview)))

    def _nobody_against(self, vote: VoteTaken) -> bool:
        """Whether the proposal is said to have fallen, and the vote has nobody who was against it."""
        noes = vote.counts.against if vote.counts is not None else len(vote.against)
        return self._fell and not vote.trial and not noes

    def _ask_what_settles(self, vote: VoteTaken | None) -> None:
        """Show the fields of a tie only where there is one that no name settles."""
        settles = self._entry.settled_by
        tie = vote is not None and even(vote) and not vote.trial
        nobody = vote is not None and vote.casting is None
        wanted = tie and (settles == "lot" or nobody)
        label = _("Loddet gav") if settles == "lot" else _("Utfallet")
        if settles == "chair" and vote is not None and vote.counts is not None:
            label = _("Møteleiaren")
        self.query_one("#row-tie .form-label", Static).update(Content(label.ljust(16)))
        settled = bool(self.query_one("#v-tie", Input).value.strip())
        typing = self.focused is not None and self.focused.id in ("v-tie", "v-lot")
        self.query_one("#row-tie").display = bool(wanted or settled or typing)
        drawn = self.query_one("#row-tie").display and settles == "lot"
        self.query_one("#row-lot").display = drawn

    def _meant(self, *, clear: bool) -> str:
        """Whom the word being typed may mean; nothing where it is `clear`: one person, and a vote."""
        field = self.focused
        if not isinstance(field, Input) or field.id not in {f"v-{key}" for key in PEOPLE}:
            return ""
        found = completions(self._entry.voters, field.value)
        if not found or len(found) == len(self._entry.voters) or (clear and len(found) == 1):
            return ""
        names = " · ".join(f"{p.initials or p.name} {p.name}" for p in found)
        return _("Meiner du: {names}").format(names=names)

    def _result(self, vote: VoteTaken) -> str:
        notes = []
        if vote.trial:
            notes.append(_("PRØVERØYSTING: tel ikkje."))
        if vote.method == "written":
            notes.append(_("SKRIFTLEG."))
            unusual = self._item.agenda.kind != "election"
            if unusual and advises(self._meeting, "written_ballot", self._item.id):
                notes.append(sentences.rule("written_ballot", self._meeting))
        one, other = named(self._item, vote.motion), named(self._item, vote.opposed or "main")
        if vote.method == "unanimous" and vote.opposed:
            said = _("Samrøystes: {count} for {one}.").format(count=len(vote.in_favour), one=one)
        elif vote.method == "unanimous":
            said = _("Samrøystes: {count} for.").format(count=len(vote.in_favour))
        elif vote.counts is not None:
            counts = vote.counts
            said = _("{ayes} for, {noes} imot, {blank} blankt av {voters}: stemmer.").format(
                ayes=counts.in_favour,
                noes=counts.against,
                blank=counts.blank,
                voters=len(self._entry.voters),
            )
        else:
            between = _("{ayes} for {one} ({for_names}), {noes} for {other} ({against_names}).")
            alone = _("{ayes} for ({for_names}), {noes} imot ({against_names}).")
            said = (between if self._entry.question.opposed else alone).format(
                one=one,
                other=other,
                ayes=len(vote.in_favour),
                for_names=self._names(vote.in_favour),
                noes=len(vote.against),
                against_names=self._names(vote.against) or "–",
            )
        return " ".join(filter(None, (*notes, said, self._tie(vote))))

    def _tie(self, vote: VoteTaken) -> str:
        """What settles a tie, or what the majority against comes to."""
        if not even(vote):
            counts = vote.counts
            ayes = counts.in_favour if counts else len(vote.in_favour)
            noes = counts.against if counts else len(vote.against)
            fell = noes > ayes and not self._entry.question.opposed
            return _("Framlegget fell.") if fell else ""
        by_name = vote.casting is not None and vote.counts is None
        side = vote.tie or ("for" if by_name and vote.casting in vote.in_favour else "")
        side = side or ("against" if by_name else "")
        word = {"for": _("for"), "against": _("imot"), "": ""}[side]
        if vote.lot:
            return _("Likt: loddet avgjer, {side}.").format(side=word)
        if vote.casting is not None:
            return _("Likt: dobbeltrøysta til møteleiaren avgjer, {side}.").format(side=word)
        if self._entry.settled_by == "lot":
            return _("Likt: skriv kva loddet gav.")
        if vote.tie and self._entry.question.opposed:
            return _("Likt, og ingen har dobbeltrøyst: ingen av dei fekk fleirtal.")
        if vote.tie:
            return _("Likt, og ingen har dobbeltrøyst: framlegget fell utan fleirtal.")
        if vote.counts is not None and self._entry.settled_by == "chair":
            return _("Likt: skriv kva møteleiaren røysta.")
        return _("Likt, og ingen har dobbeltrøyst. Skriv «imot»: det fekk ikkje fleirtal.")

    def _names(self, ids: Iterable[str]) -> str:
        people = (self._meeting.person(i) for i in ids)
        return ", ".join(p.initials or p.name for p in people if p)

    # The keys

    def action_all_against(self) -> None:
        """F3: everybody is against."""
        field = self.query_one("#v-against", Input)
        field.value = str(len(self._entry.voters)) if self._written else _("alle")
        field.focus()

    def action_written(self) -> None:
        """F6: by ballot papers, of which only numbers are known; again, and it is not."""
        self._written = not self._written
        self._preview()

    def action_trial(self) -> None:
        """F7: a trial that binds nobody; again, and it is the vote."""
        self._trial = not self._trial
        self._preview()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Answer with the vote, if everybody named may vote; a tie wants to be settled first."""
        vote = self._vote()
        if vote is None:
            return
        if self._nobody_against(vote):
            self.query_one("#v-against", Input).focus()
            self.say(_who_was_against())
            return
        field = self.query_one("#v-tie", Input)
        if tied(vote) and self.query_one("#row-tie").display and self.focused is not field:
            field.focus()
            self.say(self._tie(vote))
            return
        self.dismiss(replace(vote, trial=self._trial))


def _who_was_against() -> str:
    return _("Framlegget fall berre om fleirtalet var imot: skriv kven, eller F3 for alle.")
