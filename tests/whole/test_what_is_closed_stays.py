"""Of what was handled for closed doors nothing leaves the house with what anybody may have."""

import io
import json
import shutil
import subprocess
import zipfile

import pytest

from sognko_tui.cli import main
from sognko_tui.office.exporting.forms import DATA, PAGES
from tests.conftest import need
from tests.whole import leaving


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    root = tmp_path_factory.mktemp("huset")
    leaving.archive_with_a_closed_item(root / "minutes")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOGNKO_MINUTES", str(root / "minutes"))
        patch.setenv("SOGNKO_CLOCK", "2026-03-25T09:00:00+01:00")
        yield root


ALL = ",".join((*PAGES, *DATA))


def exported(house, name, *more):
    folder = house / name
    folder.mkdir()
    assert main(["export", leaving.ID, "--output", str(folder), *more]) == 0
    return folder


def test_every_word_would_be_found_if_it_were_there(house):
    """Whoever asks for it gets all of it: so the search below can find something."""
    full = exported(house, "full", "--to", ALL, "--full")
    for file in full.iterdir():
        if not file.name.endswith("roeyster-full.csv"):
            assert leaving.found_in(file), file.name
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", leaving.secret("inni"))
    assert any(leaving.words_in(piece) for piece in leaving.unpacked(packed.getvalue()))


def test_no_public_file_tells_a_closed_word(house):
    assert leaving.found_in(exported(house, "offentleg", "--to", ALL)) == []


def test_no_extract_and_no_letter_tells_a_closed_word(house):
    pages = ",".join(PAGES)
    assert leaving.found_in(exported(house, "saker", "--to", pages, "--items")) == []
    letters = exported(house, "brev", "--to", pages, "--items", "--letter", "--recipient", "Vik")
    assert leaving.found_in(letters) == []


def test_the_parcel_for_the_archive_has_all_of_it_and_says_so(house, capsys):
    folder = exported(house, "arkiv", "--to", "arkiv", "--force")
    assert leaving.found_in(folder)
    assert "lukka dører" in capsys.readouterr().err


def test_what_is_exported_into_the_archive_itself_stays_out_of_version_control(
    house, tmp_path, monkeypatch
):
    need("git")
    archive = shutil.copytree(house / "minutes", tmp_path / "minutes")
    monkeypatch.setenv("SOGNKO_MINUTES", str(archive))
    wanted = ("--to", f"{ALL},arkiv", "--full", "--force")
    assert main(["export", leaving.ID, "--output", str(archive), *wanted]) == 0
    for asked in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *asked], cwd=archive, check=True, capture_output=True)
    taken = subprocess.run(
        ["git", "ls-files", "-z"], cwd=archive, check=True, capture_output=True, text=True
    )
    names = taken.stdout.rstrip("\0").split("\0")
    assert f"{leaving.ID}/meeting.json" in names
    assert [found for name in names for found in leaving.found_in(archive / name)] == []


def test_neither_what_is_signed_nor_the_site_tells_a_closed_word(house, capsys):
    assert main(["approve", leaving.ID, "--where", "møtet 9. juni 2026"]) == 0
    told = house / "minutes" / leaving.ID
    public = [p for p in told.iterdir() if p.name.startswith("protokoll") and "-full" not in p.name]
    assert {p.suffix for p in public} >= {".md", ".html", ".json", ".pdf", ".sha256"}
    for file in public:
        assert leaving.found_in(file) == []
    # What is chained must not be a hash of anything that is closed either.
    manifest = (told / "protokoll.sha256").read_text(encoding="utf-8")
    assert "-full" not in manifest
    assert main(["publish", str(house / "side"), "--base-url", "https://eksempel.no/"]) == 0
    assert leaving.found_in(house / "side") == []
    page = next((house / "side").rglob("sak-2/index.html"))
    assert "Personalsak" in page.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["verify", leaving.ID, "--json"]) in (0, 1)
    assert not leaving.words_in(json.dumps(json.loads(capsys.readouterr().out)).encode())
