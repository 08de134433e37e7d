"""The pages of the website: whatever somebody wrote stays text, and an address stays what it is."""

import xml.etree.ElementTree as ET
from datetime import date

from hypothesis import given, settings

from sognko_tui.protocol.document import text_of
from sognko_tui.protocol.site import addresses, feeds, overview, pages, search, told
from sognko_tui.protocol.site.layout import Site, relative
from sognko_tui.protocol.site.wording import _texts
from tests.protocol.hostile import meetings
from tests.protocol.test_html import Page

SITE = Site(base="https://protokollar.example/")
TAGS = {"html", "head", "meta", "title", "link", "body", "a", "header", "div", "nav", "ol", "ul",
        "li", "form", "label", "input", "button", "main", "p", "h1", "h2", "h3", "h4", "h5", "h6",
        "dl", "dt", "dd", "section", "table", "caption", "thead", "tbody", "tr", "th", "td", "span",
        "blockquote", "strong", "em", "footer"}  # fmt: skip


@settings(max_examples=15)
@given(meetings())
def test_no_text_acts_in_a_page_or_a_feed(meeting):
    here = told.tell(meeting, "styret/2026/2026-03-24/", draft=True)
    made = [pages.meeting(here, pages.Around(), (), SITE)]
    made += [pages.item(here, item, pages.Around(before=here), SITE) for item in here.items]
    rows = tuple(
        overview.Row(item.slug, item.label, item.title, item.outcome, told.snippet(item))
        for item in here.items
    )
    listed = overview.Listed(
        address=here.address, day=here.day, draft=True, approved=None, version=1, rows=rows
    )
    shown = overview.Shown(
        id="styret",
        name=here.board,
        language="nn",
        years=(overview.Year(year=2026, meetings=1),),
        latest=(listed,),
    )
    made += [overview.front([shown], "nn", SITE), overview.board(shown, SITE)]
    made += [overview.year(shown, 2026, [listed], SITE), overview.search([shown], "nb", SITE)]
    for data in made:
        page = Page(data.decode())
        assert {tag for tag, _ in page.tags} <= TAGS | {"script", "select", "option", "noscript"}
        assert len(page.all("h1")) == 1
        for script in page.all("script"):
            assert script == {"src": "../search.js", "defer": None}
        for link in page.all("a"):
            assert ":" not in (link["href"] or "")
    entries = [feeds.Entry(listed, here.board, here.language)]
    feed = ET.fromstring(feeds.feed("Alle", "nn", "feed.xml", "", entries, SITE))
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1
    assert search.items_of(search.items(here.board, "i dag", rows)) == [
        (row.slug, row.label, row.title, row.outcome, row.snippet) for row in rows
    ]


def test_an_item_has_its_number_for_an_address_and_keeps_it_when_another_comes():
    items = [("a", "7"), ("b", "16.1"), ("c", "7"), ("d", ""), ("e", "PS 8/26")]
    given_ = addresses.of_items(items)
    assert list(given_.values()) == ["sak-7/", "sak-16-1/", "sak-d/", "sak-ps-8-26/", "sak-7-2/"]
    more = addresses.of_items([*items, ("f", "7"), ("g", "9")])
    assert given_.items() <= more.items()


def test_a_meeting_has_its_day_for_an_address_and_the_second_that_day_a_number():
    name = "Utval 2 for Sjø"
    lie = [
        addresses.of_meeting(f"2026-03-24-{rest}", "utval-2", name)
        for rest in ("utval-2-for-sjoe", "utval-2-for-sjoe-2", "noko-anna")
    ]
    folder = "utval-2/2026/2026-03-24"
    assert lie == [f"{folder}/", f"{folder}-2/", f"{folder}-noko-anna/"]
    assert addresses.of_board("sok") == "styre-sok/"


def test_the_way_from_one_page_to_another_is_relative():
    assert relative("a/2026/x/", "a/2026/y/sak-1/") == "../../x/"
    assert relative("", "a/2026/") == "../../"
    assert relative("site.css", "") == "site.css"
    assert relative("a/", "a/") == "./"
    assert relative("a/b/", "ab/c/") == "../../a/b/"


def test_a_shard_is_of_bounded_size_and_holds_the_words_from_its_first_to_that_of_the_next():
    postings = {f"ord{n:05}": list(range(n % 300)) for n in range(2000)}
    files = search.year(2026, [search.Counted("styret/2026/2026-03-24/", 300)], postings)
    shards = [data for name, data in files.items() if "ord-" in name]
    assert len(shards) > 5
    assert max(map(len, shards)) <= search.LARGEST * 1.1
    found = {word: 1 << n % 3 for n, word in enumerate(postings)}
    above = search.words(2024, {2024: "x", 2026: "y"}, found)
    assert search.years_of(data for name, data in above.items() if "ord-" in name) == found


def test_both_languages_have_the_same_words():
    assert _texts("nn").keys() == _texts("nb").keys()


def test_the_text_of_an_item_is_all_that_its_page_has_of_it():
    from tests.protocol.examples import everything

    here = told.tell(everything("nn"), "styret/2026/2026-03-24/", draft=True)
    assert here.day == date(2026, 3, 24)
    for item in here.items:
        page = Page(pages.item(here, item, pages.Around(), SITE).decode())
        shown = "".join(words for _, words in page.words)
        for words in told.words(item.blocks):
            assert all(word in shown for word in words.split())
    whole = [text_of(b.runs) for b in here.document.blocks if hasattr(b, "runs")]
    assert any("Kulturskule" in words for words in whole)
