"""As much of a page's style sheets as says what is hidden, bold, or set apart."""

from __future__ import annotations

import re

from sognko_tui.documents.lengths import points

_KEPT = re.compile(
    r"(?:margin(?:-top|-bottom|-left)?|text-indent|font-(?:weight|style|size)|display|visibility|mso-hide|mso-list|"
    r"list-style(?:-type)?|(?:page-)?break-before)$"
)
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]{0,9})?(?:\.(?P<kind>[\w-]{1,60}))?$", re.I)
_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|<!--|-->")
_SHEET = 500_000
_RULES = 5000
_DECLARED = 4000
_EM = 12.0

Rules = dict[str, str]


class Sheet:
    """The simple rules of a document's style sheets: by tag, by class, by both."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, str], Rules] = {}

    def add(self, text: str) -> None:
        """Read a style sheet. What is inside of `@media` and its like is for other occasions."""
        text = _COMMENT.sub("", text[:_SHEET])
        depth, begun, opened = 0, 0, 0
        for match in re.finditer(r"[{}]", text):
            if match.group() == "{":
                depth += 1
                if depth == 1:
                    opened = match.end()
                continue
            depth = max(0, depth - 1)
            if depth == 0:
                selectors, declared = (
                    text[begun : max(begun, opened - 1)],
                    text[opened : match.start()],
                )
                begun = match.end()
                if "@" not in selectors and "{" not in declared:
                    self._rule(selectors, declarations(declared))

    def _rule(self, selectors: str, rules: Rules) -> None:
        if not rules:
            return
        for selector in selectors[:2000].split(","):
            match = _SELECTOR.match(selector.strip())
            if match and match.group() and len(self._rules) < _RULES:
                key = (match["tag"] or "").lower(), match["kind"] or ""
                self._rules.setdefault(key, {}).update(rules)

    def of(self, tag: str, kinds: str | None, style: str | None) -> Rules:
        """What holds for an element: its own style goes before its class's, and that before its tag's."""
        found = self._rules.get((tag, ""), _NO_RULES)
        if kinds and self._rules:
            for kind in kinds[:400].split():
                for key in (("", kind), (tag, kind)):
                    if key in self._rules:
                        found = {**found, **self._rules[key]}
        return {**found, **declarations(style)} if style else found


_NO_RULES: Rules = {}


def declarations(text: str) -> Rules:
    """The declarations of a rule that are of use here, margins by their sides."""
    found: Rules = {}
    for one in text[:_DECLARED].split(";"):
        name, colon, value = one.partition(":")
        name = name.strip().lower()
        if not colon or not _KEPT.match(name):
            continue
        value = value.replace("!important", "").strip().lower()[:80]
        if name == "margin":
            sides = value.split()
            if sides:
                found["margin-top"] = sides[0]
                found["margin-bottom"] = sides[2] if len(sides) > 2 else sides[0]
                found["margin-left"] = (
                    sides[3] if len(sides) > 3 else sides[-1 if len(sides) < 3 else 1]
                )
        else:
            found[name] = value
    return found


def length(value: str | None) -> float | None:
    """A length in points; None where it is none, as `auto`."""
    if not value:
        return None
    if value == "0":
        return 0.0
    relative = re.fullmatch(r"(-?\d{1,3}(?:\.\d{1,3})?)r?em", value)
    return float(relative[1]) * _EM if relative else points(value)


def is_hidden(rules: Rules) -> bool:
    """Whether nothing is shown."""
    return (
        rules.get("display") == "none"
        or rules.get("visibility") in ("hidden", "collapse")
        or rules.get("mso-hide") == "all"
    )
