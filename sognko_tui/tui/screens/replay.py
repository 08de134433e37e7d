"""Tidslinje: a past meeting step by step, and beside it who was there and what stood then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.fold import fold
from sognko_tui.meeting.in_the_room import in_the_room
from sognko_tui.meeting.replay import Scene, at_time, replay
from sognko_tui.office import printable, replaying
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.entry import clock_time, show_date, wrong_time
from sognko_tui.tui.screens.base import BaseScreen
from sognko_tui.tui.widgets.item_words import STATUS_WORDS
from sognko_tui.tui.widgets.lines import KeyLine, MessageLine, StatusLine
from sognko_tui.tui.widgets.long_list import LongList
from sognko_tui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from sognko_tui.meeting.events import Entry
    from sognko_tui.meeting.state import Item
    from sognko_tui.tui.dialogs.form import Answers

CLOCK = 12
"""Cells of the time of day where some of it was done on another day: `10.12. 09:30`."""


class SceneList(LongList):
    """What was done, in the order it was; to the left and right are the items."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.item_before", show=False),
        Binding("right", "screen.item_after", show=False),
    ]


class ReplayScreen(BaseScreen):
    """The scenes of a log. Nothing can be changed here, and nothing moves by itself."""

    NAME: ClassVar[str] = "replay"

    def __init__(self, log: Sequence[Entry]) -> None:
        super().__init__()
        self._scenes = replay(log)
        # Who was there is told by all that was noted of it, also what was put right afterwards.
        self._in_the_end = fold(log)
        self._clocks = [replaying.clock(scene) for scene in self._scenes]
        self._width = min(max(map(len, self._clocks), default=0), CLOCK)
        self._said = replaying.sentences_of(self._scenes)

    def compose(self) -> ComposeResult:
        """Status, what was done beside how it stood, messages, keys."""
        yield StatusLine(id="status")
        with Horizontal(id="replay"):
            yield SceneList(id="scenes")
            with VerticalScroll(id="then", can_focus=False):
                yield Steady(id="stood")
        yield MessageLine(id="message")
        yield KeyLine(self.NAME)

    def on_mount(self) -> None:
        """Show the first scene."""
        scenes = self.query_one(SceneList)
        self.watch(scenes, "marked", self._show, init=False)
        scenes.show(self, 0)
        scenes.focus()
        self._show(scenes.marked)

    # The lines of the list

    def at_least(self, _count: int | None) -> int:
        """How many scenes there are: all of them are known."""
        return len(self._scenes)

    def line(self, at: int) -> str:
        """When it was, and what was done."""
        return f" {self._clocks[at]:>{self._width}}  {self._said[at]}"

    # How it stood

    def _show(self, at: int | None) -> None:
        meeting = self._in_the_end
        if at is None:
            self.status.show(meeting.board.name, show_date(meeting.date), _("Tidslinje"))
            return
        scene = self._scenes[at]
        self.status.show(
            meeting.board.name,
            show_date(meeting.date),
            _("Tidslinje"),
            _("{n} av {count}").format(n=at + 1, count=len(self._scenes)),
        )
        self.query_one("#stood", Steady).put(Content("\n").join(self._stood(scene)))
        self.query_one("#then").scroll_home(animate=False)

    def _stood(self, scene: Scene) -> list[Content]:
        item = scene.meeting.item(scene.item)
        at_the_end = self._in_the_end.item(scene.item)
        there = in_the_room(self._in_the_end, scene.at, item if at_the_end is not None else None)
        by = _("{time} · ført av {who}").format(time=f"{scene.at:%H:%M:%S}", who=scene.by)
        lines = [Content(printable.line(by)), Content("")]
        lines.append(_heading(_("I ROMMET ({count})").format(count=len(there))))
        if not there:
            lines.append(Content(_("Ingen er ført som møtt då.")))
        lines += (Content(f"  {replaying.who(one)}") for one in there)
        if item is not None:
            lines += self._item(item)
        return lines

    def _item(self, item: Item) -> list[Content]:
        title = _("SAK {number}").format(number=item.number)
        lines = [Content(""), _heading(title), Content(printable.line(item.title))]
        word = _(STATUS_WORDS[status(item)])
        lines.append(Content(_("LUKKA") + " · " + word if item.closure is not None else word))
        for name, text in ((_("VEDTAK"), item.decision), (_("REFERAT"), item.minutes)):
            if text.strip():
                lines += [Content(""), _heading(name), Content(printable.text(text.strip()))]
        return lines

    # Moving

    def _go(self, at: int) -> None:
        self.query_one(SceneList).marked = at

    def action_item_before(self) -> None:
        """To where the work on this item began; from there, on the one before."""
        begins = self._begins()
        here = self.query_one(SceneList).marked or 0
        self._go(next((n for n in reversed(begins) if n < here), 0))

    def action_item_after(self) -> None:
        """To where the work on the next item began."""
        begins = self._begins()
        here = self.query_one(SceneList).marked or 0
        self._go(next((n for n in begins if n > here), max(0, len(self._scenes) - 1)))

    def _begins(self) -> list[int]:
        """The scenes in which another item is at hand than in the one before."""
        items = [scene.item for scene in self._scenes]
        return [n for n, item in enumerate(items) if n and item != items[n - 1]]

    def action_go_to_time(self) -> None:
        """Ask for a time of day, and go to what was done last before it."""
        meeting = self._in_the_end

        def answered(answers: Answers | None) -> None:
            began = meeting.started or (self._scenes[0].at if self._scenes else None)
            at = clock_time(answers["time"], began) if answers is not None and began else None
            if at is not None:
                self._go(at_time(self._scenes, at.replace(second=59)))

        asks = [Ask("time", _("Klokka"), required=True, check=wrong_time)]
        self.app.push_screen(FormDialog(_("Gå til klokkeslett"), asks), answered)

    def action_back(self) -> None:
        """Back to where you came from."""
        self.dismiss(None)


def _heading(text: str) -> Content:
    return Content.styled(text, "bold")
