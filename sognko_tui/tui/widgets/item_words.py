"""What is told of an item over its fields: how far it has come, and how much stands in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.meeting.decisions import as_text, same_wording, status
from sognko_tui.meeting.exempt import meant_to_be_closed
from sognko_tui.texts import N_, _, ngettext

if TYPE_CHECKING:
    from sognko_tui.meeting.events import Field
    from sognko_tui.meeting.state import Item

STATUS_WORDS = {
    "open": N_("OPEN"),
    "adopted": N_("VEDTEKE"),
    "amended": N_("VEDTEKE MED ENDRING"),
    "other": N_("ANNA FRAMLEGG VEDTEKE"),
    "rejected": N_("IKKJE VEDTEKE"),
    "postponed": N_("UTSETT"),
    "withdrawn": N_("TREKT"),
    "returned": N_("SEND TILBAKE"),
    "forwarded": N_("SEND OVER"),
    "handled": N_("HANDSAMA"),
}
"""How an item ended, in words."""


def state(item: Item) -> str:
    """How far the item has come, and what it asks for."""
    word = _(STATUS_WORDS[status(item)])
    changed = not same_wording(item.decision, as_text(item.proposal))
    if item.open and item.proposal and changed:
        word = _("ENDRA") + " · " + word
    if item.closure is not None:
        word = _("LUKKA") + " · " + word
    elif item.open and meant_to_be_closed(item.agenda):
        word = _("SKAL LUKKAST? F8 w") + " · " + word
    if item.open and item.agenda.history:
        number = item.agenda.history[-1].number
        word = _("UTSETT FRÅ {number}").format(number=number) + " · " + word
    return word


def field_notes(item: Item, field: Field) -> list[str]:
    """How much stands in a field, and what else is to be known of it."""
    text = getattr(item, field)
    words = len(text.split())
    notes = [ngettext("{count} ord", "{count} ord", words).format(count=words)]
    if not words:
        notes = [_("tomt")]
    elif field == "decision" and text == item.agenda.phrase:
        notes = [_("standardfrase")]
    elif field == "decision":
        notes = []
    if field == "notes":
        notes.append(_("kjem aldri på trykk"))
    return notes
