"""An election on the screen, as the tests of it come to one."""

from msgspec.structs import replace

from sognko_tui.meeting.agenda import AgendaItem, Point
from sognko_tui.meeting.elections import elected
from tests.tui.room import sitting

COMMITTEE = AgendaItem(
    id="i1",
    number="14",
    title="Val av representant til fagutvalet",
    kind="election",
    proposal=(Point(text="Styret nemner opp slik til fagutvalet:", blank=True),),
    background="Dei som blir valde, sit i 2026-2027. Det trengst òg ein vara.",
    asks=("deputy", "period", "names"),
)
LEADER = AgendaItem(
    id="i1",
    number="3",
    title="Val av leiar",
    kind="election",
    proposal=(Point(text="Leiar blir:", blank=True),),
)
ADVISER = replace(LEADER, title="Tilsetjing av rådgjevar")
OTHER = AgendaItem(id="i2", number="15", title="Ymse", kind="other")
FILLED = (
    "Styret nemner opp slik til fagutvalet: Representant for Fjaler, med Rektor i Stad som vara, "
    "for 2026–2027"
)


def table(tmp_path, item=LEADER, **more):
    return sitting(tmp_path, (item, OTHER), **more)


def told(it) -> str:
    """What the message line says, whether it warns or not."""
    return it.message.removeprefix("! ")


def posts(it):
    return it.item("i1").posts


def result(it, at=0):
    found = elected(posts(it)[at])
    return found and (found.nominee.name, found.how, found.round)


async def nominate(it, names: str):
    """From the election: N, the names, Enter."""
    await it.press("n")
    await it.type(names)
    await it.press("enter")


async def contest(it, names: str = "fj, as"):
    """F8 q, those put forward, and the round of voting."""
    await it.more("q")
    await nominate(it, names)
    await it.press("enter")
    assert it.name == "BallotDialog"
