"""Key presses for a plain meeting of 16 items, and for one with every edge case, in a real terminal."""

import sys
import tempfile
from pathlib import Path
from shutil import which

from tests.whole import hardest
from tests.whole.secretary import Office
from tests.whole.test_a_meeting import MEETING, PACK, take_the_plain_meeting

ROOT = Path(__file__).resolve().parents[1]
AT_MOST = 24


def main() -> None:
    sognko = Path(sys.executable).with_name("sognko")
    if which("tmux") is None or not sognko.exists():
        print("tmux or the installed program is missing: nothing was measured")
        return
    pack = ROOT.parent / "shared" / PACK
    if pack.exists():
        plain(sognko, pack)
    else:
        print("the sample pack is missing: the plain meeting was not measured")
    reference(sognko)


def plain(sognko: Path, pack: Path) -> None:
    """Sixteen items adopted as proposed, but two that are passed over."""
    with tempfile.TemporaryDirectory() as folder:
        office = Office(sognko, Path(folder))
        office.board()
        office.take_in(pack)
        with office.sit_down() as secretary:
            take_the_plain_meeting(secretary)
        items = office.show(MEETING)["items"]
        open_items = [item["number"] for item in items if item["status"] == "open"]
        assert open_items == ["10", "14"], open_items
        assert office.protocol(MEETING)
    print(f"from Heim to the written protocol: {secretary.pressed} key presses (at most {AT_MOST})")
    print("items 10 and 14, which have blanks, passed over with F7")


def reference(sognko: Path) -> None:
    """The reference meeting: every edge case in one sitting, and a corrected second version."""
    with tempfile.TemporaryDirectory() as folder:
        office = Office(sognko, Path(folder))
        hardest.convene(office)
        parts: list[str] = []
        with office.sit_down() as secretary:
            for part in hardest.PARTS:
                before = secretary.pressed, secretary.typed
                part(secretary)
                pressed, typed = secretary.pressed - before[0], secretary.typed - before[1]
                parts.append(f"  {part.__name__:<20} {pressed:>4} of which {typed} letters typed")
        statuses = {item["status"] for item in office.show(hardest.MEETING)["items"]}
        assert "open" not in statuses
        assert (office.minutes / hardest.MEETING / "protokoll-v2-full.md").exists()
    commands = secretary.pressed - secretary.typed
    print(
        f"the reference meeting: {secretary.pressed} key presses, {commands} without what is typed"
    )
    print("\n".join(parts))


if __name__ == "__main__":
    main()
