"""Proposals as the tests of F8 m make them and read them off the screen."""

from sognko_tui.meeting import events as e
from tests.tui.room import AGENDA

PROPOSED = "Styret vil ha ein ny nettstad innan sommaren."
SITE = AGENDA[1]
TRAINING = AGENDA[2]


def moved(motion: str, text: str, kind: e.MotionKind = "counter", **more) -> e.ProposalMoved:
    """A proposal from Fjaler in the item on the site."""
    facts = {"item": "i2", "mover": "p3", **more}
    return e.ProposalMoved(proposal=motion, text=text, kind=kind, **facts)


A = moved("m1", "Styret ventar.", mover="p2")
B = moved("m2", "Styret seier nei.")
C = moved("m3", "Styret vil ha ein ny nettstad til jul.", "amendment", mover="p4")
D = moved("m4", "Dagleg leiar melder frå.", "addition", mover="p5")


async def written(it, text: str, *, kind: str = "a", mover: str = "fj") -> None:
    """N, the kind, who, and the words: a new proposal, from the list of them."""
    await it.press("n", kind)
    await it.type(mover)
    await it.press("enter")
    await it.type(text)
    await it.press("f2")


def listed(it) -> list[str]:
    """The lines of the list, the spaces between their columns made one."""
    return [" ".join(line.split()) for line in it.options()]


def following(it) -> str:
    return it.reads("#next-vote")


async def against(it, *initials: str) -> None:
    """The vote that is asked for now: these are against."""
    assert it.name == "VoteDialog"
    for one in initials:
        await it.type(f"{one} ")
    await it.press("enter")
