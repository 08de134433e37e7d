"""No text of a user's breaks out of its place in the Markdown, whoever reads it."""

import json
import subprocess
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from sognko_tui.protocol import build, markdown
from sognko_tui.protocol.document import (
    Document,
    Facts,
    Head,
    Heading,
    List,
    Paragraph,
    Quote,
    Run,
    Table,
    text_of,
)
from sognko_tui.protocol.escaping import inline, line_start
from sognko_tui.protocol.parsing import parse
from sognko_tui.protocol.wording import one_line
from tests.conftest import need
from tests.protocol.examples import everything, unfinished
from tests.protocol.hostile import TEXTS, each_in_turn, meetings, texts


def tokens(document: Document) -> list[str]:
    """The structure markdown-it sees, without any text."""
    body = markdown.render(document).split("\n---\n", 1)[1]
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        found.append(f"{token.type} {token.tag} {token.attrs}")
        found += [child.type for child in token.children or () if child.type != "text"]
    return found


def harmless(document: Document) -> Document:
    """The same document with a plain word in the place of every text."""

    def runs(given: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(replace(run, text="ord") for run in given)

    def block(found):
        match found:
            case Heading() | Paragraph():
                return replace(found, runs=runs(found.runs))
            case Facts():
                return Facts(pairs=tuple(("ord", "ord") for _ in found.pairs))
            case List():
                return replace(found, items=tuple(runs(item) for item in found.items))
            case Table():
                header = tuple("ord" for _ in found.header)
                rows = tuple(tuple(runs(cell) for cell in row) for row in found.rows)
                return replace(found, header=header, rows=rows)
            case Quote():
                return Quote(blocks=tuple(block(inner) for inner in found.blocks))

    return replace(document, title="ord", blocks=tuple(block(b) for b in document.blocks))


def bare(document: Document) -> Document:
    """The document without what Markdown has no place for: anchors and captions."""

    def block(found):
        match found:
            case Heading():
                return replace(found, anchor="")
            case Table():
                rows = tuple(
                    tuple(tuple(replace(run, anchor="") for run in cell) for cell in row)
                    for row in found.rows
                )
                return replace(found, caption="", rows=rows)
            case _:
                return found

    blocks = tuple(block(b) for b in document.blocks)
    return replace(document, blocks=blocks)


@given(meetings())
def test_hostile_texts_give_the_structure_that_plain_words_give(meeting):
    document = build(meeting, draft=True)
    assert tokens(document) == tokens(harmless(document))


@given(meetings())
def test_every_text_comes_out_of_the_markdown_as_it_went_in(meeting):
    document = build(meeting, draft=True)
    assert parse(markdown.render(document)) == bare(document)


@given(st.lists(texts, min_size=1, max_size=4), st.data())
def test_texts_beside_emphasis_stay_what_they_are(words, data):
    runs = []
    for n, word in enumerate(w for w in map(one_line, words) if w):
        if n:
            runs.append(Run(text=" og "))
        runs.append(Run(text=word, strong=data.draw(st.booleans())))
    document = Document(head=Head(), title="x", blocks=(Paragraph(runs=tuple(joined(runs))),))
    if runs:
        assert parse(markdown.render(document)).blocks == document.blocks


def joined(runs: list[Run]) -> list[Run]:
    done: list[Run] = []
    for run in runs:
        if done and done[-1].plain and run.plain:
            run = Run(text=done.pop().text + run.text)
        done.append(run)
    return done


@given(meetings())
def test_no_control_or_bidi_character_reaches_the_file(meeting):
    written = markdown.render(build(meeting, draft=True))
    acting = set(map(chr, [*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F)])) - {"\n"}
    acting |= set("\u200b\u200e\u200f\u2066\u2067\u2068\u2069\ufeff\u2028\u2029")
    assert not acting & set(written)


@given(meetings())
def test_the_front_matter_is_a_key_and_json_a_line(meeting):
    lines = markdown.render(build(meeting, draft=False)).split("\n")
    front = lines[1 : lines.index("---", 1)]
    values = {key: json.loads(value) for key, _, value in (line.partition(": ") for line in front)}
    assert values["status"] == "final"
    assert values["members"] == 3


@pytest.mark.parametrize(
    "text",
    [
        "Styret løyver 40 000 kroner (10 % av budsjettet) – sjå sak 4/25.",
        "Vertskommune: ____",
        "fil_namn_her og a * b",
        "AT&T, C#, 5 < 6 og post@eksempel.no",
        "-5 grader; 3.5 prosent; 2026-03-24",
        "§ 11-4 «møtebok»",
    ],
)
def test_ordinary_prose_is_not_escaped(text):
    assert line_start(inline(text)) == text


def test_a_line_that_begins_like_a_block_is_escaped_once():
    assert line_start(inline("1. juni")) == "1\\. juni"
    assert line_start(inline("- strek")) == "\\- strek"
    assert line_start(inline("# emne")) == "\\# emne"


def test_two_lists_in_a_row_stay_two():
    one = List(items=((Run(text="a"),),))
    document = Document(head=Head(), title="", blocks=(one, one, one))
    assert parse(markdown.render(document)).blocks == (one, one, one)


# Other renderers


def seen_by_pandoc(written: str, reader: str) -> list:
    """The structure and the texts as pandoc reads them, in the shape `flat` gives."""
    done = subprocess.run(
        [need("pandoc"), "-f", reader, "-t", "json"],
        input=written,
        capture_output=True,
        text=True,
        check=True,
    )
    return [_pandoc(block) for block in json.loads(done.stdout)["blocks"]]


def _pandoc(block):
    content = block["c"]
    match block["t"]:
        case "Header":
            return ("heading", content[0], _words(content[2]))
        case "Para" | "Plain":
            return ("paragraph", _words(content))
        case "BulletList":
            return ("bullets", [_words(item[0]["c"]) if item else "" for item in content])
        case "OrderedList":
            items = [_words(item[0]["c"]) if item else "" for item in content[1]]
            return ("numbers", content[0][0], items)
        case "BlockQuote":
            return ("quote", [_pandoc(inner) for inner in content])
        case "Table":
            head, bodies = content[3], content[4]
            rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3]))]
            return ("table", [[_cell(cell) for cell in row[1]] for row in rows])
        case other:
            return (other, content)


def _cell(cell) -> str:
    return _words(cell[4][0]["c"]) if cell[4] else ""


def _words(inlines) -> str:
    text = ""
    for part in inlines:
        match part["t"]:
            case "Str":
                text += part["c"]
            case "Space":
                text += " "
            case "Strong" | "Emph":
                text += _words(part["c"])
            case other:
                text += f"<{other}>"
    return text


def flat(document: Document) -> list:
    """The structure and the texts as the document has them."""
    return [("heading", 1, document.title), *(_flat(block) for block in document.blocks)]


def _flat(block):
    match block:
        case Heading():
            return ("heading", block.level, text_of(block.runs))
        case Paragraph():
            return ("paragraph", text_of(block.runs))
        case Facts():
            return ("bullets", [f"{name}: {value}" for name, value in block.pairs])
        case List(start=None):
            return ("bullets", [text_of(item) for item in block.items])
        case List():
            return ("numbers", block.start, [text_of(item) for item in block.items])
        case Quote():
            return ("quote", [_flat(inner) for inner in block.blocks])
        case Table():
            rows = [[text_of(cell) for cell in row] for row in block.rows]
            return ("table", [list(block.header), *rows])


COMMONMARK = "commonmark+pipe_tables+yaml_metadata_block"
READERS = [COMMONMARK, "gfm+yaml_metadata_block-autolink_bare_uris-emoji"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", ["nn", "nb"])
def test_pandoc_sees_the_same_protocol(language, reader):
    for meeting in (everything(language), unfinished(language)):
        document = build(meeting, draft=True)
        assert seen_by_pandoc(markdown.render(document), reader) == flat(document)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("start", range(0, len(TEXTS), 9))
def test_pandoc_sees_hostile_texts_as_text(start, reader):
    document = build(each_in_turn(start), draft=True)
    assert seen_by_pandoc(markdown.render(document), reader) == flat(document)


def test_pandoc_s_own_markdown_sees_the_same_protocol():
    document = build(everything("nn"), draft=True)
    assert seen_by_pandoc(markdown.render(document), "markdown-smart-auto_identifiers") == flat(
        document
    )


@pytest.mark.parametrize("start", range(0, len(TEXTS), 9))
def test_cmark_sees_the_same_structure_as_markdown_it(start, needs_cmark):
    document = build(each_in_turn(start), draft=True)
    # The reference renderer knows no tables, so it is shown the protocol without them.
    blocks = tuple(b for b in document.blocks if not isinstance(b, Table))
    document = replace(document, blocks=blocks)
    body = markdown.render(document).split("\n---\n", 1)[1]
    done = subprocess.run(
        [needs_cmark, "--to", "xml"], input=body, capture_output=True, text=True, check=True
    )
    root = ET.fromstring(done.stdout)
    names = {"strong": "strong", "emph": "em", "block_quote": "blockquote", "item": "list_item"}
    seen = [node.tag.rpartition("}")[2] for node in root.iter()]
    seen = [names.get(name, name) for name in seen if name not in ("text", "document", "list")]
    ours = []
    for token in MarkdownIt("commonmark").parse(body):
        if token.nesting >= 0 and token.type not in ("inline",):
            ours.append(token.type.removesuffix("_open"))
        children = (c for c in token.children or () if c.nesting >= 0 and c.type != "text")
        ours += (child.type.removesuffix("_open") for child in children)
    ours = [name for name in ours if name not in ("bullet_list", "ordered_list")]
    assert seen == ours
