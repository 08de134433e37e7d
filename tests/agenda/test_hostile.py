"""A pack is somebody else's document: whatever is in it, the reader answers quietly and soon."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sognko_tui.agenda import NoItems, read_agenda, to_json
from sognko_tui.documents import Unreadable, read

PIECES = st.sampled_from(
    [
        "1. Sak",
        "2. Sak",
        "Sak 1/26 Noko",
        "PS 2/26",
        "Framlegg til vedtak:",
        "Forslag",
        "Vedlegg:",
        "Saksframstilling",
        "# 1",
        "## Sak 3: Anna",
        "•",
        "- ",
        "1.",
        "a) noko",
        "| 1 | sak |",
        "",
        "",
        "\f",
        "Side 1 av 2",
        "Protokoll frå møte 1.1.2026",
        "Til stades: alle",
        "Vedtak:",
        "\x1b[31mraud\x1b[0m",
        "[bold]x[/bold]",
        "\u202eomvendt",
        "../../etc/passwd",
        "7. januar",
        "https://example.org",
        "---",
        "```",
        "____",
        "**Forslag:** noko",
    ]
)
LINES = st.lists(st.one_of(PIECES, st.text(max_size=60)), max_size=60).map("\n".join)
WORDS = st.lists(
    st.lists(
        st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=2, max_size=9), min_size=1, max_size=12
    ).map(" ".join),
    min_size=1,
    max_size=12,
)
ACTING = set(map(chr, [*range(32), *range(127, 160), 0x200E, 0x200F, *range(0x202A, 0x202F)]))


def _texts(found: object) -> list[str]:
    if isinstance(found, str):
        return [found]
    if isinstance(found, dict):
        return [text for value in found.values() for text in _texts(value)]
    return [text for value in found for text in _texts(value)] if isinstance(found, list) else []


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.pdf"]))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes, name: str) -> None:
    with suppress(Unreadable, NoItems):
        assert read_agenda(read(data, name)).items


@given(LINES, st.sampled_from(["a.txt", "a.md"]))
def test_any_text_is_read_and_nothing_in_the_result_acts_on_a_terminal(
    text: str, name: str
) -> None:
    try:
        reading = read_agenda(read(text.encode("utf-8", "replace"), name))
    except (Unreadable, NoItems):
        return
    assert reading.items
    assert [item.id for item in reading.items] == [f"i{n + 1}" for n in range(len(reading.items))]
    found = to_json(reading, lambda warning: " ".join(warning.params.values()))
    for one in _texts(found):
        assert not (set(one) - {"\n"}) & ACTING


@given(
    WORDS,
    st.lists(
        st.sampled_from(["", "\n", "- ", "• ", "1. ", "\n1. ", "\n- "]), min_size=12, max_size=12
    ),
)
def test_no_word_of_a_proposal_is_lost(paragraphs: list[str], joints: list[str]) -> None:
    body = "\n".join(f"{joint}{text}" for joint, text in zip(joints, paragraphs, strict=False))
    pack = f"Sak 1/26 Ein sak\n\nFramlegg til vedtak:\n\n{body}\n\nSak 2/26 Ymse\n"
    item = read_agenda(read(pack.encode(), "a.txt")).items[0]
    kept = " ".join([*(point.text for point in item.proposal), item.background])
    # A word divided at a line's end is made whole; none here ends with a hyphen.
    kept_words = kept.split()
    for word in " ".join(paragraphs).split():
        assert word in kept_words


def test_a_text_layer_that_is_no_text_is_told_of(pack) -> None:
    shifted = "vdnvoivwh iudpohjj yhgwdn erunduhw " * 60
    assert "garbled" in [one.code for one in pack(f"1. Rsqlqj\n\n2. Bpvh\n\n{shifted}").warnings]
    with pytest.raises(NoItems) as refusal:
        pack(shifted)
    assert refusal.value.garbled


def test_a_title_that_is_a_path_or_markup_is_only_text(pack) -> None:
    reading = pack(
        "1. ../../etc/passwd\n\n2. [bold]Feit[/bold] [link=x]sak[/link]\n\n"
        "3. \x1b]0;tittel\x07\x1b[2JSkjerm\u202e\u200b\x00\n"
    )
    assert [item.title for item in reading.items] == [
        "../../etc/passwd",
        "[bold]Feit[/bold] [link=x]sak[/link]",
        "Skjerm",
    ]


@pytest.mark.parametrize(
    "text", ["Hei på deg.", "Ein tekst.\n\nTo avsnitt, ingen saker.", "12 345 678"]
)
def test_a_text_without_items_says_so(pack, text: str) -> None:
    with pytest.raises(NoItems) as refusal:
        pack(text)
    assert refusal.value.code == "no_items"


@pytest.mark.parametrize(
    "line",
    [
        "1. x",
        "1. x\n2. y",
        "Sak 1/26 Noko",
        "•",
        "Framlegg til vedtak:\n1. x",
        "Side 1",
        "7.1 Del",
        "a-",
        "2. Val\n\nProtokoll\nTil stades\nVedtak:",
        "# a",
        "| 1 |",
    ],
)
@pytest.mark.timeout(60)
def test_tens_of_thousands_of_lines_do_not_hold_the_program_up(line: str) -> None:
    times = 40_000 // (1 + line.count("\n"))
    with suppress(NoItems):
        read_agenda(read(("1. Opning\n\n" + f"{line}\n" * times).encode(), "a.md"))


@pytest.mark.parametrize(
    "sign", ["a", "_", "*", "** ", "[", "](", "<", "1. ", "- ", "(", "| ", ". . ", "x x ", "\x1b["]
)
@pytest.mark.timeout(60)
def test_one_enormous_line_is_no_trouble(sign: str) -> None:
    data = (
        "1. Opning\n\nFramlegg til vedtak:\n\n" + sign * (1_000_000 // len(sign)) + "\n2. Ymse\n"
    ).encode()
    assert read_agenda(read(data, "a.md")).items
