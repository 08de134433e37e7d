"""Protocols that others wrote, each in its own manner: read as far as they tell, and no further."""

from pathlib import Path

import docx
import pytest

from sognko_tui.archive.store import Archive, MeetingExists
from sognko_tui.meeting import events as e
from sognko_tui.meeting.decisions import status
from sognko_tui.meeting.events import Counts
from sognko_tui.meeting.state import Item, Meeting
from sognko_tui.office import sentences
from sognko_tui.office.desk import Desk
from sognko_tui.office.trouble import Trouble
from tests.documents.papers import saved
from tests.documents.pdfs import of_markdown, paragraphs, typeset
from tests.meetings import FakeClock, board

PROTOCOLS = Path(__file__).parent / "protocols"

LETTERS = {
    "adopted": "V", "amended": "E", "other": "A", "rejected": "N", "postponed": "U", "withdrawn": "T",
    "returned": "R", "forwarded": "S", "handled": "O", "open": "·",
}  # fmt: skip

TOLD = {
    # file: when, where, how many met and did not, what became of the items, how the votes went, doubts
    "moetebok.txt": ("2023-03-14 09:00–11:30", "Rådhuset i Vik", "3+1", "VEUO", "- 5–1 - -", "too_many_votes"),
    "referat-nn.txt": ("2021-10-12 18:00–20:15", "", "4+2", "VVVVVO", "s - - 1–3,3–1 - -", "votes_counted"),
    "protokoll-nb.txt": ("2022-05-05 10:00–12:40", "Rådhuset, Florø", "7+1", "VVUEO", "s s - 4–1 -", ""),
    "tabellar.md": ("2020-01-20 09:00–12:00", "Kommunehuset i Gulen", "4+1", "VAVT", "s 2–1 - -", ""),
    "aarsmoete.txt": ("2019-03-14 19:00–20:30", "Grendahuset", "0+0", "VVVNOV", "- s - 10–13 - s", "no_attendance other_board vote_unclear"),
    "spalter-nn.txt": ("2018-11-07 10:00–13:30", "Vik", "6+1", "VVVO", "s - 5–0 -", "vote_unclear"),
    "saksprotokoll-nb.txt": ("2017-09-22 09:30–14:00", "Formannskapssalen, Gulen kommunehus", "6+1", "VVERO", "s s 3–1,s - -", ""),
    "stikkord.txt": ("2024-03-06 10:00–11:45", "", "4+1", "OVVOO", "- - s - -", "item_uncertain unplaced"),
    "lag.txt": ("2015-11-11 19:00–21:15", "Samfunnshuset", "4+0", "VVVVUO", "- - s - - -", ""),
    "feite-ord.md": ("2019-06-04 12:00–14:40", "Skei Hotel", "3+2", "VVVVT", "- s 2–1 - -", ""),
    "kortform.txt": ("2014-02-14 –20:15", "", "3+1", "VVVO", "- - - -", "no_time"),
    "versalar.txt": ("2016-06-03 09:00–", "Rådhuset, Askvoll", "4+1", "VEUVV", "s 4–0 - s -", ""),
    "i-setningar.txt": ("2023-02-06 10:15–12:05", "", "3+1", "VVVUO", "- s 2–1 - -", "item_uncertain"),
}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(Archive.create(tmp_path / "minutes"), "skrivar", FakeClock())
    made.save_board(board(6, 0, name="Styret i Fjordhjelpa KO", id="styret"))
    return made


def taken_in(desk: Desk, path: Path, **more) -> Meeting:
    return desk.look(desk.old_protocols().take_in(path, **more).id)


def vote_words(item: Item) -> str:
    votes = [
        "s" if vote.method == "unanimous" else f"{vote.ayes}–{vote.noes}" for vote in item.votes
    ]
    return ",".join(votes) or "-"


def clock(moment) -> str:
    return f"{moment:%H:%M}" if moment else ""


def told(meeting: Meeting) -> tuple[str, ...]:
    assert meeting.source is not None
    there = sum(bool(presence.stays) for presence in meeting.presences)
    away = sum(bool(presence.absent) for presence in meeting.presences)
    return (
        f"{meeting.date} {clock(meeting.started)}–{clock(meeting.ended)}",
        meeting.place,
        f"{there}+{away}",
        "".join(LETTERS[status(item)] for item in meeting.items),
        " ".join(vote_words(item) for item in meeting.items),
        " ".join(sorted({doubt.code for doubt in meeting.source.doubts})),
    )


@pytest.mark.parametrize("name", TOLD)
def test_a_protocol_in_anybody_s_manner_is_read_as_far_as_it_tells(desk, name):
    meeting = taken_in(desk, PROTOCOLS / name)
    assert told(meeting) == TOLD[name]
    assert meeting.problems == ()
    for doubt in sentences.doubts_of(meeting):
        assert "{" not in doubt


def test_what_was_proposed_said_and_decided_is_kept_apart(desk):
    meeting = taken_in(desk, PROTOCOLS / "saksprotokoll-nb.txt")
    plan = meeting.items[2]
    assert plan.agenda.background.startswith("### Saksopplysninger\n\nPlanen har vært på høring")
    assert [p.text for p in plan.proposal] == [
        "Styret vedtar strategiplanen for 2018–2021.",
        "Planen rulleres hvert år.",
    ]
    (moved,) = plan.motions
    assert (moved.kind, moved.text) == (
        "addition",
        "3. Planen sendes medlemskommunene til orientering.",
    )
    assert (plan.adopted or "").splitlines()[
        -1
    ] == "3. Planen sendes medlemskommunene til orientering."
    (noted,) = meeting.items[3].disqualified
    assert noted.ground == "forvaltningsloven § 6"
    assert meeting.items[3].destination == "administrasjonen for ny utredning"


def test_whoever_is_named_is_known_and_a_count_without_names_is_a_count(desk):
    meeting = taken_in(desk, PROTOCOLS / "protokoll-nb.txt")
    (named,) = meeting.items[3].votes
    assert (named.method, named.against) == ("counted", ("p5",))
    assert set(named.in_favour) == {"p1", "p2", "p3", "p4"}
    meeting = taken_in(desk, PROTOCOLS / "moetebok.txt")
    (counted,) = meeting.items[1].votes
    assert (counted.in_favour, counted.counts) == ((), Counts(in_favour=5, against=1))


def test_what_is_not_told_is_not_made_up(desk):
    meeting = taken_in(desk, PROTOCOLS / "lag.txt")
    approved = meeting.items[0]
    assert (approved.adopted, approved.votes) == ("Godkjent", ())
    assert (
        {item.started for item in meeting.items} == {item.ended for item in meeting.items} == {None}
    )
    assert {vote.at for item in meeting.items for vote in item.votes} == {None}
    assert meeting.next_meeting is None


def test_who_sat_for_whom_who_came_late_and_when_they_meet_next_is_read(desk):
    meeting = taken_in(desk, PROTOCOLS / "spalter-nn.txt")
    late = meeting.presence("p4").stays[0]
    assert (clock(late.arrived.at), late.arrived.item, late.arrived.relation) == (
        "10:45",
        "i3",
        "during",
    )
    deputy = next(p for p in meeting.board.people if p.function == "deputy")
    assert meeting.presence(deputy.id).stays[0].seat == "p5"
    meeting = taken_in(desk, PROTOCOLS / "referat-nn.txt")
    assert meeting.next_meeting is not None
    assert (str(meeting.next_meeting.date), meeting.next_meeting.place) == ("2021-11-25", "Florø")


@pytest.mark.parametrize("name", ["protokoll-nb.txt", "feite-ord.md"])
def test_a_pdf_of_it_tells_the_same(desk, tmp_path, name):
    text = (PROTOCOLS / name).read_text(encoding="utf-8")
    path = tmp_path / "protokoll.pdf"
    path.write_bytes(typeset(of_markdown(text) if name.endswith(".md") else paragraphs(text)))
    assert told(taken_in(desk, path)) == TOLD[name]


def test_a_word_file_with_tables_tells_the_same(desk, tmp_path):
    document = docx.Document()
    rows: list[list[str]] = []
    for line in (PROTOCOLS / "spalter-nn.txt").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("   ") if cell.strip()]
        if len(cells) > 1:
            rows.append(cells)
            continue
        if rows:
            table = document.add_table(len(rows), max(map(len, rows)))
            for row, texts in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=False):
                    cell.text = text
            rows = []
        if line.startswith("PS "):
            document.add_heading(line, 2)
        elif line:
            document.add_paragraph(line)
    path = tmp_path / "protokoll.docx"
    path.write_bytes(saved(document))
    assert told(taken_in(desk, path)) == TOLD["spalter-nn.txt"]


def test_the_day_of_an_earlier_meeting_is_not_taken_for_its_own(desk, tmp_path):
    path = tmp_path / "udatert.txt"
    path.write_text(
        "Protokoll\n\nSaker\n1. Godkjenning av møtebok frå møtet 16. desember 2025\n2. Ymse\n\n"
        "1. Godkjenning av møtebok frå møtet 16. desember 2025\nGodkjend.\n\n2. Ymse\nIngen saker.\n",
        encoding="utf-8",
    )
    with pytest.raises(Trouble) as trouble:
        desk.old_protocols().take_in(path)
    assert trouble.value.code == "no_date_in_protocol"


def test_the_original_is_kept_as_it_came_and_the_protocol_written_of_it_says_what_it_is(desk):
    made = desk.old_protocols().take_in(PROTOCOLS / "feite-ord.md").id
    original = desk.root / made / "original.md"
    assert original.read_bytes() == (PROTOCOLS / "feite-ord.md").read_bytes()
    (written, *_) = desk.write(made)
    text = written.read_text(encoding="utf-8")
    assert (
        "> **MASKINLESEN.** Dette er sett saman av det ei maskin har lese i originalen (original.md)."
        in text
    )
    assert "Vi stadfester" not in text
    (summary,) = desk.summaries()
    assert (summary.read, summary.state) == (True, "finished")


def test_the_same_file_once_more_does_nothing_and_another_of_that_day_must_be_asked_for(
    desk, tmp_path
):
    imports = desk.old_protocols()
    first = imports.take_in(PROTOCOLS / "lag.txt")
    again = desk.old_protocols().take_in(PROTOCOLS / "lag.txt")
    assert (again.id, again.before) == (first.id, True)
    changed = tmp_path / "lag.txt"
    changed.write_text((PROTOCOLS / "lag.txt").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(Trouble) as trouble:
        imports.take_in(changed)
    assert trouble.value.code == MeetingExists.code
    assert imports.take_in(changed, another=True).id == f"{first.id}-2"
    assert len(desk.summaries()) == 2


def test_the_roster_stays_as_it_is(desk):
    before = desk.boards()
    taken_in(desk, PROTOCOLS / "saksprotokoll-nb.txt")
    assert desk.boards() == before


def test_what_was_postponed_in_an_old_protocol_is_not_carried_over(desk):
    meeting = taken_in(desk, PROTOCOLS / "protokoll-nb.txt")
    assert meeting.items[2].outcome == "postponed"
    assert desk.waiting(desk.boards()[0], FakeClock().now().date()) == ()


def test_a_copy_of_the_meeting_holds_the_original_too(desk, tmp_path):
    made = desk.old_protocols().take_in(PROTOCOLS / "lag.txt").id
    copy = tmp_path / "kopi.json"
    copy.write_bytes(desk.backup(made).data)
    again = desk.restore(copy, another=True)
    assert (desk.root / again / "original.txt").read_bytes() == (PROTOCOLS / "lag.txt").read_bytes()
    assert desk.look(again).source == desk.look(made).source


def test_a_mistake_of_the_reader_can_be_put_right_like_any_other(desk):
    opened = desk.open(desk.old_protocols().take_in(PROTOCOLS / "moetebok.txt").id)
    opened.session.record(e.ItemReopened(item="i3"))
    opened.session.record(e.ItemWithdrawn(item="i3"))
    opened.close()
    assert desk.look(opened.id).items[2].outcome == "withdrawn"
