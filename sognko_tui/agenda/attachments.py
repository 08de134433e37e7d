"""The names of an item's attachments, and the links that came loose from them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sognko_tui.agenda.numbering import is_ordinal
from sognko_tui.agenda.rows import Rows
from sognko_tui.agenda.titles import join_words

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"«»]{3,2000}")

_AFTER_URL = ".,;:)]»"

_SIGN = re.compile(r"(?:[•*·▪◦●–—-]|\[[ x]\])\s*(?P<text>.*)$")
_NUMBER = re.compile(r"(?P<value>\d{1,2})(?:[.):]\s*|\s+[-–]?\s*|$)(?P<text>(?!\d).*|)$")
_NAMED = re.compile(
    r"(?:Vedlegg|Nr\.?|Bilag)\s*(?P<value>\d{1,2}|[A-Z])\s*(?:[.:)–-]\s*|\s+|$)(?P<text>.*)$"
)
_TABLE = re.compile(
    r"(?i)(?:type|nr\.?|dok\.?\s?nr\.?|dok\.?|t)\s+.{0,20}(?:dato|tittel)\b.{0,40}$"
)
"""The heading of a list of documents: «Type  Dato  Tittel»."""
_COLUMN = re.compile(r"^(?:\d{1,3}|[IUXNS])\s+(?=\S)")
_NEXT = re.compile(r"[.,]?\s+[2-9][.)]\s+(?=[A-ZÆØÅ])")
_DIVIDER = re.compile(r"(?:[-–—*_=~]\s?){3,}$")
_NOTHING = re.compile(r"(?i)(?:ingen(?: vedlegg)?|ikkje vedlegg|-|–|nei|n/a)\.?$")
_UNPRINTED = re.compile(r"(?i)u?trykte?\s+vedlegg\s*:?$")
_PROSE = re.compile(r"[a-zæøå]{2}[.!?](?:\s|$)")


def attachments(rows: Rows, body: Sequence[int], inline: str) -> tuple[list[str], list[int]]:
    """The names in an attachments section, and the rows past its end.

    A name may stand on the line after its number, and be wrapped; a paragraph of sentences is
    no name, so there the section ends.
    """
    names: list[str] = []
    numbers = _is_numbered(rows, body)
    fresh = True
    waiting = 0
    sign = -1
    if inline:
        first = _NUMBER.match(inline)
        if first and first["value"] == "1" and inline[1:2] in ".):" and first["text"]:
            inline, numbers = _NEXT.sub("; ", first["text"].strip().rstrip(".")), True
        names += [part.strip() for part in inline.split(";") if part.strip()]
        fresh = len(inline) < 40
    table = False
    for position, at in enumerate(body):
        text = rows.text(at)
        if text and not names and not table and _TABLE.match(text):
            table = True
            continue
        if table:
            text = _COLUMN.sub("", text)
        if not text or _DIVIDER.match(text):
            fresh = fresh or bool(names)
            continue
        gap = rows.before[at] > 0
        if rows.turned[at] and text[0].islower():
            gap = fresh = False
        name, signed = _name(text, numbers)
        if signed and not name:
            waiting += 1
            fresh = True
            continue
        heads = not signed and not waiting and bool(names) and _is_set_apart(rows, body, position)
        if heads or (not signed and not waiting and gap and _is_prose(rows, body, position)):
            return _kept(names), list(body[position:])
        deeper = sign >= 0 and not gap and rows.lines[at].indent > sign + 2
        above = rows.previous[at]
        alone = above >= 0 and rows.lines[above].whole
        joins = not alone and (deeper or _goes_on(names[-1], name, gap, fresh)) if names else False
        if signed or waiting or not joins:
            names.append(name)
            sign = rows.lines[at].indent if signed else sign
            waiting = max(0, waiting - 1)
        else:
            names[-1] = join_words(names[-1], name)
        fresh = False
    return _kept(names), []


def _name(text: str, numbers: bool) -> tuple[str, bool]:
    """A line without its sign or number, and whether it had one."""
    match = _SIGN.match(text)
    if match and (text[0] not in "*-–—" or not match["text"] or text[1:2] == " "):
        return match["text"].strip(), True
    match = _NAMED.match(text)
    if match:
        return match["text"].strip(), True
    match = _NUMBER.match(text) if numbers else None
    if match and not is_ordinal(match["text"]):
        return match["text"].strip(), True
    return text, False


def _is_numbered(rows: Rows, body: Sequence[int]) -> bool:
    """Whether the lines are numbered from 1; other numbers in front belong to the names."""
    for at in body:
        text = rows.text(at)
        if text:
            match = _NUMBER.match(text)
            return bool(match) and int(match["value"]) in (0, 1) if match else False
    return False


def _goes_on(last: str, name: str, gap: bool, fresh: bool) -> bool:
    if gap:
        return name[:1].islower() and not fresh and last.endswith((",", "-", " og", " for", " til"))
    if (name[:1].islower() and not last[:1].islower()) or last.endswith(
        (",", "-", "–", "/", " og", " for", " til", " av", " i")
    ):
        return True
    # «(lenke)», «(vedlagt)» say something of the name above, which had filled its line.
    return last.count("(") > last.count(")") or (name[:1] == "(" and name[1:2].islower())


def _is_prose(rows: Rows, body: Sequence[int], position: int) -> bool:
    """Whether a paragraph of sentences begins here."""
    words: list[str] = []
    for at in body[position:]:
        text = rows.text(at)
        if not text or len(words) > 6:
            break
        words.append(text)
    paragraph = " ".join(words)
    if len(words) > 1 and len(words[0]) < 60 and _heads(words[0], words[1]):
        return True
    if len(words) == 1 and position and len(paragraph.split()) > 5 and paragraph.endswith("."):
        return paragraph[0].isupper()
    if len(paragraph) > 90 and paragraph.endswith((".", ":")):
        return True
    return len(words) > 1 and len(_PROSE.findall(paragraph)) > 1


def _is_set_apart(rows: Rows, body: Sequence[int], position: int) -> bool:
    """Whether a row is in bold where no name is, with more below: a heading that no label is."""
    line = rows.lines[body[position]]
    if not line.bold or line.text.startswith("|") or position + 1 >= len(body):
        return False
    below = next((at for at in body[position + 1 :] if rows.text(at)), -1)
    names = (at for at in body[:position] if rows.text(at))
    return (
        below >= 0 and not rows.lines[below].bold and not any(rows.lines[at].bold for at in names)
    )


def _heads(line: str, below: str) -> bool:
    """Whether a line is a heading that no list of labels has, with its first sentence below."""
    if not line[0].isupper() or line.endswith((".", ",", "-")) or not below[0].isupper():
        return False
    return line.endswith(":") or below.endswith((".", ":")) or len(below) > 75


def _kept(names: list[str]) -> list[str]:
    tidy = [" ".join(URL.sub("", name).split()).strip(" ,;") for name in names]
    tidy = [name for name in tidy if name and not _NOTHING.match(name)]
    if len(tidy) > 1:
        # «Utrykte vedlegg» over names is a heading; alone it is what came with the item.
        tidy = [name for name in tidy if not _UNPRINTED.match(name)]
    return tidy


def lone_url(text: str) -> str:
    """The address if a line is one and nothing else, else an empty string."""
    match = URL.fullmatch(text.strip("<>() ").rstrip(".,;")) if len(text) < 2100 else None
    return match.group() if match else ""


def urls(text: str) -> list[str]:
    """All addresses in a text, without what punctuation follows them."""
    if "http" not in text and "www." not in text:
        return []
    return [match.group().rstrip(_AFTER_URL) for match in URL.finditer(text)]
