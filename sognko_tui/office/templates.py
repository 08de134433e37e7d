"""A fault in a template of a board's, as `Trouble`: one sentence with the line it is on."""

from __future__ import annotations

from sognko_tui.office.trouble import Trouble
from sognko_tui.protocol.templates import TemplateFault


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
