"""What people are on the board, in the user's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sognko_tui.texts import N_

if TYPE_CHECKING:
    from sognko_tui.meeting.board import Function

FUNCTIONS: Mapping[Function, str] = {
    "chair": N_("leiar"),
    "deputy_chair": N_("nestleiar"),
    "member": N_("medlem"),
    "deputy": N_("vara"),
    "observer": N_("observatør"),
    "administration": N_("administrasjon"),
}
"""What a person can be on a board, as it is typed and shown; the order is that of the roster."""

IN_THE_ROOM: Mapping[Function, str] = {**FUNCTIONS, "guest": N_("gjest")}
"""What a person in the room can be."""
