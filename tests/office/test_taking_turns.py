"""Several processes that take one meeting from each other, as fast as they can."""

import subprocess
import sys
from pathlib import Path

from tests.tui.room import a_desk

ROOT = Path(__file__).resolve().parents[2]
NAMES = "abc"


def test_no_word_is_lost_and_none_stands_twice_however_often_the_meeting_changes_hands(tmp_path):
    desk, meeting_id, _clock = a_desk(tmp_path)
    takers = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.office.taker", str(desk.root), meeting_id, name, "4"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in NAMES
    ]
    told = [taker.communicate()[0].splitlines() for taker in takers]
    assert [taker.returncode for taker in takers] == [0, 0, 0]
    turns = [int(lines[-1].removeprefix("turns ")) for lines in told]
    assert sum(turns) > len(NAMES)
    acknowledged = [word for lines in told for word in lines[:-1]]
    meeting = desk.look(meeting_id)
    written = meeting.items[0].minutes.split()
    assert len(written) == len(set(written))
    assert set(acknowledged) <= set(written)
    assert not meeting.problems
    files = {path.name for path in (desk.root / meeting_id).iterdir()}
    assert files <= {"meeting.json", "meeting.lock", "meeting.journal"}
