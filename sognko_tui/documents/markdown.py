"""Markdown's own evidence: headings, emphasis, links, code. One line at a time, so it is quick."""

from __future__ import annotations

import re

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_ANCHOR = re.compile(r"\s*\{#[\w-]{1,80}\}$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_LINK = re.compile(
    r"!?\[([^\[\]\n]{0,300})\]"
    r"\([ ]{0,4}<?([^()\s<>]{0,2000})>?(?:[ ]{1,4}\"[^\"\n]{0,300}\")?\)"
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
# Each stops at the next mark, so that a line of nothing but marks is still read in one pass.
_BOLD = re.compile(r"(\*\*|__)(?=[^\s*_])((?:[^*_\n]|\*(?!\*)|_(?!_))*)\1(?!\w)")
_LOOSE_BOLD = re.compile(r"^\*\*\s+([^*\n]{1,200})\*\*")
_ITALIC = re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_\n]*[^\s*_\\])\1(?![\w*])")
_CODE = re.compile(r"`([^`\n]{1,400})`")
_TAG = re.compile(
    r"</?(?:br|b|i|u|em|strong|p|span|div|a|sup|sub|details|summary|small)\b[^<>\n]{0,300}>", re.I
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])")
_SIGNS = re.compile(r"^ {0,3}(?:#{1,6} \S|[-*+] \[[ x]\] |```|> )|\*\*\S|\]\(", re.M)


def looks_like_markdown(text: str) -> bool:
    """Whether a file without a Markdown name is written in it: several of its signs, early on."""
    head = text[:20_000]
    if head.startswith("---\n") and "\n---\n" in head[:4000]:
        return True
    kinds = {match.group().strip()[:2] for match in _SIGNS.finditer(head)}
    return len(kinds) >= 2 or len(re.findall(r"^#{1,6} [^\W\d_]", head, re.M)) >= 2


def heading(raw: str) -> tuple[int, str] | None:
    """The rank and the words of `## Words`, or None."""
    match = _HEADING.match(raw) if len(raw) < 2000 else None
    return (len(match[1]), _ANCHOR.sub("", match[2] or "")) if match else None


def underline_rank(raw: str) -> int:
    """1 for `====`, 2 for `---` under a heading's words, 0 for anything else."""
    match = _UNDERLINE.match(raw)
    return 0 if not match else 1 if match[1][0] == "=" else 2


def fence(raw: str) -> str:
    """The fence a code block opens or closes with, or an empty string."""
    match = _FENCE.match(raw)
    return match[1] if match else ""


def without_comments(text: str) -> str:
    """The text with its HTML comments gone and as many lines as before."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept += (text[at:start], "\n" * text.count("\n", start, end))
        at = end + 3
    return "".join(kept) + text[at:]


def inline(raw: str) -> tuple[str, tuple[str, ...], int, bool, bool]:
    """A line's plain words, its link targets, its bold beginning, and whether all is bold, italic.

    Only marks that close on the line count; a lone star or underscore is text.
    """
    links: tuple[str, ...] = ()
    if "](" in raw:
        links = tuple(match[2] for match in _LINK.finditer(raw) if match[2].startswith("http"))
        raw = _LINK.sub(lambda match: match[1], raw)
    if "<" in raw:
        links += tuple(match[1] for match in _AUTOLINK.finditer(raw))
        raw = _TAG.sub(" ", _AUTOLINK.sub(r"\1", raw)).strip()
    if "`" in raw:
        raw = _CODE.sub(r"\1", raw)
    lead, bold, italic = 0, False, False
    if "**" in raw or "__" in raw:
        first = _LOOSE_BOLD.match(raw) or _BOLD.match(raw)
        if first:
            lead = len(first[first.lastindex or 1].strip())
            bold = not raw[first.end() :].strip()
        raw = _LOOSE_BOLD.sub(r"\1", raw)
        raw = _BOLD.sub(r"\2", raw)
    if "*" in raw or "_" in raw:
        whole = _ITALIC.fullmatch(raw.strip())
        italic = whole is not None
        raw = _ITALIC.sub(r"\2", raw)
    if "\\" in raw:
        raw = _ESCAPED.sub(r"\1", raw).removesuffix("\\")
    return raw.strip(), links, lead, bold, italic
