"""One item as a page of its own, and the letter on it: the words of the protocol, and no others."""

from datetime import date

import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.state import Meeting
from sognko_tui.protocol import build, html, letters, markdown
from sognko_tui.protocol.document import Block, Document, Heading, Paragraph, Quote, text_of
from sognko_tui.protocol.extracts import extract
from sognko_tui.protocol.letters import letter
from sognko_tui.protocol.paragraphs import LONGEST, fill
from sognko_tui.protocol.templates import TemplateFault
from sognko_tui.protocol.wording import one_line
from tests.meetings import Room, agenda_item, points
from tests.protocol.examples import everything, unfinished
from tests.protocol.hostile import TEXTS, each_in_turn
from tests.protocol.test_closed import closed


def under(document: Document, anchor: str) -> list[Block]:
    """The blocks of the item with this anchor, without its heading."""
    found: list[Block] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            inside = block.anchor == anchor
        elif inside:
            found.append(block)
    return found


@pytest.mark.parametrize("language", ["nn", "nb"])
def test_an_extract_tells_the_item_in_the_words_of_the_protocol(language):
    meeting = everything(language)
    whole = build(meeting, draft=False)
    for item in meeting.items:
        if item.parent is None and not meeting.children(item.id):
            alone = extract(meeting, item.id, draft=False, public=False)
            anchor = f"item-{item.position}"
            assert under(alone, anchor) == under(whole, anchor)
            assert under(alone, "certified")


def test_a_closed_item_is_told_by_number_and_neutral_title_unless_the_full_extract_is_asked_for():
    meeting = closed().meeting
    public = [extract(meeting, one.id, draft=False, public=True) for one in meeting.items]
    public.append(letter(meeting, "i2"))
    told = "".join(markdown.render(one) + html.render(one) for one in public)
    assert "Personalsak" in told
    assert not any(word in told for word in ("øyndom", "11-5", "Sak nummer 2"))
    assert not any(one.head.access == "full" for one in public)
    for one in (
        extract(meeting, "i2", draft=False, public=False),
        letter(meeting, "i2", public=False),
    ):
        assert one.head.access == "full"
        assert "ikkje offentleg" in markdown.render(one)
        assert "Sak nummer 2" in markdown.render(one)


def test_a_draft_says_so_and_nobody_certifies_it():
    meeting = unfinished("nn")
    (first, *_) = meeting.items
    drafted = extract(meeting, first.id, draft=True, public=True)
    assert "UTKAST" in markdown.render(drafted)
    assert not under(drafted, "certified")
    assert "UTKAST" in markdown.render(letter(meeting, first.id, draft=True))


def test_an_extract_tells_of_the_corrections_that_touched_its_item_alone():
    room = Room(2)
    room.adopt("i1")
    room.adopt("i2")
    room.record(e.ProtocolApproved())
    room.record(e.CorrectionBegun(reason="feil tal", who="Sekretariatet"))
    room.record(e.ItemReopened(item="i2", mend=True))
    room.write("i2", "Styret tek saka til etterretning.")
    room.adopt("i2")
    one, other = (extract(room.meeting, i, draft=False, public=True) for i in ("i1", "i2"))
    assert "feil tal" not in markdown.render(one)
    assert "feil tal" in markdown.render(other)
    assert "**Versjon av møteboka:** 2" in markdown.render(one)


# The letter


def decided(text: str = "Styret seier ja.\nStyret takkar.") -> Meeting:
    room = Room([agenda_item(1, points("Styret seier ja.", "Styret takkar."))])
    room.write("i1", text)
    room.adopt("i1")
    return room.meeting


@pytest.mark.parametrize(
    ("language", "said"), [("nn", "handsama sak 4"), ("nb", "behandlet sak 4")]
)
def test_our_letter_says_who_decided_what_and_when_to_whom(language, said):
    meeting = everything(language)
    made = letter(meeting, "i4", recipient="Luster kommune", written=date(2026, 4, 1))
    text = markdown.render(made)
    for words in ("Til Luster kommune", "1\\. april 2026", said, "24. mars 2026", "Luster"):
        assert words in text
    assert any(isinstance(block, Quote) for block in made.blocks)
    assert "«" not in text
    assert "{" not in text


def test_the_decision_alone_is_told_in_points_and_elsewhere_on_the_line():
    made = letter(decided(), "i1", template="{{ decision }}\n\nVedtak: {{ decision }}")
    quote, paragraph = made.blocks
    assert isinstance(quote, Quote)
    assert isinstance(paragraph, Paragraph)
    assert text_of(paragraph.runs) == "Vedtak: Styret seier ja. Styret takkar."


@pytest.mark.parametrize("text", [*TEXTS, "{{ board }}", "{% for x in y %}", "{{ decision }}"])
def test_what_somebody_typed_is_never_template_code_nor_structure(text):
    made = letter(decided(), "i1", recipient=text, template="{{ recipient }}\n\n{{ title }}")
    told = [text_of(block.runs) for block in made.blocks if isinstance(block, Paragraph)]
    assert len(told) == len(made.blocks)
    assert told == [line for line in (one_line(text), "Sak nummer 1") if line]


@pytest.mark.parametrize("start", range(0, len(TEXTS), 9))
def test_a_meeting_of_hostile_texts_has_its_extracts_and_letters(start):
    meeting = each_in_turn(start)
    for item in meeting.items:
        document = extract(meeting, item.id, draft=True, public=True)
        told = letter(meeting, item.id, recipient=item.title)
        for written in (document, told):
            assert markdown.render(written)
            assert "<script>" not in html.render(written)


@pytest.mark.parametrize(
    ("template", "line", "code", "word"),
    [
        ("Til {{ mottakar }}", 1, "unknown_name", "mottakar"),
        ("Hei\n\nTil\n{{ mottakar }}", 4, "unknown_name", "mottakar"),
        ("\n\n{{ board|shout }}", 3, "unknown_filter", "shout"),
        ("{{ board.__class__.__mro__ }}", 1, "not_allowed", "Getattr"),
        ("{{ board['x'] }}", 1, "not_allowed", "Getitem"),
        ("{{ range(9) }}", 1, "not_allowed", "Call"),
        ("a\n\n{% for x in board %}{{ x }}{% endfor %}", 3, "not_allowed", "For"),
        ("{{ board * 9999 }}", 1, "not_allowed", "Mul"),
        ("{{ 9 ** 9 ** 9 }}", 1, "not_allowed", "Pow"),
        ("{% set board = 'x' %}", 1, "not_allowed", "Assign"),
        ("{% include 'letter.txt' %}", 1, "not_allowed", "Include"),
        ("{% macro x() %}{% endmacro %}", 1, "not_allowed", "Macro"),
        ("Hei\n\n{{ board", 3, "", ""),
        ("{% if board %}\n\nHei{% endif %}", 1, "", ""),
        ("{{ board|trim(5) }}", 1, "", ""),
        ("{{ " + "9" * 5000 + " }}", 1, "", ""),
        ("{{ " + "(" * 9000 + " }}", 1, "too_deep", ""),
        ("{% if board %}" * 30 + "{% endif %}" * 30, 1, "too_deep", ""),
        ("x" * (LONGEST + 1), 0, "too_long", ""),
    ],
)  # fmt: skip
def test_a_wrong_template_is_named_with_its_line(template, line, code, word):
    with pytest.raises(TemplateFault) as raised:
        letter(decided(), "i1", template=template)
    found = raised.value
    assert (found.line, found.code, found.word) == (line, code, word)
    assert "\n" not in found.message


def test_a_letter_can_be_no_longer_than_a_letter():
    with pytest.raises(TemplateFault) as raised:
        fill("x\n\n" + "{{ title ~ title }}" * 60, {"title": "x" * 2000})
    assert (raised.value.line, raised.value.code) == (3, "too_much")


@pytest.mark.parametrize("language", ["nn", "nb"])
def test_our_own_templates_are_right(language):
    letters.look(letters.standard(language))
