"""What the screens look like, as pictures. `make test ARGS="--snapshot-update -k snapshots"` takes them anew.

Look at each picture before keeping it: `rsvg-convert picture.svg -o picture.png`.
"""

import itertools

import msgspec
import pytest

from sognko_tui.meeting import events as e
from sognko_tui.meeting.adoption import close_item
from sognko_tui.meeting.agenda import Point
from sognko_tui.meeting.voting import take_vote
from sognko_tui.tui.app import SognkoApp
from sognko_tui.tui.following import FollowApp
from tests.tui.conftest import PACK, put
from tests.tui.past import a_past
from tests.tui.room import AGENDA, LARGE, SMALL, Sitting, Ticks, a_desk
from tests.tui.settling import settled

pytestmark = pytest.mark.drawn

LONG = msgspec.structs.replace(
    AGENDA[2],
    proposal=(
        *AGENDA[2].proposal[:1],
        Point(
            text="Kommunane melder inn innan 1. mars kva dei treng av opplæring, og set av tid til "
            "ho i arbeidsplanane sine for hausten.",
            marker="2.",
        ),
        Point(text="Opplæringa blir lagd til:", marker="3.", blank=True),
        Point(text="Til å førebu ho blir vald: ____", marker="4.", blank=True),
        Point(text="Saka kjem opp att på neste møte.", marker="5."),
    ),
    background="## Bakgrunn\nKommunane har kvar si opplæring i dag. Ho kostar meir enn ho treng, "
    "og dei minste får det ikkje til åleine.\n\n## Vurdering\nFelles opplæring to gonger i året "
    "er nok. Kven som tek imot, må styret velje.",
    attachments=("Oversyn over kurs i 2025", "Brev frå tillitsvalde"),
    links=("https://example.org/opplaering",),
)
ITEMS = (*AGENDA[:2], LONG, *AGENDA[3:])

HUGE = (200, 60)

small = pytest.mark.parametrize("size", [SMALL], ids=["80x24"])
both = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])


@pytest.fixture
def looks(snap_compare, tmp_path):
    """`looks(size, act)`: whether the app, once `act` was done in it, looks as in the picture."""
    desk, meeting_id, clock = a_desk(tmp_path, ITEMS)
    put(desk, "2026-01-20 sakspapir.txt", PACK)
    # Each look at the watch is a second later, so that F2 never comes too close.
    watch = itertools.count(100)
    app = SognkoApp(desk, demo=True, monotonic=lambda: float(next(watch)))

    def compare(size, act) -> bool:
        async def before(pilot) -> None:
            await pilot.pause()
            await act(Sitting(app, pilot, desk, meeting_id, Ticks(), clock))
            await pilot.pause()

        found: bool = snap_compare(app, terminal_size=size, run_before=before)
        return found

    return compare


async def enter(it: Sitting) -> None:
    await it.press("enter", "f6", "a", "enter")


async def some_way(it: Sitting) -> None:
    """Into the third item, with two adopted."""
    await enter(it)
    await it.press("f2", "f2")


async def changed(it: Sitting) -> None:
    """The third item with one blank filled, and F2 pressed at the next."""
    await some_way(it)
    await it.press("f2", *"Luster", "f2")


@both
def test_heim(looks, size):
    async def act(it):
        await it.quiet()

    assert looks(size, act)


@both
def test_an_item_without_a_proposal(looks, size):
    async def act(it):
        await enter(it)
        await it.press("f7", "f7", "f7", "f4", *"i balanse.")

    assert looks(size, act)


@both
def test_an_item_with_a_blank_filled_and_one_selected(looks, size):
    assert looks(size, changed)


@both
def test_an_item_that_was_adopted_with_votes_against(looks, size):
    async def act(it):
        await enter(it)
        await it.press("f7", "f5", *"fj gu", "enter", "f2", "f3")

    assert looks(size, act)


@small
def test_the_case_beside_what_is_written(looks, size):
    async def act(it):
        await changed(it)
        await it.press("f12")

    assert looks(size, act)


@both
def test_the_attendance(looks, size):
    async def act(it):
        await it.press("enter", "f6", "down", "down", "f", "down", "u", "down", "v", "1", "a")

    assert looks(size, act)


@small
def test_the_vote(looks, size):
    async def act(it):
        await some_way(it)
        await it.press("f5", *"lu vi fj")

    assert looks(size, act)


@both
def test_the_menu_of_f8(looks, size):
    async def act(it):
        await some_way(it)
        await it.press("f8")

    assert looks(size, act)


@small
def test_a_form(looks, size):
    async def act(it):
        await some_way(it)
        await it.press("f8", "h", "enter", *"i fjor", "enter")

    assert looks(size, act)


@small
def test_the_help(looks, size):
    async def act(it):
        await some_way(it)
        await it.press("f1")

    assert looks(size, act)


@both
def test_what_is_missing(looks, size):
    async def act(it):
        await changed(it)
        await it.press("f8", "g")

    assert looks(size, act)


@both
def test_the_protocol(looks, size):
    async def act(it):
        await some_way(it)
        await it.press("f9")

    assert looks(size, act)


@small
def test_a_protocol_edited_by_hand(looks, size):
    async def act(it):
        await some_way(it)
        (file,) = it.desk.write(it.meeting_id)
        text = file.read_text(encoding="utf-8")
        text = text.replace("**Stad:** ", "**Stad:** Nye ", 1).replace("| heile møtet |", "| |", 1)
        file.write_text(f"{text}\nEit fritt avsnitt.\n", encoding="utf-8")
        await it.press("f9", "h")

    assert looks(size, act)


@both
def test_the_board(looks, size):
    async def act(it):
        await it.press("s")

    assert looks(size, act)


@both
def test_a_pack_under_review(looks, size):
    async def act(it):
        put(it.desk, "2026-01-20 sakspapir.txt", PACK.replace("Sak 3 Felles", "Sak 2 Felles"))
        await it.press("n", "enter", "tab", "down", "down", "down", "down")

    assert looks(size, act)


@both
def test_a_new_meeting(looks, size):
    async def act(it):
        await it.press("n", "enter", "enter")

    assert looks(size, act)


@small
def test_a_later_version_of_the_papers(looks, size):
    async def act(it):
        for key in ("enter", "f8", "=", "enter", "f2"):
            await it.press(key)

    assert looks(size, act)


@pytest.mark.parametrize("size", [SMALL, LARGE, HUGE], ids=["80x24", "160x50", "200x60"])
@pytest.mark.parametrize("doors", ["open", "closed"])
def test_the_second_screen(snap_compare, tmp_path, size, doors):
    desk, meeting_id, _clock = a_desk(tmp_path, ITEMS)
    opened = desk.open(meeting_id)
    session = opened.session
    assert session is not None
    session.record(*(e.MemberArrived(person=f"p{n}") for n in range(1, 7)))
    session.record(e.ItemOpened(item="i2"))
    session.record(*close_item(session.meeting, "i2", desk.clock.now()))
    session.record(e.ItemOpened(item="i3"))
    item = session.meeting.items[2]
    session.record(take_vote(session.meeting, item, against=("p3",)))
    at = item.decision.index("lagd til:") + len("lagd til:")
    session.type("i3", "decision", at, " ____", " Førde, hausten 2026")
    if doors == "closed":
        session.record(
            e.SessionClosed(
                item="i3",
                basis="offl. § 23",
                at=desk.clock.now(),
                neutral_title="Personalsak",
                motion="",
            )
        )
    assert snap_compare(FollowApp(desk), terminal_size=size)
    opened.close()


@both
def test_the_timeline_of_a_meeting(looks, size):
    async def act(it):
        await changed(it)
        await it.press("f10", "t", "end", "up", "up")

    assert looks(size, act)


@both
def test_what_was_decided_about_it_earlier(looks, size):
    async def act(it):
        a_past(it.desk.root)
        it.desk.searching().refresh()
        await enter(it)
        await it.press("ctrl+f", *"felles")
        await settled(it)

    assert looks(size, act)
