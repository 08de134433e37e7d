"""Lines become the items of an agenda, which the secretary may mend before they are accepted."""

from sognko_tui.agenda.export import to_json
from sognko_tui.agenda.read import read_agenda
from sognko_tui.agenda.reading import NoItems, PackWarning, Reading

__all__ = ["NoItems", "PackWarning", "Reading", "read_agenda", "to_json"]
