"""Finds what lies beside the code: the stylesheets, the example archive, a server's settings.

In a checkout they are top-level folders; in an installed wheel they are inside the package.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def checkout() -> Path | None:
    """The root of the checkout this package runs from, or None when it is installed from a wheel.

    A checkout is recognised by `pyproject.toml` beside `styles/`.
    """
    root = _PACKAGE.parent
    if (root / "pyproject.toml").is_file() and (root / "styles").is_dir():
        return root
    return None


def styles() -> Path:
    """The folder with the Textual stylesheets, one per screen."""
    # A checkout goes first: an editable install leaves a copy in the package that grows stale.
    return (checkout() or _PACKAGE) / "styles"


def example() -> Path:
    """The example archive: a board and its meetings. It is for copying; nothing writes to it."""
    return (checkout() or _PACKAGE) / "minutes"


def server() -> Path:
    """The folder with what a server is set up with; the program itself needs its `tmux.conf`."""
    return (checkout() or _PACKAGE) / "server"
