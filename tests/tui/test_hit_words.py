"""What was found, in words: what is marked, what is closed, what a machine read."""

from datetime import date

from sognko_tui.office.searching import Hit, Section, Shown, asked
from sognko_tui.tui.widgets.hit_text import wrapped
from sognko_tui.tui.widgets.hit_words import line, passages

HIT = Hit(
    meeting="2025-12-09-styret",
    item="i7",
    number="7",
    title="PPT",
    kind="decision",
    outcome="adopted",
    day=date(2025, 12, 9),
    board="styret",
    board_name="Styret",
)
CLOSED = Hit(**{**{f: getattr(HIT, f) for f in HIT.__struct_fields__}, "closed": True})
READ = Hit(**{**{f: getattr(HIT, f) for f in HIT.__struct_fields__}, "machine": True})


def test_of_a_closed_item_it_is_said_that_its_words_are_not_there():
    told = [one.text for one in passages(Shown(hit=CLOSED), asked("ppt"))]
    assert any("Lukka sak: orda er ikkje søkbare her." in text for text in told)


def test_what_a_machine_read_is_called_so_in_the_list_and_in_the_text():
    assert "maskinlesen" in line(READ, 78)
    assert "maskinlesen" in passages(Shown(hit=READ), asked(""))[1].text
    assert "maskinlesen" not in line(HIT, 78)


def test_the_words_are_marked_where_they_stand_in_what_is_shown():
    shown = Shown(hit=HIT, sections=(Section("decision", "Felles \x1b[1mPPT\x07 og ppt."),))
    *_rest, text = passages(shown, asked("ppt"))
    assert [text.text[a:b] for a, b in text.marked] == ["ppt"]
    assert "\x1b" not in text.text


def test_the_headings_of_the_papers_are_headings():
    shown = Shown(hit=HIT, sections=(Section("background", "Fyrst\n## Vurdering\nDet er #1."),))
    assert [one.text for one in passages(shown, asked("")) if one.heading] == [
        "7 PPT",
        "\nSAKSFRAMSTILLING",
        "Vurdering",
    ]


def test_text_is_broken_at_words_and_what_is_too_long_where_it_must_be():
    def lines(text: str, room: int) -> list[str]:
        return [text[a:b] for a, b in wrapped(text, room)]

    assert lines("aaa bbb  ccc dddddddddd e", 7) == ["aaa bbb", "ccc", "ddddddd", "ddd e"]
    assert lines("日本語日本 x\n", 6) == ["日本語", "日本 x", ""]
