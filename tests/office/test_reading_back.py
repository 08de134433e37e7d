"""A protocol that somebody edited by hand: kept, compared with the record, taken over or dropped."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from sognko_tui import where
from sognko_tui.archive.store import Archive, files
from sognko_tui.meeting import events as e
from sognko_tui.office import telling_edits
from sognko_tui.office.desk import Desk
from sognko_tui.office.reading_back import Comparison
from sognko_tui.office.trouble import Trouble
from sognko_tui.protocol import public, read
from tests.meetings import FakeClock, Room, convened

HELD = "2026-02-10-styret-i-fjordane-ko"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    shutil.copytree(where.example(), tmp_path / "minutes")
    return Desk(Archive.open(tmp_path / "minutes"), "skrivar", FakeClock())


@pytest.fixture
def file(desk: Desk) -> Path:
    return desk.root / HELD / "protokoll.md"


def edit(file: Path, *changes: tuple[str, str]) -> str:
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    return text


def the_one(desk: Desk) -> Comparison:
    (found,) = desk.compare(HELD)
    return found


def parts(found: Comparison) -> dict[tuple[str, str], str]:
    return {(one.change.item, one.change.part): one.why for one in found.changes}


def asides(file: Path) -> list[Path]:
    return sorted(file.parent.glob("protokoll*-retta-*"))


def record(desk: Desk, *events: e.Event) -> None:
    opened = desk.open(HELD)
    assert opened.session is not None
    opened.session.record(*events)
    opened.close()


# What is kept


def test_what_was_edited_by_hand_is_kept_once_before_it_is_written_over(desk, file):
    text = edit(file, ("Indrefjord rådhus", "Havøy rådhus"))
    kept: list[Path] = []
    desk.write(HELD, kept.append)
    assert [path.read_text(encoding="utf-8") for path in kept] == [text]
    file.write_text(text, encoding="utf-8")
    desk.write(HELD, kept.append)
    assert asides(file) == [kept[0]] == [kept[1]]


def test_what_is_merely_outdated_is_written_over(desk, file):
    record(desk, e.HeadChanged(field="place", value="Havøy rådhus"))
    assert [one.code for one in desk.check(HELD)] == ["protocol_outdated"]
    assert desk.compare(HELD) == ()
    desk.write(HELD, lambda path: pytest.fail(path.name))
    assert asides(file) == []


def test_a_page_edited_by_hand_is_kept_too(desk, file):
    page = file.with_suffix(".html")
    page.write_text("<p>Mitt</p>", encoding="utf-8")
    desk.write(HELD)
    assert [path.read_text(encoding="utf-8") for path in asides(file)] == ["<p>Mitt</p>"]


def test_an_archive_of_an_older_program_has_its_protocol_kept(desk, file):
    (file.parent / ".written.txt").unlink()
    record(desk, e.HeadChanged(field="place", value="Havøy rådhus"))
    before = file.read_bytes()
    desk.write(HELD)
    assert [path.read_bytes() for path in asides(file)] == [before]


def test_an_edited_full_protocol_stays_out_of_version_control_when_it_is_kept(tmp_path):
    from sognko_tui.office import writing

    archive = Archive.create(tmp_path / "minutes")
    room = Room()
    meeting_id = archive.meetings.create(convened(), by="x", at=room.clock.now())
    basis = "kommunelova § 11-5 tredje ledd"
    room.record(e.SessionClosed(item="i2", basis=basis, at=room.clock.now(), neutral_title="Sak"))
    _, full = writing.write(archive, meeting_id, room.meeting)
    for n in range(2):
        full.write_text(f"retta {n}", encoding="utf-8")
        kept: list[Path] = []
        writing.write(archive, meeting_id, room.meeting, kept.append)
        assert [path.name.endswith("-full.md") for path in kept] == [True]
    listed = full.with_name(".written.txt").read_text()
    assert "full" not in listed
    assert "protokoll-full.md" in full.with_name(".written-full.txt").read_text()


def test_on_a_full_disk_the_edited_protocol_stands(desk, file, monkeypatch):
    text = edit(file, ("Indrefjord rådhus", "Havøy rådhus"))

    def full(fd: int, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "write_all", full)
    with pytest.raises(Trouble) as trouble:
        desk.write(HELD)
    assert trouble.value.code == "disk_full"
    assert file.read_text(encoding="utf-8") == text
    assert asides(file) == []


# What is compared and taken over


EDITS = (
    ("kl. 9.00–11.15", "kl. 9.05–11.30"),
    ("**Stad:** Indrefjord rådhus", "**Stad:** Havøy rådhus"),
    ("skissa ligg føre", "utkastet ligg føre"),
    ("> Innkalling og sakliste vart godkjende utan", "> Sakliste vart godkjend utan"),
    ("lyser ut ny rammeavtale om matvarer | 15.4.2026 |", "lyser ut ny avtale | 1.5.2026 |"),
)


def test_an_edit_in_each_kind_of_place_is_taken_over_as_one_step(desk, file):
    edit(file, *EDITS)
    found = the_one(desk)
    assert found.sure
    assert parts(found) == {
        ("", "time"): "",
        ("", "place"): "",
        ("2", "decision"): "",
        ("4", "minutes"): "",
        ("6", "followups"): "",
    }
    before = desk.look(HELD)
    desk.take_edits(HELD, found)
    after = desk.look(HELD)
    assert (after.place, after.ended.isoformat()) == ("Havøy rådhus", "2026-02-10T11:30:00+01:00")
    items = {item.number: item for item in after.items}
    assert items["2"].adopted == "Sakliste vart godkjend utan merknader."
    assert items["2"].votes == before.items[1].votes
    assert items["4"].minutes.startswith("Dokumenttenester: utkastet ligg føre")
    assert items["6"].followups[0].decided == ("sekretariatet", "lyser ut ny avtale", "1.5.2026")
    assert desk.compare(HELD) == ()
    assert read(file.read_text(encoding="utf-8")) == public(after)
    opened = desk.open(HELD)
    assert opened.session is not None
    opened.session.undo()
    assert public(opened.meeting) == public(before)


def test_votes_and_attendance_are_told_and_are_to_be_entered_by_hand(desk, file):
    text = edit(
        file, ("med 5 mot 1 røyst", "med 4 mot 2 røyster"), ("| til kl. 10.40 |", "| heile møtet |")
    )
    found = the_one(desk)
    assert parts(found) == {("", "attendance"): "by_hand", ("6", "votes"): "by_hand"}
    with pytest.raises(Trouble):
        desk.take_edits(HELD, found)
    kept: list[Path] = []
    desk.drop_edits(HELD, found, kept.append)
    assert [path.read_text(encoding="utf-8") for path in kept] == [text]
    assert desk.compare(HELD) == ()


def test_what_was_recorded_since_is_not_taken_back(desk, file):
    edit(
        file, ("skissa ligg føre", "utkastet ligg føre"), ("Stad:** Indrefjord", "Stad:** Storvik")
    )
    item = desk.look(HELD).items[3]
    record(
        desk,
        e.HeadChanged(field="place", value="Havøy rådhus"),
        e.TextEdited(item=item.id, field="minutes", at=0, inserted="Nytt. "),
    )
    record(desk, e.HeadChanged(field="secretary", value="Dagleg leiar"))
    found = the_one(desk)
    assert parts(found) == {("", "place"): "changed_since", ("4", "minutes"): "changed_since"}


def test_an_approved_protocol_is_only_put_right_by_a_correction(desk, file):
    record(desk, e.ProtocolApproved(where="neste møte"))
    desk.write(HELD)
    approved = file.read_bytes()
    edit(file, ("skissa ligg føre", "utkastet ligg føre"))
    found = the_one(desk)
    with pytest.raises(Trouble) as trouble:
        desk.take_edits(HELD, found)
    assert trouble.value.code == "no_correction_reason"
    assert desk.look(HELD).version == 1
    desk.take_edits(HELD, found, reason="feil ord", who="Sekretæren")
    after = desk.look(HELD)
    assert (after.version, after.corrections[0].reason) == (2, "feil ord")
    assert file.read_bytes() == approved
    assert "utkastet" in file.with_name("protokoll-v2.md").read_text(encoding="utf-8")
    assert len(asides(file)) == 1


def test_a_public_protocol_never_touches_a_closed_item(desk, file):
    item = desk.look(HELD).items[3]
    at = item.started
    assert at is not None
    basis = "kommunelova § 11-5 tredje ledd"
    record(desk, e.SessionClosed(item=item.id, basis=basis, at=at, neutral_title="Ei sak"))
    desk.write(HELD)
    edit(file, ("## Sak 5", "### Handsaming\n\nDette vart sagt.\n\n## Sak 5"))
    assert parts(the_one(desk)) == {("4", "minutes"): "closed"}


# What is not understood


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("## Vedtak i møtet\n", "## Vedtak i møtet\n\nEit fritt avsnitt.\n", "not_read"),
        ("## Sak 5 Felles", "## Sk 5 Felles", "item_missing"),
        ('status: "final"', 'status: "draft"', "front"),
        ("---\n", "", "front_missing"),
        ("sognko: 2", "sognko 2", "front_missing"),
        ("## Avslutning", "<b>Merk</b>\n\n## Avslutning", "not_read"),
        ("| 6 | Rammeavtale om matvarer |", "| 6 | Avtale om matvarer |", "not_read"),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(desk, file, old, new, why):
    edit(file, (old, new))
    found = the_one(desk)
    assert why in {one.why for one in found.unread}
    assert not found.to_take
    at = next(one for one in found.unread if one.why == why)
    if why == "not_read":
        line = file.read_text(encoding="utf-8").split("\n")[at.line - 1]
        assert at.text.split(" | ")[-1].removeprefix("<b>") in line.replace("|", " ") + line


@pytest.mark.parametrize(
    "data",
    [b"", b"\0\1\2" * 99, b"tull\n" * 999, b"x" * 1_000_001],
    ids=["empty", "binary", "words", "huge"],
)
def test_a_file_that_is_no_protocol_is_told_and_kept(desk, file, data):
    file.write_bytes(data)
    assert [one.why for one in the_one(desk).unread][-1] == "unreadable"
    desk.write(HELD)
    assert [path.read_bytes() for path in asides(file)] == [data]


@pytest.mark.parametrize(
    ("old", "new", "foreign"),
    [
        (f'meeting: "{HELD}"', 'meeting: "2026-01-01-eit-anna"', "meeting"),
        ('board: "Styret i Fjordane KO"', 'board: "Styret for noko anna"', "board"),
        ("sognko: 2", "sognko: 99", "newer"),
    ],
)
def test_a_protocol_of_something_else_is_compared_with_nothing(desk, file, old, new, foreign):
    edit(file, (old, new), ("skissa ligg føre", "utkastet ligg føre"))
    found = the_one(desk)
    assert (found.foreign, found.changes) == (foreign, ())


def test_an_older_structure_and_other_line_ends_are_compared_all_the_same(desk, file, tmp_path):
    copy = tmp_path / "frå e-post.md"
    text = file.read_text(encoding="utf-8").replace("skissa ligg føre", "skissa låg føre")
    text = text.replace("sognko: 2", "sognko: 1").replace("\n", "\r\n")
    copy.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))
    (found,) = desk.compare(HELD, copy)
    assert parts(found) == {("4", "minutes"): ""}
    desk.take_edits(HELD, found)
    assert [path.read_bytes() for path in asides(file)] == [copy.read_bytes()]


def test_hostile_words_are_taken_as_words(desk, file):
    words = "[red]x[/] <script>alert(1)</script> $x$ ![b](c) \x1b[31mraud\u202e"
    edit(file, ("skissa ligg føre", words))
    found = the_one(desk)
    told = "\n".join(telling_edits.told(found))
    assert "\x1b" not in told
    assert "\u202e" not in told
    desk.take_edits(HELD, found)
    assert "\x1b" not in desk.look(HELD).items[3].minutes
    assert desk.compare(HELD) == ()
    assert "[red]x[/]" in desk.look(HELD).items[3].minutes
