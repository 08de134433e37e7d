"""A proposal as points, with what the meeting has to fill in; and where it ends."""

from __future__ import annotations

import re

from sognko_tui.agenda.blocks import REVISED, Block
from sognko_tui.agenda.tables import cells
from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.blanks import PLACEHOLDER

_ORGAN = re.compile(
    r"(?:[A-ZÆØÅ][\wæøå-]*(?:et|en|a|styret|rådet|utvalet|utvalget|møtet|laget|nemnda|forsamling\w*|direktøren|leiar|leder)|"
    r"Det|Dei|De|Vi|Saka|Saken|Den|Som|Til|For|Ved|I|På|Frå|Fra|Med|Av)\s"
)
_ANNEX = re.compile(
    r"(?i)\b(?:under|nedanfor|nedenfor|vidare nedanfor)\s+(?:følger|følgjer|fylgjer|står|finst|finnes|ligg(?:er)?|kjem|kommer)\b"
)
_SIGNED = re.compile(
    r"(?i)(?:[a-zæøå][\wæøå .-]{1,40}?,?\s+(?:den\s+)?\d{1,2}\.\s?(?:\d{1,2}\.\s?|(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)"
    r"[a-z]*\.?\s*)(?:\d{4}|\d{2})\.?$|(?:(?:med )?(?:venn?leg|vennlig|beste) )?(?:helsing|hilsen)\b|vel møtt|velkom+en ?!?$|(?:mvh|vh)\b|for styret\b.{0,40}$|"
    r"(?:\(?sign\.?\)?)$|etter fullmakt\b)"
)
_ROLE = re.compile(
    r"(?i)(?:administrerande|administrerende|dagleg|daglig|adm\.?|konst(?:ituert)?\.?|fungerande|fungerende|styrets?)?\s?"
    r"(?:rådmann|kommunedirektør|fylkesrådmann|fylkesdirektør|ordførar|ordfører|leiar|leder|styreleiar|styreleder|direktør|"
    r"sekretær|prost|kyrkjeverje|kirkeverge|skogsjef|kommunalsjef|økonomisjef|sakshandsamar|saksbehandler|administrasjonssjef|"
    r"kontorsjef|dir\.?|assisterande rådmann)(?:en|n|a)?$"
)


class Proposal:
    """A proposal read. `after` are the blocks past its end, `subheadings` those taken out of it.

    `ends` is the block that ended it, also a signature, which is not kept.
    """

    def __init__(self) -> None:
        self.points: list[Point] = []
        self.after: list[Block] = []
        self.subheadings: list[Block] = []
        self.revised: list[Block] = []
        self.uncertain = False
        self.ends: Block | None = None


def proposal(found: list[Block], entire: bool = False, labelled: bool = False) -> Proposal:
    """Points of a proposal's blocks: a lead-in, list entries and a closing sentence are each one.

    A signature, an unlabelled subheading with text under it, and an annex announced by the text
    («under følgjer …») end it; not where somebody has said that the `entire` text is the proposal.
    Where it is `labelled` by a line in bold, another line in bold is as likely a label too.
    """
    result = Proposal()
    written = [block for block in found if block.lines]
    for at, block in enumerate(written):
        if not entire and _ends(written, at, result, labelled):
            result.ends = block
            result.after = written[at:]
            if _is_signature(block) and _names(result.after):
                # A signature alone explains nothing.
                result.after, result.uncertain = [], False
            break
        if block.kind == "divider":
            if REVISED.match(block.lines[0]):
                result.revised.append(block)
            continue
        if not entire and _is_subheading(written, at, result):
            result.subheadings.append(block)
            continue
        if block.kind == "table":
            words = " – ".join(cell for cell in cells(block.text) if cell.strip(" -:"))
            if words:
                result.points.append(Point(text=words, blank=has_blank(words)))
            continue
        result.points.append(_point(written, at))
    return result


def has_blank(text: str) -> bool:
    """Whether a text has a place left open: a line, dots, `xx`, `(namn)`."""
    return bool(PLACEHOLDER.search(text[:20_000]))


def _point(found: list[Block], at: int) -> Point:
    block = found[at]
    text = block.text
    following = found[at + 1] if at + 1 < len(found) else None
    if following is not None and _is_signature(following):
        following = None
    unfilled = text.endswith(":") and not _answers(block, following)
    marker = block.mark if block.kind == "entry" else ""
    return Point(text=text, marker=marker, blank=block.open or unfilled or has_blank(text))


def _answers(block: Block, following: Block | None) -> bool:
    """Whether what follows a colon is what the colon announces."""
    if following is None or following.kind == "divider" or block.open:
        return False
    if block.kind == "paragraph":
        return not (following.kind == "paragraph" and following.text.endswith(":"))
    if following.kind == "entry":
        deeper = following.indent > block.indent or following.value == 1
        return deeper or _style(following.mark) != _style(block.mark)
    return True


def _style(mark: str) -> str:
    return "1" if any(sign.isdigit() for sign in mark) else "a" if mark[-1:] in ".)" else mark


def _ends(found: list[Block], at: int, result: Proposal, labelled: bool) -> bool:
    block = found[at]
    if not result.points:
        return False
    text = block.text
    if block.kind == "heading" or _heads_chapter(found, at):
        return True
    if block.kind == "paragraph" and _is_signature(block):
        if block.apart or _signs_off(found, at, result):
            return True
    if block.kind != "paragraph" or not block.gap:
        return False
    if _ANNEX.search(result.points[-1].text):
        return True
    following = found[at + 1] if at + 1 < len(found) else None
    if block.strong and len(block.lines) == 1 and len(text) <= 80 and not text.endswith("."):
        as_label = labelled and result.points[-1].text.endswith((".", "!"))
        result.uncertain = as_label or following is None or following.kind != "entry"
        return result.uncertain
    if _looks_like_heading(block) and result.points[-1].text.endswith((".", "!")):
        if following is not None and following.kind == "paragraph":
            result.uncertain = True
            return True
    return False


def _signs_off(found: list[Block], at: int, result: Proposal) -> bool:
    """Whether a place and a day right below the last sentence sign it, and are none of a list."""
    dated = bool(_SIGNED.match(found[at].lines[0]))
    among = at + 1 < len(found) and bool(_SIGNED.match(found[at + 1].text))
    return dated and not among and result.points[-1].text.endswith((".", "!", "»"))


def _names(signed: list[Block]) -> bool:
    """Whether nothing but a name or two, and what they are, stands under a signature's first line."""
    below = [block for block in signed[1:] if not _is_signed(block)]
    return len(below) <= 2 and all(
        block.kind == "paragraph"
        and not block.gap
        and len(block.text) <= 60
        and block.text[-1] not in ".:"
        for block in below
    )


def _heads_chapter(found: list[Block], at: int) -> bool:
    """Whether «1. Beredskap» in bold over a paragraph, where nothing above is bold, heads what explains."""
    block, above = found[at], found[at - 1]
    if block.kind != "entry" or not block.heavy or above.text.endswith(":"):
        return False
    below = found[at + 1] if at + 1 < len(found) else None
    short = len(block.lines) == 1 and len(block.text) <= 80 and not block.text.endswith(".")
    prose = below is not None and below.kind == "paragraph" and not below.strong
    return short and prose and not any(one.heavy or one.strong for one in found[:at])


def _is_signed(block: Block) -> bool:
    """Whether a block is a signature or the name under it."""
    named = block.kind == "paragraph" and 2 <= len(block.text.split()) <= 4
    return (named and block.text.istitle()) or _is_signature(block)


def _is_signature(block: Block) -> bool:
    """Whether a block says who signed the papers, or where and when, and nothing else."""
    text = block.text
    if block.kind != "paragraph" or len(text) > 120 or text.endswith((".", ":")):
        return block.kind == "paragraph" and len(text) <= 90 and bool(_SIGNED.match(text))
    return bool(_SIGNED.match(text) or _SIGNED.match(block.lines[0]) or _ROLE.search(text))


def _is_subheading(found: list[Block], at: int, result: Proposal) -> bool:
    """Whether a short line only heads a list inside the proposal («Tiltak mot tjuveri»)."""
    following = found[at + 1] if at + 1 < len(found) else None
    if not result.points or following is None or following.kind != "entry":
        return False
    block = found[at]
    if block.kind != "paragraph" or block.open or _ORGAN.match(block.text + " "):
        return False
    if block.text.endswith(":") and len(block.text.split()) > 4:
        # «Desse planane skal reviderast i perioden:» says something by itself.
        return False
    return _looks_like_heading(block, colon=True) and not has_blank(block.text)


def _looks_like_heading(block: Block, colon: bool = False) -> bool:
    text = block.text
    stops = (".", "!", "?", ";", ",") if colon else (".", "!", "?", ";", ",", ":")
    return (
        len(block.lines) == 1
        and block.gap
        and 2 < len(text) <= 60
        and text[0].isupper()
        and not text.endswith(stops)
        and not _ORGAN.match(text + " ")
    )
