"""A table in OpenDocument: its head repeated on each page, its rows whole, its name for who cannot see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sognko_tui.protocol import layout
from sognko_tui.protocol.columns import columns
from sognko_tui.protocol.document import Runs, Table
from sognko_tui.protocol.layout import flat
from sognko_tui.protocol.odt.elements import Element, element

_WIDTH = 160
"""Between the margins, in millimetres."""

_LINE, _GUTTER = 84, 6
"""How many letters a line holds, about, and how many of them the space between two columns takes."""

_PADDING = "1.9mm"
_STRONG, _THIN = "1pt solid #1a1a1a", "0.5pt solid #808080"


def styles(used: Iterable[int]) -> Iterable[Element]:
    """What tables, their columns of these widths in letters, their rows and cells go by."""
    for whole, parted in (("Whole", "false"), ("Parted", "true")):
        properties = element(
            "style:table-properties",
            style_width=f"{_WIDTH}mm",
            table_align="left",
            style_may_break_between_rows=parted,
            fo_margin_bottom="3mm",
        )
        yield _style(whole, "table", properties)
    for name, kept in (("Row", "always"), ("LongRow", "auto")):
        properties = element("style:table-row-properties", fo_keep_together=kept)
        yield _style(name, "table-row", properties)
    pen = element(
        "style:table-row-properties", fo_keep_together="always", style_min_row_height="12mm"
    )
    yield _style("SignedRow", "table-row", pen)
    head = {"fo_border_top": _STRONG, "fo_border_bottom": _STRONG, "fo_background_color": "#eeeeee"}
    cell = {"fo_border_bottom": _THIN}
    for name, looks in (
        ("HeadCell", head),
        ("Cell", cell),
        ("SignedCell", {**cell, "style_vertical_align": "bottom"}),
    ):
        padding = {"fo_padding_left": _PADDING, "fo_padding_right": _PADDING}
        yield _style(name, "table-cell", element("style:table-cell-properties", **looks, **padding))
    for letters in sorted(used):
        width = f"{_WIDTH * letters / _LINE:.1f}mm"
        properties = element("style:table-column-properties", style_column_width=width)
        yield _style(f"Wide{letters}", "table-column", properties)


def _style(name: str, family: str, properties: Element) -> Element:
    return element("style:style", properties, style_name=name, style_family=family)


def shares(told: Table, widths: Mapping[str, int]) -> list[int]:
    """How the columns share the line, in letters."""
    return columns(told, widths, line=_LINE, gutter=_GUTTER)


def table(
    told: Table, name: str, wide: Iterable[int], runs: Callable[[Runs], list[Element | str]]
) -> Element:
    """The table under a name that no other has, its columns as wide as they are to be."""
    head = (_cell("HeadCell", "Table_20_Heading", [flat(text)]) for text in told.header)
    looks = "Whole" if layout.whole(told) else "Parted"
    made = element("table:table", table_name=name, table_style_name=looks)
    if told.caption:
        made.append(element("table:title", flat(told.caption)))
        made.append(element("table:desc", flat(", ".join(told.header))))
    for letters in wide:
        made.append(element("table:table-column", table_style_name=f"Wide{letters}"))
    row = element("table:table-row", *head, table_style_name="Row")
    made.append(element("table:table-header-rows", row))
    for cells in told.rows:
        signed = "Signed" * layout.signed(cells)
        written = (_cell(f"{signed}Cell", "Table_20_Contents", runs(cell)) for cell in cells)
        kind = "LongRow" if layout.long(cells) else f"{signed}Row"
        made.append(element("table:table-row", *written, table_style_name=kind))
    return made


def _cell(style: str, within: str, inner: Iterable[Element | str]) -> Element:
    line = element("text:p", *inner, text_style_name=within)
    return element("table:table-cell", line, table_style_name=style, office_value_type="string")
