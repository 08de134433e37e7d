"""Who has no part in an item: on what ground, and who presides where that is the chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting.attendance import chair
from sognko_tui.office.phrases import proposed
from sognko_tui.texts import _
from sognko_tui.tui.dialogs.form import Ask, FormDialog
from sognko_tui.tui.entry import a_person

if TYPE_CHECKING:
    from sognko_tui.meeting.board import Person
    from sognko_tui.meeting.state import Meeting
    from sognko_tui.tui.dialogs.form import Answers


def disqualification_form(meeting: Meeting, item_id: str, person: Person) -> FormDialog:
    """Asks for the ground and, where the chair of the item is concerned, who presides."""
    item = meeting.item(item_id)
    presiding = chair(meeting, item)
    asks = [Ask("ground", _("Grunnlag"), proposed("ground", meeting.board), required=True)]
    if presiding is not None and presiding.id == person.id:
        others = [p for p in meeting.board.seats if p.id != person.id]
        deputy_chair = next((p for p in others if p.function == "deputy_chair"), None)

        def wrong(text: str) -> str:
            if presiding_instead(meeting, person, {"presides": text}) is not None:
                return ""
            return _("Skriv initialane eller namnet til ein annan medlem.")

        asks.append(
            Ask(
                "presides",
                _("Kven leier saka"),
                deputy_chair.initials if deputy_chair else "",
                tuple(p.initials or p.name for p in others),
                required=True,
                check=wrong,
            )
        )
    title = _("{who} er ugild i sak {number}").format(
        who=person.name, number=item.number if item else ""
    )
    return FormDialog(title, asks)


def presiding_instead(meeting: Meeting, person: Person, answers: Answers) -> str | None:
    """The id of the member who was named to preside instead of this one, if one was."""
    others = [p for p in meeting.board.seats if p.id != person.id]
    named = a_person(others, answers.get("presides", ""), meeting.board.people)
    return named.id if named is not None else None
