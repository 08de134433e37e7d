from sognko_tui.protocol import write
from tests.tui.room import AGENDA, BOARD, sitting


def show(it, msg=""):
    print(f"\n===== {msg} | {it.name}")
    print("\n".join(l for l in it.text.split("\n") if l.strip()))


async def test_dep(tmp_path):
    async with sitting(tmp_path) as it:
        await it.press("f6", "a", "enter")
        await it.adopt()
        await it.more("i")
        await it.type("fj")
        await it.press("enter", "1")
        show(it)
        await it.press("tab", "tab")
        await it.type("v1")
        show(it)
        await it.press("enter")
        show(it)
        await it.adopt(2)
        for e in it.events[-12:]:
            print(e)
        t = write(it.meeting)
        print(t[t.index("## Frammøte") : t.index("## Sak 3")])
