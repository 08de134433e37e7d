"""Plain text made safe inside Markdown, escaped only where it would otherwise mean something.

The text is one line without control characters. What is escaped is what CommonMark, the tables and
strikethrough of Git forges, and pandoc's own Markdown would take for structure.
"""

from __future__ import annotations

import re

# Always: there is no place where these are safe and common enough to be worth telling apart.
_ALWAYS = frozenset("\\`[{$^~")
_ENTITY = re.compile(r"&(?=#?[0-9A-Za-z]+;)")
_LINE_START = re.compile(
    r"(?P<sign>[#>|:=+-])"  # heading, quote, table, definition, underline, bullet, rule
    r"|\d{1,9}(?P<dot>[.)])(?=\s|$)"
)


def inline(text: str, before: str = " ", after: str = " ", *, in_table: bool = False) -> str:
    """The text as Markdown inside a line; `before` and `after` are the signs next to it.

    A space stands for the edge of the line.
    """
    if text.isalnum():
        return text
    done: list[str] = []
    last = len(text) - 1
    for n, sign in enumerate(text):
        if sign.isalnum() or sign == " ":
            done.append(sign)
            continue
        if sign in _ALWAYS or (sign == "|" and in_table):
            done.append("\\")
        elif sign in "*_":
            if _emphasises(text, n, before, after):
                done.append("\\")
        elif sign == "<":
            # Before a space or a digit it opens nothing: «< 5 %».
            following = text[n + 1] if n < last else after
            if not (following == " " or following.isdigit()):
                done.append("\\")
        elif sign == "&":
            if _ENTITY.match(text, n):
                done.append("\\")
        elif sign == "@" and not (text[n - 1] if n else before).isalnum():
            done.append("\\")
        done.append(sign)
    return "".join(done)


def _emphasises(text: str, n: int, before: str, after: str) -> bool:
    """Whether a star or underscore could begin or end emphasis.

    It cannot where its run has white space on both sides, nor, for underscores, inside a word.
    """
    start, end = n, n + 1
    while start and text[start - 1] == text[n]:
        start -= 1
    while end < len(text) and text[end] == text[n]:
        end += 1
    left = text[start - 1] if start else before
    right = text[end] if end < len(text) else after
    if left == right == " ":
        return False
    return not (text[n] == "_" and left.isalnum() and right.isalnum())


def line_start(markdown: str) -> str:
    """The line, already escaped inside, so that it does not begin as a block of another kind."""
    if not markdown:
        return markdown
    if set(markdown) <= {"*", "_", " "} or (markdown[0] == "*" and markdown[1:2] in ("", " ")):
        return "\\" + markdown
    found = _LINE_START.match(markdown)
    if found is None:
        return markdown
    sign, dot = found["sign"], found.start("dot")
    if dot >= 0:
        return f"{markdown[:dot]}\\{markdown[dot:]}"
    if sign in "-+" and markdown[1:2] not in ("", " ", sign):
        return markdown  # a negative number, a telephone number
    return "\\" + markdown


def heading_end(markdown: str) -> str:
    """The heading's text, escaped inside, so that a `#` at its end stays."""
    bare = markdown.rstrip("#")
    if len(bare) < len(markdown) and (not bare or bare[-1] == " "):
        return bare + "\\#" * (len(markdown) - len(bare))
    return markdown
