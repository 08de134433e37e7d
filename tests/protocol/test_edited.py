"""Whatever is put into a protocol or taken out of it by hand is told; nothing of it goes silently."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sognko_tui.protocol import public, write
from sognko_tui.protocol.differences import differences
from sognko_tui.protocol.edited import as_written, edited
from tests.protocol.examples import everything, unfinished
from tests.protocol.hostile import TEXTS, meetings

PROTOCOLS = [
    write(make(language)) for make in (everything, unfinished) for language in ("nn", "nb")
]


def told(text: str, written: str) -> tuple:
    read = edited(text, written)
    return (*differences(as_written(written), read), *read.unread)


@given(meetings())
@settings(max_examples=3)
def test_a_protocol_nobody_has_edited_says_what_the_record_says(meeting):
    written = write(meeting)
    assert told(written, written) == ()
    assert edited(written, written).meeting == public(meeting)


@given(st.data())
@settings(max_examples=8)
def test_a_line_put_in_anywhere_is_told(data):
    written = data.draw(st.sampled_from(PROTOCOLS))
    lines = written.split("\n")
    at = data.draw(st.integers(0, len(lines)))
    blank = data.draw(st.booleans())
    added = ["", "Heilt nye ord", ""] if blank else ["Heilt nye ord"]
    assert told("\n".join((*lines[:at], *added, *lines[at:])), written)


@given(st.data())
@settings(max_examples=8)
def test_a_line_taken_out_anywhere_is_told(data):
    written = data.draw(st.sampled_from(PROTOCOLS))
    lines = written.split("\n")
    at = data.draw(st.sampled_from([n for n, line in enumerate(lines) if line.strip("> ")]))
    assert told("\n".join((*lines[:at], *lines[at + 1 :])), written)


@given(st.data())
@settings(max_examples=8)
def test_words_put_into_a_line_anywhere_are_told(data):
    written = data.draw(st.sampled_from(PROTOCOLS))
    lines = written.split("\n")
    at = data.draw(st.sampled_from([n for n, line in enumerate(lines) if line.strip("> |-")]))
    first = data.draw(st.booleans())
    line = f"Nye ord {lines[at]}" if first else f"{lines[at]} nye ord"
    assert told("\n".join((*lines[:at], line, *lines[at + 1 :])), written)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n**Representant for Fjaler**:", "\nNye ord **Representant for Fjaler**:"),
        ("| heile møtet |\n", "| heile møtet | nye ord |\n"),
        ("\n- ", "\n- - nye ord\n- "),
        ("\n## ", "\n[nye]: https://eksempel.no/ord\n\n## "),
        ("heile møtet", "[heile møtet](https://eksempel.no/ord)"),
    ],
)
def test_words_beside_what_is_read_are_told(old, new):
    written = PROTOCOLS[0]
    assert old in written
    assert told(written.replace(old, new, 1), written)


@pytest.mark.parametrize("between", ["", "\n", "\n\n"], ids=["run", "lines", "paragraphs"])
def test_hostile_text_in_place_of_a_protocol_or_in_the_middle_of_it_is_told(between):
    text, written = between.join(TEXTS), PROTOCOLS[0]
    assert told(text, written)
    middle = written.index("### ")
    assert told(f"{written[:middle]}{text}\n\n{written[middle:]}", written)


def test_a_protocol_whose_lines_an_editor_broke_otherwise_says_the_same():
    written = PROTOCOLS[0]
    table = written.replace("| --- |", "|-----|").replace(" | ", "   |  ")
    assert told(table.replace("\n", "\r\n"), written) == ()
