"""What boards always say: the standard decisions made without a proposal, and small words of forms.

They are data, in the board's written language; a board puts its own in their place by their key
(`Board.phrases`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sognko_tui.meeting.agenda import AgendaItem
from sognko_tui.meeting.board import Board

PHRASES: dict[str, dict[str, str]] = {
    "approve_notice_and_agenda": {
        "nn": "Innkalling og sakliste vart godkjende utan merknader.",
        "nb": "Innkalling og saksliste ble godkjent uten merknader.",
    },
    "approve_notice": {
        "nn": "Innkallinga vart godkjend utan merknader.",
        "nb": "Innkallingen ble godkjent uten merknader.",
    },
    "approve_agenda": {
        "nn": "Saklista vart godkjend utan merknader.",
        "nb": "Sakslisten ble godkjent uten merknader.",
    },
    "approve_protocol_of": {
        "nn": "Protokollen frå møtet {date} vart godkjend utan merknader.",
        "nb": "Protokollen fra møtet {date} ble godkjent uten merknader.",
    },
    "approve_protocol": {
        "nn": "Protokollen frå førre møte vart godkjend utan merknader.",
        "nb": "Protokollen fra forrige møte ble godkjent uten merknader.",
    },
    "without_remarks": {"nn": "utan merknader", "nb": "uten merknader"},
    "with_remark": {
        "nn": "med den merknaden som er ført",
        "nb": "med den merknaden som er ført",
    },
    "with_one_added": {"nn": "med sak {numbers} som ny sak", "nb": "med sak {numbers} som ny sak"},
    "with_more_added": {
        "nn": "med sakene {numbers} som nye saker",
        "nb": "med sakene {numbers} som nye saker",
    },
    "the_meeting_of": {"nn": "møtet {date}", "nb": "møtet {date}"},
    "next_meeting": {"nn": "neste møte", "nb": "neste møte"},
    "administration": {"nn": "administrasjonen", "nb": "administrasjonen"},
    "staff_matter": {"nn": "Personalsak", "nb": "Personalsak"},
    "exempt_matter": {
        "nn": "Sak unnateken offentleg innsyn",
        "nb": "Sak unntatt offentlig innsyn",
    },
    "following_up": {"nn": "Oppfølging av vedtak", "nb": "Oppfølging av vedtak"},
    "to_follow_up": {"nn": "{who}: {what} ({where})", "nb": "{who}: {what} ({where})"},
    "due": {"nn": "frist {due}", "nb": "frist {due}"},
    "item_of": {"nn": "sak {number} den {date}", "nb": "sak {number} den {date}"},
    "by_mail": {"nn": "e-post", "nb": "e-post"},
    "ground": {"nn": "forvaltningslova § 6", "nb": "forvaltningsloven § 6"},
    "cited_item": {"nn": "sak {number}", "nb": "sak {number}"},
    "cited_decision": {"nn": "vedtak i {item}, {date}", "nb": "vedtak i {item}, {date}"},
    "cited_decision_of_other": {
        "nn": "vedtak i {item}, {board} {date}",
        "nb": "vedtak i {item}, {board} {date}",
    },
    "cited_matter": {"nn": "{item}, {date}", "nb": "{item}, {date}"},
    "cited_matter_of_other": {"nn": "{item}, {board} {date}", "nb": "{item}, {board} {date}"},
    "cited_point": {"nn": "{cited}, punkt {point}", "nb": "{cited}, punkt {point}"},
}
"""By key, then by written language. `{date}` is the date as the title has it."""

ABBREVIATIONS: dict[str, dict[str, str]] = {
    "nn": {
        "tv": "Styret tek orienteringa til vitande.",
        "tsv": "Styret tek saka til vitande.",
        "ba": "Styret ber administrasjonen om å ",
        "ut": "Saka blir utsett til neste møte.",
        "sf": "Styret sluttar seg til framlegget.",
        "im": "Det kom ingen merknader.",
        "or": "orienterte om saka.",
        "sv": "Styret vel ",
        "fs": "Styret fører vidare samarbeidet.",
    },
    "nb": {
        "tv": "Styret tar orienteringen til etterretning.",
        "tsv": "Styret tar saken til etterretning.",
        "ba": "Styret ber administrasjonen om å ",
        "ut": "Saken utsettes til neste møte.",
        "sf": "Styret slutter seg til forslaget.",
        "im": "Det kom ingen merknader.",
        "or": "orienterte om saken.",
        "sv": "Styret velger ",
        "fs": "Styret viderefører samarbeidet.",
    },
}
"""Sentences by what is typed for them, in both written languages; a board adds its own."""

OFFICES: dict[str, tuple[str, ...]] = {
    "nn": ("administrasjonen", "sekretariatet", "kommunedirektøren", "arbeidsutvalet"),
    "nb": ("administrasjonen", "sekretariatet", "kommunedirektøren", "arbeidsutvalget"),
}
"""Whom a decision often names, in both written languages."""


def abbreviations(board: Board) -> dict[str, str]:
    """The sentences that can be had by an abbreviation: the usual ones, and before them the board's."""
    return {**ABBREVIATIONS[board.language], **board.abbreviations}


_APPROVAL = re.compile(r"\bgod(?:kjen|kjent)", re.IGNORECASE)
_NOTICE = re.compile(r"\binnkalling", re.IGNORECASE)
_AGENDA = re.compile(r"\bsaks?list|\bdagsorden", re.IGNORECASE)
_PROTOCOL = re.compile(r"protokoll|møtebok|\breferat|møtereferat", re.IGNORECASE)
_MONTH = r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
_DATE = re.compile(
    rf"\b\d{{1,2}}\.\s?(?:{_MONTH}(?:\s\d{{4}})?|\d{{1,2}}\.(?:\s?\d{{2,4}})?)", re.IGNORECASE
)


def proposed(key: str, board: Board) -> str:
    """What a form proposes, in the board's language: it ends up in the protocol, not on the screen."""
    return board.phrases.get(key) or PHRASES[key][board.language]


def with_remark(text: str, board: Board) -> str:
    """An approval without remarks as one with the remark that is recorded; empty for another text."""
    without = proposed("without_remarks", board)
    return text.replace(without, proposed("with_remark", board)) if without in text else ""


def with_added(text: str, board: Board, added: Sequence[str]) -> str:
    """An approval of the sakliste without remarks as one with the items that came to it by number.

    The same text where none did, empty for a text that does not say «utan merknader».
    """
    without = proposed("without_remarks", board)
    if without not in text or not added:
        return text if without in text else ""
    from sognko_tui.protocol.telling import joined

    key = "with_one_added" if len(added) == 1 else "with_more_added"
    told = proposed(key, board).replace("{numbers}", joined(tuple(added), "og"))
    return text.replace(without, told)


def the_meeting_of(day: date, board: Board) -> str:
    """A meeting called by its date, in the board's language."""
    from sognko_tui.protocol.telling import written_date

    return proposed("the_meeting_of", board).replace("{date}", written_date(day, board.language))


def phrase_for(item: AgendaItem, board: Board) -> str:
    """The board's standard decision for this item, or an empty text where it has none.

    Only an item that asks for approval has one, and only where no proposal was made.
    """
    if item.proposal or not _APPROVAL.search(item.title):
        return ""
    key = _key(item.title)
    if not key:
        return ""
    on = _DATE.search(item.title)
    text = board.phrases.get(key) or PHRASES[key][board.language]
    return text.replace("{date}", on.group().strip() if on else "")


def approves_agenda(item: AgendaItem) -> bool:
    """Whether this is the item in which the sakliste is approved."""
    return bool(_AGENDA.search(item.title)) and _formal(item)


def approves_protocol(item: AgendaItem) -> bool:
    """Whether this is the item in which the protocol of an earlier meeting is approved."""
    return bool(_PROTOCOL.search(item.title)) and _formal(item)


def _formal(item: AgendaItem) -> bool:
    return item.kind == "formality" or bool(_APPROVAL.search(item.title))


def _key(title: str) -> str:
    notice, agenda = _NOTICE.search(title), _AGENDA.search(title)
    if notice and agenda:
        return "approve_notice_and_agenda"
    if _PROTOCOL.search(title):
        return "approve_protocol_of" if _DATE.search(title) else "approve_protocol"
    if notice:
        return "approve_notice"
    return "approve_agenda" if agenda else ""
