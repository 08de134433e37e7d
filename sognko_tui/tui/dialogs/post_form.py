"""What a post is called, for which period, what settles a tie over it, and whose deputy it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from sognko_tui.meeting.elections import principals
from sognko_tui.meeting.events import PostOpened
from sognko_tui.meeting.posts import told_apart
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog

if TYPE_CHECKING:
    from sognko_tui.meeting.facts import Post
    from sognko_tui.meeting.state import Item
    from sognko_tui.tui.dialogs.form import Answers, Preview

SOMEBODY = "…"
"""Stands for whoever will be elected, where it is shown how a post will be written."""


def post_form(posts: tuple[Post, ...], post: Post, preview: Preview) -> FormDialog:
    """Asks for the facts of a post among these, as they stand or as they are to be."""
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
    members = _members(posts, post)
    if members:
        of = next((called for called, post_id in members.items() if post_id == post.deputy_for), "")

        def nobody(text: str) -> str:
            if not text or _member(members, text):
                return ""
            return _("Skriv eitt av desse: {words}").format(words=", ".join(members))

        hint = _("til dømes medlem 1 · tomt for alle andre verv")
        label = _("Personleg vara for")
        asks.append(Ask("deputy_for", label, of, tuple(members), check=nobody, hint=hint))
    return FormDialog(_("Kva skal det veljast til?"), asks, preview=preview, at_once=True)


def as_answered(posts: tuple[Post, ...], post: Post, answers: Answers) -> Post:
    """The post, among these, as the answers have it."""
    return replace(
        post,
        title=answers["title"],
        period=answers["period"],
        settled_by=_settled_by(answers["settled"]) or "lot",
        deputy_for=_member(_members(posts, post), answers.get("deputy_for", "")),
    )


def opened(item: Item, post: Post) -> PostOpened:
    """The event by which the post is as it stands here."""
    return PostOpened(
        item=item.id,
        post=post.id,
        title=post.title,
        period=post.period,
        settled_by=post.settled_by,
        deputy_for=post.deputy_for,
    )


def _members(posts: tuple[Post, ...], post: Post) -> dict[str, str]:
    """The ids of those that the post may be a personal deputy's for, by what they are called."""
    found = principals(posts, post.id)
    called = told_apart([p.title for p in found])
    return {name: p.id for name, p in zip(called, found, strict=True)}


def _member(members: dict[str, str], text: str) -> str:
    """The id of the one whose title was typed, or begins as what was typed; else empty."""
    typed = text.casefold()
    found = [m for called, m in members.items() if typed and called.casefold().startswith(typed)]
    return members.get(text) or (found[0] if len(found) == 1 else "")


def _settling() -> dict[str, Literal["lot", "chair"]]:
    return {_("lodd"): "lot", _("møteleiaren"): "chair"}


def _settled_by(text: str) -> Literal["lot", "chair"] | None:
    """What settles a tie by what was typed, if that is one of the words or the beginning of one."""
    typed = text.casefold()
    found = [how for word, how in _settling().items() if typed and word.startswith(typed)]
    return found[0] if len(found) == 1 else None
