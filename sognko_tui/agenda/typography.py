"""What the type of a line says: which size the text is set in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sognko_tui.documents import Line


def body_size(lines: Sequence[Line]) -> float | None:
    """The size most of the words are set in, to half a point; None where no line has one."""
    words = Counter[float]()
    for line in lines:
        if line.size is not None:
            words[round(line.size * 2) / 2] += len(line.text)
    return words.most_common(1)[0][0] if words else None
