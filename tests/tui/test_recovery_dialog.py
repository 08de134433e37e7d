# mypy: disable-error-code="union-attr"
"""A session that did not close: Heim says so, and what it left is judged before the meeting is opened."""

from contextlib import asynccontextmanager

import pytest

from sognko_tui.meeting import events as e
from tests.tui.conftest import LARGE, SMALL, Running
from tests.tui.room import AGENDA, a_desk

SAID = "Rekneskapen viser eit overskot."
MENDED = "Rekneskapen viser eit underskot."


class Left:
    """A desk with a meeting that a session died in, and the app on it."""

    def __init__(self, folder, run) -> None:
        self.desk, self.meeting_id, self.clock = a_desk(folder)
        self.folder = self.desk.root / self.meeting_id
        self._run = run

    def crash(self, *texts: str, more: tuple[e.Event, ...] = (), torn: bytes = b"") -> None:
        """REFERAT of item 4 becomes each of these texts in turn, and then the machine dies."""
        opened = self.desk.open(self.meeting_id)
        for text in texts:
            item = opened.meeting.item("i4")
            opened.session.pause()
            opened.session.type("i4", "minutes", 0, item.minutes, text)
            self.clock.move(minutes=10)
        for event in more:
            opened.session.record(event)
        opened._file._commits.close()
        opened._file._journal.close()
        opened._file._lock.release()
        if torn:
            with (self.folder / "meeting.journal").open("ab") as journal:
                journal.write(torn)

    def write(self, text: str) -> None:
        """REFERAT of item 4, in a session that closes."""
        opened = self.desk.open(self.meeting_id)
        opened.session.type("i4", "minutes", 0, "", text)
        opened.close()

    @property
    def said(self) -> str:
        """REFERAT of item 4, as a reader finds it."""
        return self.desk.look(self.meeting_id).item("i4").minutes

    def files(self) -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in self.folder.iterdir() if p.suffix != ".lock"}

    @asynccontextmanager
    async def running(self, size=SMALL):
        async with self._run(self.desk, size) as it:
            yield it


@pytest.fixture
def left(tmp_path, run):
    made = Left(tmp_path, run)
    made.write(SAID)
    return made


def words(it: Running) -> str:
    """The screen, wherever its lines are broken."""
    return " ".join(it.text.replace("│", " ").split())


async def test_heim_says_which_meeting_was_not_closed(left):
    left.crash(MENDED)
    async with left.running() as it:
        assert "Ikkje lukka sist: 9.12.2025" in it.message
        assert "ikkje lukka" in it.options()[0]


async def test_heim_says_nothing_where_all_was_closed(left):
    async with left.running() as it:
        assert it.message == ""
        await it.press("enter")
        assert it.name == "MeetingScreen"


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
async def test_what_was_left_is_shown_as_a_difference_with_when_and_by_whom(left, size):
    left.crash(MENDED, more=(e.HeadChanged(field="place", value="Sogndal"),), torn=b"0123 torn")
    before = left.files()
    async with left.running(size) as it:
        await it.press("enter")
        assert it.name == "RecoveryDialog"
        told = words(it)
        assert "2 hendingar, 9.12. kl. 9:00–9:10, førte av skrivar" in told
        assert "(9 byte)" in told
        assert "4 Orientering frå dagleg leiar · REFERAT" in told
        assert "[-overskot-]{+underskot+}" in told
        assert "9:10 endring i møtehovudet" in told
        assert "Enter: hent fram att · L: legg til sides" in told
        assert left.files() == before


async def test_enter_restores_and_the_meeting_goes_on(left):
    left.crash(MENDED)
    async with left.running() as it:
        await it.press("enter", "enter")
        assert it.name == "MeetingScreen"
        assert "er henta fram att" in it.message
        assert left.said == MENDED
        await it.press("f10")
        assert "ikkje lukka" not in it.options()[0]
        await it.press("enter")
        assert it.name == "MeetingScreen"
    assert left.said == MENDED
    assert sorted(left.files()) == ["meeting.json"]


@pytest.mark.parametrize("way_out", ["escape", "f10", "ctrl+q"])
async def test_esc_opens_nothing_and_changes_nothing(left, way_out):
    left.crash(MENDED, torn=b"0123 torn")
    before = left.files()
    async with left.running() as it:
        await it.press("enter", way_out)
        assert it.name == "HomeScreen"
        assert "ingenting er endra" in it.message
        assert left.files() == before
        await it.press("enter")
        assert it.name == "RecoveryDialog"


@pytest.mark.parametrize("letter", ["l", "L"])
async def test_l_sets_aside_once_it_is_confirmed(left, letter):
    left.crash(MENDED)
    journal = left.files()["meeting.journal"]
    async with left.running() as it:
        await it.press("enter", letter)
        assert it.name == "ConfirmDialog"
        await it.press("enter")
        assert it.name == "RecoveryDialog"
        assert left.said == MENDED
        await it.press(letter, "j")
        assert it.name == "MeetingScreen"
        (aside,) = (name for name in left.files() if ".aside-" in name)
        assert aside in it.message
        assert left.files()[aside] == journal
        assert left.said == SAID
        await it.press("f10")
        assert "ikkje lukka" not in it.options()[0]


async def test_the_protocol_is_not_read_before_it_is_judged_either(left):
    left.crash(MENDED)
    async with left.running() as it:
        await it.press("p")
        assert it.name == "RecoveryDialog"
        await it.press("enter")
        assert it.name == "ProtocolScreen"
        assert left.said == MENDED


async def test_a_long_list_is_read_on_with_the_arrows(left):
    more = tuple(
        e.FollowUpNoted(item=item.id, who="Dagleg leiar", what=f"Sak {n}")
        for n in range(5)
        for item in AGENDA
    )
    left.crash(MENDED, more=more)
    async with left.running() as it:
        await it.press("enter")
        assert "oppfølginga i sak 6" not in it.lines[-6]
        assert "Enter: hent fram att" in it.text
        await it.press("end")
        assert "oppfølginga i sak 6" in it.text
        assert "Enter: hent fram att" in it.text


async def test_f1_tells_what_the_question_is_about(left):
    left.crash(MENDED)
    async with left.running() as it:
        await it.press("enter", "f1")
        assert "Alt som var lagra, ligg i journalen" in words(it)
        await it.press("escape", "enter")
        assert it.name == "MeetingScreen"


async def test_an_end_of_the_program_in_the_midst_of_the_question_changes_nothing(left):
    left.crash(MENDED)
    before = left.files()
    async with left.running() as it:
        await it.press("enter")
        assert it.name == "RecoveryDialog"
    assert left.files() == before
