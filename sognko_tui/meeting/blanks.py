"""What stands in a proposal where the meeting has to fill something in."""

from __future__ import annotations

import re

BLANK = "____"
"""What is put where something is asked for and nothing shows where."""

PLACEHOLDER = re.compile(
    r"_{2,}|\.{4,}|…{2,}|…\s?…|(?<![\w.])[xX]{2,}(?![\w])|(?<![\w.])N\.\s?N\.?(?!\w)|(?<!\w)NN(?!\w)|"
    r"\((?:(?:sett|fyll|skriv)\s+inn[^()]{0,60}|namn[^()]{0,30}|navn[^()]{0,30}|dato|beløp|tal|tall|sum|stad|sted|år|"
    r"kommune|kandidat|\s*)\)|"
    r"\[(?:[^\[\]]{0,60})\](?!\()|<(?:namn|navn|dato|beløp|tal|tall|sum|sett inn|fyll inn)[^<>]{0,40}>|"
    r"\bkr\.?\s*(?:,-|-\s*$)|(?:^|\s)[…?]\s*$|\s\.{3}\s|\s-{3,}",
    re.I,
)
"""A line, dots, `xx`, `NN`, `(namn)`, `[dato]`, «kr ,-»: a place left open on purpose."""
