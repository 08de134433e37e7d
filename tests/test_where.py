"""The stylesheets and the example are found in a checkout and in an installed wheel."""

from pathlib import Path

from sognko_tui import where

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_uses_its_own_top_level_folders():
    assert where.checkout() == ROOT
    assert where.styles() == ROOT / "styles"
    assert where.example() == ROOT / "minutes"


def test_an_installed_package_uses_the_folders_inside_it(tmp_path, monkeypatch):
    package = tmp_path / "sognko_tui"
    (package / "styles").mkdir(parents=True)
    monkeypatch.setattr(where, "_PACKAGE", package)
    assert where.checkout() is None
    assert where.styles() == package / "styles"
    assert where.example() == package / "minutes"


def test_a_project_file_without_stylesheets_beside_it_is_no_checkout(tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text("")
    monkeypatch.setattr(where, "_PACKAGE", tmp_path / "sognko_tui")
    assert where.checkout() is None
    (tmp_path / "styles").mkdir()
    assert where.checkout() == tmp_path
