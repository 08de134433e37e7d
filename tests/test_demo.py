"""`sognko demo`, installed from the wheel, in a real terminal far from the checkout."""

import pytest

from tests.terminal import Terminal


@pytest.mark.usefixtures("needs_tmux")
def test_the_demo_opens_from_the_wheel_outside_the_checkout(installed, tmp_path):
    surroundings = {"HOME": str(tmp_path / "home"), "LC_ALL": "C"}
    (tmp_path / "home").mkdir()
    with Terminal([installed, "demo"], env=surroundings, cwd=tmp_path) as terminal:
        terminal.wait_for("F1", timeout=30)
        terminal.keys("C-q")
        assert terminal.wait_end() == 0
    # the copy is thrown away, and nothing is left where it was started
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
    assert list((tmp_path / "home").iterdir()) == []
