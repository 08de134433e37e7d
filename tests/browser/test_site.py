"""The website in a real browser, at phone and desk width: one walk through it, and what it met.

`npm ci` in this folder gets what drives the browser; Chromium and node come from the system.
"""

import json
import os
import subprocess
import threading
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from sognko_tui.protocol import write_html
from tests.conftest import need
from tests.publishable import RAADET, STYRET, archive, hold, item

HERE = Path(__file__).parent
SPRING = "styret-i-proeve-ko/2025/2025-05-06/"
KINDS = {
    "front": "",
    "board": "styret-i-proeve-ko/",
    "year": "styret-i-proeve-ko/2025/",
    "meeting": SPRING,
    "draft": "styret-i-proeve-ko/2026/2026-02-03/",
    "item": f"{SPRING}sak-3/",
    "closed item": f"{SPRING}sak-2/",
    "Bokmål": "raadet/2024/2024-11-12/",
    "search": "sok/?q=sak",
    "one file": "ei-fil.html",
}
SEARCHES = (
    "ØKONOMIPLAN",
    "oekonomi vassv",
    "økonomi havna",
    "<script> bil",
    "personalsak",
    "løyndom",
)
WAY = (
    "Styret i Prøve KO",
    "2025",
    "6. mai 2025",
    "Sak 3 på eiga side",
    "Handsama sidan: Sak 1, 2. september 2025",
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def met(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the browser met; the site lies in a folder under that of the server, as on many."""
    chromium, node = need("chromium"), need("node")
    if not (HERE / "node_modules").is_dir():
        pytest.skip("tests/browser lacks its node_modules: npm ci")
    folder = tmp_path_factory.mktemp("browser")
    desk = archive(folder / "minutes")
    many = [item(n, f"Mange sak {n}") for n in range(1, 26)]
    hold(desk, RAADET, date(2023, 3, 7), *many, approved=date(2023, 4, 4))
    desk.publish(folder / "web/under/protokollar", base="https://protokollar.example/", drafts=True)
    told = write_html(desk.look("2025-05-06-styret-i-proeve-ko"), draft=True, public=True)
    (folder / "web/under/protokollar/ei-fil.html").write_text(told, encoding="utf-8")
    handler = partial(Quiet, directory=str(folder / "web"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/under/protokollar/"
        walked = subprocess.run(
            [node, HERE / "walk.mjs", base, json.dumps(KINDS)],
            env=os.environ
            | {"CHROMIUM": chromium, "SEARCHES": json.dumps(SEARCHES), "WAY": json.dumps(WAY)},
            capture_output=True,
            timeout=240,
        )
        server.shutdown()
    assert walked.returncode == 0, walked.stderr.decode()
    told_of: dict[str, Any] = json.loads(walked.stdout)
    return told_of


def test_axe_finds_nothing_at_phone_and_desk_width_and_in_the_dark(met):
    assert {tuple(pair) for pair in met["checked"]} == {
        *((look, kind) for look in ("phone", "desk") for kind in KINDS),
        *(("dark", kind) for kind in ("front", "draft", "item", "search")),
    }
    assert met["violations"] == []


def test_no_page_is_wider_than_the_window(met):
    assert met["wide"] == []


def test_nothing_is_fetched_from_elsewhere_nothing_is_missing_and_there_are_no_cookies(met):
    assert (met["foreign"], met["failed"], met["said"], met["cookies"]) == ([], [], [], 0)


def test_the_keyboard_suffices_from_the_first_tab_to_the_item(met):
    assert (met["first"], met["skipped"], met["second"]) == ("Hopp til innhaldet", "main", "q")
    assert met["found"]["told"] == "2 treff."
    assert met["live"] == "status"
    assert met["stops"] == ["board", "Søk", "Sak 1 Økonomiplan for vassverket"]
    assert met["opened"] == "Økonomiplan for vassverket"


def test_search_finds_what_has_every_word_however_it_is_spelt(met):
    found = {words: one["titles"] for words, one in met["searches"].items()}
    both = ["Sak 1 Økonomiplan for vassverket", "Sak 3 Økonomiplan for vassverket"]
    assert found["ØKONOMIPLAN"] == both
    assert found["oekonomi vassv"] == both
    assert met["searches"]["oekonomi vassv"]["marked"][:2] == ["Økonomiplan", "vassverket"]
    assert found["økonomi havna"] == []
    assert found["<script> bil"] == ["Sak 4 <b>Brannvern</b> & beredskap"]


def test_search_knows_a_closed_item_by_its_neutral_title_alone(met):
    assert met["searches"]["personalsak"]["titles"] == ["Sak 2 Personalsak"]
    assert met["searches"]["løyndom"]["told"] == "Ingen treff."


def test_search_can_be_narrowed_to_a_board_and_has_an_address(met):
    assert met["inBoard"]["titles"] == ["Sak 1 Budsjett for havna"]
    assert met["address"] == "sok/?q=budsj&styre=raadet"


def test_more_than_twenty_are_shown_when_they_are_asked_for(met):
    assert met["many"]["told"] == "Dei 20 nyaste treffa."
    assert len(met["many"]["titles"]) == 20
    assert met["more"] == ["25 treff.", "Sak 21 Mange sak 21", True]


def test_without_scripts_the_links_lead_everywhere_and_search_says_what_it_needs(met):
    assert (
        met["plain"]
        == [
            STYRET.name,
            f"{STYRET.name} 2025",
            "Møteprotokoll 6. mai 2025",
            "Økonomiplan for vassverket",
            "Økonomiplan for vassverket",
        ][: len(met["plain"])]
    )
    assert len(met["plain"]) == len(WAY)
    assert "Søket treng JavaScript" in met["noscript"]
