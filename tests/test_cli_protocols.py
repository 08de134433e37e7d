"""`sognko import-protocol` as a script meets it: a line for each file, and what is doubtful beside it."""

import json
from pathlib import Path

from sognko_tui.protocol import read
from tests.test_cli import ID, as_json, complaint, place, sognko
from tests.test_cli import meeting as meeting

__all__ = ["meeting", "place", "sognko"]

OLD = """\
Protokoll frå styremøte i Styret i Prøve KO 4. mai 2021 kl. 10.00

Til stades: Representant for Luster, Representant for Vik

Sak 1/21 Innkjøp
Vedtak: Styret kjøper ein bil. Samrøystes.
"""
UNCLEAR = OLD.replace("Samrøystes", "Vedteke med 7 mot 2 røyster").replace("4. mai", "5. mai")
SCAN = "%PDF-1.7\nikkje nokon PDF"


def board(sognko) -> None:
    assert sognko("board", "add", "Styret i Prøve KO", "--members", "liste.csv")[0] == 0


def write(place: Path, **texts: str) -> None:
    for name, text in texts.items():
        (place / name.replace("_", ".")).write_text(text, encoding="utf-8")


def test_each_file_is_taken_in_by_itself_and_tells_its_own_trouble(sognko, place):
    board(sognko)
    write(place, god_txt=OLD, uklar_txt=UNCLEAR, skanna_pdf=SCAN)
    status, out, err = sognko(
        "import-protocol", "god.txt", "skanna.pdf", "finst-ikkje.txt", "uklar.txt"
    )
    assert status == 2
    assert out == "2021-05-04-styret-i-proeve-ko\n2021-05-05-styret-i-proeve-ko\n"
    broken, missing, doubt = err.splitlines()
    assert broken.startswith("sognko: skanna.pdf: ")
    assert missing.startswith("sognko: finst-ikkje.txt: ")
    assert (
        doubt
        == "sognko: ? uklar.txt: Sak 1/21: Her er fleire røyster enn det er nemnde medlemer: 7–2"
    )


def test_the_status_tells_whether_anything_is_doubtful(sognko, place):
    board(sognko)
    write(place, god_txt=OLD, uklar_txt=UNCLEAR)
    assert sognko("import-protocol", "god.txt") == (0, "2021-05-04-styret-i-proeve-ko\n", "")
    assert sognko("import-protocol", "uklar.txt")[0] == 1
    status, out, err = sognko("import-protocol", "god.txt")
    assert (status, out) == (0, "2021-05-04-styret-i-proeve-ko\n")
    assert "lesen før" in err


def test_it_is_told_wherever_it_is_shown_that_a_machine_read_it(sognko, place):
    board(sognko)
    write(place, god_txt=OLD)
    made = sognko("import-protocol", "god.txt")[1].strip()
    assert "maskinlesen" in sognko("list")[1]
    (line,) = as_json(sognko("list", "--json"), "list")
    assert line["read"]
    shown = as_json(sognko("show", made, "--json"), "show")
    assert (shown["source"]["file"], shown["source"]["ours"]) == ("original.txt", False)
    assert shown["items"][0]["adopted_at"] is None
    assert "Maskinlesen av ein protokoll (original.txt)" in sognko("show", made)[1]
    kinds = [entry["event"]["type"] for entry in as_json(sognko("log", made, "--json"), "log")]
    assert kinds[:2] == ["MeetingConvened", "ProtocolRead"]
    # What is wrong with it cannot be put right any more: nobody is told unasked.
    assert sognko("check")[0] == 0


def test_a_protocol_of_ours_becomes_the_meeting_it_was(sognko, place, meeting):
    written = Path(sognko("write", ID)[1].splitlines()[0])
    (place / "var.md").write_bytes(written.read_bytes())
    assert "--another" in complaint(sognko("import-protocol", "var.md"))
    status, out, err = sognko("import-protocol", "var.md", "--another")
    assert (status, out, err) == (0, f"{ID}-2\n", "")
    again = Path(sognko("write", f"{ID}-2")[1].splitlines()[0])
    first, second = (read(path.read_text(encoding="utf-8")) for path in (written, again))
    assert [i.title for i in second.items] == [i.title for i in first.items]
    assert json.loads(sognko("show", f"{ID}-2", "--json")[1])["source"]["ours"]


def test_which_board_it_is_of_is_asked_where_that_is_not_told(sognko, place):
    board(sognko)
    assert sognko("board", "add", "Eit anna utval", "--members", "liste.csv")[0] == 0
    write(place, namnlaus_txt=OLD.replace(" i Styret i Prøve KO", ""))
    assert "--board" in complaint(sognko("import-protocol", "namnlaus.txt"))
    status, out, _err = sognko("import-protocol", "namnlaus.txt", "--board", "Eit anna utval")
    assert (status, out) == (0, "2021-05-04-eit-anna-utval\n")


def test_a_date_that_is_not_told_can_be_given_for_one_file(sognko, place):
    board(sognko)
    write(place, udatert_txt=OLD.replace(" 4. mai 2021 kl. 10.00", ""))
    assert "--date" in complaint(sognko("import-protocol", "udatert.txt"))
    assert sognko("import-protocol", "udatert.txt", "--date", "4.5.2021")[1].startswith(
        "2021-05-04"
    )
    assert "--date" in complaint(sognko("import-protocol", "a.txt", "b.txt", "--date", "4.5.2021"))
