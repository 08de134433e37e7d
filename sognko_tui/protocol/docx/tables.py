"""A table for Word: its head repeated on each page, its rows whole, its name told to who cannot see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from sognko_tui.protocol import layout
from sognko_tui.protocol.columns import columns
from sognko_tui.protocol.document import Table
from sognko_tui.protocol.docx.elements import element, text_run
from sognko_tui.protocol.layout import flat

_WIDTH = 9070
"""Between the margins, in twentieths of a point."""

_LINE, _GUTTER = 84, 6
"""How many letters a line holds, about, and how many of them the space between two columns takes."""

_PEN = 700
"""The height of a row that somebody signs in."""


def table(
    told: Table, widths: Mapping[str, int], cells: Sequence[Sequence[list[BaseOxmlElement]]]
) -> BaseOxmlElement:
    """The table, with the runs of its cells."""
    shares = columns(told, widths, line=_LINE, gutter=_GUTTER)
    wide = [_WIDTH * share // max(sum(shares), 1) for share in shares]
    whole = layout.whole(told)
    head = [[text_run(flat(name))] for name in told.header]
    rows = [_row(head, wide, head=True, sticky=True)]
    for n, runs in enumerate(cells, 1):
        row = told.rows[n - 1]
        pen, long = layout.signed(row), layout.long(row)
        rows.append(_row(runs, wide, pen=pen, long=long, sticky=whole and n < len(cells)))
    grid = element("tblGrid", *(element("gridCol", w=width) for width in wide))
    return element("tbl", _properties(told), grid, *rows)


def _properties(told: Table) -> BaseOxmlElement:
    properties = element(
        "tblPr",
        element("tblStyle", val="ProtocolTable"),
        element("tblW", w=_WIDTH, type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook",
            val="0420",
            firstRow=1,
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        ),
    )
    if told.caption:
        properties.append(element("tblCaption", val=flat(told.caption)))
        properties.append(element("tblDescription", val=flat(", ".join(told.header))))
    return properties


def _row(
    cells: Sequence[list[BaseOxmlElement]],
    wide: Sequence[int],
    *,
    head: bool = False,
    pen: bool = False,
    long: bool = False,
    sticky: bool,
) -> BaseOxmlElement:
    kind = element("trPr")
    if not long:
        kind.append(element("cantSplit"))
    if pen:
        kind.append(element("trHeight", val=_PEN, hRule="atLeast"))
    if head:
        kind.append(element("tblHeader"))
    made = element("tr", kind)
    for runs, width in zip(cells, wide, strict=True):
        place = element("tcPr", element("tcW", w=width, type="dxa"))
        if pen:
            place.append(element("vAlign", val="bottom"))
        style = element("pPr", element("pStyle", val="TableText"))
        if sticky:
            style.append(element("keepNext"))
        made.append(element("tc", place, element("p", style, *runs)))
    return made
