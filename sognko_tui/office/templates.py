"""A board's own templates: one to begin with, and a fault in one as a sentence with its line."""

from __future__ import annotations

from sognko_tui.office.trouble import Trouble
from sognko_tui.protocol.templates import TemplateFault

NAMES = {"protocol": "protocol.typ", "letter": "letter.txt"}
"""What each template is called among a board's customs."""

_TO_BEGIN_WITH = """\
// The pages of a protocol, an extract or a letter, set by typst (https://typst.app/docs).
// Ours is imported here; rules before the last line change how it looks.
#import "/protocol.typ": data, protocol
#show heading: set text(fill: rgb("#1f3a5f"))
#protocol(data)
"""


def to_begin_with(which: str, language: str) -> str:
    """A template that works, to be changed: for the PDF, or for the letter in a written language."""
    if which == "protocol":
        return _TO_BEGIN_WITH
    from sognko_tui.protocol import letters

    return letters.standard(language)


def fault(found: TemplateFault, name: str) -> Trouble:
    """The trouble that a fault in the template of this name is."""
    params: dict[str, object] = {"name": name, "line": found.line, "word": found.word}
    if found.code == "unknown_name":
        from sognko_tui.protocol.letters import NAMES

        return Trouble("template_unknown_name", {**params, "known": ", ".join(NAMES)})
    if found.code == "unknown_filter":
        from sognko_tui.protocol.paragraphs import FILTERS

        return Trouble("template_unknown_filter", {**params, "known": ", ".join(FILTERS)})
    if found.code:
        return Trouble(f"template_{found.code}", params)
    code = "template_fault" if found.line else "template_fault_whole"
    return Trouble(code, {**params, "reason": found.message.rstrip(". ")})
