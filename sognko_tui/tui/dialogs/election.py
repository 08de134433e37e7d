"""F8 q: the posts of an election, who is put forward for each, and the rounds of voting."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sognko_tui.meeting import events as e
from sognko_tui.meeting.elections import elected, unfilled, with_post, without_post
from sognko_tui.meeting.facts import Post
from sognko_tui.meeting.posts import proposed_posts, told_apart
from sognko_tui.meeting.rounds import and_decision, unanimous
from sognko_tui.office import printable
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.ballot import BallotDialog, outcome_words
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.election_entry import electable, nominees_in
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.dialogs.post_form import SOMEBODY, as_answered, opened, post_form
from sognko_tui.tui.dialogs.standing import standing, stands
from sognko_tui.tui.dialogs.vote_entry import Unclear
from sognko_tui.tui.entry import a_person
from sognko_tui.tui.widgets.columns import row

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.meeting.state import Item, Meeting
    from sognko_tui.tui.dialogs.form import Answers
    from sognko_tui.tui.screens.elections import Elections

STANDS = 28
"""Cells of how it stands with a post."""


class ElectionDialog(Dialog[bool]):
    """The election of the item at hand of `table`, through which everything done here is recorded.

    The posts that the case asks for are only proposed until something is recorded of them. Returns
    True once every post is filled, None for Esc.
    """

    HELP = N_(
        "Enter tek neste steg for det merkte vervet: fører kven som er føreslegne, og så valet. Er "
        "berre éin føreslegen og ingen imot, er vedkomande vald samrøystes med Enter. R er ei "
        "røysting, skriftleg eller ved namn. T stryk den siste røystinga. A fører eit verv til, E "
        "endrar det merkte, Del tek det bort. Når alle verva er fylte, står resultatet i VEDTAK."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next_step", show=False, priority=True),
        Binding("n,N", "nominate", show=False),
        Binding("r,R,f5", "round", show=False),
        Binding("t,T", "withdraw", show=False),
        Binding("a,A", "add", show=False),
        Binding("e,E", "edit", show=False),
        Binding("delete", "remove", show=False),
        Binding("ctrl+z", "undo", show=False),
    ]

    def __init__(self, table: Elections) -> None:
        super().__init__(
            _("Val i sak {number} {title}").format(
                number=table.item.number, title=table.item.title
            ),
            _("Enter: neste steg · N: føreslå · R: røysting · T: stryk røystinga")
            + "\n"
            + _("A: nytt verv · E: endra · Del: ta bort · Ctrl+Z: angre · F1 · Esc: ut"),
        )
        self._table = table
        self._since = table.meeting.last_seq
        self._drafts = tuple(
            Post(
                id=f"v{number}",
                title=post.title,
                period=post.period,
                settled_by=post.settled_by,
                deputy_for=f"v{post.deputy_for}" if post.deputy_for else "",
            )
            for number, post in enumerate(proposed_posts(table.item.agenda), start=1)
        )

    @property
    def _meeting(self) -> Meeting:
        return self._table.meeting

    @property
    def _item(self) -> Item:
        """The item, with the posts as they are proposed as long as none is recorded."""
        item = self._table.item
        if item.posts:
            return item
        return replace(item, posts=self._drafts)

    # Showing

    def parts(self) -> ComposeResult:
        """The posts, how it stands with the marked one, and what Enter does."""
        yield OptionList(id="posts", classes="menu")
        with VerticalScroll(classes="election", can_focus=False):
            yield Static(id="standing")
        yield Static(id="next-step")
        yield Static(id="election-preview", classes="form-preview")

    def on_mount(self) -> None:
        """The mark stands at the first post that is not filled."""
        self._show()
        self._mark_open()
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Another width has room for other words."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        posts = self.query_one(OptionList)
        at = posts.highlighted
        width = (posts.size.width or 70) - STANDS - 3
        titles = [post.title for post in self._item.posts]
        posts.clear_options()
        posts.add_options(
            Option(Content(row((title, stands(post)), (width, STANDS), " ")), id=post.id)
            for title, post in zip(told_apart(titles), self._item.posts, strict=True)
        )
        if self._item.posts:
            posts.highlighted = min(at or 0, len(self._item.posts) - 1)
        self._show_marked()

    def on_option_list_option_highlighted(self) -> None:
        """Another post was marked."""
        self._show_marked()

    @property
    def _marked(self) -> Post | None:
        at, posts = self.query_one(OptionList).highlighted, self._item.posts
        return posts[at] if at is not None and at < len(posts) else None

    def _mark_open(self) -> None:
        """Mark the first post that nobody is elected to."""
        left = unfilled(self._item)
        if left:
            self.query_one(OptionList).highlighted = self._item.posts.index(left[0])

    def _show_marked(self) -> None:
        post = self._marked
        told = "" if post is None else "\n".join(standing(self._meeting, post))
        self.query_one("#standing", Static).update(Content(printable.text(told)))
        step, events = self._next()
        self.query_one("#next-step", Static).update(
            Content.styled(printable.line(_("Enter: {what}").format(what=step)), "bold")
        )
        written = self._table.written(*self._with_posts(*events)) if events else ""
        self.query_one("#election-preview", Static).update(Content(printable.text(written)))

    def _next(self) -> tuple[str, tuple[e.Event, ...]]:
        """What Enter does with the marked post, in words, and what it records at once."""
        post = self._marked
        if post is None:
            return _("før kva verv det er val til"), ()
        if not unfilled(self._item):
            return _("ferdig, alle verva er fylte"), ()
        if elected(post) is not None:
            return _("neste verv"), ()
        if not post.nominees:
            return _("før kven som er føreslegne"), ()
        if len(post.nominees) > 1 or post.ballots:
            return _("røysting {number}").format(number=len(post.ballots) + 1), ()
        (only,) = post.nominees
        step = _("{name} er vald samrøystes (R: nokon er imot)").format(name=only.name)
        return step, (unanimous(self._meeting, self._item, post, only.id),)

    # Recording

    def _with_posts(self, *events: e.Event) -> tuple[e.Event, ...]:
        """The events after those that open the proposed posts, and with what follows in VEDTAK."""
        drafts = () if self._table.item.posts else self._drafts
        posts = (opened(self._item, post) for post in drafts)
        at = self._table.sognko.desk.clock.now()
        return and_decision(self._meeting, self._table.item, (*posts, *events), at)

    def _record(self, *events: e.Event) -> bool:
        wrong = self._table.recorded(*self._with_posts(*events))
        self._show()
        self.say(wrong)
        return not wrong

    def _voted(self, ballot: e.BallotTaken) -> None:
        """Record a round and go on: to the next post, or out once all are filled."""
        if not self._record(ballot):
            return
        if not unfilled(self._item):
            self.dismiss(True)
            return
        (post,) = (p for p in self._item.posts if p.id == ballot.post)
        found = elected(post)
        if found is not None:
            self.say(outcome_words(found), "")
            self._mark_open()
        else:
            self.say(_("Ingen er vald enno: det må røystast på nytt."), "")

    # The keys

    def action_next_step(self) -> None:
        """Enter: what has to be done next for the marked post."""
        post = self._marked
        _step, events = self._next()
        if post is None:
            self.action_add()
        elif not unfilled(self._item):
            self.dismiss(True)
        elif elected(post) is not None:
            self._mark_open()
        elif not post.nominees:
            self.action_nominate()
        elif not events:
            self.action_round()
        for event in events:
            if isinstance(event, e.BallotTaken):
                self._voted(event)

    def action_nominate(self) -> None:
        """N: who is put forward for the marked post."""
        post = self._marked
        if post is None:
            self.say(_("Før vervet først: A."))
            return
        people = electable(self._meeting)
        item_id = self._item.id

        def events(answers: Answers) -> tuple[e.Nominated, ...]:
            by = a_person(people, answers["by"])
            return tuple(
                e.Nominated(
                    item=item_id,
                    post=post.id,
                    nominee=nominee,
                    by=by.id if by is not None else answers["by"],
                )
                for nominee in nominees_in(self._meeting, post, answers["name"])
            )

        def wrong(text: str) -> str:
            try:
                nominees_in(self._meeting, post, text)
            except Unclear as unclear:
                return str(unclear)
            return ""

        def preview(answers: Answers) -> str:
            if not answers["name"] or wrong(answers["name"]):
                return ""
            return self._table.written(*self._with_posts(*events(answers)))

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._record(*events(answers))

        hint = _("initialar, eller heile namnet til ein utanfrå · komma mellom fleire")
        names = tuple(p.initials for p in people if p.initials) + tuple(p.name for p in people)
        asks = [
            Ask("name", _("Føreslegen"), "", names, required=True, check=wrong, hint=hint),
            Ask("by", _("Føreslått av"), "", names, hint=_("kan stå tomt")),
        ]
        title = _("Kven er føreslegen til {title}?").format(title=post.title)
        self.app.push_screen(FormDialog(title, asks, preview=preview, at_once=True), answered)

    def action_round(self) -> None:
        """R: a round of voting over the marked post."""
        post = self._marked
        if post is None or not post.nominees:
            self.say(_("Før kven som er føreslegne først: N."))
            return
        if elected(post) is not None:
            self.say(_("Valet til dette vervet er avgjort. T stryk den siste røystinga."))
            return

        def written(ballot: e.BallotTaken) -> str:
            return self._table.written(*self._with_posts(ballot))

        def voted(ballot: e.BallotTaken | None) -> None:
            if ballot is not None:
                self._voted(ballot)

        self.app.push_screen(BallotDialog(self._meeting, self._item, post, written), voted)

    def action_withdraw(self) -> None:
        """T: the last round over the marked post does not count."""
        post = self._marked
        if post is None or not post.ballots:
            self.say(_("Det er ikkje røysta over dette vervet."))
        elif self._record(e.BallotWithdrawn(item=self._item.id, post=post.id)):
            self.say(_("Den siste røystinga er stroken."), "")

    def action_add(self) -> None:
        """A: one more post."""
        taken = {post.id for post in self._item.posts}
        number = len(taken) + 1
        while f"v{number}" in taken:
            number += 1
        self._ask_post(Post(id=f"v{number}", title=""))

    def action_edit(self) -> None:
        """E: what the marked post is called, its period, and what settles a tie."""
        if self._marked is not None:
            self._ask_post(self._marked)

    def _ask_post(self, post: Post) -> None:
        def preview(answers: Answers) -> str:
            # How it reads once somebody is elected: «vald til» has to fit what was typed.
            if not answers["title"] or post.ballots:
                return ""
            nominee = e.Nominee(id=SOMEBODY, name=SOMEBODY)
            supposed = replace(post, id=SOMEBODY, nominees=(), ballots=())
            found = self._table.written(
                opened(self._item, as_answered((), supposed, answers)),
                e.Nominated(item=self._item.id, post=SOMEBODY, nominee=nominee),
                unanimous(self._meeting, self._item, supposed, SOMEBODY),
            )
            return "\n".join(line for line in found.split("\n") if line.startswith(SOMEBODY))

        def answered(answers: Answers | None) -> None:
            if answers is not None:
                self._keep_post(as_answered(self._item.posts, post, answers))

        self.app.push_screen(post_form(self._item.posts, post, preview), answered)

    def _keep_post(self, post: Post) -> None:
        """Put a post in its place: among the proposed ones, or in what is recorded."""
        if self._table.item.posts:
            kept = self._record(opened(self._item, post))
        else:
            self._drafts = with_post(self._drafts, post)
            self._show()
            kept = True
        if kept:
            at = [p.id for p in self._item.posts].index(post.id)
            self.query_one(OptionList).highlighted = at

    def action_remove(self) -> None:
        """Del: the marked post is not to be filled after all."""
        post = self._marked
        if post is None:
            return
        if self._table.item.posts:
            if self._record(e.PostRemoved(item=self._item.id, post=post.id)):
                self._drafts = ()
                self.say(_("Vervet er teke bort."), "")
        else:
            self._drafts = without_post(self._drafts, post.id)
        self._show()

    def action_undo(self) -> None:
        """Take back the last thing done here."""
        said = self._table.taken_back(self._since)
        self._show()
        self.say(said, "")
