"""Feeds (Atom, RFC 4287): the latest protocols of a board or of all, each with its decisions.

An entry's time is that of the approval, or of the meeting where it is a draft: no clock is asked, so
the same protocols make the same feed. Its id is its permanent address; where nobody has said where on
the web the site lies, links lead from the feed's own place, as RFC 4287 allows them to, and the id is a
name made of the address within the site, because an id must be whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from uuid import NAMESPACE_URL, uuid5

import msgspec

from sognko_tui.protocol.site.layout import Site, relative
from sognko_tui.protocol.site.overview import Listed
from sognko_tui.protocol.site.wording import TAGS, Wording
from sognko_tui.protocol.telling import written_date

LATEST = 25
"""How many protocols a feed tells of."""


class Entry(msgspec.Struct, frozen=True):
    """A protocol in a feed, of the board with this name."""

    meeting: Listed
    board: str
    language: str


def feed(
    title: str, language: str, address: str, page: str, entries: Sequence[Entry], site: Site
) -> bytes:
    """The feed at this address, of the page at that; the newest entries first, at least one."""
    latest = max(_time(entry.meeting) for entry in entries)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_tag(language)}">',
        f"<title>{_text(title)}</title>",
        f"<id>{_text(_id(page, site))}</id>",
        f'<link rel="self" type="application/atom+xml" href="{_text(_link(address, address, site))}"/>',
        f'<link rel="alternate" type="text/html" href="{_text(_link(page, address, site))}"/>',
        f"<updated>{latest}</updated>",
        "<generator>Sognko</generator>",
    ]
    for entry in entries:
        lines += _entry(entry, address, site)
    lines += ["</feed>", ""]
    return "\n".join(lines).encode("utf-8", "replace")


def _id(address: str, site: Site) -> str:
    return site.base + address if site.base else uuid5(NAMESPACE_URL, address).urn


def _link(to: str, here: str, site: Site) -> str:
    return site.base + to if site.base else relative(to, here)


def _entry(entry: Entry, here: str, site: Site) -> list[str]:
    words, one = Wording(entry.language), entry.meeting
    address = _text(_link(one.address, here, site))
    title = words.say(
        "meeting_title", board=entry.board, date=written_date(one.day, words.language)
    )
    if one.draft:
        title = words.say("draft_title", title=title)
    rows = "".join(
        f'<li><a href="{address}{_text(row.slug)}">{_text(f"{row.label} {row.title}".strip())}</a>'
        + (f": {_text(row.outcome)}" if row.outcome else "")
        + "</li>"
        for row in one.rows
    )
    return [
        f'<entry xml:lang="{_tag(entry.language)}">',
        f"<title>{_text(title)}</title>",
        f"<id>{_text(_id(one.address, site))}</id>",
        f'<link rel="alternate" type="text/html" href="{address}"/>',
        f"<author><name>{_text(entry.board)}</name></author>",
        f"<published>{_midnight(one.day)}</published>",
        f"<updated>{_time(one)}</updated>",
        f'<content type="html">{escape(f"<ul>{rows}</ul>")}</content>',
        "</entry>",
    ]


def _time(one: Listed) -> str:
    return _midnight(one.approved or one.day)


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(text: str) -> str:
    """A text for XML, which has no sign for what the program takes out of every text anyway."""
    return escape("".join(c for c in text if c >= " " and c not in "\ufffe\uffff"))


def _tag(language: str) -> str:
    return TAGS[Wording(language).language]
