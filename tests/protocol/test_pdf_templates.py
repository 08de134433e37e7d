"""A board's own template of the PDF: it does as it likes with the pages, and with nothing else."""

import pytest

from sognko_tui.protocol.document import Document, Heading, paragraph, plain
from sognko_tui.protocol.pdf import apart, render
from sognko_tui.protocol.templates import TemplateFault
from tests.protocol.printed import pages
from tests.protocol.test_pdf import document

TITLE = '#set document(title: "Protokoll")\n'


@pytest.fixture
def small() -> Document:
    return document(Heading(level=2, runs=plain("Sak 1")), paragraph("#panic() Styret er samd."))


def test_a_board_changes_ours_or_writes_its_own(small):
    changed = render(
        small,
        template='#import "/protocol.typ": data, protocol\n#show "Styret": [*Rådet*]\n#protocol(data)',
    )
    assert "#panic() Rådet er samd." in pages(changed)[0]
    own = render(
        small,
        template='#let data = json("/document.json")\n#set document(title: data.title)\n'
        "#for it in data.blocks [#it.kind: #it.runs.map(run => run.text).join() \\ ]",
    )
    assert "paragraph: #panic() Styret er samd." in pages(own)[0]


@pytest.mark.parametrize(
    ("template", "line", "code", "message"),
    [
        (TITLE + "\n\n#foo()", 4, "", "unknown variable: foo"),
        (TITLE + "#{", 2, "", "unclosed delimiter"),
        (TITLE + "#rect()\n#image('x')", 3, "", "character"),
        (TITLE + '#read("/etc/passwd")', 2, "", "file not found"),
        (TITLE + '#read("../../etc/passwd")', 2, "", "escape the project root"),
        (TITLE + '#import "@" + "preview/cetz:0.3.1"', 2, "packages", "packages"),
        (TITLE + "#let f(n) = f(n + 1)\n#f(1)", 2, "", "depth exceeded"),
        ("Styret", 0, "", "missing document title"),
    ],
)
def test_a_wrong_template_is_named_by_its_line_and_reaches_nothing(
    small, template, line, code, message
):
    with pytest.raises(TemplateFault) as raised:
        render(small, template=template)
    assert (raised.value.line, raised.value.code) == (line, code), raised.value
    assert message in raised.value.message
    assert "\n" not in raised.value.message
    assert "fonts" not in raised.value.message  # nor where the program lies


def test_a_template_that_never_ends_is_ended(small, monkeypatch):
    monkeypatch.setattr(apart, "PATIENCE", 1.0)
    with pytest.raises(TemplateFault) as raised:
        render(
            small,
            template=TITLE
            + "#{ let x = 0; for i in range(900) { for k in range(9999999) { x += k } } }",
        )
    assert raised.value.code in ("endless", "greedy")
