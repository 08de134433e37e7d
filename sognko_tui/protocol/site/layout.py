"""The frame that every page of the site has: head, way back, search field, foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import msgspec

from sognko_tui.protocol.site import addresses
from sognko_tui.protocol.site.wording import TAGS, Wording

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""Nothing from elsewhere, and nothing that stands in a page is run."""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """What all pages share.

    `base` is the site's address on the web, with a slash at its end, or empty where that is not
    known. `drafts` is whether drafts are there.
    """

    base: str = ""
    drafts: bool = False


class Link(msgspec.Struct, frozen=True):
    """A link: an address from the site's root, and the words for it."""

    to: str
    words: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page before it stands in its frame: `main` is HTML, everything else plain text.

    `trail` leads from the front page to the page above this one.
    """

    address: str
    title: str
    language: str
    main: str
    trail: tuple[Link, ...] = ()
    feed: Link | None = None
    kind: str = ""
    searching: bool = False


def a(link: Link, here: str) -> str:
    """A link as it stands on the page at the address `here`."""
    return f'<a href="{escape(relative(link.to, here))}">{escape(link.words)}</a>'


def relative(to: str, here: str) -> str:
    """The way from one address to another; both are from the site's root."""
    ours, theirs = here.split("/")[:-1], to.split("/")
    same = 0
    while same < min(len(ours), len(theirs) - 1) and ours[same] == theirs[same]:
        same += 1
    return "../" * (len(ours) - same) + "/".join(theirs[same:]) or "./"


def listed(links: Iterable[str], attributes: str = "") -> str:
    """A list of pieces of HTML; nothing where there are none."""
    rows = "\n".join(f"<li>{link}</li>" for link in links)
    return f"<ul{attributes}>\n{rows}\n</ul>" if rows else ""


def navigation(name: str, links: Sequence[str], kind: str = "") -> str:
    """A named list of links; nothing where there are none."""
    if not links:
        return ""
    of_kind = f' class="{kind}"' if kind else ""
    return f'<nav aria-label="{escape(name)}"{of_kind}>\n{listed(links)}\n</nav>'


def framed(page: Page, site: Site) -> bytes:
    """The whole page."""
    words = Wording(page.language)
    here = page.address
    at_home = here == ""
    title = page.title if at_home else f"{page.title} – {words['site']}"
    home = Link("", words["site"])
    trail = [a(link, here) for link in (home, *page.trail)]
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{TAGS[words.language]}" dir="ltr">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(title)}</title>",
        f'<link rel="stylesheet" href="{relative(addresses.STYLE, here)}">',
    ]
    if site.base:
        lines.append(f'<link rel="canonical" href="{escape(site.base + here)}">')
    if page.feed is not None:
        feed = relative(page.feed.to, here)
        lines.append(
            f'<link rel="alternate" type="application/atom+xml" href="{escape(feed)}"'
            f' title="{escape(page.feed.words)}">'
        )
    if page.searching:
        lines.append(f'<script src="{relative(addresses.SCRIPT, here)}" defer></script>')
    lines += [
        "</head>",
        f'<body class="{page.kind}">' if page.kind else "<body>",
        f'<a class="skip" href="#main">{escape(words["skip"])}</a>',
        "<header>",
        '<div class="wide">',
    ]
    if at_home:
        lines.append(f'<p class="site">{escape(words["site"])}</p>')
    else:
        lines.append(
            f'<nav aria-label="{escape(words["here"])}" class="trail">\n'
            f"<ol>{''.join(f'<li>{link}</li>' for link in trail)}</ol>\n</nav>"
        )
    if not page.searching:
        lines.append(_search_field(words, here))
    about = words["about_drafts" if site.drafts else "about"]
    lines += [
        "</div>",
        "</header>",
        '<main id="main" tabindex="-1">',
        page.main,
        "</main>",
        "<footer>",
        '<div class="wide">',
        f"<p>{escape(about)}</p>",
    ]
    if page.feed is not None:
        lines.append(f"<p>{a(Link(page.feed.to, words['feed']), here)}</p>")
    lines += ["</div>", "</footer>", "</body>", "</html>", ""]
    return "\n".join(lines).encode("utf-8", "replace")


def _search_field(words: Wording, here: str) -> str:
    action = relative(addresses.SEARCH, here)
    label = escape(words["search_label"])
    return (
        f'<form role="search" action="{action}" method="get">'
        f'<label for="q" class="unseen">{label}</label>'
        f'<input type="search" id="q" name="q" placeholder="{label}">'
        f"<button>{escape(words['search'])}</button></form>"
    )
