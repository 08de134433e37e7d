"""`sognko compare`: what was edited by hand, for people and for scripts, taken over or dropped."""

from pathlib import Path

from tests.test_cli import as_json, complaint, meeting, place, sognko

__all__ = ["meeting", "place", "sognko"]


def edited(sognko, meeting, place: Path) -> Path:
    assert sognko("write", meeting)[0] == 0
    file = place / "minutes" / meeting / "protokoll.md"
    text = file.read_text(encoding="utf-8")
    heading = text.index("\n## Sak 2")
    added = "\n### Handsaming\n\nDette vart sagt.\n"
    file.write_text(f"{text[:heading]}{added}{text[heading:]}\nFritt.\n", encoding="utf-8")
    return file


def test_what_differs_is_listed_taken_over_and_the_rest_is_kept(sognko, meeting, place):
    assert sognko("compare", meeting)[:2] == (0, "")
    file = edited(sognko, meeting, place)
    text = file.read_bytes()
    status, out, _ = sognko("compare", meeting)
    assert status == 1
    first, minutes, free = out.splitlines()
    assert first == "protokoll.md er endra for hand: 2 skilnader, 1 kan takast inn."
    assert minutes == "+ sak 1, REFERAT: lagt til «Dette vart sagt.»"
    assert free.startswith("! linje ")
    (found,) = as_json(sognko("compare", meeting, "--json"), "compare", status=1)
    assert [one["why_not"] for one in found["changes"]] == [None]
    assert [one["why"] for one in found["unread"]] == ["not_read"]
    status, _, err = sognko("compare", meeting, "--take")
    assert (status, "protokoll-retta-" in err) == (1, True)
    (kept,) = file.parent.glob("protokoll-retta-*")
    assert kept.read_bytes() == text
    assert "Dette vart sagt." in file.read_text(encoding="utf-8")
    assert sognko("compare", meeting)[0] == 0
    assert sognko("compare", meeting, "--file", str(kept))[0] == 1


def test_what_is_dropped_is_kept_aside_and_write_says_where(sognko, meeting, place):
    file = edited(sognko, meeting, place)
    status, _, err = sognko("compare", meeting, "--drop")
    assert (status, "protokoll-retta-" in err) == (0, True)
    assert sognko("compare", meeting)[0] == 0
    file.write_text("Mine ord", encoding="utf-8")
    assert "protokoll-retta-" in sognko("write", meeting)[2]
    assert len(list(file.parent.glob("protokoll-retta-*"))) == 2


def test_what_cannot_be_done_is_one_line(sognko, meeting, place):
    assert "ingenting å ta inn" in complaint(sognko("compare", meeting, "--take"))
    assert "finst ikkje" in complaint(sognko("compare", meeting, "--file", "borte.md"))
    assert "--take" in complaint(sognko("compare", meeting, "--take", "--drop"))
