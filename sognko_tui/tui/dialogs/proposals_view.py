"""F8 m, the part that shows: the proposals in an item, the words of the marked one, the votes that remain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from sognko_tui.meeting import events as e
from sognko_tui.meeting.composition import undecided
from sognko_tui.meeting.questions import Question, arranged, vote_order
from sognko_tui.meeting.result import stands
from sognko_tui.office import printable
from sognko_tui.texts import N_, _
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.widgets.item_views import TitledView
from sognko_tui.tui.widgets.proposal_list import (
    ProposalList,
    Row,
    heading,
    words,
)
from sognko_tui.tui.widgets.proposal_words import question_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sognko_tui.meeting.state import Item, Meeting
    from sognko_tui.tui.screens.proposals import Proposals


class ProposalsView(Dialog[tuple[e.Event, ...]]):
    """The proposals of the item at hand of `table`, as they are to be voted on."""

    HELP = N_(
        "N fører eit nytt framlegg. Enter tek neste røysting, V røystar over det merkte, M på to "
        "framlegg set dei opp mot kvarandre, P er ei prøverøysting som ikkje bind nokon. K viser "
        "punkta i framlegget, så kvart kan røystast over for seg. + og - flyttar ei røysting fram "
        "eller tilbake. S set saman vedtaket av det som fekk fleirtal."
    )

    def __init__(self, table: Proposals) -> None:
        super().__init__(
            _("Framlegg i sak {number} {title}").format(
                number=table.item.number, title=table.item.title
            ),
            _("N nytt · Enter neste røysting · V røyst · M mot kvarandre · P prøverøyst")
            + "\n"
            + _("K punktvis · T trekt · +/- rekkjefølgja · B inn i VEDTAK · S set saman")
            + "\n"
            + _("Ctrl+Z: angre · F1: hjelp · Esc: ut"),
        )
        self._table = table
        self._since = table.meeting.last_seq
        self._waiting: Row | None = None
        self._by_point = bool(table.item.points_voted(stands(table.item)))
        self._wanted: tuple[Question, ...] = ()

    @property
    def _meeting(self) -> Meeting:
        return self._table.meeting

    @property
    def _item(self) -> Item:
        return self._table.item

    def parts(self) -> ComposeResult:
        """The list, the words of the marked one, and the votes that remain."""
        yield ProposalList()
        yield TitledView("marked", can_focus=True)
        yield Static(id="next-vote")

    def on_mount(self) -> None:
        """The mark stands at the first proposal, or at what is left when others were voted on."""
        left = undecided(self._item) if self._item.binding else ()
        self._show(Row(left[0].id) if left else None)
        self._list.focus()

    def on_resize(self) -> None:
        """Another width has room for other words."""
        self.call_after_refresh(self._show)

    @property
    def _list(self) -> ProposalList:
        return self.query_one(ProposalList)

    def _show(self, marked: Row | None = None) -> None:
        self._list.show(
            self._meeting,
            self._item,
            by_point=self._by_point,
            waiting=self._waiting,
            marked=marked,
        )
        self._show_words()
        self._show_next()

    def on_option_list_option_highlighted(self) -> None:
        """Show the words of the marked proposal."""
        self._show_words()

    def _show_words(self) -> None:
        marked = self._list.marked
        title, text = _("FRAMLEGG"), _("Ingen framlegg enno: N fører eit.")
        if marked is not None:
            title = heading(self._meeting, self._item, marked)
            text = words(self._item, marked)
        self.query_one(TitledView).show(title, Content(printable.text(text)))

    def _questions(self) -> tuple[Question, ...]:
        return arranged(vote_order(self._item, by_point=self._by_point), self._wanted)

    def _show_next(self) -> None:
        questions = self._questions()
        if questions:
            first, *others = (question_words(self._item, q) for q in questions)
            line = Content.styled(_("Neste røysting: {what}").format(what=first), "bold")
            if others:
                line += Content(_(" · så: {what}").format(what=", ".join(others)))
        else:
            line = Content.styled(_("Ingen røystingar att."), "bold")
        self.query_one("#next-vote", Static).update(line)
