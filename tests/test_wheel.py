"""The wheel holds all that the program needs, and works alone."""

import subprocess
import zipfile

import pytest


@pytest.fixture(scope="module")
def contents(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_stylesheets_and_the_example_are_in_the_wheel(contents):
    assert any(name.startswith("sognko_tui/styles/") for name in contents)
    assert any(name.startswith("sognko_tui/minutes/") for name in contents)
    assert "sognko_tui/minutes/sognko.json" in contents


def test_what_a_server_is_set_up_with_is_in_the_wheel(contents):
    # `sognko door` runs tmux under the first of them.
    for name in ("tmux.conf", "sshd_config", "authorized_keys"):
        assert f"sognko_tui/server/{name}" in contents


def test_every_language_is_in_the_wheel_compiled(contents):
    sources = {name for name in contents if name.endswith(".po")}
    assert {name.split("/")[2] for name in sources} >= {"nb", "en"}
    assert {name.removesuffix("po") + "mo" for name in sources} <= contents


def test_the_wheel_tells_type_checkers_that_it_is_typed(contents):
    assert "sognko_tui/py.typed" in contents


def test_the_wheel_carries_its_licence_and_nothing_of_the_workshop(contents):
    assert any(name.endswith("licenses/LICENSE") for name in contents)
    tops = {name.split("/")[0] for name in contents}
    assert all(top == "sognko_tui" or top.endswith(".dist-info") for top in tops)
    left = {name for name in contents if "/." in name or name.endswith((".journal", ".lock"))}
    kept = {f"sognko_tui/minutes/{name}" for name in (".gitignore", ".gitattributes")}
    # What the parts of a Word file belong to stands in one of this name.
    assert all(name in kept or name.endswith(("/.written.txt", "/.rels")) for name in left)


def test_the_installed_program_uses_its_own_files(installed, tmp_path):
    code = (
        "import sognko_tui; from sognko_tui import where\n"
        "print(sognko_tui.__file__, where.checkout(), where.styles(), where.example(), where.server(), sep='\\n')"
    )
    done = subprocess.run(
        [installed.parent / "python", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    module, checkout, styles, example, server = done.stdout.splitlines()
    assert module.startswith(str(installed.parents[1]))
    assert checkout == "None"
    assert styles.startswith(str(installed.parents[1]))
    assert example.startswith(str(installed.parents[1]))
    assert server.startswith(str(installed.parents[1]))
