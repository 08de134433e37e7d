"""What every dialog has."""

import importlib
import pkgutil

import pytest

from sognko_tui.tui import dialogs
from sognko_tui.tui.dialogs.base import Dialog
from sognko_tui.tui.dialogs.help import Explanation, HelpDialog

for module in pkgutil.iter_modules(dialogs.__path__):
    importlib.import_module(f"{dialogs.__name__}.{module.name}")


def _below(kind):
    return [found for one in kind.__subclasses__() for found in (one, *_below(one))]


@pytest.mark.parametrize("dialog", [d for d in _below(Dialog) if "[" not in d.__name__])
def test_f1_tells_of_every_dialog(dialog):
    assert dialog.HELP or issubclass(dialog, Explanation | HelpDialog)
