"""A protocol as plain text: to be read in a terminal and in an e-mail."""

from sognko_tui.protocol import plain_text
from sognko_tui.protocol.columns import columns, widths
from sognko_tui.protocol.document import (
    Document,
    Facts,
    Head,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
    plain,
    row,
)


def text(*blocks) -> str:
    return plain_text.render(Document(head=Head(), title="Tittel", blocks=blocks))


def test_headings_are_underlined_and_what_is_quoted_is_indented():
    written = text(
        Heading(level=2, runs=plain("Sak 1")),
        Facts(pairs=(("Dato", "i dag"), ("Møtestad", "her"))),
        Heading(level=3, runs=plain("Vedtak")),
        Quote(blocks=(Paragraph(runs=plain("Ja.")), List(items=(plain("a"), plain("b")), start=9))),
    )
    assert (
        written
        == """\
Tittel
======


Sak 1
-----

Dato:      i dag
Møtestad:  her

Vedtak
~~~~~~

    Ja.

     9. a
    10. b
"""
    )


def test_the_columns_of_a_table_stand_under_each_other_also_where_a_cell_takes_more_lines():
    long = "eit utfall som det må seiast mykje om, så mykje at det ikkje kan stå på éi line"
    written = text(
        Table(header=("Sak", "Utfall"), rows=(row("1", "日本 ja"), row("2", "nei"))),
        Table(header=("Kva", "Kvifor"), rows=(row("x" * 50, long), row("2", "nei"))),
    )
    assert (
        written.split("\n\n", 1)[1]
        == """\
Sak  Utfall
---  -------
1    日本 ja
2    nei
---  -------

Kva                                     Kvifor
--------------------------------------  --------------------------------------
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  eit utfall som det må seiast mykje om,
xxxxxxxxxxxx                            så mykje at det ikkje kan stå på éi
                                        line

2                                       nei
--------------------------------------  --------------------------------------
"""
    )


def test_where_there_is_room_a_long_title_has_it_and_not_the_short_word_after_it():
    told = Table(header=("Sak", "Tittel", "Utfall"), rows=(row("1", "Lang tittel " * 9, "Utsett"),))
    assert columns(told, widths([told]), line=90, gutter=2) == [5, 77, 8]
    short = Table(header=("Sak", "Tittel", "Utfall"), rows=(row("1", "Kart", "Utsett"),))
    assert columns(short, widths([short]), line=90, gutter=2) == [5, 8, 77]
