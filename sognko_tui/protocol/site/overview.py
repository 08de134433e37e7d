"""The pages that lead to the protocols: the front page, a board's, a year's, and the search page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import msgspec

from sognko_tui.protocol.site import addresses
from sognko_tui.protocol.site.layout import Link, Page, Site, a, framed, listed
from sognko_tui.protocol.site.wording import Wording
from sognko_tui.protocol.telling import written_date


class Row(msgspec.Struct, frozen=True):
    """An item in a list. `slug` is its folder in the meeting's."""

    slug: str
    label: str
    title: str
    outcome: str
    snippet: str = ""


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting in a list."""

    address: str
    day: date
    draft: bool
    approved: date | None
    version: int
    rows: tuple[Row, ...]


class Year(msgspec.Struct, frozen=True, kw_only=True):
    """A year of a board, with how many protocols there are of it."""

    year: int
    meetings: int


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A board in a list: its years and its latest meetings, the newest first."""

    id: str
    name: str
    language: str
    years: tuple[Year, ...]
    latest: tuple[Listed, ...]

    @property
    def address(self) -> str:
        """The board's folder."""
        return addresses.of_board(self.id)

    @property
    def meetings(self) -> int:
        """How many protocols there are of it."""
        return sum(year.meetings for year in self.years)

    @property
    def feed(self) -> Link:
        """The board's feed."""
        title = Wording(self.language).say("feed_title", board=self.name)
        return Link(f"{self.address}{addresses.FEED}", title)


def feed_of_all(language: str) -> Link:
    """The feed of all boards."""
    return Link(addresses.FEED, Wording(language)["feed_title_all"])


def front(boards: Sequence[Shown], language: str, site: Site) -> bytes:
    """The front page: the boards, and what was published last of all of them."""
    words = Wording(language)
    parts = [f"<h1>{escape(words['site'])}</h1>"]
    if not boards:
        parts.append(f"<p>{escape(words['none'])}</p>")
    else:
        parts += [
            f'<h2 id="boards">{escape(words["boards"])}</h2>',
            listed([_board_row(board, words) for board in boards], ' class="boards"'),
        ]
        recent = sorted(
            ((one, board) for board in boards for one in board.latest),
            key=lambda pair: (pair[0].day, pair[0].address),
            reverse=True,
        )[:10]
        parts += [
            f'<h2 id="latest">{escape(words["latest_decisions"])}</h2>',
            listed(
                [
                    f"{a(Link(one.address, f'{board.name}, {_date(one.day, words)}'), '')}"
                    f"{_mark(one, words)}"
                    for one, board in recent
                ],
                ' class="plain"',
            ),
        ]
    page = Page(
        address="",
        title=words["site"],
        language=language,
        main="\n".join(parts),
        feed=feed_of_all(language) if boards else None,
        kind="front",
    )
    return framed(page, site)


def _board_row(board: Shown, words: Wording) -> str:
    # A name keeps the language of its board also on a page in another.
    latest = _date(board.latest[0].day, words)
    figures = words.say(
        "board_figures", protocols=words.count("protocols", board.meetings), date=latest
    )
    return f'{a(Link(board.address, board.name), "")}<span class="more">{escape(figures)}</span>'


def board(shown: Shown, site: Site) -> bytes:
    """A board's page: its years, and its latest meetings with their items."""
    words = Wording(shown.language)
    here = shown.address
    years = [
        a(Link(addresses.of_year(shown.id, one.year), str(one.year)), here)
        + f' <span class="more">{escape(words.count("protocols", one.meetings))}</span>'
        for one in shown.years
    ]
    parts = [
        f"<h1>{escape(shown.name)}</h1>",
        f'<h2 id="years">{escape(words["years"])}</h2>',
        listed(years, ' class="years"'),
        f'<h2 id="latest">{escape(words["latest"])}</h2>',
        *(_meeting(one, words, here) for one in shown.latest[:3]),
    ]
    page = Page(
        address=here,
        title=shown.name,
        language=shown.language,
        main="\n".join(parts),
        feed=shown.feed,
        kind="board",
    )
    return framed(page, site)


def year(shown: Shown, of: int, meetings: Sequence[Listed], site: Site) -> bytes:
    """A year of a board: its meetings with all their items, the newest first."""
    words = Wording(shown.language)
    here = addresses.of_year(shown.id, of)
    title = words.say("year_title", board=shown.name, year=of)
    parts = [
        f"<h1>{escape(title)}</h1>",
        *(_meeting(one, words, here, level=2) for one in meetings),
    ]
    page = Page(
        address=here,
        title=title,
        language=shown.language,
        main="\n".join(parts),
        trail=(Link(shown.address, shown.name),),
        feed=shown.feed,
        kind="year",
    )
    return framed(page, site)


def _meeting(one: Listed, words: Wording, here: str, level: int = 3) -> str:
    """A meeting with its items, under a heading of its own."""
    heading = a(Link(one.address, _date(one.day, words)), here)
    rows = [
        f'<span class="number">{escape(row.label)}</span> '
        f"{a(Link(one.address + row.slug, row.title or row.label), here)}"
        + (f' <span class="more">{escape(row.outcome)}</span>' if row.outcome else "")
        for row in one.rows
    ]
    under = listed(rows, ' class="items"')
    return f"<h{level}>{heading}{_mark(one, words)}</h{level}>\n{under}"


def _mark(one: Listed, words: Wording) -> str:
    if one.draft:
        return f' <strong class="mark">{escape(words["draft"])}</strong>'
    if one.version > 1:
        told = words.say("version", version=one.version)
        return f' <span class="more">{escape(told)}</span>'
    return ""


def _date(day: date, words: Wording) -> str:
    return written_date(day, words.language)


def search(boards: Sequence[Shown], language: str, site: Site) -> bytes:
    """The search page. Without scripts it leads to the boards and their years."""
    words = Wording(language)
    here = addresses.SEARCH
    options = "".join(
        f'<option value="{escape(board.address.rstrip("/"))}">{escape(board.name)}</option>'
        for board in boards
    )
    said = "".join(
        f' data-{name}="{escape(words[f"search_{name}"])}"'
        for name in ("failed", "working", "none", "one", "many", "some", "more")
    )
    ways = [
        f"{a(Link(board.address, board.name), here)} "
        + " ".join(
            a(Link(addresses.of_year(board.id, one.year), str(one.year)), here)
            for one in board.years
        )
        for board in boards
    ]
    main = f"""\
<h1>{escape(words["search_heading"])}</h1>
<form role="search" method="get" class="search">
<p><label for="q">{escape(words["search_field"])}</label>
<input type="search" id="q" name="q" autocomplete="off" aria-describedby="hint"></p>
<p><label for="board">{escape(words["search_board"])}</label>
<select id="board" name="styre"><option value="">{escape(words["search_every"])}</option>{options}</select></p>
<p><button>{escape(words["search"])}</button></p>
<p id="hint" class="more">{escape(words["search_hint"])}</p>
</form>
<noscript>
<p>{escape(words["search_no_script"])}</p>
{listed(ways)}
</noscript>
<p id="told" role="status"{said}></p>
<ol id="hits" aria-label="{escape(words["search_results"])}"></ol>
<p><button type="button" id="more" hidden>{escape(words["search_more"])}</button></p>"""
    page = Page(
        address=here,
        title=words["search_heading"],
        language=language,
        main=main,
        kind="searching",
        searching=True,
    )
    return framed(page, site)
