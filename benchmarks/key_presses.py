"""Key presses for a plain meeting of 16 items and six members, in a real terminal."""

import sys
import tempfile
from pathlib import Path
from shutil import which

from tests.whole.secretary import Office
from tests.whole.test_a_meeting import MEETING, PACK, take_the_plain_meeting

ROOT = Path(__file__).resolve().parents[1]
AT_MOST = 24


def main() -> None:
    pack = ROOT.parent / "shared" / PACK
    sognko = Path(sys.executable).with_name("sognko")
    if which("tmux") is None or not pack.exists() or not sognko.exists():
        print("tmux, the sample pack or the installed program is missing: nothing was measured")
        return
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


if __name__ == "__main__":
    main()
