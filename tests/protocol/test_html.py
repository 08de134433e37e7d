"""The HTML page: one file, for everybody, in which no text can act."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings

from sognko_tui.protocol import build, html, write_html
from sognko_tui.protocol.document import Document, Table
from sognko_tui.protocol.mark import Mark, NotAMark
from tests.protocol.examples import everything, unfinished
from tests.protocol.hostile import meetings
from tests.protocol.marks import WORDS, png, svg
from tests.protocol.test_markdown import harmless

VOID = {"meta", "link", "img", "br", "hr", "input"}


class Page(HTMLParser):
    """A page as a list of tags, checked for being well formed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.mark.parametrize(("language", "code"), [("nn", "nn-NO"), ("nb", "nb-NO")])
def test_the_page_says_its_language_and_has_its_landmarks(language, code):
    page = Page(write_html(everything(language)))
    assert page.all("html") == [{"lang": code, "dir": "ltr"}]
    for landmark in ("header", "nav", "main", "h1", "title"):
        assert len(page.all(landmark)) == 1, landmark


def test_headings_go_down_one_level_at_a_time():
    page = Page(write_html(everything("nn")))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_headers_with_their_scope():
    meeting = everything("nn")
    page = Page(write_html(meeting))
    tables = [b for b in build(meeting, draft=False).blocks if isinstance(b, Table)]
    assert len(page.all("table")) == len(page.all("caption")) == len(tables)
    scopes = [attrs.get("scope") for attrs in page.all("th")]
    assert scopes.count("col") == sum(len(table.header) for table in tables)
    assert scopes.count("row") == sum(len(table.rows) for table in tables)


def test_every_link_leads_to_a_place_on_the_page():
    page = Page(write_html(everything("nn")))
    places = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(places) == len(set(places))
    links = [attrs["href"] or "" for attrs in page.all("a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(places)
    for section in page.all("section"):
        assert section["aria-labelledby"] in places


def test_the_page_needs_and_allows_nothing_from_elsewhere():
    written = write_html(everything("nn"))
    page = Page(written)
    assert not {"script", "link", "img", "iframe", "object", "form"} & {t for t, _ in page.tags}
    assert "http:" not in written
    assert "https:" not in written
    assert "url(" not in written
    (policy,) = [a["content"] for a in page.all("meta") if "http-equiv" in a]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not [tag for tag, attrs in page.tags if "style" in attrs]


def test_the_policy_lets_the_page_s_own_style_through():
    from base64 import b64encode
    from hashlib import sha256

    written = write_html(everything("nn"))
    style = written[written.index("<style>") + 7 : written.index("</style>")]
    assert b64encode(sha256(style.encode()).digest()).decode() in written


def test_the_first_link_leads_past_everything_to_the_protocol_itself():
    page = Page(write_html(everything("nb")))
    tags = [tag for tag, _ in page.tags]
    first = page.all("a")[0]
    assert tags.index("a") < tags.index("header")
    assert ("a", "Gå til innholdet") in page.words
    assert first["href"] == f"#{page.all('main')[0]['id']}"


def test_the_mark_stands_in_the_page_with_words_for_who_cannot_see_it():
    document = build(everything("nn"), draft=False)
    for mark, kind in ((svg(), "svg+xml"), (png(), "png")):
        page = Page(html.render(document, mark=mark))
        (picture,) = page.all("img")
        assert picture["alt"] == WORDS
        assert (picture["src"] or "").startswith(f"data:image/{kind};base64,")
        (policy,) = [a["content"] or "" for a in page.all("meta") if "http-equiv" in a]
        assert "img-src data:;" in policy
    with pytest.raises(NotAMark):
        html.render(document, mark=Mark(data=b"GIF89a", words=""))


def test_every_colour_is_dark_enough_on_what_it_stands_on():
    style = write_html(everything("nn"))
    grounds = {"fff", *re.findall(r"background: #(\w+)", style)}
    inks = set(re.findall(r"(?<![-\w])color: #(\w+)", style))
    assert inks
    for ink in inks:
        assert min(contrast(ink, ground) for ground in grounds) >= 7


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, as WCAG 2.2 reckons it."""
    light, dark = sorted(map(luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = "".join(d * 2 for d in colour) if len(colour) == 3 else colour
    red, green, blue = (
        c / 12.92
        if (c := int(digits[n : n + 2], 16) / 255) <= 0.04045
        else ((c + 0.055) / 1.055) ** 2.4
        for n in (0, 2, 4)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_draft_says_so_before_anything_else():
    page = Page(write_html(unfinished("nn")))
    assert page.all("div")[0] == {"class": "draft", "role": "note"}
    assert ("strong", "UTKAST.") in page.words


@settings(max_examples=50)
@given(meetings())
def test_hostile_texts_add_no_tag(meeting):
    document = build(meeting, draft=True)
    assert tags(document) == tags(harmless(document))


def tags(document: Document) -> list[tuple[str, dict[str, str | None]]]:
    """The tags of the page, but for what a table is parted by: that hangs on how long its texts are."""
    found = Page(html.render(document)).tags
    return [(tag, {} if tag == "table" else attributes) for tag, attributes in found]
