"""Lines become the items of an agenda, which the secretary may mend before they are accepted.

The patterns of the reader take longer to make ready than the rest of the program takes to start,
so they are loaded when the first pack is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sognko_tui.agenda.export import to_json
from sognko_tui.agenda.reading import Certainty, NoItems, PackWarning, Part, Reading, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sognko_tui.documents.lines import Document

__all__ = [
    "Certainty",
    "NoItems",
    "PackWarning",
    "Part",
    "Reading",
    "Role",
    "gathered",
    "read_agenda",
    "to_json",
]


def read_agenda(document: Document, *, protocol: bool = False) -> Reading:
    """Find the items in a document, a pack or a `protocol`. Raises `NoItems` where there are none."""
    from sognko_tui.agenda import read

    return read.read_agenda(document, protocol=protocol)


def gathered(documents: Sequence[Document], sha256: str) -> Reading:
    """Find the items in a meeting's papers that lie in several files. Raises `NoItems`."""
    from sognko_tui.agenda.several import gathered as gather

    return gather(documents, sha256)
