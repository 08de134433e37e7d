"""A line in the table of commands."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """Something the secretary can do on a screen.

    `action` is the method `action_…` of the screen. `keys` are Textual's names, the first one is
    shown as `label` where that is empty. `short` stands in the key line; `letter` in the F8 menu.
    """

    screen: str
    action: str
    name: str
    keys: str = ""
    short: str = ""
    letter: str = ""
    label: str = ""
    help: str = ""
