"""The light screen looks, cell by cell, as if everything had been sent as Textual writes it."""

from itertools import groupby
from operator import itemgetter

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from sognko_tui.tui import light
from sognko_tui.tui.cells import REST, clusters
from sognko_tui.tui.styles import change

pytestmark = pytest.mark.drawn

WIDTH, HEIGHT = 24, 6

STYLES = (
    "", "1", "38;5;253;48;5;233", "1;38;2;224;224;224;48;2;18;18;18", "7", "4;3;31",
    "38;2;224;224;224", "48;5;233", "9;91;107",
)  # fmt: skip

# What pyte and Textual agree on how wide it is.
SIGNS = "abc æøå·│─►√… {+-} 會議室한글かな👍🎉e\u0301a\u030a"


class Twins:
    """Two terminals: one is sent everything, the other what the light screen makes of it."""

    def __init__(self) -> None:
        self.screens = [pyte.Screen(WIDTH, HEIGHT), pyte.Screen(WIDTH, HEIGHT)]
        self.streams = [pyte.Stream(screen) for screen in self.screens]
        self.light = light.Light()
        self.written = self.sent = 0
        self.write("\x1b[?7l")

    def write(self, data: str) -> None:
        sent = self.light.lighter(data)
        self.written += len(data)
        self.sent += len(sent)
        self.streams[0].feed(data)
        self.streams[1].feed(sent)

    def agree(self) -> None:
        for row in range(HEIGHT):
            stock, ours = (
                [screen.buffer[row][column] for column in range(WIDTH)] for screen in self.screens
            )
            assert ours == stock, f"row {row}"
        places = [(s.cursor.x, s.cursor.y) for s in self.screens]
        assert places[0] == places[1]


@st.composite
def lines(draw):
    """A line of the screen from edge to edge, in pieces of one style each."""
    pieces, left = [], WIDTH
    while left:
        style = draw(st.sampled_from(STYLES))
        text = draw(st.text(alphabet=SIGNS, max_size=left)).lstrip("\u0301\u030a")
        while cell_len(text) > left:
            text = text[:-1]
        text = text or " " * draw(st.integers(1, left))
        left -= cell_len(text)
        pieces.append((text, style))
    return [(sign, style) for text, style in pieces for sign in clusters(text)]


Line = list[tuple[str, str]]


@st.composite
def updates(draw):
    """Which lines are drawn anew, from where to where about, and where the cursor ends."""
    rows = draw(st.dictionaries(st.integers(0, HEIGHT - 1), lines(), min_size=1, max_size=3))
    spans = {row: sorted(draw(st.tuples(*[st.integers(0, WIDTH)] * 2))) for row in rows}
    cursor = draw(st.tuples(st.integers(1, HEIGHT), st.integers(1, WIDTH)))
    return rows, spans, cursor


def drawn(screen: dict[int, Line], update) -> str:
    """What Textual writes for it: pieces of lines that never cut a wide sign in two."""
    rows, spans, (row, column) = update
    written = ""
    for at, line in rows.items():
        before, (start, end) = screen[at], spans[at]
        while 0 < start < WIDTH and REST in (line[start][0], before[start][0]):
            start -= 1
        while end < WIDTH and REST in (line[end][0], before[end][0]):
            end += 1
        written += f"\x1b[{at + 1};{start + 1}H"
        for style, cells in groupby(line[start:end], key=itemgetter(1)):
            text = "".join(sign for sign, _ in cells)
            written += f"\x1b[{style}m{text}\x1b[0m" if style else text
        screen[at] = before[:start] + line[start:end] + before[end:]
    return f"{written}\x1b[{row};{column}H"


def blank() -> dict[int, Line]:
    """What `full` makes of the screen."""
    return {row: [(c, "") for c in f"{'Styret':{WIDTH}}"] for row in range(HEIGHT)}


def full(line: str) -> str:
    """The whole screen, as it is drawn at the beginning."""
    rows = (
        f"\x1b[{row + 1};1H\x1b[38;5;253;48;5;233m{line:{WIDTH}}\x1b[0m" for row in range(HEIGHT)
    )
    return "\n".join(rows) + "\x1b[1;1H"


@settings(max_examples=300)
@given(st.lists(updates(), min_size=1, max_size=8))
def test_after_whatever_is_drawn_both_terminals_show_the_same(happened):
    twins, screen = Twins(), blank()
    twins.write(full("Styret"))
    twins.agree()
    for update in happened:
        twins.write(drawn(screen, update))
        twins.agree()


@settings(max_examples=100)
@given(st.lists(st.one_of(updates(), st.sampled_from(["\x07", "\x1b[?1049h", "\x1b[2J"]))))
def test_what_is_written_beside_the_screen_is_sent_and_makes_the_rest_be_drawn_anew(happened):
    twins, screen = Twins(), blank()
    twins.write(full("Styret"))
    for update in happened:
        twins.write(update if isinstance(update, str) else drawn(screen, update))
        twins.agree()


def test_a_seeded_fault_is_found(monkeypatch):
    """The comparison fails where the layer takes a cell for the same that has another style."""
    monkeypatch.setattr(
        light, "change", lambda before, after: "" if before else change(before, after)
    )
    twins = Twins()
    twins.write(full("Styret"))
    twins.write("\x1b[1;1H\x1b[1;31mFeil\x1b[0m\x1b[1;1H")
    with pytest.raises(AssertionError, match="row 0"):
        twins.agree()


def test_what_is_drawn_again_as_it_stands_costs_nothing():
    twins = Twins()
    twins.write(full("Styret"))
    sent = twins.sent
    twins.write(full("Styret"))
    assert twins.sent == sent


def test_a_letter_costs_a_letter_where_the_cursor_stands():
    twins = Twins()
    twins.write(full("Styret"))
    twins.write("\x1b[1;7H\x1b[38;5;253;48;5;233m!\x1b[0m\x1b[1;8H")
    sent = twins.sent
    twins.write("\x1b[1;1H\x1b[38;5;253;48;5;233mStyret!a\x1b[0m\x1b[1;9H")
    twins.agree()
    assert twins.sent - sent == 1


@pytest.mark.parametrize("sign", ["👍", "e\u0301", "👩\u200d🚀", "❤\ufe0f"])
def test_after_a_sign_of_disputed_width_the_cursor_is_placed_and_not_reckoned(sign):
    screen = light.Light()
    screen.lighter(full("Styret"))
    there = f"\x1b[2;{1 + cell_len(sign)}H"
    assert screen.lighter(f"\x1b[2;1H{sign}{there}").endswith(there)
    # Of a letter there is no doubt: the cursor stands behind it already.
    assert screen.lighter("\x1b[3;1Ha\x1b[3;2H").endswith("a")


def test_small_changes_go_without_the_marks_around_them_and_large_ones_with_both():
    screen = light.Light()
    assert screen.lighter("\x1b[?2026h") == ""
    assert screen.lighter("\x1b[1;1HStyret\x1b[1;7H").startswith("\x1b[1H")
    assert screen.lighter("\x1b[?2026l") == ""
    assert screen.lighter("\x1b[?2026h") == ""
    drawn = screen.lighter("".join(f"\x1b[{row};1H{'x' * 80}" for row in range(1, 25)))
    assert drawn.startswith("\x1b[?2026h")
    assert screen.lighter("\x1b[?2026l") == "\x1b[?2026l"


def test_after_another_size_everything_is_drawn_anew():
    twins = Twins()
    twins.write(full("Styret"))
    before = twins.sent
    twins.light.forget()
    twins.write(full("Styret"))
    twins.agree()
    assert twins.sent - before > WIDTH * HEIGHT


@pytest.mark.parametrize(
    "written", ["\x1b[5;1H\x1b[12X", "tekst utan stad", "\x1b[1;1H\x1b]8;;x\x1b\\lenkje"]
)
def test_what_it_does_not_know_it_sends_as_it_stands(written):
    screen = light.Light()
    assert screen.lighter(written) == written


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("på", ["p", "å"]),
        ("會議", ["會", REST, "議", REST]),
        ("e\u0301n", ["e\u0301", "n"]),
        ("👍!", ["👍", REST, "!"]),
    ],
)
def test_a_sign_stands_in_its_first_cell_with_its_marks(text, cells):
    assert list(clusters(text)) == cells
    assert len(cells) == cell_len(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_text_has_as_many_cells_as_textual_counts(text):
    assert len(list(clusters(text))) == cell_len(text)


@given(st.sampled_from(STYLES), st.sampled_from(STYLES))
def test_from_one_style_to_another_a_terminal_ends_where_it_should(before, after):
    ours, plain = pyte.Screen(2, 1), pyte.Screen(2, 1)
    pyte.Stream(ours).feed(change(None, before) + change(before, after) + "x")
    pyte.Stream(plain).feed(f"\x1b[0;{after}mx")
    assert ours.buffer[0][0] == plain.buffer[0][0]


def test_the_environment_can_switch_it_off(monkeypatch):
    assert light.wanted()
    monkeypatch.setenv("SOGNKO_LIGHT", "0")
    assert not light.wanted()
