"""What a post is called, for which period, and what settles a tie over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sognko_tui.meeting.events import PostOpened
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog

if TYPE_CHECKING:
    from sognko_tui.meeting.facts import Post
    from sognko_tui.meeting.state import Item
    from sognko_tui.tui.dialogs.form import Answers, Preview

SOMEBODY = "…"
"""Stands for whoever will be elected, where it is shown how a post will be written."""


def post_form(post: Post, preview: Preview) -> FormDialog:
    """Asks for the facts of a post, as they stand or as they are to be."""
    settling = _settling()
    word = next(word for word, how in settling.items() if how == post.settled_by)

    def wrong(text: str) -> str:
        if _settled_by(text) is not None:
            return ""
        return _("Skriv eitt av desse: {words}").format(words=", ".join(settling))

    asks = [
        Ask("title", _("Verv"), post.title, required=True, hint=_("som i «vald til …»")),
        Ask("period", _("Periode"), post.period, hint=_("til dømes 2026–2027 · kan stå tom")),
        Ask(
            "settled",
            _("Likt avgjer"),
            word,
            tuple(settling),
            required=True,
            check=wrong,
            hint=_("val: lodd · tilsetjing: røysta til møteleiaren"),
        ),
    ]
    return FormDialog(_("Kva skal det veljast til?"), asks, preview=preview, at_once=True)


def post_opened(item: Item, post: Post, answers: Answers) -> PostOpened:
    """The post as the answers have it."""
    return PostOpened(
        item=item.id,
        post=post.id,
        title=answers["title"],
        period=answers["period"],
        settled_by=_settled_by(answers["settled"]) or "lot",
    )


def _settling() -> dict[str, Literal["lot", "chair"]]:
    return {_("lodd"): "lot", _("møteleiaren"): "chair"}


def _settled_by(text: str) -> Literal["lot", "chair"] | None:
    """What settles a tie by what was typed, if that is one of the words or the beginning of one."""
    typed = text.casefold()
    found = [how for word, how in _settling().items() if typed and word.startswith(typed)]
    return found[0] if len(found) == 1 else None
